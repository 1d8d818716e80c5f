// Package history holds a value that changes on days: an address, a contract, a standard. What was
// true on a day is asked by At; a change in the future waits until its day comes. Entries are never
// removed, only superseded by one with the same first day.
package history

import (
	"slices"

	"romukura/ground/caldate"
)

// Of is the history of one value, oldest first. The zero Of is empty.
type Of[T any] []Span[T]

// Span is a value from a day on, until the next Span.
type Span[T any] struct {
	From  caldate.Date `json:"from"`
	Value T            `json:"value"`
}

// From starts a history with one value.
func From[T any](day caldate.Date, v T) Of[T] { return Of[T]{{day, v}} }

// At is the value on a day; false before the first.
func (h Of[T]) At(day caldate.Date) (T, bool) {
	for i := len(h) - 1; i >= 0; i-- {
		if !h[i].From.After(day) {
			return h[i].Value, true
		}
	}
	var none T
	return none, false
}

// Ref is At without copying, nil before the first. The value is shared: callers do not change it.
func (h Of[T]) Ref(day caldate.Date) *T {
	for i := len(h) - 1; i >= 0; i-- {
		if !h[i].From.After(day) {
			return &h[i].Value
		}
	}
	return nil
}

// With is the history with the value set from a day on; an entry of the same day is replaced. The
// receiver is not changed.
func (h Of[T]) With(day caldate.Date, v T) Of[T] {
	out := slices.Clone(h)
	for i, s := range out {
		switch c := s.From.Compare(day); {
		case c == 0:
			out[i].Value = v
			return out
		case c > 0:
			return slices.Insert(out, i, Span[T]{day, v})
		}
	}
	return append(out, Span[T]{day, v})
}

// Changes are the spans that begin within a range of days.
func (h Of[T]) Changes(in caldate.Range) []Span[T] {
	var found []Span[T]
	for _, s := range h {
		if in.Contains(s.From) {
			found = append(found, s)
		}
	}
	return found
}

// Latest is the newest value, a future one too; false when there is none.
func (h Of[T]) Latest() (T, bool) {
	if len(h) == 0 {
		var none T
		return none, false
	}
	return h[len(h)-1].Value, true
}
