package open_test

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"

	"romukura/seal"
	"romukura/seal/open"
)

// form is one sort of sealed bytes: how it is opened under a binding, and what it was bound to.
type form struct {
	bytes []byte
	at    seal.Binding
	open  func(b seal.Binding, sealed []byte) error
}

// forms makes one of each sort, all under the same binding.
func forms(t testing.TB) map[string]form {
	key, inner, member, b := newKey(), newKey(), newMember(t), place()
	code := open.ByRecovery(&[open.CodeSize]byte{1, 2})
	terms := must[*open.Terms](t)(open.NewTerms(seal.SuiteLockRecovery, []byte("note")))
	stream := must[*seal.Stream](t)(seal.NewStream(key, b))
	reader := func(b seal.Binding) (*open.Stream, error) {
		return open.NewStream(key, b, stream.Head())
	}
	chunk := must[[]byte](t)(stream.Chunk(nil, true, []byte("chunk")))
	return map[string]form{
		"record": {
			must[[]byte](t)(seal.Record(key, b, []byte("content"))), b,
			func(b seal.Binding, s []byte) error { _, err := open.Record(key, b, s); return err },
		},
		"stream head": {
			stream.Head(), b,
			func(b seal.Binding, s []byte) error { _, err := open.NewStream(key, b, s); return err },
		},
		"chunk": {
			chunk, b,
			func(b seal.Binding, s []byte) error {
				r, err := reader(b)
				if err == nil {
					_, err = r.Chunk(nil, open.ChunkOf{Last: true}, s)
				}
				return err
			},
		},
		"key wrap": {
			must[[]byte](t)(seal.WrapKey(key, b, inner)), b,
			func(b seal.Binding, s []byte) error { _, err := open.Key(key, b, s); return err },
		},
		"member wrap": {
			must[[]byte](t)(seal.WrapTo(member.Identity(), b, inner)), b,
			func(b seal.Binding, s []byte) error { _, err := open.KeyFrom(member, b, s); return err },
		},
		"lock": {
			must[[]byte](t)(member.Lock(code, terms, b)), b,
			func(b seal.Binding, s []byte) error { _, err := open.Unlock(s, code, b); return err },
		},
	}
}

// moves change a binding in one field each.
var moves = map[string]func(*seal.Binding){
	"office":             func(b *seal.Binding) { b.Office = seal.NewID() },
	"client":             func(b *seal.Binding) { b.Client = seal.NewID() },
	"no client":          func(b *seal.Binding) { b.Client = seal.ID{} },
	"person":             func(b *seal.Binding) { b.Person = seal.NewID() },
	"no person":          func(b *seal.Binding) { b.Person = seal.ID{} },
	"client for person":  func(b *seal.Binding) { b.Client, b.Person = b.Person, b.Client },
	"kind":               func(b *seal.Binding) { b.Kind = "slip" },
	"kind longer":        func(b *seal.Binding) { b.Kind += "s" },
	"id":                 func(b *seal.Binding) { b.ID = seal.NewID() },
	"version before":     func(b *seal.Binding) { b.Version-- },
	"version after":      func(b *seal.Binding) { b.Version++ },
	"path":               func(b *seal.Binding) { b.Path = "seal" },
	"no path":            func(b *seal.Binding) { b.Path = "" },
	"kind eats the path": func(b *seal.Binding) { b.Kind, b.Path = b.Kind+b.Path, "" },
}

func TestS16_SealedBytesOpenInTheirOwnPlaceOnly(t *testing.T) {
	for name, f := range forms(t) {
		if err := f.open(f.at, f.bytes); err != nil {
			t.Fatalf("%s does not open in its own place: %v", name, err)
		}
		for what, move := range moves {
			b := f.at
			move(&b)
			err := f.open(b, f.bytes)
			if !errors.Is(err, open.ErrIntegrity) && !errors.Is(err, open.ErrSecret) {
				t.Errorf("%s moved to another %s: %v", name, what, err)
			}
		}
	}
}

func TestS16_EveryChangedByteIsNoticed(t *testing.T) {
	for name, f := range forms(t) {
		for i := range f.bytes {
			for _, bit := range []byte{1, 0x80} {
				f.bytes[i] ^= bit
				if err := f.open(f.at, f.bytes); err == nil {
					t.Errorf("%s opens with byte %d changed", name, i)
				}
				f.bytes[i] ^= bit
			}
		}
	}
}

func TestS16_CutOffOrLongerBytesAreNoticed(t *testing.T) {
	for name, f := range forms(t) {
		for n := range f.bytes {
			if err := f.open(f.at, f.bytes[:n]); err == nil {
				t.Errorf("%s opens when %d of %d bytes are left", name, n, len(f.bytes))
			}
		}
		if err := f.open(f.at, append(f.bytes, 0)); err == nil {
			t.Errorf("%s opens with a byte too many", name)
		}
	}
}

func TestS16_OneSortOfBytesNeverPassesForAnother(t *testing.T) {
	all := forms(t)
	for name, f := range all {
		for other, g := range all {
			if name == other {
				continue
			}
			if err := g.open(f.at, f.bytes); err == nil {
				t.Errorf("%s opens as %s", name, other)
			}
			relabeled := append([]byte(nil), f.bytes...)
			copy(relabeled[:2], g.bytes[:2])
			if err := g.open(f.at, relabeled); err == nil {
				t.Errorf("%s opens as %s when its label says so", name, other)
			}
		}
	}
}

func TestS16_ADataKeyNeverPassesForAKeyOfTheTree(t *testing.T) {
	key, b := newKey(), place()
	record := must[[]byte](t)(seal.Record(key, b, nil))
	forged := []byte{seal.FormatVersion, byte(seal.SuiteKeyWrap)}
	forged = append(forged, record[2:22]...)             // the outer key
	forged = append(forged, make([]byte, 20)...)         // any inner key
	forged = append(forged, record[22:seal.HeadSize]...) // the wrapped data key
	if _, err := open.Key(key, b, forged); !errors.Is(err, open.ErrIntegrity) {
		t.Errorf("a data key came out as a key of the tree: %v", err)
	}
}

func TestS16_TheEpochIsBound(t *testing.T) {
	old := newKey()
	b := place()
	sealed := must[[]byte](t)(seal.Record(old, b, nil))
	outer := newKey()
	wrap := must[[]byte](t)(seal.WrapKey(outer, b, old))
	binary.BigEndian.PutUint32(wrap[2+20+16:], 2) // the wrap says: epoch 2
	if _, err := open.Key(outer, b, wrap); !errors.Is(err, open.ErrIntegrity) {
		t.Errorf("a key came out under another epoch: %v", err)
	}
	binary.BigEndian.PutUint32(sealed[2+16:], 2) // the record says: epoch 2
	if _, err := open.Record(old, b, sealed); !errors.Is(err, open.ErrOtherKey) {
		t.Errorf("a record opened under another epoch: %v", err)
	}
}

func TestNothingIsSealedWithoutAPlace(t *testing.T) {
	key := newKey()
	for what, b := range map[string]seal.Binding{
		"no office":      {Kind: "person"},
		"no kind":        {Office: seal.NewID()},
		"a long kind":    {Office: seal.NewID(), Kind: strings.Repeat("k", 65)},
		"a long path":    {Office: seal.NewID(), Kind: "k", Path: strings.Repeat("p", 1025)},
		"nothing at all": {},
	} {
		_, record := seal.Record(key, b, nil)
		_, stream := seal.NewStream(key, b)
		_, wrap := seal.WrapKey(key, b, newKey())
		_, member := seal.WrapTo(newMember(t).Identity(), b, key)
		for _, err := range []error{record, stream, wrap, member} {
			if !errors.Is(err, seal.ErrBinding) {
				t.Errorf("%s: %v", what, err)
			}
		}
	}
}

func TestANewerFormatIsNamedAsSuch(t *testing.T) {
	for name, f := range forms(t) {
		if name == "chunk" {
			continue // has no head of its own
		}
		for what, change := range map[string]func([]byte){
			"format version": func(s []byte) { s[0] = 2 },
			"suite":          func(s []byte) { s[1] = 0x7F },
		} {
			newer := append([]byte(nil), f.bytes...)
			change(newer)
			if err := f.open(f.at, newer); !errors.Is(err, seal.ErrNewer) {
				t.Errorf("%s with a newer %s: %v", name, what, err)
			}
		}
	}
}

func TestNoErrorTellsContent(t *testing.T) {
	key, b := newKey(), place()
	b.Kind = "kanariya"
	sealed := must[[]byte](t)(seal.Record(key, b, []byte("kanariya")))
	sealed[len(sealed)-1]++
	_, err := open.Record(key, b, sealed)
	if text := fmt.Sprint(err); strings.Contains(text, "kanariya") {
		t.Errorf("the error tells: %s", text)
	}
}
