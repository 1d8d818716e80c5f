package payroll_test

import (
	"testing"

	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

func TestEveryFormulaOfAPayItem(t *testing.T) {
	month := attendance.Month{WorkedHalves: 41, LeaveHalves: 3, Prescribed: 7_501, LeaveMinutes: 119,
		Beyond: 30, Overtime: 61, Over60: 59, Holiday: 90, Night: 45,
		Counts: map[string]int{"duty": 3}}
	for _, c := range []struct {
		name string
		f    client.Formula
		want yen.Amount
	}{
		{"fixed", client.Formula{Kind: client.Fixed, Amount: 12_345}, 12_345},
		{"hourly 1,300 × 125:01", client.Formula{Kind: client.Hourly, Amount: 1_300,
			Measure: client.MinutesWorked}, 162_522}, // 162,521.67
		{"the same, cut", client.Formula{Kind: client.Hourly, Amount: 1_300,
			Measure: client.MinutesWorked, Round: "truncate"}, 162_521},
		{"hours with paid leave 127:00", client.Formula{Kind: client.Hourly, Amount: 1_300,
			Measure: client.PaidMinutes}, 165_100},
		{"beyond 0:30", client.Formula{Kind: client.Hourly, Amount: 1_001,
			Measure: client.MinutesBeyond}, 501}, // 500.5
		{"overtime 1:01", client.Formula{Kind: client.Hourly, Amount: 1_200,
			Measure: client.MinutesOver}, 1_220},
		{"over sixty 0:59", client.Formula{Kind: client.Hourly, Amount: 1_200,
			Measure: client.MinutesOver60}, 1_180},
		{"holiday 1:30", client.Formula{Kind: client.Hourly, Amount: 1_200,
			Measure: client.MinutesHoliday}, 1_800},
		{"night 0:45", client.Formula{Kind: client.Hourly, Amount: 400,
			Measure: client.MinutesNight}, 300},
		{"20.5 days", client.Formula{Kind: client.Daily, Amount: 12_001,
			Measure: client.DaysWorked}, 246_021}, // 246,020.5
		{"1.5 days of leave", client.Formula{Kind: client.Daily, Amount: 12_000,
			Measure: client.PaidLeaveDays}, 18_000},
		{"three duties", client.Formula{Kind: client.PerCount, Amount: 4_000,
			Measure: "count:duty"}, 12_000},
		{"a count nobody kept", client.Formula{Kind: client.PerCount, Amount: 4_000,
			Measure: "count:tour"}, 0},
		{"table, third step", client.Formula{Kind: client.ByTable, Measure: "count:duty",
			Steps: []client.Step{{From: 0, Amount: 1}, {From: 2, Amount: 2_000},
				{From: 3, Amount: 3_000}, {From: 4, Amount: 4_000}}}, 3_000},
		{"table by days, below 21", client.Formula{Kind: client.ByTable, Measure: client.DaysWorked,
			Steps: []client.Step{{From: 20, Amount: 5_000}, {From: 21, Amount: 9_000}}}, 5_000},
		{"20 yen × 2 × 7.3 km × 20.5 days", client.Formula{Kind: client.PerKm, Amount: 20}, 5_986},
		{"entered by nobody", client.Formula{Kind: client.Entered}, 0},
	} {
		commute := func(e *employee.Employee) {
			e.Commute = history.From(since, employee.Commute{Meters: 7_300, Car: true})
		}
		m := month
		m.Overtime, m.Over60, m.Holiday, m.Night, m.Beyond = 0, 0, 0, 0, 0
		if c.f.Kind == client.Hourly {
			m = month
		}
		s := slip(t, items(client.Item{Code: "x", Name: "手当", Formula: c.f}),
			plain(uninsured, commute), "2026-06", worked(m))
		same(t, c.name, amount(s, "x"), c.want)
	}
}

// 5 % of base 300,000 and post 20,001: 16,000.05; an item that is a rate is computed behind its
// base wherever it stands on the payslip.
func TestARateIsTakenOfItsItemsInAnyOrder(t *testing.T) {
	c := items(
		client.Item{Code: "rate", Name: "地域手当", Order: 1, Formula: client.Formula{
			Kind: client.RateOf, Rate: yen.MustRate("5%"), Base: []string{"base", "post"},
			Round: "ceil"}},
		client.Item{Code: "post", Name: "役職手当", Order: 2, Formula: client.Formula{Kind: client.Entered}},
		client.Item{Code: "base", Name: "基本給", Order: 3, Formula: client.Formula{Kind: client.Fixed}})
	s := slip(t, c, plain(uninsured), "2026-06",
		payroll.Input{Entered: map[string]yen.Amount{"post": 20_001}})
	same(t, "rate", amount(s, "rate"), 16_001)
	for i, want := range []string{"rate", "post", "base"} {
		if s.Earnings[i].Code != want {
			t.Errorf("place %d: %s", i, s.Earnings[i].Code)
		}
	}
}

func TestAnAmountOfTheContractGoesBeforeThatOfTheItem(t *testing.T) {
	c := items(client.Item{Code: "post", Name: "役職手当", Formula: client.Formula{Kind: client.Fixed,
		Amount: 10_000}})
	s := slip(t, c, plain(uninsured), "2026-06", payroll.Input{})
	same(t, "of the item", amount(s, "post"), 10_000)
	e := plain(uninsured, contract(func(c *employee.Contract) {
		c.Amounts = map[string]yen.Amount{"post": 0}
	}))
	same(t, "of the contract", amount(slip(t, c, e, "2026-06", payroll.Input{}), "post"), 0)
}

// Each flag moves its own base and no other.
func TestEachFlagOfAnItemMovesOneBase(t *testing.T) {
	type bases struct{ gross, inKind, taxable, remuneration, fixed, wages, net yen.Amount }
	const a = 50_000
	for _, c := range []struct {
		name   string
		counts client.Counts
		want   bases
	}{
		{"none", client.Counts{}, bases{gross: a, net: a}},
		{"taxable", client.Counts{Tax: client.Taxable}, bases{gross: a, taxable: a, net: a}},
		{"remuneration", client.Counts{Remuneration: true}, bases{gross: a, remuneration: a, net: a}},
		{"fixed pay", client.Counts{Remuneration: true, FixedPay: true},
			bases{gross: a, remuneration: a, fixed: a, net: a}},
		{"wages", client.Counts{Wages: true}, bases{gross: a, wages: a, net: a}},
		{"in kind", client.Counts{InKind: true, Remuneration: true},
			bases{gross: a, inKind: a, remuneration: a}},
	} {
		s := slip(t, items(client.Item{Code: "base", Name: "手当", Counts: c.counts,
			Formula: client.Formula{Kind: client.Fixed}}), plain(uninsured, contract(
			func(c *employee.Contract) { c.Amounts = map[string]yen.Amount{"base": a} })), "2026-06",
			payroll.Input{})
		got := bases{s.Gross, s.InKind, s.Taxable, s.Remuneration, s.FixedPay, s.Wages, s.Net}
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// Limits of 2026: car 10 to 15 km 7,300, public transport 150,000, both together their sum; the
// whole allowance is wages and remuneration (shared law/tax commuting_nontaxable.tsv, README 10;
// the second is golden case CM-1, the fourth CM-0).
func TestCommutingIsTaxedAboveTheLimitOfTheWay(t *testing.T) {
	for _, c := range []struct {
		name string
		way  employee.Commute
		paid yen.Amount
		want yen.Amount
	}{
		{"car 12 km", employee.Commute{Meters: 12_000, Car: true}, 10_000, 2_700},
		{"car 12 km and a pass of 14,000", employee.Commute{Meters: 12_000, Car: true, Pass: 14_000},
			21_301, 1},
		{"car 12 km, below the limit", employee.Commute{Meters: 12_000, Car: true}, 5_000, 0},
		{"car 1.8 km", employee.Commute{Meters: 1_800, Car: true}, 3_000, 3_000},
		{"car 50 km, toll 18,000, parking 8,000", employee.Commute{Meters: 50_000, Car: true,
			Toll: 18_000, Park: 8_000}, 56_000, 700},
		{"a pass of a month", employee.Commute{Pass: 20_000}, 20_000, 0},
		{"a pass of 160,000", employee.Commute{Pass: 160_000}, 160_000, 10_000},
		{"a pass of six months", employee.Commute{Pass: 20_000, Months: 6}, 120_000, 0},
		{"more than the pass of six months", employee.Commute{Pass: 20_000, Months: 6}, 120_500, 500},
	} {
		item := client.Item{Code: "way", Name: "通勤手当", Formula: client.Formula{Kind: client.Entered},
			Counts: client.Counts{Remuneration: true, Wages: true, Tax: client.TaxCommuting}}
		base := client.Item{Code: "base", Name: "基本給", Formula: client.Formula{Kind: client.Fixed},
			Counts: client.Counts{Tax: client.Taxable}}
		s := slip(t, items(item, base), plain(uninsured, func(e *employee.Employee) {
			e.Commute = history.From(since, c.way)
		}), "2026-06", payroll.Input{Entered: map[string]yen.Amount{"way": c.paid}})
		same(t, c.name, s.Taxable, 300_000+c.want)
		same(t, c.name+" untaxed", s.Untaxed, c.paid-c.want)
		same(t, c.name+" wages", s.Wages, c.paid)
	}
}

func TestHowPayIsAgreedDecidesWhatAttendanceDoes(t *testing.T) {
	hours := client.Item{Code: "hour", Name: "時給", Counts: all,
		Formula: client.Formula{Kind: client.Hourly, Measure: client.PaidMinutes}}
	day := client.Item{Code: "day", Name: "日給", Counts: all,
		Formula: client.Formula{Kind: client.Daily, Measure: client.DaysWorked}}
	base := client.Item{Code: "base", Name: "基本給", Prorated: true, Counts: all,
		Formula: client.Formula{Kind: client.Fixed}}
	c := items(base, day, hours)
	for _, p := range []struct {
		kind employee.PayKind
		code string
		pay  yen.Amount
		want yen.Amount
	}{
		{employee.Monthly, "base", 300_000, 300_000},
		{employee.Annual, "base", 500_000, 500_000}, // 6,000,000 a year in twelfths
		{employee.Daily, "day", 12_000, 228_000},    // 19 days
		{employee.Hourly, "hour", 1_300, 197_600},   // 152 hours
	} {
		e := plain(uninsured, contract(func(c *employee.Contract) {
			c.Kind, c.Amounts = p.kind, map[string]yen.Amount{p.code: p.pay}
		}))
		in := worked(attendance.Month{ScheduledHalves: 40, WorkedHalves: 38, Prescribed: 19 * 480})
		s := slip(t, c, e, "2026-06", in)
		same(t, string(p.kind), s.Gross, p.want)
		// Absence cuts monthly and annual pay alone: others were never paid for the day.
		in.Attendance.AbsentHalves = 2
		s = slip(t, c, e, "2026-06", in)
		cut := amount(s, payroll.CodeAbsence)
		if byTime := p.kind == employee.Daily || p.kind == employee.Hourly; byTime != (cut == 0) {
			t.Errorf("%s: absence %d", p.kind, cut)
		}
	}
}

// An amount entered stands as it is: neither a part of the month nor absence cuts it.
func TestWhatIsEnteredStands(t *testing.T) {
	in := worked(attendance.Month{AbsentHalves: 2, ScheduledHalves: 40})
	in.Entered = map[string]yen.Amount{"base": 123_456}
	s := slip(t, tokyo(nil), plain(joined("2026-06-16")), "2026-06", in)
	same(t, "gross", s.Gross, 123_456)
}
