package certificate

import "romukura/law/yearend"

// Codes of what an earthquake certificate is for (保険料控除の対象となる保険料).
const (
	forEarthquake = "1"
	forOldTerm    = "2"
	forBoth       = "3"
)

// earthquake reads a certificate for earthquake insurance (地震保険料控除証明書). Of a contract that
// is both, one may be chosen: the earthquake part is taken, and that is told.
//
// Law: 所法77-1 平18所改法附則10-3
func (r *reading) earthquake() {
	r.who("WDA00000", "WDD00000")
	n := 0
	for _, e := range r.root.below {
		if e.name != "WDE00000" {
			continue
		}
		n++
		year := calendarYear(e, "WDE00010")
		if year == 0 {
			r.faults.Add(*wordYear.at(textPlace(n, textYear)))
		}
		x := Item{Place: textPlace(n, textEarthquake), Kind: yearend.Earthquake, Year: year}
		path, what := "WDE00160/WDE00180", code(e, "WDE00020")
		switch what {
		case forEarthquake:
		case forBoth:
			r.warn(x.Place, wordBoth)
		case forOldTerm:
			path, x.Kind, x.Place = "WDE00190/WDE00210", yearend.OldLongTerm, textPlace(n, textOldTerm)
		default:
			r.faults.Add(*wordChoice.at(textPlace(n, textEarthquakeKind)))
			continue
		}
		amount, ok := r.yen(e, path, x.Place)
		if !ok {
			r.faults.Add(*wordNoFigure.at(x.Place))
			continue
		}
		if x.Amount, x.Proven = amount, amount; amount > 0 {
			r.out.Items = append(r.out.Items, x)
		}
	}
}

// parts are the years over which what was paid ahead may be spread: year and amount.
var parts = []struct{ year, amount, label string }{
	{"WON00000/WON00010/WON00050", "WON00000/WON00010/WON00060", textThisYear},
	{"WON00000/WON00070/WON00110", "WON00000/WON00070/WON00120", textNextYear},
	{"WON00000/WON00130/WON00170", "WON00000/WON00130/WON00180", textYearAfter},
}

// pension reads a certificate for national pension premiums or dues of a national pension fund
// (社会保険料（国民年金保険料等）控除証明書).
func (r *reading) pension() {
	r.who("WOR00000", "WOE00000")
	if c := code(r.root, "WOA00000"); c != "1" && c != "2" {
		r.faults.Add(*wordChoice.at(textPensionKind))
	}
	if r.out.Issuer != "" && code(r.root, "WOA00000") == "1" {
		r.out.Issuer = textNationalPension
	}
	paid, hasPaid := r.yen(r.root, "WOK00000", textPaid)
	coming, _ := r.yen(r.root, "WOL00000", textComing)
	total, hasTotal := r.yen(r.root, "WOM00000", textTotal)
	if hasTotal && total > 0 && total != paid+coming {
		r.warn(textTotal, wordDifference)
	}
	if hasPaid || hasTotal {
		x := Item{Place: textTotal, Kind: yearend.NationalPension, Year: eraYear(r.root, "WOC00000"),
			Amount: max(total, paid), Proven: paid}
		if x.Year == 0 {
			r.faults.Add(*wordYear.at(textYear))
		}
		if x.Amount > 0 {
			r.out.Items = append(r.out.Items, x)
		}
	}
	for _, p := range parts {
		a, ok := r.yen(r.root, p.amount, p.label)
		if !ok || a == 0 {
			continue
		}
		x := Item{Place: p.label, Kind: yearend.NationalPension, Year: eraYear(r.root, p.year),
			Amount: a, Proven: a, Split: true}
		if x.Year == 0 {
			r.faults.Add(*wordYear.at(p.label))
			continue
		}
		r.out.Items = append(r.out.Items, x)
	}
}

// mutual reads a certificate for dues of small-enterprise mutual aid or a personal defined
// contribution pension (小規模企業共済等掛金控除証明書).
func (r *reading) mutual() {
	r.who("WPO00000", "WPC00000")
	if c := code(r.root, "WPB00000"); c != "1" && c != "2" {
		r.faults.Add(*wordChoice.at(textMutualKind))
	}
	x := Item{Place: textTotal, Kind: yearend.MutualAid, Year: eraYear(r.root, "WPA00000")}
	if x.Year == 0 {
		r.faults.Add(*wordYear.at(textYear))
	}
	paid, hasPaid := r.yen(r.root, "WPG00000/WPG00020", textPaid)
	coming, hasComing := r.yen(r.root, "WPH00000/WPH00030", textComing)
	reduction, _ := r.yen(r.root, "WPJ00000", textReduction)
	total, ok := r.yen(r.root, "WPI00000", textTotal)
	parts := hasPaid || hasComing
	switch {
	case !ok && !parts:
		r.faults.Add(*wordNoFigure.at(textTotal))
		return
	case !ok:
		total = max(0, paid+coming-reduction)
		r.warn(textTotal, wordSummed)
	case parts && total != paid+coming && total != paid+coming-reduction:
		r.warn(textTotal, wordDifference)
	}
	if x.Amount, x.Proven = total, paid; total > 0 {
		r.out.Items = append(r.out.Items, x)
	}
}
