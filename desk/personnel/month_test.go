package personnel_test

import (
	"slices"
	"testing"

	"romukura/desk/book"
	"romukura/desk/personnel"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/trade/employee"
	registry "romukura/trade/insured"
	"romukura/trade/payroll"
)

// The group of the sample pays a month's work in the month after, and the premium of that month.
func TestEachKindOfChangeShowsInThePayThatItComesToFirst(t *testing.T) {
	day, month := caldate.Must, caldate.MustMonth
	leave := func(l employee.Leave) func(*employee.Employee) {
		return func(e *employee.Employee) { e.Leaves = append(e.Leaves, l) }
	}
	for name, x := range map[string]struct {
		do    func(*employee.Employee)
		month string // of the first pay that comes out otherwise
		code  string // of a line that differs in it
	}{
		"a leave that is planned": {leave(employee.Leave{Kind: employee.LeaveCaregiver,
			Start: day("2026-11-16"), End: day("2027-01-31")}), "2026-12", "base"},
		"childcare leave, free of premiums": {leave(employee.Leave{Kind: employee.LeaveChildcare,
			Start: day("2026-11-01"), End: day("2027-03-31"), Birth: day("2026-09-01"), Applied: true}),
			"2026-12", payroll.CodeHealth},
		"a standard": {func(e *employee.Employee) {
			e.Insured.Standards = e.Insured.Standards.With(day("2026-11-01"),
				employee.Standard{Health: 410_000, Pension: 410_000, Cause: registry.CauseOccasional})
		}, "2026-12", payroll.CodePension},
		"a declaration": {func(e *employee.Employee) {
			d, _ := e.Tax.Latest()
			d.Relatives += 2
			e.Tax = e.Tax.With(day("2026-12-10"), d)
		}, "2026-12", payroll.CodeTax},
		"residents' tax": {func(e *employee.Employee) {
			n := e.Resident[len(e.Resident)-1]
			n.Version, n.FromMonth, n.First = n.Version+1, month("2026-12"), n.First+1_000
			e.Resident = append(e.Resident, n)
		}, "2026-12", payroll.CodeResident},
		"somebody who leaves": {func(e *employee.Employee) {
			e.Left, e.LeftReason = day("2026-12-15"), employee.LeftOwnWill
		}, "2027-01", "base"},
	} {
		c := sakura(t)
		e := person(t, c)
		x.do(&e)
		found := effects(t, c, &e).Months
		if len(found) == 0 || found[0].Month != month(x.month) || found[0].Closed {
			t.Errorf("%s: %+v", name, found)
			continue
		}
		if !slices.ContainsFunc(found[0].Differences, func(d payroll.Difference) bool {
			return d.Code == x.code
		}) {
			t.Errorf("%s: %+v", name, found[0].Differences)
		}
	}
}

// person is somebody insured with a notice of residents' tax.
func person(t *testing.T, c *book.Client) employee.Employee {
	t.Helper()
	e := insured(t, c)
	if len(e.Resident) == 0 {
		t.Fatal("no notice of residents' tax")
	}
	return e
}

// What regular staff work is looked at among colleagues: a regular worker of few hours is no
// measure of their own hours.
func TestHoursAreMeasuredByColleagues(t *testing.T) {
	c := sakura(t)
	e := insured(t, c)
	contract := *e.Contracts.Ref(tour.Day)
	contract.WeeklyMinutes, contract.WeeklyDays = 15*60, 3
	e.Contracts = e.Contracts.With(caldate.Must("2026-11-10"), contract)
	rows := effects(t, c, &e).Coverage
	for _, in := range []registry.Insurance{registry.Social, registry.Employment} {
		if !slices.ContainsFunc(rows, func(r registry.CoverageRow) bool { return r.Insurance == in }) {
			t.Errorf("%s: %+v", in, rows)
		}
	}
}

func TestWhatMayBeForgottenBesideTheFilings(t *testing.T) {
	day := caldate.Must("2026-11-16")
	leave := func(k employee.LeaveKind, applied bool) func(*employee.Employee) {
		return func(e *employee.Employee) {
			e.Leaves = append(e.Leaves, employee.Leave{Kind: k, Start: day, End: day.AddMonths(3),
				Due: day.AddDays(42), Birth: day.AddMonths(-2), Applied: applied})
		}
	}
	for name, x := range map[string]struct {
		do   func(*employee.Employee)
		want []personnel.Look
	}{
		"maternity": {leave(employee.LeaveMaternity, true), []personnel.Look{
			personnel.LookMaternityPay}},
		"childcare": {leave(employee.LeaveChildcare, false), []personnel.Look{
			personnel.LookChildcarePay, personnel.LookExemption}},
		"caregiver": {leave(employee.LeaveCaregiver, false), []personnel.Look{
			personnel.LookCaregiverPay, personnel.LookPremiums}},
		"sick": {leave(employee.LeaveSick, false), []personnel.Look{
			personnel.LookSickPay, personnel.LookPremiums}},
		"suspension": {leave(employee.LeaveSuspension, false), []personnel.Look{
			personnel.LookPremiums}},
		"another place": {func(e *employee.Employee) {
			k := *e.Contracts.Ref(day)
			k.Establishment = "elsewhere"
			e.Contracts = e.Contracts.With(day, k)
			e.Commute = nil
		}, []personnel.Look{personnel.LookTransfer}},
		"another way to work": {func(e *employee.Employee) {
			k, _ := e.Commute.Latest()
			k.Pass += 5_000
			e.Commute = e.Commute.With(day, k)
		}, []personnel.Look{personnel.LookAllowance}},
	} {
		c := sakura(t)
		e := insured(t, c)
		x.do(&e)
		if got := effects(t, c, &e).Looks; !slices.Equal(got, x.want) {
			t.Errorf("%s: %q, not %q", name, got, x.want)
		}
	}
}
