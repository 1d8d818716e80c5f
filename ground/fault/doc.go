// Package fault collects what is wrong with an input: every fault at once, each saying where, what,
// and what to do, in the user's language, and never with a person's value in it.
//
// A [List] grows by Add and is an error when it holds a fault. A place is a path such as
// "employees[12].address" or "row 14, column 3"; a Code is stable and documented, so that programs
// can tell faults apart.
//
//	var faults fault.List
//	faults.Add(fault.Fault{Path: "rows[3].hired", Code: "date.none", Message: textNoSuchDay})
//	return faults.Err()
package fault
