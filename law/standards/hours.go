package standards

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
)

// frames are the statutory hours of one enactment, in minutes.
type frames struct {
	day, week, weekDays int
	special             int // a week in the small trades
	flexMonths          int
	flexWeek            int // a week's average in a month, where flextime settles over several
	yearDay, yearWeek   int
	yearRun             int // days on end in the variable system of a year
	yearDays            int
	yearDaysAbove       int // months above which yearDays binds
}

var hourTable = dated.MustLoadAt(root, tables, "tables/hours", func(f *dated.File) (frames, error) {
	s := read(f)
	out := frames{
		day: s.int("day-minutes"), week: s.int("week-minutes"), weekDays: s.int("week-days"),
		special:    s.int("special-week-minutes"),
		flexMonths: s.int("flextime-months"), flexWeek: s.int("flextime-month-week-minutes"),
		yearDay: s.int("year-variable-day-minutes"), yearWeek: s.int("year-variable-week-minutes"),
		yearRun:       s.int("year-variable-consecutive-days"),
		yearDays:      s.int("year-variable-days"),
		yearDaysAbove: s.int("year-variable-days-above-months"),
	}
	return out, s.err
})

// Hours are the statutory working hours of a day, resolved: the frames, the hours that are late
// night, and where the sixty hours of a month end.
type Hours struct {
	frames
	nightFrom, nightTo int
	sixty              int
	yearLength         int // days of the year that a part of one is measured by
	source             *dated.Source
	standing           dated.Standing
}

// HoursFor resolves the tables of working hours for a day of work. A month is classified with those
// of its last day.
//
// Law: 労基法32-1 労基法32-2 労基法37-1 労基法37-4
func HoursFor(day caldate.Date) (*Hours, dated.Standing, error) {
	e, standing, err := hourTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	x, extra, err := extraTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	standing = standing.Worse(extra)
	return &Hours{frames: e.Value, nightFrom: x.Value.nightFrom, nightTo: x.Value.nightTo,
		sixty: x.Value.sixty, yearLength: x.Value.yearDays,
		source: &e.Source, standing: standing}, standing, nil
}

// Frame is the total of statutory minutes over a number of calendar days: 40 hours × days ÷ 7, or
// 44 hours in the small trades. A fraction of a minute is dropped, in the worker's favor.
//
// Law: 労基法32の2-1 労基法32の3-1 労基則25の2-1
func (h *Hours) Frame(days int, special bool) int {
	return h.weekLimit(special) * days / h.weekDays
}

func (h *Hours) weekLimit(special bool) int {
	if special {
		return h.special
	}
	return h.week
}
