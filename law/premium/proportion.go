package premium

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// Proportion is the place of one employer among two or more (二以上事業所勤務): its own remuneration
// and the sum at all of them. The zero Proportion is a sole employer.
type Proportion struct{ Own, Sum yen.Amount }

// largest is the sum beyond which no proportion is taken: no pay reaches it, and products with it
// would leave 64 bits.
const largest yen.Amount = 1_000_000_000

// Sole reports that there is one employer, or that the proportion makes no sense and none is
// applied: own pay below zero, above the sum, or beyond a billion yen.
//
// Law: 健保法161-4 健保令47-1 厚年法82-3 厚年令4-1
func (p Proportion) Sole() bool {
	return p.Sum <= 0 || p.Own < 0 || p.Own >= p.Sum || p.Sum > largest
}

// Rate is the employer's part as an exact fraction.
//
// Law: 健保令47-1 厚年令4-1
func (p Proportion) Rate() yen.Rate {
	if p.Sole() {
		return yen.Whole
	}
	return yen.Rate(reduced(yen.Exact{Num: int64(p.Own), Den: int64(p.Sum)}))
}

// Of is the part that falls to the employer. It is exact; the office's notice gives the amounts,
// and where they are known they go before.
//
// Law: 健保法161-4 健保令47-1 厚年法82-3 厚年令4-1
func (p Proportion) Of(whole Part) Part {
	r := p.Rate()
	return Part{
		Total: reduced(whole.Total).Times(r), Employee: reduced(whole.Employee).Times(r),
	}
}

// reduced is the fraction in lowest terms: adding nought to it makes them.
func reduced(e yen.Exact) yen.Exact { return yen.Exact{Num: 0, Den: 1}.Plus(e) }

// Sum adds the remuneration of all employers, on which the one standard is decided.
//
// Law: 健保法44-3 厚年法24-2
func Sum(own ...yen.Amount) yen.Amount {
	var sum yen.Amount
	for _, a := range own {
		sum += a
	}
	return sum
}

// Explain adds the step that shows the proportion.
//
// Law: 健保令47-1 厚年令4-1
func (p Proportion) Explain(t *why.Trace) {
	if !t.On() || p.Sole() {
		return
	}
	t.Add(why.Step{
		Key: "premium.proportion", What: textProportion, Law: lawProportion,
		Inputs: []why.Input{
			why.In(textOwn, why.Yen(p.Own)), why.In(textSum, why.Yen(p.Sum)),
		},
		Result: why.Text(p.Rate().String()), Note: textNoticeGoesBefore,
	})
}
