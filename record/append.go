package record

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"

	"romukura/seal"
)

// What a write can meet.
var (
	// ErrNotFounded reports a store that belongs to no office yet.
	ErrNotFounded = errors.New("record: the store was not founded")
	// ErrReused reports a batch id under which something else was written.
	ErrReused = errors.New("record: the batch id is in use for another content")
	// ErrWrite reports a write that contradicts itself: two versions of one record, no version at
	// all, an unknown act, a kind or id missing, no sealed bytes.
	ErrWrite = errors.New("record: the write contradicts itself")
)

// Stale reports that records were written since the writer read them. Nothing was appended.
type Stale struct {
	// Newer are the heads as they are now, of every record concerned; none for one that is gone.
	Newer []Version
	// Records are the ids of the records concerned.
	Records []seal.ID
}

// Error counts the records; which they are is in the fields.
func (e *Stale) Error() string {
	return fmt.Sprintf("record: %d records have newer versions", len(e.Records))
}

// Write is one batch to be appended.
type Write struct {
	Batch   seal.ID
	Replica seal.ID
	At      int64 // the writer's clock, µs since 1970, UTC
	Act     Act
	Undoes  seal.ID
	// Versions in the order they shall have. Kind, ID, Client, Person, Follows, Void and Sealed are
	// the writer's; Append fills in the rest. Sealed is bound to version [NextVersion] of Follows.
	Versions []Version
}

// Append checks that nothing was written in between, signs the batch and stores it. A batch that
// stands there already with the same content is returned as it stands.
//
// The instant of a batch never lies before an earlier one of the same replica: where the writer's
// clock went back, the batch comes one microsecond after the last, and At tells it. A version that
// makes void a record of a kind that [Destructible] names destroys the bytes of the earlier ones.
func Append(ctx context.Context, tx Tx, signer *seal.Signer, w Write) (*Batch, error) {
	office, err := tx.Office(ctx)
	if err != nil {
		return nil, err
	}
	if err := w.check(office); err != nil {
		return nil, err
	}
	batch := &Batch{
		Office: office, ID: w.Batch, Replica: w.Replica, Author: signer.Member(),
		Act: w.Act, Undoes: w.Undoes, Count: uint32(len(w.Versions)),
	}
	for i := range w.Versions {
		v := &w.Versions[i]
		v.Office, v.Version = office, NextVersion(v.Follows)
		v.Batch, v.Place, v.Author = w.Batch, uint32(i), batch.Author
	}
	hash(w.Versions)
	batch.Root = rootOf(w.Versions)
	if known, err := tx.Batch(ctx, w.Batch); err != nil || known != nil {
		return same(known, batch, err)
	}
	if err := current(ctx, tx, w.Versions); err != nil {
		return nil, err
	}
	if err := stamp(ctx, tx, batch, &w); err != nil {
		return nil, err
	}
	if batch.Signature, err = seal.Sign(signer, seal.DomainBatch, batch.Message()); err != nil {
		return nil, err
	}
	return batch, store(ctx, tx, batch, w.Versions)
}

// hash hashes versions on all processors.
func hash(versions []Version) {
	var group sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for part := range slices.Chunk(versions, (len(versions)+n-1)/n) {
		group.Go(func() {
			for i := range part {
				part[i].Hash = HashOf(&part[i])
			}
		})
	}
	group.Wait()
}

// store inserts a batch, and destroys what it orders to be destroyed. The version that gives the
// order keeps its own bytes, so that its hash, its author and its batch can be verified for ever.
func store(ctx context.Context, tx Tx, b *Batch, versions []Version) error {
	for i := range versions {
		if v := &versions[i]; v.Void && Destructible(v.Kind) {
			if err := tx.Destroy(ctx, v.ID); err != nil {
				return err
			}
		}
	}
	return tx.InsertBatch(ctx, b, versions)
}

// maxKind is the longest kind in bytes, as seal binds it.
const maxKind = 64

func (w *Write) check(office seal.ID) error {
	if office.IsZero() {
		return ErrNotFounded
	}
	if len(w.Versions) == 0 || w.Batch.IsZero() || w.Replica.IsZero() || !acts[w.Act] {
		return ErrWrite
	}
	seen := make(map[seal.ID]bool, len(w.Versions))
	for i := range w.Versions {
		v := &w.Versions[i]
		if v.ID.IsZero() || v.Kind == "" || len(v.Kind) > maxKind || seen[v.ID] ||
			len(v.Sealed) == 0 || len(v.Follows) > math.MaxUint16 {
			return ErrWrite
		}
		seen[v.ID] = true
	}
	return nil
}

func same(known, batch *Batch, err error) (*Batch, error) {
	switch {
	case err != nil:
		return nil, err
	case known.Root != batch.Root || known.Act != batch.Act || known.Author != batch.Author ||
		known.Undoes != batch.Undoes:
		return nil, ErrReused
	}
	return known, nil
}

// current compares what each version follows with the heads of its record.
func current(ctx context.Context, r Reader, versions []Version) error {
	ids := make([]seal.ID, len(versions))
	for i := range versions {
		ids[i] = versions[i].ID
	}
	heads, err := r.HeadsOf(ctx, ids)
	if err != nil {
		return err
	}
	stale := &Stale{}
	for i := range versions {
		v := &versions[i]
		if sameRefs(heads[v.ID], v.Follows) {
			continue
		}
		stale.Records = append(stale.Records, v.ID)
		err := r.History(ctx, v.ID, func(h *Version) error {
			if slices.Contains(heads[v.ID], h.Ref()) {
				stale.Newer = append(stale.Newer, *h.Clone())
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	if len(stale.Records) > 0 {
		return stale
	}
	return nil
}

// sameRefs compares two lists as sets.
func sameRefs(a, b []Ref) bool {
	return len(a) == len(b) && contains(a, b) && contains(b, a)
}

func contains(all, some []Ref) bool {
	for _, r := range some {
		if !slices.Contains(all, r) {
			return false
		}
	}
	return true
}

// Clone copies a version with its bytes, to keep it beyond the call that handed it over.
func (v *Version) Clone() *Version {
	c := *v
	c.Follows, c.Sealed = slices.Clone(v.Follows), slices.Clone(v.Sealed)
	return &c
}

// stamp gives batch and versions their instant. What concerns members comes after everything that
// is known here: what a member wrote before leaving must not seem to be written afterwards because
// two machines' clocks differ.
func stamp(ctx context.Context, r Reader, b *Batch, w *Write) error {
	last, err := r.LastAt(ctx, b.Replica)
	if err != nil {
		return err
	}
	ofMember := func(v Version) bool { return v.Kind == KindMember }
	if slices.ContainsFunc(w.Versions, ofMember) {
		err := r.Batches(ctx, max(w.At, last), func(known *Batch) error {
			last = max(last, known.At)
			return nil
		})
		if err != nil {
			return err
		}
	}
	b.At = max(w.At, last+1)
	for i := range w.Versions {
		w.Versions[i].At = b.At
	}
	return nil
}
