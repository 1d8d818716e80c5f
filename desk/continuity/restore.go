package continuity

import (
	"context"
	"errors"
	"math"
	"slices"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// Always is an instant that no batch lies after.
const Always = math.MaxInt64

// until shows a book as it was at an instant: nothing that was appended later.
type until struct {
	record.Reader
	at int64
}

// Batches leaves out what came later.
func (u until) Batches(ctx context.Context, after int64, each func(*record.Batch) error) error {
	return u.Reader.Batches(ctx, after, func(b *record.Batch) error {
		if b.At > u.at {
			return nil
		}
		return each(b)
	})
}

// Heads are those of the instant.
func (u until) Heads(
	ctx context.Context,
	scope record.Scope,
	each func(*record.Version) error,
) error {
	return u.HeadsAt(ctx, scope, u.at, each)
}

// Documents leaves out those whose record came later.
func (u until) Documents(ctx context.Context, each func(seal.ID, uint32) error) error {
	return u.Reader.Documents(ctx, func(id seal.ID, chunks uint32) error {
		there := false
		err := u.History(ctx, id, func(v *record.Version) error {
			there = there || v.At <= u.at
			return nil
		})
		if err != nil || !there {
			return err
		}
		return each(id, chunks)
	})
}

// LogSize is the number of entries up to the instant.
func (u until) LogSize(ctx context.Context, id seal.ID) (int64, error) {
	var size int64
	err := log.Each(ctx, u.Reader, id, func(e log.Entry) error {
		if e.Time <= u.at {
			size = e.Seq + 1
		}
		return nil
	})
	return size, err
}

// Leaves are the entries up to the instant.
func (u until) Leaves(
	ctx context.Context,
	id seal.ID,
	first int64,
	each func(int64, []byte) error,
) error {
	size, err := u.LogSize(ctx, id)
	if err != nil {
		return err
	}
	return u.Reader.Leaves(ctx, id, first, func(seq int64, leaf []byte) error {
		if seq >= size {
			return nil
		}
		return each(seq, leaf)
	})
}

// Later is what a restored book leaves out, for a named person to decide about.
type Later struct {
	Batches int64
	Acts    map[record.Act]int64
	Authors map[seal.ID]int64
}

// RestoreAsOf writes the book as it was at an instant (µs since 1970, UTC) to a new file, and tells
// what was appended later. The book itself stays as it is: whoever restores compares, and decides.
func (k *Keeper) RestoreAsOf(ctx context.Context, at int64, to string) (*Later, error) {
	later := &Later{Acts: map[record.Act]int64{}, Authors: map[seal.ID]int64{}}
	err := k.Book.View(ctx, func(r record.Reader) error {
		err := r.Batches(ctx, at, func(b *record.Batch) error {
			later.Batches++
			later.Acts[b.Act]++
			later.Authors[b.Author]++
			return nil
		})
		if err != nil {
			return err
		}
		return build(ctx, k.Files, to, until{r, at})
	})
	if err != nil {
		return nil, err
	}
	return later, k.note(ctx, log.Entry{Action: log.Restore, Purpose: "as-of"})
}

// build makes a new book of one or more readers, each continuing the one before it, and verifies
// it.
func build(ctx context.Context, files Files, to string, parts ...record.Reader) error {
	book, err := files.Create(to)
	if err != nil {
		return err
	}
	for _, part := range parts {
		err = errors.Join(err, book.Update(ctx, func(tx record.Tx) error {
			return Apply(ctx, tx, part)
		}))
	}
	if err == nil {
		err = whole(ctx, book)
	}
	return errors.Join(err, book.Close())
}

// Apply puts a part of a book behind what stands there: see [Extract].
func Apply(ctx context.Context, tx record.Tx, part record.Reader) error {
	if _, err := record.Merge(ctx, tx, part); err != nil {
		return err
	}
	return log.Continue(ctx, tx, part)
}

// whole verifies records and logs of a book.
func whole(ctx context.Context, book record.Engine) error {
	return book.View(ctx, func(r record.Reader) error {
		report, err := record.Verify(ctx, r)
		if err != nil {
			return err
		}
		logs, err := log.Verify(ctx, r)
		if err != nil {
			return err
		}
		damage, err := withoutNumberKeys(ctx, r, report.Damage)
		if err != nil {
			return err
		}
		if len(damage) > 0 || len(logs) > 0 {
			return &DamagedError{damage, logs}
		}
		return nil
	})
}

// withoutNumberKeys leaves out that the keys of My Numbers are not there: no copy holds them, so
// that a number whose key was destroyed does not come back.
func withoutNumberKeys(
	ctx context.Context,
	r record.Reader,
	all []record.Damage,
) ([]record.Damage, error) {
	left := map[seal.ID]bool{}
	scope := record.Scope{Kinds: []string{record.KindNumberKey}}
	err := r.Heads(ctx, scope, func(v *record.Version) error {
		left[v.ID] = true
		return nil
	})
	return slices.DeleteFunc(all, func(d record.Damage) bool {
		return d.Harm == record.DestroyedWrong && left[d.Record]
	}), err
}
