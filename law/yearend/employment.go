package yearend

import (
	"errors"
	"sort"

	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// incomeRow is a row of the table of pay after the deduction for employment income: a printed
// amount, or a share of the pay less an amount.
type incomeRow struct {
	from, below yen.Amount // below is yen.Limit in the last
	amount      yen.Amount
	rate        yen.Rate // Den is 0 where the amount is printed
	subtract    yen.Amount
}

func (r *incomeRow) of(pay yen.Amount) yen.Amount {
	if r.rate.Den == 0 {
		return r.amount
	}
	return yen.Truncate.Round(pay.Times(r.rate)) - r.subtract
}

type incomeRows []incomeRow

func buildEmployment(f *dated.File) (incomeRows, error) {
	var rows incomeRows
	for _, r := range f.Rows {
		row := incomeRow{from: r.Yen("from"), below: yen.Limit + 1}
		if r.Has("below") {
			row.below = r.Yen("below")
		}
		if r.Has("amount") {
			row.amount = r.Yen("amount")
		} else {
			row.rate, row.subtract = r.Rate("rate"), r.Yen("subtract")
		}
		if n := len(rows); n > 0 && rows[n-1].below != row.from {
			return nil, errors.New("the rows leave a gap or overlap")
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, errors.New("the table is empty")
	}
	return rows, nil
}

func (rows incomeRows) first() yen.Amount { return rows[0].from }

func (rows incomeRows) end() yen.Amount { return rows[len(rows)-1].below }

func (rows incomeRows) find(pay yen.Amount) *incomeRow {
	i := sort.Search(len(rows), func(i int) bool { return pay < rows[i].below })
	return &rows[i]
}

// incomeRow is the row for a pay and the table it stands in.
func (t *Tables) incomeRow(pay yen.Amount) (*incomeRow, slot[incomeRows]) {
	if t.employmentSpecial.holds() && pay < t.employmentSpecial.value().end() {
		return t.employmentSpecial.value().find(pay), t.employmentSpecial
	}
	return t.employment.value().find(pay), t.employment
}

// AfterDeduction is the pay of a year after the deduction for employment income
// (給与所得控除後の給与等の金額): by the printed rows up to 6,600,000 yen, above by the deduction.
//
// Law: 所法28-4 所法190 措法29の4-2
func (t *Tables) AfterDeduction(pay yen.Amount, tr *why.Trace) yen.Amount {
	pay = bounded(pay)
	row, table := t.incomeRow(pay)
	after := row.of(pay)
	if tr.On() {
		s := why.Step{
			Key: "yearend.after-deduction", What: LineAfterDeduction.Label(), Law: lawAfterDeduction,
			Inputs: []why.Input{why.In(textTotalPay, why.Yen(pay))},
			Table:  table.row(textPayRow(row)), Result: why.Yen(after),
		}
		if row.rate.Den > 0 {
			s.Inputs = append(s.Inputs, why.In(textRate, why.Rate(row.rate)),
				why.In(textSubtract, why.Yen(row.subtract)))
			s.Rounding = yen.Truncate
		}
		if table.entry == t.employmentSpecial.entry {
			s.Law, s.Note = lawSpecialEmployment, textUntil(table.entry.HoldsThrough)
		}
		tr.Add(s)
	}
	return after
}

// bounded keeps an amount within what the arithmetic bears; the faults name one that is not.
func bounded(a yen.Amount) yen.Amount { return min(max(0, a), yen.Limit) }
