package premium_test

import (
	"strings"
	"testing"

	"romukura/ground/yen"
	"romukura/law/premium"
	"romukura/law/why"
)

func levy(rate string) premium.Levy {
	return premium.Levies(premium.Halves(yen.MustRate(rate)))[0]
}

func TestNothingIsRoundedBeforeTheNotice(t *testing.T) {
	// README 2.3: the notice is the sum of unrounded premiums, cut below the yen; the employer
	// bears the notice less what was deducted. Three persons of 118,000 at 9.85 % + 1.62 % + 0.23 %:
	// 118,000 × 11.70 % = 13,806 each; at 134,000 × 11.47 % = 15,369.8 each.
	l := levy("11.47%")
	var n premium.Notice
	for range 3 {
		p := l.On(134_000)
		p.Deducted = premium.Deduction.Round(p.Employee) // 7,684.9 → 7,685
		n.Add(premium.Health, p)
	}
	lines := n.Lines(nil)
	if len(lines) != 1 || lines[0].Exact != "46109.4" || lines[0].Due != 46_109 ||
		lines[0].Deducted != 23_055 || lines[0].Employer != 23_054 || lines[0].Persons != 3 {
		t.Errorf("%+v", lines)
	}
}

func TestFundsStandApart(t *testing.T) {
	var n premium.Notice
	health, pension := levy("9.85%").On(98_000), levy("18.3%").On(98_000)
	contribution := premium.Levies(premium.Split{
		Employee: yen.Rate{Num: 0, Den: 1}, Employer: yen.MustRate("0.36%")})[0].On(98_000)
	n.Add(premium.Health, health, premium.None, premium.Part{})
	n.Add(premium.Pension, pension)
	n.Add(premium.Contribution, contribution)
	n.Add(0, health)
	n.Add(9, health)
	var trace why.Trace
	lines := n.Lines(&trace)
	// 98,000 × 9.85 % = 9,653; × 18.3 % = 17,934; × 0.36 % = 352.8
	want := []yen.Amount{9_653, 17_934, 352}
	if len(lines) != 3 || len(trace.Steps) != 6 {
		t.Fatalf("%+v %d", lines, len(trace.Steps))
	}
	for i, l := range lines {
		if l.Due != want[i] || l.Fund.Label() == "" {
			t.Errorf("%+v", l)
		}
	}
	if s := trace.Steps[4].String(); !strings.Contains(s, "352.8") ||
		!strings.Contains(s, "円未満切捨て") {
		t.Error(s)
	}
}

func TestANoticeBearsAnyDenominator(t *testing.T) {
	// Persons with two employers have a denominator each; a thousand of them must not break it.
	var n premium.Notice
	l := levy("9.85%")
	for i := range yen.Amount(1000) {
		sum := 400_000 + 2*i + 1
		n.Add(premium.Health, premium.Proportion{Own: 133_337, Sum: sum}.Of(l.On(410_000)))
	}
	lines := n.Lines(nil)
	if lines[0].Due < 13_000_000 || lines[0].Due > 13_500_000 || lines[0].Persons != 1000 {
		t.Errorf("%+v", lines[0].Due)
	}
}

func TestEmployersSharesMakeUpTheWhole(t *testing.T) {
	l := levy("10.08%")
	whole := l.On(410_000)
	for own := yen.Amount(1); own < 400_000; own += 13_331 {
		a := premium.Proportion{Own: own, Sum: 400_000}.Of(whole)
		b := premium.Proportion{Own: 400_000 - own, Sum: 400_000}.Of(whole)
		if a.Total.Plus(b.Total).Compare(whole.Total) != 0 ||
			a.Employee.Plus(b.Employee).Compare(whole.Employee) != 0 {
			t.Errorf("%d: %v and %v", own, a, b)
		}
	}
	// 410,000 × 10.08 % = 41,328 × 267/400 = 27,586.44
	if a := (premium.Proportion{Own: 267_000, Sum: 400_000}).Of(whole); a.Total.String() !=
		"27586.44" {
		t.Error(a.Total)
	}
}

func TestAProportionThatMakesNoSenseIsNone(t *testing.T) {
	for _, p := range []premium.Proportion{
		{}, {Own: 1}, {Own: -1, Sum: 10}, {Own: 10, Sum: 10}, {Own: 11, Sum: 10},
		{Own: 5, Sum: -10}, {Own: 1, Sum: 1_000_000_001},
	} {
		if !p.Sole() || p.Rate() != yen.Whole {
			t.Errorf("%+v", p)
		}
		var trace why.Trace
		p.Explain(&trace)
		if len(trace.Steps) != 0 {
			t.Errorf("%+v is explained", p)
		}
	}
	var trace why.Trace
	premium.Proportion{Own: 133_000, Sum: 400_000}.Explain(&trace)
	if len(trace.Steps) != 1 || !strings.Contains(trace.Steps[0].String(), "0.3325") {
		t.Errorf("%v", trace.Steps)
	}
}

func TestASplitWithAnotherShareKeepsTheTotal(t *testing.T) {
	s := premium.Halves(yen.MustRate("9.85%"))
	for _, share := range []string{"1/4", "41/100", "0.5", "12/25"} {
		w := s.With(yen.MustRate(share))
		if w.Total().Compare(s.Total()) != 0 ||
			w.Employee.Compare(s.Total().Times(yen.MustRate(share))) != 0 {
			t.Errorf("%s: %+v", share, w)
		}
	}
	for _, share := range []yen.Rate{
		{}, {Num: 0, Den: 1}, {Num: 5, Den: 4}, {Num: -1, Den: 4}, {Num: 1, Den: 10_001},
	} {
		if s.With(share) != s || premium.ValidShare(share) {
			t.Errorf("%v changed the split", share)
		}
	}
}

func TestLeviesShareADenominator(t *testing.T) {
	all := premium.Levies(premium.Halves(yen.MustRate("9.85%")),
		premium.Halves(yen.MustRate("1.62%")),
		premium.Split{Employee: yen.MustRate("47.65‰"), Employer: yen.MustRate("50‰")})
	den := all[0].On(1).Total.Den
	for i, l := range all {
		p := l.On(123_000)
		if p.Total.Den != den || p.Employee.Den != den || l.IsZero() {
			t.Errorf("levy %d: %+v", i, p)
		}
	}
	if got := all[2].On(100_000); got.Total.Compare(yen.Amount(9_765).Exact()) != 0 ||
		got.Employee.Compare(yen.Amount(4_765).Exact()) != 0 {
		t.Errorf("%+v", got)
	}
	if !(premium.Levy{}).IsZero() {
		t.Error("a levy never set is not zero")
	}
}

func TestCashRoundsTheOtherWay(t *testing.T) {
	// README 2.3: deducted ≤ 0.50 down; in cash ≥ 0.50 up.
	half := yen.Exact{Num: 201, Den: 2}
	if premium.RoundingOr(0).Round(half) != 100 ||
		premium.RoundingOr(yen.RaiseFrom50Sen).Round(half) != 101 {
		t.Error("a rounding is wrong")
	}
}

func TestSumOfEmployers(t *testing.T) {
	// Golden case niijou-400k.
	if premium.Sum(267_000, 133_000) != 400_000 || premium.Sum() != 0 {
		t.Error("the sum is wrong")
	}
}
