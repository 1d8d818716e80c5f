package dated

import (
	"fmt"
	"slices"
	"sync/atomic"

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

	// Unconfirmed says that an office took the enactment in and nobody else has compared it with its
	// source: it is Provisional on every day.
	Unconfirmed bool
}

// Standing is how far the entry can be trusted on a day on which it is in force.
func (e *Entry[T]) Standing(day caldate.Date) Standing {
	if e.Unconfirmed || day.After(e.HoldsThrough) {
		return Provisional
	}
	return Confirmed
}

// Series is the history of one value. Whoever reads it while an office's further enactments come or
// go reads the state before or the state after, never one in between.
type Series[T any] struct {
	Name    string
	entries atomic.Pointer[[]Entry[T]]
}

// NewSeries is a series of entries in any order.
func NewSeries[T any](name string, entries ...Entry[T]) *Series[T] {
	s := &Series[T]{Name: name}
	s.put(slices.Clone(entries))
	return s
}

// put makes the entries those of the series.
func (s *Series[T]) put(entries []Entry[T]) {
	slices.SortStableFunc(entries, func(a, b Entry[T]) int { return a.From.Compare(b.From) })
	s.entries.Store(&entries)
}

// Entries are the enactments, oldest first. They are shared: callers do not change them.
func (s *Series[T]) Entries() []Entry[T] { return *s.entries.Load() }

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
	entries := s.Entries()
	for i := len(entries) - 1; i >= 0; i-- {
		if e := &entries[i]; !day.Before(e.From) {
			return e, e.Standing(day), nil
		}
	}
	var first caldate.Date
	if len(entries) > 0 {
		first = entries[0].From
	}
	return nil, 0, &BeforeFirstError{s.Name, day, first}
}

// Oldest is the first enactment.
func (s *Series[T]) Oldest() *Entry[T] { return &s.Entries()[0] }

// Newest is the last enactment, whether it is in force yet or not.
func (s *Series[T]) Newest() *Entry[T] {
	entries := s.Entries()
	return &entries[len(entries)-1]
}

// First is the day of the first entry, from which on the series answers.
func (s *Series[T]) First() caldate.Date { return s.Oldest().From }

// KnownThrough is the last day the newest entry is known to hold.
func (s *Series[T]) KnownThrough() caldate.Date { return s.Newest().HoldsThrough }
