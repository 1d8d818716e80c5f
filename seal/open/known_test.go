package open_test

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"golang.org/x/crypto/argon2"
)

// hexa reads hexadecimal digits.
func hexa(t *testing.T, digits string) []byte {
	t.Helper()
	return must[[]byte](t)(hex.DecodeString(digits))
}

// TestS11_PublishedAnswersAreMet holds each algorithm of the registry against an answer that was
// published for it.
func TestS11_PublishedAnswersAreMet(t *testing.T) {
	zero := make([]byte, 32)
	block := must[cipher.Block](t)(aes.NewCipher(zero))
	gcm := must[cipher.AEAD](t)(cipher.NewGCM(block))
	digest := sha256.Sum256([]byte("abc"))
	mac := hmac.New(sha256.New, []byte("Jefe"))
	mac.Write([]byte("what do ya want for nothing?"))
	ikm := hexa(t, "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b")
	salt, info := hexa(t, "000102030405060708090a0b0c"), hexa(t, "f0f1f2f3f4f5f6f7f8f9")
	seed := hexa(t, "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
	for name, c := range map[string]struct {
		want string
		got  []byte
	}{
		"AES-256-GCM, McGrew and Viega, case 14": {
			"cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
			gcm.Seal(nil, zero[:12], zero[:16], nil)},
		"SHA-256, FIPS 180, abc": {
			"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", digest[:]},
		"HMAC-SHA-256, RFC 4231, case 2": {
			"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", mac.Sum(nil)},
		"HKDF-SHA-256, RFC 5869, case 1": {
			"3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
			must[[]byte](t)(hkdf.Key(sha256.New, ikm, salt, string(info), 42))},
		"PBKDF2-HMAC-SHA-256, RFC 7914, section 11": {
			"55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc" +
				"49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
			must[[]byte](t)(pbkdf2.Key(sha256.New, "passwd", []byte("salt"), 1, 64))},
		"Argon2id, answer of the reference implementation": {
			"655ad15eac652dc59f7170a7332bf49b8469be1fdb9c28bb",
			argon2.IDKey([]byte("password"), []byte("somesalt"), 1, 64, 1, 24)},
		"Ed25519, RFC 8032, test 1": {
			"e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555" +
				"fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
			ed25519.Sign(ed25519.NewKeyFromSeed(seed), nil)},
	} {
		if got := hex.EncodeToString(c.got); got != c.want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
