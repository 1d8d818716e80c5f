package payroll_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// A month of premiums on a standard of 300,000 without care, support apart: see age_test.go; the
// support levy is 300,000 × 0.23 % ÷ 2 = 345 from April 2026 on.
const supportHalf yen.Amount = 345

// The month of acquisition is due whole though status was lost in it (同月得喪, 厚年法19-2 健保法156-3).
// Paid are 16 of the 30 days of June: 160,000.
func TestJoiningAndLeavingInOneMonthBearsThatMonthWhole(t *testing.T) {
	e := plain(joined("2026-06-05"), left("2026-06-20"))
	s := slip(t, tokyo(nil), e, "2026-06", payroll.Input{})
	same(t, "base", amount(s, "base"), 160_000)
	same(t, "health", amount(s, payroll.CodeHealth), healthHalf)
	same(t, "support", amount(s, payroll.CodeSupport), supportHalf)
	same(t, "pension", amount(s, payroll.CodePension), pensionHalf)
	same(t, "employment", amount(s, payroll.CodeEmployment), 800) // 160,000 × 5/1000
	if s.Social.Months != 1 || s.BaseDays != 16 {
		t.Errorf("%d months, %d base days", s.Social.Months, s.BaseDays)
	}
}

// Status is lost on the day after leaving; the month of loss is not due (健保法156-3). Who leaves at
// the end of a month owes for two months, and both are taken from the last pay (健保法167-1).
func TestTheLastDayOfAMonthMakesTwoMonthsOfPremiums(t *testing.T) {
	for _, c := range []struct {
		left           string
		health, months yen.Amount
		base           yen.Amount
	}{
		{"2026-06-29", healthHalf, 1, 290_000},
		{"2026-06-30", 2 * healthHalf, 2, 300_000},
	} {
		s := slip(t, tokyo(nil), plain(left(c.left)), "2026-06", payroll.Input{})
		same(t, c.left+" health", amount(s, payroll.CodeHealth), c.health)
		same(t, c.left+" support", amount(s, payroll.CodeSupport), c.months*supportHalf)
		same(t, c.left+" pension", amount(s, payroll.CodePension), c.months*pensionHalf)
		same(t, c.left+" base", amount(s, "base"), c.base)
		same(t, c.left+" months", yen.Amount(s.Social.Months), c.months)
	}
}

// The two ways of collection in the patterns of pay days that offices meet. Months are those of
// premiums taken from the pay of a month.
func TestEachMonthIsCollectedOnceHoweverPayIsClosed(t *testing.T) {
	for _, c := range []struct {
		name           string
		closing, later int
		same           bool
		joined, left   string
		months         map[string]int
	}{
		{"closed at the end, paid in the month, next month's collection", 31, 0, false,
			"2026-04-01", "2026-06-30", map[string]int{"2026-04": 0, "2026-05": 1, "2026-06": 2}},
		{"the same, collected in the month", 31, 0, true,
			"2026-04-01", "2026-06-30", map[string]int{"2026-04": 1, "2026-05": 1, "2026-06": 1}},
		{"closed at the end, paid in the next month", 31, 1, false,
			"2026-04-01", "2026-06-30", map[string]int{"2026-05": 1, "2026-06": 1, "2026-07": 1}},
		{"the same, collected in the month: the first pay bears two", 31, 1, true,
			"2026-04-01", "2026-06-30", map[string]int{"2026-05": 2, "2026-06": 1, "2026-07": 0}},
		{"closed on the 20th", 20, 0, false,
			"2026-04-01", "2026-06-30", map[string]int{"2026-04": 0, "2026-05": 1, "2026-06": 1,
				"2026-07": 1}},
		{"closed on the 20th, joined after it", 20, 0, true,
			"2026-04-21", "2026-06-15", map[string]int{"2026-05": 2, "2026-06": 0}},
		{"joined on the last day", 31, 0, false,
			"2026-04-30", "2026-06-01", map[string]int{"2026-04": 0, "2026-05": 1, "2026-06": 1}},
	} {
		client := rules(func(r *client.PayRules) {
			r.ClosingDay, r.PayMonthsLater, r.CollectSameMonth = c.closing, c.later, c.same
		})
		e := plain(joined(c.joined), left(c.left))
		for month, want := range c.months {
			s := slip(t, client, e, month, payroll.Input{})
			same(t, c.name+" "+month, amount(s, payroll.CodePension), yen.Amount(want)*pensionHalf)
		}
	}
}

// A first pay may bear the month before and, collected in the month, the month itself. What is
// older is owed, and no Act lets pay be cut for it: it is told.
func TestMonthsThatAFirstPayMayNotBearAreTold(t *testing.T) {
	late := rules(func(r *client.PayRules) { r.ClosingDay, r.PayMonthsLater = 20, 1 })
	s := slip(t, late, plain(joined("2026-04-25")), "2026-06", payroll.Input{})
	same(t, "May", amount(s, payroll.CodePension), pensionHalf)
	if !noted(s, "premium.uncollected") {
		t.Error("April is not told")
	}
}

// What is settled after somebody has left bears no premium a second time: June and May were taken
// from the last pay. It is pay of labor insurance all the same: 20,000 × 5/1000.
func TestWhatIsSettledAfterLeavingBearsEmploymentInsuranceAlone(t *testing.T) {
	e := plain(left("2026-06-30"), func(e *employee.Employee) {
		e.Resident = []employee.ResidentNotice{{Version: 1, Year: 2026,
			FromMonth: caldate.MustMonth("2026-06"), First: 15_300, Others: 15_000}}
		e.Insured.Employment[0].Lost = caldate.Must("2026-07-01")
	})
	s := slip(t, tokyo(nil), e, "2026-07", payroll.Input{Carries: []payroll.Carry{{Employee: "e",
		Of: caldate.MustMonth("2026-05"), Amount: 20_000}}})
	same(t, "gross", s.Gross, 20_000)
	same(t, "employment", amount(s, payroll.CodeEmployment), 100)
	same(t, "deducted", s.Deducted, 100)
	same(t, "net", s.Net, 19_900)
}

func TestARunAnswersForEverybody(t *testing.T) {
	c := rules(func(r *client.PayRules) {})
	c.Groups = append(c.Groups, client.Group{Code: "h", Rules: c.Groups[0].Rules})
	named := func(id employee.ID, change ...func(*employee.Employee)) employee.Employee {
		e := plain(change...)
		e.ID = id
		return *e
	}
	everybody := []employee.Employee{
		named("paid"),
		named("gone", left("2026-05-31")),
		named("settled", left("2026-05-31")),
		named("next", joined("2026-07-01")),
		named("other", contract(func(c *employee.Contract) { c.Group = "h" })),
		named("unknown", func(e *employee.Employee) { e.Born = caldate.Date{} }),
		named("hourly", contract(func(c *employee.Contract) { c.Kind = employee.Hourly })),
		named("last"),
	}
	run := prepare(t, c, "2026-06").Run(everybody, func(e *employee.Employee) payroll.Input {
		if e.ID == "settled" {
			return payroll.Input{Entered: map[string]yen.Amount{"base": 5_000}}
		}
		return payroll.Input{}
	})
	if n := len(run.Slips) + len(run.Failed) + len(run.Skipped); n != len(everybody) {
		t.Errorf("%d answers for %d people", n, len(everybody))
	}
	for _, id := range []employee.ID{"paid", "settled", "last"} {
		if run.SlipOf(id) == nil {
			t.Errorf("%s is not paid", id)
		}
	}
	for i, want := range []string{"unknown", "hourly"} {
		f := run.Failed[i]
		if string(f.Employee) != want || len(f.Faults) == 0 || f.Faults[0].Remedy == "" {
			t.Errorf("%s: %+v", want, f)
		}
	}
	for i, want := range []string{"gone", "next", "other"} {
		if s := run.Skipped[i]; string(s.Employee) != want || s.Reason == "" {
			t.Errorf("%s: %+v", want, s)
		}
	}
}

// Everything that stops a person is told at once: the contract's establishment, the birthday, the
// column, the amounts entered and the attendance.
func TestEveryFaultOfAPersonComesAtOnce(t *testing.T) {
	e := plain(contract(func(c *employee.Contract) {
		c.Establishment, c.Kind = "nowhere", employee.Hourly
	}), func(e *employee.Employee) {
		e.Born = caldate.Date{}
		e.Tax[0].Value.Column = "tei"
	})
	got := faultsOf(t, tokyo(nil), e, payroll.Input{Entered: map[string]yen.Amount{"x": 1, "a": 1}})
	want := []string{"establishment.none", "attendance.none", "born.none", "tax.column",
		"entered.unknown", "entered.unknown"}
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got, want)
		}
	}
	if got := faultsOf(t, tokyo(nil), plain(func(e *employee.Employee) { e.Contracts = nil }),
		payroll.Input{}); len(got) != 1 || got[0] != "contract.none" {
		t.Errorf("without a contract: %v", got)
	}
}

// The insurances are looked at together: a standard that is not decided and an unknown business of
// employment insurance.
func TestFaultsOfTheInsurancesComeTogether(t *testing.T) {
	c := tokyo(func(c *client.Client, _ *client.PayRules) {
		c.Establishments[0].EmploymentBusiness = "shop"
	})
	e := plain(func(e *employee.Employee) { e.Insured.Standards = nil })
	got := faultsOf(t, c, e, payroll.Input{})
	if len(got) != 2 || got[0] != "standard.none" || got[1] != "employment.business" {
		t.Errorf("%v", got)
	}
	// A standard of nought is one that nobody decided, never a premium of nought.
	e = plain(func(e *employee.Employee) { e.Insured.Standards[0].Value.Pension = 0 })
	if got := faultsOf(t, tokyo(nil), e, payroll.Input{}); len(got) != 1 || got[0] != "standard.none" {
		t.Errorf("a standard of nought: %v", got)
	}
}

func TestFiguresThatNoMonthCanHoldAreRefused(t *testing.T) {
	for name, in := range map[string]payroll.Input{
		"overtime below nought": worked(attendance.Month{Overtime: -60}),
		"a day of 63 days":      worked(attendance.Month{Prescribed: 63 * 24 * 60}),
		"worked below nought":   worked(attendance.Month{WorkedHalves: -1}),
		"a count below nought":  worked(attendance.Month{Counts: map[string]int{"duty": -1}}),
	} {
		if got := faultsOf(t, tokyo(nil), plain(), in); got[0] != "attendance.range" {
			t.Errorf("%s: %v", name, got)
		}
	}
	const huge = 1 << 62
	for name, c := range map[string]struct {
		e    *employee.Employee
		in   payroll.Input
		code string
	}{
		"entered": {plain(), payroll.Input{Entered: map[string]yen.Amount{"base": huge}}, "item.limit"},
		"contract": {plain(contract(func(c *employee.Contract) {
			c.Amounts = map[string]yen.Amount{"base": huge}
		})), payroll.Input{}, "item.limit"},
		"negative pay": {plain(), payroll.Input{Entered: map[string]yen.Amount{"base": -1}},
			"item.negative"},
	} {
		if got := faultsOf(t, tokyo(nil), c.e, c.in); len(got) != 1 || got[0] != c.code {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAFaultSaysWhatToDoAndShowsNoValue(t *testing.T) {
	terms := prepare(t, tokyo(nil), "2026-06")
	_, faults := terms.Slip(plain(func(e *employee.Employee) { e.Contracts = nil }), payroll.Input{})
	for _, f := range faults.All() {
		if f.Severity != fault.Stop || f.Message == "" || f.Remedy == "" {
			t.Errorf("%+v", f)
		}
	}
}
