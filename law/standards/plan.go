package standards

import (
	"strconv"

	"romukura/ground/fault"
)

// CheckPlan lists where days fixed in advance leave what a variable system allows: the total of a
// variable month; in a variable year the total too, the working days of a year, ten hours a day, 52
// hours a week, six days on end. It reads kinds and prescribed minutes only.
//
// Law: 労基法32の2-1 労基法32の4-1 労基則12の4-3 労基則12の4-4 労基則12の4-5
func (h *Hours) CheckPlan(w *Work) fault.List {
	l := w.Check()
	if l.Stops() {
		return l
	}
	c := counter{h: h, w: w, last: w.Period.Days() - 1}
	switch w.Rules.Regime {
	case VariableMonth:
		sum := 0
		for i := range w.Days {
			if !w.Days[i].Date.Before(w.Period.From) {
				sum = c.planned(i, w.Period.Through)
				break
			}
		}
		if sum > h.Frame(w.Period.Days(), w.Rules.Special) {
			l.Add(fault.Fault{Path: "days", Code: "standards.plan.total", Law: "労基法32の2-1",
				Message: textPlanTotal, Remedy: textPlanTotalRemedy})
		}
	case VariableYear:
		c.shift = int(w.Period.From.Weekday()-w.Rules.WeekStart+7) % 7
		c.planYear(&l)
		c.planTotals(&l)
	}
	return l
}

// planTotals holds the working days and the hours of the whole period of a variable year against
// their limits. The limit of days is that of a year, and of a period that is shorter its part.
//
// Law: 労基法32の4-1 労基則12の4-3
func (c *counter) planTotals(l *fault.List) {
	period := c.w.Period
	days, minutes := 0, 0
	for i := range c.w.Days {
		d := &c.w.Days[i]
		if d.Kind == WorkingDay && period.Contains(d.Date) &&
			(i == 0 || d.Date != c.w.Days[i-1].Date) {
			days++
			minutes += d.Prescribed
		}
	}
	long := !period.Through.Before(period.From.AddMonths(c.h.yearDaysAbove))
	year := c.h.yearLength
	if long && days*year > c.h.yearDays*min(period.Days(), year) {
		l.Add(fault.Fault{Path: "days", Code: "standards.plan.days", Law: "労基則12の4-3",
			Message: textPlanDays, Remedy: textPlanRemedy})
	}
	if minutes > c.h.Frame(period.Days(), false) {
		l.Add(fault.Fault{Path: "days", Code: "standards.plan.total", Law: "労基法32の4-1",
			Message: textPlanTotal, Remedy: textPlanTotalRemedy})
	}
}

// planYear walks days, weeks and runs of working days. A date missing from the days is free.
func (c *counter) planYear(l *fault.List) {
	week, weekSum, run, last := -1, 0, 0, -farDays-2
	for i := range c.w.Days {
		d := &c.w.Days[i]
		off := c.w.Period.From.DaysUntil(d.Date)
		if off == last {
			continue
		}
		if n := (off + c.shift + 2*7) / 7; n != week {
			week, weekSum = n, 0
		}
		if d.Kind != WorkingDay || off > last+1 {
			run = 0
		}
		last = off
		if d.Kind != WorkingDay {
			continue
		}
		before := weekSum
		weekSum += d.Prescribed
		run++
		place := "days[" + strconv.Itoa(i) + "]"
		if d.Prescribed > c.h.yearDay {
			l.Add(fault.Fault{Path: place, Code: "standards.plan.day", Law: "労基則12の4-4",
				Message: textPlanDay, Remedy: textPlanRemedy})
		}
		if before <= c.h.yearWeek && weekSum > c.h.yearWeek {
			l.Add(fault.Fault{Path: place, Code: "standards.plan.week", Law: "労基則12の4-4",
				Message: textPlanWeek, Remedy: textPlanRemedy})
		}
		if run == c.h.yearRun+1 {
			l.Add(fault.Fault{Path: place, Code: "standards.plan.run", Law: "労基則12の4-5",
				Message: textPlanRun, Remedy: textPlanRemedy})
		}
	}
}
