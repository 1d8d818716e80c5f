package employment

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// Scheme is the scale of the continuous employment benefit for the elderly: the full rate below a
// share of the former pay, then falling to nothing.
type Scheme struct {
	Full      yen.Rate // 10 %, or 15 % for those who reached 60 before 2025-04-01
	FullBelow yen.Rate // 64 %, or 61 %
	NoneFrom  yen.Rate // 75 %
	age       int
	source    *dated.Source
	standing  dated.Standing
}

var schemes = dated.MustLoadAt(root, tables, "tables/elder-scheme",
	func(f *dated.File) (Scheme, error) {
		r := f.Rows[0]
		return Scheme{
			Full: r.Rate("full-rate"), FullBelow: r.Rate("full-below"),
			NoneFrom: r.Rate("none-from"), age: r.Int("age"),
		}, nil
	})

// Elder is what decides on a person's scale.
type Elder struct {
	Born      caldate.Date
	FiveYears caldate.Date // day five insured years were complete, when that came after 60
}

// Reached is the day that decides: the eve of the 60th birthday, or the later day on which five
// insured years are complete.
//
// Law: 雇保法61-1-1 令2雇保改正法附則3-1 年齢計算法1
func (e Elder) Reached() caldate.Date {
	day := e.Born.ReachesAge(schemes.Oldest().Value.age)
	if e.FiveYears.After(day) {
		return e.FiveYears
	}
	return day
}

// ElderScheme finds the scale of a person by the day on which 60 is reached, or on which five
// insured years are complete, if that is later.
//
// Law: 雇保法61-5-1 令2雇保改正法附則3-1
func ElderScheme(person Elder) (*Scheme, dated.Standing, error) {
	e, standing, err := schemes.At(person.Reached())
	if err != nil {
		return nil, 0, err
	}
	s := e.Value
	s.source, s.standing = &e.Source, standing
	return &s, standing, nil
}

// Rate is the exact rate of benefit for a share of the former pay that is still earned. Between
// the two bounds it falls on the hyperbola that meets the full rate at the one and nothing at
// the other.
//
// Law: 雇保法61-5-1 雇保法61-5-2 雇保則101の4
func (s *Scheme) Rate(share yen.Rate) yen.Rate {
	switch {
	case share.Compare(s.NoneFrom) >= 0 || share.Num <= 0:
		return yen.Rate{Num: 0, Den: 1}
	case share.Compare(s.FullBelow) <= 0:
		return s.Full
	}
	return falling(share, s.Full, s.FullBelow, s.NoneFrom)
}

// falling is k (end − share) ÷ share with k such that it is full at begin.
func falling(share, full, begin, end yen.Rate) yen.Rate {
	k := full.Times(begin).Times(inverse(minus(end, begin)))
	return k.Times(minus(end, share)).Times(inverse(share))
}

func minus(a, b yen.Rate) yen.Rate       { return a.Plus(yen.Rate{Num: -b.Num, Den: b.Den}) }
func inverse(r yen.Rate) yen.Rate        { return yen.Rate{Num: r.Den, Den: r.Num} }
func share(part, of yen.Amount) yen.Rate { return yen.Rate{Num: int64(part), Den: int64(of)} }

// Lowered is a month whose pay has fallen against the pay before.
type Lowered struct {
	Base yen.Amount // monthly pay before: at 60, or when the shorter hours began
	Wage yen.Amount // wages paid for the month
}

// ElderBenefit computes the continuous employment benefit for the elderly (高年齢雇用継続給付) of a
// month. Nothing is paid from 75 % of the former pay on, when the wages reach the limit, or
// when the amount does not exceed the least one; wages and benefit together are held to the
// limit. Cutting the exact amount to the yen is [unverified].
//
// Law: 雇保法61-1 雇保法61-5 雇保法61-6
// Law? 雇保則101の4
func (l *Limits) ElderBenefit(m Lowered, s *Scheme, t *why.Trace) Benefit {
	base := max(min(m.Base, l.amount.elderBaseMax), l.amount.elderBaseMin)
	rate := s.Rate(share(m.Wage, base))
	b := l.lowered(m.Wage, rate, bounds{l.amount.elderLimit, l.amount.elderMin})
	if t.On() {
		t.Add(why.Step{
			Key: "employment.elder-scheme", What: textScheme, Law: lawElder,
			Inputs: []why.Input{why.In(textBase, why.Yen(base)), why.In(textPaid, why.Yen(m.Wage))},
			Table:  why.From(s.source, s.standing, s.Full.Percent()), Result: why.Rate(rate),
		})
		l.explainLowered(unitText{textElder, lawElder, "elder"}, m, b, t)
	}
	return b
}

// ShortTimeRate is the rate of the short-time benefit for a share of the former pay that is
// still earned, in percent with two decimals, a half going up: 10 % up to 90 %, then falling to
// nothing.
//
// Law: 雇保法61の12-6-1 雇保法61の12-6-2 雇保則101の47
func (l *Limits) ShortTimeRate(share yen.Rate) yen.Rate {
	switch {
	case l.rule.short.IsZero() || share.Compare(yen.Whole) >= 0 || share.Num <= 0:
		return yen.Rate{Num: 0, Den: 1}
	case share.Compare(l.rule.shortFull) <= 0:
		return l.rule.short
	}
	exact := falling(share, l.rule.short, l.rule.shortFull, yen.Whole)
	const perMyriad = 10_000
	n := yen.RaiseFrom50Sen.Round(yen.Exact(exact.Times(yen.Rate{Num: perMyriad, Den: 1})))
	return yen.Rate{Num: int64(n), Den: perMyriad}
}

// ShortTimeBenefit computes the benefit for shorter hours while raising a child (育児時短就業給付) of a
// month: the rate times the wages, held to the limit together with them.
//
// Law: 雇保法61の12-2 雇保法61の12-6 雇保法61の12-8
func (l *Limits) ShortTimeBenefit(m Lowered, t *why.Trace) Benefit {
	days := yen.Amount(l.rule.unitDays)
	base := max(min(m.Base, l.amount.childcareMax*days), l.amount.dailyMin*days)
	rate := l.ShortTimeRate(share(m.Wage, base))
	b := l.lowered(m.Wage, rate, bounds{l.amount.shortLimit, l.amount.shortMin})
	if l.rule.short.IsZero() {
		b = Benefit{0, NoSuchBenefit}
	}
	if t.On() {
		l.explainLowered(unitText{textShort, lawShort, "short-time"}, Lowered{base, m.Wage}, b, t)
	}
	return b
}

type bounds struct{ limit, least yen.Amount }

func (l *Limits) lowered(wage yen.Amount, rate yen.Rate, in bounds) Benefit {
	amount, outcome := yen.Truncate.Round(wage.Times(rate)), Full
	switch {
	case wage >= in.limit:
		return Benefit{0, WageTooHigh}
	case rate.IsZero():
		return Benefit{0, NotLower}
	case wage+amount > in.limit:
		amount, outcome = in.limit-wage, Reduced
	}
	if amount <= in.least {
		return Benefit{0, TooSmall}
	}
	return Benefit{amount, outcome}
}

func (l *Limits) explainLowered(x unitText, m Lowered, b Benefit, t *why.Trace) {
	in := bounds{l.amount.elderLimit, l.amount.elderMin}
	if x.key == "short-time" {
		in = bounds{l.amount.shortLimit, l.amount.shortMin}
	}
	t.Add(why.Step{
		Key: "employment." + x.key, What: x.what, Law: x.law,
		Inputs: []why.Input{
			why.In(textBase, why.Yen(m.Base)), why.In(textPaid, why.Yen(m.Wage)),
			why.In(textLimit, why.Yen(in.limit)), why.In(textLeast, why.Yen(in.least)),
		},
		Table: l.table(""), Rounding: yen.Truncate, Result: why.Yen(b.Amount), Note: b.Outcome.Label(),
	})
}
