package health

import (
	"romukura/ground/yen"
	"romukura/law/insurer"
	"romukura/law/premium"
	"romukura/law/why"
)

// explain writes the levies, each with its own table, then the rounding and what is left for the
// employer.
func (r *Rates) explain(p Person, out *Premium, t *why.Trace) {
	if !t.On() {
		return
	}
	p.Proportion.Explain(t)
	r.explainLevy(general, p, out.General, t)
	if p.Care {
		r.explainLevy(care, p, out.Care, t)
	}
	if r.source[support] != nil {
		r.explainLevy(support, p, out.Support, t)
	}
	r.explainEmployee(p, out, t)
	t.Add(why.Step{
		Key: "health.employer", What: textEmployer, Law: lawEmployer,
		Inputs: []why.Input{
			why.In(textTotal, why.Exact(out.Total)),
			why.In(textEmployee, why.Yen(out.Employee)),
		},
		Rounding: r.profile.Person, Result: why.Exact(out.Employer), Note: textEmployerNote,
	})
}

func (r *Rates) explainLevy(l levy, p Person, part premium.Part, t *why.Trace) {
	split := r.split[l].With(p.Share)
	t.Add(why.Step{
		Key: levyKeys[l], What: levyTexts[l], Law: levyLaws[l],
		Inputs: []why.Input{
			why.In(textBase, why.Yen(p.Standard)), why.In(textRate, why.Rate(split.Total())),
			why.In(textShare, why.Rate(split.Employee)),
			why.In(textTotal, why.Exact(part.Total)),
		},
		Table:  why.From(r.source[l], r.standings[l], r.label),
		Result: why.Exact(part.Employee),
	})
}

func (r *Rates) explainEmployee(p Person, out *Premium, t *why.Trace) {
	step := why.Step{
		Key: "health.employee", What: textEmployee, Law: lawEmployee,
		Rounding: r.profile.Share, Result: why.Yen(out.Employee),
		Note: r.profile.Together.Label(),
	}
	parts := [levies]premium.Part{out.General, out.Care, out.Support}
	for l, part := range parts {
		if part.Employee.Num != 0 {
			step.Inputs = append(step.Inputs, why.In(levyTexts[l], why.Exact(part.Employee)))
		}
	}
	if r.profile.Together == insurer.All && len(step.Inputs) > 1 {
		sum := plus(plus(out.General.Employee, out.Care.Employee), out.Support.Employee)
		step.Inputs = append(step.Inputs, why.In(textUnrounded, why.Exact(sum)))
	}
	if p.Notified != 0 {
		step.Inputs = append(step.Inputs, why.In(textNotified, why.Yen(p.Notified)))
		step.Rounding, step.Note = 0, textNotifiedNote
	}
	t.Add(step)
}

func (r *Rates) explainExempt(t *why.Trace) {
	if t.On() {
		t.Add(why.Step{
			Key: "health.exempt", What: textPremium, Law: lawExempt,
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
	if out.Counted < (b.Earlier+b.Paid).DownTo(r.bonus.unit)-b.Earlier.DownTo(r.bonus.unit) {
		note = textCapped
	}
	t.Add(why.Step{
		Key: "health.bonus", What: textBonus, Law: lawBonus,
		Inputs: []why.Input{
			why.In(textPaid, why.Yen(b.Paid)), why.In(textEarlier, why.Yen(b.Earlier)),
			why.In(textStandard, why.Yen(out.Standard)), why.In(textYear, why.Yen(b.Year)),
			why.In(textCap, why.Yen(r.bonus.cap)),
		},
		Table:  why.From(r.bonus.source, r.bonus.standing, ""),
		Result: why.Yen(max(0, out.Counted)), Note: note,
	})
}

// Row is one row of the Association's table of premiums (保険料額表) for a standard: totals and halves
// before any rounding. The health columns leave the support levy out, as the table does.
type Row struct {
	Health, HealthHalf         yen.Exact
	HealthCare, HealthCareHalf yen.Exact
	Support, SupportHalf       yen.Exact
}

// TableRow is the row of the printed table for a standard monthly remuneration.
//
// Law: 健保法156-1 健保法161-1
func (r *Rates) TableRow(standard yen.Amount) Row {
	p := r.compute(Person{Standard: standard, Care: true})
	return Row{
		Health: p.General.Total, HealthHalf: p.General.Employee,
		HealthCare:     plus(p.General.Total, p.Care.Total),
		HealthCareHalf: plus(p.General.Employee, p.Care.Employee),
		Support:        p.Support.Total, SupportHalf: p.Support.Employee,
	}
}
