package payroll_test

import (
	"reflect"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// raised is paid another amount from a day on.
func raised(e *employee.Employee, day string, base yen.Amount) *employee.Employee {
	c := e.Contracts[0].Value
	c.Amounts = map[string]yen.Amount{"base": base}
	e.Contracts = e.Contracts.With(caldate.Must(day), c)
	return e
}

func recompute(t *testing.T, paid, anew *payroll.Slip) payroll.Carry {
	t.Helper()
	c, differs := payroll.Recompute(anew, &payroll.Paid{Slip: paid, Reason: "昇給の決定が遅れたため"})
	if !differs {
		t.Fatal("nothing differs")
	}
	return c
}

// A raise of 20,000 from April that is decided in June: April and May are paid as they were, 40,000
// come with June. They are taxed and insured with June, and are no fixed pay of it.
func TestALateRaiseIsCarriedIntoALaterMonth(t *testing.T) {
	var carries []payroll.Carry
	for _, month := range []string{"2026-04", "2026-05"} {
		paid := slip(t, tokyo(nil), plain(), month, payroll.Input{})
		anew := slip(t, tokyo(nil), raised(plain(), "2026-04-01", 320_000), month, payroll.Input{})
		c := recompute(t, paid, anew)
		if c.Amount != 20_000 || c.Of != caldate.MustMonth(month) || len(c.Lines) != 1 ||
			c.Lines[0].Before != 300_000 || c.Lines[0].After != 320_000 || len(c.Owed) != 0 {
			t.Errorf("%s: %+v", month, c)
		}
		carries = append(carries, c)
	}
	e := raised(plain(), "2026-04-01", 320_000)
	others := payroll.Carry{Employee: "x", Amount: 99_999}
	s := slip(t, tokyo(nil), e, "2026-06", payroll.Input{Carries: append(carries, others),
		Explain: true})
	same(t, "difference", amount(s, payroll.CodeDifference), 40_000)
	same(t, "gross", s.Gross, 360_000)
	same(t, "taxable", s.Taxable, 360_000)
	same(t, "wages", s.Wages, 360_000)
	same(t, "remuneration", s.Remuneration, 360_000)
	same(t, "fixed pay", s.FixedPay, 320_000)
	same(t, "employment", amount(s, payroll.CodeEmployment), 1_800)
	if steps := s.WhyOf(payroll.CodeDifference).Steps; len(steps) != 2 || steps[0].Note == "" {
		t.Errorf("%v", steps)
	}
}

func TestWhatDidNotDifferIsNotCarried(t *testing.T) {
	paid := slip(t, tokyo(nil), plain(), "2026-05", payroll.Input{})
	if _, differs := payroll.Recompute(slip(t, tokyo(nil), plain(), "2026-05", payroll.Input{}),
		&payroll.Paid{Slip: paid}); differs {
		t.Error("the same pay differs")
	}
}

// Overtime that was reported late and a day of absence that was not one: each line tells its part.
func TestLinesOfADifferenceAddUpToIt(t *testing.T) {
	paid := slip(t, tokyo(nil), plain(), "2026-05",
		worked(attendance.Month{AbsentHalves: 2, ScheduledHalves: 40}))
	anew := slip(t, tokyo(nil), plain(), "2026-05",
		worked(attendance.Month{Overtime: 600, ScheduledHalves: 40}))
	c := recompute(t, paid, anew)
	var sum yen.Amount
	for _, d := range c.Lines {
		sum += d.After - d.Before
	}
	same(t, "sum of lines", sum, c.Amount)
	same(t, "paid and difference", paid.Gross+c.Amount, anew.Gross)
	if len(c.Lines) != 2 {
		t.Errorf("%+v", c.Lines)
	}
}

// A premium by a standard that was decided late differs for a reason of its own: it is owed, and
// the difference of earnings does not settle it. 320,000 − 300,000: 985 and 1,830.
func TestAPremiumThatWasDecidedLateIsOwedAndNotCarried(t *testing.T) {
	paid := slip(t, tokyo(nil), plain(), "2026-04", payroll.Input{})
	anew := slip(t, tokyo(nil), plain(standards(320_000, 320_000)), "2026-04", payroll.Input{})
	c := recompute(t, paid, anew)
	same(t, "carried", c.Amount, 0)
	if len(c.Lines) != 0 || len(c.Owed) != 2 {
		t.Fatalf("%+v", c)
	}
	same(t, "health", c.Owed[0].After-c.Owed[0].Before, 985)
	same(t, "pension", c.Owed[1].After-c.Owed[1].Before, 1_830)
	if c.Empty() {
		t.Error("what is owed goes untold")
	}
	if again := c.Less([]payroll.Carry{c}); !again.Empty() {
		t.Errorf("told twice: %+v", again)
	}
}

// A second recomputation carries what the first has not; taken back, it carries the way back.
func TestNothingIsSettledTwice(t *testing.T) {
	paid := slip(t, tokyo(nil), plain(), "2026-05", payroll.Input{})
	at := func(base yen.Amount) *payroll.Slip {
		return slip(t, tokyo(nil), raised(plain(), "2026-05-01", base), "2026-05", payroll.Input{})
	}
	first := recompute(t, paid, at(320_000))
	again := recompute(t, paid, at(320_000)).Less([]payroll.Carry{first})
	if !again.Empty() {
		t.Errorf("the same again: %+v", again)
	}
	second := recompute(t, paid, at(350_000)).Less([]payroll.Carry{first})
	want := payroll.Difference{Code: "base", Name: "基本給", Before: 320_000, After: 350_000}
	if second.Amount != 30_000 || !reflect.DeepEqual(second.Lines, []payroll.Difference{want}) {
		t.Errorf("further: %+v", second)
	}
	known := []payroll.Carry{first, second}
	third := recompute(t, paid, at(310_000)).Less(known)
	if third.Amount != -40_000 || third.Lines[0].Before != 350_000 || third.Lines[0].After != 310_000 {
		t.Errorf("back: %+v", third)
	}
	back, _ := payroll.Recompute(at(300_000), &payroll.Paid{Slip: paid})
	if back = back.Less(append(known, third)); back.Amount != -10_000 ||
		back.Lines[0].Before != 310_000 || back.Lines[0].After != 300_000 {
		t.Errorf("to the beginning: %+v", back)
	}
	strange := first
	strange.Employee = "x"
	if c := recompute(t, paid, at(320_000)).Less([]payroll.Carry{strange}); c.Amount != 20_000 {
		t.Errorf("somebody else's: %+v", c)
	}
}

// A difference counts in the bases by the rules of its own month: a commuting allowance of 10,000
// within the limit is untaxed, and wages all the same.
func TestADifferenceKeepsWhatDoesNotCount(t *testing.T) {
	s := slip(t, tokyo(nil), plain(), "2026-06", payroll.Input{Carries: []payroll.Carry{{Employee: "e",
		Of: caldate.MustMonth("2026-05"), Amount: 10_000, Outside: payroll.Outside{Tax: 10_000}}}})
	same(t, "taxable", s.Taxable, 300_000)
	same(t, "untaxed", s.Untaxed, 10_000)
	same(t, "wages", s.Wages, 310_000)
}
