package yearend

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// Income is what a person expects to have in the year, as the declarations ask for it.
type Income struct {
	// Pay is gross pay. For the employee it is only what other employers pay and what is not settled
	// here.
	Pay yen.Amount
	// Pension is the income from public pensions (公的年金等に係る雑所得), after their deduction.
	Pension yen.Amount
	// Others is all other income after losses were set off; below 0 it is a loss.
	Others yen.Amount
	// Unearned is the part of Pension and Others that does not come from own work.
	Unearned yen.Amount
	// Expenses is the deduction for specific expenses of employees (特定支出控除).
	Expenses yen.Amount
}

// Adjustment is the income adjustment for families with children and disabled persons
// (所得金額調整控除): a tenth of the pay between 8.5 and 10 million yen, raised to whole yen.
//
// Law: 措法41の3の11-1 措法41の3の12-1
func (t *Tables) Adjustment(pay yen.Amount, tr *why.Trace) yen.Amount {
	f := t.adjustment.value()
	base := min(bounded(pay), f.amount("cap")) - f.amount("over")
	a := yen.Amount(0)
	if base > 0 {
		a = min(yen.Ceil.Round(base.Times(f.rates["rate"])), f.amount("most"))
	}
	if tr.On() {
		tr.Add(why.Step{
			Key: "yearend.adjustment", What: LineAdjustmentDeduction.Label(), Law: lawAdjustment,
			Inputs: []why.Input{
				why.In(textTotalPay, why.Yen(pay)), why.In(textCap, why.Yen(f.amount("cap"))),
				why.In(textOverBase, why.Yen(f.amount("over"))), why.In(textRate, why.Rate(f.rates["rate"])),
			},
			Table: t.adjustment.row(""), Rounding: yen.Ceil, Result: why.Yen(a),
		})
	}
	return a
}

// forPension is the adjustment of those who have pay and a public pension: it is no part of the
// settlement, and counts in the total income only.
func (t *Tables) forPension(after, pension yen.Amount) yen.Amount {
	most := t.adjustment.value().amount("pension-cap")
	if after <= 0 || pension <= 0 {
		return 0
	}
	return max(0, min(after, most)+min(pension, most)-most)
}

// TotalIncome is the total income (合計所得金額) of a person. Children or a disability that give the
// income adjustment are told by family; it counts here whether or not it was declared.
//
// Law: 所法2-1-30 措法41の3の11-1 措法41の3の11-2
func (t *Tables) TotalIncome(i Income, family bool, tr *why.Trace) yen.Amount {
	after := t.AfterDeduction(i.Pay, nil)
	work := after - bounded(i.Expenses)
	first := yen.Amount(0)
	if family {
		first = t.Adjustment(i.Pay, nil)
	}
	second := t.forPension(after, i.Pension)
	work = max(0, work-first-second)
	total := max(0, work+i.Pension+i.Others)
	if tr.On() {
		in := []why.Input{
			why.In(textAllPay, why.Yen(i.Pay)), why.In(textAfter, why.Yen(after)),
		}
		for _, part := range []struct {
			name   string
			amount yen.Amount
		}{
			{textExpenses, i.Expenses}, {textAdjustment, first}, {textAdjustmentPension, second},
			{textPension, i.Pension}, {textOthers, i.Others},
		} {
			if part.amount != 0 {
				in = append(in, why.In(part.name, why.Yen(part.amount)))
			}
		}
		tr.Add(why.Step{Key: "yearend.total-income", What: textTotalIncome, Law: lawTotalIncome,
			Inputs: in, Result: why.Yen(total), Note: textTotalIncomeNote})
	}
	return total
}

// BasicDeduction is the basic deduction (基礎控除) for a total income: the Act's amount and the
// addition of the special measure.
//
// Law: 所法86-1 措法41の16の2-1
func (t *Tables) BasicDeduction(total yen.Amount, tr *why.Trace) yen.Amount {
	act, extra := t.basic.value().find(total), (*band)(nil)
	if t.basicAddition.holds() {
		extra = t.basicAddition.value().find(total)
	}
	own, more := amountOf(act), amountOf(extra)
	if tr.On() {
		s := why.Step{
			Key: "yearend.basic", What: LineBasicDeduction.Label(), Law: lawBasic,
			Inputs: []why.Input{
				why.In(textTotalIncome, why.Yen(total)), why.In(textBasicAct, why.Yen(own)),
			},
			Table: t.basic.row(textUpTo(act)), Result: why.Yen(own + more),
		}
		if more > 0 {
			s.Inputs = append(s.Inputs, why.In(textBasicAddition, why.Yen(more)))
			s.Note = textAddition(extra, t.basicAddition.entry.HoldsThrough)
		}
		tr.Add(s)
	}
	return own + more
}

func amountOf(b *band) yen.Amount {
	if b == nil {
		return 0
	}
	return b.add
}
