package filing

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
)

// Returned is the state of a case that the authority gave back: it is mended and handed in again.
const Returned State = "returned"

// Step is one thing that happened to a case: who put it into which state, when, and what was told.
type Step struct {
	State  State        `json:"state"`
	On     caldate.Date `json:"on"` // of the fact: handed in, returned, decided
	By     string       `json:"by"`
	At     string       `json:"at"`               // instant at which it was entered, ISO
	Number string       `json:"number,omitempty"` // receipt number of the authority
	Reason string       `json:"reason,omitempty"`
	Before State        `json:"before"`
}

// Notice is a paper of the authority that belongs to a case: a notice of decision, a receipt.
type Notice struct {
	Document string       `json:"document"` // names the sealed content
	Title    string       `json:"title"`
	Kind     string       `json:"kind"` // application/pdf, text/xml, image/jpeg …
	Size     int64        `json:"size"`
	On       caldate.Date `json:"on"`
	By       string       `json:"by"`
}

// Passed is that something went through somebody's hands: when, who entered it, and a note.
type Passed struct {
	On   caldate.Date `json:"on"`
	By   string       `json:"by"`
	Note string       `json:"note,omitempty"` // who at the client, in which way
}

// courses are the states to which a person may bring a case, by the state in which it is.
var courses = map[State][]State{
	Open:      {Submitted, NotOwed},
	Ready:     {Submitted, NotOwed},
	Prepared:  {Submitted, NotOwed, Ready},
	Submitted: {Done, Returned, Prepared},
	Returned:  {Submitted, NotOwed, Ready},
	Done:      {Returned, Submitted},
	NotOwed:   {Ready},
}

// Next are the states to which a person may bring the case now.
func (c *Case) Next() []State { return courses[c.State] }

// Move brings the case into another state. What the step lacks is told, all of it, and then nothing
// is changed: a return and whatever goes back or leaves out want a reason, handing in wants a day.
func (c *Case) Move(to Step) fault.List {
	var faults fault.List
	switch {
	case !slices.Contains(courses[c.State], to.State):
		faults.Add(fault.Fault{Path: "state", Code: "case.course", Message: textNoCourse,
			Remedy: textNoCourseRemedy})
	case to.Reason == "" && c.wantsReason(to.State):
		faults.Add(fault.Fault{Path: "reason", Code: "case.reason", Message: textCaseReason,
			Remedy: textCaseReasonRemedy})
	}
	if to.On.IsZero() {
		faults.Add(fault.Fault{Path: "on", Code: "case.day", Message: textCaseDay,
			Remedy: textCaseDayRemedy})
	}
	if to.By == "" {
		faults.Add(fault.Fault{Path: "by", Code: "case.by", Message: textCaseBy})
	}
	if faults.Stops() {
		return faults
	}
	to.Before = c.State
	c.State = to.State
	c.Trail = append(c.Trail, to)
	switch to.State {
	case Submitted:
		c.Receipt = Receipt{On: to.On, Number: to.Number, By: to.By}
	case NotOwed:
		c.Receipt = Receipt{On: to.On, By: to.By, Reason: to.Reason}
	case Ready:
		// It is made anew: the file that held it stays, and holds it no more.
		c.Receipt, c.File, c.Serial, c.Refused = Receipt{}, "", 0, false
	}
	return faults
}

// wantsReason tells whether a step is one that somebody must be able to explain.
func (c *Case) wantsReason(to State) bool {
	switch to {
	case Returned, NotOwed, Ready, Prepared:
		return true
	case Submitted:
		return c.State == Done
	}
	return false
}
