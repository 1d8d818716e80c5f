package yearend

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Close is what the settlement does to the payments: above 0 is tax to take, below 0 tax to give
// back.
type Close struct {
	LastPay  yen.Amount // in the last pay of the year, its own tax included
	Unpaid   yen.Amount // when the unpaid pay is paid
	January  yen.Amount
	February yen.Amount
	// MayDefer tells that the shortage leaves less than 70 percent of the mean of the months before:
	// the tax office may allow to collect it in January and February.
	MayDefer bool
}

// close fills the lines ㉘ to ㉞: an excess goes against the tax of the last pay, then against that
// of unpaid pay, the rest is refunded; a shortage is taken from the last pay, then from later ones.
//
// Law: 所法191 所法192-1 所法192-2
func (r *Result) close(t *Tables, c Closing, tr *why.Trace) {
	l := &r.Lines
	over, short := r.Over(), r.Short()
	l[LineAgainstLastPay] = min(over, c.LastTax)
	l[LineAgainstUnpaid] = min(over-l[LineAgainstLastPay], c.UnpaidTax)
	l[LineRefund] = over - l[LineAgainstLastPay] - l[LineAgainstUnpaid]
	if c.NextYear {
		l[LineRefundNextYear] = l[LineRefund]
	} else {
		l[LineRefundThisYear] = l[LineRefund]
	}
	l[LineCollectLastPay] = c.takes(short)
	l[LineCollectNextYear] = short - l[LineCollectLastPay]
	r.Close = Close{
		LastPay: c.LastTax - l[LineAgainstLastPay] - l[LineRefundThisYear] + l[LineCollectLastPay],
		Unpaid:  c.UnpaidTax - l[LineAgainstUnpaid],
		January: l[LineCollectNextYear] - l[LineRefundNextYear],
	}
	if short > 0 && c.LastNet > 0 && c.Average > 0 {
		least := c.Average.Times(t.rule.value().rates["defer-below"])
		r.Close.MayDefer = (c.LastNet - short).Exact().Compare(least) < 0
	}
	if c.Deferred && short > 0 {
		half := short.Times(yen.Half)
		r.Close.January = yen.Ceil.Round(half)
		r.Close.February = yen.Truncate.Round(half)
	}
	if tr.On() {
		explainClose(r, tr)
	}
}

// takes is how much of a shortage the last pay bears.
func (c Closing) takes(short yen.Amount) yen.Amount {
	switch {
	case c.NextYear, c.Deferred:
		return 0
	case c.LastNet > 0:
		return min(short, c.LastNet)
	}
	return short
}

// Again is what follows when a year is settled again after a change.
type Again uint8

// What follows.
const (
	AgainSame    Again = iota // the tax stays
	AgainRefund               // the employer refunds the difference
	AgainCollect              // the employer collects the difference
	AgainReturn               // too late to refund: the employee files a return
)

// Redo is a year settled again: the difference of the annual tax, above 0 to collect, below 0 to
// refund, and what follows.
type Redo struct {
	Difference yen.Amount
	What       Again
	Through    caldate.Date // the last day for a refund by the employer
}

// Redo compares the settlement with the one before the change, made again on a day: a refund is
// the employer's through 31 January, after that the employee's own return; a shortage is collected
// on any day.
//
// Law? 所基通190-5
func (r *Result) Redo(before *Result, day caldate.Date, tr *why.Trace) Redo {
	out := Redo{Difference: r.Annual() - before.Annual(), Through: r.Year.RedoThrough()}
	switch {
	case out.Difference > 0:
		out.What = AgainCollect
	case out.Difference < 0 && day.After(out.Through):
		out.What = AgainReturn
	case out.Difference < 0:
		out.What = AgainRefund
	}
	if tr.On() {
		tr.Add(why.Step{
			Key: "yearend.redo", What: textRedo, Law: lawRedo,
			Inputs: []why.Input{
				why.In(textBefore, why.Yen(before.Annual())), why.In(textNow, why.Yen(r.Annual())),
				why.In(textDay, why.Date(day)), why.In(textRedoThrough, why.Date(out.Through)),
			},
			Result: why.Yen(out.Difference), Note: out.What.Label(),
		})
	}
	return out
}
