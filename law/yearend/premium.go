package yearend

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// PremiumKind is what a declared premium is for. The zero kind is none, so that a forgotten one is
// refused.
type PremiumKind uint8

// The kinds of the declaration for premiums (保険料控除申告書).
const (
	NewGeneral      PremiumKind = iota + 1 // 一般の生命保険料（新）: contracts from 2012
	OldGeneral                             // 一般の生命保険料（旧）
	Care                                   // 介護医療保険料
	NewPension                             // 個人年金保険料（新）
	OldPension                             // 個人年金保険料（旧）
	Earthquake                             // 地震保険料
	OldLongTerm                            // 旧長期損害保険料
	NationalPension                        // 国民年金保険料, 国民年金基金の掛金
	OtherSocial                            // other social insurance paid by the person: 国民健康保険 …
	MutualAid                              // 小規模企業共済等掛金, iDeCo
	lastKind        = MutualAid
)

// premiumKinds are the kinds by the keys of the table of certificates.
var premiumKinds = map[string]PremiumKind{
	"new-general": NewGeneral, "old-general": OldGeneral, "care": Care,
	"new-pension": NewPension, "old-pension": OldPension, "earthquake": Earthquake,
	"old-long-term": OldLongTerm, "national-pension": NationalPension,
	"other-social": OtherSocial, "mutual-aid": MutualAid,
}

// Certificate is what the insurer's certificate says (控除証明書). The zero Certificate is not at
// hand.
type Certificate struct {
	Held   bool
	Year   IncomeYear // the year it was issued for
	Amount yen.Amount // the year's amount it shows (申告額)
}

// Premium is one line of the declaration. Of one contract that is both earthquake and old long-term
// insurance, the person chooses one.
type Premium struct {
	Kind        PremiumKind
	Paid        yen.Amount // in the year, dividends taken off
	Certificate Certificate
}

// Premiums are the year's premiums by kind.
type Premiums [lastKind + 1]yen.Amount

func sums(list []Premium) Premiums {
	var all Premiums
	for i := range list {
		all[min(list[i].Kind, lastKind)] += list[i].Paid
	}
	return all
}

// Life is the deduction for life insurance by kind (生命保険料控除).
type Life struct{ General, Care, Pension, Total yen.Amount }

// LifeDeduction is the deduction for life insurance premiums: each kind by its steps, new and old
// contracts alone or together, whichever is best, all kinds within one cap. A dependent under 23
// widens the steps of new general premiums while the special measure holds.
//
// Law: 所法76-1 所法76-2 所法76-3 所法76-4 措法41の15の5-1
func (t *Tables) LifeDeduction(p Premiums, under23 bool, tr *why.Trace) Life {
	usual, wider := *t.life.value(), *t.life.value()
	special := under23 && t.lifeUnder23.holds()
	if special {
		wider = *t.lifeUnder23.value()
	}
	var out Life
	var way [3]lifeWay
	out.General, way[0] = t.oneLife(p[NewGeneral], p[OldGeneral], wider)
	out.Care, way[1] = t.oneLife(p[Care], 0, usual)
	out.Pension, way[2] = t.oneLife(p[NewPension], p[OldPension], usual)
	sum := out.General + out.Care + out.Pension
	out.Total = min(sum, usual.flat("total"))
	if tr.On() && sum > 0 {
		t.explainLife(p, out, way, special, tr)
	}
	return out
}

// lifeWay is which contracts a kind's deduction rests on.
type lifeWay uint8

const (
	wayNone lifeWay = iota
	wayNew
	wayOld
	wayBoth
	wayOldBetter
)

// oneLife is the deduction of one kind: the best of new alone, old alone, and both within the cap.
func (t *Tables) oneLife(fresh, old yen.Amount, steps parted) (yen.Amount, lifeWay) {
	n, o := steps.deduct("new", fresh), t.life.value().deduct("old", old)
	both := min(n+o, steps.flat("combined"))
	switch {
	case n+o == 0:
		return 0, wayNone
	case o == 0:
		return n, wayNew
	case n == 0:
		return o, wayOld
	case o > both:
		return o, wayOldBetter
	}
	return both, wayBoth
}

func (t *Tables) explainLife(p Premiums, out Life, way [3]lifeWay, special bool, tr *why.Trace) {
	add := func(kind string, fresh, old, result yen.Amount, w lifeWay) {
		if w == wayNone {
			return
		}
		table, note, law := t.life, textLifeWay(w), lawLife
		if special && kind == textGeneral && (w == wayNew || w == wayBoth) {
			table, law = t.lifeUnder23, lawSpecialLife
			note = note + textUntil(t.lifeUnder23.entry.HoldsThrough)
		}
		s := why.Step{Key: "yearend.life-kind", What: kind, Law: law, Table: table.row(""),
			Rounding: yen.Ceil, Result: why.Yen(result), Note: note}
		if fresh > 0 {
			s.Inputs = append(s.Inputs, why.In(textNewPremium, why.Yen(fresh)))
		}
		if old > 0 {
			s.Inputs = append(s.Inputs, why.In(textOldPremium, why.Yen(old)))
		}
		tr.Add(s)
	}
	add(textGeneral, p[NewGeneral], p[OldGeneral], out.General, way[0])
	add(textCare, p[Care], 0, out.Care, way[1])
	add(textPensionLife, p[NewPension], p[OldPension], out.Pension, way[2])
	tr.Add(why.Step{
		Key: "yearend.life", What: LineLifeInsurance.Label(), Law: lawLifeTotal,
		Inputs: []why.Input{
			why.In(textGeneral, why.Yen(out.General)), why.In(textCare, why.Yen(out.Care)),
			why.In(textPensionLife, why.Yen(out.Pension)),
			why.In(textCap, why.Yen(t.life.value().flat("total"))),
		},
		Table: t.life.row(""), Result: why.Yen(out.Total),
	})
}

// EarthquakeDeduction is the deduction for earthquake insurance and old long-term insurance
// (地震保険料控除), both within one cap.
//
// Law: 所法77-1 平18所改法附則10-2
func (t *Tables) EarthquakeDeduction(p Premiums, tr *why.Trace) yen.Amount {
	steps := *t.earthquake.value()
	quake, old := steps.deduct("new", p[Earthquake]), steps.deduct("old", p[OldLongTerm])
	total := min(quake+old, steps.flat("total"))
	if tr.On() && total > 0 {
		tr.Add(why.Step{
			Key: "yearend.earthquake", What: LineEarthquakeInsurance.Label(), Law: lawEarthquake,
			Inputs: []why.Input{
				why.In(textEarthquake, why.Yen(p[Earthquake])), why.In(textDeduction, why.Yen(quake)),
				why.In(textOldLongTerm, why.Yen(p[OldLongTerm])), why.In(textDeduction, why.Yen(old)),
			},
			Table: t.earthquake.row(""), Rounding: yen.Ceil, Result: why.Yen(total),
		})
	}
	return total
}
