package log

import (
	"bytes"
	"context"
	"encoding/json"

	"romukura/record"
	"romukura/seal"
)

// Continue adds to each log the entries that follow, from a store that holds a part of it: entries
// from some number on, and no hashes. That the whole is what it was shows a checkpoint, not the
// part. After an error the transaction must be given up.
func Continue(ctx context.Context, tx record.Tx, from record.Reader) error {
	ids, err := from.Logs(ctx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := continueOne(ctx, tx, from, id); err != nil {
			return err
		}
	}
	return nil
}

func continueOne(ctx context.Context, tx record.Tx, from record.Reader, id seal.ID) error {
	next, err := tx.LogSize(ctx, id)
	if err != nil {
		return err
	}
	return from.Leaves(ctx, id, next, func(seq int64, leaf []byte) error {
		var e Entry
		if seq != next || json.Unmarshal(leaf, &e) != nil || e.Seq != seq {
			return ErrTorn
		}
		next++
		return insert(ctx, tx, id, seq, bytes.Clone(leaf))
	})
}
