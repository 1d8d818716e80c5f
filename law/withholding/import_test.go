package withholding_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"romukura/ground/fault"
	"romukura/law/dated"
	"romukura/law/withholding"
)

// nextYear is a shipped table dressed up as that of 2027: what an office brings in is invented.
func nextYear(t testing.TB, name withholding.TableName, change ...string) withholding.TableFile {
	t.Helper()
	data, err := os.ReadFile("tables/" + string(name) + "/2026-01-01.tsv")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("# holds-through: 2026-12-31", "# holds-through: 2027-12-31",
		"# successor: 2027-01-01\n", "", "# mark: ", "# mark: invented ").Replace(string(data))
	text = strings.NewReplacer(change...).Replace(text)
	return withholding.TableFile{Table: name, Name: "2027-01-01.tsv", Data: []byte(text)}
}

func hold(t *testing.T, files ...withholding.TableFile) *withholding.Book {
	t.Helper()
	var all []*withholding.Held
	for _, f := range files {
		r, err := withholding.CheckTable(f)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, r.Held)
	}
	b, err := withholding.Shipped().With(all...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAnOfficeHoldsTheTablesOf2027(t *testing.T) {
	b := hold(t, nextYear(t, withholding.TableBonus, "A\t0\t82000", "A\t0\t83000",
		"A\t0\t0\t82000", "A\t0\t0\t83000"), nextYear(t, withholding.TableDaily))
	bonus := withholding.BonusPay{AfterInsurance: 100_000, PreviousPay: 82_500, Payee: payee(colA, 0)}
	for day, want := range map[string]struct {
		rate     string
		standing dated.Standing
	}{
		"2026-12-31": {"2.042%", dated.Confirmed}, "2027-01-01": {"0%", dated.Confirmed},
		"2027-12-31": {"0%", dated.Confirmed}, "2028-01-01": {"0%", dated.Provisional},
	} {
		tb, _, err := b.TablesFor(on(day))
		if err != nil {
			t.Fatal(err)
		}
		got, err := tb.Bonus(bonus, nil)
		if err != nil || got.Rate.Percent() != want.rate || got.Standing != want.standing {
			t.Errorf("%s: %+v %v", day, got, err)
		}
	}
	tb, _, _ := b.TablesFor(on("2027-03-01"))
	day := withholding.DailyPay{AfterInsurance: 10_000, Days: 1, Payee: payee(colC, 0)}
	if tax, err := tb.Daily(day, nil); err != nil || tax != 8 {
		t.Error(tax, err)
	}
	// The shipped book is as it was.
	if _, err := tables(t, "2027-03-01").Daily(day, nil); err == nil {
		t.Error("holding changed the shipped book")
	}
	if len(b.Conflicts) != 0 {
		t.Error(b.Conflicts)
	}
}

func TestTheReportShowsTheChangeOfTheYear(t *testing.T) {
	r, err := withholding.CheckTable(nextYear(t, withholding.TableBonus,
		"A\t7\t3717000\t\t45945/100000", "A\t7\t3717000\t\t44945/100000"))
	if err != nil || len(r.Differences) != 1 || r.There.String() != "2026-01-01" || r.Rows != 173 {
		t.Fatalf("%+v %v", r, err)
	}
	want := withholding.Difference{Table: withholding.TableBonus, Row: "A/7/3717000", Column: "rate",
		There: "45945/100000", Comes: "44945/100000"}
	if r.Differences[0] != want {
		t.Errorf("%+v", r.Differences[0])
	}
}

func TestAMonthlyTableIsHeldAgainstTheRuleOfItsMaking(t *testing.T) {
	data, err := os.ReadFile("tables/monthly/2027-01-01.tsv")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "111000\t113000\t140\t", "111000\t113000\t150\t", 1)
	r, err := withholding.CheckTable(withholding.TableFile{Table: withholding.TableMonthly,
		Name: "2027-01-01.tsv", Data: []byte(text)})
	if err != nil || len(r.Generator) != 1 || r.Generator[0].There != "140" {
		t.Fatalf("%+v %v", r.Generator, err)
	}
	// It contradicts what is shipped: shown, and the shipped one stays.
	b, err := withholding.Shipped().With(r.Held)
	if err != nil || len(b.Conflicts) != 1 || b.Conflicts[0].Comes != "150" {
		t.Fatalf("%+v %v", b, err)
	}
	tb, _, _ := b.TablesFor(on("2027-01-25"))
	tax, _ := tb.Monthly(withholding.Pay{AfterInsurance: 111_000, Payee: payee(colA, 0)}, nil)
	if tax != 140 {
		t.Error(tax)
	}
}

// Rows of 2028 beside the segments of 2027 would be a table of no year.
func TestTablesOfTwoYearsAreNotMixed(t *testing.T) {
	data, err := os.ReadFile("tables/monthly/2027-01-01.tsv")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), "through: 2027-12-31", "through: 2028-12-31", 1)
	file := withholding.TableFile{Table: withholding.TableMonthly, Name: "2028-01-01.tsv",
		Data: []byte(text)}
	r, err := withholding.CheckTable(file)
	if err != nil || len(r.Faults) != 1 || r.Faults[0].Severity != fault.Warn {
		t.Fatalf("%v %v", r.Faults, err)
	}
	tb, _, err := hold(t, file).TablesFor(on("2028-02-25"))
	if err != nil {
		t.Fatal(err)
	}
	var missing *withholding.TableMissing
	for _, m := range []withholding.Method{withholding.ByTable, withholding.ByComputer} {
		_, err = tb.Monthly(withholding.Pay{AfterInsurance: 300_000, Payee: payee(colA, 0), Method: m},
			nil)
		if !errors.As(err, &missing) {
			t.Errorf("%v: %v", m, err)
		}
	}
}

func TestFaultyTablesAreRefusedWithAllFaults(t *testing.T) {
	bonus, daily := withholding.TableBonus, withholding.TableDaily
	for name, c := range map[string]struct {
		file  withholding.TableFile
		codes string
	}{
		"a gap and a fall": {nextYear(t, bonus, "A\t0\t82000\t94000\t2042", "A\t0\t83000\t94000\t6042"),
			"table.gap table.falls"},
		"more for dependents": {nextYear(t, bonus, "A\t1\t0\t107000\t0/100000",
			"A\t1\t0\t107000\t1/999"),
			"table.rises-with-dependents"},
		"three bad cells": {nextYear(t, bonus, "A\t0\t0\t82000\t0/", "A\t8\tx\t82000\tx/"),
			"table.cell table.cell table.cell"},
		"a seam": {nextYear(t, daily, "23900\t24000\t2240", "23900\t24000\t2260"),
			"table.seam"},
		"a falling cell": {nextYear(t, daily, "3600\t3700\t10\t", "3600\t3700\t4\t"),
			"table.falls"},
		"a blank cell":  {nextYear(t, daily, "3600\t3700\t10\t", "3600\t3700\t\t"), "table.form"},
		"a negative":    {nextYear(t, daily, "3600\t3700\t10\t", "3600\t3700\t-10\t"), "table.cell"},
		"anchors alone": {nextYear(t, daily, dailyRows(t), ""), "table.empty"},
		"a rate too fine": {nextYear(t, bonus, "A\t0\t0\t82000\t0/100000",
			"A\t0\t0\t82000\t1/10000001"), "table.cell"},
		"a band without a figure": {nextYear(t, withholding.TableComputer,
			"basic\t2162499\t40000\t", "basic\t2162499\t\t"), "table.form"},
		"bands that fall": {nextYear(t, withholding.TableComputer, "-36374", "-46374"),
			"table.falls"},
		"the column": {nextYear(t, daily, "from\tto", "von\tto"), "table.columns"},
		"a draft": {nextYear(t, bonus, "# mark: invented", "# standing: draft\n# mark:"),
			"table.draft"},
		"no source": {nextYear(t, bonus, "# source", "# sauce"), "table.form"},
		"carriage":  {nextYear(t, bonus, "\n", "\r\n"), "table.form"},
		"no table":  {withholding.TableFile{Table: "surtax", Name: "2027-01-01.tsv"}, "table.unknown"},
		"too large": {withholding.TableFile{Table: bonus, Data: make([]byte, 5<<20)},
			"table.size"},
		"Shift_JIS": {withholding.TableFile{Table: bonus, Data: []byte{0x8c, 0xb9, 0x90, 0xf2}},
			"table.encoding"},
	} {
		r, err := withholding.CheckTable(c.file)
		var faults *fault.Error
		if !errors.As(err, &faults) || r.Held != nil {
			t.Errorf("%s: taken, %v", name, err)
			continue
		}
		for _, code := range strings.Fields(c.codes) {
			found := 0
			for _, f := range faults.Faults {
				if f.Code == code && f.Message != "" && f.Remedy != "" {
					found++
				}
			}
			if found < strings.Count(c.codes, code) {
				t.Errorf("%s: %s is missing in %v", name, code, err)
			}
		}
		if _, err := withholding.Shipped().With(r.Held); err == nil {
			t.Errorf("%s: could be held", name)
		}
	}
}

// dailyRows are the printed rows of the daily table, without the anchors.
func dailyRows(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("tables/daily/2026-01-01.tsv")
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	return text[strings.Index(text, "\n3500\t")+1 : strings.Index(text, "\n24000\t")+1]
}

func TestATableBeforeTheFirstIsRefused(t *testing.T) {
	f := nextYear(t, withholding.TableBonus)
	f.Name = "2019-01-01.tsv"
	if _, err := withholding.CheckTable(f); err == nil || !strings.Contains(err.Error(), "最初の日") {
		t.Error(err)
	}
}

// Whatever is brought in, it is refused or can be computed with; it never breaks the program.
func FuzzCheckTable(f *testing.F) {
	for _, name := range []withholding.TableName{withholding.TableBonus, withholding.TableDaily,
		withholding.TableMonthlyAbove, withholding.TableComputer} {
		data, err := os.ReadFile("tables/" + string(name) + "/2026-01-01.tsv")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(name), data)
	}
	f.Add("bonus", []byte("# source: x\n# published: x\n# holds-through: 2030-01-01\ncolumn\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		r, err := withholding.CheckTable(withholding.TableFile{Table: withholding.TableName(name),
			Name: "2029-01-01.tsv", Data: data})
		if (err == nil) != (r.Held != nil) {
			t.Fatal(err, r.Held)
		}
		if r.Held == nil {
			return
		}
		b, err := withholding.Shipped().With(r.Held)
		if err != nil {
			t.Fatal(err)
		}
		tb, _, err := b.TablesFor(on("2029-06-01"))
		if err != nil {
			t.Fatal(err)
		}
		_, _ = tb.Bonus(withholding.BonusPay{AfterInsurance: 1e6, PreviousPay: 1e6,
			Payee: payee(colA, 3)}, nil)
		_, _ = tb.Daily(withholding.DailyPay{AfterInsurance: 1e6, Days: 1, Payee: payee(colC, 0)}, nil)
		_, _ = tb.Monthly(withholding.Pay{AfterInsurance: 1e6, Payee: payee(colA, 0),
			Method: withholding.ByComputer}, nil)
	})
}
