package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/minimumwage"
	"romukura/law/standards"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// extraWages puts the lines that the Labor Standards Act orders beside ordinary pay. A manager of
// the Act has late-night wages only; a director none.
//
// Law: 労基法37-1 労基法37-4 労基法41
func (p *person) extraWages() {
	a := p.attendance()
	m := standards.Minutes{Beyond: a.Beyond, Overtime: a.Overtime, Over60: a.Over60,
		Holiday: a.Holiday, Night: a.Night}
	switch {
	case p.contract.Status == employee.Director:
		return
	case p.contract.Manager:
		m = standards.Minutes{Night: a.Night}
	}
	if m == (standards.Minutes{}) {
		return
	}
	t := p.trace(CodeOvertime)
	base, err := p.hourlyBase(t)
	if err != nil {
		p.refuse(err)
		return
	}
	if base.Hourly().Num == 0 {
		p.warn(wordNoExtraBase)
	}
	round := standards.Rounding{HalfHours: p.terms.Rules.OvertimeRound == "half-hour"}
	pay := p.terms.extra.Pay(base, m, round, t)
	hourly := base.Hourly()
	for _, l := range [...]struct {
		code, name string
		amount     yen.Amount
		minutes    int
		measure    client.Measure
	}{
		{CodeBeyond, textBeyond, pay.Beyond, m.Beyond, client.MinutesBeyond},
		{CodeOvertime, textOvertime, pay.Overtime, m.Overtime, client.MinutesOver},
		{CodeOver60, textOver60, pay.Over60, m.Over60, client.MinutesOver60},
		{CodeHoliday, textHoliday, pay.Holiday, m.Holiday, client.MinutesHoliday},
		{CodeNight, textNight, pay.Night, m.Night, client.MinutesNight},
	} {
		if l.amount != 0 {
			p.slip.Earnings = append(p.slip.Earnings, Line{Code: l.code, Name: l.name,
				Amount: l.amount, Count: l.minutes, Measure: l.measure, Hourly: hourly})
		}
	}
}

// hourlyBase adds up the items that are in the base of extra wages, each by the time it is for.
func (p *person) hourlyBase(t *why.Trace) (standards.Base, error) {
	var held [12]standards.Part
	parts := held[:0]
	for i := range p.terms.Client.Items {
		it := &p.terms.Client.Items[i]
		if it.Deduct || !it.Counts.ExtraBase {
			continue
		}
		if a, per := p.agreed(it); a != 0 {
			parts = append(parts, standards.Part{Per: per, Amount: a})
		}
	}
	return p.terms.extra.HourlyBase(parts, p.divisors(), t)
}

// agreed is what an item brings by the contract, whatever part of the period was worked, and the
// time that it is for. What is counted is piece pay (出来高払) where all hours worked are known.
//
// Law: 労基則19-1
func (p *person) agreed(it *client.Item) (yen.Amount, standards.Unit) {
	if given, ok := p.in.Entered[it.Code]; ok {
		return max(0, given), standards.PerMonth
	}
	switch it.Formula.Kind {
	case client.Fixed:
		return p.unitOf(it), standards.PerMonth
	case client.Hourly:
		return p.unitOf(it), standards.PerHour
	case client.Daily:
		if it.Formula.Measure == client.DaysWorked {
			return p.unitOf(it), standards.PerDay
		}
	case client.ByTable:
		return p.stepped(it, nil), standards.PerMonth
	case client.RateOf:
		return p.agreedRate(it), standards.PerMonth
	case client.PerKm:
		return lineOf(p.slip.Earnings, it.Code).Amount, standards.PerMonth
	case client.PerCount:
		if p.workedMinutes() > 0 {
			return lineOf(p.slip.Earnings, it.Code).Amount, standards.Piece
		}
		return lineOf(p.slip.Earnings, it.Code).Amount, standards.PerMonth
	}
	return 0, standards.PerMonth
}

// agreedRate is the rate of what its items bring in a whole month; what is paid by the hour or the
// day counts as this month brought it.
func (p *person) agreedRate(it *client.Item) yen.Amount {
	var sum yen.Amount
	for _, code := range it.Formula.Base {
		of := p.terms.Client.ItemByCode(code)
		if of == nil || of.Formula.Kind == client.RateOf {
			continue
		}
		a, per := p.agreed(of)
		if per != standards.PerMonth {
			a = lineOf(p.slip.Earnings, code).Amount
		}
		sum += a
	}
	return roundingOf(it.Formula.Round).Round(sum.Times(it.Formula.Rate))
}

// minimumWage compares what the contract agrees with the minimum wage of the worksite, on the last
// day of the period that is worked: within a period it may rise. Pay below it is told, with what
// would reach it; the law makes the floor part of the contract, and a person corrects the contract.
// A director is no worker, and items that no client marks are not compared.
//
// Law: 最賃法4-1 最賃法4-2 最賃則2-1
func (p *person) minimumWage() {
	f := p.floor()
	if f == nil || p.contract.Status == employee.Director || p.days.Days() == 0 {
		return
	}
	var held [12]minimumwage.Part
	parts := held[:0]
	simple, hourly, monthly := true, yen.Amount(0), yen.Amount(0)
	for i := range p.terms.Client.Items {
		it := &p.terms.Client.Items[i]
		if it.Deduct || !it.Counts.MinimumBase {
			continue
		}
		a, per := p.agreed(it)
		switch {
		case a == 0:
			continue
		case per == standards.PerHour:
			hourly += a
		case per == standards.PerMonth:
			monthly += a
		default:
			simple = false
		}
		parts = append(parts, minimumwage.Part{Per: floorUnits[per], Amount: a})
	}
	at := f.on(p.days.Through)
	low := &f.spans[at]
	t := p.trace("minimum")
	year := p.year()
	enough := hourly >= low.Floor.Hourly || year == p.terms.year && monthly >= f.monthly[at]
	if len(parts) == 0 || simple && enough && !t.On() {
		return
	}
	r, err := low.Floor.Check(parts, minimumwage.Divisors{Year: year.minutes,
		Week: p.contract.WeeklyMinutes, Day: p.dailyMinutes(), Piece: p.workedMinutes()}, t)
	if err == nil && !r.OK {
		p.warn(belowMinimum(low.Floor, year.minutes))
	}
}

var floorUnits = map[standards.Unit]minimumwage.Unit{
	standards.PerMonth: minimumwage.PerMonth, standards.PerHour: minimumwage.PerHour,
	standards.PerDay: minimumwage.PerDay, standards.Piece: minimumwage.Piece,
}

// floor is the minimum wage of the prefecture in which the person works.
func (p *person) floor() *floor {
	area := p.contract.Worksite
	if area == "" {
		area = p.place.area
	}
	if f, ok := p.terms.floors[area]; ok {
		return f
	}
	return p.terms.floorOf(area)
}

// on is the place among the spans of the one in which a day lies.
func (f *floor) on(day caldate.Date) int {
	for i := len(f.spans) - 1; i > 0; i-- {
		if !f.spans[i].From.After(day) {
			return i
		}
	}
	return 0
}
