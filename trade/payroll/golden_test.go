package payroll_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

var since = caldate.Must("2020-01-01")

// tokyo is a client with one establishment, paid by the month at its end on the 25th; the levies
// are rounded as the payslip cases of the shared golden file do: support apart.
func tokyo(change func(*client.Client, *client.PayRules)) *client.Client {
	rules := client.PayRules{ClosingDay: 31, PayDay: 25, DailyMinutes: 480, AnnualHolidays: 110,
		LeviesTogether: "support-apart"}
	c := &client.Client{ID: "c", Name: "例", Establishments: []client.Establishment{{ID: "a",
		Prefecture: "13", EmploymentBusiness: "general", AccidentBusiness: "94"}},
		Items: []client.Item{
			{Code: "base", Name: "基本給", Prorated: true, Formula: client.Formula{Kind: client.Fixed},
				Counts: client.Counts{Remuneration: true, FixedPay: true, Wages: true,
					Tax: client.Taxable, ExtraBase: true, MinimumBase: true}}}}
	if change != nil {
		change(c, &rules)
	}
	c.Groups = []client.Group{{Code: "g", Rules: history.From(since, rules)}}
	return c
}

type worker struct {
	pay, standard yen.Amount
	born          string
	column        string
	dependents    int
	left          string
	nonResident   bool
}

func person(w worker) *employee.Employee {
	if w.born == "" {
		w.born = "1995-06-15"
	}
	e := &employee.Employee{ID: "e", Number: "1", Born: caldate.Must(w.born), Hired: since,
		Names: history.From(since, employee.Name{Full: "例　一", Kana: "レイ　ハジメ"}),
		Contracts: history.From(since, employee.Contract{Establishment: "a", Group: "g",
			Kind: employee.Monthly, Status: employee.Regular, WeeklyMinutes: 2400, WeeklyDays: 5,
			Amounts: map[string]yen.Amount{"base": w.pay}}),
		Tax: history.From(since, employee.TaxDeclaration{Column: w.column, Relatives: w.dependents,
			NonResident: w.nonResident}),
		Insured: employee.Insured{
			Social:     []employee.SocialSpan{{Acquired: since}},
			Employment: []employee.EmploymentSpan{{Acquired: since}},
			Standards: history.From(since, employee.Standard{Health: w.standard,
				Pension: min(w.standard, 650_000), Cause: "notice"})}}
	if w.left != "" {
		e.Left = caldate.Must(w.left)
	}
	return e
}

func slip(
	t *testing.T,
	c *client.Client,
	e *employee.Employee,
	month string,
	in payroll.Input,
) *payroll.Slip {
	t.Helper()
	terms, err := payroll.Prepare(c, "g", caldate.MustMonth(month), payroll.Tables{})
	if err != nil {
		t.Fatal(err)
	}
	s, faults := terms.Slip(e, in)
	if s == nil {
		t.Fatal(faults.All())
	}
	return s
}

func amount(s *payroll.Slip, code string) yen.Amount {
	for _, l := range append(s.Deductions, s.Earnings...) {
		if l.Code == code {
			return l.Amount
		}
	}
	return 0
}

// Expected figures: shared golden cases of topic payslip, computed by hand by their author from the
// instruments named there.
func TestPayslipsComputedByHand(t *testing.T) {
	construction := func(c *client.Client, _ *client.PayRules) {
		c.Establishments[0].EmploymentBusiness = "construction"
	}
	workdays := func(_ *client.Client, r *client.PayRules) {
		r.PartMonth = client.PartByWorkdays
		r.PartRound = "raise-from-50-sen"
	}
	for _, c := range []struct {
		id, month                                    string
		w                                            worker
		change                                       func(*client.Client, *client.PayRules)
		health, support, pension, employment, income yen.Amount
	}{
		{"PS-JP-SI-02-1", "2026-04",
			worker{pay: 410_000, standard: 410_000, born: "1980-01-15", column: "otsu"},
			nil, 23_513, 0, 37_515, 2_050, 67_800},
		{"PS-JP-SI-14-1", "2026-05",
			worker{pay: 410_000, standard: 410_000, born: "1980-01-15", column: "otsu"},
			nil, 23_513, 471, 37_515, 2_050, 67_800},
		{"PS-JP-TAX-18-1", "2026-05",
			worker{pay: 300_000, standard: 300_000, column: "kou", dependents: 2},
			nil, 14_775, 345, 27_450, 1_500, 3_090},
		{"PS-JP-TAX-11-1", "2026-05",
			worker{pay: 300_000, standard: 300_000, nonResident: true, column: "kou"},
			nil, 14_775, 345, 27_450, 1_500, 61_260},
		{"PS-JP-EIR-03-2", "2026-05",
			worker{pay: 300_000, standard: 300_000, column: "otsu"},
			construction, 14_775, 345, 27_450, 1_800, 37_600},
		{"PS-JP-SI-24-1b", "2026-06",
			worker{pay: 300_000, standard: 300_000, column: "otsu", left: "2026-06-29"},
			workdays, 14_775, 345, 27_450, 1_432, 33_600},
	} {
		e := person(c.w)
		if c.w.column == "otsu" {
			e.Tax[0].Value.Column = "otsu"
		}
		s := slip(t, tokyo(c.change), e, c.month, payroll.Input{Explain: true})
		got := [...]yen.Amount{amount(s, payroll.CodeHealth), amount(s, payroll.CodeSupport),
			amount(s, payroll.CodePension), amount(s, payroll.CodeEmployment), amount(s, payroll.CodeTax)}
		want := [...]yen.Amount{c.health, c.support, c.pension, c.employment, c.income}
		if got != want {
			t.Errorf("%s: health support pension employment tax %v, want %v", c.id, got, want)
		}
	}
}

func TestOvertimeOfTheGoldenPayslip(t *testing.T) {
	// PS-JP-OT-03-1: 340,000 a month of 170 hours, 7 hours on a rest day, 8 on the statutory holiday:
	// 39,100 = 7 × 2,000 × 1.25 + 8 × 2,000 × 1.35.
	c := tokyo(
		func(_ *client.Client, r *client.PayRules) { r.DailyMinutes, r.AnnualHolidays = 480, 110 },
	)
	month := &attendance.Month{Employee: "e", From: caldate.Must("2026-03-01"),
		Through: caldate.Must("2026-03-31"), Overtime: 7 * 60, Holiday: 8 * 60, RestOvertime: 7 * 60}
	s := slip(t, c, person(worker{pay: 340_000, standard: 340_000, column: "otsu"}), "2026-03",
		payroll.Input{Attendance: month})
	for code, want := range map[string]yen.Amount{
		payroll.CodeOvertime: 17_500, payroll.CodeHoliday: 21_600, payroll.CodeHealth: 16_847,
		payroll.CodePension: 31_110, payroll.CodeEmployment: 2_085, payroll.CodeTax: 62_600,
	} {
		if got := amount(s, code); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
	if s.Gross != 379_100 {
		t.Errorf("gross %d", s.Gross)
	}
}
