package yearend_test

import (
	"strings"
	"testing"

	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/yearend"
)

// withheld is an employee whose annual tax is 91,100 (pay 5,000,000, insurance 734,500).
func withheld(tax yen.Amount, c yearend.Closing) *yearend.Employee {
	e := employee(5_000_000)
	e.Pay.SalaryInsurance, e.Pay.SalaryTax, e.Closing = 734_500, tax, c
	return e
}

const annual yen.Amount = 91_100

// The cases of 充当 are those of the guide's page 40, 注意事項 1 and 2.
func TestAnExcessGoesAgainstTaxNotYetWithheldFirst(t *testing.T) {
	for name, c := range map[string]struct {
		over    yen.Amount
		closing yearend.Closing
		want    [5]yen.Amount // ㉘ ㉙ ㉚ ㉛ ㉜
		last    yen.Amount
		unpaid  yen.Amount
	}{
		"all refunded": {10_000, yearend.Closing{}, [5]yen.Amount{0, 0, 10_000, 10_000, 0}, -10_000, 0},
		"last pay first": {25_745, yearend.Closing{LastTax: 6_963},
			[5]yen.Amount{6_963, 0, 18_782, 18_782, 0}, -18_782, 0},
		"less than the last tax": {5_000, yearend.Closing{LastTax: 10_000},
			[5]yen.Amount{5_000, 0, 0, 0, 0}, 5_000, 0},
		"unpaid pay": {7_000, yearend.Closing{UnpaidTax: 10_000},
			[5]yen.Amount{0, 7_000, 0, 0, 0}, 0, 3_000},
		"both": {20_000, yearend.Closing{LastTax: 6_000, UnpaidTax: 4_000},
			[5]yen.Amount{6_000, 4_000, 10_000, 10_000, 0}, -10_000, 0},
		"next year": {20_000, yearend.Closing{NextYear: true},
			[5]yen.Amount{0, 0, 20_000, 0, 20_000}, 0, 0},
		"none": {0, yearend.Closing{LastTax: 8_000}, [5]yen.Amount{}, 8_000, 0},
	} {
		r, _ := explained(t, 2026, withheld(annual+c.over, c.closing))
		got := [5]yen.Amount{}
		copy(got[:], r.Lines[yearend.LineAgainstLastPay:yearend.LineCollectLastPay])
		if got != c.want || r.Close.LastPay != c.last || r.Close.Unpaid != c.unpaid ||
			r.Over() != c.over || r.Short() != 0 {
			t.Errorf("%s: %v %+v", name, got, r.Close)
		}
		if next := r.Lines[yearend.LineRefundNextYear]; r.Close.January != -next {
			t.Errorf("%s: January %s", name, r.Close.January)
		}
	}
}

func TestAShortageIsTakenFromTheLastPayThenFromLaterOnes(t *testing.T) {
	for name, c := range map[string]struct {
		short    yen.Amount
		closing  yearend.Closing
		thisYear yen.Amount
		nextYear yen.Amount
		january  yen.Amount
		february yen.Amount
		last     yen.Amount
		may      bool
	}{
		"from the last pay": {41_100, yearend.Closing{}, 41_100, 0, 0, 0, 41_100, false},
		"with its own tax":  {41_100, yearend.Closing{LastTax: 3_000}, 41_100, 0, 0, 0, 44_100, false},
		"in January":        {41_100, yearend.Closing{NextYear: true}, 0, 41_100, 41_100, 0, 0, false},
		"the pay is too small": {41_100, yearend.Closing{LastNet: 30_000}, 30_000, 11_100, 11_100, 0,
			30_000, false},
		"above 70 percent": {41_100, yearend.Closing{LastNet: 300_000, Average: 369_857}, 41_100, 0, 0,
			0, 41_100, false},
		"below 70 percent": {41_100, yearend.Closing{LastNet: 300_000, Average: 369_858}, 41_100, 0, 0,
			0, 41_100, true},
		"deferred": {41_101 - 1, yearend.Closing{LastNet: 300_000, Average: 400_000, Deferred: true},
			0, 41_100, 20_550, 20_550, 0, true},
	} {
		r, _ := explained(t, 2026, withheld(annual-c.short, c.closing))
		l := r.Lines
		if l[yearend.LineCollectLastPay] != c.thisYear || l[yearend.LineCollectNextYear] != c.nextYear ||
			r.Close.January != c.january || r.Close.February != c.february ||
			r.Close.LastPay != c.last || r.Close.MayDefer != c.may || r.Short() != c.short {
			t.Errorf("%s: %+v %s %s", name, r.Close, l[yearend.LineCollectLastPay],
				l[yearend.LineCollectNextYear])
		}
	}
}

// An odd yen of a deferred shortage is collected in January.
func TestInstalmentsAddUpToTheShortage(t *testing.T) {
	for odd := range yen.Amount(9) {
		r := settle(t, 2026, withheld(annual-10_000-odd, yearend.Closing{Deferred: true}))
		if r.Close.January+r.Close.February != 10_000+odd ||
			r.Close.January-r.Close.February != odd%2 {
			t.Errorf("%d: %+v", odd, r.Close)
		}
	}
}

// What the payments give and take is what is between the tax withheld and the annual tax.
func TestNothingIsLostInSettling(t *testing.T) {
	for _, tax := range []yen.Amount{0, 50_000, annual - 1, annual, annual + 1, 200_000} {
		for _, c := range []yearend.Closing{
			{}, {NextYear: true}, {LastNet: 20_000, Average: 200_000}, {Deferred: true},
			{LastTax: min(tax, 9_000)}, {LastTax: min(tax, 9_000), UnpaidTax: min(tax, 9_000) / 3},
		} {
			c.UnpaidTax = min(c.UnpaidTax, tax-c.LastTax)
			r := settle(t, 2026, withheld(tax, c))
			already := tax - c.LastTax - c.UnpaidTax
			if sum := already + r.Close.LastPay + r.Close.Unpaid + r.Close.January +
				r.Close.February; sum != annual {
				t.Errorf("%s %+v: %s in the end", tax, c, sum)
			}
		}
	}
}

func TestTheClosingIsExplained(t *testing.T) {
	_, trace := explained(t, 2026, withheld(annual-41_100,
		yearend.Closing{LastNet: 300_000, Average: 500_000, Deferred: true}))
	text := allText(trace)
	for _, want := range []string{"差引不足額 = 41,100円", "70％", "翌年2月の給与で徴収する額: 20,550円",
		"㉞ 翌年に繰り越して徴収する不足額", "所法192-1"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	_, trace = explained(t, 2026, withheld(annual+500, yearend.Closing{}))
	text = allText(trace)
	for _, want := range []string{"差引超過額 = 500円", "還付", "所法191", "毎月の税額表"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

// The slip of an earlier employer is added to pay, insurance and tax (所法190-1).
func TestEarlierEmployersAreAdded(t *testing.T) {
	whole := withheld(annual, yearend.Closing{})
	e := employee(2_000_000)
	e.Pay.SalaryInsurance, e.Pay.SalaryTax = 300_000, 20_000
	e.Pay.Bonus, e.Pay.BonusInsurance, e.Pay.BonusTax = 500_000, 70_000, 10_000
	e.Former = []yearend.Slip{
		{Held: true, Pay: 1_500_000, Insurance: 200_000, Tax: 31_100},
		{Held: true, Pay: 1_000_000, Insurance: 164_500, Tax: 30_000},
	}
	r, trace := explained(t, 2026, e)
	w := settle(t, 2026, whole)
	for line := yearend.LineTotalPay; line <= yearend.LineDifference; line++ {
		if r.Lines[line] != w.Lines[line] {
			t.Errorf("%s: %s, want %s", line.Label(), r.Lines[line], w.Lines[line])
		}
	}
	if text := allText(trace); !strings.Contains(text, "前職（2社目）: 1,000,000円") {
		t.Error(text)
	}
}

// タックスアンサー No.2671: a refund ends with 31 January, a shortage is collected after it too.
func TestSettlingAgain(t *testing.T) {
	before := settle(t, 2026, withheld(100_000, yearend.Closing{}))
	less := withheld(100_000, yearend.Closing{})
	less.Premiums = []yearend.Premium{premium(yearend.MutualAid, 100_000)}
	cheaper := settle(t, 2026, less)
	for _, c := range []struct {
		before, after *yearend.Result
		day           string
		want          yearend.Again
		difference    yen.Amount
	}{
		{&before, &cheaper, "2027-01-31", yearend.AgainRefund, cheaper.Annual() - before.Annual()},
		{&before, &cheaper, "2027-02-01", yearend.AgainReturn, cheaper.Annual() - before.Annual()},
		{&cheaper, &before, "2027-01-31", yearend.AgainCollect, before.Annual() - cheaper.Annual()},
		{&cheaper, &before, "2028-05-01", yearend.AgainCollect, before.Annual() - cheaper.Annual()},
		{&before, &before, "2027-01-10", yearend.AgainSame, 0},
	} {
		trace := &why.Trace{}
		got := c.after.Redo(c.before, day(c.day), trace)
		if got.What != c.want || got.Difference != c.difference ||
			got.Through != day("2027-01-31") {
			t.Errorf("%s: %+v", c.day, got)
		}
		if text := trace.Steps[0].String(); !strings.Contains(text, c.want.Label()) {
			t.Error(text)
		}
	}
	if cheaper.Annual() >= before.Annual() {
		t.Errorf("%s is not less than %s", cheaper.Annual(), before.Annual())
	}
}

func TestTheHousingCredit(t *testing.T) {
	for name, c := range map[string]struct {
		house   yearend.Housing
		others  yen.Amount
		applied yen.Amount
		unused  yen.Amount
		code    string
	}{
		"within the tax": {yearend.Housing{Credit: 50_000}, 0, 50_000, 0, ""},
		"beyond the tax": {yearend.Housing{Credit: 200_000}, 0, 89_250, 110_750, ""},
		"first year": {yearend.Housing{Credit: 50_000, MovedIn: day("2026-01-01")}, 0, 0, 0,
			"yearend.housing-first"},
		"second year": {yearend.Housing{Credit: 50_000, MovedIn: day("2025-12-31")}, 0, 50_000, 0, ""},
		"small house, income": {yearend.Housing{Credit: 50_000, SmallArea: true}, 7_000_000, 0, 0,
			"yearend.housing-income"},
		"small house": {yearend.Housing{Credit: 50_000, SmallArea: true}, 1_000_000, 50_000, 0, ""},
		"income":      {yearend.Housing{Credit: 50_000}, 17_000_000, 0, 0, "yearend.housing-income"},
		"income of an older house": {yearend.Housing{Credit: 50_000, MovedIn: day("2021-12-31")},
			17_000_000, 50_000, 0, ""},
		"much":     {yearend.Housing{Credit: 350_100}, 0, 89_250, 260_850, "yearend.housing-most"},
		"uneven":   {yearend.Housing{Credit: 50_050}, 0, 50_050, 0, "yearend.housing-unit"},
		"too long": {yearend.Housing{Credit: 50_000, MovedIn: day("2014-01-01")}, 0, 50_000, 0, ""},
		"ancient": {yearend.Housing{Credit: 50_000, MovedIn: day("2013-12-31")}, 0, 0, 0,
			"yearend.housing-before"},
	} {
		e := withheld(annual, yearend.Closing{})
		if c.house.MovedIn.IsZero() {
			c.house.MovedIn = day("2022-06-01")
		}
		c.house.FormYear = 2026
		e.Housing, e.Income.Others = &c.house, c.others
		r, trace := explained(t, 2026, e)
		taxed := r.Lines[yearend.LineComputedTax]
		if r.Housing.Applied != min(c.applied, taxed) || r.Housing.Unused != c.unused {
			t.Errorf("%s: %+v of %s", name, r.Housing, taxed)
		}
		if r.Lines[yearend.LineAdjustedTax] != taxed-r.Housing.Applied {
			t.Errorf("%s: %s", name, r.Lines[yearend.LineAdjustedTax])
		}
		if _, ok := codes(r.Notes)[c.code]; c.code != "" && !ok {
			t.Errorf("%s: %v", name, r.Notes)
		}
		if told := strings.Contains(allText(trace), "可能額"); told != (c.unused > 0) {
			t.Errorf("%s: told %v", name, told)
		}
	}
}

func TestAHousingFormOfAnotherYearStops(t *testing.T) {
	e := withheld(annual, yearend.Closing{})
	e.Housing = &yearend.Housing{Credit: 50_000, FormYear: 2025}
	_, err := on(t, 2026).Settle(e, nil)
	got := codes(faultsOf(t, err))
	if got["yearend.housing-year"] != "housing.form-year" ||
		got["yearend.no-move-in"] != "housing.moved-in" {
		t.Errorf("%v", got)
	}
}

// The sum is 2.1 percent of the income tax in each year; from 2027 it has two parts.
func TestThePartsOfTheTaxAddUp(t *testing.T) {
	for _, year := range []int{2025, 2026, 2027} {
		law := on(t, year)
		for tax := yen.Amount(0); tax <= 4_424_000; tax += 4_999 {
			annual := law.WithSurtax(tax, nil)
			if want := tax * 1021 / 1000 / 100 * 100; annual != want {
				t.Fatalf("%d, %s: %s, want %s", year, tax, annual, want)
			}
			p := law.Split(annual, nil)
			if p.IncomeTax+p.Reconstruction+p.Defense != annual || (p.Defense > 0) != (year == 2027 &&
				annual >= 103) {
				t.Fatalf("%d, %s: %+v", year, annual, p)
			}
		}
	}
	trace := &why.Trace{}
	on(t, 2027).Split(102_100, trace)
	text := trace.Steps[0].String()
	for _, want := range []string{"所得税 100,000円", "復興特別所得税 1,100円", "防衛特別所得税 1,000円"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

// The rates are those of 所法89-1; at each bound both formulas agree.
func TestTheAnnualTable(t *testing.T) {
	law := on(t, 2026)
	brackets := []struct{ width, rate yen.Amount }{
		{1_950_000, 5}, {1_350_000, 10}, {3_650_000, 20}, {2_050_000, 23}, {9_000_000, 33},
		{22_000_000, 40},
	}
	byParts := func(taxable yen.Amount) yen.Amount {
		tax, rest := yen.Amount(0), taxable
		for _, b := range brackets {
			part := min(rest, b.width)
			tax, rest = tax+part*b.rate/100, rest-part
		}
		return tax + rest*45/100
	}
	for taxable := yen.Amount(0); taxable <= 50_000_000; taxable += 1_000 {
		if got, want := law.TaxOn(taxable, nil), byParts(taxable); got != want {
			t.Fatalf("%s: %s, want %s", taxable, got, want)
		}
	}
}

// 措法41の3の3: 30,000 a head, up to a total income of 18,050,000.
func TestTheFixedReductionOf2024(t *testing.T) {
	for name, c := range map[string]struct {
		in   yearend.Year2024
		want yearend.Reduction
	}{
		"family of four": {yearend.Year2024{TotalIncome: 4_000_000, Persons: 3, AfterHousing: 150_000},
			yearend.Reduction{Amount: 120_000, Applied: 120_000, Annual: 30_600}},
		"more than the tax": {yearend.Year2024{TotalIncome: 4_000_000, Persons: 3, AfterHousing: 100_000},
			yearend.Reduction{Amount: 120_000, Applied: 100_000, Beyond: 20_000}},
		"at the limit": {yearend.Year2024{TotalIncome: 18_050_000, AfterHousing: 1_000_000},
			yearend.Reduction{Amount: 30_000, Applied: 30_000, Annual: 990_300}},
		"above it": {yearend.Year2024{TotalIncome: 18_050_001, AfterHousing: 1_000_000},
			yearend.Reduction{Annual: 1_021_000}},
	} {
		trace := &why.Trace{}
		got, err := yearend.FixedReduction2024(c.in, trace)
		if err != nil || got != c.want {
			t.Errorf("%s: %+v %v", name, got, err)
		}
		if text := trace.Steps[0].String(); !strings.Contains(text, "令和6年分だけ") ||
			!strings.Contains(text, "控除外額") {
			t.Error(text)
		}
	}
}
