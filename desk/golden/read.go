package golden

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"sort"
	"strconv"
	"unicode/utf8"

	"romukura/ground/fault"
)

// goldenCase is one case as its file gives it.
type goldenCase struct {
	ID       string         `json:"id"`
	Topic    string         `json:"topic"`
	Input    map[string]any `json:"input"`
	Expected map[string]any `json:"expected"`
	Note     string         `json:"note"`

	file string
}

// read takes the cases of a file apart; faults are listed with the place of the case.
func read(name string, data []byte, faults *fault.List) []goldenCase {
	bad := func(place, message string) {
		faults.Add(fault.Fault{Path: name + place, Code: "golden.read", Message: message,
			Remedy: textReadRemedy})
	}
	data = bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\uFEFF")))
	if !utf8.Valid(data) {
		bad("", textNotUTF8)
		return nil
	}
	raw, err := rawCases(data)
	if err != nil {
		bad("", notJSON(err))
		return nil
	}
	var all []goldenCase
	for i, one := range raw {
		c := goldenCase{file: name}
		place := " [" + strconv.Itoa(i) + "]"
		if err := decode(one, &c); err != nil {
			bad(place, notJSON(err))
			continue
		}
		if c.ID == "" || c.Topic == "" {
			bad(place, textNoID)
			continue
		}
		all = append(all, c)
	}
	return all
}

// rawCases finds the list: the file itself, or the member cases of an object.
func rawCases(data []byte) ([]json.RawMessage, error) {
	var list []json.RawMessage
	if len(data) > 0 && data[0] == '[' {
		return list, decode(data, &list)
	}
	var file struct {
		Cases *[]json.RawMessage `json:"cases"`
	}
	if err := decode(data, &file); err != nil {
		return nil, err
	}
	if file.Cases == nil {
		return nil, errNoCases
	}
	return *file.Cases, nil
}

var errNoCases = errors.New("no list of cases")

// decode keeps numbers as they are written and refuses what follows the value.
func decode(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return errTrailing
	}
	return nil
}

var errTrailing = errors.New("more than one value")

func keysOf(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
