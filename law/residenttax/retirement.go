package residenttax

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// RetirementTax is residents' tax on retirement income, withheld when it is paid.
type RetirementTax struct {
	Municipal, Prefectural yen.Amount
}

// Sum is what is withheld in all.
//
// Law: 地税法328の5-2
func (r RetirementTax) Sum() yen.Amount { return r.Municipal + r.Prefectural }

// OnRetirement computes residents' tax on retirement income (after the deduction and the
// halving): 6 % and 4 % of the income cut to 1,000 yen, each cut to 100 yen. It is paid to the
// municipality of residence on 1 January, by the 10th of the next month.
//
// Law? 地税法50の4 地税法328の3 地税法328の5-2
func OnRetirement(
	income yen.Amount, paid caldate.Date, t *why.Trace,
) (RetirementTax, dated.Standing, error) {
	e, standing, err := retirements.At(paid)
	if err != nil {
		return RetirementTax{}, 0, err
	}
	rule, base := e.Value, max(income, 0).DownTo(e.Value.incomeUnit)
	share := func(r yen.Rate) yen.Amount {
		return yen.Truncate.Round(base.Times(r)).DownTo(rule.taxUnit)
	}
	tax := RetirementTax{share(rule.municipal), share(rule.prefectural)}
	if t.On() {
		t.Add(why.Step{
			Key: "residenttax.retirement", What: textRetirement, Law: lawRetirement,
			Inputs: []why.Input{
				why.In(textRetirementIncome, why.Yen(base)),
				why.In(textMunicipal, why.Yen(tax.Municipal)),
				why.In(textPrefectural, why.Yen(tax.Prefectural)),
			},
			Table: why.From(&e.Source, standing, ""), Rounding: yen.Truncate,
			Result: why.Yen(tax.Sum()),
		})
	}
	return tax, standing, nil
}
