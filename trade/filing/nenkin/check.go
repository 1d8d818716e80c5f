package nenkin

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
)

// Check looks at a file for the pension office, ours or another program's, as its check program
// does: framing, encoding, every cell by the table, every rule between cells, and no day after the
// day of checking. The list holds the report's findings, warnings among them.
func Check(data []byte, today caldate.Date) (Report, fault.List) {
	report, _ := inspect(data, nil, today)
	return report, list(report.Findings)
}

// Check looks at a file for this society as [Check] does for the pension office.
func (s *Society) Check(data []byte, today caldate.Date) (Report, fault.List) {
	report, _ := inspect(data, s, today)
	return report, list(report.Findings)
}

// Decode reads a file, and lists what [Check] would find but for days to come. The value holds
// what could be read, beside a list that stops: a caller that brings the file in looks at
// the list first.
func Decode(data []byte) (File, fault.List) {
	report, sheet := inspect(data, nil, caldate.Date{})
	return sheet.file(), list(report.Findings)
}

// Decode reads a file of this society as [Decode] does one of the pension office.
func (s *Society) Decode(data []byte) (File, fault.List) {
	report, sheet := inspect(data, s, caldate.Date{})
	return sheet.file(), list(report.Findings)
}

func inspect(data []byte, society *Society, today caldate.Date) (Report, *sheet) {
	k := &checker{today: today}
	s, ok := k.parse(data, society)
	if ok {
		k.sheet(s)
	}
	return k.report(s, len(data)), s
}

func (k *checker) report(s *sheet, bytes int) Report {
	r := Report{Bytes: bytes, Legacy: s.legacy, Rows: len(s.rows), Filer: "office"}
	r.Edition = layouts[FormAnnualBase].Edition
	if len(s.rows) > 0 {
		if l, ok := layoutOf(s.rows[0]); ok {
			r.Form, r.Edition = l.Form, l.Edition
		}
	}
	var head File
	s.readMedia(&head)
	r.Serial, r.Created = head.Serial, head.Created
	switch {
	case s.society != nil:
		r.Filer = "society"
	case head.Filer.Registration != "":
		r.Filer = "sharoushi"
	}
	for _, row := range s.rows {
		r.count(row)
	}
	r.Findings = k.findings
	return r
}

// count adds up the dependents of a row.
func (r *Report) count(row []string) {
	l, ok := layoutOf(row)
	if !ok || l.Form != FormDependents || len(row) < len(l.Fields) {
		return
	}
	for prefix := range l.blocks {
		switch {
		case !l.used(prefix, row):
		case prefix == "sp_":
			r.Spouses++
		default:
			r.Others++
		}
	}
}

// sheet checks everything of a file whose lines could be told apart.
func (k *checker) sheet(s *sheet) {
	switch {
	case s.legacy:
		k.advise("form.legacy")
	case s.society != nil:
		k.societyHead(s)
	default:
		k.head(s)
	}
	if len(s.rows) == 0 {
		k.frame(0, "frame.no-rows")
	}
	var first Form
	mixed := false
	for i, row := range s.rows {
		if k.full() {
			return
		}
		if !k.row(s, i) {
			continue
		}
		if first == "" {
			first = Form(row[0])
		}
		if Form(row[0]) != first && !mixed {
			mixed = true
			k.frame(0, "frame.one-form")
		}
	}
}

// rowsBegin is the line of a file in which its rows begin.
const rowsBegin = 6

// row checks one row; false when its form is unknown.
func (k *checker) row(s *sheet, i int) bool {
	row := s.rows[i]
	r := &record{checker: k, list: row, line: rowsBegin + i, row: i + 1, index: i}
	if s.refs != nil {
		r.ref, r.index = s.refs[i], s.from[i]
	}
	layout, ok := layoutOf(row)
	if !ok || (layout.Form == FormOldAddress) != s.legacy {
		k.add(Finding{Line: r.line, Row: r.row, Ref: r.ref, Code: "form.unknown", index: r.index})
		return false
	}
	r.layout = layout
	if want := len(layout.Fields) + s.society.extras(layout.Form); len(row) != want {
		k.add(Finding{Line: r.line, Row: r.row, Ref: r.ref, Code: "form.cells", index: r.index,
			What: textCells(len(row), want)})
		return true
	}
	if s.legacy {
		r.checkLegacy()
		return true
	}
	for _, rule := range rulesOf[layout.Form] {
		rule.apply(r, rule.id)
	}
	for _, extra := range extraRules[layout.Form] {
		extra(r)
	}
	r.check()
	r.sameOffice(s)
	if s.society != nil {
		r.societyCells(s.society.Rows[layout.Form])
	}
	return true
}

// sameOffice compares the row's establishment with the head's.
func (r *record) sameOffice(s *sheet) {
	if s.society != nil {
		return
	}
	same := true
	for i, name := range [...]string{"pension_prefecture_code", "district_code", "office_symbol"} {
		same = same && (r.isNamed(r.at(name)) || r.text(name) == cellOf(s.office, i))
	}
	if i, ok := r.layout.at["office_number"]; ok && !r.isNamed(i) {
		same = same && plain(r.list[i]) == plain(cellOf(s.office, 3))
	}
	if !same {
		r.add(r.finding(r.at("pension_prefecture_code"), "frame.symbol"))
	}
}

// checkLegacy looks at an old row by lengths and days alone: it is only to be read.
func (r *record) checkLegacy() {
	for i := range r.layout.Fields {
		f := &r.layout.Fields[i]
		switch value := r.list[i]; {
		case value == "" && f.Required == "R":
			r.add(r.finding(i, "cell.required"))
		case value != "" && f.kind == num:
			r.cell(i)
		}
	}
}
