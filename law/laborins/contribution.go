package laborins

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

type contributionRule struct {
	rate yen.Rate
	unit yen.Amount
}

var contributions = dated.MustLoadAt(root, tables, "tables/general-contribution",
	func(f *dated.File) (contributionRule, error) {
		return contributionRule{f.Rows[0].Rate("rate"), f.Rows[0].Yen("base-unit")}, nil
	})

// GeneralContribution computes the general contribution (一般拠出金) for the relief of asbestos
// victims from the final wages of workers' compensation of a year. It is owed once, with the
// final premium: never estimated, never in instalments, not for special members, not changed by
// experience rating [unverified].
//
// Law: 石綿救済法35 石綿救済法37
func GeneralContribution(
	finalWages yen.Amount, day caldate.Date, t *why.Trace,
) (yen.Amount, dated.Standing, error) {
	e, standing, err := contributions.At(day)
	if err != nil {
		return 0, 0, err
	}
	base := finalWages.DownTo(e.Value.unit)
	due := yen.Truncate.Round(base.Times(e.Value.rate))
	if t.On() {
		t.Add(why.Step{
			Key: "accident.general-contribution", What: textContribution, Law: lawContribution,
			Inputs: []why.Input{
				why.In(textFinalWages, why.Yen(finalWages)), why.In(textBase, why.Yen(base)),
				why.In(textTotalRate, why.Rate(e.Value.rate)),
			},
			Table: why.From(&e.Source, standing, ""), Rounding: yen.Truncate, Result: why.Yen(due),
		})
	}
	return due, standing, nil
}
