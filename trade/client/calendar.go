package client

import (
	"slices"

	"romukura/ground/caldate"
)

// Calendar is a stretch of days, a year at most, of which each is a working day or one without
// prescribed work (会社カレンダー). It names days, no rule: nothing announced later changes it.
type Calendar struct {
	From    caldate.Date `json:"from"`
	Through caldate.Date `json:"through"`
	// Off are the days without prescribed work, by date; all others of the stretch are working days.
	Off []DayOff `json:"off,omitempty"`
}

// DayOff is a day without prescribed work (休日).
type DayOff struct {
	Date caldate.Date `json:"date"`
	Kind DayKind      `json:"kind"`
	Name string       `json:"name,omitempty"` // what it is kept for: 夏季休業
}

// DayKind is what kind of day it is by the calendar of the client.
type DayKind string

// Kinds of days.
const (
	WorkingDay DayKind = ""
	RestDay    DayKind = "rest"    // non-statutory rest day (法定外休日)
	HolidayDay DayKind = "holiday" // statutory holiday (法定休日)
)

// Calendars are those of a group, which share no day.
type Calendars []Calendar

// Of is the calendar that a day lies in, nil where there is none.
func (all Calendars) Of(d caldate.Date) *Calendar {
	for i := range all {
		if all[i].Days().Contains(d) {
			return &all[i]
		}
	}
	return nil
}

// Kind is what kind of day a day is; false where no calendar says so.
func (all Calendars) Kind(d caldate.Date) (kind DayKind, known bool) {
	if c := all.Of(d); c != nil {
		return c.At(d).Kind, true
	}
	return WorkingDay, false
}

// Known is how many of some days the calendars tell the kind of.
func (all Calendars) Known(days caldate.Range) int {
	n := 0
	for i := range all {
		n += all[i].Days().Overlap(days).Days()
	}
	return n
}

// Days is the stretch that the calendar is of.
func (c *Calendar) Days() caldate.Range { return caldate.Range{From: c.From, Through: c.Through} }

// WholeYear reports whether the calendar is of a year, neither more nor less.
func (c *Calendar) WholeYear() bool { return c.Through == c.From.AddMonths(12).AddDays(-1) }

// At is a day as the calendar has it.
func (c *Calendar) At(d caldate.Date) DayOff {
	if i, off := slices.BinarySearchFunc(c.Off, d, byDate); off {
		return c.Off[i]
	}
	return DayOff{Date: d}
}

// Set makes of a day what is said of it. The slice of days may be shared with another calendar: it
// is not written into.
func (c *Calendar) Set(day DayOff) {
	i, off := slices.BinarySearchFunc(c.Off, day.Date, byDate)
	all := slices.Clone(c.Off)
	switch {
	case !c.Days().Contains(day.Date):
		return
	case off && day.Kind == WorkingDay:
		all = slices.Delete(all, i, i+1)
	case off:
		all[i] = day
	case day.Kind != WorkingDay:
		all = slices.Insert(all, i, day)
	}
	c.Off = all
}

func byDate(o DayOff, d caldate.Date) int { return o.Date.Compare(d) }

// Tally is how many days of each kind there are.
type Tally struct{ Working, Rest, Holidays int }

// Off are the days without prescribed work.
func (t Tally) Off() int { return t.Rest + t.Holidays }

// Count counts the days of a stretch, those outside the calendar left out.
func (c *Calendar) Count(within caldate.Range) Tally {
	days := c.Days().Overlap(within)
	t := Tally{Working: days.Days()}
	for i := range c.Off {
		switch o := &c.Off[i]; {
		case !days.Contains(o.Date):
			continue
		case o.Kind == HolidayDay:
			t.Holidays++
		default:
			t.Rest++
		}
		t.Working--
	}
	return t
}
