package yearend_test

import (
	"strings"
	"testing"

	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/yearend"
)

// steps is a formula as the Act writes it: base + (premium − from) ÷ div, raised to whole yen.
type steps []struct{ upto, base, from, div yen.Amount }

func (s steps) of(paid yen.Amount) yen.Amount {
	for _, b := range s {
		if paid <= b.upto {
			return b.base + (paid-b.from+b.div-1)/b.div
		}
	}
	last := s[len(s)-1]
	return last.base + (last.upto-last.from)/last.div
}

var (
	fresh   = steps{{20_000, 0, 0, 1}, {40_000, 20_000, 20_000, 2}, {80_000, 30_000, 40_000, 4}}
	old     = steps{{25_000, 0, 0, 1}, {50_000, 25_000, 25_000, 2}, {100_000, 37_500, 50_000, 4}}
	special = steps{{30_000, 0, 0, 1}, {60_000, 30_000, 30_000, 2}, {120_000, 45_000, 60_000, 4}}
)

func TestLifeInsuranceYenByYen(t *testing.T) {
	law25, law26 := on(t, 2025), on(t, 2026)
	for paid := yen.Amount(0); paid <= 160_000; paid += 3 {
		var p yearend.Premiums
		p[yearend.NewGeneral], p[yearend.Care] = paid, paid
		if got := law26.LifeDeduction(p, false, nil); got.General != fresh.of(paid) ||
			got.Care != fresh.of(paid) {
			t.Fatalf("new %s: %+v", paid, got)
		}
		if got := law26.LifeDeduction(p, true, nil); got.General != special.of(paid) ||
			got.Care != fresh.of(paid) {
			t.Fatalf("new %s with a child: %+v", paid, got)
		}
		if got := law25.LifeDeduction(p, true, nil); got.General != fresh.of(paid) {
			t.Fatalf("2025 has no special measure: %s %+v", paid, got)
		}
		p = yearend.Premiums{}
		p[yearend.OldPension] = paid
		if got := law26.LifeDeduction(p, true, nil); got.Pension != old.of(paid) {
			t.Fatalf("old %s: %+v", paid, got)
		}
	}
}

// The bounds are those of タックスアンサー No.1140 and of 措法41の15の5 in the form for 2026.
func TestBoundsOfLifeInsurance(t *testing.T) {
	law := on(t, 2026)
	for _, c := range []struct {
		fresh, old   yen.Amount
		child        bool
		want         yen.Amount
		whatDecides  string
		certificates string
	}{
		{20_000, 0, false, 20_000, "新契約の計算式", ""}, {20_001, 0, false, 20_001, "", ""},
		{40_000, 0, false, 30_000, "", ""}, {40_001, 0, false, 30_001, "", ""},
		{80_000, 0, false, 40_000, "", ""}, {80_001, 0, false, 40_000, "", ""},
		{0, 25_000, false, 25_000, "旧契約の計算式", ""}, {0, 25_001, false, 25_001, "", ""},
		{0, 50_000, false, 37_500, "", ""}, {0, 60_000, false, 40_000, "", ""},
		{0, 100_000, false, 50_000, "", ""}, {0, 200_000, false, 50_000, "", ""},
		{80_000, 30_000, false, 40_000, "合計し、上限まで", ""},
		{80_000, 60_000, false, 40_000, "", ""},
		{30_000, 90_000, false, 47_500, "旧契約だけ", ""}, // the pension of the guide's first example
		{30_000, 0, true, 30_000, "令和9年分まで", ""}, {30_001, 0, true, 30_001, "", ""},
		{60_000, 0, true, 45_000, "", ""}, {120_000, 0, true, 60_000, "", ""},
		{120_001, 0, true, 60_000, "", ""},
		{30_000, 100_000, true, 60_000, "合計し、上限まで", ""},
		{150_000, 150_000, true, 60_000, "", ""}, {0, 150_000, true, 50_000, "旧契約の計算式", ""},
		{30_000, 100_000, false, 50_000, "旧契約だけ", ""},
	} {
		var p yearend.Premiums
		p[yearend.NewGeneral], p[yearend.OldGeneral] = c.fresh, c.old
		trace := &why.Trace{}
		if got := law.LifeDeduction(p, c.child, trace); got.General != c.want {
			t.Errorf("%s and %s (%v): %s, want %s", c.fresh, c.old, c.child, got.General, c.want)
		}
		if text := trace.Steps[0].String(); !strings.Contains(text, c.whatDecides) {
			t.Errorf("%q is missing in\n%s", c.whatDecides, text)
		}
	}
}

func TestAllKindsStayWithinOneCap(t *testing.T) {
	for _, c := range []struct {
		general, care, pension yen.Amount
		child                  bool
		want                   yen.Amount
	}{
		{130_000, 0, 0, true, 60_000}, {130_000, 90_000, 0, true, 100_000},
		{130_000, 90_000, 40_000, true, 120_000}, {60_000, 30_000, 0, true, 70_000},
		{90_000, 90_000, 90_000, true, 120_000}, {90_000, 90_000, 90_000, false, 120_000},
		{130_000, 90_000, 40_000, false, 110_000},
	} {
		var p yearend.Premiums
		p[yearend.NewGeneral], p[yearend.Care], p[yearend.NewPension] = c.general, c.care, c.pension
		if got := on(t, 2026).LifeDeduction(p, c.child, nil); got.Total != c.want {
			t.Errorf("%+v: %s", c, got.Total)
		}
	}
}

// The steps are those of 所法77 and of the transition for old contracts; a public tax engine has
// those of residents' tax here by mistake.
func TestEarthquakeAndOldLongTerm(t *testing.T) {
	for _, c := range []struct{ quake, old, want yen.Amount }{
		{0, 0, 0}, {49_999, 0, 49_999}, {50_000, 0, 50_000}, {50_001, 0, 50_000},
		{0, 10_000, 10_000}, {0, 10_001, 10_001}, {0, 10_003, 10_002}, {0, 14_800, 12_400},
		{0, 20_000, 15_000}, {0, 20_001, 15_000}, {42_000, 14_800, 50_000}, {30_000, 20_000, 45_000},
	} {
		var p yearend.Premiums
		p[yearend.Earthquake], p[yearend.OldLongTerm] = c.quake, c.old
		if got := on(t, 2026).EarthquakeDeduction(p, nil); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestSocialInsuranceAndMutualAidCountInFull(t *testing.T) {
	e := employee(6_000_000)
	e.Pay.SalaryInsurance, e.Pay.Bonus, e.Pay.BonusInsurance = 700_000, 1_000_000, 150_000
	e.Premiums = []yearend.Premium{
		premium(yearend.NationalPension, 203_760), premium(yearend.OtherSocial, 50_000),
		premium(yearend.MutualAid, 276_000),
	}
	r, trace := explained(t, 2026, e)
	for line, want := range map[yearend.Line]yen.Amount{
		yearend.LineInsuranceFromPay: 850_000, yearend.LineInsuranceDeclared: 253_760,
		yearend.LineMutualAid: 276_000,
	} {
		if r.Lines[line] != want {
			t.Errorf("%s: %s", line.Label(), r.Lines[line])
		}
	}
	if !strings.Contains(allText(trace), "全額を控除") {
		t.Error("not explained")
	}
}

func TestSeveralContractsOfAKindAddUp(t *testing.T) {
	e := employee(6_000_000)
	e.Premiums = []yearend.Premium{premium(yearend.Care, 30_000), premium(yearend.Care, 30_000)}
	if r := settle(t, 2026, e); r.Life.Care != 35_000 {
		t.Errorf("%s", r.Life.Care)
	}
}

func TestCertificates(t *testing.T) {
	for name, c := range map[string]struct {
		p    yearend.Premium
		code string
		path string
		stop bool
	}{
		"good": {premium(yearend.Care, 5_000), "", "", false},
		"wrong year": {yearend.Premium{Kind: yearend.Care, Paid: 5_000,
			Certificate: yearend.Certificate{Held: true, Year: 2025, Amount: 5_000}},
			"yearend.certificate-year", "premiums[0].certificate.year", true},
		"more than shown": {yearend.Premium{Kind: yearend.Care, Paid: 5_001,
			Certificate: yearend.Certificate{Held: true, Year: 2026, Amount: 5_000}},
			"yearend.certificate-amount", "premiums[0].paid", true},
		"less than shown": {yearend.Premium{Kind: yearend.Care, Paid: 4_000,
			Certificate: yearend.Certificate{Held: true, Year: 2026, Amount: 5_000}}, "", "", false},
		"none yet": {yearend.Premium{Kind: yearend.Care, Paid: 1},
			"yearend.no-certificate", "premiums[0].certificate", false},
		"none needed": {yearend.Premium{Kind: yearend.OtherSocial, Paid: 90_000}, "", "", false},
		"small old":   {yearend.Premium{Kind: yearend.OldGeneral, Paid: 9_000}, "", "", false},
		"old above 9,000": {yearend.Premium{Kind: yearend.OldGeneral, Paid: 9_001},
			"yearend.no-certificate", "premiums[0].certificate", false},
		"no kind": {yearend.Premium{Paid: 9_001}, "yearend.no-such", "premiums[0].kind", true},
		"unknown kind": {yearend.Premium{Kind: 99, Paid: 9_001}, "yearend.no-such",
			"premiums[0].kind", true},
		"negative": {yearend.Premium{Kind: yearend.Care, Paid: -1}, "yearend.negative",
			"premiums[0].paid", true},
		"beyond all bounds": {yearend.Premium{Kind: yearend.OtherSocial, Paid: yen.Limit + 1},
			"yearend.amount", "premiums[0].paid", true},
	} {
		e := employee(5_000_000)
		e.Premiums = []yearend.Premium{c.p}
		r, err := on(t, 2026).Settle(e, nil)
		if (err != nil) != c.stop {
			t.Errorf("%s: %v", name, err)
			continue
		}
		list := r.Notes
		if err != nil {
			list = faultsOf(t, err)
		}
		if got := codes(list)[c.code]; c.code != "" && got != c.path || c.code == "" && len(list) > 0 {
			t.Errorf("%s: %v", name, list)
		}
	}
}

func TestACertificateThatIsMissingNamesTheDayItMustBeThere(t *testing.T) {
	e := employee(5_000_000)
	e.Premiums = []yearend.Premium{{Kind: yearend.Earthquake, Paid: 30_000}}
	r := settle(t, 2026, e)
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0].Remedy, "令和9年1月31日") ||
		r.Lines[yearend.LineEarthquakeInsurance] != 30_000 {
		t.Errorf("%v", r.Notes)
	}
}
