package exchange

import (
	"slices"
	"strings"

	"romukura/ground/fault"
	"romukura/ground/idnum"
)

// maxFaults is how many faults of one file are told; of the rest their number.
const maxFaults = 20_000

// plan is a mapping made ready for the rows of one sheet: where each field stands, in what unit,
// and which columns must not hold a My Number.
type plan struct {
	m      *Mapping
	sheet  *Sheet
	rows   []Row
	at     map[string][]use
	free   []int
	faults fault.List
	more   int    // faults beyond maxFaults
	period string // the period that a row named, when it is the right one
	notes  []note
}

// use is one column in which a field stands.
type use struct {
	column int
	unit   string
}

// note is one remark with the lines it is about, told once for the whole file.
type note struct {
	code, message, remedy string
	lines                 []int
	stops                 bool
}

func newPlan(s *Sheet, m *Mapping) *plan {
	p := &plan{m: m, sheet: s, rows: s.Rows, at: make(map[string][]use, len(m.Columns))}
	if m.Positional && s.all != nil {
		p.rows = s.all
	}
	if !m.Positional && !slices.Equal(m.Header, s.Header) {
		p.faults.Add(faultOf("", "mapping.head", textOtherHead, textMapColumns))
		p.rows = nil
		return p
	}
	for i := range m.Columns {
		c := &m.Columns[i]
		if kind := p.kindOf(c.Field); kind == "text" || kind == "ignored" || c.Field == "" {
			p.free = append(p.free, i)
		}
		if c.Field == "" {
			continue
		}
		u := use{i, c.Unit}
		for _, key := range append([]string{c.Field}, c.Also...) {
			p.at[key] = append(p.at[key], u)
		}
	}
	p.units()
	p.numbersAreOwn()
	return p
}

func (p *plan) kindOf(key string) string { return fieldSets[p.m.Kind].byKey[key].kind }

// numbersAreOwn refuses a file whose numbers of people are all My Numbers: the law forbids to use
// them so, and one by one they cannot be told from a client's own numbers of twelve digits.
//
// Law: 番号法9-1 番号法20
func (p *plan) numbersAreOwn() {
	for _, u := range p.at["number"] {
		held, mine := 0, 0
		for _, r := range p.rows {
			if text := textOf(r.Cells, u.column); text != "" {
				held++
				if len(text) >= 12 && len(idnum.FindMyNumbers(text)) > 0 {
					mine++
				}
			}
		}
		if held > 0 && held == mine {
			p.faults.Add(faultOf(p.m.Header[u.column], "number.my", textMyNumbers, textDropMyColumn))
			p.rows = nil
		}
	}
}

// each reads the rows one after another. Repeated heads and sums at the foot are left out; what is
// wrong with a row as a whole is told before its cells are read.
func (p *plan) each(do func(*reading)) {
	for i := range p.rows {
		r := reading{p: p, line: p.rows[i].Line, cells: p.rows[i].Cells}
		switch {
		case r.repeatsHead():
			continue
		case r.isSum():
			p.note("row.sum", textSumRow, textCheckSum, r.line)
			continue
		}
		r.whole()
		do(&r)
	}
}

// done are all faults found, with the remarks on the whole file behind them.
func (p *plan) done() fault.List {
	if p.more > 0 {
		p.faults.Add(faultOf("", "faults.more", moreFaults(p.more), textFixFirst))
	}
	for _, n := range p.notes {
		f := warning(n.code, n.message, n.remedy, n.lines)
		if n.stops {
			f.Severity = fault.Stop
		}
		p.faults.Add(f)
	}
	p.notes, p.more = nil, 0
	return p.faults
}

func (p *plan) add(f fault.Fault) {
	if p.faults.Len() >= maxFaults {
		p.more++
		return
	}
	p.faults.Add(f)
}

func (p *plan) note(code, message, remedy string, line int) {
	for i := range p.notes {
		if p.notes[i].code == code {
			p.notes[i].lines = append(p.notes[i].lines, line)
			return
		}
	}
	p.notes = append(p.notes, note{code, message, remedy, []int{line}, false})
}

// refuse is a note that refuses the file: what is wrong is wrong with it as a whole.
func (p *plan) refuse(code, message, remedy string, line int) {
	p.note(code, message, remedy, line)
	for i := range p.notes {
		if p.notes[i].code == code {
			p.notes[i].stops = true
		}
	}
}

// units settles what unit the times of the file are in, where neither mapping nor head says it. A
// colon or a decimal point shows itself. Whole numbers alone are minutes for certain when one of
// them is more hours than there are; when not, they are asked for.
func (p *plan) units() {
	var plain []int // columns of whole numbers alone
	most, mixed := 0, false
	for i := range p.m.Columns {
		c := &p.m.Columns[i]
		if p.kindOf(c.Field) != "time" || c.Unit != "" {
			continue
		}
		top, marked := p.wholeNumbers(i)
		mixed = mixed || marked
		if !marked && top > 0 {
			plain = append(plain, i)
		}
		most = max(most, top)
	}
	certain := 31 * 24
	if p.m.Kind == Days {
		certain = 24
	}
	for _, i := range plain {
		if !mixed && most > certain {
			p.setUnit(i, "min")
		} else {
			p.faults.Add(faultOf(p.m.Header[i], "columns.unit", textNoUnit, textGiveUnit))
			p.setUnit(i, "dec") // the file is refused; its cells have no faults of their own
		}
	}
}

// wholeNumbers is the greatest whole number of a column, and whether any cell shows its unit.
func (p *plan) wholeNumbers(column int) (top int, marked bool) {
	for _, r := range p.rows {
		text := narrow(textOf(r.Cells, column))
		if n, ok := whole(text); ok {
			top = max(top, n)
		} else if text != "" {
			marked = true
		}
	}
	return top, marked
}

func (p *plan) setUnit(column int, unit string) {
	for _, uses := range p.at {
		for i := range uses {
			if uses[i].column == column {
				uses[i].unit = unit
			}
		}
	}
}

// textOf is a cell without the blanks around it. The form ="001", by which programs keep zeros from
// being dropped, is its text.
func textOf(cells []string, column int) string {
	if column >= len(cells) {
		return ""
	}
	text := strings.TrimSpace(cells[column])
	if strings.HasPrefix(text, `="`) && strings.HasSuffix(text, `"`) && len(text) >= 3 {
		if inner := text[2 : len(text)-1]; !strings.Contains(inner, `"`) {
			return strings.TrimSpace(inner)
		}
	}
	return text
}
