package continuity

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// Bring takes over what was done elsewhere on a bundle of this office: batches, documents and logs
// that this book lacks. Two versions of one record are both kept; [record.Merged] names them.
func (k *Keeper) Bring(ctx context.Context, bundle string) (*record.Merged, error) {
	path := filepath.Join(k.Scratch, "bring-"+seal.NewID().String())
	defer func() { _ = os.Remove(path) }()
	if _, err := Unpack(ctx, k.Files, Way{bundle, path}); err != nil {
		return nil, err
	}
	other, err := k.Files.Read(path)
	if err != nil {
		return nil, err
	}
	merged, err := k.take(ctx, other)
	return merged, errors.Join(err, other.Close())
}

// take merges another store of the office in one transaction.
func (k *Keeper) take(ctx context.Context, other record.Engine) (*record.Merged, error) {
	var merged *record.Merged
	err := other.View(ctx, func(from record.Reader) error {
		return k.Book.Update(ctx, func(tx record.Tx) error {
			var err error
			if merged, err = record.Merge(ctx, tx, from); err != nil {
				return err
			}
			if _, err := log.TakeOver(ctx, tx, from); err != nil {
				return err
			}
			if err := k.alarm(ctx, tx, merged.Former); err != nil {
				return err
			}
			return k.Session.Log(ctx, tx, log.Entry{
				Time: k.Clock().UnixMicro(), Action: log.Merge, Count: int64(merged.Batches),
			})
		})
	})
	return merged, err
}

// alarm tells of batches that a member wrote who had left by then.
func (k *Keeper) alarm(ctx context.Context, tx record.Tx, former []seal.ID) error {
	for _, batch := range former {
		err := k.Session.Log(ctx, tx, log.Entry{
			Time: k.Clock().UnixMicro(), Action: log.Alarm, Object: batch.String(),
			Purpose: "former-member",
		})
		if err != nil {
			return err
		}
	}
	return nil
}
