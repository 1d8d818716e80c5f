package seal

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
)

// Index turns the natural key of a piece, such as an employee's number, into a record id that every
// replica computes alike and that is random to whoever lacks the key. It prints ‹sealed›.
type Index struct{ secret []byte }

// NewIndex derives the index of a key of the tree. Its users take the key of epoch 1, so that ids
// stay when keys change.
func NewIndex(key *Key) (*Index, error) {
	if key.aead == nil {
		return nil, ErrWiped
	}
	secret, err := hkdf.Key(sha256.New, key.secret[:], key.ref.ID[:], "romukura index", KeySize)
	return &Index{secret}, err
}

// ID is the record id of a kind and the parts of a natural key: HMAC-SHA-256, cut to 16 bytes.
func (x *Index) ID(kind string, natural ...string) (ID, error) {
	if x.secret == nil {
		return ID{}, ErrWiped
	}
	fields := AAD(nil).Text(kind)
	for _, part := range natural {
		fields = fields.Text(part)
	}
	mac := hmac.New(sha256.New, x.secret)
	mac.Write(fields)
	return ID(mac.Sum(nil)[:16]), nil
}

// Wipe overwrites the index key.
func (x *Index) Wipe() {
	clear(x.secret)
	x.secret = nil
}

// Format prints the mask under every verb.
func (x Index) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(mask)) }

// MarshalText writes the mask.
func (x Index) MarshalText() ([]byte, error) { return []byte(mask), nil }
