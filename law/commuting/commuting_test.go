package commuting_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/commuting"
	"romukura/law/dated"
	"romukura/law/why"
	"romukura/law/withholding"
)

func due(day string) commuting.DueDate { return commuting.DueDate(caldate.Must(day)) }

func limits(t testing.TB, day string) *commuting.Limits {
	t.Helper()
	l, _, err := commuting.LimitsFor(due(day))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// meters reads kilometers with a fraction exactly.
func meters(t *testing.T, km json.Number) int {
	whole, frac, _ := strings.Cut(string(km), ".")
	n, err := strconv.Atoi(whole + (frac + "000")[:3])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestGoldenCases(t *testing.T) {
	var cases []struct {
		ID, Topic string
		Input     struct {
			Date          string
			Km            json.Number
			Toll, Parking yen.Amount
			Pass          yen.Amount `json:"pass_"`
			Years         int
			Fee           yen.Amount
			Book          string `json:"per_use_book"`
		}
		Expected struct{ Limit, Month yen.Amount }
	}
	data, err := os.ReadFile("testdata/golden.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &cases); err != nil || len(cases) != 5 {
		t.Fatal(err, len(cases))
	}
	book := regexp.MustCompile(`^(\d+) tickets ([\d,]+) yen, (\d+) days$`)
	for _, c := range cases {
		in := c.Input
		if c.Topic == "commuting_limit" {
			w := commuting.Way{Meters: meters(t, in.Km), Toll: in.Toll, Parking: in.Parking, Pass: in.Pass}
			if got, err := limits(t, in.Date+"-01").Limit(w, nil); err != nil || got != c.Expected.Limit {
				t.Errorf("%s: %d %v, want %d", c.ID, got, err, c.Expected.Limit)
			}
			continue
		}
		f := commuting.Fee{Amount: in.Fee, Months: in.Years * 12}
		if m := book.FindStringSubmatch(in.Book); m != nil {
			f.Uses, _ = strconv.Atoi(m[1])
			f.Amount, _ = yen.Parse(m[2])
			f.Days, _ = strconv.Atoi(m[3])
		}
		if got, err := f.Monthly(nil); err != nil || got != c.Expected.Month {
			t.Errorf("%s: %d %v, want %d", c.ID, got, err, c.Expected.Month)
		}
	}
}

// The bands as the guide's table has them (law/tax §10), at each bound and one meter below.
func TestBandsAtTheirBounds(t *testing.T) {
	for _, c := range []struct {
		day    string
		meters int
		want   yen.Amount
	}{
		{"2026-04-01", 1_999, 0}, {"2026-04-01", 2_000, 4_200}, {"2026-04-01", 9_999, 4_200},
		{"2026-04-01", 10_000, 7_300}, {"2026-04-01", 64_999, 38_700}, {"2026-04-01", 65_000, 45_700},
		{"2026-04-01", 94_999, 59_600}, {"2026-04-01", 95_000, 66_400}, {"2026-04-01", 300_000, 66_400},
		{"2026-03-31", 95_000, 38_700}, {"2026-03-31", 54_999, 32_300},
		{"2025-03-31", 95_000, 31_600}, {"2025-04-01", 95_000, 38_700}, {"2025-03-31", 12_000, 7_100},
	} {
		got, err := limits(t, c.day).Limit(commuting.Way{Meters: c.meters}, nil)
		if err != nil || got != c.want {
			t.Errorf("%s, %d m: %d %v, want %d", c.day, c.meters, got, err, c.want)
		}
	}
}

func TestParkingCountsFromApril2026AndUpToItsCap(t *testing.T) {
	w := commuting.Way{Meters: 12_000, Parking: 5_001}
	for day, want := range map[string]yen.Amount{"2026-03-31": 7_300, "2026-04-01": 12_300} {
		if got, err := limits(t, day).Limit(w, nil); err != nil || got != want {
			t.Errorf("%s: %d %v, want %d", day, got, err, want)
		}
	}
	w.Parking = 4_999
	if got, _ := limits(t, "2026-04-01").Limit(w, nil); got != 12_299 {
		t.Errorf("%d", got)
	}
}

func TestTheSumKeepsWithinTheOverallLimit(t *testing.T) {
	l := limits(t, "2026-06-25")
	for _, c := range []struct {
		way  commuting.Way
		want yen.Amount
	}{
		{commuting.Way{Pass: 150_000}, 150_000}, {commuting.Way{Pass: 150_001}, 150_000},
		{commuting.Way{Pass: 149_999}, 149_999},
		{commuting.Way{Meters: 20_000, Pass: 140_000}, 150_000},
		{commuting.Way{Meters: 95_000, Toll: 90_000, Parking: 9_000}, 150_000},
		// A car below two kilometers adds nothing, the train ticket still counts.
		{commuting.Way{Meters: 1_500, Toll: 500, Parking: 3_000, Pass: 12_000}, 12_000},
		{commuting.Way{}, 0},
	} {
		if got, err := l.Limit(c.way, nil); err != nil || got != c.want {
			t.Errorf("%+v: %d %v, want %d", c.way, got, err, c.want)
		}
	}
}

func TestTotalsAreComparedNotParts(t *testing.T) {
	// 30 km: 19,700 + toll 10,000. The client pays 25,000 for distance and 4,700 for tolls.
	s, err := commuting.Split([]commuting.Allowance{{Due: due("2026-05-25"), Paid: 29_700,
		Way: commuting.Way{Meters: 30_000, Toll: 10_000}}}, nil)
	if err != nil || s.Free != 29_700 || s.Taxable != 0 {
		t.Errorf("%+v %v", s, err)
	}
}

func TestArrearsKeepTheLimitOfTheirOwnDay(t *testing.T) {
	way := commuting.Way{Meters: 70_000}
	list := []commuting.Allowance{
		{Due: due("2026-03-25"), Paid: 50_000, Way: way}, // 38,700
		{Due: due("2026-04-25"), Paid: 50_000, Way: way}, // 45,700
	}
	var tr why.Trace
	s, err := commuting.Split(list, &tr)
	if err != nil || s.Free != 84_400 || s.Taxable != 15_600 {
		t.Errorf("%+v %v", s, err)
	}
	if len(tr.Steps) != 4 || !strings.Contains(tr.Steps[0].String(), "55km以上") ||
		!strings.Contains(tr.Steps[2].String(), "65km以上75km未満") {
		t.Errorf("%v", tr.Steps)
	}
}

func TestASixMonthPassHasSixMonthsOfLimit(t *testing.T) {
	s, err := commuting.Split([]commuting.Allowance{{Due: due("2026-04-25"), Paid: 130_000, Months: 6,
		Way: commuting.Way{Pass: 21_000}}}, nil)
	if err != nil || s.Limit != 126_000 || s.Taxable != 4_000 {
		t.Errorf("%+v %v", s, err)
	}
}

func TestRefusals(t *testing.T) {
	var before *dated.BeforeFirstError
	if _, _, err := commuting.LimitsFor(due("2015-12-31")); !errors.As(err, &before) {
		t.Error(err)
	}
	l := limits(t, "2026-04-01")
	var faults *fault.Error
	_, err := l.Limit(commuting.Way{Meters: -1, Toll: -1, Parking: -1, Pass: -1}, nil)
	if !errors.As(err, &faults) || len(faults.Faults) != 4 {
		t.Error(err)
	}
	if _, err := l.Limit(commuting.Way{Toll: 1}, nil); !errors.As(err, &faults) {
		t.Error(err)
	}
	for _, f := range []commuting.Fee{{}, {Amount: 1, Months: 1, Uses: 1}, {Amount: -1, Months: 1},
		{Amount: 1, Uses: 1, Days: 32}} {
		if _, err := f.Monthly(nil); err == nil {
			t.Errorf("%+v was taken", f)
		}
	}
	long := []commuting.Allowance{{Due: due("2026-04-01"), Months: 13}}
	if _, err := commuting.Split(long, nil); err == nil {
		t.Error("13 months were taken")
	}
}

func TestEveryMonthSince2016HasLimitsThatClimb(t *testing.T) {
	for m := caldate.MustMonth("2016-01"); m.Before(caldate.MustMonth("2031-01")); m = m.Add(1) {
		l, standing, err := commuting.LimitsFor(commuting.DueDate(m.First()))
		if err != nil || standing != dated.Confirmed {
			t.Fatalf("%s: %v %v", m, standing, err)
		}
		last := yen.Amount(-1)
		for d := 1; d <= 120_000; d += 500 {
			got, err := l.Limit(commuting.Way{Meters: d}, nil)
			if err != nil || got < last {
				t.Fatalf("%s, %d m: %d after %d, %v", m, d, got, last, err)
			}
			last = got
		}
	}
}

func TestDaysOfTwoAxesAreTwoTypes(t *testing.T) {
	day, pay := reflect.TypeFor[commuting.DueDate](), reflect.TypeFor[withholding.PayDate]()
	if day.AssignableTo(pay) || pay.AssignableTo(day) ||
		reflect.TypeFor[caldate.Date]().AssignableTo(day) {
		t.Error("a due date can be mistaken for another day")
	}
}

func TestTheLimitExplainsItself(t *testing.T) {
	var tr why.Trace
	l := limits(t, "2026-04-25")
	if _, err := l.Limit(commuting.Way{Meters: 1_800, Pass: 100}, &tr); err != nil {
		t.Fatal(err)
	}
	far := commuting.Way{Meters: 50_000, Toll: 18_000, Parking: 8_000}
	if _, err := l.Limit(far, &tr); err != nil {
		t.Fatal(err)
	}
	for i, words := range [][]string{
		{"全額が課税", "1.800km"},
		{"55,300円", "45km以上55km未満", "18,000円", "5,000円", "所令20の2", "law/commuting/tables/car"},
	} {
		for _, w := range words {
			if !strings.Contains(tr.Steps[i].String(), w) {
				t.Errorf("%q is missing in\n%s", w, tr.Steps[i])
			}
		}
	}
}

// The tables equal the shared source, row by row.
func TestTablesEqualTheirSource(t *testing.T) {
	path := filepath.Join("..", "..", "..", "shared", "law", "tax", "commuting_nontaxable.tsv")
	f, err := os.Open(path)
	if err != nil {
		t.Skip("the shared source is not beside this checkout")
	}
	defer f.Close()
	seen := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		c := strings.Split(s.Text(), "\t")
		if len(c) < 6 || c[2] != "car_bicycle" {
			continue
		}
		seen++
		file, err := os.ReadFile("tables/car/" + c[0] + ".tsv")
		if err != nil || !strings.Contains(string(file), "\n"+strings.Join(c[3:6], "\t")+"\n") {
			t.Errorf("%v is not in the table (%v)", c, err)
		}
	}
	if seen != 28 {
		t.Errorf("%d rows compared", seen)
	}
}

func BenchmarkLimit(b *testing.B) {
	l := limits(b, "2026-04-01")
	w := commuting.Way{Meters: 50_000, Toll: 18_000, Parking: 8_000}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Limit(w, nil); err != nil {
			b.Fatal(err)
		}
	}
}
