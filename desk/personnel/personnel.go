// Package personnel changes what the register holds of a person, and tells before anything is saved
// what the change makes happen: which notifications become due or fall away, what pay becomes, and
// what has to be looked at.
//
// Nothing here has rules of its own. What is owed comes from trade/filing, coverage from
// trade/insured, pay from desk/payday: each is asked twice, for the register as it stands and as it
// would stand.
//
//	effects, err := personnel.Of(personnel.Change{Client: c, After: &after, Today: today})
//	faults := personnel.Check(c, &after)
//	personnel.Put(c, after)
package personnel

import (
	"slices"
	"strconv"

	"romukura/desk/book"
	"romukura/ground/fault"
	"romukura/trade/employee"
)

// Put stores a person in place of the record of the same id, or as a new one.
func Put(c *book.Client, e employee.Employee) {
	if old := c.EmployeeByID(e.ID); old != nil {
		*old = e
		return
	}
	c.Employees = append(c.Employees, e)
}

// Check lists what a change would make wrong: faults that the record did not have before, so
// that an old fault elsewhere keeps nobody from mending this one. A number that another has stops.
func Check(c *book.Client, after *employee.Employee) fault.List {
	var known []fault.Fault
	before := c.EmployeeByID(after.ID)
	if before != nil {
		list := before.Check(&c.Profile)
		known = list.All()
	}
	var faults fault.List
	list := after.Check(&c.Profile)
	for _, f := range list.All() {
		if !slices.ContainsFunc(known, func(o fault.Fault) bool {
			return o.Code == f.Code && o.Path == f.Path
		}) {
			faults.Add(f)
		}
	}
	changed := before == nil || before.Number != after.Number
	if other := c.EmployeeByNumber(after.Number); changed && after.Number != "" && other != nil &&
		other.ID != after.ID {
		faults.Add(fault.Fault{Path: "number", Code: "person.number.taken", Message: textTaken,
			Remedy: textTakenRemedy})
	}
	return faults
}

// FreeID is an id for a person with a number: one that nobody at the client has.
func FreeID(c *book.Client, number string) employee.ID {
	id := employee.ID("e-" + number)
	for n := 2; c.EmployeeByID(id) != nil; n++ {
		id = employee.ID("e-" + number + "-" + strconv.Itoa(n))
	}
	return id
}

// FreeFamilyID is an id for a family member that none of the family has.
func FreeFamilyID(e *employee.Employee) employee.ID {
	for n := len(e.Family) + 1; ; n++ {
		id := employee.ID(string(e.ID) + "-f" + strconv.Itoa(n))
		if !slices.ContainsFunc(e.Family, func(m employee.FamilyMember) bool { return m.ID == id }) {
			return id
		}
	}
}
