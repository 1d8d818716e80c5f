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
	unit := it.Formula.Amount
	if own, ok := p.contract.Amounts[it.Code]; ok {
		unit = own
	}
	if given, ok := p.in.Entered[it.Code]; ok {
		if t.On() {
			t.Add(why.Step{Key: "item.entered", What: it.Name, Result: why.Yen(given), Note: textEnteredNote})
		}
		return given
	}
	round := roundingOf(it.Formula.Round)
	switch it.Formula.Kind {
	case client.Fixed:
		return p.fixed(it, unit, t)
	case client.Hourly, client.Daily, client.PerCount:
		n, per := measured(p.attendance(), it.Formula.Measure)
		exact := unit.Times(yen.Rate{Num: int64(n), Den: int64(per)})
		return p.said(it, round, exact, t, unit, n, per)
	case client.RateOf:
		sum := p.sumOf(it.Formula.Base)
		exact := sum.Times(it.Formula.Rate)
		a := round.Round(exact)
		if t.On() {
			t.Add(why.Step{Key: "item.rate", What: it.Name, Rounding: round, Result: why.Yen(a),
				Inputs: []why.Input{why.In(textBase, why.Yen(sum)), why.In(textRate, why.Rate(it.Formula.Rate))}})
		}
		return a
	case client.ByTable:
		n, per := measured(p.attendance(), it.Formula.Measure)
		return p.stepped(it, n/per, t)
	case client.PerKm:
		return p.perKm(it, unit, round, t)
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

func (p *person) said(it *client.Item, round yen.Rounding, exact yen.Exact, t *why.Trace,
	unit yen.Amount, n, per int) yen.Amount {
	a := round.Round(exact)
	if t.On() {
		amount := why.Count(n, textTimes)
		if per == 60 {
			amount = why.Minutes(n)
		} else if per == 2 {
			amount = why.Text(halves(n))
		}
		t.Add(why.Step{Key: "item." + string(it.Formula.Kind), What: it.Name, Rounding: round,
			Result: why.Yen(a), Inputs: []why.Input{
				why.In(textUnit, why.Yen(unit)), why.In(measureName(it.Formula.Measure), amount)}})
	}
	return a
}

func (p *person) stepped(it *client.Item, n int, t *why.Trace) yen.Amount {
	var a yen.Amount
	for _, s := range it.Formula.Steps {
		if n >= s.From {
			a = s.Amount
		}
	}
	if t.On() {
		t.Add(why.Step{Key: "item.table", What: it.Name, Result: why.Yen(a), Inputs: []why.Input{
			why.In(measureName(it.Formula.Measure), why.Count(n, ""))}})
	}
	return a
}

// perKm pays by the way to work: price of a kilometer × kilometers both ways × days worked.
func (p *person) perKm(it *client.Item, unit yen.Amount, round yen.Rounding, t *why.Trace) yen.Amount {
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
		for i := range p.slip.Earnings {
			if p.slip.Earnings[i].Code == code {
				sum += p.slip.Earnings[i].Amount
			}
		}
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
