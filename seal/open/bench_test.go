package open_test

import (
	"testing"

	"romukura/seal"
	"romukura/seal/open"
)

func BenchmarkSealARecordOf1KB(b *testing.B) {
	key, at, plain := newKey(), place(), make([]byte, 1024)
	room := make([]byte, 0, seal.RecordSize(len(plain)))
	b.SetBytes(1024)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := seal.AppendRecord(room, key, at, plain); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenARecordOf1KB(b *testing.B) {
	key, at := newKey(), place()
	sealed := must[[]byte](b)(seal.Record(key, at, make([]byte, 1024)))
	room := make([]byte, 0, 1024)
	b.SetBytes(1024)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := open.AppendRecord(room, key, at, sealed); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrapToAMember(b *testing.B) {
	member, key, at := must[*open.Private](b)(open.NewPrivate(seal.NewID())), newKey(), place()
	for b.Loop() {
		if _, err := seal.WrapTo(member.Identity(), at, key); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenAKeyFromAWrap(b *testing.B) {
	member, at := must[*open.Private](b)(open.NewPrivate(seal.NewID())), place()
	wrap := must[[]byte](b)(seal.WrapTo(member.Identity(), at, newKey()))
	for b.Loop() {
		if _, err := open.KeyFrom(member, at, wrap); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenAKeyUnderAKey(b *testing.B) {
	outer, at := newKey(), place()
	wrap := must[[]byte](b)(seal.WrapKey(outer, at, newKey()))
	for b.Loop() {
		if _, err := open.Key(outer, at, wrap); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUnlockByPassphrase(b *testing.B) {
	member, at := must[*open.Private](b)(open.NewPrivate(seal.NewID())), place()
	f := open.ByPassphrase([]byte("あさひの道を五人で歩く"), &[open.DeviceSize]byte{1})
	for _, c := range []struct {
		name  string
		suite seal.Suite
	}{{"Argon2id", seal.SuiteLockArgon2id}, {"PBKDF2", seal.SuiteLockPBKDF2}} {
		terms := must[*open.Terms](b)(open.NewTerms(c.suite, nil))
		lock := must[[]byte](b)(member.Lock(f, terms, at))
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := open.Unlock(lock, f, at); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerifyASignature(b *testing.B) {
	member, message := must[*open.Private](b)(open.NewPrivate(seal.NewID())), make([]byte, 200)
	signature := must[[]byte](b)(seal.Sign(member.Signer(), seal.DomainBatch, message))
	for b.Loop() {
		if !seal.Verify(member.Identity(), signature, seal.DomainBatch, message) {
			b.Fatal("not verified")
		}
	}
}
