package residenttax

import (
	"fmt"

	"romukura/ground/yen"
	"romukura/law/dated"
)

// bracket is a row that holds through an amount; the last is open.
type bracket struct {
	through            yen.Amount
	amount, difference yen.Amount
	rate               yen.Rate
}

func bracketOf(rows []bracket, a yen.Amount) bracket {
	for _, b := range rows {
		if a <= b.through {
			return b
		}
	}
	return bracket{}
}

// open closes a list of brackets: the last has no bound, and the others climb.
func open(rows []bracket) error {
	for i := 1; i < len(rows); i++ {
		if rows[i].through <= rows[i-1].through {
			return fmt.Errorf("the brackets do not climb")
		}
	}
	if len(rows) == 0 || rows[len(rows)-1].through != yen.Limit {
		return fmt.Errorf("the last bracket is not open")
	}
	return nil
}

func through(r dated.Row, column string) yen.Amount {
	if !r.Has(column) {
		return yen.Limit
	}
	return r.Yen(column)
}

func buildBrackets(f *dated.File) ([]bracket, error) {
	var rows []bracket
	for _, r := range f.Rows {
		rows = append(rows, bracket{
			through: through(r, "income-through"), amount: r.Yen("deduction"),
		})
	}
	return rows, open(rows)
}

var (
	basics          = dated.MustLoadAt(root, tables, "tables/basic-deduction", buildBrackets).Fixed()
	incomeTaxBasics = dated.MustLoadAt(root, tables, "tables/income-tax-basic", buildBrackets).Fixed()
)

var personals = dated.MustLoadAt(root, tables, "tables/personal-deduction",
	func(f *dated.File) (map[Personal][]bracket, error) {
		all := map[Personal][]bracket{}
		for _, r := range f.Rows {
			key := Personal(r.Text("key"))
			all[key] = append(all[key], bracket{
				through: through(r, "income-through"), amount: r.Yen("deduction"),
				difference: r.Yen("difference"),
			})
		}
		for key, rows := range all {
			if err := open(rows); err != nil {
				return nil, fmt.Errorf("%s: %w", key, err)
			}
		}
		return all, nil
	}).Fixed()

var donationRates = dated.MustLoadAt(root, tables, "tables/donation-rate",
	func(f *dated.File) ([]bracket, error) {
		var rows []bracket
		for _, r := range f.Rows {
			rows = append(rows, bracket{through: through(r, "taxable-through"), rate: r.Rate("rate")})
		}
		return rows, open(rows)
	}).Fixed()

// side is what differs between a designated city and others: rates of city and prefecture, of the
// adjustment, and the city's share of the special credit for donations.
type side struct {
	rate, adjust [2]yen.Rate
	donation     yen.Rate
}

type assessmentRule struct {
	sides                                     [2]side
	adjustThreshold, adjustLeast, adjustLimit yen.Amount
	basicDifference, donationOwn              yen.Amount
	incomeTaxBasicBefore                      yen.Amount
	donationIncome, donationLevy              yen.Rate
	perCapita                                 Shares
	forest, taxableUnit, taxUnit              yen.Amount
}

var assessments = dated.MustLoadAt(root, tables, "tables/assessment", buildAssessment)

func buildAssessment(f *dated.File) (assessmentRule, error) {
	rows := keyed(f)
	if err := missing(rows, "city-rate", "prefecture-rate", "designated-city-rate",
		"designated-prefecture-rate", "adjust-city-rate", "adjust-prefecture-rate",
		"designated-adjust-city-rate", "designated-adjust-prefecture-rate", "adjust-threshold",
		"adjust-least", "adjust-income-limit", "basic-difference", "donation-own",
		"donation-income-share", "donation-levy-share", "donation-city-share",
		"designated-donation-city-share", "income-tax-basic-before", "city-per-capita",
		"prefecture-per-capita", "forest-tax", "taxable-unit", "tax-unit"); err != nil {
		return assessmentRule{}, err
	}
	rate := func(key string) yen.Rate { return rows[key].Rate("value") }
	amount := func(key string) yen.Amount { return rows[key].Yen("value") }
	sideOf := func(prefix string) side {
		return side{
			rate:     [2]yen.Rate{rate(prefix + "city-rate"), rate(prefix + "prefecture-rate")},
			donation: rate(prefix + "donation-city-share"),
			adjust: [2]yen.Rate{
				rate(prefix + "adjust-city-rate"), rate(prefix + "adjust-prefecture-rate"),
			},
		}
	}
	return assessmentRule{
		sides:           [2]side{sideOf(""), sideOf("designated-")},
		adjustThreshold: amount("adjust-threshold"), adjustLeast: amount("adjust-least"),
		adjustLimit: amount("adjust-income-limit"), basicDifference: amount("basic-difference"),
		donationOwn: amount("donation-own"), incomeTaxBasicBefore: amount("income-tax-basic-before"),
		donationIncome: rate("donation-income-share"), donationLevy: rate("donation-levy-share"),
		perCapita: Shares{amount("city-per-capita"), amount("prefecture-per-capita")},
		forest:    amount("forest-tax"), taxableUnit: amount("taxable-unit"),
		taxUnit: amount("tax-unit"),
	}, nil
}
