package exchange

import (
	"slices"
	"strings"
)

// Column is the meaning of one column.
type Column struct {
	// Field is the key of a field, item:名 for a pay item, count:名 for a count of the client's own, or
	// empty for a column that is not used.
	Field string `json:"field"`
	Unit  string `json:"unit,omitempty"` // min, dec, or empty for what the cells themselves show
	Add   bool   `json:"add,omitempty"`  // added to other columns of the same field
	// Also are further fields in which the same figure counts: late overtime is overtime and night.
	Also []string `json:"also,omitempty"`
}

// ParseColumn reads a meaning as layouts and people write it: number, prescribed@min,
// +overtime@dec+night, or - for a column that is not used.
func ParseColumn(s string) Column {
	if s == "-" || s == "" {
		return Column{}
	}
	var c Column
	s, c.Add = strings.CutPrefix(s, "+")
	parts := strings.Split(s, "+")
	c.Field, c.Unit, _ = strings.Cut(parts[0], "@")
	if len(parts) > 1 {
		c.Also = parts[1:]
	}
	return c
}

// layout is one row of layout.tsv.
type layout struct {
	id, product string
	kind        Kind
	confidence  string
	marks       []string
	columns     map[string]Column
}

var layouts = loadLayouts()

func loadLayouts() []layout {
	var all []layout
	for _, c := range ownTable("layout.tsv", 6) {
		l := layout{c[0], c[1], Kind(c[2]), c[3], nil, map[string]Column{}}
		for _, mark := range strings.Split(c[4], "|") {
			l.marks = append(l.marks, plainName(mark))
		}
		for _, pair := range strings.Split(c[5], "|") {
			name, meaning, _ := strings.Cut(pair, "=")
			l.columns[plainName(name)] = ParseColumn(meaning)
		}
		all = append(all, l)
	}
	return all
}

// layoutOf is the layout all of whose marks stand in the head.
func layoutOf(header []string, kind Kind) *layout {
	names := make([]string, len(header))
	for i, name := range header {
		names[i] = plainName(name)
	}
	for i := range layouts {
		l := &layouts[i]
		sameKind := l.kind == kind || l.kind == Days && kind == Attendance
		if sameKind && !slices.ContainsFunc(l.marks, func(mark string) bool {
			return !slices.Contains(names, mark)
		}) {
			return l
		}
	}
	return nil
}

// daily reports a head whose rows are days: a date, and when somebody came and went.
func daily(header []string) bool {
	var date, start, end bool
	for _, name := range header {
		switch fieldSets[Days].byHeader[plainName(name)] {
		case "date":
			date = true
		case "start":
			start = true
		case "end":
			end = true
		}
	}
	return date && start && end
}
