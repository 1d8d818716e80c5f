package attendance_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
)

func day(s string) caldate.Date { return caldate.Must(s) }

// terms are five days of eight hours, statutory holidays on Sundays.
func terms() attendance.Terms {
	return attendance.Terms{Rules: &client.PayRules{DailyMinutes: 480},
		Contract: &employee.Contract{WeeklyMinutes: 2400, WeeklyDays: 5}}
}

// shift is a day from one hour to another with an hour of rest at noon.
func shift(date string, from, through int) attendance.Day {
	d := attendance.Day{Date: day(date), Start: from * 60, End: through * 60}
	if from < 12 && through > 13 {
		d.Breaks = []attendance.Break{{Start: 12 * 60, End: 13 * 60}}
	}
	return d
}

func march(days ...attendance.Day) *attendance.Month {
	return &attendance.Month{Employee: "e", From: day("2026-03-01"), Through: day("2026-03-31"),
		Days: days}
}

func classify(t *testing.T, m *attendance.Month, with attendance.Terms) []fault.Fault {
	t.Helper()
	faults := attendance.Classify(m, with, nil)
	if faults.Stops() {
		t.Fatal(faults.All())
	}
	return faults.All()
}

// Shared golden case PS-JP-OT-03-1: 7 hours on Saturday 14 March 2026, a rest day that is not
// statutory, and 8 on Sunday the 15th, the statutory holiday, beside full weeks of forty hours.
func TestWorkOnASaturdayAndASundayOfAFullWeek(t *testing.T) {
	m := march()
	for d := m.From; !d.After(m.Through); d = d.AddDays(1) {
		switch {
		case d == day("2026-03-14"):
			s := shift(d.String(), 9, 17)
			s.Kind = attendance.RestDay
			m.Days = append(m.Days, s)
		case d == day("2026-03-15"):
			m.Days = append(m.Days, shift(d.String(), 9, 18))
		case d.Weekday() == caldate.Saturday:
			m.Days = append(m.Days, attendance.Day{Date: d, Kind: attendance.RestDay})
		case d.Weekday() == caldate.Sunday:
			m.Days = append(m.Days, attendance.Day{Date: d})
		default:
			m.Days = append(m.Days, shift(d.String(), 9, 18))
		}
	}
	if faults := classify(t, m, terms()); len(faults) > 0 {
		t.Error(faults) // 1 March 2026 is a Sunday: no week is cut
	}
	if m.Overtime != 7*60 || m.Holiday != 8*60 || m.RestOvertime != 7*60 || m.Beyond != 0 ||
		m.Prescribed != 22*480 {
		t.Errorf("%+v", *m)
	}
	if m.ScheduledHalves != 44 || m.WorkedHalves != 48 || m.RestDays != 1 || m.HolidayDays != 1 {
		t.Errorf("days: %d %d %d %d", m.ScheduledHalves, m.WorkedHalves, m.RestDays, m.HolidayDays)
	}
}

func TestAShiftPastMidnightOnTheLastDayIsTaken(t *testing.T) {
	m := march(shift("2026-03-31", 17, 26))
	classify(t, m, terms())
	// 17 to 26 o'clock without a break: nine hours, one of them overtime, four late at night.
	if m.Prescribed != 480 || m.Overtime != 60 || m.Night != 4*60 {
		t.Errorf("%+v", *m)
	}
	// Into a Sunday, the statutory holiday: two hours of it are holiday work.
	m = &attendance.Month{From: day("2026-02-01"), Through: day("2026-02-28"),
		Days: []attendance.Day{shift("2026-02-28", 17, 26)}}
	classify(t, m, terms())
	if m.Prescribed != 7*60 || m.Holiday != 2*60 || m.Overtime != 0 {
		t.Errorf("into Sunday: %+v", *m)
	}
	// Into a day that was not sent, in the middle of the period.
	m = march(shift("2026-03-10", 17, 26), shift("2026-03-12", 9, 18))
	classify(t, m, terms())
	if m.Prescribed != 2*480 || m.Overtime != 60 || m.ScheduledHalves != 4 {
		t.Errorf("in the middle: %+v", *m)
	}
}

func TestHalfADayOfLeaveHalvesWhatIsPrescribed(t *testing.T) {
	afternoon := shift("2026-03-10", 13, 18)
	afternoon.Leave = "half-am"
	m := march(afternoon)
	classify(t, m, terms())
	if m.Prescribed != 4*60 || m.Beyond != 60 || m.Overtime != 0 || m.LeaveHalves != 1 ||
		m.WorkedHalves != 1 {
		t.Errorf("%+v", *m)
	}
}

func TestTheWeekBeforeThePeriodCounts(t *testing.T) {
	// The period begins on Wednesday 1 April 2026: Wednesday to Saturday, four days of eight hours.
	april := func() *attendance.Month {
		return &attendance.Month{From: day("2026-04-01"), Through: day("2026-04-30"),
			Days: []attendance.Day{shift("2026-04-01", 9, 18), shift("2026-04-02", 9, 18),
				shift("2026-04-03", 9, 18)}}
	}
	m := april()
	if faults := classify(t, m, terms()); len(faults) > 0 {
		t.Error("an ordinary week is warned about", faults)
	}
	m = april()
	saturday := shift("2026-04-04", 9, 18)
	saturday.Kind = attendance.RestDay
	m.Days = append(m.Days, saturday)
	faults := classify(t, m, terms())
	if len(faults) != 1 || faults[0].Code != "attendance.week-cut" ||
		faults[0].Severity != fault.Warn || m.Overtime != 0 {
		t.Error("Saturday may be overtime", faults, m.Overtime)
	}
	with := terms()
	with.Before = []attendance.Day{shift("2026-03-20", 9, 18), {Date: day("2026-03-29")},
		shift("2026-03-30", 9, 18), shift("2026-03-31", 9, 18)}
	if faults = classify(t, m, with); len(faults) > 0 {
		t.Error("the whole week is known", faults)
	}
	if m.Overtime != 480 || m.WorkedHalves != 8 {
		t.Errorf("%+v", *m)
	}
}

func TestWhatDaysCannotTellStays(t *testing.T) {
	m := march(shift("2026-03-10", 9, 18))
	m.LateMinutes, m.LateTimes, m.LeaveMinutes, m.Overtime = 20, 1, 120, 999
	m.Counts = map[string]int{"duty": 3}
	classify(t, m, terms())
	if m.LateMinutes != 20 || m.LateTimes != 1 || m.LeaveMinutes != 120 || m.Overtime != 0 ||
		m.Counts["duty"] != 3 {
		t.Errorf("%+v", *m)
	}
}

func TestClassifyingTwiceChangesNothing(t *testing.T) {
	m := march(shift("2026-03-09", 9, 21), shift("2026-03-10", 17, 26), shift("2026-03-15", 9, 18))
	classify(t, m, terms())
	before := *m
	classify(t, m, terms())
	if m.Overtime != before.Overtime || m.WorkedHalves != before.WorkedHalves ||
		m.Holiday != before.Holiday || m.Night != before.Night {
		t.Errorf("%+v, then %+v", before, *m)
	}
}

func TestDaysThatCannotBeAreAllFaultsAtOnce(t *testing.T) {
	m := march(attendance.Day{Date: day("2026-03-09"), Start: 600, End: 500},
		attendance.Day{Date: day("2026-03-10"), Start: 540, End: 1080,
			Breaks: []attendance.Break{{Start: 100, End: 200}}})
	faults := attendance.Classify(m, terms(), nil)
	if !faults.Stops() || faults.Len() < 2 {
		t.Error(faults.All())
	}
	m = &attendance.Month{From: day("1930-01-01"), Through: day("1930-01-31")}
	if faults = attendance.Classify(m, terms(), nil); !faults.Stops() {
		t.Error("a day before the first table")
	}
}

func TestOvertimeGivenAsOneSumIsDividedAtSixtyHours(t *testing.T) {
	for sum, over := range map[int]int{60 * 60: 0, 60*60 + 1: 1, 75 * 60: 15 * 60} {
		m := march()
		m.Overtime = sum
		attendance.SplitSixty(m)
		if m.Over60 != over || m.Overtime+m.Over60 != sum {
			t.Error(sum, m.Overtime, m.Over60)
		}
	}
	m := march()
	m.Overtime, m.Over60 = 61*60, 60 // divided already
	attendance.SplitSixty(m)
	if m.Overtime != 61*60 {
		t.Error("divided twice")
	}
}
