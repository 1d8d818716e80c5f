package payroll_test

import (
	"slices"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// plain is somebody of 300,000 a month at the tokyo client, born in 1995, column A without
// dependents.
func plain(change ...func(*employee.Employee)) *employee.Employee {
	e := person(worker{pay: 300_000, standard: 300_000, column: "kou"})
	for _, c := range change {
		c(e)
	}
	return e
}

// joined is hired, and insured from that day.
func joined(day string) func(*employee.Employee) {
	return func(e *employee.Employee) {
		e.Hired = caldate.Must(day)
		e.Contracts[0].From = e.Hired
		e.Insured.Social = []employee.SocialSpan{{Acquired: e.Hired}}
		e.Insured.Employment = []employee.EmploymentSpan{{Acquired: e.Hired}}
	}
}

func left(day string) func(*employee.Employee) {
	return func(e *employee.Employee) { e.Left = caldate.Must(day) }
}

func born(day string) func(*employee.Employee) {
	return func(e *employee.Employee) { e.Born = caldate.Must(day) }
}

func away(kind employee.LeaveKind, from, through string) func(*employee.Employee) {
	return func(e *employee.Employee) {
		e.Leaves = append(e.Leaves, employee.Leave{Kind: kind, Start: caldate.Must(from),
			End: caldate.Must(through), Applied: true})
	}
}

// contract changes the first contract.
func contract(change func(*employee.Contract)) func(*employee.Employee) {
	return func(e *employee.Employee) { change(&e.Contracts[0].Value) }
}

// uninsured is in no insurance, so that pay alone is looked at.
func uninsured(e *employee.Employee) { e.Insured = employee.Insured{} }

func rules(change func(*client.PayRules)) *client.Client {
	return tokyo(func(_ *client.Client, r *client.PayRules) { change(r) })
}

// items is a client whose items are these and no others.
func items(list ...client.Item) *client.Client {
	return tokyo(func(c *client.Client, _ *client.PayRules) { c.Items = list })
}

// all counts in every base.
var all = client.Counts{Remuneration: true, FixedPay: true, Wages: true, Tax: client.Taxable,
	ExtraBase: true, MinimumBase: true}

func prepare(t *testing.T, c *client.Client, month string) *payroll.Terms {
	t.Helper()
	terms, err := payroll.Prepare(c, "g", caldate.MustMonth(month), payroll.Tables{})
	if err != nil {
		t.Fatal(err)
	}
	return terms
}

// faultsOf are the faults for which nobody is paid.
func faultsOf(t *testing.T, c *client.Client, e *employee.Employee, in payroll.Input) []string {
	t.Helper()
	s, faults := prepare(t, c, "2026-06").Slip(e, in)
	if s != nil {
		t.Fatal("computed all the same")
	}
	return codes(faults.All())
}

func codes(list []fault.Fault) []string {
	var out []string
	for _, f := range list {
		out = append(out, f.Code)
	}
	return out
}

func noted(s *payroll.Slip, code string) bool { return slices.Contains(codes(s.Notes), code) }

func same(t *testing.T, what string, got, want yen.Amount) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %d, want %d", what, got, want)
	}
}

// worked is attendance with these figures.
func worked(m attendance.Month) payroll.Input {
	m.Employee = "e"
	return payroll.Input{Attendance: &m}
}

func single(day string, v int64, of int64) history.Of[yen.Rate] {
	return history.From(caldate.Must(day), yen.Rate{Num: v, Den: of})
}
