package scale

import (
	"fmt"

	"romukura/desk/book"
	"romukura/trade/employee"
)

// Large is an office with one client of so many people, each with a month of attendance.
func (m *Maker) Large(people int) *book.Book {
	b := m.Office(0)
	one := b.Clients[0]
	for i, c := range b.Clients[1:] {
		for j := range c.Employees {
			if len(one.Employees) >= people {
				break
			}
			e := c.Employees[j]
			was := e.ID
			e.ID = employee.ID(fmt.Sprintf("%d-%s", i, was))
			e.Number = fmt.Sprintf("%d%03d", 2+i, j) // the first client has 1000 and on
			one.Employees = append(one.Employees, e)
			for _, a := range c.Attendance {
				if a.Employee == was {
					a.Employee = e.ID
					one.Attendance = append(one.Attendance, a)
				}
			}
		}
	}
	b.Clients = b.Clients[:1]
	return b
}
