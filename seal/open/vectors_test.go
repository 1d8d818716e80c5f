package open_test

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"testing"
	"testing/cryptotest"

	"romukura/seal"
	"romukura/seal/open"
)

var write = flag.Bool("write", false, "write the vectors anew: a change of the format")

// vectorsPath holds one of every form, for other implementations; docs/formats.md explains it.
const vectorsPath = "../testdata/vectors.json"

// raw is bytes in hexadecimal digits.
type raw []byte

func (r raw) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, r), nil }

func (r *raw) UnmarshalText(text []byte) (err error) {
	*r, err = hex.AppendDecode(nil, text)
	return err
}

type vectors struct {
	About      string             `json:"about"`
	Binding    bindingVector      `json:"binding"`
	Keys       map[string]keyPart `json:"keys"`
	Member     memberVector       `json:"member"`
	Record     sealedVector       `json:"record"`
	Document   documentVector     `json:"document"`
	KeyWrap    wrapVector         `json:"keyWrap"`
	MemberWrap wrapVector         `json:"memberWrap"`
	Signature  signatureVector    `json:"signature"`
	Locks      []lockVector       `json:"locks"`
	Index      indexVector        `json:"index"`
	Paper      []paperVector      `json:"paper"`
}

type bindingVector struct {
	Office  raw    `json:"office"`
	Client  raw    `json:"client"`
	Person  raw    `json:"person"`
	Kind    string `json:"kind"`
	ID      raw    `json:"id"`
	Version uint32 `json:"version"`
	Path    string `json:"path"`
}

func (b bindingVector) binding() seal.Binding {
	return seal.Binding{Office: seal.ID(b.Office), Client: seal.ID(b.Client),
		Person: seal.ID(b.Person), Kind: b.Kind, ID: seal.ID(b.ID), Version: b.Version, Path: b.Path}
}

type keyPart struct {
	ID     raw    `json:"id"`
	Epoch  uint32 `json:"epoch"`
	Secret raw    `json:"secret"`
}

func (k keyPart) key() *seal.Key {
	return seal.KeyOf(seal.Ref{ID: seal.ID(k.ID), Epoch: k.Epoch}, (*[32]byte)(k.Secret))
}

type memberVector struct {
	ID          raw    `json:"id"`
	HPKESeed    raw    `json:"hpkeSeed"`
	SigningSeed raw    `json:"signingSeed"`
	Identity    raw    `json:"identity"`
	Digest      raw    `json:"digest"`
	Fingerprint string `json:"fingerprint"`
	QR          string `json:"qr"`
}

type sealedVector struct {
	Key    string `json:"key"`
	Plain  raw    `json:"plain"`
	Sealed raw    `json:"sealed"`
}

type documentVector struct {
	Key    string         `json:"key"`
	Head   raw            `json:"head"`
	Chunks []sealedVector `json:"chunks"`
}

type wrapVector struct {
	Outer  string `json:"outer"`
	Inner  string `json:"inner"`
	Sealed raw    `json:"sealed"`
}

type signatureVector struct {
	Domain    seal.Domain `json:"domain"`
	Message   raw         `json:"message"`
	Signature raw         `json:"signature"`
}

type lockVector struct {
	Factor   string `json:"factor"`
	Secret   raw    `json:"secret"`
	Device   raw    `json:"device,omitempty"`
	Note     raw    `json:"note"`
	Lock     raw    `json:"lock"`
	Verifier raw    `json:"verifier"`
}

func (l lockVector) factor() *open.Factor {
	switch l.Factor {
	case "recovery":
		return open.ByRecovery((*[32]byte)(l.Secret))
	case "passkey":
		return open.ByPasskey((*[32]byte)(l.Secret))
	}
	return open.ByPassphrase(l.Secret, (*[16]byte)(l.Device))
}

type indexVector struct {
	Key     string   `json:"key"`
	Kind    string   `json:"kind"`
	Natural []string `json:"natural"`
	ID      raw      `json:"id"`
}

type paperVector struct {
	Secret raw    `json:"secret"`
	Words  string `json:"words"`
}

// drawn are bytes of the deterministic source.
func drawn(n int) raw {
	out := make(raw, n)
	_, _ = rand.Read(out)
	return out
}

// makeVectors seals one of everything with chance that is the same in every run.
func makeVectors(t *testing.T) *vectors {
	cryptotest.SetGlobalRandom(t, 1)
	v := &vectors{About: "Invented keys and contents. docs/formats.md explains every byte."}
	v.Binding = bindingVector{drawn(16), drawn(16), drawn(16), "person", drawn(16), 7, "photo"}
	b := v.Binding.binding()
	v.Keys = map[string]keyPart{"outer": {drawn(16), 1, drawn(32)}, "inner": {drawn(16), 2, drawn(32)}}
	outer, inner := v.Keys["outer"].key(), v.Keys["inner"].key()

	v.Member.ID = drawn(16)
	cryptotest.SetGlobalRandom(t, 2)
	v.Member.HPKESeed, v.Member.SigningSeed = drawn(32), drawn(32)
	cryptotest.SetGlobalRandom(t, 2)
	member := must[*open.Private](t)(open.NewPrivate(seal.ID(v.Member.ID)))
	digest := member.Identity().Digest()
	v.Member.Identity, v.Member.Digest = member.Identity().Bytes(), digest[:]
	v.Member.Fingerprint, v.Member.QR = member.Identity().Fingerprint(), member.Identity().QR()

	plain := raw("労務太郎")
	v.Record = sealedVector{"outer", plain, must[[]byte](t)(seal.Record(outer, b, plain))}
	stream := must[*seal.Stream](t)(seal.NewStream(outer, b))
	v.Document = documentVector{"outer", stream.Head(), nil}
	for i, text := range []raw{raw("first"), raw("last")} {
		sealed := must[[]byte](t)(stream.Chunk(nil, i == 1, text))
		v.Document.Chunks = append(v.Document.Chunks, sealedVector{"", text, sealed})
	}
	v.KeyWrap = wrapVector{"outer", "inner", must[[]byte](t)(seal.WrapKey(outer, b, inner))}
	v.MemberWrap = wrapVector{"", "inner", must[[]byte](t)(seal.WrapTo(member.Identity(), b, inner))}
	v.Signature = signatureVector{seal.DomainBatch, raw("a batch"), nil}
	v.Signature.Signature = must[[]byte](t)(
		seal.Sign(member.Signer(), v.Signature.Domain, v.Signature.Message))
	v.Locks = makeLocks(t, member, b)
	v.Index = indexVector{"outer", "employee", []string{"本社", "0001"}, nil}
	id := must[seal.ID](t)(must[*seal.Index](t)(seal.NewIndex(outer)).ID("employee", "本社", "0001"))
	v.Index.ID = id[:]
	for _, size := range []int{open.DeviceSize, open.CodeSize} {
		secret := drawn(size)
		v.Paper = append(v.Paper, paperVector{secret, string(open.Words(secret))})
	}
	return v
}

func makeLocks(t *testing.T, member *open.Private, b seal.Binding) []lockVector {
	locks := []lockVector{
		{Factor: "passphrase", Secret: raw(phrase), Device: drawn(16)},
		{Factor: "passphrase", Secret: raw(phrase), Device: drawn(16)},
		{Factor: "recovery", Secret: drawn(32)},
		{Factor: "passkey", Secret: drawn(32), Note: raw("credential id")},
	}
	for i := range locks {
		l := &locks[i]
		suite := seal.SuiteLockArgon2id + seal.Suite(i)
		terms := must[*open.Terms](t)(open.NewTerms(suite, l.Note))
		l.Lock = must[[]byte](t)(member.Lock(l.factor(), terms, b))
		verifier := must[[32]byte](t)(open.Verifier(l.Lock, l.factor()))
		l.Verifier = verifier[:]
	}
	return locks
}

// stored reads the committed vectors.
func stored(t testing.TB) *vectors {
	var v vectors
	if err := json.Unmarshal(must[[]byte](t)(os.ReadFile(vectorsPath)), &v); err != nil {
		t.Fatal(err)
	}
	return &v
}

// storedMember is the member of the vectors.
func storedMember(t testing.TB) *open.Private {
	v := stored(t)
	lock := v.Locks[2]
	return must[*open.Private](t)(open.Unlock(lock.Lock, lock.factor(), v.Binding.binding()))
}

func TestTheVectorsAreMadeAnewAlike(t *testing.T) {
	text := must[[]byte](t)(json.MarshalIndent(makeVectors(t), "", "  "))
	text = append(text, '\n')
	if *write {
		if err := os.WriteFile(vectorsPath, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(must[[]byte](t)(os.ReadFile(vectorsPath)), text) {
		t.Error("what is sealed today differs from the committed vectors: formats are promises")
	}
}

func TestTheVectorsOpen(t *testing.T) {
	v := stored(t)
	b, outer := v.Binding.binding(), v.Keys["outer"].key()
	plain := must[[]byte](t)(open.Record(outer, b, v.Record.Sealed))
	if !bytes.Equal(plain, v.Record.Plain) {
		t.Error("the record has another content")
	}
	s := must[*open.Stream](t)(open.NewStream(outer, b, v.Document.Head))
	for i, c := range v.Document.Chunks {
		at := open.ChunkOf{N: uint32(i), Last: i == len(v.Document.Chunks)-1}
		if got := must[[]byte](t)(s.Chunk(nil, at, c.Sealed)); !bytes.Equal(got, c.Plain) {
			t.Errorf("chunk %d has another content", i)
		}
	}
	member := storedMember(t)
	fromKey := must[*seal.Key](t)(open.Key(outer, b, v.KeyWrap.Sealed))
	fromMember := must[*seal.Key](t)(open.KeyFrom(member, b, v.MemberWrap.Sealed))
	probe := must[[]byte](t)(seal.Record(v.Keys["inner"].key(), b, plain))
	for _, key := range []*seal.Key{fromKey, fromMember} {
		if _, err := open.Record(key, b, probe); err != nil {
			t.Error("another key came out of a wrap", err)
		}
	}
	for _, l := range v.Locks {
		got := must[*open.Private](t)(open.Unlock(l.Lock, l.factor(), b))
		if !bytes.Equal(got.Identity().Bytes(), v.Member.Identity) {
			t.Errorf("another member came out of the lock by %s", l.Factor)
		}
	}
	signed := v.Signature
	if !seal.Verify(member.Identity(), signed.Signature, signed.Domain, signed.Message) {
		t.Error("the signature is not the member's")
	}
}
