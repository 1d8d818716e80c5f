package yen

import (
	"errors"
	"math/bits"
	"strconv"
	"strings"
)

// Rate is an exact fraction: 18.3 % is Rate{183, 1000}. Den is above zero.
type Rate struct{ Num, Den int64 }

// Rates that the law names without a table: the whole, and equal shares.
var (
	Whole = Rate{1, 1}
	Half  = Rate{1, 2}
)

// ErrRate says that a text is not an exact rate.
var ErrRate = errors.New("yen: not an exact rate")

// ParseRate reads "183/1000", "0.183", "18.3%" or "9.5‰" without ever passing through a float.
func ParseRate(s string) (Rate, error) {
	s = strings.TrimSpace(s)
	den := int64(1)
	if t, ok := strings.CutSuffix(s, "%"); ok {
		s, den = t, 100
	} else if t, ok := strings.CutSuffix(s, "‰"); ok {
		s, den = t, 1000
	}
	if n, d, ok := strings.Cut(s, "/"); ok {
		num, err1 := strconv.ParseInt(n, 10, 64)
		div, err2 := strconv.ParseInt(d, 10, 64)
		if err1 != nil || err2 != nil || div <= 0 || den != 1 {
			return Rate{}, ErrRate
		}
		return Rate{num, div}, nil
	}
	whole, frac, _ := strings.Cut(s, ".")
	if len(frac) > 9 || len(whole) > 9 || whole == "" {
		return Rate{}, ErrRate
	}
	num, err := strconv.ParseInt(whole+frac, 10, 64)
	if err != nil {
		return Rate{}, ErrRate
	}
	for range frac {
		den *= 10
	}
	return Rate{num, den}, nil
}

// MustRate is ParseRate for constants of tests and settings that are known to be right.
func MustRate(s string) Rate {
	r, err := ParseRate(s)
	if err != nil {
		panic(err.Error() + ": " + s)
	}
	return r
}

// String shows a rate as a decimal where that is exact ("0.0985"), else as a fraction ("1/3").
func (r Rate) String() string {
	for scale, digits := int64(1), 0; digits <= 9; scale, digits = scale*10, digits+1 {
		if scale%r.Den == 0 || (r.Num*scale)%r.Den == 0 {
			return decimal(r.Num*scale/r.Den, digits)
		}
	}
	return strconv.FormatInt(r.Num, 10) + "/" + strconv.FormatInt(r.Den, 10)
}

// Percent shows a rate in percent where that is exact: Rate{985, 10000} is "9.85%".
func (r Rate) Percent() string {
	p := Rate{r.Num * 100, r.Den}.String()
	return p + "%"
}

// Times multiplies two rates exactly and reduces the result.
func (r Rate) Times(o Rate) Rate {
	e := Exact(r).Times(o)
	return Rate(e)
}

// Plus adds two rates exactly and reduces the result.
func (r Rate) Plus(o Rate) Rate { return Rate(Exact(r).Plus(Exact(o))) }

// Compare orders two rates: −1, 0 or +1.
func (r Rate) Compare(o Rate) int { return Exact(r).Compare(Exact(o)) }

// IsZero reports whether the rate is nought, or was never set.
func (r Rate) IsZero() bool { return r.Num == 0 }

func decimal(n int64, digits int) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	if digits == 0 {
		return sign + s
	}
	for len(s) <= digits {
		s = "0" + s
	}
	return sign + s[:len(s)-digits] + "." + s[len(s)-digits:]
}

// Exact is a fraction of yen that has not been rounded. Den is above zero. The zero value is not
// usable as a sum; start from Amount(0).Exact().
type Exact struct{ Num, Den int64 }

// Times multiplies by a rate and reduces, so that chains of rates stay small.
func (e Exact) Times(r Rate) Exact {
	a, d := reduce(e.Num, r.Den)
	b, c := reduce(r.Num, e.Den)
	return Exact{mul(a, b), mul(c, d)}
}

// Over divides by a count above zero, exactly.
func (e Exact) Over(n int64) Exact { return e.Times(Rate{1, n}) }

// Plus adds two fractions exactly.
func (e Exact) Plus(o Exact) Exact {
	if e.Den == o.Den {
		return Exact{e.Num + o.Num, e.Den}
	}
	g := gcd(e.Den, o.Den)
	n, d := reduce(mul(e.Num, o.Den/g)+mul(o.Num, e.Den/g), mul(e.Den, o.Den/g))
	return Exact{n, d}
}

// Minus subtracts exactly.
func (e Exact) Minus(o Exact) Exact { return e.Plus(Exact{-o.Num, o.Den}) }

// Compare orders two fractions: −1, 0 or +1. It cannot overflow.
func (e Exact) Compare(o Exact) int {
	negE, negO := e.Num < 0, o.Num < 0
	if negE != negO {
		if negE {
			return -1
		}
		return 1
	}
	ah, al := bits.Mul64(magnitude(e.Num), uint64(o.Den))
	bh, bl := bits.Mul64(magnitude(o.Num), uint64(e.Den))
	c := 0
	switch {
	case ah != bh && ah < bh, ah == bh && al < bl:
		c = -1
	case ah != bh || al != bl:
		c = 1
	}
	if negE {
		return -c
	}
	return c
}

// String shows the fraction as a decimal where exact, else as numerator and denominator.
func (e Exact) String() string { return Rate(e).String() }

func mul(a, b int64) int64 {
	hi, lo := bits.Mul64(magnitude(a), magnitude(b))
	if hi != 0 || lo > 1<<63-1 {
		panic("yen: product beyond 64 bits")
	}
	if (a < 0) != (b < 0) {
		return -int64(lo)
	}
	return int64(lo)
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

func gcd(a, b int64) int64 {
	if a < 0 {
		a = -a
	}
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func reduce(n, d int64) (int64, int64) {
	g := gcd(n, d)
	if g <= 1 {
		return n, d
	}
	return n / g, d / g
}
