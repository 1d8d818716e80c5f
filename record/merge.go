package record

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"romukura/seal"
)

// ErrForeign reports records of another office.
var ErrForeign = errors.New("record: the records are another office's")

// DamagedError reports that what was to be merged is not whole. Nothing may be committed of it.
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
	// Former are batches of members who had left by then, as [Report] explains: raise an alarm.
	Former []seal.ID
}

// Merge takes over every batch that the other store has and this one lacks, with the chunks of its
// documents. Each batch is verified first: hashes, root, the signature of an author who counts
// here. Merging again brings nothing. Versions that follow the same version are both kept. Bytes
// that were destroyed on one side are destroyed on both. After an error give the transaction up.
func Merge(ctx context.Context, tx Tx, from Reader) (*Merged, error) {
	return (&Authors{}).Merge(ctx, tx, from)
}

// Merge is the function of that name for stores whose members stand in another one.
func (a *Authors) Merge(ctx context.Context, tx Tx, from Reader) (*Merged, error) {
	if err := sameOffice(ctx, tx, from); err != nil {
		return nil, err
	}
	m := merger{
		tx: tx, from: from, authors: a.copy(), got: &Merged{}, waits: map[seal.ID]bool{},
	}
	for _, step := range []func(context.Context) error{
		m.plan, m.verify, m.take, m.chunks, m.conflicts,
	} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return m.got, nil
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
	authors *Authors
	todo    []Batch
	waits   map[seal.ID]bool // batches that were asked for; true: not stored here yet
	touched []seal.ID
	got     *Merged
}

// plan finds the batches that are missing here.
func (m *merger) plan(ctx context.Context) error {
	var all []Batch
	err := m.from.Batches(ctx, -1, func(b *Batch) error {
		all = append(all, *b)
		return nil
	})
	if err != nil {
		return err
	}
	var damage []Damage
	for i := range all {
		known, err := m.tx.Batch(ctx, all[i].ID)
		switch {
		case err != nil:
			return err
		case known == nil:
			m.todo, m.waits[all[i].ID] = append(m.todo, all[i]), true
		case !bytes.Equal(known.Message(), all[i].Message()):
			damage = append(damage, Damage{Harm: Reused, Batch: all[i].ID})
		}
	}
	return damaged(damage)
}

func damaged(damage []Damage) error {
	if len(damage) > 0 {
		return &DamagedError{damage}
	}
	return nil
}

// verify checks each missing batch. Authors who count here come first: whoever the other store
// holds must be introduced by one of them.
func (m *merger) verify(ctx context.Context) error {
	if _, err := m.authors.read(ctx, m.tx); err != nil {
		return err
	}
	members, err := m.authors.read(ctx, m.from)
	if err != nil {
		return err
	}
	var damage []Damage
	for _, d := range members {
		if m.waits[d.Batch] {
			damage = append(damage, d)
		}
	}
	for i := range m.todo {
		b := &m.todo[i]
		c := checker{batch: b}
		if err := m.from.InBatch(ctx, b.ID, c.version); err != nil {
			return err
		}
		harm, former := m.authors.Signed(b)
		if harm != "" {
			c.harm(harm, nil)
		}
		if former {
			m.got.Former = append(m.got.Former, b.ID)
		}
		damage = append(damage, c.rows()...)
	}
	return damaged(damage)
}

// take takes the batches over, each after those that it follows.
func (m *merger) take(ctx context.Context) error {
	for len(m.todo) > 0 {
		before := len(m.todo)
		if err := m.round(ctx); err != nil {
			return err
		}
		if len(m.todo) == before {
			return m.torn()
		}
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
		if err := m.follow(ctx, versions); err != nil {
			return err
		}
		if err := m.obey(ctx, versions); err != nil {
			return err
		}
		if err := store(ctx, m.tx, b, versions); err != nil {
			return err
		}
		m.waits[b.ID] = false
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
			there, err := m.there(ctx, r.Batch)
			if err != nil {
				return err
			}
			ready = ready && there
		}
		versions = append(versions, *v.Clone())
		return nil
	})
	return versions, ready, err
}

// there tells whether a batch is stored here by now.
func (m *merger) there(ctx context.Context, batch seal.ID) (bool, error) {
	if waits, asked := m.waits[batch]; asked {
		return !waits, nil
	}
	known, err := m.tx.Batch(ctx, batch)
	m.waits[batch] = known == nil
	return known != nil, err
}

// torn names the batches that follow something which is in neither store.
func (m *merger) torn() error {
	var damage []Damage
	for i := range m.todo {
		damage = append(damage, Damage{Harm: FollowsNothing, Batch: m.todo[i].ID})
	}
	return damaged(damage)
}

// follow sees that every version which something follows stands here.
func (m *merger) follow(ctx context.Context, versions []Version) error {
	ids := make([]seal.ID, len(versions))
	for i := range versions {
		ids[i] = versions[i].ID
	}
	m.touched = append(m.touched, ids...)
	heads, err := m.tx.HeadsOf(ctx, ids)
	if err != nil {
		return err
	}
	var damage []Damage
	for i := range versions {
		v := &versions[i]
		if contains(heads[v.ID], v.Follows) {
			continue
		}
		var stand []Ref
		err := m.tx.History(ctx, v.ID, func(h *Version) error {
			stand = append(stand, h.Ref())
			return nil
		})
		if err != nil {
			return err
		}
		if !contains(stand, v.Follows) {
			damage = append(damage, v.harmed(FollowsNothing))
		}
	}
	return damaged(damage)
}

// obey leaves out bytes that were ordered to be destroyed. Bytes of such kinds that do not come at
// all are no reason to refuse: the order may come later, and Verify tells where none did.
func (m *merger) obey(ctx context.Context, versions []Version) error {
	for i := range versions {
		v := &versions[i]
		if !Destructible(v.Kind) || v.Void || v.Sealed == nil {
			continue
		}
		gone, err := ordered(ctx, m.tx, v.ID)
		if err != nil {
			return err
		}
		if gone {
			v.Sealed = nil
		}
	}
	return nil
}

// ordered tells whether a version that can be verified makes a record void.
func ordered(ctx context.Context, r Reader, id seal.ID) (bool, error) {
	found := false
	err := r.History(ctx, id, func(v *Version) error {
		found = found || v.Void && v.Sealed != nil
		return nil
	})
	return found, err
}

// chunks takes over the chunks of documents whose record stands here.
func (m *merger) chunks(ctx context.Context) error {
	have := map[seal.ID]uint32{}
	note := func(id seal.ID, n uint32) error { have[id] = n; return nil }
	if err := m.tx.Documents(ctx, note); err != nil {
		return err
	}
	return m.from.Documents(ctx, func(id seal.ID, count uint32) error {
		if have[id] >= count {
			return nil
		}
		claimed, err := m.tx.HeadsOf(ctx, []seal.ID{id})
		if err != nil || len(claimed[id]) == 0 {
			return err
		}
		for n := range count {
			chunk, err := m.from.Chunk(ctx, id, n)
			if err != nil {
				return err
			}
			if chunk == nil {
				return damaged([]Damage{{Harm: ChunkLost, Record: id, Place: n}})
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
