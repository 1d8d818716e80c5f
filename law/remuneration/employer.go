package remuneration

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/why"
)

// Employers are what two or more employers of one person pay a month, each as it reports it.
type Employers struct {
	Day caldate.Date
	Own []Amount
}

// Together is the standard by the sum of what all employers pay, with its explanation. Pay below
// nought is refused.
//
// Law: 健保法44-3 厚年法24-2
func (e Employers) Together(t *why.Trace) (sum Amount, s Standard, err error) {
	var faults fault.List
	for i, a := range e.Own {
		if a < 0 {
			impossible(&faults, "employers", i)
		}
	}
	if err := faults.Err(); err != nil {
		return 0, Standard{}, err
	}
	sum, s, err = TwoEmployers(e.Own, e.Day)
	if err != nil || !t.On() {
		return sum, s, err
	}
	step := why.Step{Key: "remuneration.two-employers", What: textTogether,
		Law: "健保法44-3 厚年法24-2", Result: why.Yen(sum), Note: textOwnReport}
	for i, a := range e.Own {
		step.Inputs = append(step.Inputs, why.In(employerText(i+1), why.Yen(a)))
	}
	t.Add(step)
	grades, _, err := GradesOn(e.Day)
	if err == nil {
		grades.explain(t, &Decision{Figures: Figures{Average: sum}})
	}
	return sum, s, err
}

// RegradedWhy is Regraded with its explanation.
//
// Law: 厚年法20-1
func RegradedWhy(h Held, day caldate.Date, t *why.Trace) (Grade, bool, error) {
	g, changes, err := Regraded(h, day)
	if err != nil || !t.On() {
		return g, changes, err
	}
	now, _, err := PensionGrades(day)
	note := textCapStays
	if changes {
		note = textCapRises
	}
	t.Add(why.Step{Key: "remuneration.regraded", What: textPensionGrade, Law: citePensionGrade,
		Inputs: []why.Input{why.In(textMonthly, why.Yen(h.Remuneration)),
			why.In(textOldStandard, why.Yen(h.Standard)), why.In(textCapDay, why.Date(day))},
		Table:  why.From(now.source, now.standing, gradeText(g.Number)),
		Result: why.Yen(g.Standard), Note: note})
	return g, changes, err
}
