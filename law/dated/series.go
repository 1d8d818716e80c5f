package dated

import (
	"fmt"

	"romukura/ground/caldate"
)

// Standing is how far a dated value can be trusted. The zero Standing is neither, so that a
// forgotten one is seen.
type Standing uint8

const (
	// Confirmed means in force, and known to hold on the day asked for.
	Confirmed Standing = iota + 1
	// Provisional means the last known value; nobody has confirmed it for that day.
	Provisional
)

// Worse is the less trustworthy of two standings.
func (s Standing) Worse(o Standing) Standing { return max(s, o) }

// Source says where a value comes from, as its table's header states it.
type Source struct {
	Table        string // folder of the table: law/health/tables/rate
	From         caldate.Date
	HoldsThrough caldate.Date
	Text         string // where it was published
	Published    string // day of the gazette or notice
	Mark         string // [unverified] and the like, empty when there is none
}

// Entry is one enactment: a value, and where and from when it holds.
type Entry[T any] struct {
	Source
	Value T
}

// Series is the history of one value, oldest entry first.
type Series[T any] struct {
	Name    string
	Entries []Entry[T]
}

// BeforeFirstError says that a day lies before the first enactment that is recorded.
type BeforeFirstError struct {
	Table string
	Day   caldate.Date
	First caldate.Date
}

// Error names the table and the day.
func (e *BeforeFirstError) Error() string {
	return fmt.Sprintf("%s: no value for %s; the first is of %s", e.Table, e.Day, e.First)
}

// At returns the entry in force on day and how far it can be trusted. The entry is shared: callers
// do not change it.
func (s *Series[T]) At(day caldate.Date) (*Entry[T], Standing, error) {
	for i := len(s.Entries) - 1; i >= 0; i-- {
		e := &s.Entries[i]
		if day.Before(e.From) {
			continue
		}
		if day.After(e.HoldsThrough) {
			return e, Provisional, nil
		}
		return e, Confirmed, nil
	}
	var first caldate.Date
	if len(s.Entries) > 0 {
		first = s.Entries[0].From
	}
	return nil, 0, &BeforeFirstError{s.Name, day, first}
}

// First is the day of the first entry, from which on the series answers.
func (s *Series[T]) First() caldate.Date { return s.Entries[0].From }

// KnownThrough is the last day the newest entry is known to hold.
func (s *Series[T]) KnownThrough() caldate.Date {
	return s.Entries[len(s.Entries)-1].HoldsThrough
}
