package yearend_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/yearend"
)

// one settles an employee with one relative.
func one(t *testing.T, year int, r yearend.Relative) (yearend.Outcome, yearend.Result) {
	t.Helper()
	e := employee(5_000_000)
	e.Relatives = []yearend.Relative{r}
	out := settle(t, year, e)
	return out.Relatives[0], out
}

// The days are those of the guide for 2026 (11頁, 56頁).
func TestAgesAreThoseOf31December(t *testing.T) {
	for _, c := range []struct {
		born      string
		kind      yearend.Kind
		deduction yen.Amount
	}{
		{"2026-12-31", yearend.Under16, 0}, {"2011-01-02", yearend.Under16, 0},
		{"2011-01-01", yearend.General, 380_000}, {"2010-12-31", yearend.General, 380_000},
		{"2008-01-02", yearend.General, 380_000}, {"2008-01-01", yearend.Specific, 630_000},
		{"2007-12-31", yearend.Specific, 630_000}, {"2004-01-02", yearend.Specific, 630_000},
		{"2004-01-01", yearend.General, 380_000}, {"2003-12-31", yearend.General, 380_000},
		{"1957-01-02", yearend.General, 380_000}, {"1957-01-01", yearend.Elderly, 480_000},
		{"1930-06-01", yearend.Elderly, 480_000},
	} {
		got, r := one(t, 2026, yearend.Relative{Born: day(c.born)})
		if got.Kind != c.kind || got.Deduction != c.deduction ||
			r.Lines[yearend.LineDependentsAndOthers] != c.deduction {
			t.Errorf("born %s: %s %s, want %s %s", c.born, got.Kind.Label(), got.Deduction,
				c.kind.Label(), c.deduction)
		}
	}
	if got, _ := one(t, 2025, yearend.Relative{Born: day("2010-01-01")}); got.Kind != yearend.General {
		t.Errorf("16 at the end of 2025: %s", got.Kind.Label())
	}
	if got, _ := one(t, 2025, yearend.Relative{Born: day("2010-01-02")}); got.Kind != yearend.Under16 {
		t.Errorf("15 at the end of 2025: %s", got.Kind.Label())
	}
}

func TestBornOnALeapDay(t *testing.T) {
	for born, want := range map[string]yearend.Kind{
		"2008-02-29": yearend.General, "2004-02-29": yearend.Specific, "1956-02-29": yearend.Elderly,
	} {
		if got, _ := one(t, 2026, yearend.Relative{Born: day(born)}); got.Kind != want {
			t.Errorf("%s: %s", born, got.Kind.Label())
		}
	}
}

func TestTheElderlyParentAtHome(t *testing.T) {
	for _, c := range []struct {
		name string
		r    yearend.Relative
		want yen.Amount
	}{
		{"parent at home", yearend.Relative{Born: aged(75), Ascendant: true, Together: true}, 580_000},
		{"parent elsewhere", yearend.Relative{Born: aged(75), Ascendant: true}, 480_000},
		{"aunt at home", yearend.Relative{Born: aged(75), Together: true}, 480_000},
		{"parent of 69", yearend.Relative{Born: aged(69), Ascendant: true, Together: true}, 380_000},
	} {
		if got, _ := one(t, 2026, c.r); got.Deduction != c.want {
			t.Errorf("%s: %s", c.name, got.Deduction)
		}
	}
}

func TestTheIncomeOfADependent(t *testing.T) {
	for _, c := range []struct {
		year   int
		income yearend.Income
		want   yen.Amount
	}{
		{2025, yearend.Income{Others: 580_000}, 380_000}, {2025, yearend.Income{Others: 580_001}, 0},
		{2025, yearend.Income{Pay: 1_230_000}, 380_000}, {2025, yearend.Income{Pay: 1_230_001}, 0},
		{2026, yearend.Income{Others: 620_000}, 380_000}, {2026, yearend.Income{Others: 620_001}, 0},
		{2026, yearend.Income{Pay: 1_360_000}, 380_000}, {2026, yearend.Income{Pay: 1_360_001}, 0},
		{2026, yearend.Income{Pension: 620_000}, 380_000},
		{2026, yearend.Income{Pay: 900_000, Pension: 560_000}, 380_000}, // 160,000 − 100,000 + 560,000
		{2026, yearend.Income{Pay: 900_000, Pension: 560_001}, 0},
		{2026, yearend.Income{Pay: 1_500_000, Others: -140_000}, 380_000},
	} {
		got, r := one(t, c.year, yearend.Relative{Born: aged(50), Income: c.income})
		if got.Deduction != c.want {
			t.Errorf("%d %+v: %s", c.year, c.income, got.Deduction)
		}
		if told := codes(r.Notes)["yearend.income"] == "relatives[0].income"; told != (c.want == 0) {
			t.Errorf("%d %+v: told %v", c.year, c.income, r.Notes)
		}
	}
}

// ofStatute is 所法84の2-1 in its own words, written apart from the table.
func ofStatute(x yen.Amount) yen.Amount {
	switch {
	case x <= 620_000 || x > 1_230_000:
		return 0
	case x <= 850_000:
		return 630_000
	case x <= 1_150_000:
		m := (x - 840_001) * 2
		return 630_000 - ((m+80_000)/100_000*100_000 - 80_000)
	case x <= 1_200_000:
		return 60_000
	}
	return 30_000
}

func TestTheSpecificRelativeYenByYen(t *testing.T) {
	law := on(t, 2026)
	for x := yen.Amount(600_000); x <= 1_250_000; x += 7 {
		if got, want := law.SpecificRelativeDeduction(x, nil), ofStatute(x); got != want {
			t.Fatalf("%s: %s, want %s", x, got, want)
		}
	}
	for _, x := range []yen.Amount{620_000, 620_001, 850_000, 850_001, 900_000, 900_001, 950_000,
		950_001, 1_000_000, 1_000_001, 1_050_000, 1_050_001, 1_100_000, 1_100_001, 1_150_000,
		1_150_001, 1_200_000, 1_200_001, 1_230_000, 1_230_001} {
		if got, want := law.SpecificRelativeDeduction(x, nil), ofStatute(x); got != want {
			t.Errorf("%s: %s, want %s", x, got, want)
		}
	}
	if got := on(t, 2025).SpecificRelativeDeduction(580_001, nil); got != 630_000 {
		t.Errorf("2025: %s", got)
	}
	if got := on(t, 2025).SpecificRelativeDeduction(580_000, nil); got != 0 {
		t.Errorf("2025: %s", got)
	}
}

func TestTheSpecificRelativeByAgeAndCircumstance(t *testing.T) {
	earning := yearend.Income{Pay: 1_600_000} // 860,000
	worker := yearend.Relative{Born: aged(20), Income: earning, FamilyWorker: true}
	taken := yearend.Relative{Born: aged(20), Income: earning, Elsewhere: true}
	rich := yearend.Relative{Born: aged(20), Income: yearend.Income{Others: 1_230_001}}
	for name, c := range map[string]struct {
		r    yearend.Relative
		want yen.Amount
		why  yearend.Reason
	}{
		"19":            {yearend.Relative{Born: aged(19), Income: earning}, 610_000, yearend.NoReason},
		"22":            {yearend.Relative{Born: aged(22), Income: earning}, 610_000, yearend.NoReason},
		"18":            {yearend.Relative{Born: aged(18), Income: earning}, 0, yearend.ReasonIncome},
		"23":            {yearend.Relative{Born: aged(23), Income: earning}, 0, yearend.ReasonIncome},
		"family worker": {worker, 0, yearend.ReasonFamilyWorker},
		"elsewhere":     {taken, 0, yearend.ReasonElsewhere},
		"too much":      {rich, 0, yearend.ReasonIncome},
	} {
		got, r := one(t, 2026, c.r)
		if got.Deduction != c.want || got.Reason != c.why ||
			r.Lines[yearend.LineSpecificRelatives] != c.want {
			t.Errorf("%s: %s %q", name, got.Deduction, got.Reason.Label())
		}
	}
	_, r := one(t, 2026, rich)
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0].Message, "123万円") {
		t.Errorf("%v", r.Notes)
	}
}

func TestADisabledSpecificRelativeGivesNoDisabilityDeduction(t *testing.T) {
	r := yearend.Relative{Born: aged(20), Income: yearend.Income{Others: 900_000},
		Disability: yearend.SpeciallyDisabled, Together: true}
	if got, _ := one(t, 2026, r); got.Disability != 0 || got.Deduction != 610_000 {
		t.Errorf("%+v", got)
	}
}

func TestDisability(t *testing.T) {
	for _, c := range []struct {
		name string
		r    yearend.Relative
		want yen.Amount
	}{
		{"disabled", yearend.Relative{Born: aged(50), Disability: yearend.Disabled}, 270_000},
		{"specially", yearend.Relative{Born: aged(50), Disability: yearend.SpeciallyDisabled}, 400_000},
		{"at home", yearend.Relative{Born: aged(50), Disability: yearend.SpeciallyDisabled,
			Together: true}, 750_000},
		{"disabled at home", yearend.Relative{Born: aged(50), Disability: yearend.Disabled,
			Together: true}, 270_000},
		{"child of 10", yearend.Relative{Born: aged(10), Disability: yearend.SpeciallyDisabled,
			Together: true}, 750_000},
		{"claimed elsewhere", yearend.Relative{Born: aged(50), Disability: yearend.Disabled,
			Elsewhere: true}, 0},
		{"income", yearend.Relative{Born: aged(50), Disability: yearend.Disabled,
			Income: yearend.Income{Others: 620_001}}, 0},
	} {
		if got, _ := one(t, 2026, c.r); got.Disability != c.want {
			t.Errorf("%s: %s", c.name, got.Disability)
		}
	}
	for degree, want := range map[yearend.Disability]yen.Amount{
		yearend.NotDisabled: 0, yearend.Disabled: 270_000, yearend.SpeciallyDisabled: 400_000,
	} {
		e := employee(5_000_000)
		e.Self.Disability = degree
		if r := settle(t, 2026, e); r.Disability != want {
			t.Errorf("oneself, %s: %s", degree.Label(), r.Disability)
		}
	}
}

func TestRelativesAbroad(t *testing.T) {
	abroad := func(age int, change func(*yearend.Relative)) yearend.Relative {
		r := yearend.Relative{Born: aged(age), Abroad: yearend.Abroad{Lives: true, Papers: true}}
		if change != nil {
			change(&r)
		}
		return r
	}
	for _, c := range []struct {
		name string
		r    yearend.Relative
		want yen.Amount
		why  yearend.Reason
	}{
		{"29", abroad(29, nil), 380_000, yearend.NoReason},
		{"30", abroad(30, nil), 0, yearend.ReasonAbroadAge},
		{"69", abroad(69, nil), 0, yearend.ReasonAbroadAge},
		{"70", abroad(70, nil), 480_000, yearend.NoReason},
		{"student", abroad(40, func(r *yearend.Relative) { r.Abroad.Student = true }), 380_000, 0},
		{"remittance", abroad(40, func(r *yearend.Relative) { r.Abroad.Remittance = true }), 380_000, 0},
		{"disabled", abroad(40, func(r *yearend.Relative) { r.Disability = yearend.Disabled }),
			380_000, 0},
		{"no papers", abroad(20, func(r *yearend.Relative) { r.Abroad.Papers = false }), 0,
			yearend.ReasonPapers},
	} {
		got, r := one(t, 2026, c.r)
		if got.Deduction != c.want || got.Reason != c.why {
			t.Errorf("%s: %s %q", c.name, got.Deduction, got.Reason.Label())
		}
		if told := len(r.Notes) > 0 && r.Notes[0].Path == "relatives[0].abroad"; told != (c.want == 0) {
			t.Errorf("%s: %v", c.name, r.Notes)
		}
	}
}

func TestARelativeWhoDiedIsJudgedOnThatDay(t *testing.T) {
	// 15 on the day of death, 16 had they lived.
	got, _ := one(t, 2026, yearend.Relative{Born: day("2010-10-01"), Died: day("2026-09-29")})
	if got.Kind != yearend.Under16 || got.Age != 15 {
		t.Errorf("%+v", got)
	}
	got, _ = one(t, 2026, yearend.Relative{Born: day("2010-10-01"), Died: day("2026-09-30")})
	if got.Kind != yearend.General || got.Age != 16 {
		t.Errorf("the eve of the birthday: %+v", got)
	}
	got, _ = one(t, 2026, yearend.Relative{Born: aged(80), Died: day("2026-01-01"), Ascendant: true,
		Together: true})
	if got.Deduction != 580_000 {
		t.Errorf("%+v", got)
	}
}

// thirds are the second and third columns of the spouse's table: two thirds and one third of the
// first, raised to 10,000 yen (所法83-1, 83の2-1).
func thirds(first yen.Amount) [3]yen.Amount {
	return [3]yen.Amount{first, (first*2/3 + 9_999) / 10_000 * 10_000,
		(first/3 + 9_999) / 10_000 * 10_000}
}

func TestTheSpouseByBothIncomes(t *testing.T) {
	owns := []struct{ from, upto yen.Amount }{
		{0, 9_000_000}, {9_000_001, 9_500_000}, {9_500_001, 10_000_000},
	}
	bands := []struct {
		upto, first yen.Amount
		kind        yearend.Kind
	}{
		{620_000, 380_000, yearend.SpouseGeneral}, {950_000, 380_000, yearend.SpouseSpecial},
		{1_000_000, 360_000, yearend.SpouseSpecial}, {1_050_000, 310_000, yearend.SpouseSpecial},
		{1_100_000, 260_000, yearend.SpouseSpecial}, {1_150_000, 210_000, yearend.SpouseSpecial},
		{1_200_000, 160_000, yearend.SpouseSpecial}, {1_250_000, 110_000, yearend.SpouseSpecial},
		{1_300_000, 60_000, yearend.SpouseSpecial}, {1_330_000, 30_000, yearend.SpouseSpecial},
	}
	from := yen.Amount(0)
	for _, b := range bands {
		for tier, own := range owns {
			for _, o := range []yen.Amount{own.from, own.upto} {
				for _, s := range []yen.Amount{from, b.upto} {
					e := employee(0)
					e.Income.Others, e.Spouse = o, spouse(s)
					r := settle(t, 2026, e)
					want := thirds(b.first)[tier]
					if r.Spouse.Deduction != want || r.Spouse.Kind != b.kind ||
						r.Lines[yearend.LineSpouseDeduction] != want {
						t.Errorf("own %s, spouse %s: %s as %s, want %s", o, s, r.Spouse.Deduction,
							r.Spouse.Kind.Label(), want)
					}
				}
			}
		}
		from = b.upto + 1
	}
}

func TestSpousesWhoGiveNothing(t *testing.T) {
	worker, papers, back, low := spouse(0), spouse(0), spouse(700_000), spouse(600_000)
	worker.FamilyWorker, back.ClaimsBack, low.ClaimsBack = true, true, true
	papers.Abroad.Lives = true
	for name, c := range map[string]struct {
		own    yen.Amount
		spouse *yearend.Spouse
		reason yearend.Reason
		path   string
	}{
		"income":         {0, spouse(1_330_001), yearend.ReasonIncome, "spouse.income"},
		"employee":       {10_000_001, spouse(0), yearend.ReasonEmployeeIncome, "spouse"},
		"family worker":  {0, worker, yearend.ReasonFamilyWorker, "spouse.family-worker"},
		"no papers":      {0, papers, yearend.ReasonPapers, "spouse.abroad"},
		"claims back":    {0, back, yearend.ReasonClaimsBack, "spouse.claims-back"},
		"low and claims": {0, low, yearend.NoReason, ""},
	} {
		e := employee(3_000_000)
		e.Income.Others, e.Spouse = c.own, c.spouse
		r := settle(t, 2026, e)
		if r.Spouse.Reason != c.reason || (r.Spouse.Deduction == 0) == (c.reason == yearend.NoReason) {
			t.Errorf("%s: %q %s", name, r.Spouse.Reason.Label(), r.Spouse.Deduction)
		}
		found := c.path == ""
		for _, n := range r.Notes {
			found = found || n.Path == c.path && n.Message != "" && n.Remedy != ""
		}
		if !found {
			t.Errorf("%s: %v", name, r.Notes)
		}
	}
}

func TestTheElderlySpouse(t *testing.T) {
	for _, c := range []struct {
		born   string
		income yen.Amount
		want   yen.Amount
	}{
		{"1957-01-01", 620_000, 480_000}, {"1957-01-02", 620_000, 380_000},
		{"1957-01-01", 620_001, 380_000}, {"1940-05-05", 0, 480_000},
	} {
		e := employee(5_000_000)
		e.Spouse = spouse(c.income)
		e.Spouse.Born = day(c.born)
		if r := settle(t, 2026, e); r.Spouse.Deduction != c.want {
			t.Errorf("%s %s: %s", c.born, c.income, r.Spouse.Deduction)
		}
	}
	for own, want := range map[yen.Amount]yen.Amount{9_000_001: 320_000, 9_500_001: 160_000} {
		e := employee(0)
		e.Income.Others, e.Spouse = own, spouse(0)
		e.Spouse.Born = aged(70)
		if r := settle(t, 2026, e); r.Spouse.Deduction != want {
			t.Errorf("%s: %s", own, r.Spouse.Deduction)
		}
	}
}

// 所法79-2 asks nothing of the employee's own income.
func TestTheDisabledSpouseOfAnEmployeeAbove10Million(t *testing.T) {
	e := employee(13_000_000)
	e.Spouse = spouse(0)
	e.Spouse.Disability, e.Spouse.Together = yearend.SpeciallyDisabled, false
	r := settle(t, 2026, e)
	if r.Spouse.Deduction != 0 || r.Spouse.Disability != 400_000 ||
		r.Lines[yearend.LineAdjustmentDeduction] != 150_000 {
		t.Errorf("%+v %s", r.Spouse, r.Lines[yearend.LineAdjustmentDeduction])
	}
	e.Spouse.Together = true
	if r := settle(t, 2026, e); r.Spouse.Disability != 750_000 {
		t.Errorf("at home: %+v", r.Spouse)
	}
	e = employee(5_000_000)
	e.Spouse = spouse(900_000)
	e.Spouse.Disability = yearend.Disabled
	r = settle(t, 2026, e)
	if r.Spouse.Disability != 0 || r.Spouse.Deduction != 380_000 ||
		codes(r.Notes)["yearend.disabled-spouse"] != "spouse.disability" {
		t.Errorf("%+v %v", r.Spouse, r.Notes)
	}
}

func TestTheSpouseIn2025(t *testing.T) {
	for income, want := range map[yen.Amount]yearend.Kind{
		580_000: yearend.SpouseGeneral, 580_001: yearend.SpouseSpecial,
	} {
		e := employee(5_000_000)
		e.Spouse = spouse(income)
		if r := settle(t, 2025, e); r.Spouse.Kind != want || r.Spouse.Deduction != 380_000 {
			t.Errorf("%s: %+v", income, r.Spouse)
		}
	}
}

// The conditions are those of 所法2-1-30 and 2-1-31.
func TestWidowsAndSingleParents(t *testing.T) {
	elsewhere, earning := child(8), child(17)
	elsewhere.Elsewhere = true
	earning.Income.Others = 620_001
	late := spouse(0)
	late.Died = day("2026-05-05")
	for name, c := range map[string]struct {
		change func(*yearend.Employee)
		want   yen.Amount
		code   string
	}{
		"single parent": {func(e *yearend.Employee) {
			e.Self.Single, e.Relatives = yearend.SingleParent, []yearend.Relative{child(8)}
		}, 350_000, ""},
		"no child": {func(e *yearend.Employee) { e.Self.Single = yearend.SingleParent }, 0,
			"yearend.no-child"},
		"another's child": {func(e *yearend.Employee) {
			e.Self.Single, e.Relatives = yearend.SingleParent, []yearend.Relative{elsewhere}
		}, 0, "yearend.no-child"},
		"the child earns": {func(e *yearend.Employee) {
			e.Self.Single, e.Relatives = yearend.SingleParent, []yearend.Relative{earning}
		}, 0, "yearend.no-child"},
		"a nephew": {func(e *yearend.Employee) {
			e.Self.Single, e.Relatives = yearend.SingleParent, []yearend.Relative{{Born: aged(8)}}
		}, 0, "yearend.no-child"},
		"partner": {func(e *yearend.Employee) {
			e.Self.Single, e.Self.Partner = yearend.SingleParent, true
			e.Relatives = []yearend.Relative{child(8)}
		}, 0, "yearend.partner"},
		"married": {func(e *yearend.Employee) {
			e.Self.Single, e.Spouse = yearend.SingleParent, spouse(2_000_000)
			e.Relatives = []yearend.Relative{child(8)}
		}, 0, "yearend.married"},
		"bereaved": {func(e *yearend.Employee) { e.Self.Single = yearend.Bereaved }, 270_000, ""},
		"bereaved this year": {func(e *yearend.Employee) {
			e.Self.Single, e.Spouse = yearend.Bereaved, late
		}, 270_000, ""},
		"divorced alone": {func(e *yearend.Employee) { e.Self.Single = yearend.Divorced }, 0,
			"yearend.no-dependent"},
		"divorced with a mother": {func(e *yearend.Employee) {
			e.Self.Single, e.Relatives = yearend.Divorced, []yearend.Relative{{Born: aged(80)}}
		}, 270_000, ""},
		"above five million": {func(e *yearend.Employee) {
			e.Self.Single, e.Income.Others = yearend.Bereaved, 4_000_000
		}, 0, "yearend.employee-income"},
	} {
		e := employee(4_000_000)
		c.change(e)
		r := settle(t, 2026, e)
		if r.Single != c.want {
			t.Errorf("%s: %s", name, r.Single)
		}
		if _, ok := codes(r.Notes)[c.code]; c.code != "" && !ok {
			t.Errorf("%s: %v", name, r.Notes)
		}
	}
}

func TestTheLimitOfFiveMillionIsInclusive(t *testing.T) {
	for total, want := range map[yen.Amount]yen.Amount{5_000_000: 270_000, 5_000_001: 0} {
		e := employee(0)
		e.Income.Others, e.Self.Single = total, yearend.Bereaved
		if r := settle(t, 2026, e); r.Single != want {
			t.Errorf("%s: %s", total, r.Single)
		}
	}
}

func TestTheWorkingStudent(t *testing.T) {
	for _, c := range []struct {
		year   int
		income yearend.Income
		want   yen.Amount
		code   string
	}{
		{2025, yearend.Income{Pay: 1_500_000}, 270_000, ""},
		{2025, yearend.Income{Pay: 1_500_001}, 0, "yearend.income"},
		{2026, yearend.Income{Pay: 1_630_000}, 270_000, ""},
		{2026, yearend.Income{Pay: 1_630_001}, 0, "yearend.income"},
		{2026, yearend.Income{Others: 100_000, Unearned: 100_000}, 270_000, ""},
		{2026, yearend.Income{Others: 100_001, Unearned: 100_001}, 0, "yearend.unearned"},
	} {
		e := employee(0)
		e.Income, e.Self.Student = c.income, true
		r := settle(t, c.year, e)
		if _, ok := codes(r.Notes)[c.code]; r.Student != c.want || c.code != "" && !ok {
			t.Errorf("%d %+v: %s %v", c.year, c.income, r.Student, r.Notes)
		}
	}
}

func TestTheDayOfDeathOrDepartureDecides(t *testing.T) {
	son := yearend.Relative{Born: day("2010-12-20"), Child: true} // 16 from 19 December 2026
	for _, c := range []struct {
		work yearend.Work
		want yen.Amount
	}{
		{yearend.Work{}, 380_000},
		{yearend.Work{Situation: yearend.Died, Day: day("2026-12-18")}, 0},
		{yearend.Work{Situation: yearend.Died, Day: day("2026-12-19")}, 380_000},
		{yearend.Work{Situation: yearend.LeftCountry, Day: day("2026-12-18")}, 0},
		{yearend.Work{Situation: yearend.LeftAfterLastPay, Day: day("2026-12-18")}, 380_000},
		{yearend.Work{Situation: yearend.LeftDisabled, Day: day("2026-12-18")}, 380_000},
	} {
		e := employee(5_000_000)
		e.Work, e.Relatives = c.work, []yearend.Relative{son}
		if r := settle(t, 2026, e); r.Lines[yearend.LineDependentsAndOthers] != c.want {
			t.Errorf("%s %s: %s", c.work.Situation.Label(), c.work.Day,
				r.Lines[yearend.LineDependentsAndOthers])
		}
	}
}

func TestEachPersonIsExplained(t *testing.T) {
	e := employee(5_000_000)
	e.Spouse = spouse(1_400_000)
	e.Self = yearend.Self{Disability: yearend.Disabled, Student: true}
	e.Relatives = []yearend.Relative{
		child(20), {Born: aged(50), Income: yearend.Income{Others: 700_000}},
		{Born: aged(21), Income: yearend.Income{Others: 1_000_000}},
		{Born: aged(80), Ascendant: true, Together: true, Disability: yearend.SpeciallyDisabled},
	}
	_, trace := explained(t, 2026, e)
	text := allText(trace)
	for _, want := range []string{"特定扶養親族", "同居老親等", "同居特別障害者", "特定親族特別控除",
		"合計所得金額が限度を超えるため控除なし", "対象: 親族（2人目）", "年齢: 50歳", "630,000円", "410,000円", "750,000円"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

func allText(trace *why.Trace) string {
	var b strings.Builder
	for _, s := range trace.Steps {
		b.WriteString(s.String() + "\n")
	}
	return b.String()
}

func TestABirthdayOnNewYearsDayCountsInTheOldYear(t *testing.T) {
	for age := range 100 {
		born := caldate.Month{Year: 2027 - age, Number: 1}.First()
		if born.After(yearend.IncomeYear(2026).Last()) {
			continue
		}
		if got, _ := one(t, 2026, yearend.Relative{Born: born}); got.Age != age {
			t.Errorf("born %s: %d", born, got.Age)
		}
		if got, _ := one(t, 2026, yearend.Relative{Born: born.AddDays(1)}); age > 0 && got.Age != age-1 {
			t.Errorf("born the day after %s: %d", born, got.Age)
		}
	}
}
