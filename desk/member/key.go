package member

import (
	"crypto/sha256"

	"romukura/seal"
)

// Kinds of the records of this package, beside [romukura/record.KindMember].
const (
	KindLock    = "member-lock"
	KindRight   = "member-right"
	KindProfile = "member-profile"
	KindWrap    = "wrap"
	KindDrill   = "drill"
)

// CommonID is the key that everybody who works in the office holds.
func CommonID(office seal.ID) seal.ID { return derived("common", office) }

// LogID is the key to which entries of the log and the names of members are sealed. Auditors hold
// it, and everybody who writes a log.
func LogID(office seal.ID) seal.ID { return derived("log", office) }

// NumbersID is the key of the My Numbers of an office or of one client. The tree of these keys is
// apart from the other: holding the one is not holding the other.
func NumbersID(of seal.ID) seal.ID { return derived("numbers", of) }

// derived is an id that everybody computes alike from others.
func derived(what string, ids ...seal.ID) seal.ID {
	h := sha256.New()
	h.Write([]byte("romukura id 1 " + what))
	for _, id := range ids {
		h.Write(id[:])
	}
	return seal.ID(h.Sum(nil))
}

// Records that are one for a member, or one for a key and who has it.
func rightRecord(member seal.ID) seal.ID   { return derived("right", member) }
func profileRecord(member seal.ID) seal.ID { return derived("profile", member) }
func drillRecord(member seal.ID) seal.ID   { return derived("drill", member) }
func wrapRecord(p pair) seal.ID            { return derived("wrap", p.holder, p.key) }

// pair is a key and who holds it: a member, or the key above.
type pair struct{ holder, key seal.ID }

// below lists the keys whose wraps stand under another key, with that key; the keys of clients and
// persons follow their own rules. What no key is above is sealed to members alone.
func above(office, key, client, person seal.ID) seal.ID {
	switch {
	case key == office || key == NumbersID(office):
		return seal.ID{}
	case !person.IsZero():
		return client
	case !client.IsZero() && key == NumbersID(client):
		return NumbersID(office)
	}
	return office
}
