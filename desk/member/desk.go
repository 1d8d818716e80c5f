package member

import (
	"context"
	"sync"
	"time"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// Device is what a desk knows of an office outside its book; edge/device keeps it.
type Device interface {
	// Secret is the device secret; the caller wipes its copy.
	Secret() *[open.DeviceSize]byte
	// Replica is the id of what this device writes: of its batches and its log.
	Replica() seal.ID
	// Pinned is the digest pinned for a member, or for an office: that of its first owner.
	Pinned(id seal.ID) ([32]byte, bool)
	// Pin keeps a digest durably.
	Pin(id seal.ID, digest [32]byte) error
}

// Limits are how long a session lives. A zero is the default beside it.
type Limits struct {
	Idle     time.Duration // without any use of a key: 30 minutes
	Absolute time.Duration // from unlocking on: 12 hours
	StepUp   time.Duration // how long showing who is there is good for keys and members: 5 minutes
	Unsynced time.Duration // with a host, since the last sync: 7 days
}

// OrDefault are the limits with the default in place of each zero.
func (l Limits) OrDefault() Limits {
	for _, d := range []struct {
		at *time.Duration
		by time.Duration
	}{
		{&l.Idle, 30 * time.Minute}, {&l.Absolute, 12 * time.Hour},
		{&l.StepUp, 5 * time.Minute}, {&l.Unsynced, 7 * 24 * time.Hour},
	} {
		if *d.at == 0 {
			*d.at = d.by
		}
	}
	return l
}

// Desk is one office's book on one device, with the sessions that are open in it.
type Desk struct {
	Engine record.Engine
	Device Device
	Now    func() time.Time
	Limits Limits
	// Synced tells when the desk last spoke with its host; nil where it has none. A desk that has
	// not for long may have missed that its member left, and stays locked.
	Synced func() time.Time

	trees    trees
	mu       sync.Mutex
	sessions map[seal.ID]*Session
}

func (d *Desk) micros() int64 { return d.Now().UnixMicro() }

// Sessions are the sessions that are open now.
func (d *Desk) Sessions() []*Session {
	d.mu.Lock()
	defer d.mu.Unlock()
	all := make([]*Session, 0, len(d.sessions))
	for _, s := range d.sessions {
		all = append(all, s)
	}
	return all
}

// Expire locks the sessions whose time is over. A desk calls it every few seconds.
func (d *Desk) Expire(ctx context.Context) {
	for _, s := range d.Sessions() {
		if s.alive() != nil {
			s.Lock(ctx)
		}
	}
}

// End locks every session of a member.
func (d *Desk) End(ctx context.Context, member seal.ID) {
	for _, s := range d.Sessions() {
		if s.Member() == member {
			s.Lock(ctx)
		}
	}
}

func (d *Desk) add(s *Session) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.sessions == nil {
		d.sessions = map[seal.ID]*Session{}
	}
	d.sessions[s.id] = s
}

func (d *Desk) remove(s *Session) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.sessions, s.id)
}

// note writes entries into the log of this replica, in a transaction of its own.
func (d *Desk) note(ctx context.Context, entries ...log.Entry) error {
	return d.Engine.Update(ctx, func(tx record.Tx) error { return d.log(ctx, tx, entries...) })
}

func (d *Desk) log(ctx context.Context, tx record.Tx, entries ...log.Entry) error {
	for _, e := range entries {
		e.Time = d.micros()
		if _, err := log.Append(ctx, tx, d.Device.Replica(), e); err != nil {
			return err
		}
	}
	return nil
}

// change is one batch of this package, and what the log says of it.
type change struct {
	act      record.Act
	at       int64 // not before this, µs since 1970
	versions []record.Version
	entries  []log.Entry
}

// write appends a change in the name of a signer: the batch and the log's entries together, or
// nothing.
func (d *Desk) write(ctx context.Context, signer *seal.Signer, c change) error {
	return d.Engine.Update(ctx, func(tx record.Tx) error { return d.writeIn(ctx, tx, signer, c) })
}

func (d *Desk) writeIn(ctx context.Context, tx record.Tx, signer *seal.Signer, c change) error {
	at := max(d.micros(), c.at)
	batch, err := record.Append(ctx, tx, signer, record.Write{
		Batch: seal.NewID(), Replica: d.Device.Replica(), At: at, Act: c.act, Versions: c.versions,
	})
	if err != nil {
		return err
	}
	written := log.Entry{
		Actor: signer.Member().String(), Action: log.Write, Object: batch.ID.String(),
		Count: int64(batch.Count), Root: batch.Root[:],
	}
	entries := append([]log.Entry{written}, c.entries...)
	if batch.At > at {
		entries = append(entries, log.Entry{Actor: written.Actor, Action: log.ClockBack})
	}
	return d.log(ctx, tx, entries...)
}

// Root is the fingerprint of the first owner, from whom all rights follow, and whether this device
// has it pinned.
func (d *Desk) Root(ctx context.Context) (fingerprint string, pinned bool, err error) {
	office, first, err := d.first(ctx)
	if err != nil {
		return "", false, err
	}
	pin, ok := d.Device.Pinned(office)
	if ok && pin != first.Digest() {
		return "", false, ErrSwapped
	}
	return first.Fingerprint(), ok, nil
}

// Trust pins the first owner on a device that is new to the office, once a person compared the
// fingerprint with the one on paper, or had it read out by an owner.
func (d *Desk) Trust(ctx context.Context, fingerprint string) error {
	office, first, err := d.first(ctx)
	if err != nil {
		return err
	}
	if !sameFingerprint(first, fingerprint) {
		return ErrFingerprint
	}
	return d.Device.Pin(office, first.Digest())
}

// first is the identity of the first owner, as the founding batch has it.
func (d *Desk) first(ctx context.Context) (seal.ID, *seal.Identity, error) {
	var office seal.ID
	var first *seal.Identity
	err := d.Engine.View(ctx, func(r record.Reader) (err error) {
		if office, err = r.Office(ctx); err != nil {
			return err
		}
		var founding *record.Batch
		err = r.Batches(ctx, -1, func(b *record.Batch) error {
			if b.Act == record.Found && founding == nil {
				founding = b
			}
			return nil
		})
		if err != nil || founding == nil {
			return err
		}
		return r.InBatch(ctx, founding.ID, func(v *record.Version) error {
			id, err := seal.ParseIdentity(v.Sealed)
			if v.Kind == record.KindMember && err == nil && id.Member == founding.Author {
				first = id
			}
			return nil
		})
	})
	if err == nil && first == nil {
		err = ErrNoOffice
	}
	return office, first, err
}
