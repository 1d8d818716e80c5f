package attendance_test

import (
	"testing"

	"romukura/trade/attendance"
	"romukura/trade/client"
)

// march2026 is a calendar of March 2026: Sundays are statutory holidays, Saturdays are rest days
// but the 7th is worked, and the 20th (Friday) is free.
func march2026() client.Calendars {
	c := client.Calendar{From: day("2026-03-01"), Through: day("2026-03-31")}
	for _, o := range []client.DayOff{{Date: day("2026-03-01"), Kind: client.HolidayDay},
		{Date: day("2026-03-08"), Kind: client.HolidayDay}, {Date: day("2026-03-14"),
			Kind: client.RestDay}, {Date: day("2026-03-15"), Kind: client.HolidayDay},
		{Date: day("2026-03-20"), Kind: client.RestDay}} {
		c.Set(o)
	}
	return client.Calendars{c}
}

// A record that says nothing of a day is of the calendar's kind: 8 hours on a statutory holiday and
// on a rest day, beside a Saturday that the calendar has worked.
func TestTheCalendarSaysOfWhatKindADayIs(t *testing.T) {
	with := terms()
	with.Calendars = march2026()
	m := march(shift("2026-03-07", 9, 18), shift("2026-03-08", 9, 18), shift("2026-03-20", 9, 18))
	classify(t, m, with)
	if m.Prescribed != 480 || m.Holiday != 480 || m.Prescribed+m.Beyond+m.Overtime+m.Holiday != 3*480 {
		t.Errorf("%+v", m)
	}
	if m.HolidayDays != 1 || m.RestDays != 1 || m.ScheduledHalves != 2 {
		t.Errorf("days: %+v", m)
	}
	for i, want := range []client.DayKind{client.WorkingDay, client.HolidayDay, client.RestDay} {
		if m.Days[i].Kind != want {
			t.Errorf("the attendance book shows %q, not %q", m.Days[i].Kind, want)
		}
	}
}

// What the record says goes first, and so does leave, which there is on working days only.
func TestTheRecordGoesBeforeTheCalendar(t *testing.T) {
	with := terms()
	with.Calendars = march2026()
	stated := shift("2026-03-14", 9, 18)
	stated.Kind = attendance.StatedWorking // worked in exchange
	exchanged := attendance.Day{Date: day("2026-03-16"), Kind: attendance.RestDay}
	leave := attendance.Day{Date: day("2026-03-20"), Leave: "paid"}
	m := march(stated, exchanged, leave)
	classify(t, m, with)
	if m.Prescribed != 480 || m.RestDays != 0 || m.LeaveHalves != 2 || m.ScheduledHalves != 4 {
		t.Errorf("%+v", m)
	}
	if m.Days[0].Kind != attendance.StatedWorking || m.Days[2].Kind != attendance.WorkingDay {
		t.Error("the record was written over")
	}
}

// A night shift that runs from Saturday into a Sunday that was not sent is cut at midnight where
// the calendar has a statutory holiday, and is not where the Sunday is a working day.
func TestTheDayAfterAShiftIsThatOfTheCalendar(t *testing.T) {
	night := func(date string) *attendance.Month {
		return march(attendance.Day{Date: day(date), Start: 22 * 60, End: 29 * 60})
	}
	with := terms()
	with.Calendars = march2026()
	m := night("2026-03-07")
	classify(t, m, with)
	if m.Holiday != 5*60 {
		t.Errorf("into a statutory holiday: %+v", m)
	}
	m = night("2026-03-21") // the calendar works on the 22nd
	classify(t, m, with)
	if m.Holiday != 0 {
		t.Errorf("into a working Sunday: %+v", m)
	}
	m = night("2026-03-28")
	with.Calendars = nil
	classify(t, m, with)
	if m.Holiday != 5*60 {
		t.Errorf("without a calendar Sunday is the statutory holiday: %+v", m)
	}
}
