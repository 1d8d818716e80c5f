package pension_test

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
	"romukura/law/pension"
	"romukura/law/premium"
	"romukura/law/why"
)

// goldenCase is one expected value from outside; testdata/golden.json names the source of each.
type goldenCase struct {
	ID, Topic       string
	Input, Expected map[string]any
}

func golden(t *testing.T, topic string) []goldenCase {
	t.Helper()
	file, err := os.Open("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	d := json.NewDecoder(file)
	d.UseNumber()
	var all, mine []goldenCase
	if err := d.Decode(&all); err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		if c.Topic == topic {
			mine = append(mine, c)
		}
	}
	if len(mine) == 0 {
		t.Fatalf("no case of %s", topic)
	}
	return mine
}

func exact(t *testing.T, v any) yen.Exact {
	t.Helper()
	r, err := yen.ParseRate(v.(json.Number).String())
	if err != nil {
		t.Fatal(err)
	}
	return yen.Exact(r)
}

func whole(t *testing.T, v any) yen.Amount { return yen.Truncate.Round(exact(t, v)) }

func (c goldenCase) same(t *testing.T, got map[string]yen.Exact) int {
	t.Helper()
	n := 0
	for key, e := range got {
		if want, ok := c.Expected[key]; ok {
			n++
			if e.Compare(exact(t, want)) != 0 {
				t.Errorf("%s %s: got %s, want %v", c.ID, key, e, want)
			}
		}
	}
	if n == 0 {
		t.Errorf("%s: nothing compared", c.ID)
	}
	return n
}

func rates(t testing.TB, month string) *pension.Rates {
	t.Helper()
	r, _, err := pension.RatesFor(caldate.MustMonth(month))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestGoldenPremiumTable(t *testing.T) {
	for _, c := range golden(t, "premium_table") {
		row := rates(t, c.Input["month"].(string)).TableRow(whole(t, c.Input["standard"]))
		c.same(t, map[string]yen.Exact{"kosei_total": row.Total, "kosei_half": row.Half})
	}
}

func TestGoldenPremium(t *testing.T) {
	// Standards of remunerations by grades.tsv; 635,000 passed from grade 31 to 32 in 2020-09.
	standards := map[string]yen.Amount{
		"300000": 300_000, "100000": 98_000, "635000@2020-08": 620_000, "635000@2020-09": 650_000,
	}
	for _, c := range golden(t, "premium") {
		month := "2024-04"
		for _, key := range []string{"month", "premium_month"} {
			if m, ok := c.Input[key].(string); ok {
				month = m
			}
		}
		var standard yen.Amount
		if c.Input["standard"] != nil {
			standard = whole(t, c.Input["standard"])
		} else {
			pay := c.Input["remuneration"].(json.Number).String()
			standard = standards[pay+"@"+month]
			if standard == 0 {
				standard = standards[pay]
			}
		}
		p := rates(t, month).Premium(pension.Person{Standard: standard}, nil)
		c.same(t, map[string]yen.Exact{
			"pension_total": p.Total, "employee_pension": p.Employee.Exact(),
			"pension_half":       p.Part.Employee,
			"child_contribution": p.Contribution.Total,
		})
	}
}

func TestGoldenBonus(t *testing.T) {
	for _, c := range golden(t, "bonus_pension") {
		paid := map[string]yen.Amount{}
		var sum yen.Amount
		for _, v := range c.Input["bonuses"].([]any) {
			month, amount := v.([]any)[0].(string), whole(t, v.([]any)[1])
			b := rates(t, month).Bonus(pension.Bonus{Paid: amount, Earlier: paid[month]}, nil)
			paid[month] += amount
			sum += b.Employee
		}
		c.same(t, map[string]yen.Exact{"employee_pension_total": sum.Exact()})
	}
	for _, c := range golden(t, "bonus") {
		b := rates(t, "2026-06").Bonus(pension.Bonus{Paid: whole(t, c.Input["bonus"])}, nil)
		c.same(t, map[string]yen.Exact{
			"pension_base": b.Standard.Exact(), "employee_pension": b.Employee.Exact(),
		})
	}
}

func TestGoldenContributionAndYear(t *testing.T) {
	for _, c := range golden(t, "child_contribution") {
		// The case itself gives the pension's standard of a health standard: 68,000 is 88,000 there.
		p := rates(t, "2026-04").Premium(
			pension.Person{Standard: whole(t, c.Expected["pension_base"])}, nil)
		c.same(t, map[string]yen.Exact{"amount": p.Contribution.Total})
		if p.Contribution.Employee.Num != 0 || p.Contribution.Deducted != 0 {
			t.Errorf("%s: an employee pays", c.ID)
		}
	}
	standards := map[string]yen.Amount{"416667": 410_000, "0": 88_000} // grades.tsv
	for _, c := range golden(t, "premium_annual") {
		p := rates(t, "2025-04").Premium(pension.Person{
			Standard: standards[c.Input["monthly_remuneration"].(json.Number).String()],
		}, nil)
		c.same(t, map[string]yen.Exact{"employee_pension_12_months": (p.Employee * 12).Exact()})
	}
}

func TestTablesEqualTheirSource(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "law", "insurance",
		"national_rates.tsv"))
	if err != nil {
		t.Skip("the shared facts are not beside the repository")
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, row := range rows[1:] {
		switch row[0] {
		case "kousei_nenkin_general":
			m := caldate.Must(row[3]).Month()
			if rates(t, m.String()).Rate().Compare(yen.MustRate(row[1]+"%")) != 0 {
				t.Error(row)
			}
		case "kodomo_kosodate_kyoshutsukin":
			m := caldate.Must(row[3]).Month()
			if rates(t, m.String()).ContributionRate().Compare(yen.MustRate(row[1]+"%")) != 0 {
				t.Error(row)
			}
		case "pension_bonus_cap_month":
			cap, _ := yen.Parse(row[1])
			b := rates(t, "2026-06").Bonus(pension.Bonus{Paid: cap + 1_000}, nil)
			if b.Counted != cap {
				t.Error(row, b.Counted)
			}
		default:
			continue
		}
		found++
	}
	if found != 3 {
		t.Errorf("%d rows compared", found)
	}
}

func TestEveryMonthHasItsRates(t *testing.T) {
	for m := caldate.MustMonth("2016-09"); m.Before(caldate.MustMonth("2027-04")); m = m.Add(1) {
		r, standing, err := pension.RatesFor(m)
		if err != nil || standing != dated.Confirmed || r.Month() != m {
			t.Fatalf("%s: %v %v", m, standing, err)
		}
		if old := m.Before(caldate.MustMonth("2017-09")); old == (r.Rate().Compare(
			yen.MustRate("18.3%")) == 0) {
			t.Errorf("%s: %s", m, r.Rate())
		}
	}
	if _, standing, err := pension.RatesFor(caldate.MustMonth("2027-04")); err != nil ||
		standing != dated.Provisional {
		t.Errorf("the contribution of FY2027 is not known: %v %v", standing, err)
	}
	var before *dated.BeforeFirstError
	if _, _, err := pension.RatesFor(caldate.MustMonth("2016-08")); !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
}

func TestBonusesOfACalendarMonthStopAtTheCap(t *testing.T) {
	r := rates(t, "2026-06")
	for _, c := range []struct{ paid, earlier, counted yen.Amount }{
		{1_499_999, 0, 1_499_000}, {1_500_000, 0, 1_500_000}, {1_500_999, 0, 1_500_000},
		{1_000_000, 1_000_000, 500_000}, {1_000_000, 1_500_000, 0}, {500, 500, 1_000},
		{999, 0, 0}, {0, 0, 0}, {-1_000, 0, 0},
	} {
		b := r.Bonus(pension.Bonus{Paid: c.paid, Earlier: c.earlier}, nil)
		if b.Counted != c.counted {
			t.Errorf("%+v: %d", c, b.Counted)
		}
	}
	one := r.Bonus(pension.Bonus{Paid: 601_800}, nil)
	a := r.Bonus(pension.Bonus{Paid: 300_900}, nil)
	b := r.Bonus(pension.Bonus{Paid: 300_900, Earlier: 300_900}, nil)
	if a.Employee+b.Employee != one.Employee {
		t.Errorf("%d + %d is not %d", a.Employee, b.Employee, one.Employee)
	}
	if n := r.Bonus(pension.Bonus{Paid: 300_000, Notified: 1_234}, nil); n.Employee != 1_234 {
		t.Errorf("%d", n.Employee)
	}
	if x := r.Bonus(pension.Bonus{Paid: 300_000, Exempt: true}, nil); x.Employee != 0 ||
		x.Counted != 300_000 || x.Contribution.Total.Num != 0 {
		t.Errorf("%+v", x)
	}
}

func TestPensionEndsOnTheEveOfTheSeventiethBirthday(t *testing.T) {
	// README 5.10: lost on the eve; no premium from that month.
	for birth, want := range map[string]string{
		"1956-12-01": "2026-11-30", "1956-12-02": "2026-12-01", "1956-02-29": "2026-02-28",
	} {
		if got := pension.LossByAge(caldate.Must(birth)); got.String() != want {
			t.Errorf("%s: %s", birth, got)
		}
	}
	birth := caldate.Must("1956-12-01")
	if !pension.OverSeventy(birth, caldate.MustMonth("2026-11")) ||
		pension.OverSeventy(birth, caldate.MustMonth("2026-10")) {
		t.Error("born on 1 December: November is the first month without a premium")
	}
}

func TestSharesMakeUpTheWhole(t *testing.T) {
	r := rates(t, "2026-04")
	for _, standard := range []yen.Amount{88_000, 98_000, 104_000, 118_000, 650_000} {
		for _, p := range []pension.Person{
			{}, {Share: yen.MustRate("1/4")}, {Rounding: yen.RaiseFrom50Sen},
			{Proportion: premium.Proportion{Own: 133_000, Sum: 400_000}}, {Notified: 5_000},
		} {
			p.Standard = standard
			out := r.Premium(p, nil)
			if out.Employer.Plus(out.Employee.Exact()).Compare(out.Total) != 0 {
				t.Errorf("%+v: %+v", p, out)
			}
			if p.Notified != 0 && out.Employee != p.Notified {
				t.Errorf("the notice did not go before: %d", out.Employee)
			}
		}
	}
	// README 5.12: 25/50 of the half. 88,000 × 18.3 % = 16,104; a half 8,052, a quarter 4,026.
	if p := r.Premium(pension.Person{Standard: 88_000, Share: yen.MustRate("1/4")}, nil); p.Employee !=
		4_026 {
		t.Errorf("%d", p.Employee)
	}
}

func TestTheExplanationShowsTheContributionApart(t *testing.T) {
	var trace why.Trace
	rates(t, "2026-04").Premium(pension.Person{Standard: 300_000}, &trace)
	var text strings.Builder
	for _, s := range trace.Steps {
		text.WriteString(s.String() + "\n")
	}
	for _, want := range []string{"27,450円", "18.3%", "子ども・子育て拠出金", "1,080円",
		"law/pension/tables/rate", "厚年法82-1", "50銭以下切捨て"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &text)
		}
	}
	trace = why.Trace{}
	rates(t, "2026-04").Premium(pension.Person{Standard: 300_000, Exempt: true}, &trace)
	if len(trace.Steps) != 1 || !strings.Contains(trace.Steps[0].String(), "免除") {
		t.Errorf("%v", trace)
	}
	trace = why.Trace{}
	rates(t, "2026-06").Bonus(pension.Bonus{Paid: 2_000_000}, &trace)
	if s := trace.Steps[0].String(); !strings.Contains(s, "1,500,000円") {
		t.Error(s)
	}
}

func TestNoTraceNoAllocation(t *testing.T) {
	r := rates(t, "2026-04")
	if n := testing.AllocsPerRun(100, func() {
		r.Premium(pension.Person{Standard: 300_000}, nil)
		r.Bonus(pension.Bonus{Paid: 300_000}, nil)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkPremium(b *testing.B) {
	r := rates(b, "2026-04")
	b.ReportAllocs()
	for b.Loop() {
		r.Premium(pension.Person{Standard: 300_000}, nil)
	}
}

func BenchmarkPremiumExplained(b *testing.B) {
	r := rates(b, "2026-04")
	b.ReportAllocs()
	for b.Loop() {
		var trace why.Trace
		r.Premium(pension.Person{Standard: 300_000}, &trace)
	}
}
