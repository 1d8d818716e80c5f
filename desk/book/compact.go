package book

import "reflect"

// Texts are the texts that values share once they are compact.
type Texts map[string]string

// Compact gives back the room that reading a value left over: lists are cut to their length, and
// equal texts share their bytes. What maps hold stays as it is. The value is a pointer.
func (t Texts) Compact(value any) { t.compact(reflect.ValueOf(value)) }

func (t Texts) compact(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); s != "" && v.CanSet() {
			if one, met := t[s]; met {
				v.SetString(one)
			} else {
				t[s] = s
			}
		}
	case reflect.Pointer:
		if !v.IsNil() && !shared[v.Type()] {
			t.compact(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				t.compact(f)
			}
		}
	case reflect.Slice:
		if v.Len() == 0 || shared[v.Type()] || !v.CanSet() {
			return
		}
		cut(v)
		for i := range v.Len() {
			t.compact(v.Index(i))
		}
	}
}

// cut puts a list of the same length in the place of one with room to grow.
func cut(v reflect.Value) {
	if v.Cap() > v.Len() {
		made := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(made, v)
		v.Set(made)
	}
}

// Cut cuts a client's own lists to their length.
func (c *Client) Cut() {
	v := reflect.ValueOf(c).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Slice {
			cut(f)
		}
	}
}
