package payroll_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Rates: 協会けんぽ Tokyo, shared law/insurance health_rates.tsv and national_rates.tsv. FY2026: 9.85 %
// health, 1.62 % care, pension 18.3 %. Of a standard of 300,000 a half is 14,775, with care 17,205
// (300,000 × 11.47 % ÷ 2), and pension 27,450.
const (
	healthHalf  yen.Amount = 14_775
	withCare    yen.Amount = 17_205
	pensionHalf yen.Amount = 27_450
)

// The premium of a month is deducted from pay of the next (健保法167-1); an age is reached on the eve
// of the birthday (年齢計算ニ関スル法律), so that who is born on the first of a month reaches it in the
// month before.
func TestCareBeginsInTheMonthOfTheEveOfTheFortiethBirthday(t *testing.T) {
	for _, c := range []struct {
		born, month string
		want        yen.Amount
	}{
		{"1986-04-02", "2026-04", healthHalf}, // reached on 1 April: March's premium is without
		{"1986-04-02", "2026-05", withCare},
		{"1986-04-01", "2026-04", withCare}, // reached on 31 March
		{"1986-05-01", "2026-05", withCare}, // reached on 30 April
		{"1986-05-02", "2026-05", healthHalf},
	} {
		s := slip(t, tokyo(nil), plain(born(c.born)), c.month, payroll.Input{})
		same(t, c.born+" "+c.month, amount(s, payroll.CodeHealth), c.want)
	}
}

func TestCareEndsInTheMonthBeforeTheEveOfTheSixtyFifthBirthday(t *testing.T) {
	for _, c := range []struct {
		born, month string
		want        yen.Amount
	}{
		{"1961-05-02", "2026-05", withCare}, // reached on 1 May: April is the last month
		{"1961-05-02", "2026-06", healthHalf},
		{"1961-05-01", "2026-05", healthHalf}, // reached on 30 April: March was the last
		// Born on 29 February, 65 in 2025, which has none: reached on 28 February. FY2024: 9.98 %
		// health and 1.60 % care: 14,970 and 17,370.
		{"1960-02-29", "2025-02", 17_370},
		{"1960-02-29", "2025-03", 14_970},
		{"1960-03-02", "2025-03", 17_370},
	} {
		s := slip(t, tokyo(nil), plain(born(c.born)), c.month, payroll.Input{})
		same(t, c.born+" "+c.month, amount(s, payroll.CodeHealth), c.want)
	}
}

func TestPensionEndsOnTheEveOfTheSeventiethBirthday(t *testing.T) {
	for _, c := range []struct {
		born, month string
		want        yen.Amount
	}{
		{"1956-06-01", "2026-05", pensionHalf}, // lost on 31 May: April is the last month
		{"1956-06-01", "2026-06", 0},
		{"1956-06-02", "2026-06", pensionHalf}, // lost on 1 June: May is the last
		{"1956-06-02", "2026-07", 0},
		{"1956-02-29", "2026-02", pensionHalf}, // 2026 has no such day: reached on 28 February
		{"1956-02-29", "2026-03", 0},
		{"1956-03-02", "2026-03", pensionHalf},
	} {
		s := slip(t, tokyo(nil), plain(born(c.born)), c.month, payroll.Input{})
		same(t, c.born+" "+c.month, amount(s, payroll.CodePension), c.want)
		if (c.want == 0) != s.Facts.OverSeventy {
			t.Errorf("%s %s: over seventy %t", c.born, c.month, s.Facts.OverSeventy)
		}
		if amount(s, payroll.CodeHealth) == 0 {
			t.Errorf("%s %s: health insurance goes on", c.born, c.month)
		}
	}
}

// Health insurance is lost on the seventy-fifth birthday itself, not on its eve (高確法52).
func TestHealthInsuranceEndsOnTheSeventyFifthBirthdayItself(t *testing.T) {
	for _, c := range []struct {
		born, month string
		want        yen.Amount
	}{
		{"1951-06-01", "2026-06", healthHalf}, // lost on 1 June: May is the last month
		{"1951-06-01", "2026-07", 0},
		{"1951-05-31", "2026-05", healthHalf}, // lost on 31 May: April is the last
		{"1951-05-31", "2026-06", 0},
	} {
		s := slip(t, tokyo(nil), plain(born(c.born)), c.month, payroll.Input{})
		same(t, c.born+" "+c.month, amount(s, payroll.CodeHealth), c.want)
		same(t, "pension", amount(s, payroll.CodePension), 0)
	}
}

// Employment insurance has had no end by age since April 2020: 300,000 × 5/1000.
func TestEmploymentInsuranceHasNoEndByAge(t *testing.T) {
	for _, day := range []string{"1962-01-01", "1950-01-01", "1940-01-01"} {
		s := slip(t, tokyo(nil), plain(born(day)), "2026-06", payroll.Input{})
		same(t, day, amount(s, payroll.CodeEmployment), 1_500)
	}
}

func TestABirthdayInAnEraIsTheSameBirthday(t *testing.T) {
	for _, c := range []struct {
		era        caldate.Era
		year, m, d int
		iso        string
	}{
		{caldate.Showa, 61, 4, 1, "1986-04-01"},
		{caldate.Showa, 64, 1, 7, "1989-01-07"},
		{caldate.Heisei, 1, 1, 8, "1989-01-08"},
	} {
		day, err := caldate.EraDate(c.era, c.year, c.m, c.d)
		if err != nil {
			t.Fatal(err)
		}
		byEra := slip(t, tokyo(nil), plain(func(e *employee.Employee) { e.Born = day }), "2026-04",
			payroll.Input{})
		byYear := slip(t, tokyo(nil), plain(born(c.iso)), "2026-04", payroll.Input{})
		same(t, c.iso, amount(byEra, payroll.CodeHealth), amount(byYear, payroll.CodeHealth))
		same(t, c.iso, byEra.Net, byYear.Net)
	}
}

// A society may charge for a dependent of 40 to 64 (特定被保険者), the Association never does; who is
// excluded from care insurance pays none at any age.
func TestCareFollowsExclusionAndNotOnlyAge(t *testing.T) {
	excluded := func(e *employee.Employee) {
		e.Insured.CareExcluded = e.Insured.CareExcluded.With(caldate.Must("2026-05-01"), true)
	}
	dependent := func(e *employee.Employee) {
		e.Insured.CareDependents = e.Insured.CareDependents.With(since, true)
	}
	s := slip(t, tokyo(nil), plain(born("1980-05-05"), excluded), "2026-05", payroll.Input{})
	same(t, "before", amount(s, payroll.CodeHealth), withCare)
	s = slip(t, tokyo(nil), plain(born("1980-05-05"), excluded), "2026-06", payroll.Input{})
	same(t, "excluded", amount(s, payroll.CodeHealth), healthHalf)
	s = slip(t, tokyo(nil), plain(dependent), "2026-06", payroll.Input{})
	same(t, "the Association has none", amount(s, payroll.CodeHealth), healthHalf)
}
