package remuneration

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// end is how a question ended, for the step that says so.
type end struct {
	key, law string
	how      Key
}

func (e end) explain(t *why.Trace, r rules) {
	if t.On() {
		t.Add(why.Step{Key: e.key, What: textOutcome, Law: e.law, Table: r.table(""),
			Result: why.Text(e.how.Label())})
	}
}

// explain adds the step from the average to the grades of both insurances.
func (b Both) explain(t *why.Trace, d *Decision) {
	if !t.On() {
		return
	}
	for _, g := range []struct {
		what, law string
		grades    *Grades
	}{{textHealthGrade, citeHealthGrade, b.Health}, {textPensionGrade, citePensionGrade, b.Pension}} {
		row := g.grades.Of(d.Average)
		t.Add(why.Step{Key: "remuneration.grade", What: g.what, Law: g.law,
			Inputs: []why.Input{why.In(textAverage, why.Yen(d.Average)),
				why.In(textAtLeast, why.Yen(row.AtLeast))},
			Table:  why.From(g.grades.source, g.grades.standing, gradeText(row.Number)),
			Result: why.Yen(row.Standard)})
	}
}

// explainAverage adds the step from the months to the average.
func explainAverage(t *why.Trace, law string, d *Decision) {
	if t.On() {
		t.Add(why.Step{Key: "remuneration.average", What: textAverage, Law: law,
			Inputs: []why.Input{why.In(textTotal, why.Yen(d.Total)),
				why.In(textUsed, why.Count(d.Used, textMonths))},
			Rounding: yen.Truncate, Result: why.Yen(d.Average)})
	}
}

// explainYear adds what the year's average came to, and whether it decides.
func explainYear(t *why.Trace, key string, d *Decision, r rules) {
	if !t.On() {
		return
	}
	note := ""
	if d.Judgement != nil {
		note = d.Judgement.Question
	}
	t.Add(why.Step{Key: key, What: textYearAverage, Law: citeAverage,
		Inputs: []why.Input{why.In(textAverage, why.Yen(d.Average)),
			why.In(textYearAverage, why.Yen(d.YearAverage))},
		Table: r.table(textGradesApart), Rounding: yen.Truncate, Result: why.Text(d.Key.Label()),
		Note: note})
}

// explain adds the comparison of an occasional revision in one insurance.
func (o *Occasional) explain(t *why.Trace, s side, average Amount, c compared) {
	if !t.On() || s.old == 0 {
		return
	}
	what := textHealthGrade
	if s.name == pensionSide {
		what = textPensionGrade
	}
	t.Add(why.Step{Key: "remuneration.difference", What: what, Law: citeOccasional,
		Inputs: []why.Input{why.In(textAverage, why.Yen(average)),
			why.In(textOldStandard, why.Yen(s.old)),
			why.In(textNewStandard, why.Yen(s.grades.Of(average).Standard)),
			why.In(textDirection, why.Text(directionText(o.Direction)))},
		Table: c.source, Result: why.Text(differenceText(c.from, c.to)), Note: edgeNote(c)})
}
