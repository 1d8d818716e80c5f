package open_test

import (
	"bytes"
	"errors"
	"testing"

	"romukura/seal"
	"romukura/seal/open"
)

// document seals a document in chunks of its letters.
func document(t testing.TB, key *seal.Key, b seal.Binding, chunks ...string) ([]byte, [][]byte) {
	var out [][]byte
	stream := must[*seal.Stream](t)(seal.NewStream(key, b))
	for i, c := range chunks {
		out = append(out, must[[]byte](t)(stream.Chunk(nil, i == len(chunks)-1, []byte(c))))
	}
	return stream.Head(), out
}

// read opens a document of so many chunks.
func read(s *open.Stream, chunks [][]byte) (string, error) {
	var text []byte
	for i, c := range chunks {
		var err error
		at := open.ChunkOf{N: uint32(i), Last: i == len(chunks)-1}
		if text, err = s.Chunk(text, at, c); err != nil {
			return "", err
		}
	}
	return string(text), nil
}

func TestADocumentIsReadBackChunkByChunk(t *testing.T) {
	key, b := newKey(), place()
	head, chunks := document(t, key, b, "one ", "two ", "three")
	s := must[*open.Stream](t)(open.NewStream(key, b, head))
	if text, err := read(s, chunks); err != nil || text != "one two three" {
		t.Error(text, err)
	}
	big := bytes.Repeat([]byte("0123456789abcdef"), seal.ChunkSize/16)
	head, chunks = document(t, key, b, string(big), "")
	s = must[*open.Stream](t)(open.NewStream(key, b, head))
	if text, err := read(s, chunks); err != nil || text != string(big) {
		t.Error("a whole chunk and an empty one came back changed", err)
	}
}

func TestS16_ChunksOutOfPlaceAreNoticed(t *testing.T) {
	key, b := newKey(), place()
	head, c := document(t, key, b, "one", "two", "three")
	_, other := document(t, key, b, "ONE", "TWO", "THREE")
	longer := b
	longer.Version++
	s := must[*open.Stream](t)(open.NewStream(key, b, head))
	for what, chunks := range map[string][][]byte{
		"turned round":                    {c[1], c[0], c[2]},
		"cut short":                       {c[0], c[1]},
		"without its first":               {c[1], c[2]},
		"one twice":                       {c[0], c[0], c[2]},
		"longer":                          {c[0], c[1], c[2], c[2]},
		"one of another document":         {c[0], other[1], c[2]},
		"a chunk shorter than its nonce":  {c[0], c[1][:5], c[2]},
		"nothing where a chunk should be": {c[0], nil, c[2]},
	} {
		_, err := read(s, chunks)
		if !errors.Is(err, open.ErrIntegrity) && !errors.Is(err, seal.ErrFormat) {
			t.Errorf("a document %s: %v", what, err)
		}
	}
	if _, err := open.NewStream(key, longer, head); !errors.Is(err, open.ErrIntegrity) {
		t.Errorf("the head of another version: %v", err)
	}
}

func TestNothingFollowsTheLastChunk(t *testing.T) {
	stream := must[*seal.Stream](t)(seal.NewStream(newKey(), place()))
	must[[]byte](t)(stream.Chunk(nil, true, nil))
	if _, err := stream.Chunk(nil, false, nil); !errors.Is(err, seal.ErrWiped) {
		t.Errorf("a chunk after the last: %v", err)
	}
}
