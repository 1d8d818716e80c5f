package yen_test

import (
	"math/big"
	"testing"

	"romukura/ground/yen"
)

func TestRoundingsAtHalfAYen(t *testing.T) {
	// shared/law/insurance golden cases kt-roundhalf-*: 100.5 deducted from pay is 100.
	half := yen.Exact{Num: 201, Den: 2}
	cases := []struct {
		r    yen.Rounding
		e    yen.Exact
		want yen.Amount
	}{
		{yen.DropTo50Sen, half, 100},
		{yen.RaiseFrom50Sen, half, 101},
		{yen.Truncate, half, 100},
		{yen.Ceil, half, 101},
		{yen.DropTo50Sen, yen.Exact{Num: 100501, Den: 1000}, 101},
		{yen.RaiseFrom50Sen, yen.Exact{Num: 100499, Den: 1000}, 100},
		{yen.Ceil, yen.Exact{Num: 100, Den: 1}, 100},
		{yen.DropTo50Sen, yen.Exact{Num: -201, Den: 2}, -100},
	}
	for _, c := range cases {
		if got := c.r.Round(c.e); got != c.want {
			t.Errorf("%s of %s: got %d, want %d", c.r.Key(), c.e, got, c.want)
		}
	}
}

func TestNiigataHalfStaysExact(t *testing.T) {
	// shared/law/insurance/README 2.3: 9.21 % of 110,000, halved, is 5,065.50 and is dropped to 5,065.
	got := yen.Amount(110_000).Times(yen.MustRate("9.21%")).Times(yen.Half)
	if got.String() != "5065.5" || yen.DropTo50Sen.Round(got) != 5065 {
		t.Errorf("got %s, rounded %d", got, yen.DropTo50Sen.Round(got))
	}
}

func TestParseRefusesWhatIsNotWholeYen(t *testing.T) {
	for _, s := range []string{"", "1.5", "1e3", "¥5", "1000000000001", "--1", "五"} {
		if _, err := yen.Parse(s); err == nil {
			t.Errorf("%q was taken", s)
		}
	}
	for s, want := range map[string]yen.Amount{" 1,234 ": 1234, "-5": -5, "1_000": 1000} {
		if got, err := yen.Parse(s); err != nil || got != want {
			t.Errorf("%q: %d %v", s, got, err)
		}
	}
}

func TestParseRateForms(t *testing.T) {
	for s, want := range map[string]yen.Rate{
		"183/1000": {Num: 183, Den: 1000}, "9.85%": {Num: 985, Den: 10000},
		"9.5‰": {Num: 95, Den: 10000}, "0.183": {Num: 183, Den: 1000},
	} {
		if got, err := yen.ParseRate(s); err != nil || got.Compare(want) != 0 {
			t.Errorf("%q: %v %v", s, got, err)
		}
	}
	for _, s := range []string{"", "1/0", "1/-2", "a", "5%%", "1/2%", ".5"} {
		if r, err := yen.ParseRate(s); err == nil {
			t.Errorf("%q was taken as %v", s, r)
		}
	}
}

func TestUnitCuts(t *testing.T) {
	if yen.Amount(123_999).DownTo(1000) != 123_000 || yen.Amount(155).HalfUpTo(10) != 160 ||
		yen.Amount(154).HalfUpTo(10) != 150 || yen.Amount(1).UpTo(100) != 100 {
		t.Error("a cut to a unit is wrong")
	}
}

func FuzzExactAgreesWithBig(f *testing.F) {
	f.Add(int64(320000), int64(985), int64(10000), int64(162), int64(1000))
	f.Fuzz(func(t *testing.T, a, n1, d1, n2, d2 int64) {
		if a%1_000_000_000 != a || n1 < 0 || n2 < 0 || n1 > 1e6 || n2 > 1e6 ||
			d1 < 1 || d2 < 1 || d1 > 1e6 || d2 > 1e6 {
			t.Skip()
		}
		x := yen.Amount(a).Times(yen.Rate{Num: n1, Den: d1})
		x = x.Plus(yen.Amount(a).Times(yen.Rate{Num: n2, Den: d2}))
		want := new(big.Rat).Add(
			new(big.Rat).Mul(big.NewRat(a, 1), big.NewRat(n1, d1)),
			new(big.Rat).Mul(big.NewRat(a, 1), big.NewRat(n2, d2)))
		if big.NewRat(x.Num, x.Den).Cmp(want) != 0 {
			t.Errorf("%v is not %v", x, want)
		}
		lo, hi := yen.Truncate.Round(x), yen.Ceil.Round(x)
		if a >= 0 && (hi < lo || hi > lo+1) {
			t.Errorf("truncate %d, ceil %d", lo, hi)
		}
	})
}
