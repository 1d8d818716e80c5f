package withholding_test

import (
	"errors"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/withholding"
)

const (
	ordinary = withholding.OrdinaryRetirement
	short    = withholding.ShortService
	officer  = withholding.OfficerRetirement
)

// law/tax README 5, worked by hand.
func TestRetirementAtItsBounds(t *testing.T) {
	for _, c := range []struct {
		name, day         string
		r                 withholding.Retirement
		deduction, income yen.Amount
	}{
		{"one year: at least 800,000", "2026-03-31",
			withholding.Retirement{Payment: 1_000_000, Years: 1, Kind: ordinary}, 800_000, 100_000},
		{"two years", "2026-03-31",
			withholding.Retirement{Payment: 1_000_000, Years: 2, Kind: ordinary}, 800_000, 100_000},
		{"three years", "2026-03-31",
			withholding.Retirement{Payment: 1_000_000, Years: 3, Kind: ordinary}, 1_200_000, 0},
		{"twenty years", "2026-03-31",
			withholding.Retirement{Payment: 10_000_000, Years: 20, Kind: ordinary}, 8_000_000, 1_000_000},
		{"twenty-one years", "2026-03-31",
			withholding.Retirement{Payment: 10_000_000, Years: 21, Kind: ordinary}, 8_700_000, 650_000},
		{"the cut to 1,000", "2026-03-31",
			withholding.Retirement{Payment: 10_003_999, Years: 20, Kind: ordinary}, 8_000_000, 1_001_000},
		{"disability in the first year", "2026-03-31", withholding.Retirement{Payment: 2_000_000,
			Years: 1, Kind: ordinary, Disabled: true}, 1_800_000, 100_000},
		{"overlap leaves at least 800,000", "2026-03-31", withholding.Retirement{Payment: 2_000_000,
			Years: 10, Kind: ordinary, UsedDeduction: 3_900_000}, 800_000, 600_000},
		{"overlap", "2026-03-31", withholding.Retirement{Payment: 5_000_000, Years: 10,
			Kind: ordinary, UsedDeduction: 1_000_000}, 3_000_000, 1_000_000},
		{"short service, rest exactly 3,000,000", "2026-03-31",
			withholding.Retirement{Payment: 5_000_000, Years: 5, Kind: short}, 2_000_000, 1_500_000},
		{"short service, 1,000 above", "2026-03-31",
			withholding.Retirement{Payment: 5_001_000, Years: 5, Kind: short}, 2_000_000, 1_501_000},
		{"short service before its rule", "2021-12-31",
			withholding.Retirement{Payment: 7_000_000, Years: 5, Kind: short}, 2_000_000, 2_500_000},
		{"short service under its rule", "2022-01-01",
			withholding.Retirement{Payment: 7_000_000, Years: 5, Kind: short}, 2_000_000, 3_500_000},
		{"officer of five years", "2026-03-31",
			withholding.Retirement{Payment: 7_000_000, Years: 5, Kind: officer}, 2_000_000, 5_000_000},
		{"nothing paid", "2026-03-31", withholding.Retirement{Years: 1, Kind: ordinary}, 800_000, 0},
	} {
		for _, declared := range []bool{true, false} {
			c.r.Declared = declared
			got, err := tables(t, c.day).Retirement(c.r, nil)
			if err != nil || got.Deduction != c.deduction || got.Income != c.income {
				t.Errorf("%s: %+v %v, want %d, %d", c.name, got, err, c.deduction, c.income)
			}
			// README 6: 6% and 4% of the income, each cut to 100, with or without the declaration.
			if want := c.income * 10 / 100; got.ResidentTax() > want || got.ResidentTax() < want-199 {
				t.Errorf("%s: residents' tax %d", c.name, got.ResidentTax())
			}
			if !declared && got.Tax != c.r.Payment*2042/10000 {
				t.Errorf("%s: %d without the declaration", c.name, got.Tax)
			}
		}
	}
}

// Each part is cut on its own: 1,234,000 x 6% = 74,040, x 4% = 49,360.
func TestResidentsTaxIsCutByPart(t *testing.T) {
	got, err := tables(t, "2026-03-31").Retirement(withholding.Retirement{Payment: 10_468_000,
		Years: 20, Kind: ordinary, Declared: true}, nil)
	if err != nil || got.Income != 1_234_000 || got.Municipal != 74_000 || got.Prefectural != 49_300 {
		t.Errorf("%+v %v", got, err)
	}
}

// The annual table at its bounds: both sides of a bound give the same tax there.
func TestTheAnnualTableHasNoSteps(t *testing.T) {
	tb := tables(t, "2026-06-25")
	for bound, want := range map[yen.Amount]yen.Amount{ // plain tax x 1.021, from either side
		1_950_000: 99_547, 3_300_000: 237_382, 6_950_000: 982_712, 9_000_000: 1_464_114,
		18_000_000: 4_496_484, 40_000_000: 13_481_284,
	} {
		got, err := tb.TaxOnRetirementIncome(bound, nil)
		next, _ := tb.TaxOnRetirementIncome(bound+1_000, nil)
		if err != nil || got != want || next <= got || next > got+470 {
			t.Errorf("%d: %d, then %d, %v; want %d", bound, got, next, err, want)
		}
	}
	if _, err := tb.TaxOnRetirementIncome(-1, nil); err == nil {
		t.Error("a negative income was taken")
	}
}

func TestAPartOfAYearOfServiceIsAYear(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"2020-04-01", "2020-04-01", 1}, {"2020-04-01", "2021-03-31", 1},
		{"2020-04-01", "2021-04-01", 2}, {"2016-04-01", "2026-06-15", 11},
		{"2020-02-29", "2021-02-28", 1}, {"1996-04-01", "2026-03-31", 30},
	} {
		r := caldate.Range{From: caldate.Must(c.from), Through: caldate.Must(c.to)}
		if got := withholding.ServiceYears(r); got != c.want {
			t.Errorf("%s to %s: %d, want %d", c.from, c.to, got, c.want)
		}
	}
}

func TestRetirementRefusals(t *testing.T) {
	tb := tables(t, "2026-03-31")
	_, err := tb.Retirement(withholding.Retirement{Payment: 1, Years: 6,
		Kind: withholding.MixedRetirement}, nil)
	var mixed *withholding.MixedOfficerService
	f, ok := withholding.Fault(err)
	if !errors.As(err, &mixed) || mixed.PayDate != on("2026-03-31") || !ok ||
		!strings.Contains(err.Error(), "71条の2") || !strings.Contains(f.Message, "令和8年3月31日") {
		t.Error(err)
	}
	var faults *fault.Error
	_, err = tb.Retirement(withholding.Retirement{Payment: -1, Years: 0}, nil)
	if !errors.As(err, &faults) || len(faults.Faults) != 3 {
		t.Error(err)
	}
	for _, k := range []withholding.RetirementKind{short, officer} {
		_, err = tb.Retirement(withholding.Retirement{Payment: 1, Years: 6, Kind: k}, nil)
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), "5年を超えて") {
			t.Error(err)
		}
	}
}

func TestRetirementExplainsEachStep(t *testing.T) {
	var tr why.Trace
	_, err := tables(t, "2027-03-31").Retirement(withholding.Retirement{Payment: 5_000_000, Years: 3,
		Kind: short, Declared: true, UsedDeduction: 100_000, Disabled: true}, &tr)
	if err != nil || len(tr.Steps) != 4 {
		t.Fatal(err, len(tr.Steps))
	}
	for i, words := range []string{
		"退職所得控除額 3年 100,000円 1,000,000円 2,100,000円 所法30-3", "短期退職手当等 2,900,000円 1,450,000円",
		"5% 102.1% 速算表 74,022円", "市区町村民税 87,000円 道府県民税 58,000円 145,000円",
	} {
		for _, w := range strings.Fields(words) {
			if !strings.Contains(tr.Steps[i].String(), w) {
				t.Errorf("%q is missing in\n%s", w, tr.Steps[i])
			}
		}
	}
}
