package filing

import (
	"romukura/ground/caldate"
	"romukura/law/why"
	"romukura/trade/employee"
)

// dependents finds who becomes or ceases to be a dependent of somebody who is insured, and the
// dependents whom a person brings along on acquiring insured status.
//
// Law: 健保則38
func (f *finder) dependents(e *employee.Employee) {
	for i := range e.Family {
		m := &e.Family[i]
		for _, change := range m.Dependent.Changes(f.r.Window) {
			before, _ := m.Dependent.At(change.From.AddDays(-1))
			if change.Value.Dependent != before.Dependent {
				f.dependent(e, m, change.From)
			}
		}
		for j := range e.Insured.Social {
			s := &e.Insured.Social[j]
			brought, _ := m.Dependent.At(s.Acquired.AddDays(-1))
			if still, _ := m.Dependent.At(s.Acquired); brought.Dependent && still.Dependent &&
				f.r.Window.Contains(s.Acquired) && !goesOn(e, s) {
				f.dependent(e, m, s.Acquired)
			}
		}
	}
}

func (f *finder) dependent(e *employee.Employee, m *employee.FamilyMember, day caldate.Date) {
	if e.Insured.SocialOn(day) == nil {
		f.leaveOut(e, Dependents, "not-insured", textNotInsured)
		return
	}
	c := f.add(Fact{Procedure: Dependents, Event: EventDependent, Day: day}, e, string(m.ID))
	if p := f.r.Client.EstablishmentByID(c.Establishment); p != nil && p.Insurer != "" {
		// The society takes it in its own way; the pension office has no dependents of its own.
		c.Channel = ChannelForm
	}
	if m.Sex == "" || m.Born.IsZero() {
		c.lacks("family.incomplete", textFamilyIncomplete, textFamilyIncompleteRemedy)
	}
	if status, _ := m.Dependent.At(day); status.Reason == "" {
		c.lacks("family.reason", textFamilyReason, textFamilyReasonRemedy)
	}
}

// leaveFilings are the notifications at the start and at the end of a leave.
var leaveFilings = map[employee.LeaveKind][2]Procedure{
	employee.LeaveMaternity: {MaternityLeave, MaternityLeaveEnd},
	employee.LeaveChildcare: {ChildcareLeave, ChildcareLeaveEnd},
	employee.LeaveBirth:     {ChildcareLeave, ChildcareLeaveEnd},
}

// leaves finds what the start and the end of a leave cause. A leave that ends on the day that was
// notified needs no notification of its end.
//
// Law: 健保法159 健保法159の3 厚年法81の2 厚年法81の2の2
func (f *finder) leaves(e *employee.Employee) {
	for i := range e.Leaves {
		l := &e.Leaves[i]
		filings, ok := leaveFilings[l.Kind]
		if !ok {
			continue
		}
		after := l.End.AddDays(1)
		starts := f.r.Window.Contains(l.Start)
		ends := l.Ended && f.r.Window.Contains(after)
		if (starts || ends) && e.Insured.SocialOn(l.Start) == nil {
			f.leaveOut(e, filings[0], "not-insured", textNotInsured)
			continue
		}
		if starts {
			c := f.add(Fact{Procedure: filings[0], Event: EventLeave, Day: l.Start}, e)
			if !l.Applied {
				c.lacks("leave.applied", textLeaveNotApplied, textLeaveNotAppliedRemedy)
			}
		}
		if !ends {
			continue
		}
		if !l.Notified.IsZero() && l.Notified != l.End {
			f.add(Fact{Procedure: filings[1], Event: EventLeaveEnd, Day: after}, e)
		}
		f.afterLeave(e, l, after)
	}
}

// afterLeave offers the revision after a leave and the special treatment of the childcare period,
// both of which the insured person applies for. Where another such leave follows at once neither
// is there to apply for.
//
// Law: 健保法43の2 健保法43の3 厚年法23の2 厚年法23の3 厚年法26
func (f *finder) afterLeave(e *employee.Employee, l *employee.Leave, after caldate.Date) {
	p := AfterChildcare
	if l.Kind == employee.LeaveMaternity {
		p = AfterMaternity
	}
	switch {
	case !e.EmployedOn(after) || e.Insured.SocialOn(after) == nil:
		f.leaveOut(e, p, "not-insured", textNotInsured)
		return
	case leaveFrom(e, after):
		f.leaveOut(e, p, "leave-goes-on", textLeaveGoesOn)
		return
	}
	for _, offer := range []Procedure{p, ChildcarePeriod} {
		c := f.add(Fact{Procedure: offer, Event: EventLeaveEnd, Day: after}, e)
		c.State = Open
		c.Judgements = []why.Judgement{{Key: "leave." + string(offer), Law: c.lawOf(),
			Question: textOfferQuestion, Proposal: textOfferProposal}}
	}
}

// leaveFrom reports that maternity or childcare leave begins on a day.
func leaveFrom(e *employee.Employee, day caldate.Date) bool {
	for i := range e.Leaves {
		if _, ok := leaveFilings[e.Leaves[i].Kind]; ok && e.Leaves[i].Start == day {
			return true
		}
	}
	return false
}
