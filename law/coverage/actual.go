package coverage

import (
	"romukura/ground/caldate"
	"romukura/law/why"
)

// Actual is what a short-time worker really worked in a month.
type Actual struct {
	Month   caldate.Month
	Minutes int
}

// weeksOfYear over monthsOfYear turns hours of a month into hours of a week.
const weeksOfYear, monthsOfYear = 52, 12

// ByActualHours answers from which month a worker whose contract is below the hours is covered all
// the same: when the hours really worked reached those of the expansion in two months running, and
// are expected to go on, from the first day of the third. Whether they are expected to is for a
// person to say. Months are given in order.
//
// Law? 健保法3-1-9 厚年法12-1-5
func (r *Rules) ByActualHours(list []Actual, t *why.Trace) (caldate.Month, why.Judgement, bool) {
	run := 0
	for i, a := range list {
		if i > 0 && list[i-1].Month.Add(1) != a.Month {
			run = 0
		}
		run++
		enough := a.Minutes*monthsOfYear >= r.expansion.Value.weekMinutes*weeksOfYear
		if !enough {
			run = 0
		}
		r.explainActual(a, enough, t)
		if run == r.expansion.Value.actual {
			return a.Month.Add(1), why.Judgement{
				Key: "coverage.actual-hours", Question: askActual, Proposal: proposeActual,
				Law: lawExpansion,
			}, true
		}
	}
	return caldate.Month{}, why.Judgement{}, false
}

func (r *Rules) explainActual(a Actual, enough bool, t *why.Trace) {
	if !t.On() {
		return
	}
	t.Add(why.Step{
		Key: "coverage.actual-hours", What: textActual, Law: lawExpansion,
		Inputs: []why.Input{
			why.In(textMonth, why.Month(a.Month)), why.In(textOwn, why.Minutes(a.Minutes)),
			why.In(textNeeded, why.Minutes(r.expansion.Value.weekMinutes)),
		},
		Table:  why.From(&r.expansion.Source, r.expansionStanding, ""),
		Result: why.Text(metText(enough)), Note: textWeekly,
	})
}
