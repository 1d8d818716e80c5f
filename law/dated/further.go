package dated

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"

	"romukura/ground/caldate"
)

// Further is an enactment that the program was not made with: an office took it in.
type Further struct {
	Table string       // law/health/tables/rate
	From  caldate.Date // the day it takes effect
	Text  string       // the file
	By    Hand         // who took it in
	Also  Hand         // who else compared it with its source; while nobody has, it is Provisional
}

// Hand is who did something, and on which day.
type Hand struct{ Name, Day string }

// Refused is a further enactment that does not act, and why: a [*SupersededError] or what is wrong
// with its file.
type Refused struct {
	Further
	Err error
}

// SupersededError says that an enactment is not a further one: the program was made with one that
// takes effect on the same day or later.
type SupersededError struct {
	Table         string
	From, Shipped caldate.Date
}

// Error names the table and both days.
func (e *SupersededError) Error() string {
	return fmt.Sprintf("%s: of %s; the program has one of %s", e.Table, e.From, e.Shipped)
}

// UnknownTableError says that the program has no table of that name.
type UnknownTableError struct{ Table string }

// Error names the table.
func (e *UnknownTableError) Error() string { return e.Table + ": no such table" }

// FixedError says that a table takes no further enactments: a change of it takes a new program.
type FixedError struct{ Table string }

// Error names the table.
func (e *FixedError) Error() string { return e.Table + ": takes no further enactments" }

// acting are the further enactments that the process computes with.
type acting struct {
	all     []Further
	refused []Refused
	edition int64
}

var (
	now      atomic.Pointer[acting]
	editions atomic.Int64
)

func state() *acting {
	if a := now.Load(); a != nil {
		return a
	}
	return &acting{}
}

// Taken are the further enactments that were given to [Take] last.
func Taken() []Further { return slices.Clone(state().all) }

// Unfit are those of them that do not act.
func Unfit() []Refused { return slices.Clone(state().refused) }

// Edition is a number for the tables as they stand: what was worked out under another number may be
// outdated.
func Edition() int64 { return state().edition }

// Take has the process compute with these further enactments and no others, and tells which of them
// do not act. A table that the program was made with goes before one that an office took in. Those
// who read meanwhile read each table as it was or as it is; whoever needs several of one state has
// nobody call Take meanwhile. Take itself is called by one at a time.
func Take(all []Further) []Refused {
	if !slices.Equal(state().all, all) {
		become(&acting{all: slices.Clone(all), edition: editions.Add(1)})
	}
	return Unfit()
}

// become puts a state in force.
func become(a *acting) {
	had, comes := byTable(state().all), byTable(a.all)
	a.refused = nil
	for _, t := range shipped {
		if len(comes[t.Name]) > 0 || len(had[t.Name]) > 0 {
			a.refused = append(a.refused, t.take(comes[t.Name])...)
		}
		delete(comes, t.Name)
	}
	for name, list := range comes {
		for _, x := range list {
			a.refused = append(a.refused, Refused{x, &UnknownTableError{name}})
		}
	}
	slices.SortFunc(a.refused, func(x, y Refused) int {
		return cmp.Or(cmp.Compare(x.Table, y.Table), x.From.Compare(y.From))
	})
	now.Store(a)
}

func byTable(all []Further) map[string][]Further {
	tables := map[string][]Further{}
	for _, x := range all {
		tables[x.Table] = append(tables[x.Table], x)
	}
	return tables
}

// Try has work done while one more further enactment acts, and puts everything back. Nobody else
// computes meanwhile: whoever calls it sees to that.
func Try(x Further, work func()) error {
	before := state()
	if err := Fits(x); err != nil {
		return err
	}
	defer become(&acting{all: before.all, edition: before.edition})
	become(&acting{all: append(slices.Clone(before.all), x), edition: editions.Add(1)})
	work()
	return nil
}

// Fits is why a further enactment would not act, nil where it would.
func Fits(x Further) error {
	t := tableOf(x.Table)
	if t == nil {
		return &UnknownTableError{x.Table}
	}
	_, err := t.further(x)
	return err
}

// further reads a further enactment. What an office took in is marked as such wherever its source
// is shown.
func (t *Table) further(x Further) (*File, error) {
	if t.fixed {
		return nil, &FixedError{t.Name}
	}
	if newest := t.Newest(); !x.From.After(newest) {
		return nil, &SupersededError{t.Name, x.From, newest}
	}
	f, err := t.Check(x.From.String()+".tsv", []byte(x.Text))
	if err != nil {
		return nil, err
	}
	f.Mark = x.mark(f.Mark)
	return f, nil
}

// doubt has the former value go on as Provisional from the day of every table that cannot be read:
// the office knows that another holds from then on.
func (s *Series[T]) doubt(refused []Refused) {
	entries := slices.Clone(s.Entries())
	for _, x := range refused {
		former, _, err := s.At(x.From)
		if all := (*WrongError)(nil); err != nil || !errors.As(x.Err, &all) {
			continue
		}
		e := *former
		e.From, e.Mark, e.Unconfirmed = x.From, doubtful(e.Mark), true
		entries = append(entries, e)
	}
	s.put(entries)
}

// furtherEntries builds the further enactments of a table, and tells which do not act.
func furtherEntries[T any](t *Table, list []Further, build func(*File) (T, error)) (
	entries []Entry[T], refused []Refused,
) {
	for _, x := range list {
		f, err := t.further(x)
		if err != nil {
			refused = append(refused, Refused{x, err})
			continue
		}
		e, err := entryOf(f, build)
		if err != nil {
			refused = append(refused, Refused{x, err})
			continue
		}
		e.Unconfirmed = x.Also == Hand{}
		entries = append(entries, e)
	}
	return entries, refused
}
