package insured

import (
	"romukura/ground/caldate"
	"romukura/law/remuneration"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

// AfterLeaves asks for the revision at the end of maternity and childcare leaves that ended with a
// day within the window: the insured person applies for it, so that every proposal stands with the
// question whether he or she does.
//
// Law: 健保法43の2-1 健保法43の3-1 厚年法23の2-1 厚年法23の3-1
func AfterLeaves(reg Register, window caldate.Range, today caldate.Date, explain bool) (
	Report, error) {
	b := open(&reg, today, explain)
	var out Report
	for p := range reg.Employees {
		e := &reg.Employees[p]
		for i := range e.Leaves {
			l := &e.Leaves[i]
			if endsWithRevision(l.Kind) && window.Contains(l.End) {
				if err := known(l.End.Month()); err != nil {
					return Report{}, err
				}
				out.Rows = append(out.Rows, b.afterLeave(p, l))
			}
		}
	}
	return out, nil
}

func endsWithRevision(k employee.LeaveKind) bool {
	return k == employee.LeaveMaternity || k == employee.LeaveChildcare || k == employee.LeaveBirth
}

// afterLeave answers for one leave of one person.
func (b *book) afterLeave(p int, l *employee.Leave) Row {
	procedure := filing.AfterChildcare
	if l.Kind == employee.LeaveMaternity {
		procedure = filing.AfterMaternity
	}
	r := b.row(p, procedure)
	r.Leave = true
	e := r.person
	first := l.End.AddDays(1).Month()
	from := first.Add(3)
	r.Decision.From = from
	if !l.Ended {
		return r.leftOut(NotEnded)
	}
	span, days := spanOn(e, l.End.AddDays(1))
	switch {
	case span == nil:
		return r.leftOut(NotInsured)
	case !days.lost.IsZero() && !days.lost.After(from.First()):
		return r.leftOut(LostBefore)
	}
	r.Category = span.Category
	_, r.TwoEmployers = e.Insured.TwoEmployers.At(from.First())
	in := scopeIn(e, span, from)
	r.Over70, r.Over70Only = in.seventy, in.seventy && !in.health
	standard, since, ok := current(e, from, in)
	r.Before, r.BeforeSince = standard, since
	if !ok {
		return r.leftOut(NoStandard)
	}
	q := remuneration.AfterLeave{End: l.End, ChildBorn: born(e, l),
		Maternity: l.Kind == employee.LeaveMaternity, Category: categories[span.Category],
		ChildcareNext: follows(e, l, employee.LeaveChildcare) ||
			follows(e, l, employee.LeaveBirth),
		MaternityNext: follows(e, l, employee.LeaveMaternity), Current: standard}
	if !q.Maternity && q.ChildBorn.IsZero() {
		return r.leftOut(NoChildBirth)
	}
	return b.applied(r, p, &q, in)
}

// applied asks what an application would bring, and whether the person applies.
func (b *book) applied(r Row, p int, q *remuneration.AfterLeave, in scope) Row {
	read := b.reading(&r, p, q.End.AddDays(1).Month())
	months, awaited := read.three()
	q.Months = months
	asked, err := q.Revise(nil)
	if err == nil && asked.Key != remuneration.LeaveGoesOn &&
		asked.Key != remuneration.ChildTooOld && awaited {
		return read.waits()
	}
	if err == nil && asked.Key == remuneration.NotApplied {
		q.Applied = true
	}
	d, err := q.Revise(r.Why)
	if q.Applied && err == nil {
		d.Judgement = asked.Judgement
	}
	r = r.settle(&d, err)
	if r.State == Refused {
		return r
	}
	r.State = LeftOut
	if d.Key == remuneration.Revised {
		r.State = Proposed
	}
	return b.close(r, in)
}

// born is the birth of the child that a leave was for: as recorded with the leave, else with the
// child.
func born(e *employee.Employee, l *employee.Leave) caldate.Date {
	if !l.Birth.IsZero() {
		return l.Birth
	}
	for i := range e.Family {
		if e.Family[i].ID == l.Child && l.Child != "" {
			return e.Family[i].Born
		}
	}
	return caldate.Date{}
}

// follows reports that a leave of a kind begins on the day after another ends.
func follows(e *employee.Employee, l *employee.Leave, kind employee.LeaveKind) bool {
	for i := range e.Leaves {
		if e.Leaves[i].Kind == kind && e.Leaves[i].Start == l.End.AddDays(1) {
			return true
		}
	}
	return false
}
