package payday_test

import (
	"errors"
	"slices"
	"testing"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// paid is a bonus to the yen.
type paid struct {
	day                        string
	amount                     yen.Amount
	health, pension, labor     yen.Amount // premiums
	tax, net, employerAccident yen.Amount
}

// give computes a bonus through the book and holds every figure against what is expected.
func (want *paid) give(t *testing.T, c *book.Client) {
	t.Helper()
	day := caldate.Must(want.day)
	if !slices.ContainsFunc(c.Bonuses, func(b payroll.BonusEntry) bool { return b.PayDay == day }) {
		c.Bonuses = append(c.Bonuses, payroll.BonusEntry{Employee: "d", Group: "g", PayDay: day,
			Amount: want.amount})
	}
	report, err := payday.Bonus(c, "g", day, false)
	if err != nil || len(report.Run.Slips) != 1 {
		t.Fatalf("%s: %v %+v", want.day, err, report.Run.Failed)
	}
	s := &report.Run.Slips[0]
	taken := map[string]yen.Amount{}
	for _, l := range s.Deductions {
		taken[l.Code] = l.Amount
	}
	for _, x := range []struct {
		what      string
		got, want yen.Amount
	}{
		{"gross", s.Gross, want.amount},
		{"health", taken[payroll.CodeHealth], want.health},
		{"pension", taken[payroll.CodePension], want.pension},
		{"employment", taken[payroll.CodeEmployment], want.labor},
		{"tax", taken[payroll.CodeTax], want.tax},
		{"all that is deducted", s.Deducted, want.health + want.pension + want.labor + want.tax},
		{"net", s.Net, want.net},
		{"the employer's workers' compensation", s.Social.Employer.Accident, want.employerAccident},
	} {
		if x.got != x.want {
			t.Errorf("%s %s: %d, want %d", want.day, x.what, x.got, x.want)
		}
	}
}

func standard(e *employee.Employee, health, pension yen.Amount) {
	e.Insured.Standards = history.From(caldate.Must("2024-04-01"),
		employee.Standard{Health: health, Pension: pension, Cause: "notice"})
}

// The worked example of the tax agency (算出率の表の使い方, 令和8年分; golden case BN-2026-1 of the
// shared law/tax): 554,000 with 85,593 of social insurance, 196,616 in the month before, two
// dependents: 2.042 %, 9,564. That social insurance is Tokyo's of February 2026 for somebody over
// forty: (9.91 + 1.59) % and 18.3 % by halves, 0.55 %. January's 233,661 by the standard of 240,000
// leaves 196,616.
func TestTheWorkedExampleOfABonusThroughTheBook(t *testing.T) {
	c := insured()
	e := &c.Employees[0]
	e.Born = caldate.Must("1980-05-05")
	standard(e, 240_000, 240_000)
	e.Tax[0].Value.Relatives = 2
	contract := e.Contracts[0].Value
	contract.Amounts = map[string]yen.Amount{"base": 233_661}
	e.Contracts = history.From(caldate.Must("2024-04-01"), contract)
	january := month(t, c, "2026-01")
	if left := january.Taxable - january.Social.Employee.SocialTotal(); left != 196_616 {
		t.Fatalf("January leaves %d", left)
	}
	(&paid{day: "2026-02-10", amount: 554_000, health: 31_855, pension: 50_691, labor: 3_047,
		tax: 9_564, net: 458_843, employerAccident: 1_662}).give(t, c)
}

// Tokyo FY2026: (9.85 + 0.23) % and 18.3 % by halves, 0.5 %. Of the year's 5,730,000 of health June
// takes 5,000,000 and December 730,000; pension ends at 1,500,000 a month, so that the second of
// December bears none (健保法45 厚年法24の4). 1,000,000 by the standards 980,000 and 650,000 leave
// 886,133 in the month before: 30.630 % (算出率の表 令和8年分).
func TestBonusesOfAYearReachTheirCaps(t *testing.T) {
	c := insured()
	e := &c.Employees[0]
	standard(e, 980_000, 650_000)
	raise(c, 1_000_000)
	for _, m := range []string{"2026-05", "2026-11"} {
		s := month(t, c, m)
		if left := s.Taxable - s.Social.Employee.SocialTotal(); left != 886_133 {
			t.Fatalf("%s leaves %d", m, left)
		}
	}
	for range 2 { // computed again, each finds the same before it
		for _, want := range []paid{
			{day: "2026-06-10", amount: 5_000_000, health: 252_000, pension: 137_250, labor: 25_000,
				tax: 1_404_615, net: 3_181_135, employerAccident: 15_000},
			{day: "2026-12-10", amount: 2_000_000, health: 36_792, pension: 137_250, labor: 10_000,
				tax: 556_227, net: 1_259_731, employerAccident: 6_000},
			{day: "2026-12-25", amount: 1_000_000, labor: 5_000, tax: 304_768, net: 690_232,
				employerAccident: 3_000},
		} {
			want.give(t, c)
		}
	}
	if len(c.Runs) != 5 {
		t.Errorf("%d runs after computing twice", len(c.Runs))
	}
}

// A director without pay in the month before: a sixth of the bonus by the monthly table, six times
// (所法186): 83,333 bears nothing, 116,666 bears 680 (月額表 令和8年分, 115,000 to 117,000). A closed
// bonus is not computed again.
func TestADirectorsBonusWithoutPayBeforeIt(t *testing.T) {
	c := one()
	(&paid{day: "2026-07-10", amount: 500_000, net: 500_000}).give(t, c)
	(&paid{day: "2026-12-10", amount: 700_000, tax: 4_080, net: 695_920}).give(t, c)
	c.Runs[0].Close = payroll.Close{ComputedBy: "甲", ApprovedBy: "乙"}
	if _, err := payday.Bonus(c, "g", caldate.Must("2026-07-10"), false); !errors.Is(err,
		payday.ErrClosed) {
		t.Error(err)
	}
}
