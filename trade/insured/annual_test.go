package insured_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/insured"
	"romukura/trade/payroll"
)

func TestSeptembersStandardFollowsThePayOfAprilMayAndJune(t *testing.T) {
	// The pay of January to March does not matter: 300,000 + 280,000 + 320,000 = 900,000.
	pays := append(times(3, pay{base: 300_000, overtime: 90_000}),
		pay{base: 300_000}, pay{base: 300_000, overtime: 0}, pay{base: 300_000})
	pays[4].overtime, pays[5].overtime = 20_000, 31_000
	r := one(t, person("1", 300_000), pays)
	want(t, r, insured.Proposed, remuneration.Decided)
	if d := r.Decision; d.Average != 317_000 || d.Total != 951_000 || d.Used != 3 ||
		d.Standard != (remuneration.Standard{Health: 320_000, Pension: 320_000}) ||
		d.From != month("2026-09") || d.Through != month("2027-08") {
		t.Errorf("%+v", d)
	}
	if r.Before.Health != 300_000 || r.BeforeSince != month("2025-09") {
		t.Error("the standard before", r.Before, r.BeforeSince)
	}
	if !r.Why.On() || len(r.Why.Steps) < 4 {
		t.Error("not explained")
	}
}

// Golden cases kt-teiji-1, -5, -6, -7, -3 of the shared file: pay, days and the months that count.
func TestMonthsThatCountAsOthersCountedThem(t *testing.T) {
	for _, c := range []struct {
		id       string
		category string
		pays     []pay
		used     int
		average  yen.Amount
	}{
		{"kt-teiji-1", "", times(3, pay{base: 300_000, days: 20}), 3, 300_000},
		{"kt-teiji-6", "", []pay{{base: 300_000, days: 17}, {base: 200_000, days: 20},
			{base: 200_000, days: 20}}, 3, 233_333},
		{"kt-teiji-7", "", times(3, pay{base: 300_000, days: 16}), 0, 0},
		{"kt-teiji-3", "short-time", times(3, pay{base: 120_000, days: 12}), 3, 120_000},
		{"kt-teiji-9", "short-time", times(3, pay{base: 120_000, days: 10}), 0, 0},
		{"15 days of a part-timer", "part-time", times(3, pay{base: 150_000, days: 15}), 3, 150_000},
		{"14 days of a part-timer", "part-time", times(3, pay{base: 150_000, days: 14}), 0, 0},
	} {
		e := person("1", 300_000)
		e.Insured.Social[0].Category = c.category
		r := one(t, e, append(make([]pay, 3), c.pays...))
		if r.Decision.Used != c.used || r.Decision.Average != c.average {
			t.Errorf("%s: %d months, average %d", c.id, r.Decision.Used, r.Decision.Average)
		}
		key := remuneration.Decided
		if c.used == 0 {
			key = remuneration.KeptPrevious
		}
		want(t, r, insured.Proposed, key)
	}
}

func TestWhoTakesNoPartIsToldWhy(t *testing.T) {
	pays := times(6, pay{base: 300_000})
	for _, c := range []struct {
		name   string
		change func(*employee.Employee)
		key    remuneration.Key
	}{
		{"acquired on 1 June", acquired("2026-06-01"), remuneration.ExcludedNew},
		{"acquired on 1 July", acquired("2026-07-01"), remuneration.ExcludedNew},
		{"acquired on 2 July", acquired("2026-07-02"), remuneration.ExcludedLate},
		{"left on 30 June", left("2026-06-30"), remuneration.ExcludedGone},
		{"never insured", func(e *employee.Employee) { e.Insured = employee.Insured{} },
			insured.NotInsured},
		{"revised from August", func(e *employee.Employee) {
			e.Insured.Standards = e.Insured.Standards.With(day("2026-08-01"), employee.Standard{
				Health: 340_000, Pension: 340_000, Cause: "occasional"})
		}, remuneration.ExcludedRev},
	} {
		e := person("1", 300_000)
		c.change(&e)
		r := one(t, e, pays)
		if r.State != insured.LeftOut || r.Key != c.key || r.Reason == "" {
			t.Errorf("%s: %s %s", c.name, r.State, r.Key)
		}
	}
	for name, change := range map[string]func(*employee.Employee){
		"acquired on 31 May": acquired("2026-05-31"), "left on 1 July": left("2026-07-01"),
		"revised from October": func(e *employee.Employee) {
			e.Insured.Standards = e.Insured.Standards.With(day("2026-10-01"), employee.Standard{
				Health: 340_000, Pension: 340_000, Cause: "occasional"})
		}} {
		e := person("1", 300_000)
		change(&e)
		if r := one(t, e, pays); r.State != insured.Proposed {
			t.Errorf("%s: %s %s", name, r.State, r.Key)
		}
	}
}

func acquired(on string) func(*employee.Employee) {
	return func(e *employee.Employee) {
		e.Hired, e.Insured.Social[0].Acquired = day(on), day(on)
	}
}

func left(on string) func(*employee.Employee) {
	return func(e *employee.Employee) { e.Left = day(on) }
}

func TestAMonthOfJoiningWithinThePayPeriodIsLeftOut(t *testing.T) {
	e := person("1", 300_000)
	acquired("2026-04-06")(&e)
	e.Insured.Standards = history.From(day("2026-04-01"), employee.Standard{Health: 300_000,
		Pension: 300_000, Cause: "acquisition"})
	r := one(t, e, append(make([]pay, 3), pay{base: 250_000, days: 25}, pay{base: 300_000},
		pay{base: 310_000}))
	want(t, r, insured.Proposed, remuneration.Decided)
	if r.Decision.Used != 2 || r.Decision.Average != 305_000 || !r.Partial {
		t.Errorf("%+v", r.Decision)
	}
}

func TestSomebodyOnLeaveKeepsTheStandard(t *testing.T) {
	e := person("1", 300_000)
	e.Leaves = []employee.Leave{{Kind: employee.LeaveChildcare, Start: day("2026-02-01"),
		End: day("2026-12-31")}}
	r := one(t, e, append(times(1, pay{base: 300_000}), times(5, pay{nobody: true})...))
	want(t, r, insured.Proposed, remuneration.KeptPrevious)
	if r.Decision.Standard.Health != 300_000 || !r.Leave {
		t.Errorf("%+v", r.Decision)
	}
}

func TestPayThatIsNotComputedIsAwaitedAndNeverTakenForNone(t *testing.T) {
	r := one(t, person("1", 300_000), times(5, pay{base: 300_000}))
	want(t, r, insured.Waiting, insured.PayAwaited)
	c := company()
	early, err := insured.AnnualAll(insured.Register{Client: c,
		Employees: []employee.Employee{person("1", 300_000)},
		Runs:      runs(c, "2026-01", map[string][]pay{"1": times(5, pay{base: 300_000})})},
		2026, day("2026-05-31"), false)
	if err != nil {
		t.Fatal(err)
	}
	want(t, early.Rows[0], insured.Waiting, insured.PayToCome)
}

func TestPayInKindCountsAndStandsApart(t *testing.T) {
	r := one(t, person("1", 290_000), times(6, pay{base: 290_000, meal: 10_000}))
	if r.Decision.Average != 300_000 || r.InKind != [3]yen.Amount{10_000, 10_000, 10_000} {
		t.Error(r.Decision.Average, r.InKind)
	}
}

func TestADifferenceOfEarlierMonthsIsTakenOff(t *testing.T) {
	pays := times(6, pay{base: 300_000})
	pays[4].difference = 30_000
	r := one(t, person("1", 300_000), pays)
	if r.Decision.Average != 300_000 || !asks(&r, "insured.difference") {
		t.Error(r.Decision.Average, r.Judgements)
	}
	if got, corrected := r.Decision.Corrected(); got != 300_000 || !corrected {
		t.Error("no corrected average", got)
	}
	// A difference for a month that is looked at belongs to it.
	c := company()
	reg := insured.Register{Client: c, Employees: []employee.Employee{person("1", 300_000)},
		Runs: runs(c, "2026-01", map[string][]pay{"1": pays}),
		Carries: []payroll.Carry{{Employee: "1", Of: month("2026-03"), Amount: 12_000,
			Into: month("2026-05")}, {Employee: "1", Of: month("2026-04"), Amount: 18_000,
			Into: month("2026-05")}}}
	told := annual(t, reg).Rows[0]
	if told.Decision.Average != 306_000 || asks(&told, "insured.difference") {
		t.Error(told.Decision.Average, told.Judgements)
	}
	// What was recovered is put back.
	pays[4].difference = -30_000
	if r = one(t, person("1", 300_000), pays); r.Decision.Average != 300_000 {
		t.Error("recovered", r.Decision.Average)
	}
}

func TestAgesOnTheEveAndOnTheBirthday(t *testing.T) {
	pays := times(6, pay{base: 700_000})
	for _, c := range []struct {
		born            string
		health, pension yen.Amount
		equivalent      yen.Amount
		only            bool
	}{
		// Seventy on 1 October 2026 is reached on 30 September: the pension ends in September.
		{"1956-10-01", 710_000, 0, 650_000, false},
		{"1956-10-02", 710_000, 650_000, 0, false},
		{"1956-04-02", 710_000, 0, 650_000, false},
		// Seventy-five on the birthday itself.
		{"1951-10-01", 710_000, 0, 650_000, false},
		{"1951-09-30", 0, 0, 650_000, true},
		// 29 February 1956: seventy is reached on 28 February 2026.
		{"1956-02-29", 710_000, 0, 650_000, false},
	} {
		e := person("1", 700_000)
		e.Born = day(c.born)
		e.Insured.Standards = history.From(day("2025-09-01"), employee.Standard{Health: 650_000,
			Pension: 650_000, Cause: "annual"})
		r := one(t, e, pays)
		want(t, r, insured.Proposed, remuneration.Decided)
		if got := r.Decision.Standard; got.Health != c.health || got.Pension != c.pension ||
			r.Equivalent != c.equivalent || r.Over70Only != c.only ||
			r.Over70 != (c.equivalent != 0) {
			t.Errorf("born %s: %+v, equivalent %d, only %v", c.born, got, r.Equivalent, r.Over70Only)
		}
	}
}

// README 5.9: each employer reports its own pay; 267,000 + 133,000 leads to 410,000 by the notice.
func TestTwoEmployersReportTheirOwnPayAndLeaveTheStandardToTheNotice(t *testing.T) {
	e := person("1", 267_000)
	e.Names = history.From(since, employee.Name{Full: "グエン・ティ", Kana: "グエン・ティ"})
	e.Insured.Standards = history.From(day("2025-09-01"), employee.Standard{Health: 410_000,
		Pension: 410_000, Cause: "notice"})
	e.Insured.TwoEmployers = history.From(day("2025-09-01"), employee.TwoEmployers{Selected: true,
		Own: 267_000, Sum: 400_000})
	r := one(t, e, times(6, pay{base: 267_000}))
	want(t, r, insured.Proposed, remuneration.Decided)
	if r.Decision.Average != 267_000 || r.Decision.Standard.Health != 410_000 || !r.TwoEmployers ||
		!asks(&r, "insured.two-employers") {
		t.Errorf("%+v", r)
	}
}

func TestARaiseInAprilThatRevisesFromJulyGoesBeforeTheAnnualDetermination(t *testing.T) {
	pays := append(times(3, pay{base: 300_000}), times(3, pay{base: 360_000})...)
	want(t, one(t, person("1", 360_000), pays), insured.LeftOut, remuneration.ExcludedRev)
	// One grade is no revision: the annual determination goes on.
	pays = append(times(3, pay{base: 300_000}), times(3, pay{base: 312_000})...)
	r := one(t, person("1", 312_000), pays)
	want(t, r, insured.Proposed, remuneration.Decided)
	if r.Decision.Standard.Health != 320_000 || r.Planned {
		t.Errorf("%+v", r.Decision)
	}
	// A raise in June may still revise from September: its pay of July and August is to come.
	pays = append(times(5, pay{base: 300_000}), pay{base: 360_000})
	r = one(t, person("1", 360_000), pays)
	want(t, r, insured.Proposed, remuneration.Decided)
	if !r.Planned || !asks(&r, "insured.planned") {
		t.Error("nobody is told that a revision may follow")
	}
}

func TestACommutingAllowanceForSixMonthsIsDividedAmongThem(t *testing.T) {
	e := person("1", 300_000)
	e.Commute = history.From(since, employee.Commute{Pass: 10_000, Months: 6})
	pays := times(6, pay{base: 300_000})
	pays[3].commute = 60_000 // paid in April for April to September
	r := one(t, e, pays)
	if r.Decision.Average != 310_000 {
		t.Error(r.Decision.Average)
	}
	if got := r.Decision.Months[1].Amount; got != 310_000 {
		t.Error("May", got)
	}
}

// Shared golden case happylibus-4bonus: 900,000 a year is 75,000 a month.
func TestBonusesOfFourTimesAYearAreRemuneration(t *testing.T) {
	c := company()
	c.Groups[0].Rules[0].Value.BonusMonths = []int{3, 6, 9, 12}
	reg := insured.Register{Client: c, Employees: []employee.Employee{person("1", 300_000)},
		Runs: runs(c, "2026-01", map[string][]pay{"1": times(6, pay{base: 300_000})})}
	for m, amount := range map[string]yen.Amount{"2025-09": 350_000, "2025-12": 350_000,
		"2026-03": 100_000, "2026-06": 100_000} {
		reg.Runs = append(reg.Runs, payroll.Run{Kind: payroll.BonusPay, Month: month(m),
			PayDay: month(m).Day(10), Slips: []payroll.Slip{{Employee: "1", Kind: payroll.BonusPay,
				PayDay: month(m).Day(10), Gross: amount}}})
	}
	r := annual(t, reg).Rows[0]
	if r.Decision.Average != 375_000 || !asks(&r, "insured.bonuses") {
		t.Error(r.Decision.Average, r.Judgements)
	}
	// Without such a rule a person is asked, and nothing is added.
	c.Groups[0].Rules[0].Value.BonusMonths = []int{6, 12}
	if r = annual(t, reg).Rows[0]; r.Decision.Average != 300_000 || !asks(&r, "insured.bonuses") {
		t.Error(r.Decision.Average, r.Judgements)
	}
}

func TestTheYearsAverageIsAPersonsDecision(t *testing.T) {
	c := company()
	pays := append(times(9, pay{base: 260_000}), times(3, pay{base: 260_000, overtime: 90_000})...)
	reg := insured.Register{Client: c, Employees: []employee.Employee{person("1", 260_000)},
		Runs: runs(c, "2025-07", map[string][]pay{"1": pays})}
	r := annual(t, reg).Rows[0]
	want(t, r, insured.Proposed, remuneration.Decided)
	if r.Decision.YearAverage != 282_500 || !asks(&r, "annual.average") {
		t.Error(r.Decision.YearAverage, r.Judgements)
	}
	// With a month missing from the year there is no year's average.
	reg.Runs = reg.Runs[1:]
	if r = annual(t, reg).Rows[0]; r.Decision.YearAverage != 0 {
		t.Error("an average of eleven months", r.Decision.YearAverage)
	}
}

func TestAPayDayThatMovedIntoANeighboringMonthIsAsked(t *testing.T) {
	c := company()
	reg := insured.Register{Client: c, Employees: []employee.Employee{person("1", 300_000)},
		Runs: runs(c, "2026-01", map[string][]pay{"1": times(6, pay{base: 300_000})})}
	reg.Runs[4].Slips[0].PayDay = day("2026-04-30")
	r := annual(t, reg).Rows[0]
	if r.Decision.Used != 3 || !asks(&r, "insured.pay-day") {
		t.Error(r.Decision.Used, r.Judgements)
	}
}

func TestTwoGroupsOfPayInOneMonthAreAddedAndAsked(t *testing.T) {
	c := company()
	reg := insured.Register{Client: c, Employees: []employee.Employee{person("1", 300_000)},
		Runs: runs(c, "2026-01", map[string][]pay{"1": times(6, pay{base: 300_000})})}
	other := slip(c, "1", "2026-05", pay{base: 30_000, days: 15})
	other.Group = "h"
	reg.Runs = append(reg.Runs, payroll.Run{Group: "h", Kind: payroll.MonthlyPay,
		Month: month("2026-05"), Slips: []payroll.Slip{other}})
	r := annual(t, reg).Rows[0]
	if r.Decision.Average != 310_000 || !asks(&r, "insured.two-pays") ||
		r.Decision.Months[1].Days != 31 {
		t.Errorf("%+v", r.Decision)
	}
}

func TestACategoryThatChangedIsMeasuredMonthByMonth(t *testing.T) {
	e := person("1", 300_000)
	e.Insured.Social = []employee.SocialSpan{
		{Acquired: since, Lost: day("2026-05-01"), Category: "short-time"},
		{Acquired: day("2026-05-01")}}
	// 12 days are enough in April alone.
	r := one(t, e, append(make([]pay, 3), pay{base: 120_000, days: 12}, pay{base: 300_000, days: 12},
		pay{base: 300_000, days: 20}))
	want(t, r, insured.Proposed, remuneration.Decided)
	if r.Decision.Used != 2 || r.Decision.Average != 210_000 {
		t.Errorf("%+v", r.Decision)
	}
	// The same category after a loss is a new acquisition: from 1 June it takes no part.
	e.Insured.Social = []employee.SocialSpan{{Acquired: since, Lost: day("2026-06-01")},
		{Acquired: day("2026-06-01")}}
	want(t, one(t, e, times(6, pay{base: 300_000})), insured.LeftOut, remuneration.ExcludedNew)
}

func TestRecordsThatCannotBeAreAFaultOfThatPersonAlone(t *testing.T) {
	c := company()
	reg := insured.Register{Client: c,
		Employees: []employee.Employee{person("1", 300_000), person("2", 300_000)},
		Runs: runs(c, "2026-01", map[string][]pay{"1": times(6, pay{base: 300_000, days: 40}),
			"2": times(6, pay{base: 300_000})})}
	r := annual(t, reg)
	want(t, *r.Row("1"), insured.Refused, insured.Impossible)
	if len(r.Row("1").Faults) == 0 {
		t.Error("no faults")
	}
	want(t, *r.Row("2"), insured.Proposed, remuneration.Decided)
}

func TestNobodyIsHiddenFromTheAnnualDetermination(t *testing.T) {
	c := company()
	people := []employee.Employee{person("1", 300_000), person("2", 300_000), person("3", 300_000)}
	left("2026-05-31")(&people[1])
	people[2].Insured = employee.Insured{}
	reg := insured.Register{Client: c, Employees: people, Runs: runs(c, "2026-01",
		map[string][]pay{"1": times(6, pay{base: 300_000}), "2": times(5, pay{base: 300_000}),
			"3": times(6, pay{base: 80_000})})}
	r := annual(t, reg)
	if len(r.Rows) != 3 || len(r.Of(insured.Proposed)) != 1 || len(r.Of(insured.LeftOut)) != 2 {
		t.Fatalf("%+v", r.Rows)
	}
	cases, excluded, err := r.Cases(c)
	if err != nil {
		t.Fatal(err)
	}
	if len(cases) != 1 || len(excluded) != 2 {
		t.Fatal(len(cases), len(excluded))
	}
	if got := cases[0]; got.Procedure != filing.AnnualBase || got.Due != day("2026-07-10") ||
		got.Day != day("2026-09-01") || got.Establishment != "a" {
		t.Errorf("%+v", got)
	}
	for _, x := range excluded {
		if x.Reason == "" || x.Key == "" || x.Procedure != filing.AnnualBase {
			t.Errorf("%+v", x)
		}
	}
}

func TestADecisionIsAppliedToACopy(t *testing.T) {
	e := person("1", 300_000)
	after := insured.Apply(&e, remuneration.Decision{From: month("2026-09"),
		Standard: remuneration.Standard{Health: 320_000, Pension: 320_000}}, insured.CauseAnnual)
	if len(e.Insured.Standards) != 1 {
		t.Error("the record given was changed")
	}
	if got, _ := after.Insured.Standards.At(day("2026-08-31")); got.Health != 300_000 {
		t.Error("August", got)
	}
	if got, _ := after.Insured.Standards.At(day("2026-09-01")); got != (employee.Standard{
		Health: 320_000, Pension: 320_000, Cause: "annual"}) {
		t.Error("September", got)
	}
}

func TestBeforeTheTablesNothingIsAnswered(t *testing.T) {
	reg := insured.Register{Client: company()}
	if _, err := insured.AnnualAll(reg, 1990, today, false); err == nil {
		t.Error("an answer for 1990")
	}
	if _, err := insured.Coverage(insured.Register{Client: company()},
		caldate.Must("1990-01-01"), false); err == nil {
		t.Error("coverage of 1990")
	}
}

func BenchmarkAnnualAllOfTenThousand(b *testing.B) {
	c := company()
	reg := insured.Register{Client: c}
	for m := range 12 {
		reg.Runs = append(reg.Runs, payroll.Run{Group: "g", Kind: payroll.MonthlyPay,
			Month: month("2025-07").Add(m)})
	}
	for i := range 10_000 {
		e := person(string(rune('a'+i%26))+caldate.Must("2000-01-01").AddDays(i).String(), 300_000)
		reg.Employees = append(reg.Employees, e)
		for m := range reg.Runs {
			p := pay{base: 300_000, commute: 10_000, overtime: yen.Amount(i % 9000)}
			if m >= 9 && i%2 == 0 {
				p.base = 309_000
			}
			reg.Runs[m].Slips = append(reg.Runs[m].Slips,
				slip(c, string(e.ID), reg.Runs[m].Month.String(), p))
		}
	}
	b.ResetTimer()
	for range b.N {
		if _, err := insured.AnnualAll(reg, 2026, today, false); err != nil {
			b.Fatal(err)
		}
	}
}
