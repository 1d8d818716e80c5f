package member_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unsafe"

	"romukura/desk/member"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// secretOf looks into a key, as somebody may who has it in memory.
func secretOf(k *seal.Key) *[seal.KeySize]byte {
	field := reflect.ValueOf(k).Elem().FieldByName("secret")
	secret := **(**[seal.KeySize]byte)(unsafe.Pointer(field.UnsafeAddr()))
	return &secret
}

// signerOf takes a member's signing key out of a session, so that it outlives the session.
func signerOf(t *testing.T, r *room, id seal.ID, phrase string) *seal.Signer {
	t.Helper()
	s := r.unlock(t, id, phrase)
	field := reflect.ValueOf(s.Signer()).Elem().FieldByName("key")
	key := *(*[]byte)(unsafe.Pointer(field.UnsafeAddr()))
	return seal.NewSigner(id, (*[32]byte)(append([]byte(nil), key[:32]...)))
}

func (r *room) putAs(t *testing.T, signer *seal.Signer, versions []record.Version) {
	t.Helper()
	err := r.Engine.Update(t.Context(), func(tx record.Tx) error {
		_, err := record.Append(t.Context(), tx, signer, record.Write{Batch: seal.NewID(),
			Replica: seal.NewID(), At: r.Now().UnixMicro(), Act: record.Member, Versions: versions})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// rightOf is the newest version of a member's right.
func (r *room) rightOf(t *testing.T, id seal.ID) *record.Version {
	t.Helper()
	var found *record.Version
	err := r.Engine.View(t.Context(), func(rd record.Reader) error {
		scope := record.Scope{Kinds: []string{member.KindRight}}
		return rd.Heads(t.Context(), scope, func(v *record.Version) error {
			if strings.Contains(string(v.Sealed), `"member":"`+id.String()) {
				found = v.Clone()
			}
			return nil
		})
	})
	if err != nil || found == nil {
		t.Fatal("no right", err)
	}
	return found
}

func TestS18_AfterTheSessionNothingOpens(t *testing.T) {
	r, s := founded(t, true)
	client := seal.NewID()
	take(t, r, s, client)
	k, err := s.Key(seal.Ref{ID: client, Epoch: 1})
	if err != nil {
		t.Fatal(err)
	}
	dropped := 0
	s.OnLock(func() { dropped++ })
	s.Lock(t.Context())
	s.Lock(t.Context())
	if dropped != 1 || s.Context().Err() == nil || len(r.Sessions()) != 0 {
		t.Error("plaintext was not dropped, or work was not told to end")
	}
	if k.Cipher() != nil {
		t.Error("a key outlives the session")
	}
	if _, err := seal.Sign(s.Signer(), seal.DomainBatch, []byte("x")); !errors.Is(err, seal.ErrWiped) {
		t.Error("the session signs on", err)
	}
	calls := map[string]func() error{
		"Key":    func() error { _, err := s.Key(seal.Ref{ID: client, Epoch: 1}); return err },
		"LogKey": func() error { _, err := s.LogKey(); return err },
		"Extend": func() error {
			_, _, err := s.Extend(member.Extension{Client: seal.NewID()})
			return err
		},
		"Hold":     func() error { _, err := s.Hold(); return err },
		"Names":    func() error { _, err := s.Names(t.Context()); return err },
		"Refresh":  func() error { return s.Refresh(t.Context()) },
		"Stepped":  s.Stepped,
		"Remove":   func() error { return s.Remove(t.Context(), s.Member()) },
		"Reseal":   func() error { _, err := s.Reseal(t.Context(), 1); return err },
		"NewPaper": func() error { _, err := s.NewPaper(t.Context()); return err },
		"StepUp":   func() error { return s.StepUp(t.Context(), with(ownerPhrase)) },
		"SetPassphrase": func() error {
			return s.SetPassphrase(t.Context(), chosen(t, otherPhrase))
		},
	}
	for name, call := range calls {
		if err := call(); !errors.Is(err, member.ErrLocked) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, ok := s.Newest(client); ok {
		t.Error("Newest names a key")
	}
	if got := r.actions(t); got[log.Lock] != 1 || got[log.Unlock] != 1 {
		t.Errorf("the log: %v", got)
	}
}

func TestS18_APasskeyThatIsNotThereOpensNothing(t *testing.T) {
	r, s := founded(t, false)
	gone := errors.New("no authenticator")
	if err := s.AddPasskey(t.Context(), passkey("credential", 1)); err != nil {
		t.Fatal(err)
	}
	s.Lock(t.Context())
	_, err := r.Unlock(t.Context(), s.Member(), member.With{
		Passkey: func([]byte, [32]byte) (*[32]byte, error) { return nil, gone }})
	refused(t, err, member.ErrSecret)
	refused(t, err, gone)
	if len(r.Sessions()) != 0 {
		t.Error("a session began")
	}
}

// passkey is one that was made just now.
func passkey(name string, of byte) member.NewPasskey {
	p := member.NewPasskey{Credential: []byte(name), Salt: [32]byte{of, 7}}
	p.PRF, _ = key(of)(p.Credential, p.Salt) // never fails
	return p
}

// key is an invented passkey: what it answers depends on credential and salt.
func key(of byte) member.Passkey {
	return func(credential []byte, salt [32]byte) (*[32]byte, error) {
		out := sha256.Sum256(fmt.Append(nil, of, credential, salt))
		return &out, nil
	}
}

func TestS21_APassphraseNeedsTheDeviceSecretBesideIt(t *testing.T) {
	r, s := founded(t, false)
	s.Lock(t.Context())
	other := &room{Desk: desk(t, r.Engine, r.clock, nil), clock: r.clock}
	if err := other.Trust(t.Context(), r.paper.Fingerprint); err != nil {
		t.Fatal(err)
	}
	_, err := other.Unlock(t.Context(), s.Member(), with(ownerPhrase))
	refused(t, err, member.ErrDevice)
	secret, err := member.ReadDevice(r.paper.Device)
	if err != nil {
		t.Fatal(err)
	}
	typed := &room{Desk: desk(t, r.Engine, r.clock, secret), clock: r.clock}
	if err := typed.Trust(t.Context(), r.paper.Fingerprint); err != nil {
		t.Fatal(err)
	}
	typed.unlock(t, s.Member(), ownerPhrase)
	_, err = member.ReadDevice(r.paper.Code)
	refused(t, err, member.ErrWords)
	words := []byte("babab zzzzz")
	if _, err := member.ReadCode(words); err == nil || !strings.Contains(err.Error(), "2番目") {
		t.Error(err)
	}
}

func TestS22_NoAccountIsThereBeforeSomebodyMadeIt(t *testing.T) {
	r := empty(t)
	_, err := r.Unlock(t.Context(), seal.ID{}, with(ownerPhrase))
	refused(t, err, member.ErrNoLock)
	_, _, err = r.Root(t.Context())
	refused(t, err, member.ErrNoOffice)
	full, s := founded(t, false)
	_, _, err = full.Found(t.Context(), member.Founding{Passphrase: chosen(t, otherPhrase)})
	if err == nil {
		t.Error("an office was founded twice")
	}
	s.Lock(t.Context())
	for _, common := range []string{"", "admin", "password", "romukura", "changeme", "root", "1234"} {
		_, err := full.Unlock(t.Context(), seal.ID{}, with(common))
		refused(t, err, member.ErrSecret)
	}
	if got := full.actions(t)[log.UnlockFail]; got != 7 {
		t.Errorf("%d failures in the log", got)
	}
	full.unlock(t, s.Member(), ownerPhrase)
}

func TestS23_EachPasskeyHasALockOfItsOwn(t *testing.T) {
	r, s := founded(t, false)
	for i, name := range []string{"phone", "token"} {
		if err := s.AddPasskey(t.Context(), passkey(name, byte(i))); err != nil {
			t.Fatal(err)
		}
	}
	locks, err := r.Locks(t.Context())
	if err != nil || len(locks) != 4 { // passphrase, two passkeys, paper
		t.Fatal(len(locks), err)
	}
	s.Lock(t.Context())
	only := func(name string, of byte) member.With {
		return member.With{Passkey: func(c []byte, salt [32]byte) (*[32]byte, error) {
			if string(c) != name {
				return nil, errors.New("not mine")
			}
			return key(of)(c, salt)
		}}
	}
	for i, name := range []string{"phone", "token"} {
		s, err := r.Unlock(t.Context(), s.Member(), only(name, byte(i)))
		if err != nil {
			t.Fatal(name, err)
		}
		s.Lock(t.Context())
	}
	_, err = r.Unlock(t.Context(), s.Member(), only("phone", 7))
	refused(t, err, member.ErrSecret)

	s = r.unlock(t, s.Member(), ownerPhrase)
	for _, l := range locks {
		if string(l.Terms.Note) == "phone" {
			if err := s.RemoveLock(t.Context(), l.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.Lock(t.Context())
	_, err = r.Unlock(t.Context(), s.Member(), only("phone", 0))
	refused(t, err, member.ErrSecret)
	if s, err = r.Unlock(t.Context(), s.Member(), only("token", 1)); err != nil {
		t.Fatal(err)
	}
	for _, l := range locks {
		if l.Member == s.Member() && string(l.Terms.Note) == "" {
			if err := s.RemoveLock(t.Context(), l.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	locks, _ = r.Locks(t.Context())
	for _, l := range locks {
		if l.Member == s.Member() {
			refused(t, s.RemoveLock(t.Context(), l.ID), member.ErrLastLock)
		}
	}
}

func TestS19_ANewPassphraseLocksTheSameKeys(t *testing.T) {
	r, s := founded(t, false)
	client := seal.NewID()
	ids := take(t, r, s, client)
	before := s.Roster()
	if err := s.SetPassphrase(t.Context(), chosen(t, otherPhrase)); err != nil {
		t.Fatal(err)
	}
	s.Lock(t.Context())
	_, err := r.Unlock(t.Context(), s.Member(), with(ownerPhrase))
	refused(t, err, member.ErrSecret)
	again := r.unlock(t, s.Member(), otherPhrase)
	if !r.opens(t, again, ids[0]) {
		t.Error("a record does not open")
	}
	a, _ := before.Identity(s.Member())
	b, _ := again.Roster().Identity(s.Member())
	if a.Digest() != b.Digest() {
		t.Error("the member has other keys")
	}
}

func TestAResetGivesNewKeysAndRevealsNothing(t *testing.T) {
	r, owner := founded(t, false)
	client, person := seal.NewID(), seal.NewID()
	ids := take(t, r, owner, client, person)
	staff := r.hire(t, owner, staffPhrase, member.Admission{Name: "忘れた人", Role: member.Staff,
		Clients: []seal.ID{client}})
	was, err := owner.Roster().Identity(staff)
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Apply(member.Application{Office: owner.Office(), Member: staff,
		Passphrase: chosen(t, otherPhrase)})
	if err != nil {
		t.Fatal(err)
	}
	err = owner.Admit(t.Context(), c, member.Admission{Fingerprint: c.Fingerprint(), Name: "忘れた人",
		Role: member.Staff, Clients: []seal.ID{client}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Unlock(t.Context(), staff, with(staffPhrase))
	refused(t, err, member.ErrSecret)
	s := r.unlock(t, staff, otherPhrase)
	if !r.opens(t, s, ids[1]) {
		t.Error("the member does not read on")
	}
	if now, _ := s.Roster().Identity(staff); now.Digest() == was.Digest() {
		t.Error("the keys are the old ones")
	}
	if ref, _ := s.Newest(client); ref.Epoch < 2 {
		t.Error("whoever has the old keys could read on")
	}
	r.verify(t)
}

func TestS26_SessionsEndWhenIdleAndInAnyCaseAfterTheLimit(t *testing.T) {
	r, s := founded(t, false)
	client := seal.NewID()
	take(t, r, s, client)
	ref := seal.Ref{ID: client, Epoch: 1}
	works := func(s *member.Session) bool { _, err := s.Key(ref); return err == nil }
	r.clock.pass(30 * time.Minute)
	if !works(s) {
		t.Error("the session ended too early")
	}
	if want := r.Now().Add(30 * time.Minute); !s.Due().Equal(want) {
		t.Errorf("due %v", s.Due())
	}
	r.clock.pass(30*time.Minute + time.Second)
	if works(s) {
		t.Error("the session lives though nobody worked")
	}
	if s.Context().Err() == nil {
		t.Error("work was not told to end")
	}
	k, _ := r.unlock(t, s.Member(), ownerPhrase).Key(ref)
	r.Expire(t.Context())
	if len(r.Sessions()) != 1 || k.Cipher() == nil {
		t.Error("another session ended too")
	}
	s = r.Sessions()[0]
	for range 12*60/25 + 1 {
		r.clock.pass(25 * time.Minute)
		works(s)
	}
	if works(s) {
		t.Error("the session lives longer than the absolute limit")
	}
	r.Expire(t.Context())
	if k.Cipher() != nil || len(r.Sessions()) != 0 {
		t.Error("a key outlives the session")
	}
	s = r.unlock(t, s.Member(), ownerPhrase)
	r.clock.pass(-time.Hour)
	if works(s) {
		t.Error("the session lives though the clock went back")
	}
}

func TestS26_LockWaitsForWorkAndTellsItToEnd(t *testing.T) {
	r, s := founded(t, false)
	client := seal.NewID()
	take(t, r, s, client)
	release, err := s.Hold()
	if err != nil {
		t.Fatal(err)
	}
	k, err := s.Key(seal.Ref{ID: client, Epoch: 1})
	if err != nil {
		t.Fatal(err)
	}
	locked := make(chan bool)
	go func() { s.Lock(t.Context()); close(locked) }()
	<-s.Context().Done()
	select {
	case <-locked:
		t.Fatal("keys were wiped under somebody's hands")
	default:
	}
	if k.Cipher() == nil {
		t.Error("the key is gone while it is worked with")
	}
	release()
	<-locked
	if k.Cipher() != nil {
		t.Error("the key is there after the lock")
	}
}

func TestS28_KeysAndMembersAskWhoIsThere(t *testing.T) {
	r, s := founded(t, false)
	client := seal.NewID()
	take(t, r, s, client)
	staff := r.hire(t, s, staffPhrase, member.Admission{Role: member.Staff})
	c, err := r.Apply(member.Application{Office: s.Office(), Passphrase: chosen(t, otherPhrase)})
	if err != nil {
		t.Fatal(err)
	}
	r.clock.pass(5*time.Minute + time.Second)
	calls := map[string]func() error{
		"Stepped": s.Stepped,
		"Admit": func() error {
			return s.Admit(t.Context(), c, member.Admission{Fingerprint: c.Fingerprint(),
				Role: member.Staff})
		},
		"Assign": func() error {
			return s.Assign(t.Context(), staff, member.Duties{Role: member.Owner})
		},
		"Remove":        func() error { return s.Remove(t.Context(), staff) },
		"Renew":         func() error { return s.Renew(t.Context()) },
		"NewPaper":      func() error { _, err := s.NewPaper(t.Context()); return err },
		"Reseal":        func() error { _, err := s.Reseal(t.Context(), 1); return err },
		"SetPassphrase": func() error { return s.SetPassphrase(t.Context(), chosen(t, otherPhrase)) },
		"AddPasskey":    func() error { return s.AddPasskey(t.Context(), passkey("x", 1)) },
		"RemoveLock":    func() error { return s.RemoveLock(t.Context(), seal.NewID()) },
	}
	for name, call := range calls {
		if err := call(); !errors.Is(err, member.ErrStepUp) {
			t.Errorf("%s: %v", name, err)
		}
	}
	refused(t, s.StepUp(t.Context(), with(staffPhrase)), member.ErrSecret)
	refused(t, s.Stepped(), member.ErrStepUp)
	if err := s.StepUp(t.Context(), with(ownerPhrase)); err != nil {
		t.Fatal(err)
	}
	if err := s.Remove(t.Context(), staff); err != nil {
		t.Error(err)
	}
	if r.actions(t)[log.UnlockFail] != 1 {
		t.Error("the failure is not in the log")
	}
}

func TestS30_ADeskThatDoesNotSyncLocksItself(t *testing.T) {
	r, s := founded(t, false)
	last := r.Now()
	r.Synced = func() time.Time { return last }
	client := seal.NewID()
	take(t, r, s, client)
	for range 7 * 24 {
		r.clock.pass(time.Hour)
	}
	r.Expire(t.Context())
	s = r.unlock(t, s.Member(), ownerPhrase)
	r.clock.pass(time.Second)
	_, err := s.Key(seal.Ref{ID: client, Epoch: 1})
	refused(t, err, member.ErrLocked)
	_, err = r.Unlock(t.Context(), s.Member(), with(ownerPhrase))
	refused(t, err, member.ErrUnsynced)
	last = r.Now()
	r.unlock(t, s.Member(), ownerPhrase)
}

func TestS30_AnotherDeskObeysWhenItHasTheRemoval(t *testing.T) {
	r, owner := founded(t, false)
	client, person := seal.NewID(), seal.NewID()
	ids := take(t, r, owner, client, person)
	staff := r.hire(t, owner, staffPhrase, member.Admission{Role: member.Staff,
		Clients: []seal.ID{client}})
	away := r.replica(t)
	s := away.unlock(t, staff, staffPhrase)
	if err := owner.Remove(t.Context(), staff); err != nil {
		t.Fatal(err)
	}
	if !away.opens(t, s, ids[1]) {
		t.Fatal("a desk that knows nothing of the removal refuses already")
	}
	away.merge(t, r)
	refused(t, s.Refresh(t.Context()), member.ErrLeft)
	_, err := s.Key(seal.Ref{ID: client, Epoch: 1})
	refused(t, err, member.ErrLocked)
	_, err = away.Unlock(t.Context(), staff, with(staffPhrase))
	refused(t, err, member.ErrNoLock)
}

// replica is the same office on another device that knows the first one's secret.
func (r *room) replica(t *testing.T) *room {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.romukura")
	engine, err := sqlite.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	other := &room{Desk: desk(t, engine, r.clock, r.Device.Secret()), clock: r.clock, path: path}
	other.merge(t, r)
	if err := other.Trust(t.Context(), r.paper.Fingerprint); err != nil {
		t.Fatal(err)
	}
	return other
}

func (r *room) merge(t *testing.T, from *room) {
	t.Helper()
	err := from.Engine.View(t.Context(), func(rd record.Reader) error {
		return r.Engine.Update(t.Context(), func(tx record.Tx) error {
			_, err := record.Merge(t.Context(), tx, rd)
			return err
		})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestTwoOwnersWhoRenewAtOnceLoseNothing has two desks rotate the same keys without each other.
func TestTwoOwnersWhoRenewAtOnceLoseNothing(t *testing.T) {
	r, first := founded(t, false)
	client, person := seal.NewID(), seal.NewID()
	ids := take(t, r, first, client, person)
	second := r.hire(t, first, otherPhrase, member.Admission{Name: "第二", Role: member.Owner})
	duty := member.Admission{Role: member.Staff, Clients: []seal.ID{client}}
	a := r.hire(t, first, staffPhrase, duty)
	b := r.hire(t, first, staffPhrase, duty)
	away := r.replica(t)
	other := away.unlock(t, second, otherPhrase)
	if err := errors.Join(first.Remove(t.Context(), a), other.Remove(t.Context(), b)); err != nil {
		t.Fatal(err)
	}
	r.clock.pass(time.Second)
	here := next(t, r, first, ids[1])
	away.merge(t, r)
	r.merge(t, away)
	if err := errors.Join(first.Refresh(t.Context()), other.Refresh(t.Context())); err != nil {
		t.Fatal(err)
	}
	for _, s := range []*member.Session{first, other} {
		k, err := s.Key(headKey(t, here))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := open.Record(k, here.Binding(), here.Sealed); err != nil {
			t.Error(err)
		}
	}
	// The next change makes one key of the two.
	before, _ := first.Newest(client)
	if err := first.Renew(t.Context()); err != nil {
		t.Fatal(err)
	}
	after, _ := first.Newest(client)
	if after.Epoch <= before.Epoch || !r.opens(t, first, ids[0]) || !r.opens(t, first, ids[1]) {
		t.Error("something was lost on the way")
	}
	for _, gone := range []seal.ID{a, b} {
		if right, _ := first.Roster().Right(gone); right.Role != member.Left {
			t.Error("a removal was lost")
		}
	}
	r.verify(t)
}

func headKey(t *testing.T, v *record.Version) seal.Ref {
	t.Helper()
	head, err := seal.ReadHead(v.Sealed)
	if err != nil {
		t.Fatal(err)
	}
	return head.Outer
}
