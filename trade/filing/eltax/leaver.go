package eltax

import (
	"cmp"
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/residenttax"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Sheet is which tax year's collection a notice of a leaver ends.
type Sheet uint8

// The sheets, as the form asks for them.
const (
	ThisYear  Sheet = iota + 1 // 現年度
	NextYear                   // 新年度: reported in January, gone by 1 April
	BothYears                  // 両年度
)

// Leaver is what the notice of an employee who left (給与所得者異動届出書) tells a municipality.
type Leaver struct {
	Sheet         Sheet       `json:"sheet"`
	TaxYear       int         `json:"tax_year"` // 年度 of the amounts
	Municipality  string      `json:"municipality"`
	MunicipalName string      `json:"municipal_name,omitempty"`
	Designated    string      `json:"designated,omitempty"` // 指定番号
	Recipient     string      `json:"recipient,omitempty"`  // 受給者番号
	Employee      employee.ID `json:"employee"`
	Number        string      `json:"number"`

	Name string       `json:"name"`
	Kana string       `json:"kana"`
	Born caldate.Date `json:"born"`
	Home string       `json:"home"`          // address on 1 January
	Now  string       `json:"now,omitempty"` // address after leaving

	Left   caldate.Date        `json:"left"`
	Reason employee.LeftReason `json:"reason,omitempty"`

	Annual    yen.Amount      `json:"annual"`    // (ア)
	Collected yen.Amount      `json:"collected"` // (イ) of the months to Last
	Rest      yen.Amount      `json:"rest"`      // (ウ)
	First     caldate.Month   `json:"first,omitzero"`
	Last      caldate.Month   `json:"last,omitzero"`
	Way       residenttax.Way `json:"way,omitempty"`
	Lump      yen.Amount      `json:"lump,omitempty"`
	LumpOn    caldate.Date    `json:"lump_on,omitzero"` // pay day of the lump sum
	PaidBy    caldate.Date    `json:"paid_by,omitzero"` // it is paid to the municipality by then
	Died      bool            `json:"died,omitempty"`

	Due   caldate.Date `json:"due"`
	Until caldate.Date `json:"until"` // Due, or the next day on which offices are open
}

// Leavers are the notices for everybody who left in a stretch of time, by municipality and number.
// Whose last pay is not computed, whose municipality is not known, and what was withheld otherwise
// than the notices say is told.
//
// Law: 地税法317の6-2 地税法321の5-2 地税法321の5-3
func Leavers(
	people []employee.Employee,
	runs []payroll.Run,
	in caldate.Range,
) ([]Leaver, fault.List) {
	var out []Leaver
	var faults fault.List
	for i := range people {
		e := &people[i]
		if e.Left.IsZero() || !in.Contains(e.Left) {
			continue
		}
		l := leaving{of: e, notices: noticesOf(e)}
		l.read(runs)
		out = append(out, l.notice()...)
		faults.AddAll("people["+e.Number+"]", l.faults)
	}
	slices.SortFunc(out, func(a, b Leaver) int {
		return cmp.Or(cmp.Compare(a.Municipality, b.Municipality), cmp.Compare(a.Number, b.Number),
			cmp.Compare(a.Sheet, b.Sheet))
	})
	return out, faults
}

// noticesOf are a person's notices as the law reads them; one that returned the person to ordinary
// collection takes nothing.
func noticesOf(e *employee.Employee) residenttax.Notices {
	var all residenttax.Notices
	for _, n := range e.Resident {
		held := residenttax.Notice{Version: n.Version, TaxYear: n.Year, Effective: n.FromMonth,
			First: n.First, Others: n.Others, Municipality: n.Municipality,
			Designated: n.Designated, Recipient: n.Recipient}
		if n.NotCollectable {
			held.First, held.Others = 0, 0
		}
		all = append(all, held)
	}
	return all
}

// leaving is one person's notice on its way.
type leaving struct {
	of      *employee.Employee
	notices residenttax.Notices
	last    *payroll.Slip                // the pay of the period in which the person left
	taken   map[caldate.Month]yen.Amount // by the slips
	faults  fault.List
}

func (l *leaving) read(runs []payroll.Run) {
	l.taken = map[caldate.Month]yen.Amount{}
	for i := range runs {
		r := &runs[i]
		s := r.SlipOf(l.of.ID)
		if s == nil || r.Kind != payroll.MonthlyPay {
			continue
		}
		l.taken[s.Month] += residentOf(s)
		if !l.of.Left.Before(s.From) && !l.of.Left.After(s.Through) {
			l.last = s
		}
	}
}

func residentOf(s *payroll.Slip) yen.Amount {
	for _, d := range s.Deductions {
		if d.Code == payroll.CodeResident {
			return d.Amount
		}
	}
	return 0
}

func (l *leaving) add(f fault.Fault) { l.faults.Add(f) }

// notice makes the sheets: one where both years go to one municipality.
func (l *leaving) notice() []Leaver {
	now, next := l.thisYear(), l.nextYear()
	switch {
	case now == nil && next == nil:
		return nil
	case now == nil:
		return []Leaver{*next}
	case next == nil:
		return []Leaver{*now}
	case now.Municipality == next.Municipality:
		now.Sheet = BothYears
		return []Leaver{*now}
	}
	return []Leaver{*now, *next}
}

// person is what every sheet says of the person, with the home of a 1 January.
func (l *leaving) person(year int) Leaver {
	e := l.of
	x := Leaver{TaxYear: year, Employee: e.ID, Number: e.Number, Born: e.Born, Left: e.Left,
		Reason: e.LeftReason, Died: !e.Died.IsZero() || e.LeftReason == employee.LeftDied}
	if n := e.Names.Ref(e.Left); n != nil {
		x.Name, x.Kana = n.Full, n.Kana
	}
	if a := e.Addresses.Ref(caldate.Month{Year: year, Number: 1}.First()); a != nil {
		x.Home, x.Municipality = a.Text, a.Municipality
	}
	if a, ok := e.Addresses.Latest(); ok && a.Text != x.Home {
		x.Now = a.Text
	}
	return x
}

// thisYear is the sheet of the year in which tax is being collected, nil where none is, or where
// the municipality has returned the person to ordinary collection before.
//
// Law: 地税法321の5-2 地税法321の5-3
func (l *leaving) thisYear() *Leaver {
	if len(l.notices) == 0 {
		return nil
	}
	if l.last == nil {
		l.add(wordNoLastPay)
		return nil
	}
	month := l.last.Month
	due := l.notices.Due(month, nil)
	if due.Notice == nil {
		return nil
	}
	held := l.held(due.Notice)
	if held.NotCollectable {
		return nil
	}
	year := residenttax.TaxYear(month)
	x := l.person(year)
	x.Sheet, x.First, x.Last = ThisYear, residenttax.FirstMonth(year), month
	x.Municipality, x.MunicipalName = held.Municipality, held.MunicipalName
	x.Designated, x.Recipient = held.Designated, held.Recipient
	for m := x.First; !m.After(month); m = m.Add(1) {
		x.Collected += l.notices.Due(m, nil).Amount
	}
	x.Rest = l.notices.Remainder(month)
	x.Annual = x.Collected + x.Rest
	l.compare(x.First)
	l.way(&x, held, due.Amount)
	l.deadline(&x, residenttax.LeaverNotice, l.of.Left.Month())
	if len(x.Municipality) != 6 {
		l.add(wordLeaverPlace)
	}
	return &x
}

// held is the register's entry of a notice.
func (l *leaving) held(used *residenttax.Notice) employee.ResidentNotice {
	for i := range l.notices {
		if &l.notices[i] == used {
			return l.of.Resident[i]
		}
	}
	return employee.ResidentNotice{}
}

// compare tells that pay before the last took otherwise than the notices say.
func (l *leaving) compare(first caldate.Month) {
	for m := first; m.Before(l.last.Month); m = m.Add(1) {
		if taken, paid := l.taken[m]; paid && taken != l.notices.Due(m, nil).Amount {
			f := wordTakenOtherwise
			f.Severity = fault.Warn
			l.add(f)
			return
		}
	}
}

// way is what becomes of the rest: as the last pay took it. Of somebody who died the heirs are
// asked for it.
func (l *leaving) way(x *Leaver, held employee.ResidentNotice, due yen.Amount) {
	s := l.last
	if x.Died {
		x.Way = residenttax.Ordinary
		if x.Rest == 0 {
			x.Way = residenttax.NothingLeft
		}
		return
	}
	p, err := residenttax.Leave(residenttax.Leaving{Day: x.Left, Request: held.LumpOnLeaving,
		Transfer: held.Transfer, Due: due, Remainder: x.Rest,
		FinalPay: s.Gross - s.InKind - s.Social.Employee.SocialTotal() - s.Tax.Tax}, nil)
	if err != nil {
		l.add(fault.Fault{Path: "resident", Code: "eltax.leaver-law", Message: err.Error()})
		return
	}
	x.Way, x.Lump = p.Way, p.Lump
	if residentOf(s) != p.Collected {
		f := wordLastOtherwise
		f.Severity = fault.Warn
		l.add(f)
	}
	if x.Lump == 0 {
		return
	}
	x.LumpOn = s.PayDay
	if day, err := residenttax.PaymentDay(s.Month, false); err == nil {
		x.PaidBy = day
	}
}

// nextYear is the sheet for the year whose tax is not yet set: for whoever was reported in January
// and is gone by 1 April. Nil for all others.
//
// Law: 地税法317の6-2
func (l *leaving) nextYear() *Leaver {
	e, year := l.of, l.of.Left.Year()
	january := caldate.Month{Year: year, Number: 1}.First()
	if !e.Hired.Before(january) || e.Left.After(january.AddMonths(3)) {
		return nil
	}
	x := l.person(year)
	x.Sheet = NextYear
	for i := range e.Resident {
		if n := &e.Resident[i]; n.Municipality == x.Municipality {
			x.MunicipalName, x.Designated, x.Recipient = n.MunicipalName, n.Designated, n.Recipient
		}
	}
	l.deadline(&x, residenttax.GoneByApril, january.Month())
	if len(x.Municipality) != 6 {
		l.add(wordLeaverPlace)
	}
	return &x
}

// deadline is the day by which the sheet is sent.
//
// Law: 地税法317の6-2 地税法321の5-3 地税法20の5-2
func (l *leaving) deadline(x *Leaver, d residenttax.Duty, event caldate.Month) {
	day, err := residenttax.DueDay(d, event, nil)
	if err != nil {
		l.add(fault.Fault{Path: "due", Code: "eltax.leaver-law", Message: err.Error()})
		return
	}
	x.Due, x.Until = day, day
	if open, err := caldate.NextBusinessDay(day, caldate.GovernmentYearEnd); err == nil {
		x.Until = open
	}
}
