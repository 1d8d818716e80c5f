package payday_test

import (
	"errors"
	"testing"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// one is a client with one uninsured director of a fixed pay, so that what is paid is what the
// contract says and nothing else.
func one() *book.Client {
	since := caldate.Must("2024-04-01")
	counts := client.Counts{Remuneration: true, FixedPay: true, Wages: true, Tax: client.Taxable}
	return &book.Client{
		Profile: client.Client{ID: "c", Establishments: []client.Establishment{{ID: "tokyo",
			Prefecture: "13", EmploymentBusiness: "general", AccidentBusiness: "94"}},
			Groups: []client.Group{{Code: "g", Rules: history.From(since, client.PayRules{
				ClosingDay: 31, PayMonthsLater: 0, PayDay: 31, DailyMinutes: 480,
				AnnualHolidays: 120})}},
			Items: []client.Item{{Code: "base", Name: "役員報酬", Counts: counts,
				Formula: client.Formula{Kind: client.Fixed}}}},
		Employees: []employee.Employee{{ID: "d", Number: "1", Sex: employee.Male,
			Born: caldate.Must("1980-05-05"), Hired: since,
			Names: history.From(since, employee.Name{Full: "𠮷田　太郎", Kana: "ヨシダ　タロウ"}),
			Tax:   history.From(since, employee.TaxDeclaration{Column: "kou"}),
			Contracts: history.From(since, employee.Contract{Establishment: "tokyo", Group: "g",
				Kind: employee.Monthly, Status: employee.Director,
				Amounts: map[string]yen.Amount{"base": 300_000}})}},
	}
}

func month(t *testing.T, c *book.Client, m string) *payroll.Slip {
	t.Helper()
	report, err := payday.Month(c, "g", caldate.MustMonth(m), false)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Run.Slips) != 1 {
		t.Fatalf("%s: %v %v", m, report.Run.Failed, report.Run.Skipped)
	}
	return &c.Run("g", payroll.MonthlyPay, caldate.MustMonth(m)).Slips[0]
}

func closeMonth(c *book.Client, m string) {
	c.Run("g", payroll.MonthlyPay, caldate.MustMonth(m)).Close = payroll.Close{ComputedBy: "甲",
		ApprovedBy: "乙"}
}

func raise(c *book.Client, amount yen.Amount) {
	contract := c.Employees[0].Contracts[0].Value
	contract.Amounts = map[string]yen.Amount{"base": amount}
	c.Employees[0].Contracts = c.Employees[0].Contracts.With(caldate.Must("2026-04-01"), contract)
}

func TestRaiseOfAClosedMonthIsSettledOnce(t *testing.T) {
	c := one()
	april := caldate.MustMonth("2026-04")
	if _, err := payday.Recompute(c, "g", april, ""); !errors.Is(err, payday.ErrNoRun) {
		t.Error(err)
	}
	if s := month(t, c, "2026-04"); s.Gross != 300_000 {
		t.Fatalf("%d", s.Gross)
	}
	if _, err := payday.Recompute(c, "g", april, ""); !errors.Is(err, payday.ErrOpen) {
		t.Errorf("a month that is open has no differences to carry: %v", err)
	}
	closeMonth(c, "2026-04")
	raise(c, 320_000)
	if _, err := payday.Month(c, "g", april, false); !errors.Is(err, payday.ErrClosed) {
		t.Error(err)
	}
	if s := c.Run("g", payroll.MonthlyPay, april).Slips[0]; s.Gross != 300_000 {
		t.Errorf("the closed month changed to %d", s.Gross)
	}
	carry := func(want ...yen.Amount) {
		t.Helper()
		found, err := payday.Recompute(c, "g", april, "遡及昇給")
		if err != nil || len(found.Carries) != len(want) || len(found.Failed) != 0 {
			t.Fatalf("%v %v, want %v", found, err, want)
		}
		for i := range want {
			if got := found.Carries[i]; got.Amount != want[i] || got.Of != april {
				t.Errorf("%+v, want %v", got, want)
			}
		}
		c.Carries = append(c.Carries, found.Carries...)
	}
	carry(20_000)
	carry() // the same difference is not carried twice
	for range 2 {
		if s := month(t, c, "2026-05"); s.Gross != 340_000 {
			t.Errorf("May is %d, want 320,000 and the difference of 20,000", s.Gross)
		}
	}
	if s := month(t, c, "2026-06"); s.Gross != 320_000 {
		t.Errorf("June is %d: the difference was settled twice", s.Gross)
	}
	carry()
	// A further raise brings the rest alone.
	raise(c, 325_000)
	carry(5_000)
	// A month before the one recomputed takes nothing along.
	if s := month(t, c, "2026-03"); s.Gross != 300_000 {
		t.Errorf("March is %d", s.Gross)
	}
}

func TestExplainNobody(t *testing.T) {
	_, err := payday.Explain(one(), payday.Asked{Group: "g", Month: caldate.MustMonth("2026-04"),
		Employee: "nobody"})
	if !errors.Is(err, payday.ErrNobody) {
		t.Error(err)
	}
}
