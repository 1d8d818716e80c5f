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
	seeds := new([seedsSize]byte)
	_, _ = rand.Read(seeds[:]) // never fails
	return privateOf(member, seeds)
}

// privateOf makes both pairs of their seeds, which become part of the private half.
func privateOf(member seal.ID, seeds *[seedsSize]byte) (*Private, error) {
	p := &Private{seeds: seeds}
	var err error
	seal.Apart(func() { err = p.compute(member) })
	if err != nil {
		return nil, err
	}
	return p, nil
}

func (p *Private) compute(member seal.ID) (err error) {
	p.hpke, err = hpke.MLKEM768P256().NewPrivateKey(p.seeds[:32])
	if err != nil {
		return err
	}
	p.signer = seal.NewSigner(member, (*[32]byte)(p.seeds[32:]))
	p.identity, err = seal.NewIdentity(p.signer, p.hpke.PublicKey())
	return err
}

// Identity is the public half.
func (p *Private) Identity() *seal.Identity { return p.identity }

// Signer signs in the member's name. It is wiped together with the private half.
func (p *Private) Signer() *seal.Signer { return p.signer }

// Wipe overwrites the private half. What the library computed from it is garbage then; Forget
// overwrites that.
func (p *Private) Wipe() {
	if p == nil || p.hpke == nil {
		return
	}
	clear(p.seeds[:])
	p.signer.Wipe()
	if seed, err := p.hpke.Bytes(); err == nil {
		clear(seed) // the library hands out what it holds
	}
	p.hpke = nil
}

// Format prints the mask under every verb.
func (p Private) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("‹sealed›")) }

// MarshalText writes the mask.
func (p Private) MarshalText() ([]byte, error) { return []byte("‹sealed›"), nil }
