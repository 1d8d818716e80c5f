package continuity

import (
	"context"

	"romukura/record"
	"romukura/seal"
)

// Span is what a copy holds: the batches after one instant, and of each log the entries from a
// sequence number on. The zero Span is the whole book.
type Span struct {
	After int64 // µs since 1970, UTC
	Logs  map[seal.ID]int64
}

// Extract writes the part of a book that a span names into an empty store, and gives the span that
// begins where this one ends. A part is a book file like any other, in which the versions that came
// before are missing; [Apply] puts it behind them.
//
// The keys of My Numbers are left out: a part goes where nothing can be destroyed.
func Extract(ctx context.Context, from record.Reader, to record.Tx, s Span) (Span, error) {
	office, err := from.Office(ctx)
	if err != nil {
		return s, err
	}
	if err := to.Found(ctx, office); err != nil {
		return s, err
	}
	x := extract{from: from, to: to}
	next := Span{After: s.After, Logs: map[seal.ID]int64{}}
	var batches []record.Batch
	err = from.Batches(ctx, s.After, func(b *record.Batch) error {
		batches, next.After = append(batches, *b), b.At
		return nil
	})
	if err != nil {
		return s, err
	}
	for i := range batches {
		if err := x.batch(ctx, &batches[i]); err != nil {
			return s, err
		}
	}
	logs, err := from.Logs(ctx)
	if err != nil {
		return s, err
	}
	for _, id := range logs {
		if next.Logs[id], err = x.leaves(ctx, id, s.Logs[id]); err != nil {
			return s, err
		}
	}
	return next, nil
}

type extract struct {
	from record.Reader
	to   record.Tx
}

func (x *extract) batch(ctx context.Context, b *record.Batch) error {
	var versions []record.Version
	err := x.from.InBatch(ctx, b.ID, func(v *record.Version) error {
		c := v.Clone()
		if record.Destructible(c.Kind) {
			c.Sealed = nil
		}
		versions = append(versions, *c)
		return nil
	})
	if err != nil {
		return err
	}
	if err := x.to.InsertBatch(ctx, b, versions); err != nil {
		return err
	}
	for i := range versions {
		if versions[i].Kind == record.KindDocument {
			if err := x.chunks(ctx, versions[i].ID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *extract) chunks(ctx context.Context, document seal.ID) error {
	for n := uint32(0); ; n++ {
		sealed, err := x.from.Chunk(ctx, document, n)
		if err != nil || sealed == nil {
			return err
		}
		if err := x.to.InsertChunk(ctx, document, n, sealed); err != nil {
			return err
		}
	}
}

// leaves copies a log's entries without its hashes, which follow from the entries.
func (x *extract) leaves(ctx context.Context, id seal.ID, first int64) (int64, error) {
	next := first
	err := x.from.Leaves(ctx, id, first, func(seq int64, leaf []byte) error {
		next = seq + 1
		copied := append([]byte(nil), leaf...)
		return x.to.InsertLeaf(ctx, id, record.Leaf{Seq: seq, Bytes: copied})
	})
	return next, err
}
