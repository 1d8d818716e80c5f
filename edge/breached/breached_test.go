package breached_test

import (
	"bytes"
	"crypto/sha1"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"romukura/desk/passphrase"
	"romukura/edge/breached"
)

func filter(t testing.TB, list string, n uint) []byte {
	t.Helper()
	var out bytes.Buffer
	size := breached.Size{Passwords: n}
	if _, err := breached.Build(&out, strings.NewReader(list), size); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestS20_APassphraseOfTheListIsRefusedInEitherForm(t *testing.T) {
	plain, hashed := "水道橋でうどんを二杯食べた火曜", "庭の柿に鳥が来て朝から騒がしい"
	list := fmt.Sprintf("%s\n\n%X:42\n%x\n", plain, sha1.Sum([]byte(hashed)), sha1.Sum([]byte("x")))
	known, err := breached.Open(bytes.NewReader(filter(t, list, 3)))
	if err != nil {
		t.Fatal(err)
	}
	rules := passphrase.New(norm.NFKC.Bytes, known.Contains)
	for _, text := range []string{plain, hashed} {
		if _, err := rules.Choose([]byte(text), passphrase.Context{}); err == nil {
			t.Errorf("%s was taken", text)
		}
	}
	if _, err := rules.Choose([]byte("x7Kq-Vn2mPw-Jzr81tHg"), passphrase.Context{}); err != nil {
		t.Error(err)
	}
}

func TestAllAreFoundAndFewOthers(t *testing.T) {
	const n = 100_000
	var list strings.Builder
	for i := range n {
		fmt.Fprintf(&list, "password-%d\n", i)
	}
	data := filter(t, list.String(), n)
	if perMillion := len(data) * 1_000_000 / n; perMillion > 1_850_000 {
		t.Errorf("%d bytes for a million", perMillion)
	}
	known, err := breached.Open(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	falsely := 0
	for i := range n {
		if !known.Contains(sha1.Sum(fmt.Appendf(nil, "password-%d", i))) {
			t.Fatalf("number %d is not found", i)
		}
		if known.Contains(sha1.Sum(fmt.Appendf(nil, "other-%d", i))) {
			falsely++
		}
	}
	if falsely > n/500 {
		t.Errorf("%d of %d found falsely", falsely, n)
	}
}

func TestAFileThatIsNoFilterIsRefused(t *testing.T) {
	whole := filter(t, "one\ntwo\n", 1000)
	huge := append([]byte{0xff}, whole[1:]...)
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("password\n123456\nqwerty\nletmein\n"), "half": whole[:len(whole)/2],
		"huge": huge,
	} {
		if _, err := breached.Open(bytes.NewReader(data)); !errors.Is(err, breached.ErrFilter) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := breached.Build(&bytes.Buffer{}, strings.NewReader("\n\n"), breached.Size{})
	if !errors.Is(err, breached.ErrList) {
		t.Error(err)
	}
}
