package member

import (
	"cmp"
	"context"
	"slices"

	"romukura/record"
	"romukura/seal"
)

// Roster is who may do what, as owners said it one after the other, beginning with the first owner.
type Roster struct {
	Office seal.ID
	// Refused counts rights in the book that no owner gave, or that were changed. Somebody wrote them:
	// it is worth an alarm.
	Refused int

	known   map[seal.ID][]*seal.Identity // every identity a member ever had in the book
	rights  map[seal.ID][]Right          // of each member, oldest first
	heads   map[seal.ID][]record.Ref
	current map[seal.ID][32]byte // digest of the identity that stands for a member now
	drills  []record.Version
}

// claim is a right as it stands in the book, before anybody looked who signed it.
type claim struct {
	Right
	author    seal.ID
	text      []byte
	signature []byte
}

// readRoster reads every right and keeps those that follow from the first owner, whose identity has
// the digest root.
func readRoster(ctx context.Context, r record.Reader, root [32]byte) (*Roster, error) {
	office, err := r.Office(ctx)
	if err != nil {
		return nil, err
	}
	ro := &Roster{
		Office: office, rights: map[seal.ID][]Right{}, heads: map[seal.ID][]record.Ref{},
		known: map[seal.ID][]*seal.Identity{}, current: map[seal.ID][32]byte{},
	}
	if err := ro.readHeads(ctx, r); err != nil {
		return nil, err
	}
	if err := ro.identities(ctx, r); err != nil {
		return nil, err
	}
	claims, err := ro.claims(ctx, r)
	if err != nil {
		return nil, err
	}
	for _, c := range claims {
		if !ro.accept(c, root) {
			ro.Refused++
		}
	}
	return ro, nil
}

// readHeads notes the newest versions of what this package writes one of for each member.
func (ro *Roster) readHeads(ctx context.Context, r record.Reader) error {
	kinds := []string{record.KindMember, KindRight, KindProfile, KindDrill}
	return r.Heads(ctx, record.Scope{OfficeOnly: true, Kinds: kinds}, func(v *record.Version) error {
		ro.heads[v.ID] = append(ro.heads[v.ID], v.Ref())
		if v.Kind == record.KindMember {
			ro.known[v.ID] = nil
		}
		if identity, err := seal.ParseIdentity(v.Sealed); err == nil && v.Kind == record.KindMember {
			ro.current[v.ID] = identity.Digest()
		}
		if v.Kind == KindDrill {
			ro.drills = append(ro.drills, *v.Clone())
		}
		return nil
	})
}

// identities reads every identity that a record of a member ever held. Which of them counts, rights
// say.
func (ro *Roster) identities(ctx context.Context, r record.Reader) error {
	for id := range ro.known {
		err := r.History(ctx, id, func(v *record.Version) error {
			identity, err := seal.ParseIdentity(v.Sealed)
			if err == nil && identity.Member == v.ID {
				ro.known[v.ID] = append(ro.known[v.ID], identity)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// claims are all rights that were ever written, in the order of their instants.
func (ro *Roster) claims(ctx context.Context, r record.Reader) ([]claim, error) {
	var ids []seal.ID
	scope := record.Scope{OfficeOnly: true, Kinds: []string{KindRight}}
	err := r.Heads(ctx, scope, func(v *record.Version) error {
		if !slices.Contains(ids, v.ID) {
			ids = append(ids, v.ID)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var all []claim
	for _, id := range ids {
		err := r.History(ctx, id, func(v *record.Version) error {
			text, signature, ok := unsign(slices.Clone(v.Sealed))
			right, fine := readRight(ro.Office, text)
			if !ok || !fine || rightRecord(right.Member) != v.ID {
				ro.Refused++
				return nil
			}
			all = append(all, claim{right, v.Author, text, signature})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(all, func(a, b claim) int {
		return cmp.Or(cmp.Compare(a.At, b.At), slices.Compare(a.Member[:], b.Member[:]))
	})
	return all, nil
}

// accept takes a right over if who gave it may, at that instant, with the keys of that instant.
func (ro *Roster) accept(c claim, root [32]byte) bool {
	giver, known := ro.Right(c.author)
	if !known {
		first := len(ro.rights) == 0 && c.author == c.Member && c.Role == Owner && c.Digest == root
		if !first {
			return false
		}
		giver = c.Right
	}
	identity := ro.identity(giver)
	if identity == nil || !giver.Role.rules() ||
		!seal.Verify(identity, c.signature, domainRight, c.text) {
		return false
	}
	ro.rights[c.Member] = append(ro.rights[c.Member], c.Right)
	return true
}

// identity is the identity that a right speaks of, nil where the book does not have it.
func (ro *Roster) identity(r Right) *seal.Identity {
	for _, id := range ro.known[r.Member] {
		if id.Digest() == r.Digest {
			return id
		}
	}
	return nil
}

// Right is what a member may do now, and whether there is or was such a member.
func (ro *Roster) Right(member seal.ID) (Right, bool) {
	all := ro.rights[member]
	if len(all) == 0 {
		return Right{}, false
	}
	return all[len(all)-1], true
}

// at is what a member might do at an instant.
func (ro *Roster) at(member seal.ID, instant int64) (Right, bool) {
	found, ok := Right{}, false
	for _, r := range ro.rights[member] {
		if r.At <= instant {
			found, ok = r, true
		}
	}
	return found, ok
}

// Rights are the rights of all who are members now, in the order of their ids.
func (ro *Roster) Rights() []Right {
	var all []Right
	for member := range ro.rights {
		if r, _ := ro.Right(member); r.Role != Left {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b Right) int { return slices.Compare(a.Member[:], b.Member[:]) })
	return all
}

// Identity is the identity of a member, to seal to or to show its fingerprint. It is the one that
// an owner compared; where another stands in its place, nothing is sealed to either.
func (ro *Roster) Identity(member seal.ID) (*seal.Identity, error) {
	right, ok := ro.Right(member)
	if !ok || right.Role == Left {
		return nil, ErrUnknownMember
	}
	identity := ro.identity(right)
	if identity == nil || ro.current[member] != right.Digest {
		return nil, ErrSwapped
	}
	return identity, nil
}

// given tells whether a key was sealed to a member by somebody who might give keys then.
func (ro *Roster) given(d *dealt) bool {
	giver, ok := ro.at(d.author, d.at)
	if !ok || !giver.Role.rules() {
		return false
	}
	identity := ro.identity(giver)
	return identity != nil && seal.Verify(identity, d.signature, domainWrap, d.bytes)
}
