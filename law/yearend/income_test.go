package yearend_test

import (
	"errors"
	"strings"
	"testing"

	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
	"romukura/law/yearend"
)

// byRule is the rule behind the printed rows, as the tax agency words the deduction: written here
// apart from the tables.
func byRule(year int, pay yen.Amount) yen.Amount {
	if year == 2025 {
		switch {
		case pay < 651_000:
			return 0
		case pay < 1_900_000:
			return pay - 650_000
		}
	} else {
		switch {
		case pay < 741_000:
			return 0
		case pay < 2_191_000:
			return pay - 740_000
		case pay < 2_193_000:
			return 1_451_000
		case pay < 2_196_000:
			return 1_453_000
		case pay < 2_200_000:
			return 1_456_000
		}
	}
	step := pay / 4_000 * 4_000
	switch {
	case pay < 3_600_000:
		return step*7/10 - 80_000
	case pay < 6_600_000:
		return step*8/10 - 440_000
	case pay < 8_500_000:
		return pay*9/10 - 1_100_000
	}
	return pay - 1_950_000
}

func TestEveryRowFollowsTheRuleBehindIt(t *testing.T) {
	for _, year := range []int{2025, 2026, 2027} {
		law := on(t, year)
		before := yen.Amount(0)
		for pay := yen.Amount(0); pay <= 21_000_000; pay += 500 {
			for _, p := range []yen.Amount{pay, pay + 499} {
				got := law.AfterDeduction(p, nil)
				if want := byRule(year, p); got != want {
					t.Fatalf("%d, %s: %s, want %s", year, p, got, want)
				}
				if got < before {
					t.Fatalf("%d, %s: more pay leaves less", year, p)
				}
				before = got
			}
		}
	}
}

func TestBoundsOfPayAfterDeduction(t *testing.T) {
	for _, c := range []struct {
		year      int
		pay, want yen.Amount
	}{
		{2025, 650_999, 0}, {2025, 651_000, 1_000}, {2025, 1_899_999, 1_249_999},
		{2025, 1_900_000, 1_250_000}, {2025, 1_230_000, 580_000},
		{2026, 740_999, 0}, {2026, 741_000, 1_000}, {2026, 1_360_000, 620_000},
		{2026, 2_190_999, 1_450_999}, {2026, 2_191_000, 1_451_000}, {2026, 2_192_999, 1_451_000},
		{2026, 2_193_000, 1_453_000}, {2026, 2_195_999, 1_453_000}, {2026, 2_196_000, 1_456_000},
		{2026, 2_199_999, 1_456_000}, {2026, 2_200_000, 1_460_000}, {2026, 6_599_999, 4_836_800},
		{2026, 6_600_000, 4_840_000}, {2026, 8_499_999, 6_549_999}, {2026, 8_500_000, 6_550_000},
		{2026, 20_000_000, 18_050_000}, {2027, 2_193_000, 1_453_000},
		{2026, 0, 0}, {2026, -5, 0}, {2026, yen.Limit + 7, yen.Limit - 1_950_000},
	} {
		if got := on(t, c.year).AfterDeduction(c.pay, nil); got != c.want {
			t.Errorf("%d, %s: %s, want %s", c.year, c.pay, got, c.want)
		}
	}
}

func TestTheRowOfPayIsShown(t *testing.T) {
	for _, c := range []struct {
		year int
		pay  yen.Amount
		want []string
	}{
		{2026, 2_194_000, []string{"2,193,000円以上2,196,000円未満", "措法29の4-2", "令和9年分まで"}},
		{2026, 5_000_000, []string{"5,000,000円以上5,004,000円未満", "所法28-4"}},
		{2026, 7_000_000, []string{"90%", "1,100,000円", "切捨て"}},
		{2026, 9_000_000, []string{"8,500,000円以上", "100%", "1,950,000円"}},
		{2025, 700_000, []string{"650,000円", "令和7年分"}},
	} {
		trace := &why.Trace{}
		on(t, c.year).AfterDeduction(c.pay, trace)
		text := trace.Steps[0].String()
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%d, %s: %q is missing in\n%s", c.year, c.pay, want, text)
			}
		}
	}
}

func TestTheAdjustmentIsATenthRaisedToWholeYen(t *testing.T) {
	law := on(t, 2026)
	for pay, want := range map[yen.Amount]yen.Amount{
		0: 0, 8_500_000: 0, 8_500_001: 1, 8_500_010: 1, 8_500_011: 2, 8_765_432: 26_544,
		8_970_000: 47_000, 9_999_991: 150_000, 10_000_000: 150_000, 15_000_000: 150_000,
	} {
		if got := law.Adjustment(pay, nil); got != want {
			t.Errorf("%s: %s, want %s", pay, got, want)
		}
	}
	trace := &why.Trace{}
	law.Adjustment(8_765_432, trace)
	if text := trace.Steps[0].String(); !strings.Contains(text, "26,544円") ||
		!strings.Contains(text, "8,500,000円") || !strings.Contains(text, "措法41の3の11-1") {
		t.Error(text)
	}
}

// Who gets the adjustment: the list of 措法41の3の11-1; whoever claims the child.
func TestChildrenAndSpecialDisabilityGiveTheAdjustment(t *testing.T) {
	elsewhere := child(10)
	elsewhere.Elsewhere = true
	student := yearend.Relative{Born: aged(20), Income: yearend.Income{Others: 900_000}}
	special := yearend.Relative{Born: aged(50), Disability: yearend.SpeciallyDisabled}
	plain := yearend.Relative{Born: aged(50), Disability: yearend.Disabled}
	worker := child(17)
	worker.FamilyWorker = true
	ill := spouse(0)
	ill.Disability = yearend.SpeciallyDisabled
	earning := spouse(700_000)
	earning.Disability = yearend.SpeciallyDisabled
	for name, c := range map[string]struct {
		change func(*yearend.Employee)
		want   yen.Amount
	}{
		"nobody": {func(*yearend.Employee) {}, 0},
		"child of 0": {func(e *yearend.Employee) { e.Relatives = []yearend.Relative{child(0)} },
			50_000},
		"child of 17": {func(e *yearend.Employee) { e.Relatives = []yearend.Relative{child(17)} },
			50_000},
		"child of 22": {func(e *yearend.Employee) { e.Relatives = []yearend.Relative{child(22)} },
			50_000},
		"child of 23": {func(e *yearend.Employee) { e.Relatives = []yearend.Relative{child(23)} }, 0},
		"claimed there": {func(e *yearend.Employee) { e.Relatives = []yearend.Relative{elsewhere} },
			50_000},
		"特定親族":          {func(e *yearend.Employee) { e.Relatives = []yearend.Relative{student} }, 0},
		"family worker": {func(e *yearend.Employee) { e.Relatives = []yearend.Relative{worker} }, 0},
		"disabled":      {func(e *yearend.Employee) { e.Relatives = []yearend.Relative{plain} }, 0},
		"specially disabled": {
			func(e *yearend.Employee) { e.Relatives = []yearend.Relative{special} }, 50_000},
		"oneself": {func(e *yearend.Employee) { e.Self.Disability = yearend.SpeciallyDisabled }, 50_000},
		"spouse":  {func(e *yearend.Employee) { e.Spouse = ill }, 50_000},
		"spouse above the limit": {
			func(e *yearend.Employee) { e.Spouse = earning }, 0},
		"not declared": {func(e *yearend.Employee) {
			e.Relatives, e.Forms.Adjustment = []yearend.Relative{child(5)}, false
		}, 0},
	} {
		e := employee(9_000_000)
		c.change(e)
		r := settle(t, 2026, e)
		if got := r.Lines[yearend.LineAdjustmentDeduction]; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		_, told := codes(r.Notes)["yearend.no-adjustment"]
		if told != (name == "not declared") {
			t.Errorf("%s: told %v", name, told)
		}
	}
}

// The cases are those of the public test set that holds the guide's page 20 (test_nencho.mjs).
func TestTotalIncomeTakesWhatIsNotSettledHere(t *testing.T) {
	for name, c := range map[string]struct {
		income yearend.Income
		pay    yen.Amount
		total  yen.Amount
		basic  yen.Amount
	}{
		"pay alone":       {yearend.Income{}, 6_000_000, 4_360_000, 1_040_000},
		"second employer": {yearend.Income{Pay: 1_000_000}, 6_000_000, 5_200_000, 670_000},
		"other income":    {yearend.Income{Others: 600_000}, 6_000_000, 4_960_000, 670_000},
		"a loss":          {yearend.Income{Others: -500_000}, 7_000_000, 4_700_000, 1_040_000},
		"public pension":  {yearend.Income{Pension: 600_000}, 6_000_000, 4_860_000, 1_040_000},
		"small pension":   {yearend.Income{Pension: 30_000}, 6_000_000, 4_360_000, 1_040_000},
		"specific expenses": {yearend.Income{Others: 600_000, Expenses: 100_000}, 6_000_000, 4_860_000,
			1_040_000},
		"only a loss": {yearend.Income{Others: -9_000_000}, 6_000_000, 0, 1_040_000},
		"beyond all":  {yearend.Income{Others: 30_000_000}, 6_000_000, 34_360_000, 0},
	} {
		e := employee(c.pay)
		e.Income = c.income
		r := settle(t, 2026, e)
		if r.TotalIncome != c.total || r.Lines[yearend.LineBasicDeduction] != c.basic {
			t.Errorf("%s: %s and %s, want %s and %s", name, r.TotalIncome,
				r.Lines[yearend.LineBasicDeduction], c.total, c.basic)
		}
		if r.Lines[yearend.LineAfterDeduction] != byRule(2026, c.pay) {
			t.Errorf("%s: other income was taxed", name)
		}
	}
}

func TestTheAdjustmentCountsInTotalIncomeThoughNotDeclared(t *testing.T) {
	e := employee(9_000_000)
	e.Relatives, e.Forms.Adjustment = []yearend.Relative{child(5)}, false
	if r := settle(t, 2026, e); r.TotalIncome != 7_000_000 {
		t.Errorf("%s", r.TotalIncome)
	}
	trace := &why.Trace{}
	on(t, 2026).TotalIncome(yearend.Income{Pay: 9_000_000, Pension: 500_000, Others: 1, Expenses: 2},
		true, trace)
	text := trace.Steps[0].String()
	for _, want := range []string{"50,000円", "100,000円", "500,000円", "7,399,999円", "特定支出控除"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

// The steps are those of 所法86 and 措法41の16の2 by year.
func TestBasicDeductionByStep(t *testing.T) {
	for _, c := range []struct {
		year       int
		from, upto yen.Amount
		want       yen.Amount
	}{
		{2025, 0, 1_320_000, 950_000}, {2025, 1_320_001, 3_360_000, 880_000},
		{2025, 3_360_001, 4_890_000, 680_000}, {2025, 4_890_001, 6_550_000, 630_000},
		{2025, 6_550_001, 23_500_000, 580_000}, {2025, 23_500_001, 24_000_000, 480_000},
		{2025, 24_000_001, 24_500_000, 320_000}, {2025, 24_500_001, 25_000_000, 160_000},
		{2025, 25_000_001, 99_000_000, 0},
		{2026, 0, 4_890_000, 1_040_000}, {2026, 4_890_001, 6_550_000, 670_000},
		{2026, 6_550_001, 23_500_000, 620_000}, {2026, 23_500_001, 24_000_000, 480_000},
		{2026, 24_000_001, 24_500_000, 320_000}, {2026, 24_500_001, 25_000_000, 160_000},
		{2026, 25_000_001, 99_000_000, 0}, {2027, 0, 4_890_000, 1_040_000},
		{2027, 4_890_001, 6_550_000, 670_000}, {2027, 6_550_001, 23_500_000, 620_000},
	} {
		law := on(t, c.year)
		for _, total := range []yen.Amount{c.from, (c.from + c.upto) / 2, c.upto} {
			if got := law.BasicDeduction(total, nil); got != c.want {
				t.Errorf("%d, %s: %s, want %s", c.year, total, got, c.want)
			}
		}
	}
	trace := &why.Trace{}
	on(t, 2026).BasicDeduction(4_000_000, trace)
	text := trace.Steps[0].String()
	for _, want := range []string{"620,000円", "420,000円", "1,040,000円", "令和9年分まで", "4,890,000円以下"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	trace = &why.Trace{}
	on(t, 2026).BasicDeduction(30_000_000, trace)
	if text := trace.Steps[0].String(); !strings.Contains(text, "表の範囲を超える金額") {
		t.Error(text)
	}
}

func TestWithoutTheFormThereIsNoBasicDeduction(t *testing.T) {
	e := employee(3_000_000)
	e.Forms.Basic = false
	r := settle(t, 2026, e)
	if r.Lines[yearend.LineBasicDeduction] != 0 ||
		codes(r.Notes)["yearend.no-basic"] != "forms.basic" {
		t.Errorf("%s %v", r.Lines[yearend.LineBasicDeduction], r.Notes)
	}
}

func TestYearsWithoutTheirLawAreRefused(t *testing.T) {
	for _, year := range []yearend.IncomeYear{-1, 0, 1867, 2020, 2023, 2024, 2028, 2029, 2100,
		99_999} {
		_, err := yearend.TablesFor(year)
		var missing *yearend.TableMissing
		if !errors.As(err, &missing) || missing.IncomeYear != year {
			t.Errorf("%d: %v", year, err)
			continue
		}
		list := faultsOf(t, err)
		if list[0].Path != "year" || list[0].Remedy == "" || !strings.Contains(err.Error(), "年分") &&
			!strings.Contains(err.Error(), "年") {
			t.Errorf("%d: %v", year, list)
		}
	}
	for _, year := range []int{2025, 2026, 2027} {
		if law := on(t, year); law.Standing != dated.Confirmed {
			t.Errorf("%d: %v", year, law.Standing)
		}
	}
}

// The ends are those of the special measures themselves: 措法29の4, 41の16の2, 41の15の5.
func TestSpecialMeasuresCarryTheirOwnEnd(t *testing.T) {
	ends := func(year int) map[yearend.TableName]string {
		all := map[yearend.TableName]string{}
		for _, m := range on(t, year).SpecialMeasures() {
			if m.Name == "" || m.Law == "" {
				t.Errorf("%d: %+v has no name or article", year, m)
			}
			all[m.Table] = m.Through.String()
		}
		return all
	}
	if got := ends(2025); len(got) != 1 || got[yearend.TableBasicAddition] != "2025-12-31" {
		t.Errorf("2025: %v", got)
	}
	for _, year := range []int{2026, 2027} {
		got := ends(year)
		for _, name := range []yearend.TableName{yearend.TableEmploymentSpecial,
			yearend.TableBasicAddition, yearend.TableLifeUnder23} {
			if got[name] != "2027-12-31" {
				t.Errorf("%d: %s ends %q", year, name, got[name])
			}
		}
	}
}

// The lines up to which nobody pays tax on pay alone: 1,600,000 in 2025 and 1,780,000 in 2026 and
// 2027, as the agency explains both reforms (650,000 + 950,000, 740,000 + 1,040,000). The cut to
// 1,000 yen leaves less than that free beyond the line.
func TestTheLineUpToWhichPayIsFree(t *testing.T) {
	for year, line := range map[int]yen.Amount{2025: 1_600_000, 2026: 1_780_000, 2027: 1_780_000} {
		for pay, want := range map[yen.Amount][2]yen.Amount{
			line: {0, 0}, line + 999: {0, 0}, line + 1_000: {1_000, 0}, line + 2_000: {2_000, 100},
		} {
			r := settle(t, year, employee(pay))
			if got := [2]yen.Amount{r.Lines[yearend.LineTaxable], r.Annual()}; got != want {
				t.Errorf("%d, %s: %v, want %v", year, pay, got, want)
			}
		}
	}
}

// What a reform changes for one and the same person is what the deductions changed times the rate.
func TestTheReformOf2026InFigures(t *testing.T) {
	for pay, want := range map[yen.Amount][2]yen.Amount{
		// 2025: basic 880,000 at 5 %, 2026: 1,040,000 at 5 %
		3_000_000: {yen.Amount(2_020_000-880_000) * 5 / 100, yen.Amount(2_020_000-1_040_000) * 5 / 100},
		// 2025: basic 680,000 at 20 %, 2026: 1,040,000 at 20 %
		6_000_000: {
			yen.Amount(4_360_000-680_000)*20/100 - 427_500,
			yen.Amount(4_360_000-1_040_000)*20/100 - 427_500,
		},
	} {
		for i, year := range []int{2025, 2026} {
			if got := settle(t, year, employee(pay)).Lines[yearend.LineComputedTax]; got != want[i] {
				t.Errorf("%d, %s: %s, want %s", year, pay, got, want[i])
			}
		}
	}
}
