package accident

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

// Class is a class of special insurance (特別加入).
type Class uint8

// The classes of special insurance.
const (
	SmallEmployer Class = iota + 1 // class 1: employers of small businesses and who works with them
	SelfEmployed                   // class 2: one-man businesses and workers at specified tasks
	SentAbroad                     // class 3: persons sent abroad
)

type specialKey struct {
	class Class
	code  string
}

type specialRow struct {
	name  string
	rate  yen.Rate // zero: the rate of the business, or not found
	found bool
	mark  string
}

var specialRates = dated.MustLoadAt(root, tables, "tables/special-rate",
	func(f *dated.File) (map[specialKey]specialRow, error) {
		all := map[specialKey]specialRow{}
		for _, r := range f.Rows {
			row := specialRow{name: r.Text("description"), mark: r.Text("mark"), found: r.Has("rate")}
			if row.found {
				row.rate = r.Rate("rate")
			}
			key := specialKey{Class(r.Int("class")), r.Text("code")}
			if _, twice := all[key]; twice {
				return nil, fmt.Errorf("line %d: the row stands twice", r.Line)
			}
			all[key] = row
		}
		return all, nil
	})

type baseRow struct{ annual, monthly yen.Amount }

var specialBases = dated.MustLoadAt(root, tables, "tables/special-base",
	func(f *dated.File) (map[yen.Amount]baseRow, error) {
		all := map[yen.Amount]baseRow{}
		for _, r := range f.Rows {
			all[r.Yen("daily")] = baseRow{r.Yen("annual"), r.Yen("monthly")}
		}
		return all, nil
	})

// SpecialRateMissing says that the rate of a class of special insurance is not held: 特13 to 特26
// exist, but were not found, and must be read off 徴収則別表5.
type SpecialRateMissing struct {
	Class Class
	Code  string
}

// Error names the class and the code.
func (e *SpecialRateMissing) Error() string {
	return fmt.Sprintf("accident: no rate is held for special insurance class %d %q", e.Class, e.Code)
}

// SpecialBaseError says that a daily base is none of those that can be chosen.
type SpecialBaseError struct{ Daily yen.Amount }

// Error says so without the amount, which is a person's.
func (e *SpecialBaseError) Error() string {
	return "accident: the daily base of special insurance is none of the table"
}

// SpecialRate finds the rate of a class of special insurance. Class 1 pays the rate of its
// business, which is then given; class 3 has no code.
//
// Law: 徴収法13 徴収法14-1 徴収法14の2-1 徴収則23 徴収則別表5
// Law? 徴収則23の3
func SpecialRate(s Special, day caldate.Date, t *why.Trace) (yen.Rate, error) {
	e, standing, err := specialRates.At(day)
	if err != nil {
		return yen.Rate{}, err
	}
	code := s.Code
	if s.Class != SelfEmployed {
		code = "-"
	}
	row, ok := e.Value[specialKey{s.Class, code}]
	rate := row.rate
	if s.Class == SmallEmployer {
		rate, row.found = s.Business, !s.Business.IsZero()
	}
	if !ok || !row.found {
		return yen.Rate{}, &SpecialRateMissing{s.Class, s.Code}
	}
	if t.On() {
		t.Add(why.Step{
			Key: "accident.special-rate", What: textSpecialRate, Law: lawSpecial,
			Inputs: []why.Input{why.In(textClass, why.Text(row.name))},
			Table:  why.From(&e.Source, standing, code), Result: why.Rate(rate), Note: row.mark,
		})
	}
	return rate, nil
}

// Special is one person in special insurance.
type Special struct {
	Class    Class
	Code     string     // 特1 to 特26, for class 2
	Business yen.Rate   // rate of the business, for class 1
	Daily    yen.Amount // daily base of benefits (給付基礎日額), one of sixteen
	Months   int        // months insured when joined or left within the year; zero: the whole year
}

// SpecialBase is the base of a person's premium: 365 times the daily base, or, for part of a
// year, a twelfth of it raised to the yen, times the months; part of a month counts as one.
//
// Law: 徴収則21 徴収則22 徴収則別表4
func SpecialBase(s Special, day caldate.Date, t *why.Trace) (yen.Amount, error) {
	e, standing, err := specialBases.At(day)
	if err != nil {
		return 0, err
	}
	row, ok := e.Value[s.Daily]
	if !ok {
		return 0, &SpecialBaseError{s.Daily}
	}
	base, rounding := row.annual, yen.Rounding(0)
	if s.Months > 0 && s.Months < 12 {
		base, rounding = row.monthly*yen.Amount(s.Months), yen.Ceil
	}
	if t.On() {
		t.Add(why.Step{
			Key: "accident.special-base", What: textSpecialBase, Law: lawSpecialBase,
			Inputs: []why.Input{
				why.In(textDaily, why.Yen(s.Daily)), why.In(textAnnual, why.Yen(row.annual)),
				why.In(textMonths, why.Count(s.Months, textMonthUnit)),
			},
			Table: why.From(&e.Source, standing, s.Daily.String()), Rounding: rounding,
			Result: why.Yen(base),
		})
	}
	return base, nil
}

// SpecialPremium is the premium on the bases of all persons of one class under one number:
// their sum cut to 1,000 yen, times the rate, cut to the yen.
//
// Law: 徴収法13 徴収法14-1 徴収法14の2-1 徴収法15-1
func SpecialPremium(sum YearWages, t *why.Trace) yen.Amount { return Premium(sum, t) }
