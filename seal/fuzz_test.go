package seal_test

import (
	"bytes"
	"strings"
	"testing"

	"romukura/seal"
)

// examples are one of every form that this package writes, by chance keys: seeds beside those that
// are committed under testdata/fuzz.
func examples(t testing.TB) [][]byte {
	outer, inner := seal.NewKey(seal.Ref{ID: seal.NewID()}), seal.NewKey(seal.Ref{ID: seal.NewID()})
	member := newMember(t)
	b := seal.Binding{Office: seal.NewID(), Kind: "k"}
	stream := must[*seal.Stream](t)(seal.NewStream(outer, b))
	return [][]byte{
		must[[]byte](t)(seal.Record(outer, b, []byte("content"))),
		stream.Head(),
		must[[]byte](t)(seal.WrapKey(outer, b, inner)),
		must[[]byte](t)(seal.WrapTo(member.Identity(), b, inner)),
		member.Identity().Bytes(),
		must[[]byte](t)(seal.Sign(member.Signer(), seal.DomainBatch, nil)),
	}
}

func FuzzReadHead(f *testing.F) {
	for _, e := range examples(f) {
		f.Add(e)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		head, err := seal.ReadHead(src)
		if err != nil {
			return
		}
		if src[0] != seal.FormatVersion || src[1] != byte(head.Suite) {
			t.Errorf("%+v was read from % x", head, src[:2])
		}
		if named := !head.Outer.ID.IsZero() || !head.Member.IsZero(); !named &&
			!bytes.Equal(src[2:18], make([]byte, 16)) {
			t.Error("the head names no key, and the bytes do")
		}
	})
}

func FuzzParseIdentity(f *testing.F) {
	for _, e := range examples(f) {
		f.Add(e)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		id, err := seal.ParseIdentity(src)
		if err != nil {
			return
		}
		if !bytes.Equal(id.Bytes(), src) || len(id.Fingerprint()) != 35 {
			t.Error("an identity was read that is written otherwise")
		}
	})
}

func FuzzVerify(f *testing.F) {
	member := newMember(f)
	for _, e := range examples(f) {
		f.Add(e, []byte("message"))
	}
	f.Fuzz(func(t *testing.T, signature, message []byte) {
		if seal.Verify(member.Identity(), signature, seal.DomainGrant, message) {
			t.Error("a signature was found by chance")
		}
	})
}

func FuzzParseID(f *testing.F) {
	f.Add(seal.NewID().String())
	f.Fuzz(func(t *testing.T, text string) {
		if id, err := seal.ParseID(text); err == nil && id.String() != strings.ToLower(text) {
			t.Errorf("%q was read as %s", text, id)
		}
	})
}
