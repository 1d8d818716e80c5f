package laborins

import (
	"embed"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

//go:embed tables
var tables embed.FS

const root = "law/laborins"

// Business is the kind of business by which the employment insurance rate (雇用保険率) differs. The
// zero Business is none, so that a forgotten one is seen.
type Business uint8

const (
	// General is every business that is neither of the others (一般の事業). Horticultural services,
	// cattle raising, dairy, poultry and pig farming, and inland aquaculture belong here too.
	General Business = iota + 1
	// Agriculture is agriculture, forestry, fishery and sake brewing (農林水産・清酒製造の事業).
	Agriculture
	// Construction is 建設の事業.
	Construction
)

var businessKeys = [...]string{"", "general", "agri_forestry_fishery_sake", "construction"}

// String is the stable key of the business, as tables and files write it.
func (b Business) String() string {
	if int(b) >= len(businessKeys) {
		return ""
	}
	return businessKeys[b]
}

// BusinessByKey finds a business by its key; false when there is none of that name.
//
// Law: 徴収法12-4
func BusinessByKey(key string) (Business, bool) {
	for b := General; b <= Construction; b++ {
		if b.String() == key {
			return b, true
		}
	}
	return 0, false
}

// Rate is the employment insurance rate of one kind of business and its parts.
type Rate struct {
	Total       yen.Rate
	Worker      yen.Rate // half of the shared part
	Employer    yen.Rate // the other half and the two projects
	TwoProjects yen.Rate // 二事業: borne by the employer alone
	Shared      yen.Rate // job seekers' and childcare benefits, in equal halves
}

// Rates are the rates of one enactment, resolved for a day.
type Rates struct {
	source   *dated.Source
	standing dated.Standing
	byKind   [Construction + 1]Rate
}

var employmentRates = dated.MustLoadAt(root, tables, "tables/employment-rate", buildRates)

func buildRates(f *dated.File) ([Construction + 1]Rate, error) {
	var all [Construction + 1]Rate
	for _, r := range f.Rows {
		b, ok := BusinessByKey(r.Text("business"))
		if !ok {
			return all, fmt.Errorf("line %d: no such business", r.Line)
		}
		all[b] = Rate{
			r.Rate("total"), r.Rate("worker"), r.Rate("employer"), r.Rate("two-projects"), r.Rate("shared"),
		}
	}
	for b := General; b <= Construction; b++ {
		if err := all[b].check(); err != nil {
			return all, fmt.Errorf("%s: %w", b, err)
		}
	}
	return all, nil
}

// check holds that the parts make up the whole and that the shared part is halved.
//
// Law: 徴収法31-1-1
func (r Rate) check() error {
	shares := r.Worker.Plus(r.Employer)
	switch {
	case r.Total.IsZero():
		return fmt.Errorf("the rate is missing")
	case shares.Compare(r.Total) != 0, r.Shared.Plus(r.TwoProjects).Compare(r.Total) != 0:
		return fmt.Errorf("the parts do not make up the whole")
	case r.Worker.Compare(r.Shared.Times(yen.Half)) != 0:
		return fmt.Errorf("the worker does not bear half of the shared part")
	}
	return nil
}

// RatesFor resolves the employment insurance rates in force on a day of the insurance year.
//
// Law: 徴収法12-4 徴収法12-5 徴収法2-4
func RatesFor(day caldate.Date) (*Rates, dated.Standing, error) {
	e, standing, err := employmentRates.At(day)
	if err != nil {
		return nil, 0, err
	}
	return &Rates{&e.Source, standing, e.Value}, standing, nil
}

// Of is the rate of one kind of business; zero for none.
//
// Law: 徴収法12-4
func (r *Rates) Of(b Business) Rate {
	if b > Construction {
		return Rate{}
	}
	return r.byKind[b]
}

// Standing is how far the rates can be trusted on the day they were asked for.
//
// Law: 徴収法12-5
func (r *Rates) Standing() dated.Standing { return r.standing }

// KnownThrough is the last day for which rates are known.
//
// Law: 徴収法12-5
func KnownThrough() caldate.Date { return employmentRates.KnownThrough() }
