package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// presence is the part of the period that monthly pay is due for: 1/1 for a whole one.
func (p *person) presence(t *why.Trace) yen.Rate {
	period := p.terms.Period
	away := p.unpaidLeaveDays()
	whole := !p.e.Hired.After(period.From) && (p.e.Left.IsZero() || !p.e.Left.Before(period.Through))
	if whole && away == 0 {
		return yen.Whole
	}
	rate := yen.Whole
	present, of := period.overlap(p.e.Hired, p.e.Left)-away, period.Days()
	switch p.terms.Rules.PartMonth {
	case client.PartByCalendar:
		rate = yen.Rate{Num: int64(max(present, 0)), Den: int64(of)}
	case client.PartByWorkdays:
		worked, all := p.workdays()
		rate, present, of = yen.Rate{Num: int64(worked), Den: int64(max(all, 1))}, worked, all
	case client.PartFull:
		if present <= 0 {
			rate = yen.Rate{Num: 0, Den: 1}
		}
	}
	if t.On() {
		t.Add(why.Step{Key: "item.part", What: textPart, Result: why.Rate(rate),
			Inputs: []why.Input{why.In(textPresentDays, why.Count(present, textDayUnit)),
				why.In(textPeriodDays, why.Count(of, textDayUnit))}})
	}
	return rate
}

// workdays counts the prescribed working days of the period, and those of them on which the person
// was employed and not on leave. Rest days by the calendar are Saturdays, Sundays and public
// holidays unless attendance says how many days were prescribed.
func (p *person) workdays() (present, all int) {
	for d := p.terms.Period.From; !d.After(p.terms.Period.Through); d = d.AddDays(1) {
		open, err := caldate.BusinessDay(d, caldate.BankYearEnd)
		if err != nil || !open {
			continue
		}
		all++
		if p.e.EmployedOn(d) && !p.onUnpaidLeave(d) {
			present++
		}
	}
	return present, all
}

func (p *person) unpaidLeaveDays() int {
	days := 0
	for i := range p.e.Leaves {
		if unpaid(p.e.Leaves[i].Kind) {
			days += p.terms.Period.overlap(p.e.Leaves[i].Start, p.e.Leaves[i].End)
		}
	}
	return days
}

func (p *person) onUnpaidLeave(d caldate.Date) bool {
	for i := range p.e.Leaves {
		l := &p.e.Leaves[i]
		if unpaid(l.Kind) && !d.Before(l.Start) && !d.After(l.End) {
			return true
		}
	}
	return false
}

// unpaid leaves are those for which an insurance pays and the employer does not.
func unpaid(k employee.LeaveKind) bool { return k != "" }

// absence cuts monthly pay for days and minutes that were not worked, by the group's divisor. The
// cut is truncated, in favor of the person, and never larger than the pay it cuts.
//
// Law: 労基法24-1
func (p *person) absence(prorated yen.Amount, t *why.Trace) yen.Amount {
	a := p.attendance()
	if p.paidByTime || a.AbsentHalves == 0 && a.LateMinutes == 0 || prorated <= 0 {
		return 0
	}
	days, minutes := p.divisors()
	if p.terms.Rules.Absence == client.AbsenceNone || days.Num == 0 {
		return 0
	}
	cut := prorated.Times(yen.Rate{Num: int64(a.AbsentHalves) * days.Den, Den: 2 * days.Num}).
		Plus(prorated.Times(yen.Rate{Num: int64(a.LateMinutes) * minutes.Den, Den: minutes.Num}))
	amount := min(yen.Truncate.Round(cut), prorated)
	if t.On() {
		t.Add(why.Step{Key: "item.absence", What: textAbsence, Law: "労基法24-1",
			Rounding: yen.Truncate, Result: why.Yen(-amount), Inputs: []why.Input{
				why.In(textCutBase, why.Yen(prorated)),
				why.In(textAbsentDays, why.Text(halves(a.AbsentHalves))),
				why.In(textLate, why.Minutes(a.LateMinutes)),
				why.In(textDivisorDays, why.Text(days.String()))}})
	}
	return amount
}

// divisors are the days and minutes that a month's pay is divided by.
func (p *person) divisors() (days, minutes yen.Rate) {
	daily := int64(p.dailyMinutes())
	switch p.terms.Rules.Absence {
	case client.AbsenceByMonthDays:
		n := int64(p.attendance().ScheduledHalves)
		return yen.Rate{Num: n, Den: 2}, yen.Rate{Num: n * daily, Den: 2}
	case client.AbsenceByCalendar:
		n := int64(p.terms.Period.Days())
		return yen.Rate{Num: n, Den: 1}, yen.Rate{Num: n * daily, Den: 1}
	}
	n := int64(daysOfYear(p.terms.Period.Through) - p.terms.Rules.AnnualHolidays)
	return yen.Rate{Num: n, Den: 12}, yen.Rate{Num: n * daily, Den: 12}
}

// daysOfYear is the number of days of the year in which a day lies.
func daysOfYear(d caldate.Date) int {
	first := caldate.Month{Year: d.Year(), Number: 1}.First()
	return first.DaysUntil(first.AddMonths(12))
}

func (p *person) dailyMinutes() int {
	if p.contract.DailyMinutes > 0 {
		return p.contract.DailyMinutes
	}
	return p.terms.Rules.DailyMinutes
}
