package open

import (
	"testing"

	"romukura/seal"
)

func TestWhenCostsRiseOldLocksOpenAndAreOutdated(t *testing.T) {
	today := costs[seal.SuiteLockPBKDF2]
	t.Cleanup(func() { costs[seal.SuiteLockPBKDF2] = today })
	b := seal.Binding{Office: seal.NewID(), Kind: "lock"}
	member, err := NewPrivate(seal.NewID())
	if err != nil {
		t.Fatal(err)
	}
	f := ByPassphrase([]byte("あさひの道を五人で歩く"), &[DeviceSize]byte{1})
	made := func() []byte {
		terms, err := NewTerms(seal.SuiteLockPBKDF2, nil)
		if err != nil {
			t.Fatal(err)
		}
		lock, err := member.Lock(f, terms, b)
		if err != nil {
			t.Fatal(err)
		}
		return lock
	}
	outdated := func(lock []byte) bool {
		if _, err := Unlock(lock, f, b); err != nil {
			t.Fatal(err)
		}
		terms, err := ReadTerms(lock)
		if err != nil {
			t.Fatal(err)
		}
		return terms.Outdated()
	}
	old := made()
	if outdated(old) {
		t.Error("a lock of today is outdated")
	}
	later := today
	later.now.Rounds++
	costs[seal.SuiteLockPBKDF2] = later
	if !outdated(old) || outdated(made()) {
		t.Error("a lock from before the rise is not outdated, or one from after it is")
	}
}
