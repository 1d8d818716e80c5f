package remuneration

import (
	"romukura/ground/caldate"
	"romukura/law/why"
)

var leaveRules = loadRules("tables/after-leave", "months", "days", "days-short-time",
	"days-part-time-low", "grades", "early-through", "until-month", "child-age",
	"period-child-age", "period-back-months", "period-base-months")

// AfterLeave is what the revision at the end of maternity or childcare leave looks at. The insured
// person applies for it.
type AfterLeave struct {
	End       caldate.Date // last day of the leave
	ChildBorn caldate.Date
	Maternity bool
	// ChildcareNext is true where childcare leave begins on the day after maternity leave ends.
	ChildcareNext bool
	// MaternityNext is true where maternity leave begins on the day after childcare leave ends.
	MaternityNext bool
	Applied       bool
	Category      Category
	Months        [3]Month // paid in the month of the day after the end and the two after it
	// Current are the standards before; one of zero is an insurance that the person is not in.
	Current Standard
}

// Ends of a revision after leave.
const (
	NotApplied    Key = "not-applied" // a judgement says what an application would bring
	ChildTooOld   Key = "child-too-old"
	LeaveGoesOn   Key = "leave-goes-on"
	NoMonthCounts Key = "no-month-counts"
	SameGrade     Key = "same-grade"
)

// Revise proposes a revision from the fourth month after a leave ended: one grade suffices,
// months with too few days are left out, and no change of fixed pay is asked for.
//
// Where nobody has applied the answer keeps the standard, and a judgement says what an application
// would bring.
//
// Law: 健保法43の2-1 健保法43の2-2 健保法43の3-1 健保法43の3-2
// Law: 厚年法23の2-1 厚年法23の2-2 厚年法23の3-1 厚年法23の3-2
func (a *AfterLeave) Revise(t *why.Trace) (Decision, error) {
	r, err := rulesAt(leaveRules, a.End)
	if err != nil {
		return Decision{}, err
	}
	w := window{a.End.AddDays(1).Month(), "after-leave.months", textWrongAfter,
		textWrongAfterRemedy, citeAfterLeave}
	months, err := w.three(&a.Months)
	if err != nil {
		return Decision{}, err
	}
	d := Decision{From: w.first.Add(r.of("months")), Standard: a.Current, Standing: r.standing}
	d.Through = r.valid(d.From)
	if d.Key = a.refused(r); d.Key == "" {
		c := counter{rules: r, category: a.Category}
		c.count(&months, &d)
		explainMonths(t, citeAfterLeave, d.Months, r.table(textBaseDays))
		if err := a.judge(r, &d, t); err != nil {
			return Decision{}, err
		}
	}
	end{"remuneration.after-leave", citeAfterLeave, d.Key}.explain(t, r)
	return d, nil
}

// refused says why the question does not arise; empty when it does.
//
// Law: 健保法43の2-1 健保法43の3-1 厚年法23の2-1 厚年法23の3-1
func (a *AfterLeave) refused(r rules) Key {
	switch {
	case a.Maternity && a.ChildcareNext, !a.Maternity && a.MaternityNext:
		return LeaveGoesOn
	case !a.Maternity && !a.End.Before(a.ChildBorn.ReachesAge(r.of("child-age"))):
		return ChildTooOld
	}
	return ""
}

// judge compares the average with the standard. A grade of either insurance is enough.
//
// Law: 健保法43の2-1 厚年法23の2-1
func (a *AfterLeave) judge(r rules, d *Decision, t *why.Trace) error {
	grades, standing, err := GradesOn(d.From.First())
	if err != nil {
		return err
	}
	d.resting(standing)
	if d.Used == 0 {
		d.Key = NoMonthCounts
		return nil
	}
	explainAverage(t, citeAfterLeave, d)
	grades.explain(t, d)
	if a.Current.distance(grades, d.Average) < r.of("grades") {
		d.Key = SameGrade
		return nil
	}
	now := a.Current.settle(grades.Of(d.Average))
	if !a.Applied {
		d.Key = NotApplied
		d.Judgement = &why.Judgement{Key: "after-leave.application", Law: citeAfterLeave,
			Question: textApplyQuestion, Proposal: applyProposal(now)}
		return nil
	}
	d.Key, d.Standard = Revised, now
	return nil
}

// ChildcarePeriod is what the special treatment of the childcare period (養育期間の特例) looks at:
// while a child is small, the pension is reckoned by the standard of before, though premiums follow
// the lower one.
type ChildcarePeriod struct {
	Born    caldate.Date  // of the child
	Began   caldate.Date  // care began: the birth, or the day the child came
	Applied caldate.Month // month of the application
	// Base is the standard of the month before care began, or of the last insured month within a year
	// before it; zero where there is none.
	Base Amount
	// Standards are the pension standards of the months asked about.
	Standards map[caldate.Month]Amount
	// Ended is the first month that no longer counts for another reason: loss, death, another child's
	// special, a new leave; zero for none.
	Ended caldate.Month
}

// Ends of the question of a month in the childcare period.
const (
	PeriodLifted  Key = "lifted"
	PeriodNoBase  Key = "no-base"      // not insured within a year before care began
	PeriodOutside Key = "outside"      // before care began, or the child is three
	PeriodEnded   Key = "ended"        // another event ended it
	PeriodTooFar  Key = "too-far-back" // more than two years before the application
	PeriodNone    Key = "not-insured"  // no standard in that month
	PeriodNoLower Key = "not-lower"    // the month's own standard is not below the one before
)

// Lifted gives the standard by which the pension of a month is reckoned, and whether it is lifted.
//
// Law: 厚年法26-1 厚年法26-2 厚年法26-3
func (c *ChildcarePeriod) Lifted(month caldate.Month, t *why.Trace) (Amount, bool, error) {
	r, err := rulesAt(leaveRules, month.First())
	if err != nil {
		return 0, false, err
	}
	own := c.Standards[month]
	key := c.month(r, month, own)
	if t.On() {
		t.Add(why.Step{Key: "remuneration.childcare-period.month", What: month.Japanese(),
			Law: citePeriod, Inputs: []why.Input{why.In(textOwn, why.Yen(own)),
				why.In(textBase, why.Yen(c.Base))},
			Table: r.table("period-child-age"), Result: why.Text(key.Label())})
	}
	if key != PeriodLifted {
		return own, false, nil
	}
	return c.Base, true, nil
}

// month says how a month of the childcare period is taken. The last month is that before the month
// of the third birthday: the age is reached on the eve, and the day after it ends the stretch.
//
// Law: 厚年法26-1
func (c *ChildcarePeriod) month(r rules, month caldate.Month, own Amount) Key {
	third := c.Born.Birthday(r.of("period-child-age")).Month()
	switch {
	case c.Base == 0:
		return PeriodNoBase
	case month.Before(c.Began.Month()) || !month.Before(third):
		return PeriodOutside
	case !c.Ended.IsZero() && !month.Before(c.Ended):
		return PeriodEnded
	case month.Before(c.Applied.Add(-r.of("period-back-months"))):
		return PeriodTooFar
	case own == 0:
		return PeriodNone
	case own >= c.Base:
		return PeriodNoLower
	}
	return PeriodLifted
}

// BaseMonths are the first and the last of the months among which the standard before is looked
// for: the month before care began, and where the person was not insured then, the last insured
// month of the year before.
//
// Law: 厚年法26-1
// Law? 厚年法26-3
func (c *ChildcarePeriod) BaseMonths() (first, last caldate.Month, err error) {
	r, err := rulesAt(leaveRules, c.Began)
	if err != nil {
		return first, last, err
	}
	last = c.Began.Month().Add(-1)
	return last.Add(1 - r.of("period-base-months")), last, nil
}
