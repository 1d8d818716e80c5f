package payroll

import (
	"math/bits"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// employed are the days of a period in which somebody is employed; none has no days.
func employed(e *employee.Employee, period Period) caldate.Range {
	days := caldate.Range{From: period.From, Through: period.Through}
	if e.Hired.After(days.From) {
		days.From = e.Hired
	}
	if !e.Left.IsZero() && e.Left.Before(days.Through) {
		days.Through = e.Left
	}
	return days
}

// presence is the part of the period that monthly pay is due for: 1/1 for a whole one.
func (p *person) presence(t *why.Trace) yen.Rate {
	period := p.terms.Period
	away := p.awayDays()
	if p.days == (caldate.Range{From: period.From, Through: period.Through}) && away == 0 {
		return yen.Whole
	}
	rate, note := yen.Whole, ""
	present, of := p.days.Days()-away, period.Days()
	switch {
	case present <= 0:
		rate, present = yen.Rate{Num: 0, Den: 1}, 0
	case p.terms.Rules.PartMonth == client.PartByCalendar:
		rate = yen.Rate{Num: int64(present), Den: int64(of)}
	case p.terms.Rules.PartMonth == client.PartByWorkdays:
		present, of = p.workdays()
		note = p.calendarNote()
		rate = yen.Rate{Num: int64(present), Den: int64(of)}
	}
	if t.On() {
		t.Add(why.Step{Key: "item.part", What: textPart, Result: why.Rate(rate), Note: note,
			Inputs: []why.Input{why.In(textPresentDays, why.Count(present, textDayUnit)),
				why.In(textPeriodDays, why.Count(of, textDayUnit))}})
	}
	return rate
}

// workdays counts the working days of the period, and those of them on which the person was
// employed and not away: those of the client's calendar, and of days that it does not reach all but
// Saturdays, Sundays, public holidays and the turn of the year. Of these a year that is not
// announced yet stops the person's pay.
func (p *person) workdays() (present, all int) {
	for d := p.terms.Period.From; !d.After(p.terms.Period.Through); d = d.AddDays(1) {
		kind, known := p.terms.Group.Calendars.Kind(d)
		open := kind == client.WorkingDay
		if !known {
			var err error
			if open, err = caldate.BusinessDay(d, caldate.BankYearEnd); err != nil {
				p.refuse(err)
				return 0, 1
			}
		}
		if !open {
			continue
		}
		all++
		if p.days.Contains(d) && !p.away(d) {
			present++
		}
	}
	return present, max(all, 1)
}

// calendarNote says which calendar the working days of the period are of.
func (p *person) calendarNote() string {
	period := p.terms.Period
	switch p.terms.Group.Calendars.Known(caldate.Range{From: period.From, Through: period.Through}) {
	case 0:
		return textByWeekdays
	case period.Days():
		return textByCalendar
	}
	return textPartlyCalendar
}

// prescribedHalves are the half days prescribed in the period: of the person's own days, and of
// all. They are what the attendance says; else those of the client's calendar, where it reaches
// over the period and the person works by it; else nought, which is not known.
func (p *person) prescribedHalves() (own, all int) {
	if n := p.attendance().ScheduledHalves; n > 0 {
		return n, n
	}
	if p.calendarNote() != textByCalendar || p.contract.MonthlyDays > 0 ||
		p.contract.Status == employee.PartTime {
		return 0, 0
	}
	own, all = p.workdays()
	return 2 * own, 2 * all
}

// prescribedNote says so where the prescribed days are not those of the attendance.
func (p *person) prescribedNote() string {
	if _, all := p.prescribedHalves(); all > 0 && p.attendance().ScheduledHalves == 0 {
		return textByCalendar
	}
	return ""
}

// awayDays are the days of leave within the days of employment. Every leave on record is one for
// which an insurance pays, or nobody; what an employer pays all the same is entered for the month.
func (p *person) awayDays() int {
	if len(p.e.Leaves) == 0 {
		return 0
	}
	days := 0
	for d := p.days.From; !d.After(p.days.Through); d = d.AddDays(1) {
		if p.away(d) {
			days++
		}
	}
	return days
}

func (p *person) away(d caldate.Date) bool {
	for i := range p.e.Leaves {
		l := &p.e.Leaves[i]
		if (caldate.Range{From: l.Start, Through: l.End}).Contains(d) {
			return true
		}
	}
	return false
}

// cuttable is the monthly pay that absence cuts: in full, as this pay brings it, and what of the
// full amount counts in each base.
type cuttable struct {
	full, paid                              yen.Amount
	taxable, commute, remuneration, counted yen.Amount
}

func (c *cuttable) add(counts client.Counts, full, paid yen.Amount) {
	c.full += full
	c.paid += paid
	switch counts.Tax {
	case client.Taxable:
		c.taxable += full
	case client.TaxCommuting:
		c.commute += full
	}
	if counts.Remuneration {
		c.remuneration += full
	}
	if counts.Wages {
		c.counted += full
	}
}

// share is what of a cut, which is below zero, falls on a part of what is cut, a fraction of a yen
// dropped. No product of two amounts is too large for it.
func (c *cuttable) share(cut, part yen.Amount) yen.Amount {
	if part == c.full {
		return cut
	}
	hi, lo := bits.Mul64(uint64(-cut), uint64(part))
	q, _ := bits.Div64(hi, lo, uint64(c.full))
	return -yen.Amount(q)
}

// cutAbsence cuts monthly pay for days and minutes that were not worked: the full pay over the
// group's divisor for each, truncated in favor of the person, and never more than this pay brings.
// Of somebody who was absent on all days prescribed nothing is left.
//
// Law: 労基法24-1
func (p *person) cutAbsence() {
	a := p.attendance()
	if p.paidByTime || a.AbsentHalves == 0 && a.LateMinutes == 0 || p.cut.paid <= 0 ||
		p.terms.Rules.Absence == client.AbsenceNone {
		return
	}
	days, minutes := p.absenceDivisors()
	if days.Num <= 0 || minutes.Num <= 0 {
		p.stop(wordNoDivisor)
		return
	}
	base := p.cut.full
	exact := base.Times(yen.Rate{Num: int64(a.AbsentHalves) * days.Den, Den: 2 * days.Num}).
		Plus(base.Times(yen.Rate{Num: int64(a.LateMinutes) * minutes.Den, Den: minutes.Num}))
	amount := min(yen.Truncate.Round(exact), p.cut.paid)
	if absentThroughout(p.in.Attendance) {
		amount = p.cut.paid
	}
	if t := p.trace(CodeAbsence); t.On() {
		note := ""
		if p.terms.Rules.Absence == client.AbsenceByMonthDays {
			note = p.prescribedNote()
		}
		t.Add(why.Step{Key: "item.absence", What: textAbsence, Law: "労基法24-1",
			Rounding: yen.Truncate, Result: why.Yen(-amount), Note: note, Inputs: []why.Input{
				why.In(textCutBase, why.Yen(base)),
				why.In(textAbsentDays, why.Text(halves(a.AbsentHalves))),
				why.In(textLate, why.Minutes(a.LateMinutes)),
				why.In(textDivisorDays, why.Text(days.String()))}})
	}
	if amount > 0 {
		p.slip.Earnings = append(p.slip.Earnings, Line{Code: CodeAbsence, Name: textAbsence,
			Amount: -amount, Unit: base, Rate: days})
	}
}

// absenceDivisors are the days and minutes that a month's pay is divided by.
func (p *person) absenceDivisors() (days, minutes yen.Rate) {
	daily := int64(p.dailyMinutes())
	switch p.terms.Rules.Absence {
	case client.AbsenceByMonthDays:
		_, halves := p.prescribedHalves()
		n := int64(halves)
		return yen.Rate{Num: n, Den: 2}, yen.Rate{Num: n * daily, Den: 2}
	case client.AbsenceByCalendar:
		n := int64(p.terms.Period.Days())
		return yen.Rate{Num: n, Den: 1}, yen.Rate{Num: n * daily, Den: 1}
	}
	year := p.year()
	return year.days, year.month
}

// absentThroughout reports that somebody was absent on every day prescribed.
func absentThroughout(a *attendance.Month) bool {
	return a != nil && a.ScheduledHalves > 0 && a.AbsentHalves >= a.ScheduledHalves &&
		a.WorkedHalves+a.LeaveHalves+a.SpecialHalves+a.ClosureHalves == 0
}
