package payroll

import (
	"romukura/ground/caldate"
	"romukura/law/coverage"
	"romukura/law/exemption"
	"romukura/law/health"
	"romukura/law/pension"
	"romukura/law/why"
	"romukura/trade/employee"
)

// dueSpan is the membership that owes a premium for the month, nil when none does: from the month of
// acquisition to the month before that of loss, and for a month in which both lie.
//
// Law: 健保法156-3 厚年法19-1 厚年法19-2
func (p *person) dueSpan(month caldate.Month, t *why.Trace) *employee.SocialSpan {
	for i := range p.e.Insured.Social {
		s := &p.e.Insured.Social[i]
		span := coverage.Span{Acquired: s.Acquired, Lost: p.lostOn(s)}
		if p.terms.Kind == BonusPay {
			if span.BonusDue(p.slip.PayDay, t).IsDue() {
				return s
			}
			continue
		}
		if span.Due(month, t).IsDue() {
			return s
		}
	}
	return nil
}

// lostOn is the day a membership is lost: as recorded, or the day after leaving where nobody has
// recorded it yet.
//
// Law: 健保法36 厚年法14
func (p *person) lostOn(s *employee.SocialSpan) caldate.Date {
	if s.Lost.IsZero() && !p.e.Left.IsZero() && !p.e.Left.Before(s.Acquired) {
		return coverage.LossDay(p.e.Left)
	}
	return s.Lost
}

// overSeventy reports whether pension insurance has ended by age in the month.
//
// Law: 厚年法14
func (p *person) overSeventy(month caldate.Month) bool {
	return !month.Before(pension.LossByAge(p.e.Born).Month())
}

// healthLost reports whether health insurance has ended by age in the month.
//
// Law: 健保法36-1-3
func (p *person) healthLost(month caldate.Month) bool {
	return !month.Before(health.LossByAge(p.e.Born).Month())
}

// paysCare decides whether the month bears the care premium.
//
// Law: 健保法156-1
func (p *person) paysCare(month caldate.Month, t *why.Trace) bool {
	dependent, _ := p.e.Insured.CareDependents.At(month.Last())
	in := p.terms.social.insurers[p.slip.Establishment]
	payer := health.Payer{Birth: p.e.Born, Month: month, Dependent: dependent}
	return health.PayingCare(payer, in, t).Pays()
}

var leaveKinds = map[employee.LeaveKind]exemption.Kind{
	employee.LeaveMaternity: exemption.Maternity, employee.LeaveChildcare: exemption.Childcare,
	employee.LeaveBirth: exemption.BirthLeave,
}

// leaveBook is the person's leaves as the rule of exemption reads them, nil when there is none.
func (p *person) leaveBook(month caldate.Month) (*exemption.Book, error) {
	var list []exemption.Leave
	for i := range p.e.Leaves {
		l := &p.e.Leaves[i]
		kind, ok := leaveKinds[l.Kind]
		if !ok {
			continue
		}
		list = append(list, exemption.Leave{Kind: kind, Applied: l.Applied,
			Days: caldate.Range{From: l.Start, Through: l.End},
			Work: exemption.Work{Minutes: l.WorkedMinutes, Day: p.dailyMinutes()}})
	}
	if list == nil {
		return nil, nil
	}
	rules, _, err := exemption.RulesFor(month.Last())
	if err != nil {
		return nil, err
	}
	return rules.Book(exemption.Leaves{List: list}), nil
}

// exemptIn says by which leave the month's premium is exempt; empty when it is not.
//
// Law: 健保法159 健保法159の3 厚年法81の2 厚年法81の2の2
func (p *person) exemptIn(month caldate.Month, t *why.Trace) string {
	book, err := p.leaveBook(month)
	if err != nil {
		p.refuse(err)
	}
	if book == nil {
		return ""
	}
	if p.terms.Kind == BonusPay {
		return exemptKey(book.Bonus(month, t))
	}
	return exemptKey(book.Month(month, t))
}

func exemptKey(a exemption.Answer) string {
	switch {
	case !a.Exempt:
		return ""
	case a.Reason == exemption.ByMaternity:
		return "maternity"
	}
	return "childcare"
}
