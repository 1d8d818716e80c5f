// Package intake takes a client's file into the book: first as a plan that changes nothing and
// shows every difference and every fault, then, when a person agrees, applied as a whole; and it
// takes an import back, as long as nothing that it brought was changed since.
package intake

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/exchange"
	"romukura/trade/payroll"
)

// Request is a file and what it is for.
type Request struct {
	Name string
	Data []byte
	// Sheet is set where the file was a spreadsheet and its rows were read already.
	Sheet *exchange.Sheet
	Kind  exchange.Kind
	Group string        // group of pay, for attendance, bonuses and items
	Month caldate.Month // month of pay, for attendance and items
	Day   caldate.Date  // register: day from which changes hold; bonus: pay day
	// Mapping is set where a person said what the columns mean; it is remembered.
	Mapping *exchange.Mapping
	// Distinct are numbers of people confirmed to be others than those of the same name and birth.
	Distinct []string
	By       string
	At       string // instant, ISO
}

// Plan is what an import would do.
type Plan struct {
	Batch   exchange.Batch   `json:"batch"`
	Mapping exchange.Mapping `json:"mapping"`
	Faults  []fault.Fault    `json:"faults,omitempty"`
	// Already says that this very file was taken in before, for the same purpose.
	Already bool `json:"already"`
}

// Refused reports whether a fault stops the import.
func (p *Plan) Refused() bool {
	return slices.ContainsFunc(p.Faults, func(f fault.Fault) bool { return f.Severity == fault.Stop })
}

// Make reads a file and tells what it would change. Nothing is changed.
func Make(c *book.Client, r Request) Plan {
	group := r.Group
	if group == "" && len(c.Profile.Groups) == 1 {
		group = c.Profile.Groups[0].Code
	}
	r.Group = group
	p := Plan{Batch: exchange.Batch{File: r.Name, Kind: r.Kind, At: r.At, By: r.By,
		ID: exchange.BatchID(r.Data, string(c.Profile.ID), string(r.Kind), r.Group,
			r.Month.String(), r.Day.String())}}
	for i := range c.Imports {
		if c.Imports[i].ID == p.Batch.ID && c.Imports[i].Undone == "" {
			p.Already = true
			return p
		}
	}
	sheet := r.Sheet
	if sheet == nil {
		s := exchange.Read(r.Data)
		sheet = &s
	}
	p.take(sheet.Faults)
	if p.Refused() {
		return p
	}
	p.Batch.Rows = len(sheet.Rows)
	p.mapping(c, sheet, &r)
	if !p.Refused() {
		p.read(c, sheet, &r)
	}
	return p
}

func (p *Plan) take(faults fault.List) { p.Faults = append(p.Faults, faults.All()...) }

func (p *Plan) mapping(c *book.Client, s *exchange.Sheet, r *Request) {
	if r.Mapping != nil {
		p.Mapping = *r.Mapping
		p.Mapping.Given = true
		if p.Mapping.Header == nil && !p.Mapping.Positional {
			p.Mapping.Header = s.Header
		}
		p.take(p.Mapping.Check())
		return
	}
	m, faults := exchange.Map(s, r.Kind, Known(c))
	p.Mapping, p.Batch.Layout = m, m.Layout
	p.take(faults)
}

// Known is what the columns of a client's files may be known by.
func Known(c *book.Client) exchange.Known {
	known := exchange.Known{Remembered: c.Mappings}
	for i := range c.Profile.Items {
		item := &c.Profile.Items[i]
		known.Items = append(known.Items, item.Name)
		if count, ok := strings.CutPrefix(string(item.Formula.Measure), "count:"); ok {
			known.Counts = append(known.Counts, count)
		}
	}
	return known
}

func (p *Plan) read(c *book.Client, s *exchange.Sheet, r *Request) {
	var changes []exchange.Change
	var faults fault.List
	register := exchange.Register{Client: &c.Profile, Employees: c.Employees, From: r.Day,
		Distinct: r.Distinct}
	switch p.Mapping.Kind {
	case exchange.Persons:
		changes, faults = exchange.ReadPersons(s, &p.Mapping, register)
	case exchange.Family:
		changes, faults = exchange.ReadFamily(s, &p.Mapping, register)
	case exchange.Leaves:
		changes, faults = exchange.ReadLeaves(s, &p.Mapping, register)
	case exchange.Attendance, exchange.Days:
		changes, faults = p.attendance(c, s, r)
	case exchange.Bonuses, exchange.Items:
		changes, faults = p.amounts(c, s, r)
	}
	p.take(faults)
	p.Batch.Changes = changes
}

func numbers(c *book.Client) map[string]employee.ID {
	people := make(map[string]employee.ID, len(c.Employees))
	for i := range c.Employees {
		people[c.Employees[i].Number] = c.Employees[i].ID
	}
	return people
}

func (p *Plan) attendance(
	c *book.Client,
	s *exchange.Sheet,
	r *Request,
) ([]exchange.Change, fault.List) {
	var faults fault.List
	group := c.Profile.GroupByCode(r.Group)
	if group == nil || r.Month.IsZero() {
		faults.Add(fault.Fault{Code: "month.missing", Message: textNoMonth, Remedy: textGiveMonth})
		return nil, faults
	}
	rules, period, err := payroll.CalendarOf(group, r.Month)
	if err != nil {
		faults.Add(fault.Fault{Code: "month.calendar", Message: err.Error(), Remedy: textGiveMonth})
		return nil, faults
	}
	stretch := caldate.Range{From: period.From, Through: period.Through}
	months := stackOf(&c.Attendance, keyOfMonth)
	current := func(id employee.ID) *attendance.Month {
		return months.find(monthKey{id, stretch.Through})
	}
	sheet := exchange.Timesheet{Period: stretch, People: numbers(c), Merge: current}
	if p.Mapping.Kind == exchange.Days {
		read, faults := exchange.ReadDays(s, &p.Mapping, sheet)
		if !faults.Stops() {
			faults.AddAll("", settle(c, &read, attendance.Terms{Rules: rules,
				Calendars: group.Calendars}))
		}
		return exchange.MonthChanges(read, current), faults
	}
	read, faults := exchange.ReadAttendance(s, &p.Mapping, sheet)
	if !faults.Stops() {
		for i := range read.Months {
			attendance.SplitSixty(&read.Months[i])
		}
	}
	return exchange.MonthChanges(read, current), faults
}

// settle classifies the hours of months that came as days.
func settle(c *book.Client, read *exchange.Months, terms attendance.Terms) fault.List {
	var faults fault.List
	for i := range read.Months {
		m := &read.Months[i]
		e := c.EmployeeByID(m.Employee)
		contract := e.Contracts.Ref(m.Through)
		if contract == nil {
			faults.Add(fault.Fault{Path: exchange.PlaceOf(read.Lines[i]), Code: "contract.none",
				Message: textNoContract, Remedy: textGiveContract})
			continue
		}
		place := c.Profile.EstablishmentByID(contract.Establishment)
		terms.Contract, terms.Before = contract, daysBefore(c, m)
		terms.Special = place != nil && place.SpecialHours
		found := attendance.Classify(m, terms, nil)
		for _, f := range found.All() {
			f.Path = exchange.PlaceOf(read.Lines[i]) // a path within the month is no place of the file
			faults.Add(f)
		}
	}
	return faults
}

// daysBefore are the days of the period before, which the first week of this one reaches into.
func daysBefore(c *book.Client, m *attendance.Month) []attendance.Day {
	for i := range c.Attendance {
		if old := &c.Attendance[i]; old.Employee == m.Employee && old.Through == m.From.AddDays(-1) {
			return old.Days
		}
	}
	return nil
}

// amounts turns a file of bonuses or of pay items into entries, one change for each.
func (p *Plan) amounts(
	c *book.Client,
	s *exchange.Sheet,
	r *Request,
) ([]exchange.Change, fault.List) {
	read, faults := exchange.ReadAmounts(s, &p.Mapping, numbers(c))
	if r.Kind == exchange.Bonuses && r.Day.IsZero() || r.Kind == exchange.Items && r.Month.IsZero() {
		faults.Add(fault.Fault{Code: "day.missing", Message: textNoDay, Remedy: textGiveDay})
		return nil, faults
	}
	stand := recordsOf(c)
	var out []exchange.Change
	for i := range read {
		a := &read[i]
		if r.Kind == exchange.Bonuses {
			entry := payroll.BonusEntry{Employee: a.Employee, Group: r.Group, PayDay: r.Day, Amount: a.Bonus}
			out = append(out, entryChange(stand, a, entry)...)
			continue
		}
		for _, name := range slices.Sorted(maps.Keys(a.Items)) {
			code := codeOf(c, name)
			if code == "" {
				faults.Add(fault.Fault{Path: name, Code: "item.unknown", Message: textNoItem,
					Remedy: textRegisterItem})
				continue
			}
			entry := payroll.Entered{Employee: a.Employee, Group: r.Group, Month: r.Month,
				Item: code, Amount: a.Items[name], Reason: textImported + r.Name}
			out = append(out, entryChange(stand, a, entry)...)
		}
	}
	return out, faults
}

// codeOf is the code of a pay item of a name, empty when the client has none.
func codeOf(c *book.Client, name string) string {
	for i := range c.Profile.Items {
		if c.Profile.Items[i].Name == name {
			return c.Profile.Items[i].Code
		}
	}
	return ""
}

// entryChange is what an entry changes: nothing when one with the same amount stands.
func entryChange(stand *records, a *exchange.Amounts, entry any) []exchange.Change {
	change := exchange.Change{Line: a.Line, Number: a.Number, After: record(entry)}
	field := exchange.FieldChange{Path: textAmount}
	switch e := entry.(type) {
	case payroll.BonusEntry:
		change.Kind, field.After = exchange.Bonuses, e.Amount.String()
		if old := stand.bonuses.find(keyOfBonus(&e)); old != nil {
			// What else was entered about the bonus, its name and months, stays.
			e.Name, e.Months = old.Name, old.Months
			change.Before, change.After, field.Before = record(old), record(e), old.Amount.String()
		}
	case payroll.Entered:
		change.Kind, field.After = exchange.Items, e.Amount.String()
		if old := stand.entered.find(keyOfEntered(&e)); old != nil {
			change.Before, field.Before = record(old), old.Amount.String()
		}
	}
	if change.Before != nil && field.Before == field.After {
		return nil
	}
	change.Fields = []exchange.FieldChange{field}
	return []exchange.Change{change}
}

func record(entry any) json.RawMessage {
	data, err := json.Marshal(entry)
	if err != nil {
		panic("intake: an entry that cannot be written: " + err.Error())
	}
	return data
}

// Called is how the person of a row is called: as the register says, or the file where the person
// is new. It is empty where the row is of nobody.
func Called(c *book.Client, x *exchange.Change) string {
	e := c.EmployeeByNumber(x.Number)
	if e == nil && x.Kind == exchange.Persons {
		if made, err := x.Person(); err == nil {
			e = &made
		}
	}
	if e == nil {
		return ""
	}
	return e.Called()
}
