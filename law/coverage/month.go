package coverage

import (
	"romukura/ground/caldate"
	"romukura/law/why"
)

// Span is one membership: the day insured status is acquired and the day it is lost, which is the
// day after leaving. A zero Lost is open.
type Span struct{ Acquired, Lost caldate.Date }

// LossDay is the day on which insured status is lost by leaving: the day after.
//
// Law: 健保法36-1-2 厚年法14-1-2
func LossDay(left caldate.Date) caldate.Date { return left.AddDays(1) }

// LastMonth is the last month for which a premium is due when the last day is known: the month
// before that of the loss. Who leaves on the last day of a month owes for that month too.
//
// Law: 健保法156-3 厚年法19-1
func LastMonth(left caldate.Date) caldate.Month { return LossDay(left).Month().Add(-1) }

// SameMonth reports that status was acquired and lost in one month (同月得喪).
//
// Law: 健保法156-3 厚年法19-2
func (s Span) SameMonth() bool {
	return !s.Lost.IsZero() && s.Acquired.Month() == s.Lost.Month()
}

// Months are the first and the last month for which premiums are due; the last is zero while the
// span is open.
//
// Law: 健保法156-1 健保法156-3 厚年法19-1 厚年法19-2
func (s Span) Months() (first, last caldate.Month) {
	first = s.Acquired.Month()
	switch {
	case s.Lost.IsZero():
		return first, caldate.Month{}
	case s.SameMonth():
		return first, first
	}
	return first, s.Lost.Month().Add(-1)
}

// Reason says whether the premium of a month or a bonus is due, and why.
type Reason string

// The reasons.
const (
	Due          Reason = "due"
	DueSameMonth Reason = "due-same-month"
	NotYet       Reason = "not-yet"
	LossMonth    Reason = "loss-month"
	Lost         Reason = "lost"
)

// IsDue reports whether the reason is one for which a premium is due.
//
// Law: 健保法156-1 厚年法81-2
func (r Reason) IsDue() bool { return r == Due || r == DueSameMonth }

// Due answers whether the premium of a month is due. There is no reckoning by days: the month of
// acquisition is due whole, the month of loss not at all.
//
// Law: 健保法156-1 健保法156-3 厚年法19-1 厚年法19-2 厚年法81-2
func (s Span) Due(m caldate.Month, t *why.Trace) Reason {
	r := s.due(m)
	if t.On() {
		s.explain("coverage.month", why.In(textMonth, why.Month(m)), r, t)
	}
	return r
}

func (s Span) due(m caldate.Month) Reason {
	first, last := s.Months()
	switch {
	case m.Before(first):
		return NotYet
	case s.SameMonth() && m == first:
		return DueSameMonth
	case last.IsZero() || !m.After(last):
		return Due
	case m == s.Lost.Month():
		return LossMonth
	}
	return Lost
}

// BonusDue answers whether a premium is due on a bonus paid on a day. In the month of loss none
// is, though the bonus was paid before the loss; it is reported all the same, and it counts under
// the cap of the year. After the loss a bonus is not one of an insured person at all.
//
// Law: 健保法156-3 健保法45-1 厚年法19-1 厚年法24の4-1 健保則27-1 厚年則19の5-1
func (s Span) BonusDue(paid caldate.Date, t *why.Trace) Reason {
	r := s.due(paid.Month())
	switch {
	case paid.Before(s.Acquired):
		r = NotYet
	case !s.Lost.IsZero() && !paid.Before(s.Lost):
		r = Lost
	}
	if t.On() {
		s.explain("coverage.bonus", why.In(textPaid, why.Date(paid)), r, t)
	}
	return r
}

// BonusReported reports whether a bonus paid on a day is to be notified (賞与支払届): whenever it was
// paid to an insured person, premium or none.
//
// Law: 健保則27-1 厚年則19の5-1
func (s Span) BonusReported(paid caldate.Date) bool {
	return !paid.Before(s.Acquired) && (s.Lost.IsZero() || paid.Before(s.Lost))
}

// PensionRefund reports whether the pension premium of a month in which status was acquired and
// lost is given back, because the person acquired another status in pension insurance (employees'
// or national, other than category 2 there) in the same month. It goes to the employer, who
// returns the employee's half. Next is the day of that acquisition; zero is none.
//
// Law: 厚年法19-2
func (s Span) PensionRefund(next caldate.Date) bool {
	return s.SameMonth() && !next.IsZero() && next.Month() == s.Acquired.Month() &&
		!next.Before(s.Lost)
}

// HealthRefund is the question that the same case raises in health insurance, which has no such
// rule: the insurer decides.
//
// Law: 健保法156-3
func (s Span) HealthRefund(next caldate.Date) (why.Judgement, bool) {
	if !s.PensionRefund(next) {
		return why.Judgement{}, false
	}
	return why.Judgement{
		Key: "coverage.same-month.health", Question: askSameMonth, Proposal: proposeSameMonth,
		Law: lawSameMonth,
	}, true
}

func (s Span) explain(key string, in why.Input, r Reason, t *why.Trace) {
	step := why.Step{
		Key: key, What: stepTexts[key], Law: stepLaws[key],
		Inputs: []why.Input{in, why.In(textAcquired, why.Date(s.Acquired))},
		Result: why.Text(r.Label()),
	}
	if !s.Lost.IsZero() {
		step.Inputs = append(step.Inputs, why.In(textLost, why.Date(s.Lost)))
	}
	t.Add(step)
}
