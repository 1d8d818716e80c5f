package open_test

import (
	"bytes"
	"errors"
	"testing"

	"romukura/seal"
	"romukura/seal/open"
)

// place is a binding with every field filled.
func place() seal.Binding {
	return seal.Binding{
		Office: seal.NewID(), Client: seal.NewID(), Person: seal.NewID(), Kind: "person",
		ID: seal.NewID(), Version: 7, Path: "",
	}
}

func newKey() *seal.Key { return seal.NewKey(seal.Ref{ID: seal.NewID(), Epoch: 1}) }

func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestWhatIsSealedOpensAgain(t *testing.T) {
	office, client, b := newKey(), newKey(), place()
	sealed := must[[]byte](t)(seal.Record(client, b, []byte("労務太郎")))
	plain := must[[]byte](t)(open.Record(client, b, sealed))
	if string(plain) != "労務太郎" {
		t.Errorf("another content: %q", plain)
	}

	wrap := must[[]byte](t)(seal.WrapKey(office, b, client))
	again := must[*seal.Key](t)(open.Key(office, b, wrap))
	if again.Ref() != client.Ref() {
		t.Error("the wrapped key changed its name")
	}
	if _, err := open.Record(again, b, sealed); err != nil {
		t.Error(err)
	}

	member := must[*open.Private](t)(open.NewPrivate(seal.NewID()))
	wrap = must[[]byte](t)(seal.WrapTo(member.Identity(), b, client))
	again = must[*seal.Key](t)(open.KeyFrom(member, b, wrap))
	if _, err := open.Record(again, b, sealed); err != nil {
		t.Error(err)
	}
}

func TestALockOpensWithItsOwnFactorOnly(t *testing.T) {
	member := must[*open.Private](t)(open.NewPrivate(seal.NewID()))
	b := place()
	device := [open.DeviceSize]byte{1, 2, 3}
	code := [open.CodeSize]byte{4, 5, 6}
	factors := map[seal.Suite]*open.Factor{
		seal.SuiteLockArgon2id: open.ByPassphrase([]byte("あさひの道を五人で歩く"), &device),
		seal.SuiteLockPBKDF2:   open.ByPassphrase([]byte("あさひの道を五人で歩く"), &device),
		seal.SuiteLockRecovery: open.ByRecovery(&code),
		seal.SuiteLockPasskey:  open.ByPasskey(&[32]byte{7}),
	}
	for suite, own := range factors {
		terms := must[*open.Terms](t)(open.NewTerms(suite, []byte("note")))
		lock := must[[]byte](t)(member.Lock(own, terms, b))
		for other, f := range factors {
			got, err := open.Unlock(lock, f, b)
			same := suite == other || suite <= seal.SuiteLockPBKDF2 && other <= seal.SuiteLockPBKDF2
			if same != (err == nil) || !same && !errors.Is(err, open.ErrSecret) {
				t.Errorf("lock %#x, factor of %#x: %v", suite, other, err)
			}
			if same && !bytes.Equal(got.Identity().Bytes(), member.Identity().Bytes()) {
				t.Error("another member came out")
			}
		}
	}
}
