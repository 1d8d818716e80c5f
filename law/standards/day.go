package standards

import (
	"strconv"

	"romukura/ground/caldate"
	"romukura/ground/fault"
)

// DayKind is what kind of day the employer's calendar makes of a day.
type DayKind uint8

// Kinds of days.
const (
	WorkingDay DayKind = iota
	RestDay            // a rest day that is not the statutory holiday (法定外休日)
	Holiday            // the statutory holiday (法定休日)
)

// Day is one shift, or one day without work. Two shifts of one date are two Days, in order.
type Day struct {
	Date caldate.Date
	Kind DayKind
	// Start and End are minutes from midnight of Date; an end on the next day is above 1440. Both 0:
	// no work.
	Start, End int
	Breaks     []Break
	// Unplaced is break time of which the hour was not recorded. It is taken from ordinary hours
	// first, then from those of a statutory holiday, from late night only when nothing else is left:
	// a missing record does not cost the worker an extra wage.
	Unplaced int
	// Prescribed is what was to be worked on this day, without hours of leave; it counts on working
	// days only. A second shift of a date repeats it.
	Prescribed int
}

// Break is a pause, in minutes from midnight of the day's date.
type Break struct{ Start, End int }

// Work is what one person did in one period.
type Work struct {
	Period caldate.Range
	// Days are in order of time. Those outside Period are context and are not counted: the days
	// before it that lie in its first week, those after it in its last week (the variable system of
	// a year), and the day after a shift that passes midnight.
	Days  []Day
	Rules Rules
}

const (
	dayEnd   = 24 * 60
	farDays  = 7    // how far context may lie outside the period
	mostDays = 1096 // longest period taken: three years
)

// Check lists everything that is wrong with the days: order, overlap, reversed times, more than 24
// hours, breaks outside their shift, an unknown kind of the next day.
//
// Law: 労基法108 労基則54-1
func (w *Work) Check() fault.List {
	var l fault.List
	if w.Period.From.IsZero() || w.Period.Days() == 0 || w.Period.Days() > mostDays {
		l.Add(fault.Fault{Path: "period", Code: "standards.period", Message: textPeriod,
			Remedy: textPeriodRemedy})
		return l
	}
	if !w.Rules.valid() {
		l.Add(fault.Fault{Path: "rules", Code: "standards.rules", Message: textRules,
			Remedy: textRulesRemedy})
	}
	off, last := 0, w.Period.Days()-1
	for i := range w.Days {
		off = w.offset(i, off)
		if w.Days[i].Date.IsZero() {
			add(&l, i, flawNoDate)
		} else if off < -farDays || off > last+farDays {
			add(&l, i, flawFar)
		}
		if i > 0 {
			w.checkPlace(&l, i)
		}
		w.Days[i].check(&l, i)
	}
	if n := len(w.Days); n > 0 && w.Days[n-1].End > dayEnd {
		add(&l, n-1, flawNext)
	}
	return l
}

func (r *Rules) valid() bool {
	f := &r.Flex
	return r.Regime <= Flextime && r.WeekStart >= 0 && r.WeekStart <= caldate.Saturday &&
		f.Months >= 0 && f.Prescribed >= 0 && f.FrameDays >= 0 && f.Carry.Minutes >= 0 &&
		f.Carry.Days >= 0 && (f.single() || !f.Last || f.Prescribed > 0)
}

// offset counts days from the first day of the period to days[i], given the offset of the day
// before it. Most days follow in the same month, which saves the calendar's arithmetic.
func (w *Work) offset(i, before int) int {
	if i == 0 {
		return w.Period.From.DaysUntil(w.Days[0].Date)
	}
	return before + gap(w.Days[i-1].Date, w.Days[i].Date)
}

func gap(a, b caldate.Date) int {
	if a.MonthOfYear() == b.MonthOfYear() && a.Year() == b.Year() {
		return b.Day() - a.Day()
	}
	return a.DaysUntil(b)
}

// checkPlace holds a day against the one before it.
func (w *Work) checkPlace(l *fault.List, i int) {
	p, d := &w.Days[i-1], &w.Days[i]
	gap := gap(p.Date, d.Date)
	switch {
	case gap < 0:
		add(l, i, flawOrder)
	case gap == 0 && (!p.works() || !d.works()):
		add(l, i, flawTwice)
	case gap == 0 && (p.Kind != d.Kind || p.Prescribed != d.Prescribed):
		add(l, i, flawKinds)
	case d.works() && gap*dayEnd+d.Start < p.End:
		add(l, i, flawOverlap)
	}
	if p.End > dayEnd && gap > 1 {
		add(l, i-1, flawNext)
	}
}

func (d *Day) works() bool { return d.Start != 0 || d.End != 0 }

func (d *Day) check(l *fault.List, i int) {
	if d.Kind > Holiday {
		add(l, i, flawKind)
	}
	if d.Prescribed < 0 || d.Prescribed > dayEnd {
		add(l, i, flawPrescribed)
	}
	if !d.works() {
		if len(d.Breaks) > 0 || d.Unplaced != 0 {
			add(l, i, flawBreakAlone)
		}
		return
	}
	switch {
	case d.Start < 0 || d.Start >= dayEnd:
		add(l, i, flawStart)
	case d.End <= d.Start:
		add(l, i, flawReversed)
	case d.End-d.Start > dayEnd:
		add(l, i, flawLong)
	}
	d.checkBreaks(l, i)
}

func (d *Day) checkBreaks(l *fault.List, i int) {
	at, rest := d.Start, d.End-d.Start
	for _, b := range d.Breaks {
		if b.Start < at || b.End <= b.Start || b.End > d.End {
			add(l, i, flawBreak)
			return
		}
		at, rest = b.End, rest-(b.End-b.Start)
	}
	if d.Unplaced < 0 || d.Unplaced > max(0, rest) {
		add(l, i, flawUnplaced)
	}
}

func add(l *fault.List, i int, f flaw) {
	l.Add(fault.Fault{Path: "days[" + strconv.Itoa(i) + "]", Code: "standards." + f.code,
		Message: f.what, Remedy: f.remedy})
}

// flaw is one way in which days can be wrong.
type flaw struct{ code, what, remedy string }
