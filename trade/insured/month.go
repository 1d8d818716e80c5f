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

// reading reads the pay of one person for one row. Of differences, those for time before the first
// month looked at are taken off.
type reading struct {
	*book
	row   *Row
	p     int
	e     *employee.Employee
	first caldate.Month
}

func (b *book) reading(row *Row, p int, first caldate.Month) reading {
	return reading{b, row, p, &b.reg.Employees[p], first}
}

// paid is the pay of a month as a decision looks at it.
func (b reading) paid(m caldate.Month) remuneration.Month {
	s := b.slip(b.p, m)
	if s == nil {
		return remuneration.Month{}
	}
	out := remuneration.Month{Month: m, Days: s.BaseDays, Cash: s.Remuneration,
		Variable: max(0, s.Remuneration-s.FixedPay), Kind: b.inKind(s)}
	for _, o := range b.others(b.p, m) {
		out.Cash += o.Remuneration
		out.Kind += b.inKind(o)
		out.Days = min(out.Days+o.BaseDays, m.Days())
		b.row.once(judgeTwoPays)
	}
	out.Cash += b.spread(s) - out.Kind
	b.difference(s, &out)
	if at, _ := spanOn(b.e, lastDay(b.e, s)); at != nil {
		out.Category = categories[at.Category]
	}
	out.Partial = b.e.Hired.After(s.From) && !b.e.Hired.After(s.Through)
	b.absences(s, &out)
	if s.PayDay.Month() != m {
		b.row.once(judgePayDay)
	}
	return out
}

// three is the pay of three months from the first, and whether some of it is not computed yet.
func (b reading) three() (months [3]remuneration.Month, awaited bool) {
	for i := range months {
		m := b.first.Add(i)
		months[i] = b.paid(m)
		b.row.InKind[i] = months[i].Kind
		b.row.Partial = b.row.Partial || months[i].Partial
		awaited = awaited || b.awaited(b.p, m)
	}
	return months, awaited
}

// waits ends a row whose pay is not there: still to come, or due and not computed.
func (b reading) waits() Row {
	for i := range 3 {
		m := b.first.Add(i)
		if b.awaited(b.p, m) && !m.First().After(b.today) {
			return b.row.end(Waiting, PayAwaited)
		}
	}
	return b.row.end(Waiting, PayToCome)
}

func lastDay(e *employee.Employee, s *payroll.Slip) caldate.Date {
	if !e.Left.IsZero() && e.Left.Before(s.Through) {
		return e.Left
	}
	return s.Through
}

// once adds a question that several months raise a single time.
func (r *Row) once(j why.Judgement) {
	for i := range r.Judgements {
		if r.Judgements[i].Key == j.Key {
			return
		}
	}
	r.ask(j)
}

// inKind is the remuneration of a slip that was not handed out in money.
//
// Law: 健保法46-1 厚年法25
func (b *book) inKind(s *payroll.Slip) yen.Amount {
	if len(b.kinds) == 0 || s.InKind == 0 {
		return 0
	}
	var sum yen.Amount
	for i := range s.Earnings {
		if b.kinds[s.Earnings[i].Code] {
			sum += s.Earnings[i].Amount
		}
	}
	return sum
}

// difference takes off what pay settled of earlier time. One that was recovered is put back, for
// the person had it in the month it was for.
//
// Law: 健保法44-1 厚年法24-1 保発0301-8
func (b reading) difference(s *payroll.Slip, out *remuneration.Month) {
	line := lineOf(s, payroll.CodeDifference)
	if line == nil {
		return
	}
	sum, told := b.carried(s.Month)
	if !told {
		sum = line.Amount
		b.row.once(judgeDifference)
	}
	if sum > 0 {
		out.Retroactive += sum
	} else {
		out.Cash -= sum
	}
	if t := b.row.Why; t.On() {
		t.Add(why.Step{Key: "insured.difference", What: textDifference, Law: "健保法44-1",
			Inputs: []why.Input{why.In(textMonth, why.Month(s.Month))}, Result: why.Yen(sum)})
	}
}

// carried is what of the differences settled in a month was for earlier time; false when
// nothing is recorded about them.
func (b reading) carried(into caldate.Month) (sum yen.Amount, told bool) {
	for _, c := range b.carries[b.p] {
		if c.Into == into {
			told = true
			if c.Of.Before(b.first) {
				sum += c.Amount
			}
		}
	}
	return sum, told
}

// absences notes leaves and temporary closures of the period.
func (b reading) absences(s *payroll.Slip, out *remuneration.Month) {
	for i := range b.e.Leaves {
		l := &b.e.Leaves[i]
		if l.Start.After(s.Through) || l.End.Before(s.From) {
			continue
		}
		b.row.Leave = true
		whole := !l.Start.After(s.From) && !l.End.Before(s.Through)
		if whole && l.Kind == employee.LeaveSick && out.Cash > 0 {
			out.Reduced = true
		}
	}
	out.Furlough = closed(s)
}

// closed reports a temporary closure (一時帰休) in the period of a slip.
func closed(s *payroll.Slip) bool {
	return s != nil && s.Attendance != nil && s.Attendance.ClosureHalves > 0
}

func lineOf(s *payroll.Slip, code string) *payroll.Line {
	for i := range s.Earnings {
		if s.Earnings[i].Code == code {
			return &s.Earnings[i]
		}
	}
	return nil
}

// spread is what a month's pay changes by when a commuting allowance for several months is divided
// among them: what was handed out is taken off, the month's share put in its place.
//
// Law: 健保法3-5 厚年法3-1
func (b reading) spread(s *payroll.Slip) yen.Amount {
	n := b.passMonths(b.p, s.Through)
	if n <= 1 {
		return 0
	}
	var sum yen.Amount
	for i := range b.reg.Client.Items {
		it := &b.reg.Client.Items[i]
		if it.Counts.Tax != client.TaxCommuting || !it.Counts.Remuneration {
			continue
		}
		share, found := b.share(b.p, s.Month, it.Code)
		if !found {
			if agreed(b.e.Contracts.Ref(s.Through), it) != 0 {
				b.row.once(judgePass)
			}
			continue
		}
		sum += share
		if l := lineOf(s, it.Code); l != nil {
			sum -= l.Amount
		}
	}
	if t := b.row.Why; t.On() && sum != 0 {
		t.Add(why.Step{Key: "insured.pass", What: textPass, Law: "健保法3-5", Result: why.Yen(sum),
			Inputs: []why.Input{why.In(textMonth, why.Month(s.Month)),
				why.In(textPassMonths, why.Count(n, textMonths))}})
	}
	return sum
}

func (b *book) passMonths(p int, day caldate.Date) int {
	if c := b.reg.Employees[p].Commute.Ref(day); c != nil {
		return c.Months
	}
	return 0
}

// longestPass is the longest time, in months, that a commuting allowance is paid for at once.
const longestPass = 12

// share is a month's part of the latest commuting allowance; false where no payment that reaches
// the month is known. An allowance that is paid in neighboring months too is one by the month,
// whatever the pass.
func (b *book) share(p int, m caldate.Month, code string) (yen.Amount, bool) {
	for back := range longestPass {
		s := b.slip(p, m.Add(-back))
		if s == nil {
			continue
		}
		l := lineOf(s, code)
		if l == nil {
			continue
		}
		n := max(1, b.passMonths(p, s.Through))
		if b.paidIn(p, s.Month.Add(-1), code) || b.paidIn(p, s.Month.Add(1), code) {
			n = 1
		}
		if back >= n {
			return 0, false
		}
		return yen.Truncate.Round(l.Amount.Exact().Over(int64(n))), true
	}
	return 0, false
}

func (b *book) paidIn(p int, m caldate.Month, code string) bool {
	s := b.slip(p, m)
	return s != nil && lineOf(s, code) != nil
}

// agreed is the amount or unit price that a contract agrees for an item.
func agreed(c *employee.Contract, it *client.Item) yen.Amount {
	if c != nil {
		if own, ok := c.Amounts[it.Code]; ok {
			return own
		}
	}
	return it.Formula.Amount
}
