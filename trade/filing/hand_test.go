package filing_test

import (
	"slices"
	"testing"

	"romukura/ground/caldate"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

func TestWhatSomebodyEntersIsACaseWithTheDeadlineOfTheTable(t *testing.T) {
	day := caldate.Must("2026-11-10")
	e := &employee.Employee{ID: "e1", Number: "1001", Hired: caldate.Must("2020-04-01")}
	x := filing.Entry{Procedure: filing.Dependents, Employee: e, Day: day, Reason: "電話で連絡",
		By: "見本　花子", At: "2026-11-11T09:00:00+09:00"}
	c, faults := filing.Entered("c1", x)
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	// five days from the day after 10 November is the 15th, a Sunday
	if c.Due != caldate.Must("2026-11-15") || c.Until != caldate.Must("2026-11-16") {
		t.Error(c.Due, c.Until)
	}
	if c.Event.Label() != "手入力" || c.Employee != "e1" || c.State != filing.Ready ||
		len(c.Trail) != 1 || c.Trail[0].Reason != "電話で連絡" || c.Trail[0].By != "見本　花子" {
		t.Error(c)
	}
	x.Procedure, x.Until = filing.NameChange, day.AddDays(9) // the law names no day
	if c, faults = filing.Entered("c1", x); faults.Len() > 0 || c.Until != x.Until ||
		!c.Due.IsZero() {
		t.Error(faults.All(), c.Due, c.Until)
	}
}

func TestAllThatAnEntryLacksIsToldAtOnce(t *testing.T) {
	day, e := caldate.Must("2026-11-10"), &employee.Employee{ID: "e1"}
	for name, c := range map[string]struct {
		of   filing.Entry
		want []string
	}{
		"nothing at all": {filing.Entry{}, []string{"procedure", "day", "reason"}},
		"nobody": {filing.Entry{Procedure: filing.Loss, Day: day, Reason: "x"},
			[]string{"person"}},
		"one person of a payment": {filing.Entry{Procedure: filing.PremiumPayment, Employee: e,
			Day: day, Reason: "x"}, []string{"person"}},
		"a deadline of one's own": {filing.Entry{Procedure: filing.Loss, Employee: e, Day: day,
			Until: day, Reason: "x"}, []string{"until"}},
		"before the table": {filing.Entry{Procedure: filing.Loss, Employee: e,
			Day: caldate.Must("2020-04-01"), Reason: "x"}, []string{"day"}},
		"of a batch": {filing.Entry{Procedure: filing.AnnualBase, Employee: e, Day: day},
			[]string{"procedure", "reason"}},
	} {
		made, faults := filing.Entered("c1", c.of)
		var got []string
		for _, f := range faults.All() {
			got = append(got, f.Path)
			if f.Message == "" || f.Remedy == "" {
				t.Errorf("%s: %s says nothing", name, f.Code)
			}
		}
		if !slices.Equal(got, c.want) || made.ID != "" {
			t.Errorf("%s: %v %s", name, got, made.ID)
		}
	}
	for _, p := range filing.ByHand() {
		if filing.NameOf(p, day) == string(p) {
			t.Error(p, " has no name")
		}
	}
}
