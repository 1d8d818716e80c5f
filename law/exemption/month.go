package exemption

import (
	"romukura/ground/caldate"
	"romukura/law/why"
)

// Reason says why a month or a bonus is exempt, or why not.
type Reason string

// The reasons.
const (
	// ByMaternity and ByMonth: the leave covers the last day of the month.
	ByMaternity Reason = "maternity"
	ByMonth     Reason = "month"
	// ByDays is leave that begins and ends within the month and is long enough.
	ByDays Reason = "days"
	// NoLeave, EndsWithin, TooFewDays, BonusShort, NotApplied and WorkUnknown exempt nothing.
	NoLeave     Reason = "no-leave"
	EndsWithin  Reason = "ends-within"
	TooFewDays  Reason = "too-few-days"
	BonusShort  Reason = "bonus-short"
	NotApplied  Reason = "not-applied"
	WorkUnknown Reason = "work-unknown"
)

// Answer is whether premiums are exempt, and why or why not.
type Answer struct {
	Exempt bool
	Reason Reason
	// Leave is the leave, joined with those that count as one, that decided; zero for none.
	Leave caldate.Range
	// Days are the days of leave within the month that were counted, where they decided.
	Days int
}

// Month answers whether the premiums of a month are exempt, of employee and employer alike.
//
// Law: 健保法159-1 健保法159の3 厚年法81の2-1 厚年法81の2の2-1 健保則135-4
func (b *Book) Month(m caldate.Month, t *why.Trace) Answer {
	a := b.month(m)
	if t.On() {
		b.explain("exemption.month", m, a, t)
	}
	return a
}

// rank orders the reasons of several leaves: an exemption goes before any refusal, and a refusal
// that something could be done about before one that is plain.
func rank(r Reason) int {
	for i, known := range []Reason{
		NoLeave, EndsWithin, TooFewDays, BonusShort, WorkUnknown, NotApplied, ByDays, ByMonth,
		ByMaternity,
	} {
		if r == known {
			return i
		}
	}
	return -1
}

func (b *Book) month(m caldate.Month) Answer {
	best := Answer{Reason: NoLeave}
	within := Answer{Reason: TooFewDays}
	for i := range b.spells {
		s := &b.spells[i]
		a := s.month(m)
		if a.Reason == TooFewDays {
			within.Leave, within.Days = a.Leave, within.Days+a.Days
			continue
		}
		if rank(a.Reason) > rank(best.Reason) {
			best = a
		}
	}
	if within.Days >= b.rules.sameMonthDays {
		within.Reason, within.Exempt = ByDays, true
	}
	if !within.Leave.From.IsZero() && rank(within.Reason) > rank(best.Reason) {
		return within
	}
	return best
}

// month is what one spell says of a month. Days within a month are left to be added up, as several
// leaves may begin and end in it; those of a leave that came over from the month before are not
// among them.
//
// Law? 健保則135-4
func (s *spell) month(m caldate.Month) Answer {
	first, after := s.days.From.Month(), s.days.Through.AddDays(1).Month()
	a := Answer{Reason: NoLeave, Leave: s.days}
	switch {
	case m.Before(first) || m.After(s.days.Through.Month()):
		return Answer{Reason: NoLeave}
	case m.Before(after) && s.kind == Maternity:
		a.Reason = ByMaternity
	case m.Before(after):
		a.Reason = ByMonth
	case first != after || s.kind == Maternity:
		a.Reason = EndsWithin
		return a
	case !s.known:
		a.Reason = WorkUnknown
		return a
	default:
		a.Reason, a.Days = TooFewDays, s.counted
	}
	if !s.applied {
		a.Reason, a.Days = NotApplied, 0
		return a
	}
	a.Exempt = a.Reason != TooFewDays
	return a
}

// Bonus answers whether the premium on a bonus paid in a month is exempt: always where maternity
// leave covers the month's last day; for childcare leave only where it does and is longer than a
// month by the calendar. Fourteen days within the month never suffice.
//
// Law: 健保法159-1 健保法159の3 厚年法81の2-1 厚年法81の2の2-1
func (b *Book) Bonus(m caldate.Month, t *why.Trace) Answer {
	best := Answer{Reason: NoLeave}
	for i := range b.spells {
		a := b.spells[i].month(m)
		switch a.Reason {
		case ByMonth:
			if !b.spells[i].longer(b.rules.bonusMonths) {
				a.Reason, a.Exempt = BonusShort, false
			}
		case TooFewDays, WorkUnknown:
			a.Reason = BonusShort
		}
		if rank(a.Reason) > rank(best.Reason) {
			best = a
		}
	}
	best.Days = 0
	if t.On() {
		b.explain("exemption.bonus", m, best, t)
	}
	return best
}

// longer reports whether the spell is longer than months by the calendar: from 16 November to 15
// December is one month, and not longer.
//
// Law: 民法143-2
func (s *spell) longer(months int) bool {
	return s.days.Through.After(s.days.From.LastDayOfMonths(months))
}

func (b *Book) explain(key string, m caldate.Month, a Answer, t *why.Trace) {
	step := why.Step{
		Key: key, What: stepTexts[key], Law: lawMonth,
		Inputs: []why.Input{why.In(textMonth, why.Month(m))},
		Table:  why.From(b.rules.source, b.rules.standing, ""),
		Result: why.Text(a.Reason.Label()),
	}
	for i := range b.spells {
		s := &b.spells[i]
		if s.days.Through.Month().Before(m) || s.days.From.Month().After(m) {
			continue
		}
		step.Inputs = append(step.Inputs,
			why.In(s.kind.Label()+textFrom, why.Date(s.days.From)),
			why.In(s.kind.Label()+textThrough, why.Date(s.days.Through)))
	}
	if a.Reason == ByDays || a.Reason == TooFewDays {
		step.Inputs = append(step.Inputs, why.In(textDays, why.Count(a.Days, textDay)),
			why.In(textNeeded, why.Count(b.rules.sameMonthDays, textDay)))
	}
	t.Add(step)
}
