package intake

import (
	"errors"
	"slices"

	"romukura/desk/book"
	"romukura/ground/fault"
	"romukura/trade/employee"
	"romukura/trade/exchange"
)

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
	stand := recordsOf(c)
	for i := range p.Batch.Changes {
		if err := stand.put(&p.Batch.Changes[i], p.Batch.Changes[i].After); err != nil {
			return err
		}
	}
	stand.close()
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
	stand := recordsOf(c)
	faults = b.CanUndo(stand.current)
	if faults.Stops() {
		return faults
	}
	if faults = needed(stand, b); faults.Stops() {
		return faults
	}
	for i := len(b.Changes) - 1; i >= 0; i-- {
		if err := stand.put(&b.Changes[i], b.Changes[i].Before); err != nil {
			faults.Add(fault.Fault{Code: "undo.damaged", Message: textDamaged, Remedy: textListImports})
			return faults
		}
	}
	stand.close()
	b.Undone = instant
	return faults
}

// needed tells which people of an import, who would be taken away, already have attendance or pay.
func needed(stand *records, b *exchange.Batch) fault.List {
	var faults fault.List
	paid := used(stand.client)
	for i := range b.Changes {
		change := &b.Changes[i]
		if change.Kind != exchange.Persons || !change.New() {
			continue
		}
		if e := stand.people.find(change.Number); e != nil && paid[e.ID] {
			faults.Add(fault.Fault{Path: change.Number, Code: "undo.needed", Message: textNeeded,
				Remedy: textUndoLater})
		}
	}
	return faults
}

// used are the people of whom there is attendance or pay.
func used(c *book.Client) map[employee.ID]bool {
	all := map[employee.ID]bool{}
	for i := range c.Attendance {
		all[c.Attendance[i].Employee] = true
	}
	for i := range c.Bonuses {
		all[c.Bonuses[i].Employee] = true
	}
	for i := range c.Entered {
		all[c.Entered[i].Employee] = true
	}
	for i := range c.Runs {
		for j := range c.Runs[i].Slips {
			all[c.Runs[i].Slips[j].Employee] = true
		}
	}
	return all
}
