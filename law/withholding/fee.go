package withholding

import (
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// feeBand is the rate of the income tax, surtaxes apart, on the part of a fee from a bound on.
type feeBand struct {
	from yen.Amount
	rate yen.Rate
}

type feeBands []feeBand

func buildFee(f *dated.File) (feeBands, error) {
	var list feeBands
	for _, r := range f.Rows {
		list = append(list, feeBand{r.Yen("from"), r.Rate("rate")})
	}
	return list, nil
}

// Fee is the tax on a fee (報酬・料金) of the ordinary kind: the lower rate up to the bound, the upper
// on what exceeds it, surtaxes added to the rates, the sum cut to whole yen. Fees with a deduction
// of their own (judicial scriveners, sales agents) are not covered.
//
// Law? 所法204-1 所法205-1-1 復興財源法28-2
func (t *Tables) Fee(fee yen.Amount, tr *why.Trace) (yen.Amount, error) {
	if err := t.payment(fee); err != nil {
		return 0, err
	}
	if err := t.fee.missing; err != nil {
		return 0, err
	}
	list, up := *t.fee.value(), t.surtax.value().withSurtax()
	sum := yen.Amount(0).Exact()
	in := []why.Input{why.In(textFee, why.Yen(fee))}
	for i, b := range list {
		top := fee
		if i+1 < len(list) {
			top = min(top, list[i+1].from)
		}
		if top <= b.from {
			break
		}
		rate := b.rate.Times(up)
		sum = sum.Plus((top - b.from).Times(rate))
		if tr.On() {
			in = append(in, why.In(textFeePart(b.from), why.Yen(top-b.from)),
				why.In(textRate, why.Rate(rate)))
		}
	}
	tax := yen.Truncate.Round(sum)
	if tr.On() {
		tr.Add(why.Step{
			Key: "withholding.fee", What: textFeeTax, Law: lawFee, Inputs: in,
			Table:    why.From(&t.fee.entry.Source, t.fee.standing.Worse(t.surtax.standing), ""),
			Rounding: yen.Truncate, Result: why.Yen(tax),
		})
	}
	return tax, nil
}

// Surtaxed is the tax on a payment at one rate of income tax, surtaxes added, cut to whole yen:
// 10% of 222,222 yen is 22,688.
//
// Law? 復興財源法28-2
func (t *Tables) Surtaxed(payment yen.Amount, rate yen.Rate, tr *why.Trace) (yen.Amount, error) {
	if err := t.payment(payment); err != nil {
		return 0, err
	}
	if rate.Den <= 0 || rate.Num < 0 || rate.Compare(yen.Whole) > 0 {
		return 0, (&fault.Error{Faults: []fault.Fault{{Path: "rate", Code: "withholding.rate",
			Message: textBadRate, Remedy: textBadRateRemedy}}})
	}
	all := rate.Times(t.surtax.value().withSurtax())
	tax := yen.Truncate.Round(payment.Times(all))
	if tr.On() {
		tr.Add(why.Step{
			Key: "withholding.surtaxed", What: textSurtaxed, Law: lawSurtax,
			Inputs:   []why.Input{why.In(textPayment, why.Yen(payment)), why.In(textRate, why.Rate(all))},
			Table:    why.From(&t.surtax.entry.Source, t.surtax.standing, ""),
			Rounding: yen.Truncate, Result: why.Yen(tax),
		})
	}
	return tax, nil
}

// NonResident is the tax on pay of a person who is no resident (非居住者): one rate of the gross, no
// insurance taken off, cut to whole yen.
//
// Law? 所法212-1 所法213-1
func (t *Tables) NonResident(gross yen.Amount, tr *why.Trace) (yen.Amount, error) {
	if err := t.payment(gross); err != nil {
		return 0, err
	}
	rate := t.parameter.value().nonresident
	tax := yen.Truncate.Round(gross.Times(rate))
	if tr.On() {
		tr.Add(why.Step{
			Key: "withholding.nonresident", What: textNonResident, Law: lawNonResident,
			Inputs:   []why.Input{why.In(textGross, why.Yen(gross)), why.In(textRate, why.Rate(rate))},
			Table:    why.From(&t.parameter.entry.Source, t.parameter.standing, textNonResidentRow),
			Rounding: yen.Truncate, Result: why.Yen(tax), Note: textNonResidentNote,
		})
	}
	return tax, nil
}

// payment refuses what is no payment.
func (t *Tables) payment(a yen.Amount) error {
	var l fault.List
	checkAmount(&l, "payment", a)
	if a < 0 {
		l.Add(fault.Fault{Path: "payment", Code: "withholding.negative", Message: textNegative,
			Remedy: textNegativeRemedy})
	}
	return l.Err()
}
