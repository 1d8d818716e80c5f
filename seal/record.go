package seal

import (
	"crypto/rand"
	"encoding/binary"
)

// Lengths of the parts of a sealed record.
const (
	// Overhead is what AES-GCM adds: a nonce of 12 bytes in front, a tag of 16 behind.
	Overhead = 28
	// HeadSize is the length of what stands before a record's content, and of a stream's head:
	// version, suite, key id, epoch, wrapped data key.
	HeadSize = 2 + refSize + KeySize + Overhead
	refSize  = 16 + 4
)

// Record seals one version of a record under a key of the tree.
func Record(key *Key, b Binding, plain []byte) ([]byte, error) {
	return AppendRecord(make([]byte, 0, RecordSize(len(plain))), key, b, plain)
}

// RecordSize is the length of a sealed record with so many bytes of content.
func RecordSize(plain int) int { return HeadSize + plain + Overhead }

// AppendRecord seals one version of a record and appends it to dst.
func AppendRecord(dst []byte, key *Key, b Binding, plain []byte) ([]byte, error) {
	var room [512]byte
	aad, err := NewAAD(room[:0], SuiteRecord, key.ref, b)
	if err != nil {
		return nil, err
	}
	var data [KeySize]byte
	defer clear(data[:])
	dst, err = appendHead(dst, key, aad, &data)
	if err != nil {
		return nil, err
	}
	inner := NewCipher(&data)
	defer WipeCipher(inner)
	return inner.Seal(dst, nil, plain, aad.Step(StepContent)), nil
}

// appendHead draws a data key and writes it, wrapped, behind the name of the key that wraps it.
func appendHead(dst []byte, key *Key, aad AAD, data *[KeySize]byte) ([]byte, error) {
	if key.aead == nil {
		return nil, ErrWiped
	}
	_, _ = rand.Read(data[:]) // never fails
	dst = appendRef(append(dst, FormatVersion, aad[3]), key.ref)
	return key.aead.Seal(dst, nil, data[:], aad.Step(StepDataKey)), nil
}

func appendRef(dst []byte, r Ref) []byte {
	return binary.BigEndian.AppendUint32(append(dst, r.ID[:]...), r.Epoch)
}

func readRef(src []byte) Ref {
	return Ref{ID(src[:16]), binary.BigEndian.Uint32(src[16:refSize])}
}
