package minimumwage

import (
	"embed"
	"errors"
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

//go:embed tables
var tables embed.FS

const (
	root        = "law/minimumwage"
	prefectures = 47
)

// Prefecture is the number of a prefecture, 1 Hokkaido to 47 Okinawa (JIS X 0401).
type Prefecture uint8

// ErrPrefecture says that there is no such prefecture.
var ErrPrefecture = errors.New("minimumwage: no such prefecture")

// amount is one row of the table: what holds in a prefecture from a day.
type amount struct {
	prefecture    Prefecture
	name          string
	hourly        yen.Amount
	from, through caldate.Date
	provisional   bool
	source        *dated.Source
}

var hourlyTable = dated.MustLoadAt(root, tables, "tables/hourly",
	func(f *dated.File) ([]amount, error) {
		var rows []amount
		for _, r := range f.Rows {
			n := r.Int("jis")
			if n < 1 || n > prefectures {
				return nil, fmt.Errorf("line %d: no such prefecture", r.Line)
			}
			if r.Date("effective_from").Before(f.From) {
				return nil, fmt.Errorf("line %d: the row begins before its table", r.Line)
			}
			rows = append(rows, amount{prefecture: Prefecture(n), name: r.Text("prefecture"),
				hourly: r.Yen("hourly_yen"), from: r.Date("effective_from"),
				provisional: r.Has("mark")})
		}
		return rows, nil
	})

// history is the amounts of a prefecture, oldest first. A year's table takes effect in each
// prefecture on another day, so that the day of the file says nothing.
func history(p Prefecture) (list []amount) {
	entries := hourlyTable.Entries()
	for i := range entries {
		e := &entries[i]
		for _, a := range e.Value {
			if a.prefecture != p {
				continue
			}
			if n := len(list); n > 0 {
				list[n-1].through = a.from.AddDays(-1)
			}
			a.through, a.source = e.HoldsThrough, &e.Source
			a.provisional = a.provisional || e.Unconfirmed
			list = append(list, a)
		}
	}
	return list
}

type unit struct{ yearMonths, hour int }

var unitTable = dated.MustLoadAt(root, tables, "tables/unit", func(f *dated.File) (unit, error) {
	var u unit
	for _, r := range f.Rows {
		switch r.Text("key") {
		case "year-months":
			u.yearMonths = r.Int("value")
		case "hour-minutes":
			u.hour = r.Int("value")
		}
	}
	if u.yearMonths == 0 || u.hour == 0 {
		return u, errors.New("a unit is missing")
	}
	return u, nil
})

var excludedTable = dated.MustLoadAt(root, tables, "tables/excluded",
	func(f *dated.File) (map[Kind]string, error) {
		list := map[Kind]string{}
		for _, r := range f.Rows {
			list[Kind(r.Text("key"))] = r.Text("item")
		}
		return list, nil
	})

// Floor is the minimum wage at a worksite on a day, resolved.
type Floor struct {
	Prefecture Prefecture
	Name       string
	Hourly     yen.Amount
	From       caldate.Date // first day of this amount in the prefecture
	// Through is the last day it is known to hold: the eve of the next amount, where that is known.
	Through  caldate.Date
	Standing dated.Standing

	unit
	excluded       map[Kind]string
	source, parted *dated.Source
}

// FloorFor is the minimum wage of the worksite's prefecture on a day of work.
//
// Law: 最賃法4-1 最賃法9-1 最賃法14-2
func FloorFor(p Prefecture, day caldate.Date) (*Floor, dated.Standing, error) {
	if p < 1 || p > prefectures {
		return nil, 0, ErrPrefecture
	}
	list := history(p)
	for i := len(list) - 1; i >= 0; i-- {
		a := &list[i]
		if day.Before(a.from) {
			continue
		}
		return resolve(a, day)
	}
	return nil, 0, &dated.BeforeFirstError{Table: hourlyTable.Name, Day: day, First: list[0].from}
}

func resolve(a *amount, day caldate.Date) (*Floor, dated.Standing, error) {
	u, standing, err := unitTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	x, other, err := excludedTable.At(day)
	if err != nil {
		return nil, 0, err
	}
	standing = standing.Worse(other)
	if a.provisional || day.After(a.through) {
		standing = dated.Provisional
	}
	return &Floor{Prefecture: a.prefecture, Name: a.name, Hourly: a.hourly, From: a.from,
		Through: a.through, Standing: standing, unit: u.Value, excluded: x.Value,
		source: a.source, parted: &x.Source}, standing, nil
}

// Span is a stretch of days with one minimum wage.
type Span struct {
	caldate.Range
	Floor *Floor
}

// Spans divides a period at the days on which the minimum wage of a prefecture changes.
//
// Law: 最賃法4-1 最賃法14-2
func Spans(p Prefecture, period caldate.Range) ([]Span, error) {
	if period.Days() == 0 {
		return nil, ErrPeriod
	}
	var out []Span
	for day := period.From; !day.After(period.Through); {
		floor, _, err := FloorFor(p, day)
		if err != nil {
			return nil, err
		}
		s := Span{caldate.Range{From: day, Through: period.Through}, floor}
		if floor.Through.Before(s.Through) && !day.After(floor.Through) {
			s.Through = floor.Through
		}
		out = append(out, s)
		day = s.Through.AddDays(1)
	}
	return out, nil
}

// ErrPeriod says that a period ends before it begins.
var ErrPeriod = errors.New("minimumwage: the period has no days")
