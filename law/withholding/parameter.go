package withholding

import (
	"fmt"

	"romukura/ground/yen"
	"romukura/law/dated"
)

// parameters are the single figures beside the printed tables.
type parameters struct {
	monthlyHead, dailyHead     yen.Amount // taken off for each dependent beyond the columns
	monthlyBelowB, dailyBelowB yen.Rate   // column B below the first row
	nonresident                yen.Rate
	bonusMonths                yen.Amount // a bonus for more months takes the long divisor
	bonusDivisor               yen.Amount
	bonusDivisorLong           yen.Amount
	bonusMultiple              yen.Amount // above this many times the previous pay: monthly table
}

func buildParameters(f *dated.File) (parameters, error) {
	n, err := buildNamed(f)
	r := reader{named: n, err: err}
	p := parameters{
		monthlyHead: r.amount("monthly-head"), dailyHead: r.amount("daily-head"),
		monthlyBelowB: r.rate("monthly-below-b"), dailyBelowB: r.rate("daily-below-b"),
		nonresident: r.rate("nonresident"), bonusMonths: r.amount("bonus-months"),
		bonusDivisor: r.amount("bonus-divisor"), bonusDivisorLong: r.amount("bonus-divisor-long"),
		bonusMultiple: r.amount("bonus-multiple"),
	}
	return p, r.err
}

// reader takes figures out of a table of names and keeps the first that is not there.
type reader struct {
	named
	err error
}

func (r *reader) amount(name string) yen.Amount {
	a, ok := r.amounts[name]
	if !ok && r.err == nil {
		r.err = fmt.Errorf("the figure %q is missing", name)
	}
	return a
}

func (r *reader) rate(name string) yen.Rate {
	v, ok := r.rates[name]
	if !ok && r.err == nil {
		r.err = fmt.Errorf("the rate %q is missing", name)
	}
	return v
}
