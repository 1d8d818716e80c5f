package residenttax

import (
	"errors"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Annual is an amount of tax to be collected in instalments.
type Annual struct {
	Tax       yen.Amount
	From      caldate.Month // first month of collection: June, or later for a late or changed notice
	PerCapita yen.Amount    // per-capita part of this municipality; zero: the standard one
}

// Instalments are what falls on the first month and on each of the others.
type Instalments struct {
	First, Others yen.Amount
	Months        int
}

// ErrNothingToCollect says that an annual amount is below zero: a refund is settled by the
// municipality.
var ErrNothingToCollect = errors.New("residenttax: there is nothing to collect")

// Split divides an amount into monthly instalments (月割額) from its first month to May: each is
// cut to 100 yen, and the first month takes the rest. An amount at or below the per-capita part
// is taken whole in the first month. It checks a notice; the municipality computes.
//
// Law: 地税法20の4の2-6 地税法20の4の2-8 地税法321の5-1
func Split(a Annual, t *why.Trace) (Instalments, error) {
	if a.Tax < 0 {
		return Instalments{}, ErrNothingToCollect
	}
	e, standing, err := collections.At(a.From.First())
	if err != nil {
		return Instalments{}, err
	}
	in := Instalments{Months: a.From.MonthsUntil(LastMonth(TaxYear(a.From))) + 1}
	perCapita := a.PerCapita
	if perCapita == 0 {
		perCapita = e.Value.perCapita
	}
	if a.Tax > perCapita {
		in.Others = (a.Tax / yen.Amount(in.Months)).DownTo(e.Value.unit)
	}
	in.First = a.Tax - in.Others*yen.Amount(in.Months-1)
	if t.On() {
		t.Add(why.Step{
			Key: "residenttax.split", What: textSplit, Law: lawSplit,
			Inputs: []why.Input{
				why.In(textAnnual, why.Yen(a.Tax)), why.In(textMonths, why.Count(in.Months, textMonthUnit)),
				why.In(textUnit, why.Yen(e.Value.unit)), why.In(textPerCapita, why.Yen(perCapita)),
				why.In(textOthers, why.Yen(in.Others)),
			},
			Table: why.From(&e.Source, standing, ""), Result: why.Yen(in.First), Note: textFirstNote,
		})
	}
	return in, nil
}
