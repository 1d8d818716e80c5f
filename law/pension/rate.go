package pension

import (
	"embed"
	"errors"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/premium"
)

//go:embed tables
var tables embed.FS

const root = "law/pension"

func buildRate(f *dated.File) (yen.Rate, error) { return f.Rows[0].Rate("rate"), nil }

type bonusRule struct{ cap, unit yen.Amount }

var (
	rateSeries         = dated.MustLoadAt(root, tables, "tables/rate", buildRate)
	contributionSeries = dated.MustLoadAt(root, tables, "tables/contribution", buildRate)
	bonusSeries        = dated.MustLoadAt(root, tables, "tables/bonus",
		func(f *dated.File) (bonusRule, error) {
			return bonusRule{f.Rows[0].Yen("month-cap"), f.Rows[0].Yen("unit")}, nil
		})
	ageSeries = dated.MustLoadAt(root, tables, "tables/age",
		func(f *dated.File) (int, error) { return f.Rows[0].Int("until"), nil }).Fixed()
)

// sourced is a value with where it stands.
type sourced[T any] struct {
	value    T
	source   *dated.Source
	standing dated.Standing
}

func at[T any](s *dated.Series[T], m caldate.Month) (sourced[T], error) {
	e, standing, err := s.At(m.First())
	if err != nil {
		return sourced[T]{}, err
	}
	return sourced[T]{e.Value, &e.Source, standing}, nil
}

// Rates are the rates of one premium month, resolved.
type Rates struct {
	month        caldate.Month
	rate         sourced[yen.Rate]
	contribution sourced[yen.Rate]
	bonus        sourced[bonusRule]
	levies       []premium.Levy // the premium, then the contribution
}

// RatesFor resolves the rates of a premium month. The contribution is held from April 2020; for
// earlier months, which are read only to check old papers, it is left out.
//
// Law: 厚年法81-4 子育て支援法70-1 子育て支援法70-2
func RatesFor(m caldate.Month) (*Rates, dated.Standing, error) {
	r := &Rates{month: m}
	var e1, e2 error
	r.rate, e1 = at(rateSeries, m)
	r.bonus, e2 = at(bonusSeries, m)
	if err := errors.Join(e1, e2); err != nil {
		return nil, 0, err
	}
	contribution, err := at(contributionSeries, m)
	var before *dated.BeforeFirstError
	if err != nil && !errors.As(err, &before) {
		return nil, 0, err
	}
	if err != nil {
		contribution.value = yen.Rate{Num: 0, Den: 1}
	}
	r.contribution = contribution
	nobody := yen.Rate{Num: 0, Den: 1}
	r.levies = premium.Levies(premium.Halves(r.rate.value),
		premium.Split{Employee: nobody, Employer: r.contribution.value})
	return r, r.Standing(), nil
}

// Month is the premium month for which the rates were resolved.
//
// Law: 厚年法81-2
func (r *Rates) Month() caldate.Month { return r.month }

// Rate is the premium rate (厚生年金保険料率), borne in halves.
//
// Law: 厚年法81-4 厚年法82-1
func (r *Rates) Rate() yen.Rate { return r.rate.value }

// ContributionRate is the rate of the child-rearing contribution, borne by the employer alone.
//
// Law: 子育て支援法70-2
func (r *Rates) ContributionRate() yen.Rate { return r.contribution.value }

// Standing is how far the rates can be trusted.
//
// Law: 厚年法81-4
func (r *Rates) Standing() dated.Standing {
	return r.rate.standing.Worse(r.contribution.standing).Worse(r.bonus.standing)
}

// LossByAge is the day on which pension insurance is lost by age: the very day on which seventy is
// reached, the eve of the birthday. The last premium is for the month before that day's.
//
// Law: 厚年法14-1-5 年齢計算法1
func LossByAge(birth caldate.Date) caldate.Date {
	return birth.ReachesAge(ageSeries.Newest().Value)
}

// OverSeventy reports whether a person is an employee of seventy or over (70歳以上被用者) in a month:
// reported to the pension office like an insured person, without a premium from the month of the
// eve of the birthday on.
//
// Law: 厚年法27 厚年法14-1-5 厚年法19-1
func OverSeventy(birth caldate.Date, m caldate.Month) bool {
	return !m.Before(LossByAge(birth).Month())
}
