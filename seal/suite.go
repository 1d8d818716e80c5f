package seal

import "slices"

// FormatVersion is the first byte of everything that this package writes.
const FormatVersion = 1

// Suite is the second byte of everything that this package writes. It names layout and algorithms
// together, so another algorithm is another suite.
type Suite byte

// The suites in use.
const (
	SuiteRecord       Suite = 0x01 // a record version
	SuiteStream       Suite = 0x02 // the head of a document; its chunks follow it
	SuiteKeyWrap      Suite = 0x03 // a key under a key
	SuiteMemberWrap   Suite = 0x04 // a key to a member
	SuiteLockArgon2id Suite = 0x10 // a member's private half under a passphrase
	SuiteLockPBKDF2   Suite = 0x11 // likewise, by the other derivation
	SuiteLockRecovery Suite = 0x12 // likewise, under the code on paper
	SuiteLockPasskey  Suite = 0x13 // likewise, under a passkey's PRF output
	SuiteIdentity     Suite = 0x20 // a member's public keys
	SuiteSignature    Suite = 0x21 // a signature of a member
	SuiteIndex        Suite = 0x30 // record ids from natural keys; stands before no bytes
)

// Standing is what we know of an algorithm's place in the CRYPTREC list of the Japanese government.
type Standing byte

// The standings. The product may claim the list for Confirmed rows only, and there is none yet.
const (
	// Unknown: not looked up, or not found.
	Unknown Standing = iota
	// Reported: a third party's copy of the list of 2013 names it as recommended; the list in force
	// was not compared.
	Reported
	// Confirmed: two persons compared it with the list in force at cryptrec.go.jp.
	Confirmed
)

// Primitive is one algorithm, with its specification and its standing.
type Primitive struct {
	Name     string
	Spec     string
	Standing Standing
}

// The algorithms. All come from the standard library but Argon2id, which is of golang.org/x/crypto.
var (
	aesGCM   = Primitive{"AES-256-GCM", "FIPS 197, SP 800-38D", Reported}
	hkdfSHA  = Primitive{"HKDF-SHA-256", "RFC 5869", Unknown}
	hpkeBase = Primitive{"HPKE base mode", "RFC 9180", Unknown}
	kem      = Primitive{"MLKEM768-P256", "draft-ietf-hpke-pq, KEM 0x0050: a draft", Unknown}
	argon    = Primitive{"Argon2id", "RFC 9106", Unknown}
	pbkdf    = Primitive{"PBKDF2-HMAC-SHA-256", "RFC 8018", Unknown}
	ed       = Primitive{"Ed25519", "RFC 8032", Unknown}
	sha      = Primitive{"SHA-256", "FIPS 180-4", Reported}
	hmacSHA  = Primitive{"HMAC-SHA-256", "FIPS 198-1", Reported}
)

var suites = map[Suite][]Primitive{
	SuiteRecord:       {aesGCM},
	SuiteStream:       {aesGCM},
	SuiteKeyWrap:      {aesGCM},
	SuiteMemberWrap:   {hpkeBase, kem, hkdfSHA, aesGCM, sha},
	SuiteLockArgon2id: {argon, hkdfSHA, aesGCM, sha},
	SuiteLockPBKDF2:   {pbkdf, hkdfSHA, aesGCM, sha},
	SuiteLockRecovery: {hkdfSHA, aesGCM},
	SuiteLockPasskey:  {hkdfSHA, aesGCM},
	SuiteIdentity:     {kem, ed, sha},
	SuiteSignature:    {ed},
	SuiteIndex:        {hkdfSHA, hmacSHA},
}

// Row is one suite of the registry.
type Row struct {
	Suite      Suite
	Primitives []Primitive
}

// Registry lists every suite in the order of their numbers, for the statement page and the tests.
func Registry() []Row {
	var rows []Row
	for suite, primitives := range suites {
		rows = append(rows, Row{suite, slices.Clone(primitives)})
	}
	slices.SortFunc(rows, func(a, b Row) int { return int(a.Suite) - int(b.Suite) })
	return rows
}
