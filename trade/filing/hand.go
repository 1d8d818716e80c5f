package filing

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// EventHand is that somebody entered the case, and nothing in the register caused it.
const EventHand Event = "hand"

// byHand are the procedures that somebody may enter, and whether one is about a person. Those that
// a batch or a pay makes are not among them.
var byHand = []struct {
	Procedure
	person bool
}{
	{Acquisition, true}, {Loss, true}, {Dependents, true}, {AddressChange, true}, {NameChange, true},
	{MaternityLeave, true}, {MaternityLeaveEnd, true}, {ChildcareLeave, true},
	{ChildcareLeaveEnd, true}, {ChildcarePeriod, true}, {AgeSeventy, true}, {TwoEmployers, true},
	{EmploymentAcquisition, true}, {EmploymentLoss, true}, {EmploymentCertificate, true},
	{ResidentTaxLeaver, true}, {WithholdingSlipLeaver, true}, {NoBonus, false},
	{WithholdingPayment, false}, {ResidentTaxPayment, false}, {PremiumPayment, false},
}

// ByHand are the procedures that somebody may enter, in the order of a list.
func ByHand() []Procedure {
	var all []Procedure
	for _, p := range byHand {
		all = append(all, p.Procedure)
	}
	return all
}

// Entry is what somebody enters: which procedure, of whom, from which day, why, and by whom.
type Entry struct {
	Procedure Procedure
	Employee  *employee.Employee // nil: of the whole client
	Day       caldate.Date       // of the fact
	Until     caldate.Date       // only where the law names no day
	Reason    string
	By        string
	At        string // instant, ISO
}

// Entered makes the case of what somebody entered, or tells all that it lacks. The deadline is that
// of the table; a day of one's own is taken only where the law names none.
//
// Law: 民法140
func Entered(of client.ID, x Entry) (Case, fault.List) {
	var faults fault.List
	terms, err := TermsOf(x.Procedure, x.Day)
	known := false
	for _, p := range byHand {
		if p.Procedure != x.Procedure {
			continue
		}
		known = true
		if p.person && x.Employee == nil {
			faults.Add(entryFault("person", textEntryPerson, textEntryPersonRemedy))
		} else if !p.person && x.Employee != nil {
			faults.Add(entryFault("person", textEntryWhole, textEntryWholeRemedy))
		}
	}
	switch {
	case !known:
		faults.Add(entryFault("procedure", textEntryProcedure, textEntryProcedureRemedy))
	case !x.Day.IsZero() && err != nil:
		faults.Add(entryFault("day", textEntryEarly, textEntryEarlyRemedy))
	case err == nil && !x.Until.IsZero():
		if due, _ := terms.Deadline(x.Day, nil); !due.IsZero() {
			faults.Add(entryFault("until", textEntryUntil, textEntryUntilRemedy))
		}
	}
	if x.Day.IsZero() {
		faults.Add(entryFault("day", textEntryDay, textEntryDayRemedy))
	}
	if x.Reason == "" {
		faults.Add(entryFault("reason", textCaseReason, textCaseReasonRemedy))
	}
	if faults.Stops() {
		return Case{}, faults
	}
	c, err := NewCase(of, Fact{Procedure: x.Procedure, Event: EventHand, Day: x.Day}, x.Employee)
	if err != nil {
		faults.Add(entryFault("day", textEntryEarly, textEntryEarlyRemedy))
		return Case{}, faults
	}
	if c.Due.IsZero() {
		c.Until = x.Until
	}
	c.Trail = []Step{{State: c.State, On: x.Day, By: x.By, At: x.At, Reason: x.Reason}}
	return c, faults
}

func entryFault(path, message, remedy string) fault.Fault {
	return fault.Fault{Path: path, Code: "case.entry." + path, Message: message, Remedy: remedy}
}
