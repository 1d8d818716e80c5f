package personnel

import (
	"slices"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// months are the months of pay that come out otherwise.
func (out *Effects) months(ch Change, before *employee.Employee) {
	if before == nil {
		return
	}
	other := *ch.Client
	other.Employees = slices.Clone(ch.Client.Employees)
	Put(&other, *ch.After)
	for _, m := range concerned(ch, before) {
		m.compare(ch, &other)
		if len(m.Differences) > 0 || len(m.Faults) > 0 {
			out.Months = append(out.Months, m)
		}
	}
}

// concerned are the months of pay that may come out otherwise: what was computed for the person in
// the last half year, what is paid next, and what pays first for a day on which something else
// holds than before.
func concerned(ch Change, before *employee.Employee) []Month {
	const looked = 6
	var all []Month
	oldest := ch.Today.Month().Add(-looked)
	for i := range ch.Client.Runs {
		r := &ch.Client.Runs[i]
		if r.Kind == payroll.MonthlyPay && r.Month.After(oldest) && r.SlipOf(ch.After.ID) != nil {
			all = append(all, Month{Ordered: payday.Of(r), Closed: r.Close.Closed(), Computed: true})
		}
	}
	group := groupOn(ch.After, ch.Today)
	coming := map[string]caldate.Month{}
	for _, o := range payday.Coming(ch.Client, ch.Today) {
		coming[o.Group] = o.Month
		if o.Group == group {
			all = append(all, Month{Ordered: o})
		}
	}
	for _, x := range changed(before, ch.After) {
		group := groupOn(ch.After, x.day)
		next, paid := coming[group]
		first, ok := x.day.Month(), true
		if !x.paid {
			first, ok = firstPaid(ch.Client, group, x.day)
		}
		if !ok || !paid {
			continue
		}
		for n := range 1 + x.later {
			o := payday.Ordered{Group: group, Kind: payroll.MonthlyPay, Month: first.Add(n)}
			if !o.Month.Before(next) && !slices.ContainsFunc(all, func(m Month) bool {
				return m.Ordered == o
			}) {
				all = append(all, Month{Ordered: o})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Month) int { return a.Month.Compare(b.Month) })
	return all
}

// groupOn is the group of pay of a day; before the first contract, of the first.
func groupOn(e *employee.Employee, day caldate.Date) string {
	if c := e.Contracts.Ref(day); c != nil {
		return c.Group
	}
	if len(e.Contracts) > 0 {
		return e.Contracts[0].Value.Group
	}
	return ""
}

// turn is a day on which something else holds than before.
type turn struct {
	day caldate.Date
	// paid tells that the month counts in which pay is paid, as for taxes; else that which it is for.
	paid bool
	// later is how many months it shows in after the first: premiums are taken later than pay.
	later int
}

// changed are the days of a record from which it says something else than another record.
func changed(a, b *employee.Employee) []turn {
	var all []turn
	put := func(t turn) {
		if !t.day.IsZero() && !slices.Contains(all, t) {
			all = append(all, t)
		}
	}
	add := func(later int, days ...caldate.Date) {
		for _, d := range days {
			put(turn{day: d, later: later})
		}
	}
	add(0, starts(a.Contracts, b.Contracts)...)
	for _, d := range starts(a.Tax, b.Tax) {
		put(turn{day: d, paid: true})
	}
	add(0, starts(a.Commute, b.Commute)...)
	add(1, starts(a.Insured.Standards, b.Insured.Standards)...)
	for _, l := range apartIn(a.Leaves, b.Leaves) {
		add(1, l.Start)
		if !l.End.IsZero() {
			add(1, l.End.AddDays(1))
		}
	}
	for _, n := range apartIn(a.Resident, b.Resident) {
		put(turn{day: n.FromMonth.First(), paid: true, later: 1})
	}
	for _, s := range apartIn(a.Insured.Social, b.Insured.Social) {
		add(1, s.Acquired, s.Lost)
	}
	for _, s := range apartIn(a.Insured.Employment, b.Insured.Employment) {
		add(0, s.Acquired, s.Lost)
	}
	if a.Left != b.Left {
		add(1, a.Left, b.Left)
	}
	return all
}

// apartIn are the members of either list that the other does not have.
func apartIn[T comparable](a, b []T) []T {
	var all []T
	for _, x := range a {
		if !slices.Contains(b, x) {
			all = append(all, x)
		}
	}
	for _, x := range b {
		if !slices.Contains(a, x) {
			all = append(all, x)
		}
	}
	return all
}

// starts are the days from which one history says something that the other does not.
func starts[T any](a, b history.Of[T]) []caldate.Date {
	var days []caldate.Date
	for _, pair := range [][2]history.Of[T]{{a, b}, {b, a}} {
		for _, s := range pair[0] {
			if !slices.ContainsFunc(pair[1], func(o history.Span[T]) bool {
				return o.From == s.From && same(o.Value, s.Value)
			}) {
				days = append(days, s.From)
			}
		}
	}
	return days
}

// compare computes the month with and without the change. Pay that cannot be computed without it
// says nothing about it, unless the change itself is at fault.
func (m *Month) compare(ch Change, other *book.Client) {
	asked := payday.Asked{Employee: ch.After.ID, Group: m.Group, Month: m.Month}
	was, err := payday.Explain(ch.Client, asked)
	if err != nil || was == nil {
		return
	}
	now, err := payday.Explain(other, asked)
	if many, ok := err.(*fault.Error); ok {
		m.Faults = many.Faults
		return
	}
	if err != nil || now == nil {
		return
	}
	m.Differences = payroll.Compare(was, now)
	m.Before, m.After = was.Net, now.Net
}
