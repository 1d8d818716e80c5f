// Package scale makes invented offices of the average size, to measure what a month of a whole
// country of them costs. It promises shape, not variety: every client is a software house of the
// sample, with other people, and every person's month is computed in full.
//
//	maker, err := scale.New()
//	b := maker.Office(7) // the seventh office: its clients, their people, one month of attendance
package scale

import (
	"fmt"

	"romukura/desk/book"
	"romukura/desk/intake"
	"romukura/desk/sample"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/exchange"
)

// What the largest service of the market held, and what falls on one office of it.
const (
	AllOffices = 2_754
	AllWorkers = 8_260_000
	AllPersons = 22_420_000

	clientsOf = 33 // clients of an average office
	workersOf = AllWorkers / AllOffices
	personsOf = AllPersons / AllOffices
)

// Month is the month that is computed.
var Month = caldate.MustMonth("2026-10")

// Maker makes offices.
type Maker struct{ model *book.Client }

// Who takes the files in, and when: nobody reads it.
const (
	takenBy = "scale"
	takenAt = "2026-11-02T00:00:00Z"
)

// New takes in the sample's people and one month of their attendance.
func New() (*Maker, error) {
	m := &Maker{model: &book.Client{}}
	for _, profile := range sample.Clients() {
		if profile.ID == "hikari" {
			m.model.Profile = profile
		}
	}
	began := false // the first file of the register is the whole; later ones are changes
	for _, f := range sample.Files("hikari") {
		kind := exchange.Kind(f.Kind)
		register := kind == exchange.Persons && f.From.Before(Month.First()) && !began
		if !register && (kind != exchange.Attendance || f.Month != Month) {
			continue
		}
		began = began || register
		if err := m.take(f); err != nil {
			return nil, err
		}
	}
	return m, nil
}

func (m *Maker) take(f sample.File) error {
	plan := intake.Make(m.model, intake.Request{Name: f.Name, Data: f.Data,
		Kind: exchange.Kind(f.Kind), Group: f.Group, Month: f.Month, Day: f.From,
		By: takenBy, At: takenAt})
	if plan.Refused() {
		return &fault.Error{Faults: plan.Faults}
	}
	return intake.Apply(m.model, &plan)
}

// Office is one office with its clients, people, families and a month of attendance.
func (m *Maker) Office(n int) *book.Book {
	b := &book.Book{}
	b.Office = sample.Office()
	each := workersOf / clientsOf
	for c := range clientsOf {
		workers := each
		if c < workersOf%clientsOf {
			workers++
		}
		b.Clients = append(b.Clients, m.client(n, c, workers))
	}
	families(b)
	return b
}

func (m *Maker) client(office, number, workers int) *book.Client {
	c := &book.Client{Profile: m.model.Profile}
	c.Profile.ID = client.ID(fmt.Sprintf("c%04d-%02d", office, number))
	c.Profile.Name = fmt.Sprintf("%s %d", m.model.Profile.Name, number)
	months := map[employee.ID]*attendance.Month{}
	for i := range m.model.Attendance {
		months[m.model.Attendance[i].Employee] = &m.model.Attendance[i]
	}
	for i := range workers {
		e := m.model.Employees[i%len(m.model.Employees)]
		month := months[e.ID]
		e.ID = employee.ID(fmt.Sprintf("e%04d-%02d-%04d", office, number, i))
		e.Number = fmt.Sprint(1000 + i)
		e.Family = nil
		c.Employees = append(c.Employees, e)
		if month != nil {
			own := *month
			own.Employee = e.ID
			c.Attendance = append(c.Attendance, own)
		}
	}
	return c
}

// families gives the office's workers as many family members as an average office has.
func families(b *book.Book) {
	left := personsOf - workersOf
	for round := 0; left > 0; round++ {
		for _, c := range b.Clients {
			for i := range c.Employees {
				if left == 0 {
					return
				}
				e := &c.Employees[i]
				e.Family = append(e.Family, employee.FamilyMember{
					ID:    employee.ID(fmt.Sprintf("%s-f%d", e.ID, round)),
					Names: e.Names, Born: e.Born, Relation: "other",
				})
				left--
			}
		}
	}
}
