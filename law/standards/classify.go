package standards

import (
	"math"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/why"
)

// Minutes are worked minutes by class. Every minute stands in exactly one of the first five; Night
// is counted beside them.
type Minutes struct {
	Prescribed int // within prescribed hours
	Beyond     int // beyond prescribed, within statutory hours (法定内残業)
	Overtime   int // beyond statutory hours, up to 60 hours of the month
	Over60     int // beyond statutory hours and 60 hours of the month
	Holiday    int // on statutory holidays
	Night      int // late night, whatever else the minute is
}

// Worked is the sum of the classes.
//
// Law: 労基則54-1
func (m Minutes) Worked() int {
	return m.Prescribed + m.Beyond + m.Overtime + m.Over60 + m.Holiday
}

func (m *Minutes) add(o Minutes) {
	m.Prescribed += o.Prescribed
	m.Beyond += o.Beyond
	m.Overtime += o.Overtime
	m.Over60 += o.Over60
	m.Holiday += o.Holiday
	m.Night += o.Night
}

// Totals are the hours of a period.
type Totals struct {
	Minutes
	// RestOvertime is the part of Overtime and Over60 worked on rest days that are no statutory
	// holidays.
	RestOvertime int
	// Settled are minutes of earlier months of a settlement period that turn out, at its end, to be
	// beyond prescribed or statutory hours; they stand beside the minutes of the period.
	Settled Minutes
	Short   int   // flextime: minutes short of the prescribed total
	Carry   Carry // flextime over several months: what the next month begins with
	// Cut tells that a week of the period lies partly outside the days given, so that its forty hours
	// were counted from the first day given.
	Cut bool
}

// Payable are the minutes that earn extra wages with the pay of this period: its own, and what
// flextime settles now.
//
// Law: 労基法37-1 労基法32の3-2
func (t Totals) Payable() Minutes {
	m := t.Minutes
	m.Beyond += t.Settled.Beyond
	m.Overtime += t.Settled.Overtime
	m.Over60 += t.Settled.Over60
	return m
}

// Classify divides what was worked in a period into the classes that the law pays differently. What
// exceeds the hours of a day is not counted again toward the week, and what exceeds the week not
// toward the period. Work on a statutory holiday counts toward none of them, nor toward the sixty
// hours. out, when not nil, has one entry for each day of w and takes the day's minutes.
//
// Law: 労基法32-1 労基法32-2 労基法32の2-1 労基法32の3-1 労基法32の4-1 労基法35-1 労基法37-1 労基法37-4
// Law? 昭63基発1 平6基発331
func (h *Hours) Classify(w *Work, out []Minutes, t *why.Trace) (Totals, error) {
	if faults := h.check(w, out); faults.Len() > 0 {
		return Totals{}, faults.Err()
	}
	c := counter{h: h, w: w, t: t, date: -farDays - 1, weekNow: -1, period: noLimit,
		shift: int(w.Period.From.Weekday()-w.Rules.WeekStart+7) % 7}
	c.last = w.Period.Days() - 1
	c.open()
	off := 0
	for i := range w.Days {
		off = w.offset(i, off)
		if off > c.last {
			break
		}
		m := c.take(i, off)
		if out != nil {
			out[i] = m
		}
		if off >= 0 {
			c.total.add(m)
		}
	}
	c.close()
	return c.total, nil
}

func (h *Hours) check(w *Work, out []Minutes) fault.List {
	l := w.Check()
	if out != nil && len(out) != len(w.Days) {
		l.Add(fault.Fault{Path: "out", Code: "standards.out", Message: textOut,
			Remedy: textOutRemedy})
	}
	if w.Rules.Regime == Flextime && w.Rules.Flex.Months > h.flexMonths {
		l.Add(fault.Fault{Path: "rules.flex", Code: "standards.flex", Message: textFlexMonths,
			Remedy: textFlexMonthsRemedy, Law: "労基法32の3-1"})
	}
	return l
}

// gauge is a frame that fills: minutes up to the limit lie within.
type gauge struct{ used, limit int }

// pour adds minutes and returns how many lie within and how many over.
func (g *gauge) pour(m int) (within, over int) {
	within = min(m, max(0, g.limit-g.used))
	g.used += within
	return within, m - within
}

var noLimit = gauge{limit: math.MaxInt32}

// counter goes through the days of a period once.
type counter struct {
	h                            *Hours
	w                            *Work
	t                            *why.Trace
	total                        Totals
	day, week, period            gauge
	prescribed, sixty            gauge
	date, weekNow, weekTop, last int // day and week being counted, by offset from the first day
	shift                        int // days between the start of the week and the first day
}

// take classifies one shift.
func (c *counter) take(i, off int) Minutes {
	d := &c.w.Days[i]
	counted := off >= 0
	if !counted && (c.w.Rules.Regime == VariableMonth || c.w.Rules.Regime == Flextime) {
		return Minutes{}
	}
	if off != c.date {
		c.begin(i, off)
	}
	p := c.h.split(d)
	onHoliday := [2]bool{d.Kind == Holiday, false}
	if d.End > dayEnd {
		onHoliday[1] = c.w.Days[i+1].Kind == Holiday
	}
	if d.Unplaced > 0 {
		first := 0
		if onHoliday[0] && !onHoliday[1] {
			first = 1
		}
		p.pause(d.Unplaced, first)
	}
	var out Minutes
	var ordinary int
	for k := range 2 {
		m := p.plain[k] + p.night[k]
		out.Night += p.night[k]
		if onHoliday[k] {
			out.Holiday += m
		} else {
			ordinary += m
		}
	}
	over := c.ordinary(d, ordinary, &out)
	if counted {
		out.Overtime, out.Over60 = c.sixty.pour(over)
		if d.Kind == RestDay {
			c.total.RestOvertime += over
		}
	} else {
		out.Overtime = over
	}
	if c.t.On() && counted && over+out.Holiday > 0 {
		c.explainDay(d, out)
	}
	return out
}

// ordinary pours minutes that are not on a statutory holiday through the frames of day, week and
// period, and returns what exceeds them.
func (c *counter) ordinary(d *Day, m int, out *Minutes) (over int) {
	if d.Kind == RestDay && c.w.Rules.RestDaysAsOvertime {
		return m
	}
	within, overDay := c.day.pour(m)
	within, overWeek := c.week.pour(within)
	within, overPeriod := c.period.pour(within)
	out.Prescribed, out.Beyond = c.prescribed.pour(within)
	return overDay + overWeek + overPeriod
}

// begin opens the frames of a new day, and of its week.
func (c *counter) begin(i, off int) {
	c.date = off
	d := &c.w.Days[i]
	rules := &c.w.Rules
	if rules.Regime == Flextime {
		return
	}
	planned := 0
	if d.Kind == WorkingDay {
		planned = d.Prescribed
	}
	c.prescribed = gauge{limit: planned}
	c.day = gauge{limit: c.h.day}
	if rules.Regime != Standard {
		c.day.limit = max(c.h.day, planned)
	}
	if week := (off + c.shift + 2*7) / 7; week != c.weekNow {
		c.weekNow = week
		c.week = gauge{limit: c.weekLimit(i, off)}
	}
}

// weekLimit is the frame of the week that begins with days[i]. In the variable systems it is what
// was fixed for the week where that is more; weeks are cut at the ends of a variable month, and a
// part of a week has its share of the frame.
func (c *counter) weekLimit(i, off int) int {
	rules := &c.w.Rules
	special := rules.Special && rules.Regime != VariableYear
	limit := c.h.weekLimit(special)
	if rules.Regime == Standard {
		return limit
	}
	top := off + 6 - (off+c.shift+2*7)%7
	if rules.Regime == VariableMonth {
		from := max(0, top-6)
		limit = c.h.Frame(min(top, c.last)-from+1, special)
		top = min(top, c.last)
	}
	return max(limit, c.planned(i, c.w.Period.From.AddDays(top)))
}

// planned adds up the prescribed minutes of the working days from days[i] through a date, each date
// once.
func (c *counter) planned(i int, through caldate.Date) int {
	sum := 0
	var before caldate.Date
	for k := range c.w.Days[i:] {
		d := &c.w.Days[i+k]
		if d.Date.After(through) {
			break
		}
		if d.Kind == WorkingDay && d.Date != before {
			sum += d.Prescribed
		}
		before = d.Date
	}
	return sum
}
