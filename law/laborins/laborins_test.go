package laborins_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/laborins"
	"romukura/law/why"
)

// shared is the collection of facts beside the repository; tests that compare with it are skipped
// where it is absent.
var shared = filepath.Join("..", "..", "..", "shared", "law")

func rates(t testing.TB, day string) *laborins.Rates {
	t.Helper()
	r, _, err := laborins.RatesFor(caldate.Must(day))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

type goldenCase struct {
	ID, Topic       string
	Input, Expected map[string]any
}

// golden gives the cases of some topics: those kept here, and those of the shared collection where
// it lies beside the repository.
func golden(t *testing.T, topics ...string) []goldenCase {
	t.Helper()
	var mine []goldenCase
	shared := filepath.Join("..", "..", "..", "shared", "law", "insurance", "golden_cases.json")
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

func TestGoldenCasesOfEmploymentInsurance(t *testing.T) {
	cases := golden(t,
		"employment_insurance", "employment_insurance_employer")
	for _, c := range cases {
		if c.Input["board_member"] == true {
			continue // not insured at all: law/employment answers
		}
		kind, ok := laborins.BusinessByKey(c.Input["type"].(string))
		if !ok {
			t.Fatalf("%s: unknown business", c.ID)
		}
		year := int(amount(c.Input["fy"]))
		r := rates(t, caldate.Month{Year: year, Number: 4}.First().String())
		p := laborins.Payment{Wages: amount(c.Input["wage"]), Business: kind}
		s := r.Premium(p, nil)
		p.Worker = yen.RaiseFrom50Sen
		cash := r.Premium(p, nil)
		for key, want := range c.Expected {
			got := map[string]yen.Amount{
				"total": s.Total, "employee": s.Worker, "employer": s.Employer,
				"deducted_from_pay": s.Worker, "paid_in_cash": cash.Worker,
			}[key]
			if got != amount(want) {
				t.Errorf("%s %s: got %d, want %d", c.ID, key, got, amount(want))
			}
		}
	}
}

// TestEmployersShareIsCut takes the month's figures of the shared payslip cases, computed by hand
// from the instruments: 3,411.9 yen is 3,411.
func TestEmployersShareIsCut(t *testing.T) {
	cases := []struct {
		id, day          string
		kind             laborins.Business
		wages            yen.Amount
		worker, employer yen.Amount
	}{
		{"PS-JP-OT-03-1", "2026-03-31", laborins.General, 379_100, 2085, 3411},
		{"PS-JP-SI-02-1", "2026-04-30", laborins.General, 410_000, 2050, 3485},
		{"PS-JP-SI-24-1b", "2026-06-30", laborins.General, 286_364, 1432, 2434},
		{"PS-JP-EIR-03-2", "2026-05-31", laborins.Construction, 300_000, 1800, 3150},
		{"PS-JP-REGION-01-1", "2026-09-30", laborins.General, 182_750, 914, 1553},
		{"PS-JP-REGION-15-1", "2026-09-30", laborins.General, 178_500, 892, 1517},
		{"PS-JP-REGION-41-1", "2026-09-30", laborins.General, 175_100, 875, 1488},
	}
	for _, c := range cases {
		s := rates(t, c.day).Premium(laborins.Payment{Wages: c.wages, Business: c.kind}, nil)
		if s.Worker != c.worker || s.Employer != c.employer {
			t.Errorf("%s: %+v", c.id, s)
		}
	}
}

func TestFiftySenIsDroppedFromPayAndRaisedInCash(t *testing.T) {
	// shared README 2.3: ≤ 0.50 down when deducted, ≥ 0.50 up when paid in cash.
	r := rates(t, "2026-04-01")
	for wages, want := range map[yen.Amount][2]yen.Amount{
		100_099: {500, 500}, 100_100: {500, 501}, 100_101: {501, 501}, 0: {0, 0}, 1: {0, 0},
	} {
		p := laborins.Payment{Wages: wages, Business: laborins.General}
		deducted := r.Premium(p, nil).Worker
		p.Worker = yen.RaiseFrom50Sen
		if cash := r.Premium(p, nil).Worker; deducted != want[0] || cash != want[1] {
			t.Errorf("%d: deducted %d, in cash %d", wages, deducted, cash)
		}
	}
	if got := r.Deduction(20_000_000, laborins.General, nil); got != 100_000 {
		t.Errorf("a bonus of 20 million is capped: %d", got)
	}
}

func TestARefundMirrorsTheCharge(t *testing.T) {
	r := rates(t, "2026-04-01")
	for w := yen.Amount(0); w < 3000; w++ {
		p := laborins.Payment{Wages: w, Business: laborins.Agriculture}
		n := laborins.Payment{Wages: -w, Business: laborins.Agriculture}
		a, b := r.Premium(p, nil), r.Premium(n, nil)
		if a.Worker != -b.Worker || a.Employer != -b.Employer || a.Total != -b.Total {
			t.Fatalf("%d: %+v %+v", w, a, b)
		}
		if d := a.Total - a.Worker - a.Employer; d < -1 || d > 1 {
			t.Fatalf("%d: the shares differ from the whole by %d", w, d)
		}
	}
}

func TestNoBusinessIsNoPremium(t *testing.T) {
	r := rates(t, "2026-04-01")
	if s := r.Premium(laborins.Payment{Wages: 300_000}, nil); s != (laborins.Shares{}) {
		t.Errorf("a forgotten business was charged: %+v", s)
	}
	if s := r.Premium(laborins.Payment{Wages: 1, Business: 9}, nil); s != (laborins.Shares{}) {
		t.Error("a business that is none was charged")
	}
	if !r.Of(9).Total.IsZero() || r.Of(laborins.General).Total.IsZero() {
		t.Error("Of is wrong")
	}
}

func TestEveryMonthHasRatesAndTheYearSwitchesOnTheFirstOfApril(t *testing.T) {
	// worker and employer in ‰ of the general business, shared README §3
	want := map[int][2]string{
		2023: {"6‰", "9.5‰"}, 2024: {"6‰", "9.5‰"}, 2025: {"5.5‰", "9‰"}, 2026: {"5‰", "8.5‰"},
	}
	last := laborins.KnownThrough()
	for m := caldate.MustMonth("2023-04"); !m.After(last.Month()); m = m.Add(1) {
		for _, day := range []caldate.Date{m.First(), m.Last()} {
			r, standing, err := laborins.RatesFor(day)
			if err != nil || standing != dated.Confirmed || r.Standing() != standing {
				t.Fatalf("%s: %v %v", day, standing, err)
			}
			g := r.Of(laborins.General)
			w := want[m.FiscalYear()]
			if g.Worker.Compare(yen.MustRate(w[0])) != 0 ||
				g.Employer.Compare(yen.MustRate(w[1])) != 0 {
				t.Errorf("%s: %v", day, g)
			}
			if r.Of(laborins.Construction).TwoProjects.Compare(yen.MustRate("4.5‰")) != 0 {
				t.Errorf("%s: two projects of construction", day)
			}
		}
	}
	if last != caldate.Must("2027-03-31") {
		t.Errorf("known through %s", last)
	}
	_, standing, err := laborins.RatesFor(last.AddDays(1))
	if err != nil || standing != dated.Provisional {
		t.Errorf("the day after: %v %v", standing, err)
	}
	var before *dated.BeforeFirstError
	if _, _, err := laborins.RatesFor(caldate.Must("2023-03-31")); !errors.As(err, &before) {
		t.Errorf("the eve of the first: %v", err)
	}
}

func TestTheTablesEqualTheSharedFile(t *testing.T) {
	f, err := os.Open(filepath.Join(shared, "insurance", "employment_rates.tsv"))
	if err != nil {
		t.Skip("the shared tables are not beside the repository")
	}
	defer f.Close()
	rd := csv.NewReader(f)
	rd.Comma, rd.LazyQuotes = '\t', true
	rows, err := rd.ReadAll()
	if err != nil || len(rows) != 13 {
		t.Fatal(len(rows), err)
	}
	for _, row := range rows[1:] {
		kind, ok := laborins.BusinessByKey(row[3])
		got := rates(t, row[1]).Of(kind)
		last := rates(t, row[2]).Of(kind)
		if !ok || got != last {
			t.Errorf("%v: the enactment is cut elsewhere", row[:4])
		}
		for i, r := range []yen.Rate{got.Total, got.Worker, got.Employer, got.TwoProjects, got.Shared} {
			if r.Compare(yen.MustRate(row[4+i]+"‰")) != 0 {
				t.Errorf("%v column %d: %s", row[:4], 4+i, r)
			}
		}
	}
}

func period(closing, pay, name string) laborins.PayPeriod {
	var p laborins.PayPeriod
	if closing != "" {
		p.Closing = caldate.Must(closing)
	}
	if pay != "" {
		p.Pay = caldate.Must(pay)
	}
	if name != "" {
		p.Name = caldate.MustMonth(name)
	}
	return p
}

func TestWhichDayDecidesTheRate(t *testing.T) {
	cases := []struct {
		name   string
		s      laborins.SwitchOver
		p      laborins.PayPeriod
		worker string
	}{
		// shared README §3: closing day 3/31 or earlier keeps the old rate whatever the pay day
		{"closed 3/31 paid 4/25", 0, period("2026-03-31", "2026-04-25", ""), "5.5‰"},
		{"closed 4/15 paid 4/25", 0, period("2026-04-15", "2026-04-25", ""), "5‰"},
		{"closed 4/30 paid 5/10", 0, period("2026-04-30", "2026-05-10", ""), "5‰"},
		// smile-office-sr.com: closed 3/20, paid 4/10, switched with the April payment
		{"by pay day", laborins.ByPayDay, period("2026-03-20", "2026-04-10", ""), "5‰"},
		{"4/15, April", laborins.ByMonthName, period("2026-04-15", "2026-04-25", "2026-04"), "5‰"},
		{"4/15, March", laborins.ByMonthName, period("2026-04-15", "2026-04-25", "2026-03"), "5.5‰"},
		{"bonus of 4/1", 0, period("", "2026-04-01", ""), "5‰"},
		{"bonus of 3/31", laborins.ByMonthName, period("", "2026-03-31", ""), "5.5‰"},
		{"only a closing day", laborins.ByPayDay, period("2026-03-31", "", ""), "5.5‰"},
	}
	for _, c := range cases {
		r := rates(t, laborins.RateDay(c.s, c.p).String())
		if r.Of(laborins.General).Worker.Compare(yen.MustRate(c.worker)) != 0 {
			t.Errorf("%s: %s", c.name, r.Of(laborins.General).Worker)
		}
		var tr why.Trace
		laborins.ExplainRateDay(c.s, c.p, &tr)
		laborins.ExplainRateDay(c.s, c.p, nil)
		if len(tr.Steps) != 1 || tr.Steps[0].Note == "" {
			t.Errorf("%s: not explained", c.name)
		}
	}
}

func TestWagesAreWhatIsPaidForLabor(t *testing.T) {
	day := caldate.Must("2026-10-31")
	// shared README §3 and the ministry's list: in or out
	want := map[laborins.WageKind]bool{
		"base-pay": true, "overtime": true, "commuting": true, "bonus": true, "in-kind": true,
		"director-remuneration": false, "expense-reimbursement": false, "gift-of-occasion": false,
		"dismissal-notice-pay": false, "retirement-allowance": false,
	}
	for kind, counts := range want {
		var tr why.Trace
		got, err := laborins.CountsAsWage(kind, day, &tr)
		if err != nil || got != counts || len(tr.Steps) != 1 || tr.Steps[0].Result.IsZero() {
			t.Errorf("%s: %v %v", kind, got, err)
		}
	}
	for _, kind := range laborins.WageKinds() {
		if _, err := laborins.CountsAsWage(kind, day, nil); err != nil || kind.Label() == "" {
			t.Errorf("%s: %v, label %q", kind, err, kind.Label())
		}
	}
	var unknown *laborins.UnknownWageKindError
	_, err := laborins.CountsAsWage("tip", day, nil)
	if !errors.As(err, &unknown) || err.Error() == "" {
		t.Errorf("a kind nobody knows: %v", err)
	}
	var before *dated.BeforeFirstError
	_, err = laborins.CountsAsWage("bonus", caldate.Must("2000-01-01"), nil)
	if !errors.As(err, &before) {
		t.Errorf("%v", err)
	}
}

func TestTheGeneralContributionIsCutTwice(t *testing.T) {
	// shared README §4: 0.02‰ of the wages cut to 1,000 yen, the result cut to the yen
	for wages, want := range map[yen.Amount]yen.Amount{
		30_000_000: 600, 49_999: 0, 50_000: 1, 99_999: 1, 123_456_789: 2469,
	} {
		var tr why.Trace
		got, standing, err := laborins.GeneralContribution(wages, caldate.Must("2026-03-31"), &tr)
		if err != nil || got != want || standing != dated.Confirmed || len(tr.Steps) != 1 {
			t.Errorf("%d: %d %v %v", wages, got, standing, err)
		}
	}
	var before *dated.BeforeFirstError
	_, _, err := laborins.GeneralContribution(1, caldate.Must("2014-03-31"), nil)
	if !errors.As(err, &before) {
		t.Errorf("before the first rate: %v", err)
	}
}

func TestEveryFigureExplainsItself(t *testing.T) {
	var tr why.Trace
	r := rates(t, "2027-04-01") // beyond what is known
	s := r.Premium(laborins.Payment{Wages: 300_001, Business: laborins.Construction}, &tr)
	if len(tr.Steps) != 3 || tr.Standing() != dated.Provisional {
		t.Fatalf("%d steps, standing %v", len(tr.Steps), tr.Standing())
	}
	text := tr.Steps[0].String()
	for _, want := range []string{
		s.Worker.String() + "円", "建設の事業", "0.6%", "50銭以下切捨て", "徴収法31-1-1", "暫定",
		"law/laborins/tables/employment-rate", "300,001円",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if n := testing.AllocsPerRun(100, func() {
		r.Premium(laborins.Payment{Wages: 300_001, Business: laborins.Construction}, nil)
	}); n != 0 {
		t.Errorf("%v allocations without a trace", n)
	}
}

func TestKeysAndLabelsAreThereForEach(t *testing.T) {
	for b := laborins.General; b <= laborins.Construction; b++ {
		if got, ok := laborins.BusinessByKey(b.String()); !ok || got != b || b.Label() == "" {
			t.Errorf("%d", b)
		}
	}
	if _, ok := laborins.BusinessByKey("mining"); ok || laborins.Business(9).String() != "" ||
		laborins.Business(9).Label() != "" || laborins.SwitchOver(9).Label() != "" {
		t.Error("something that is none has a name")
	}
}

func BenchmarkPremium(b *testing.B) {
	r := rates(b, "2026-10-31")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p := laborins.Payment{Wages: yen.Amount(200_000 + i&0xffff), Business: laborins.General}
		r.Premium(p, nil)
	}
}

func BenchmarkPremiumExplained(b *testing.B) {
	r := rates(b, "2026-10-31")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		var tr why.Trace
		p := laborins.Payment{Wages: yen.Amount(200_000 + i&0xffff), Business: laborins.General}
		r.Premium(p, &tr)
	}
}
