package standards_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/standards"
	"romukura/law/why"
)

// october begins on a Thursday; its statutory holidays here are the Sundays 4, 11, 18 and 25.
var october = caldate.Range{From: caldate.Must("2026-10-01"), Through: caldate.Must("2026-10-31")}

func hours(t testing.TB) *standards.Hours {
	h, _, err := standards.HoursFor(october.Through)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// shift is a day written "2026-10-05 9:00-18:00 break 12:00-13:00 of 8:00 rest".
func shift(s string) standards.Day {
	f := strings.Fields(s)
	d := standards.Day{Date: caldate.Must(f[0]), Prescribed: 480}
	for i := 1; i < len(f); i++ {
		switch f[i] {
		case "rest":
			d.Kind, d.Prescribed = standards.RestDay, 0
		case "holiday":
			d.Kind, d.Prescribed = standards.Holiday, 0
		case "break":
			i++
			a, b := span(f[i])
			d.Breaks = append(d.Breaks, standards.Break{Start: a, End: b})
		case "pause":
			i++
			d.Unplaced = clock(f[i])
		case "of":
			i++
			d.Prescribed = clock(f[i])
		default:
			d.Start, d.End = span(f[i])
		}
	}
	return d
}

func span(s string) (from, to int) {
	a, b, _ := strings.Cut(s, "-")
	return clock(a), clock(b)
}

func clock(s string) int {
	var h, m int
	if _, err := fmt.Sscanf(s, "%d:%d", &h, &m); err != nil {
		panic(s)
	}
	return h*60 + m
}

func shifts(lines ...string) []standards.Day {
	var days []standards.Day
	for _, l := range lines {
		days = append(days, shift(l))
	}
	return days
}

func classify(t testing.TB, rules standards.Rules, days []standards.Day) standards.Totals {
	t.Helper()
	total, err := hours(t).Classify(&standards.Work{Period: october, Days: days, Rules: rules}, nil,
		nil)
	if err != nil {
		t.Fatal(err)
	}
	return total
}

// Expected values are counted by hand from the articles: 労基法32 (8 and 40 hours), 37 (night 22 to
// 5, holidays, 60 hours), 昭63基発1 (a shift belongs to the day it begins), 平6基発331 (the statutory
// holiday is the calendar day).
func TestADayByItsBoundaries(t *testing.T) {
	for _, c := range []struct {
		name string
		days []standards.Day
		want standards.Minutes
	}{
		{"eight hours exactly", shifts("2026-10-05 9:00-18:00 break 12:00-13:00"),
			standards.Minutes{Prescribed: 480}},
		{"a minute more", shifts("2026-10-05 9:00-18:01 break 12:00-13:00"),
			standards.Minutes{Prescribed: 480, Overtime: 1}},
		{"seven prescribed, eight worked", shifts("2026-10-05 9:00-18:00 break 12:00-13:00 of 7:00"),
			standards.Minutes{Prescribed: 420, Beyond: 60}},
		{"seven prescribed, nine worked", shifts("2026-10-05 9:00-19:00 break 12:00-13:00 of 7:00"),
			standards.Minutes{Prescribed: 420, Beyond: 60, Overtime: 60}},
		{"until 22:00 exactly", shifts("2026-10-05 14:00-22:00"), standards.Minutes{Prescribed: 480}},
		{"until 22:01", shifts("2026-10-05 14:01-22:01"), standards.Minutes{Prescribed: 480, Night: 1}},
		{"from 5:00 exactly", shifts("2026-10-05 5:00-13:00"), standards.Minutes{Prescribed: 480}},
		{"from 4:59", shifts("2026-10-05 4:59-12:59"), standards.Minutes{Prescribed: 480, Night: 1}},
		{"through the night", shifts("2026-10-05 22:00-29:00", "2026-10-06 of 0:00"),
			standards.Minutes{Prescribed: 420, Night: 420}},
		{"one shift through midnight is one day", shifts("2026-10-05 17:00-27:00", "2026-10-06"),
			standards.Minutes{Prescribed: 480, Overtime: 120, Night: 300}},
		{"a break in the night", shifts("2026-10-05 20:00-30:00 break 24:00-25:00", "2026-10-06"),
			standards.Minutes{Prescribed: 480, Overtime: 60, Night: 360}},
		{"a break over 22:00", shifts("2026-10-05 13:30-22:30 break 21:30-22:30"),
			standards.Minutes{Prescribed: 480}},
		{"until midnight exactly", shifts("2026-10-05 16:00-24:00", "2026-10-06"),
			standards.Minutes{Prescribed: 480, Night: 120}},
		{"from midnight exactly", shifts("2026-10-05 0:00-8:00"),
			standards.Minutes{Prescribed: 480, Night: 300}},
		{"twice a day", shifts("2026-10-05 6:00-11:00", "2026-10-05 17:00-21:30"),
			standards.Minutes{Prescribed: 480, Overtime: 90}},
		{"a whole day round", shifts("2026-10-05 0:00-24:00", "2026-10-06"),
			standards.Minutes{Prescribed: 480, Overtime: 960, Night: 420}},
		{"break without hour", shifts("2026-10-05 9:00-18:00 pause 1:00"),
			standards.Minutes{Prescribed: 480}},
		{"break without hour costs no night", shifts("2026-10-05 20:00-29:00 pause 2:30", "2026-10-06"),
			standards.Minutes{Prescribed: 390, Night: 390}},
		{"statutory holiday", shifts("2026-10-04 9:00-20:00 break 12:00-13:00 holiday"),
			standards.Minutes{Holiday: 600}},
		{"holiday at night", shifts("2026-10-04 18:00-24:00 holiday", "2026-10-05"),
			standards.Minutes{Holiday: 360, Night: 120}},
		{"into a holiday", shifts("2026-10-03 20:00-26:00", "2026-10-04 holiday"),
			standards.Minutes{Prescribed: 240, Holiday: 120, Night: 240}},
		{"into a holiday after eight hours", shifts("2026-10-03 14:00-26:00", "2026-10-04 holiday"),
			standards.Minutes{Prescribed: 480, Overtime: 120, Holiday: 120, Night: 240}},
		{"out of a holiday", shifts("2026-10-04 20:00-26:00 holiday", "2026-10-05"),
			standards.Minutes{Holiday: 240, Beyond: 120, Night: 240}},
		{"from holiday to holiday", shifts("2026-10-04 20:00-26:00 holiday", "2026-10-05 holiday"),
			standards.Minutes{Holiday: 360, Night: 240}},
		{"a rest day alone in its week", shifts("2026-10-10 9:00-18:00 break 12:00-13:00 rest"),
			standards.Minutes{Beyond: 480}},
		{"half a day of leave leaves four hours prescribed", shifts("2026-10-05 13:00-20:00 of 4:00"),
			standards.Minutes{Prescribed: 240, Beyond: 180}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := classify(t, standards.Rules{}, c.days)
			if got.Minutes != c.want {
				t.Errorf("got %+v, want %+v", got.Minutes, c.want)
			}
		})
	}
}

// week is a week of shifts from Sunday 4 October, each day's hours in minutes, Saturday a rest
// day and Sunday the statutory holiday.
func week(minutes ...int) []standards.Day {
	var days []standards.Day
	for i, m := range minutes {
		d := standards.Day{Date: caldate.Must("2026-10-04").AddDays(i), Prescribed: 480}
		switch i % 7 {
		case 0:
			d.Kind, d.Prescribed = standards.Holiday, 0
		case 6:
			d.Kind, d.Prescribed = standards.RestDay, 0
		}
		if m > 0 {
			d.Start, d.End = 420, 420+m
		}
		days = append(days, d)
	}
	return days
}

func TestAWeekByItsBoundaries(t *testing.T) {
	for _, c := range []struct {
		name  string
		rules standards.Rules
		days  []standards.Day
		want  standards.Minutes
	}{
		{"forty hours exactly", standards.Rules{}, week(0, 480, 480, 480, 480, 480, 0),
			standards.Minutes{Prescribed: 2400}},
		{"a minute on Saturday", standards.Rules{}, week(0, 480, 480, 480, 480, 480, 1),
			standards.Minutes{Prescribed: 2400, Overtime: 1}},
		{"overtime of a day is not counted again", standards.Rules{},
			week(0, 600, 480, 480, 480, 480, 0), standards.Minutes{Prescribed: 2400, Overtime: 120}},
		{"a short week leaves room on Saturday", standards.Rules{},
			week(0, 480, 480, 480, 480, 0, 480), standards.Minutes{Prescribed: 1920, Beyond: 480}},
		{"nine hours on a free Saturday", standards.Rules{},
			week(0, 480, 480, 480, 480, 0, 540),
			standards.Minutes{Prescribed: 1920, Beyond: 480, Overtime: 60}},
		{"the holiday does not fill the week", standards.Rules{},
			week(480, 480, 480, 480, 480, 480, 0), standards.Minutes{Prescribed: 2400, Holiday: 480}},
		{"forty-four hours in the small trades", standards.Rules{Special: true},
			week(0, 480, 480, 480, 480, 480, 241),
			standards.Minutes{Prescribed: 2400, Beyond: 240, Overtime: 1}},
		{"rest days by the rules of employment", standards.Rules{RestDaysAsOvertime: true},
			week(0, 480, 480, 480, 480, 0, 480), standards.Minutes{Prescribed: 1920, Overtime: 480}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := classify(t, c.rules, c.days)
			if got.Minutes != c.want {
				t.Errorf("got %+v, want %+v", got.Minutes, c.want)
			}
		})
	}
}

func TestTheWeekBeginsWhereItIsSet(t *testing.T) {
	// Saturday 10 October falls into the week that begins on it; Thursday before has no room left.
	days := append(week(0, 480, 480, 480, 480, 480, 480), week(0)...)
	days = days[:7]
	sunday := classify(t, standards.Rules{}, days)
	saturday := classify(t, standards.Rules{WeekStart: caldate.Saturday}, days)
	if sunday.Overtime != 480 || saturday.Overtime != 0 || saturday.Beyond != 480 {
		t.Errorf("%+v %+v", sunday.Minutes, saturday.Minutes)
	}
}

// TestTheFirstWeekBeginsInTheMonthBefore: October 2026 begins on a Thursday, so the forty hours of
// that week are filled from Monday 28 September, which is not paid in October.
func TestTheFirstWeekBeginsInTheMonthBefore(t *testing.T) {
	days := shifts("2026-09-27 holiday", "2026-09-28 9:00-17:00", "2026-09-29 9:00-17:00",
		"2026-09-30 9:00-18:00", "2026-10-01 9:00-17:00", "2026-10-02 9:00-17:00",
		"2026-10-03 9:00-13:00 rest")
	got := classify(t, standards.Rules{}, days)
	if want := (standards.Minutes{Prescribed: 960, Overtime: 240}); got.Minutes != want || got.Cut {
		t.Errorf("%+v", got)
	}
	if got.RestOvertime != 240 {
		t.Errorf("overtime on rest days: %d", got.RestOvertime)
	}
	if got = classify(t, standards.Rules{}, days[4:]); !got.Cut {
		t.Error("nobody is told that the first week is cut")
	}
}

func TestSixtyHoursExactly(t *testing.T) {
	// Each working day of October 2026 (22 of them) 8 hours; overtime is spread to reach the bound.
	for _, c := range []struct{ extra, overtime, over60 int }{
		{3599, 3599, 0}, {3600, 3600, 0}, {3601, 3600, 1}, {5000, 3600, 1400},
	} {
		days := workMonth(c.extra)
		got := classify(t, standards.Rules{}, days)
		if got.Overtime != c.overtime || got.Over60 != c.over60 {
			t.Errorf("%d: %+v", c.extra, got.Minutes)
		}
		days[3].Start, days[3].End = 480, 1080 // ten hours on a statutory holiday
		with := classify(t, standards.Rules{}, days)
		if with.Overtime != c.overtime || with.Over60 != c.over60 || with.Holiday != 600 {
			t.Errorf("holiday work entered the sixty hours: %+v", with.Minutes)
		}
	}
}

// workMonth is October 2026 with eight hours on each working day and extra minutes of overtime
// spread over them, at most six hours a day.
func workMonth(extra int) []standards.Day {
	var days []standards.Day
	for d := october.From; !d.After(october.Through); d = d.AddDays(1) {
		day := standards.Day{Date: d, Prescribed: 480}
		switch d.Weekday() {
		case caldate.Sunday:
			day.Kind, day.Prescribed = standards.Holiday, 0
		case caldate.Saturday:
			day.Kind, day.Prescribed = standards.RestDay, 0
		default:
			more := min(extra, 360)
			extra -= more
			day.Start, day.End = 480, 480+540+more
			day.Breaks = []standards.Break{{Start: 720, End: 780}}
		}
		days = append(days, day)
	}
	return days
}

func TestWorkOnRestDaysEntersTheSixtyHours(t *testing.T) {
	days := workMonth(3600)
	days[9].Start, days[9].End = 540, 600 // Saturday 10 October
	got := classify(t, standards.Rules{}, days)
	if got.Overtime != 3600 || got.Over60 != 60 || got.RestOvertime != 60 {
		t.Errorf("%+v", got)
	}
}

func TestVariableMonth(t *testing.T) {
	rules := standards.Rules{Regime: standards.VariableMonth}
	for _, c := range []struct {
		name string
		days []standards.Day
		want standards.Minutes
	}{
		{"ten hours fixed in advance", shifts("2026-10-05 8:00-18:00 of 10:00"),
			standards.Minutes{Prescribed: 600}},
		{"a minute over the fixed ten", shifts("2026-10-05 8:00-18:01 of 10:00"),
			standards.Minutes{Prescribed: 600, Overtime: 1}},
		{"six fixed: statutory is still eight", shifts("2026-10-05 8:00-17:00 of 6:00"),
			standards.Minutes{Prescribed: 360, Beyond: 120, Overtime: 60}},
		{"a week of 48 fixed", shifts("2026-10-05 8:00-17:36 of 9:36", "2026-10-06 8:00-17:36 of 9:36",
			"2026-10-07 8:00-17:36 of 9:36", "2026-10-08 8:00-17:36 of 9:36",
			"2026-10-09 8:00-17:36 of 9:36", "2026-10-10 8:00-9:00 rest"),
			standards.Minutes{Prescribed: 2880, Overtime: 60}},
		{"a week of 30 fixed: over 40 only", shifts("2026-10-05 8:00-16:00 of 6:00",
			"2026-10-06 8:00-16:00 of 6:00", "2026-10-07 8:00-16:00 of 6:00",
			"2026-10-08 8:00-16:00 of 6:00", "2026-10-09 8:00-16:00 of 6:00",
			"2026-10-10 8:00-9:00 rest"),
			standards.Minutes{Prescribed: 1800, Beyond: 600, Overtime: 60}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := classify(t, rules, c.days); got.Minutes != c.want {
				t.Errorf("got %+v, want %+v", got.Minutes, c.want)
			}
		})
	}
}

// TestTheTotalOfAVariableMonth: October has 31 days, its frame is 40 × 31 ÷ 7 = 177.14 hours
// (README §8 and labour_limits), 10,628 whole minutes. No day is over its 8 hours and no week
// over its 40.
func TestTheTotalOfAVariableMonth(t *testing.T) {
	rules := standards.Rules{Regime: standards.VariableMonth}
	var days []standards.Day
	for d := october.From; !d.After(october.Through); d = d.AddDays(1) {
		day := standards.Day{Date: d, Prescribed: 300}
		if d.Weekday() == caldate.Sunday {
			day.Kind, day.Prescribed = standards.Holiday, 0
		} else {
			day.Start, day.End = 480, 480+400
		}
		days = append(days, day)
	}
	got := classify(t, rules, days)
	// 27 days of 400 minutes are 10,800; six of them are 40 hours exactly.
	if got.Worked() != 10800 || got.Overtime != 172 {
		t.Errorf("%+v", got.Minutes)
	}
}

func TestFramesOfMonths(t *testing.T) {
	h := hours(t)
	// labour_limits: 31d 177.14, 30d 171.43, 29d 165.71, 28d 160.00; 44 h: 31d 194.8, 30d 188.5.
	for _, c := range []struct {
		days          int
		special       bool
		minutes, over int
	}{
		{31, false, 10628, 10629}, {30, false, 10285, 10286}, {29, false, 9942, 9943},
		{28, false, 9600, 9601}, {31, true, 11691, 11692}, {30, true, 11314, 11315},
	} {
		got := h.Frame(c.days, c.special)
		if got != c.minutes {
			t.Errorf("%d days: %d, want %d", c.days, got, c.minutes)
		}
		week := 2400
		if c.special {
			week = 2640
		}
		if got*7 > week*c.days || c.over*7 <= week*c.days {
			t.Errorf("%d days: %d is not the last whole minute of the frame", c.days, got)
		}
	}
}

func TestFlextimeOfAMonth(t *testing.T) {
	rules := standards.Rules{Regime: standards.Flextime}
	plan := 22 * 480 // working days of October 2026
	for _, c := range []struct {
		name  string
		extra int
		want  standards.Minutes
		short int
	}{
		{"as prescribed", 0, standards.Minutes{Prescribed: plan}, 0},
		{"to the frame", 68, standards.Minutes{Prescribed: plan, Beyond: 68}, 0},
		{"a minute over the frame", 69, standards.Minutes{Prescribed: plan, Beyond: 68, Overtime: 1}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := classify(t, rules, workMonth(c.extra))
			if got.Minutes != c.want || got.Short != c.short {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
	days := workMonth(0)
	days[0].End -= 100
	if got := classify(t, rules, days); got.Short != 100 {
		t.Errorf("short: %+v", got)
	}
	days = workMonth(0)
	days[2].Start, days[2].End = 480, 600 // a Saturday counts in the frame
	days[3].Start, days[3].End = 480, 600 // a statutory holiday does not
	want := standards.Minutes{Prescribed: plan, Beyond: 68, Overtime: 52, Holiday: 120}
	if got := classify(t, rules, days); got.Minutes != want {
		t.Errorf("got %+v, want %+v", got.Minutes, want)
	}
	rules.Flex.FrameDays = 22 // 労基法32の3-3
	if got := classify(t, rules, days); got.Overtime != 120 {
		t.Errorf("frame by days: %+v", got.Minutes)
	}
}

// TestFlextimeOfThreeMonths settles October with what August and September left. The frame of the
// 92 days is 40 × 92 ÷ 7 = 525.71 hours; a month's bound is 50 × 31 ÷ 7 = 221.43 hours.
func TestFlextimeOfThreeMonths(t *testing.T) {
	flex := standards.Flex{Months: 3, Prescribed: 31500}
	rules := standards.Rules{Regime: standards.Flextime, Flex: flex}
	middle := classify(t, rules, workMonth(3000)) // 13,560 minutes, the bound is 13,285
	if middle.Overtime != 275 || middle.Prescribed != 13285 {
		t.Errorf("50 hours a week: %+v", middle.Minutes)
	}
	if want := (standards.Carry{Minutes: 13285, Days: 31}); middle.Carry != want {
		t.Errorf("carry %+v", middle.Carry)
	}
	rules.Flex.Last = true
	rules.Flex.Carry = standards.Carry{Minutes: 20500, Days: 61}
	last := classify(t, rules, workMonth(1000)) // 11,560 of this month; 32,060 together; frame 31,542
	if last.Overtime != 518 || last.Beyond != 42 || last.Prescribed != 11000 || last.Short != 0 {
		t.Errorf("settled: %+v", last)
	}
	rules.Flex.Carry.Minutes = 31600 // the frame was filled before this month began
	last = classify(t, rules, workMonth(0))
	if last.Settled.Overtime+last.Settled.Over60 != 58 || last.Settled.Beyond != 42 ||
		last.Overtime+last.Over60 != 10560 {
		t.Errorf("settled: %+v", last)
	}
	if got := last.Payable(); got.Overtime+got.Over60 != 10618 || got.Overtime != 3600 {
		t.Errorf("payable: %+v", got)
	}
	rules.Flex.Carry.Minutes = 20000
	last = classify(t, rules, workMonth(0)[:10])
	if last.Short != 31500-20000-last.Worked() {
		t.Errorf("short: %+v", last)
	}
}

func TestVariableYearKeepsItsPlan(t *testing.T) {
	rules := standards.Rules{Regime: standards.VariableYear, WeekStart: caldate.Monday}
	days := shifts("2026-10-05 8:00-18:30 of 10:00", "2026-10-06 8:00-18:00 of 10:00",
		"2026-10-07 8:00-18:00 of 10:00", "2026-10-08 8:00-18:00 of 10:00",
		"2026-10-09 8:00-18:00 of 10:00", "2026-10-10 8:00-9:00 rest", "2026-10-11 holiday")
	got := classify(t, rules, days)
	if want := (standards.Minutes{Prescribed: 3000, Overtime: 90}); got.Minutes != want {
		t.Errorf("%+v", got.Minutes)
	}
	h := hours(t)
	// 40 × 365 ÷ 7 = 2,085.71 hours, 125,142 minutes.
	if over := h.SettleYear(standards.Year{Days: 365, Minutes: 125142}, nil); over != 0 {
		t.Errorf("settled %d", over)
	}
	var trace why.Trace
	if over := h.SettleYear(standards.Year{Days: 365, Minutes: 125143}, &trace); over != 1 {
		t.Errorf("settled %d", over)
	}
	if len(trace.Steps) != 1 {
		t.Error("the settlement is not explained")
	}
}

func TestPlansOverTheirBounds(t *testing.T) {
	plan := func(regime standards.Regime, days []standards.Day) []string {
		w := standards.Work{Period: october, Days: days, Rules: standards.Rules{Regime: regime}}
		l := hours(t).CheckPlan(&w)
		var codes []string
		for _, f := range l.All() {
			codes = append(codes, f.Code)
		}
		return codes
	}
	year := standards.VariableYear
	run := shifts("2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08", "2026-10-09", "2026-10-10",
		"2026-10-11")
	for i := range run {
		run[i].Prescribed = 300
	}
	for _, c := range []struct {
		name   string
		regime standards.Regime
		days   []standards.Day
		want   string
	}{
		{"ten hours", year, shifts("2026-10-05 of 10:00"), ""},
		{"over ten hours", year, shifts("2026-10-05 of 10:01"), "standards.plan.day"},
		{"six days on end", year, run[:6], ""},
		{"seven days on end", year, run, "standards.plan.run"},
		{"52 hours", year, shifts("2026-10-05 of 10:00", "2026-10-06 of 10:00", "2026-10-07 of 10:00",
			"2026-10-08 of 10:00", "2026-10-09 of 10:00", "2026-10-10 of 2:00"), ""},
		{"over 52 hours", year, shifts("2026-10-05 of 10:00", "2026-10-06 of 10:00",
			"2026-10-07 of 10:00", "2026-10-08 of 10:00", "2026-10-09 of 10:00",
			"2026-10-10 of 2:01"), "standards.plan.week"},
		{"22 days of 8 hours in 31", standards.VariableMonth, workMonth(0), ""},
		{"a total over the frame", standards.VariableMonth,
			append(workMonth(0)[:30:30], shifts("2026-10-31 of 1:09")...), "standards.plan.total"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(plan(c.regime, c.days), " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// 労基則12条の4第3項: 280 days a year, in a shorter period their part by days of the calendar; a
// period of three months or less has no such limit.
func TestWorkingDaysOfAVariableYear(t *testing.T) {
	for _, c := range []struct {
		name, from, through string
		days, minutes       int
		want                string
	}{
		{"280 days of a year", "2027-04-01", "2028-03-31", 280, 440, ""},
		{"281 days of a year", "2027-04-01", "2028-03-31", 281, 440, "standards.plan.days"},
		{"2085 hours of a year of 365 days", "2026-04-01", "2027-03-31", 260, 481, ""},
		{"one minute a day more", "2026-04-01", "2027-03-31", 260, 482, "standards.plan.total"},
		// 280 × 184 ÷ 365 = 141.1
		{"141 days of half a year", "2027-04-01", "2027-10-01", 141, 400, ""},
		{"142 days of half a year", "2027-04-01", "2027-10-01", 142, 400, "standards.plan.days"},
		{"three months have no limit of days", "2027-04-01", "2027-06-30", 78, 300, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := standards.Work{Rules: standards.Rules{Regime: standards.VariableYear},
				Period: caldate.Range{From: caldate.Must(c.from), Through: caldate.Must(c.through)}}
			of := w.Period.Days()
			for i := range of {
				d := standards.Day{Date: w.Period.From.AddDays(i), Kind: standards.RestDay}
				if (i+1)*c.days/of > i*c.days/of { // spread evenly
					d.Kind, d.Prescribed = standards.WorkingDay, c.minutes
				}
				w.Days = append(w.Days, d)
			}
			var codes []string
			list := hours(t).CheckPlan(&w)
			for _, f := range list.All() {
				codes = append(codes, f.Code)
			}
			if got := strings.Join(codes, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAllFaultsOfDaysAreTold(t *testing.T) {
	for _, c := range []struct {
		code string
		days []standards.Day
	}{
		{"standards.date", []standards.Day{{Start: 540, End: 600}}},
		{"standards.far", shifts("2026-12-01 9:00-17:00")},
		{"standards.order", shifts("2026-10-06 9:00-17:00", "2026-10-05 9:00-17:00")},
		{"standards.twice", shifts("2026-10-05", "2026-10-05 9:00-17:00")},
		{"standards.kinds", shifts("2026-10-05 9:00-12:00", "2026-10-05 13:00-17:00 of 7:00")},
		{"standards.overlap", shifts("2026-10-05 9:00-17:00", "2026-10-05 16:59-18:00")},
		{"standards.overlap", shifts("2026-10-05 20:00-28:00", "2026-10-06 3:59-9:00")},
		{"standards.next", shifts("2026-10-05 20:00-25:00")},
		{"standards.next", shifts("2026-10-05 20:00-25:00", "2026-10-07")},
		{"standards.reversed", shifts("2026-10-05 18:00-9:00")},
		{"standards.reversed", shifts("2026-10-05 9:00-9:00")},
		{"standards.long", shifts("2026-10-05 9:00-33:01", "2026-10-06")},
		{"standards.start", shifts("2026-10-05 24:00-26:00", "2026-10-06")},
		{"standards.break", shifts("2026-10-05 9:00-17:00 break 8:59-10:00")},
		{"standards.break", shifts("2026-10-05 9:00-17:00 break 16:00-17:01")},
		{"standards.break", shifts("2026-10-05 9:00-17:00 break 12:00-13:00 break 12:30-13:30")},
		{"standards.break", shifts("2026-10-05 break 12:00-13:00")},
		{"standards.unplaced", shifts("2026-10-05 9:00-17:00 pause 8:01")},
		{"standards.prescribed", shifts("2026-10-05 9:00-17:00 of 24:01")},
		{"standards.kind", []standards.Day{{Date: october.From, Kind: 9}}},
	} {
		_, err := hours(t).Classify(&standards.Work{Period: october, Days: c.days}, nil, nil)
		var e *fault.Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", c.code, err)
			continue
		}
		found := false
		for _, f := range e.Faults {
			found = found || f.Code == c.code
			if f.Message == "" || f.Remedy == "" || f.Path == "" {
				t.Errorf("%s says too little", f.Code)
			}
		}
		if !found {
			t.Errorf("%s is not among %v", c.code, err)
		}
	}
	both := shifts("2026-10-05 18:00-9:00", "2026-10-06 9:00-40:00", "2026-10-07")
	l := (&standards.Work{Period: october, Days: both}).Check()
	if l.Len() != 2 {
		t.Errorf("%d faults, want both", l.Len())
	}
}

func TestAPeriodAndRulesThatCannotBe(t *testing.T) {
	h := hours(t)
	for name, w := range map[string]standards.Work{
		"reversed period": {Period: caldate.Range{From: october.Through, Through: october.From}},
		"no period":       {},
		"four months": {Period: october, Rules: standards.Rules{Regime: standards.Flextime,
			Flex: standards.Flex{Months: 4, Prescribed: 1}}},
		"no prescribed total": {Period: october, Rules: standards.Rules{Regime: standards.Flextime,
			Flex: standards.Flex{Months: 2, Last: true}}},
		"no such system": {Period: october, Rules: standards.Rules{Regime: 9}},
	} {
		if _, err := h.Classify(&w, nil, nil); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	w := standards.Work{Period: october, Days: workMonth(0)}
	if _, err := h.Classify(&w, make([]standards.Minutes, 3), nil); err == nil {
		t.Error("a result of the wrong length was taken")
	}
}

func TestDaysAddUpToTheMonth(t *testing.T) {
	w := standards.Work{Period: october, Days: workMonth(4000)}
	out := make([]standards.Minutes, len(w.Days))
	total, err := hours(t).Classify(&w, out, nil)
	if err != nil {
		t.Fatal(err)
	}
	var over, over60 int
	for _, d := range out {
		over += d.Overtime
		over60 += d.Over60
	}
	if over != total.Overtime || over60 != total.Over60 {
		t.Errorf("%d %d, the month says %+v", over, over60, total.Minutes)
	}
}

func TestTheMonthExplainsItself(t *testing.T) {
	var trace why.Trace
	w := standards.Work{Period: october, Days: workMonth(3700)}
	if _, err := hours(t).Classify(&w, nil, &trace); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, s := range trace.Steps {
		all.WriteString(s.String())
	}
	for _, want := range []string{"60時間00分", "1時間40分", "労基法37-1", "law/standards/tables/hours",
		"渡された日から"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("%q is missing", want)
		}
	}
}
