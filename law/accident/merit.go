package accident

import (
	"errors"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// ErrStepsNotHeld says that the steps of experience rating for felling or for bundled works
// were not found: the rate on the declaration form counts.
var ErrStepsNotHeld = errors.New("accident: the steps for this kind of business are not held")

// MeritKind is the kind of business by which the steps of experience rating differ.
type MeritKind uint8

// The kinds of business of experience rating (メリット制).
const (
	Continuing MeritKind = iota // a continuing business other than felling
	Felling                     // felling of trees, up to 35 %
	Bundled                     // bundled works, some up to 30 %
)

type meritStep struct {
	above, through yen.Rate // through is zero in the last step, which is open
	change         yen.Rate
}

var steps = dated.MustLoadAt(root, tables, "tables/merit-step", buildSteps)

func buildSteps(f *dated.File) ([]meritStep, error) {
	var all []meritStep
	for i, r := range f.Rows {
		s := meritStep{above: r.Rate("ratio-above"), change: r.Rate("change")}
		if r.Has("ratio-through") {
			s.through = r.Rate("ratio-through")
		}
		if i > 0 && s.above.Compare(all[i-1].through) != 0 {
			return nil, fmt.Errorf("line %d: the steps leave a gap", r.Line)
		}
		all = append(all, s)
	}
	return all, nil
}

type meritRule struct {
	other      yen.Rate // rate of accidents that are none of the business (非業務災害率)
	large      int
	small      int
	factor     yen.Rate
	premium    yen.Amount
	years      int
	otherMark  string
	cutThrough yen.Rate
	raiseAbove yen.Rate
}

var merits = dated.MustLoadAt(root, tables, "tables/merit", buildMerit)

func buildMerit(f *dated.File) (meritRule, error) {
	row := map[string]dated.Row{}
	for _, r := range f.Rows {
		row[r.Text("key")] = r
	}
	for _, key := range []string{
		"non-business-accident-rate", "workers-large", "workers-small", "disaster-factor",
		"bundled-premium", "years", "ratio-cut-through", "ratio-raise-above",
	} {
		if _, ok := row[key]; !ok {
			return meritRule{}, fmt.Errorf("the key %s is missing", key)
		}
	}
	return meritRule{
		other: row["non-business-accident-rate"].Rate("value"),
		large: row["workers-large"].Int("value"), small: row["workers-small"].Int("value"),
		factor:     row["disaster-factor"].Rate("value"),
		premium:    row["bundled-premium"].Yen("value"),
		years:      row["years"].Int("value"),
		otherMark:  row["non-business-accident-rate"].Text("mark"),
		cutThrough: row["ratio-cut-through"].Rate("value"),
		raiseAbove: row["ratio-raise-above"].Rate("value"),
	}, nil
}

// MeritInput is what the rate after experience rating is made of.
type MeritInput struct {
	Kind  MeritKind
	Rate  yen.Rate // rate of the table
	Ratio yen.Rate // benefits paid against premiums of three years (収支率)
}

// MeritRate computes the rate after experience rating: what the table's rate exceeds the rate of
// other accidents by is raised or lowered by the step, and that rate is added again. The office
// normally receives the rate on the declaration form; this is for checking it and for forecasts.
//
// Law: 徴収法12-3 徴収則20 徴収則別表3
func MeritRate(in MeritInput, day caldate.Date, t *why.Trace) (yen.Rate, error) {
	if in.Kind != Continuing {
		return yen.Rate{}, ErrStepsNotHeld
	}
	rule, standing, err := merits.At(day)
	if err != nil {
		return yen.Rate{}, err
	}
	table, stepStanding, err := steps.At(day)
	if err != nil {
		return yen.Rate{}, err
	}
	change := changeFor(table.Value, in.Ratio)
	other := rule.Value.other
	own := in.Rate.Plus(negative(other))
	rate := own.Times(yen.Whole.Plus(change)).Plus(other)
	if t.On() {
		t.Add(why.Step{
			Key: "accident.merit-rate", What: textMeritRate, Law: lawMerit,
			Inputs: []why.Input{
				why.In(textTableRate, why.Rate(in.Rate)), why.In(textOtherRate, why.Rate(other)),
				why.In(textBalance, why.Rate(in.Ratio)), why.In(textChange, why.Rate(change)),
			},
			Table:  why.From(&table.Source, stepStanding.Worse(standing), change.Percent()),
			Result: why.Rate(rate), Note: rule.Value.otherMark,
		})
	}
	return rate, nil
}

func changeFor(all []meritStep, ratio yen.Rate) yen.Rate {
	for _, s := range all[:len(all)-1] {
		if ratio.Compare(s.through) <= 0 {
			return s.change
		}
	}
	return all[len(all)-1].change
}

func negative(r yen.Rate) yen.Rate { return yen.Rate{Num: -r.Num, Den: r.Den} }

// MeritYear is one insurance year of a business, for the question whether it is rated by
// experience.
type MeritYear struct {
	Workers int        // average of the year
	Rate    yen.Rate   // rate of the table
	Bundled bool       // bundled works
	Premium yen.Amount // final premium, for bundled works
}

// MeritApplies tells whether a business is rated by experience: it has gone on for three years
// by 31 March of the last, and in each of them had 100 workers, or 20 with the factor of
// disaster reached, or a final premium of 400,000 yen for bundled works. The rate changes two
// years later [unverified].
//
// Law: 徴収法12-3-1 徴収法12-3-2 徴収法12-3-3 徴収則17
func MeritApplies(years []MeritYear, day caldate.Date, t *why.Trace) (bool, error) {
	rule, standing, err := merits.At(day)
	if err != nil {
		return false, err
	}
	answer, reason := true, textMeritYes
	if len(years) < rule.Value.years {
		answer, reason = false, textMeritYears
	}
	for _, y := range years[max(0, len(years)-rule.Value.years):] {
		if !rule.Value.largeEnough(y) {
			answer, reason = false, textMeritSmall
		}
	}
	if t.On() {
		step := why.Step{
			Key: "accident.merit-applies", What: textMeritApplies, Law: lawMerit,
			Table: why.From(&rule.Source, standing, ""), Result: why.Text(reason),
			Note: rule.Value.otherMark,
		}
		for _, y := range years {
			step.Inputs = append(step.Inputs, why.In(textWorkers, why.Count(y.Workers, textPersons)))
		}
		t.Add(step)
	}
	return answer, nil
}

// largeEnough tells whether a business was large enough in one year.
func (m meritRule) largeEnough(y MeritYear) bool {
	if y.Bundled {
		return y.Premium >= m.premium
	}
	if y.Workers >= m.large {
		return true
	}
	factor := y.Rate.Plus(negative(m.other)).Times(yen.Rate{Num: int64(y.Workers), Den: 1})
	return y.Workers >= m.small && factor.Compare(m.factor) >= 0
}
