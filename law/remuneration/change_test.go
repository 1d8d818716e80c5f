package remuneration_test

import (
	"errors"
	"slices"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/remuneration"
	"romukura/law/why"
)

// README 5.4: what is a change of fixed pay, and from which month three are looked at.
func TestFromWhichMonthAChangeIsLookedAt(t *testing.T) {
	june := caldate.MustMonth("2026-06")
	for name, c := range map[string]struct {
		changes []remuneration.Change
		months  []string
		way     remuneration.Direction
	}{
		"a raise": {[]remuneration.Change{{Kind: remuneration.BasePay, Paid: june,
			Before: 250_000, After: 260_000}}, []string{"2026-06"}, remuneration.Up},
		"a raise within the pay period": {[]remuneration.Change{{Kind: remuneration.BasePay,
			Paid: june, WithinPeriod: true, After: 1}}, []string{"2026-07"}, remuneration.Up},
		"a raise made up in September": {[]remuneration.Change{{Kind: remuneration.BasePay, Paid: june,
			DifferencePaid: caldate.MustMonth("2026-09"), After: 1}}, []string{"2026-09"},
			remuneration.Up},
		"overtime alone": {[]remuneration.Change{{Kind: remuneration.OvertimeAmount, Paid: june,
			After: 90_000}}, nil, 0},
		"sick pay": {[]remuneration.Change{{Kind: remuneration.SickPay, Paid: june,
			Before: 300_000, After: 180_000}}, nil, 0},
		"more base pay, less allowance": {[]remuneration.Change{
			{Kind: remuneration.BasePay, Paid: june, After: 10_000},
			{Kind: remuneration.Allowance, Paid: june, Before: 30_000}}, []string{"2026-06"},
			remuneration.Down},
		"overtime up, allowance down": {[]remuneration.Change{
			{Kind: remuneration.OvertimeAmount, Paid: june, After: 90_000},
			{Kind: remuneration.Allowance, Paid: june, Before: 5_000}}, []string{"2026-06"},
			remuneration.Down},
		"two months": {[]remuneration.Change{
			{Kind: remuneration.CommutingPay, Paid: june.Add(1), After: 1},
			{Kind: remuneration.UnitPrice, Paid: june, After: 1}}, []string{"2026-06", "2026-07"},
			remuneration.Up},
	} {
		var trace why.Trace
		got, err := remuneration.Occasions(c.changes, &trace)
		var months []string
		for _, o := range got {
			months = append(months, o.Month.String())
			if o.Direction != c.way || o.Judgement != nil {
				t.Errorf("%s: %+v", name, o)
			}
		}
		if err != nil || !slices.Equal(months, c.months) || len(trace.Steps) != len(c.changes) {
			t.Errorf("%s: %v %v, %d steps", name, months, err, len(trace.Steps))
		}
	}
}

func TestAChangeThatComesToNothingIsAskedAbout(t *testing.T) {
	got, err := remuneration.Occasions([]remuneration.Change{
		{Kind: remuneration.PaySystem, Paid: caldate.MustMonth("2026-06")}}, nil)
	if err != nil || len(got) != 1 || got[0].Judgement == nil || got[0].Direction != 0 {
		t.Errorf("%+v %v", got, err)
	}
	var faults *fault.Error
	if _, err := remuneration.Occasions([]remuneration.Change{{Kind: "gift",
		Paid: caldate.MustMonth("2026-06")}}, nil); !errors.As(err, &faults) {
		t.Errorf("an unknown kind: %v", err)
	}
}
