package dispatch

import (
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/law/leave"
	"romukura/trade/document"
	"romukura/trade/employee"
)

// leaveBooks are the books of annual paid leave of everybody who was granted any.
//
// Law: 労基則24の7
func leaveBooks(c *book.Client, on caldate.Date) ([]document.LeaveBook, error) {
	rules, _, err := leave.RulesFor(on)
	if err != nil {
		return nil, err
	}
	var out []document.LeaveBook
	for i := range c.Employees {
		e := &c.Employees[i]
		contract := e.Contracts.Ref(on)
		if contract == nil || contract.Status == employee.Director {
			continue
		}
		given, err := document.StatutoryLeave(e, on)
		if err != nil {
			return nil, err
		}
		if given == nil {
			continue
		}
		taken := document.LeaveTaken{Taken: leaveDays(c, e), On: on}
		grants, err := document.LeaveGrants(rules, given, taken)
		if err != nil {
			return nil, err
		}
		out = append(out, document.LeaveBook{Client: &c.Profile, Employee: e, On: on, Grants: grants})
	}
	return out, nil
}

// leaveDays are the days of leave that the register holds, and those that the daily records show.
func leaveDays(c *book.Client, e *employee.Employee) []employee.LeaveDay {
	days := slices.Clone(e.PaidLeave)
	for i := range c.Attendance {
		if c.Attendance[i].Employee != e.ID {
			continue
		}
		for _, d := range c.Attendance[i].Days {
			switch d.Leave {
			case "paid":
				days = append(days, employee.LeaveDay{Day: d.Date, Halves: 2})
			case "half-am", "half-pm":
				days = append(days, employee.LeaveDay{Day: d.Date, Halves: 1})
			}
		}
	}
	slices.SortFunc(days, func(a, b employee.LeaveDay) int { return a.Day.Compare(b.Day) })
	return days
}
