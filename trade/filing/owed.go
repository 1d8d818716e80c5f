package filing

import (
	"slices"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/pension"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Register is what cases are found in: a client, its people and its pay, and the days whose
// events are looked at.
type Register struct {
	Client    *client.Client
	Employees []employee.Employee
	Runs      []payroll.Run
	Window    caldate.Range
}

// Owed finds every case that events within the window cause, and everybody whom a batch leaves
// out. The cases come in the order of their deadlines, those that are due promptly first.
//
// Law: 健保法48 厚年法27 雇保法7
func Owed(r Register) ([]Case, []Excluded, error) {
	f := finder{r: r}
	for i := range r.Employees {
		e := &r.Employees[i]
		f.joined(e)
		f.left(e)
		f.dependents(e)
		f.leaves(e)
		f.changes(e)
		f.ages(e)
	}
	for i := range r.Runs {
		f.run(&r.Runs[i])
	}
	slices.SortStableFunc(f.cases, func(a, b Case) int { return a.Until.Compare(b.Until) })
	return f.cases, f.excluded, f.err
}

type finder struct {
	r        Register
	cases    []Case
	excluded []Excluded
	err      error
}

// Fact is what makes a notification due: the procedure, what happened, the day from which it takes
// effect, and the day from which its deadline counts, the same where On is zero.
type Fact struct {
	Procedure Procedure
	Event     Event
	Day       caldate.Date
	On        caldate.Date
}

// NewCase makes the case of a fact for a person, or for the whole client when e is nil. It is ready
// unless something is found missing.
func NewCase(of client.ID, fact Fact, e *employee.Employee) (Case, error) {
	on := fact.On
	if on.IsZero() {
		on = fact.Day
	}
	terms, err := TermsOf(fact.Procedure, on)
	if err != nil {
		return Case{}, err
	}
	c := Case{Client: of, Procedure: fact.Procedure, Event: fact.Event, Day: fact.Day,
		Channel: terms.Channel, State: Ready, Why: &why.Trace{}}
	if e != nil {
		c.Employee, c.Number = e.ID, e.Number
		if contract := contractOn(e, fact.Day); contract != nil {
			c.Establishment = contract.Establishment
		}
	}
	c.Due, c.Until = terms.Deadline(on, c.Why)
	c.ID = strings.Join([]string{string(c.Procedure), c.Establishment, string(c.Employee),
		fact.Day.String()}, "/")
	return c, nil
}

// add makes a case of a procedure for a person, or for the client when e is nil.
func (f *finder) add(p Procedure, event Event, day caldate.Date, e *employee.Employee) *Case {
	c, err := NewCase(f.r.Client.ID, Fact{Procedure: p, Event: event, Day: day}, e)
	if err != nil {
		if f.err == nil {
			f.err = err
		}
		return &Case{}
	}
	f.cases = append(f.cases, c)
	return &f.cases[len(f.cases)-1]
}

func contractOn(e *employee.Employee, day caldate.Date) *employee.Contract {
	if day.Before(e.Hired) {
		day = e.Hired
	}
	return e.Contracts.Ref(day)
}

// lacks says that something is needed before the case can be prepared.
func (c *Case) lacks(code, message, remedy string) {
	c.State = Open
	c.Missing = append(c.Missing, fault.Fault{Code: code, Message: message, Remedy: remedy})
}

func (f *finder) leaveOut(e *employee.Employee, p Procedure, key, reason string) {
	f.excluded = append(f.excluded, Excluded{Employee: e.ID, Number: e.Number, Procedure: p, Key: key,
		Reason: reason})
}

// joined finds acquisitions of both insurances; a person hired who acquired nothing is listed.
//
// Law: 健保則24 厚年則15 雇保則6
func (f *finder) joined(e *employee.Employee) {
	for i := range e.Insured.Social {
		s := &e.Insured.Social[i]
		if !f.r.Window.Contains(s.Acquired) {
			continue
		}
		c := f.add(Acquisition, EventHired, s.Acquired, e)
		f.identity(c, e)
		if e.Insured.Standards.Ref(s.Acquired.Month().Last()) == nil {
			c.lacks("standard.none", textNoRemuneration, textNoRemunerationRemedy)
		}
	}
	for i := range e.Insured.Employment {
		if s := &e.Insured.Employment[i]; f.r.Window.Contains(s.Acquired) {
			c := f.add(EmploymentAcquisition, EventHired, s.Acquired, e)
			f.identity(c, e)
		}
	}
	if !f.r.Window.Contains(e.Hired) {
		return
	}
	if len(e.Insured.Social) == 0 {
		f.leaveOut(e, Acquisition, "not-insured", textNotInsured)
	}
	if len(e.Insured.Employment) == 0 {
		f.leaveOut(e, EmploymentAcquisition, "not-insured", textNotEmploymentInsured)
	}
}

// identity looks at what every filing about a person needs.
func (f *finder) identity(c *Case, e *employee.Employee) {
	name, _ := e.Names.At(c.Day)
	if name.Kana == "" {
		c.lacks("kana.missing", textNoKana, textNoKanaRemedy)
	}
	if e.Sex == "" {
		c.lacks("sex.missing", textNoSex, textNoSexRemedy)
	}
	if e.Insured.PensionNumber == "" && c.Procedure == Acquisition {
		c.lacks("pension-number.missing", textNoPensionNumber, textNoPensionNumberRemedy)
	}
}

// left finds losses: insured status ends the day after leaving.
//
// Law: 健保法36 厚年法14 健保則29 厚年則22 雇保則7 地税法321の5 所法226
func (f *finder) left(e *employee.Employee) {
	if e.Left.IsZero() || !f.r.Window.Contains(e.Left.AddDays(1)) {
		return
	}
	lost := e.Left.AddDays(1)
	if e.Insured.SocialOn(e.Left) != nil {
		f.add(Loss, EventLeft, lost, e)
	} else {
		f.leaveOut(e, Loss, "not-insured", textNotInsured)
	}
	if e.Insured.EmploymentOn(e.Left) != nil {
		f.add(EmploymentLoss, EventLeft, lost, e)
		certificate := f.add(EmploymentCertificate, EventLeft, lost, e)
		certificate.State = Open
		certificate.Judgements = []why.Judgement{{Key: "separation.certificate", Law: "雇保則7",
			Question: textCertificateQuestion, Proposal: f.certificate(e)}}
	} else {
		f.leaveOut(e, EmploymentLoss, "not-insured", textNotEmploymentInsured)
	}
	if e.LeftReason == "" {
		f.cases[len(f.cases)-1].lacks("reason.missing", textNoReason, textNoReasonRemedy)
	}
	if len(e.Resident) > 0 {
		f.add(ResidentTaxLeaver, EventLeft, e.Left, e)
	}
	f.add(WithholdingSlipLeaver, EventLeft, e.Left, e)
}

// certificate proposes whether a certificate of separation is made: from 59 on always.
//
// Law: 雇保則7-3
func (f *finder) certificate(e *employee.Employee) string {
	if age, err := certificateAge(e.Left); err == nil && e.Born.AgeOn(e.Left) >= age {
		return textCertificateAlways
	}
	return textCertificateOnWish
}

// dependents finds changes of dependents of somebody who is insured.
//
// Law: 健保則38
func (f *finder) dependents(e *employee.Employee) {
	for i := range e.Family {
		m := &e.Family[i]
		for _, change := range m.Dependent.Changes(f.r.Window) {
			if e.Insured.SocialOn(change.From) == nil {
				f.leaveOut(e, Dependents, "not-insured", textNotInsured)
				continue
			}
			c := f.add(Dependents, EventDependent, change.From, e)
			c.ID += "/" + string(m.ID)
			if m.Sex == "" || m.Born.IsZero() {
				c.lacks("family.incomplete", textFamilyIncomplete, textFamilyIncompleteRemedy)
			}
			if change.Value.Reason == "" {
				c.lacks("family.reason", textFamilyReason, textFamilyReasonRemedy)
			}
		}
	}
}

// leaveFilings are the notifications at the start and at the end of a leave.
var leaveFilings = map[employee.LeaveKind][2]Procedure{
	employee.LeaveMaternity: {MaternityLeave, MaternityLeaveEnd},
	employee.LeaveChildcare: {ChildcareLeave, ChildcareLeaveEnd},
	employee.LeaveBirth:     {ChildcareLeave, ChildcareLeaveEnd},
}

// leaves finds what the start and the end of a leave cause. A leave that ends on the day that was
// notified needs no notification of its end.
//
// Law: 健保法159 健保法159の3 厚年法81の2 厚年法81の2の2
func (f *finder) leaves(e *employee.Employee) {
	for i := range e.Leaves {
		l := &e.Leaves[i]
		filings, ok := leaveFilings[l.Kind]
		if !ok {
			continue
		}
		if f.r.Window.Contains(l.Start) {
			c := f.add(filings[0], EventLeave, l.Start, e)
			if !l.Applied {
				c.lacks("leave.applied", textLeaveNotApplied, textLeaveNotAppliedRemedy)
			}
		}
		after := l.End.AddDays(1)
		if l.Ended && f.r.Window.Contains(after) {
			f.afterLeave(e, l, after)
		}
	}
}

// afterLeave offers the revision after a leave and the special treatment of the childcare period,
// both of which the insured person applies for.
//
// Law: 健保法43の2 健保法43の3 厚年法23の2 厚年法23の3 厚年法26
func (f *finder) afterLeave(e *employee.Employee, l *employee.Leave, after caldate.Date) {
	p := AfterChildcare
	if l.Kind == employee.LeaveMaternity {
		p = AfterMaternity
	}
	for _, offer := range []Procedure{p, ChildcarePeriod} {
		c := f.add(offer, EventLeaveEnd, after, e)
		c.State = Open
		c.Judgements = []why.Judgement{{Key: "leave." + string(offer), Law: c.lawOf(),
			Question: textOfferQuestion, Proposal: textOfferProposal}}
	}
}

func (c *Case) lawOf() string {
	if c.Why == nil || len(c.Why.Steps) == 0 {
		return ""
	}
	return c.Why.Steps[0].Law
}

// changes finds changes of address and name. Where the pension office knows the My Number none is
// owed, which only a person at the office can tell.
//
// Law: 健保則28 健保則28の2 厚年則21 厚年則21の2
func (f *finder) changes(e *employee.Employee) {
	for i, change := range e.Addresses {
		if i > 0 && f.r.Window.Contains(change.From) && e.Insured.SocialOn(change.From) != nil {
			f.linked(f.add(AddressChange, EventAddress, change.From, e))
		}
	}
	for i, change := range e.Names {
		if i > 0 && f.r.Window.Contains(change.From) && e.Insured.SocialOn(change.From) != nil {
			f.linked(f.add(NameChange, EventName, change.From, e))
		}
	}
}

func (f *finder) linked(c *Case) {
	c.State = Open
	c.Judgements = []why.Judgement{{Key: "number.linked", Law: c.lawOf(),
		Question: textLinkedQuestion, Proposal: textLinkedProposal}}
}

// ages finds who reaches seventy: pension ends on the eve of the birthday.
//
// Law: 厚年法14 厚年則22
func (f *finder) ages(e *employee.Employee) {
	day := pension.LossByAge(e.Born)
	if f.r.Window.Contains(day) && e.EmployedOn(day) && e.Insured.SocialOn(day) != nil {
		c := f.add(AgeSeventy, EventAge, day, e)
		c.State = Open
		c.Judgements = []why.Judgement{{Key: "seventy.same", Law: "厚年則22 厚年則15の2",
			Question: textSeventyQuestion, Proposal: textSeventyProposal}}
	}
}
