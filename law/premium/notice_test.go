package premium_test

import (
	"math/big"
	"testing"

	"romukura/ground/yen"
	"romukura/law/premium"
)

func TestTheNoticeEqualsASumOfFractions(t *testing.T) {
	// The sum of any parts, reckoned a second time with fractions of any size.
	levies := premium.Levies(premium.Halves(yen.MustRate("9.21%")),
		premium.Halves(yen.MustRate("1.62%")), premium.Halves(yen.MustRate("0.23%")))
	var n premium.Notice
	sum := new(big.Rat)
	var deducted yen.Amount
	for i := range 500 {
		standard := yen.Amount(58_000 + 2_000*(i%600))
		var parts []premium.Part
		for _, l := range levies {
			p := l.On(standard)
			if i%7 == 0 {
				p = premium.Proportion{Own: standard / 3, Sum: standard}.Of(p)
			}
			p.Deducted = premium.Deduction.Round(p.Employee)
			deducted += p.Deducted
			sum.Add(sum, big.NewRat(p.Total.Num, p.Total.Den))
			parts = append(parts, p)
		}
		n.Add(premium.Health, parts...)
	}
	line := n.Lines(nil)[0]
	whole := new(big.Int).Quo(sum.Num(), sum.Denom()).Int64()
	if line.Due != yen.Amount(whole) || line.Deducted != deducted ||
		line.Employer != line.Due-deducted || line.Persons != 500 {
		t.Errorf("%+v, want %d", line, whole)
	}
}

func TestTheEmployerBearsTheSenOfHalves(t *testing.T) {
	// README 2.3, 新潟 9.21 % × 110,000 = 10,131: the employee 5,065, the employer 5,066.
	p := levy("9.21%").On(110_000)
	p.Deducted = premium.Deduction.Round(p.Employee)
	if p.Deducted != 5_065 || p.Employer().Compare(yen.Amount(5_066).Exact()) != 0 {
		t.Errorf("%d %s", p.Deducted, p.Employer())
	}
}

func TestPartsTakenOffLeaveTheRest(t *testing.T) {
	l := levy("10.08%")
	whole, first := l.On(701_000), l.On(300_000)
	whole.Deducted = premium.Deduction.Round(whole.Employee)
	first.Deducted = premium.Deduction.Round(first.Employee)
	rest := whole.Less(first)
	if rest.Total.Plus(first.Total).Compare(whole.Total) != 0 ||
		rest.Deducted+first.Deducted != whole.Deducted {
		t.Errorf("%+v", rest)
	}
}

func TestAnEmptyNoticeHasNoLines(t *testing.T) {
	var n premium.Notice
	if lines := n.Lines(nil); len(lines) != 0 {
		t.Errorf("%+v", lines)
	}
	if premium.Fund(0).Label() != "" || premium.Fund(9).Label() != "" {
		t.Error("a fund that is none has a name")
	}
}

func BenchmarkNotice(b *testing.B) {
	p := levy("9.85%").On(300_000)
	var n premium.Notice
	b.ReportAllocs()
	for b.Loop() {
		n.Add(premium.Health, p)
	}
}
