package payroll_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/payroll"
)

// Days of the week and holidays by the calendar of 2026: 25 October is a Sunday, 31 October a
// Saturday, 12 October Sports Day, 3 to 6 May Sunday to Wednesday all holidays; banks are closed
// from 31 December to 3 January (銀行法施行令5).
func TestClosingAndPayDaysInTheUsualPatterns(t *testing.T) {
	const before, after = client.PayBefore, client.PayAfter
	for _, c := range []struct {
		name                 string
		closing, later, pay  int
		move                 client.PayMove
		month                string
		from, through, payOn string
	}{
		{"end of the month, 25th of it", 31, 0, 25, before, "2026-10",
			"2026-10-01", "2026-10-31", "2026-10-23"},
		{"the same, after a holiday", 31, 0, 25, after, "2026-10",
			"2026-10-01", "2026-10-31", "2026-10-26"},
		{"20th, 25th of the month", 20, 0, 25, before, "2026-10",
			"2026-09-21", "2026-10-20", "2026-10-23"},
		{"15th, end of the month", 15, 0, 31, before, "2026-10",
			"2026-09-16", "2026-10-15", "2026-10-30"},
		{"15th, end of the month, after", 15, 0, 31, after, "2026-10",
			"2026-09-16", "2026-10-15", "2026-11-02"},
		{"end of the month, 10th of the next", 31, 1, 10, before, "2026-10",
			"2026-09-01", "2026-09-30", "2026-10-09"},
		{"the same, after a long weekend", 31, 1, 10, after, "2026-10",
			"2026-09-01", "2026-09-30", "2026-10-13"},
		{"5 May, before the holidays", 31, 1, 5, before, "2026-05",
			"2026-04-01", "2026-04-30", "2026-05-01"},
		{"5 May, after the holidays", 31, 1, 5, after, "2026-05",
			"2026-04-01", "2026-04-30", "2026-05-07"},
		{"end of December, before", 20, 0, 31, before, "2026-12",
			"2026-11-21", "2026-12-20", "2026-12-30"},
		{"end of December, after", 20, 0, 31, after, "2026-12",
			"2026-11-21", "2026-12-20", "2027-01-04"},
		{"1 January, before", 31, 1, 1, before, "2027-01",
			"2026-12-01", "2026-12-31", "2026-12-30"},
		{"the 30th in February", 30, 0, 31, before, "2026-02",
			"2026-01-31", "2026-02-28", "2026-02-27"},
		{"the 30th after February", 30, 0, 31, before, "2026-03",
			"2026-03-01", "2026-03-30", "2026-03-31"},
		{"two months later", 31, 2, 15, before, "2026-10",
			"2026-08-01", "2026-08-31", "2026-10-15"},
	} {
		p, err := payroll.PeriodOf(&client.PayRules{ClosingDay: c.closing, PayMonthsLater: c.later,
			PayDay: c.pay, PayOnClosed: c.move}, caldate.MustMonth(c.month))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		want := payroll.Period{Month: caldate.MustMonth(c.month), From: caldate.Must(c.from),
			Through: caldate.Must(c.through), PayDay: caldate.Must(c.payOn)}
		if p != want {
			t.Errorf("%s: %v, want %v", c.name, p, want)
		}
	}
}

// Whatever closing day, every day lies in one period and no other.
func TestPeriodsFollowEachOtherWithoutAGap(t *testing.T) {
	for closing := 1; closing <= 31; closing++ {
		for later := range 3 {
			r := client.PayRules{ClosingDay: closing, PayMonthsLater: later, PayDay: 25}
			last, err := payroll.PeriodOf(&r, caldate.MustMonth("2025-12"))
			if err != nil {
				t.Fatal(err)
			}
			for m := caldate.MustMonth("2026-01"); m.Year == 2026; m = m.Add(1) {
				p, err := payroll.PeriodOf(&r, m)
				if err != nil || p.From != last.Through.AddDays(1) || p.Days() < 27 || p.Days() > 32 {
					t.Fatalf("closed on %d: %v after %v: %v", closing, p, last, err)
				}
				last = p
			}
		}
	}
}

func TestAYearWhoseHolidaysAreNotAnnouncedIsAnError(t *testing.T) {
	_, err := payroll.PeriodOf(&client.PayRules{ClosingDay: 31, PayDay: 25},
		caldate.MustMonth("2031-05"))
	if err == nil {
		t.Error("a pay day nobody can know yet")
	}
	_, err = payroll.Prepare(tokyo(nil), "g", caldate.MustMonth("2031-05"), payroll.Tables{})
	if err == nil {
		t.Error("a month nobody can compute yet")
	}
}

// moving is a group whose rules change on a day.
func moving(day string, old, young client.PayRules) *client.Client {
	c := rules(func(r *client.PayRules) {
		young.DailyMinutes, young.AnnualHolidays = r.DailyMinutes, r.AnnualHolidays
		old.DailyMinutes, old.AnnualHolidays = r.DailyMinutes, r.AnnualHolidays
		*r = old
	})
	c.Groups[0].Rules = c.Groups[0].Rules.With(caldate.Must(day), young)
	return c
}

func TestNoDayIsPaidTwiceOrNeverWhenTheClosingDayMoves(t *testing.T) {
	twentieth := client.PayRules{ClosingDay: 20, PayDay: 25}
	end := client.PayRules{ClosingDay: 31, PayDay: 31}
	for _, c := range []struct {
		name       string
		day        string
		old, young client.PayRules
		months     map[string][2]string
	}{
		{"to the end of the month", "2026-04-01", twentieth, end, map[string][2]string{
			"2026-03": {"2026-02-21", "2026-03-20"}, "2026-04": {"2026-03-21", "2026-04-30"},
			"2026-05": {"2026-05-01", "2026-05-31"}}},
		{"in the middle of a month", "2026-03-10", twentieth, end, map[string][2]string{
			"2026-02": {"2026-01-21", "2026-02-20"}, "2026-03": {"2026-02-21", "2026-03-31"},
			"2026-04": {"2026-04-01", "2026-04-30"}}},
		{"to the 20th", "2026-04-01", end, twentieth, map[string][2]string{
			"2026-03": {"2026-03-01", "2026-03-31"}, "2026-04": {"2026-04-01", "2026-04-20"},
			"2026-05": {"2026-04-21", "2026-05-20"}}},
	} {
		client := moving(c.day, c.old, c.young)
		for month, want := range c.months {
			p := prepare(t, client, month).Period
			if p.From != caldate.Must(want[0]) || p.Through != caldate.Must(want[1]) {
				t.Errorf("%s, %s: %v to %v, want %v", c.name, month, p.From, p.Through, want)
			}
		}
	}
	s := slip(t, moving("2026-04-01", twentieth, end), plain(), "2026-04", payroll.Input{})
	if !noted(s, "period.moved") || noted(slip(t, moving("2026-04-01", twentieth, end), plain(),
		"2026-05", payroll.Input{}), "period.moved") {
		t.Error("the period of another length is not told, or the next one is")
	}
}

// Pay of the month becomes pay of the next: nothing closes for one month. The other way round two
// periods fall due in one. Both are told, and neither is paid twice or dropped in silence.
func TestAMonthWithoutAPeriodOrWithTwoIsRefused(t *testing.T) {
	now := client.PayRules{ClosingDay: 31, PayDay: 25}
	next := client.PayRules{ClosingDay: 31, PayMonthsLater: 1, PayDay: 25}
	for _, c := range []struct {
		old, young client.PayRules
		two        bool
		after      string
	}{{now, next, false, "2026-04-01"}, {next, now, true, "2026-05-01"}} {
		client := moving("2026-04-01", c.old, c.young)
		_, err := payroll.Prepare(client, "g", caldate.MustMonth("2026-04"), payroll.Tables{})
		var e *payroll.PeriodError
		if !errors.As(err, &e) || e.Two != c.two || e.Error() == "" {
			t.Errorf("%v", err)
		}
		if p := prepare(t, client, "2026-05").Period; p.From != caldate.Must(c.after) {
			t.Errorf("May is paid from %v", p.From)
		}
	}
}

func TestAGroupThatIsNotThereIsRefused(t *testing.T) {
	_, err := payroll.Prepare(tokyo(nil), "x", caldate.MustMonth("2026-06"), payroll.Tables{})
	var e *payroll.UnknownGroupError
	if !errors.As(err, &e) || e.Group != "x" {
		t.Errorf("%v", err)
	}
	_, err = payroll.PrepareBonus(tokyo(nil), "x", caldate.Must("2026-06-30"), payroll.Tables{})
	if !errors.As(err, &e) {
		t.Errorf("%v", err)
	}
}

// Employment insurance: 5.5/1000 to March 2026, 5/1000 from April (shared employment_rates.tsv).
// Closed on 20 March and paid on 10 April; closed on 15 April and paid on the 25th.
func TestTheEmploymentInsuranceRateSwitchesByTheClientsSetting(t *testing.T) {
	for _, c := range []struct {
		closing, later, pay int
		by                  client.EmploymentSwitch
		want                yen.Amount
	}{
		{20, 1, 10, client.SwitchByClosing, 1_650}, // closed before 1 April: the old rate
		{20, 1, 10, client.SwitchByPayDay, 1_500},
		{20, 1, 10, client.SwitchByMonth, 1_500},
		{15, 0, 25, client.SwitchByClosing, 1_500}, // the first closing day in the year
	} {
		s := slip(t, rules(func(r *client.PayRules) {
			r.ClosingDay, r.PayMonthsLater, r.PayDay, r.EmploymentSwitch = c.closing, c.later, c.pay, c.by
		}), plain(), "2026-04", payroll.Input{})
		same(t, string(c.by), amount(s, payroll.CodeEmployment), c.want)
	}
}

// The premium of March bears the new rate of the year, that of April the support levy; they are
// seen one month later where premiums are collected in the next. FY2025 Tokyo 9.91 %: 14,865.
func TestRatesFollowThePremiumMonthAndNotThePayMonth(t *testing.T) {
	for _, c := range []struct {
		same            bool
		month           string
		health, support yen.Amount
	}{
		{false, "2026-03", 14_865, 0}, {false, "2026-04", 14_775, 0}, {false, "2026-05", 14_775, 345},
		{true, "2026-02", 14_865, 0}, {true, "2026-03", 14_775, 0}, {true, "2026-04", 14_775, 345},
	} {
		s := slip(t, rules(func(r *client.PayRules) { r.CollectSameMonth = c.same }), plain(), c.month,
			payroll.Input{})
		same(t, c.month+" health", amount(s, payroll.CodeHealth), c.health)
		same(t, c.month+" support", amount(s, payroll.CodeSupport), c.support)
	}
}

// TestRulesToComeLeaveEarlierMonthsAlone adds rules of a later day: months that close before it
// keep their rules and days, and no day is paid twice or never.
func TestRulesToComeLeaveEarlierMonthsAlone(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	closings := []int{5, 10, 15, 20, 25, 31}
	one := func() client.PayRules {
		return client.PayRules{ClosingDay: closings[random.IntN(len(closings))], PayMonthsLater: 1,
			PayDay: 25, DailyMinutes: 60 * (6 + random.IntN(3))}
	}
	first := caldate.MustMonth("2026-01")
	whole := 0
rules:
	for range 400 {
		now := client.Group{Code: "g", Rules: history.From(caldate.Must("2025-01-01"), one())}
		day := caldate.Must("2026-03-01").AddDays(random.IntN(200))
		then := client.Group{Code: "g", Rules: now.Rules.With(day, one())}
		last := caldate.Date{}
		for n := range 12 {
			m := first.Add(n)
			before, old, err := payroll.CalendarOf(&now, m)
			if err != nil {
				t.Fatal(err)
			}
			after, p, err := payroll.CalendarOf(&then, m)
			if refused := new(payroll.PeriodError); errors.As(err, &refused) {
				continue rules // the day leaves a month without closing: nobody may set such rules
			} else if err != nil {
				t.Fatal(m, day, err)
			}
			if old.Through.Before(day) && p.Through.Before(day) &&
				(!reflect.DeepEqual(before, after) || old != p) {
				t.Fatalf("rules from %s change %s: %v, %v", day, m, old, p)
			}
			if n > 0 && p.From != last.AddDays(1) {
				t.Fatalf("rules from %s: %s begins on %s, not after %s", day, m, p.From, last)
			}
			last = p.Through
		}
		whole++
	}
	if whole < 200 {
		t.Errorf("only %d of 400 were looked at", whole)
	}
}
