// Package payday is the desk's way through a pay day: gather what a run needs from the book,
// compute everybody, compare with the month before, keep the run, and close it by two persons.
package payday

import (
	"errors"
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/insurer"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Report is a run with what a person has to look at.
type Report struct {
	Run payroll.Run `json:"run"`
	// Changed is everybody whose pay differs from the month before.
	Changed     []Changed `json:"changed"`
	Unexplained int       `json:"unexplained"` // lines without a cause
	// Hours is everybody whose hours are near a limit of Article 36 or above it.
	Hours  []Hours       `json:"hours,omitempty"`
	Blocks []fault.Fault `json:"blocks,omitempty"`
}

// Hours are the limits of Article 36 that one person's month is near or above.
type Hours struct {
	Employee employee.ID       `json:"employee"`
	Number   string            `json:"number"`
	Limits   []payroll.Hours36 `json:"limits"`
}

// Broken reports whether a limit is broken.
func (h *Hours) Broken() bool {
	return slices.ContainsFunc(h.Limits, func(l payroll.Hours36) bool { return l.Broken })
}

// Changed is one person's differences from the month before.
type Changed struct {
	Employee    employee.ID          `json:"employee"`
	Number      string               `json:"number"`
	First       bool                 `json:"first,omitempty"` // no slip in the month before
	Differences []payroll.Difference `json:"differences,omitempty"`
}

// ErrClosed says that a run was closed; what changes later is carried into a later month.
var ErrClosed = errors.New(textClosed)

// Held are the tables that the office holds for a client: its societies.
func Held(c *book.Client) (payroll.Tables, fault.List) {
	var faults fault.List
	byID := map[string][]insurer.Enactment{}
	for _, s := range c.Societies {
		byID[s.ID] = append(byID[s.ID], insurer.Enactment{Name: s.From + ".tsv", Data: []byte(s.Table)})
	}
	held := payroll.Tables{Societies: payroll.Societies{}}
	for id, tables := range byID {
		society, found := insurer.ReadSociety(id, tables)
		faults.AddAll(id, found)
		if society != nil {
			held.Societies[id] = society
		}
	}
	return held, faults
}

// Month computes a group's month and keeps it in the book. A run that was closed is not touched.
func Month(c *book.Client, group string, month caldate.Month, explain bool) (Report, error) {
	held, faults := Held(c)
	if err := faults.Err(); err != nil {
		return Report{}, err
	}
	if old := c.Run(group, payroll.MonthlyPay, month); old != nil && old.Close.Closed() {
		return report(c, old), ErrClosed
	}
	terms, err := payroll.Prepare(&c.Profile, group, month, held)
	if err != nil {
		return Report{}, err
	}
	run := terms.Run(c.Employees, inputs(c, terms, explain))
	c.PutRun(run)
	for i := range c.Carries {
		carry := &c.Carries[i]
		if settles(carry, month) && run.SlipOf(carry.Employee) != nil {
			carry.Into = month
		}
	}
	return report(c, c.Run(group, payroll.MonthlyPay, month)), nil
}

// settles reports that pay of a month takes a difference along: one of an earlier month that waits,
// or one that it took before.
func settles(carry *payroll.Carry, month caldate.Month) bool {
	return carry.Into == month || carry.Into.IsZero() && carry.Of.Before(month)
}

// inputs gathers what each person's month brings: attendance, entered amounts, carried differences.
func inputs(c *book.Client, t *payroll.Terms, explain bool) func(*employee.Employee) payroll.Input {
	months := map[employee.ID]*attendance.Month{}
	until := map[employee.ID][]attendance.Month{}
	for i := range c.Attendance {
		m := &c.Attendance[i]
		if m.Through == t.Period.Through {
			months[m.Employee] = m
		}
		if !m.Through.After(t.Period.Through) {
			until[m.Employee] = append(until[m.Employee], *m)
		}
	}
	return func(e *employee.Employee) payroll.Input {
		in := payroll.Input{Attendance: months[e.ID], Months: until[e.ID], Explain: explain}
		for i := range c.Entered {
			x := &c.Entered[i]
			if x.Employee != e.ID || x.Month != t.Period.Month || x.Group != t.Group.Code {
				continue
			}
			if in.Entered == nil {
				in.Entered, in.EnteredWhy = map[string]yen.Amount{}, map[string]string{}
			}
			in.Entered[x.Item], in.EnteredWhy[x.Item] = x.Amount, x.Reason
		}
		for i := range c.Carries {
			if carry := &c.Carries[i]; carry.Employee == e.ID && settles(carry, t.Period.Month) {
				in.Carries = append(in.Carries, *carry)
			}
		}
		return in
	}
}

// Look compares a run that stands in the book with the one of the month before.
func Look(c *book.Client, run *payroll.Run) Report { return report(c, run) }

func report(c *book.Client, run *payroll.Run) Report {
	r := Report{Run: *run, Blocks: run.Blocks()}
	before := c.Run(run.Group, run.Kind, run.Month.Add(-1))
	for i := range run.Slips {
		s := &run.Slips[i]
		if len(s.Hours) > 0 {
			r.Hours = append(r.Hours, Hours{s.Employee, s.Number, s.Hours})
		}
		change := Changed{Employee: s.Employee, Number: s.Number}
		var last *payroll.Slip
		if before != nil {
			last = before.SlipOf(s.Employee)
		}
		if last == nil {
			change.First = true
		} else {
			change.Differences = payroll.Compare(last, s)
		}
		r.Unexplained += len(payroll.Unexplained(change.Differences))
		if change.First && before != nil || len(change.Differences) > 0 {
			r.Changed = append(r.Changed, change)
		}
	}
	return r
}

// Bonus computes a bonus run of a day from the entries in the book.
func Bonus(c *book.Client, group string, day caldate.Date, explain bool) (Report, error) {
	held, faults := Held(c)
	if err := faults.Err(); err != nil {
		return Report{}, err
	}
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Kind == payroll.BonusPay && r.PayDay == day && r.Group == group && r.Close.Closed() {
			return Report{Run: *r}, ErrClosed
		}
	}
	terms, err := payroll.PrepareBonus(&c.Profile, group, day, held)
	if err != nil {
		return Report{}, err
	}
	run := terms.RunBonus(c.Employees, c.Bonuses, func(e *employee.Employee) payroll.Earlier {
		return earlier(c, e, day)
	}, explain)
	c.PutRun(run)
	return Report{Run: run, Blocks: run.Blocks()}, nil
}

// earlier finds in the book what a bonus must know of the pay before it.
func earlier(c *book.Client, e *employee.Employee, day caldate.Date) payroll.Earlier {
	var before payroll.Earlier
	month := day.Month()
	for i := range c.Runs {
		r := &c.Runs[i]
		s := r.SlipOf(e.ID)
		if s == nil {
			continue
		}
		switch {
		case r.Kind == payroll.MonthlyPay && r.Month == month.Add(-1):
			before.LastMonth += s.Taxable - s.Social.Employee.SocialTotal()
		case r.Kind != payroll.BonusPay || !r.PayDay.Before(day):
		case r.Month == month:
			before.InMonth += s.Gross
		case r.Month.FiscalYear() == month.FiscalYear():
			before.HealthInYear += s.Social.Health
		}
	}
	return before
}

// Recomputed are the differences that a closed month shows now, and whoever could not be computed
// anew, each with the reason.
type Recomputed struct {
	Carries []payroll.Carry  `json:"carries"`
	Failed  []payroll.Failed `json:"failed,omitempty"`
}

// Recompute computes a closed month anew from what the book holds now, and gives the differences
// to be carried into a later month; the closed run stays as it was paid. Nobody's faults stand in
// the way of the others.
func Recompute(
	c *book.Client,
	group string,
	month caldate.Month,
	reason string,
) (Recomputed, error) {
	var out Recomputed
	paid := c.Run(group, payroll.MonthlyPay, month)
	if paid == nil {
		return out, ErrNoRun
	}
	if !paid.Close.Closed() {
		return out, ErrOpen
	}
	held, faults := Held(c)
	if err := faults.Err(); err != nil {
		return out, err
	}
	terms, err := payroll.Prepare(&c.Profile, group, month, held)
	if err != nil {
		return out, err
	}
	gather := inputs(c, terms, false)
	for i := range paid.Slips {
		was := &paid.Slips[i]
		e := c.EmployeeByID(was.Employee)
		if e == nil {
			out.Failed = append(out.Failed,
				payroll.Failed{Employee: was.Employee, Number: was.Number, Faults: []fault.Fault{wordGone}})
			continue
		}
		in := gather(e)
		in.Carries = settledIn(c, e.ID, month)
		anew, found := terms.Slip(e, in)
		if anew == nil {
			out.Failed = append(out.Failed,
				payroll.Failed{Employee: e.ID, Number: e.Number, Faults: found.All()})
			continue
		}
		carry, _ := payroll.Recompute(anew, &payroll.Paid{Slip: was, Reason: reason})
		if carry = carry.Less(c.Carries); !carry.Empty() {
			out.Carries = append(out.Carries, carry)
		}
	}
	return out, nil
}

// ErrNoRun says that there is nothing to recompute.
var ErrNoRun = errors.New(textNoRun)

// ErrOpen says that a month is not closed: it is computed again as a whole, and nothing is carried.
var ErrOpen = errors.New(textOpen)

// ErrNobody says that the register has no such person.
var ErrNobody = errors.New(textNobody)

// settledIn are the differences that a month of pay has settled.
func settledIn(c *book.Client, id employee.ID, month caldate.Month) []payroll.Carry {
	var out []payroll.Carry
	for _, carry := range c.Carries {
		if carry.Employee == id && carry.Into == month {
			out = append(out, carry)
		}
	}
	return out
}

// Asked is a figure about which somebody asks: a person's month, or a bonus when its pay day is
// set.
type Asked struct {
	Group    string
	Month    caldate.Month
	Bonus    caldate.Date
	Employee employee.ID
}

// Explain computes one person anew with the trace of every figure. Nothing is kept.
func Explain(c *book.Client, a Asked) (*payroll.Slip, error) {
	held, faults := Held(c)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	e := c.EmployeeByID(a.Employee)
	if e == nil {
		return nil, ErrNobody
	}
	if !a.Bonus.IsZero() {
		return explainBonus(c, a, e, held)
	}
	terms, err := payroll.Prepare(&c.Profile, a.Group, a.Month, held)
	if err != nil {
		return nil, err
	}
	slip, found := terms.Slip(e, inputs(c, terms, true)(e))
	return slip, found.Err()
}

func explainBonus(c *book.Client, a Asked, e *employee.Employee,
	held payroll.Tables) (*payroll.Slip, error) {
	terms, err := payroll.PrepareBonus(&c.Profile, a.Group, a.Bonus, held)
	if err != nil {
		return nil, err
	}
	for _, b := range c.Bonuses {
		if b.Employee == a.Employee && b.Group == a.Group && b.PayDay == a.Bonus {
			slip, found := terms.Bonus(e, payroll.BonusRequest{Entry: b,
				Before: earlier(c, e, a.Bonus), Explain: true})
			return slip, found.Err()
		}
	}
	return nil, ErrNoRun
}
