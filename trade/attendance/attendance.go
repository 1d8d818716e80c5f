// Package attendance is what somebody worked: day by day where the client sends days, or the
// month's totals where it sends sums. Both end as a [Month], the one shape that payroll reads.
package attendance

import (
	"romukura/ground/caldate"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Month is one person's attendance in one pay period, in minutes and days. Half days count in
// halves.
type Month struct {
	Employee employee.ID  `json:"employee"`
	From     caldate.Date `json:"from"`    // first day of the pay period
	Through  caldate.Date `json:"through"` // closing day

	ScheduledHalves int `json:"scheduled_halves"`         // prescribed working days, in half days
	WorkedHalves    int `json:"worked_halves"`            // days worked, in half days
	HolidayDays     int `json:"holiday_days,omitempty"`   // days worked on statutory holidays
	RestDays        int `json:"rest_days,omitempty"`      // days worked on other rest days
	LeaveHalves     int `json:"leave_halves,omitempty"`   // annual paid leave, in half days
	LeaveMinutes    int `json:"leave_minutes,omitempty"`  // annual paid leave by the hour
	SpecialHalves   int `json:"special_halves,omitempty"` // other paid leave
	AbsentHalves    int `json:"absent_halves,omitempty"`
	ClosureHalves   int `json:"closure_halves,omitempty"` // closure by the employer (休業)
	LateMinutes     int `json:"late_minutes,omitempty"`   // late, early and out together
	LateTimes       int `json:"late_times,omitempty"`
	EarlyTimes      int `json:"early_times,omitempty"`

	Prescribed int `json:"prescribed"`         // worked within prescribed hours
	Beyond     int `json:"beyond,omitempty"`   // beyond prescribed, within statutory hours
	Overtime   int `json:"overtime,omitempty"` // beyond statutory hours, over 60 h not included
	Over60     int `json:"over60,omitempty"`   // of overtime, the part over 60 hours a month
	Holiday    int `json:"holiday,omitempty"`  // on statutory holidays
	Night      int `json:"night,omitempty"`    // late night, whatever else the minute is
	// RestOvertime is the part of Overtime and Over60 worked on non-statutory rest days.
	RestOvertime int `json:"rest_overtime,omitempty"`
	Short        int `json:"short,omitempty"` // flextime: short of the frame

	Counts map[string]int `json:"counts,omitempty"` // the client's own counts (宿直回数)
	Days   []Day          `json:"days,omitempty"`   // where the client sends days
}

// Day is one day's record.
type Day struct {
	Date   caldate.Date `json:"date"`
	Kind   DayKind      `json:"kind,omitempty"`
	Start  int          `json:"start,omitempty"` // minutes from midnight of the date
	End    int          `json:"end,omitempty"`   // above 1440 on the next day
	Breaks []Break      `json:"breaks,omitempty"`
	Leave  string       `json:"leave,omitempty"` // paid, half-am, half-pm, special, absent, closure
	// Prescribed minutes of this day where the regime fixes them day by day; 0 is the contract's.
	Prescribed int `json:"prescribed,omitempty"`
}

// Break is a pause, in minutes from midnight of the date.
type Break struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// DayKind is what kind of day it is by the record, else by the calendar of the client.
type DayKind = client.DayKind

// Kinds of days.
const (
	WorkingDay = client.WorkingDay // the record says nothing else
	RestDay    = client.RestDay    // non-statutory rest day (法定外休日)
	HolidayDay = client.HolidayDay // statutory holiday (法定休日)
	// StatedWorking is a working day by the record's own words, whatever the calendar makes of it: a
	// Saturday worked in exchange for another day (振替出勤).
	StatedWorking DayKind = "working"
)

// Key names the month within a client: the person and the closing day.
func (m *Month) Key() string { return string(m.Employee) + "/" + m.Through.String() }
