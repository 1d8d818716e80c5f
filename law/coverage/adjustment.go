package coverage

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// step is one row of the adjustment: the part of the ordinary share that the person bears.
type step struct {
	standard   yen.Amount
	part       yen.Rate
	full, last int // months of the full relief, and of any
	mark       string
}

var adjustments = dated.MustLoadAt(root, tables, "tables/adjustment",
	func(f *dated.File) ([]step, error) {
		var all []step
		for _, r := range f.Rows {
			all = append(all, step{r.Yen("standard"), r.Rate("part"), r.Int("full-months"),
				r.Int("all-months"), r.Text("mark")})
		}
		return all, nil
	})

// Newcomer is a short-time worker newly covered, whose employer bears more of the premium (保険料調整).
type Newcomer struct {
	Standard yen.Amount    // standard monthly remuneration
	Since    caldate.Month // first month of the adjustment at the establishment
	Month    caldate.Month // premium month asked for
}

// Adjusted is the share of the whole premium that such a person bears.
type Adjusted struct {
	Share    yen.Rate // of the whole: 25/50 of a half is 1/4; zero where there is no adjustment
	Part     yen.Rate // of the ordinary share
	Standing dated.Standing
	Mark     string // [unverified] for steps that are known from memory alone
}

// Adjust answers what share of the whole premium a newly covered short-time worker bears in a
// month: a step by the standard for three years in all, the relief halved in the third. A zero
// Share means that nothing is adjusted. Only the step of 88,000 yen is confirmed; the others keep
// their mark.
//
// Law? 健保法161-1 厚年法82-1
func Adjust(n Newcomer, t *why.Trace) Adjusted {
	e, standing, err := adjustments.At(n.Since.First())
	if err != nil || n.Month.Before(n.Since) {
		return Adjusted{}
	}
	var out Adjusted
	for _, s := range e.Value {
		elapsed := n.Since.MonthsUntil(n.Month)
		if s.standard != n.Standard || elapsed >= s.last {
			continue
		}
		part := s.part
		if elapsed >= s.full {
			part = part.Plus(yen.Whole).Times(yen.Half)
		}
		out = Adjusted{part.Times(yen.Half), part, standing, s.mark}
		if elapsed >= s.full {
			out.Mark = e.Mark
		}
	}
	if t.On() {
		explainAdjusted(n, out, &e.Source, t)
	}
	return out
}

func explainAdjusted(n Newcomer, out Adjusted, src *dated.Source, t *why.Trace) {
	s := why.Step{
		Key: "coverage.adjustment", What: textAdjustment, Law: lawAdjustment,
		Inputs: []why.Input{
			why.In(textStandard, why.Yen(n.Standard)), why.In(textMonth, why.Month(n.Month)),
			why.In(textSince, why.Month(n.Since)),
		},
		Table: why.From(src, out.Standing, n.Standard.String()), Note: out.Mark,
		Result: why.Text(textNoAdjustment),
	}
	if out.Share.Num != 0 {
		s.Result = why.Rate(out.Share)
	}
	t.Add(s)
}
