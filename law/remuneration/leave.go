package remuneration

import (
	"romukura/ground/caldate"
	"romukura/law/why"
)

var leaveRules = loadRules("tables/after-leave", "months", "days", "days-short-time", "grades",
	"child-age", "period-child-age", "period-back-months", "period-base-months")

// AfterLeave is what the revision at the end of maternity or childcare leave looks at. The insured
// person applies for it.
type AfterLeave struct {
	End       caldate.Date // last day of the leave
	ChildBorn caldate.Date
	Maternity bool
	// ChildcareNext is true where childcare leave begins on the day after maternity leave ends.
	ChildcareNext bool
	Applied       bool
	Category      Category
	Months        [3]Month // paid in the month of the day after the end and the two after it
	Current       Standard
}

// Ends of a revision after leave.
const (
	NotApplied    Key = "not-applied"
	ChildTooOld   Key = "child-too-old"
	LeaveGoesOn   Key = "leave-goes-on"
	NoMonthCounts Key = "no-month-counts"
	SameGrade     Key = "same-grade"
)

// Revise proposes a revision from the fourth month after a leave ended: one grade suffices,
// months with too few days are left out, and no change of fixed pay is asked for.
//
// Law: 健保法43の2-1 健保法43の3-1 厚年法23の2-1 厚年法23の3-1
func (a *AfterLeave) Revise(t *why.Trace) (Decision, error) {
	r, err := rulesAt(leaveRules, a.End)
	if err != nil {
		return Decision{}, err
	}
	first := a.End.AddDays(1).Month()
	d := Decision{From: first.Add(r.of("months")), Standard: a.Current}
	d.Through = through(d.From)
	if d.Key = a.refused(r); d.Key == "" {
		a.count(r, &d)
		explainMonths(t, citeAfterLeave, d.Months, r.table(textBaseDays))
		grades, _, err := GradesOn(d.From.First())
		if err != nil {
			return Decision{}, err
		}
		d.Key = a.judge(r, grades, &d)
	}
	end{"remuneration.after-leave", citeAfterLeave, d.Key}.explain(t, r)
	return d, nil
}

func (a *AfterLeave) refused(r rules) Key {
	switch {
	case !a.Applied:
		return NotApplied
	case a.Maternity && a.ChildcareNext:
		return LeaveGoesOn
	case !a.Maternity && !a.End.AddDays(1).Before(a.ChildBorn.Birthday(r.of("child-age"))):
		return ChildTooOld
	}
	return ""
}

func (a *AfterLeave) count(r rules, d *Decision) {
	need := r.of("days")
	if a.Category == ShortTime {
		need = r.of("days-short-time")
	}
	for i := range a.Months {
		m := &a.Months[i]
		c := Counted{Month: m.Month, Amount: m.total(), Days: m.Days, Reason: daysText(m.Days, need)}
		if !m.Month.IsZero() && m.Days >= need {
			c.Counts, c.Reason = true, enoughText(m.Days, need)
			d.Used++
			d.Total += c.Amount
		}
		d.Months = append(d.Months, c)
	}
}

func (a *AfterLeave) judge(r rules, grades Both, d *Decision) Key {
	if d.Used == 0 {
		return NoMonthCounts
	}
	d.Average = average(d.Total, d.Used)
	now := grades.Of(d.Average)
	health := grades.Health.Of(now.Health).Number - grades.Health.Of(a.Current.Health).Number
	pension := grades.Pension.Of(now.Pension).Number - grades.Pension.Of(a.Current.Pension).Number
	if max(abs(health), abs(pension)) < r.of("grades") {
		return SameGrade
	}
	d.Standard = now
	return Revised
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

// Lifted gives the standard by which the pension of a month is reckoned, and whether it is lifted.
//
// Law: 厚年法26-1 厚年法26-2 厚年法26-3
func (c *ChildcarePeriod) Lifted(month caldate.Month, t *why.Trace) (Amount, bool, error) {
	r, err := rulesAt(leaveRules, month.First())
	if err != nil {
		return 0, false, err
	}
	own := c.Standards[month]
	third := c.Born.ReachesAge(r.of("period-child-age")).AddDays(1).Month()
	key := Key("lifted")
	switch {
	case c.Base == 0:
		key = "no-base"
	case month.Before(c.Began.Month()) || !month.Before(third):
		key = ChildTooOld
	case !c.Ended.IsZero() && !month.Before(c.Ended):
		key = "ended"
	case month.Before(c.Applied.Add(-r.of("period-back-months"))):
		key = "too-far-back"
	case own >= c.Base:
		key = SameGrade
	}
	end{"remuneration.childcare-period", citePeriod, key}.explain(t, r)
	if key != "lifted" {
		return own, false, nil
	}
	return c.Base, true, nil
}
