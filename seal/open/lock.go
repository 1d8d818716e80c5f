package open

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"romukura/seal"
)

// What can be wrong with a lock besides its form.
var (
	// ErrSecret reports a wrong passphrase, code or passkey, or a lock that was changed: the two
	// cannot be told apart.
	ErrSecret = errors.New("open: the lock does not open with this")
	// ErrDevice reports a passphrase lock that was made with the device secret of another device.
	ErrDevice = errors.New("open: the lock belongs to another device secret")
	// ErrCost reports a lock whose derivation is cheaper than we allow, or dearer than a desk bears.
	ErrCost = errors.New("open: the lock's derivation is outside the bounds")
)

// Factor is what a member unlocks with. Wipe it as soon as it was used. It prints ‹sealed›.
type Factor struct {
	suites []seal.Suite // of the locks that it opens
	secret []byte
	mark   [markSize]byte
}

// DeviceSize is the length of a device secret: 128 bits, kept on the device and on paper.
const DeviceSize = 16

// ByPassphrase unlocks with a passphrase in NFKC, mixed with the device secret, so that whoever
// steals the lock alone cannot guess passphrases against it. The caller's bytes are copied.
func ByPassphrase(passphrase []byte, device *[DeviceSize]byte) *Factor {
	digest := sha256.Sum256(append([]byte("romukura device mark 1"), device[:]...))
	secret := append(make([]byte, 0, DeviceSize+len(passphrase)), device[:]...)
	return &Factor{
		[]seal.Suite{seal.SuiteLockArgon2id, seal.SuiteLockPBKDF2},
		append(secret, passphrase...), [markSize]byte(digest[:]),
	}
}

// CodeSize is the length of a recovery code: 256 bits, on paper only.
const CodeSize = 32

// ByRecovery unlocks with the code on paper.
func ByRecovery(code *[CodeSize]byte) *Factor {
	return &Factor{suites: []seal.Suite{seal.SuiteLockRecovery}, secret: bytes.Clone(code[:])}
}

// ByPasskey unlocks with the output of a passkey's PRF, evaluated at the lock's Salt.
func ByPasskey(prf *[32]byte) *Factor {
	return &Factor{suites: []seal.Suite{seal.SuiteLockPasskey}, secret: bytes.Clone(prf[:])}
}

// Wipe overwrites the factor.
func (f *Factor) Wipe() {
	clear(f.secret)
	f.secret = nil
}

// Format prints the mask under every verb.
func (f Factor) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte("‹sealed›")) }

// MarshalText writes the mask.
func (f Factor) MarshalText() ([]byte, error) { return []byte("‹sealed›"), nil }

// Lengths inside a lock.
const (
	markSize    = 4
	saltSize    = 32
	maxNote     = 1023
	termsSize   = 2 + 4 + 4 + 1 + markSize + saltSize + 2 // without the note
	privateSize = 16 + seedsSize
)

// Terms are what stands in clear in a lock.
type Terms struct {
	Suite seal.Suite
	Cost  Cost
	Salt  [saltSize]byte // a passkey's PRF is evaluated at this
	Note  []byte         // of a passkey: its credential id
	mark  [markSize]byte
}

// NewTerms draws the salt of a new lock and sets what its derivation costs today.
func NewTerms(s seal.Suite, note []byte) (*Terms, error) {
	if _, known := costs[s]; !known || len(note) > maxNote {
		return nil, seal.ErrFormat
	}
	t := &Terms{Suite: s, Cost: costs[s].now, Note: bytes.Clone(note)}
	_, _ = rand.Read(t.Salt[:]) // never fails
	return t, nil
}

// ReadTerms reads the clear part of a lock; the sealed part behind it may be missing.
func ReadTerms(lock []byte) (*Terms, error) {
	head, err := seal.ReadSuite(lock)
	if err != nil {
		return nil, err
	}
	bounds, ours := costs[head]
	if !ours || len(lock) < termsSize {
		return nil, seal.ErrFormat
	}
	t := &Terms{Suite: head, mark: [markSize]byte(lock[11:]), Salt: [saltSize]byte(lock[15:])}
	t.Cost.KiB = binary.BigEndian.Uint32(lock[2:])
	t.Cost.Rounds = binary.BigEndian.Uint32(lock[6:])
	t.Cost.Lanes = lock[10]
	size := int(binary.BigEndian.Uint16(lock[termsSize-2:]))
	if size > maxNote || len(lock) < termsSize+size {
		return nil, seal.ErrFormat
	}
	t.Note = bytes.Clone(lock[termsSize : termsSize+size])
	if !t.Cost.within(bounds.least, bounds.most) {
		return nil, ErrCost
	}
	return t, nil
}

// bytes writes what ReadTerms reads.
func (t *Terms) bytes() []byte {
	out := []byte{seal.FormatVersion, byte(t.Suite)}
	out = binary.BigEndian.AppendUint32(out, t.Cost.KiB)
	out = binary.BigEndian.AppendUint32(out, t.Cost.Rounds)
	out = append(append(append(out, t.Cost.Lanes), t.mark[:]...), t.Salt[:]...)
	return append(binary.BigEndian.AppendUint16(out, uint16(len(t.Note))), t.Note...)
}

// Lock seals the private half so that only the factor opens it again.
func (p *Private) Lock(f *Factor, t *Terms, b seal.Binding) ([]byte, error) {
	if p.hpke == nil {
		return nil, seal.ErrWiped
	}
	own := *t
	own.mark = f.mark
	aead, aad, err := own.cipher(f, b)
	if err != nil {
		return nil, err
	}
	defer seal.WipeCipher(aead)
	var plain [privateSize]byte
	defer clear(plain[:])
	copy(plain[copy(plain[:], p.identity.Member[:]):], p.seeds[:])
	return aead.Seal(own.bytes(), nil, plain[:], aad), nil
}

// Unlock opens a private half. The caller compares its identity with the one that is known.
func Unlock(lock []byte, f *Factor, b seal.Binding) (*Private, error) {
	t, err := ReadTerms(lock)
	if err != nil {
		return nil, err
	}
	sealed := lock[termsSize+len(t.Note):]
	if len(sealed) != privateSize+seal.Overhead {
		return nil, seal.ErrFormat
	}
	aead, aad, err := t.cipher(f, b)
	if err != nil {
		return nil, err
	}
	defer seal.WipeCipher(aead)
	plain, err := aead.Open(nil, nil, sealed, aad)
	scrub()
	if err != nil {
		return nil, ErrSecret
	}
	return privateOf(seal.ID(plain), (*[seedsSize]byte)(plain[16:]))
}

// Verifier derives what a login shows to a host. It needs the clear part of a lock only, and does
// not lead to the key that opens the sealed part.
func Verifier(lock []byte, f *Factor) ([32]byte, error) {
	t, err := ReadTerms(lock)
	if err != nil {
		return [32]byte{}, err
	}
	return t.derive(f, "romukura lock 1 verifier")
}

// cipher derives the key of a lock and writes the additional data: the clear part is bound too.
func (t *Terms) cipher(f *Factor, b seal.Binding) (cipher.AEAD, []byte, error) {
	aad, err := seal.NewAAD(nil, t.Suite, seal.Ref{}, b)
	if err != nil {
		return nil, nil, err
	}
	key, err := t.derive(f, "romukura lock 1 key")
	if err != nil {
		return nil, nil, err
	}
	defer clear(key[:])
	return seal.NewCipher(&key), aad.Bytes(t.bytes()).Step(seal.StepPrivate), nil
}
