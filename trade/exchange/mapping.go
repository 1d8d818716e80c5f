package exchange

import (
	"slices"
	"strings"

	"romukura/ground/fault"
)

// Mapping says what each column of a file means. One that a person gave is remembered with the
// client and used again for a file with the same head.
type Mapping struct {
	Kind    Kind     `json:"kind"`
	Header  []string `json:"header"`
	Columns []Column `json:"columns"` // one for each of Header
	Layout  string   `json:"layout,omitempty"`
	Product string   `json:"product,omitempty"`
	// Confidence is A, B or C by how well the layout is known; empty for the office's own mapping.
	Confidence string `json:"confidence,omitempty"`
	// Positional is set for files without a head; Header then names the places.
	Positional bool `json:"positional,omitempty"`
	// Given says that a person said what the columns mean, so that nothing is found out anew.
	Given bool `json:"given,omitempty"`
}

// Known is what a mapping may be made from: the mappings remembered for the client, the names of
// its pay items, and the names of its own counts.
type Known struct {
	Remembered []Mapping
	Items      []string
	Counts     []string
}

// Given makes the mapping that a person chose for a sheet: for each column of its head a meaning as
// [ParseColumn] reads it.
func Given(s *Sheet, kind Kind, meanings []string) (Mapping, fault.List) {
	m := Mapping{Kind: kind, Header: s.Header, Given: true, Columns: make([]Column, len(meanings))}
	for i, meaning := range meanings {
		m.Columns[i] = ParseColumn(meaning)
	}
	return m, m.Check()
}

// Placed makes the mapping that a person chose for files without a head, whose columns are known by
// their places alone.
func Placed(kind Kind, meanings []string) (Mapping, fault.List) {
	m := Mapping{Kind: kind, Given: true, Positional: true, Columns: make([]Column, len(meanings))}
	for i, meaning := range meanings {
		m.Columns[i] = ParseColumn(meaning)
		m.Header = append(m.Header, ordinal(i))
	}
	return m, m.Check()
}

// Map finds the mapping of a sheet: one that a person gave for the same head, a known layout, or
// the names of the columns. Columns that hold something and that nobody knows are told.
func Map(s *Sheet, kind Kind, known Known) (Mapping, fault.List) {
	if m := remembered(s, kind, known.Remembered); m != nil {
		return *m, m.Check()
	}
	if kind == Attendance && daily(s.Header) {
		kind = Days
	}
	m := Mapping{Kind: kind, Header: s.Header, Columns: make([]Column, len(s.Header))}
	l := layoutOf(s.Header, kind)
	if l != nil {
		m.Layout, m.Product, m.Confidence, m.Kind = l.id, l.product, l.confidence, l.kind
	}
	var faults fault.List
	var unknown, asked []string
	for i, name := range s.Header {
		column, how := columnOf(name, l, m.Kind, &known)
		m.Columns[i] = column
		switch {
		case how == unknownName && s.holds(i):
			unknown = append(unknown, named(name, i))
		case how == ambiguousName && s.holds(i):
			asked = append(asked, name)
		}
	}
	if len(unknown) > 0 {
		f := faultOf("", "columns.unknown", unknownColumns(unknown), textMapColumns)
		f.Severity = fault.Warn
		faults.Add(f)
	}
	if len(asked) > 0 {
		faults.Add(faultOf("", "columns.ask", askedColumns(asked), textMapColumns))
	}
	faults.AddAll("", m.Check())
	return m, faults
}

// remembered is the newest mapping that a person gave for this head, or for a row above what was
// taken for the head, or for places where no name is known.
func remembered(s *Sheet, kind Kind, all []Mapping) *Mapping {
	for i := len(all) - 1; i >= 0; i-- {
		m := &all[i]
		if !m.Given || m.Kind != kind && !(m.Kind == Days && kind == Attendance) {
			continue
		}
		if m.Positional {
			if !s.named && s.width() == len(m.Header) {
				return m
			}
			continue
		}
		if slices.Equal(m.Header, s.Header) {
			return m
		}
		for at := range min(len(s.all), headRows) {
			if slices.Equal(m.Header, trimmed(s.all[at].Cells)) {
				s.head(at)
				return m
			}
		}
	}
	return nil
}

// width is the number of columns of the first rows.
func (s *Sheet) width() int {
	n := 0
	for _, r := range s.all[:min(len(s.all), headRows)] {
		n = max(n, len(trimmed(r.Cells)))
	}
	return n
}

// holds reports whether a column has anything in it.
func (s *Sheet) holds(column int) bool {
	return slices.ContainsFunc(s.Rows, func(r Row) bool {
		return column < len(r.Cells) && strings.TrimSpace(r.Cells[column]) != ""
	})
}

// finding is how well a column's name is known.
type finding int

const (
	unknownName   finding = iota
	knownName             // or known to be of no use
	ambiguousName         // known to mean different things in different products
)

func columnOf(name string, l *layout, kind Kind, known *Known) (Column, finding) {
	plain := plainName(name)
	if l != nil {
		if c, ok := l.columns[plain]; ok {
			return c, knownName
		}
	}
	if (kind == Persons || kind == Items) && slices.Contains(known.Items, name) {
		return Column{Field: "item:" + name}, knownName
	}
	if kind == Attendance && slices.Contains(known.Counts, name) {
		return Column{Field: "count:" + name}, knownName
	}
	key, ok := fieldSets[kind].byHeader[plain]
	if !ok {
		key, ok = fieldSets[kind].byHeader[withoutUnit(plain)]
	}
	if !ok {
		return Column{}, unknownName
	}
	switch fieldSets[kind].byKey[key].kind {
	case "ignored":
		return Column{}, knownName
	case "ask":
		return Column{}, ambiguousName
	}
	return Column{Field: key, Unit: unitOf(name)}, knownName
}

// Check tells what a mapping lacks: columns that a kind of file needs, two columns for one field, a
// field or unit that does not exist.
func (m *Mapping) Check() fault.List {
	var faults fault.List
	set := fieldSets[m.Kind]
	if set == nil || len(m.Columns) != len(m.Header) {
		faults.Add(faultOf("", "mapping.shape", textBadMapping, textMapColumns))
		return faults
	}
	seen := map[string]bool{}
	for i := range m.Columns {
		c := &m.Columns[i]
		if c.Field == "" {
			continue
		}
		if !set.knows(c) {
			faults.Add(faultOf(m.Header[i], "columns.field", textNoField, textMapColumns))
		}
		if seen[c.Field] && !c.Add {
			faults.Add(faultOf("", "columns.twice", twoColumns(m.Kind, c.Field), textMapColumns))
		}
		seen[c.Field] = true
	}
	seen["number"] = seen["number"] || seen["number-name"]
	for _, key := range needed[m.Kind] {
		switch {
		case seen[key]:
		case key == "number":
			faults.Add(faultOf("", "columns.number", textNoNumber, textAddNumber))
		default:
			faults.Add(faultOf("", "columns.needed", noColumn(m.Kind, key), textMapColumns))
		}
	}
	if m.Kind == Items && len(m.fields("item:")) == 0 {
		faults.Add(faultOf("", "columns.needed", textNoItems, textMapColumns))
	}
	return faults
}

// fields are the fields with a prefix, in the order of the columns.
func (m *Mapping) fields(prefix string) []string {
	var all []string
	for i := range m.Columns {
		if f := m.Columns[i].Field; strings.HasPrefix(f, prefix) && !slices.Contains(all, f) {
			all = append(all, f)
		}
	}
	return all
}

// knows reports whether a meaning names fields and a unit that there are.
func (set *fieldSet) knows(c *Column) bool {
	for _, key := range append([]string{c.Field}, c.Also...) {
		_, ok := set.byKey[key]
		own := strings.HasPrefix(key, "item:") || strings.HasPrefix(key, "count:")
		if !ok && !own {
			return false
		}
	}
	return c.Unit == "" || c.Unit == "min" || c.Unit == "dec"
}
