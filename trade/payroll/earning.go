package payroll

import (
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// earned computes one item of a person from the contract and the attendance month. The amount of an
// entered item comes from the month's entries, and is zero when nothing was entered.
func (p *person) earned(it *client.Item, t *why.Trace) yen.Amount {
	unit := p.unitOf(it)
	if given, ok := p.in.Entered[it.Code]; ok {
		if t.On() {
			t.Add(why.Step{Key: "item.entered", What: it.Name, Result: why.Yen(given),
				Note: textEnteredNote})
		}
		return given
	}
	switch it.Formula.Kind {
	case client.Fixed:
		return p.fixed(it, unit, t)
	case client.Hourly, client.Daily, client.PerCount:
		return p.byMeasure(it, unit, t)
	case client.RateOf:
		return p.rateOf(it, t)
	case client.ByTable:
		return p.stepped(it, t)
	case client.PerKm:
		return p.perKm(it, unit, t)
	}
	return 0 // Entered without an entry, ExtraWage: computed by the statutes' own rule
}

func (p *person) fixed(it *client.Item, unit yen.Amount, t *why.Trace) yen.Amount {
	if t.On() {
		t.Add(why.Step{Key: "item.fixed", What: it.Name, Result: why.Yen(unit), Note: textContractNote,
			Inputs: []why.Input{why.In(textContractFrom, why.Date(p.contractFrom()))}})
	}
	return unit
}

// byMeasure pays a unit price for what was measured: hours, days, counts.
func (p *person) byMeasure(it *client.Item, unit yen.Amount, t *why.Trace) yen.Amount {
	n, per := measured(p.attendance(), it.Formula.Measure)
	round := roundingOf(it.Formula.Round)
	a := round.Round(unit.Times(yen.Rate{Num: int64(n), Den: int64(per)}))
	if t.On() {
		t.Add(why.Step{Key: "item.measure", What: it.Name, Rounding: round, Result: why.Yen(a),
			Inputs: []why.Input{why.In(textUnit, why.Yen(unit)),
				why.In(measureName(it.Formula.Measure), shown(n, per))}})
	}
	return a
}

// shown is a measure as people read it: minutes as hours, halves as days.
func shown(n, per int) why.Value {
	switch per {
	case 60:
		return why.Minutes(n)
	case 2:
		return why.Text(halves(n))
	}
	return why.Count(n, textTimes)
}

func (p *person) rateOf(it *client.Item, t *why.Trace) yen.Amount {
	sum := p.sumOf(it.Formula.Base)
	round := roundingOf(it.Formula.Round)
	a := round.Round(sum.Times(it.Formula.Rate))
	if t.On() {
		t.Add(why.Step{Key: "item.rate", What: it.Name, Rounding: round, Result: why.Yen(a),
			Inputs: []why.Input{why.In(textBase, why.Yen(sum)),
				why.In(textRate, why.Rate(it.Formula.Rate))}})
	}
	return a
}

func (p *person) stepped(it *client.Item, t *why.Trace) yen.Amount {
	n, per := measured(p.attendance(), it.Formula.Measure)
	var a yen.Amount
	for _, s := range it.Formula.Steps {
		if n >= s.From*per {
			a = s.Amount
		}
	}
	if t.On() {
		t.Add(why.Step{Key: "item.table", What: it.Name, Result: why.Yen(a), Inputs: []why.Input{
			why.In(measureName(it.Formula.Measure), shown(n, per))}})
	}
	return a
}

// perKm pays by the way to work: price of a kilometer × kilometers both ways × days worked.
func (p *person) perKm(it *client.Item, unit yen.Amount, t *why.Trace) yen.Amount {
	round := roundingOf(it.Formula.Round)
	commute := p.e.Commute.Ref(p.terms.Period.Through)
	if commute == nil {
		return 0
	}
	days := p.attendance().WorkedHalves
	exact := unit.Times(yen.Rate{Num: 2 * int64(commute.Meters), Den: 1000}).
		Times(yen.Rate{Num: int64(days), Den: 2})
	a := round.Round(exact)
	if t.On() {
		t.Add(why.Step{Key: "item.per-km", What: it.Name, Rounding: round, Result: why.Yen(a),
			Inputs: []why.Input{why.In(textUnit, why.Yen(unit)),
				why.In(textOneWay, why.Count(commute.Meters, "m")),
				why.In(textDaysWorked, why.Text(halves(days)))}})
	}
	return a
}

// sumOf adds the amounts already computed of the named items.
func (p *person) sumOf(codes []string) yen.Amount {
	var sum yen.Amount
	for _, code := range codes {
		sum += lineOf(p.slip.Earnings, code).Amount
	}
	return sum
}

func roundingOf(key string) yen.Rounding {
	if r, ok := yen.RoundingByKey(key); ok {
		return r
	}
	return yen.RaiseFrom50Sen
}

var noAttendance attendance.Month

func (p *person) attendance() *attendance.Month {
	if p.in.Attendance == nil {
		return &noAttendance
	}
	return p.in.Attendance
}

// paidByTime reports whether pay depends on what was worked, so that attendance must be there.
func paidByTime(k employee.PayKind) bool { return k == employee.Hourly || k == employee.Daily }
