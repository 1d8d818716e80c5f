package nenkin

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/jis"
	"romukura/ground/kana"
)

// record is one row or one line of the head while it is checked.
type record struct {
	*checker
	layout *Layout
	list   []string
	line   int
	row    int // of the data from 1, 0 in the head
	index  int
	ref    string
	// named are the cells that a rule has found fault with: what the table alone would say of them is
	// then left out, for the rule says it better.
	named [3]uint64
}

func (r *record) at(name string) int {
	i, ok := r.layout.at[name]
	if !ok {
		panic("nenkin: form " + string(r.layout.Form) + " has no cell " + name)
	}
	return i
}

func (r *record) has(name string) bool       { return r.list[r.at(name)] != "" }
func (r *record) is(name, value string) bool { return r.list[r.at(name)] == value }
func (r *record) text(name string) string    { return r.list[r.at(name)] }
func (r *record) isNamed(i int) bool         { return r.named[i>>6]>>(i&63)&1 != 0 }
func (r *record) used(prefix string) bool    { return r.layout.used(prefix, r.list) }
func (r *record) oneOf(name string, values ...string) bool {
	v := r.text(name)
	for _, one := range values {
		if v == one {
			return true
		}
	}
	return false
}

// number reads a cell of digits; false when it is something else.
func (r *record) number(name string) (int, bool) {
	i := r.at(name)
	v := r.list[i]
	return plain(v), digits(v) && len(v) <= r.layout.Fields[i].MaxBytes
}

// allowed tells whether a cell holds what the table allows.
func (r *record) allowed(name string) bool {
	i := r.at(name)
	return r.layout.Fields[i].limit.allows(r.list[i])
}

// day reads a day; false when its cells are empty or no day.
func (r *record) day(prefix string) (caldate.Date, bool) {
	return readDay(r.text(prefix+"_era"), r.text(prefix+"_ymd"))
}

// later reports that a day lies after the day of checking, when there is one.
func (r *record) later(d caldate.Date) bool { return !r.today.IsZero() && d.After(r.today) }

// finding is a finding at a cell.
func (r *record) finding(i int, code string) Finding {
	f := Finding{Line: r.line, Row: r.row, Ref: r.ref, Cell: i + 1, Code: code, index: r.index}
	if i < len(r.layout.Fields) {
		f.Name, f.Label = r.layout.Fields[i].Name, r.layout.Fields[i].Label
	}
	return f
}

// fail finds fault with a cell by a rule.
func (r *record) fail(rule, name string) {
	i := r.at(name)
	r.settle(i)
	r.add(r.finding(i, rule))
}

// settle leaves a cell to what a rule has said of it.
func (r *record) settle(i int) { r.named[i>>6] |= 1 << (i & 63) }

// warn asks for a look at a cell.
func (r *record) warn(code, name string) {
	f := r.finding(r.at(name), code)
	f.Severity = fault.Warn
	r.add(f)
}

// need finds fault with every one of the cells that is empty.
func (r *record) need(rule string, names ...string) {
	for _, name := range names {
		if !r.has(name) {
			r.fail(rule, name)
		}
	}
}

// omit finds fault with every one of the cells that is not empty.
func (r *record) omit(rule string, names ...string) {
	for _, name := range names {
		if r.has(name) {
			r.fail(rule, name)
		}
	}
}

// check looks at each cell by the table alone, after the rules have spoken.
func (r *record) check() {
	for i := range r.layout.Fields {
		if !r.isNamed(i) {
			r.cell(i)
		}
	}
}

func (r *record) cell(i int) {
	f, value := &r.layout.Fields[i], r.list[i]
	if value == "" {
		if f.Required == "R" && f.kind != nothing {
			r.add(r.finding(i, "cell.required"))
		}
		return
	}
	n := jis.Length(value)
	switch {
	case f.kind == nothing:
		r.add(r.finding(i, "cell.empty"))
	case f.kind == num && !digits(value):
		r.add(r.finding(i, "cell.number"))
	case f.MaxBytes > 0 && n > f.MaxBytes:
		r.length(i, "cell.length", textLength(n, f.MaxBytes))
	case f.Exact && n != f.MaxBytes:
		r.length(i, "cell.exact", textExact(n, f.MaxBytes))
	case f.kind == num:
		if !f.limit.allows(value) {
			r.add(r.finding(i, "cell.value"))
		}
		if f.Kind == "date6" {
			r.date(i)
		}
		if f.Kind == "era" && i+1 < len(r.list) && r.list[i+1] == "" {
			r.add(r.finding(i, "date.pair"))
		}
	default:
		r.characters(i, f.kind, value)
		if !f.limit.allows(value) {
			r.add(r.finding(i, "cell.value"))
		}
	}
}

func (r *record) length(i int, code, what string) {
	f := r.finding(i, code)
	f.What = what
	r.add(f)
}

// date looks at a day, of which the era stands in the cell before.
func (r *record) date(i int) {
	era := r.list[i-1]
	if era == "" {
		r.add(r.finding(i, "date.pair"))
		return
	}
	d, ok := readDay(era, r.list[i])
	switch {
	case !ok:
		r.add(r.finding(i, "date.none"))
	case r.later(d):
		r.add(r.finding(i, "date.future"))
	}
}

// characters finds every character that a cell does not take, with proposals.
func (r *record) characters(i int, k kind, value string) {
	switch k {
	case kanaPlace:
		if l := kana.PensionAddress.CheckWithin(value, 0); l.Len() > 0 {
			f := r.finding(i, "cell.character")
			f.What, f.Remedy = textFaults(l)
			r.add(f)
		}
	default:
		if !k.clean(value) {
			r.unwritable(r.finding(i, "cell.character"), k, value)
		}
	}
}

func (r *record) unwritable(f Finding, k kind, value string) {
	f.Characters = k.unwritable(value)
	if len(f.Characters) > 0 {
		f.What, f.Remedy = textCharacters(f.Characters)
	}
	r.add(f)
}
