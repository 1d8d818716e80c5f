// Package determination is the desk's way to the standard remuneration: it gathers from the book
// what the law's questions ask (who was insured, what the months paid, whether fixed pay
// changed), answers for everybody, proposals and reasons why not alike, and puts into the
// register what a person took.
package determination

import (
	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/office"
	"romukura/trade/payroll"
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

// Question is what is asked: the annual determination of a year, or the revisions that take effect
// from a month.
type Question struct {
	What  What
	Year  int
	Month caldate.Month
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
	var a Answer
	for i := range c.Employees {
		e := &c.Employees[i]
		var err error
		switch q.What {
		case Annual:
			err = a.annual(c, e, q.Year)
		case Occasional:
			err = a.occasional(c, e, q.Month)
		case AfterLeave:
			err = a.afterLeave(c, e, q.Month)
		case Acquisition:
			err = a.acquisition(c, e, q.Month)
		}
		if err != nil {
			return a, err
		}
	}
	return a, nil
}

// After are the questions that fall due once a month is paid, in the order in which they are
// taken: the acquisitions of the month, the revisions that take effect from the next, and after
// June the annual determination, which leaves out whoever was just revised.
func After(month caldate.Month) []Question {
	questions := []Question{
		{What: Acquisition, Month: month},
		{What: Occasional, Month: month.Add(1)},
		{What: AfterLeave, Month: month.Add(1)},
	}
	if month.Number == lastAnnualMonth {
		questions = append(questions, Question{What: Annual, Year: month.Year})
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
	e.Insured.Standards = e.Insured.Standards.With(d.Decision.From.First(), employee.Standard{
		Health: d.Decision.Standard.Health, Pension: d.Decision.Standard.Pension,
		Cause: causes[d.Procedure]})
	if d.Procedure != filing.AnnualBase {
		supersede(c, e, d)
	}
	if d.Procedure == filing.Acquisition {
		return // its case comes from the acquisition itself
	}
	if found, err := filing.NewCase(c.Profile.ID, filing.Fact{Procedure: d.Procedure,
		Event: events[d.Procedure], Day: d.Decision.From.First(), On: factDay(d)}, e); err == nil {
		found.Why = &why.Trace{Steps: append(found.Why.Steps, reasons(d)...)}
		c.PutCase(found)
	}
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
	if !ok || standard.Cause != causes[filing.AnnualBase] {
		return
	}
	e.Insured.Standards = e.Insured.Standards.With(september.First(), employee.Standard{
		Health: d.Decision.Standard.Health, Pension: d.Decision.Standard.Pension,
		Cause: causes[d.Procedure]})
	for i := range c.Cases {
		x := &c.Cases[i]
		if x.Employee == e.ID && x.Procedure == filing.AnnualBase && x.Day == september.First() &&
			(x.State == filing.Ready || x.State == filing.Open) {
			x.State, x.Receipt.Reason = filing.NotOwed, textSuperseded
		}
	}
}

// causes and events are how a procedure stands in the register and among the cases.
var causes = map[filing.Procedure]string{
	filing.AnnualBase:     "annual",
	filing.MonthlyChange:  "occasional",
	filing.AfterChildcare: "after-childcare",
	filing.AfterMaternity: "after-maternity",
	filing.Acquisition:    "acquisition",
}

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

func (a *Answer) leave(e *employee.Employee, p filing.Procedure, key, reason string) {
	a.Excluded = append(a.Excluded, filing.Excluded{Employee: e.ID, Number: e.Number, Procedure: p,
		Key: key, Reason: reason})
}

// current is the standard of a person before a month, and since when; false when there is none.
func current(
	e *employee.Employee,
	month caldate.Month,
) (remuneration.Standard, caldate.Month, bool) {
	day := month.Add(-1).Last()
	for i := len(e.Insured.Standards) - 1; i >= 0; i-- {
		s := &e.Insured.Standards[i]
		if s.From.After(day) {
			continue
		}
		return remuneration.Standard{
			Health:  s.Value.Health,
			Pension: s.Value.Pension,
		}, s.From.Month(), true
	}
	return remuneration.Standard{}, caldate.Month{}, false
}

var categories = map[string]remuneration.Category{"": remuneration.General,
	"part-time": remuneration.PartTime, "short-time": remuneration.ShortTime}

// paid is what a person was paid in a month, over all groups, as the law's questions ask it, and
// the slip of the month's regular pay, nil when there was none.
func paid(
	c *book.Client,
	e *employee.Employee,
	month caldate.Month,
) (remuneration.Month, *payroll.Slip) {
	var m remuneration.Month
	var regular *payroll.Slip
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Kind != payroll.MonthlyPay || r.Month != month {
			continue
		}
		s := r.SlipOf(e.ID)
		if s == nil {
			continue
		}
		regular = s
		m.Month = month
		m.Days += s.BaseDays
		m.Cash += s.Remuneration - inKind(&c.Profile, s)
		m.Kind += inKind(&c.Profile, s)
		m.Partial = m.Partial || e.Hired.After(s.From) && !e.Hired.After(s.Through)
		for _, l := range s.Earnings {
			if l.Code == payroll.CodeDifference {
				m.Retroactive += l.Amount
			}
		}
		// A cut for absence lessens fixed pay and is no pay of its own.
		m.Variable += max(0, s.Remuneration-s.FixedPay)
	}
	return m, regular
}

func inKind(c *client.Client, s *payroll.Slip) yen.Amount {
	var sum yen.Amount
	for _, l := range s.Earnings {
		if it := c.ItemByCode(l.Code); it != nil && it.Counts.InKind && it.Counts.Remuneration {
			sum += l.Amount
		}
	}
	return sum
}
