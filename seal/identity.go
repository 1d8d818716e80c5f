package seal

import (
	"crypto/ed25519"
	"crypto/hpke"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
)

// Lengths inside an identity.
const (
	hpkePublicSize = 1184 + 65 // ML-KEM-768, point of P-256
	keysSize       = 2 + 16 + hpkePublicSize + ed25519.PublicKeySize

	// IdentitySize is the length of an identity in bytes.
	IdentitySize = keysSize + SignatureSize
)

// Identity is a member's public half: one key that others seal to, one that shows what the member
// signed. It carries a signature of its own, so that nobody joins two members' keys into one.
type Identity struct {
	Member ID
	hpke   hpke.PublicKey
	sign   ed25519.PublicKey
	bytes  []byte
}

// NewIdentity makes the identity of whoever holds the signer and the private half of pub.
func NewIdentity(signer *Signer, pub hpke.PublicKey) (*Identity, error) {
	raw := pub.Bytes()
	if len(raw) != hpkePublicSize {
		return nil, ErrFormat
	}
	id := append([]byte{FormatVersion, byte(SuiteIdentity)}, signer.member[:]...)
	id = append(append(id, raw...), signer.public()...)
	signature, err := Sign(signer, DomainIdentity, id)
	if err != nil {
		return nil, err
	}
	return ParseIdentity(append(id, signature...))
}

// ParseIdentity reads what Bytes wrote and checks its signature.
func ParseIdentity(src []byte) (*Identity, error) {
	suite, err := ReadSuite(src)
	if err != nil {
		return nil, err
	}
	if suite != SuiteIdentity || len(src) != IdentitySize {
		return nil, ErrFormat
	}
	pub, err := hpke.MLKEM768P256().NewPublicKey(src[18 : 18+hpkePublicSize])
	if err != nil {
		return nil, ErrFormat
	}
	own := append([]byte(nil), src...)
	id := &Identity{
		Member: ID(src[2:18]), hpke: pub, bytes: own,
		sign: ed25519.PublicKey(own[18+hpkePublicSize : keysSize]),
	}
	if !Verify(id, own[keysSize:], DomainIdentity, own[:keysSize]) {
		return nil, ErrFormat
	}
	return id, nil
}

// Bytes is the identity as it is stored. The caller does not change it.
func (id *Identity) Bytes() []byte { return id.bytes }

// SigningKey is the Ed25519 public key.
func (id *Identity) SigningKey() ed25519.PublicKey { return id.sign }

// Digest is SHA-256 over member and keys: what two persons compare outside the host.
func (id *Identity) Digest() [32]byte { return sha256.Sum256(id.bytes[:keysSize]) }

// Fingerprint is the digest as six groups of five figures, to be read out on the telephone.
// Figures, because letters are misheard; thirty of them, because another pair of keys with the same
// thirty would take some 2^99 tries.
func (id *Identity) Fingerprint() string {
	digest := id.Digest()
	var text []byte
	for group := range 6 {
		if group > 0 {
			text = append(text, ' ')
		}
		var eight [8]byte
		copy(eight[3:], digest[group*5:])
		text = fmt.Appendf(text, "%05d", binary.BigEndian.Uint64(eight[:])%100_000)
	}
	return string(text)
}

// QR is the text of the code that one device shows and another reads: member and whole digest.
func (id *Identity) QR() string {
	digest := id.Digest()
	return "romukura-member:1:" + id.Member.String() + ":" + hex.EncodeToString(digest[:])
}
