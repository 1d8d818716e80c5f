package open

import (
	"crypto/hkdf"
	"crypto/pbkdf2"
	"crypto/sha256"
	"slices"
	"unsafe"

	"golang.org/x/crypto/argon2"

	"romukura/seal"
)

// Cost is how dear one guess at a passphrase is.
type Cost struct {
	KiB    uint32 // memory of Argon2id
	Rounds uint32 // passes of Argon2id, iterations of PBKDF2
	Lanes  uint8  // of Argon2id
}

// bounds are the cheapest lock that we read, what a new lock costs, and the dearest that we read.
// Nothing cheaper is read, or a changed file could invite a guess; nothing dearer, or it could
// exhaust a desk: 256 MiB and some seconds. When now rises, least stays, and old locks open.
type bounds struct{ least, now, most Cost }

// costs lists the suites of locks. Codes and passkeys cannot be guessed and cost nothing.
var costs = map[seal.Suite]bounds{
	seal.SuiteLockArgon2id: {Cost{64 << 10, 3, 1}, Cost{64 << 10, 3, 1}, Cost{256 << 10, 12, 4}},
	seal.SuiteLockPBKDF2:   {Cost{Rounds: 600_000}, Cost{Rounds: 600_000}, Cost{Rounds: 6_000_000}},
	seal.SuiteLockRecovery: {},
	seal.SuiteLockPasskey:  {},
}

// within tells whether no part of a cost lies outside two others.
func (c Cost) within(least, most Cost) bool {
	return least.KiB <= c.KiB && c.KiB <= most.KiB &&
		least.Rounds <= c.Rounds && c.Rounds <= most.Rounds &&
		least.Lanes <= c.Lanes && c.Lanes <= most.Lanes
}

// Outdated reports a lock that is cheaper to guess at than a new one would be: it is made anew when
// its member next unlocks.
func (t *Terms) Outdated() bool {
	b := costs[t.Suite]
	return !t.Cost.within(b.now, b.most)
}

// derive makes one of the independent values that follow from a factor: the key of the lock, or
// what a login shows.
func (t *Terms) derive(f *Factor, label string) ([32]byte, error) {
	var out [32]byte
	switch {
	case f.secret == nil:
		return out, seal.ErrWiped
	case !slices.Contains(f.suites, t.Suite):
		return out, ErrSecret
	case f.mark != t.mark:
		return out, ErrDevice
	}
	root, err := t.stretch(f.secret)
	if err != nil {
		return out, err
	}
	defer clear(root)
	derived, err := hkdf.Key(sha256.New, root, t.Salt[:], label, len(out))
	if err != nil {
		return out, err
	}
	defer clear(derived)
	return [32]byte(derived), nil
}

// stretch makes guessing dear where guessing is possible.
func (t *Terms) stretch(secret []byte) ([]byte, error) {
	switch t.Suite {
	case seal.SuiteLockArgon2id:
		return argon2.IDKey(secret, t.Salt[:], t.Cost.Rounds, t.Cost.KiB, t.Cost.Lanes, 32), nil
	case seal.SuiteLockPBKDF2:
		// The library asks for a string; this one shares the secret's bytes, so no copy stays.
		text := unsafe.String(unsafe.SliceData(secret), len(secret))
		return pbkdf2.Key(sha256.New, text, t.Salt[:], int(t.Cost.Rounds), 32)
	}
	return append([]byte(nil), secret...), nil
}
