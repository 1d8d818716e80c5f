// Package seal holds the formats of what is sealed: keys, envelopes, wraps, identities and
// signatures. It encrypts and never decrypts; that is seal/open, which only a desk may import.
package seal

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
)

// ID is an opaque random id: of an office, a client, a person, a record, a key, a batch.
type ID [16]byte

// NewID draws an id.
func NewID() ID {
	var id ID
	_, _ = rand.Read(id[:]) // never fails: crypto/rand ends the process instead
	return id
}

// ParseID reads what String wrote.
func ParseID(text string) (ID, error) {
	var id ID
	if hex.DecodedLen(len(text)) != len(id) {
		return id, fmt.Errorf("seal: an id has %d characters", hex.EncodedLen(len(id)))
	}
	_, err := hex.Decode(id[:], []byte(text))
	return id, err
}

// String is the id in 32 hexadecimal digits.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// IsZero reports the id of nothing.
func (id ID) IsZero() bool { return id == ID{} }
