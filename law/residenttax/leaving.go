package residenttax

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Way is how the rest of a year's tax is collected after somebody leaves.
type Way uint8

// The ways to collect the rest.
const (
	LumpMandatory  Way = iota + 1 // 一括徴収: left from January to April
	LumpOnRequest                 // 一括徴収: left from June to December and asked for it
	LastInstalment                // left in May: nothing is left over
	Ordinary                      // 普通徴収: the person pays the rest
	HandedOver                    // 特別徴収の継続: the new employer collects the rest
	OrdinaryTooLow                // 普通徴収: the pay does not exceed the rest
	NothingLeft                   // nothing is left over
)

// Leaving is what decides on the rest of the tax when a person leaves.
type Leaving struct {
	Day       caldate.Date
	Request   bool       // the person asked for a lump sum
	Transfer  bool       // a new employer goes on collecting
	FinalPay  yen.Amount // pay or retirement pay that is due by 31 May
	Due       yen.Amount // instalment of the month of leaving
	Remainder yen.Amount // instalments of the months after it, to May
}

// Plan is what is withheld from the final pay, and what is left to others.
type Plan struct {
	Way       Way
	Collected yen.Amount // instalment of the month and lump sum together
	Lump      yen.Amount
	Left      yen.Amount // left to ordinary collection or the new employer
}

// Leave decides what becomes of the rest of the year. From 1 January to 30 April the lump sum
// is mandatory, in May only May is left, from June to December there is one only on request. It
// is taken only when the pay due by 31 May exceeds the whole rest. A hand-over to a new
// employer goes first; between January and April that is [unverified].
//
// Law: 地税法321の5-2 地税法321の5-3
// Law? 地税法321の4-5
func Leave(l Leaving, t *why.Trace) (Plan, error) {
	e, standing, err := collections.At(l.Day)
	if err != nil {
		return Plan{}, err
	}
	p := Plan{Way: wayOf(l, &e.Value), Collected: l.Due, Left: l.Remainder}
	if p.Way == LumpMandatory || p.Way == LumpOnRequest {
		p.Lump, p.Left = l.Remainder, 0
		p.Collected += p.Lump
	}
	if t.On() {
		note := ""
		if p.Way == HandedOver && l.inLumpMonths(&e.Value) {
			note = textUnverified
		}
		t.Add(why.Step{
			Key: "residenttax.leave", What: textLeave, Law: lawLeave,
			Inputs: []why.Input{
				why.In(textLeft, why.Date(l.Day)), why.In(textDue, why.Yen(l.Due)),
				why.In(textRemainder, why.Yen(l.Remainder)), why.In(textFinalPay, why.Yen(l.FinalPay)),
				why.In(textWay, why.Text(p.Way.Label())),
			},
			Table: why.From(&e.Source, standing, ""), Result: why.Yen(p.Collected), Note: note,
		})
	}
	return p, nil
}

func (l Leaving) inLumpMonths(r *collectionRule) bool {
	m := l.Day.MonthOfYear()
	return m >= r.lumpFirst && m <= r.lumpLast
}

func wayOf(l Leaving, r *collectionRule) Way {
	mandatory := l.inLumpMonths(r)
	switch {
	case l.Day.MonthOfYear() == r.last:
		return LastInstalment
	case l.Remainder == 0:
		return NothingLeft
	case l.Transfer:
		return HandedOver
	case !mandatory && !l.Request:
		return Ordinary
	case l.FinalPay <= l.Remainder:
		return OrdinaryTooLow
	case mandatory:
		return LumpMandatory
	}
	return LumpOnRequest
}

// MonthsAfter counts the months of collection that follow a month, to May.
//
// Law: 地税法321の5-2
func MonthsAfter(m caldate.Month) int { return m.MonthsUntil(LastMonth(TaxYear(m))) }
