package open_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"romukura/seal/open"
)

func TestASecretOnPaperIsReadBack(t *testing.T) {
	chance := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		for _, size := range []int{open.DeviceSize, open.CodeSize} {
			secret := make([]byte, size)
			for i := range secret {
				secret[i] = byte(chance.Uint32())
			}
			words := open.Words(secret)
			if n := len(bytes.Fields(words)); n != size/2+1 {
				t.Fatalf("%d words for %d bytes", n, size)
			}
			typed := bytes.ToUpper(bytes.ReplaceAll(words, []byte(" "), []byte("　\n-  ")))
			if got := must[[]byte](t)(open.ReadWords(typed, size)); !bytes.Equal(got, secret) {
				t.Fatal("another secret came back")
			}
		}
	}
}

func TestWordsAreThePublishedProquints(t *testing.T) {
	// 127.0.0.1 and 63.84.220.193, from the publication of the scheme (Wilkerson, 2009).
	got := open.Words([]byte{127, 0, 0, 1, 63, 84, 220, 193})
	if !bytes.HasPrefix(got, []byte("lusab babad gutih tugad ")) {
		t.Errorf("wrote %s", got)
	}
}

func TestATypingErrorIsNamedByItsPlace(t *testing.T) {
	secret := bytes.Repeat([]byte{7, 200}, 8)
	words := strings.Fields(string(open.Words(secret)))
	typed := func(change func(w []string) []string) error {
		_, err := open.ReadWords([]byte(strings.Join(change(append([]string(nil), words...)), " ")), 16)
		return err
	}
	var at *open.WordError
	if err := typed(func(w []string) []string { w[3] = "queen"; return w }); !errors.As(err, &at) ||
		at.N != 4 || strings.Contains(err.Error(), "queen") {
		t.Errorf("a word that is none: %v", err)
	}
	for what, change := range map[string]func(w []string) []string{
		"another word": func(w []string) []string { w[3] = "babab"; return w },
		"two changed places": func(w []string) []string {
			w[0], w[8] = w[8], w[0]
			return w
		},
		"one left out":  func(w []string) []string { return w[1:] },
		"one too many":  func(w []string) []string { return append(w, "babab") },
		"many too many": func(w []string) []string { return append(append(w, w...), w...) },
		"nothing":       func([]string) []string { return nil },
	} {
		if err := typed(change); !errors.Is(err, open.ErrWords) {
			t.Errorf("%s: %v", what, err)
		}
	}
}
