package insured

import (
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/law/remuneration"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/payroll"
)

// OccasionalAll asks for the occasional revision (随時改定) of everybody whose fixed pay changed in the
// pay of a month. Those whose pay did not change are counted.
//
// Law: 健保法43-1 厚年法23-1 保発0301-8
func OccasionalAll(reg Register, change caldate.Month, today caldate.Date, explain bool) (
	Report, error) {
	return Scan(reg, Months{change, change}, today, explain)
}

// Scan asks for the occasional revisions of all changes of fixed pay in the months given, in
// order: a later one is measured by the standard that an earlier one proposes.
//
// Law: 健保法43-1 厚年法23-1 保発0301-8
func Scan(reg Register, in Months, today caldate.Date, explain bool) (Report, error) {
	if err := known(in.From); err != nil {
		return Report{}, err
	}
	b := open(&reg, today, explain)
	var out Report
	for p := range reg.Employees {
		proposed := history.Of[employee.Standard]{}
		for m := in.From; !m.After(in.Through); m = m.Add(1) {
			row, changed := b.occasional(p, m, proposed)
			if !changed {
				if b.slip(p, m) != nil {
					out.Unchanged++
				}
				continue
			}
			if row.State == Proposed {
				proposed = proposed.With(row.Decision.From.First(), employee.Standard{
					Health: row.Decision.Standard.Health, Pension: pensionOf(&row), Cause: CauseOccasional})
			}
			out.Rows = append(out.Rows, row)
		}
	}
	return out, nil
}

// pensionOf is the pension standard of a row's decision, or its equivalent from seventy on.
func pensionOf(r *Row) remuneration.Amount {
	if r.Over70 {
		return r.Equivalent
	}
	return r.Decision.Standard.Pension
}

// known reports whether the grades of a month are known at all, so that a whole answer does not
// fall apart into the same fault for everybody.
func known(m caldate.Month) error {
	_, _, err := remuneration.GradesOn(m.First())
	return err
}

// Causes of a standard, as employee.Standard names them.
const (
	CauseAcquisition    = "acquisition"
	CauseAnnual         = "annual"
	CauseOccasional     = "occasional"
	CauseAfterChildcare = "after-childcare"
	CauseAfterMaternity = "after-maternity"
	CauseNotice         = "notice"
)

// occasional answers for one person and one month of change. The second result is false where
// fixed pay did not change, or nobody was paid.
func (b *book) occasional(p int, m caldate.Month, proposed history.Of[employee.Standard]) (
	Row, bool) {
	changes := b.changes(p, m)
	if len(changes) == 0 && !b.lateDifference(p, m) {
		return Row{}, false
	}
	r := b.row(p, filing.MonthlyChange)
	r.Change, r.Changes = m, changes
	e := r.person
	if len(changes) == 0 {
		r.ask(judgeDifferenceAlone)
		return r.leftOut(DifferenceAlone), true
	}
	r.explainChanges()
	const wait = 3 // months whose pay is looked at
	from := m.Add(wait)
	r.Decision.From = from
	span, days := spanOn(e, lastDay(e, b.slip(p, m)))
	if span == nil {
		return r.leftOut(NotInsured), true
	}
	r.acquired = days.acquired.Month()
	r.Category = span.Category
	_, r.TwoEmployers = e.Insured.TwoEmployers.At(from.First())
	if before := b.before(p, m); before == nil || before.Through.Before(days.acquired) {
		// The standard was decided by this pay already.
		return r.leftOut(NewlyInsured), true
	}
	if !days.lost.IsZero() && !days.lost.After(from.First()) {
		return r.leftOut(LostBefore), true
	}
	in := scopeIn(e, span, from)
	r.Over70, r.Over70Only = in.seventy, in.seventy && !in.health
	question, ok := b.question(&r, p, in)
	if !ok {
		return r.leftOut(NoStandard), true
	}
	for _, s := range proposed {
		if since := s.From.Month(); since.Before(from) && !since.Before(r.BeforeSince) {
			question.Current = remuneration.Standard{Health: s.Value.Health, Pension: s.Value.Pension}
			r.Before, r.BeforeSince = question.Current, since
		}
	}
	if s, found := revisedFrom(e, from); found {
		r.Decision.Standard = remuneration.Standard{Health: s.Health, Pension: s.Pension}
		return r.leftOut(AlreadyRevised), true
	}
	read := b.reading(&r, p, m)
	months, awaited := read.three()
	question.Months = months
	if awaited {
		return read.waits(), true
	}
	return b.revise(r, p, question, in), true
}

// revisedFrom is an occasional revision, or one after a leave, that is recorded from a month.
func revisedFrom(e *employee.Employee, m caldate.Month) (employee.Standard, bool) {
	for i := range e.Insured.Standards {
		s := &e.Insured.Standards[i]
		if s.From.Month() == m && revision(s.Value.Cause) {
			return s.Value, true
		}
	}
	return employee.Standard{}, false
}

func revision(cause string) bool {
	return cause == CauseOccasional || cause == CauseAfterChildcare || cause == CauseAfterMaternity
}

// question gathers what the revision looks at beside the three months; false without a standard.
func (b *book) question(r *Row, p int, in scope) (*remuneration.Occasional, bool) {
	q := &remuneration.Occasional{Change: r.Change, Category: categories[r.Category]}
	var ok bool
	q.Current, r.BeforeSince, ok = current(r.person, r.Decision.From, in)
	r.Before = q.Current
	q.BonusShare = b.lastBonusShare(p, r.Decision.From)
	for i := range r.Changes {
		if r.Changes[i].Kind == remuneration.FurloughChange {
			q.Furlough = true
		}
	}
	if q.Furlough {
		for i := range q.Months {
			// Pay that was not low for all three months was so for a time only.
			q.FurloughOver = q.FurloughOver || !closed(b.slip(p, r.Change.Add(i)))
		}
	}
	return q, ok
}

// revise asks the law. Where the figures do not tell which way fixed pay moved, the way of the
// average is taken for the proposal and a person is asked.
//
// Law: 健保法43-1 厚年法23-1 保発0301-8
func (b *book) revise(r Row, p int, q *remuneration.Occasional, in scope) Row {
	way, told := direction(r.Changes)
	q.Direction = way
	if !told {
		q.Direction = byAverage(q)
		r.ask(judgeDirection)
	}
	if told && way == remuneration.Unchanged && !q.Furlough {
		return r.leftOut(NetUnchanged)
	}
	r.Direction = q.Direction
	q.YearMonths = b.year(&r, p, r.Change.Add(-9))
	d, err := q.Revise(r.Why)
	r = r.settle(&d, err)
	if r.State == Refused {
		return r
	}
	r.State = LeftOut
	if d.Key == remuneration.Revised || d.Key == remuneration.ByAverage {
		r.State = Proposed
	}
	return b.close(r, in)
}

// byAverage is the way in which the average of the three months lies from the standard.
func byAverage(q *remuneration.Occasional) remuneration.Direction {
	var sum remuneration.Amount
	for i := range q.Months {
		m := &q.Months[i]
		sum += m.Cash + m.Kind - m.Retroactive
	}
	base := q.Current.Health
	if base == 0 {
		base = q.Current.Pension
	}
	if sum < base*remuneration.Amount(len(q.Months)) {
		return remuneration.Down
	}
	return remuneration.Up
}

// close puts a decision into the insurances that the person is in, and leaves the standard of
// somebody with two employers to the notice.
//
// Law: 健保法44-3 厚年法24-2
func (b *book) close(r Row, in scope) Row {
	if r.TwoEmployers && r.State == Proposed {
		r.Decision.Standard = r.Before
		r.ask(judgeTwoEmployers)
	}
	r.Equivalent = in.split(&r.Decision)
	return r
}

// year is the pay of twelve months from one, for the year's average; nil unless all of it is there
// that the person was insured and employed for.
func (b *book) year(r *Row, p int, from caldate.Month) []remuneration.Month {
	scratch := Row{} // questions about months outside the three are not asked here
	read := b.reading(&scratch, p, from)
	const year = 12
	if b.slip(p, from) == nil && b.awaited(p, from) {
		return nil
	}
	months := make([]remuneration.Month, 0, year)
	for i := range year {
		m := from.Add(i)
		switch {
		case b.slip(p, m) != nil && !m.Before(r.acquired):
			months = append(months, read.paid(m))
		case b.awaited(p, m):
			return nil
		}
	}
	return months
}

// lateDifference reports a difference of earlier months without a change of unit in the same pay,
// after one in the months before: the month from which three are looked at is for a person to say.
//
// Law: 保発0301-8
func (b *book) lateDifference(p int, m caldate.Month) bool {
	s := b.slip(p, m)
	if s == nil || lineOf(s, payroll.CodeDifference) == nil {
		return false
	}
	const near = 3
	for back := 1; back <= near; back++ {
		if len(b.changes(p, m.Add(-back))) > 0 {
			return true
		}
	}
	return false
}
