package insured

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/health"
	"romukura/law/pension"
	"romukura/law/remuneration"
	"romukura/trade/employee"
)

var categories = map[string]remuneration.Category{
	"": remuneration.General, employee.CategoryPartTime: remuneration.PartTime,
	employee.CategoryShortTime: remuneration.ShortTime,
}

// spanOn is the membership on a day, nil when there is none, with its days as they count: a
// membership that goes on from another of a different category is one with it, while one of the
// same category after a loss is a new acquisition (同日得喪); and who has left is lost the day after,
// recorded or not.
func spanOn(e *employee.Employee, day caldate.Date) (*employee.SocialSpan, membership) {
	s := e.Insured.SocialOn(day)
	if s == nil {
		return nil, membership{}
	}
	m := membership{acquired: s.Acquired, lost: lostOn(e, s)}
	if !m.lost.IsZero() && !day.Before(m.lost) {
		return nil, membership{}
	}
	for at := s; ; {
		before := adjoining(e, at)
		if before == nil || before.Category == at.Category {
			return s, m
		}
		m.acquired, at = before.Acquired, before
	}
}

// membership are the days of insured status; a zero lost is open.
type membership struct{ acquired, lost caldate.Date }

// adjoining is the membership that ended on the day another began.
func adjoining(e *employee.Employee, s *employee.SocialSpan) *employee.SocialSpan {
	for i := range e.Insured.Social {
		o := &e.Insured.Social[i]
		if o != s && o.Acquired.Before(s.Acquired) && o.Lost == s.Acquired {
			return o
		}
	}
	return nil
}

// lostOn is the day a membership is lost: as recorded, or the day after leaving.
//
// Law: 健保法36-1-2 厚年法14-1-2
func lostOn(e *employee.Employee, s *employee.SocialSpan) caldate.Date {
	if s.Lost.IsZero() && !e.Left.IsZero() && !e.Left.Before(s.Acquired) {
		return e.Left.AddDays(1)
	}
	return s.Lost
}

// scope says in which insurances somebody is in a month, and who is past an age. Ages are reached
// on the eve of the birthday for the pension and on the birthday itself for health insurance.
type scope struct {
	health, pension bool
	seventy         bool // out of the pension by age, notified all the same
}

// Law: 健保法3-1 健保法36-1-3 厚年法9 厚年法14-1-5
func scopeIn(e *employee.Employee, s *employee.SocialSpan, month caldate.Month) scope {
	seventy := !month.Before(pension.LossByAge(e.Born).Month())
	health := month.Before(health.LossByAge(e.Born).Month())
	if s != nil {
		health = health && !s.PensionOnly
	}
	return scope{health: health, pension: !seventy && (s == nil || !s.HealthOnly), seventy: seventy}
}

// current is the standard on the eve of a month, as the question of a revision wants it: with the
// pension's of somebody of seventy, who is notified by it; and the month from which it applied.
func current(e *employee.Employee, month caldate.Month, in scope) (
	s remuneration.Standard, since caldate.Month, ok bool) {
	day := month.First().AddDays(-1)
	for i := len(e.Insured.Standards) - 1; i >= 0; i-- {
		span := &e.Insured.Standards[i]
		if span.From.After(day) {
			continue
		}
		if !ok {
			s.Health, s.Pension = span.Value.Health, span.Value.Pension
			since, ok = span.From.Month(), true
		}
		if !in.seventy || s.Pension != 0 {
			break
		}
		s.Pension = span.Value.Pension
	}
	if !in.health {
		s.Health = 0
	}
	if !in.pension && !in.seventy {
		s.Pension = 0
	}
	return s, since, ok
}

// split takes the standards of insurances that somebody is not in off a decision, and gives the
// equivalent of somebody of seventy.
func (in scope) split(d *remuneration.Decision) (equivalent yen.Amount) {
	if in.seventy {
		equivalent = d.Standard.Pension
	}
	if !in.health {
		d.Standard.Health = 0
	}
	if !in.pension {
		d.Standard.Pension = 0
	}
	return equivalent
}

// Apply gives the record of a person with the standard of a decision from its first month on. The
// record given is not changed. Causes are those of employee.Standard.
//
// Law: 健保法41-2 健保法42-2 健保法43-2 厚年法21-2 厚年法22-2 厚年法23-2
func Apply(e *employee.Employee, d remuneration.Decision, cause string) employee.Employee {
	out := *e
	out.Insured.Standards = e.Insured.Standards.With(d.From.First(), employee.Standard{
		Health: d.Standard.Health, Pension: d.Standard.Pension, Cause: cause})
	return out
}
