package sealed

import (
	"context"
	"errors"
	"slices"

	"romukura/record"
	"romukura/seal"
)

// Undo takes a batch back: every piece of the book that it wrote stands again as before, in a new
// batch that names it. Keys and documents that it brought stay. Where later work stands on it,
// nothing is done, and the [*LaterError] names that work. The book must be loaded anew.
func (s *Store) Undo(ctx context.Context, batch seal.ID) error {
	release, err := s.Session.Hold()
	if err != nil {
		return err
	}
	defer release()
	wrote, err := s.inBatch(ctx, batch)
	if err != nil {
		return err
	}
	if len(wrote) == 0 {
		return ErrNoBatch
	}
	var before []sheet
	err = s.Engine.View(ctx, func(r record.Reader) error {
		if err := onlyHeads(ctx, r, wrote); err != nil {
			return err
		}
		before, err = earlier(ctx, r, wrote)
		return err
	})
	if err != nil {
		return err
	}
	o := opening{purpose: "undo", sheets: slices.DeleteFunc(slices.Clone(before), ended)}
	if err := s.tell(ctx, o); err != nil {
		return err
	}
	d := s.draft(record.Undo, seal.NewID())
	d.write.Undoes = batch
	for i := range wrote {
		if err := d.restore(wrote[i].version, before[i].version); err != nil {
			return err
		}
	}
	s.forget()
	return told(s.commit(ctx, d.write, nil))
}

// ErrNoBatch reports an id under which no batch with pieces of the book stands.
var ErrNoBatch = errors.New(textNoBatch)

func ended(x sheet) bool { return x.version == nil || x.version.Void }

// restore makes a record what it was before a version; nil: it was not there.
func (d *draft) restore(now, before *record.Version) error {
	v := record.Version{Office: now.Office, Client: now.Client, Person: now.Person, Kind: now.Kind,
		ID: now.ID, Follows: []record.Ref{now.Ref()}, Void: true}
	if before == nil || before.Void {
		return d.put(v, gone)
	}
	text, err := d.store.text(before)
	if err != nil {
		return err
	}
	v.Person, v.Void = before.Person, false
	return d.put(v, text)
}

// onlyHeads sees that nothing was written since on the records of a batch.
func onlyHeads(ctx context.Context, r record.Reader, wrote []sheet) error {
	ids := make([]seal.ID, len(wrote))
	for i := range wrote {
		ids[i] = wrote[i].version.ID
	}
	heads, err := r.HeadsOf(ctx, ids)
	if err != nil {
		return err
	}
	later := &LaterError{}
	for i := range wrote {
		now := wrote[i].version.Ref()
		for _, head := range heads[wrote[i].version.ID] {
			if head == now || slices.ContainsFunc(later.Batches, func(b record.Batch) bool {
				return b.ID == head.Batch
			}) {
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

// earlier are the versions that those of a batch followed; of two the one that it took over first.
func earlier(ctx context.Context, r record.Reader, wrote []sheet) ([]sheet, error) {
	before := make([]sheet, len(wrote))
	for i := range wrote {
		v := wrote[i].version
		if len(v.Follows) == 0 {
			continue
		}
		err := r.History(ctx, v.ID, func(h *record.Version) error {
			if h.Ref() == v.Follows[0] {
				before[i].version = h.Clone()
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return before, nil
}

// ofBook tells pieces of the book from keys, members and documents.
func ofBook(kind string) bool { return kind == kindOffice || byKind[kind] != nil }

// inBatch reads the pieces of the book that a batch wrote; nil where there is no such batch.
func (s *Store) inBatch(ctx context.Context, batch seal.ID) ([]sheet, error) {
	var sheets []sheet
	err := s.Engine.View(ctx, func(r record.Reader) error {
		known, err := r.Batch(ctx, batch)
		if err != nil || known == nil {
			return err
		}
		sheets = []sheet{}
		return r.InBatch(ctx, batch, func(v *record.Version) error {
			if ofBook(v.Kind) {
				sheets = append(sheets, sheet{version: v.Clone()})
			}
			return nil
		})
	})
	return sheets, err
}
