package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"fmt"
	"reflect"
)

// KeySize is the length of every symmetric key.
const KeySize = 32

// Ref names a key: whose it is and of which epoch.
type Ref struct {
	ID    ID
	Epoch uint32
}

// Next names the key that takes this one's place.
func (r Ref) Next() Ref { return Ref{r.ID, r.Epoch + 1} }

// Key is a symmetric key of the tree. It prints ‹sealed› whatever the verb. Many may use it at
// once; whoever wipes it makes sure that nobody uses it any more.
type Key struct {
	ref    Ref
	secret *[KeySize]byte
	aead   cipher.AEAD
}

// NewKey draws the key of an epoch.
func NewKey(ref Ref) *Key {
	own := new([KeySize]byte)
	_, _ = rand.Read(own[:]) // never fails: crypto/rand ends the process instead
	return &Key{ref, own, NewCipher(own)}
}

// KeyOf makes a key of bytes that were unwrapped. The caller's bytes are copied.
func KeyOf(ref Ref, secret *[KeySize]byte) *Key {
	own := *secret
	return &Key{ref, &own, NewCipher(&own)}
}

// Ref names the key.
func (k *Key) Ref() Ref { return k.ref }

// Cipher is AES-256-GCM under the key, nil once the key was wiped.
func (k *Key) Cipher() cipher.AEAD { return k.aead }

// Wipe overwrites the key and what was computed from it.
func (k *Key) Wipe() {
	if k == nil || k.aead == nil {
		return
	}
	clear(k.secret[:])
	WipeCipher(k.aead)
	k.aead = nil
}

// Format prints the mask under every verb.
func (k Key) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(mask)) }

// MarshalText writes the mask.
func (k Key) MarshalText() ([]byte, error) { return []byte(mask), nil }

const mask = "‹sealed›"

// NewCipher is AES-256-GCM that draws a random nonce for each message and writes it in front.
func NewCipher(secret *[KeySize]byte) cipher.AEAD {
	block, err := aes.NewCipher(secret[:])
	if err != nil {
		panic(err) // impossible: the length is right
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err) // impossible: the block is of crypto/aes
	}
	reflect.ValueOf(block).Elem().SetZero()
	return aead
}

// WipeCipher overwrites the key schedule inside a cipher of NewCipher. The standard library offers
// no such way, so this reaches for the struct that holds it; a test holds that it still is there.
func WipeCipher(aead cipher.AEAD) {
	reflect.ValueOf(aead).Field(0).Elem().SetZero()
}
