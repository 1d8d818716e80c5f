package leave

import (
	"slices"
	"strconv"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
)

// Given is leave as it was actually given, at the statutory day or before it.
type Given struct {
	Day  caldate.Date
	Days int
	// Part marks days given ahead of a grant that is completed later (分割付与): five on hiring, five
	// after half a year. The parts of one grant follow each other.
	Part bool
}

// Combine says what happens where a second year of duty begins before the first has ended, because
// later grants were moved to one day for all.
type Combine uint8

// Ways to treat overlapping years of duty.
const (
	Apart    Combine = iota // each year for itself
	Together                // one stretch to the end of the second, with days in proportion
)

// Window is a stretch in which days must be taken.
type Window struct {
	caldate.Range
	// CountFrom is the day from which leave taken counts: before From where parts were given ahead.
	CountFrom caldate.Date
	Required  yen.Rate // days, exactly: 5, or in proportion 15/2
}

// Halves is the duty in half days, raised: 7.5 days are fifteen. Where no half days are taken,
// raise to whole days.
//
// Law: 労基法39-7 労基則24の5-2
func (w Window) Halves() int {
	return int((w.Required.Num*2 + w.Required.Den - 1) / w.Required.Den)
}

// Duty lists the stretches in which five days must be taken: a year from each grant of ten days or
// more.
//
// Law: 労基法39-7 労基則24の5-1 労基則24の5-2 労基則24の5-4
func (r *Rules) Duty(given []Given, c Combine, t *why.Trace) ([]Window, error) {
	faults := checkGiven(given)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	var out []Window
	joined := false // the last window is already two together
	for _, w := range r.years(given) {
		last := len(out) - 1
		if c == Together && last >= 0 && !joined && !w.From.After(out[last].Through) {
			out[last].Through = w.Through
			out[last].Required = r.proportion(out[last].Range)
			joined = true
			continue
		}
		out = append(out, w)
		joined = false
	}
	if t.On() {
		r.explainDuty(out, t)
	}
	return out, nil
}

// years makes a year of duty from each grant of enough days; parts add up until they are enough.
func (r *Rules) years(given []Given) []Window {
	var out []Window
	sum, since := 0, caldate.Date{}
	for _, g := range given {
		if sum == 0 {
			since = g.Day
		}
		sum += g.Days
		if sum >= r.dutyFrom {
			out = append(out, Window{
				Range:     caldate.Range{From: g.Day, Through: g.Day.LastDayOfMonths(r.dutyFor)},
				CountFrom: since, Required: yen.Rate{Num: int64(r.duty), Den: 1}})
			sum = 0
		} else if !g.Part {
			sum = 0
		}
	}
	return out
}

// proportion is five days for each twelve months of a stretch. Days that make no full month count
// as a part of the month they lie in.
func (r *Rules) proportion(s caldate.Range) yen.Rate {
	months := 0
	for !s.From.LastDayOfMonths(months + 1).After(s.Through) {
		months++
	}
	total := yen.Rate{Num: int64(months), Den: 1}
	if start := s.From.AddMonths(months); !start.After(s.Through) {
		month := caldate.Range{From: start, Through: s.From.LastDayOfMonths(months + 1)}
		rest := caldate.Range{From: start, Through: s.Through}
		total = total.Plus(yen.Rate{Num: int64(rest.Days()), Den: int64(month.Days())})
	}
	return total.Times(yen.Rate{Num: int64(r.duty), Den: int64(r.dutyFor)})
}

func checkGiven(given []Given) fault.List {
	var l fault.List
	for i, g := range given {
		place := "given[" + strconv.Itoa(i) + "]"
		if g.Day.IsZero() || g.Days <= 0 || g.Days > 366 {
			l.Add(fault.Fault{Path: place, Code: "leave.given", Message: textGiven,
				Remedy: textGivenRemedy})
		}
		if i > 0 && g.Day.Before(given[i-1].Day) {
			l.Add(fault.Fault{Path: place, Code: "leave.order", Message: textOrder,
				Remedy: textOrderRemedy})
		}
	}
	return l
}

// Taken is leave of one day: halves (a whole day is two), or hours.
type Taken struct {
	Day    caldate.Date
	Halves int
	Hours  int
}

// State is how a duty stands on a day.
type State struct {
	Taken   int // half days that count
	Missing int // half days still to be taken
	Left    int // calendar days that are left for it, the day itself included
	Broken  bool
}

// Check tells how a duty stands on a day. Half days count, leave by the hour does not.
//
// Law: 労基法39-7 労基法39-8 労基則24の6
func (w Window) Check(taken []Taken, on caldate.Date) State {
	var s State
	for _, d := range taken {
		if !d.Day.Before(w.CountFrom) && !d.Day.After(w.Through) && !d.Day.After(on) {
			s.Taken += d.Halves
		}
	}
	s.Missing = max(0, w.Halves()-s.Taken)
	s.Left = max(0, on.DaysUntil(w.Through)+1)
	s.Broken = s.Missing > 0 && on.After(w.Through)
	return s
}

func (r *Rules) explainDuty(windows []Window, t *why.Trace) {
	if len(windows) == 0 {
		t.Add(why.Step{Key: "leave.duty", What: textDuty, Law: "労基法39-7",
			Table:  why.From(r.source, r.standing, "duty-from-days"),
			Inputs: []why.Input{why.In(textDutyFrom, why.Count(r.dutyFrom, textDay))},
			Result: why.Text(textNoDuty)})
	}
	for _, w := range windows {
		step := why.Step{Key: "leave.duty", What: textDuty, Law: "労基法39-7 労基則24の5",
			Table: why.From(r.source, r.standing, "duty-days"),
			Inputs: []why.Input{why.In(textFrom, why.Date(w.From)),
				why.In(textThrough, why.Date(w.Through))},
			Result: why.Text(w.Required.String() + textDay)}
		if w.CountFrom != w.From {
			step.Note = textPartNote
		}
		if w.Required != (yen.Rate{Num: int64(r.duty), Den: 1}) {
			step.Note = textTogetherNote
		}
		t.Add(step)
	}
}

// Balance is what is left of one grant on a day.
type Balance struct {
	Given   Given
	Expires caldate.Date
	Expired bool
	Left    yen.Rate // days, exactly: hours are parts of a day
}

// Balances takes leave from the grant that expires first, and tells what is left of each on a
// day; short is what could not be taken from any grant, in days. dayHours are the hours of a
// day's leave: see [Rules.DayHours].
//
// Law: 労基法39-1 労基法39-4 労基法115 労基則24の7
func (r *Rules) Balances(b Book, on caldate.Date) (left []Balance, short yen.Rate, err error) {
	faults := b.check()
	if err := faults.Err(); err != nil {
		return nil, yen.Rate{}, err
	}
	unit := 2 * b.DayHours // parts of a day: a half day is DayHours of them, an hour two
	rest := make([]int, len(b.Given))
	missing := 0
	for i, g := range b.Given {
		if g.Day.After(on) {
			break
		}
		left = append(left, Balance{Given: g, Expires: r.Expiry(g.Day)})
		rest[i] = g.Days * unit
	}
	taken := slices.Clone(b.Taken)
	slices.SortStableFunc(taken, func(x, y Taken) int { return x.Day.Compare(y.Day) })
	for _, d := range taken {
		if d.Day.After(on) {
			break
		}
		need := d.Halves*b.DayHours + d.Hours*2
		for i := range left {
			if !d.Day.Before(left[i].Given.Day) && !d.Day.After(left[i].Expires) {
				n := min(need, rest[i])
				rest[i], need = rest[i]-n, need-n
			}
		}
		missing += need
	}
	for i := range left {
		left[i].Expired = on.After(left[i].Expires)
		left[i].Left = yen.Rate{Num: int64(rest[i]), Den: int64(unit)}.Times(yen.Whole)
	}
	return left, yen.Rate{Num: int64(missing), Den: int64(unit)}.Times(yen.Whole), nil
}

// Book is one person's leave: what was given and what was taken.
type Book struct {
	Given    []Given
	Taken    []Taken
	DayHours int // hours of a day's leave
}

func (b *Book) check() fault.List {
	l := checkGiven(b.Given)
	if b.DayHours < 1 || b.DayHours > 24 {
		l.Add(fault.Fault{Path: "day-hours", Code: "leave.day-hours", Message: textDayHours,
			Remedy: textDayHoursRemedy})
	}
	for i, d := range b.Taken {
		if d.Day.IsZero() || d.Halves < 0 || d.Halves > 2 || d.Hours < 0 || d.Hours > 24 ||
			d.Halves == 0 && d.Hours == 0 {
			l.Add(fault.Fault{Path: "taken[" + strconv.Itoa(i) + "]", Code: "leave.taken",
				Message: textTaken, Remedy: textTakenRemedy})
		}
	}
	return l
}

// DayHours is how many hours of leave make a day: the prescribed hours of a day, a fraction of an
// hour raised.
//
// Law? 労基則24の4
func (r *Rules) DayHours(dayMinutes int) int {
	return (max(0, dayMinutes) + r.hourMinutes - 1) / r.hourMinutes
}

// HourlyCap is the most hours that may be taken by the hour in a year: five days.
//
// Law? 労基法39-4-2 労基則24の4
func (r *Rules) HourlyCap(dayMinutes int) int { return r.hourlyDays * r.DayHours(dayMinutes) }
