package yearend

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// Reduction is the fixed reduction of income tax of 2024 (定額減税, 年調減税額), as a slip of that year
// shows it.
type Reduction struct {
	Amount  yen.Amount // 年調減税額
	Applied yen.Amount // 源泉徴収時所得税減税控除済額
	Beyond  yen.Amount // 控除外額
	Annual  yen.Amount // 年調年税額
}

// Year2024 is what the reduction rests on.
type Year2024 struct {
	TotalIncome  yen.Amount
	Persons      int        // spouse and dependents who lived in the country
	AfterHousing yen.Amount // the income tax after the housing credit, surtaxes apart
}

// FixedReduction2024 explains the figures of a year settled for 2024: 30,000 yen for the employee
// and for each spouse or dependent who lived in the country, taken off the tax after the housing
// credit, for a total income up to 18,050,000 yen. No other year has it, and 2024 itself is not
// settled here: its other tables are not at hand.
//
// Law: 措法41の3の3-1 措法41の3の3-2
func FixedReduction2024(y Year2024, tr *why.Trace) (Reduction, error) {
	const year IncomeYear = 2024
	e, standing, err := reductions.At(year.Last())
	if err != nil {
		return Reduction{}, &TableMissing{TableFixedReduction, year}
	}
	s, _, err := surtaxRates.At(year.Last())
	if err != nil {
		return Reduction{}, &TableMissing{TableSurtax, year}
	}
	var r Reduction
	tax, heads := bounded(y.AfterHousing), 1+max(0, y.Persons)
	if y.TotalIncome <= e.Value.amount("income-limit") {
		r.Amount = e.Value.amount("head") * yen.Amount(heads)
	}
	r.Applied = min(r.Amount, tax)
	r.Beyond = r.Amount - r.Applied
	up := yen.Whole.Plus(s.Value.sum)
	r.Annual = yen.Truncate.Round((tax - r.Applied).Times(up)).DownTo(e.Value.amount("tax-unit"))
	if tr.On() {
		tr.Add(why.Step{
			Key: "yearend.fixed-reduction", What: textReduction, Law: lawReduction,
			Inputs: []why.Input{
				why.In(textTotalIncome, why.Yen(y.TotalIncome)),
				why.In(textHeads, why.Count(heads, textPersons)),
				why.In(textAfterHousing, why.Yen(tax)), why.In(textBeyond, why.Yen(r.Beyond)),
			},
			Table: why.From(&e.Source, standing, ""), Result: why.Yen(r.Applied),
			Note: textReductionNote,
		})
	}
	return r, nil
}
