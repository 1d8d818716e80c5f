package insured_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/insured"
)

func afterLeave(t *testing.T, e employee.Employee, pays []pay) insured.Row {
	t.Helper()
	c := company()
	r, err := insured.AfterLeaves(insured.Register{Client: c, Employees: []employee.Employee{e},
		Runs: runs(c, "2026-01", map[string][]pay{"1": pays})},
		caldate.Range{From: day("2026-04-01"), Through: day("2026-06-30")}, day("2026-08-01"), true)
	if err != nil || len(r.Rows) != 1 {
		t.Fatal(len(r.Rows), err)
	}
	return r.Rows[0]
}

// README 5.5: months from that of the day after the end, those below 17 days left out, one grade
// suffices, from the fourth month, on application.
func TestShorterHoursAfterChildcareLeaveAreRevisedByOneGrade(t *testing.T) {
	e := person("1", 280_000)
	e.Leaves = []employee.Leave{{Kind: employee.LeaveChildcare, Start: day("2025-06-01"),
		End: day("2026-04-14"), Ended: true, Birth: day("2025-04-10")}}
	pays := append(times(3, pay{nobody: true}), pay{base: 150_000, days: 16},
		pay{base: 280_000}, pay{base: 280_000}, pay{base: 400_000})
	r := afterLeave(t, e, pays)
	want(t, r, insured.Proposed, remuneration.Revised)
	if r.Decision.From != month("2026-07") || r.Decision.Standard.Health != 280_000 ||
		r.Decision.Used != 2 || !asks(&r, "after-leave.application") ||
		r.Procedure != filing.AfterChildcare {
		t.Errorf("%+v %v", r.Decision, r.Judgements)
	}
	pays[4].base, pays[5].base = 300_000, 300_000
	want(t, afterLeave(t, e, pays), insured.LeftOut, remuneration.SameGrade)
	want(t, afterLeave(t, e, pays[:5]), insured.Waiting, insured.PayAwaited)

	e.Leaves[0].Ended = false
	want(t, afterLeave(t, e, pays), insured.LeftOut, insured.NotEnded)
	e.Leaves[0].Ended, e.Leaves[0].Birth = true, caldate.Date{}
	want(t, afterLeave(t, e, pays), insured.LeftOut, insured.NoChildBirth)
	e.Leaves[0].Child = "k"
	e.Family = []employee.FamilyMember{{ID: "k", Born: day("2023-04-15")}}
	// Three years are reached on the eve of the birthday, 14 April 2026, the last day of the leave.
	want(t, afterLeave(t, e, pays), insured.LeftOut, remuneration.ChildTooOld)
}

func TestMaternityLeaveThatChildcareLeaveFollowsIsNotRevised(t *testing.T) {
	e := person("1", 280_000)
	e.Leaves = []employee.Leave{
		{Kind: employee.LeaveMaternity, Start: day("2026-01-20"), End: day("2026-04-27"), Ended: true},
		{Kind: employee.LeaveChildcare, Start: day("2026-04-28"), End: day("2027-03-01")}}
	want(t, afterLeave(t, e, times(4, pay{nobody: true})), insured.LeftOut, remuneration.LeaveGoesOn)
}

func acquisition(t *testing.T, c *client.Client, people []employee.Employee,
	pays map[string][]pay) insured.Row {
	t.Helper()
	r, err := insured.Acquisitions(insured.Register{Client: c, Employees: people,
		Runs: runs(c, "2026-03", pays)}, caldate.Range{From: day("2026-04-01"),
		Through: day("2026-04-30")}, day("2026-04-10"), true)
	if err != nil || len(r.Rows) != 1 {
		t.Fatal(len(r.Rows), err)
	}
	return r.Rows[0]
}

func joined(c employee.Contract) employee.Employee {
	e := person("9", 0)
	acquired("2026-04-01")(&e)
	e.Contracts = history.From(e.Hired, c)
	e.Insured.Standards = nil
	return e
}

func TestTheFirstStandardIsWhatTheContractPromises(t *testing.T) {
	contract := employee.Contract{Establishment: "a", Group: "g", Kind: employee.Monthly,
		Status: employee.Regular, WeeklyMinutes: 2400, WeeklyDays: 5,
		Amounts: map[string]yen.Amount{"base": 250_000, "post": 10_000, "commute": 12_000,
			"meal": 3_000}}
	r := acquisition(t, company(), []employee.Employee{joined(contract)}, nil)
	want(t, r, insured.Proposed, remuneration.Decided)
	if r.Decision.Average != 275_000 || r.Decision.Standard.Health != 280_000 ||
		r.Decision.Through != month("2026-08") || r.InKind[0] != 3_000 {
		t.Errorf("%+v", r.Decision)
	}
	contract.ExpectedMonthly = 300_000 // with 25,000 of overtime
	r = acquisition(t, company(), []employee.Employee{joined(contract)}, nil)
	if r.Decision.Average != 300_000 {
		t.Error(r.Decision.Average)
	}
	contract.Amounts, contract.ExpectedMonthly = nil, 0
	want(t, acquisition(t, company(), []employee.Employee{joined(contract)}, nil), insured.LeftOut,
		insured.NoPay)
}

func TestPayByTimeFollowsOthersWithTheSameWork(t *testing.T) {
	contract := employee.Contract{Establishment: "a", Group: "g", Kind: employee.Hourly,
		Status: employee.PartTime, Job: "仕分け", WeeklyMinutes: 1800, WeeklyDays: 5,
		Amounts: map[string]yen.Amount{"hourly": 1_200, "commute": 5_000}}
	other := func(id string, unit yen.Amount) employee.Employee {
		e := person(id, 0)
		c := contract
		c.Amounts = map[string]yen.Amount{"hourly": unit}
		e.Contracts = history.From(since, c)
		return e
	}
	people := []employee.Employee{other("1", 1_200), other("2", 1_200), other("3", 1_300),
		joined(contract)}
	pays := map[string][]pay{"1": {{hourly: 1_200, hours: 130, commute: 9_000}},
		"2": {{hourly: 1_200, hours: 120, overtime: 6_000}}, "3": {{hourly: 1_300, hours: 200}}}
	r := acquisition(t, company(), people, pays)
	want(t, r, insured.Proposed, remuneration.Decided)
	// (156,000 + 150,000) ÷ 2 + 5,000
	if r.Decision.Average != 158_000 || asks(&r, "acquisition.similar") {
		t.Error(r.Decision.Average, r.Judgements)
	}
	// Alone in the work: 1,200 × 30 hours × 52 ÷ 12 = 156,000, and a person is asked.
	r = acquisition(t, company(), people[3:], nil)
	if r.Decision.Average != 161_000 || !asks(&r, "acquisition.similar") {
		t.Error(r.Decision.Average, r.Judgements)
	}
	expected := contract
	expected.ExpectedMonthly = 150_000
	r = acquisition(t, company(), []employee.Employee{joined(expected)}, nil)
	if r.Decision.Average != 150_000 || !asks(&r, "acquisition.similar") {
		t.Error(r.Decision.Average, r.Judgements)
	}
}

func TestAStandardThatIsRecordedIsNotDecidedAgain(t *testing.T) {
	e := joined(employee.Contract{Establishment: "a", Group: "g", Kind: employee.Monthly,
		Status: employee.Regular, Amounts: map[string]yen.Amount{"base": 250_000}})
	e.Insured.Standards = history.From(day("2026-04-01"), employee.Standard{Health: 260_000,
		Pension: 260_000, Cause: "acquisition"})
	r := acquisition(t, company(), []employee.Employee{e}, nil)
	want(t, r, insured.LeftOut, insured.AlreadyDecided)
	if r.Decision.Standard.Health != 260_000 || r.Before.Health != 260_000 {
		t.Errorf("%+v", r)
	}
}

func TestJoinedAndLeftInOneMonthHasAFirstStandard(t *testing.T) {
	e := joined(employee.Contract{Establishment: "a", Group: "g", Kind: employee.Monthly,
		Status: employee.Regular, Amounts: map[string]yen.Amount{"base": 250_000}})
	e.Left = day("2026-04-20")
	want(t, acquisition(t, company(), []employee.Employee{e}, nil), insured.Proposed,
		remuneration.Decided)
	c := company()
	r := annual(t, insured.Register{Client: c, Employees: []employee.Employee{e},
		Runs: runs(c, "2026-04", map[string][]pay{"9": {{base: 160_000, days: 20}}})})
	want(t, r.Rows[0], insured.LeftOut, remuneration.ExcludedGone)
}
