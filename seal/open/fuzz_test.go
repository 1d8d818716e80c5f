package open_test

import (
	"bytes"
	"testing"

	"romukura/seal/open"
)

// The fuzz tests open under the keys of the vectors, so that committed seeds reach beyond the head.

func FuzzRecord(f *testing.F) {
	v := stored(f)
	key, b := v.Keys["outer"].key(), v.Binding.binding()
	f.Add([]byte(v.Record.Sealed))
	f.Fuzz(func(t *testing.T, src []byte) {
		if _, err := open.Record(key, b, src); err == nil && !bytes.Equal(src, v.Record.Sealed) {
			t.Error("a forged record opened")
		}
	})
}

func FuzzStream(f *testing.F) {
	v := stored(f)
	key, b := v.Keys["outer"].key(), v.Binding.binding()
	for i, c := range v.Document.Chunks {
		f.Add([]byte(v.Document.Head), []byte(c.Sealed), uint32(i), i == 1)
	}
	f.Fuzz(func(t *testing.T, head, chunk []byte, n uint32, last bool) {
		s, err := open.NewStream(key, b, head)
		if err != nil {
			return
		}
		defer s.Wipe()
		if _, err = s.Chunk(nil, open.ChunkOf{N: n, Last: last}, chunk); err == nil &&
			(n > 1 || last != (n == 1) || !bytes.Equal(chunk, v.Document.Chunks[n].Sealed)) {
			t.Error("a forged chunk opened")
		}
	})
}

func FuzzKey(f *testing.F) {
	v := stored(f)
	key, b := v.Keys["outer"].key(), v.Binding.binding()
	f.Add([]byte(v.KeyWrap.Sealed))
	f.Fuzz(func(t *testing.T, src []byte) {
		if _, err := open.Key(key, b, src); err == nil && !bytes.Equal(src, v.KeyWrap.Sealed) {
			t.Error("a forged wrap opened")
		}
	})
}

func FuzzKeyFrom(f *testing.F) {
	v := stored(f)
	member, b, wrap := storedMember(f), v.Binding.binding(), v.MemberWrap.Sealed
	f.Add([]byte(wrap))
	f.Fuzz(func(t *testing.T, src []byte) {
		if _, err := open.KeyFrom(member, b, src); err == nil && !bytes.Equal(src, wrap) {
			t.Error("a forged wrap opened")
		}
	})
}

func FuzzReadTerms(f *testing.F) {
	for _, l := range stored(f).Locks {
		f.Add([]byte(l.Lock))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		terms, err := open.ReadTerms(src)
		if err != nil {
			return
		}
		if terms.Cost.KiB > 256<<10 || terms.Cost.Rounds > 6_000_000 || terms.Cost.Lanes > 4 {
			t.Errorf("terms that exhaust a desk were taken: %+v", terms.Cost)
		}
	})
}

func FuzzUnlock(f *testing.F) {
	v := stored(f)
	b, own := v.Binding.binding(), v.Locks[2]
	code := own.factor()
	for _, l := range v.Locks {
		f.Add([]byte(l.Lock))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if _, err := open.Unlock(src, code, b); err == nil && !bytes.Equal(src, own.Lock) {
			t.Error("a forged lock opened")
		}
	})
}

func FuzzReadWords(f *testing.F) {
	f.Add(open.Words(make([]byte, open.CodeSize)))
	f.Add([]byte("lusab-babad\u3000gutih tugad"))
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, size := range []int{open.DeviceSize, open.CodeSize} {
			secret, err := open.ReadWords(text, size)
			if err != nil {
				continue
			}
			again, err := open.ReadWords(open.Words(secret), size)
			if err != nil || !bytes.Equal(again, secret) {
				t.Error("what was read is not written as it was read")
			}
		}
	})
}
