package eltax

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/jis"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

// SalaryReport is the report to one municipality: its slips, and what the cover sheet says.
type SalaryReport struct {
	Year         yearend.IncomeYear
	Municipality string // 6 digits
	Payer        settlement.Payer
	Slips        []settlement.Slip // by the client's number
	Cover        Cover
}

// Cover are the figures of the cover sheet (総括表).
type Cover struct {
	Persons  int        `json:"persons"`  // in this report
	Special  int        `json:"special"`  // 特別徴収
	Left     int        `json:"left"`     // 普通徴収（退職者）
	Ordinary int        `json:"ordinary"` // 普通徴収（退職者を除く）
	Pay      yen.Amount `json:"pay"`
	// Payees is the number of all whom the client paid, in every municipality.
	Payees     int    `json:"payees"`
	Designated string `json:"designated,omitempty"` // 指定番号
}

// Reports puts the slips of a year to their municipalities, in the order of the codes. Somebody
// whose municipality on 1 January is not known is in no report and told.
//
// Law: 地税法317の6-1 地税法317の6-3
func Reports(slips []settlement.Slip) ([]SalaryReport, fault.List) {
	var faults fault.List
	by := map[string]*SalaryReport{}
	for i := range slips {
		s := &slips[i]
		code := s.Payee.Municipality
		if len(code) != 6 {
			f := wordMunicipality
			f.Path = "slips[" + s.Payee.Number + "].address"
			faults.Add(f)
			continue
		}
		r := by[code]
		if r == nil {
			r = &SalaryReport{Year: s.Year, Municipality: code, Payer: s.Payer}
			by[code] = r
		}
		r.Slips = append(r.Slips, *s)
	}
	var out []SalaryReport
	for _, r := range by {
		slices.SortFunc(r.Slips, func(a, b settlement.Slip) int {
			return cmp.Or(cmp.Compare(a.Payee.Number, b.Payee.Number),
				cmp.Compare(a.Payee.Employee, b.Payee.Employee))
		})
		r.cover(len(slips))
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b SalaryReport) int {
		return cmp.Compare(a.Municipality, b.Municipality)
	})
	return out, faults
}

func (r *SalaryReport) cover(payees int) {
	c := Cover{Persons: len(r.Slips), Payees: payees}
	for i := range r.Slips {
		p := &r.Slips[i].Payee
		switch {
		case !p.Left.IsZero():
			c.Left++
		case p.Ordinary:
			c.Ordinary++
		default:
			c.Special++
		}
		c.Pay += r.Slips[i].Amount.Pay
		if p.Designated != "" {
			c.Designated = p.Designated
		}
	}
	r.Cover = c
}

// Form is who compared the layout with the official one of the year, and when. The zero Form is
// nobody: nothing is written for submission then.
type Form struct {
	Checked string
	On      caldate.Date
}

// Encode writes the report for submission: CP932, one record a line, CRLF. A layout that nobody has
// compared with the official one of the year is refused.
func (r *SalaryReport) Encode(f Form) ([]byte, fault.List) {
	text, known, faults := r.rows()
	if !known && (strings.TrimSpace(f.Checked) == "" || f.On.IsZero()) {
		faults.Add(wordUnverified)
	}
	if faults.Stops() {
		return nil, faults
	}
	data, err := jis.CP932.Encode(text)
	if err != nil {
		faults.Add(fault.Fault{Code: "eltax.character", Message: err.Error(), Remedy: textCharacter})
		return nil, faults
	}
	return data, faults
}

// Draft shows the same rows in UTF-8 under a first line that says what is not verified.
func (r *SalaryReport) Draft() ([]byte, fault.List) {
	text, known, faults := r.rows()
	if faults.Stops() {
		return nil, faults
	}
	head := textDraftNumbers
	if !known {
		head = textDraftUnverified + head
	}
	return []byte("\ufeff# " + head + "\r\n" + text), faults
}

// rows are the records as text, and whether their layout is known for the year.
func (r *SalaryReport) rows() (text string, known bool, faults fault.List) {
	fields, known, err := layoutOf(r.Year)
	if err != nil {
		faults.Add(fault.Fault{Path: "year", Code: "eltax.year", Message: err.Error()})
		return "", false, faults
	}
	var b strings.Builder
	for i := range r.Slips {
		s := &r.Slips[i]
		rec := record{fields: fields, cells: make([]string, len(fields)+1), faults: &faults,
			path: "slips[" + s.Payee.Number + "]"}
		rec.fill(s)
		rec.check()
		b.WriteString(strings.Join(rec.cells[1:], ","))
		b.WriteString("\r\n")
	}
	return b.String(), known, faults
}

// Sums adds what the covers say, to be held against the number of slips.
func Sums(reports []SalaryReport) (persons int, pay yen.Amount) {
	for i := range reports {
		persons += reports[i].Cover.Persons
		pay += reports[i].Cover.Pay
	}
	return persons, pay
}

// Covers is the list of the cover sheets as CSV for people: a head, and a line for each
// municipality. It is no official layout.
func Covers(reports []SalaryReport) []byte {
	var b strings.Builder
	b.WriteString("\ufeff" + textCoverHead + "\r\n")
	for i := range reports {
		r, c := &reports[i], &reports[i].Cover
		line := []string{yearText(r.Year), r.Municipality, quoted(c.Designated), r.Payer.CorporateNumber,
			quoted(r.Payer.Name), quoted(r.Payer.Address), quoted(r.Payer.Phone), strconv.Itoa(c.Payees),
			strconv.Itoa(c.Special), strconv.Itoa(c.Left), strconv.Itoa(c.Ordinary),
			strconv.Itoa(c.Persons), strconv.FormatInt(int64(c.Pay), 10)}
		b.WriteString(strings.Join(line, ",") + "\r\n")
	}
	return []byte(b.String())
}

// quoted is a text as a cell of a list for people: a spreadsheet takes it for no formula.
func quoted(s string) string {
	if s != "" && strings.ContainsRune(textFormulaStarts, []rune(s)[0]) {
		s = "'" + s
	}
	if strings.ContainsAny(s, ",\"\r\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
