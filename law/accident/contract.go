package accident

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// Work tells the two kinds of assembling and installing machines apart, whose labor cost ratios
// differ. All other businesses are NoVariant.
type Work string

// The kinds of work in the table of labor cost ratios.
const (
	NoVariant Work = ""
	Assembly  Work = "assembly" // assembling or fixing (組立て又は取付けに関するもの)
	OtherWork Work = "other"    // the rest (その他のもの)
)

type workKey struct {
	code string
	work Work
}

type ratioRow struct {
	name  string
	ratio yen.Rate
}

var ratios = dated.MustLoadAt(root, tables, "tables/labor-cost-ratio",
	func(f *dated.File) (map[workKey]ratioRow, error) {
		all := map[workKey]ratioRow{}
		for _, r := range f.Rows {
			key := workKey{r.Text("code"), Work(r.Text("variant"))}
			if _, twice := all[key]; twice {
				return nil, fmt.Errorf("line %d: the row stands twice", r.Line)
			}
			all[key] = ratioRow{r.Text("business"), r.Rate("ratio")}
		}
		return all, nil
	})

// Contract is a construction contract whose wages are hard to add up: the price and what is to be
// added to it, all without consumption tax.
type Contract struct {
	Code     string
	Work     Work
	Price    yen.Amount
	Supplied yen.Amount // value of materials that the client supplied
	Hired    yen.Amount // hire of machines that the client lent
}

// ContractWages gives the wages of a contract work as its price times the labor cost ratio
// (労務費率), for a principal contractor who cannot add up what all subcontractors paid.
//
// Law: 徴収法11-3 徴収則12 徴収則13-1 徴収則13-2-1 徴収則別表2
func ContractWages(c Contract, day caldate.Date, t *why.Trace) (yen.Amount, error) {
	e, standing, err := ratios.At(day)
	if err != nil {
		return 0, err
	}
	row, ok := e.Value[workKey{c.Code, c.Work}]
	if !ok {
		return 0, &UnknownBusinessError{e.Table, c.Code}
	}
	sum := c.Price + c.Supplied + c.Hired
	wages := yen.Truncate.Round(sum.Times(row.ratio))
	if t.On() {
		t.Add(why.Step{
			Key: "accident.contract-wages", What: textContractWages, Law: lawContract,
			Inputs: []why.Input{
				why.In(textPrice, why.Yen(c.Price)), why.In(textSupplied, why.Yen(c.Supplied)),
				why.In(textHired, why.Yen(c.Hired)), why.In(textRatio, why.Rate(row.ratio)),
			},
			Table: why.From(&e.Source, standing, row.name), Rounding: yen.Truncate,
			Result: why.Yen(wages),
		})
	}
	return wages, nil
}
