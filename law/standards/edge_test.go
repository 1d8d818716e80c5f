package standards_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/law/standards"
)

// TestWeeksAtTheEndsOfAVariableMonth: October 2026 begins on a Thursday. Weeks from Sunday leave
// three days at its beginning, with a frame of 40 × 3 ÷ 7 hours, 1,028 whole minutes; weeks from
// Monday leave four, 1,371; the last week from Monday has six days, 2,057.
func TestWeeksAtTheEndsOfAVariableMonth(t *testing.T) {
	day := func(date string, minutes, prescribed int) standards.Day {
		return standards.Day{Date: caldate.Must(date), Start: 420, End: 420 + minutes,
			Prescribed: prescribed}
	}
	for _, c := range []struct {
		name  string
		start caldate.Weekday
		days  []standards.Day
		want  standards.Minutes
	}{
		{"three days, at the frame", caldate.Sunday, []standards.Day{day("2026-10-01", 343, 300),
			day("2026-10-02", 343, 300), day("2026-10-03", 342, 300)},
			standards.Minutes{Prescribed: 900, Beyond: 128}},
		{"three days, a minute over", caldate.Sunday, []standards.Day{day("2026-10-01", 343, 300),
			day("2026-10-02", 343, 300), day("2026-10-03", 343, 300)},
			standards.Minutes{Prescribed: 900, Beyond: 128, Overtime: 1}},
		{"three days, more fixed in advance", caldate.Sunday, []standards.Day{day("2026-10-01", 400, 400),
			day("2026-10-02", 400, 400), day("2026-10-03", 401, 400)},
			standards.Minutes{Prescribed: 1200, Overtime: 1}},
		{"four days from Monday", caldate.Monday, []standards.Day{day("2026-10-01", 480, 300),
			day("2026-10-02", 480, 300), day("2026-10-03", 412, 300)},
			standards.Minutes{Prescribed: 900, Beyond: 471, Overtime: 1}},
		{"six days at the end", caldate.Monday, []standards.Day{day("2026-10-26", 480, 300),
			day("2026-10-27", 480, 300), day("2026-10-28", 480, 300), day("2026-10-29", 480, 300),
			day("2026-10-30", 137, 137), day("2026-10-31", 1, 0)},
			standards.Minutes{Prescribed: 1337, Beyond: 720, Overtime: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rules := standards.Rules{Regime: standards.VariableMonth, WeekStart: c.start}
			if got := classify(t, rules, c.days); got.Minutes != c.want || got.Cut {
				t.Errorf("got %+v, want %+v", got.Minutes, c.want)
			}
		})
	}
}

// TestTheSmallTradesKeepTheirFrame: 44 × 31 ÷ 7 hours are 11,691 minutes, in a variable month and
// in flextime of one month; in the variable year and in longer flextime the week is 40 hours.
func TestTheSmallTradesKeepTheirFrame(t *testing.T) {
	days := workMonth(0)
	for i := range days {
		if days[i].Kind == standards.WorkingDay {
			days[i].Prescribed, days[i].Start, days[i].End = 400, 480, 480+532
			days[i].Breaks = nil
		}
	}
	worked := 22 * 532 // 11,704
	flex := standards.Rules{Regime: standards.Flextime, Special: true}
	if got := classify(t, flex, days); got.Overtime != worked-11691 || got.Prescribed != 22*400 {
		t.Errorf("flextime: %+v", got.Minutes)
	}
	flex.Flex = standards.Flex{Months: 2, Last: true, Prescribed: 8800}
	if got := classify(t, flex, days); got.Overtime != worked-10628 {
		t.Errorf("flextime of two months: %+v", got.Minutes)
	}
	five := shifts("2026-10-05 8:00-16:48 of 8:48", "2026-10-06 8:00-16:48 of 8:48",
		"2026-10-07 8:00-16:48 of 8:48", "2026-10-08 8:00-16:48 of 8:48",
		"2026-10-09 8:00-16:48 of 8:48", "2026-10-10 8:00-9:00 rest", "2026-10-11 holiday")
	variable := standards.Rules{Regime: standards.VariableYear, Special: true}
	if got := classify(t, variable, five[1:]); got.Overtime != 0 || got.Beyond != 60 {
		t.Errorf("a variable year, four days of 35:12: %+v", got.Minutes)
	}
	if got := classify(t, variable, five); got.Overtime != 60 {
		t.Errorf("a variable year, five days of 44 hours: %+v", got.Minutes)
	}
}

// TestTwoShiftsShareOneDay: the prescribed hours and the eight hours of a date are filled once,
// however its work is cut; a second shift past midnight stays with the date on which it begins.
func TestTwoShiftsShareOneDay(t *testing.T) {
	for _, c := range []struct {
		name string
		days []standards.Day
	}{
		{"one", shifts("2026-10-05 9:00-20:00 break 12:00-13:00", "2026-10-06")},
		{"two", shifts("2026-10-05 9:00-12:00", "2026-10-05 13:00-20:00", "2026-10-06")},
		{"three", shifts("2026-10-05 9:00-12:00", "2026-10-05 13:00-14:00", "2026-10-05 14:00-20:00",
			"2026-10-06")},
	} {
		want := standards.Minutes{Prescribed: 480, Overtime: 120}
		if got := classify(t, standards.Rules{}, c.days); got.Minutes != want {
			t.Errorf("%s: %+v", c.name, got.Minutes)
		}
	}
	late := shifts("2026-10-05 6:00-11:00", "2026-10-05 20:00-26:00", "2026-10-06 9:00-17:00")
	want := standards.Minutes{Prescribed: 960, Overtime: 180, Night: 240}
	if got := classify(t, standards.Rules{}, late); got.Minutes != want {
		t.Errorf("%+v", got.Minutes)
	}
}

// TestAShiftAroundThePeriodsEnds: a shift belongs to the day on which it begins, so one that
// begins on the last day is paid in this period with all its hours, and one from the eve of the
// first day not.
func TestAShiftAroundThePeriodsEnds(t *testing.T) {
	days := shifts("2026-09-30 20:00-28:00", "2026-10-01 9:00-17:00", "2026-10-31 20:00-28:00",
		"2026-11-01 holiday")
	got := classify(t, standards.Rules{}, days)
	want := standards.Minutes{Prescribed: 720, Holiday: 240, Night: 360}
	if got.Minutes != want {
		t.Errorf("%+v", got.Minutes)
	}
}

// TestEveryMonthOfTenYearsIsClassified walks periods of every length and start: eight hours on
// every weekday are never overtime, whatever the month, and nine hours always are one a day.
func TestEveryMonthOfTenYearsIsClassified(t *testing.T) {
	last := caldate.MustMonth("2033-03")
	for m := caldate.MustMonth("2023-04"); !m.After(last); m = m.Add(1) {
		h, _, err := standards.HoursFor(m.Last())
		if err != nil {
			t.Fatal(m, err)
		}
		var days []standards.Day
		work := 0
		for d := m.First(); !d.After(m.Last()); d = d.AddDays(1) {
			day := standards.Day{Date: d, Prescribed: 480}
			switch d.Weekday() {
			case caldate.Sunday:
				day.Kind, day.Prescribed = standards.Holiday, 0
			case caldate.Saturday:
				day.Kind, day.Prescribed = standards.RestDay, 0
			default:
				work++
				day.Start, day.End = 540, 540+480
			}
			days = append(days, day)
		}
		w := standards.Work{Period: caldate.Range{From: m.First(), Through: m.Last()}, Days: days}
		got, err := h.Classify(&w, nil, nil)
		if want := (standards.Minutes{Prescribed: work * 480}); err != nil || got.Minutes != want {
			t.Fatalf("%s: %+v %v", m, got.Minutes, err)
		}
		for i := range days {
			if days[i].End > 0 {
				days[i].End += 60
			}
		}
		got, err = h.Classify(&w, nil, nil)
		want := standards.Minutes{Prescribed: work * 480, Overtime: work * 60}
		if err != nil || got.Minutes != want {
			t.Fatalf("%s: %+v %v", m, got.Minutes, err)
		}
	}
}

// TestLabelsAreThere: every value of a closed list has its word for screens.
func TestLabelsAreThere(t *testing.T) {
	for _, k := range []standards.DayKind{standards.WorkingDay, standards.RestDay, standards.Holiday} {
		if k.Label() == "" {
			t.Errorf("day kind %d", k)
		}
	}
	for r := standards.Standard; r <= standards.Flextime; r++ {
		if r.Label() == "" {
			t.Errorf("regime %d", r)
		}
	}
	for l := standards.MonthLimit; l <= standards.ActualAverage; l++ {
		if l.Label() == "" {
			t.Errorf("limit %d", l)
		}
	}
	if standards.Near.Label() == standards.Broken.Label() {
		t.Error("near and broken read alike")
	}
}
