package canary

import (
	"bytes"
	"encoding/base64"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var values = []string{"かなりあ髙橋太郎", "カナリアサギョウ", "9012345678901", "kanariya@example.jp"}

func TestS02_EveryPlantedSpellingIsFound(t *testing.T) {
	finder := New(values...)
	for _, value := range values {
		for name, data := range Plant(value) {
			found := false
			for _, hit := range finder.Bytes(name, data) {
				found = found || hit.Value == value
			}
			if !found {
				t.Errorf("%q as %s was not found", value, name)
			}
		}
	}
}

// TestAnyAlignmentOfBase64 hides a value in the middle of longer text.
func TestAnyAlignmentOfBase64(t *testing.T) {
	finder := New(values[0])
	for before := range 9 {
		plain := append(bytes.Repeat([]byte("x"), before), values[0]+"yz"...)
		if len(finder.Bytes("", []byte(base64.StdEncoding.EncodeToString(plain)))) == 0 {
			t.Errorf("behind %d bytes it was not found", before)
		}
	}
}

func TestNoiseHoldsNoCanary(t *testing.T) {
	noise := make([]byte, 1<<20)
	random := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(random.UintN(256))
	}
	if hits := New(values...).Bytes("noise", noise); len(hits) > 0 {
		t.Errorf("found %v", hits)
	}
}

func TestFoldersAndNamesAreLookedThrough(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string]string{
		"a/deep.bin": "xx" + values[2], values[1] + ".txt": "nothing", "left/out": values[2],
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	skip := func(path string) bool { return strings.HasSuffix(path, "left") }
	hits, err := New(values...).Folder(dir, skip)
	if err != nil || len(hits) < 2 {
		t.Fatal(hits, err)
	}
	for _, hit := range hits {
		if strings.Contains(hit.Place, "left") {
			t.Error("what was to be left out was looked through")
		}
	}
}
