package open_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
	"time"

	"romukura/seal"
	"romukura/seal/open"
)

// phrase is a passphrase of the fictitious office.
var phrase = []byte("あさひの道を五人で歩く")

// factors are one for each suite of locks, the two of passphrases alike.
func factors() map[seal.Suite]*open.Factor {
	device := [open.DeviceSize]byte{1, 2, 3}
	return map[seal.Suite]*open.Factor{
		seal.SuiteLockArgon2id: open.ByPassphrase(phrase, &device),
		seal.SuiteLockPBKDF2:   open.ByPassphrase(phrase, &device),
		seal.SuiteLockRecovery: open.ByRecovery(&[open.CodeSize]byte{4, 5, 6}),
		seal.SuiteLockPasskey:  open.ByPasskey(&[32]byte{7}),
	}
}

// lockOf locks a member's private half.
func lockOf(t testing.TB, p *open.Private, suite seal.Suite, b seal.Binding) []byte {
	terms := must[*open.Terms](t)(open.NewTerms(suite, []byte("credential 1")))
	return must[[]byte](t)(p.Lock(factors()[suite], terms, b))
}

func TestALockOpensWithItsOwnFactorOnly(t *testing.T) {
	member, b := newMember(t), place()
	for suite := range factors() {
		lock := lockOf(t, member, suite, b)
		for other, f := range factors() {
			got, err := open.Unlock(lock, f, b)
			same := suite == other || suite <= seal.SuiteLockPBKDF2 && other <= seal.SuiteLockPBKDF2
			if same != (err == nil) || !same && !errors.Is(err, open.ErrSecret) {
				t.Errorf("lock %#x, factor of %#x: %v", suite, other, err)
			}
			if same && !bytes.Equal(got.Identity().Bytes(), member.Identity().Bytes()) {
				t.Error("another member came out")
			}
		}
	}
}

func TestS15_AWrongCodeIsRefused(t *testing.T) {
	member, b := newMember(t), place()
	lock := lockOf(t, member, seal.SuiteLockRecovery, b)
	for i := range open.CodeSize {
		code := [open.CodeSize]byte{4, 5, 6}
		code[i] ^= 1
		if _, err := open.Unlock(lock, open.ByRecovery(&code), b); !errors.Is(err, open.ErrSecret) {
			t.Errorf("a code with byte %d changed: %v", i, err)
		}
	}
}

func TestAMemberUnlockedFromPaperReadsWhatWasSealedToThem(t *testing.T) {
	member, b := newMember(t), place()
	key := newKey()
	wrap := must[[]byte](t)(seal.WrapTo(member.Identity(), b, key))
	lock := lockOf(t, member, seal.SuiteLockRecovery, b)
	member.Wipe()
	again := must[*open.Private](t)(open.Unlock(lock, factors()[seal.SuiteLockRecovery], b))
	if got := must[*seal.Key](t)(open.KeyFrom(again, b, wrap)); got.Ref() != key.Ref() {
		t.Error("another key came out")
	}
	signature := must[[]byte](t)(seal.Sign(again.Signer(), seal.DomainBatch, []byte("a")))
	if !seal.Verify(member.Identity(), signature, seal.DomainBatch, []byte("a")) {
		t.Error("the signature is not the member's")
	}
}

func TestALockTellsItsTermsInClear(t *testing.T) {
	lock := lockOf(t, newMember(t), seal.SuiteLockPasskey, place())
	terms := must[*open.Terms](t)(open.ReadTerms(lock))
	if terms.Suite != seal.SuiteLockPasskey || string(terms.Note) != "credential 1" ||
		terms.Salt == [32]byte{} || terms.Cost != (open.Cost{}) {
		t.Errorf("read %+v", terms)
	}
}

func TestTheDeviceSecretIsNeededBesideThePassphrase(t *testing.T) {
	member, b := newMember(t), place()
	lock := lockOf(t, member, seal.SuiteLockArgon2id, b)
	other := [open.DeviceSize]byte{1, 2, 4}
	f := open.ByPassphrase(phrase, &other)
	if _, err := open.Unlock(lock, f, b); !errors.Is(err, open.ErrDevice) {
		t.Errorf("the right passphrase on another device: %v", err)
	}
	// The mark in the lock helps a person, it protects nothing: forged, the lock still stays shut.
	ofOther := must[*open.Terms](t)(open.NewTerms(seal.SuiteLockArgon2id, []byte("credential 1")))
	mine := must[[]byte](t)(member.Lock(f, ofOther, b))
	copy(lock[11:15], mine[11:15])
	if _, err := open.Unlock(lock, f, b); !errors.Is(err, open.ErrSecret) {
		t.Errorf("with a forged mark: %v", err)
	}
}

func TestALockCannotBeMadeCheaperNorExhaustADesk(t *testing.T) {
	b := place()
	f := factors()
	for suite, cases := range map[seal.Suite][]open.Cost{
		seal.SuiteLockArgon2id: {
			{KiB: 64<<10 - 1, Rounds: 3, Lanes: 1}, {KiB: 64 << 10, Rounds: 2, Lanes: 1},
			{KiB: 64 << 10, Rounds: 3, Lanes: 0}, {KiB: 256<<10 + 1, Rounds: 3, Lanes: 1},
			{KiB: 64 << 10, Rounds: 13, Lanes: 1}, {KiB: 64 << 10, Rounds: 3, Lanes: 5},
			{KiB: 1<<32 - 1, Rounds: 1<<32 - 1, Lanes: 255}, {},
		},
		seal.SuiteLockPBKDF2:   {{Rounds: 599_999}, {Rounds: 6_000_001}, {KiB: 1, Rounds: 600_000}, {}},
		seal.SuiteLockRecovery: {{Rounds: 1}, {KiB: 1}, {Lanes: 1}},
		seal.SuiteLockPasskey:  {{Rounds: 1}},
	} {
		lock := lockOf(t, newMember(t), suite, b)
		for _, c := range cases {
			binary.BigEndian.PutUint32(lock[2:], c.KiB)
			binary.BigEndian.PutUint32(lock[6:], c.Rounds)
			lock[10] = c.Lanes
			began := time.Now()
			_, err := open.Unlock(lock, f[suite], b)
			_, again := open.Verifier(lock, f[suite])
			if !errors.Is(err, open.ErrCost) || !errors.Is(again, open.ErrCost) {
				t.Errorf("lock %#x at %+v: %v, %v", suite, c, err, again)
			}
			if spent := time.Since(began); spent > 10*time.Second {
				t.Errorf("refusing took %v: the derivation was run", spent)
			}
		}
	}
}

func TestACostWithinBoundsIsBoundToo(t *testing.T) {
	b := place()
	lock := lockOf(t, newMember(t), seal.SuiteLockArgon2id, b)
	binary.BigEndian.PutUint32(lock[6:], 4)
	if _, err := open.Unlock(lock, factors()[seal.SuiteLockArgon2id], b); !errors.Is(err,
		open.ErrSecret) {
		t.Errorf("a lock with another number of rounds: %v", err)
	}
}

func TestANoteHasABound(t *testing.T) {
	if _, err := open.NewTerms(seal.SuiteLockPasskey, make([]byte, 1024)); err == nil {
		t.Error("a note of 1,024 bytes was taken")
	}
	terms := must[*open.Terms](t)(open.NewTerms(seal.SuiteLockPasskey, make([]byte, 1023)))
	b := place()
	lock := must[[]byte](t)(newMember(t).Lock(factors()[seal.SuiteLockPasskey], terms, b))
	if _, err := open.Unlock(lock, factors()[seal.SuiteLockPasskey], b); err != nil {
		t.Error(err)
	}
	if _, err := open.NewTerms(seal.SuiteRecord, nil); err == nil {
		t.Error("a suite of no lock was taken")
	}
}

func TestALoginDoesNotUnlock(t *testing.T) {
	member, b := newMember(t), place()
	for suite, f := range factors() {
		lock := lockOf(t, member, suite, b)
		shown := must[[32]byte](t)(open.Verifier(lock, f))
		clear := lock[:len(lock)-80-28] // what a host hands out before the login
		if again := must[[32]byte](t)(open.Verifier(clear, f)); again != shown {
			t.Errorf("lock %#x: the clear part leads to another verifier", suite)
		}
		// A host that holds the verifier tries it in every way it could stand in for the secret.
		for _, try := range []*open.Factor{
			open.ByRecovery(&shown), open.ByPasskey(&shown),
			open.ByPassphrase(shown[:], &[open.DeviceSize]byte{1, 2, 3}),
		} {
			if _, err := open.Unlock(lock, try, b); err == nil {
				t.Errorf("lock %#x opens with what the login shows", suite)
			}
		}
		other := lockOf(t, member, suite, b)
		if must[[32]byte](t)(open.Verifier(other, f)) == shown {
			t.Errorf("two locks %#x show the same verifier: the salt does not count", suite)
		}
	}
}
