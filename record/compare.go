package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strconv"
)

// ErrContent reports a content that is not one JSON document.
var ErrContent = errors.New("record: a content is not one document")

// Difference is one field in which two contents of a record differ.
type Difference struct {
	Path   string // field names and positions, as in accounts[1].branch
	Ours   string // as JSON; empty where the field is missing
	Theirs string
}

// Compare sets two opened contents side by side, field by field, in order of their paths. Contents
// are JSON documents; it is for the desk, the only side that has them open.
func Compare(ours, theirs []byte) ([]Difference, error) {
	var a, b any
	if err := read(ours, &a); err != nil {
		return nil, err
	}
	if err := read(theirs, &b); err != nil {
		return nil, err
	}
	var found []Difference
	compare("", a, b, &found)
	return found, nil
}

// read keeps numbers as they are written: no figure passes through a float.
func read(text []byte, into *any) error {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(into); err != nil {
		return err
	}
	if dec.More() {
		return ErrContent
	}
	return nil
}

type missing struct{}

func compare(path string, a, b any, found *[]Difference) {
	if x, ok := a.(map[string]any); ok {
		if y, ok := b.(map[string]any); ok {
			compareObjects(path, x, y, found)
			return
		}
	}
	if x, ok := a.([]any); ok {
		if y, ok := b.([]any); ok {
			compareLists(path, x, y, found)
			return
		}
	}
	if ours, theirs := written(a), written(b); ours != theirs {
		*found = append(*found, Difference{path, ours, theirs})
	}
}

func compareObjects(path string, a, b map[string]any, found *[]Difference) {
	names := map[string]bool{}
	for name := range a {
		names[name] = true
	}
	for name := range b {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		at := name
		if path != "" {
			at = path + "." + name
		}
		compare(at, field(a, name), field(b, name), found)
	}
}

func field(object map[string]any, name string) any {
	if v, ok := object[name]; ok {
		return v
	}
	return missing{}
}

func compareLists(path string, a, b []any, found *[]Difference) {
	for i := range max(len(a), len(b)) {
		compare(path+"["+strconv.Itoa(i)+"]", item(a, i), item(b, i), found)
	}
}

func item(list []any, i int) any {
	if i < len(list) {
		return list[i]
	}
	return missing{}
}

func written(v any) string {
	if _, none := v.(missing); none {
		return ""
	}
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false) // a person reads it
	if err := enc.Encode(v); err != nil {
		panic(err) // impossible: it was read from JSON
	}
	return string(bytes.TrimSuffix(text.Bytes(), []byte{'\n'}))
}
