package residenttax

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// Personal is the stable key of a deduction for a person: spouse, dependent, disabled.
type Personal string

// Taxpayer is what an estimate of residents' tax is made from. Incomes and deductions are those
// of the year before the tax year; the deductions are the amounts of residents' tax, not of
// income tax.
type Taxpayer struct {
	TaxYear    int        // 年度
	Income     yen.Amount // total income; for an employee, pay after the deduction for employment
	Insurance  yen.Amount // social insurance premiums, in full
	Others     yen.Amount // life, earthquake, medical and other deductions
	Personal   map[Personal]int
	Designated bool       // lives in a designated city (指定都市)
	Donation   yen.Amount // hometown donations (ふるさと納税)
}

// Shares is an amount of the city and one of the prefecture.
type Shares struct{ City, Prefecture yen.Amount }

// Sum adds the two.
//
// Law: 地税法35-1 地税法314の3-1
func (s Shares) Sum() yen.Amount { return s.City + s.Prefecture }

// Assessment is an estimate of a year's residents' tax, at standard rates and without the
// limits below which no tax is due.
type Assessment struct {
	Deductions yen.Amount
	Taxable    yen.Amount
	Adjustment Shares // 調整控除
	Levy       Shares // 所得割 after the adjustment, before donations
	Donation   Shares // 寄附金税額控除
	PerCapita  Shares // 均等割
	Forest     yen.Amount
	Total      yen.Amount // 年税額, each share of income levy cut to 100 yen
}

// UnknownPersonalError says that a deduction for a person is not in the table.
type UnknownPersonalError struct{ Key Personal }

// Error names the key.
func (e *UnknownPersonalError) Error() string {
	return fmt.Sprintf("%s: no deduction %q", personals.Name, string(e.Key))
}

// Assess estimates residents' tax. The municipality decides; this never replaces its notice.
//
// Law: 地税法34 地税法314の2 地税法35-1 地税法314の3-1 地税法37 地税法314の6 地税法37の2 地税法314の7
// Law: 地税法38 地税法310 森林環境税法5 地税法20の4の2-1 地税法20の4の2-3
func Assess(p Taxpayer, t *why.Trace) (Assessment, dated.Standing, error) {
	on := FirstMonth(p.TaxYear).First()
	e, standing, err := assessments.At(on)
	if err != nil {
		return Assessment{}, 0, err
	}
	r := &e.Value
	d, err := deductionsOf(p, on)
	if err != nil {
		return Assessment{}, 0, err
	}
	a := Assessment{Deductions: p.Insurance + p.Others + d.amount}
	a.Taxable = max(p.Income-a.Deductions, 0).DownTo(r.taxableUnit)
	side := r.sides[0]
	if p.Designated {
		side = r.sides[1]
	}
	difference := d.difference + r.basicDifference
	a.Adjustment = r.adjustment(p, a.Taxable, difference).times(side.adjust, yen.Truncate)
	a.Levy = Shares{
		max(yen.Truncate.Round(a.Taxable.Times(side.rate[0]))-a.Adjustment.City, 0),
		max(yen.Truncate.Round(a.Taxable.Times(side.rate[1]))-a.Adjustment.Prefecture, 0),
	}
	if a.Donation, err = r.donation(p, a, difference); err != nil {
		return Assessment{}, 0, err
	}
	a.PerCapita, a.Forest = r.perCapita, r.forest
	a.Total = max(a.Levy.City-a.Donation.City, 0).DownTo(r.taxUnit) +
		max(a.Levy.Prefecture-a.Donation.Prefecture, 0).DownTo(r.taxUnit) +
		r.perCapita.Sum() + r.forest
	if t.On() {
		t.Add(assessStep(p, a, why.From(&e.Source, standing, "")))
	}
	return a, standing, nil
}

// both is an amount of which city and prefecture take each their share.
type both yen.Amount

func (b both) times(rates [2]yen.Rate, r yen.Rounding) Shares {
	return Shares{
		r.Round(yen.Amount(b).Times(rates[0])), r.Round(yen.Amount(b).Times(rates[1])),
	}
}

// adjustment is the amount on which the adjustment credit is reckoned: the difference of personal
// deductions between the two taxes, held to the taxable income, or falling from two million on.
//
// Law: 地税法37 地税法314の6
func (r *assessmentRule) adjustment(p Taxpayer, taxable, difference yen.Amount) both {
	switch {
	case p.Income > r.adjustLimit:
		return 0
	case taxable <= r.adjustThreshold:
		return both(min(difference, taxable))
	}
	return both(max(difference-(taxable-r.adjustThreshold), r.adjustLeast))
}

// donation is the credit for donations to municipalities: ten percent, and a special part by the
// taxpayer's rate of income tax, held to a fifth of the levy. Each share is raised to the yen.
//
// Law: 地税法37の2-1 地税法37の2-11 地税法314の7-1 地税法附則5の6
func (r *assessmentRule) donation(p Taxpayer, a Assessment, difference yen.Amount) (Shares, error) {
	if p.Donation <= r.donationOwn {
		return Shares{}, nil
	}
	on := FirstMonth(p.TaxYear).First()
	basic, _, err := incomeTaxBasics.At(on)
	if err != nil {
		return Shares{}, err
	}
	rates, _, err := donationRates.At(on)
	if err != nil {
		return Shares{}, err
	}
	side := r.sides[0]
	if p.Designated {
		side = r.sides[1]
	}
	more := max(bracketOf(basic.Value, p.Income).amount-r.incomeTaxBasicBefore, 0)
	rate := bracketOf(rates.Value, a.Taxable-difference-more).rate
	held := min(p.Donation, yen.Truncate.Round(p.Income.Times(r.donationIncome)))
	s := both(max(held-r.donationOwn, 0)).times(side.rate, yen.Ceil)
	special := both(p.Donation-r.donationOwn).times([2]yen.Rate{
		rate.Times(side.donation), rate.Times(minus(yen.Whole, side.donation)),
	}, yen.Ceil)
	s.City += min(special.City, yen.Truncate.Round(a.Levy.City.Times(r.donationLevy)))
	s.Prefecture += min(special.Prefecture,
		yen.Truncate.Round(a.Levy.Prefecture.Times(r.donationLevy)))
	return s, nil
}

func minus(a, b yen.Rate) yen.Rate { return a.Plus(yen.Rate{Num: -b.Num, Den: b.Den}) }

type deductionSum struct{ amount, difference yen.Amount }

// deductionsOf adds the basic deduction and those for persons.
//
// Law: 地税法314の2-1 地税法314の2-2
func deductionsOf(p Taxpayer, on caldate.Date) (deductionSum, error) {
	basic, _, err := basics.At(on)
	if err != nil {
		return deductionSum{}, err
	}
	table, _, err := personals.At(on)
	if err != nil {
		return deductionSum{}, err
	}
	sum := deductionSum{amount: bracketOf(basic.Value, p.Income).amount}
	for key, n := range p.Personal {
		rows, ok := table.Value[key]
		if !ok {
			return sum, &UnknownPersonalError{key}
		}
		row := bracketOf(rows, p.Income)
		sum.amount += row.amount * yen.Amount(n)
		sum.difference += row.difference * yen.Amount(n)
	}
	return sum, nil
}
