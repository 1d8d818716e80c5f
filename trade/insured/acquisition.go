package insured

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/payroll"
)

// Acquisitions asks for the first standard of everybody who acquired insured status within the
// window: by what the contract agrees for a month, and for pay by time by what others with the
// same work, hours and price earned in the month before, else by what is expected.
//
// Law: 健保法42-1 厚年法22-1
func Acquisitions(reg Register, window caldate.Range, today caldate.Date, explain bool) (
	Report, error) {
	b := open(&reg, today, explain)
	var out Report
	for p := range reg.Employees {
		e := &reg.Employees[p]
		for i := range e.Insured.Social {
			s := &e.Insured.Social[i]
			if !window.Contains(s.Acquired) || goesOn(e, s) {
				continue
			}
			if err := known(s.Acquired.Month()); err != nil {
				return Report{}, err
			}
			out.Rows = append(out.Rows, b.acquisition(p, s))
		}
	}
	return out, nil
}

// goesOn reports a membership that only changed its category: its standard goes on.
func goesOn(e *employee.Employee, s *employee.SocialSpan) bool {
	before := adjoining(e, s)
	return before != nil && before.Category != s.Category
}

// acquisition answers for one membership.
func (b *book) acquisition(p int, s *employee.SocialSpan) Row {
	r := b.row(p, filing.Acquisition)
	r.day, r.Category, r.acquired = s.Acquired, s.Category, s.Acquired.Month()
	r.Decision.From = s.Acquired.Month()
	e := r.person
	contract := e.Contracts.Ref(s.Acquired)
	if contract == nil {
		return r.leftOut(NoContract)
	}
	in := scopeIn(e, s, s.Acquired.Month())
	r.Over70, r.Over70Only = in.seventy, in.seventy && !in.health
	_, r.TwoEmployers = e.Insured.TwoEmployers.At(s.Acquired)
	q := remuneration.OnAcquisition{Acquired: s.Acquired}
	if !b.agreedPay(&r, p, contract, &q) {
		return r.leftOut(NoPay)
	}
	d, err := q.Determine(r.Why)
	r = r.settle(&d, err)
	if r.State == Refused {
		return r
	}
	r.InKind[0] = q.Kind
	r.State = Proposed
	for i := range e.Insured.Standards {
		if h := &e.Insured.Standards[i]; h.From.Month() == r.acquired {
			r.State, r.Key, r.Reason = LeftOut, AlreadyDecided, reason(AlreadyDecided)
			r.Before = remuneration.Standard{Health: h.Value.Health, Pension: h.Value.Pension}
			r.BeforeSince = r.acquired
		}
	}
	return b.close(r, in)
}

// agreedPay puts together what a contract promises for a month; false when it promises nothing.
func (b *book) agreedPay(r *Row, p int, c *employee.Contract, q *remuneration.OnAcquisition) bool {
	var monthly, timed yen.Amount
	byTime := false
	for i := range b.reg.Client.Items {
		it := &b.reg.Client.Items[i]
		if it.Deduct || !it.Counts.Remuneration {
			continue
		}
		amount, time := b.promised(p, c, it, q.Acquired)
		switch {
		case it.Counts.InKind:
			q.Kind += amount
		case time:
			timed, byTime = timed+amount, byTime || amount != 0
		default:
			monthly += amount
		}
	}
	rest := c.ExpectedMonthly - monthly - q.Kind
	if monthly > 0 {
		q.Pays = append(q.Pays, remuneration.Pay{Basis: remuneration.ByMonth, Amount: monthly})
	}
	switch {
	case byTime:
		pay := remuneration.Pay{Basis: remuneration.ByTime, Amount: timed,
			Similar: b.similar(p, c, q.Acquired)}
		if rest > 0 {
			pay.Amount = rest
			if len(pay.Similar) > 0 {
				r.ask(judgeExpected)
			}
		}
		q.Pays = append(q.Pays, pay)
	case rest > 0:
		q.Overtime = rest
	}
	return len(q.Pays) > 0 || q.Kind > 0 || q.Overtime > 0
}

// A month of weekly hours and days is a twelfth of fifty-two weeks.
var weeksOfMonth = yen.Rate{Num: 52, Den: 12}

const minutesOfHour = 60

// promised is what an item brings in a month by the contract, and whether it is paid by time. What
// depends on the month's own counts is not promised.
func (b *book) promised(p int, c *employee.Contract, it *client.Item, day caldate.Date) (
	amount yen.Amount, byTime bool) {
	unit := agreed(c, it)
	if it.Counts.Tax == client.TaxCommuting {
		if way := b.reg.Employees[p].Commute.Ref(day); way != nil && way.Pass > 0 && unit != 0 {
			return way.Pass, false
		}
	}
	week := yen.Rate{Num: int64(c.WeeklyMinutes), Den: minutesOfHour}
	days := yen.Rate{Num: int64(c.WeeklyDays), Den: 1}
	switch it.Formula.Kind {
	case client.Fixed, client.Entered:
		return unit, false
	case client.Hourly:
		if it.Counts.FixedPay && paidWork(it.Formula.Measure) {
			return yen.Truncate.Round(unit.Times(week).Times(weeksOfMonth)), true
		}
	case client.Daily:
		if it.Counts.FixedPay && paidWork(it.Formula.Measure) {
			return yen.Truncate.Round(unit.Times(days).Times(weeksOfMonth)), true
		}
	case client.PerKm:
		if way := b.reg.Employees[p].Commute.Ref(day); way != nil {
			fare := unit.Times(yen.Rate{Num: 2 * int64(way.Meters), Den: 1000})
			return yen.Truncate.Round(fare.Times(days).Times(weeksOfMonth)), false
		}
	case client.RateOf:
		var base yen.Amount
		for _, code := range it.Formula.Base {
			if of := b.reg.Client.ItemByCode(code); of != nil && of.Formula.Kind == client.Fixed {
				base += agreed(c, of)
			}
		}
		return yen.Truncate.Round(base.Times(it.Formula.Rate)), false
	}
	return 0, false
}

// paidWork tells the measures of ordinary work from those of leave, night and overtime.
func paidWork(m client.Measure) bool {
	return m == client.DaysWorked || m == client.MinutesWorked || m == client.PaidMinutes
}

// similar is what others of the establishment with the same job, way of pay, hours and price were
// paid in the month before, fixed items by the month left out.
//
// Law: 健保法42-1-2 厚年法22-1-2
func (b *book) similar(p int, c *employee.Contract, day caldate.Date) []yen.Amount {
	before := day.Month().Add(-1)
	var found []yen.Amount
	for o := range b.reg.Employees {
		s := b.slip(o, before)
		if o == p || s == nil || s.Establishment != c.Establishment || !present(s) {
			continue
		}
		e := &b.reg.Employees[o]
		other := e.Contracts.Ref(s.Through)
		if other == nil || !b.alike(c, other) || e.Hired.After(s.From) {
			continue
		}
		sum := s.Remuneration
		for i := range s.Earnings {
			l := &s.Earnings[i]
			it := b.reg.Client.ItemByCode(l.Code)
			if it != nil && it.Counts.Remuneration && !byPrice(it) && it.Formula.Kind != client.ExtraWage {
				sum -= l.Amount
			}
		}
		found = append(found, sum)
	}
	return found
}

// alike reports the same work and the same pay.
func (b *book) alike(a, o *employee.Contract) bool {
	if a.Job != o.Job || a.Kind != o.Kind || a.WeeklyMinutes != o.WeeklyMinutes {
		return false
	}
	for _, it := range b.fixed {
		if byPrice(it) && it.Formula.Kind != client.PerKm && agreed(a, it) != agreed(o, it) {
			return false
		}
	}
	return true
}

// present reports pay of a whole period.
func present(s *payroll.Slip) bool {
	part := s.Facts.Part
	return part.Den == 0 || part.Num == part.Den
}
