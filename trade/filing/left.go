package filing

import (
	"romukura/ground/caldate"
	"romukura/law/health"
	"romukura/law/why"
	"romukura/trade/employee"
)

// goesOn reports a membership that only changed its category: nothing was lost or acquired. One of
// the same category after a loss on the same day is a new acquisition (同日得喪).
func goesOn(e *employee.Employee, s *employee.SocialSpan) bool {
	for i := range e.Insured.Social {
		o := &e.Insured.Social[i]
		if o != s && o.Lost == s.Acquired && o.Category != s.Category {
			return true
		}
	}
	return false
}

// changesCategory reports a membership that goes on in another category.
func changesCategory(e *employee.Employee, s *employee.SocialSpan) bool {
	for i := range e.Insured.Social {
		o := &e.Insured.Social[i]
		if o != s && o.Acquired == s.Lost && o.Category != s.Category {
			return true
		}
	}
	return false
}

// lost is the day on which a membership ends and what ended it: as recorded, the day after
// leaving, or the birthday from which the elderly are insured elsewhere.
//
// Law: 健保法36 厚年法14
func lost(e *employee.Employee, s *employee.SocialSpan) (caldate.Date, Event) {
	day, event := s.Lost, EventCoverage
	after := dayAfter(e)
	if day.IsZero() && !after.IsZero() && after.After(s.Acquired) {
		day = after
	}
	if !day.IsZero() && day == after {
		event = EventLeft
	}
	elderly := health.LossByAge(e.Born)
	if !s.PensionOnly && elderly.After(s.Acquired) && (day.IsZero() || !elderly.After(day)) {
		return elderly, EventAge
	}
	return day, event
}

func dayAfter(e *employee.Employee) caldate.Date {
	if e.Left.IsZero() {
		return caldate.Date{}
	}
	return e.Left.AddDays(1)
}

// left finds losses, whatever ended a membership: insured status ends the day after leaving.
//
// Law: 健保法36 厚年法14 健保則29 厚年則22
func (f *finder) left(e *employee.Employee) {
	for i := range e.Insured.Social {
		s := &e.Insured.Social[i]
		day, event := lost(e, s)
		if day.IsZero() || !f.r.Window.Contains(day) || changesCategory(e, s) {
			continue
		}
		c := f.add(Fact{Procedure: Loss, Event: event, Day: day}, e)
		if event == EventLeft {
			c.needsReason(e)
		}
	}
	f.leftEmployment(e)
	after := dayAfter(e)
	if after.IsZero() || !f.r.Window.Contains(after) {
		return
	}
	if e.Insured.SocialOn(e.Left) == nil {
		f.leaveOut(e, Loss, "not-insured", textNotInsured)
	}
	if e.Insured.EmploymentOn(e.Left) == nil {
		f.leaveOut(e, EmploymentLoss, "not-insured", textNotEmploymentInsured)
	}
	f.leftTax(e)
}

// leftTax finds what leaving causes for the taxes.
//
// Law: 地税法321の5 所法226
func (f *finder) leftTax(e *employee.Employee) {
	if len(e.Resident) > 0 {
		f.add(Fact{Procedure: ResidentTaxLeaver, Event: EventLeft, Day: e.Left}, e)
	}
	f.add(Fact{Procedure: WithholdingSlipLeaver, Event: EventLeft, Day: e.Left}, e)
}

// leftEmployment finds losses of employment insurance, with the certificate of separation unless
// death ended it.
//
// Law: 雇保則7
func (f *finder) leftEmployment(e *employee.Employee) {
	after := dayAfter(e)
	for i := range e.Insured.Employment {
		s := &e.Insured.Employment[i]
		day, event := s.Lost, EventCoverage
		if day.IsZero() && after.After(s.Acquired) {
			day = after
		}
		if day.IsZero() || !f.r.Window.Contains(day) {
			continue
		}
		if day == after {
			event = EventLeft
		}
		c := f.add(Fact{Procedure: EmploymentLoss, Event: event, Day: day}, e)
		if event == EventLeft {
			c.needsReason(e)
		}
		if event == EventLeft && e.LeftReason == employee.LeftDied {
			continue
		}
		c = f.add(Fact{Procedure: EmploymentCertificate, Event: event, Day: day}, e)
		c.State = Open
		c.Judgements = []why.Judgement{{Key: "separation.certificate", Law: "雇保則7",
			Question: textCertificateQuestion, Proposal: f.certificate(e, day.AddDays(-1))}}
	}
}

// needsReason asks why somebody left, which the notifications of loss say.
func (c *Case) needsReason(e *employee.Employee) {
	if e.LeftReason == "" {
		c.lacks("reason.missing", textNoReason, textNoReasonRemedy)
	}
}

// certificate proposes whether a certificate of separation is made: from 59 on always.
//
// Law: 雇保則7-3
func (f *finder) certificate(e *employee.Employee, last caldate.Date) string {
	if age, err := certificateAge(last); err == nil && e.Born.AgeOn(last) >= age {
		return textCertificateAlways
	}
	return textCertificateOnWish
}
