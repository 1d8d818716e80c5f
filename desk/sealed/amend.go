package sealed

import (
	"context"
	"reflect"

	"romukura/desk/book"
	"romukura/seal"
)

// Amendment is a change of one client that stands open already.
type Amendment struct {
	From   *book.Client // as it was loaded or saved last, by this store or another
	To     *book.Client
	Change book.Change
}

// Amend writes what differs between two states of a loaded client, and names the batch, zero where
// nothing differs. Only what differs is put into words, so that it is quick however large the
// client is. It is refused with a [*StaleError] where the records hold something newer than this
// store knows: then the client must be loaded anew.
func (s *Store) Amend(ctx context.Context, a Amendment) (seal.ID, error) {
	drawer := s.clients[a.From.Profile.ID]
	if drawer == nil || a.To.Profile.ID != a.From.Profile.ID {
		return seal.ID{}, ErrNotLoaded
	}
	release, err := s.Session.Hold()
	if err != nil {
		return seal.ID{}, err
	}
	defer release()
	d := &draft{store: s, change: a.Change, keys: map[seal.ID]*seal.Key{}}
	changes, err := drawer.differences(split(a.From), split(a.To))
	if err != nil {
		return seal.ID{}, err
	}
	d.add(part{drawer: drawer, name: a.To.Profile.ID, changes: changes})
	stood, err := d.finish(ctx)
	if err != nil || stood {
		return seal.ID{}, err
	}
	return d.write.Batch, nil // zero where nothing was written
}

// differences is compare where the values as they were are at hand: what equals them was not
// changed.
func (d *drawer) differences(were, are []piece) ([]change, error) {
	for _, all := range [][]piece{were, are} {
		if err := d.name(all); err != nil {
			return nil, err
		}
	}
	d.arrange(are)
	are[0].order = d.orderOf(are[0].id) // the client's own card stays where it is among the others
	was := make(map[seal.ID]*piece, len(were))
	for i := range were {
		was[were[i].id] = &were[i]
	}
	here, differs := make(map[seal.ID]bool, len(are)), make([]bool, len(are))
	inParts(len(are), func(from, to int) {
		for i := from; i < to; i++ {
			p := &are[i]
			w := was[p.id]
			differs[i] = w == nil || w.of != p.of || d.orderOf(p.id) != p.order ||
				!reflect.DeepEqual(w.value, p.value)
		}
	})
	changed := are[:0:0]
	for i := range are {
		if here[are[i].id] = true; differs[i] {
			changed = append(changed, are[i])
		}
	}
	return d.among(changed, here)
}

// orderOf is the order number of a piece as it stands, 0 where there is none.
func (d *drawer) orderOf(id seal.ID) int64 {
	if k := d.pieces[id]; k != nil && !k.void {
		return k.order
	}
	return 0
}
