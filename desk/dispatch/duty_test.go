package dispatch_test

import (
	"testing"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/trade/attendance"
	"romukura/trade/employee"
)

// TestFiveDaysOfLeaveAreCounted hires somebody on 1 April: ten days are granted on 1 October, and
// five of them must be taken by 30 September of the next year (労基法39-7).
func TestFiveDaysOfLeaveAreCounted(t *testing.T) {
	hired := caldate.Must("2025-04-01")
	e := employee.Employee{ID: "1", Number: "1", Hired: hired,
		Contracts: history.From(hired, employee.Contract{WeeklyDays: 5, WeeklyMinutes: 2400}),
		PaidLeave: []employee.LeaveDay{{Day: caldate.Must("2025-09-30"), Halves: 2}, // before the year
			{Day: caldate.Must("2025-10-01"), Halves: 2}, {Day: caldate.Must("2026-03-02"), Halves: 1}}}
	c := &book.Client{Employees: []employee.Employee{e}, Attendance: []attendance.Month{
		{Employee: "1", From: caldate.Must("2026-04-01"), Through: caldate.Must("2026-04-30"),
			LeaveHalves: 4},
		{Employee: "1", From: caldate.Must("2025-09-16"), Through: caldate.Must("2025-10-15"),
			LeaveHalves: 9}}} // nobody knows on which side of the day
	all, err := dispatch.LeaveDuties(c, caldate.Must("2026-05-01"))
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	d := all[0]
	if d.Window.From != caldate.Must("2025-10-01") || d.Window.Through != caldate.Must("2026-09-30") ||
		d.Needed != 10 || d.Taken != 7 || !d.Behind() {
		t.Errorf("%+v", d)
	}
	if all, err = dispatch.LeaveDuties(c, caldate.Must("2025-08-01")); err != nil || len(all) != 0 {
		t.Errorf("before the grant: %v %v", all, err)
	}
}
