package book_test

import (
	"reflect"
	"testing"

	"romukura/desk/book"
	"romukura/desk/tour"
	"romukura/law/why"
)

// TestACopySharesNothingThatCanBeChanged walks the sample office and its copy side by side.
func TestACopySharesNothingThatCanBeChanged(t *testing.T) {
	b := &book.Book{}
	guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
	if _, err := guide.Run(); err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Clients {
		made := c.Copy()
		if !reflect.DeepEqual(made, c) {
			t.Fatalf("%s: the copy is another", c.Profile.ID)
		}
		apart(t, string(c.Profile.ID), reflect.ValueOf(c), reflect.ValueOf(made))
	}
}

func apart(t *testing.T, at string, one, other reflect.Value) {
	t.Helper()
	switch one.Type() {
	case reflect.TypeFor[*why.Trace](), reflect.TypeFor[[]why.Step](), reflect.TypeFor[[]byte]():
		return
	}
	switch one.Kind() {
	case reflect.Interface, reflect.Chan, reflect.Func:
		t.Fatalf("%s: a %s is not copied", at, one.Type())
	case reflect.Pointer:
		if one.IsNil() {
			return
		}
		if one.Pointer() == other.Pointer() && one.Type().Elem().Size() > 0 {
			t.Fatalf("%s is shared", at)
		}
		apart(t, at, one.Elem(), other.Elem())
	case reflect.Struct:
		for i := range one.NumField() {
			if f := one.Type().Field(i); f.IsExported() {
				apart(t, at+"."+f.Name, one.Field(i), other.Field(i))
			}
		}
	case reflect.Slice:
		if one.Len() > 0 && one.Pointer() == other.Pointer() && one.Type().Elem().Size() > 0 {
			t.Fatalf("%s is shared", at)
		}
		for i := range one.Len() {
			apart(t, at+"[]", one.Index(i), other.Index(i))
		}
	case reflect.Map:
		if one.Len() > 0 && one.Pointer() == other.Pointer() {
			t.Fatalf("%s is shared", at)
		}
		for _, k := range one.MapKeys() {
			apart(t, at+"[]", one.MapIndex(k), other.MapIndex(k))
		}
	}
}
