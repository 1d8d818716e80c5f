package record_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"reflect"
	"testing"

	"romukura/record"
	"romukura/seal"
)

// vector is an example of docs/formats.md: input in words of the format, results in hexadecimal.
type vector struct {
	Office, Client, Person, ID string
	Kind                       string
	Follows                    []struct {
		Version uint32
		Batch   string
	}
	Void    bool
	Sealed  string
	Hash    string // of the version
	Root    string // of the tree over this hash alone
	Message string // that the author of a batch of this version signs
}

func idOf(t testing.TB, text string) seal.ID {
	t.Helper()
	id, err := seal.ParseID(text)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// TestCanonicalBytesStay holds the format to stored examples, which other implementations can use.
func TestCanonicalBytesStay(t *testing.T) {
	text, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) < 3 {
		t.Fatal("vectors are missing")
	}
	for i, x := range vectors {
		sealed, err := hex.DecodeString(x.Sealed)
		if err != nil {
			t.Fatal(err)
		}
		v := record.Version{
			Office: idOf(t, x.Office), Client: idOf(t, x.Client), Person: idOf(t, x.Person),
			ID: idOf(t, x.ID), Kind: x.Kind, Void: x.Void, Sealed: sealed,
		}
		for _, f := range x.Follows {
			v.Follows = append(v.Follows, record.Ref{Version: f.Version, Batch: idOf(t, f.Batch)})
		}
		v.Version = record.NextVersion(v.Follows)
		hash := record.HashOf(&v)
		if got := hex.EncodeToString(hash[:]); got != x.Hash {
			t.Errorf("%d: hash %s", i, got)
		}
		root := record.TreeHash([][32]byte{hash})
		if got := hex.EncodeToString(root[:]); got != x.Root {
			t.Errorf("%d: root %s", i, got)
		}
		b := record.Batch{
			Office: v.Office, ID: v.Client, Replica: v.Person, Author: v.ID, At: 1_800_000_000_000_000,
			Act: record.Import, Count: 1, Root: root,
		}
		if got := hex.EncodeToString(b.Message()); got != x.Message {
			t.Errorf("%d: message %s", i, got)
		}
	}
}

// TestEveryFieldIsHashed changes one field after the other: none may leave the hash as it is,
// unless the batch's signature covers it.
func TestEveryFieldIsHashed(t *testing.T) {
	byBatch := map[string]bool{"Batch": true, "Place": true, "Author": true, "At": true, "Hash": true}
	v := record.Version{Kind: "k", Follows: []record.Ref{{Version: 1}}, Sealed: []byte{1}}
	seen := map[[32]byte]string{record.HashOf(&v): "nothing"}
	fields := reflect.TypeFor[record.Version]()
	for i := range fields.NumField() {
		name, changed := fields.Field(i).Name, *v.Clone()
		switch f := reflect.ValueOf(&changed).Elem().Field(i); name {
		case "Kind":
			f.SetString("l")
		case "Version", "Place":
			f.SetUint(9)
		case "At":
			f.SetInt(9)
		case "Void":
			f.SetBool(true)
		case "Follows":
			changed.Follows[0].Batch[3] = 1
		case "Sealed":
			changed.Sealed[0] = 2
		default:
			f.Index(0).SetUint(1)
		}
		hash := record.HashOf(&changed)
		other, same := seen[hash]
		if same != byBatch[name] {
			t.Errorf("%s: the hash is that of %q", name, other)
		}
		seen[hash] = name
	}
}

// TestTheTreeIsThatOfRFC6962 computes roots by the words of the standard, section 2.1.
func TestTheTreeIsThatOfRFC6962(t *testing.T) {
	var standard func(d [][32]byte) [32]byte
	standard = func(d [][32]byte) [32]byte {
		switch n := len(d); n {
		case 0:
			return sha256.Sum256(nil)
		case 1:
			return sha256.Sum256(append([]byte{0x00}, d[0][:]...))
		default:
			k := 1
			for k<<1 < n {
				k <<= 1
			}
			l, r := standard(d[:k]), standard(d[k:])
			return sha256.Sum256(bytes.Join([][]byte{{0x01}, l[:], r[:]}, nil))
		}
	}
	var hashes [][32]byte
	for n := range 70 {
		if record.TreeHash(hashes) != standard(hashes) {
			t.Fatalf("a tree of %d leaves is another", n)
		}
		hashes = append(hashes, sha256.Sum256([]byte{byte(n)}))
	}
	changed := record.TreeHash(hashes)
	hashes[3], hashes[4] = hashes[4], hashes[3]
	if record.TreeHash(hashes) == changed {
		t.Error("the order of leaves does not matter")
	}
}

func BenchmarkHashAndRoot(b *testing.B) {
	versions := make([]record.Version, 10_000)
	for i := range versions {
		versions[i] = record.Version{
			Office: seal.NewID(), ID: seal.NewID(), Kind: "employee", Version: 1,
			Sealed: bytes.Repeat([]byte{byte(i)}, 1024),
		}
	}
	hashes := make([][32]byte, len(versions))
	for b.Loop() {
		for i := range versions {
			hashes[i] = record.HashOf(&versions[i])
		}
		record.TreeHash(hashes)
	}
	each := float64(b.N) * float64(len(versions))
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/each, "ns/version")
}
