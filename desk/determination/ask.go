package determination

import (
	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/payroll"
)

// annual asks for the annual determination of a year.
//
// Law: 健保法41-1 健保法41-3 厚年法21-1 厚年法21-3
func (a *Answer) annual(c *book.Client, e *employee.Employee, year int) error {
	july := caldate.Month{Year: year, Number: 7}.First()
	span := e.Insured.SocialOn(july)
	if span == nil {
		a.leave(e, filing.AnnualBase, "not-insured", textNotInsured)
		return nil
	}
	from := caldate.Month{Year: year, Number: 9}
	standard, since, ok := current(e, from)
	if !ok {
		a.leave(e, filing.AnnualBase, "no-standard", textNoStandard)
		return nil
	}
	q := remuneration.Annual{Year: year, Acquired: span.Acquired, Lost: lost(e, span),
		Category: categories[span.Category], Current: standard, Revised: revisedIn(c, e, year)}
	d := book.Determination{Employee: e.ID, Procedure: filing.AnnualBase, Before: standard,
		BeforeSince: since, Category: span.Category}
	for i := range q.Months {
		month := caldate.Month{Year: year, Number: 4 + i}
		q.Months[i], _ = paid(c, e, month)
		d.InKind[i] = q.Months[i].Kind
		d.Partial = d.Partial || q.Months[i].Partial
	}
	decision, err := q.Determine(nil)
	if err != nil {
		return err
	}
	if decision.Key.Excluded() {
		a.leave(e, filing.AnnualBase, string(decision.Key), decision.Key.Label())
		return nil
	}
	d.Decision = decision
	a.Proposals = append(a.Proposals, d)
	return nil
}

// lost is the day insured status ends, as recorded or the day after leaving.
func lost(e *employee.Employee, s *employee.SocialSpan) caldate.Date {
	if s.Lost.IsZero() && !e.Left.IsZero() {
		return e.Left.AddDays(1)
	}
	return s.Lost
}

// revisedIn is the first month of July to September from which a revision was taken, or will be: a
// change of fixed pay paid in April, May or June may lead to one.
func revisedIn(c *book.Client, e *employee.Employee, year int) caldate.Month {
	for i := range c.Determinations {
		d := &c.Determinations[i]
		from := d.Decision.From
		if d.Employee == e.ID && d.Procedure != filing.AnnualBase && from.Year == year &&
			from.Number >= 7 && from.Number <= 9 {
			return from
		}
	}
	return caldate.Month{}
}

// occasional asks for the revision that takes effect from a month: by the pay of the three months
// before, if fixed pay changed in the first of them.
//
// Law: 健保法43-1 厚年法23-1 保発0301-8
func (a *Answer) occasional(c *book.Client, e *employee.Employee, from caldate.Month) error {
	change := from.Add(-3)
	span := e.Insured.SocialOn(from.Add(-1).Last())
	standard, since, ok := current(e, from)
	if span == nil || !ok || !span.Acquired.Before(change.First()) || !since.Before(from) {
		return nil
	}
	direction, changed := fixedChange(c, e, change)
	if !changed {
		return nil
	}
	q := remuneration.Occasional{Change: change, Direction: direction,
		Category: categories[span.Category], Current: standard}
	d := book.Determination{Employee: e.ID, Procedure: filing.MonthlyChange, Before: standard,
		BeforeSince: since, Change: change, Direction: direction, Category: span.Category}
	for i := range q.Months {
		q.Months[i], _ = paid(c, e, change.Add(i))
		d.InKind[i] = q.Months[i].Kind
	}
	decision, err := q.Revise(nil)
	if err != nil {
		return err
	}
	if decision.Key != remuneration.Revised && decision.Judgement == nil {
		a.leave(e, filing.MonthlyChange, string(decision.Key), decision.Key.Label())
		return nil
	}
	d.Decision = decision
	a.Proposals = append(a.Proposals, d)
	return nil
}

// fixedChange compares what the contract promises in fixed pay in a month with the month before:
// unit prices and fixed amounts of items that count as fixed pay, not what was worked.
//
// Law: 保発0301-8
func fixedChange(
	c *book.Client,
	e *employee.Employee,
	month caldate.Month,
) (remuneration.Direction, bool) {
	_, before := paid(c, e, month.Add(-1))
	_, after := paid(c, e, month)
	if before == nil || after == nil {
		return remuneration.Unchanged, false
	}
	var up, down bool
	for i := range c.Profile.Items {
		it := &c.Profile.Items[i]
		if it.Deduct || !it.Counts.FixedPay {
			continue
		}
		switch d := fixedAmount(e, it, after) - fixedAmount(e, it, before); {
		case d > 0:
			up = true
		case d < 0:
			down = true
		}
	}
	switch {
	case up && !down:
		return remuneration.Up, true
	case down && !up:
		return remuneration.Down, true
	case up && down:
		return both(before, after), true
	}
	return remuneration.Unchanged, false
}

// both is the direction where some items rose and others fell: that of fixed pay as a whole.
//
// Law? 保発0301-8
func both(before, after *payroll.Slip) remuneration.Direction {
	switch {
	case after.FixedPay > before.FixedPay:
		return remuneration.Up
	case after.FixedPay < before.FixedPay:
		return remuneration.Down
	}
	return remuneration.Unchanged
}

// fixedAmount is an item's amount or unit price by the contract of a slip's closing day.
func fixedAmount(e *employee.Employee, it *client.Item, s *payroll.Slip) yen.Amount {
	contract := e.Contracts.Ref(s.Through)
	if contract == nil {
		return 0
	}
	if own, ok := contract.Amounts[it.Code]; ok {
		return own
	}
	return it.Formula.Amount
}

var leaveProcedures = map[employee.LeaveKind]filing.Procedure{
	employee.LeaveMaternity: filing.AfterMaternity, employee.LeaveChildcare: filing.AfterChildcare,
	employee.LeaveBirth: filing.AfterChildcare,
}

// afterLeave asks for the revision at the end of a leave that takes effect from a month.
//
// Law: 健保法43の2-1 健保法43の3-1 厚年法23の2-1 厚年法23の3-1
func (a *Answer) afterLeave(c *book.Client, e *employee.Employee, from caldate.Month) error {
	for i := range e.Leaves {
		l := &e.Leaves[i]
		procedure, ok := leaveProcedures[l.Kind]
		first := l.End.AddDays(1).Month()
		if !ok || !l.Ended || first.Add(3) != from {
			continue
		}
		standard, since, known := current(e, from)
		span := e.Insured.SocialOn(from.First())
		if !known || span == nil {
			a.leave(e, procedure, "not-insured", textNotInsured)
			continue
		}
		q := remuneration.AfterLeave{End: l.End, ChildBorn: l.Birth, Current: standard,
			Maternity: l.Kind == employee.LeaveMaternity, ChildcareNext: next(e, l, employee.LeaveChildcare),
			MaternityNext: next(e, l, employee.LeaveMaternity), Category: categories[span.Category]}
		d := book.Determination{Employee: e.ID, Procedure: procedure, Before: standard,
			BeforeSince: since, Category: span.Category}
		for k := range q.Months {
			q.Months[k], _ = paid(c, e, first.Add(k))
			d.InKind[k] = q.Months[k].Kind
		}
		var err error
		if d.Decision, err = q.Revise(nil); err != nil {
			return err
		}
		if d.Decision.Judgement != nil {
			a.Proposals = append(a.Proposals, d)
		} else {
			a.leave(e, procedure, string(d.Decision.Key), d.Decision.Key.Label())
		}
	}
	return nil
}

// next reports whether a leave of a kind begins on the day after another ends.
func next(e *employee.Employee, l *employee.Leave, kind employee.LeaveKind) bool {
	for i := range e.Leaves {
		if e.Leaves[i].Kind == kind && e.Leaves[i].Start == l.End.AddDays(1) {
			return true
		}
	}
	return false
}

// acquisition asks for the first standard of somebody who acquired insured status in a month and
// has none yet.
//
// Law: 健保法42-1 厚年法22-1
func (a *Answer) acquisition(c *book.Client, e *employee.Employee, month caldate.Month) error {
	span := e.Insured.SocialOn(month.Last())
	if span == nil || span.Acquired.Month() != month || e.Insured.Standards.Ref(month.Last()) != nil {
		return nil
	}
	q := remuneration.OnAcquisition{Acquired: span.Acquired}
	contract := e.Contracts.Ref(span.Acquired)
	if contract == nil {
		a.leave(e, filing.Acquisition, "no-contract", textNoContract)
		return nil
	}
	if contract.ExpectedMonthly > 0 {
		q.Pays = []remuneration.Pay{{Basis: remuneration.ByMonth, Amount: contract.ExpectedMonthly}}
	} else {
		q.Pays = pays(c, e, contract)
	}
	decision, err := q.Determine(nil)
	if err != nil {
		return err
	}
	a.Proposals = append(a.Proposals, book.Determination{Employee: e.ID, Procedure: filing.Acquisition,
		Decision: decision, Category: span.Category})
	return nil
}

// pays are the parts of a contract: fixed items by the month, unit prices by what others with the
// same work and the same price earned in the month before.
func pays(c *book.Client, e *employee.Employee, contract *employee.Contract) []remuneration.Pay {
	var out []remuneration.Pay
	for i := range c.Profile.Items {
		it := &c.Profile.Items[i]
		amount, own := contract.Amounts[it.Code]
		if it.Deduct || !it.Counts.Remuneration || !own && it.Formula.Amount == 0 {
			continue
		}
		if !own {
			amount = it.Formula.Amount
		}
		switch it.Formula.Kind {
		case client.Fixed:
			out = append(out, remuneration.Pay{Basis: remuneration.ByMonth, Amount: amount})
		case client.Hourly, client.Daily:
			if it.Counts.FixedPay && it.Formula.Measure != client.PaidLeaveDays {
				out = append(out, remuneration.Pay{Basis: remuneration.ByTime, Amount: 0,
					Similar: similar(c, e, it, amount)})
			}
		}
	}
	return out
}

// similar is what others of the establishment with the same job and unit price were paid for the
// item in the month before the acquisition.
func similar(c *book.Client, e *employee.Employee, it *client.Item, unit yen.Amount) []yen.Amount {
	var out []yen.Amount
	mine := e.Contracts.Ref(e.Hired)
	before := e.Hired.Month().Add(-1)
	for i := range c.Runs {
		if c.Runs[i].Month != before || c.Runs[i].Kind != payroll.MonthlyPay {
			continue
		}
		for j := range c.Runs[i].Slips {
			s := &c.Runs[i].Slips[j]
			other := c.EmployeeByID(s.Employee)
			if other == nil || other.ID == e.ID || s.Establishment != mine.Establishment {
				continue
			}
			contract := other.Contracts.Ref(s.Through)
			if contract == nil || contract.Job != mine.Job || contract.Amounts[it.Code] != unit {
				continue
			}
			for _, l := range s.Earnings {
				if l.Code == it.Code {
					out = append(out, l.Amount)
				}
			}
		}
	}
	return out
}
