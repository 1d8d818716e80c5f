package open_test

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/mlkem"
	"crypto/mlkem/mlkemtest"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// wycheproof is one file of testdata/wycheproof, whose README says where it comes from and how it
// was cut down.
type wycheproof struct {
	TestGroups []struct {
		IVSize, TagSize int
		PublicKey       struct{ PK raw }
		Tests           []wycheproofCase
	}
}

type wycheproofCase struct {
	TCID                    int
	Result                  string
	Key, IV, AAD, Msg, Ct   raw
	Tag, Sig                raw
	IKM, Salt, Info, OKM    raw
	Size                    int
	Password, DK            raw
	IterationCount, DKLen   int
	Seed, EK, M, C, K       raw
	Public, Private, Shared raw
}

// eachCase runs a file of vectors and counts what was accepted and refused.
func eachCase(t *testing.T, file string, run func(w *wycheproofCase, group int) (ok, skip bool)) {
	t.Helper()
	var all wycheproof
	text := must[[]byte](t)(os.ReadFile(filepath.Join("testdata", "wycheproof", file)))
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	accepted, refused, skipped := 0, 0, 0
	for _, g := range all.TestGroups {
		for i := range g.Tests {
			w := &g.Tests[i]
			if g.PublicKey.PK != nil {
				w.Public = g.PublicKey.PK
			}
			group := max(g.IVSize, 0)<<16 | max(g.TagSize, 0)
			ok, skip := run(w, group)
			switch {
			case skip:
				skipped++
				continue
			case ok:
				accepted++
			default:
				refused++
			}
			if ok != (w.Result == "valid") && w.Result != "acceptable" {
				t.Errorf("%s, case %d is %s, and we say %v", file, w.TCID, w.Result, ok)
			}
		}
	}
	t.Logf("%s: %d accepted, %d refused, %d skipped", file, accepted, refused, skipped)
	if accepted == 0 {
		t.Errorf("%s: nothing was run", file)
	}
}

func TestS11_WycheproofAESGCM(t *testing.T) {
	eachCase(t, "aes_gcm_test.json", func(w *wycheproofCase, group int) (bool, bool) {
		if group != 96<<16|128 {
			return false, true // we use nonces of 96 bits and tags of 128 only
		}
		block := must[cipher.Block](t)(aes.NewCipher(w.Key))
		plain := must[cipher.AEAD](t)(cipher.NewGCM(block))
		ours := must[cipher.AEAD](t)(cipher.NewGCMWithRandomNonce(block))
		sealed := append(bytes.Clone(w.Ct), w.Tag...)
		got, err := plain.Open(nil, w.IV, sealed, w.AAD)
		same, again := ours.Open(nil, nil, append(bytes.Clone(w.IV), sealed...), w.AAD)
		if (err == nil) != (again == nil) || !bytes.Equal(got, same) {
			t.Errorf("case %d: the two forms of AES-GCM disagree", w.TCID)
		}
		return err == nil && bytes.Equal(got, w.Msg), false
	})
}

func TestS11_WycheproofHKDF(t *testing.T) {
	eachCase(t, "hkdf_sha256_test.json", func(w *wycheproofCase, _ int) (bool, bool) {
		got, err := hkdf.Key(sha256.New, w.IKM, w.Salt, string(w.Info), w.Size)
		return err == nil && bytes.Equal(got, w.OKM), false
	})
}

func TestS11_WycheproofHMAC(t *testing.T) {
	eachCase(t, "hmac_sha256_test.json", func(w *wycheproofCase, group int) (bool, bool) {
		mac := hmac.New(sha256.New, w.Key)
		mac.Write(w.Msg)
		return hmac.Equal(mac.Sum(nil)[:group&0xFFFF/8], w.Tag), false
	})
}

func TestS11_WycheproofPBKDF2(t *testing.T) {
	eachCase(t, "pbkdf2_hmacsha256_test.json", func(w *wycheproofCase, _ int) (bool, bool) {
		got, err := pbkdf2.Key(sha256.New, string(w.Password), w.Salt, w.IterationCount, w.DKLen)
		return err == nil && bytes.Equal(got, w.DK), false
	})
}

func TestS11_WycheproofEd25519(t *testing.T) {
	eachCase(t, "ed25519_test.json", func(w *wycheproofCase, _ int) (bool, bool) {
		return ed25519.Verify(ed25519.PublicKey(w.Public), w.Msg, w.Sig), false
	})
}

func TestS11_WycheproofMLKEM(t *testing.T) {
	eachCase(t, "mlkem_768_test.json", func(w *wycheproofCase, _ int) (bool, bool) {
		key, err := mlkem.NewDecapsulationKey768(w.Seed)
		if err != nil {
			return false, false
		}
		got, err := key.Decapsulate(w.C)
		return err == nil && bytes.Equal(got, w.K) &&
			(w.EK == nil || bytes.Equal(key.EncapsulationKey().Bytes(), w.EK)), false
	})
	eachCase(t, "mlkem_768_encaps_test.json", func(w *wycheproofCase, _ int) (bool, bool) {
		key, err := mlkem.NewEncapsulationKey768(w.EK)
		if err != nil {
			return false, false
		}
		shared, sealed, err := mlkemtest.Encapsulate768(key, w.M)
		return err == nil && bytes.Equal(shared, w.K) && bytes.Equal(sealed, w.C), false
	})
	eachCase(t, "mlkem_768_keygen_seed_test.json", func(w *wycheproofCase, _ int) (bool, bool) {
		key, err := mlkem.NewDecapsulationKey768(w.Seed)
		return err == nil && bytes.Equal(key.EncapsulationKey().Bytes(), w.EK), false
	})
}

func TestS11_WycheproofECDHP256(t *testing.T) {
	eachCase(t, "ecdh_secp256r1_ecpoint_test.json", func(w *wycheproofCase, _ int) (bool, bool) {
		public, err := ecdh.P256().NewPublicKey(w.Public)
		if err != nil {
			return false, len(w.Public) == 33 // compressed points are not part of the KEM
		}
		scalar := w.Private
		for len(scalar) > 32 && scalar[0] == 0 {
			scalar = scalar[1:]
		}
		scalar = append(make([]byte, 32-len(scalar)), scalar...)
		private := must[*ecdh.PrivateKey](t)(ecdh.P256().NewPrivateKey(scalar))
		shared, err := private.ECDH(public)
		return err == nil && bytes.Equal(shared, w.Shared), false
	})
}
