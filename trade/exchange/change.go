package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"romukura/ground/fault"
	"romukura/trade/attendance"
	"romukura/trade/employee"
)

// Change is what one row does to one record: nothing stood before, or something did.
type Change struct {
	Line   int             `json:"line"`
	Number string          `json:"number"`
	Kind   Kind            `json:"kind"`
	Before json.RawMessage `json:"before,omitempty"` // null where the record is new
	After  json.RawMessage `json:"after"`
	Fields []FieldChange   `json:"fields"`
}

// FieldChange is one field that differs.
type FieldChange struct {
	Path   string `json:"path"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

// New reports whether the row adds somebody or something that was not there.
func (c *Change) New() bool { return len(c.Before) == 0 }

// Batch is one import: all of it is applied or nothing.
type Batch struct {
	ID      string   `json:"id"` // of the content: the same file for the same purpose has the same id
	File    string   `json:"file"`
	Kind    Kind     `json:"kind"`
	Layout  string   `json:"layout,omitempty"`
	At      string   `json:"at"` // instant, ISO, given by the desk's clock
	By      string   `json:"by"`
	Rows    int      `json:"rows"`
	Changes []Change `json:"changes"`
	Undone  string   `json:"undone,omitempty"` // instant at which it was taken back
}

// BatchID names a file's content for a purpose: the client, the kind and the month it is for.
func BatchID(data []byte, purpose ...string) string {
	h := sha256.New()
	for _, p := range purpose {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))[:24]
}

// changeOf compares a person before and after; false when nothing differs.
func changeOf(line int, before, after *employee.Employee) (Change, bool) {
	c := Change{Line: line, Number: after.Number, Kind: Persons, After: raw(after)}
	if before != nil {
		c.Before = raw(before)
	}
	return c, c.compare()
}

func monthChange(line int, number string, before, after *attendance.Month) (Change, bool) {
	c := Change{Line: line, Number: number, Kind: Attendance, After: raw(after)}
	if before != nil {
		c.Before = raw(before)
	}
	return c, c.compare()
}

// compare lists what differs; false when nothing does.
func (c *Change) compare() bool {
	if bytes.Equal(c.Before, c.After) {
		return false
	}
	c.Fields = differences(c.Before, c.After)
	return true
}

// Person is the person that a change leaves.
func (c *Change) Person() (employee.Employee, error) {
	var e employee.Employee
	err := json.Unmarshal(c.After, &e)
	return e, err
}

// Month is the attendance month that a change leaves.
func (c *Change) Month() (attendance.Month, error) {
	var m attendance.Month
	err := json.Unmarshal(c.After, &m)
	return m, err
}

// CanUndo tells, for each record that a batch changed, whether it still stands as the batch left
// it. current gives the record as it stands now, nil when it is gone.
func (b *Batch) CanUndo(current func(*Change) any) fault.List {
	var faults fault.List
	for i := range b.Changes {
		c := &b.Changes[i]
		if now := current(c); now == nil || !bytes.Equal(raw(now), compact(c.After)) {
			faults.Add(faultOf(placeOf(c.Line, ""), "undo.changed", textUndone, textUndoByHand))
		}
	}
	return faults
}

func raw(v any) json.RawMessage {
	data, err := json.Marshal(v)
	if err != nil {
		panic("exchange: a record that cannot be written: " + err.Error())
	}
	return data
}

// compact writes a stored record as raw would, so that the two compare.
func compact(m json.RawMessage) json.RawMessage {
	if data, err := json.Marshal(m); err == nil {
		return data
	}
	return m
}

// differences lists the fields of two records that differ, in the order of their paths.
func differences(before, after json.RawMessage) []FieldChange {
	b, a := flatten(before), flatten(after)
	var out []FieldChange
	for path, v := range a {
		if b[path] != v {
			out = append(out, FieldChange{path, b[path], v})
		}
	}
	for path, v := range b {
		if _, still := a[path]; !still {
			out = append(out, FieldChange{path, v, ""})
		}
	}
	slices.SortFunc(out, func(x, y FieldChange) int { return strings.Compare(x.Path, y.Path) })
	return out
}

// flatten lays a record out as paths and plain texts.
func flatten(m json.RawMessage) map[string]string {
	out := map[string]string{}
	if len(m) == 0 {
		return out
	}
	var v any
	dec := json.NewDecoder(strings.NewReader(string(m)))
	dec.UseNumber()
	if dec.Decode(&v) == nil {
		lay(out, "", v)
	}
	return out
}

func lay(out map[string]string, path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for k, inner := range v {
			lay(out, strings.TrimPrefix(path+"."+k, "."), inner)
		}
	case []any:
		for i, inner := range v {
			lay(out, fmt.Sprintf("%s[%d]", path, i), inner)
		}
	case nil:
	default:
		out[path] = fmt.Sprint(v)
	}
}
