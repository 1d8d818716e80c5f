package open

import (
	"crypto/hpke"
	"crypto/rand"
	"fmt"

	"romukura/seal"
)

// Private is a member's private half: it opens what was sealed to the member and signs in the
// member's name. It prints ‹sealed›.
type Private struct {
	identity *seal.Identity
	signer   *seal.Signer
	hpke     hpke.PrivateKey
	seeds    *[seedsSize]byte // of HPKE, then of Ed25519
}

const seedsSize = 64

// NewPrivate draws the private half of a new member.
func NewPrivate(member seal.ID) (*Private, error) {
	var seeds [seedsSize]byte
	_, _ = rand.Read(seeds[:]) // never fails
	defer clear(seeds[:])
	return privateOf(member, &seeds)
}

// privateOf makes both pairs of their seeds, which are copied.
func privateOf(member seal.ID, seeds *[seedsSize]byte) (*Private, error) {
	own := *seeds
	key, err := hpke.MLKEM768P256().NewPrivateKey(own[:32])
	if err != nil {
		return nil, err
	}
	signer := seal.NewSigner(member, (*[32]byte)(own[32:]))
	identity, err := seal.NewIdentity(signer, key.PublicKey())
	if err != nil {
		return nil, err
	}
	return &Private{identity, signer, key, &own}, nil
}

// Identity is the public half.
func (p *Private) Identity() *seal.Identity { return p.identity }

// Signer signs in the member's name. It is wiped together with the private half.
func (p *Private) Signer() *seal.Signer { return p.signer }

// Wipe overwrites the private half.
func (p *Private) Wipe() {
	if p == nil || p.hpke == nil {
		return
	}
	clear(p.seeds[:])
	p.signer.Wipe()
	p.hpke = nil
}

// Format prints the mask under every verb.
func (p Private) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("‹sealed›")) }

// MarshalText writes the mask.
func (p Private) MarshalText() ([]byte, error) { return []byte("‹sealed›"), nil }
