package certificate

import (
	"romukura/ground/yen"
	"romukura/law/yearend"
)

// sum is how a premium is shown: what was paid, the dividend, and what is left of it.
type sum struct{ paid, dividend, left string }

// block is one kind of life insurance in a certificate: as certified, and as expected in December.
type block struct {
	kind             yearend.PremiumKind
	fresh            bool // of the new system
	label            string
	proven, expected sum
}

var lifeBlocks = []block{
	{yearend.OldGeneral, false, textOldGeneral,
		below("WCE00190/WCE00220/WCE00230", sum{"WCE00240", "WCE00250", "WCE00260"}),
		below("WCE00440/WCE00460/WCE00470", sum{"WCE00480", "WCE00490", "WCE00500"})},
	{yearend.OldPension, false, textOldPension,
		below("WCE00190/WCE00220/WCE00270", sum{"WCE00280", "WCE00290", "WCE00300"}),
		below("WCE00440/WCE00460/WCE00510", sum{"WCE00520", "WCE00530", "WCE00540"})},
	{yearend.NewGeneral, true, textNewGeneral,
		below("WCE00190/WCE00310/WCE00320", sum{"WCE00330", "WCE00340", "WCE00350"}),
		below("WCE00440/WCE00550/WCE00560", sum{"WCE00570", "WCE00580", "WCE00590"})},
	{yearend.Care, true, textCare,
		below("WCE00190/WCE00310/WCE00360", sum{"WCE00370", "WCE00380", "WCE00390"}),
		below("WCE00440/WCE00550/WCE00600", sum{"WCE00610", "WCE00620", "WCE00630"})},
	{yearend.NewPension, true, textNewPension,
		below("WCE00190/WCE00310/WCE00400", sum{"WCE00410", "WCE00420", "WCE00430"}),
		below("WCE00440/WCE00550/WCE00640", sum{"WCE00650", "WCE00660", "WCE00670"})},
}

func below(path string, s sum) sum {
	return sum{path + "/" + s.paid, path + "/" + s.dividend, path + "/" + s.left}
}

// Codes of the system that a life insurer says applies (適用制度).
const (
	systemNew = "1"
	systemOld = "2"
)

// life reads a certificate for life insurance (生命保険料控除証明書).
func (r *reading) life() {
	r.who("WCA00000", "WCD00000")
	n := 0
	for _, e := range r.root.below {
		if e.name != "WCE00000" {
			continue
		}
		n++
		r.contract(e, n)
	}
}

// contract reads one contract of a life insurer.
func (r *reading) contract(e *element, n int) {
	year := calendarYear(e, "WCE00010")
	if year == 0 {
		r.faults.Add(*wordYear.at(textPlace(n, textYear)))
	}
	system, found := code(e, "WCE00030"), 0
	for _, b := range lifeBlocks {
		place := textPlace(n, b.label)
		proven, certified := r.left(e, b.proven, place)
		expected, foreseen := r.left(e, b.expected, place)
		if !certified && !foreseen {
			continue
		}
		found++
		x := Item{Place: place, Kind: b.kind, Year: year, Amount: expected, Proven: proven}
		switch {
		case expected == 0:
			x.Amount = proven
		case certified && expected < proven:
			r.warn(place, wordLessExpected)
		}
		if b.fresh && system == systemOld || !b.fresh && system == systemNew {
			r.warn(place, wordSystem)
		}
		if x.Amount > 0 {
			r.out.Items = append(r.out.Items, x)
		}
	}
	if found == 0 {
		r.faults.Add(*wordNoFigure.at(textPlace(n, textCertified)))
	}
	for _, path := range []string{"WCE00680/WCE00690", "WCE00680/WCE00700", "WCE00680/WCE00710"} {
		if a, ok := r.yen(e, path, textPlace(n, textConverted)); ok && a > 0 {
			r.warn(textPlace(n, textConverted), wordConverted)
			break
		}
	}
}

// left is what is left of a premium after the dividend, false where nothing is said of it. Where a
// premium stands there without it, the amount is missing.
func (r *reading) left(e *element, s sum, place string) (yen.Amount, bool) {
	paid, hasPaid := r.yen(e, s.paid, place)
	dividend, _ := r.yen(e, s.dividend, place)
	left, ok := r.yen(e, s.left, place)
	switch {
	case !ok && hasPaid && paid > 0:
		r.faults.Add(*wordNoFigure.at(place))
	case ok && hasPaid && paid-dividend != left:
		r.warn(place, wordDifference)
	}
	return left, ok
}
