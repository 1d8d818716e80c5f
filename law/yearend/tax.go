package yearend

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// TaxOn is the computed income tax on a taxable income cut to 1,000 yen (算出所得税額), without
// surtaxes.
//
// Law: 所法89-1 所法190
func (t *Tables) TaxOn(taxable yen.Amount, tr *why.Trace) yen.Amount {
	taxable = bounded(taxable)
	b := t.annualTax.value().find(taxable)
	tax := b.of(taxable, yen.Truncate)
	if tr.On() {
		tr.Add(why.Step{
			Key: "yearend.tax", What: LineComputedTax.Label(), Law: lawTax,
			Inputs: []why.Input{
				why.In(textTaxable, why.Yen(taxable)), why.In(textRate, why.Rate(b.rate)),
				why.In(textSubtract, why.Yen(-b.add)),
			},
			Table: t.annualTax.row(textUpTo(b)), Result: why.Yen(tax),
		})
	}
	return tax
}

// WithSurtax is the annual tax (年調年税額): the income tax times one and the surtaxes, cut to
// 100 yen.
//
// Law? 復興財源法30
func (t *Tables) WithSurtax(tax yen.Amount, tr *why.Trace) yen.Amount {
	up := yen.Whole.Plus(t.surtax.value().sum)
	unit := t.rule.value().amount("tax-unit")
	annual := yen.Truncate.Round(bounded(tax).Times(up)).DownTo(unit)
	if tr.On() {
		tr.Add(why.Step{
			Key: "yearend.annual-tax", What: LineAnnualTax.Label(), Law: lawSurtax,
			Inputs: []why.Input{
				why.In(LineAdjustedTax.Label(), why.Yen(tax)), why.In(textWithSurtax, why.Rate(up)),
			},
			Table: t.surtax.row(""), Rounding: yen.Truncate, Result: why.Yen(annual),
			Note: textCutTo(unit),
		})
	}
	return annual
}

// Parts is an annual tax shown apart. The parts always add up to it.
type Parts struct {
	IncomeTax      yen.Amount // 所得税
	Reconstruction yen.Amount // 復興特別所得税
	Defense        yen.Amount // 防衛特別所得税, from 2027
}

// Split shows an annual tax by its parts: each surtax has its share of the whole, cut to whole yen,
// the rest is income tax. How the parts are rounded is not laid down where we looked [unverified];
// the sum is.
//
// Law? 復興財源法30
func (t *Tables) Split(annual yen.Amount, tr *why.Trace) Parts {
	s := t.surtax.value()
	all := yen.Whole.Plus(s.sum)
	share := func(rate yen.Rate) yen.Amount {
		return yen.Truncate.Round(bounded(annual).Times(rate).Times(yen.Rate{Num: all.Den, Den: all.Num}))
	}
	p := Parts{Reconstruction: share(s.reconstruction), Defense: share(s.defense)}
	p.IncomeTax = annual - p.Reconstruction - p.Defense
	if tr.On() && annual > 0 {
		tr.Add(why.Step{
			Key: "yearend.parts", What: textParts, Law: lawSurtax,
			Inputs: []why.Input{
				why.In(LineAnnualTax.Label(), why.Yen(annual)),
				why.In(textReconstructionRate, why.Rate(s.reconstruction)),
				why.In(textDefenseRate, why.Rate(s.defense)),
			},
			Table: t.surtax.row(""), Rounding: yen.Truncate, Result: why.Text(textPartsResult(p)),
			Note: textPartsNote,
		})
	}
	return p
}
