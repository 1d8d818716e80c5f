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

// Session is what a member unlocked: the keys that the member holds and the name to sign with. It
// ends by Lock, when nobody used it for a while, and at the latest after its absolute limit. Then
// every call that needs a key answers ErrLocked.
//
// Who works with keys for longer than one call holds the session meanwhile ([Session.Hold]): Lock
// waits for that work, whose context it ends.
type Session struct {
	desk   *Desk
	id     seal.ID
	member seal.ID
	office seal.ID
	ctx    context.Context
	end    context.CancelFunc
	busy   sync.RWMutex // work holds it for reading
	me     *open.Private
	ring   *ring

	changing sync.Mutex // the tree is read as a whole, or added to

	mu      sync.Mutex // guards what follows
	roster  *Roster
	pending map[seal.Ref]wrap // of keys made by Extend
	drops   []func()
	began   time.Time
	used    time.Time
	stepped time.Time
	over    bool // no more keys are given out
	locked  bool // wiped
}

// start opens a session over a private half.
func (d *Desk) start(ctx context.Context, me *open.Private, r record.Reader) (*Session, error) {
	ro, err := d.roster(ctx, r)
	if err != nil {
		return nil, err
	}
	right, ok := ro.Right(me.Identity().Member)
	switch {
	case !ok || right.Role == Left:
		return nil, ErrLeft
	case right.Digest != me.Identity().Digest():
		return nil, ErrReplaced
	}
	t, err := d.trees.read(ctx, r)
	if err != nil {
		return nil, err
	}
	now := d.Now()
	s := &Session{
		desk: d, id: seal.NewID(), member: right.Member, office: ro.Office, me: me,
		ring: newRing(me, t, handOf(t, ro, right.Member)), roster: ro, pending: map[seal.Ref]wrap{},
		began: now, used: now, stepped: now,
	}
	s.ctx, s.end = context.WithCancel(context.WithoutCancel(ctx))
	return s, nil
}

// roster reads who may do what, from the first owner that this device has pinned.
func (d *Desk) roster(ctx context.Context, r record.Reader) (*Roster, error) {
	office, err := r.Office(ctx)
	if err != nil {
		return nil, err
	}
	if office.IsZero() {
		return nil, ErrNoOffice
	}
	root, ok := d.Device.Pinned(office)
	if !ok {
		return nil, ErrUnknownOffice
	}
	return readRoster(ctx, r, root)
}

// ID is the id of the session: 128 bits by chance, another for each unlocking.
func (s *Session) ID() seal.ID { return s.id }

// Member is whose session it is.
func (s *Session) Member() seal.ID { return s.member }

// Office is the office.
func (s *Session) Office() seal.ID { return s.office }

// Replica is the replica in which the session writes.
func (s *Session) Replica() seal.ID { return s.desk.Device.Replica() }

// Signer signs in the member's name. After Lock it signs nothing.
func (s *Session) Signer() *seal.Signer { return s.me.Signer() }

// Common is the id of the key that everybody who works in the office holds.
func (s *Session) Common() seal.ID { return CommonID(s.office) }

// Roster is who may do what, as it was when the session last read it.
func (s *Session) Roster() *Roster {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.roster
}

// Context ends when the session does.
func (s *Session) Context() context.Context { return s.ctx }

// Hold keeps the keys from being wiped while work is done with them. It fails when the session is
// over. Whoever holds a session does not hold it again, nor locks it, before release.
func (s *Session) Hold() (release func(), err error) {
	s.busy.RLock()
	if err := s.use(); err != nil {
		s.busy.RUnlock()
		return nil, err
	}
	return s.busy.RUnlock, nil
}

// use notes that somebody works, or tells that the session is over.
func (s *Session) use() error {
	if err := s.alive(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used = s.desk.Now()
	return nil
}

// alive tells whether the session's time is over. It ends the work that goes on, and wipes nothing:
// that is for Lock.
func (s *Session) alive() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	now, limits := s.desk.Now(), s.desk.Limits.OrDefault()
	switch {
	case s.over:
	case now.Sub(s.used) > limits.Idle, now.Sub(s.began) > limits.Absolute, now.Before(s.began):
		s.over = true
	case s.desk.unsynced():
		s.over = true
	}
	if s.over {
		s.end()
		return ErrLocked
	}
	return nil
}

// unsynced tells that the desk has a host and did not speak with it for too long.
func (d *Desk) unsynced() bool {
	return d.Synced != nil && d.Now().Sub(d.Synced()) > d.Limits.OrDefault().Unsynced
}

// Due is when the session ends if nobody works in it.
func (s *Session) Due() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	limits := s.desk.Limits.OrDefault()
	idle, last := s.used.Add(limits.Idle), s.began.Add(limits.Absolute)
	if idle.Before(last) {
		return idle
	}
	return last
}

// OnLock has work done when the session locks: whoever keeps plaintext of it drops it there.
func (s *Session) OnLock(drop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.drops = append(s.drops, drop)
}

// Lock ends the session: work in progress is told to end and waited for; keys are wiped, plaintext
// is dropped, and what the memory still holds of either is overwritten. Locking again is nothing.
func (s *Session) Lock(ctx context.Context) {
	s.mu.Lock()
	s.over = true
	s.end()
	s.mu.Unlock()
	s.busy.Lock()
	defer s.busy.Unlock()
	if s.locked {
		return
	}
	s.locked = true
	s.ring.wipe()
	s.mu.Lock()
	drops := s.drops
	s.drops, s.pending = nil, nil
	s.mu.Unlock()
	for _, drop := range drops {
		drop()
	}
	s.desk.remove(s)
	open.Forget()
	// That nobody can read on matters more than that the log says so.
	_ = s.desk.note(context.WithoutCancel(ctx), s.entry(log.Lock, seal.ID{}))
}

// entry is what the log says of this session.
func (s *Session) entry(a log.Action, object seal.ID) log.Entry {
	e := log.Entry{Actor: s.member.String(), Session: s.id.String(), Action: a}
	if !object.IsZero() {
		e.Object = object.String()
	}
	return e
}

// Key is a key that the session holds, or can open below one that it holds.
func (s *Session) Key(ref seal.Ref) (*seal.Key, error) {
	if err := s.use(); err != nil {
		return nil, err
	}
	return s.ring.key(ref)
}

// Newest names the newest epoch of a key; false when the session does not hold it.
func (s *Session) Newest(id seal.ID) (seal.Ref, bool) {
	if s.use() != nil {
		return seal.Ref{}, false
	}
	k := s.ring.newest(id)
	if k == nil {
		return seal.Ref{}, false
	}
	return k.Ref(), true
}

// LogKey is the key to which entries of the log, and the names of members, are sealed.
func (s *Session) LogKey() (*seal.Key, error) {
	if err := s.use(); err != nil {
		return nil, err
	}
	k := s.ring.newest(LogID(s.office))
	if k == nil {
		return nil, ErrNotHeld
	}
	return k, nil
}

// Refresh reads members and keys again: after a merge, or when a key is not known. A session whose
// member left is over.
func (s *Session) Refresh(ctx context.Context) error {
	if err := s.use(); err != nil {
		return err
	}
	return s.desk.Engine.View(ctx, func(r record.Reader) error { return s.refresh(ctx, r) })
}

func (s *Session) refresh(ctx context.Context, r record.Reader) error {
	ro, err := s.desk.roster(ctx, r)
	if err != nil {
		return err
	}
	right, _ := ro.Right(s.member)
	if right.Role == Left || right.Digest != s.me.Identity().Digest() {
		s.mu.Lock()
		s.over = true
		s.mu.Unlock()
		return ErrLeft
	}
	t, err := s.desk.trees.read(ctx, r)
	if err != nil {
		return err
	}
	s.ring.renew(t, handOf(t, ro, s.member))
	s.mu.Lock()
	defer s.mu.Unlock()
	s.roster = ro
	return nil
}

// Accept tells whether a version may be taken for good: what was written under an epoch after
// another had followed it may come from somebody who had to leave. Such versions open by Reseal
// only, which looks at who wrote them.
func (s *Session) Accept(v *record.Version) error {
	head, err := seal.ReadHead(v.Sealed)
	if err != nil {
		return err
	}
	s.ring.mu.Lock()
	defer s.ring.mu.Unlock()
	if at, ok := s.ring.retired(head.Outer); ok && v.At > at {
		return ErrOldEpoch
	}
	return nil
}

// Stepped is nil while the member showed not long ago who is there. It is asked before a My Number
// is shown, much leaves the book, members or keys change, something is approved, or money moves.
func (s *Session) Stepped() error {
	if err := s.use(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.desk.Now().Sub(s.stepped) > s.desk.Limits.OrDefault().StepUp {
		return ErrStepUp
	}
	return nil
}
