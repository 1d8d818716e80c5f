package book

import (
	"reflect"
	"sync"

	"romukura/law/why"
)

// Copy is the client a second time: what is changed in it is not changed in the first. Both share
// what nobody changes once it is made: the explanations of figures, which are most of a client, and
// the bytes of files.
func (c *Client) Copy() *Client {
	made := *c
	deepen(reflect.ValueOf(&made).Elem())
	return &made
}

// shared are types of which one value serves all copies.
var shared = map[reflect.Type]bool{
	reflect.TypeFor[*why.Trace](): true,
	reflect.TypeFor[[]why.Step](): true,
	reflect.TypeFor[[]byte]():     true,
}

// deepen puts copies in the place of all that a value reaches by pointers, slices and maps. Fields
// that are not exported belong to values that never change.
func deepen(v reflect.Value) {
	if !reaches(v.Type()) || !v.CanSet() {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			deepen(v.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			deepen(v.Index(i))
		}
	case reflect.Pointer, reflect.Slice, reflect.Map:
		if !v.IsNil() {
			v.Set(copied(v))
		}
	}
}

func copied(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Slice:
		made := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(made, v)
		if reaches(v.Type().Elem()) {
			for i := range made.Len() {
				deepen(made.Index(i))
			}
		}
		return made
	case reflect.Map:
		made := reflect.MakeMapWithSize(v.Type(), v.Len())
		for it := v.MapRange(); it.Next(); {
			made.SetMapIndex(it.Key(), another(it.Value()))
		}
		return made
	}
	return another(v.Elem()).Addr()
}

// another is a copy of a value, in a place of its own.
func another(v reflect.Value) reflect.Value {
	made := reflect.New(v.Type()).Elem()
	made.Set(v)
	deepen(made)
	return made
}

// reaching remembers which types hold what a copy must not share.
var reaching sync.Map

func reaches(t reflect.Type) bool {
	if known, ok := reaching.Load(t); ok {
		return known.(bool)
	}
	is := false
	switch {
	case shared[t]:
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			is = is || t.Field(i).IsExported() && reaches(t.Field(i).Type)
		}
	case t.Kind() == reflect.Array:
		is = reaches(t.Elem())
	default:
		is = t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map
	}
	reaching.Store(t, is)
	return is
}
