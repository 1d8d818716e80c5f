package record

import (
	"context"
	"slices"

	"romukura/seal"
)

// Harm is what is wrong at one place of a store.
type Harm string

// The harms.
const (
	VersionChanged Harm = "version-changed"  // its bytes or structure are not what was hashed
	PlaceWrong     Harm = "place-wrong"      // a batch's versions are not 0, 1, 2 …
	CountWrong     Harm = "count-wrong"      // a batch lacks versions, or has too many
	RootWrong      Harm = "root-wrong"       // the tree of a batch's versions is another
	SignatureWrong Harm = "signature-wrong"  // the author did not sign this batch
	AuthorUnknown  Harm = "author-unknown"   // no member of that id stands in the store
	FollowsNothing Harm = "follows-nothing"  // a version follows one that is not there
	HeadWrong      Harm = "head-wrong"       // the heads are not those that nothing follows
	Reused         Harm = "reused"           // one batch id, two contents
	OfficeWrong    Harm = "office-wrong"     // rows of another office
	DestroyedWrong Harm = "destroyed-wrong"  // bytes are gone of a kind that is never destroyed
	StrayVersion   Harm = "stray-version"    // a version of a batch that is not there
	StrayChunks    Harm = "stray-chunks"     // chunks that no document claims (an upload broken off)
	MemberWrong    Harm = "identity-damaged" // a member's public keys cannot be read
)

// Damage is one harm and where it is.
type Damage struct {
	Harm    Harm
	Batch   seal.ID
	Record  seal.ID // zero where the batch as a whole is concerned
	Version uint32
	Place   uint32
}

// Report is what a verification found.
type Report struct {
	Counts    Counts
	Destroyed int64 // versions whose bytes were destroyed as ordered
	Damage    []Damage
}

// Authors are the public identities by which signatures are verified. A member who changed keys has
// several.
type Authors map[seal.ID][]*seal.Identity

// ReadAuthors reads every identity that stands in a store, those of former members too.
func ReadAuthors(ctx context.Context, r Reader) (Authors, error) {
	a := Authors{}
	return a, a.read(ctx, r)
}

func (a Authors) read(ctx context.Context, r Reader) error {
	var ids []seal.ID
	err := r.Heads(ctx, Scope{Kinds: []string{KindMember}}, func(v *Version) error {
		ids = append(ids, v.ID)
		return nil
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		err := r.History(ctx, id, func(v *Version) error {
			identity, err := seal.ParseIdentity(v.Sealed)
			if err == nil && identity.Member == v.ID && !a.has(identity) {
				a[v.ID] = append(a[v.ID], identity)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (a Authors) has(id *seal.Identity) bool {
	return slices.ContainsFunc(a[id.Member], func(known *seal.Identity) bool {
		return known.Digest() == id.Digest()
	})
}

// Signed reports what is wrong with a batch's signature, empty when nothing is.
func (a Authors) Signed(b *Batch) Harm {
	known := a[b.Author]
	if len(known) == 0 {
		return AuthorUnknown
	}
	message := b.Message()
	for _, id := range known {
		if seal.Verify(id, b.Signature, seal.DomainBatch, message) {
			return ""
		}
	}
	return SignatureWrong
}

// checkBatch verifies one batch against its versions.
func (a Authors) checkBatch(ctx context.Context, r Reader, b *Batch) ([]Damage, error) {
	c := checker{batch: b}
	if err := r.InBatch(ctx, b.ID, c.version); err != nil {
		return nil, err
	}
	return c.finish(a), nil
}

// checker holds one batch to what its versions say.
type checker struct {
	batch     *Batch
	hashes    [][32]byte
	destroyed int64
	damage    []Damage
}

func (c *checker) harm(h Harm, v *Version) {
	d := Damage{Harm: h, Batch: c.batch.ID}
	if v != nil {
		d.Record, d.Version, d.Place = v.ID, v.Version, v.Place
	}
	c.damage = append(c.damage, d)
}

func (c *checker) version(v *Version) error {
	if v.Office != c.batch.Office {
		c.harm(OfficeWrong, v)
	}
	if int(v.Place) != len(c.hashes) {
		c.harm(PlaceWrong, v)
	}
	switch {
	case v.Sealed == nil && Destructible(v.Kind):
		c.destroyed++
	case v.Sealed == nil:
		c.harm(DestroyedWrong, v)
	case HashOf(v) != v.Hash || v.Version != NextVersion(v.Follows):
		c.harm(VersionChanged, v)
	}
	c.hashes = append(c.hashes, v.Hash)
	return nil
}

func (c *checker) finish(a Authors) []Damage {
	if len(c.hashes) != int(c.batch.Count) {
		c.harm(CountWrong, nil)
	}
	if TreeHash(c.hashes) != c.batch.Root {
		c.harm(RootWrong, nil)
	}
	if h := a.Signed(c.batch); h != "" {
		c.harm(h, nil)
	}
	return c.damage
}

// Verify reads a whole store and tells every damage with its place. It opens nothing: whether a
// record opens is for the desk to see.
func Verify(ctx context.Context, r Reader) (*Report, error) {
	report := &Report{}
	var err error
	if report.Counts, err = r.Counts(ctx); err != nil {
		return nil, err
	}
	authors, err := ReadAuthors(ctx, r)
	if err != nil {
		return nil, err
	}
	var batches []Batch
	err = r.Batches(ctx, -1, func(b *Batch) error {
		batches = append(batches, *b)
		return nil
	})
	if err != nil {
		return nil, err
	}
	lines := newLines()
	for i := range batches {
		c := checker{batch: &batches[i]}
		err := r.InBatch(ctx, batches[i].ID, func(v *Version) error {
			lines.add(v)
			return c.version(v)
		})
		if err != nil {
			return nil, err
		}
		report.Damage = append(report.Damage, c.finish(authors)...)
		report.Destroyed += c.destroyed
	}
	if lines.versions != report.Counts.Versions {
		report.Damage = append(report.Damage, Damage{Harm: StrayVersion})
	}
	damage, err := lines.check(ctx, r, report.Counts.Heads)
	report.Damage = append(report.Damage, damage...)
	if err != nil {
		return report, err
	}
	return report, r.Documents(ctx, func(id seal.ID, _ uint32) error {
		if !lines.documents[id] {
			report.Damage = append(report.Damage, Damage{Harm: StrayChunks, Record: id})
		}
		return nil
	})
}

// lines are the versions of every record and what follows what.
type lines struct {
	known     map[seal.ID]map[Ref]bool // true: something follows it
	documents map[seal.ID]bool
	wanted    []wanted
	versions  int64
}

type wanted struct {
	by     Damage
	record seal.ID
	ref    Ref
}

func newLines() *lines {
	return &lines{known: map[seal.ID]map[Ref]bool{}, documents: map[seal.ID]bool{}}
}

func (l *lines) add(v *Version) {
	l.versions++
	if v.Kind == KindDocument {
		l.documents[v.ID] = true
	}
	line := l.known[v.ID]
	if line == nil {
		line = map[Ref]bool{}
		l.known[v.ID] = line
	}
	line[v.Ref()] = line[v.Ref()] || false
	for _, r := range v.Follows {
		by := Damage{FollowsNothing, v.Batch, v.ID, v.Version, v.Place}
		l.wanted = append(l.wanted, wanted{by, v.ID, r})
	}
}

func (l *lines) check(ctx context.Context, r Reader, counted int64) ([]Damage, error) {
	var damage []Damage
	for _, w := range l.wanted {
		if _, there := l.known[w.record][w.ref]; !there {
			damage = append(damage, w.by)
			continue
		}
		l.known[w.record][w.ref] = true
	}
	var heads int64
	ids := make([]seal.ID, 0, len(l.known))
	for id := range l.known {
		ids = append(ids, id)
	}
	for chunk := range slices.Chunk(ids, 500) {
		stored, err := r.HeadsOf(ctx, chunk)
		if err != nil {
			return nil, err
		}
		for _, id := range chunk {
			ours := l.heads(id)
			heads += int64(len(ours))
			if !sameRefs(stored[id], ours) {
				damage = append(damage, Damage{Harm: HeadWrong, Record: id})
			}
		}
	}
	if heads != counted {
		damage = append(damage, Damage{Harm: HeadWrong})
	}
	return damage, nil
}

func (l *lines) heads(id seal.ID) []Ref {
	var heads []Ref
	for ref, followed := range l.known[id] {
		if !followed {
			heads = append(heads, ref)
		}
	}
	return heads
}
