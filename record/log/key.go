package log

import (
	"crypto/ed25519"
	"encoding/base64"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// KeyOf is the signing key of a log that a seed stands for, in the form of package note: who holds
// what the seed was made of needs no store for the key.
func KeyOf(origin Origin, seed *[ed25519.SeedSize]byte) (secret, public string, err error) {
	key := ed25519.NewKeyFromSeed(seed[:])
	name := origin.String()
	public, err = note.NewEd25519VerifierKey(name, key.Public().(ed25519.PublicKey))
	if err != nil {
		return "", "", err
	}
	// A key of package note is its name, a short hash and the bytes, with plus signs in between.
	hash, _, _ := strings.Cut(strings.TrimPrefix(public, name+"+"), "+")
	const ed25519Of = 1
	bytes := base64.StdEncoding.EncodeToString(append([]byte{ed25519Of}, seed[:]...))
	return strings.Join([]string{"PRIVATE", "KEY", name, hash, bytes}, "+"), public, nil
}
