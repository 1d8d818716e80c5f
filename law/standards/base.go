package standards

import (
	"strconv"

	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// exclusion is one of the kinds of pay that stay out of the base of extra wages.
type exclusion struct {
	key, name   string
	bySubstance bool
	law         string
}

var excludedTable = dated.MustLoadAt(root, tables, "tables/excluded",
	func(f *dated.File) ([]exclusion, error) {
		var list []exclusion
		for _, r := range f.Rows {
			list = append(list, exclusion{r.Text("key"), r.Text("allowance"),
				r.Has("by-substance"), r.Text("law")})
		}
		return list, nil
	})

// Kind names a kind of pay for the question whether it belongs to the base of extra wages. Any name
// that is not in the closed list is in the base, attendance allowances (精皆勤手当) among them.
type Kind string

// Kinds of pay that the law leaves out of the base.
const (
	Family         Kind = "family"          // 家族手当
	Commuting      Kind = "commuting"       // 通勤手当
	SeparateLiving Kind = "separate-living" // 別居手当
	ChildEducation Kind = "child-education" // 子女教育手当
	Housing        Kind = "housing"         // 住宅手当
	Temporary      Kind = "temporary"       // 臨時に支払われた賃金
	BeyondMonth    Kind = "beyond-month"    // 1か月を超える期間ごとの賃金
)

// Substance says what an allowance of an excludable name follows.
type Substance uint8

// Answers to what an allowance follows.
const (
	Unknown  Substance = iota
	Personal           // it follows dependents, distance or cost of housing: left out
	Flat               // the same sum for all: in the base, whatever its name
)

// Part is one piece of pay.
type Part struct {
	Kind      Kind
	Per       Unit
	Amount    yen.Amount
	Substance Substance
}

// Unit is the time that a piece of pay is fixed for.
type Unit uint8

// Units of pay.
const (
	PerMonth Unit = iota
	PerHour
	PerDay
	PerWeek
	Piece // piece pay (出来高払), the total of the pay period
)

// Excluded tells whether a piece of pay stays out of the base, and asks a person where the name
// says so and the substance is not known.
//
// Law: 労基法37-5 労基則21
func (x *ExtraWages) Excluded(p Part) (bool, *why.Judgement) {
	for i := range x.excluded {
		e := &x.excluded[i]
		if e.key != string(p.Kind) {
			continue
		}
		switch {
		case !e.bySubstance || p.Substance == Personal:
			return true, nil
		case p.Substance == Flat:
			return false, nil
		}
		return true, &why.Judgement{Key: "standards.excluded." + e.key, Law: "労基法37-5 労基則21",
			Question: e.name + textSubstanceQuestion, Proposal: textSubstanceProposal,
			Needs: []string{textWageRules}}
	}
	return false, nil
}

// Divisors turn pay into pay per hour. A zero is missing, and refused when a part needs it.
type Divisors struct {
	Month yen.Rate // average prescribed minutes of a month in the year: see AverageMonth
	Week  int      // prescribed minutes of a week
	Day   int      // prescribed minutes of a day, or their average in a week
	Piece int      // all minutes worked in the pay period, overtime included
}

// Base is the hourly wage that extra wages are reckoned from: pay by time, and piece pay, which
// earns only the rate on top.
type Base struct{ Time, Piece yen.Exact }

// Hourly is the whole hourly base.
//
// Law: 労基則19-1
func (b Base) Hourly() yen.Exact { return b.Time.Plus(b.Piece) }

// WorkYear is what a year prescribes: the average month follows from it.
type WorkYear struct {
	Days     int // calendar days; 0 is the number the table names, leap years need their own
	Holidays int // rest days of the year
	Daily    int // prescribed minutes of a day
}

// AverageMonth is the average of prescribed minutes of a month in the year, exactly: (365 − rest
// days) × minutes of a day ÷ 12. A year without work gives zero.
//
// Law: 労基則19-1-4
func (x *ExtraWages) AverageMonth(y WorkYear) yen.Rate {
	days := y.Days
	if days == 0 {
		days = x.yearDays
	}
	return x.MonthOf(max(0, days-y.Holidays) * max(0, y.Daily))
}

// MonthOf is the average month of a number of prescribed minutes in the year.
//
// Law: 労基則19-1-4
func (x *ExtraWages) MonthOf(annual int) yen.Rate {
	return yen.Rate{Num: int64(annual), Den: int64(x.yearMonths)}
}

// payLimit is the largest piece of pay taken: it keeps exact fractions within 64 bits.
const payLimit yen.Amount = 1_000_000_000

// HourlyBase adds up the parts of pay that belong to the base, each divided by the hours it is for.
// Excluded parts are left out; [ExtraWages.Excluded] says which.
//
// Law: 労基法37-1 労基法37-5 労基則19-1 労基則21
func (x *ExtraWages) HourlyBase(parts []Part, d Divisors, t *why.Trace) (Base, error) {
	var faults fault.List
	zero := yen.Amount(0).Exact()
	b := Base{Time: zero, Piece: zero}
	for i, p := range parts {
		out, _ := x.Excluded(p)
		if p.Amount < 0 || p.Amount > payLimit {
			faults.Add(fault.Fault{Path: partPath(i), Code: "standards.pay",
				Message: textPayLimit, Remedy: textPayLimitRemedy})
			continue
		}
		if out {
			x.explainPart(p, true, t)
			continue
		}
		minutes := d.of(p.Per, x.hour)
		if minutes.Num <= 0 || minutes.Den <= 0 {
			faults.Add(fault.Fault{Path: partPath(i), Code: "standards.divisor",
				Message: textDivisor, Remedy: textDivisorRemedy, Law: "労基則19-1"})
			continue
		}
		hourly := p.Amount.Times(yen.Rate{Num: int64(x.hour) * minutes.Den, Den: minutes.Num})
		if p.Per == Piece {
			b.Piece = b.Piece.Plus(hourly)
		} else {
			b.Time = b.Time.Plus(hourly)
		}
		x.explainPart(p, false, t)
	}
	if err := faults.Err(); err != nil {
		return Base{}, err
	}
	if t.On() {
		t.Add(why.Step{Key: "standards.hourly", What: textHourly, Law: "労基法37-1 労基則19-1",
			Table:  why.From(x.source, x.standing, "hourly rate"),
			Inputs: []why.Input{why.In(textMonthMinutes, why.Text(minutesText(d.Month)))},
			Result: why.Exact(b.Hourly())})
	}
	return b, nil
}

func (d Divisors) of(u Unit, hour int) yen.Rate {
	n := 0
	switch u {
	case PerMonth:
		return d.Month
	case PerHour:
		n = hour
	case PerDay:
		n = d.Day
	case PerWeek:
		n = d.Week
	case Piece:
		n = d.Piece
	}
	return yen.Rate{Num: int64(n), Den: 1}
}

func partPath(i int) string { return "parts[" + strconv.Itoa(i) + "]" }

func (x *ExtraWages) explainPart(p Part, out bool, t *why.Trace) {
	if !t.On() {
		return
	}
	step := why.Step{Key: "standards.part", What: textInBase, Law: "労基法37-5 労基則21",
		Inputs: []why.Input{why.In(textAmount, why.Yen(p.Amount))}, Result: why.Yen(p.Amount),
		Table: why.From(x.source, x.standing, x.nameOf(p.Kind))}
	if out {
		step.What, step.Result = textOutOfBase, why.Yen(0)
		if p.Substance == Unknown {
			step.Note = textSubstanceProposal
		}
	}
	t.Add(step)
}

func (x *ExtraWages) nameOf(k Kind) string {
	for i := range x.excluded {
		if x.excluded[i].key == string(k) {
			return x.excluded[i].name
		}
	}
	return string(k)
}
