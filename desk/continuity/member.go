package continuity

import (
	"context"
	"crypto/ed25519"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// Keys is what this package needs of a member's unlocked session; desk/member makes it.
type Keys interface {
	ID() seal.ID
	Replica() seal.ID
	Signer() *seal.Signer
	Key(ref seal.Ref) (*seal.Key, error)
	LogKey() (*seal.Key, error)
	Accept(v *record.Version) error
}

// AsMember acts in the name of whose session it is.
func AsMember(keys Keys) Session { return asMember{keys} }

type asMember struct{ keys Keys }

// Log adds an entry in the member's name.
func (m asMember) Log(ctx context.Context, tx record.Tx, e log.Entry) error {
	e.Actor, e.Session = m.keys.Signer().Member().String(), m.keys.ID().String()
	_, err := log.Append(ctx, tx, m.keys.Replica(), e)
	return err
}

// Sign signs a manifest.
func (m asMember) Sign(manifest []byte) ([]byte, error) {
	return seal.Sign(m.keys.Signer(), seal.DomainExport, manifest)
}

// Opens opens what the member's keys open: records, heads of documents and wrapped keys. What is
// public is read; locks of members open with what only they have.
func (m asMember) Opens(v *record.Version) error {
	if v.Kind == record.KindMember {
		if v.Void {
			return nil // an end has no keys in it
		}
		_, err := seal.ParseIdentity(v.Sealed)
		return err
	}
	head, err := seal.ReadHead(v.Sealed)
	if err != nil {
		return ErrNoKey // a lock, or a record that is public: its hash and signature were checked
	}
	if head.Outer.ID.IsZero() {
		return ErrNoKey // sealed to a member alone
	}
	key, err := m.keys.Key(head.Outer)
	if err != nil {
		return ErrNoKey
	}
	if err := m.keys.Accept(v); err != nil {
		return err
	}
	if head.Suite == seal.SuiteKeyWrap {
		inner, err := open.Key(key, v.Binding(), v.Sealed)
		if err == nil {
			inner.Wipe()
		}
		return err
	}
	plain, err := open.Record(key, v.Binding(), v.Sealed)
	clear(plain)
	return err
}

// Checkpoint signs with a key that everybody who may read the log can derive: the log needs no
// store for it, and it changes with the epoch of the log's key.
func (m asMember) Checkpoint(ctx context.Context, r record.Reader) ([]byte, string, error) {
	now, err := log.Now(ctx, r, m.keys.Replica())
	if err != nil {
		return nil, "", err
	}
	seed, err := m.seed(now.Origin)
	if err != nil {
		return nil, "", err
	}
	defer clear(seed[:])
	secret, public, err := log.KeyOf(now.Origin, seed)
	if err != nil {
		return nil, "", err
	}
	note, err := now.Sign(secret)
	return note, public, err
}

func (m asMember) seed(origin log.Origin) (*[ed25519.SeedSize]byte, error) {
	key, err := m.keys.LogKey()
	if err != nil {
		return nil, err
	}
	index, err := seal.NewIndex(key)
	if err != nil {
		return nil, err
	}
	defer index.Wipe()
	var seed [ed25519.SeedSize]byte
	for i, half := range []string{"first", "second"} {
		part, err := index.ID("log checkpoint key", origin.String(), half)
		if err != nil {
			return nil, err
		}
		copy(seed[16*i:], part[:])
	}
	return &seed, nil
}
