package record

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"romukura/seal"
)

var (
	// ErrNoBatch reports an id under which no batch stands.
	ErrNoBatch = errors.New("record: no such batch")
	// ErrDestroyed reports a batch that ordered bytes to be destroyed: nothing brings them back.
	ErrDestroyed = errors.New("record: the bytes were destroyed")
)

// Restore is what taking a batch back does to one record.
type Restore struct {
	Now    Version  // the version that the batch wrote, head until now
	Before *Version // what it followed; nil: the record did not exist, and becomes void
}

// Later reports that a batch cannot be taken back: later batches stand on it.
type Later struct{ Batches []Batch }

// Error counts the batches; which they are is in the field.
func (e *Later) Error() string {
	return fmt.Sprintf("record: %d batches were written on it since", len(e.Batches))
}

// PlanUndo tells what a compensating batch must write so that records of the kinds asked for (nil:
// all) are as before a batch. The desk seals the earlier contents anew, in a batch whose Undoes
// names this one.
func PlanUndo(
	ctx context.Context,
	r Reader,
	batch seal.ID,
	of func(kind string) bool,
) ([]Restore, error) {
	known, err := r.Batch(ctx, batch)
	if err != nil {
		return nil, err
	}
	if known == nil {
		return nil, ErrNoBatch
	}
	var plan []Restore
	err = r.InBatch(ctx, batch, func(v *Version) error {
		if of == nil || of(v.Kind) {
			plan = append(plan, Restore{Now: *v.Clone()})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := onlyHeads(ctx, r, plan); err != nil {
		return nil, err
	}
	for i := range plan {
		if plan[i].Before, err = before(ctx, r, &plan[i].Now); err != nil {
			return nil, err
		}
	}
	return plan, nil
}

// onlyHeads sees that nothing was written since on the records of a plan.
func onlyHeads(ctx context.Context, r Reader, plan []Restore) error {
	ids := make([]seal.ID, len(plan))
	for i := range plan {
		ids[i] = plan[i].Now.ID
	}
	heads, err := r.HeadsOf(ctx, ids)
	if err != nil {
		return err
	}
	later := &Later{}
	for i := range plan {
		now := &plan[i].Now
		for _, head := range heads[now.ID] {
			known := func(b Batch) bool { return b.ID == head.Batch }
			if head == now.Ref() || slices.ContainsFunc(later.Batches, known) {
				continue
			}
			b, err := r.Batch(ctx, head.Batch)
			if err != nil {
				return err
			}
			later.Batches = append(later.Batches, *b)
		}
	}
	if len(later.Batches) > 0 {
		return later
	}
	return nil
}

// before is the version that another followed; of two, the one that stood first.
func before(ctx context.Context, r Reader, v *Version) (*Version, error) {
	if len(v.Follows) == 0 {
		return nil, nil
	}
	var found *Version
	err := r.History(ctx, v.ID, func(h *Version) error {
		if h.Ref() == v.Follows[0] {
			found = h.Clone()
		}
		return nil
	})
	switch {
	case err != nil || found == nil || found.Void:
		return nil, err
	case found.Sealed == nil:
		return nil, ErrDestroyed
	}
	return found, nil
}
