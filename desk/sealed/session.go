package sealed

import (
	"romukura/desk/member"
	"romukura/record"
	"romukura/seal"
)

// Session is what a member unlocked: the keys that the member holds, the name to sign with, the
// log to write into. Package desk/member makes it. Once it is locked, every call that needs a key
// answers with an error.
//
// A record is opened with the key that its own head names, and sealed with the newest epoch of the
// key of its owner: the person, the client, or what all who work in the office share.
type Session interface {
	// Hold keeps the session from being locked while it is worked with; an error when it is over.
	Hold() (release func(), err error)

	// ID is the id of the session, as entries of the log carry it.
	ID() seal.ID

	// Replica is the replica that the session writes in: its batches and its log.
	Replica() seal.ID

	// Signer signs the member's batches.
	Signer() *seal.Signer

	// Common is the id of the key that all who work in the office hold: that of the office's own
	// card and of the serial numbers that go on over all clients.
	Common() seal.ID

	// Key is a key of the tree that the session holds, or can open below one that it holds; an error
	// when it cannot. It is asked for thousands of keys in a row.
	Key(ref seal.Ref) (*seal.Key, error)

	// Accept refuses a version that was written under an epoch after another had followed it: it may
	// come from somebody who had to leave.
	Accept(v *record.Version) error

	// Newest names the newest epoch of the key of an office, a client or a person; false when the
	// session does not hold it.
	Newest(id seal.ID) (seal.Ref, bool)

	// Extend draws the key of a new client, or of a new person of a client, and writes the wraps that
	// belong into the same batch as the first record under that key. The session does not use the
	// key before Keep.
	Extend(e member.Extension) (*seal.Key, []record.Version, error)

	// Keep takes over a key of Extend, once the batch with its wraps stands.
	Keep(key *seal.Key)

	// LogKey is the key to which what an entry of the log keeps to itself is sealed.
	LogKey() (*seal.Key, error)

	// Ready is nil when real data may be entered: recovery is arranged, and was tried out.
	Ready() error
}
