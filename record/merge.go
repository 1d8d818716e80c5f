package record

import (
	"context"
	"errors"
	"fmt"

	"romukura/seal"
)

// ErrForeign reports records of another office.
var ErrForeign = errors.New("record: the records are another office's")

// DamagedError reports that what was to be merged is not whole. Nothing was merged.
type DamagedError struct{ Damage []Damage }

// Error counts what was found.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("record: %d places are damaged", len(e.Damage))
}

// Merged tells what a merge brought.
type Merged struct {
	Batches, Versions, Chunks int
	// Conflicts are the records that have more than one head now.
	Conflicts []seal.ID
}

// Merge takes over every batch that the other store has and this one lacks, with the chunks of its
// documents. Each batch is verified first: hashes, root, the author's signature. Merging again
// brings nothing. Versions that follow the same version are both kept.
func Merge(ctx context.Context, tx Tx, from Reader) (*Merged, error) {
	if err := sameOffice(ctx, tx, from); err != nil {
		return nil, err
	}
	m := merger{tx: tx, from: from, got: &Merged{}, waits: map[seal.ID]bool{}}
	if err := m.plan(ctx); err != nil {
		return nil, err
	}
	for len(m.todo) > 0 {
		before := len(m.todo)
		if err := m.round(ctx); err != nil {
			return nil, err
		}
		if len(m.todo) == before {
			return nil, m.torn()
		}
	}
	if err := m.chunks(ctx); err != nil {
		return nil, err
	}
	return m.got, m.conflicts(ctx)
}

func sameOffice(ctx context.Context, tx Tx, from Reader) error {
	here, err := tx.Office(ctx)
	if err != nil {
		return err
	}
	there, err := from.Office(ctx)
	if err != nil {
		return err
	}
	switch {
	case there.IsZero():
		return ErrNotFounded
	case here.IsZero():
		return tx.Found(ctx, there)
	case here != there:
		return ErrForeign
	}
	return nil
}

type merger struct {
	tx      Tx
	from    Reader
	authors Authors
	todo    []Batch
	waits   map[seal.ID]bool // batches still to be taken over
	touched []seal.ID
	got     *Merged
}

// plan finds the batches that are missing here, and checks each.
func (m *merger) plan(ctx context.Context) error {
	var all []Batch
	err := m.from.Batches(ctx, -1, func(b *Batch) error {
		all = append(all, *b)
		return nil
	})
	if err != nil {
		return err
	}
	if m.authors, err = ReadAuthors(ctx, m.from); err != nil {
		return err
	}
	if err := m.authors.read(ctx, m.tx); err != nil {
		return err
	}
	var damage []Damage
	for i := range all {
		known, err := m.tx.Batch(ctx, all[i].ID)
		if err != nil {
			return err
		}
		if known != nil {
			if known.Root != all[i].Root {
				damage = append(damage, Damage{Harm: Reused, Batch: all[i].ID})
			}
			continue
		}
		found, err := m.authors.checkBatch(ctx, m.from, &all[i])
		if err != nil {
			return err
		}
		damage = append(damage, found...)
		m.todo, m.waits[all[i].ID] = append(m.todo, all[i]), true
	}
	if len(damage) > 0 {
		return &DamagedError{damage}
	}
	return nil
}

// round takes over the batches that follow nothing that still waits.
func (m *merger) round(ctx context.Context) error {
	var later []Batch
	for i := range m.todo {
		b := &m.todo[i]
		versions, ready, err := m.read(ctx, b)
		if err != nil {
			return err
		}
		if !ready {
			later = append(later, *b)
			continue
		}
		if err := m.tx.InsertBatch(ctx, b, versions); err != nil {
			return err
		}
		delete(m.waits, b.ID)
		m.got.Batches++
		m.got.Versions += len(versions)
	}
	m.todo = later
	return nil
}

func (m *merger) read(ctx context.Context, b *Batch) ([]Version, bool, error) {
	var versions []Version
	ready := true
	err := m.from.InBatch(ctx, b.ID, func(v *Version) error {
		for _, r := range v.Follows {
			ready = ready && !m.waits[r.Batch]
		}
		versions = append(versions, *v.Clone())
		return nil
	})
	if ready {
		for i := range versions {
			if len(versions[i].Follows) > 0 {
				m.touched = append(m.touched, versions[i].ID)
			}
		}
	}
	return versions, ready, err
}

// torn names the batches that follow something which is in neither store.
func (m *merger) torn() error {
	var damage []Damage
	for i := range m.todo {
		damage = append(damage, Damage{Harm: FollowsNothing, Batch: m.todo[i].ID})
	}
	return &DamagedError{damage}
}

func (m *merger) chunks(ctx context.Context) error {
	have := map[seal.ID]uint32{}
	note := func(id seal.ID, n uint32) error { have[id] = n; return nil }
	if err := m.tx.Documents(ctx, note); err != nil {
		return err
	}
	return m.from.Documents(ctx, func(id seal.ID, count uint32) error {
		for n := uint32(0); n < count && have[id] < count; n++ {
			chunk, err := m.from.Chunk(ctx, id, n)
			if err != nil {
				return err
			}
			if err := m.tx.InsertChunk(ctx, id, n, chunk); err != nil {
				return err
			}
			m.got.Chunks++
		}
		return nil
	})
}

func (m *merger) conflicts(ctx context.Context) error {
	heads, err := m.tx.HeadsOf(ctx, m.touched)
	if err != nil {
		return err
	}
	seen := map[seal.ID]bool{}
	for _, id := range m.touched {
		if len(heads[id]) > 1 && !seen[id] {
			m.got.Conflicts = append(m.got.Conflicts, id)
		}
		seen[id] = true
	}
	return nil
}
