package insured

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Change is one item of fixed pay (固定的賃金) that differs from the pay before.
type Change struct {
	Item string `json:"item,omitempty"` // code; empty for the way of pay and for hours
	Name string `json:"name"`           // in Japanese
	remuneration.Change
	// Price says that Before and After are unit prices or times, not yen of a month.
	Price bool `json:"price,omitempty"`
}

// up reports which way the change goes, 0 where figures do not tell.
func (c *Change) way() remuneration.Direction {
	switch {
	case c.After > c.Before:
		return remuneration.Up
	case c.After < c.Before:
		return remuneration.Down
	}
	return remuneration.Unchanged
}

// lookBack is how many months before a change an item's last pay is looked for: unpaid leave may
// lie between.
const lookBack = 24

// changes compares a month's pay with the pay before it: what the contract agrees and pay was
// computed by, never hours, absence or overtime.
//
// Law: 健保法43-1 保発0301-8
func (b *book) changes(p int, m caldate.Month) []Change {
	s := b.slip(p, m)
	if s == nil || !b.comparable(s) {
		return nil
	}
	before := b.before(p, m)
	if before == nil {
		return nil
	}
	e := &b.reg.Employees[p]
	var found []Change
	for _, it := range b.fixed {
		now, ok := b.unit(p, s, it)
		if !ok {
			continue
		}
		was, ok := b.unitBefore(p, m, it)
		if ok && was != now {
			found = append(found, Change{Item: it.Code, Name: it.Name, Price: byPrice(it),
				Change: remuneration.Change{Kind: kindOf(it), Paid: m, Before: was, After: now}})
		}
	}
	then, now := e.Contracts.Ref(lastDay(e, before)), e.Contracts.Ref(lastDay(e, s))
	if then != nil && now != nil && then != now {
		found = b.terms(found, m, then, now)
	}
	if closed(s) != closed(before) {
		found = append(found, Change{Name: textClosure, Price: true, Change: remuneration.Change{
			Kind: remuneration.FurloughChange, Paid: m}})
	}
	return found
}

// terms finds changes of the way of pay, and of the hours or days that pay by time is agreed for:
// they are changes of fixed pay though no unit price moves.
//
// Law? 保発0301-8
func (b *book) terms(found []Change, m caldate.Month, then, now *employee.Contract) []Change {
	if wayOfPay(then.Kind) != wayOfPay(now.Kind) {
		return append(found, Change{Name: textPayKind, Price: true, Change: remuneration.Change{
			Kind: remuneration.PaySystem, Paid: m}})
	}
	was, is := 0, 0
	switch now.Kind {
	case employee.Hourly:
		was, is = then.WeeklyMinutes, now.WeeklyMinutes
	case employee.Daily:
		was, is = then.WeeklyDays, now.WeeklyDays
	}
	if was != is {
		found = append(found, Change{Name: textHours, Price: true, Change: remuneration.Change{
			Kind: remuneration.PaySystem, Paid: m, Before: yen.Amount(was), After: yen.Amount(is)}})
	}
	return found
}

// wayOfPay takes pay by the year for pay by the month: it is handed out so.
func wayOfPay(k employee.PayKind) employee.PayKind {
	if k == employee.Annual {
		return employee.Monthly
	}
	return k
}

func byPrice(it *client.Item) bool {
	switch it.Formula.Kind {
	case client.Hourly, client.Daily, client.PerCount, client.PerKm:
		return true
	}
	return false
}

func kindOf(it *client.Item) remuneration.ChangeKind {
	switch {
	case it.Counts.Tax == client.TaxCommuting:
		return remuneration.CommutingPay
	case byPrice(it):
		return remuneration.UnitPrice
	case it.Counts.ExtraBase && it.Prorated:
		return remuneration.BasePay
	}
	return remuneration.Allowance
}

// comparable reports that a slip shows what was agreed: one of somebody away for the whole period
// shows nothing.
func (b *book) comparable(s *payroll.Slip) bool {
	return s.Facts.Part.Den == 0 || !s.Facts.Part.IsZero()
}

// before is the last pay before a month that can be compared, nil when there is none.
func (b *book) before(p int, m caldate.Month) *payroll.Slip {
	for back := 1; back <= lookBack; back++ {
		if s := b.slip(p, m.Add(-back)); s != nil && b.comparable(s) {
			return s
		}
	}
	return nil
}

// unitBefore is what an item was paid by before a month; false when no earlier pay tells.
func (b *book) unitBefore(p int, m caldate.Month, it *client.Item) (yen.Amount, bool) {
	for back := 1; back <= lookBack; back++ {
		s := b.slip(p, m.Add(-back))
		if s == nil || !b.comparable(s) {
			continue
		}
		if unit, ok := b.unit(p, s, it); ok {
			return unit, true
		}
	}
	return 0, false
}

// unit is the amount or unit price that an item was paid by in a slip; false where the slip does
// not tell, as an hourly item in a month without hours.
func (b *book) unit(p int, s *payroll.Slip, it *client.Item) (yen.Amount, bool) {
	e := &b.reg.Employees[p]
	if it.Counts.Tax == client.TaxCommuting && b.passMonths(p, s.Through) > 1 {
		return b.share(p, s.Month, it.Code)
	}
	l := lineOf(s, it.Code)
	switch it.Formula.Kind {
	case client.Fixed:
		if l == nil {
			return 0, true
		}
		if l.Unit != 0 {
			return l.Unit, true
		}
		return l.Amount, true
	case client.Entered:
		if l == nil {
			return 0, true
		}
		return l.Amount, true
	case client.Hourly, client.Daily, client.PerCount:
		if l != nil {
			return l.Unit, true
		}
		// Nothing was counted, or the item ended: only an item that is agreed no more tells.
		return 0, agreed(e.Contracts.Ref(lastDay(e, s)), it) == 0
	case client.PerKm:
		return b.dayFare(e, s, it), true
	}
	return 0, false
}

// dayFare is what a day's way to work costs at a price of a kilometer.
func (b *book) dayFare(e *employee.Employee, s *payroll.Slip, it *client.Item) yen.Amount {
	c := e.Commute.Ref(s.Through)
	if c == nil {
		return 0
	}
	unit := agreed(e.Contracts.Ref(lastDay(e, s)), it)
	if l := lineOf(s, it.Code); l != nil {
		unit = l.Unit
	}
	const metersOfKilometer = 1000
	return yen.Truncate.Round(unit.Times(yen.Rate{Num: 2 * int64(c.Meters),
		Den: metersOfKilometer}))
}

// direction is the way that all changes of a month go together. Amounts of a month are added up;
// unit prices and times beside them only tell where all go the same way. The last result asks a
// person.
//
// Law: 保発0301-8
func direction(changes []Change) (way remuneration.Direction, known bool) {
	var sum yen.Amount
	up, down, price, unknown := false, false, false, false
	for i := range changes {
		c := &changes[i]
		switch c.way() {
		case remuneration.Up:
			up = true
		case remuneration.Down:
			down = true
		default:
			unknown = unknown || c.Kind != remuneration.FurloughChange
		}
		price = price || c.Price && c.Kind != remuneration.FurloughChange
		sum += c.After - c.Before
	}
	switch {
	case unknown || up && down && price:
		return remuneration.Unchanged, false
	case up && !down || up && sum > 0:
		return remuneration.Up, true
	case down && !up || down && sum < 0:
		return remuneration.Down, true
	}
	return remuneration.Unchanged, true
}

// explain shows each change in the row's trace.
func (r *Row) explainChanges() {
	if !r.Why.On() {
		return
	}
	for i := range r.Changes {
		c := &r.Changes[i]
		step := why.Step{Key: "insured.change", What: c.Name, Law: "健保法43-1 保発0301-8",
			Result: why.Text(wayText(c.way()))}
		if c.After != c.Before {
			step.Inputs = []why.Input{why.In(textBefore, why.Yen(c.Before)),
				why.In(textAfter, why.Yen(c.After))}
		}
		r.Why.Add(step)
	}
}
