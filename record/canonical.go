package record

import (
	"crypto/sha256"
	"encoding/binary"

	"romukura/seal"
)

// HashOf is the hash of a version: SHA-256 over its canonical bytes, in which the sealed bytes
// stand as their own hash. What the batch gives is not in it; the batch's signature covers that.
func HashOf(v *Version) [32]byte {
	var room [512]byte
	return sha256.Sum256(appendVersion(room[:0], v))
}

// appendVersion writes a version's canonical bytes: the form's name, then fields in a fixed order,
// numbers big-endian, what varies in length behind its length.
func appendVersion(b []byte, v *Version) []byte {
	b = append(b, "romukura version 1"...)
	b = appendIDs(b, v.Office, v.Client, v.Person)
	b = appendText(b, v.Kind)
	b = append(b, v.ID[:]...)
	b = binary.BigEndian.AppendUint32(b, v.Version)
	b = binary.BigEndian.AppendUint16(b, uint16(len(v.Follows)))
	for _, r := range v.Follows {
		b = binary.BigEndian.AppendUint32(b, r.Version)
		b = append(b, r.Batch[:]...)
	}
	b = append(b, flag(v.Void))
	b = binary.BigEndian.AppendUint64(b, uint64(len(v.Sealed)))
	content := sha256.Sum256(v.Sealed)
	return append(b, content[:]...)
}

// Message is what the author of a batch signs.
func (b *Batch) Message() []byte {
	m := append(make([]byte, 0, 192), "romukura batch 1"...)
	m = appendIDs(m, b.Office, b.ID, b.Replica)
	m = append(m, b.Author[:]...)
	m = binary.BigEndian.AppendUint64(m, uint64(b.At))
	m = appendText(m, string(b.Act))
	m = append(m, b.Undoes[:]...)
	m = binary.BigEndian.AppendUint32(m, b.Count)
	return append(m, b.Root[:]...)
}

func appendIDs(b []byte, x, y, z seal.ID) []byte {
	return append(append(append(b, x[:]...), y[:]...), z[:]...)
}

func appendText(b []byte, s string) []byte {
	return append(binary.BigEndian.AppendUint16(b, uint16(len(s))), s...)
}

func flag(set bool) byte {
	if set {
		return 1
	}
	return 0
}

// TreeHash is the root of the tree of RFC 6962 over hashes: the leaf of each is SHA-256 of a zero
// byte and the hash, a node SHA-256 of a one byte and its two children.
func TreeHash(hashes [][32]byte) [32]byte {
	switch len(hashes) {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return sha256.Sum256(append([]byte{0}, hashes[0][:]...))
	}
	left := 1
	for left*2 < len(hashes) {
		left *= 2
	}
	var node [65]byte
	node[0] = 1
	x, y := TreeHash(hashes[:left]), TreeHash(hashes[left:])
	copy(node[1:], x[:])
	copy(node[33:], y[:])
	return sha256.Sum256(node[:])
}

func rootOf(versions []Version) [32]byte {
	hashes := make([][32]byte, len(versions))
	for i := range versions {
		hashes[i] = versions[i].Hash
	}
	return TreeHash(hashes)
}
