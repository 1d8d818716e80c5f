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
	before := ch.Client.EmployeeByID(ch.After.ID)
	if before != nil && same(before, ch.After) {
		return Effects{}, nil
	}
	out, err := own(ch, before)
	if err != nil {
		return out, err
	}
	other := *ch.Client
	other.Employees = slices.Clone(ch.Client.Employees)
	Put(&other, *ch.After)
	rows, err := uncovered(ch.Client, &other, coverageDays(ch.After, ch.Today))
	out.Coverage = rows[ch.After.ID]
	return out, err
}

// own is what the change makes happen by the record of the person alone: all but coverage, which
// looks at colleagues too.
func own(ch Change, before *employee.Employee) (Effects, error) {
	var out Effects
	if err := out.filings(ch, before); err != nil {
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
