package seal

import (
	"crypto/cipher"
	"strconv"
)

// ChunkSize is the length of every chunk of a document but the last, before sealing.
const ChunkSize = 1 << 18

// Stream seals a document chunk by chunk under a data key of its own. Order, truncation and chunks
// of other documents are noticed: the number of a chunk and whether it is the last are bound.
type Stream struct {
	head []byte
	aead cipher.AEAD
	key  Ref
	b    Binding
	next uint32
	done bool
}

// NewStream begins a document. Its Head is stored beside the chunks or in the document's record.
func NewStream(key *Key, b Binding) (*Stream, error) {
	aad, err := NewAAD(nil, SuiteStream, key.ref, b)
	if err != nil {
		return nil, err
	}
	var data [KeySize]byte
	defer clear(data[:])
	head, err := appendHead(nil, key, aad, &data)
	if err != nil {
		return nil, err
	}
	return &Stream{head: head, aead: NewCipher(&data), key: key.ref, b: b}, nil
}

// Head is the wrapped data key.
func (s *Stream) Head() []byte { return s.head }

// Chunk seals the next chunk and appends it to dst. After the last one the data key is gone.
func (s *Stream) Chunk(dst []byte, last bool, plain []byte) ([]byte, error) {
	if s.done {
		return nil, ErrWiped
	}
	aad, err := ChunkAAD(s.key, s.b, s.next, last)
	if err != nil {
		return nil, err
	}
	s.next++
	dst = s.aead.Seal(dst, nil, plain, aad)
	if last {
		s.Wipe()
	}
	return dst, nil
}

// Wipe ends a stream before its last chunk.
func (s *Stream) Wipe() {
	if !s.done {
		WipeCipher(s.aead)
		s.done = true
	}
}

// ChunkAAD is the additional data of the chunk with a number from 0.
func ChunkAAD(key Ref, b Binding, n uint32, last bool) ([]byte, error) {
	b.Path += "chunk/" + strconv.FormatUint(uint64(n), 10)
	if last {
		b.Path += "/last"
	}
	aad, err := NewAAD(nil, SuiteStream, key, b)
	if err != nil {
		return nil, err
	}
	return aad.Step(StepContent), nil
}
