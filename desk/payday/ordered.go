package payday

import (
	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/trade/payroll"
)

// Ordered names a run that was made or is to be made: a month of a group by its month, a bonus by
// its pay day.
type Ordered struct {
	Group  string
	Kind   payroll.Kind
	Month  caldate.Month
	PayDay caldate.Date // of a bonus
}

// In is the run in the book, nil while it is not computed.
func (o Ordered) In(c *book.Client) *payroll.Run {
	for i := range c.Runs {
		r := &c.Runs[i]
		if r.Group != o.Group || r.Kind != o.Kind {
			continue
		}
		if o.Kind == payroll.BonusPay && r.PayDay == o.PayDay ||
			o.Kind == payroll.MonthlyPay && r.Month == o.Month {
			return r
		}
	}
	return nil
}

// Period is what the run pays for, whether it was computed or not.
func (o Ordered) Period(c *book.Client) (payroll.Period, error) {
	if o.Kind == payroll.BonusPay {
		return payroll.BonusPeriod(o.PayDay), nil
	}
	g := c.Profile.GroupByCode(o.Group)
	if g == nil {
		return payroll.Period{}, &payroll.UnknownGroupError{Group: o.Group}
	}
	_, period, err := payroll.CalendarOf(g, o.Month)
	return period, err
}

func (o Ordered) terms(c *book.Client) (*payroll.Terms, error) {
	held, faults := Held(c)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if o.Kind == payroll.BonusPay {
		return payroll.PrepareBonus(&c.Profile, o.Group, o.PayDay, held)
	}
	return payroll.Prepare(&c.Profile, o.Group, o.Month, held)
}

// Of names a run that stands in the book.
func Of(r *payroll.Run) Ordered {
	o := Ordered{Group: r.Group, Kind: r.Kind, Month: r.Month}
	if r.Kind == payroll.BonusPay {
		o.PayDay = r.PayDay
	}
	return o
}

// Step is how far a run has come.
type Step string

// Steps, in their order.
const (
	StepAttendance Step = "attendance"
	StepCompute    Step = "compute"
	StepReview     Step = "review"
	StepApprove    Step = "approve"
	StepPublish    Step = "publish"
	StepTransfer   Step = "transfer"
	StepFilings    Step = "filings"
)

// Steps are all of them.
var Steps = []Step{StepAttendance, StepCompute, StepReview, StepApprove, StepPublish, StepTransfer,
	StepFilings}

// Next is the step that a run waits at.
func Next(c *book.Client, o Ordered, r *Review) Step {
	run := o.In(c)
	switch {
	case run == nil && !o.fed(c):
		return StepAttendance
	case run == nil || len(r.Stale) > 0:
		return StepCompute
	case !run.Close.Closed() && (r.Check > 0 || r.open(run)):
		return StepReview
	case !run.Close.Closed():
		return StepApprove
	case Published(c, run) == nil:
		return StepPublish
	case !Transferred(c, run):
		return StepTransfer
	}
	return StepFilings
}

// open tells whether somebody who could not be computed waits for a word.
func (r *Review) open(run *payroll.Run) bool {
	return len(run.Failed) > len(run.Close.Deferred)
}

// fed tells whether attendance or entries of the run have come.
func (o Ordered) fed(c *book.Client) bool {
	if o.Kind == payroll.BonusPay {
		for i := range c.Bonuses {
			if c.Bonuses[i].PayDay == o.PayDay && c.Bonuses[i].Group == o.Group {
				return true
			}
		}
		return false
	}
	p, err := o.Period(c)
	if err != nil {
		return false
	}
	for i := range c.Attendance {
		if c.Attendance[i].Through == p.Through {
			return true
		}
	}
	return false
}

// Coming are the months of each group that are to be paid next: that after the newest run, or that
// of today's month where there is none.
func Coming(c *book.Client, today caldate.Date) []Ordered {
	var all []Ordered
	for i := range c.Profile.Groups {
		g := &c.Profile.Groups[i]
		if len(g.Rules) == 0 {
			continue
		}
		o := Ordered{Group: g.Code, Kind: payroll.MonthlyPay, Month: today.Month()}
		for j := range c.Runs {
			r := &c.Runs[j]
			if r.Group == g.Code && r.Kind == payroll.MonthlyPay && !r.Month.Before(o.Month) {
				o.Month = r.Month.Add(1)
			}
		}
		all = append(all, o)
	}
	return all
}
