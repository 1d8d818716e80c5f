package personnel

import (
	"encoding/json"
	"slices"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/insured"
	"romukura/trade/payroll"
)

// Change is a change of one person that nobody has saved yet.
type Change struct {
	Client *book.Client // as it stands
	After  *employee.Employee
	Today  caldate.Date
}

// Effects is what a change makes happen.
type Effects struct {
	Owed     []filing.Case     // due with the change, and not without
	Gone     []filing.Case     // found without the change, and not with it
	Left     []filing.Excluded // where nothing is owed, and why
	Coverage []insured.CoverageRow
	Fixed    []FixedPay
	Months   []Month
	Looks    []Look
}

// None tells whether the change makes nothing happen beyond the record itself.
func (e *Effects) None() bool {
	return len(e.Owed)+len(e.Gone)+len(e.Left)+len(e.Coverage)+len(e.Fixed)+len(e.Months)+
		len(e.Looks) == 0
}

// FixedPay is a change of fixed pay that an occasional revision may follow from.
type FixedPay struct {
	Name          string
	Before, After yen.Amount
	Kind          bool          // the way of pay changed, not an amount
	First         caldate.Month // in which the change is paid first
	Revision      caldate.Month // from which a new standard would hold
}

// Month is a month of pay as the change makes it.
type Month struct {
	payday.Ordered
	Closed      bool
	Computed    bool // it stands in the book already
	Differences []payroll.Difference
	Faults      []fault.Fault // of the person's pay as it would be
	// Before and After are what is paid out.
	Before, After yen.Amount
}

// Days around today whose events are looked at, in months.
const (
	monthsBack  = 24
	monthsAhead = 18
)

// Of asks every rule twice, and gives where the answers differ.
func Of(ch Change) (Effects, error) {
	var out Effects
	before := ch.Client.EmployeeByID(ch.After.ID)
	if before != nil && same(before, ch.After) {
		return out, nil
	}
	if err := out.filings(ch, before); err != nil {
		return out, err
	}
	if err := out.coverage(ch, before); err != nil {
		return out, err
	}
	out.fixed(ch, before)
	out.months(ch, before)
	out.look(ch, before)
	return out, nil
}

func same(a, b any) bool {
	x, err := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err == nil && err2 == nil && string(x) == string(y)
}

// owed is what events within a window cause for a person alone.
func owed(c *book.Client, e *employee.Employee,
	window caldate.Range) ([]filing.Case, []filing.Excluded, error) {
	if e == nil {
		return nil, nil, nil
	}
	all, left, err := filing.Owed(filing.Register{Client: &c.Profile,
		Employees: []employee.Employee{*e}, Window: window})
	return slices.DeleteFunc(all, func(x filing.Case) bool { return x.Employee == "" }), left, err
}

// Cases are the notifications about a person, the newest event first: those of the book, and those
// that the register makes due from two months ago on and of which nobody has made a case yet.
func Cases(c *book.Client, e *employee.Employee, today caldate.Date) ([]filing.Case, error) {
	const back = 2
	var all []filing.Case
	known := map[string]bool{}
	for i := range c.Cases {
		known[c.Cases[i].ID] = true
		if c.Cases[i].Employee == e.ID {
			all = append(all, c.Cases[i])
		}
	}
	found, _, err := owed(c, e, caldate.Range{From: today.AddMonths(-back),
		Through: today.AddMonths(monthsAhead)})
	for i := range found {
		if !known[found[i].ID] {
			all = append(all, found[i])
		}
	}
	slices.SortStableFunc(all, func(a, b filing.Case) int { return b.Day.Compare(a.Day) })
	return all, err
}

// filings are what is owed for the person alone, with the change and without it.
func (out *Effects) filings(ch Change, before *employee.Employee) error {
	window := caldate.Range{From: ch.Today.AddMonths(-monthsBack),
		Through: ch.Today.AddMonths(monthsAhead)}
	was, wasLeft, err := owed(ch.Client, before, window)
	if err != nil {
		return err
	}
	now, nowLeft, err := owed(ch.Client, ch.After, window)
	if err != nil {
		return err
	}
	out.Owed, out.Gone = beyond(now, was, caseID), beyond(was, now, caseID)
	out.Left = beyond(nowLeft, wasLeft, func(x *filing.Excluded) string {
		return string(x.Procedure) + x.Key
	})
	return nil
}

func caseID(c *filing.Case) string { return c.ID }

// beyond are the members of a list that another does not have.
func beyond[T any](list, other []T, key func(*T) string) []T {
	known := map[string]bool{}
	for i := range other {
		known[key(&other[i])] = true
	}
	var out []T
	for i := range list {
		if !known[key(&list[i])] {
			out = append(out, list[i])
		}
	}
	return out
}

// coverage is where contract and registration lie apart with the change, and did not before: today,
// and on each day from which a new contract holds.
func (out *Effects) coverage(ch Change, before *employee.Employee) error {
	days := []caldate.Date{ch.Today}
	for _, s := range ch.After.Contracts {
		if s.From.After(ch.Today) {
			days = append(days, s.From)
		}
	}
	found := func(e *employee.Employee, day caldate.Date) ([]insured.CoverageRow, error) {
		if e == nil {
			return nil, nil
		}
		r, err := insured.Coverage(insured.Register{Client: &ch.Client.Profile,
			Employees: []employee.Employee{*e}, Runs: ch.Client.Runs}, day, false)
		rows := slices.DeleteFunc(r.Rows, func(x insured.CoverageRow) bool {
			return x.Finding == insured.Agreed
		})
		return rows, err
	}
	key := func(r *insured.CoverageRow) string { return string(r.Insurance) + string(r.Finding) }
	for _, day := range days {
		was, err := found(before, day)
		if err != nil {
			return err
		}
		now, err := found(ch.After, day)
		if err != nil {
			return err
		}
		out.Coverage = append(out.Coverage, beyond(beyond(now, was, key), out.Coverage, key)...)
	}
	return nil
}

// revisionMonths is how long pay is looked at before a new standard holds.
const revisionMonths = 3

// fixed are the changes of fixed pay of insured people. Whether a revision follows is decided when
// three months of pay are there; here is said from when to when.
//
// Law: 健保法43-1 厚年法23-1
func (out *Effects) fixed(ch Change, before *employee.Employee) {
	if before == nil {
		return
	}
	for i := range ch.After.Contracts {
		now := &ch.After.Contracts[i]
		if i == 0 || ch.After.Insured.SocialOn(now.From) == nil {
			continue
		}
		if held := before.Contracts.Ref(now.From); held != nil && same(held, &now.Value) {
			continue
		}
		was := &ch.After.Contracts[i-1].Value
		first, ok := firstPaid(ch.Client, now.Value.Group, now.From)
		if !ok {
			continue
		}
		f := FixedPay{First: first, Revision: first.Add(revisionMonths)}
		if was.Kind != now.Value.Kind {
			f.Kind = true
			out.Fixed = append(out.Fixed, f)
			continue
		}
		for j := range ch.Client.Profile.Items {
			it := &ch.Client.Profile.Items[j]
			a, b := was.Amounts[it.Code], now.Value.Amounts[it.Code]
			if a != b && it.Counts.FixedPay && it.Counts.Remuneration && !it.Deduct {
				f.Name, f.Before, f.After = it.Name, a, b
				out.Fixed = append(out.Fixed, f)
			}
		}
	}
}

// firstPaid is the month of pay whose period has a day in it.
func firstPaid(c *book.Client, group string, day caldate.Date) (caldate.Month, bool) {
	const farthest = 3
	for n := range farthest {
		o := payday.Ordered{Group: group, Kind: payroll.MonthlyPay, Month: day.Month().Add(n)}
		p, err := o.Period(c)
		if err != nil {
			return caldate.Month{}, false
		}
		if !p.Through.Before(day) {
			return o.Month, true
		}
	}
	return caldate.Month{}, false
}

// months are the months of pay that come out otherwise: those of the last half year that were
// computed, and the one that is paid next.
func (out *Effects) months(ch Change, before *employee.Employee) {
	if before == nil {
		return
	}
	other := *ch.Client
	other.Employees = slices.Clone(ch.Client.Employees)
	Put(&other, *ch.After)
	for _, m := range concerned(ch) {
		m.compare(ch, &other)
		if len(m.Differences) > 0 || len(m.Faults) > 0 {
			out.Months = append(out.Months, m)
		}
	}
}

func concerned(ch Change) []Month {
	const looked = 6
	var all []Month
	oldest := ch.Today.Month().Add(-looked)
	for i := range ch.Client.Runs {
		r := &ch.Client.Runs[i]
		if r.Kind == payroll.MonthlyPay && r.Month.After(oldest) && r.SlipOf(ch.After.ID) != nil {
			all = append(all, Month{Ordered: payday.Of(r), Closed: r.Close.Closed(), Computed: true})
		}
	}
	contract := ch.After.Contracts.Ref(ch.Today)
	if contract == nil && len(ch.After.Contracts) > 0 {
		contract = &ch.After.Contracts[0].Value
	}
	for _, o := range payday.Coming(ch.Client, ch.Today) {
		if contract != nil && o.Group == contract.Group {
			all = append(all, Month{Ordered: o})
		}
	}
	for i := range ch.After.Contracts {
		s := &ch.After.Contracts[i]
		if !s.From.After(ch.Today) {
			continue
		}
		// What is planned is paid first in a month of its own.
		first, ok := firstPaid(ch.Client, s.Value.Group, s.From)
		o := payday.Ordered{Group: s.Value.Group, Kind: payroll.MonthlyPay, Month: first}
		if ok && !slices.ContainsFunc(all, func(m Month) bool { return m.Ordered == o }) {
			all = append(all, Month{Ordered: o})
		}
	}
	slices.SortStableFunc(all, func(a, b Month) int { return a.Month.Compare(b.Month) })
	return all
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
