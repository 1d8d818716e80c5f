package insured

import (
	"errors"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/law/why"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

// State is how a question ended for one person.
type State string

// States of a row.
const (
	Proposed State = "proposed" // a decision to be filed, once a person takes it
	LeftOut  State = "left-out" // none, for the reason given
	Waiting  State = "waiting"  // pay that the question looks at is not computed yet
	Refused  State = "refused"  // the records do not allow an answer; the faults say why
)

// Keys of rows beside those of law/remuneration.
const (
	NotInsured      remuneration.Key = "not-insured"
	PayAwaited      remuneration.Key = "pay-awaited"
	PayToCome       remuneration.Key = "pay-to-come"
	NoStandard      remuneration.Key = "no-standard"
	NoContract      remuneration.Key = "no-contract"
	Impossible      remuneration.Key = "impossible"
	NewlyInsured    remuneration.Key = "newly-insured"
	LostBefore      remuneration.Key = "lost-before"
	AlreadyRevised  remuneration.Key = "already-revised"
	NetUnchanged    remuneration.Key = "net-unchanged"
	DifferenceAlone remuneration.Key = "difference-alone"
	NotEnded        remuneration.Key = "not-ended"
	NoChildBirth    remuneration.Key = "no-birth"
	AlreadyDecided  remuneration.Key = "already-decided"
	NoPay           remuneration.Key = "no-pay"
)

// Row is the answer to a question about one person.
type Row struct {
	Employee  employee.ID      `json:"employee"`
	Number    string           `json:"number"`
	Procedure filing.Procedure `json:"procedure"`
	State     State            `json:"state"`
	Key       remuneration.Key `json:"key"`
	Reason    string           `json:"reason"` // in Japanese
	// Decision is the proposal, or with what figures there is none.
	Decision remuneration.Decision `json:"decision"`
	// InKind is what of each month's amount is pay in kind.
	InKind [3]yen.Amount `json:"in_kind"`
	// Before is the standard before, with the equivalent of somebody of seventy, and the month from
	// which it applied.
	Before      remuneration.Standard `json:"before"`
	BeforeSince caldate.Month         `json:"before_since,omitzero"`
	// Equivalent is the standard (標準報酬月額相当額) of somebody of seventy or over, who is out of the
	// pension and whose old-age pension depends on it all the same.
	Equivalent yen.Amount `json:"equivalent,omitempty"`
	Category   string     `json:"category,omitempty"` // as in employee.SocialSpan
	Over70     bool       `json:"over70,omitempty"`
	// Over70Only is somebody of 75 and over: in no insurance here, and notified all the same.
	Over70Only bool `json:"over70_only,omitempty"`
	// TwoEmployers is somebody insured at two establishments or more: pay here is reported, and the
	// standard by the sum comes with the pension office's notice.
	TwoEmployers bool `json:"two_employers,omitempty"`
	Partial      bool `json:"partial,omitempty"` // joined within a pay period of the months
	Leave        bool `json:"leave,omitempty"`   // on leave in one of the months
	// Planned says that a revision in August or September may follow (月額変更予定).
	Planned bool `json:"planned,omitempty"`
	// Change to Changes speak of an occasional revision.
	Change    caldate.Month          `json:"change,omitzero"`
	Direction remuneration.Direction `json:"direction,omitempty"`
	Changes   []Change               `json:"changes,omitempty"`
	// Judgements are questions for a person, that of the decision among them.
	Judgements []why.Judgement `json:"judgements,omitempty"`
	Faults     []fault.Fault   `json:"faults,omitempty"`
	Why        *why.Trace      `json:"why,omitempty"`

	person   *employee.Employee
	acquired caldate.Month
	day      caldate.Date // of the case, where it is not the first of the decision's month
}

// Report is the answer for all people of a client.
type Report struct {
	Rows []Row `json:"rows"`
	// Unchanged counts those whose fixed pay did not change, month by month.
	Unchanged int `json:"unchanged,omitempty"`
}

// Of are the rows in a state.
func (r *Report) Of(s State) []*Row {
	var found []*Row
	for i := range r.Rows {
		if r.Rows[i].State == s {
			found = append(found, &r.Rows[i])
		}
	}
	return found
}

// Row finds a person's first row, nil when there is none.
func (r *Report) Row(id employee.ID) *Row {
	for i := range r.Rows {
		if r.Rows[i].Employee == id {
			return &r.Rows[i]
		}
	}
	return nil
}

func (b *book) row(p int, procedure filing.Procedure) Row {
	e := &b.reg.Employees[p]
	r := Row{Employee: e.ID, Number: e.Number, Procedure: procedure, person: e}
	if b.explain {
		r.Why = &why.Trace{}
	}
	return r
}

// leftOut ends a row without a decision.
func (r Row) leftOut(key remuneration.Key) Row { return r.end(LeftOut, key) }

func (r Row) end(s State, key remuneration.Key) Row {
	r.State, r.Key, r.Reason = s, key, reason(key)
	return r
}

// ask adds a question for a person.
func (r *Row) ask(j why.Judgement) { r.Judgements = append(r.Judgements, j) }

// settle takes what the law decided. An error is a fault of this person's records.
func (r Row) settle(d *remuneration.Decision, err error) Row {
	if err != nil {
		r.State, r.Key, r.Reason = Refused, Impossible, reason(Impossible)
		var list *fault.Error
		if errors.As(err, &list) {
			r.Faults = list.Faults
		} else {
			r.Faults = []fault.Fault{{Code: "law.missing", Message: err.Error(),
				Remedy: textMissingTable}}
		}
		return r
	}
	r.Decision, r.Key, r.Reason = *d, d.Key, reason(d.Key)
	if d.Judgement != nil {
		r.ask(*d.Judgement)
	}
	return r
}
