package payroll

import (
	"strings"

	"romukura/trade/attendance"
	"romukura/trade/client"
)

// plausible reports that no figure of an attendance month is below nought or above what two months
// hold, which is the longest a period can be.
func plausible(a *attendance.Month) bool {
	const days, minutes, times = 62, 62 * 24 * 60, 1_000_000
	for _, n := range [...]int{a.ScheduledHalves, a.WorkedHalves, a.LeaveHalves, a.SpecialHalves,
		a.AbsentHalves, a.ClosureHalves} {
		if n < 0 || n > 2*days {
			return false
		}
	}
	for _, n := range [...]int{a.LeaveMinutes, a.LateMinutes, a.Prescribed, a.Beyond, a.Overtime,
		a.Over60, a.Holiday, a.Night} {
		if n < 0 || n > minutes {
			return false
		}
	}
	for _, n := range a.Counts {
		if n < 0 || n > times {
			return false
		}
	}
	return true
}

// measured reads a measure off an attendance month; half days are given in halves, with per saying
// how many of the unit make one.
func measured(a *attendance.Month, m client.Measure) (n, per int) {
	switch m {
	case client.DaysWorked:
		return a.WorkedHalves, 2
	case client.PaidLeaveDays:
		return a.LeaveHalves, 2
	case client.MinutesWorked:
		return a.Prescribed, 60
	case client.PaidMinutes:
		return a.Prescribed + a.LeaveMinutes, 60
	case client.MinutesNight:
		return a.Night, 60
	case client.MinutesBeyond:
		return a.Beyond, 60
	case client.MinutesOver:
		return a.Overtime, 60
	case client.MinutesOver60:
		return a.Over60, 60
	case client.MinutesHoliday:
		return a.Holiday, 60
	}
	if code, ok := strings.CutPrefix(string(m), "count:"); ok {
		return a.Counts[code], 1
	}
	return 0, 1
}
