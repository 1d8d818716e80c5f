package payroll_test

import (
	"testing"

	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// 300,000 a month; 365 − 110 days of rest = 255 days, 21.25 a month, 8 hours each: 10,200 minutes.
// June has 30 days. The fraction of a yen is dropped from a cut.
func TestADayOfAbsenceIsCutByTheClientsDivisor(t *testing.T) {
	for _, c := range []struct {
		rule client.AbsenceRule
		m    attendance.Month
		want yen.Amount
	}{
		{client.AbsenceByYearAverage, attendance.Month{AbsentHalves: 4}, -28_235}, // 300,000 × 2 ÷ 21.25
		{client.AbsenceByYearAverage, attendance.Month{LateMinutes: 90}, -2_647},  // × 90 ÷ 10,200
		{client.AbsenceByYearAverage, attendance.Month{AbsentHalves: 1}, -7_058},  // × 0.5 ÷ 21.25
		{client.AbsenceByMonthDays, attendance.Month{AbsentHalves: 4, ScheduledHalves: 40}, -30_000},
		{client.AbsenceByMonthDays, attendance.Month{LateMinutes: 96, ScheduledHalves: 40}, -3_000},
		{client.AbsenceByCalendar, attendance.Month{AbsentHalves: 4}, -20_000},
		{client.AbsenceNone, attendance.Month{AbsentHalves: 4, LateMinutes: 90}, 0},
	} {
		s := slip(t, rules(func(r *client.PayRules) { r.Absence = c.rule }), plain(), "2026-06",
			worked(c.m))
		same(t, string(c.rule), amount(s, payroll.CodeAbsence), c.want)
		same(t, string(c.rule)+" gross", s.Gross, 300_000+c.want)
		same(t, string(c.rule)+" taxable", s.Taxable, 300_000+c.want)
		same(t, string(c.rule)+" wages", s.Wages, 300_000+c.want)
		same(t, string(c.rule)+" remuneration", s.Remuneration, 300_000+c.want)
	}
}

// Whoever was absent on every day prescribed earns nothing, whatever the divisor gives: 22 days of
// 21.25 would be more than the pay, 20 days less.
func TestWhoWasAbsentThroughoutEarnsNothing(t *testing.T) {
	for _, days := range []int{20, 22} {
		s := slip(t, tokyo(nil), plain(uninsured), "2026-06",
			worked(attendance.Month{ScheduledHalves: 2 * days, AbsentHalves: 2 * days}))
		same(t, "gross", s.Gross, 0)
	}
}

func TestAbsenceCutsOnlyWhatIsMarkedAndSharesTheCutAmongBases(t *testing.T) {
	// 200,000 taxed and 100,000 that counts as remuneration alone are cut, 30,000 is not: 20 days
	// prescribed, 2 absent: 300,000 ÷ 10 = 30,000, of it 20,000 taxable.
	untaxed := client.Counts{Remuneration: true}
	c := items(
		client.Item{Code: "base", Name: "基本給", Prorated: true, Counts: all,
			Formula: client.Formula{Kind: client.Fixed, Amount: 200_000}},
		client.Item{Code: "stay", Name: "滞在手当", Prorated: true, Counts: untaxed,
			Formula: client.Formula{Kind: client.Fixed, Amount: 100_000}},
		client.Item{Code: "post", Name: "役職手当", Counts: all,
			Formula: client.Formula{Kind: client.Fixed, Amount: 30_000}})
	c.Groups[0].Rules[0].Value.Absence = client.AbsenceByMonthDays
	e := plain(contract(func(c *employee.Contract) { c.Amounts = nil }))
	s := slip(t, c, e, "2026-06", worked(attendance.Month{ScheduledHalves: 40, AbsentHalves: 4}))
	same(t, "cut", amount(s, payroll.CodeAbsence), -30_000)
	same(t, "taxable", s.Taxable, 230_000-20_000)
	same(t, "wages", s.Wages, 230_000-20_000)
	same(t, "remuneration", s.Remuneration, 330_000-30_000)
	same(t, "untaxed", s.Untaxed, s.Gross-s.Taxable)
	same(t, "fixed pay stays as agreed", s.FixedPay, 230_000)
}

func TestADivisorOfNoughtIsRefused(t *testing.T) {
	c := rules(func(r *client.PayRules) { r.Absence = client.AbsenceByMonthDays })
	if got := faultsOf(t, c, plain(), worked(attendance.Month{AbsentHalves: 2})); len(got) != 1 ||
		got[0] != "absence.divisor" {
		t.Errorf("%v", got)
	}
}

// July 2026 has 31 days and 22 working days: 23 weekdays less Marine Day on the 20th. From the 21st
// on there are 11 and 9.
func TestAPartOfAMonthIsCountedByTheClientsRule(t *testing.T) {
	for _, c := range []struct {
		rule  client.PartRule
		round string
		want  yen.Amount
	}{
		{client.PartByCalendar, "", 106_451}, // 300,000 × 11 ÷ 31 = 106,451.6
		{client.PartByCalendar, "raise-from-50-sen", 106_452},
		{client.PartByWorkdays, "", 122_727}, // 300,000 × 9 ÷ 22 = 122,727.3
		{client.PartByWorkdays, "ceil", 122_728},
		{client.PartFull, "", 300_000},
	} {
		s := slip(t, rules(func(r *client.PayRules) { r.PartMonth, r.PartRound = c.rule, c.round }),
			plain(joined("2026-07-21"), uninsured), "2026-07", payroll.Input{})
		same(t, string(c.rule)+" "+c.round, amount(s, "base"), c.want)
	}
}

// 1 to 10 June of 30 days: 100,000. Two leaves that are recorded over one another are one time
// away.
func TestDaysOfLeaveAreNotPaidAndCountOnce(t *testing.T) {
	once := plain(away(employee.LeaveMaternity, "2026-06-11", "2026-08-05"))
	twice := plain(away(employee.LeaveSick, "2026-06-11", "2026-06-20"),
		away(employee.LeaveMaternity, "2026-06-15", "2026-08-05"))
	for name, e := range map[string]*employee.Employee{"once": once, "twice": twice} {
		s := slip(t, tokyo(nil), e, "2026-06", payroll.Input{})
		same(t, name, amount(s, "base"), 100_000)
		same(t, name+" base days", yen.Amount(s.BaseDays), 10)
	}
	// From 21 July on 9 of 22 working days are away: 300,000 × 13 ÷ 22.
	s := slip(t, rules(func(r *client.PayRules) { r.PartMonth = client.PartByWorkdays }),
		plain(away(employee.LeaveSick, "2026-07-21", "2026-08-31")), "2026-07", payroll.Input{})
	same(t, "by working days", amount(s, "base"), 177_272)
	s = slip(t, tokyo(nil), once, "2026-07", payroll.Input{})
	same(t, "away throughout", s.Gross, 0)
	s = slip(t, tokyo(nil), once, "2026-06", worked(attendance.Month{AbsentHalves: 2}))
	if !noted(s, "absence.leave") {
		t.Error("leave and absence are not told together")
	}
}

// A rate of prorated items is itself prorated through them, and its absence is cut from the whole:
// 300,000 and 10 % of it; 16 to 30 June is half: 165,000. One day of 20: 330,000 ÷ 20.
func TestAbsenceInAPartMonthIsCutFromTheWholePay(t *testing.T) {
	c := items(
		client.Item{Code: "base", Name: "基本給", Prorated: true, Counts: all,
			Formula: client.Formula{Kind: client.Fixed}},
		client.Item{Code: "region", Name: "地域手当", Prorated: true, Counts: all,
			Formula: client.Formula{Kind: client.RateOf, Rate: yen.MustRate("10%"),
				Base: []string{"base"}}})
	c.Groups[0].Rules[0].Value.Absence = client.AbsenceByMonthDays
	s := slip(t, c, plain(joined("2026-06-16")), "2026-06",
		worked(attendance.Month{ScheduledHalves: 40, AbsentHalves: 2}))
	same(t, "base and rate", amount(s, "base")+amount(s, "region"), 165_000)
	same(t, "cut", amount(s, payroll.CodeAbsence), -16_500)
}

// 支払基礎日数 (shared law/insurance README 5.3): calendar days for monthly pay, prescribed days less
// absence where pay is cut, days worked and paid leave for pay by the day or hour.
func TestBaseDaysFollowHowPayIsAgreed(t *testing.T) {
	hourly := plain(contract(func(c *employee.Contract) { c.Kind = employee.Hourly }))
	for _, c := range []struct {
		name string
		e    *employee.Employee
		m    attendance.Month
		want int
	}{
		{"monthly", plain(), attendance.Month{ScheduledHalves: 44, WorkedHalves: 44}, 30},
		{"monthly, 5 absent of 22", plain(), attendance.Month{ScheduledHalves: 44, AbsentHalves: 10}, 17},
		{"monthly, half a day absent", plain(),
			attendance.Month{ScheduledHalves: 44, AbsentHalves: 1}, 22},
		{"monthly, prescribed days unknown", plain(), attendance.Month{AbsentHalves: 4}, 28},
		{"hourly", hourly, attendance.Month{WorkedHalves: 28, LeaveHalves: 4, SpecialHalves: 2}, 17},
		{"joined on the 16th", plain(joined("2026-06-16")), attendance.Month{}, 15},
	} {
		s := slip(t, tokyo(nil), c.e, "2026-06", worked(c.m))
		if s.BaseDays != c.want {
			t.Errorf("%s: %d base days, want %d", c.name, s.BaseDays, c.want)
		}
	}
}
