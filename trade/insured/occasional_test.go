package insured_test

import (
	"testing"

	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/insured"
)

// after is a pay until April 2026 and another from May on, through July.
func after(before, now pay) []pay { return append(times(4, before), times(3, now)...) }

// README 5.4: two grades, in the direction of fixed pay. 300,000 is grade 22 of health insurance
// (290,000 to 310,000), 320,000 the next, 340,000 two grades up from 330,000 on.
func TestTwoGradesRevise(t *testing.T) {
	for _, c := range []struct {
		name        string
		before, now pay
		key         remuneration.Key
		way         remuneration.Direction
		standard    yen.Amount
	}{
		{"two grades up at the bound", pay{base: 300_000}, pay{base: 330_000}, remuneration.Revised,
			remuneration.Up, 340_000},
		{"a yen below", pay{base: 300_000}, pay{base: 329_999}, remuneration.SmallDifference,
			remuneration.Up, 300_000},
		{"two grades down at the bound", pay{base: 300_000}, pay{base: 269_999},
			remuneration.Revised, remuneration.Down, 260_000},
		{"a yen above", pay{base: 300_000}, pay{base: 270_000}, remuneration.SmallDifference,
			remuneration.Down, 300_000},
		{"raised, and the average fell", pay{base: 280_000, overtime: 20_000}, pay{base: 269_000,
			post: 12_000, overtime: -15_000}, remuneration.OtherDirection, remuneration.Up, 300_000},
		{"a new allowance", pay{base: 300_000}, pay{base: 300_000, post: 30_000},
			remuneration.Revised, remuneration.Up, 340_000},
		{"an allowance ended", pay{base: 265_000, post: 35_000}, pay{base: 265_000},
			remuneration.Revised, remuneration.Down, 260_000},
		{"commuting", pay{base: 290_000, commute: 10_000}, pay{base: 290_000, commute: 45_000},
			remuneration.Revised, remuneration.Up, 340_000},
		{"16 days in a month", pay{base: 300_000}, pay{base: 360_000, days: 16},
			remuneration.FewDays, remuneration.Up, 300_000},
		{"17 days", pay{base: 300_000}, pay{base: 360_000, days: 17}, remuneration.Revised,
			remuneration.Up, 360_000},
	} {
		r, changed := revision(t, person("1", c.now.base), after(c.before, c.now))
		if !changed {
			t.Errorf("%s: no change seen", c.name)
			continue
		}
		if r.Key != c.key || r.Direction != c.way || r.Decision.Standard.Health != c.standard {
			t.Errorf("%s: %s %d %+v", c.name, r.Key, r.Direction, r.Decision.Standard)
		}
		if (r.State == insured.Proposed) != (c.key == remuneration.Revised) {
			t.Errorf("%s: %s", c.name, r.State)
		}
		if r.Decision.From != month("2026-08") || r.Change != month("2026-05") {
			t.Errorf("%s: from %s", c.name, r.Decision.From)
		}
	}
}

func TestOvertimeAbsenceAndHoursAreNoChangeOfFixedPay(t *testing.T) {
	for name, pays := range map[string][]pay{
		"overtime": after(pay{base: 300_000}, pay{base: 300_000, overtime: 90_000}),
		"hours": after(pay{hourly: 1_500, hours: 100},
			pay{hourly: 1_500, hours: 160}),
		"leave for all of a month": {{base: 300_000}, {base: 300_000}, {base: 300_000},
			{nobody: true}, {base: 300_000}, {base: 300_000}, {base: 300_000}},
		"a month without hours": {{hourly: 1_500, hours: 100}, {}, {}, {post: 1}, {hourly: 1_500,
			hours: 100, post: 1}, {hourly: 1_500, hours: 100, post: 1},
			{hourly: 1_500, hours: 100, post: 1}},
	} {
		e := person("1", 300_000)
		e.Contracts[0].Value.Amounts["hourly"] = 1_500
		if r, changed := revision(t, e, pays); changed {
			t.Errorf("%s: %s %+v", name, r.Key, r.Changes)
		}
	}
}

func TestAllAreCountedWhetherTheirPayChangedOrNot(t *testing.T) {
	c := company()
	reg := insured.Register{Client: c,
		Employees: []employee.Employee{person("1", 300_000), person("2", 360_000)},
		Runs: runs(c, "2026-01", map[string][]pay{"1": times(7, pay{base: 300_000}),
			"2": after(pay{base: 300_000}, pay{base: 360_000})})}
	r, err := insured.OccasionalAll(reg, month("2026-05"), day("2026-08-01"), false)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Rows) != 1 || r.Unchanged != 1 {
		t.Error(len(r.Rows), r.Unchanged)
	}
	cases, _, err := r.Cases(c)
	if err != nil || len(cases) != 1 {
		t.Fatal(cases, err)
	}
	if got := cases[0]; got.Procedure != filing.MonthlyChange || !got.Due.IsZero() ||
		got.Day != day("2026-08-01") {
		t.Errorf("%+v", got)
	}
}

func TestAnHourlyPriceThatRoseIsAChangeThoughHoursFell(t *testing.T) {
	e := person("1", 0)
	e.Contracts[0].Value.Kind = employee.Hourly
	e.Contracts[0].Value.Amounts = map[string]yen.Amount{"hourly": 2_000}
	e.Insured.Standards = history.From(day("2025-09-01"), employee.Standard{Health: 240_000,
		Pension: 240_000, Cause: "annual"})
	r, _ := revision(t, e, after(pay{hourly: 1_500, hours: 160, days: 20},
		pay{hourly: 1_600, hours: 120, days: 20}))
	if r.Key != remuneration.OtherDirection || r.Direction != remuneration.Up ||
		r.Changes[0].Before != 1_500 || r.Changes[0].After != 1_600 || !r.Changes[0].Price {
		t.Errorf("%+v", r)
	}
}

func TestAWeekOfOtherLengthIsAChangeOfHourlyPay(t *testing.T) {
	e := person("1", 0)
	shorter := employee.Contract{Establishment: "a", Group: "g", Kind: employee.Hourly,
		Status: employee.PartTime, WeeklyMinutes: 1800, WeeklyDays: 5,
		Amounts: map[string]yen.Amount{"hourly": 1_500}}
	longer := shorter
	longer.WeeklyMinutes = 2400
	e.Contracts = history.From(since, shorter).With(day("2026-05-01"), longer)
	e.Insured.Standards = history.From(day("2025-09-01"), employee.Standard{Health: 200_000,
		Pension: 200_000, Cause: "annual"})
	r, changed := revision(t, e, after(pay{hourly: 1_500, hours: 130, days: 21},
		pay{hourly: 1_500, hours: 173, days: 21}))
	if !changed || r.Key != remuneration.Revised || r.Direction != remuneration.Up ||
		r.Changes[0].Kind != remuneration.PaySystem {
		t.Errorf("%+v", r)
	}
}

func TestAPersonIsAskedWhereUpAndDownCannotBeAdded(t *testing.T) {
	e := person("1", 0)
	monthly := e.Contracts[0].Value
	monthly.Amounts = map[string]yen.Amount{"base": 360_000}
	hourly := monthly
	hourly.Kind, hourly.Amounts = employee.Hourly, map[string]yen.Amount{"hourly": 1_800}
	e.Contracts = history.From(since, hourly).With(day("2026-05-01"), monthly)
	r, changed := revision(t, e, after(pay{hourly: 1_800, hours: 165, days: 21},
		pay{base: 360_000}))
	if !changed || r.State != insured.Proposed || !asks(&r, "insured.direction") ||
		r.Direction != remuneration.Up {
		t.Errorf("%+v", r)
	}
	// In the annual determination such a proposal excludes nobody; it is said that it may.
	c := company()
	pays := append(times(3, pay{hourly: 1_800, hours: 165, days: 21}),
		times(3, pay{base: 360_000})...)
	e.Contracts = history.From(since, hourly).With(day("2026-04-01"), monthly)
	a := annual(t, insured.Register{Client: c, Employees: []employee.Employee{e},
		Runs: runs(c, "2026-01", map[string][]pay{"1": pays})}).Rows[0]
	if a.State != insured.Proposed || !a.Planned {
		t.Errorf("%+v", a)
	}
}

func TestAmountsOfOneMonthAreAddedUp(t *testing.T) {
	r, _ := revision(t, person("1", 0), after(pay{base: 250_000, post: 50_000},
		pay{base: 340_000, post: 20_000}))
	want(t, r, insured.Proposed, remuneration.Revised)
	if r.Direction != remuneration.Up || len(r.Changes) != 2 {
		t.Errorf("%+v", r.Changes)
	}
	r, _ = revision(t, person("1", 0), after(pay{base: 250_000, post: 50_000},
		pay{base: 270_000, post: 30_000, overtime: 90_000}))
	want(t, r, insured.LeftOut, insured.NetUnchanged)
}

func TestARetroactiveRaiseCountsFromTheMonthOfTheDifference(t *testing.T) {
	// Raised from April, first paid with the difference in May.
	pays := after(pay{base: 300_000}, pay{base: 330_000})
	pays[4].difference = 30_000
	r, _ := revision(t, person("1", 330_000), pays)
	want(t, r, insured.Proposed, remuneration.Revised)
	if r.Decision.Average != 330_000 || r.Decision.From != month("2026-08") {
		t.Error(r.Decision.Average, r.Decision.From)
	}
	// A difference that comes a month after the new pay is a question.
	pays = append(times(3, pay{base: 300_000}), times(4, pay{base: 330_000})...)
	pays[4].difference = 30_000
	r, _ = revision(t, person("1", 330_000), pays)
	want(t, r, insured.LeftOut, insured.DifferenceAlone)
	if !asks(&r, "insured.difference-month") {
		t.Error("nobody is asked")
	}
}

func TestPayOfTheThreeMonthsIsAwaited(t *testing.T) {
	r, _ := revision(t, person("1", 360_000), append(times(4, pay{base: 300_000}),
		times(2, pay{base: 360_000})...))
	want(t, r, insured.Waiting, insured.PayAwaited)
}

func TestWhoIsNotRevisedIsToldWhy(t *testing.T) {
	raise := after(pay{base: 300_000}, pay{base: 360_000})
	for _, c := range []struct {
		name   string
		change func(*employee.Employee)
		key    remuneration.Key
	}{
		{"insured from May", func(e *employee.Employee) {
			e.Insured.Social[0].Acquired = day("2026-05-01")
		}, insured.NewlyInsured},
		{"left in July", left("2026-07-31"), insured.LostBefore},
		{"not insured", func(e *employee.Employee) { e.Insured.Social = nil }, insured.NotInsured},
		{"no standard", func(e *employee.Employee) { e.Insured.Standards = nil },
			insured.NoStandard},
		{"revised already", func(e *employee.Employee) {
			e.Insured.Standards = e.Insured.Standards.With(day("2026-08-01"), employee.Standard{
				Health: 360_000, Pension: 360_000, Cause: "occasional"})
		}, insured.AlreadyRevised},
	} {
		e := person("1", 360_000)
		c.change(&e)
		r, changed := revision(t, e, raise)
		if !changed || r.State != insured.LeftOut || r.Key != c.key || r.Reason == "" {
			t.Errorf("%s: %v %s %s", c.name, changed, r.State, r.Key)
		}
	}
	// Insured from April, whose pay was the old one: May's is a change.
	e := person("1", 360_000)
	e.Insured.Social[0].Acquired = day("2026-04-01")
	if r, _ := revision(t, e, raise); r.State != insured.Proposed {
		t.Error(r.Key)
	}
	e.Left = day("2026-08-31")
	if r, _ := revision(t, e, raise); r.State != insured.Proposed {
		t.Error("insured in August still", r.Key)
	}
}

func TestAScanMeasuresALaterChangeByTheStandardOfAnEarlierOne(t *testing.T) {
	c := company()
	pays := append(times(2, pay{base: 300_000}), times(2, pay{base: 360_000})...)
	pays = append(pays, times(4, pay{base: 375_000})...)
	reg := insured.Register{Client: c, Employees: []employee.Employee{person("1", 375_000)},
		Runs: runs(c, "2026-01", map[string][]pay{"1": pays})}
	r, err := insured.Scan(reg, insured.Months{From: month("2026-02"), Through: month("2026-06")},
		day("2026-09-01"), true)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Rows) != 2 || r.Unchanged != 3 {
		t.Fatalf("%d rows, %d unchanged", len(r.Rows), r.Unchanged)
	}
	first, second := r.Rows[0], r.Rows[1]
	// 360,000 + 360,000 + 375,000 = 365,000 on the average: 360,000. From there 375,000 is one grade.
	if first.Key != remuneration.Revised || first.Decision.Standard.Health != 360_000 {
		t.Errorf("%+v", first.Decision)
	}
	if second.Key != remuneration.SmallDifference || second.Before.Health != 360_000 ||
		second.BeforeSince != month("2026-06") {
		t.Errorf("%+v", second)
	}
}

func TestSomebodyOfSeventyIsRevisedInHealthInsuranceAndByTheEquivalent(t *testing.T) {
	e := person("1", 360_000)
	e.Born = day("1955-04-02")
	r, _ := revision(t, e, after(pay{base: 300_000}, pay{base: 360_000}))
	want(t, r, insured.Proposed, remuneration.Revised)
	if r.Decision.Standard != (remuneration.Standard{Health: 360_000}) || r.Equivalent != 360_000 ||
		!r.Over70 {
		t.Errorf("%+v %d", r.Decision.Standard, r.Equivalent)
	}
}

func TestATemporaryClosureIsAnOccasionOfItsOwn(t *testing.T) {
	c := company()
	pays := after(pay{base: 300_000}, pay{base: 300_000, overtime: -60_000})
	reg := insured.Register{Client: c, Employees: []employee.Employee{person("1", 300_000)},
		Runs: runs(c, "2026-01", map[string][]pay{"1": pays})}
	for i := 4; i < 7; i++ {
		reg.Runs[i].Slips[0].Attendance = &attendance.Month{ClosureHalves: 10}
	}
	r, err := insured.OccasionalAll(reg, month("2026-05"), day("2026-08-01"), true)
	if err != nil || len(r.Rows) != 1 {
		t.Fatal(r.Rows, err)
	}
	want(t, r.Rows[0], insured.Proposed, remuneration.Revised)
	// One that ended within the three months is none.
	reg.Runs[6].Slips[0].Attendance = nil
	r, err = insured.OccasionalAll(reg, month("2026-05"), day("2026-08-01"), true)
	if err != nil || len(r.Rows) != 1 {
		t.Fatal(r.Rows, err)
	}
	want(t, r.Rows[0], insured.LeftOut, remuneration.ClosureOver)
}

func TestAMoveChangesTheFareByTheKilometer(t *testing.T) {
	c := company()
	c.Items = append(c.Items, client.Item{Code: "km", Name: "車通勤", Formula: client.Formula{
		Kind: client.PerKm, Amount: 20}, Counts: client.Counts{Remuneration: true, FixedPay: true,
		Wages: true, Tax: client.TaxCommuting}})
	e := person("1", 300_000)
	e.Commute = history.From(since, employee.Commute{Meters: 5_000, Car: true}).With(
		day("2026-05-01"), employee.Commute{Meters: 50_000, Car: true})
	reg := insured.Register{Client: c, Employees: []employee.Employee{e}, Runs: runs(c, "2026-01",
		map[string][]pay{"1": after(pay{base: 300_000}, pay{base: 300_000, overtime: 40_000})})}
	r, err := insured.OccasionalAll(reg, month("2026-05"), day("2026-08-01"), true)
	if err != nil || len(r.Rows) != 1 {
		t.Fatal(r.Rows, err)
	}
	// 20 yen × 10 km both ways, then 20 yen × 100 km.
	if got := r.Rows[0].Changes[0]; got.Before != 200 || got.After != 2_000 ||
		got.Kind != remuneration.CommutingPay {
		t.Errorf("%+v", got)
	}
}
