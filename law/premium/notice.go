package premium

import (
	"math/big"

	"romukura/ground/yen"
	"romukura/law/why"
)

// Fund is what a line of the employer's notice pays into. The zero Fund is none.
type Fund uint8

const (
	// Health is health insurance with care and the support levy (健康勘定).
	Health Fund = iota + 1
	// Pension is employees' pension insurance (厚生年金勘定).
	Pension
	// Contribution is the child-rearing contribution of the employer (子ども・子育て拠出金).
	Contribution
)

// Notice is the notice of premiums due (納入告知書) of one establishment and month, in the making.
// The zero Notice is empty and ready.
type Notice struct {
	funds [Contribution + 1]fund
}

type fund struct {
	persons  int
	deducted yen.Amount
	totals   []yen.Exact // one sum for each denominator met, so that adding costs nothing
}

// Line is one fund of a notice.
type Line struct {
	Fund     Fund
	Persons  int
	Exact    string     // the sum before the cut, as a decimal or a fraction
	Due      yen.Amount // what the office demands: the sum cut below the yen
	Deducted yen.Amount // what was deducted from pay
	Employer yen.Amount // the employer's burden: what is left
}

// Add puts in the parts of one person: health, care and support together, or pension, or the
// contribution.
//
// Law: 健保法155-1 厚年法81-1
func (n *Notice) Add(f Fund, parts ...Part) {
	if f == 0 || f > Contribution {
		return
	}
	fund := &n.funds[f]
	fund.persons++
	for _, p := range parts {
		fund.deducted += p.Deducted
		fund.add(p.Total)
	}
}

func (f *fund) add(e yen.Exact) {
	if e.Den == 0 {
		return
	}
	for i := range f.totals {
		if f.totals[i].Den == e.Den {
			f.totals[i].Num += e.Num
			return
		}
	}
	f.totals = append(f.totals, e)
}

// sum adds the sums of different denominators without a bound on their size: shares of persons
// with two employers have denominators of their own.
func (f *fund) sum() *big.Rat {
	sum := new(big.Rat)
	for _, e := range f.totals {
		sum.Add(sum, big.NewRat(e.Num, e.Den))
	}
	return sum
}

// Lines are the funds of the notice: the exact premiums of all persons are added, and only the sum
// is cut below the yen. That each fund is cut on its own is not checked.
//
// Law: 端数計算法2-1 健保法161-2 厚年法82-2
// Law? 健保法164-1 厚年法83-1
func (n *Notice) Lines(t *why.Trace) []Line {
	var lines []Line
	for f := Health; f <= Contribution; f++ {
		fund := &n.funds[f]
		if fund.persons == 0 {
			continue
		}
		sum := fund.sum()
		whole := new(big.Int).Quo(sum.Num(), sum.Denom())
		l := Line{
			Fund: f, Persons: fund.persons, Exact: decimal(sum),
			Due: yen.Amount(whole.Int64()), Deducted: fund.deducted,
		}
		l.Employer = l.Due - l.Deducted
		lines = append(lines, l)
		l.explain(t)
	}
	return lines
}

func decimal(r *big.Rat) string {
	if digits, exact := r.FloatPrec(); exact && digits <= 9 {
		return r.FloatString(digits)
	}
	return r.String()
}

func (l Line) explain(t *why.Trace) {
	if !t.On() {
		return
	}
	t.Add(why.Step{
		Key: "premium.notice", What: l.Fund.Label(), Law: lawNotice,
		Inputs: []why.Input{
			why.In(textPersons, why.Count(l.Persons, textPerson)),
			why.In(textExactSum, why.Text(l.Exact)),
		},
		Rounding: yen.Truncate, Result: why.Yen(l.Due), Note: textFundApart,
	})
	t.Add(why.Step{
		Key: "premium.employer", What: textEmployer, Law: lawEmployer,
		Inputs: []why.Input{
			why.In(textDue, why.Yen(l.Due)), why.In(textDeducted, why.Yen(l.Deducted)),
		},
		Result: why.Yen(l.Employer),
	})
}
