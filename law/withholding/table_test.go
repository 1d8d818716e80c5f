package withholding_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/withholding"
)

// README 14 and 3.4: 1,960 + 1,848 + 1,824 cells of column A and 245 + 231 + 228 of column B follow
// from the rule.
func TestEveryPrintedMonthlyCellFollowsFromTheRule(t *testing.T) {
	for _, day := range []string{"2020-01-01", "2025-12-31", "2026-06-01", "2027-12-31"} {
		diffs, err := withholding.Shipped().GeneratorDifferences(on(day))
		if err != nil || len(diffs) != 0 {
			t.Errorf("%s: %v %d differences: %v", day, err, len(diffs), diffs)
		}
	}
}

// README 14: contiguous, never falling with pay, never rising with dependents, seams, bonus rates.
func TestShippedTablesPassTheirSelfChecks(t *testing.T) {
	checked := 0
	for _, name := range []withholding.TableName{withholding.TableMonthly,
		withholding.TableMonthlyAbove, withholding.TableDaily, withholding.TableBonus,
		withholding.TableComputer} {
		paths, err := filepath.Glob("tables/" + string(name) + "/*.tsv")
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			r, err := withholding.CheckTable(withholding.TableFile{
				Table: name, Name: filepath.Base(path), Data: data})
			if err != nil || len(r.Faults)+len(r.Differences)+len(r.Generator) != 0 {
				t.Errorf("%s: %v %+v", path, err, r)
			}
			if r.There != r.From || len(r.SHA256) != 64 {
				t.Errorf("%s: compared with %s", path, r.There)
			}
			checked++
		}
	}
	if checked != 12 {
		t.Errorf("%d tables checked", checked)
	}
}

func TestEveryMonthFrom2020To2027IsConfirmed(t *testing.T) {
	a := withholding.Pay{AfterInsurance: 300_000, Payee: payee(withholding.ColumnA, 0)}
	for m := caldate.MustMonth("2020-01"); m.Before(caldate.MustMonth("2028-01")); m = m.Add(1) {
		for _, d := range []caldate.Date{m.First(), m.Last()} {
			tb, standing, err := withholding.TablesFor(withholding.PayDate(d))
			if err != nil || standing != dated.Confirmed {
				t.Fatalf("%s: %v %v", d, standing, err)
			}
			tax, err := tb.Monthly(a, nil)
			// Printed cells at 299,000-302,000, no dependents, of the three tables.
			want := yen.Amount(8_420)
			if d.Year() == 2026 {
				want = 7_930
			} else if d.Year() == 2027 {
				want = 7_760
			}
			if err != nil || tax != want {
				t.Errorf("%s: %d %v, want %d", d, tax, err, want)
			}
			_, daily := tb.Standing(withholding.TableDaily)
			_, bonus := tb.Standing(withholding.TableBonus)
			if (daily == nil) != (d.Year() == 2026) || (bonus == nil) != (d.Year() <= 2026) {
				t.Errorf("%s: daily %v, bonus %v", d, daily, bonus)
			}
		}
	}
}

func TestTheEdgesOfWhatIsKnown(t *testing.T) {
	var before *dated.BeforeFirstError
	if _, _, err := withholding.TablesFor(on("2019-12-31")); !errors.As(err, &before) {
		t.Error(err)
	}
	if f, ok := withholding.Fault(before); !ok || !strings.Contains(f.Message, "令和元年12月31日") {
		t.Error(f)
	}
	// Nobody has published 2028: the last value, and its standing says so.
	_, standing, err := withholding.TablesFor(on("2028-01-01"))
	if err != nil || standing != dated.Provisional {
		t.Error(standing, err)
	}
}

func TestAMissingTableIsNamedWithDayAndSheet(t *testing.T) {
	bonus := withholding.BonusPay{AfterInsurance: 500_000, PreviousPay: 300_000,
		Payee: payee(withholding.ColumnA, 0)}
	day := withholding.DailyPay{AfterInsurance: 10_000, Days: 1, Payee: payee(withholding.ColumnC, 0)}
	for _, c := range []struct {
		day   string
		table withholding.TableName
		words string
	}{
		{"2027-01-01", withholding.TableBonus, "令和9年分の賞与 15-16 取り込んでください 令和9年1月1日"},
		{"2028-07-10", withholding.TableBonus, "令和10年分 15-16"},
		{"2027-01-01", withholding.TableDaily, "令和9年分の日額表 08-14"},
		{"2025-12-31", withholding.TableDaily, "令和7年分の日額表 08-14"},
		{"2020-01-01", withholding.TableDaily, "令和2年分の日額表 08-14"},
	} {
		tb := tables(t, c.day)
		var err error
		if c.table == withholding.TableBonus {
			_, err = tb.Bonus(bonus, nil)
		} else {
			_, err = tb.Daily(day, nil)
		}
		var missing *withholding.TableMissing
		if !errors.As(err, &missing) || missing.Table != c.table || missing.PayDate != on(c.day) {
			t.Errorf("%s: %v", c.day, err)
			continue
		}
		f, ok := withholding.Fault(err)
		for _, w := range strings.Fields(c.words) {
			if !ok || !strings.Contains(err.Error(), w) || !strings.Contains(f.String(), w) {
				t.Errorf("%s: %q is missing in %q, %q", c.day, w, err, f)
			}
		}
	}
	// Up to the eve they are there.
	if _, err := tables(t, "2026-12-31").Bonus(bonus, nil); err != nil {
		t.Error(err)
	}
	if _, err := tables(t, "2026-01-01").Daily(day, nil); err != nil {
		t.Error(err)
	}
}

func TestOtherErrorsAreNoFaultsOfThisPackage(t *testing.T) {
	if _, ok := withholding.Fault(os.ErrNotExist); ok {
		t.Error("a stranger was taken")
	}
}
