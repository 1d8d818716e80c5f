package season_test

import (
	"strings"
	"testing"

	"romukura/desk/season"
	"romukura/ground/caldate"
	"romukura/law/residenttax"
	"romukura/trade/employee"
)

// The pay takes the lump sum, and the notice says what the pay took.
func TestPayAndTheNoticeOfALeaverSayTheSame(t *testing.T) {
	c := invented(t)
	e := c.EmployeeByNumber("2")
	e.Left, e.LeftReason = day("2026-12-31"), employee.LeftOwnWill
	e.Resident = []employee.ResidentNotice{{Version: 1, Year: 2026, FromMonth: december,
		First: 20_000, Others: 15_000, Municipality: "139999", MunicipalName: "見本区",
		LumpOnLeaving: true}}
	other := c.EmployeeByNumber("1")
	other.Resident = []employee.ResidentNotice{
		{Version: 1, Year: 2026, FromMonth: caldate.MustMonth("2026-06"), First: 8_000, Others: 7_000,
			Municipality: "139999"},
		{Version: 2, Year: 2026, FromMonth: december, First: 6_000, Others: 5_000,
			Municipality: "139999"}}
	pay(t, c, december)
	r := season.ResidentOf(c, season.Months{From: december, Through: december})
	if len(r.Faults) > 0 || len(r.Leavers) != 1 || len(r.Revised) != 1 {
		t.Fatalf("%+v", r)
	}
	x := r.Leavers[0]
	if x.Collected != 20_000 || x.Rest != 75_000 || x.Lump != 75_000 ||
		x.Way != residenttax.LumpOnRequest || x.LumpOn != day("2026-12-25") ||
		x.PaidBy != day("2027-01-12") || x.Until != day("2027-01-12") {
		t.Errorf("%+v", x)
	}
	if y := r.Revised[0]; y.Number != "1" || y.Before != 7_000 || y.First != 6_000 {
		t.Errorf("%+v", y)
	}
	out := r.Outputs(c, day("2027-01-05"))
	if len(out) != 3 || len(out[0].Batch.Documents) != 1 ||
		!strings.Contains(string(out[1].Data), "139999,見本区,現年度,2026") ||
		!strings.Contains(string(out[2].Data), "7000,6000,5000") {
		t.Errorf("%+v", out)
	}
	january := caldate.MustMonth("2027-01")
	if r = season.ResidentOf(c, season.Months{From: january, Through: january}); len(r.Leavers) > 0 ||
		len(r.Revised) > 0 || len(r.Outputs(c, day("2027-01-05"))) > 0 {
		t.Errorf("%+v", r)
	}
}
