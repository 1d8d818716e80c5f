package remuneration_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"
	"testing"

	"romukura/law/dated"
	"romukura/law/remuneration"
)

// sprint shows a number of JSON without the exponent that a large one would get.
func sprint(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// grades.tsv of the shared facts has a row for each grade with the bounds and the day from which it
// holds; the rows from 2027 on are the ones that the cap's rises add.
func TestEveryCellEqualsItsSource(t *testing.T) {
	all := rows(t, filepath.Join("..", "..", "..", "shared", "law", "insurance", "grades.tsv"))
	for _, on := range []string{"2020-09-01", "2026-11-23", "2027-08-31", "2027-09-01", "2028-09-01",
		"2029-09-01", "2030-08-31"} {
		health, pension, want := 0, 0, map[string]map[int]map[string]string{"health": {}, "pension": {}}
		for _, r := range all {
			if r["valid_from"] > on || r["valid_to"] != "" && r["valid_to"] < on {
				continue
			}
			n, err := strconv.Atoi(r["grade"])
			if err != nil {
				t.Fatal(err)
			}
			want[r["system"]][n] = r
		}
		b, _, err := remuneration.GradesOn(day(on))
		if err != nil {
			t.Fatal(err)
		}
		health, pension = b.Health.Highest().Number, b.Pension.Highest().Number
		if len(want["health"]) != health || len(want["pension"]) != pension {
			t.Errorf("%s: %d and %d grades, the source has %d and %d", on, health, pension,
				len(want["health"]), len(want["pension"]))
		}
		for system, g := range map[string]*remuneration.Grades{"health": b.Health, "pension": b.Pension} {
			for n, r := range want[system] {
				sameCells(t, on+" "+system, g, n, r)
			}
		}
	}
}

func sameCells(t *testing.T, where string, g *remuneration.Grades, n int, r map[string]string) {
	t.Helper()
	got, ok := g.Number(n)
	if !ok || got.Standard != number(t, r["standard_monthly_yen"]) ||
		got.AtLeast != number(t, r["lower_incl_yen"]) {
		t.Errorf("%s %d: %+v, want %v", where, n, got, r)
	}
	if got.Daily != 0 && got.Daily != number(t, r["standard_daily_yen"]) {
		t.Errorf("%s %d: daily %s, want %s", where, n, got.Daily, r["standard_daily_yen"])
	}
	if upper := r["upper_excl_yen"]; upper != "" && n < g.Highest().Number {
		if next, _ := g.Number(n + 1); next.AtLeast != number(t, upper) {
			t.Errorf("%s %d: the next begins at %s, want %s", where, n, next.AtLeast, upper)
		}
	}
}

// Article 40 and Article 20 put each bound between two standards, nearly always in the middle.
func TestBoundsLieBetweenTheirStandards(t *testing.T) {
	for m := mon("2016-10"); !m.After(mon("2030-08")); m = m.Add(1) {
		b, standing, err := remuneration.GradesOn(m.First())
		if err != nil {
			t.Fatal(m, err)
		}
		// What of the acts is known ends with August 2027 for health insurance.
		if known := !m.After(mon("2027-08")); known != (standing == dated.Confirmed) {
			t.Errorf("%s: standing %d", m, standing)
		}
		for _, g := range []*remuneration.Grades{b.Health, b.Pension} {
			for n := 2; n <= g.Highest().Number; n++ {
				before, _ := g.Number(n - 1)
				this, ok := g.Number(n)
				middle := (before.Standard + this.Standard) / 2
				if this.Standard > 1_030_000 {
					// From here on the steps widen to 60,000 and the bounds lie 35,000 below.
					middle = this.Standard - 35_000
				}
				if !ok || this.AtLeast != middle {
					t.Errorf("%s grade %d: %+v after %+v", m, n, this, before)
				}
				if g.Of(this.AtLeast) != this || g.Of(this.AtLeast-1) != before ||
					g.Of(this.Standard) != this {
					t.Errorf("%s grade %d is not found at its bounds", m, n)
				}
			}
		}
	}
}

// The daily standard is a thirtieth, rounded to ten yen (健保法40-1).
func TestTheDailyStandardIsAThirtieth(t *testing.T) {
	g, _, err := remuneration.HealthGrades(goldenDay)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n <= g.Highest().Number; n++ {
		row, _ := g.Number(n)
		if want := (row.Standard/30 + 5) / 10 * 10; row.Daily != want {
			t.Errorf("grade %d: %s, want %s", n, row.Daily, want)
		}
	}
}

func TestTheTablesOfTheTwoInsurancesMeet(t *testing.T) {
	for _, on := range []string{"2020-09-01", "2027-09-01", "2028-09-01", "2029-09-01"} {
		b, _, err := remuneration.GradesOn(day(on))
		if err != nil {
			t.Fatal(err)
		}
		for n := 1; n <= b.Pension.Highest().Number; n++ {
			p, _ := b.Pension.Number(n)
			h, ok := b.Health.Number(n + 3)
			if !ok || h.Standard != p.Standard || n > 1 && h.AtLeast != p.AtLeast {
				t.Errorf("%s: pension %+v, health %+v", on, p, h)
			}
		}
	}
}

func TestTheCapRisesInThreeSteps(t *testing.T) {
	for _, c := range []struct {
		on    string
		grade int
		cap   amount
	}{
		{"2020-08-31", 31, 620_000}, {"2020-09-01", 32, 650_000},
		{"2027-08-31", 32, 650_000}, {"2027-09-01", 33, 680_000},
		{"2028-08-31", 33, 680_000}, {"2028-09-01", 34, 710_000},
		{"2029-08-31", 34, 710_000}, {"2029-09-01", 35, 750_000}, {"2035-01-01", 35, 750_000},
	} {
		g, _, err := remuneration.PensionGrades(day(c.on))
		if err != nil {
			t.Fatal(err)
		}
		if top := g.Highest(); top.Number != c.grade || top.Standard != c.cap {
			t.Errorf("%s: %+v", c.on, top)
		}
		if got := g.Of(5_000_000); got != g.Highest() {
			t.Errorf("%s: %+v for much pay", c.on, got)
		}
	}
}

func TestOnlyTheTopIsRegraded(t *testing.T) {
	for _, c := range []struct {
		on           string
		remuneration amount
		standard     amount
		want         amount
		changes      bool
	}{
		{"2027-09-01", 664_999, 650_000, 650_000, false},
		{"2027-09-01", 665_000, 650_000, 680_000, true},
		{"2027-09-01", 900_000, 650_000, 680_000, true},
		{"2027-09-01", 900_000, 620_000, 620_000, false}, // decided long ago by other pay
		{"2028-09-01", 694_999, 680_000, 680_000, false},
		{"2028-09-01", 695_000, 680_000, 710_000, true},
		{"2029-09-01", 729_999, 710_000, 710_000, false},
		{"2029-09-01", 730_000, 710_000, 750_000, true},
		{"2026-09-01", 900_000, 650_000, 650_000, false},
		{"2027-09-02", 900_000, 650_000, 650_000, false},
	} {
		g, changes, err := remuneration.Regraded(remuneration.Held{Remuneration: c.remuneration,
			Standard: c.standard}, day(c.on))
		if err != nil || changes != c.changes || g.Standard != c.want {
			t.Errorf("%+v: %+v %t %v", c, g, changes, err)
		}
	}
	if _, _, err := remuneration.Regraded(remuneration.Held{}, day("2016-10-01")); err == nil {
		t.Error("the eve of the first table was answered")
	}
}

func TestBeforeTheFirstTableThereIsNoValue(t *testing.T) {
	var before *dated.BeforeFirstError
	if _, _, err := remuneration.GradesOn(day("2016-03-31")); !errors.As(err, &before) {
		t.Error(err)
	}
	if _, _, err := remuneration.GradesOn(day("2016-09-30")); !errors.As(err, &before) {
		t.Error(err)
	}
	if _, err := year(2016, 20, 300_000).Determine(nil); !errors.As(err, &before) {
		t.Error(err)
	}
	o := change("2016-09", remuneration.Up, 1, standard{})
	if _, err := o.Revise(nil); !errors.As(err, &before) {
		t.Error(err)
	}
	leave := &remuneration.AfterLeave{End: day("2016-09-30")}
	if _, err := leave.Revise(nil); !errors.As(err, &before) {
		t.Error(err)
	}
	if _, err := (&remuneration.OnAcquisition{Acquired: day("2016-09-30")}).Determine(
		nil); !errors.As(err, &before) {
		t.Error(err)
	}
	if _, _, err := remuneration.TwoEmployers(nil, day("2016-01-01")); !errors.As(err, &before) {
		t.Error(err)
	}
	if _, _, err := remuneration.BonusesAsPay(nil, 2016); !errors.As(err, &before) {
		t.Error(err)
	}
	_, _, err := (&remuneration.ChildcarePeriod{}).Lifted(mon("2016-09"), nil)
	if !errors.As(err, &before) {
		t.Error(err)
	}
}

func TestWhatNobodyHasConfirmedIsProvisional(t *testing.T) {
	for y := 2017; y <= 2031; y++ {
		want := dated.Confirmed
		if y >= 2027 { // a standard from September 2027 on
			want = dated.Provisional
		}
		if d := determine(t, year(y, 20, 300_000)); d.Standing != want {
			t.Errorf("%d: %d", y, d.Standing)
		}
	}
	for first, want := range map[string]dated.Standing{"2026-04": dated.Confirmed,
		"2027-05": dated.Confirmed, "2027-06": dated.Provisional} {
		o := change(first, remuneration.Up, 400_000, standard{Health: 200_000, Pension: 200_000})
		if d := revise(t, o); d.Standing != want {
			t.Errorf("%s: %d", first, d.Standing)
		}
	}
}

func TestStandardsAreFoundByThemselves(t *testing.T) {
	g, _, err := remuneration.PensionGrades(goldenDay)
	if err != nil {
		t.Fatal(err)
	}
	for s, want := range map[amount]bool{88_000: true, 650_000: true, 680_000: false, 58_000: false,
		300_000: true, 299_999: false} {
		if got, ok := g.ByStandard(s); ok != want {
			t.Errorf("%s: %+v %t", s, got, ok)
		}
	}
	for _, n := range []int{0, -1, 33} {
		if _, ok := g.Number(n); ok {
			t.Errorf("there is a grade %d", n)
		}
	}
	if source, standing := g.Source(); source == nil || standing != dated.Confirmed ||
		source.Table != "law/remuneration/tables/pension-grades" {
		t.Error(source, standing)
	}
	if got := fmt.Sprint(g.Of(-5).Number, g.Of(0).Number); got != "1 1" {
		t.Errorf("pay of nothing: %s", got)
	}
}
