package payday_test

import (
	"slices"
	"testing"

	"romukura/desk/payday"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// A month of more overtime than the agreement allows is told with the pay: 45 hours a month is the
// limit of 労基法36-4. Directors have none.
func TestOvertimeBeyondTheAgreementIsNoted(t *testing.T) {
	for status, want := range map[employee.Employment]bool{employee.Regular: true,
		employee.Director: false} {
		c := one()
		since := caldate.Must("2024-04-01")
		rules := c.Profile.Groups[0].Rules[0].Value
		rules.Article36 = &client.Article36{From: since, MonthMinutes: 45 * 60, YearMinutes: 360 * 60}
		c.Profile.Groups[0].Rules = history.From(since, rules)
		contract := c.Employees[0].Contracts[0].Value
		contract.Status, contract.WeeklyMinutes, contract.WeeklyDays = status, 2400, 5
		c.Employees[0].Contracts = history.From(since, contract)
		for _, m := range []struct {
			through  string
			overtime int
		}{
			{"2026-04-30", 45*60 + 1}, {"2026-05-31", 60}} {
			c.Attendance = append(c.Attendance, attendance.Month{Employee: "d",
				Through: caldate.Must(m.through), ScheduledHalves: 40, WorkedHalves: 40,
				Prescribed: 160 * 60, Overtime: m.overtime})
		}
		if got := noted(month(t, c, "2026-04").Notes); got != want {
			t.Errorf("%s, April: %t", status, got)
		}
		report := payday.Look(c, c.Run("g", payroll.MonthlyPay, caldate.MustMonth("2026-04")))
		april := payroll.Hours36{Limit: "1か月の限度時間", Value: 45*60 + 1, Bound: 45 * 60, Broken: true}
		if want != (len(report.Hours) == 1 && report.Hours[0].Number == "1" &&
			report.Hours[0].Broken() && slices.Equal(report.Hours[0].Limits, []payroll.Hours36{april})) {
			t.Errorf("%s, April: %+v", status, report.Hours)
		}
		if got := noted(month(t, c, "2026-05").Notes); got {
			t.Errorf("%s: May says again what April broke", status)
		}
	}
}

func noted(notes []fault.Fault) bool {
	return slices.ContainsFunc(notes, func(f fault.Fault) bool { return f.Code == "article36.broken" })
}
