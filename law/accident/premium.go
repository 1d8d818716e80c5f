package accident

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// wageUnit is the unit to which the wages of a year are cut before a rate is applied.
//
// Law: 徴収則11 徴収法15-1
// Law? 端数計算法2-1
const wageUnit yen.Amount = 1_000

// YearWages are the wages of all workers of one business in an insurance year, and its rate.
type YearWages struct {
	Wages yen.Amount
	Rate  yen.Rate
}

// Premium computes the premium of a year: wages cut to 1,000 yen, times the rate, cut to the yen.
//
// Law: 徴収法11-1 徴収法15-1
// Law? 端数計算法2-1
func Premium(w YearWages, t *why.Trace) yen.Amount {
	base := w.Wages.DownTo(wageUnit)
	due := yen.Truncate.Round(base.Times(w.Rate))
	if t.On() {
		t.Add(why.Step{
			Key: "accident.premium", What: textPremium, Law: lawPremium,
			Inputs: []why.Input{
				why.In(textWages, why.Yen(w.Wages)), why.In(textBase, why.Yen(base)),
				why.In(textRate, why.Rate(w.Rate)),
			},
			Rounding: yen.Truncate, Result: why.Yen(due),
		})
	}
	return due
}

// Accrual is what one payment of wages adds to the year's premium, for the employer's books: no
// cut to 1,000 yen, for that is made once on the wages of all workers.
//
// Law: 徴収法11-1
// Law? 端数計算法2-1
func Accrual(w YearWages, t *why.Trace) yen.Amount {
	due := yen.Truncate.Round(w.Wages.Times(w.Rate))
	if t.On() {
		t.Add(why.Step{
			Key: "accident.accrual", What: textAccrual, Law: lawPremium,
			Inputs: []why.Input{
				why.In(textWages, why.Yen(w.Wages)), why.In(textRate, why.Rate(w.Rate)),
			},
			Rounding: yen.Truncate, Result: why.Yen(due), Note: textYearly,
		})
	}
	return due
}
