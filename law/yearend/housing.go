package yearend

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// Credit is what became of a housing credit.
type Credit struct {
	Declared yen.Amount // 住宅借入金等特別控除額, from the form
	Applied  yen.Amount // taken off the tax
	// Unused is what the tax was too small for. The slip then shows the declared credit as the
	// possible one (住宅借入金等特別控除可能額); residents' tax takes the rest within its own limit.
	Unused yen.Amount
}

// credit takes the housing credit off the computed tax, never below 0.
//
// Law: 措法41-1 措法41の2の2-1 措法41の2の2-2
func (t *Tables) credit(h *Housing, tax, total yen.Amount, tr *why.Trace) Credit {
	if h == nil || t.againstHousing(h, total) != houseGood {
		return Credit{}
	}
	c := Credit{Declared: h.Credit, Applied: min(h.Credit, tax)}
	c.Unused = c.Declared - c.Applied
	if tr.On() {
		tr.Add(why.Step{
			Key: "yearend.housing", What: LineHousingCredit.Label(), Law: lawHousing,
			Inputs: []why.Input{
				why.In(LineComputedTax.Label(), why.Yen(tax)),
				why.In(textHousingApplied, why.Yen(c.Applied)),
				why.In(textHousingUnused, why.Yen(c.Unused)),
			},
			Result: why.Yen(c.Declared), Note: textHousingNote(c),
		})
	}
	return c
}

// houseReason is what stands against a housing credit.
type houseReason uint8

const (
	houseGood houseReason = iota
	houseFirst
	houseIncome
	houseBefore
)

func (t *Tables) againstHousing(h *Housing, total yen.Amount) houseReason {
	rule := t.housing.value().on(h.MovedIn)
	switch {
	case rule == nil:
		return houseBefore
	case h.MovedIn.Year() >= int(t.Year):
		return houseFirst
	case total > rule.incomeLimit, h.SmallArea && rule.small > 0 && total > rule.small:
		return houseIncome
	}
	return houseGood
}
