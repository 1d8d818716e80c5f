package dispatch

import (
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/trade/employee"
)

// Span is what the books are made for: wage ledgers of twelve months from the first on, rosters and
// books of leave as they stand on a day, attendance of the month of that day.
type Span struct {
	First caldate.Month
	On    caldate.Date
}

// BooksOf makes the statutory books of some people, or of everybody where nobody is named.
func BooksOf(c *book.Client, people []employee.ID, in Span) ([]Output, error) {
	if len(people) == 0 {
		return Books(c, in.First, in.On)
	}
	some := *c
	some.Employees = slices.DeleteFunc(slices.Clone(c.Employees), func(e employee.Employee) bool {
		return !slices.Contains(people, e.ID)
	})
	return Books(&some, in.First, in.On)
}
