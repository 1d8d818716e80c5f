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
	for i := range r.Client.Groups {
		f.noBonus(&r.Client.Groups[i])
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

// add makes a case of a fact for a person, or for the client when e is nil. More tells apart two of
// one day: the family member, the group of pay. One that was found already is not found twice.
func (f *finder) add(fact Fact, e *employee.Employee, more ...string) *Case {
	c, err := NewCase(f.r.Client.ID, fact, e)
	if err != nil {
		if f.err == nil {
			f.err = err
		}
		return &Case{}
	}
	c.ID = strings.Join(append([]string{c.ID}, more...), "/")
	if i := slices.IndexFunc(f.cases, func(o Case) bool { return o.ID == c.ID }); i >= 0 {
		return &f.cases[i]
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
		if goesOn(e, s) {
			f.leaveOut(e, Acquisition, "category-changed", textCategoryChanged)
			continue
		}
		c := f.add(Fact{Procedure: Acquisition, Event: EventHired, Day: s.Acquired}, e)
		f.identity(c, e)
		if e.Insured.Standards.Ref(s.Acquired.Month().Last()) == nil {
			c.lacks("standard.none", textNoRemuneration, textNoRemunerationRemedy)
		}
	}
	for i := range e.Insured.Employment {
		if s := &e.Insured.Employment[i]; f.r.Window.Contains(s.Acquired) {
			f.identity(f.add(Fact{Procedure: EmploymentAcquisition, Event: EventHired,
				Day: s.Acquired}, e), e)
		}
	}
	if !f.r.Window.Contains(e.Hired) {
		return
	}
	if e.Insured.SocialOn(e.Hired) == nil {
		f.leaveOut(e, Acquisition, "not-insured", textNotInsured)
	}
	if e.Insured.EmploymentOn(e.Hired) == nil {
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
		if i > 0 {
			f.changed(e, Fact{Procedure: AddressChange, Event: EventAddress, Day: change.From})
		}
	}
	for i, change := range e.Names {
		if i > 0 {
			f.changed(e, Fact{Procedure: NameChange, Event: EventName, Day: change.From})
		}
	}
}

func (f *finder) changed(e *employee.Employee, fact Fact) {
	switch {
	case !f.r.Window.Contains(fact.Day) || !e.EmployedOn(fact.Day):
	case e.Insured.SocialOn(fact.Day) == nil:
		f.leaveOut(e, fact.Procedure, "not-insured", textNotInsured)
	default:
		f.linked(f.add(fact, e))
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
	if !f.r.Window.Contains(day) || !e.EmployedOn(day) {
		return
	}
	if s := e.Insured.SocialOn(day); s == nil {
		f.leaveOut(e, AgeSeventy, "not-insured", textNotInsured)
	} else if !s.HealthOnly {
		c := f.add(Fact{Procedure: AgeSeventy, Event: EventAge, Day: day}, e)
		c.State = Open
		c.Judgements = []why.Judgement{{Key: "seventy.same", Law: "厚年則22 厚年則15の2",
			Question: textSeventyQuestion, Proposal: textSeventyProposal}}
	}
}
