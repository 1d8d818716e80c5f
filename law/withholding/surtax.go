package withholding

import (
	"fmt"

	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// surtaxes are the rates on the income tax (復興特別所得税, 防衛特別所得税) and their sum.
type surtaxes struct {
	reconstruction, defense, sum yen.Rate
}

func buildSurtaxes(f *dated.File) (surtaxes, error) {
	s := surtaxes{yen.Rate{Num: 0, Den: 1}, yen.Rate{Num: 0, Den: 1}, yen.Rate{}}
	for _, r := range f.Rows {
		switch r.Text("name") {
		case "reconstruction":
			s.reconstruction = r.Rate("rate")
		case "defense":
			s.defense = r.Rate("rate")
		default:
			return s, fmt.Errorf("line %d: no such surtax", r.Line)
		}
	}
	s.sum = s.reconstruction.Plus(s.defense)
	return s, nil
}

// withSurtax is one plus the surtaxes: what an income tax is multiplied by.
func (s *surtaxes) withSurtax() yen.Rate { return yen.Whole.Plus(s.sum) }

// Parts is a withheld tax shown apart. The parts always add up to the tax withheld.
type Parts struct {
	IncomeTax      yen.Amount // 所得税
	Reconstruction yen.Amount // 復興特別所得税
	Defense        yen.Amount // 防衛特別所得税, from 2027
}

// Total is the tax withheld.
//
// Law? 復興財源法28-1
func (p Parts) Total() yen.Amount { return p.IncomeTax + p.Reconstruction + p.Defense }

// Split shows a withheld tax, surtaxes included, by its parts: each surtax has its share of the
// whole, cut to whole yen, the rest is income tax. One sum is withheld and paid; how its parts are
// rounded is not laid down where we looked [unverified].
//
// Law? 復興財源法28-2
func (t *Tables) Split(total yen.Amount, tr *why.Trace) Parts {
	s := t.surtax.value()
	p := Parts{
		Reconstruction: share(total, s.reconstruction, s),
		Defense:        share(total, s.defense, s),
	}
	p.IncomeTax = total - p.Reconstruction - p.Defense
	if tr.On() {
		tr.Add(why.Step{
			Key: "withholding.parts", What: textParts, Law: lawSurtax,
			Inputs: []why.Input{
				why.In(textWithheld, why.Yen(total)),
				why.In(textReconstructionRate, why.Rate(s.reconstruction)),
				why.In(textDefenseRate, why.Rate(s.defense)),
			},
			Table:    why.From(&t.surtax.entry.Source, t.surtax.standing, ""),
			Rounding: yen.Truncate, Result: why.Text(textPartsResult(p)), Note: textPartsNote,
		})
	}
	return p
}

func share(total yen.Amount, rate yen.Rate, s *surtaxes) yen.Amount {
	all := s.withSurtax()
	return yen.Truncate.Round(total.Times(rate).Times(yen.Rate{Num: all.Den, Den: all.Num}))
}
