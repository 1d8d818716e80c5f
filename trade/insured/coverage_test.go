package insured_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/coverage"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/insured"
)

// covered asks about one person beside a colleague of 40 hours and five days, at a client of so
// many pension insured persons.
func covered(t *testing.T, size int, on string, e employee.Employee) (
	social, labor insured.CoverageRow, report insured.CoverageReport) {
	t.Helper()
	c := company()
	c.PensionInsured = history.From(since, size)
	report, err := insured.Coverage(insured.Register{Client: c,
		Employees: []employee.Employee{person("0", 300_000), e}}, day(on), true)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range report.Rows {
		if r.Employee != e.ID {
			continue
		}
		if r.Insurance == insured.Social {
			social = r
		} else {
			labor = r
		}
	}
	return social, labor, report
}

type week struct{ minutes, days int }

func partTimer(w week, hourly yen.Amount) employee.Employee {
	e := person("1", 0)
	e.Contracts = history.From(since, employee.Contract{Establishment: "a", Group: "g",
		Kind: employee.Hourly, Status: employee.PartTime, WeeklyMinutes: w.minutes, WeeklyDays: w.days,
		Amounts: map[string]yen.Amount{"hourly": hourly}})
	e.Insured = employee.Insured{}
	return e
}

// README 5.12: three quarters of 40 hours are 30; below that 20 hours, 88,000 yen until the
// condition ends on 1 October 2026, 51 insured persons.
func TestWhoShouldBeInsuredAndIsNot(t *testing.T) {
	for _, c := range []struct {
		name    string
		w       week
		hourly  yen.Amount
		size    int
		on      string
		status  coverage.Status
		finding insured.Finding
	}{
		{"30 hours", week{1800, 5}, 1_200, 10, "2026-06-01", coverage.PartTime, insured.Missing},
		{"30 hours less a minute", week{1799, 5}, 1_200, 10, "2026-06-01", coverage.NotInsured,
			insured.Agreed},
		{"20 hours at 50", week{1200, 4}, 1_200, 50, "2026-06-01", coverage.NotInsured, insured.Agreed},
		{"20 hours at 51", week{1200, 4}, 1_200, 51, "2026-06-01", coverage.ShortTime, insured.Missing},
		{"20 hours less a minute", week{1199, 4}, 1_200, 51, "2026-06-01", coverage.NotInsured,
			insured.Agreed},
		// 1,015 × 20 × 52 ÷ 12 = 87,966; 1,016 is 88,053.
		{"below 88,000", week{1200, 4}, 1_015, 51, "2026-09-30", coverage.NotInsured, insured.Agreed},
		{"88,000", week{1200, 4}, 1_016, 51, "2026-09-30", coverage.ShortTime, insured.Missing},
		{"below, from October", week{1200, 4}, 1_015, 51, "2026-10-01", coverage.ShortTime,
			insured.Missing},
	} {
		got, _, _ := covered(t, c.size, c.on, partTimer(c.w, c.hourly))
		if got.Expected != c.status || got.Finding != c.finding || got.Reason == "" {
			t.Errorf("%s: %s %s: %s", c.name, got.Expected, got.Finding, got.Reason)
		}
		if !got.Why.On() || len(got.Why.Steps) == 0 {
			t.Errorf("%s: not explained", c.name)
		}
	}
}

func TestWhoIsRegisteredAndShouldNotBe(t *testing.T) {
	e := partTimer(week{900, 3}, 1_200)
	e.Insured.Social = []employee.SocialSpan{{Acquired: since, Category: "part-time"}}
	e.Insured.Employment = []employee.EmploymentSpan{{Acquired: since}}
	social, labor, report := covered(t, 100, "2026-06-01", e)
	if social.Finding != insured.Surplus || labor.Finding != insured.Surplus {
		t.Error(social.Finding, labor.Finding)
	}
	cases, excluded, err := report.Cases(company())
	if err != nil || len(cases) != 2 || len(excluded) != 2 {
		t.Fatal(len(cases), len(excluded), err)
	}
	if cases[0].Procedure != filing.Loss || cases[1].Procedure != filing.EmploymentLoss ||
		cases[0].State != filing.Open || len(cases[0].Judgements) == 0 {
		t.Errorf("%+v", cases)
	}
	e = partTimer(week{1800, 5}, 1_200)
	e.Insured.Social = []employee.SocialSpan{{Acquired: since, Category: "short-time"}}
	if social, _, _ = covered(t, 100, "2026-06-01", e); social.Finding != insured.Differs {
		t.Error(social.Finding)
	}
}

func TestStudentsDirectorsAndShortContracts(t *testing.T) {
	student := partTimer(week{1200, 4}, 1_200)
	student.Contracts[0].Value.Student = true
	social, labor, _ := covered(t, 100, "2026-06-01", student)
	if social.Expected != coverage.NotInsured || labor.Expected != coverage.NotInsured ||
		len(social.Judgements) == 0 {
		t.Error(social, labor)
	}
	director := person("1", 500_000)
	director.Contracts[0].Value.Status = employee.Director
	social, labor, _ = covered(t, 10, "2026-06-01", director)
	if social.Finding != insured.Agreed || labor.Finding != insured.Surplus {
		t.Error("a director", social.Finding, labor.Finding)
	}
	short := partTimer(week{2400, 5}, 1_200)
	short.Hired = day("2026-05-20")
	short.Contracts[0].Value.TermEnd = day("2026-07-19")
	social, _, _ = covered(t, 10, "2026-06-01", short)
	if social.Expected != coverage.NotInsured || len(social.Judgements) == 0 {
		t.Error("two months", social)
	}
	short.Contracts[0].Value.TermEnd = day("2026-07-20")
	if social, _, _ = covered(t, 10, "2026-06-01", short); social.Expected != coverage.General {
		t.Error("two months and a day", social)
	}
	short.Contracts[0].Value.TermEnd, short.Contracts[0].Value.Renewable = day("2026-07-19"), true
	if social, _, _ = covered(t, 10, "2026-06-01", short); social.Expected != coverage.General {
		t.Error("renewable", social)
	}
}

func TestSeventyFiveEndsHealthInsuranceOnTheBirthday(t *testing.T) {
	e := person("1", 300_000)
	e.Born = day("1951-06-02")
	if social, _, _ := covered(t, 10, "2026-06-01", e); social.Finding != insured.Agreed {
		t.Error("on the eve", social.Finding)
	}
	if social, _, _ := covered(t, 10, "2026-06-02", e); social.Finding != insured.Surplus {
		t.Error("on the birthday", social.Finding)
	}
}

func TestAMembershipThatIsOpenAfterLeavingIsFound(t *testing.T) {
	e := person("1", 300_000)
	e.Left = day("2026-05-31")
	social, labor, report := covered(t, 10, "2026-06-10", e)
	if social.Finding != insured.Surplus || labor.Finding != insured.Surplus {
		t.Error(social.Finding, labor.Finding)
	}
	cases, _, err := report.Cases(company())
	if err != nil || len(cases) != 2 || cases[0].Day != day("2026-06-01") {
		t.Error(cases, err)
	}
	e.Insured.Social[0].Lost = day("2026-06-01")
	e.Insured.Employment[0].Lost = day("2026-06-01")
	if _, _, report = covered(t, 10, "2026-06-10", e); len(report.Rows) != 2 {
		t.Error("somebody who left and is registered nowhere is not asked about", report.Rows)
	}
}

func TestHoursReallyWorkedAreAQuestionFromTheThirdMonth(t *testing.T) {
	c := company()
	c.PensionInsured = history.From(since, 100)
	reg := insured.Register{Client: c, Employees: []employee.Employee{
		partTimer(week{1140, 4}, 1_200)}, Runs: runs(c, "2026-03", map[string][]pay{"1": times(3, pay{
		hourly: 1_200, hours: 90})})}
	for i, minutes := range []int{80 * 60, 90 * 60, 90 * 60} {
		reg.Runs[i].Slips[0].Attendance = &attendance.Month{Prescribed: minutes}
	}
	ask := func() insured.CoverageRow {
		r, err := insured.Coverage(reg, caldate.Must("2026-06-01"), true)
		if err != nil {
			t.Fatal(err)
		}
		return r.Rows[0]
	}
	if got := ask(); got.Expected != coverage.ShortTime || got.From != month("2026-06") ||
		got.Finding != insured.Missing || len(got.Judgements) == 0 {
		t.Errorf("%+v", got)
	}
	reg.Runs[2].Slips[0].Attendance.Prescribed = 80 * 60
	if got := ask(); got.Expected != coverage.NotInsured || got.Finding != insured.Agreed {
		t.Errorf("%+v", got)
	}
}

func TestTheClientsSizeIsThatOfSixMonthsOfTwelve(t *testing.T) {
	c := company()
	e := partTimer(week{1200, 4}, 1_200)
	ask := func(h history.Of[int]) coverage.Status {
		c.PensionInsured = h
		r, err := insured.Coverage(insured.Register{Client: c,
			Employees: []employee.Employee{person("0", 300_000), e}}, day("2026-06-15"), false)
		if err != nil {
			t.Fatal(err)
		}
		return r.Rows[2].Expected
	}
	from := func(d string) history.Of[int] { return history.From(since, 40).With(day(d), 60) }
	if got := ask(from("2025-12-01")); got != coverage.ShortTime {
		t.Error("six months", got)
	}
	if got := ask(from("2026-01-01")); got != coverage.NotInsured {
		t.Error("five months", got)
	}
	if got := ask(nil); got != coverage.NotInsured {
		t.Error("as registered: one person", got)
	}
}

func TestEmploymentInsuranceAsksForTwentyHours(t *testing.T) {
	for minutes, expected := range map[int]coverage.Status{1199: coverage.NotInsured,
		1200: coverage.General} {
		_, labor, _ := covered(t, 10, "2026-06-01", partTimer(week{minutes, 4}, 1_200))
		if labor.Expected != expected {
			t.Error(minutes, labor.Expected, labor.Reason)
		}
	}
}
