package withholding

import (
	"slices"
	"strings"

	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
)

// kind is what a cell of a table may hold.
type kind uint8

const (
	amountCell kind = iota + 1
	maybeAmount
	rateCell
	maybeRate
	wordCell
	countCell  // a small number, or blank
	signedCell // an amount of either sign, or blank
)

// schema is the form of a printed table: its columns with what they hold, and the columns by which
// a row is known.
type schema struct {
	columns []column
	keys    []string
}

type column struct {
	name string
	kind kind
}

// schemas are the tables that an office can hold.
var schemas = map[TableName]schema{
	TableMonthly: {listed(amountCell, append([]string{"from", "to"},
		columnNames(cellB+1)...)), []string{"from"}},
	TableMonthlyAbove: {slices.Concat([]column{{"column", wordCell}, {"from", amountCell},
		{"below", maybeAmount}, {"base0", amountCell}},
		listed(maybeAmount, baseNames()), []column{{"rate", rateCell}}), []string{"column", "from"}},
	TableDaily: {slices.Concat([]column{{"from", amountCell}, {"to", maybeAmount}},
		listed(maybeAmount, columnNames(cells)),
		listed(maybeRate, []string{"a-rate", "b-rate", "c-rate"})), []string{"from"}},
	TableBonus: {[]column{{"column", wordCell}, {"dependents", countCell}, {"from", amountCell},
		{"below", maybeAmount}, {"rate", rateCell}}, []string{"column", "dependents", "from"}},
	TableComputer: {[]column{{"part", wordCell}, {"to", maybeAmount}, {"fixed", maybeAmount},
		{"rate", maybeRate}, {"add", signedCell}}, []string{"part", "to"}},
}

func baseNames() []string {
	return []string{"base1", "base2", "base3", "base4", "base5", "base6", "base7"}
}

func listed(k kind, names []string) []column {
	var list []column
	for _, n := range names {
		list = append(list, column{n, k})
	}
	return list
}

func (s schema) names() []string {
	var list []string
	for _, c := range s.columns {
		list = append(list, c.name)
	}
	return list
}

// form adds a fault for each column and cell that is not as the schema wants it.
func (s schema) form(f *dated.File, l *fault.List) {
	if !slices.Equal(f.Columns, s.names()) {
		l.Add(fault.Fault{Path: "columns", Code: "table.columns", Message: textColumns,
			Remedy: textColumnsRemedy(strings.Join(s.names(), " "))})
		return
	}
	if len(f.Rows) == 0 {
		l.Add(fault.Fault{Path: "rows", Code: "table.empty", Message: textEmptyTable,
			Remedy: textCompareSheet})
	}
	for _, r := range f.Rows {
		for _, c := range s.columns {
			if !c.kind.takes(r.Text(c.name)) {
				l.Add(fault.Fault{Path: place(r.Line, c.name), Code: "table.cell",
					Message: textBadCell(c.kind), Remedy: textCompareSheet})
			}
		}
	}
}

// finestRate is the largest denominator of a rate: far finer than any printed one, and small enough
// that a rate times the largest amount stays within 64 bits.
const finestRate = 1_000_000

func (k kind) takes(text string) bool {
	switch k {
	case maybeAmount, maybeRate, countCell, signedCell:
		if text == "" {
			return true
		}
	}
	switch k {
	case amountCell, maybeAmount, signedCell:
		a, err := yen.Parse(text)
		return err == nil && text == strings.TrimSpace(text) && (a >= 0 || k == signedCell)
	case rateCell, maybeRate:
		r, err := yen.ParseRate(text)
		return err == nil && r.Num >= 0 && r.Compare(yen.Whole) <= 0 && r.Den <= finestRate
	case countCell:
		return len(text) == 1 && text >= "0" && text <= "7"
	}
	return text != ""
}

// key names a row for a person: its key cells in order.
func (s schema) key(r dated.Row) string {
	var parts []string
	for _, k := range s.keys {
		parts = append(parts, strings.ReplaceAll(r.Text(k), "_", ""))
	}
	return strings.Join(parts, "/")
}

// compare lists the cells in which a table differs from the one that is there, row by row.
func (s schema) compare(name TableName, there, comes *dated.File) []Difference {
	var list []Difference
	old := map[string]dated.Row{}
	for _, r := range there.Rows {
		old[s.key(r)] = r
	}
	for _, r := range comes.Rows {
		k := s.key(r)
		before, ok := old[k]
		delete(old, k)
		for _, c := range s.columns {
			was := ""
			if ok {
				was = before.Text(c.name)
			}
			if now := r.Text(c.name); !c.kind.same(was, now) {
				list = append(list, Difference{name, k, c.name, was, now})
			}
		}
	}
	for _, r := range there.Rows {
		k := s.key(r)
		if _, gone := old[k]; !gone {
			continue
		}
		for _, c := range s.columns {
			if was := r.Text(c.name); was != "" {
				list = append(list, Difference{name, k, c.name, was, ""})
			}
		}
	}
	return list
}

// same compares figures, not their writing.
func (k kind) same(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	switch k {
	case amountCell, maybeAmount, signedCell:
		x, err1 := yen.Parse(a)
		y, err2 := yen.Parse(b)
		return err1 == nil && err2 == nil && x == y
	case rateCell, maybeRate:
		x, err1 := yen.ParseRate(a)
		y, err2 := yen.ParseRate(b)
		return err1 == nil && err2 == nil && x.Compare(y) == 0
	}
	return a == b
}
