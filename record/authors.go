package record

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"

	"romukura/seal"
)

// Authors are the members' public identities by which batches are verified, those of former members
// and former keys too. The zero value knows nobody.
//
// The first member vouches for itself in the batch that founds the office (who that is, two persons
// compare by fingerprint). Every later identity counts only because a batch signed by a member who
// counts already brought it. So nobody becomes an author by writing rows into a store.
type Authors struct {
	known map[seal.ID][]standing
	from  map[seal.ID]bool // the batches that brought them
}

// standing is an identity and until when it stood.
type standing struct {
	*seal.Identity
	until int64 // the instant when it was replaced or its member left; 0: in force
}

// ReadAuthors reads the identities that stand in a store and count.
func ReadAuthors(ctx context.Context, r Reader) (*Authors, error) {
	a := &Authors{}
	_, err := a.read(ctx, r)
	return a, err
}

// copy leaves what a caller knows as it is.
func (a *Authors) copy() *Authors {
	c := &Authors{known: map[seal.ID][]standing{}, from: maps.Clone(a.from)}
	for id, list := range a.known {
		c.known[id] = slices.Clone(list)
	}
	return c
}

// introduction is a batch that holds members' identities.
type introduction struct {
	batch    *Batch
	versions []Version
}

// read adds the identities of a store and tells which versions of members do not count: damaged, or
// brought by nobody who counts.
func (a *Authors) read(ctx context.Context, r Reader) ([]Damage, error) {
	if a.known == nil {
		a.known = map[seal.ID][]standing{}
	}
	if a.from == nil {
		a.from = map[seal.ID]bool{}
	}
	waiting, damage, err := a.introductions(ctx, r)
	if err != nil {
		return nil, err
	}
	for len(waiting) > 0 {
		var later []introduction
		for _, in := range waiting {
			if !a.accept(&in) {
				later = append(later, in)
				continue
			}
			a.from[in.batch.ID] = true
			for i := range in.versions {
				if h := a.add(&in.versions[i], in.batch.At); h != "" {
					damage = append(damage, in.versions[i].harmed(h))
				}
			}
		}
		if len(later) == len(waiting) {
			break
		}
		waiting = later
	}
	for _, in := range waiting {
		for i := range in.versions {
			damage = append(damage, in.versions[i].harmed(MemberWrong))
		}
	}
	return damage, nil
}

// introductions finds the versions of members that were not read yet, by batch, oldest batch first.
// Batches that are not whole introduce nobody.
func (a *Authors) introductions(ctx context.Context, r Reader) ([]introduction, []Damage, error) {
	byBatch, err := memberVersions(ctx, r)
	if err != nil {
		return nil, nil, err
	}
	var found []introduction
	var damage []Damage
	for id, versions := range byBatch {
		if a.from[id] {
			continue
		}
		b, err := r.Batch(ctx, id)
		if err != nil {
			return nil, nil, err
		}
		whole := false
		if b != nil {
			c := checker{batch: b}
			err := r.InBatch(ctx, id, c.version)
			whole = err == nil && len(c.rows()) == 0
		}
		if !whole {
			for i := range versions {
				damage = append(damage, versions[i].harmed(MemberWrong))
			}
			continue
		}
		found = append(found, introduction{b, versions})
	}
	slices.SortFunc(found, func(x, y introduction) int {
		return cmp.Or(cmp.Compare(x.batch.At, y.batch.At), bytes.Compare(x.batch.ID[:], y.batch.ID[:]))
	})
	return found, damage, nil
}

func memberVersions(ctx context.Context, r Reader) (map[seal.ID][]Version, error) {
	var ids []seal.ID
	err := r.Heads(ctx, Scope{Kinds: []string{KindMember}}, func(v *Version) error {
		if !slices.Contains(ids, v.ID) {
			ids = append(ids, v.ID)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	byBatch := map[seal.ID][]Version{}
	for _, id := range ids {
		err := r.History(ctx, id, func(v *Version) error {
			byBatch[v.Batch] = append(byBatch[v.Batch], *v.Clone())
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return byBatch, nil
}

// accept tells whether a batch may introduce members: its author counts and had not left. Where
// nobody counts yet, the batch that founds the office may, signed by a member that it holds.
func (a *Authors) accept(in *introduction) bool {
	if harm, former := a.Signed(in.batch); harm == "" && !former {
		return true
	}
	if len(a.known) > 0 || in.batch.Act != Found {
		return false
	}
	return slices.ContainsFunc(in.versions, func(v Version) bool {
		id, err := seal.ParseIdentity(v.Sealed)
		return err == nil && v.ID == in.batch.Author && id.Member == v.ID &&
			seal.Verify(id, in.batch.Signature, seal.DomainBatch, in.batch.Message())
	})
}

// add takes a version of a member: it ends what stood before, and brings what stands now.
func (a *Authors) add(v *Version, at int64) Harm {
	list := a.known[v.ID]
	var id *seal.Identity
	if !v.Void {
		var err error
		if id, err = seal.ParseIdentity(v.Sealed); err != nil || id.Member != v.ID {
			return MemberWrong
		}
	}
	for i := range list {
		switch {
		case id != nil && list[i].Digest() == id.Digest():
			list[i].until, id = 0, nil
		case list[i].until == 0 && len(v.Follows) > 0:
			list[i].until = at
		}
	}
	if id != nil {
		list = append(list, standing{id, 0})
	}
	if len(list) > 0 {
		a.known[v.ID] = list
	}
	return ""
}

// Signed reports what is wrong with a batch's signature, empty when nothing is; and whether it was
// made when the member had left already, or had another key, by the clock of who signed.
func (a *Authors) Signed(b *Batch) (harm Harm, former bool) {
	known := a.known[b.Author]
	if len(known) == 0 {
		return AuthorUnknown, false
	}
	message := b.Message()
	for _, s := range known {
		if seal.Verify(s.Identity, b.Signature, seal.DomainBatch, message) {
			return "", s.until != 0 && b.At > s.until
		}
	}
	return SignatureWrong, false
}
