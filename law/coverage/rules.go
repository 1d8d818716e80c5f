package coverage

import (
	"embed"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

//go:embed tables
var tables embed.FS

const root = "law/coverage"

// expansion is one enactment of the conditions for short-time workers.
type expansion struct {
	size        int        // pension insured persons of the employer, at least
	sizeMonths  int        // in so many of twelve months
	weekMinutes int        // contractual minutes of a week, at least
	pay         yen.Amount // fixed pay of a month, at least; zero: no such condition
	permitPay   yen.Amount // the same for those under a permit below the minimum wage
	months      int        // employment must be expected to be longer
	actual      int        // months of actual hours after which they count
}

// ordinary is the three-quarter rule and the term that goes with all.
type ordinary struct {
	part   yen.Rate
	months int
}

var (
	expansions = dated.MustLoadAt(root, tables, "tables/expansion",
		func(f *dated.File) (expansion, error) {
			r := f.Rows[0]
			e := expansion{
				size: r.Int("size"), sizeMonths: r.Int("size-months"),
				weekMinutes: r.Int("week-hours") * minutesOfHour,
				months:      r.Int("months"), actual: r.Int("actual-months"),
			}
			if r.Has("month-pay") {
				e.pay = r.Yen("month-pay")
			}
			if r.Has("permit-pay") {
				e.permitPay = r.Yen("permit-pay")
			}
			return e, nil
		})
	ordinaries = dated.MustLoadAt(root, tables, "tables/threequarters",
		func(f *dated.File) (ordinary, error) {
			return ordinary{f.Rows[0].Rate("part"), f.Rows[0].Int("term-months")}, nil
		})
)

const minutesOfHour = 60

// Rules are the conditions of coverage in force on a day.
type Rules struct {
	expansion         dated.Entry[expansion]
	ordinary          dated.Entry[ordinary]
	expansionStanding dated.Standing
	ordinaryStanding  dated.Standing
}

// RulesFor resolves the conditions of coverage for a day.
//
// Law: 健保法3-1-9 厚年法12-1-5
func RulesFor(day caldate.Date) (*Rules, dated.Standing, error) {
	e, standing, err := expansions.At(day)
	if err != nil {
		return nil, 0, err
	}
	o, other, err := ordinaries.At(day)
	if err != nil {
		return nil, 0, err
	}
	return &Rules{*e, *o, standing, other}, standing.Worse(other), nil
}

// Size is the number of pension insured persons from which an employer is a specified applicable
// establishment (特定適用事業所).
//
// Law: 健保法3-1-9 厚年法12-1-5
func (r *Rules) Size() int { return r.expansion.Value.size }

// Mark tells what of the conditions is not verified; empty when all is.
//
// Law? 健保法3-1-9
func (r *Rules) Mark() string { return r.expansion.Mark }

// SizeReached reports whether an employer has the size: in at least six of the twelve months
// given, newest last, the pension insured persons of all establishments of one corporate number,
// short-time workers left out, are as many as the condition asks.
//
// Law: 健保法3-1-9 厚年法12-1-5
func (r *Rules) SizeReached(counts []int) bool {
	const year = 12
	if len(counts) > year {
		counts = counts[len(counts)-year:]
	}
	reached := 0
	for _, n := range counts {
		if n >= r.expansion.Value.size {
			reached++
		}
	}
	return reached >= r.expansion.Value.sizeMonths
}
