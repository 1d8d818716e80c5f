package withholding

import (
	"fmt"

	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// band is a row of a formula table: up to its bound a fixed amount, or a share plus an amount.
type band struct {
	to     yen.Amount // inclusive; yen.Limit in the last
	fixed  yen.Amount
	rate   yen.Rate // zero where the amount is fixed
	add    yen.Amount
	shared bool
}

// of is the amount of the band for a, by the rounding its table orders.
func (b *band) of(a yen.Amount, r yen.Rounding) yen.Amount {
	if !b.shared {
		return b.fixed
	}
	return r.Round(a.Times(b.rate)) + b.add
}

type bands []band

func (list bands) find(a yen.Amount) *band {
	for i := range list {
		if a <= list[i].to {
			return &list[i]
		}
	}
	return &list[len(list)-1]
}

// computer holds the tables of the computer method.
type computer struct {
	employment bands      // employment income deduction (別表第一)
	dependent  yen.Amount // for each dependent (別表第二)
	basic      bands      // basic deduction (別表第三)
	tax        bands      // tax, surtaxes included (別表第四)
	unit       yen.Amount // to which the tax is rounded, half up
}

func buildComputer(f *dated.File) (computer, error) {
	var c computer
	for _, r := range f.Rows {
		b := readBand(r)
		switch r.Text("part") {
		case "employment":
			c.employment = append(c.employment, b)
		case "basic":
			c.basic = append(c.basic, b)
		case "tax":
			c.tax = append(c.tax, b)
		case "dependent":
			c.dependent = b.fixed
		case "unit":
			c.unit = b.fixed
		default:
			return c, fmt.Errorf("line %d: no such part", r.Line)
		}
	}
	if len(c.employment)*len(c.basic)*len(c.tax) == 0 || c.unit == 0 || c.dependent == 0 {
		return c, fmt.Errorf("a part of the method is missing")
	}
	return c, nil
}

func readBand(r dated.Row) band {
	b := band{to: yen.Limit}
	if r.Has("to") {
		b.to = r.Yen("to")
	}
	if r.Has("fixed") {
		b.fixed = r.Yen("fixed")
		return b
	}
	b.rate, b.shared = r.Rate("rate"), true
	if r.Has("add") {
		b.add = r.Yen("add")
	}
	return b
}

// rest is what is left after the three deductions, 0 when nothing is.
func (c *computer) rest(a yen.Amount, dependents int) yen.Amount {
	rest := a - c.employment.find(a).of(a, yen.Ceil) - c.dependent*yen.Amount(dependents) -
		c.basic.find(a).fixed
	return max(0, rest)
}

// taxOn cuts to whole yen before rounding half up to the unit; a fraction of a yen never decides a
// half of ten yen.
func (c *computer) taxOn(rest yen.Amount) yen.Amount {
	if rest == 0 {
		return 0
	}
	return c.tax.find(rest).of(rest, yen.Truncate).HalfUpTo(c.unit)
}

// byComputer is the tax by the computer method: no cut of small amounts, no limit of dependents.
func (t *Tables) byComputer(p Pay, tr *why.Trace) (yen.Amount, error) {
	if err := t.computer.missing; err != nil {
		return 0, err
	}
	c, a := t.computer.value(), max(0, p.AfterInsurance)
	rest := c.rest(a, p.Payee.Dependents)
	tax := c.taxOn(rest)
	if tr.On() {
		tr.Add(why.Step{
			Key: "withholding.computer", What: textComputer, Law: lawComputer,
			Inputs: append(payInputs(p.AfterInsurance, p.Payee, 8),
				why.In(textEmployment, why.Yen(c.employment.find(a).of(a, yen.Ceil))),
				why.In(textHeadDeduction, why.Yen(c.dependent*yen.Amount(p.Payee.Dependents))),
				why.In(textBasic, why.Yen(c.basic.find(a).fixed)),
				why.In(textRest, why.Yen(rest)),
				why.In(textRate, why.Rate(c.tax.find(rest).rate))),
			Table:  why.From(&t.computer.entry.Source, t.computer.standing, textBandRow(c.tax.find(rest))),
			Result: why.Yen(tax), Note: joinNotes(textHalfUp(c.unit), t.decemberNote(p.Payee)),
		})
	}
	return tax, nil
}
