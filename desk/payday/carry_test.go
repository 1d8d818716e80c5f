package payday_test

import (
	"slices"
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

// insured is a client with one worker of 300,000 a month in every insurance, in Tokyo.
func insured() *book.Client {
	c := one()
	since := caldate.Must("2024-04-01")
	e := &c.Employees[0]
	e.Born = caldate.Must("1995-06-15")
	contract := e.Contracts[0].Value
	contract.Status, contract.WeeklyMinutes, contract.WeeklyDays = employee.Regular, 2400, 5
	e.Contracts = history.From(since, contract)
	e.Insured = employee.Insured{
		Social:     []employee.SocialSpan{{Acquired: since}},
		Employment: []employee.EmploymentSpan{{Acquired: since}},
		Standards: history.From(since, employee.Standard{Health: 300_000, Pension: 300_000,
			Cause: "notice"})}
	return c
}

func recomputed(t *testing.T, c *book.Client, want int) []payroll.Carry {
	t.Helper()
	found, err := payday.Recompute(c, "g", caldate.MustMonth("2026-05"), "昇給の決定が遅れたため")
	if err != nil || len(found.Carries) != want || len(found.Failed) != 0 {
		t.Fatalf("%+v %v, want %d", found, err, want)
	}
	c.Carries = append(c.Carries, found.Carries...)
	return found.Carries
}

// An allowance of 10,000 for a pass within the limit is no taxable pay, and wages and remuneration
// all the same (所法9-1-5): raised to 15,000 and then to 18,000, each step brings itself alone.
func TestADifferenceIsSplitIntoWhatIsTaxedAndWhatCounts(t *testing.T) {
	c := insured()
	e := &c.Employees[0]
	since := caldate.Must("2024-04-01")
	c.Profile.Items = append(c.Profile.Items, client.Item{Code: "pass", Name: "通勤手当",
		Formula: client.Formula{Kind: client.Fixed}, Counts: client.Counts{Remuneration: true,
			FixedPay: true, Wages: true, Tax: client.TaxCommuting}})
	e.Commute = history.From(since, employee.Commute{Pass: 10_000})
	give := func(base, pass yen.Amount) {
		contract := e.Contracts[0].Value
		contract.Amounts = map[string]yen.Amount{"base": base, "pass": pass}
		e.Contracts = history.From(since, contract)
		e.Commute = history.From(since, employee.Commute{Pass: pass})
	}
	give(300_000, 10_000)
	month(t, c, "2026-05")
	closeMonth(c, "2026-05")
	for _, step := range []struct{ base, pass, tax, more yen.Amount }{
		{300_000, 15_000, 5_000, 5_000}, {320_000, 18_000, 3_000, 23_000}} {
		give(step.base, step.pass)
		got := recomputed(t, c, 1)[0]
		if got.Amount != step.more || got.Outside != (payroll.Outside{Tax: step.tax}) {
			t.Errorf("%d and %d: %+v", step.base, step.pass, got)
		}
	}
	recomputed(t, c, 0)
	s := month(t, c, "2026-06")
	for what, x := range map[string][2]yen.Amount{"gross": {s.Gross, 366_000},
		"taxable": {s.Taxable, 340_000}, "wages": {s.Wages, 366_000},
		"remuneration": {s.Remuneration, 366_000}} {
		if x[0] != x[1] {
			t.Errorf("%s: %d, want %d", what, x[0], x[1])
		}
	}
}

// A standard decided after the close changes no pay, but the premiums that were due. Tokyo 2026,
// premiums of April with the pay of May, levy included: 300,000 bear 14,775 + 345 = 15,120 and
// 27,450; 320,000 bear 15,760 + 368 = 16,128 and 29,280. That is told, once.
func TestPremiumsThatWereDecidedLateAreToldOnce(t *testing.T) {
	c := insured()
	month(t, c, "2026-05")
	closeMonth(c, "2026-05")
	recomputed(t, c, 0)
	e := &c.Employees[0]
	e.Insured.Standards = e.Insured.Standards.With(caldate.Must("2026-04-01"),
		employee.Standard{Health: 320_000, Pension: 320_000, Cause: "notice"})
	got := recomputed(t, c, 1)[0]
	want := []payroll.Difference{
		{Code: payroll.CodeHealth, Name: got.Owed[0].Name, Before: 15_120, After: 16_128},
		{Code: payroll.CodePension, Name: got.Owed[1].Name, Before: 27_450, After: 29_280}}
	if got.Amount != 0 || len(got.Lines) != 0 || len(got.Owed) != 2 {
		t.Fatalf("%+v", got)
	}
	for i, d := range got.Owed {
		if d.Code != want[i].Code || d.Before != want[i].Before || d.After != want[i].After {
			t.Errorf("%+v, want %+v", d, want[i])
		}
	}
	recomputed(t, c, 0)
}

// Of four who were paid one has no contract any more, one is gone from the register, and one has an
// amount that cannot be: each is answered for, and the fourth gets the raise.
func TestNobodysFaultBlocksTheRecomputationOfOthers(t *testing.T) {
	c := one()
	first := c.Employees[0]
	c.Employees = nil
	for _, id := range []employee.ID{"contract", "gone", "amount", "fine"} {
		e := first
		e.ID, e.Number = id, "No. "+string(id)
		c.Employees = append(c.Employees, e)
	}
	may := caldate.MustMonth("2026-05")
	if _, err := payday.Month(c, "g", may, false); err != nil {
		t.Fatal(err)
	}
	closeMonth(c, "2026-05")
	of := func(amount yen.Amount) history.Of[employee.Contract] {
		contract := first.Contracts[0].Value
		contract.Amounts = map[string]yen.Amount{"base": amount}
		return history.From(caldate.Must("2024-04-01"), contract)
	}
	c.Employees[0].Contracts = nil
	c.Employees[2].Contracts = of(-1)
	c.Employees[3].Contracts = of(310_000)
	c.Employees = slices.Delete(c.Employees, 1, 2)
	found, err := payday.Recompute(c, "g", may, "遡及昇給")
	if err != nil {
		t.Fatal(err)
	}
	if len(found.Carries) != 1 || found.Carries[0].Employee != "fine" ||
		found.Carries[0].Amount != 10_000 {
		t.Errorf("%+v", found.Carries)
	}
	var failed []employee.ID
	for _, f := range found.Failed {
		failed = append(failed, f.Employee)
		if f.Number != "No. "+string(f.Employee) || len(f.Faults) == 0 || f.Faults[0].Message == "" ||
			f.Faults[0].Remedy == "" {
			t.Errorf("%+v", f)
		}
	}
	if !slices.Equal(failed, []employee.ID{"contract", "gone", "amount"}) {
		t.Errorf("%v", failed)
	}
}
