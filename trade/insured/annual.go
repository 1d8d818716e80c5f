package insured

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/law/remuneration"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

// AnnualAll asks for the annual determination (定時決定) of everybody, insured or not: by the pay of
// April, May and June of the year. A revision from July, August or September goes before it,
// whether it is recorded or follows from pay that is there; one that may still follow is said.
//
// Law: 健保法41-1 健保法41-3 厚年法21-1 厚年法21-3
func AnnualAll(reg Register, year int, today caldate.Date, explain bool) (Report, error) {
	if err := known(caldate.Month{Year: year, Number: 9}); err != nil {
		return Report{}, err
	}
	b := open(&reg, today, explain)
	out := Report{Rows: make([]Row, 0, len(reg.Employees))}
	for p := range reg.Employees {
		out.Rows = append(out.Rows, b.annual(p, year))
	}
	return out, nil
}

// annual answers for one person.
func (b *book) annual(p, year int) Row {
	r := b.row(p, filing.AnnualBase)
	july := caldate.Month{Year: year, Number: 7}
	from := july.Add(2)
	r.Decision.From = from
	e := r.person
	span, days := b.insuredAround(e, july.First())
	if span == nil {
		return r.leftOut(NotInsured)
	}
	r.Category, r.acquired = span.Category, days.acquired.Month()
	_, r.TwoEmployers = e.Insured.TwoEmployers.At(july.First())
	in := scopeIn(e, span, from)
	r.Over70, r.Over70Only = in.seventy, in.seventy && !in.health
	standard, since, ok := current(e, from, in)
	r.Before, r.BeforeSince = standard, since
	q := remuneration.Annual{Year: year, Acquired: days.acquired, Lost: days.lost,
		Category: categories[span.Category], Current: standard, Revised: b.revised(&r, p, july)}
	if d, err := q.Determine(nil); err == nil && d.Key.Excluded() {
		return b.excluded(r, &q, in)
	}
	if !ok {
		return r.leftOut(NoStandard)
	}
	first := july.Add(-3)
	read := b.reading(&r, p, first)
	months, awaited := read.three()
	if awaited {
		return read.waits()
	}
	q.Months = months
	b.closure(&r, p, &q)
	b.bonuses4(&r, p, &q)
	q.YearMonths = b.year(&r, p, july.Add(-12))
	d, err := q.Determine(r.Why)
	r = r.settle(&d, err)
	if r.State == Refused {
		return r
	}
	r.State = Proposed
	return b.close(r, in)
}

// excluded tells why somebody takes no part; the standard before stays with its month.
func (b *book) excluded(r Row, q *remuneration.Annual, in scope) Row {
	d, err := q.Determine(r.Why)
	r = r.settle(&d, err)
	r.State = LeftOut
	return b.close(r, in)
}

// insuredAround is the membership on a day, or else the one nearest to it, so that the law says why
// it is none of that day; nil for somebody who never was insured.
func (b *book) insuredAround(e *employee.Employee, day caldate.Date) (
	*employee.SocialSpan, membership) {
	if s, m := spanOn(e, day); s != nil {
		return s, m
	}
	var last *employee.SocialSpan
	for i := range e.Insured.Social {
		s := &e.Insured.Social[i]
		if last == nil || s.Acquired.After(last.Acquired) {
			last = s
		}
	}
	if last == nil {
		return nil, membership{}
	}
	return last, membership{acquired: last.Acquired, lost: lostOn(e, last)}
}

// revised is the first month of July, August or September from which somebody is revised: as
// recorded, else by the changes of fixed pay in April, May and June and the leaves that ended. A
// change whose three months are not all paid yet is noted in the row.
//
// Law: 健保法41-3 厚年法21-3
func (b *book) revised(r *Row, p int, july caldate.Month) caldate.Month {
	for i := range 3 {
		from := july.Add(i)
		if _, found := revisedFrom(r.person, from); found {
			return from
		}
		if m := b.revisedByLeave(r, p, from); !m.IsZero() {
			return m
		}
		row, changed := b.occasional(p, from.Add(-3), nil)
		switch {
		case !changed:
		case row.State == Proposed && !doubtful(&row):
			return from
		case row.State == Proposed || row.State == Waiting || row.Key == remuneration.UnknownBefore:
			r.Planned = true
			r.once(judgePlanned)
		}
	}
	return caldate.Month{}
}

// doubtful reports that a person has to decide before a proposal is one.
func doubtful(r *Row) bool {
	return slices.ContainsFunc(keys(r), func(k string) bool { return k == judgeDirection.Key })
}

func keys(r *Row) []string {
	out := make([]string, len(r.Judgements))
	for i := range r.Judgements {
		out[i] = r.Judgements[i].Key
	}
	return out
}

// revisedByLeave is a month from which somebody may be revised after a leave: on application, so
// that a person is asked and the annual determination goes on until then.
func (b *book) revisedByLeave(r *Row, p int, from caldate.Month) caldate.Month {
	for i := range r.person.Leaves {
		l := &r.person.Leaves[i]
		if !l.Ended || l.End.AddDays(1).Month().Add(3) != from || !endsWithRevision(l.Kind) {
			continue
		}
		row := b.afterLeave(p, l)
		if row.State == Proposed || row.State == Waiting {
			r.Planned = true
			r.once(judgePlannedLeave)
		}
	}
	return caldate.Month{}
}

// closure tells whether a temporary closure was over on 1 July, as the last pay shows it, and asks.
//
// Law: 健保法44-1 厚年法24-1
func (b *book) closure(r *Row, p int, q *remuneration.Annual) {
	any := false
	for i := range q.Months {
		any = any || q.Months[i].Furlough
	}
	if any {
		q.FurloughOver = !q.Months[2].Furlough
		r.ask(judgeClosure)
	}
}

// bonuses4 finds bonuses that are remuneration because the rules of work give four a year and more.
// Four payments without such a rule are a question.
//
// Law: 健保法3-5 健保法3-6 厚年法3-1
func (b *book) bonuses4(r *Row, p int, q *remuneration.Annual) {
	july := caldate.Month{Year: q.Year, Number: 7}
	paid, ruled := b.bonusesBefore(p, july)
	if _, counts, err := remuneration.BonusesAsPay(paid, q.Year); err != nil || !counts {
		return
	}
	if ruled {
		q.Bonuses = paid
	}
	r.ask(judgeBonuses)
}

// bonusesBefore are the bonuses of the year before the first of a month, and whether the rules of
// the person's group name as many bonus months as the Act asks for.
func (b *book) bonusesBefore(p int, july caldate.Month) (paid []remuneration.Amount, ruled bool) {
	year := caldate.Range{From: july.Add(-12).First(), Through: july.First().AddDays(-1)}
	for _, s := range b.bonuses[p] {
		if year.Contains(s.PayDay) {
			paid = append(paid, s.Gross)
		}
	}
	if len(paid) == 0 {
		return nil, false
	}
	if g := b.groupOf(&b.reg.Employees[p], july.Add(-1)); g != nil {
		if rules := g.Rules.Ref(july.First()); rules != nil {
			months := make([]remuneration.Amount, len(rules.BonusMonths))
			_, ruled, _ = remuneration.BonusesAsPay(months, july.Year)
		}
	}
	return paid, ruled
}

// lastBonusShare is what bonuses added to each month in the last annual determination before a
// month.
func (b *book) lastBonusShare(p int, month caldate.Month) remuneration.Amount {
	july := caldate.Month{Year: month.Year, Number: 7}
	if month.Number < 9 {
		july = july.Add(-12)
	}
	paid, ruled := b.bonusesBefore(p, july)
	if !ruled {
		return 0
	}
	share, counts, err := remuneration.BonusesAsPay(paid, july.Year)
	if err != nil || !counts {
		return 0
	}
	return share
}
