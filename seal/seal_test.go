package seal_test

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"romukura/seal"
	"romukura/seal/open"
)

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func newMember(t testing.TB) *open.Private {
	return must[*open.Private](t)(open.NewPrivate(seal.NewID()))
}

// allowed are the algorithms of requirement S11, and what each suite may be made of.
var allowed = []string{
	"AES-256-GCM", "HPKE base mode", "MLKEM768-P256", "HKDF-SHA-256", "HMAC-SHA-256", "SHA-256",
	"Ed25519", "Argon2id", "PBKDF2-HMAC-SHA-256",
}

func TestS11_OnlyTheAllowedAlgorithmsAreInTheRegistry(t *testing.T) {
	rows := seal.Registry()
	if len(rows) != 11 {
		t.Errorf("%d suites; a new one is decided here", len(rows))
	}
	for _, row := range rows {
		for _, p := range row.Primitives {
			if !slices.Contains(allowed, p.Name) || p.Spec == "" {
				t.Errorf("suite %#x: %+v is not on the list of S11", row.Suite, p)
			}
			if p.Standing == seal.Confirmed {
				t.Errorf("%s: nobody has compared it with the CRYPTREC list in force", p.Name)
			}
		}
	}
}

func TestS11_NoOtherAlgorithmIsImported(t *testing.T) {
	known := []string{
		"crypto/aes", "crypto/cipher", "crypto/ed25519", "crypto/hkdf", "crypto/hmac", "crypto/hpke",
		"crypto/pbkdf2", "crypto/rand", "crypto/sha256", "golang.org/x/crypto/argon2",
	}
	for _, folder := range []string{".", "open"} {
		for name, file := range sources(t, folder) {
			for _, spec := range file.Imports {
				path := must[string](t)(strconv.Unquote(spec.Path.Value))
				if (strings.Contains(path, "crypto") || path == "math/rand" || path == "math/rand/v2") &&
					!slices.Contains(known, path) {
					t.Errorf("%s imports %s", name, path)
				}
			}
		}
	}
}

func TestS11_NothingClaimsTheCRYPTRECList(t *testing.T) {
	claims := regexp.MustCompile(`(?i)cryptrec`)
	places := []string{"../README.md", "../README.ja.md", "../cmd", "../desk", "../edge", "../trade"}
	for _, top := range places {
		err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !slices.Contains([]string{".go", ".md", ".html", ".templ"},
				filepath.Ext(path)) {
				return err
			}
			text, err := os.ReadFile(path)
			if claims.Match(text) {
				t.Errorf("%s speaks of the CRYPTREC list, and no row of the registry is confirmed", path)
			}
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Error(err)
		}
	}
}

// sources parses the files of a folder that are not tests.
func sources(t *testing.T, folder string) map[string]*ast.File {
	files := map[string]*ast.File{}
	for _, path := range must[[]string](t)(filepath.Glob(filepath.Join(folder, "*.go"))) {
		if !strings.HasSuffix(path, "_test.go") {
			files[path] = must[*ast.File](t)(parser.ParseFile(token.NewFileSet(), path, nil, 0))
		}
	}
	if len(files) == 0 {
		t.Fatal("no sources were read")
	}
	return files
}

func TestS71_ThisPackageDecryptsNothing(t *testing.T) {
	opens := func(file *ast.File) (found bool) {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.SelectorExpr); ok {
				switch call.Sel.Name {
				case "Open", "NewRecipient", "Decrypt", "Decapsulate", "ECDH", "NewPrivateKey":
					found = true
				}
			}
			return true
		})
		return found
	}
	for name, file := range sources(t, ".") {
		if opens(file) {
			t.Errorf("%s decrypts", name)
		}
	}
	if !slices.ContainsFunc([]string{"open/open.go", "open/key.go"}, func(name string) bool {
		return opens(sources(t, "open")[name])
	}) {
		t.Error("the search does not find what decrypts in seal/open: it shows nothing")
	}
}

func TestAnIDIsReadBackFromItsText(t *testing.T) {
	id := seal.NewID()
	if got := must[seal.ID](t)(seal.ParseID(id.String())); got != id || got.IsZero() {
		t.Error("another id came back")
	}
	for _, text := range []string{"", "00", id.String() + "0", id.String()[:31] + "g"} {
		if _, err := seal.ParseID(text); err == nil {
			t.Errorf("%q was taken for an id", text)
		}
	}
}

func TestTheHeadNamesKeysWithoutOpening(t *testing.T) {
	outer := seal.NewKey(seal.Ref{ID: seal.NewID(), Epoch: 3})
	inner := seal.NewKey(seal.Ref{ID: seal.NewID(), Epoch: 5})
	member := newMember(t).Identity()
	b := seal.Binding{Office: seal.NewID(), Kind: "k"}
	stream := must[*seal.Stream](t)(seal.NewStream(outer, b))
	for what, c := range map[string]struct {
		sealed []byte
		want   seal.Head
	}{
		"record": {must[[]byte](t)(seal.Record(outer, b, nil)),
			seal.Head{Suite: seal.SuiteRecord, Outer: outer.Ref()}},
		"document": {stream.Head(), seal.Head{Suite: seal.SuiteStream, Outer: outer.Ref()}},
		"key wrap": {must[[]byte](t)(seal.WrapKey(outer, b, inner)),
			seal.Head{Suite: seal.SuiteKeyWrap, Outer: outer.Ref(), Inner: inner.Ref()}},
		"member wrap": {must[[]byte](t)(seal.WrapTo(member, b, inner)),
			seal.Head{Suite: seal.SuiteMemberWrap, Member: member.Member, Inner: inner.Ref()}},
	} {
		if got := must[seal.Head](t)(seal.ReadHead(c.sealed)); got != c.want {
			t.Errorf("%s: %+v", what, got)
		}
	}
	if _, err := seal.ReadHead(member.Bytes()); !errors.Is(err, seal.ErrFormat) {
		t.Errorf("an identity has no such head: %v", err)
	}
}

func TestS72_AnotherPublicKeyShowsInTheFingerprint(t *testing.T) {
	one := newMember(t).Identity()
	again := must[*seal.Identity](t)(seal.ParseIdentity(one.Bytes()))
	if again.Fingerprint() != one.Fingerprint() || again.QR() != one.QR() ||
		again.Member != one.Member {
		t.Error("the same identity has another fingerprint")
	}
	if ok, _ := regexp.MatchString(`^(\d{5} ){5}\d{5}$`, one.Fingerprint()); !ok {
		t.Errorf("not six groups of five figures: %s", one.Fingerprint())
	}
	// A host puts keys of its own under the member's id.
	forged := must[*open.Private](t)(open.NewPrivate(one.Member)).Identity()
	if forged.Fingerprint() == one.Fingerprint() || forged.QR() == one.QR() {
		t.Error("other keys have the same fingerprint")
	}
	// A host keeps the member's signing key and swaps the other: the identity's own signature breaks.
	mixed := bytes.Clone(one.Bytes())
	copy(mixed[18:18+1249], forged.Bytes()[18:])
	if _, err := seal.ParseIdentity(mixed); !errors.Is(err, seal.ErrFormat) {
		t.Errorf("two members' keys were joined into one identity: %v", err)
	}
}

func TestS72_EveryChangedByteOfAnIdentityIsNoticed(t *testing.T) {
	one := newMember(t).Identity()
	text := bytes.Clone(one.Bytes())
	for i := range text {
		text[i] ^= 1
		if _, err := seal.ParseIdentity(text); err == nil {
			t.Errorf("an identity with byte %d changed was taken", i)
		}
		text[i] ^= 1
	}
	for n := range text {
		if _, err := seal.ParseIdentity(text[:n]); err == nil {
			t.Errorf("%d bytes of an identity were taken", n)
		}
	}
}

func TestASignatureServesOneMemberOneDomainOneMessage(t *testing.T) {
	member, other := newMember(t), newMember(t)
	message := []byte("batch 1")
	signature := must[[]byte](t)(seal.Sign(member.Signer(), seal.DomainBatch, message))
	if !seal.Verify(member.Identity(), signature, seal.DomainBatch, message) {
		t.Fatal("a good signature was refused")
	}
	if seal.Verify(other.Identity(), signature, seal.DomainBatch, message) ||
		seal.Verify(member.Identity(), signature, seal.DomainGrant, message) ||
		seal.Verify(member.Identity(), signature, seal.DomainBatch, []byte("batch 2")) {
		t.Error("a signature served for something else")
	}
	// The border between domain and message is part of what is signed.
	shifted := must[[]byte](t)(seal.Sign(member.Signer(), "bat", []byte("chbatch 1")))
	if seal.Verify(member.Identity(), shifted, seal.DomainBatch, message) {
		t.Error("domain and message run into each other")
	}
	for i := range signature {
		signature[i] ^= 1
		if seal.Verify(member.Identity(), signature, seal.DomainBatch, message) {
			t.Errorf("a signature with byte %d changed was taken", i)
		}
		signature[i] ^= 1
	}
	for n := range signature {
		if seal.Verify(member.Identity(), signature[:n], seal.DomainBatch, message) {
			t.Errorf("%d bytes of a signature were taken", n)
		}
	}
}

func TestS17_AnIndexIsBlindAndOfOneOfficeOnly(t *testing.T) {
	secret := [seal.KeySize]byte{1, 2, 3}
	id := seal.NewID()
	index := func(secret [seal.KeySize]byte, id seal.ID) *seal.Index {
		return must[*seal.Index](t)(seal.NewIndex(seal.KeyOf(seal.Ref{ID: id, Epoch: 1}, &secret)))
	}
	token := func(x *seal.Index, kind string, parts ...string) seal.ID {
		return must[seal.ID](t)(x.ID(kind, parts...))
	}
	here := token(index(secret, id), "employee", "0001")
	if token(index(secret, id), "employee", "0001") != here {
		t.Error("two replicas of an office compute two ids")
	}
	seen := map[seal.ID]string{here: "itself"}
	for what, other := range map[string]seal.ID{
		"another office":        token(index([seal.KeySize]byte{9}, id), "employee", "0001"),
		"another key's name":    token(index(secret, seal.NewID()), "employee", "0001"),
		"another kind":          token(index(secret, id), "slip", "0001"),
		"another number":        token(index(secret, id), "employee", "0002"),
		"two parts":             token(index(secret, id), "employee", "00", "01"),
		"two parts, otherwise":  token(index(secret, id), "employee", "000", "1"),
		"an empty part more":    token(index(secret, id), "employee", "0001", ""),
		"kind and number moved": token(index(secret, id), "employee0", "001"),
	} {
		if twin, met := seen[other]; met {
			t.Errorf("%s has the id of %s", what, twin)
		}
		seen[other] = what
	}
}
