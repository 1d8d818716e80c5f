package pension

import (
	"romukura/ground/yen"
	"romukura/law/premium"
	"romukura/law/why"
)

// Person is what the premium of a month depends on beside the rates.
type Person struct {
	Standard yen.Amount // standard monthly remuneration of the pension
	Exempt   bool       // exempt for leave this month: see law/exemption
	// Share is the insured person's share of the whole where it is not half; zero is half.
	Share      yen.Rate
	Proportion premium.Proportion // two or more employers
	Notified   yen.Amount         // the employee's amount by the office's notice; zero is none
	Rounding   yen.Rounding       // of the employee's share; zero is deduction from pay
}

// Premium is the premium of one person and month, or of one bonus.
type Premium struct {
	premium.Part              // the pension premium
	Contribution premium.Part // the child-rearing contribution; Employee and Deducted are nought
	Employee     yen.Amount   // what is deducted from pay
	Employer     yen.Exact    // the rest of the premium, without the contribution
}

var nothing = Premium{
	Part: premium.None, Contribution: premium.None, Employer: premium.None.Total,
}

// Premium computes the premium and the contribution of one person for the month.
//
// Law: 厚年法81-3 厚年法81-4 厚年法82-1 通貨法3-1 子育て支援法70-1
func (r *Rates) Premium(p Person, t *why.Trace) Premium {
	if p.Exempt {
		r.explainExempt(t)
		return nothing
	}
	out := r.compute(p)
	if t.On() {
		r.explain(p, &out, t)
	}
	return out
}

func (r *Rates) compute(p Person) Premium {
	levy := r.levies[0]
	if p.Share.Num != 0 {
		levy = premium.Levies(premium.Halves(r.rate.value).With(p.Share))[0]
	}
	out := Premium{Part: levy.On(p.Standard), Contribution: r.levies[1].On(p.Standard)}
	if !p.Proportion.Sole() {
		out.Part = p.Proportion.Of(out.Part)
		out.Contribution = p.Proportion.Of(out.Contribution)
	}
	out.Deducted = premium.RoundingOr(p.Rounding).Round(out.Part.Employee)
	if p.Notified != 0 {
		out.Deducted = p.Notified
	}
	out.Employee = out.Deducted
	out.Employer = out.Part.Employer()
	return out
}

func (p Premium) less(o Premium) Premium {
	return Premium{
		Part: p.Part.Less(o.Part), Contribution: p.Contribution.Less(o.Contribution),
		Employee: p.Employee - o.Employee, Employer: p.Employer.Minus(o.Employer),
	}
}

// Bonus is one payment of a bonus (賞与).
type Bonus struct {
	Paid       yen.Amount // before any cut; at all employers together where there are two or more
	Earlier    yen.Amount // paid as bonus earlier in the same calendar month
	Exempt     bool
	Share      yen.Rate
	Proportion premium.Proportion
	Notified   yen.Amount
	Rounding   yen.Rounding
}

// BonusPremium is the premium of one payment of a bonus.
type BonusPremium struct {
	Standard yen.Amount // standard bonus of the month after this payment, under the cap
	Counted  yen.Amount // what this payment adds to it
	Premium
}

// Bonus computes the premium of a bonus. All bonuses of a calendar month are added, cut to 1,000
// yen and to the cap of the month; a second payment bears what the first has not.
//
// Law: 厚年法24の4-1 厚年法81-3 厚年法82-1 通貨法3-1
func (r *Rates) Bonus(b Bonus, t *why.Trace) BonusPremium {
	before, after := r.counted(b.Earlier), r.counted(b.Earlier+b.Paid)
	out := BonusPremium{Standard: after, Counted: after - before, Premium: nothing}
	r.explainBonus(b, out, t)
	if b.Exempt {
		r.explainExempt(t)
		return out
	}
	p := Person{Standard: after, Share: b.Share, Proportion: b.Proportion, Notified: b.Notified,
		Rounding: b.Rounding}
	whole := r.compute(p)
	if b.Earlier != 0 {
		first := p
		first.Standard, first.Notified = before, 0
		whole = whole.less(r.compute(first))
	}
	if b.Notified != 0 {
		whole.Deducted, whole.Employee = b.Notified, b.Notified
		whole.Employer = whole.Part.Employer()
	}
	out.Premium = whole
	if t.On() {
		r.explain(p, &out.Premium, t)
	}
	return out
}

// counted is the standard bonus of a month: cut to the unit, then to the cap.
//
// Law: 厚年法24の4-1
func (r *Rates) counted(paid yen.Amount) yen.Amount {
	return min(max(0, paid).DownTo(r.bonus.value.unit), r.bonus.value.cap)
}
