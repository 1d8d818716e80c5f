package standards

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/why"
)

type agreementLimits struct {
	month, monthLong, year, yearLong int
	specialBelow, specialYear        int
	monthsOver                       int
	actualBelow, average             int
	averageFrom, averageTo           int
}

var agreementTable = dated.MustLoadAt(root, tables, "tables/agreement",
	func(f *dated.File) (agreementLimits, error) {
		s := read(f)
		out := agreementLimits{
			month: s.int("month"), monthLong: s.int("month-long-variable"),
			year: s.int("year"), yearLong: s.int("year-long-variable"),
			specialBelow: s.int("special-month-below"), specialYear: s.int("special-year"),
			monthsOver: s.int("months-over"), actualBelow: s.int("actual-month-below"),
			average:     s.int("average"),
			averageFrom: s.int("average-from-months"), averageTo: s.int("average-to-months"),
		}
		return out, s.err
	})

// AgreementRule are the limits of Article 36 on a day.
type AgreementRule struct {
	agreementLimits
	source   *dated.Source
	standing dated.Standing
}

// AgreementRuleFor resolves the limits for a day of work.
//
// Law: 労基法36-3 労基法36-4 労基法36-5 労基法36-6
func AgreementRuleFor(day caldate.Date) (*AgreementRule, dated.Standing, error) {
	e, standing, err := agreementTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	return &AgreementRule{e.Value, &e.Source, standing}, standing, nil
}

// Agreement (三六協定) is what was agreed and filed. A zero limit is the statutory one.
type Agreement struct {
	From         caldate.Month // first month of the agreement's year
	Special      bool          // with a special clause (特別条項)
	LongVariable bool          // variable system of a year longer than three months
	Month, Year  int           // agreed limits in minutes, without holiday work
	SpecialMonth int           // agreed limit of a special month in minutes, with holiday work
	SpecialYear  int           // agreed limit of the year in minutes, without holiday work
	MonthsOver   int           // agreed number of months over the limit
}

// MonthWork are one month's minutes: overtime, and work on statutory holidays.
type MonthWork struct {
	Month             caldate.Month
	Overtime, Holiday int
}

// Together is the second counter: overtime and holiday work.
//
// Law: 労基法36-6-2 労基法36-6-3
func (m MonthWork) Together() int { return m.Overtime + m.Holiday }

// Limit names one of the limits.
type Limit uint8

// Limits of Article 36.
const (
	MonthLimit    Limit = iota + 1 // 45 hours a month without special clause
	YearLimit                      // 360 hours a year without special clause
	SpecialMonth                   // below 100 hours in a month, holiday work included, as agreed
	SpecialYear                    // 720 hours a year
	MonthsOver                     // months over 45 hours: 6
	ActualMonth                    // below 100 hours in a month, holiday work included
	ActualAverage                  // 80 hours on average of 2 to 6 months, holiday work included
)

// State says how a figure stands to its limit.
type State uint8

// States of a figure.
const (
	Near State = iota + 1
	Broken
)

// Finding is a limit that is broken or near.
type Finding struct {
	Limit  Limit
	State  State
	Month  caldate.Month // last month of the figure
	Months int           // how many months it runs over
	Value  int           // minutes; for an average their sum; for MonthsOver a number of months
	Bound  int           // what Value is held against, in the same unit
	Strict bool          // the bound itself is too much
}

// Year36 is one agreement's year to be checked. Months run without a gap and in order; those before
// the agreement's year count for the averages alone, which run across agreements.
type Year36 struct {
	Agreement Agreement
	Months    []MonthWork
	// Near is the share of a limit from which it is called near; zero is 80 percent.
	Near yen.Rate
}

var nearByDefault = yen.Rate{Num: 4, Den: 5}

// Check lists the limits that are broken, or near, in the months of the agreement's year. An empty
// list is the good answer.
//
// Law: 労基法36-3 労基法36-4 労基法36-5 労基法36-6-2 労基法36-6-3
// Law! 労基法36-11 労基法139 労基法140 労基法141
// Research work and the trades with limits of their own are not told apart; do not check them here.
func (r *AgreementRule) Check(y Year36, t *why.Trace) ([]Finding, error) {
	faults := y.check()
	if err := faults.Err(); err != nil {
		return nil, err
	}
	c := checker{r: r, y: y, near: y.Near}
	if c.near.Num == 0 {
		c.near = nearByDefault
	}
	for i := range y.Months {
		if n := y.Agreement.From.MonthsUntil(y.Months[i].Month); n >= 0 && n < 12 {
			c.month(i)
		}
	}
	if t.On() {
		c.explain(t)
	}
	return c.found, nil
}

func (y *Year36) check() fault.List {
	var l fault.List
	for i, m := range y.Months {
		if m.Overtime < 0 || m.Holiday < 0 ||
			i > 0 && y.Months[i-1].Month.MonthsUntil(m.Month) != 1 {
			l.Add(fault.Fault{Path: "months", Code: "standards.months", Message: textMonths,
				Remedy: textMonthsRemedy})
			break
		}
	}
	a := y.Agreement
	if a.From.IsZero() || min(a.Month, a.Year, a.SpecialMonth, a.SpecialYear, a.MonthsOver) < 0 {
		l.Add(fault.Fault{Path: "agreement", Code: "standards.agreement", Message: textAgreement,
			Remedy: textAgreementRemedy})
	}
	return l
}

type checker struct {
	r          *AgreementRule
	y          Year36
	near       yen.Rate
	year, over int // sums of the agreement's year so far
	found      []Finding
}

// lower is the agreed limit where it is below the statutory one; an agreement cannot raise it.
func lower(agreed, statutory int) int {
	if agreed == 0 {
		return statutory
	}
	return min(agreed, statutory)
}

func (c *checker) month(i int) {
	r, a, m := c.r, &c.y.Agreement, &c.y.Months[i]
	overTop, yearTop := r.month, r.year
	if a.LongVariable {
		overTop, yearTop = r.monthLong, r.yearLong
	}
	c.year += m.Overtime
	if m.Overtime > overTop {
		c.over++
	}
	at := func(l Limit, value, bound int) Finding {
		return Finding{Limit: l, Month: m.Month, Months: 1, Value: value, Bound: bound}
	}
	if a.Special {
		f := at(SpecialMonth, m.Together(), lower(a.SpecialMonth, r.specialBelow))
		f.Strict = f.Bound == r.specialBelow
		c.hold(f)
		f = at(SpecialYear, c.year, lower(a.SpecialYear, r.specialYear))
		f.Months = a.From.MonthsUntil(m.Month) + 1
		c.hold(f)
		if m.Overtime > overTop {
			f = at(MonthsOver, c.over, lower(a.MonthsOver, r.monthsOver))
			f.Months = a.From.MonthsUntil(m.Month) + 1
			c.hold(f)
		}
	} else {
		c.hold(at(MonthLimit, m.Overtime, lower(a.Month, overTop)))
		f := at(YearLimit, c.year, lower(a.Year, yearTop))
		f.Months = a.From.MonthsUntil(m.Month) + 1
		c.hold(f)
	}
	f := at(ActualMonth, m.Together(), r.actualBelow)
	f.Strict = true
	c.hold(f)
	c.averages(i)
}

// averages holds every run of two to six months that ends with months[i].
func (c *checker) averages(i int) {
	sum := 0
	for n := 1; n <= c.r.averageTo && i-n+1 >= 0; n++ {
		sum += c.y.Months[i-n+1].Together()
		if n >= c.r.averageFrom {
			c.hold(Finding{Limit: ActualAverage, Month: c.y.Months[i].Month, Months: n,
				Value: sum, Bound: c.r.average * n})
		}
	}
}

func (c *checker) hold(f Finding) {
	switch {
	case f.Value > f.Bound, f.Strict && f.Value == f.Bound:
		f.State = Broken
	case int64(f.Value)*c.near.Den >= int64(f.Bound)*c.near.Num:
		f.State = Near
	default:
		return
	}
	c.found = append(c.found, f)
}

// Room is how many more minutes of overtime may be worked in the last of the months before a limit
// is broken, and the limit that is first; with none left the number is negative or zero.
//
// Law: 労基法36-3 労基法36-4 労基法36-5 労基法36-6-2 労基法36-6-3
func (r *AgreementRule) Room(y Year36) (int, Limit, error) {
	faults := y.check()
	if err := faults.Err(); err != nil || len(y.Months) == 0 {
		return 0, 0, err
	}
	c := checker{r: r, y: y, near: none} // every figure is near: the nearest is wanted
	last := y.Months[len(y.Months)-1].Month
	for i := range y.Months {
		if n := y.Agreement.From.MonthsUntil(y.Months[i].Month); n >= 0 && n < 12 {
			c.month(i)
		}
	}
	room, first := 0, Limit(0)
	for _, f := range c.found {
		if f.Month != last || f.Limit == MonthsOver {
			continue
		}
		left := f.Bound - f.Value
		if f.Strict {
			left--
		}
		if first == 0 || left < room {
			room, first = left, f.Limit
		}
	}
	return room, first, nil
}

func (c *checker) explain(t *why.Trace) {
	table := why.From(c.r.source, c.r.standing, "")
	if len(c.found) == 0 {
		t.Add(why.Step{Key: "standards.agreement", What: textAgreementCheck, Table: table,
			Law: "労基法36-3 労基法36-4 労基法36-5 労基法36-6", Result: why.Text(textNoneBroken)})
	}
	for _, f := range c.found {
		value, bound := why.Minutes(f.Value), why.Minutes(f.Bound)
		if f.Limit == MonthsOver {
			value, bound = why.Count(f.Value, textTimes), why.Count(f.Bound, textTimes)
		}
		note := ""
		if f.Strict {
			note = textStrictNote
		}
		t.Add(why.Step{Key: "standards.agreement", What: limitNames[f.Limit], Table: table,
			Law: limitLaws[f.Limit], Note: note, Result: why.Text(stateNames[f.State]),
			Inputs: []why.Input{why.In(textMonth, why.Month(f.Month)),
				why.In(textMonthCount, why.Count(f.Months, textMonthUnit)),
				why.In(textValue, value), why.In(textBound, bound)}})
	}
}
