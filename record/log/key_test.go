package log_test

import (
	"crypto/ed25519"
	"testing"

	"romukura/record/log"
	"romukura/seal"
)

func TestAKeyOfASeedSignsWhatItsPublicHalfReads(t *testing.T) {
	origin := log.Origin{Office: seal.ID{1}, Replica: seal.ID{2}}
	var seed [ed25519.SeedSize]byte
	seed[0] = 7
	secret, public, err := log.KeyOf(origin, &seed)
	if err != nil {
		t.Fatal(err)
	}
	again, _, _ := log.KeyOf(origin, &seed)
	seed[0] = 8
	other, otherPublic, _ := log.KeyOf(origin, &seed)
	if again != secret || other == secret || otherPublic == public {
		t.Error("the key does not follow from the seed alone")
	}
	c := log.Checkpoint{Origin: origin, Size: 3, Root: [32]byte{4}}
	text, err := c.Sign(secret)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := log.ParseCheckpoint(text, public); err != nil || got != c {
		t.Error(got, err)
	}
	if _, err := log.ParseCheckpoint(text, otherPublic); err == nil {
		t.Error("another key reads it as its own")
	}
}
