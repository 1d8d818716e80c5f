package intake

import (
	"encoding/json"
	"errors"
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/exchange"
	"romukura/trade/payroll"
)

type clientRules = client.PayRules

// ErrRefused says that a plan with faults was to be applied.
var ErrRefused = errors.New("intake: the plan has faults")

// Apply puts a plan into effect, all of it. A plan that was applied before does nothing.
func Apply(c *book.Client, p *Plan) error {
	if p.Already {
		return nil
	}
	if p.Refused() {
		return ErrRefused
	}
	for i := range p.Batch.Changes {
		if err := put(c, &p.Batch.Changes[i], p.Batch.Changes[i].After); err != nil {
			return err
		}
	}
	remember(c, p.Mapping)
	c.Imports = append(c.Imports, p.Batch)
	return nil
}

// remember keeps a mapping that a person gave for the next file with the same head.
func remember(c *book.Client, m exchange.Mapping) {
	if !m.Given {
		return
	}
	for i := range c.Mappings {
		if c.Mappings[i].Kind == m.Kind && slices.Equal(c.Mappings[i].Header, m.Header) {
			c.Mappings[i] = m
			return
		}
	}
	c.Mappings = append(c.Mappings, m)
}

// put stores one record as a change leaves it; a nil record is taken away.
func put(c *book.Client, change *exchange.Change, record json.RawMessage) error {
	switch change.Kind {
	case exchange.Persons:
		return putPerson(c, change.Number, record)
	case exchange.Attendance:
		return putMonth(c, change, record)
	case exchange.Bonuses:
		return putEntry(&c.Bonuses, change.After, record, sameBonus)
	}
	return putEntry(&c.Entered, change.After, record, sameEntered)
}

func sameBonus(a, b *payroll.BonusEntry) bool {
	return a.Employee == b.Employee && a.PayDay == b.PayDay && a.Group == b.Group
}

func sameEntered(a, b *payroll.Entered) bool {
	return a.Employee == b.Employee && a.Month == b.Month && a.Item == b.Item
}

func putPerson(c *book.Client, number string, record json.RawMessage) error {
	at := slices.IndexFunc(c.Employees, func(e employee.Employee) bool { return e.Number == number })
	if record == nil {
		if at >= 0 {
			c.Employees = without(c.Employees, at)
		}
		return nil
	}
	var e employee.Employee
	if err := json.Unmarshal(record, &e); err != nil {
		return err
	}
	if at < 0 {
		c.Employees = append(c.Employees, e)
	} else {
		c.Employees[at] = e
	}
	return nil
}

// without takes one out; nothing left is nil again, as before the first.
func without[T any](all []T, at int) []T {
	if len(all) == 1 {
		return nil
	}
	return slices.Delete(all, at, at+1)
}

func putMonth(c *book.Client, change *exchange.Change, record json.RawMessage) error {
	m, err := change.Month()
	if err != nil {
		return err
	}
	at := slices.IndexFunc(c.Attendance, func(o attendance.Month) bool { return o.Key() == m.Key() })
	if record == nil {
		if at >= 0 {
			c.Attendance = without(c.Attendance, at)
		}
		return nil
	}
	var stored attendance.Month
	if err := json.Unmarshal(record, &stored); err != nil {
		return err
	}
	if at < 0 {
		c.Attendance = append(c.Attendance, stored)
	} else {
		c.Attendance[at] = stored
	}
	return nil
}

// putEntry stores the entry for a person and a pay in place of the one that stands, or takes it
// away.
func putEntry[T any](all *[]T, key, record json.RawMessage, same func(a, b *T) bool) error {
	var k, entry T
	if err := json.Unmarshal(key, &k); err != nil {
		return err
	}
	at := slices.IndexFunc(*all, func(o T) bool { return same(&o, &k) })
	if record == nil {
		if at >= 0 {
			*all = without(*all, at)
		}
		return nil
	}
	if err := json.Unmarshal(record, &entry); err != nil {
		return err
	}
	if at < 0 {
		*all = append(*all, entry)
	} else {
		(*all)[at] = entry
	}
	return nil
}

// BatchID names an import.
type BatchID string

// Undo takes an import back: every record stands again as it stood before. It is refused, whole,
// when a record was changed since.
func Undo(c *book.Client, id BatchID, instant string) fault.List {
	var faults fault.List
	at := slices.IndexFunc(
		c.Imports,
		func(b exchange.Batch) bool { return b.ID == string(id) && b.Undone == "" },
	)
	if at < 0 {
		faults.Add(fault.Fault{Code: "undo.none", Message: textNoImport, Remedy: textListImports})
		return faults
	}
	b := &c.Imports[at]
	faults = b.CanUndo(func(change *exchange.Change) any { return current(c, change) })
	if faults.Stops() {
		return faults
	}
	if faults = needed(c, b); faults.Stops() {
		return faults
	}
	for i := len(b.Changes) - 1; i >= 0; i-- {
		if err := put(c, &b.Changes[i], b.Changes[i].Before); err != nil {
			faults.Add(fault.Fault{Code: "undo.damaged", Message: textDamaged, Remedy: textListImports})
			return faults
		}
	}
	b.Undone = instant
	return faults
}

// current is the record that a change speaks of, as it stands now.
func current(c *book.Client, change *exchange.Change) any {
	switch change.Kind {
	case exchange.Persons:
		if e := c.EmployeeByNumber(change.Number); e != nil {
			return e
		}
		return nil
	case exchange.Attendance:
		m, err := change.Month()
		if err != nil {
			return nil
		}
		if now := monthOf(c, m.Employee, rangeOf(&m)); now != nil {
			return now
		}
		return nil
	}
	if change.Kind == exchange.Bonuses {
		return entryOf(c.Bonuses, change.After, sameBonus)
	}
	return entryOf(c.Entered, change.After, sameEntered)
}

// entryOf is the entry for the same person and pay as another, nil when there is none.
func entryOf[T any](all []T, key json.RawMessage, same func(a, b *T) bool) any {
	var k T
	if json.Unmarshal(key, &k) != nil {
		return nil
	}
	for i := range all {
		if same(&all[i], &k) {
			return &all[i]
		}
	}
	return nil
}

// needed tells which people of an import, who would be taken away, already have attendance or pay.
func needed(c *book.Client, b *exchange.Batch) fault.List {
	var faults fault.List
	for i := range b.Changes {
		change := &b.Changes[i]
		if change.Kind != exchange.Persons || !change.New() {
			continue
		}
		e := c.EmployeeByNumber(change.Number)
		if e != nil && used(c, e.ID) {
			faults.Add(fault.Fault{Path: change.Number, Code: "undo.needed", Message: textNeeded,
				Remedy: textUndoLater})
		}
	}
	return faults
}

func used(c *book.Client, id employee.ID) bool {
	return slices.ContainsFunc(
		c.Attendance,
		func(m attendance.Month) bool { return m.Employee == id },
	) ||
		slices.ContainsFunc(c.Bonuses, func(b payroll.BonusEntry) bool { return b.Employee == id }) ||
		slices.ContainsFunc(c.Entered, func(e payroll.Entered) bool { return e.Employee == id }) ||
		slices.ContainsFunc(c.Runs, func(r payroll.Run) bool { return r.SlipOf(id) != nil })
}

func rangeOf(m *attendance.Month) caldate.Range {
	return caldate.Range{From: m.From, Through: m.Through}
}
