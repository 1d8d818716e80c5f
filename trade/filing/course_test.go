package filing_test

import (
	"testing"

	"romukura/ground/caldate"
	"romukura/trade/filing"
)

func step(to filing.State, reason string) filing.Step {
	return filing.Step{State: to, On: caldate.Must("2026-11-10"), By: "事務　二郎", Reason: reason}
}

func TestACaseGoesItsCourse(t *testing.T) {
	c := &filing.Case{State: filing.Ready}
	for _, s := range []filing.Step{
		{State: filing.Submitted, On: caldate.Must("2026-11-04"), By: "a", Number: "123"},
		step(filing.Returned, "カナ氏名が違う"), step(filing.Ready, "名簿を直した"),
		step(filing.Submitted, ""), step(filing.Done, ""),
	} {
		if faults := c.Move(s); faults.Len() > 0 {
			t.Fatalf("to %s: %v", s.State, faults.All())
		}
	}
	if c.State != filing.Done || len(c.Trail) != 5 || c.Trail[1].Before != filing.Submitted ||
		c.Receipt.On != caldate.Must("2026-11-10") {
		t.Errorf("%+v", c)
	}
}

func TestACaseTakesNoCourseThatIsNone(t *testing.T) {
	for _, x := range []struct {
		from filing.State
		to   filing.Step
		want string
	}{
		{filing.Open, step(filing.Done, ""), "case.course"},
		{filing.Done, step(filing.NotOwed, "x"), "case.course"},
		{filing.Submitted, step(filing.Returned, ""), "case.reason"},
		{filing.Ready, step(filing.NotOwed, ""), "case.reason"},
		{filing.Done, step(filing.Submitted, ""), "case.reason"},
		{filing.Ready, filing.Step{State: filing.Submitted}, "case.day"},
	} {
		c := &filing.Case{State: x.from}
		faults := c.Move(x.to)
		if !faults.Stops() || faults.All()[0].Code != x.want || c.State != x.from || c.Trail != nil {
			t.Errorf("%s to %s: %v, now %s", x.from, x.to.State, faults.All(), c.State)
		}
	}
	for from := range map[filing.State]bool{filing.Open: true, filing.Ready: true,
		filing.Prepared: true, filing.Submitted: true, filing.Returned: true, filing.Done: true,
		filing.NotOwed: true} {
		if c := (&filing.Case{State: from}); len(c.Next()) == 0 || from.Label() == "" {
			t.Errorf("%s leads nowhere, or has no name", from)
		}
	}
}
