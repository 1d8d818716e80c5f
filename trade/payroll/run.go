package payroll

import (
	"slices"
	"strings"

	"romukura/ground/fault"
	"romukura/law/dated"
	"romukura/trade/employee"
)

// Run computes everybody of the group, in the order given. Whoever cannot be computed, and
// whoever the run does not concern, is answered for with the reason. Somebody who left before the
// period is paid only where something is settled: an earlier difference or an amount entered.
func (t *Terms) Run(all []employee.Employee, input func(*employee.Employee) Input) Run {
	r := Run{Client: t.Client.ID, Group: t.Group.Code, Kind: t.Kind, Month: t.Period.Month,
		PayDay: t.Period.PayDay}
	r.Slips = make([]Slip, 0, len(all))
	for i := range all {
		e := &all[i]
		reason := t.skips(e)
		if reason != "" && reason != textAlreadyLeft {
			r.Skipped = append(r.Skipped, Skipped{e.ID, e.Number, reason})
			continue
		}
		in := input(e)
		if reason != "" && len(in.Entered)+len(in.Carries) == 0 {
			r.Skipped = append(r.Skipped, Skipped{e.ID, e.Number, reason})
			continue
		}
		slip, faults := t.Slip(e, in)
		r.put(e, slip, faults)
	}
	return r
}

func (r *Run) put(e *employee.Employee, slip *Slip, faults fault.List) {
	if slip == nil {
		r.Failed = append(r.Failed, Failed{e.ID, e.Number, faults.All()})
		return
	}
	r.Slips = append(r.Slips, *slip)
}

// skips is why a person is not paid in this run; empty when he or she is.
func (t *Terms) skips(e *employee.Employee) string {
	if e.Hired.After(t.Period.Through) {
		return textNotYet
	}
	day := t.Period.Through
	if !e.Left.IsZero() && e.Left.Before(day) {
		day = e.Left
	}
	if c := e.Contracts.Ref(day); c != nil && c.Group != t.Group.Code {
		return textOtherGroup
	}
	if !e.Left.IsZero() && e.Left.Before(t.Period.From) {
		return textAlreadyLeft
	}
	return ""
}

// Blocks are what stands against closing the run: people not computed whom nobody has left for
// later, and provisional values that nobody has confirmed.
func (r *Run) Blocks() []fault.Fault {
	var found []fault.Fault
	for _, f := range r.Failed {
		if !slices.Contains(r.Close.Deferred, f.Employee) {
			found = append(found, wordCloseFailed.fault(f.Number))
		}
	}
	confirmed := func(by string) bool { return plainName(by) != "" }
	if r.provisional() && !slices.ContainsFunc(r.Close.Confirmed, confirmed) {
		found = append(found, wordCloseProvisional.fault(""))
	}
	return found
}

func (r *Run) provisional() bool {
	for i := range r.Slips {
		if r.Slips[i].Standing.Worse(dated.Confirmed) != dated.Confirmed {
			return true
		}
	}
	return false
}

// Signature names the two persons who close a run between them, and when.
type Signature struct{ Computed, Approved, On string }

// CloseBy closes a run: one person computed it, another approves it, and nothing stands against it.
// People who could not be computed may be left for a later run: the approver names them in
// [Close.Deferred] before.
func (r *Run) CloseBy(by Signature) fault.List {
	var faults fault.List
	computed, approved := plainName(by.Computed), plainName(by.Approved)
	if computed == "" || approved == "" || computed == approved {
		faults.Add(wordCloseTwo.fault(""))
	}
	if r.Close.Closed() {
		faults.Add(wordCloseAgain.fault(""))
	}
	for _, f := range r.Blocks() {
		faults.Add(f)
	}
	if !faults.Stops() {
		r.Close.ComputedBy, r.Close.ApprovedBy, r.Close.On = by.Computed, by.Approved, by.On
	}
	return faults
}

// plainName is a name without its spaces and in one case: two ways to write it are one person.
func plainName(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(s), ""))
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
