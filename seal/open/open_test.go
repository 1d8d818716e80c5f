package open_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"

	"romukura/seal"
	"romukura/seal/open"
)

// place is a binding with every field filled.
func place() seal.Binding {
	return seal.Binding{
		Office: seal.NewID(), Client: seal.NewID(), Person: seal.NewID(), Kind: "person",
		ID: seal.NewID(), Version: 7, Path: "photo",
	}
}

func newKey() *seal.Key { return seal.NewKey(seal.Ref{ID: seal.NewID(), Epoch: 1}) }

func newMember(t testing.TB) *open.Private {
	return must[*open.Private](t)(open.NewPrivate(seal.NewID()))
}

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestARecordOfAnyLengthOpensAgain(t *testing.T) {
	key := newKey()
	chance := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		b := place()
		b.Version = chance.Uint32()
		b.Kind = strings.Repeat("k", 1+chance.IntN(64))
		b.Path = strings.Repeat("p", chance.IntN(1025))
		plain := make([]byte, n*n/8)
		for i := range plain {
			plain[i] = byte(chance.Uint32())
		}
		sealed := must[[]byte](t)(seal.AppendRecord([]byte("before"), key, b, plain))
		if len(sealed) != len("before")+seal.RecordSize(len(plain)) || string(sealed[:6]) != "before" {
			t.Fatal("not appended, or of another length than RecordSize says")
		}
		got := must[[]byte](t)(open.AppendRecord([]byte("x"), key, b, sealed[6:]))
		if !bytes.Equal(got[1:], plain) || got[0] != 'x' {
			t.Fatalf("%d bytes came back changed", len(plain))
		}
	}
}

func TestTheSameRecordIsNeverSealedTwiceAlike(t *testing.T) {
	key, b := newKey(), place()
	first := must[[]byte](t)(seal.Record(key, b, []byte("給与")))
	second := must[[]byte](t)(seal.Record(key, b, []byte("給与")))
	for from := 22; from+12 <= len(first); from++ {
		if bytes.Equal(first[from:from+12], second[from:from+12]) {
			t.Errorf("bytes %d to %d are alike: a nonce or a data key was used twice", from, from+12)
		}
	}
}

func TestS50_EveryRecordThatIsOpenedIsCounted(t *testing.T) {
	key, b := newKey(), place()
	sealed := must[[]byte](t)(seal.Record(key, b, nil))
	before := open.Opened()
	for range 5 {
		must[[]byte](t)(open.Record(key, b, sealed))
	}
	if _, err := open.Record(newKey(), b, sealed); err == nil {
		t.Fatal("another key opened it")
	}
	stream := must[*seal.Stream](t)(seal.NewStream(key, b))
	must[*open.Stream](t)(open.NewStream(key, b, stream.Head()))
	if got := open.Opened() - before; got != 6 {
		t.Errorf("counted %d, opened 5 records and a document", got)
	}
}

func TestS18_AWipedKeyDoesNothingAnyMore(t *testing.T) {
	key, other, b, member := newKey(), newKey(), place(), newMember(t)
	sealed := must[[]byte](t)(seal.Record(key, b, nil))
	wrap := must[[]byte](t)(seal.WrapKey(key, b, other))
	toMember := must[[]byte](t)(seal.WrapTo(member.Identity(), b, other))
	stream := must[*seal.Stream](t)(seal.NewStream(key, b))
	reader := must[*open.Stream](t)(open.NewStream(key, b, stream.Head()))
	index := must[*seal.Index](t)(seal.NewIndex(key))
	code := open.ByRecovery(&[open.CodeSize]byte{1})
	terms := must[*open.Terms](t)(open.NewTerms(seal.SuiteLockRecovery, nil))
	lock := must[[]byte](t)(member.Lock(code, terms, b))

	for range 2 { // wiping twice is wiping once
		key.Wipe()
		member.Wipe()
		stream.Wipe()
		reader.Wipe()
		index.Wipe()
		code.Wipe()
	}
	tries := map[string]error{}
	_, tries["seal a record"] = seal.Record(key, b, nil)
	_, tries["open a record"] = open.Record(key, b, sealed)
	_, tries["wrap under it"] = seal.WrapKey(key, b, other)
	_, tries["wrap it"] = seal.WrapKey(other, b, key)
	_, tries["wrap it to a member"] = seal.WrapTo(member.Identity(), b, key)
	_, tries["unwrap under it"] = open.Key(key, b, wrap)
	_, tries["unwrap from a member"] = open.KeyFrom(member, b, toMember)
	_, tries["begin a document"] = seal.NewStream(key, b)
	_, tries["go on with a document"] = stream.Chunk(nil, false, nil)
	_, tries["read on in a document"] = reader.Chunk(nil, open.ChunkOf{}, make([]byte, 40))
	_, tries["derive an index"] = seal.NewIndex(key)
	_, tries["use an index"] = index.ID("person", "1")
	_, tries["sign"] = seal.Sign(member.Signer(), seal.DomainBatch, nil)
	_, tries["lock"] = member.Lock(open.ByRecovery(&[open.CodeSize]byte{1}), terms, b)
	_, tries["unlock"] = open.Unlock(lock, code, b)
	for what, err := range tries {
		if !errors.Is(err, seal.ErrWiped) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestS02_NothingSecretPrints(t *testing.T) {
	member, key := newMember(t), newKey()
	index := must[*seal.Index](t)(seal.NewIndex(key))
	factor := open.ByPassphrase([]byte("kanariya-8472"), &[open.DeviceSize]byte{})
	for _, v := range []any{
		key, *key, member, *member, member.Signer(), *member.Signer(), index, *index, factor, *factor,
	} {
		var out strings.Builder
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
			fmt.Fprintf(&out, verb+"|", v)
		}
		text, err := json.Marshal(map[string]any{"v": v})
		if err != nil {
			t.Fatal(err)
		}
		out.Write(text)
		slog.New(slog.NewTextHandler(&out, nil)).Info("", "v", v)
		for _, piece := range strings.Split(out.String(), "|")[:8] {
			if piece != "‹sealed›" {
				t.Errorf("%T prints %s", v, piece)
			}
		}
		if strings.Count(out.String(), "‹sealed›") != 10 || strings.Contains(out.String(), "kanariya") {
			t.Errorf("%T shows itself in JSON or in a log: %s", v, out.String())
		}
	}
}
