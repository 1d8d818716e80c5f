package health_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/health"
	"romukura/law/insurer"
	"romukura/law/premium"
	"romukura/law/why"
)

// shared is the collection of facts beside the repository.
var shared = filepath.Join("..", "..", "..", "shared", "law", "insurance")

func sharedRows(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(shared, name))
	if err != nil {
		t.Skip("the shared facts are not beside the repository")
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

func pct(s string) yen.Rate { return yen.MustRate(s + "%") }

func TestEveryPrefectureEqualsItsSource(t *testing.T) {
	rows := sharedRows(t, "health_rates.tsv")
	for _, row := range rows {
		p, ok := insurer.ParsePrefecture(row["prefecture"])
		code, okCode := insurer.ParsePrefecture(row["pref_code"])
		if !ok || !okCode || p != code {
			t.Fatalf("%v", row)
		}
		for m := caldate.Must(row["valid_from_month"]).Month(); !m.After(
			caldate.Must(row["valid_to_month"]).Month()); m = m.Add(1) {
			r, standing, err := health.RateOf(p, m)
			if err != nil || standing != dated.Confirmed {
				t.Fatalf("%s %s: %v %v", p, m, standing, err)
			}
			if r.Name != row["prefecture"] || r.Total.Compare(pct(row["health_rate_pct"])) != 0 ||
				r.Specific.Compare(pct(row["tokutei_rate_pct"])) != 0 ||
				r.Basic.Compare(pct(row["kihon_rate_pct"])) != 0 {
				t.Errorf("%s %s: %+v", p, m, r)
			}
		}
	}
	if len(rows) != 188 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestCareAndSupportEqualTheirSource(t *testing.T) {
	for _, row := range sharedRows(t, "national_rates.tsv") {
		m := caldate.MustMonth("2026-04")
		if row["valid_from_month"] != "" {
			m = caldate.Must(row["valid_from_month"]).Month()
		}
		switch row["parameter"] {
		case "health_care_insurance_kaigo_kyoukaikenpo":
			if got := rates(t, "13", m.String(), apart).Care().Total(); got.Compare(
				pct(row["value"])) != 0 {
				t.Errorf("care %s: %s", m, got)
			}
		case "kodomo_kosodate_shienkin":
			r := rates(t, "13", m.String(), apart)
			if r.Support().Total().Compare(pct(row["value"])) != 0 {
				t.Errorf("support %s", r.Support().Total())
			}
		case "health_bonus_cap_fiscal_year":
			cap, _ := yen.Parse(row["value"])
			r := rates(t, "13", "2026-06", apart)
			if b := r.Bonus(health.Bonus{Paid: cap + 1_000_000}, nil); b.Counted != cap {
				t.Errorf("cap %d", b.Counted)
			}
		}
	}
}

func TestEveryMonthAndPrefectureHasItsRates(t *testing.T) {
	last := health.KnownThrough().Month()
	for p := insurer.Prefecture(1); p.Valid(); p++ {
		in := insurer.Association(p)
		for m := caldate.MustMonth("2023-03"); !m.After(last); m = m.Add(1) {
			r, standing, err := health.RatesFor(&in, m)
			if err != nil || standing != dated.Confirmed {
				t.Fatalf("%s %s: %v %v", p, m, standing, err)
			}
			g := r.General().Total()
			if g.Compare(yen.MustRate("9%")) < 0 || g.Compare(yen.MustRate("11%")) > 0 {
				t.Errorf("%s %s: %s", p, m, g)
			}
			if on := r.Support().Total().Num != 0; on == m.Before(caldate.MustMonth("2026-04")) {
				t.Errorf("%s: support levy %v", m, on)
			}
		}
	}
}

func TestCountsOfRaisedAndLoweredRates(t *testing.T) {
	// README 2.1: FY2026 40 down, 7 unchanged; FY2024 24 up, 22 down, 1 unchanged.
	count := func(before, after string) (up, down, same int) {
		for p := insurer.Prefecture(1); p.Valid(); p++ {
			a, _, _ := health.RateOf(p, caldate.MustMonth(before))
			b, _, _ := health.RateOf(p, caldate.MustMonth(after))
			switch b.Total.Compare(a.Total) {
			case 1:
				up++
			case -1:
				down++
			default:
				same++
			}
		}
		return up, down, same
	}
	if up, down, same := count("2026-02", "2026-03"); up != 0 || down != 40 || same != 7 {
		t.Errorf("2026: %d up, %d down, %d same", up, down, same)
	}
	if up, down, same := count("2024-02", "2024-03"); up != 24 || down != 22 || same != 1 {
		t.Errorf("2024: %d up, %d down, %d same", up, down, same)
	}
}

func TestBeforeTheFirstTableIsAnError(t *testing.T) {
	in := insurer.Association(13)
	var before *dated.BeforeFirstError
	if _, _, err := health.RatesFor(&in, caldate.MustMonth("2023-02")); !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
	_, standing, err := health.RatesFor(&in, caldate.MustMonth("2027-03"))
	if err != nil || standing != dated.Provisional {
		t.Errorf("after the last known month: %v %v", standing, err)
	}
	for _, bad := range []insurer.Insurer{
		{}, {Kind: insurer.SocietyKind}, insurer.Association(0), insurer.Association(48),
	} {
		if _, _, err := health.RatesFor(&bad, caldate.MustMonth("2026-04")); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	if _, _, err := health.RateOf(0, caldate.MustMonth("2026-04")); err == nil {
		t.Error("no prefecture was taken")
	}
}

// healthStandards are the fifty standards of grades.tsv.
func healthStandards(t *testing.T) []yen.Amount {
	t.Helper()
	var list []yen.Amount
	for _, row := range sharedRows(t, "grades.tsv") {
		if row["system"] != "health" {
			continue
		}
		for _, key := range []string{"standard_monthly", "standard", "standard_monthly_yen"} {
			if a, err := yen.Parse(row[key]); err == nil && row[key] != "" {
				list = append(list, a)
			}
		}
	}
	return list
}

func TestSeparateAndJointRoundingDifferAsOftenAsCounted(t *testing.T) {
	// README 2.3: 1,286 of 4,700 combinations of prefecture, grade and care differ by one yen.
	list := healthStandards(t)
	if len(list) != 50 {
		t.Fatalf("%d standards", len(list))
	}
	differ, all := 0, 0
	for p := insurer.Prefecture(1); p.Valid(); p++ {
		joint := rates(t, p.String(), "2026-04", insurer.Profile{})
		split := rates(t, p.String(), "2026-04", apart)
		for _, standard := range list {
			for _, care := range []bool{false, true} {
				person := health.Person{Standard: standard, Care: care}
				a, b := joint.Premium(person, nil), split.Premium(person, nil)
				all++
				switch d := a.Employee - b.Employee; {
				case d == 1 || d == -1:
					differ++
				case d != 0:
					t.Errorf("%s %d %v differ by %d", p, standard, care, d)
				}
				if a.Employer.Plus(a.Employee.Exact()).Compare(a.Total) != 0 ||
					a.Total.Compare(b.Total) != 0 {
					t.Errorf("%s %d: the shares do not make up the whole", p, standard)
				}
			}
		}
	}
	if all != 4700 || differ != 1286 {
		t.Errorf("%d of %d differ", differ, all)
	}
}

func TestNiigataHalfAYenIsDropped(t *testing.T) {
	// README 2.3: 9.21 % × 110,000 ÷ 2 = 5,065.50 → 5,065; handed over in cash 5,066.
	r := rates(t, "新潟", "2026-03", insurer.Profile{})
	if p := r.Premium(health.Person{Standard: 110_000}, nil); p.Employee != 5065 {
		t.Errorf("%d", p.Employee)
	}
	cash := rates(t, "新潟", "2026-03", insurer.Profile{Share: yen.RaiseFrom50Sen})
	p := cash.Premium(health.Person{Standard: 110_000}, nil)
	if p.Employee != 5066 || p.Employer.Compare(yen.Amount(5065).Exact()) != 0 {
		t.Errorf("%d %s", p.Employee, p.Employer)
	}
}

func TestMorePayNeverLowersThePremium(t *testing.T) {
	for _, month := range []string{"2023-03", "2025-03", "2026-03", "2026-04"} {
		r := rates(t, "佐賀", month, insurer.Profile{})
		last := yen.Amount(-1)
		for s := yen.Amount(58_000); s <= 1_390_000; s += 1_000 {
			p := r.Premium(health.Person{Standard: s, Care: s%2_000 == 0}, nil)
			q := r.Premium(health.Person{Standard: s}, nil)
			if q.Employee < last || p.Employee < q.Employee {
				t.Fatalf("%s %d: %d after %d", month, s, q.Employee, last)
			}
			last = q.Employee
		}
	}
}

func TestAnExemptMonthCostsNothing(t *testing.T) {
	r := rates(t, "13", "2026-04", insurer.Profile{})
	var trace why.Trace
	p := r.Premium(health.Person{Standard: 300_000, Care: true, Exempt: true}, &trace)
	if p.Employee != 0 || p.Total.Num != 0 || p.Employer.Num != 0 || len(trace.Steps) != 1 {
		t.Errorf("%+v %v", p, trace)
	}
	b := r.Bonus(health.Bonus{Paid: 500_000, Exempt: true}, nil)
	if b.Employee != 0 || b.Counted != 500_000 {
		t.Errorf("an exempt bonus still counts under the cap: %+v", b)
	}
}

func TestBonusesOfAYearStopAtTheCap(t *testing.T) {
	r := rates(t, "13", "2026-06", insurer.Profile{})
	cases := []struct{ paid, year, counted yen.Amount }{
		{5_730_999, 0, 5_730_000}, {5_729_999, 0, 5_729_000}, {5_731_000, 0, 5_730_000},
		{1_000_000, 5_500_000, 230_000}, {1_000_000, 5_730_000, 0}, {999, 0, 0}, {1_000, 0, 1_000},
		{1_000_000, 6_000_000, 0}, {0, 0, 0}, {-5_000, 0, 0},
	}
	for _, c := range cases {
		if b := r.Bonus(health.Bonus{Paid: c.paid, Year: c.year}, nil); b.Counted != c.counted {
			t.Errorf("%+v: %d", c, b.Counted)
		}
	}
}

func TestTwoBonusesOfOneMonthMakeOneStandard(t *testing.T) {
	r := rates(t, "13", "2026-06", insurer.Profile{})
	for first := yen.Amount(500); first < 1_200_000; first += 123_457 {
		const second = 400_900
		one := r.Bonus(health.Bonus{Paid: first + second, Care: true}, nil)
		a := r.Bonus(health.Bonus{Paid: first, Care: true}, nil)
		b := r.Bonus(health.Bonus{Paid: second, Earlier: first, Care: true}, nil)
		if a.Counted+b.Counted != one.Counted || a.Employee+b.Employee != one.Employee ||
			b.Standard != one.Standard || a.Total.Plus(b.Total).Compare(one.Total) != 0 {
			t.Errorf("%d: %d + %d is not %d", first, a.Employee, b.Employee, one.Employee)
		}
	}
	b := r.Bonus(health.Bonus{Paid: 100_000, Earlier: 50_000, Notified: 777}, nil)
	if b.Employee != 777 || b.Employer.Plus(yen.Amount(777).Exact()).Compare(b.Total) != 0 {
		t.Errorf("%+v", b)
	}
}

func TestMarchBonusTakesTheNewRate(t *testing.T) {
	// README 2.1 and golden k3-bonus-500k-2026-03: 9.85 %, not the 9.91 % of February.
	feb := rates(t, "東京", "2026-02", insurer.Profile{}).Bonus(health.Bonus{Paid: 500_000}, nil)
	mar := rates(t, "東京", "2026-03", insurer.Profile{}).Bonus(health.Bonus{Paid: 500_000}, nil)
	if feb.Employee != 24_775 || mar.Employee != 24_625 {
		t.Errorf("%d %d", feb.Employee, mar.Employee)
	}
}

func TestBonusesAreAddedUpOverTheFiscalYearAtOneInsurer(t *testing.T) {
	tokyo, osaka := insurer.Association(13), insurer.Association(27)
	list := []health.Counted{
		{Month: caldate.MustMonth("2026-03"), Insurer: tokyo.Key(), Amount: 1_000_000},
		{Month: caldate.MustMonth("2026-04"), Insurer: tokyo.Key(), Amount: 2_000_000},
		{Month: caldate.MustMonth("2026-06"), Insurer: "society:hinode", Amount: 4_000_000},
		{Month: caldate.MustMonth("2026-07"), Insurer: osaka.Key(), Amount: 500_000},
		{Month: caldate.MustMonth("2026-12"), Insurer: tokyo.Key(), Amount: 700_000},
	}
	for month, want := range map[string]yen.Amount{
		"2026-03": 0, "2026-04": 0, "2026-07": 2_000_000, "2026-12": 2_500_000,
		"2027-03": 3_200_000, "2027-04": 0,
	} {
		if got := health.CountedBefore(list, caldate.MustMonth(month), &tokyo); got != want {
			t.Errorf("%s: %d, want %d", month, got, want)
		}
	}
}

func TestCareMonthsByTheEveOfTheBirthday(t *testing.T) {
	for _, c := range []struct{ birth, first, last string }{
		// README 5.10: born on the 1st begins and ends a month earlier.
		{"1986-04-01", "2026-03", "2051-02"}, {"1986-04-02", "2026-04", "2051-03"},
		{"1986-03-31", "2026-03", "2051-02"}, {"1986-01-01", "2025-12", "2050-11"},
		{"1984-02-29", "2024-02", "2049-01"}, {"1984-03-01", "2024-02", "2049-01"},
	} {
		first, last := health.CareMonths(caldate.Must(c.birth))
		if first.String() != c.first || last.String() != c.last {
			t.Errorf("%s: %s to %s", c.birth, first, last)
		}
	}
}

func TestHealthInsuranceEndsOnTheSeventyFifthBirthdayItself(t *testing.T) {
	for birth, want := range map[string]string{
		"1951-11-23": "2026-11-23", "1951-12-01": "2026-12-01", "1952-02-29": "2027-03-01",
	} {
		if got := health.LossByAge(caldate.Must(birth)); got.String() != want {
			t.Errorf("%s: %s", birth, got)
		}
	}
}

func TestAgesEqualTheirSource(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(shared, "rules.json"))
	if err != nil {
		t.Skip("the shared facts are not beside the repository")
	}
	var facts struct {
		Ages map[string]json.RawMessage
	}
	if err := json.Unmarshal(data, &facts); err != nil {
		t.Fatal(err)
	}
	age := func(key string) (a struct {
		Age int
		On  string
	}) {
		if err := json.Unmarshal(facts.Ages[key], &a); err != nil {
			t.Fatal(err)
		}
		return a
	}
	birth := caldate.Must("1980-06-15")
	first, last := health.CareMonths(birth)
	if first != birth.ReachesAge(age("care_start").Age).Month() ||
		last != birth.ReachesAge(age("care_end").Age).Month().Add(-1) ||
		age("care_start").On != "eve" || age("care_end").On != "eve" {
		t.Errorf("%s %s", first, last)
	}
	if end := age("health_end"); end.On != "birthday" ||
		health.LossByAge(birth) != birth.Birthday(end.Age) {
		t.Errorf("%+v", end)
	}
}

func society(t testing.TB, extra string) insurer.Insurer {
	t.Helper()
	table := "# source: invented\n# published: 2026-02-01\n# holds-through: 2027-02-28\n" + extra +
		"levy\temployee\temployer\nhealth\t4.5%\t5%\ncare\t0.9%\t0.9%\n"
	s, faults := insurer.ReadSociety("hinode",
		[]insurer.Enactment{{Name: "2026-03-01.tsv", Data: []byte(table)}})
	if faults.Stops() {
		t.Fatal(faults.All())
	}
	return insurer.Of(s)
}

func TestWhoPaysCare(t *testing.T) {
	tokyo, with, without := insurer.Association(13), society(t, "# dependent-care: yes\n"),
		society(t, "")
	young, elder, middle := "1990-05-10", "1955-05-10", "1980-05-10"
	for _, c := range []struct {
		birth     string
		dependent bool
		excluded  bool
		in        *insurer.Insurer
		want      health.CareReason
	}{
		{middle, false, false, &tokyo, health.CareByAge},
		{middle, true, true, &with, health.NoCareExcluded},
		{young, true, false, &tokyo, health.NoCareYoung},
		{young, true, false, &with, health.CareByDependent},
		{elder, true, false, &with, health.CareByDependent},
		{young, true, false, &without, health.NoCareYoung},
		{elder, false, false, &with, health.NoCareElder},
	} {
		var trace why.Trace
		got := health.PayingCare(health.Payer{
			Birth: caldate.Must(c.birth), Month: caldate.MustMonth("2026-10"),
			Dependent: c.dependent, Excluded: c.excluded,
		}, c.in, &trace)
		if got != c.want || got.Label() == "" || len(trace.Steps) != 1 {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestASocietyHasItsOwnSplitAndTheStatutesSupport(t *testing.T) {
	in := society(t, "")
	r, _, err := health.RatesFor(&in, caldate.MustMonth("2026-04"))
	if err != nil {
		t.Fatal(err)
	}
	p := r.Premium(health.Person{Standard: 300_000, Care: true}, nil)
	// 300,000 × (4.5 % + 0.9 % + 0.115 %) = 16,545; the whole 300,000 × (9.5 + 1.8 + 0.23) %.
	if p.Employee != 16_545 || p.Total.Compare(yen.Amount(34_590).Exact()) != 0 {
		t.Errorf("%d %s", p.Employee, p.Total)
	}
	if _, _, err := health.RatesFor(&in, caldate.MustMonth("2026-02")); err == nil {
		t.Error("a month before the society's table was answered")
	}
}

func TestAShareOfOneQuarterLeavesTheRestToTheEmployer(t *testing.T) {
	// README 5.12: at 88,000 the worker bears 25/50 of the normal half.
	r := rates(t, "13", "2026-10", insurer.Profile{})
	half := r.Premium(health.Person{Standard: 88_000}, nil)
	quarter := r.Premium(health.Person{Standard: 88_000, Share: yen.MustRate("1/4")}, nil)
	// 88,000 × 10.08 % = 8,870.4; a half 4,435.2, a quarter 2,217.6
	if half.Employee != 4_435 || quarter.Employee != 2_218 ||
		half.Total.Compare(quarter.Total) != 0 {
		t.Errorf("%d %d", half.Employee, quarter.Employee)
	}
}

func TestNotifiedAmountsGoBefore(t *testing.T) {
	r := rates(t, "13", "2026-04", insurer.Profile{})
	p := r.Premium(health.Person{Standard: 410_000, Notified: 13_794,
		Proportion: premium.Proportion{Own: 267_000, Sum: 400_000}}, nil)
	if p.Employee != 13_794 || p.Employer.Plus(p.Employee.Exact()).Compare(p.Total) != 0 {
		t.Errorf("%+v", p)
	}
}

func TestTheExplanationNamesRateTableAndRounding(t *testing.T) {
	r := rates(t, "13", "2026-04", insurer.Profile{})
	var trace why.Trace
	r.Premium(health.Person{Standard: 134_000, Care: true}, &trace)
	var text strings.Builder
	for _, s := range trace.Steps {
		text.WriteString(s.String() + "\n")
		if s.Law == "" || s.Key == "" || s.What == "" {
			t.Errorf("%+v", s)
		}
	}
	for _, want := range []string{"9.85%", "1.62%", "0.23%", "東京都", "law/health/tables/rate",
		"50銭以下切捨て", "134,000円", "健保法160-1", "合算"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &text)
		}
	}
	trace = why.Trace{}
	r.Bonus(health.Bonus{Paid: 1_000_000, Year: 5_500_000}, &trace)
	if s := trace.Steps[0].String(); !strings.Contains(s, "230,000円") ||
		!strings.Contains(s, "上限に達した") {
		t.Error(s)
	}
}

func TestNoTraceNoAllocation(t *testing.T) {
	r := rates(t, "13", "2026-04", insurer.Profile{})
	n := testing.AllocsPerRun(100, func() {
		r.Premium(health.Person{Standard: 300_000, Care: true}, nil)
		r.Bonus(health.Bonus{Paid: 300_000, Care: true}, nil)
	})
	if n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkPremium(b *testing.B) {
	r := rates(b, "13", "2026-04", insurer.Profile{})
	b.ReportAllocs()
	for b.Loop() {
		r.Premium(health.Person{Standard: 300_000, Care: true}, nil)
	}
}

func BenchmarkPremiumExplained(b *testing.B) {
	r := rates(b, "13", "2026-04", insurer.Profile{})
	b.ReportAllocs()
	for b.Loop() {
		var trace why.Trace
		r.Premium(health.Person{Standard: 300_000, Care: true}, &trace)
	}
}

func BenchmarkRatesFor(b *testing.B) {
	in := insurer.Association(13)
	b.ReportAllocs()
	for b.Loop() {
		_, _, _ = health.RatesFor(&in, caldate.MustMonth("2026-04"))
	}
}
