package dispatch

import (
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/law/leave"
	"romukura/trade/document"
	"romukura/trade/employee"
)

// LeaveDuty is how far somebody is with the five days of paid leave that must be taken in a year.
type LeaveDuty struct {
	Employee employee.ID
	Number   string
	Window   caldate.Range // the year in which they must be taken
	Taken    int           // half days
	Needed   int           // half days
	Ended    bool          // the year is over
}

// Behind tells that days are still to be taken.
func (d *LeaveDuty) Behind() bool { return d.Taken < d.Needed }

// takenIn are the half days of leave in a stretch. Of months that came as sums alone, those that
// lie in it as a whole are counted: on which day the leave of the others was nobody told.
func takenIn(c *book.Client, e *employee.Employee, in caldate.Range) (halves int) {
	for _, day := range leaveDays(c, e) {
		if !day.Day.Before(in.From) && !day.Day.After(in.Through) {
			halves += day.Halves
		}
	}
	for i := range c.Attendance {
		m := &c.Attendance[i]
		if m.Employee == e.ID && len(m.Days) == 0 && !m.From.Before(in.From) &&
			!m.Through.After(in.Through) {
			halves += m.LeaveHalves
		}
	}
	return halves
}

// recorded is the first day from which anything is known of somebody's leave: a month's attendance
// or a day that was entered. Of years that began before it nobody can say what was taken.
func recorded(c *book.Client, e *employee.Employee) (first caldate.Date) {
	for i := range c.Attendance {
		if m := &c.Attendance[i]; m.Employee == e.ID && (first.IsZero() || m.From.Before(first)) {
			first = m.From
		}
	}
	for _, day := range e.PaidLeave {
		if first.IsZero() || day.Day.Before(first) {
			first = day.Day
		}
	}
	return first
}

// LeaveDuties are the years of duty that run on a day, and those that ended without the days having
// been taken as far as they are recorded; the one that ends first in front.
//
// Law: 労基法39-7 労基則24の5
func LeaveDuties(c *book.Client, on caldate.Date) ([]LeaveDuty, error) {
	rules, _, err := leave.RulesFor(on)
	if err != nil {
		return nil, err
	}
	var out []LeaveDuty
	for i := range c.Employees {
		e := &c.Employees[i]
		contract := e.Contracts.Ref(on)
		if contract == nil || contract.Status == employee.Director || !e.EmployedOn(on) {
			continue
		}
		given, err := document.StatutoryLeave(e, on)
		if err != nil || given == nil {
			continue // without the hours of work nobody can say: the book of leave tells it
		}
		windows, err := rules.Duty(given, leave.Apart, nil)
		if err != nil {
			continue // likewise
		}
		first := recorded(c, e)
		for _, w := range windows {
			d := LeaveDuty{Employee: e.ID, Number: e.Number, Window: w.Range, Needed: w.Halves(),
				Ended: on.After(w.Through)}
			if on.Before(w.From) || d.Ended && (first.IsZero() || w.CountFrom.Before(first)) {
				continue
			}
			d.Taken = takenIn(c, e, caldate.Range{From: w.CountFrom, Through: w.Through})
			if !d.Ended || d.Behind() {
				out = append(out, d)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b LeaveDuty) int {
		return a.Window.Through.Compare(b.Window.Through)
	})
	return out, nil
}
