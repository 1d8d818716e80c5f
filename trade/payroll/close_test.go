package payroll_test

import (
	"testing"

	"romukura/law/dated"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

func runOf(t *testing.T, month string, all ...employee.Employee) payroll.Run {
	t.Helper()
	return prepare(t, tokyo(nil), month).Run(all,
		func(*employee.Employee) payroll.Input { return payroll.Input{} })
}

func TestARunIsClosedByTwoPersons(t *testing.T) {
	for _, c := range []struct{ computed, approved, want string }{
		{"", "乙野", "close.two"}, {"甲田", "", "close.two"}, {"甲田", "甲田", "close.two"},
		{"甲田　花子", "甲田 花子 ", "close.two"}, {"Sato", "SATO", "close.two"}, {"　", " ", "close.two"},
		{"甲田", "乙野", ""},
	} {
		run := runOf(t, "2026-06", *plain())
		faults := run.CloseBy(payroll.Signature{Computed: c.computed, Approved: c.approved,
			On: "2026-06-22T10:00:00+09:00"})
		got := codes(faults.All())
		if c.want == "" {
			if len(got) != 0 || !run.Close.Closed() || run.Close.On == "" {
				t.Errorf("%v", got)
			}
			continue
		}
		if len(got) != 1 || got[0] != c.want || run.Close.Closed() {
			t.Errorf("%q and %q: %v", c.computed, c.approved, got)
		}
	}
}

func TestAClosedRunIsNotClosedAgain(t *testing.T) {
	run := runOf(t, "2026-06", *plain())
	by := payroll.Signature{Computed: "甲田", Approved: "乙野"}
	run.CloseBy(by)
	faults := run.CloseBy(payroll.Signature{Computed: "丙川", Approved: "丁山"})
	if got := codes(faults.All()); len(got) != 1 || got[0] != "close.again" ||
		run.Close.ComputedBy != "甲田" {
		t.Errorf("%v by %s", got, run.Close.ComputedBy)
	}
}

func TestWhoCouldNotBeComputedHoldsTheCloseUntilTheApproverLeavesThemForLater(t *testing.T) {
	broken := *plain(func(e *employee.Employee) { e.ID, e.Contracts = "broken", nil })
	run := runOf(t, "2026-06", *plain(), broken)
	by := payroll.Signature{Computed: "甲田", Approved: "乙野"}
	faults := run.CloseBy(by)
	if got := codes(faults.All()); len(got) != 1 || got[0] != "close.failed" {
		t.Errorf("%v", got)
	}
	run.Close.Deferred = []employee.ID{"broken"}
	if faults := run.CloseBy(by); faults.Len() != 0 {
		t.Errorf("%v", faults.All())
	}
}

// Health rates are known to hold through February 2027 and the employment insurance rate to March:
// pay of May 2027 rests on values that nobody has published, and waits for a name.
func TestProvisionalValuesHoldTheCloseUntilSomebodyConfirmsThem(t *testing.T) {
	run := runOf(t, "2027-05", *plain())
	if run.Slips[0].Standing != dated.Provisional {
		t.Fatalf("standing %v", run.Slips[0].Standing)
	}
	by := payroll.Signature{Computed: "甲田", Approved: "乙野"}
	for _, confirmed := range [][]string{nil, {""}, {"　"}} {
		run.Close.Confirmed = confirmed
		faults := run.CloseBy(by)
		if got := codes(faults.All()); len(got) != 1 || got[0] != "close.provisional" {
			t.Errorf("%q: %v", confirmed, got)
		}
	}
	run.Close.Confirmed = []string{"丙川"}
	if faults := run.CloseBy(by); faults.Len() != 0 {
		t.Errorf("%v", faults.All())
	}
	if run := runOf(t, "2026-06", *plain()); len(run.Blocks()) != 0 {
		t.Errorf("June 2026 rests on known values: %v", run.Blocks())
	}
}

func TestEverythingThatStandsAgainstAClosingIsToldAtOnce(t *testing.T) {
	broken := *plain(func(e *employee.Employee) { e.ID, e.Contracts = "broken", nil })
	run := runOf(t, "2027-05", *plain(), broken)
	faults := run.CloseBy(payroll.Signature{Computed: "甲田", Approved: "甲田"})
	if got := codes(faults.All()); len(got) != 3 {
		t.Errorf("%v", got)
	}
}
