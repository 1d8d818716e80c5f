package eltax

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/kana"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

// record is one line while it is filled. Cells are counted from 1, as the layout counts them.
type record struct {
	fields []field
	cells  []string
	faults *fault.List
	path   string
}

func (r *record) put(no int, text string) { r.cells[no] = text }

func (r *record) yen(no int, a yen.Amount) {
	r.cells[no] = strconv.FormatInt(int64(a), 10)
}

// some is a number, blank for none.
func (r *record) some(no, n int) {
	if n != 0 {
		r.cells[no] = strconv.Itoa(n)
	}
}

func (r *record) flag(no int, holds bool) {
	r.cells[no] = "0"
	if holds {
		r.cells[no] = "1"
	}
}

// day is year of the era, month and day in three cells.
func (r *record) day(no int, d caldate.Date) {
	if d.IsZero() {
		return
	}
	_, year := d.Era()
	r.cells[no], r.cells[no+1] = pad(year), pad(d.MonthOfYear())
	r.cells[no+2] = pad(d.Day())
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// eras are the codes of this record, which are others than those of the pension office.
var eras = map[caldate.Era]string{caldate.Showa: "1", caldate.Taisho: "2", caldate.Meiji: "3",
	caldate.Heisei: "4", caldate.Reiwa: "5"}

// fill puts a slip into the cells. What follows from a settlement stays blank where there was none.
func (r *record) fill(s *settlement.Slip) {
	r.head(s)
	r.amounts(s)
	r.family(s)
	r.person(s)
	r.former(s)
	r.names(s)
}

func (r *record) head(s *settlement.Slip) {
	r.put(1, "315")
	r.put(4, kana.Widen(s.Payer.Address))
	r.put(5, kana.Widen(s.Payer.Name))
	r.put(6, s.Payer.Phone)
	r.put(10, "0")
	_, year := s.Year.Last().Era()
	r.put(11, pad(year))
	r.put(12, kana.Widen(s.Payee.Address))
	r.flag(13, s.Payee.Abroad)
	r.put(14, kana.Widen(s.Payee.Name))
	r.put(15, s.Payee.Title)
	r.put(16, textKind)
	r.put(94, s.Payer.CorporateNumber)
	r.flag(134, s.Payee.Ordinary)
	r.put(137, kana.Narrow(s.Payee.Kana))
	r.put(138, s.Payee.Number)
	r.put(139, s.Payee.Municipality)
	r.put(140, s.Payee.Designated)
	r.put(144, "1")
}

func (r *record) amounts(s *settlement.Slip) {
	a := &s.Amount
	r.yen(17, a.Pay)
	r.yen(21, a.Tax)
	r.yen(36, a.Insurance)
	if !s.Settled {
		return
	}
	r.yen(19, a.AfterDeduction)
	r.yen(20, a.Deductions)
	r.yen(37, a.MutualAid)
	r.yen(38, a.Life)
	r.yen(39, a.Earthquake)
	r.yen(40, s.Housing.Credit)
	paid := &a.Paid
	r.yen(41, paid[yearend.OldPension])
	r.yen(43, paid[yearend.OldLongTerm])
	r.yen(87, paid[yearend.NewGeneral])
	r.yen(88, paid[yearend.OldGeneral])
	r.yen(89, paid[yearend.Care])
	r.yen(90, paid[yearend.NewPension])
	r.yen(92, paid[yearend.NationalPension])
	r.yen(141, a.Basic)
	r.yen(142, a.Adjustment)
	if h := &s.Housing; !h.MovedIn.IsZero() {
		r.day(74, h.MovedIn)
		r.put(77, "1")
		r.yen(78, h.Possible)
	}
}

func (r *record) family(s *settlement.Slip) {
	f := &s.Family
	r.put(23, spouseCode(s))
	r.flag(24, s.Spouse.Kind == yearend.SpouseElderly)
	if s.Spouse.Kind != yearend.NoKind {
		r.yen(25, s.Spouse.Deduction)
		r.yen(42, s.Spouse.Income)
	}
	r.some(26, f.Specific)
	r.some(28, f.Elderly)
	r.some(29, f.Cohabiting)
	r.some(31, f.General)
	r.some(33, f.Special)
	r.some(34, f.SpecialAtHome)
	r.some(35, f.Disabled)
	r.some(91, f.Under16)
	r.some(93, f.Abroad)
}

// spouseCode is 1 with and 2 without a spouse for whom there is a deduction, of the main employer;
// 0 where the year was not settled.
func spouseCode(s *settlement.Slip) string {
	switch {
	case !s.Settled:
		return "0"
	case s.Spouse.Kind == yearend.SpouseGeneral, s.Spouse.Kind == yearend.SpouseElderly:
		return "1"
	}
	return "2"
}

func (r *record) person(s *settlement.Slip) {
	era, year := s.Payee.Born.Era()
	r.put(44, eras[era])
	r.put(45, pad(year))
	r.put(46, pad(s.Payee.Born.MonthOfYear()))
	r.put(47, pad(s.Payee.Born.Day()))
	r.flag(49, s.Minor)
	r.flag(50, s.ColumnB)
	r.flag(51, s.Self.Disability == yearend.SpeciallyDisabled)
	r.flag(52, s.Self.Disability == yearend.Disabled)
	r.flag(54, s.Self.Single == yearend.Bereaved || s.Self.Single == yearend.Divorced)
	r.flag(56, s.Self.Student)
	r.flag(57, s.Died)
	r.flag(58, s.Disaster)
	r.flag(143, s.Self.Single == yearend.SingleParent)
	switch p := &s.Payee; {
	case !p.Left.IsZero():
		r.put(60, "2")
		r.day(61, p.Left)
	case !p.Joined.IsZero():
		r.put(60, "1")
		r.day(61, p.Joined)
	default:
		r.put(60, "0")
	}
}

// former puts the first earlier employer into the cells of its own, further ones into the remarks.
func (r *record) former(s *settlement.Slip) {
	var remarks []string
	for i, f := range s.Former {
		if i > 0 {
			remarks = append(remarks, textFormer(f))
			continue
		}
		r.put(64, kana.Widen(f.Address))
		r.put(66, kana.Widen(f.Employer))
		r.yen(67, f.Facts.Pay)
		r.yen(68, f.Facts.Tax)
		r.yen(69, f.Facts.Insurance)
		r.day(71, f.Left)
	}
	for _, k := range s.Family.Kin {
		remarks = append(remarks, textKin+k.Name)
	}
	r.put(86, kana.Widen(strings.Join(remarks, textJoin)))
}

// namesFrom are the first cells of the named dependents: reading, name, mark of a non-resident, and
// the My Number, which stays blank.
const (
	spouseAt = 96
	adultAt  = 100
	youngAt  = 116
	perName  = 4
	mostName = 4
)

func (r *record) names(s *settlement.Slip) {
	if s.Spouse.Name != "" {
		r.name(spouseAt, settlement.Named{Name: s.Spouse.Name, Kana: s.Spouse.Kana,
			Abroad: s.Spouse.Abroad})
	}
	put := func(list []settlement.Named, at, rest int) {
		var more []string
		for i, n := range list {
			if i < mostName {
				r.name(at+i*perName, n)
				continue
			}
			more = append(more, textNumbered(i+1, n.Name))
		}
		r.put(rest, kana.Widen(strings.Join(more, "")))
	}
	put(s.Family.Named, adultAt, 132)
	put(s.Family.Young, youngAt, 133)
}

func (r *record) name(at int, n settlement.Named) {
	r.put(at, kana.Narrow(n.Kana))
	r.put(at+1, kana.Widen(n.Name))
	r.put(at+2, "00")
	if n.Abroad {
		r.put(at+2, "01")
	}
}

// check holds every cell against its kind and length. A cell is written as it is or the file is
// not.
func (r *record) check() {
	for _, f := range r.fields {
		text := r.cells[f.number]
		add := func(w fault.Fault) {
			w.Path = r.path + "." + f.name
			r.faults.Add(w)
		}
		switch {
		case text == "":
			if f.required {
				add(wordRequired)
			}
			continue
		case f.mine:
			panic("eltax: a My Number in a record")
		case utf8.RuneCountInString(text) > f.length:
			add(textTooLong(f.length))
		case strings.ContainsAny(text, ",\"\r\n"):
			add(wordComma)
		}
		switch {
		case f.kind == "digits" && strings.Trim(text, "0123456789") != "",
			f.kind == "narrow" && kana.Narrow(text) != text,
			f.kind == "wide" && kana.Widen(text) != text:
			add(wordKind)
		}
	}
}
