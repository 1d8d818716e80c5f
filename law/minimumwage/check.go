package minimumwage

import (
	"strconv"

	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Kind names a kind of pay for the question whether it is compared. Any name that is not in the
// list is compared.
type Kind string

// Kinds of pay that are not compared.
const (
	Temporary   Kind = "temporary"    // 臨時に支払われる賃金
	BeyondMonth Kind = "beyond-month" // 1か月を超える期間ごとの賃金
	Overtime    Kind = "overtime"     // pay for hours beyond prescribed ones
	Holiday     Kind = "holiday"      // pay for work on days off
	Night       Kind = "night"        // the extra part of late-night pay
	Attendance  Kind = "attendance"   // 精皆勤手当
	Commuting   Kind = "commuting"    // 通勤手当
	Family      Kind = "family"       // 家族手当
)

// Unit is the time that a piece of pay is fixed for.
type Unit uint8

// Units of pay.
const (
	PerMonth Unit = iota
	PerHour
	PerDay
	PerWeek
	Piece // piece pay, the total of the pay period
)

// Part is one piece of pay.
type Part struct {
	Kind   Kind
	Per    Unit
	Amount yen.Amount
}

// Divisors are the prescribed minutes that turn pay into pay per hour. A zero is missing, and
// refused when a part needs it.
type Divisors struct {
	Year  int // prescribed minutes of the year: monthly pay × 12 is divided by them
	Week  int
	Day   int
	Piece int // all minutes worked in the pay period, for piece pay
}

// Result is the comparison.
type Result struct {
	Hourly yen.Exact
	OK     bool
	Short  yen.Exact // per hour; zero when pay reaches the floor
}

// payLimit is the largest piece of pay taken: it keeps exact fractions within 64 bits.
const payLimit yen.Amount = 1_000_000_000

// Excluded tells whether a kind of pay stays out of the comparison.
//
// Law? 最賃法4-3 最賃則1-1 最賃則1-2
func (f *Floor) Excluded(k Kind) bool {
	_, out := f.excluded[k]
	return out
}

// Check compares pay per hour with the minimum wage, exactly: the parts that count, each divided by
// the hours it is for.
//
// Law: 最賃法4-1 最賃法4-3 最賃則2-1
func (f *Floor) Check(parts []Part, d Divisors, t *why.Trace) (Result, error) {
	var faults fault.List
	sum := yen.Amount(0).Exact()
	for i, p := range parts {
		if p.Amount < 0 || p.Amount > payLimit {
			faults.Add(fault.Fault{Path: partPath(i), Code: "minimumwage.pay", Message: textPay,
				Remedy: textPayRemedy})
			continue
		}
		if f.Excluded(p.Kind) {
			f.explainPart(p, t)
			continue
		}
		num, den := f.hours(p.Per, d)
		if den <= 0 {
			faults.Add(fault.Fault{Path: partPath(i), Code: "minimumwage.divisor",
				Message: textDivisor, Remedy: textDivisorRemedy, Law: "最賃則2-1"})
			continue
		}
		sum = sum.Plus(p.Amount.Times(yen.Rate{Num: num, Den: den}))
	}
	if err := faults.Err(); err != nil {
		return Result{}, err
	}
	r := Result{Hourly: sum, OK: true, Short: yen.Amount(0).Exact()}
	if short := f.Hourly.Exact().Minus(sum); short.Num > 0 {
		r.OK, r.Short = false, short
	}
	if t.On() {
		f.explain(r, d, t)
	}
	return r, nil
}

func partPath(i int) string { return "parts[" + strconv.Itoa(i) + "]" }

// hours is what pay of a unit is multiplied by to give pay per hour, as num/den.
func (f *Floor) hours(u Unit, d Divisors) (num, den int64) {
	hour := int64(f.hour)
	switch u {
	case PerMonth:
		return int64(f.yearMonths) * hour, int64(d.Year)
	case PerHour:
		return 1, 1
	case PerDay:
		return hour, int64(d.Day)
	case PerWeek:
		return hour, int64(d.Week)
	case Piece:
		return hour, int64(d.Piece)
	}
	return 0, 0
}

// Monthly is the lowest monthly pay that reaches the floor: floor × hours of the year ÷ 12, any
// fraction of a yen raised.
//
// Law: 最賃法4-1 最賃則2-1-3
func (f *Floor) Monthly(annualMinutes int, t *why.Trace) yen.Amount {
	exact := f.Hourly.Times(yen.Rate{Num: int64(max(0, annualMinutes)),
		Den: int64(f.hour * f.yearMonths)})
	a := yen.Ceil.Round(exact)
	if t.On() {
		t.Add(why.Step{Key: "minimumwage.monthly", What: textMonthly, Law: "最賃法4-1 最賃則2-1-3",
			Inputs: []why.Input{why.In(textFloor, why.Yen(f.Hourly)),
				why.In(textYear, why.Minutes(annualMinutes))},
			Table:    why.From(f.source, f.Standing, f.Name),
			Rounding: yen.Ceil, Result: why.Yen(a)})
	}
	return a
}

func (f *Floor) explainPart(p Part, t *why.Trace) {
	if t.On() {
		t.Add(why.Step{Key: "minimumwage.excluded", What: textExcluded, Law: "最賃法4-3 最賃則1",
			Inputs: []why.Input{why.In(f.excluded[p.Kind], why.Yen(p.Amount))},
			Table:  why.From(f.parted, f.Standing, f.excluded[p.Kind]), Result: why.Yen(0)})
	}
}

func (f *Floor) explain(r Result, d Divisors, t *why.Trace) {
	step := why.Step{Key: "minimumwage.check", What: textCheck, Law: "最賃法4-1 最賃則2-1",
		Inputs: []why.Input{why.In(textHourly, why.Exact(r.Hourly)),
			why.In(textFloor, why.Yen(f.Hourly)), why.In(textFrom, why.Date(f.From))},
		Table:  why.From(f.source, f.Standing, f.Name),
		Result: why.Text(textReached)}
	if d.Year > 0 {
		step.Inputs = append(step.Inputs, why.In(textYear, why.Minutes(d.Year)))
	}
	if !r.OK {
		step.Result = why.Text(textMissed)
		step.Inputs = append(step.Inputs, why.In(textShort, why.Exact(r.Short)))
	}
	t.Add(step)
}
