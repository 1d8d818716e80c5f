package member

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"slices"

	"romukura/record"
	"romukura/seal"
)

// Role is what a member is in the office.
type Role string

// The roles.
const (
	Owner    Role = "owner"
	Staff    Role = "staff"
	Auditor  Role = "auditor"
	Recovery Role = "recovery" // the printed code: opens everything, and admits a new owner
	Left     Role = "left"     // was a member once
)

var roles = []Role{Owner, Staff, Auditor, Recovery, Left}

// rules tells whether the role may say who is a member.
func (r Role) rules() bool { return r == Owner || r == Recovery }

// Right is what one member may do from an instant on.
type Right struct {
	Member  seal.ID
	Role    Role
	Clients []seal.ID // of staff: those assigned
	Numbers bool      // named to handle My Numbers (個人番号関係事務取扱担当者)
	Digest  [32]byte  // of the member's identity, as it was compared
	At      int64     // µs since 1970, UTC
}

// same tells whether two rights say the same from different instants.
func (r Right) same(o Right) bool {
	r.At = o.At
	return bytes.Equal(r.bytes(seal.ID{}), o.bytes(seal.ID{}))
}

// holds lists the keys that are sealed to the member.
func (r Right) holds(office seal.ID) []seal.ID {
	var keys []seal.ID
	switch r.Role {
	case Owner, Recovery:
		keys = []seal.ID{office}
		if r.Numbers {
			keys = append(keys, NumbersID(office))
		}
	case Staff:
		keys = []seal.ID{CommonID(office), LogID(office)}
		for _, c := range r.Clients {
			keys = append(keys, c)
			if r.Numbers {
				keys = append(keys, NumbersID(c))
			}
		}
	case Auditor:
		keys = []seal.ID{LogID(office)}
	}
	return keys
}

// rightForm is a right as it is stored. The office stands in it so that a right of one office says
// nothing in another.
type rightForm struct {
	Office  string   `json:"office"`
	Member  string   `json:"member"`
	Role    Role     `json:"role"`
	Clients []string `json:"clients,omitempty"`
	Numbers bool     `json:"numbers,omitempty"`
	Digest  string   `json:"digest"`
	At      int64    `json:"at"`
}

func (r Right) bytes(office seal.ID) []byte {
	form := rightForm{
		Office: office.String(), Member: r.Member.String(), Role: r.Role, Numbers: r.Numbers,
		Digest: hex.EncodeToString(r.Digest[:]), At: r.At,
	}
	for _, c := range r.Clients {
		form.Clients = append(form.Clients, c.String())
	}
	slices.Sort(form.Clients)
	text, err := json.Marshal(form)
	if err != nil {
		panic(err) // impossible: texts and numbers
	}
	return text
}

// readRight reads what bytes wrote, and nothing else: what does not come out the same was not
// written by us.
func readRight(office seal.ID, text []byte) (Right, bool) {
	var form rightForm
	if json.Unmarshal(text, &form) != nil || !slices.Contains(roles, form.Role) {
		return Right{}, false
	}
	r := Right{Role: form.Role, Numbers: form.Numbers, At: form.At}
	digest, err := hex.DecodeString(form.Digest)
	if err != nil || len(digest) != len(r.Digest) {
		return Right{}, false
	}
	r.Digest = [32]byte(digest)
	if r.Member, err = seal.ParseID(form.Member); err != nil {
		return Right{}, false
	}
	for _, c := range form.Clients {
		id, err := seal.ParseID(c)
		if err != nil {
			return Right{}, false
		}
		r.Clients = append(r.Clients, id)
	}
	return r, bytes.Equal(text, r.bytes(office))
}

// What members of this package sign, so that a signature for one thing never serves for another.
const (
	domainRight seal.Domain = "right"
	domainWrap  seal.Domain = "wrap"
	domainDrill seal.Domain = "drill"
)

// sign puts a signature behind a text.
func sign(s *seal.Signer, d seal.Domain, text []byte) ([]byte, error) {
	signature, err := seal.Sign(s, d, text)
	if err != nil {
		return nil, err
	}
	return append(slices.Clone(text), signature...), nil
}

// unsign takes text and signature apart.
func unsign(content []byte) (text, signature []byte, ok bool) {
	n := len(content) - seal.SignatureSize
	if n < 0 {
		return nil, nil, false
	}
	return content[:n], content[n:], true
}

// closed is the content of a record that ends: a version is never empty.
var closed = []byte{0}

// version begins a version of a record of the office.
func version(kind string, id seal.ID, follows []record.Ref) record.Version {
	return record.Version{Kind: kind, ID: id, Follows: follows}
}

// binding is what the content of a version in the making is sealed to.
func binding(office seal.ID, v *record.Version) seal.Binding {
	b := v.Binding()
	b.Office, b.Version = office, record.NextVersion(v.Follows)
	return b
}
