package payroll

import (
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Slip computes one person's month. Faults that stop it are given all together with a nil slip.
func (t *Terms) Slip(e *employee.Employee, in Input) (*Slip, fault.List) {
	p := t.person(e, in)
	if !p.begin() {
		return nil, p.faults
	}
	p.earn()
	p.base()
	p.deduct()
	return p.finish()
}

// earn computes the earnings: the client's items, cut where the period is a part, the cut for
// absence, extra wages, and differences carried from earlier months.
func (p *person) earn() {
	p.part = p.presence(p.trace("part"))
	p.slip.Facts.Part = p.part
	p.slip.Earnings = make([]Line, 0, len(p.terms.Client.Items)+4)
	for _, i := range p.terms.plain {
		it := &p.terms.Client.Items[i]
		if !it.Deduct && it.Formula.Kind != client.ExtraWage {
			p.item(it)
		}
	}
	p.terms.sort(p.slip.Earnings)
	p.cutAbsence()
	p.extraWages()
	p.carried()
	p.minimumWage()
	p.article36()
}

// article36 notes where the person stands against the limits of Article 36, which bound neither
// managers nor directors.
//
// Law: 労基法36-3 労基法36-6 労基法41-2
func (p *person) article36() {
	if len(p.in.Months) == 0 || p.contract.Manager || p.contract.Status == employee.Director {
		return
	}
	hours, notes := Overtime36(p.in.Months, p.terms.Rules, p.trace("article36"))
	p.slip.Hours = hours
	p.slip.Notes = append(p.slip.Notes, notes.All()...)
}

// item computes one earning, cuts it to the part of the period and puts its line.
func (p *person) item(it *client.Item) {
	t := p.trace(it.Code)
	if !p.bounded(it) {
		return
	}
	full := p.earned(it, t)
	a := full
	_, given := p.in.Entered[it.Code]
	byPart := !given && p.part != yen.Whole && p.cutByPart(it)
	if byPart {
		a = p.proRata(it, full, t)
	}
	if a < 0 {
		p.faults.Add(wordNegativeItem.fault(it.Name))
		return
	}
	if it.Prorated && !p.paidByTime && !given {
		if it.Formula.Kind == client.RateOf && p.part != yen.Whole {
			full = p.agreedRate(it) // the items that it is a rate of were cut already
		}
		p.cut.add(it.Counts, full, a)
	}
	if a == 0 {
		return
	}
	l := p.lineFor(it, a)
	l.Given, l.Reason = given, p.in.EnteredWhy[it.Code]
	if byPart {
		l.Part = p.part
	}
	p.slip.Earnings = append(p.slip.Earnings, l)
}

// most is the largest amount or unit price of an item: it keeps every product of a month within 64
// bits.
const most yen.Amount = 1_000_000_000

// bounded refuses an item whose amount or unit price no contract can mean.
func (p *person) bounded(it *client.Item) bool {
	for _, a := range [...]yen.Amount{p.unitOf(it), p.in.Entered[it.Code]} {
		if a > most || a < -most {
			p.faults.Add(wordTooMuch.fault(it.Name))
			return false
		}
	}
	return true
}

// proRata is the part of an amount that the person's part of the period earns.
func (p *person) proRata(it *client.Item, full yen.Amount, t *why.Trace) yen.Amount {
	round := yen.Truncate
	if p.terms.Rules.PartRound != "" {
		round = roundingOf(p.terms.Rules.PartRound)
	}
	a := round.Round(full.Times(p.part))
	if t.On() {
		t.Add(why.Step{Key: "item.prorated", What: textProrated, Rounding: round,
			Result: why.Yen(a), Inputs: []why.Input{why.In(it.Name, why.Yen(full)),
				why.In(textPart, why.Rate(p.part))}})
	}
	return a
}

// cutByPart tells whether a partial period cuts an item: of monthly pay those marked so, and for
// somebody who was not there at all whatever does not depend on work. A rate of other items
// follows those, and what is measured follows the measure.
func (p *person) cutByPart(it *client.Item) bool {
	switch it.Formula.Kind {
	case client.Fixed, client.ByTable:
		return p.part.IsZero() || it.Prorated && !p.paidByTime
	}
	return false
}

// lineFor is the line of an item with what its amount was made of.
func (p *person) lineFor(it *client.Item, a yen.Amount) Line {
	l := Line{Code: it.Code, Name: it.Name, Amount: a, Unit: p.unitOf(it)}
	switch it.Formula.Kind {
	case client.Hourly, client.Daily, client.PerCount, client.ByTable:
		l.Measure = it.Formula.Measure
		l.Count, _ = measured(p.attendance(), it.Formula.Measure)
	case client.PerKm:
		l.Measure, l.Count = client.DaysWorked, p.attendance().WorkedHalves
		if c := p.e.Commute.Ref(p.terms.Period.Through); c != nil {
			l.Rate = yen.Rate{Num: 2 * int64(c.Meters), Den: 1000}
		}
	case client.RateOf:
		l.Unit, l.Rate = p.sumOf(it.Formula.Base), it.Formula.Rate
	}
	return l
}

// unitOf is the amount or unit price of an item: the contract's own, else that of everybody.
func (p *person) unitOf(it *client.Item) yen.Amount {
	if own, ok := p.contract.Amounts[it.Code]; ok {
		return own
	}
	return it.Formula.Amount
}

// finish sums up and splits the net over the accounts.
func (p *person) finish() (*Slip, fault.List) {
	if p.faults.Stops() {
		return nil, p.faults
	}
	s := p.slip
	for _, l := range s.Deductions {
		s.Deducted += l.Amount
	}
	s.Net = s.Gross - s.InKind - s.Deducted
	if s.Net < 0 {
		p.warn(wordNegativeNet)
	}
	s.Transfers = Transfers(p.e, s.Net, s.Kind, s.PayDay)
	if s.Transfers == nil && s.Net > 0 {
		p.warn(wordNoAccount)
	}
	for code, t := range s.Why {
		if len(t.Steps) == 0 {
			delete(s.Why, code)
		}
	}
	return s, fault.List{}
}
