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

// LeaveDuties are the years of duty that run on a day, the one that ends first in front.
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
		for _, w := range windows {
			if on.Before(w.From) || on.After(w.Through) {
				continue
			}
			d := LeaveDuty{Employee: e.ID, Number: e.Number, Window: w.Range, Needed: w.Halves()}
			d.Taken = takenIn(c, e, caldate.Range{From: w.CountFrom, Through: w.Through})
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b LeaveDuty) int {
		return a.Window.Through.Compare(b.Window.Through)
	})
	return out, nil
}
