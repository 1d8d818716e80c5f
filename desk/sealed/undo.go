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
	var plan []record.Restore
	err = s.Engine.View(ctx, func(r record.Reader) (err error) {
		plan, err = record.PlanUndo(ctx, r, batch, ofBook)
		return err
	})
	if err != nil {
		return told(err)
	}
	if len(plan) == 0 {
		return ErrNoBatch
	}
	var before []sheet
	for _, x := range plan {
		if x.Before != nil {
			before = append(before, sheet{version: x.Before})
		}
	}
	if err := s.tell(ctx, opening{purpose: "undo", sheets: before}); err != nil {
		return err
	}
	d := s.draft(record.Undo, seal.NewID())
	d.write.Undoes = batch
	for _, x := range plan {
		if err := d.restore(x); err != nil {
			return err
		}
	}
	s.forget()
	return told(s.commit(ctx, d.write, nil))
}

// ErrNoBatch reports an id under which no batch with pieces of the book stands.
var ErrNoBatch = errors.New(textNoBatch)

// restore makes a record what it was before a version.
func (d *draft) restore(x record.Restore) error {
	now := &x.Now
	v := record.Version{Office: now.Office, Client: now.Client, Person: now.Person, Kind: now.Kind,
		ID: now.ID, Follows: []record.Ref{now.Ref()}, Void: true}
	if x.Before == nil {
		return d.put(v, gone)
	}
	text, err := d.store.text(x.Before)
	if err != nil {
		return err
	}
	v.Person, v.Void = x.Before.Person, false
	return d.put(v, text)
}

// ofBook tells pieces of the book from keys, members and documents.
func ofBook(kind string) bool { return slices.Contains(officeKinds, kind) || byKind[kind] != nil }

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
