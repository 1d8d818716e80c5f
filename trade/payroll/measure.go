package payroll

import (
	"strings"

	"romukura/trade/attendance"
	"romukura/trade/client"
)

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
