package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/employee"
)

// Run computes everybody of the group, in the order given. Whoever cannot be computed, and
// whoever the run does not concern, is answered for with the reason.
func (t *Terms) Run(all []employee.Employee, input func(*employee.Employee) Input) Run {
	r := Run{Client: t.Client.ID, Group: t.Group.Code, Kind: t.Kind, Month: t.Period.Month,
		PayDay: t.Period.PayDay}
	r.Slips = make([]Slip, 0, len(all))
	for i := range all {
		e := &all[i]
		if reason := t.skips(e); reason != "" {
			r.Skipped = append(r.Skipped, Skipped{e.ID, e.Number, reason})
			continue
		}
		slip, faults := t.Slip(e, input(e))
		if slip == nil {
			r.Failed = append(r.Failed, Failed{e.ID, e.Number, faults.All()})
			continue
		}
		r.Slips = append(r.Slips, *slip)
	}
	return r
}

// skips is why a person is not paid in this run; empty when he or she is.
func (t *Terms) skips(e *employee.Employee) string {
	switch {
	case e.Hired.After(t.Period.Through):
		return textNotYet
	case !e.Left.IsZero() && e.Left.Before(t.Period.From):
		return textAlreadyLeft
	}
	day := t.Period.Through
	if !e.Left.IsZero() && e.Left.Before(day) {
		day = e.Left
	}
	if c := e.Contracts.Ref(day); c != nil && c.Group != t.Group.Code {
		return textOtherGroup
	}
	return ""
}

// Blocks are what stands against closing the run: people not computed, and provisional values that
// nobody has confirmed.
func (r *Run) Blocks() []fault.Fault {
	var found []fault.Fault
	for _, f := range r.Failed {
		found = append(found, fault.Fault{Path: f.Number, Code: "close.failed", Message: textCloseFailed,
			Remedy: textCloseFailedRemedy})
	}
	if r.provisional() && len(r.Close.Confirmed) == 0 {
		found = append(found, fault.Fault{Code: "close.provisional", Message: textCloseProvisional,
			Remedy: textCloseProvisionalRemedy})
	}
	return found
}

func (r *Run) provisional() bool {
	for i := range r.Slips {
		if r.Slips[i].Standing > 1 {
			return true
		}
	}
	return false
}

// Signature names the two persons who close a run between them, and when.
type Signature struct{ Computed, Approved, On string }

// CloseBy closes a run: one person computed it, another approves it, and nothing stands against it.
// People who could not be computed may be left for a later run if the approver says so by name.
func (r *Run) CloseBy(by Signature) fault.List {
	var faults fault.List
	if by.Computed == "" || by.Approved == "" || by.Computed == by.Approved {
		faults.Add(fault.Fault{Code: "close.two", Message: textCloseTwo, Remedy: textCloseTwoRemedy})
	}
	if r.Close.Closed() {
		faults.Add(
			fault.Fault{Code: "close.again", Message: textCloseAgain, Remedy: textCloseAgainRemedy},
		)
	}
	for _, f := range r.Blocks() {
		faults.Add(f)
	}
	if !faults.Stops() {
		r.Close.ComputedBy, r.Close.ApprovedBy, r.Close.On = by.Computed, by.Approved, by.On
	}
	return faults
}

// SlipOf finds a person's slip, nil when there is none.
func (r *Run) SlipOf(id employee.ID) *Slip {
	for i := range r.Slips {
		if r.Slips[i].Employee == id {
			return &r.Slips[i]
		}
	}
	return nil
}

// PremiumMonth is the month whose premium a pay day's run deducts by the rules of its group.
//
// Law: 健保法167-1 厚年法84-1
func (t *Terms) PremiumMonth() caldate.Month {
	if t.Rules.CollectSameMonth {
		return t.Period.Month
	}
	return t.Period.Month.Add(-1)
}
