package settlement

import (
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
	"romukura/law/why"
	"romukura/law/yearend"
)

// Act is who does something, and on which day.
type Act struct {
	By string
	On caldate.Date
}

// Settle computes one person from what stands now and keeps the result with its explanation. Where
// the last settlement rests on the same facts nothing happens. One that was not paid is replaced;
// one that was paid stays, and the new one carries the difference.
//
// Law: 所法190
// Law? 所基通190-5
func (v *View) Settle(p *Person, act Act) fault.List {
	l := v.Look(p)
	var faults fault.List
	switch l.State {
	case Computed, Approved, Paid:
		return faults
	case Ready:
	default:
		faults.Add(wordNotReady.at("state"))
		for _, f := range l.Faults {
			if f.Severity == fault.Stop {
				faults.Add(f)
			}
		}
		return faults
	}
	s := Settled{On: act.On, By: act.By, Input: l.Input, Why: &why.Trace{}}
	result, err := v.Law.Settle(&s.Input, s.Why)
	if err != nil {
		reasons, known := yearend.Faults(err)
		if !known {
			reasons = []fault.Fault{{Code: wordNotReady.code, Message: err.Error()}}
		}
		s.Refused, s.Why = reasons, nil
		p.keep(s)
		return faults
	}
	s.Result = result
	if before := p.paid(); before != nil && before.Refused == nil {
		again := s.Result.Redo(&before.Result, act.On, s.Why)
		s.Again = &again
	}
	p.keep(s)
	return faults
}

// keep puts a settlement in the place of one that was not paid, else behind it.
func (p *Person) keep(s Settled) {
	if last := p.Last(); last != nil && last.PaidOn.IsZero() {
		*last = s
		return
	}
	p.Settled = append(p.Settled, s)
}

// paid is the newest settlement that was paid, nil when none was.
func (p *Person) paid() *Settled {
	for i := len(p.Settled) - 1; i >= 0; i-- {
		if !p.Settled[i].PaidOn.IsZero() {
			return &p.Settled[i]
		}
	}
	return nil
}

// Side is who approves.
type Side uint8

// The sides.
const (
	ByClient Side = iota + 1
	ByOffice
)

// Approve is the approval of one side. Only what is computed from the facts as they stand can be
// approved, and the two sides are two persons. The office's approval also confirms values of the
// law that are provisional, and must say so.
func (v *View) Approve(p *Person, side Side, act Approval) fault.List {
	var faults fault.List
	last := p.Last()
	if last == nil || !equal(&last.Input, &v.gather(p).input) {
		faults.Add(wordNotComputed.at("state"))
		return faults
	}
	if !last.PaidOn.IsZero() {
		faults.Add(wordPaidAlready.at("state"))
		return faults
	}
	other, mine := last.Client, &last.Office
	if side == ByClient {
		other, mine = last.Office, &last.Client
	}
	if act.By == "" || plain(act.By) == plain(other.By) {
		faults.Add(wordTwoPersons.at("approval"))
	}
	if side == ByOffice && last.Result.Standing == dated.Provisional && !act.Provisional {
		faults.Add(wordProvisional.at("approval"))
	}
	if !faults.Stops() {
		*mine = Signature{By: act.By, On: act.On}
	}
	return faults
}

// Approval is an approval as given.
type Approval struct {
	Act
	Provisional bool // provisional values of the law are confirmed with it
}

// Return gives a declaration back with a reason. The person answers by filing it again.
func (v *View) Return(p *Person, r Returned) fault.List {
	var faults fault.List
	d := p.Filed(r.Kind, v.Season.Year)
	if d == nil {
		faults.Add(wordNothingFiled.at(string(r.Kind)))
	}
	if strings.TrimSpace(r.Reason) == "" || r.By == "" || r.On.IsZero() {
		faults.Add(wordReason.at(string(r.Kind)))
	}
	if last := p.Last(); last != nil && !last.PaidOn.IsZero() && !v.Look(p).Stale {
		faults.Add(wordPaidAlready.at("state"))
	}
	if faults.Stops() {
		return faults
	}
	if last := p.Last(); last != nil && last.PaidOn.IsZero() {
		p.Settled = p.Settled[:len(p.Settled)-1]
	}
	d.GivenBack = true
	p.Returned = append(p.Returned, r)
	return faults
}

// ReasonOf is why the declaration of a kind was given back last, nil where it was not or was filed
// again since.
func (p *Person) ReasonOf(k Kind, y yearend.IncomeYear) *Returned {
	if d := p.Filed(k, y); d == nil || !d.GivenBack {
		return nil
	}
	for i := len(p.Returned) - 1; i >= 0; i-- {
		if p.Returned[i].Kind == k {
			return &p.Returned[i]
		}
	}
	return nil
}

// Accept records that a named person decided to settle in spite of a fault.
func (v *View) Accept(p *Person, a Accepted) fault.List {
	var faults fault.List
	switch {
	case !acceptable[a.Code]:
		faults.Add(wordNotAcceptable.at(a.Path))
	case a.By == "" || strings.TrimSpace(a.Reason) == "" || a.On.IsZero():
		faults.Add(wordReason.at(a.Path))
	default:
		p.Accepted = append(p.Accepted, a)
	}
	return faults
}

// Pay says into which month of pay the approved difference goes.
func (v *View) Pay(p *Person, into caldate.Month) fault.List {
	var faults fault.List
	if state := v.Look(p).State; state != Approved {
		faults.Add(wordNotApproved.at("state"))
		return faults
	}
	p.Last().Into = into
	return faults
}

// Paid records that the pay which settles it was closed.
func (v *View) Paid(p *Person, on caldate.Date) fault.List {
	var faults fault.List
	if last := p.Last(); last == nil || last.Into.IsZero() || !last.Approved() {
		faults.Add(wordNotApproved.at("state"))
		return faults
	}
	p.Last().PaidOn = on
	return faults
}
