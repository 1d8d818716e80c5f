package open

import (
	"crypto/cipher"

	"romukura/seal"
)

// Stream opens the chunks of a document, in any order.
type Stream struct {
	aead cipher.AEAD
	key  seal.Ref
	b    seal.Binding
}

// NewStream opens the head of a document.
func NewStream(key *seal.Key, b seal.Binding, head []byte) (*Stream, error) {
	if err := expect(head, seal.SuiteStream, key); err != nil {
		return nil, err
	}
	aad, err := seal.NewAAD(nil, seal.SuiteStream, key.Ref(), b)
	if err != nil {
		return nil, err
	}
	inner, err := dataKey(key, aad, head)
	if err != nil {
		return nil, err
	}
	opened.Add(1)
	return &Stream{inner, key.Ref(), b}, nil
}

// Chunk opens the chunk with a number from 0 and appends its content to dst. The caller knows from
// the document's record how many there are: a document that was cut short has no last chunk.
func (s *Stream) Chunk(dst []byte, c ChunkOf, sealed []byte) ([]byte, error) {
	if s.aead == nil {
		return nil, seal.ErrWiped
	}
	aad, err := seal.ChunkAAD(s.key, s.b, c.N, c.Last)
	if err != nil {
		return nil, err
	}
	if len(sealed) < seal.Overhead {
		return nil, seal.ErrFormat
	}
	plain, err := s.aead.Open(dst, nil, sealed, aad)
	scrub()
	if err != nil {
		return nil, ErrIntegrity
	}
	return plain, nil
}

// ChunkOf is a place in a document.
type ChunkOf struct {
	N    uint32 // from 0
	Last bool
}

// Wipe overwrites the document's key.
func (s *Stream) Wipe() {
	if s.aead != nil {
		seal.WipeCipher(s.aead)
		s.aead = nil
	}
}
