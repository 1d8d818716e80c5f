package residenttax_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/residenttax"
	"romukura/law/why"
)

type goldenCase struct {
	ID, Topic       string
	Input, Expected map[string]any
}

// golden gives the cases of some topics: those kept here, and those of the shared collection where
// it lies beside the repository.
func golden(t *testing.T, topics ...string) []goldenCase {
	t.Helper()
	var mine []goldenCase
	shared := filepath.Join("..", "..", "..", "shared", "law", "tax", "golden_cases.json")
	seen := map[string]bool{}
	for _, name := range []string{filepath.Join("testdata", "golden.json"), shared} {
		data, err := os.ReadFile(name)
		if err != nil && name == shared {
			continue
		}
		var all struct{ Cases []goldenCase }
		if err := errors.Join(err, json.Unmarshal(data, &all)); err != nil {
			t.Fatal(err)
		}
		for _, c := range all.Cases {
			if slices.Contains(topics, c.Topic) && !seen[c.ID] {
				seen[c.ID] = true
				mine = append(mine, c)
			}
		}
	}
	if len(mine) == 0 {
		t.Fatal("no golden case of these topics")
	}
	return mine
}

func amount(v any) yen.Amount {
	n, _ := json.Marshal(v)
	a, err := yen.Parse(string(n))
	if err != nil {
		return -1
	}
	return a
}

func TestGoldenCasesOfInstalments(t *testing.T) {
	for _, c := range golden(t, "resident_tax_installments") {
		months := int(amount(c.Input["months"]))
		in, err := residenttax.Split(residenttax.Annual{
			Tax: amount(c.Input["annual"]), From: residenttax.LastMonth(2026).Add(1 - months),
		}, nil)
		if err != nil || in.Months != months || in.First != amount(c.Expected["first"]) ||
			in.Others != amount(c.Expected["others"]) {
			t.Errorf("%s: %+v %v", c.ID, in, err)
		}
	}
}

func TestGoldenCasesOfLeaving(t *testing.T) {
	for _, c := range golden(t, "resident_tax_exit") {
		day, monthly := caldate.Must(c.Input["exit"].(string)), amount(c.Input["monthly"])
		p, err := residenttax.Leave(residenttax.Leaving{
			Day: day, Request: c.Input["request"] == true, Transfer: c.Input["transfer"] == true,
			FinalPay: amount(c.Input["final_pay"]), Due: monthly,
			Remainder: monthly * yen.Amount(residenttax.MonthsAfter(day.Month())),
		}, nil)
		if err != nil || p.Collected != amount(c.Expected["collected"]) {
			t.Errorf("%s: %+v %v", c.ID, p, err)
		}
	}
}

// TestTheCityOfOsakasExample takes the employment income from the case: law/yearend answers it.
func TestTheCityOfOsakasExample(t *testing.T) {
	for _, c := range golden(t, "resident_tax_assessment") {
		p := residenttax.Taxpayer{
			TaxYear: int(amount(c.Input["nendo"])), Income: amount(c.Expected["employment_income"]),
			Insurance: amount(c.Input["social_insurance"]),
			Others: amount(c.Input["life"]) + amount(c.Input["earthquake"]) +
				amount(c.Input["medical"]),
			Personal: map[residenttax.Personal]int{
				"spouse": 1, "dependent": int(amount(c.Input["dependants_general"])),
			},
			Designated: c.Input["designated_city"] == true, Donation: amount(c.Input["furusato"]),
		}
		var tr why.Trace
		a, standing, err := residenttax.Assess(p, &tr)
		if err != nil || standing != dated.Confirmed {
			t.Fatal(standing, err)
		}
		for key, got := range map[string]yen.Amount{
			"total_deductions": a.Deductions, "taxable": a.Taxable,
			"adjust_city": a.Adjustment.City, "adjust_pref": a.Adjustment.Prefecture,
			"city_income_levy_before_donation": a.Levy.City,
			"pref_income_levy_before_donation": a.Levy.Prefecture,
			"donation_city":                    a.Donation.City, "donation_pref": a.Donation.Prefecture,
		} {
			if want, ok := c.Expected[key]; !ok || got != amount(want) {
				t.Errorf("%s %s: got %d, want %v", c.ID, key, got, want)
			}
		}
		// 171,680 − 9,870 and 42,920 − 2,468, each cut to 100 yen, and 5,000 yen a head
		if a.Total != 161_800+40_400+5_000 {
			t.Errorf("%s: total %d", c.ID, a.Total)
		}
		if !strings.Contains(tr.Steps[0].Note, "見込み") {
			t.Error("an estimate does not say so")
		}
	}
}

func taxpayer(taxable yen.Amount, designated bool) residenttax.Taxpayer {
	return residenttax.Taxpayer{TaxYear: 2026, Income: taxable + 430_000, Designated: designated}
}

func TestTheAssessmentAtItsBounds(t *testing.T) {
	for _, c := range []struct {
		taxable, base yen.Amount // base of the adjustment credit, difference 50,000
	}{
		{0, 0}, {1_000, 1_000}, {50_000, 50_000}, {2_000_000, 50_000}, {2_001_000, 50_000},
		{9_000_000, 50_000},
	} {
		for _, designated := range []bool{false, true} {
			a, _, err := residenttax.Assess(taxpayer(c.taxable, designated), nil)
			if err != nil || a.Taxable != c.taxable || a.Adjustment.Sum() != c.base*5/100 {
				t.Errorf("%d: %+v %v", c.taxable, a, err)
			}
			if want := c.taxable/10 - c.base*5/100; a.Levy.Sum() != want {
				t.Errorf("%d: levy %d, want %d", c.taxable, a.Levy.Sum(), want)
			}
		}
	}
	rich := residenttax.Taxpayer{TaxYear: 2026, Income: 25_000_001}
	if a, _, _ := residenttax.Assess(rich, nil); a.Adjustment.Sum() != 0 || a.Deductions != 0 {
		t.Errorf("above 25 million there is neither: %+v", a)
	}
	p := taxpayer(3_000_000, false)
	p.Personal = map[residenttax.Personal]int{"friend": 1}
	var unknown *residenttax.UnknownPersonalError
	if _, _, err := residenttax.Assess(p, nil); !errors.As(err, &unknown) || err.Error() == "" {
		t.Errorf("%v", err)
	}
	var before *dated.BeforeFirstError
	_, _, err := residenttax.Assess(residenttax.Taxpayer{TaxYear: 2025}, nil)
	if !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
	if _, s, err := residenttax.Assess(residenttax.Taxpayer{TaxYear: 2027}, nil); err != nil ||
		s != dated.Provisional {
		t.Errorf("2027 is not known yet: %v %v", s, err)
	}
}

func TestDonationsAreHeldToAFifthOfTheLevy(t *testing.T) {
	p := taxpayer(3_000_000, true)
	last := yen.Amount(-1)
	for p.Donation = 0; p.Donation <= 300_000; p.Donation += 10_000 {
		a, _, err := residenttax.Assess(p, nil)
		if err != nil || a.Donation.Sum() < last {
			t.Fatalf("%d: %+v %v", p.Donation, a.Donation, err)
		}
		last = a.Donation.Sum()
		if held := a.Levy.Sum()/5 + p.Donation/10 + 2; last > held {
			t.Fatalf("%d: %d exceeds %d", p.Donation, last, held)
		}
	}
	p.Donation = 2_000
	if a, _, _ := residenttax.Assess(p, nil); a.Donation.Sum() != 0 {
		t.Error("the first 2,000 yen are the donor's own")
	}
}

func TestInstalmentsMakeUpTheYear(t *testing.T) {
	for tax := yen.Amount(0); tax < 400_000; tax += 373 {
		for from := caldate.MustMonth("2026-06"); residenttax.TaxYear(from) == 2026; from = from.Add(1) {
			in, err := residenttax.Split(residenttax.Annual{Tax: tax, From: from}, nil)
			if err != nil {
				t.Fatal(err)
			}
			rest := yen.Amount(in.Months - 1)
			if in.First+in.Others*rest != tax || in.Others%100 != 0 || in.First < in.Others {
				t.Fatalf("%d from %s: %+v", tax, from, in)
			}
			if tax <= 5_000 && in.Others != 0 {
				t.Fatalf("%d is not taken whole: %+v", tax, in)
			}
			if tax > 5_000 && in.First >= in.Others+yen.Amount(in.Months)*100 {
				t.Fatalf("%d from %s: the first month takes too much: %+v", tax, from, in)
			}
		}
	}
	var tr why.Trace
	own := residenttax.Annual{Tax: 6_200, From: caldate.MustMonth("2026-06"), PerCapita: 6_200}
	if in, err := residenttax.Split(own, &tr); err != nil || in.First != 6_200 || len(tr.Steps) != 1 {
		t.Errorf("a municipality with a surcharge: %+v %v", in, err)
	}
	if _, err := residenttax.Split(residenttax.Annual{Tax: -1}, nil); !errors.Is(err,
		residenttax.ErrNothingToCollect) {
		t.Errorf("%v", err)
	}
}

func notice(version int, effective string, first, others yen.Amount) residenttax.Notice {
	m := caldate.MustMonth(effective)
	return residenttax.Notice{
		Version: version, TaxYear: residenttax.TaxYear(m), Effective: m, First: first, Others: others,
		Municipality: "131016", Designated: "9000001", Recipient: "0001",
	}
}

func add(t *testing.T, all residenttax.Notices, n residenttax.Notice) residenttax.Notices {
	t.Helper()
	all, err := all.Add(n)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestAChangeNoticeLeavesPastMonthsAlone(t *testing.T) {
	all := add(t, nil, notice(1, "2026-06", 15_300, 15_000))
	all = add(t, all, notice(2, "2026-10", 9_800, 9_000))
	all = add(t, all, notice(1, "2027-06", 20_000, 19_000))
	for month, want := range map[string]yen.Amount{
		"2026-05": 0, "2026-06": 15_300, "2026-07": 15_000, "2026-09": 15_000, "2026-10": 9_800,
		"2026-11": 9_000, "2027-05": 9_000, "2027-06": 20_000, "2027-07": 19_000, "2028-06": 0,
	} {
		var tr why.Trace
		d := all.Due(caldate.MustMonth(month), &tr)
		if d.Amount != want || (d.Notice == nil) != (want == 0) || len(tr.Steps) != 1 {
			t.Errorf("%s: %d, want %d", month, d.Amount, want)
		}
		if d.Notice == nil && tr.Steps[0].Note == "" {
			t.Errorf("%s: nothing says that the notice is missing", month)
		}
	}
	if got := all.Remainder(caldate.MustMonth("2026-09")); got != 9_800+7*9_000 {
		t.Errorf("the rest after September: %d", got)
	}
	if got := all.Remainder(caldate.MustMonth("2027-05")); got != 0 {
		t.Errorf("nothing is left after May: %d", got)
	}
}

func TestAVersionIsNeverOverwritten(t *testing.T) {
	first := notice(1, "2026-06", 15_300, 15_000)
	all := add(t, nil, first)
	if again := add(t, all, first); len(again) != 1 {
		t.Error("the same notice twice became two")
	}
	other := first
	other.Others = 1
	if got, err := all.Add(other); !errors.Is(err, residenttax.ErrVersionTaken) || got[0] != first {
		t.Errorf("%v", err)
	}
	for name, bad := range map[string]residenttax.Notice{
		"no version": notice(0, "2026-06", 1, 1), "below zero": notice(1, "2026-06", -1, 1),
		"outside its year": {Version: 1, TaxYear: 2026, Effective: caldate.MustMonth("2026-05")},
	} {
		if _, err := all.Add(bad); !errors.Is(err, residenttax.ErrNotice) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheMonthOfLeavingDecides(t *testing.T) {
	// shared README §6: 1 January to 30 April mandatory, May only May, June to December on request
	for _, c := range []struct {
		day               string
		request, transfer bool
		pay               yen.Amount
		way               residenttax.Way
	}{
		{"2026-12-31", false, false, 300_000, residenttax.Ordinary},
		{"2026-12-31", true, false, 300_000, residenttax.LumpOnRequest},
		{"2027-01-01", false, false, 300_000, residenttax.LumpMandatory},
		{"2027-04-30", false, false, 300_000, residenttax.LumpMandatory},
		{"2027-05-01", true, false, 300_000, residenttax.LastInstalment},
		{"2027-05-31", false, true, 300_000, residenttax.LastInstalment},
		{"2026-06-01", false, false, 300_000, residenttax.Ordinary},
		{"2026-06-30", true, true, 300_000, residenttax.HandedOver},
		{"2027-02-28", false, true, 300_000, residenttax.HandedOver},
		{"2027-02-28", false, false, 30_000, residenttax.OrdinaryTooLow}, // three months of 10,000
		{"2027-02-28", false, false, 30_001, residenttax.LumpMandatory},
	} {
		day := caldate.Must(c.day)
		rest := 10_000 * yen.Amount(residenttax.MonthsAfter(day.Month()))
		var tr why.Trace
		p, err := residenttax.Leave(residenttax.Leaving{
			Day: day, Request: c.request, Transfer: c.transfer, FinalPay: c.pay,
			Due: 10_000, Remainder: rest,
		}, &tr)
		if err != nil || p.Way != c.way || p.Way.Label() == "" || len(tr.Steps) != 1 {
			t.Errorf("%s: %+v %v", c.day, p, err)
		}
		if p.Collected+p.Left != 10_000+rest || p.Collected != 10_000+p.Lump {
			t.Errorf("%s: something is lost: %+v", c.day, p)
		}
	}
	p, err := residenttax.Leave(residenttax.Leaving{Day: caldate.Must("2027-03-31"), Due: 1}, nil)
	if err != nil || p.Way != residenttax.NothingLeft {
		t.Errorf("%+v %v", p, err)
	}
	var before *dated.BeforeFirstError
	old := residenttax.Leaving{Day: caldate.Must("2023-05-31")}
	if _, err := residenttax.Leave(old, nil); !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
}

func TestTheTaxYearRunsFromJuneToMay(t *testing.T) {
	for month, year := range map[string]int{"2026-05": 2025, "2026-06": 2026, "2027-05": 2026} {
		if got := residenttax.TaxYear(caldate.MustMonth(month)); got != year {
			t.Errorf("%s: %d", month, got)
		}
	}
	for month, after := range map[string]int{"2026-06": 11, "2026-09": 8, "2027-05": 0} {
		if got := residenttax.MonthsAfter(caldate.MustMonth(month)); got != after {
			t.Errorf("%s: %d", month, got)
		}
	}
}

func TestDaysOfDuty(t *testing.T) {
	for _, c := range []struct {
		duty        residenttax.Duty
		event, want string
	}{
		{residenttax.PayReport, "2026-12", "2027-01-31"},
		{residenttax.GoneByApril, "2027-03", "2027-04-15"},
		{residenttax.NoticeArrives, "2027-01", "2027-05-31"},
		{residenttax.Payment, "2026-06", "2026-07-10"},
		{residenttax.LeaverNotice, "2026-12", "2027-01-10"},
		{residenttax.HalfYearDecember, "2026-11", "2026-12-10"},
		{residenttax.HalfYearJune, "2026-12", "2027-06-10"},
	} {
		var tr why.Trace
		got, err := residenttax.DueDay(c.duty, caldate.MustMonth(c.event), &tr)
		if err != nil || got.String() != c.want || c.duty.Label() == "" || len(tr.Steps) != 1 {
			t.Errorf("%s: %s %v", c.duty, got, err)
		}
	}
	for month, want := range map[string][2]string{
		"2026-06": {"2026-07-10", "2026-12-10"}, "2026-09": {"2026-10-13", "2026-12-10"},
		"2026-12": {"2027-01-12", "2027-06-10"}, "2027-05": {"2027-06-10", "2027-06-10"},
	} { // 10 October 2026 is a Saturday before a holiday; 10 January 2027 a Sunday before one
		for i, half := range []bool{false, true} {
			got, err := residenttax.PaymentDay(caldate.MustMonth(month), half)
			if err != nil || got.String() != want[i] {
				t.Errorf("%s %v: %s %v", month, half, got, err)
			}
		}
	}
	var unknown *residenttax.UnknownDutyError
	_, err := residenttax.DueDay("moon", caldate.MustMonth("2026-06"), nil)
	if !errors.As(err, &unknown) || err.Error() == "" {
		t.Errorf("%v", err)
	}
}

func TestRetirementIncomeIsTaxedAtOnce(t *testing.T) {
	// shared golden cases RI-3, RI-4, RI-6, RI-7, RI-8: resident_tax of the retirement income
	for income, want := range map[yen.Amount]yen.Amount{
		1_210_000: 121_000, 1_600_000: 160_000, 2_300_000: 230_000, 3_900_000: 390_000,
		3_400_000: 340_000, 999: 0, 1_999: 0, 12_345: 700 + 400, 0: 0, -5: 0,
	} {
		var tr why.Trace
		got, standing, err := residenttax.OnRetirement(income, caldate.Must("2026-10-31"), &tr)
		if err != nil || standing != dated.Confirmed || got.Sum() != want || len(tr.Steps) != 1 {
			t.Errorf("%d: %+v %v", income, got, err)
		}
	}
	var before *dated.BeforeFirstError
	_, _, err := residenttax.OnRetirement(1, caldate.Must("2022-12-31"), nil)
	if !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
}

var head = strings.Join(residenttax.Columns, ",") + "\n"

func TestNoticesComeFromOurOwnFile(t *testing.T) {
	all, err := residenttax.ParseNotices("\ufeff" + head +
		"2026,1,2026-06,131016,9000001,0001,\"15,300\",15000\n" +
		"2026,2,2026-10,131016,9000001,0001,9800,9000\n" +
		"2026,1,2026-06,131016,9000001,0002,15300,15000\n")
	if err != nil || len(all) != 3 || all[0].First != 15_300 || all[1].Version != 2 {
		t.Fatalf("%+v %v", all, err)
	}
	var unknown *residenttax.NoticeLayoutUnknown
	for _, text := range []string{"", "a,b\n", "特別徴収税額通知,1,2\n", "\x00"} {
		if _, err := residenttax.ParseNotices(text); !errors.As(err, &unknown) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if unknown == nil || !strings.Contains(unknown.Error(), "様式") {
		t.Error("the refusal does not say what is missing")
	}
}

func TestEveryFaultOfAFileIsToldAndNoValueShown(t *testing.T) {
	_, err := residenttax.ParseNotices(head +
		"x,0,2026-13,13,9,4711,1.5,-7\n" +
		"2026,1,2026-05,131016,9,0001,1,1\n" +
		"2026,1\n" +
		"2026,1,2026-06,131016,9,0001,1,1\n" +
		"2026,1,2026-06,131016,9,0001,2,2\n")
	var faults *fault.Error
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range faults.Faults {
		paths = append(paths, f.Path)
		if f.Code == "" || f.Message == "" || f.Remedy == "" {
			t.Errorf("%+v", f)
		}
	}
	want := "rows[2].tax_year rows[2].version rows[2].effective_month rows[2].municipality " +
		"rows[2].first rows[2].others rows[3].effective_month rows[4] rows[6]"
	if strings.Join(paths, " ") != want {
		t.Errorf("%s", paths)
	}
	if strings.Contains(err.Error(), "4711") || strings.Contains(err.Error(), "1.5") {
		t.Error("a fault shows a value")
	}
}

func FuzzParseNotices(f *testing.F) {
	f.Add(head + "2026,1,2026-06,131016,9000001,0001,15300,15000\n")
	f.Add(head + "2026,1,\"")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		all, err := residenttax.ParseNotices(text)
		if err != nil && len(all) > 0 {
			t.Fatal("a file with a fault gave notices")
		}
		for _, n := range all {
			if n.Version < 1 || n.First < 0 || residenttax.TaxYear(n.Effective) != n.TaxYear {
				t.Fatalf("%+v", n)
			}
		}
	})
}

func TestEveryMonthHasRulesOfCollection(t *testing.T) {
	last := residenttax.KnownThrough()
	for m := caldate.MustMonth("2023-06"); !m.After(last.Month()); m = m.Add(1) {
		if _, err := residenttax.Split(residenttax.Annual{Tax: 100_000, From: m}, nil); err != nil {
			t.Errorf("%s: %v", m, err)
		}
	}
	if residenttax.Way(99).Label() != "" {
		t.Error("a way that is none has a name")
	}
}

func BenchmarkDue(b *testing.B) {
	all := residenttax.Notices{
		notice(1, "2025-06", 1, 1), notice(1, "2026-06", 15_300, 15_000), notice(2, "2026-10", 1, 1),
	}
	month := caldate.MustMonth("2026-10")
	b.ReportAllocs()
	for b.Loop() {
		all.Due(month, nil)
	}
}
