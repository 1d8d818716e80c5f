package withholding

import (
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// BonusPay is one bonus.
type BonusPay struct {
	AfterInsurance yen.Amount // the bonus less the employee's social insurance on it
	// PreviousPay is the pay of the month before less its social insurance; zero or less: none.
	PreviousPay yen.Amount
	Months      int   // months that the bonus covers, 0 when not more than six
	Payee       Payee // on the day of the bonus
	Method      Method
}

// BonusWay tells how the tax on a bonus was found.
type BonusWay uint8

// The ways.
const (
	RateTable       BonusWay = iota + 1 // the table of rates (算出率の表)
	NoPreviousMonth                     // no pay in the month before: monthly table
	OverTenTimes                        // more than ten times the month before: monthly table
)

// BonusTax is the tax on a bonus, and how it was found.
type BonusTax struct {
	Tax      yen.Amount
	Way      BonusWay
	Rate     yen.Rate   // of the table; only for RateTable
	PerMonth yen.Amount // the bonus over the divisor; only for the exceptions
	Combined yen.Amount // PerMonth and the pay of the month before; only for OverTenTimes
	Standing dated.Standing
}

// Bonus is the tax on a bonus: the bonus after its insurance times the rate that the pay of the
// month before and the dependents give, cut to whole yen. Where there was no such pay, or the bonus
// exceeds it more than tenfold (exactly tenfold does not), it is found by the monthly table on a
// sixth of the bonus, a twelfth when it covers more than six months.
//
// Law: 所法186-1 所法186-2
func (t *Tables) Bonus(b BonusPay, tr *why.Trace) (BonusTax, error) {
	if err := b.faults(); err != nil {
		return BonusTax{}, err
	}
	limit := b.PreviousPay * t.parameter.value().bonusMultiple
	switch {
	case b.PreviousPay <= 0:
		return t.withoutPrevious(b, tr)
	case b.AfterInsurance > limit:
		return t.overTenTimes(b, tr)
	}
	step, err := t.bonusStep(b.PreviousPay, b.Payee)
	if err != nil {
		return BonusTax{}, err
	}
	tax := yen.Truncate.Round(max(0, b.AfterInsurance).Times(step.rate))
	if tr.On() {
		tr.Add(why.Step{
			Key: "withholding.bonus", What: textBonus, Law: lawBonus,
			Inputs: append(bonusInputs(b), why.In(textRate, why.Rate(step.rate))),
			Table: why.From(&t.bonus.entry.Source, t.bonus.standing,
				textRow(step.from, step.below, b.Payee)),
			Rounding: yen.Truncate, Result: why.Yen(tax), Note: bonusNote(b.Payee),
		})
	}
	return BonusTax{Tax: tax, Way: RateTable, Rate: step.rate, Standing: t.bonus.standing}, nil
}

// BonusRate is the rate of the bonus table for the pay of the month before, after its insurance.
//
// Law: 所法186-1
func (t *Tables) BonusRate(previous yen.Amount, p Payee) (yen.Rate, error) {
	b := BonusPay{PreviousPay: previous, Payee: p}
	if err := b.faults(); err != nil {
		return yen.Rate{}, err
	}
	step, err := t.bonusStep(max(0, previous), p)
	return step.rate, err
}

// bonusStep finds the row. The last column is "7 or more": nothing is taken off above it.
func (t *Tables) bonusStep(previous yen.Amount, p Payee) (rateStep, error) {
	if err := t.bonus.missing; err != nil {
		return rateStep{}, err
	}
	list := t.bonus.value()[cell(p)]
	for i := len(list) - 1; i > 0; i-- {
		if previous >= list[i].from {
			return list[i], nil
		}
	}
	return list[0], nil
}

// withoutPrevious is the first exception.
//
// Law: 所法186-1
func (t *Tables) withoutPrevious(b BonusPay, tr *why.Trace) (BonusTax, error) {
	d := t.divisor(b)
	perMonth := max(0, b.AfterInsurance) / d
	tax, err := t.month(Pay{AfterInsurance: perMonth, Payee: b.Payee, Method: b.Method}, tr)
	if err != nil {
		return BonusTax{}, err
	}
	out := BonusTax{Tax: tax * d, Way: NoPreviousMonth, PerMonth: perMonth, Standing: t.standing()}
	if tr.On() {
		tr.Add(why.Step{
			Key: "withholding.bonus-no-previous", What: textBonusNoPrevious, Law: lawBonus,
			Inputs: append(bonusInputs(b), why.In(textDivisor, why.Count(int(d), "")),
				why.In(textPerMonth, why.Yen(perMonth)), why.In(textTaxPerMonth, why.Yen(tax))),
			Rounding: yen.Truncate, Result: why.Yen(out.Tax),
		})
	}
	return out, nil
}

// overTenTimes is the second exception: the tax on both together, less that on the month before.
//
// Law: 所法186-2
func (t *Tables) overTenTimes(b BonusPay, tr *why.Trace) (BonusTax, error) {
	d := t.divisor(b)
	perMonth := b.AfterInsurance / d
	p := Pay{AfterInsurance: perMonth + b.PreviousPay, Payee: b.Payee, Method: b.Method}
	both, err := t.month(p, tr)
	if err != nil {
		return BonusTax{}, err
	}
	p.AfterInsurance = b.PreviousPay
	before, err := t.month(p, tr)
	if err != nil {
		return BonusTax{}, err
	}
	out := BonusTax{Tax: (both - before) * d, Way: OverTenTimes, PerMonth: perMonth,
		Combined: perMonth + b.PreviousPay, Standing: t.standing()}
	if tr.On() {
		tr.Add(why.Step{
			Key: "withholding.bonus-over-ten", What: textBonusOverTen, Law: lawBonusOver,
			Inputs: append(bonusInputs(b), why.In(textDivisor, why.Count(int(d), "")),
				why.In(textPerMonth, why.Yen(perMonth)), why.In(textCombined, why.Yen(out.Combined)),
				why.In(textTaxCombined, why.Yen(both)), why.In(textTaxPrevious, why.Yen(before))),
			Rounding: yen.Truncate, Result: why.Yen(out.Tax),
		})
	}
	return out, nil
}

func (t *Tables) divisor(b BonusPay) yen.Amount {
	p := t.parameter.value()
	if yen.Amount(b.Months) > p.bonusMonths {
		return p.bonusDivisorLong
	}
	return p.bonusDivisor
}

// mostMonths is the longest time one bonus may cover.
const mostMonths = 12

func (b BonusPay) faults() error {
	if (b.Payee.Column == ColumnA || b.Payee.Column == ColumnB) && b.Method <= ByComputer &&
		b.Payee.Dependents >= 0 && b.Payee.Dependents <= dependentLimit &&
		within(b.AfterInsurance) && within(b.PreviousPay) && b.Months >= 0 && b.Months <= mostMonths {
		return nil
	}
	var l fault.List
	b.Payee.check(&l, ColumnB)
	checkAmount(&l, "after-insurance", b.AfterInsurance)
	checkAmount(&l, "previous-pay", b.PreviousPay)
	checkMethod(&l, b.Method)
	if b.Months < 0 || b.Months > mostMonths {
		l.Add(fault.Fault{Path: "months", Code: "withholding.months", Message: textBadMonths,
			Remedy: textBadMonthsRemedy, Law: lawBonus})
	}
	return l.Err()
}

func within(a yen.Amount) bool { return a <= yen.Limit && a >= -yen.Limit }

func bonusInputs(b BonusPay) []why.Input {
	in := make([]why.Input, 0, 9)
	return append(in, why.In(textBonusAfter, why.Yen(b.AfterInsurance)),
		why.In(textPrevious, why.Yen(b.PreviousPay)),
		why.In(textColumn, why.Text(b.Payee.Column.Label())),
		why.In(textDependents, why.Count(b.Payee.Dependents, textPersons)))
}

func bonusNote(p Payee) string {
	if p.Column == ColumnA && p.Dependents > maxColumn {
		return textSevenOrMore
	}
	return ""
}
