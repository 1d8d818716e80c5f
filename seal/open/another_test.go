package open_test

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/hpke"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"testing"

	"golang.org/x/crypto/argon2"
)

// This file is a second implementation: it opens the vectors by docs/formats.md alone and uses
// nothing of seal or seal/open. When it and the page disagree, one of them is wrong.

// field is what docs/formats.md calls a field: two bytes of length, then the bytes.
func field(b []byte) []byte {
	return append(binary.BigEndian.AppendUint16(nil, uint16(len(b))), b...)
}

func u32(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }

// additional writes the additional data of a suite and a step.
func additional(v *vectors, suite, step byte, key keyPart, path string) []byte {
	b := v.Binding
	return bytes.Join([][]byte{
		field([]byte{1, suite, step}), field(b.Office), field(b.Client), field(b.Person),
		field([]byte(b.Kind)), field(b.ID), field(u32(b.Version)), field(key.ID), field(u32(key.Epoch)),
		field([]byte(b.Path + path)),
	}, nil)
}

// gcm opens nonce, ciphertext, tag.
func gcm(t *testing.T, key, sealed, aad []byte) []byte {
	t.Helper()
	block := must[cipher.Block](t)(aes.NewCipher(key))
	aead := must[cipher.AEAD](t)(cipher.NewGCM(block))
	return must[[]byte](t)(aead.Open(nil, sealed[:12], sealed[12:], aad))
}

func same(t *testing.T, what string, got, want []byte) {
	t.Helper()
	if !bytes.Equal(got, want) {
		t.Errorf("%s: %x, expected %x", what, got, want)
	}
}

func TestAnotherImplementationOpensRecordsAndDocuments(t *testing.T) {
	v := stored(t)
	outer, s := v.Keys["outer"], v.Record.Sealed
	same(t, "head", s[:22], bytes.Join([][]byte{{1, 1}, outer.ID, u32(outer.Epoch)}, nil))
	data := gcm(t, outer.Secret, s[22:82], additional(v, 1, 1, outer, ""))
	same(t, "content", gcm(t, data, s[82:], additional(v, 1, 2, outer, "")), v.Record.Plain)

	head := v.Document.Head
	same(t, "head", head[:22], bytes.Join([][]byte{{1, 2}, outer.ID, u32(outer.Epoch)}, nil))
	data = gcm(t, outer.Secret, head[22:82], additional(v, 2, 1, outer, ""))
	for i, path := range []string{"chunk/0", "chunk/1/last"} {
		c := v.Document.Chunks[i]
		same(t, path, gcm(t, data, c.Sealed, additional(v, 2, 2, outer, path)), c.Plain)
	}
}

func TestAnotherImplementationOpensWraps(t *testing.T) {
	v := stored(t)
	outer, inner, s := v.Keys["outer"], v.Keys["inner"], v.KeyWrap.Sealed
	names := bytes.Join([][]byte{inner.ID, u32(inner.Epoch)}, nil)
	same(t, "head", s[:22], bytes.Join([][]byte{{1, 3}, outer.ID, u32(outer.Epoch)}, nil))
	same(t, "inner key", s[22:42], names)
	behind := append(field(inner.ID), field(u32(inner.Epoch))...)
	aad := append(additional(v, 3, 3, outer, ""), behind...)
	same(t, "key", gcm(t, outer.Secret, s[42:], aad), inner.Secret)

	s = v.MemberWrap.Sealed
	same(t, "head", s[:38], bytes.Join([][]byte{{1, 4}, v.Member.ID, names}, nil))
	private := must[hpke.PrivateKey](t)(hpke.MLKEM768P256().NewPrivateKey(v.Member.HPKESeed))
	info := append([]byte("romukura member wrap 1"), v.Member.Digest...)
	r := must[*hpke.Recipient](t)(hpke.NewRecipient(
		s[38:38+1153], private, hpke.HKDFSHA256(), hpke.AES256GCM(), info))
	aad = append(additional(v, 4, 3, keyPart{ID: v.Member.ID}, ""), behind...)
	same(t, "key", must[[]byte](t)(r.Open(aad, s[38+1153:])), inner.Secret)
}

func TestAnotherImplementationReadsIdentityAndSignature(t *testing.T) {
	v := stored(t)
	m, id := v.Member, v.Member.Identity
	public := must[hpke.PrivateKey](t)(hpke.MLKEM768P256().NewPrivateKey(m.HPKESeed)).PublicKey()
	signing := ed25519.NewKeyFromSeed(m.SigningSeed)
	verifying := signing.Public().(ed25519.PublicKey)
	keys := bytes.Join([][]byte{{1, 0x20}, m.ID, public.Bytes(), verifying}, nil)
	same(t, "keys", id[:1299], keys)
	signed := func(domain string, message []byte) []byte {
		return bytes.Join([][]byte{[]byte("romukura signature 1"), field([]byte(domain)), message}, nil)
	}
	same(t, "head of the signature", id[1299:1301], []byte{1, 0x21})
	if !ed25519.Verify(verifying, signed("identity", keys), id[1301:]) {
		t.Error("the identity is not signed with its own key")
	}
	digest := sha256.Sum256(keys)
	same(t, "digest", digest[:], m.Digest)
	var groups []byte
	for i := range 6 {
		five := uint64(digest[5*i])<<32 | uint64(binary.BigEndian.Uint32(digest[5*i+1:]))
		groups = fmt.Appendf(groups, " %05d", five%100000)
	}
	if string(groups[1:]) != m.Fingerprint {
		t.Errorf("fingerprint %s, expected %s", groups[1:], m.Fingerprint)
	}
	if m.QR != fmt.Sprintf("romukura-member:1:%x:%x", []byte(m.ID), digest) {
		t.Error("another QR text")
	}
	s := v.Signature
	if !ed25519.Verify(verifying, signed(string(s.Domain), s.Message), s.Signature[2:]) {
		t.Error("the signature is not the member's")
	}
}

func TestAnotherImplementationOpensLocks(t *testing.T) {
	v := stored(t)
	for i, l := range v.Locks {
		salt, end := l.Lock[15:47], len(l.Lock)-108
		rounds := binary.BigEndian.Uint32(l.Lock[6:])
		secret := append(bytes.Clone(l.Device), l.Secret...)
		mark := make([]byte, 4)
		if l.Device != nil {
			digest := sha256.Sum256(append([]byte("romukura device mark 1"), l.Device...))
			mark = digest[:4]
		}
		switch i {
		case 0:
			same(t, "cost", l.Lock[2:11], []byte{0, 1, 0, 0, 0, 0, 0, 3, 1})
			secret = argon2.IDKey(secret, salt, rounds, 65536, 1, 32)
		case 1:
			same(t, "cost", l.Lock[2:11], append(u32(0), append(u32(600000), 0)...))
			secret = must[[]byte](t)(pbkdf2.Key(sha256.New, string(secret), salt, int(rounds), 32))
		}
		same(t, "suite", l.Lock[:2], []byte{1, 0x10 + byte(i)})
		same(t, "mark", l.Lock[11:15], mark)
		same(t, "note", l.Lock[47:end], field(l.Note))
		derive := func(label string) []byte {
			return must[[]byte](t)(hkdf.Key(sha256.New, secret, salt, label, 32))
		}
		same(t, "verifier", derive("romukura lock 1 verifier"), l.Verifier)
		aad := additional(v, 0x10+byte(i), 4, keyPart{ID: make(raw, 16)}, "")
		plain := gcm(t, derive("romukura lock 1 key"), l.Lock[end:], append(aad, field(l.Lock[:end])...))
		m := v.Member
		same(t, "private half", plain, bytes.Join([][]byte{m.ID, m.HPKESeed, m.SigningSeed}, nil))
	}
}

func TestAnotherImplementationComputesTheIndex(t *testing.T) {
	v := stored(t)
	key := v.Keys[v.Index.Key]
	secret := must[[]byte](t)(hkdf.Key(sha256.New, key.Secret, key.ID, "romukura index", 32))
	mac := hmac.New(sha256.New, secret)
	mac.Write(field([]byte(v.Index.Kind)))
	for _, part := range v.Index.Natural {
		mac.Write(field([]byte(part)))
	}
	same(t, "id", mac.Sum(nil)[:16], v.Index.ID)
}

func TestAnotherImplementationReadsPaper(t *testing.T) {
	for _, p := range stored(t).Paper {
		check := sha256.Sum256(append([]byte("romukura paper 1"), p.Secret...))
		var words []byte
		for all := append(bytes.Clone(p.Secret), check[:2]...); len(all) > 0; all = all[2:] {
			n := binary.BigEndian.Uint16(all)
			c, v := "bdfghjklmnprstvz", "aiou"
			words = append(words, ' ', c[n>>12], v[n>>10%4], c[n>>6%16], v[n>>4%4], c[n%16])
		}
		if string(words[1:]) != p.Words {
			t.Errorf("%s, expected %s", words[1:], p.Words)
		}
	}
}
