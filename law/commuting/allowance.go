package commuting

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// Allowance is a commuting allowance that falls due on a day. Arrears are an allowance for each
// month with its own day, whenever it is paid.
type Allowance struct {
	Due  DueDate
	Paid yen.Amount
	Way  Way // with the costs of one month
	// Months is what the allowance covers when it is paid for several at once (a six-month pass): the
	// monthly limit counts for each. 0 is one.
	Months int
}

// Share is an allowance by what bears tax and what does not.
type Share struct {
	Limit    yen.Amount
	Free     yen.Amount // 非課税
	Taxable  yen.Amount // 課税
	Standing dated.Standing
}

// mostMonths is the longest time one allowance may cover.
const mostMonths = 12

// Split sums allowances, each held against the limit of its own due date.
//
// Law? 所法9-1-5 所令20の2
func Split(list []Allowance, tr *why.Trace) (Share, error) {
	var sum Share
	for _, a := range list {
		one, err := a.split(tr)
		if err != nil {
			return Share{}, err
		}
		sum.Limit += one.Limit
		sum.Free += one.Free
		sum.Taxable += one.Taxable
		sum.Standing = sum.Standing.Worse(one.Standing)
	}
	return sum, nil
}

func (a Allowance) split(tr *why.Trace) (Share, error) {
	var f fault.List
	checkAmount(&f, "paid", a.Paid)
	if a.Months < 0 || a.Months > mostMonths {
		f.Add(fault.Fault{Path: "months", Code: "commuting.months", Message: textBadMonths,
			Remedy: textBadMonthsRemedy})
	}
	if err := f.Err(); err != nil {
		return Share{}, err
	}
	l, standing, err := LimitsFor(a.Due)
	if err != nil {
		return Share{}, err
	}
	limit, err := l.Limit(a.Way, tr)
	if err != nil {
		return Share{}, err
	}
	limit *= yen.Amount(max(1, a.Months))
	out := Share{Limit: limit, Free: min(a.Paid, limit), Standing: standing}
	out.Taxable = a.Paid - out.Free
	if tr.On() {
		tr.Add(why.Step{
			Key: "commuting.split", What: textTaxablePart, Law: lawLimit,
			Inputs: []why.Input{
				why.In(textDue, why.Date(caldate.Date(a.Due))),
				why.In(textPaid, why.Yen(a.Paid)),
				why.In(textMonths, why.Count(max(1, a.Months), textMonthUnit)),
				why.In(textLimit, why.Yen(limit)), why.In(textFree, why.Yen(out.Free)),
			},
			Table: why.From(&l.car.Source, standing, ""), Result: why.Yen(out.Taxable),
		})
	}
	return out, nil
}

// Fee is a cost of commuting that is not paid by the month: for several months at once, or per use.
type Fee struct {
	Amount yen.Amount
	Months int // for how many months; 0 when it is per use
	Uses   int // what the amount buys, such as 11 tickets of a book
	Days   int // uses in the month
}

// Monthly brings a fee to a month: the fee over its months, or the price of a use times the days,
// rounded to the nearest yen. The rounding is read off one example of the tax agency [unverified].
//
// Law? 所令20の2
func (f Fee) Monthly(tr *why.Trace) (yen.Amount, error) {
	var l fault.List
	checkAmount(&l, "amount", f.Amount)
	perUse := f.Uses > 0 && f.Days >= 0 && f.Days <= 31
	if f.Months < 0 || f.Uses < 0 || f.Days < 0 || (f.Months > 0) == perUse {
		l.Add(fault.Fault{Path: "months", Code: "commuting.fee", Message: textBadFee,
			Remedy: textBadFeeRemedy})
	}
	if err := l.Err(); err != nil {
		return 0, err
	}
	exact := f.Amount.Exact()
	in := []why.Input{why.In(textFeeAmount, why.Yen(f.Amount))}
	if perUse {
		exact = exact.Over(int64(f.Uses)).Times(yen.Rate{Num: int64(f.Days), Den: 1})
		in = append(in, why.In(textUses, why.Count(f.Uses, textUseUnit)),
			why.In(textDays, why.Count(f.Days, textDayUnit)))
	} else {
		exact = exact.Over(int64(f.Months))
		in = append(in, why.In(textMonths, why.Count(f.Months, textMonthUnit)))
	}
	month := yen.RaiseFrom50Sen.Round(exact)
	tr.Add(why.Step{
		Key: "commuting.monthly-fee", What: textMonthlyFee, Law: lawLimit, Inputs: in,
		Rounding: yen.RaiseFrom50Sen, Result: why.Yen(month), Note: textFeeRounding,
	})
	return month, nil
}
