package payroll

import (
	"maps"
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/standards"
	"romukura/law/why"
	"romukura/trade/employee"
)

// person is one computation under way.
type person struct {
	terms      *Terms
	e          *employee.Employee
	contract   *employee.Contract
	place      *place
	in         Input
	slip       *Slip
	days       caldate.Range // of the period in which the person was employed
	paidByTime bool
	part       yen.Rate
	cut        cuttable
	rates      [4]yen.Rate // of the premiums, in the order of premiumCodes
	faults     fault.List
}

func (t *Terms) person(e *employee.Employee, in Input) *person {
	p := &person{terms: t, e: e, in: in, part: yen.Whole}
	p.slip = &Slip{Client: t.Client.ID, Group: t.Group.Code, Employee: e.ID, Number: e.Number,
		Kind: t.Kind, Month: t.Period.Month, PayDay: t.Period.PayDay, Standing: t.standing,
		Attendance: in.Attendance}
	if t.Kind == MonthlyPay {
		p.slip.From, p.slip.Through = t.Period.From, t.Period.Through
	}
	return p
}

// begin finds the contract of the closing day, or of the last day of employment, and what stops the
// computation before it starts.
func (p *person) begin() bool {
	period := p.terms.Period
	p.days = employed(p.e, period)
	day := period.Through
	if !p.e.Left.IsZero() && p.e.Left.Before(day) {
		day = p.e.Left
	}
	if p.contract = p.e.Contracts.Ref(day); p.contract == nil {
		p.stop(wordNoContract)
	} else {
		p.beginContract()
	}
	if p.e.Born.IsZero() {
		p.stop(wordNoBorn)
	}
	if d := p.e.Tax.Ref(p.slip.PayDay); d != nil && !d.NonResident && !knownColumn(d.Column) {
		p.stop(wordBadColumn)
	}
	p.beginEntered()
	return !p.faults.Stops()
}

func (p *person) beginContract() {
	p.slip.Establishment = p.contract.Establishment
	if p.place = p.terms.places[p.contract.Establishment]; p.place == nil {
		p.stop(wordNoEstablishment)
	}
	if p.terms.Kind == MonthlyPay {
		p.beginMonth()
	}
}

// beginEntered looks at the amounts entered for the month.
func (p *person) beginEntered() {
	if len(p.in.Entered) == 0 {
		return
	}
	for _, code := range slices.Sorted(maps.Keys(p.in.Entered)) {
		if p.terms.Client.ItemByCode(code) == nil {
			p.faults.Add(wordEnteredUnknown.fault(code))
		}
	}
}

func (p *person) beginMonth() {
	p.paidByTime = paidByTime(p.contract.Kind)
	if p.paidByTime && p.in.Attendance == nil && p.days.Days() > p.awayDays() {
		p.stop(wordNoAttendance)
	}
	if p.in.Attendance != nil && !plausible(p.in.Attendance) {
		p.stop(wordBadAttendance)
	}
	for i := range p.e.Contracts {
		// One contract pays the whole period: that of its last day.
		if from := p.e.Contracts[i].From; from.After(p.days.From) && !from.After(p.days.Through) {
			p.warn(wordContractWithin)
		}
	}
	if p.attendance().AbsentHalves > 0 && p.awayDays() > 0 {
		p.warn(wordAbsenceLeave)
	}
	if p.terms.moved {
		p.warn(wordMovedClosing)
	}
}

func (p *person) stop(w word) { p.faults.Add(w.fault("")) }

func (p *person) warn(w word) { p.slip.Notes = append(p.slip.Notes, w.warning()) }

// refuse takes an error of a rule of law as faults of this person.
func (p *person) refuse(err error) { p.faults.AddAll("", faultsOf(err)) }

// used remembers how far a table that the person's pay rests on can be trusted.
func (p *person) used(s dated.Standing) { p.slip.Standing = p.slip.Standing.Worse(s) }

// trace gives the trace of a line, nil when no explanation is wanted.
func (p *person) trace(code string) *why.Trace {
	if !p.in.Explain {
		return nil
	}
	if p.slip.Why == nil {
		p.slip.Why = map[string]*why.Trace{}
	}
	t := p.slip.Why[code]
	if t == nil {
		t = &why.Trace{}
		p.slip.Why[code] = t
	}
	return t
}

func (p *person) contractFrom() caldate.Date {
	for i := len(p.e.Contracts) - 1; i >= 0; i-- {
		if &p.e.Contracts[i].Value == p.contract {
			return p.e.Contracts[i].From
		}
	}
	return caldate.Date{}
}

// lastPay reports whether this is the last regular pay of somebody who left.
func (p *person) lastPay() bool {
	left := p.e.Left
	return !left.IsZero() && !left.After(p.terms.Period.Through) && !p.gone()
}

// gone reports that somebody left before the period: what is paid now is settled afterwards.
func (p *person) gone() bool { return !p.e.Left.IsZero() && p.e.Left.Before(p.terms.Period.From) }

// workYear is what is prescribed in a year: the minutes, and the average month of minutes and days.
type workYear struct {
	minutes     int
	month, days yen.Rate
}

func (t *Terms) groupYear() workYear {
	days := daysOfYear(t.Period.Through) - t.Rules.AnnualHolidays
	return t.yearOf(yen.Rate{Num: int64(days), Den: 1}, days*t.Rules.DailyMinutes)
}

func (t *Terms) yearOf(days yen.Rate, minutes int) workYear {
	return workYear{minutes: minutes, month: t.extra.MonthOf(minutes),
		days: yen.Rate{Num: days.Num, Den: 12 * days.Den}}
}

// year is what is prescribed for this person: by the group's calendar in the contract's hours of a
// day; by the contract's days of a month where it names them; and for part-timers of fewer days a
// week than the calendar by their weeks, lest their pay be divided by hours they never owe.
//
// Law: 労基則19-1-4
func (p *person) year() workYear {
	t, c := p.terms, p.contract
	days := daysOfYear(t.Period.Through)
	calendar := days - t.Rules.AnnualHolidays
	const week = 7
	switch {
	case c.MonthlyDays > 0:
		n := c.MonthlyDays * 12
		return t.yearOf(yen.Rate{Num: int64(n), Den: 1}, n*p.dailyMinutes())
	case c.Status == employee.PartTime && c.WeeklyMinutes > 0 && c.WeeklyDays > 0 &&
		c.WeeklyDays*days < calendar*week:
		return t.yearOf(yen.Rate{Num: int64(c.WeeklyDays * days), Den: week},
			c.WeeklyMinutes*days/week)
	case c.DailyMinutes > 0 && c.DailyMinutes != t.Rules.DailyMinutes:
		return t.yearOf(yen.Rate{Num: int64(calendar), Den: 1}, calendar*c.DailyMinutes)
	}
	return t.year
}

func (p *person) divisors() standards.Divisors {
	return standards.Divisors{Month: p.year().month, Day: p.dailyMinutes(),
		Week: p.contract.WeeklyMinutes, Piece: p.workedMinutes()}
}

// workedMinutes are all minutes worked in the period, 0 where prescribed work was not recorded.
func (p *person) workedMinutes() int {
	a := p.attendance()
	if a.Prescribed == 0 {
		return 0
	}
	return a.Prescribed + a.Beyond + a.Overtime + a.Over60 + a.Holiday
}

// daysOfYear is the number of days of the year in which a day lies: all months but February have
// 337 between them.
func daysOfYear(d caldate.Date) int {
	return 337 + caldate.Month{Year: d.Year(), Number: 2}.Days()
}

func (p *person) dailyMinutes() int {
	if p.contract.DailyMinutes > 0 {
		return p.contract.DailyMinutes
	}
	return p.terms.Rules.DailyMinutes
}
