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

// healthSpan is the time of a membership in health insurance, which ends on the seventy-fifth
// birthday; false when there is none.
//
// Law: 健保法36-1-2 健保法36-1-3
func (p *person) healthSpan(s *employee.SocialSpan) (coverage.Span, bool) {
	return p.until(s, health.LossByAge(p.e.Born)), !s.PensionOnly &&
		s.Acquired.Before(health.LossByAge(p.e.Born))
}

// pensionSpan is the time of a membership in pension insurance, which ends on the eve of the
// seventieth birthday; false when there is none.
//
// Law: 厚年法14-1-2 厚年法14-1-5
func (p *person) pensionSpan(s *employee.SocialSpan) (coverage.Span, bool) {
	return p.until(s, pension.LossByAge(p.e.Born)), !s.HealthOnly &&
		s.Acquired.Before(pension.LossByAge(p.e.Born))
}

// until is a membership up to the day it is lost: as recorded, by age, or by the day after leaving
// where nobody has recorded it yet.
func (p *person) until(s *employee.SocialSpan, age caldate.Date) coverage.Span {
	span := coverage.Span{Acquired: s.Acquired, Lost: s.Lost}
	if span.Lost.IsZero() && !p.e.Left.IsZero() && !p.e.Left.Before(s.Acquired) {
		span.Lost = coverage.LossDay(p.e.Left)
	}
	// An age that lies ahead would only clutter the explanation.
	if !age.Month().After(p.terms.months[1].Add(1)) && (span.Lost.IsZero() || age.Before(span.Lost)) {
		span.Lost = age
	}
	return span
}

// paysCare decides whether a month bears the care premium, and notes why.
//
// Law: 健保法156-1
func (p *person) paysCare(i int, t *why.Trace) bool {
	month := p.terms.months[i]
	dependent, _ := p.e.Insured.CareDependents.At(month.Last())
	excluded, _ := p.e.Insured.CareExcluded.At(month.Last())
	payer := health.Payer{Birth: p.e.Born, Month: month, Dependent: dependent, Excluded: excluded}
	reason := health.PayingCare(payer, p.insurerIn(i), t)
	p.slip.Facts.Care = reason
	return reason.Pays()
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
	rules, standing, err := exemption.RulesFor(month.Last())
	if err != nil {
		return nil, err
	}
	p.used(standing)
	return rules.Book(exemption.Leaves{List: list, WorkDay: workDay}), nil
}

// workDay takes the days on which offices are open for work days, and those of years that are not
// announced too: a leave then joins no other by mistake.
func workDay(d caldate.Date) bool {
	open, err := caldate.BusinessDay(d, caldate.BankYearEnd)
	return open || err != nil
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
