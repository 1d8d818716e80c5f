package health

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/insurer"
	"romukura/law/premium"
	"romukura/law/why"
)

// bonusRule is the cap of a fiscal year and the unit to which a month's bonuses are cut.
type bonusRule struct {
	cap, unit yen.Amount
	source    *dated.Source
	standing  dated.Standing
}

var bonusSeries = dated.MustLoadAt(root, tables, "tables/bonus",
	func(f *dated.File) (bonusRule, error) {
		return bonusRule{cap: f.Rows[0].Yen("year-cap"), unit: f.Rows[0].Yen("unit")}, nil
	})

func (r *Rates) bonusFor(m caldate.Month) error {
	e, standing, err := bonusSeries.At(m.First())
	if err != nil {
		return err
	}
	r.bonus = e.Value
	r.bonus.source, r.bonus.standing = &e.Source, standing
	return nil
}

// Bonus is one payment of a bonus (賞与).
type Bonus struct {
	Paid yen.Amount // before any cut; at all employers together where there are two or more
	// Earlier is what was paid as bonus earlier in the same month.
	Earlier yen.Amount
	// Year is the standard bonus counted in earlier months of the fiscal year at this insurer: see
	// CountedBefore.
	Year       yen.Amount
	Care       bool
	Exempt     bool
	Share      yen.Rate
	Proportion premium.Proportion
	Notified   yen.Amount
}

// BonusPremium is the premium of one payment of a bonus.
type BonusPremium struct {
	Standard yen.Amount // standard bonus of the month after this payment, before the cap
	Counted  yen.Amount // what this payment adds under the cap of the year
	Premium
}

// Bonus computes the premium of a bonus with the rates of the month it is paid in. The bonuses of
// one month make one standard bonus, cut to 1,000 yen and to what the cap of the fiscal year
// leaves. A second payment in the month bears what the first has not.
//
// Law: 健保法45-1 健保法45-2 健保法156-1 健保法161-1 通貨法3-1
func (r *Rates) Bonus(b Bonus, t *why.Trace) BonusPremium {
	before := r.counted(b.Earlier, b.Year)
	after := r.counted(b.Earlier+b.Paid, b.Year)
	out := BonusPremium{
		Standard: max(0, b.Earlier+b.Paid).DownTo(r.bonus.unit), Counted: after - before,
		Premium: nothing,
	}
	r.explainBonus(b, out, t)
	if b.Exempt {
		r.explainExempt(t)
		return out
	}
	p := Person{Care: b.Care, Share: b.Share, Proportion: b.Proportion, Notified: b.Notified}
	if b.Earlier == 0 {
		p.Standard = after
		out.Premium = r.Premium(p, t)
		return out
	}
	p.Standard = after
	whole := r.compute(p)
	p.Standard, p.Notified = before, 0
	out.Premium = whole.less(r.compute(p))
	if b.Notified != 0 {
		r.notified(&out.Premium, b.Notified)
	}
	p.Standard = after
	r.explain(p, &out.Premium, t)
	return out
}

// notified puts the employee's amount of the office's notice in the place of our own.
//
// Law: 健保法161-4
func (r *Rates) notified(p *Premium, amount yen.Amount) {
	p.General.Deducted, p.Care.Deducted, p.Support.Deducted = amount, 0, 0
	p.Employee = amount
	p.Employer = p.Total.Minus(amount.Exact())
}

// counted is the standard bonus of a month under the cap.
//
// Law: 健保法45-1
func (r *Rates) counted(paid, year yen.Amount) yen.Amount {
	standard := max(0, paid).DownTo(r.bonus.unit)
	return min(standard, max(0, r.bonus.cap-year))
}

// Counted is a standard bonus as it was counted at an insurer in a month.
type Counted struct {
	Month   caldate.Month
	Insurer string // Insurer.Key
	Amount  yen.Amount
}

// CountedBefore adds up the standard bonuses of the earlier months of the fiscal year at the
// insurer. Bonuses of months exempt for leave count too. What was counted at another insurer is
// left out: it is added only on the insured person's own application, and then the caller lists it
// under this insurer.
//
// Law: 健保法45-1
// Law? 健保則27
func CountedBefore(list []Counted, at caldate.Month, i *insurer.Insurer) yen.Amount {
	var sum yen.Amount
	for _, c := range list {
		if c.Insurer == i.Key() && c.Month.FiscalYear() == at.FiscalYear() && c.Month.Before(at) {
			sum += c.Amount
		}
	}
	return sum
}
