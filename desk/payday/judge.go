package payday

import (
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/ground/fault"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/office"
	"romukura/trade/payroll"
)

// Hand is who does something, when, and why: the member's opaque id beside the name, because two
// people may have one name.
type Hand struct{ Member, Name, On, Reason string }

// What people do to a run, as the keys of their decisions begin.
const (
	actCompute = "pay.compute"
	actAccept  = "pay.accept"
	actAsk     = "pay.ask"
	actDefer   = "pay.defer"
	actConfirm = "pay.confirm"
	actApprove = "pay.approve"
	actReopen  = "pay.reopen"
	actPublish = "pay.publish"
	actHand    = "pay.transfer"
	actNote    = "pay.note"
	actCarry   = "pay.carry"
)

const noteFirst = "note.first"

// RunKey names a run within its client.
func RunKey(r *payroll.Run) string {
	return r.Group + "/" + string(r.Kind) + "/" + r.PayDay.String()
}

func key(act string, parts ...string) string { return act + "/" + strings.Join(parts, "/") }

func decide(c *book.Client, key, answer string, by Hand) {
	d := office.Decision{Key: key, Answer: answer, By: by.Name, On: by.On, Reason: by.Reason}
	for i := range c.Decisions {
		if c.Decisions[i].Key == key {
			c.Decisions[i] = d
			return
		}
	}
	c.Decisions = append(c.Decisions, d)
}

func decided(c *book.Client, key string) *office.Decision {
	for i := range c.Decisions {
		if c.Decisions[i].Key == key {
			return &c.Decisions[i]
		}
	}
	return nil
}

// Compute computes a run of the book in somebody's name: a month, or a bonus where the run's kind
// says so. Who computed before has no part in it any more.
func Compute(c *book.Client, run Ordered, by Hand) (*payroll.Run, error) {
	var err error
	if run.Kind == payroll.BonusPay {
		_, err = Bonus(c, run.Group, run.PayDay, false)
	} else {
		_, err = Month(c, run.Group, run.Month, false)
	}
	if err != nil {
		return nil, err
	}
	made := run.In(c)
	if made == nil {
		return nil, ErrNoRun
	}
	c.Decisions = slices.DeleteFunc(c.Decisions, func(d office.Decision) bool {
		return strings.HasPrefix(d.Key, key(actCompute, RunKey(made), ""))
	})
	decide(c, key(actCompute, RunKey(made), by.Member), "all", by)
	return made, nil
}

// Again computes one person of a run anew and leaves the others as they are.
func Again(c *book.Client, run *payroll.Run, id employee.ID, by Hand) error {
	if run.Close.Closed() {
		return ErrClosed
	}
	now, err := compute(c, run)
	if err != nil {
		return err
	}
	drop(run, id)
	if s := now.SlipOf(id); s != nil {
		run.Slips = append(run.Slips, *s)
	}
	for _, f := range now.Failed {
		if f.Employee == id {
			run.Failed = append(run.Failed, f)
		}
	}
	for _, s := range now.Skipped {
		if s.Employee == id {
			run.Skipped = append(run.Skipped, s)
		}
	}
	order(c, run)
	settleOne(c, run, id)
	decide(c, key(actCompute, RunKey(run), by.Member), "one", by)
	return nil
}

func drop(run *payroll.Run, id employee.ID) {
	run.Slips = slices.DeleteFunc(run.Slips, func(s payroll.Slip) bool { return s.Employee == id })
	run.Failed = slices.DeleteFunc(run.Failed, func(f payroll.Failed) bool { return f.Employee == id })
	run.Skipped = slices.DeleteFunc(run.Skipped,
		func(s payroll.Skipped) bool { return s.Employee == id })
	run.Close.Deferred = slices.DeleteFunc(run.Close.Deferred,
		func(d employee.ID) bool { return d == id })
}

// order brings a run back into the order of the register.
func order(c *book.Client, run *payroll.Run) {
	at := make(map[employee.ID]int, len(c.Employees))
	for i := range c.Employees {
		at[c.Employees[i].ID] = i
	}
	slices.SortStableFunc(run.Slips, func(a, b payroll.Slip) int {
		return at[a.Employee] - at[b.Employee]
	})
	slices.SortStableFunc(run.Failed, func(a, b payroll.Failed) int {
		return at[a.Employee] - at[b.Employee]
	})
	slices.SortStableFunc(run.Skipped, func(a, b payroll.Skipped) int {
		return at[a.Employee] - at[b.Employee]
	})
}

// settleOne has the differences carried into the run settled by it, as computing all does.
func settleOne(c *book.Client, run *payroll.Run, id employee.ID) {
	if run.Kind != payroll.MonthlyPay || run.SlipOf(id) == nil {
		return
	}
	for i := range c.Carries {
		if carry := &c.Carries[i]; carry.Employee == id && settles(carry, run.Month) {
			carry.Into = run.Month
		}
	}
}

// Judge is what somebody says to rows of a review.
type Judge struct {
	Ask      bool // the client is asked; else the row is accepted
	Subjects []string
}

// Say records what somebody says to rows that have to be looked at, and gives how many there were.
func Say(c *book.Client, run *payroll.Run, j Judge, by Hand) (int, error) {
	if run.Close.Closed() {
		return 0, ErrClosed
	}
	if strings.TrimSpace(by.Reason) == "" {
		return 0, &fault.Error{Faults: []fault.Fault{wordNoReason}}
	}
	act, review, n := actAccept, Through(c, run), 0
	if j.Ask {
		act = actAsk
	}
	for i := range review.Rows {
		r := &review.Rows[i]
		if !slices.Contains(j.Subjects, r.Subject()) {
			continue
		}
		switch r.State {
		case Check, Awaited, Accepted:
			withdraw(c, key(actAccept, RunKey(run), r.Subject()))
			withdraw(c, key(actAsk, RunKey(run), r.Subject()))
			decide(c, key(act, RunKey(run), r.Subject()), r.figures(), by)
			n++
		}
	}
	return n, nil
}

func withdraw(c *book.Client, key string) {
	c.Decisions = slices.DeleteFunc(c.Decisions, func(d office.Decision) bool { return d.Key == key })
}

// Defer leaves somebody who could not be computed for a later run.
func Defer(c *book.Client, run *payroll.Run, id employee.ID, by Hand) error {
	switch {
	case run.Close.Closed():
		return ErrClosed
	case strings.TrimSpace(by.Reason) == "":
		return &fault.Error{Faults: []fault.Fault{wordNoReason}}
	case !slices.ContainsFunc(run.Failed, func(f payroll.Failed) bool { return f.Employee == id }):
		return ErrNobody
	}
	if !slices.Contains(run.Close.Deferred, id) {
		run.Close.Deferred = append(run.Close.Deferred, id)
	}
	decide(c, key(actDefer, RunKey(run), string(id)), "later", by)
	return nil
}

// Confirm records that a named person looked at the provisional values of a run.
func Confirm(c *book.Client, run *payroll.Run, by Hand) error {
	if run.Close.Closed() {
		return ErrClosed
	}
	if !slices.Contains(run.Close.Confirmed, by.Name) {
		run.Close.Confirmed = append(run.Close.Confirmed, by.Name)
	}
	decide(c, key(actConfirm, RunKey(run), by.Member), "confirmed", by)
	return nil
}

// Computers are who computed a run or a part of it.
func Computers(c *book.Client, run *payroll.Run) []office.Decision {
	var all []office.Decision
	for _, d := range c.Decisions {
		if strings.HasPrefix(d.Key, key(actCompute, RunKey(run), "")) {
			all = append(all, d)
		}
	}
	return all
}

// MayApprove tells whether a member is another person than those who computed the run.
func MayApprove(c *book.Client, run *payroll.Run, by Hand) bool {
	all := Computers(c, run)
	for _, d := range all {
		if strings.HasSuffix(d.Key, "/"+by.Member) || plain(d.By) == plain(by.Name) {
			return false
		}
	}
	return len(all) > 0
}

// Approve closes a run: another person than those who computed it, nothing left to look at.
func Approve(c *book.Client, run *payroll.Run, by Hand) error {
	if run.Close.Closed() {
		return ErrClosed
	}
	var faults fault.List
	if !MayApprove(c, run, by) {
		faults.Add(wordOther)
	}
	for _, b := range Through(c, run).Blocks {
		faults.Add(b)
	}
	if err := faults.Err(); err != nil {
		return err
	}
	var names []string
	for _, d := range Computers(c, run) {
		names = append(names, d.By)
	}
	signed := run.CloseBy(payroll.Signature{Computed: strings.Join(names, textAnd),
		Approved: by.Name, On: by.On})
	if signed.Stops() {
		return signed.Err()
	}
	decide(c, key(actApprove, RunKey(run), by.On), "closed", by)
	return nil
}

// Reopen takes the closing of a run back, with the reason. Later runs of the group must be open:
// they are compared with this one, and a later bonus is taxed by it.
func Reopen(c *book.Client, run *payroll.Run, by Hand) error {
	if !run.Close.Closed() {
		return ErrOpen
	}
	if strings.TrimSpace(by.Reason) == "" {
		return &fault.Error{Faults: []fault.Fault{wordNoReason}}
	}
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Group == run.Group && r.PayDay.After(run.PayDay) && r.Close.Closed() {
			return &fault.Error{Faults: []fault.Fault{wordLater}}
		}
	}
	by.Reason = strings.TrimSpace(by.Reason)
	decide(c, key(actReopen, RunKey(run), by.On), run.Close.ApprovedBy, by)
	withdraw(c, key(actPublish, RunKey(run)))
	// Whoever closed it computed nothing of what comes now; who computed goes on standing.
	run.Close = payroll.Close{Deferred: run.Close.Deferred}
	if len(Computers(c, run)) == 0 {
		decide(c, key(actCompute, RunKey(run), by.Member), "reopened", by)
	}
	return nil
}

// Carry has a later pay settle what a closed month would come out otherwise by now, with the
// reason, and gives what was found.
func Carry(c *book.Client, run *payroll.Run, by Hand) ([]payroll.Carry, error) {
	if strings.TrimSpace(by.Reason) == "" {
		return nil, &fault.Error{Faults: []fault.Fault{wordNoReason}}
	}
	found, err := Recompute(c, run.Group, run.Month, strings.TrimSpace(by.Reason))
	if err != nil {
		return nil, err
	}
	c.Carries = append(c.Carries, found.Carries...)
	decide(c, key(actCarry, RunKey(run), by.On), "carried", by)
	return found.Carries, nil
}

// Publish hands out the slips of a closed run.
func Publish(c *book.Client, run *payroll.Run, by Hand) error {
	if !run.Close.Closed() {
		return ErrOpen
	}
	decide(c, key(actPublish, RunKey(run)), "published", by)
	return nil
}

// Handed records that the transfer file of a closed run left the desk. The answer tells the file
// from another: its count and sum.
func Handed(c *book.Client, run *payroll.Run, answer string, by Hand) error {
	if !run.Close.Closed() {
		return ErrOpen
	}
	decide(c, key(actHand, RunKey(run), by.On), answer, by)
	return nil
}

// Note pins a note to a person's figure.
func Note(c *book.Client, run *payroll.Run, subject string, by Hand) error {
	if strings.TrimSpace(by.Reason) == "" {
		return &fault.Error{Faults: []fault.Fault{wordNoReason}}
	}
	decide(c, key(actNote, RunKey(run), subject, by.On), "note", by)
	return nil
}

// Notes are what was said to a person's figure: notes, acceptances, questions, in the order in
// which they were said.
func Notes(c *book.Client, run *payroll.Run, subject string) []office.Decision {
	var all []office.Decision
	for _, d := range c.Decisions {
		if strings.HasPrefix(d.Key, key(actNote, RunKey(run), subject, "")) ||
			d.Key == key(actAccept, RunKey(run), subject) || d.Key == key(actAsk, RunKey(run), subject) {
			all = append(all, d)
		}
	}
	slices.SortStableFunc(all, func(a, b office.Decision) int { return strings.Compare(a.On, b.On) })
	return all
}

// Trail is what was done to a run after it was computed: approvals, reopenings, publications,
// transfer files, in order.
func Trail(c *book.Client, run *payroll.Run) []Event {
	var all []Event
	for i := range c.Decisions {
		d := &c.Decisions[i]
		for _, act := range trailed {
			if d.Key == key(act, RunKey(run)) || strings.HasPrefix(d.Key, key(act, RunKey(run), "")) {
				all = append(all, Event{act, *d})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Event) int { return strings.Compare(a.On, b.On) })
	return all
}

// Event is one line of a run's trail.
type Event struct {
	Act string
	office.Decision
}

var trailed = []string{actCompute, actConfirm, actDefer, actApprove, actReopen, actPublish, actHand,
	actCarry}

// Label is what was done, in Japanese.
func (e Event) Label() string { return textActs[e.Act] }

// Published is when and by whom the slips of a run were handed out, nil while they are not.
func Published(c *book.Client, run *payroll.Run) *office.Decision {
	return decided(c, key(actPublish, RunKey(run)))
}

// Transferred tells whether the transfer file of a run left the desk since it was closed.
func Transferred(c *book.Client, run *payroll.Run) bool {
	for _, d := range c.Decisions {
		if strings.HasPrefix(d.Key, key(actHand, RunKey(run), "")) && d.On >= run.Close.On {
			return true
		}
	}
	return false
}

// plain is a name without its spaces and in one case.
func plain(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }

// GroupName is what a group of pay is called.
func GroupName(c *client.Client, code string) string {
	if g := c.GroupByCode(code); g != nil {
		return g.Name
	}
	return code
}
