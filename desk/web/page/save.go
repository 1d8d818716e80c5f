package page

import (
	"context"
	"slices"

	"romukura/desk/book"
	"romukura/record"
	"romukura/seal"
	"romukura/trade/client"
)

// Save is one change of a client.
type Save struct {
	Client client.ID
	Change book.Change
	// Edit changes the client in place. An error leaves everything as it was.
	Edit func(*book.Client) error
}

// Save opens the client anew, has it changed, and writes what changed in the member's name. It
// gives the batch, which [Session.Undo] takes back; the zero ID where nothing changed.
func (x *Session) Save(ctx context.Context, s Save) (seal.ID, error) {
	x.server.shelf.writing.Lock()
	defer x.server.shelf.writing.Unlock()
	x.busy.Lock()
	defer x.busy.Unlock()
	b, err := x.store.Load(ctx, s.Client)
	if err != nil {
		return seal.ID{}, err
	}
	c := b.ClientByID(s.Client)
	if c == nil {
		return seal.ID{}, ErrNotThere
	}
	if err := s.Edit(c); err != nil {
		return seal.ID{}, err
	}
	return x.write(ctx, b, s.Change)
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
	b, err := x.store.Load(ctx, nobody)
	if err != nil {
		return seal.ID{}, err
	}
	if err := edit(b); err != nil {
		return seal.ID{}, err
	}
	return x.write(ctx, b, change)
}

// write saves a book of few clients and shares what it holds now.
func (x *Session) write(ctx context.Context, b *book.Book, change book.Change) (seal.ID, error) {
	before, err := x.newest(ctx)
	if err != nil {
		return seal.ID{}, err
	}
	if err := x.store.Save(ctx, b, change); err != nil {
		return seal.ID{}, err
	}
	for _, c := range b.Clients {
		x.mu.Lock()
		mine := slices.Contains(x.held, c.Profile.ID)
		if !mine {
			x.held = append(x.held, c.Profile.ID)
			x.keys[c.Profile.ID], _ = x.store.ClientID(c.Profile.ID) // saved a moment ago
		}
		x.mu.Unlock()
		if !mine {
			x.server.shelf.put(c)
		}
		x.server.shelf.replace(c)
	}
	after, err := x.newest(ctx)
	if err != nil || after == before {
		return seal.ID{}, err
	}
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
	b, err := x.store.Load(ctx, of)
	if err != nil {
		return err
	}
	for _, c := range b.Clients {
		x.server.shelf.replace(c)
	}
	return x.server.desk.remember(ctx, x.Keys)
}
