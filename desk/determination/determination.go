// Package determination is the desk's way to the standard remuneration: it gathers from the book
// what the law's questions ask (who was insured, what the months paid, whether fixed pay
// changed), answers for everybody, proposals and reasons why not alike, and puts into the
// register what a person took.
package determination

import (
	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/law/why"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/insured"
	"romukura/trade/office"
)

// What is a question of the law.
type What string

// Questions.
const (
	Annual      What = "annual"      // 定時決定 of a year
	Occasional  What = "occasional"  // 随時改定 from a month on
	AfterLeave  What = "leave"       // 休業終了時改定
	Acquisition What = "acquisition" // 資格取得時決定 of a month
)

// Question is what is asked: the annual determination of a year, the revisions that take effect
// from a month, or the first standards of those who acquired insured status in a month.
type Question struct {
	What  What
	Year  int
	Month caldate.Month
	Today caldate.Date // pay that falls due later is awaited, not missing
	// Explain keeps the steps of each answer.
	Explain bool
}

// Answer is everybody concerned: proposals, and those left out with the reason.
type Answer struct {
	Proposals []book.Determination `json:"proposals"`
	Excluded  []filing.Excluded    `json:"excluded"`
}

// Hand is who took a decision, when and why.
type Hand struct{ By, On, Reason string }

// Ask answers a question for a whole client.
func Ask(c *book.Client, q Question) (Answer, error) {
	report, err := ask(c, q)
	if err != nil {
		return Answer{}, err
	}
	var a Answer
	for i := range report.Rows {
		r := &report.Rows[i]
		if r.State == insured.Proposed {
			a.Proposals = append(a.Proposals, book.Determination{Row: *r})
			continue
		}
		reason := r.Reason
		for _, f := range r.Faults {
			reason += " " + f.Message
		}
		a.Excluded = append(a.Excluded, filing.Excluded{Employee: r.Employee, Number: r.Number,
			Procedure: r.Procedure, Key: string(r.Key), Reason: reason, Why: r.Why})
	}
	return a, nil
}

func ask(c *book.Client, q Question) (insured.Report, error) {
	reg := insured.Register{
		Client:    &c.Profile,
		Employees: c.Employees,
		Runs:      c.Runs,
		Carries:   c.Carries,
	}
	switch q.What {
	case Annual:
		return insured.AnnualAll(reg, q.Year, q.Today, q.Explain)
	case Occasional:
		return insured.OccasionalAll(reg, q.Month.Add(-revisionMonths), q.Today, q.Explain)
	case AfterLeave:
		ended := q.Month.Add(-revisionMonths)
		// The leave ended on the eve of a day of the month whose pay is the first that counts.
		window := caldate.Range{From: ended.First().AddDays(-1), Through: ended.Last().AddDays(-1)}
		return insured.AfterLeaves(reg, window, q.Today, q.Explain)
	}
	window := caldate.Range{From: q.Month.First(), Through: q.Month.Last()}
	return insured.Acquisitions(reg, window, q.Today, q.Explain)
}

// revisionMonths are the months of pay that a revision looks at: it takes effect from the next.
const revisionMonths = 3

// After are the questions that fall due once a month is paid, in the order in which they are
// taken: the acquisitions of the month, the revisions that take effect from the next, and after
// June the annual determination, which leaves out whoever was just revised.
func After(month caldate.Month) []Question {
	today := month.Add(1).First()
	questions := []Question{
		{What: Acquisition, Month: month, Today: today},
		{What: Occasional, Month: month.Add(1), Today: today},
		{What: AfterLeave, Month: month.Add(1), Today: today},
	}
	if month.Number == lastAnnualMonth {
		questions = append(questions, Question{What: Annual, Year: month.Year, Today: today})
	}
	return questions
}

// lastAnnualMonth is the month whose pay is the last that the annual determination looks at.
const lastAnnualMonth = 6

// Take puts a proposal into the register and keeps it with the person who took it. One that stands
// already is not taken twice.
func Take(c *book.Client, d *book.Determination, by Hand) {
	for i := range c.Determinations {
		k := &c.Determinations[i]
		if k.Employee == d.Employee && k.Procedure == d.Procedure && k.Decision.From == d.Decision.From {
			return
		}
	}
	d.Taken = office.Decision{
		Key:    string(d.Procedure) + "/" + string(d.Employee),
		By:     by.By,
		On:     by.On,
		Answer: string(d.Decision.Key),
		Reason: by.Reason,
	}
	c.Determinations = append(c.Determinations, *d)
	e := c.EmployeeByID(d.Employee)
	*e = insured.Apply(e, d.Decision, insured.CauseOf(d.Procedure))
	if d.Procedure != filing.AnnualBase {
		supersede(c, e, d)
	}
	if found, ok := caseOf(c, d); ok {
		c.PutCase(found)
	}
}

// Await keeps a proposal that asks a person as a case that waits, with its questions.
func Await(c *book.Client, d *book.Determination) {
	found, ok := caseOf(c, d)
	if !ok {
		return
	}
	found.State, found.Judgements = filing.Open, d.Judgements
	c.PutCase(found)
}

// caseOf is the notification of a decision; an acquisition has its case already.
func caseOf(c *book.Client, d *book.Determination) (filing.Case, bool) {
	if d.Procedure == filing.Acquisition {
		return filing.Case{}, false
	}
	found, err := filing.NewCase(c.Profile.ID, filing.Fact{Procedure: d.Procedure,
		Event: events[d.Procedure], Day: d.Decision.From.First(), On: factDay(d)},
		c.EmployeeByID(d.Employee))
	if err != nil {
		return filing.Case{}, false
	}
	found.Why = &why.Trace{Steps: append(found.Why.Steps, reasons(d)...)}
	return found, true
}

// supersede lets a revision of July to September go before the annual determination of the same
// year: its standard stands in September too, and the notification of the annual one is not owed.
//
// Law: 健保法41-3 厚年法21-3
func supersede(c *book.Client, e *employee.Employee, d *book.Determination) {
	september := caldate.Month{Year: d.Decision.From.Year, Number: 9}
	if d.Procedure == filing.Acquisition || d.Decision.From.Number < 7 ||
		d.Decision.From.After(september) {
		return
	}
	standard, ok := e.Insured.Standards.At(september.First())
	if ok && standard.Cause == insured.CauseAnnual {
		e.Insured.Standards = e.Insured.Standards.With(september.First(), employee.Standard{
			Health: d.Decision.Standard.Health, Pension: d.Decision.Standard.Pension,
			Cause: insured.CauseOf(d.Procedure)})
	}
	for i := range c.Cases {
		x := &c.Cases[i]
		if x.Employee == e.ID && x.Procedure == filing.AnnualBase && x.Day == september.First() &&
			(x.State == filing.Ready || x.State == filing.Open) {
			x.State, x.Receipt.Reason = filing.NotOwed, textSuperseded
		}
	}
}

// events are what made each procedure due.
var events = map[filing.Procedure]filing.Event{filing.AnnualBase: filing.EventJuly,
	filing.MonthlyChange: filing.EventRaise, filing.AfterChildcare: filing.EventLeaveEnd,
	filing.AfterMaternity: filing.EventLeaveEnd}

// factDay is the day from which the deadline counts: 1 July for the annual determination.
func factDay(d *book.Determination) caldate.Date {
	if d.Procedure == filing.AnnualBase {
		return caldate.Month{Year: d.Decision.From.Year, Number: 7}.First()
	}
	return d.Decision.From.First()
}

// reasons are the months of a decision as steps, for the case.
func reasons(d *book.Determination) []why.Step {
	var steps []why.Step
	for _, m := range d.Decision.Months {
		steps = append(steps, why.Step{Key: "determination.month", What: m.Month.Japanese(),
			Result: why.Yen(m.Amount), Note: m.Reason})
	}
	return steps
}
