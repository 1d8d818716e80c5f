package page

import (
	"context"
	"errors"

	"romukura/desk/book"
	"romukura/desk/sealed"
	"romukura/record"
	"romukura/seal"
	"romukura/trade/client"
	"romukura/trade/office"
)

// Save is one change of a client.
type Save struct {
	Client client.ID
	Change book.Change
	// Edit changes the client in place. An error leaves everything as it was. Where somebody wrote
	// in between it is called again, on the client as it stands then.
	Edit func(*book.Client) error
}

// Save has the client changed, and writes what changed in the member's name. It gives the batch,
// which [Session.Undo] takes back; the zero ID where nothing changed.
//
// What stands open is changed in a copy, as long as all that was written since came by this desk
// and the member's own store knows it; else the client is opened anew.
func (x *Session) Save(ctx context.Context, s Save) (seal.ID, error) {
	x.server.shelf.writing.Lock()
	defer x.server.shelf.writing.Unlock()
	x.busy.Lock()
	defer x.busy.Unlock()
	var err error
	from := x.current(ctx, s.Client)
	if from == nil {
		if from, err = x.anew(ctx, s.Client); err != nil {
			return seal.ID{}, err
		}
	}
	batch, err := x.amend(ctx, from, s)
	if stale := (*sealed.StaleError)(nil); errors.As(err, &stale) {
		if from, err = x.anew(ctx, s.Client); err == nil {
			batch, err = x.amend(ctx, from, s)
		}
	}
	return batch, err
}

// current is a client as all of the desk has it open, nil where the records may hold something
// newer or the member's store does not know it.
func (x *Session) current(ctx context.Context, id client.ID) *book.Client {
	shared := x.Client(id)
	if _, known := x.store.ClientID(id); !known || shared == nil {
		return nil
	}
	alone := true
	err := x.server.desk.Book().Engine.View(ctx, func(r record.Reader) error {
		return r.Batches(ctx, x.server.shelf.since(id), func(b *record.Batch) error {
			alone = alone && x.server.shelf.knows(b.ID)
			return nil
		})
	})
	if err != nil || !alone {
		return nil
	}
	return shared
}

func (x *Session) amend(ctx context.Context, from *book.Client, s Save) (seal.ID, error) {
	to := from.Copy()
	if err := s.Edit(to); err != nil {
		return seal.ID{}, err
	}
	batch, err := x.store.Amend(ctx, sealed.Amendment{From: from, To: to, Change: s.Change})
	if err != nil || batch.IsZero() {
		return batch, err
	}
	x.server.shelf.amend(to, batch)
	return batch, x.server.desk.remember(ctx, x.Keys)
}

// anew opens a client as the records hold it now, and shares it.
func (x *Session) anew(ctx context.Context, id client.ID) (*book.Client, error) {
	b, err := x.load(ctx, id)
	if err != nil {
		return nil, err
	}
	c := b.ClientByID(id)
	if c == nil {
		return nil, ErrNotThere
	}
	x.server.shelf.replace(c, b)
	return c, nil
}

// SaveWith is one change of a client together with the office's own card, which counts the serials
// of official files over all clients.
type SaveWith struct {
	Client client.ID
	Change book.Change
	// Edit changes both in place. An error leaves everything as it was.
	Edit func(*office.Office, *book.Client) error
}

// SaveWith opens the office and the client anew, has both changed, and writes what changed.
func (x *Session) SaveWith(ctx context.Context, s SaveWith) (seal.ID, error) {
	x.server.shelf.writing.Lock()
	defer x.server.shelf.writing.Unlock()
	x.busy.Lock()
	defer x.busy.Unlock()
	b, err := x.load(ctx, s.Client)
	if err != nil {
		return seal.ID{}, err
	}
	c := b.ClientByID(s.Client)
	if c == nil {
		return seal.ID{}, ErrNotThere
	}
	if err := s.Edit(&b.Office, c); err != nil {
		return seal.ID{}, err
	}
	batch, err := x.write(ctx, b, s.Change)
	if err == nil {
		x.mu.Lock()
		x.office = b.Office
		x.mu.Unlock()
	}
	return batch, err
}

// SaveOffice changes the office's own card, and brings new clients in.
func (x *Session) SaveOffice(
	ctx context.Context,
	change book.Change,
	edit func(*book.Book) error,
) (seal.ID, error) {
	x.server.shelf.writing.Lock()
	defer x.server.shelf.writing.Unlock()
	batch, err := x.saveOffice(ctx, change, edit)
	if err != nil {
		return batch, err
	}
	return batch, x.list(ctx)
}

func (x *Session) saveOffice(
	ctx context.Context,
	change book.Change,
	edit func(*book.Book) error,
) (seal.ID, error) {
	x.busy.Lock()
	defer x.busy.Unlock()
	b, err := x.load(ctx, nobody)
	if err != nil {
		return seal.ID{}, err
	}
	if err := edit(b.Book); err != nil {
		return seal.ID{}, err
	}
	return x.write(ctx, b, change)
}

// write saves a book of few clients and shares what it holds now.
func (x *Session) write(ctx context.Context, b *loaded, change book.Change) (seal.ID, error) {
	before, err := x.newest(ctx)
	if err != nil {
		return seal.ID{}, err
	}
	if err := x.store.Save(ctx, b.Book, change); err != nil {
		return seal.ID{}, err
	}
	for _, c := range b.Clients {
		x.mu.Lock()
		mine := x.holds(c.Profile.ID)
		if !mine {
			x.keys[c.Profile.ID], _ = x.store.ClientID(c.Profile.ID) // saved a moment ago
		}
		x.mu.Unlock()
		if !mine {
			x.server.shelf.put(c, b)
		}
		x.server.shelf.replace(c, b)
	}
	after, err := x.newest(ctx)
	if err != nil || after == before {
		return seal.ID{}, err
	}
	x.server.shelf.wrote(after)
	return after, x.server.desk.remember(ctx, x.Keys)
}

// newest is the batch that this member wrote last on this desk.
func (x *Session) newest(ctx context.Context) (id seal.ID, err error) {
	err = x.server.desk.Book().Engine.View(ctx, func(r record.Reader) error {
		last, err := r.LastAt(ctx, x.Keys.Replica())
		if err != nil {
			return err
		}
		return r.Batches(ctx, last-1, func(b *record.Batch) error {
			if b.Replica == x.Keys.Replica() {
				id = b.ID
			}
			return nil
		})
	})
	return id, err
}

// Undo takes a batch back, and opens the client of which it was anew.
func (x *Session) Undo(ctx context.Context, batch seal.ID, of client.ID) error {
	x.server.shelf.writing.Lock()
	defer x.server.shelf.writing.Unlock()
	x.busy.Lock()
	defer x.busy.Unlock()
	if err := x.store.Undo(ctx, batch); err != nil {
		return err
	}
	b, err := x.load(ctx, of)
	if err != nil {
		return err
	}
	for _, c := range b.Clients {
		x.server.shelf.replace(c, b)
	}
	return x.server.desk.remember(ctx, x.Keys)
}
