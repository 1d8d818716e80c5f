package remuneration_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/law/remuneration"
	"romukura/law/why"
)

func acquire(t *testing.T, on string, pays ...remuneration.Pay) remuneration.Decision {
	t.Helper()
	d, err := (&remuneration.OnAcquisition{Acquired: day(on), Pays: pays}).Determine(nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func monthly(a amount) remuneration.Pay {
	return remuneration.Pay{Basis: remuneration.ByMonth, Amount: a}
}

// README 5.2: 1 January to 31 May valid to that August, from 1 June to the next.
func TestHowLongTheFirstStandardHolds(t *testing.T) {
	for on := day("2025-12-01"); on.Before(day("2027-02-01")); on = on.AddDays(1) {
		d := acquire(t, on.String(), monthly(250_000))
		want := caldate.Month{Year: on.Year(), Number: 8}
		if on.MonthOfYear() >= 6 {
			want.Year++
		}
		if d.Through != want || d.From != on.Month() || d.Key != remuneration.Decided {
			t.Errorf("%s: %s to %s", on, d.From, d.Through)
		}
	}
}

// README 5.2: amount ÷ days of the period × 30; by time what others with the same work earned;
// mixed the sum.
func TestTheFirstMonthlyRemuneration(t *testing.T) {
	const byMonth, byTime = remuneration.ByMonth, remuneration.ByTime
	for name, c := range map[string]struct {
		pays     []remuneration.Pay
		overtime amount
		kind     amount
		want     amount
		asks     bool
	}{
		"by the month": {pays: []remuneration.Pay{monthly(250_000)}, want: 250_000},
		"by the week": {pays: []remuneration.Pay{{Basis: byMonth, Amount: 70_000, Days: 7}},
			want: 300_000},
		"a fraction is dropped": {pays: []remuneration.Pay{{Basis: byMonth, Amount: 50_000, Days: 7}},
			want: 214_285},
		"by ten days": {pays: []remuneration.Pay{{Basis: byMonth, Amount: 100_000, Days: 10}},
			want: 300_000},
		"by the hour": {pays: []remuneration.Pay{{Basis: byTime, Amount: 1_300,
			Similar: []amount{180_000, 190_000, 200_001}}}, want: 190_000},
		"nobody alike": {pays: []remuneration.Pay{{Basis: byTime, Amount: 185_000}}, want: 185_000,
			asks: true},
		"mixed": {pays: []remuneration.Pay{monthly(50_000),
			{Basis: byTime, Similar: []amount{120_000}}}, overtime: 10_000, kind: 5_000, want: 185_000},
		"nothing": {want: 0},
	} {
		o := remuneration.OnAcquisition{Acquired: day("2026-10-01"), Pays: c.pays,
			Overtime: c.overtime, Kind: c.kind}
		d, err := o.Determine(nil)
		if err != nil || d.Average != c.want || d.Standard != of(t, mon("2026-10"), c.want) {
			t.Errorf("%s: %+v %v", name, d, err)
		}
		if (d.Judgement != nil) != c.asks {
			t.Errorf("%s: %+v", name, d.Judgement)
		}
	}
}

func TestWhatCannotBePayOnAcquisitionIsRefused(t *testing.T) {
	for name, o := range map[string]remuneration.OnAcquisition{
		"negative":   {Pays: []remuneration.Pay{monthly(-1)}},
		"no basis":   {Pays: []remuneration.Pay{{Amount: 200_000}}},
		"days":       {Pays: []remuneration.Pay{{Basis: remuneration.ByMonth, Days: -7}}},
		"others":     {Pays: []remuneration.Pay{{Basis: remuneration.ByTime, Similar: []amount{-1}}}},
		"overtime":   {Overtime: -1},
		"in kind":    {Kind: -1},
		"wrong word": {Pays: []remuneration.Pay{{Basis: 9, Amount: 1}}},
	} {
		o.Acquired = day("2026-10-01")
		if _, err := o.Determine(nil); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
	o := remuneration.OnAcquisition{Acquired: day("2026-10-01"), Overtime: -1,
		Pays: []remuneration.Pay{monthly(-1), {Amount: 1}}}
	_, err := o.Determine(nil)
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("not every fault was told: %v", err)
	}
}

func TestTheFirstStandardExplainsItself(t *testing.T) {
	o := remuneration.OnAcquisition{Acquired: day("2026-10-01"), Pays: []remuneration.Pay{
		monthly(200_000), {Basis: remuneration.ByTime, Similar: []amount{30_000}}}}
	var trace why.Trace
	d, err := o.Determine(&trace)
	if err != nil {
		t.Fatal(err)
	}
	text := told(&trace)
	for _, want := range []string{"230,000円", "令和9年8月", "健保法42-1", "19等級", "240,000円",
		"law/remuneration/tables/acquisition"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
	if without, _ := o.Determine(nil); without.Standard != d.Standard {
		t.Error("the explanation changes the answer")
	}
}

func TestTheSumOfAllEmployersDecides(t *testing.T) {
	for _, c := range []struct {
		own  []amount
		want standard
	}{
		{[]amount{300_000}, both(300_000)}, {[]amount{200_000, 100_000}, both(300_000)},
		{[]amount{600_000, 500_000}, standard{Health: 1_090_000, Pension: 650_000}},
		{[]amount{30_000, 20_000, 10_000}, standard{Health: 58_000, Pension: 88_000}},
	} {
		_, s, err := remuneration.TwoEmployers(c.own, day("2026-10-01"))
		if err != nil || s != c.want {
			t.Errorf("%v: %+v %v", c.own, s, err)
		}
	}
}
