package continuity

import (
	"context"
	"errors"
	"fmt"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// DamagedError reports a book or copy in which something does not fit.
type DamagedError struct {
	Records []record.Damage
	Logs    []log.Damage
}

// Error counts the places.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("continuity: %d places are damaged", len(e.Records)+len(e.Logs))
}

// Finding is what a verification of an open book found.
type Finding struct {
	Counts    record.Counts
	Destroyed int64
	Opened    int64            // newest and earlier versions that opened
	Closed    []record.Damage  // versions that did not open, of those that this session has keys for
	Records   []record.Damage  // damage of structure, hashes, signatures, heads
	Logs      []log.Damage     // damage of logs
	Former    []seal.ID        // batches of members who had left by then: no damage, and an alarm
	Engine    error            // what the engine says of its file
	Old       []log.Checkpoint // earlier checkpoints that the logs do not fit: an old copy
	Now       []log.Checkpoint // what the logs are
}

// Whole tells whether nothing was found.
func (f *Finding) Whole() bool {
	return f.Engine == nil &&
		len(f.Closed)+len(f.Records)+len(f.Logs)+len(f.Old) == 0
}

// ErrNoKey is what [Session.Opens] answers for a version whose key the session does not hold.
var ErrNoKey = errors.New("continuity: the session does not hold the key")

// Verify checks everything about the book: the engine's file, structure, signatures, logs, what
// earlier checkpoints told, and that every version opens for which the session holds a key.
func (k *Keeper) Verify(ctx context.Context, kept []log.Checkpoint) (*Finding, error) {
	f := &Finding{Engine: k.Book.Check(ctx)}
	err := k.Book.View(ctx, func(r record.Reader) error {
		report, err := record.Verify(ctx, r)
		if err != nil {
			return err
		}
		f.Counts, f.Destroyed, f.Records = report.Counts, report.Destroyed, report.Damage
		f.Former = report.Former
		if f.Logs, err = log.Verify(ctx, r); err != nil {
			return err
		}
		for _, old := range kept {
			if log.Continues(ctx, r, old) != nil {
				f.Old = append(f.Old, old)
			}
		}
		if err := f.logs(ctx, r); err != nil {
			return err
		}
		return f.open(ctx, r, k.Session)
	})
	if err != nil {
		return nil, err
	}
	return f, k.note(ctx, log.Entry{Action: log.Open, Purpose: "verify", Count: f.Opened})
}

func (f *Finding) logs(ctx context.Context, r record.Reader) error {
	ids, err := r.Logs(ctx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		now, err := log.Now(ctx, r, id)
		if err != nil {
			return err
		}
		f.Now = append(f.Now, now)
	}
	return nil
}

// open tries every version. What was damaged is named by its place and the rest goes on.
func (f *Finding) open(ctx context.Context, r record.Reader, s Session) error {
	return r.Batches(ctx, -1, func(b *record.Batch) error {
		return r.InBatch(ctx, b.ID, func(v *record.Version) error {
			if v.Sealed == nil {
				return nil
			}
			switch err := s.Opens(v); {
			case err == nil:
				f.Opened++
			case !errors.Is(err, ErrNoKey):
				f.Closed = append(f.Closed, record.Damage{
					Harm: record.VersionChanged, Batch: v.Batch, Record: v.ID,
					Version: v.Version, Place: v.Place,
				})
			}
			return nil
		})
	})
}
