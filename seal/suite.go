package seal

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
)

// suites are the suites that this program writes and reads.
var suites = map[Suite]string{
	SuiteRecord:       "record: AES-256-GCM",
	SuiteStream:       "document: AES-256-GCM",
	SuiteKeyWrap:      "key wrap: AES-256-GCM",
	SuiteMemberWrap:   "member wrap: HPKE MLKEM768-P256, HKDF-SHA-256, AES-256-GCM",
	SuiteLockArgon2id: "lock: Argon2id, HKDF-SHA-256, AES-256-GCM",
	SuiteLockPBKDF2:   "lock: PBKDF2-HMAC-SHA-256, HKDF-SHA-256, AES-256-GCM",
	SuiteLockRecovery: "lock: HKDF-SHA-256, AES-256-GCM",
	SuiteLockPasskey:  "lock: HKDF-SHA-256, AES-256-GCM",
	SuiteIdentity:     "identity: MLKEM768-P256, Ed25519, SHA-256",
	SuiteSignature:    "signature: Ed25519",
}
