package seal

import (
	"crypto/ed25519"
	"encoding/binary"
	"fmt"
)

// SignatureSize is the length of a signature: version, suite, Ed25519.
const SignatureSize = 2 + ed25519.SignatureSize

// Domain says what is signed, so that a signature for one thing never serves for another.
type Domain string

// What members sign.
const (
	DomainIdentity Domain = "identity" // a member's own public keys
	DomainBatch    Domain = "batch"    // a batch of record versions
	DomainExport   Domain = "export"   // a bundle's manifest
	DomainGrant    Domain = "grant"    // leave for a job without a person
)

// Signer signs in a member's name. It prints ‹sealed›.
type Signer struct {
	member ID
	key    ed25519.PrivateKey
}

// NewSigner makes the signer of a member from its seed, which is copied.
func NewSigner(member ID, seed *[ed25519.SeedSize]byte) *Signer {
	return &Signer{member, ed25519.NewKeyFromSeed(seed[:])}
}

// Member is in whose name the signer signs.
func (s *Signer) Member() ID { return s.member }

func (s *Signer) public() []byte { return s.key[ed25519.SeedSize:] }

// Wipe overwrites the key. The library keeps what it computed from a key for as long as the key's
// place in memory lives; a signature with another key in that place makes it let go at once.
func (s *Signer) Wipe() {
	if s.key == nil {
		return
	}
	copy(s.key, ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
	ed25519.Sign(s.key, nil)
	s.key = nil
}

// Format prints the mask under every verb.
func (s Signer) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(mask)) }

// MarshalText writes the mask.
func (s Signer) MarshalText() ([]byte, error) { return []byte(mask), nil }

// Sign signs a message for one domain.
func Sign(s *Signer, d Domain, message []byte) ([]byte, error) {
	if s.key == nil {
		return nil, ErrWiped
	}
	var signature []byte
	Apart(func() { signature = ed25519.Sign(s.key, signed(d, message)) })
	return append([]byte{FormatVersion, byte(SuiteSignature)}, signature...), nil
}

// Verify reports whether a member signed a message for a domain.
func Verify(id *Identity, signature []byte, d Domain, message []byte) bool {
	suite, err := ReadSuite(signature)
	if err != nil || suite != SuiteSignature || len(signature) != SignatureSize {
		return false
	}
	return ed25519.Verify(id.sign, signed(d, message), signature[2:])
}

// signed is what Ed25519 is applied to: a label, the domain behind its length, the message.
func signed(d Domain, message []byte) []byte {
	text := append(make([]byte, 0, 32+len(d)+len(message)), "romukura signature 1"...)
	text = append(binary.BigEndian.AppendUint16(text, uint16(len(d))), d...)
	return append(text, message...)
}
