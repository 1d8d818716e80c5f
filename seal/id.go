// Package seal holds the formats of everything that is sealed: keys and their epochs, records and
// documents, wraps of keys, members' identities, signatures, blind indexes. It encrypts and never
// decrypts; that is seal/open, which only a desk may import. docs/formats.md gives every byte.
//
// A key of the tree (office → client → person, and beside it a tree for My Numbers) seals a fresh
// data key for every version of a record; the binding of a record stands in the additional data of
// AES-256-GCM, so sealed bytes open in their own place only:
//
//	b := seal.Binding{Office: office, Client: client, Kind: "contract", ID: id, Version: 1}
//	sealed, err := seal.Record(clientKey, b, plain)
//	wrap, err := seal.WrapKey(officeKey, wrapBinding, clientKey) // a key under a key
//	wrap, err := seal.WrapTo(member, wrapBinding, clientKey)     // a key to a member
//
// It promises that what one version of the program wrote, each later one reads: the first byte of
// everything is the format version, the second the suite, and both are bound. It refuses to seal
// without an office and a kind, and with a key that was wiped. Algorithms come from the standard
// library; [Registry] lists them with their standing in the CRYPTREC list.
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
