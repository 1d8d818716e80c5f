package yen

import (
	"errors"
	"strconv"
	"strings"
)

// Amount is a sum of whole yen. It may be negative (a refund, a difference).
type Amount int64

// Limit is the largest amount, in either direction, that the product takes as input: it keeps every
// product with a statutory rate inside 64 bits.
const Limit Amount = 1_000_000_000_000

// ErrAmount says that a text is not an amount of whole yen within Limit.
var ErrAmount = errors.New("yen: not an amount of whole yen")

// Parse reads whole yen as people and spreadsheets write them: "1234", "1,234", "1_234", "-5".
// A fraction of a yen, a unit or anything else is an error.
func Parse(s string) (Amount, error) {
	clean := strings.NewReplacer(",", "", "_", "").Replace(strings.TrimSpace(s))
	n, err := strconv.ParseInt(clean, 10, 64)
	if err != nil || Amount(n) > Limit || Amount(n) < -Limit {
		return 0, ErrAmount
	}
	return Amount(n), nil
}

// String groups thousands by commas: 1234567 is "1,234,567". The minus is the ASCII one.
func (a Amount) String() string {
	digits := strconv.FormatInt(int64(a), 10)
	sign := ""
	if digits[0] == '-' {
		sign, digits = "-", digits[1:]
	}
	var b strings.Builder
	b.Grow(len(digits) + len(digits)/3 + 1)
	b.WriteString(sign)
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Times multiplies an amount by a rate, exactly.
func (a Amount) Times(r Rate) Exact { return Exact{Num: int64(a), Den: 1}.Times(r) }

// Exact is the amount as a fraction of yen with denominator 1.
func (a Amount) Exact() Exact { return Exact{Num: int64(a), Den: 1} }

// DownTo cuts an amount of zero or more to a multiple of unit: 1,234 down to 1,000 is 1,000.
// It is the 1,000-yen cut of standard bonuses and taxable income, the 100-yen cut of taxes.
func (a Amount) DownTo(unit Amount) Amount {
	if a < 0 {
		return -((-a + unit - 1) / unit * unit)
	}
	return a / unit * unit
}

// HalfUpTo rounds an amount of zero or more to a multiple of unit, a half going up.
func (a Amount) HalfUpTo(unit Amount) Amount { return (a + unit/2).DownTo(unit) }

// UpTo raises an amount to the next multiple of unit.
func (a Amount) UpTo(unit Amount) Amount { return (a + unit - 1).DownTo(unit) }
