package member

import (
	"context"
	"errors"
	"slices"

	"romukura/desk/passphrase"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// With is what a member unlocks with: one of three.
type With struct {
	Passphrase *passphrase.Phrase
	Code       *[open.CodeSize]byte // from paper, see ReadCode
	Passkey    Passkey
}

// Passkey evaluates the PRF of a passkey at a salt. The credential is the one that the lock was
// made with; the passkey that is not here answers with an error.
type Passkey func(credential []byte, salt [32]byte) (*[32]byte, error)

// factor makes what a lock's terms ask for, nil when With has nothing for such a lock.
func (w With) factor(t *open.Terms, device *[open.DeviceSize]byte) (*open.Factor, error) {
	switch {
	case t.Suite == seal.SuiteLockRecovery && w.Code != nil:
		return open.ByRecovery(w.Code), nil
	case t.Suite == seal.SuiteLockPasskey && w.Passkey != nil:
		prf, err := w.Passkey(t.Note, t.Salt)
		if err != nil {
			return nil, errors.Join(ErrSecret, err)
		}
		defer clear(prf[:])
		return open.ByPasskey(prf), nil
	case byPassphrase(t.Suite) && w.Passphrase != nil:
		return open.ByPassphrase(w.Passphrase.Bytes(), device), nil
	}
	return nil, nil
}

func byPassphrase(s seal.Suite) bool {
	return s == seal.SuiteLockArgon2id || s == seal.SuiteLockPBKDF2
}

// Lock is one way to unlock a member's private half, as a list of them shows it.
type Lock struct {
	ID     seal.ID
	Member seal.ID
	Suite  seal.Suite
	Terms  *open.Terms
	At     int64 // when it was made or changed (µs)

	bytes   []byte
	binding seal.Binding
	heads   []record.Ref
}

// Locks lists the ways to unlock, of all members. It needs no session.
func (d *Desk) Locks(ctx context.Context) (locks []Lock, err error) {
	err = d.Engine.View(ctx, func(r record.Reader) (err error) {
		locks, err = readLocks(ctx, r)
		return err
	})
	return locks, err
}

func readLocks(ctx context.Context, r record.Reader) ([]Lock, error) {
	var locks []Lock
	scope := record.Scope{OfficeOnly: true, Kinds: []string{KindLock}}
	err := r.Heads(ctx, scope, func(v *record.Version) error {
		if v.Void || len(v.Sealed) < 16 {
			return nil
		}
		terms, err := open.ReadTerms(v.Sealed[16:])
		if err != nil {
			return nil // of a newer program, or damaged: it opens nothing here
		}
		locks = append(locks, Lock{
			ID: v.ID, Member: seal.ID(v.Sealed), Suite: terms.Suite, Terms: terms, At: v.At,
			bytes: slices.Clone(v.Sealed[16:]), binding: v.Binding(), heads: []record.Ref{v.Ref()},
		})
		return nil
	})
	return locks, err
}

// makeLock seals a private half into a new version of a lock's record.
func makeLock(me *open.Private, f *open.Factor, t *open.Terms, at place) (record.Version, error) {
	v := version(KindLock, at.id, at.follows)
	lock, err := me.Lock(f, t, binding(at.office, &v))
	if err != nil {
		return v, err
	}
	member := me.Identity().Member
	v.Sealed = append(member[:], lock...)
	return v, nil
}

// place is a record of the office and what its next version follows.
type place struct {
	office, id seal.ID
	follows    []record.Ref
}

// passphraseLock locks a private half with a passphrase and this device's secret.
func (d *Desk) passphraseLock(me *open.Private, p *passphrase.Chosen, at place) (
	record.Version, error) {
	t, err := open.NewTerms(seal.SuiteLockArgon2id, nil)
	if err != nil {
		return record.Version{}, err
	}
	device := d.Device.Secret()
	defer clear(device[:])
	f := open.ByPassphrase(p.Bytes(), device)
	defer f.Wipe()
	return makeLock(me, f, t, at)
}

// Unlock opens a session. Where the member is the zero ID, every lock of the sort is tried. Each
// failure is in the log.
func (d *Desk) Unlock(ctx context.Context, member seal.ID, w With) (*Session, error) {
	if d.unsynced() {
		return nil, ErrUnsynced
	}
	var s *Session
	var lock *Lock
	err := d.Engine.View(ctx, func(r record.Reader) (err error) {
		var me *open.Private
		if me, lock, err = d.unlock(ctx, r, member, w); err != nil {
			return err
		}
		if s, err = d.start(ctx, me, r); err != nil {
			me.Wipe()
		}
		return err
	})
	if errors.Is(err, ErrSecret) || errors.Is(err, ErrLeft) || errors.Is(err, ErrReplaced) {
		failed := log.Entry{Action: log.UnlockFail}
		if !member.IsZero() {
			failed.Actor = member.String()
		}
		err = errors.Join(err, d.note(ctx, failed))
	}
	if err != nil {
		return nil, err
	}
	if err := errors.Join(d.begin(ctx, s), d.remake(ctx, s, lock, w)); err != nil {
		s.Lock(ctx)
		return nil, err
	}
	return s, nil
}

// begin tells the log of a session before anything is opened in it.
func (d *Desk) begin(ctx context.Context, s *Session) error {
	entries := []log.Entry{s.entry(log.Unlock, seal.ID{})}
	if n := s.Roster().Refused + s.ring.hand.refused; n > 0 {
		alarm := s.entry(log.Alarm, seal.ID{})
		alarm.Purpose, alarm.Count = "rights", int64(n)
		entries = append(entries, alarm)
	}
	d.add(s)
	return d.note(ctx, entries...)
}

// unlock tries the locks that fit.
func (d *Desk) unlock(ctx context.Context, r record.Reader, member seal.ID, w With) (
	*open.Private, *Lock, error) {
	locks, err := readLocks(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	device := d.Device.Secret()
	defer clear(device[:])
	result := ErrNoLock
	for i := range locks {
		if !member.IsZero() && locks[i].Member != member {
			continue
		}
		me, err := locks[i].open(w, device)
		switch {
		case err != nil && (errors.Is(result, ErrNoLock) || errors.Is(err, ErrSecret)):
			result = err
		case me != nil:
			return me, &locks[i], nil
		}
	}
	return nil, nil, result
}

// open tries one lock; nil and no error where With has nothing for it.
func (l *Lock) open(w With, device *[open.DeviceSize]byte) (*open.Private, error) {
	f, err := w.factor(l.Terms, device)
	if f == nil || err != nil {
		return nil, err
	}
	defer f.Wipe()
	me, err := open.Unlock(l.bytes, f, l.binding)
	switch {
	case errors.Is(err, open.ErrDevice):
		return nil, ErrDevice
	case errors.Is(err, open.ErrSecret):
		return nil, ErrSecret
	case err != nil:
		return nil, err
	}
	if me.Identity().Member != l.Member {
		me.Wipe()
		return nil, ErrSecret
	}
	return me, nil
}

// remake locks anew what was locked when guessing cost less than today.
func (d *Desk) remake(ctx context.Context, s *Session, l *Lock, w With) error {
	if !l.Terms.Outdated() || w.Passphrase == nil {
		return nil
	}
	at := place{s.office, l.ID, l.heads}
	v, err := d.passphraseLock(s.me, &passphrase.Chosen{Phrase: w.Passphrase}, at)
	if err != nil {
		return err
	}
	return d.write(ctx, s.Signer(), change{act: record.Member, versions: []record.Version{v},
		entries: []log.Entry{s.entry(log.KeyChange, l.ID)}})
}

// StepUp has the member show once more who is there.
func (s *Session) StepUp(ctx context.Context, w With) error {
	if err := s.use(); err != nil {
		return err
	}
	err := s.desk.Engine.View(ctx, func(r record.Reader) error {
		me, _, err := s.desk.unlock(ctx, r, s.member, w)
		if err != nil {
			return err
		}
		defer me.Wipe()
		if me.Identity().Digest() != s.me.Identity().Digest() {
			return ErrReplaced
		}
		return nil
	})
	if err != nil {
		return errors.Join(err, s.desk.note(ctx, s.entry(log.UnlockFail, seal.ID{})))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stepped = s.desk.Now()
	return nil
}

// SetPassphrase changes the member's passphrase: the private half is locked anew with this device's
// secret, and every other lock by passphrase is taken away. No other key changes.
func (s *Session) SetPassphrase(ctx context.Context, p *passphrase.Chosen) error {
	return s.changeLocks(ctx, func(own []Lock) ([]record.Version, error) {
		at := place{s.office, seal.NewID(), nil}
		var out []record.Version
		for i, l := range slices.DeleteFunc(own, func(l Lock) bool { return !byPassphrase(l.Suite) }) {
			if i == 0 {
				at.id, at.follows = l.ID, l.heads
				continue
			}
			out = append(out, l.end())
		}
		v, err := s.desk.passphraseLock(s.me, p, at)
		return append(out, v), err
	})
}

// NewPasskey is a passkey as it was made: its credential, and what its PRF gave at a salt that was
// drawn for it.
type NewPasskey struct {
	Credential []byte
	Salt       [32]byte
	PRF        *[32]byte
}

// AddPasskey adds a way to unlock: this passkey. It has a lock of its own.
func (s *Session) AddPasskey(ctx context.Context, p NewPasskey) error {
	return s.changeLocks(ctx, func([]Lock) ([]record.Version, error) {
		t, err := open.NewTerms(seal.SuiteLockPasskey, p.Credential)
		if err != nil {
			return nil, err
		}
		t.Salt = p.Salt
		f := open.ByPasskey(p.PRF)
		defer f.Wipe()
		v, err := makeLock(s.me, f, t, place{s.office, seal.NewID(), nil})
		return []record.Version{v}, err
	})
}

// RemoveLock takes one way to unlock away; never the last.
func (s *Session) RemoveLock(ctx context.Context, id seal.ID) error {
	return s.changeLocks(ctx, func(own []Lock) ([]record.Version, error) {
		i := slices.IndexFunc(own, func(l Lock) bool { return l.ID == id })
		switch {
		case i < 0:
			return nil, ErrNoLock
		case len(own) == 1:
			return nil, ErrLastLock
		}
		return []record.Version{own[i].end()}, nil
	})
}

// end is the version with which a lock ends.
func (l *Lock) end() record.Version {
	v := version(KindLock, l.ID, l.heads)
	v.Void, v.Sealed = true, closed
	return v
}

// changeLocks writes what work makes of the member's own locks.
func (s *Session) changeLocks(ctx context.Context,
	work func(own []Lock) ([]record.Version, error)) error {
	release, err := s.Hold()
	if err != nil {
		return err
	}
	defer release()
	if err := s.Stepped(); err != nil {
		return err
	}
	locks, err := s.desk.Locks(ctx)
	if err != nil {
		return err
	}
	versions, err := work(slices.DeleteFunc(locks, func(l Lock) bool { return l.Member != s.member }))
	if err != nil {
		return err
	}
	return s.desk.write(ctx, s.Signer(), change{act: record.Member, versions: versions,
		entries: []log.Entry{s.entry(log.KeyChange, s.member)}})
}
