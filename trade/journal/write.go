package journal

import (
	_ "embed"
	"strconv"
	"strings"

	"romukura/ground/fault"
	"romukura/ground/jis"
)

// Layout is the CSV of one accounting program.
type Layout struct {
	Key        string
	Label      string // for people to choose by
	Confidence string // A: read from the vendor; B: from a third party's code
	Source     string
	encoding   string
	titles     bool
	empty      string    // amount of a side that a row does not have
	flags      [4]string // one row, first, middle, last
	none       string    // name of the tax category for what is outside consumption tax
	taxed      string
	columns    []column
}

type column struct {
	title, value string
	limit        int // in half-width characters; 0 is none
}

//go:embed layout.tsv
var layoutTable string

//go:embed column.tsv
var columnTable string

var layouts = readLayouts()

func readLayouts() []Layout {
	var all []Layout
	for _, r := range rows(layoutTable) {
		l := Layout{Key: r["key"], Label: r["label"], Confidence: r["confidence"], Source: r["source"],
			encoding: r["encoding"], titles: r["titles"] == "yes", empty: r["empty"], none: r["none"],
			taxed: r["taxed"]}
		copy(l.flags[:], strings.Fields(r["flags"]))
		for _, c := range rows(columnTable) {
			if c["layout"] == l.Key {
				limit, _ := strconv.Atoi(c["limit"]) // blank is none
				l.columns = append(l.columns, column{c["title"], c["value"], limit})
			}
		}
		all = append(all, l)
	}
	return all
}

// Layouts lists the programs whose import is known.
func Layouts() []Layout { return append([]Layout(nil), layouts...) }

// LayoutByKey finds a layout.
func LayoutByKey(key string) (Layout, bool) {
	for _, l := range layouts {
		if l.Key == key {
			return l, true
		}
	}
	return Layout{}, false
}

// Write writes entries as a program imports them. Rows of one entry belong together by number, or
// by the program's own marks. With a fault that stops there are no bytes.
func Write(l Layout, entries []Entry) ([]byte, fault.List) {
	w := &writer{layout: &l}
	if l.titles {
		for i, c := range l.columns {
			w.cell(i, c.title)
		}
		w.b.WriteString(newline)
	}
	for i := range entries {
		w.entry(&entries[i])
	}
	if w.faults.Stops() {
		return nil, w.faults
	}
	text := w.b.String()
	switch l.encoding {
	case "cp932":
		data, err := jis.CP932.Encode(text)
		if err != nil {
			w.faults.AddAll(l.Key, jis.CP932.Faults(text))
			return nil, w.faults
		}
		return data, w.faults
	case "utf-8-bom":
		text = "\ufeff" + text
	}
	return []byte(text), w.faults
}

const newline = "\r\n"

type writer struct {
	layout *Layout
	b      strings.Builder
	faults fault.List
}

func (w *writer) entry(e *Entry) {
	if debit, credit := e.Sums(); debit != credit {
		w.faults.Add(fault.Fault{Path: "entries[" + strconv.Itoa(e.Number) + "]",
			Code: "journal.balance", Message: textUnbalanced, Remedy: textUnbalancedRemedy})
		return
	}
	sides := e.sides()
	if len(sides) == 1 && w.layout.flags[0] == w.layout.flags[1] {
		// The mark of a single row is not known: the two sides stand on rows of their own.
		sides = [][2]*Line{{sides[0][0], nil}, {nil, sides[0][1]}}
	}
	for i, pair := range sides {
		r := row{entry: e, sides: pair, at: i, of: len(sides)}
		for n := range w.layout.columns {
			c := &w.layout.columns[n]
			s := w.layout.value(c.value, &r)
			if c.limit > 0 && jis.Length(s) > c.limit {
				w.faults.Add(fault.Fault{Path: "entries[" + strconv.Itoa(e.Number) + "]." + c.value,
					Code: "journal.limit", Message: tooLong(c), Remedy: textTooLongRemedy,
					Severity: fault.Warn})
			}
			w.cell(n, s)
		}
		w.b.WriteString(newline)
	}
}

// cell writes a cell, quoted where CSV needs it.
func (w *writer) cell(n int, s string) {
	if n > 0 {
		w.b.WriteByte(',')
	}
	if strings.ContainsAny(s, ",\"\r\n") {
		s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	w.b.WriteString(s)
}

// row is one row of a file: up to one line of each side.
type row struct {
	entry  *Entry
	sides  [2]*Line
	at, of int
}

// value is what stands in a column.
func (l *Layout) value(key string, r *row) string {
	if side, what, ok := strings.Cut(key, "."); ok {
		if side == "debit" {
			return l.sideValue(what, r.sides[0])
		}
		return l.sideValue(what, r.sides[1])
	}
	switch key {
	case "flag":
		return l.flag(r)
	case "number":
		return strconv.Itoa(r.entry.Number)
	case "date":
		return strings.ReplaceAll(r.entry.Day.String(), "-", "/")
	case "date8":
		return r.entry.Day.Compact()
	case "text":
		return r.entry.Text
	case "kind":
		return slipKind
	case "no":
		return "no"
	case "mark":
		return textLineMark
	}
	return ""
}

// slipKind is the kind of a transfer slip (振替伝票).
const slipKind = "3"

func (l *Layout) flag(r *row) string {
	switch {
	case r.of == 1:
		return l.flags[0]
	case r.at == 0:
		return l.flags[1]
	case r.at == r.of-1:
		return l.flags[3]
	}
	return l.flags[2]
}

func (l *Layout) sideValue(what string, line *Line) string {
	if line == nil {
		switch what {
		case "amount", "tax-amount":
			return l.empty
		case "tax":
			if l.empty != "" {
				return l.none
			}
		}
		return ""
	}
	switch what {
	case "account":
		return line.Account.Name
	case "sub":
		return line.Account.Sub
	case "department":
		return line.Department
	case "tax":
		if line.Account.Taxed {
			return l.taxed
		}
		return l.none
	case "amount":
		return strconv.FormatInt(int64(line.Amount), 10)
	}
	return "" // the program works the tax out of the amount by the category
}
