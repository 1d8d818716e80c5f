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

// bounds are what a new lock costs, and the dearest lock that we read. Nothing cheaper than now is
// read, or a changed file could invite a guess; nothing dearer than most, or it could exhaust a
// desk: 256 MiB and some seconds.
type bounds struct{ now, most Cost }

// costs lists the suites of locks. Codes and passkeys cannot be guessed and cost nothing.
var costs = map[seal.Suite]bounds{
	seal.SuiteLockArgon2id: {Cost{64 << 10, 3, 1}, Cost{256 << 10, 12, 4}},
	seal.SuiteLockPBKDF2:   {Cost{Rounds: 600_000}, Cost{Rounds: 6_000_000}},
	seal.SuiteLockRecovery: {},
	seal.SuiteLockPasskey:  {},
}

func (c Cost) within(b bounds) bool {
	return b.now.KiB <= c.KiB && c.KiB <= b.most.KiB &&
		b.now.Rounds <= c.Rounds && c.Rounds <= b.most.Rounds &&
		b.now.Lanes <= c.Lanes && c.Lanes <= b.most.Lanes
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
