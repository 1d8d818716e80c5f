package yearend_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
	"romukura/law/yearend"
)

// tables reads every table file of the package.
func tables(t *testing.T) map[string][]*dated.File {
	t.Helper()
	names, err := filepath.Glob("tables/*/*.tsv")
	if err != nil || len(names) < 25 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	all := map[string][]*dated.File{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := dated.Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		table := filepath.Base(filepath.Dir(name))
		all[table] = append(all[table], f)
	}
	return all
}

// Tables of income years begin on 1 January and end on 31 December, each says where it is from and
// that it has not been compared with the primary document yet.
func TestTablesGoByTheIncomeYear(t *testing.T) {
	for name, list := range tables(t) {
		for i, f := range list {
			if f.From.MonthOfYear() != 1 || f.From.Day() != 1 {
				t.Errorf("%s begins on %s", name, f.From)
			}
			through := f.HoldsThrough
			if through != dated.Open && (through.MonthOfYear() != 12 || through.Day() != 31) {
				t.Errorf("%s ends on %s", name, through)
			}
			if f.Text == "" || !strings.HasPrefix(f.Mark, "[S") || f.Header["note"] == "" {
				t.Errorf("%s: %+v", name, f.Source)
			}
			if i > 0 && list[i-1].HoldsThrough != dated.Open &&
				!f.From.After(list[i-1].HoldsThrough) {
				t.Errorf("%s of %s begins before the last one ends", name, f.From)
			}
			if i > 0 && name != "basic-addition" && list[i-1].HoldsThrough != dated.Open &&
				f.From != list[i-1].HoldsThrough.AddDays(1) {
				t.Errorf("%s leaves a gap before %s", name, f.From)
			}
		}
	}
}

// The printed rows climb without a gap, in pay and in what is left of it.
func TestRowsOfPayClimbWithoutAGap(t *testing.T) {
	all := tables(t)
	files := append(all["employment-income"], all["employment-special"]...)
	for _, f := range files {
		var below, left yen.Amount
		for i, r := range f.Rows {
			from := r.Yen("from")
			if i > 0 && from != below {
				t.Errorf("%s %s: line %d begins at %s after %s", f.Table, f.From, r.Line, from, below)
			}
			if r.Has("below") {
				below = r.Yen("below")
			} else if i != len(f.Rows)-1 {
				t.Errorf("%s %s: line %d is open", f.Table, f.From, r.Line)
			}
			if below <= from && r.Has("below") {
				t.Errorf("%s %s: line %d holds nothing", f.Table, f.From, r.Line)
			}
			if r.Has("amount") {
				if amount := r.Yen("amount"); amount < left || amount > from && from > 0 {
					t.Errorf("%s %s: line %d leaves %s after %s", f.Table, f.From, r.Line, amount, left)
				} else {
					left = amount
				}
			}
		}
		if err := f.Err(); err != nil {
			t.Errorf("%s: %v", f.From, err)
		}
	}
	// The special measure ends where the rows of the Act take over.
	special, act := all["employment-special"][0], all["employment-income"][1]
	if last := special.Rows[len(special.Rows)-1]; last.Yen("below") != act.Rows[0].Yen("from") {
		t.Errorf("%s and %s", last.Yen("below"), act.Rows[0].Yen("from"))
	}
}

// The basic deduction with its addition is the sum that the agency publishes (2026kaisei.pdf and
// No.1199): written here as sums.
func TestTheActAndTheAdditionMakeThePublishedSums(t *testing.T) {
	for year, sums := range map[int][]yen.Amount{
		2025: {950_000, 880_000, 680_000, 630_000, 580_000},
		2026: {1_040_000, 670_000, 620_000},
		2027: {1_040_000, 670_000, 620_000},
	} {
		var got []yen.Amount
		for total := yen.Amount(0); total <= 23_500_000; total += 1_000 {
			a := on(t, year).BasicDeduction(total, nil)
			if len(got) == 0 || got[len(got)-1] != a {
				got = append(got, a)
			}
		}
		if len(got) != len(sums) {
			t.Errorf("%d: %v", year, got)
			continue
		}
		for i := range sums {
			if got[i] != sums[i] {
				t.Errorf("%d: %v, want %v", year, got, sums)
			}
		}
	}
}

// Deductions fall as incomes rise, and never rise again.
func TestDeductionsFallWithIncome(t *testing.T) {
	for _, year := range []int{2025, 2026, 2027} {
		law := on(t, year)
		before := law.BasicDeduction(0, nil)
		for total := yen.Amount(0); total <= 26_000_000; total += 10_000 {
			if a := law.BasicDeduction(total, nil); a > before {
				t.Errorf("%d: the basic deduction rises at %s", year, total)
			} else {
				before = a
			}
		}
		limit := yen.Amount(580_000)
		if year > 2025 {
			limit = 620_000
		}
		last := law.SpecificRelativeDeduction(limit+1, nil)
		for income := limit + 1; income <= 1_240_000; income += 1_000 {
			if a := law.SpecificRelativeDeduction(income, nil); a > last {
				t.Errorf("%d: it rises at %s", year, income)
			} else {
				last = a
			}
		}
		for own := yen.Amount(8_900_000); own <= 10_100_000; own += 100_000 {
			couple := yearend.Couple{Own: own, Spouse: 100_000}
			general := law.SpouseDeduction(yearend.SpouseGeneral, couple, nil)
			if elderly := law.SpouseDeduction(yearend.SpouseElderly, couple, nil); elderly < general {
				t.Errorf("%d, %s: %s and %s", year, own, general, elderly)
			}
		}
	}
}

func TestAKindWithoutATableGivesNothing(t *testing.T) {
	law := on(t, 2026)
	for _, kind := range []yearend.Kind{yearend.NoKind, yearend.General, yearend.Under16} {
		if a := law.SpouseDeduction(kind, yearend.Couple{}, nil); a != 0 {
			t.Errorf("%s as a spouse: %s", kind.Label(), a)
		}
	}
	for _, kind := range []yearend.Kind{yearend.NoKind, yearend.Under16, yearend.SpecificRelative,
		yearend.SpouseGeneral} {
		if a := law.DependentDeduction(kind, nil); a != 0 {
			t.Errorf("%s as a dependent: %s", kind.Label(), a)
		}
	}
}

// Every step of an explanation names its rule, its article and its result; a step with a table
// names the source.
func TestEveryStepIsComplete(t *testing.T) {
	for _, year := range []int{2025, 2026, 2027} {
		s := seed(uint64(year) + 5)
		for range 300 {
			trace := &why.Trace{}
			if _, err := on(t, year).Settle(s.employee(year), trace); err != nil {
				t.Fatal(err)
			}
			if trace.Standing() > dated.Confirmed {
				t.Errorf("%d: %v", year, trace.Standing())
			}
			for _, step := range trace.Steps {
				if step.Key == "" || step.What == "" || step.Law == "" || step.Result.IsZero() {
					t.Fatalf("%+v", step)
				}
				if step.Table.Source != nil && step.Table.Source.Text == "" {
					t.Fatalf("%+v", step.Table)
				}
				for _, in := range step.Inputs {
					if in.Name == "" || in.Value.IsZero() {
						t.Fatalf("%s: %+v", step.Key, in)
					}
				}
			}
		}
	}
}

// Each line of the ledger from ⑦ on that is not nought has a step of its own name, or stands among
// the inputs of one; so nothing on the slip is without its reason.
func TestEveryLineIsExplained(t *testing.T) {
	s := seed(3)
	for range 500 {
		r, trace := explained(t, 2026, s.employee(2026))
		named := map[string]bool{}
		for _, step := range trace.Steps {
			named[step.What] = true
			for line := range r.Lines {
				if l := yearend.Line(line); step.What == l.Label() &&
					step.Result.String() != why.Yen(r.Lines[l]).String() {
					t.Fatalf("%s is explained as %s, and is %s", step.What, step.Result, r.Lines[l])
				}
			}
			for _, in := range step.Inputs {
				named[in.Name] = true
			}
		}
		for line := yearend.LineTotalPay; line <= yearend.LineCollectNextYear; line++ {
			if r.Lines[line] != 0 && line != yearend.LineDifference && !named[line.Label()] {
				t.Fatalf("%s has no step", line.Label())
			}
		}
	}
}

// The numbers and names are those of the ledger for 2026 (給与所得に対する源泉徴収簿).
func TestTheLinesAreNamedAsOnTheForm(t *testing.T) {
	lines := yearend.AllLines()
	if len(lines) != 34 {
		t.Fatalf("%d lines", len(lines))
	}
	for number, label := range map[int]string{
		1: "① 給料・手当等の金額", 8: "⑧ 徴収税額の計", 9: "⑨ 給与所得控除後の給与等の金額",
		10: "⑩ 所得金額調整控除額", 12: "⑫ 給与等からの社会保険料等の控除分", 15: "⑮ 生命保険料の控除額",
		17: "⑰ 配偶者（特別）控除額", 18: "⑱ 特定親族特別控除額", 20: "⑳ 基礎控除額",
		21: "㉑ 所得控除額の合計額", 22: "㉒ 差引課税給与所得金額", 26: "㉖ 年調年税額",
		27: "㉗ 差引超過額又は不足額", 30: "㉚ 差引還付する金額", 34: "㉞ 翌年に繰り越して徴収する不足額",
	} {
		if got := lines[number-1]; got.Label() != label || got.Number() != number {
			t.Errorf("%d: %s", got.Number(), got.Label())
		}
	}
	seen := map[string]bool{}
	for _, l := range lines {
		seen[l.Label()] = true
	}
	if len(seen) != 34 {
		t.Errorf("%d different names", len(seen))
	}
}

// Every word of the lists has a name of its own, and a number beyond the list has one too.
func TestEveryWordHasAName(t *testing.T) {
	all := map[string][]string{}
	for i := range uint8(12) {
		all["kind"] = append(all["kind"], yearend.Kind(i).Label())
		all["reason"] = append(all["reason"], yearend.Reason(i+1).Label())
		if i < 3 {
			all["disability"] = append(all["disability"], yearend.Disability(i).Label())
		}
		if i < 4 {
			all["single"] = append(all["single"], yearend.Single(i).Label())
			all["again"] = append(all["again"], yearend.Again(i).Label())
		}
		if i < 7 {
			all["situation"] = append(all["situation"], yearend.Situation(i).Label())
		}
		if i < 10 {
			all["premium"] = append(all["premium"], yearend.PremiumKind(i+1).Label())
		}
	}
	for list, names := range all {
		seen := map[string]bool{}
		for i, name := range names {
			if name == "" || seen[name] && !(list == "kind" && i == 11) {
				t.Errorf("%s %d: %q", list, i, name)
			}
			seen[name] = true
		}
	}
	for _, name := range []string{yearend.Kind(99).Label(), yearend.Reason(99).Label(),
		yearend.Situation(99).Label(), yearend.PremiumKind(99).Label(), yearend.Again(99).Label()} {
		if name == "" {
			t.Error("a number beyond the list has no name")
		}
	}
}

// The first day after 31 January is too late for a refund by the employer, in leap years too.
func TestTheDaysOfAYear(t *testing.T) {
	for year, want := range map[yearend.IncomeYear][2]string{
		2025: {"2025-12-31", "2026-01-31"}, 2027: {"2027-12-31", "2028-01-31"},
	} {
		if year.Last() != caldate.Must(want[0]) || year.RedoThrough() != caldate.Must(want[1]) {
			t.Errorf("%s: %s %s", year, year.Last(), year.RedoThrough())
		}
	}
	if s := yearend.IncomeYear(2026).String(); s != "2026" {
		t.Error(s)
	}
}

// The package's own example, as its manual tells it.
func TestTheExampleOfTheManual(t *testing.T) {
	law, err := yearend.TablesFor(2026)
	if err != nil {
		t.Fatal(err)
	}
	r, err := law.Settle(&yearend.Employee{
		Forms: yearend.Forms{Dependents: true, Basic: true},
		Pay:   yearend.Pay{Salary: 5_000_000, SalaryInsurance: 734_500, SalaryTax: 100_000},
	}, nil)
	if err != nil || r.Lines[yearend.LineAnnualTax] != 91_100 || r.Over() != 8_900 {
		t.Errorf("%s %v", r.Lines[yearend.LineAnnualTax], err)
	}
}
