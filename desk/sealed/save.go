package sealed

import (
	"context"
	"crypto/sha256"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/trade/client"
)

// Save writes what changed, in one batch with one entry of the log. A change that was named and
// stands already is nothing.
func (s *Store) Save(ctx context.Context, b *book.Book, ch book.Change) error {
	if s.office == nil {
		return ErrNotLoaded
	}
	release, err := s.Session.Hold()
	if err != nil {
		return err
	}
	defer release()
	d := &draft{store: s, change: ch, keys: map[seal.ID]*seal.Key{}}
	if err := d.collect(b); err != nil {
		return err
	}
	_, err = d.finish(ctx)
	return err
}

// finish seals what was collected and writes it. It reports whether the change stood already.
func (d *draft) finish(ctx context.Context) (stood bool, err error) {
	if len(d.parts) == 0 {
		return false, nil
	}
	if err := d.refused(); err != nil {
		return false, err
	}
	s := d.store
	if err := s.Session.Ready(); err != nil {
		return false, err
	}
	stood, err = d.seal(ctx)
	if err == nil && !stood {
		err = s.commit(ctx, d.write, d.rows)
	}
	if err != nil || stood {
		// What stands now is not what this store knows.
		s.forget()
		return stood, told(err)
	}
	d.keep()
	return false, nil
}

// draft is a save on its way.
type draft struct {
	store  *Store
	change book.Change
	parts  []part

	keys  map[seal.ID]*seal.Key // by their ids
	fresh []*seal.Key           // drawn for this batch
	write record.Write
	rows  []chunks
}

// part is what changed in one drawer.
type part struct {
	drawer  *drawer
	name    client.ID // of a client
	changes []change
	ended   bool // the client was taken out
}

// chunks are the sealed content of a document.
type chunks struct {
	document seal.ID
	sealed   [][]byte
}

// collect compares the book with what stands in the records.
func (d *draft) collect(b *book.Book) error {
	s := d.store
	if err := d.collectOffice(b); err != nil {
		return err
	}
	here := make(map[client.ID]bool, len(b.Clients))
	orders, err := d.orders(b)
	if err != nil {
		return err
	}
	for i, c := range b.Clients {
		here[c.Profile.ID] = true
		drawer := s.clients[c.Profile.ID]
		if drawer == nil {
			if drawer, err = d.begin(); err != nil {
				return err
			}
		}
		pieces := split(c)
		if err := drawer.name(pieces); err != nil {
			return err
		}
		drawer.arrange(pieces)
		pieces[0].order = orders[i] // a client's own card comes first
		changes, err := drawer.compare(pieces)
		if err != nil {
			return err
		}
		d.add(part{drawer: drawer, name: c.Profile.ID, changes: changes})
	}
	for name, drawer := range s.clients {
		if !here[name] {
			changes, err := drawer.compare(nil)
			if err != nil {
				return err
			}
			d.add(part{drawer: drawer, name: name, changes: changes, ended: true})
		}
	}
	return nil
}

func (d *draft) add(p part) {
	if len(p.changes) > 0 {
		d.parts = append(d.parts, p)
	}
}

func (d *draft) collectOffice(b *book.Book) error {
	drawer := d.store.office
	if len(drawer.pieces) == 0 && b.Office.ID == "" && len(b.Tables) == 0 {
		return nil
	}
	pieces := officePieces(b)
	if err := drawer.name(pieces); err != nil {
		return err
	}
	drawer.arrange(pieces)
	changes, err := drawer.compare(pieces)
	d.add(part{drawer: drawer, changes: changes})
	return err
}

// orders are the order numbers of the clients. A new one gets the instant, so that it comes last
// whichever others are loaded.
func (d *draft) orders(b *book.Book) ([]int64, error) {
	now := d.store.Now().UnixMicro()
	had := make([]int64, len(b.Clients))
	for i, c := range b.Clients {
		had[i] = now + int64(i)*gap
		drawer := d.store.clients[c.Profile.ID]
		if drawer == nil {
			continue
		}
		id, err := drawer.index.ID(kindClient, string(c.Profile.ID))
		if err != nil {
			return nil, err
		}
		if k := drawer.pieces[id]; k != nil {
			had[i] = k.order
		}
	}
	orders := make([]int64, len(had))
	arrange(len(had), func(i int) (int64, bool) { return had[i], true },
		func(i int, order int64) { orders[i] = order })
	return orders, nil
}

// begin makes the drawer of a new client, with a key of its own.
func (d *draft) begin() (*drawer, error) {
	id := seal.NewID()
	key, err := d.extend(member.Extension{Client: id})
	if err != nil {
		return nil, err
	}
	index, err := seal.NewIndex(key)
	if err != nil {
		return nil, err
	}
	return newDrawer(id, index), nil
}

// extend draws a key, and takes its wraps into the batch.
func (d *draft) extend(e member.Extension) (*seal.Key, error) {
	key, wraps, err := d.store.Session.Extend(e)
	if err != nil {
		return nil, err
	}
	d.keys[key.Ref().ID] = key
	d.fresh = append(d.fresh, key)
	d.write.Versions = append(d.write.Versions, wraps...)
	return key, nil
}

// refused names what may not be written: records in conflict, and drawers with damage.
func (d *draft) refused() error {
	conflict := &ConflictError{}
	for i := range d.parts {
		p := &d.parts[i]
		if p.drawer.hurt {
			return ErrHurt
		}
		for j := range p.changes {
			if c := &p.changes[j]; c.known != nil && len(c.known.heads) > 1 {
				conflict.Records = append(conflict.Records, c.id)
			}
		}
	}
	if len(conflict.Records) > 0 {
		return conflict
	}
	return nil
}

// seal turns every change into a version, under the newest key of its owner. It reports whether the
// change stands already.
func (d *draft) seal(ctx context.Context) (done bool, err error) {
	w := &d.write
	w.Act, w.Replica, w.At = d.change.Act, d.store.Session.Replica(), d.store.Now().UnixMicro()
	if w.Batch, err = d.store.batchID(d.change.Name); err != nil {
		return false, err
	}
	if d.change.Undoes != "" {
		if w.Undoes, err = d.store.batchID(d.change.Undoes); err != nil {
			return false, err
		}
	}
	if d.change.Name != "" {
		if done, err = d.stands(ctx); done || err != nil {
			return done, err
		}
	}
	return false, d.store.Engine.View(ctx, func(r record.Reader) error {
		office, err := r.Office(ctx)
		if err != nil {
			return err
		}
		return d.sealAll(office)
	})
}

// stands tells whether the batch of this name says already what the draft would say.
func (d *draft) stands(ctx context.Context) (bool, error) {
	sheets, err := d.store.inBatch(ctx, d.write.Batch)
	if err != nil || sheets == nil {
		return false, err
	}
	if err := d.store.tell(ctx, opening{purpose: "compare", sheets: sheets}); err != nil {
		return false, err
	}
	d.store.openAll(sheets)
	standing := make(map[seal.ID][32]byte, len(sheets))
	for i := range sheets {
		standing[sheets[i].version.ID] = sheets[i].sum
	}
	for i := range d.parts {
		for j := range d.parts[i].changes {
			c := &d.parts[i].changes[j]
			if standing[c.id] != sha256.Sum256(c.text) {
				return false, record.ErrReused
			}
		}
	}
	return true, nil
}

// batchID is the id of a named change; without a name, any.
func (s *Store) batchID(name string) (seal.ID, error) {
	if name == "" {
		return seal.NewID(), nil
	}
	index, err := s.index(s.Session.Common())
	if err != nil {
		return seal.ID{}, err
	}
	return index.ID("batch", name)
}

func (d *draft) sealAll(office seal.ID) error {
	for i := range d.parts {
		p := &d.parts[i]
		for j := range p.changes {
			c := &p.changes[j]
			if err := d.address(p.drawer, c); err != nil {
				return err
			}
			v := record.Version{Office: office, Client: p.drawer.client, Person: c.next.person,
				Kind: c.next.kind, ID: c.id, Void: c.next.void}
			if c.known != nil {
				v.Follows = c.known.heads
			}
			if err := d.put(v, c.text); err != nil {
				return err
			}
			if c.file == nil {
				continue
			}
			if err := d.content(v, c.file); err != nil {
				return err
			}
		}
	}
	return nil
}

// address finds the person whom a change is about.
func (d *draft) address(drawer *drawer, c *change) error {
	if c.who == "" {
		return nil
	}
	if person, ok := drawer.people[c.who]; ok {
		c.next.person = person
		return nil
	}
	// Somebody who was taken out of the register and comes back is the same person.
	card, err := drawer.index.ID(kindEmployee, string(c.who))
	if err != nil {
		return err
	}
	if k := drawer.pieces[card]; k != nil {
		c.next.person = k.person
	} else {
		c.next.person = seal.NewID()
		e := member.Extension{Client: drawer.client, Person: c.next.person, With: d.keys[drawer.client]}
		if _, err := d.extend(e); err != nil {
			return err
		}
	}
	drawer.people[c.who] = c.next.person
	return nil
}

// put seals a version and takes it into the batch.
func (d *draft) put(v record.Version, text []byte) error {
	key, err := d.key(d.store.ownerOf(&v))
	if err != nil {
		return err
	}
	v.Version = record.NextVersion(v.Follows)
	if v.Sealed, err = seal.Record(key, v.Binding(), text); err != nil {
		return err
	}
	d.write.Versions = append(d.write.Versions, v)
	return nil
}

// key is the newest key of an owner.
func (d *draft) key(owner seal.ID) (*seal.Key, error) {
	if key := d.keys[owner]; key != nil {
		return key, nil
	}
	ref, ok := d.store.Session.Newest(owner)
	if !ok {
		return nil, ErrNoKey
	}
	key, err := d.store.Session.Key(ref)
	if err == nil {
		d.keys[owner] = key
	}
	return key, err
}

// commit appends a batch, its documents and its entry.
func (s *Store) commit(ctx context.Context, w record.Write, rows []chunks) error {
	return s.Engine.Update(ctx, func(tx record.Tx) error {
		for _, row := range rows {
			for n, chunk := range row.sealed {
				if err := tx.InsertChunk(ctx, row.document, uint32(n), chunk); err != nil {
					return err
				}
			}
		}
		return s.append(ctx, tx, w)
	})
}

// append writes a batch and tells the log of it.
func (s *Store) append(ctx context.Context, tx record.Tx, w record.Write) error {
	batch, err := record.Append(ctx, tx, s.Session.Signer(), w)
	if err != nil {
		return err
	}
	return s.written(ctx, tx, batch, w.At)
}

// written tells the log of a batch, and of a clock that went back.
func (s *Store) written(ctx context.Context, tx record.Tx, b *record.Batch, at int64) error {
	if b.At != at {
		back := s.entry(log.ClockBack)
		back.Time = b.At
		if _, err := log.Append(ctx, tx, s.Session.Replica(), back); err != nil {
			return err
		}
	}
	e := log.Written(b)
	e.Session = s.Session.ID().String()
	_, err := log.Append(ctx, tx, s.Session.Replica(), e)
	return err
}

// keep remembers what stands now.
func (d *draft) keep() {
	s := d.store
	for _, key := range d.fresh {
		s.Session.Keep(key)
	}
	for i := range d.parts {
		p := &d.parts[i]
		for j := range p.changes {
			c := &p.changes[j]
			next := c.next
			next.heads = []record.Ref{{Version: 1, Batch: d.write.Batch}}
			if c.known != nil {
				next.heads[0].Version = record.NextVersion(c.known.heads)
			}
			p.drawer.pieces[c.id] = &next
			if c.file != nil {
				p.drawer.files[c.id] = c.file.Document
			}
		}
		switch {
		case p.ended:
			delete(s.clients, p.name)
		case p.name != "":
			s.clients[p.name] = p.drawer
			s.indexes[p.drawer.client] = p.drawer.index
		}
	}
}
