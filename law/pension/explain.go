package pension

import (
	"romukura/ground/yen"
	"romukura/law/premium"
	"romukura/law/why"
)

func (r *Rates) explain(p Person, out *Premium, t *why.Trace) {
	p.Proportion.Explain(t)
	split := premium.Halves(r.rate.value).With(p.Share)
	step := why.Step{
		Key: "pension.premium", What: textPremium, Law: lawPremium,
		Inputs: []why.Input{
			why.In(textStandard, why.Yen(p.Standard)), why.In(textRate, why.Rate(r.rate.value)),
			why.In(textShare, why.Rate(split.Employee)),
			why.In(textTotal, why.Exact(out.Total)),
			why.In(textUnrounded, why.Exact(out.Part.Employee)),
		},
		Table:    why.From(r.rate.source, r.rate.standing, ""),
		Rounding: premium.RoundingOr(p.Rounding), Result: why.Yen(out.Employee),
	}
	if p.Notified != 0 {
		step.Rounding, step.Note = 0, textNotified
	}
	t.Add(step)
	t.Add(why.Step{
		Key: "pension.employer", What: textEmployer, Law: lawEmployer,
		Inputs: []why.Input{
			why.In(textTotal, why.Exact(out.Total)), why.In(textEmployee, why.Yen(out.Employee)),
		},
		Result: why.Exact(out.Employer), Note: textEmployerNote,
	})
	if r.contribution.source != nil {
		t.Add(why.Step{
			Key: "pension.contribution", What: textContribution, Law: lawContribution,
			Inputs: []why.Input{
				why.In(textStandard, why.Yen(p.Standard)),
				why.In(textRate, why.Rate(r.contribution.value)),
			},
			Table:  why.From(r.contribution.source, r.contribution.standing, ""),
			Result: why.Exact(out.Contribution.Total), Note: textContributionNote,
		})
	}
}

func (r *Rates) explainExempt(t *why.Trace) {
	if t.On() {
		t.Add(why.Step{
			Key: "pension.exempt", What: textPremium, Law: lawExempt,
			Inputs: []why.Input{why.In(textMonth, why.Month(r.month))},
			Result: why.Yen(0), Note: textExempt,
		})
	}
}

func (r *Rates) explainBonus(b Bonus, out BonusPremium, t *why.Trace) {
	if !t.On() {
		return
	}
	note := ""
	if out.Standard == r.bonus.value.cap {
		note = textCapped
	}
	t.Add(why.Step{
		Key: "pension.bonus", What: textBonus, Law: lawBonus,
		Inputs: []why.Input{
			why.In(textPaid, why.Yen(b.Paid)), why.In(textEarlier, why.Yen(b.Earlier)),
			why.In(textMonthSum, why.Yen(out.Standard)), why.In(textCap, why.Yen(r.bonus.value.cap)),
		},
		Table:  why.From(r.bonus.source, r.bonus.standing, ""),
		Result: why.Yen(out.Counted), Note: note,
	})
}

// Row is the pension's columns of the printed table of premiums (保険料額表) for a standard, before any
// rounding.
type Row struct{ Total, Half, Contribution yen.Exact }

// TableRow is the row of the printed table for a standard monthly remuneration.
//
// Law: 厚年法81-3 厚年法82-1
func (r *Rates) TableRow(standard yen.Amount) Row {
	p := r.compute(Person{Standard: standard})
	return Row{p.Total, p.Part.Employee, p.Contribution.Total}
}
