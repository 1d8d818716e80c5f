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
	AuthorUnknown  Harm = "author-unknown"   // no member of that id counts; told once an author
	FollowsNothing Harm = "follows-nothing"  // a version follows one that is not there
	HeadWrong      Harm = "head-wrong"       // the heads are not those that nothing follows
	Reused         Harm = "reused"           // one batch id, two contents
	OfficeWrong    Harm = "office-wrong"     // rows of another office
	DestroyedWrong Harm = "destroyed-wrong"  // bytes are gone, and no version orders it
	StrayVersion   Harm = "stray-version"    // a version of a batch that is not there
	StrayChunks    Harm = "stray-chunks"     // chunks that no document claims (an upload broken off)
	ChunkLost      Harm = "chunk-lost"       // a document lacks a chunk: Place is which
	MemberWrong    Harm = "identity-damaged" // a member's public keys are damaged or not vouched for
	Unreadable     Harm = "unreadable"       // the engine could not read these rows
)

// Damage is one harm and where it is.
type Damage struct {
	Harm    Harm
	Batch   seal.ID
	Record  seal.ID // zero where the batch as a whole is concerned
	Version uint32
	Place   uint32
}

// harmed is a harm at this version.
func (v *Version) harmed(h Harm) Damage {
	return Damage{Harm: h, Batch: v.Batch, Record: v.ID, Version: v.Version, Place: v.Place}
}

// Report is what a verification found.
type Report struct {
	Counts    Counts
	Destroyed int64 // versions whose bytes were destroyed as ordered
	// Former are batches of members who, by the clock of the machine that wrote, had left. It is no
	// damage: they may have worked offline. A person looks at it.
	Former []seal.ID
	Damage []Damage
}

// Verify reads a whole store and tells every damage with its place. It opens nothing: whether a
// record opens, and whether a document's last chunk is there, the desk sees.
func Verify(ctx context.Context, r Reader) (*Report, error) {
	return (&Authors{}).Verify(ctx, r)
}

// Verify is the function of that name for a store whose members stand in another one.
func (a *Authors) Verify(ctx context.Context, r Reader) (*Report, error) {
	v := verifier{
		r: r, authors: a.copy(), report: &Report{}, lines: newLines(),
		batch: map[seal.ID]bool{}, told: map[seal.ID]bool{},
	}
	for _, step := range []func(context.Context) error{
		v.count, v.members, v.batches, v.strays, v.heads, v.documents,
	} {
		if err := step(ctx); err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			v.found(Damage{Harm: Unreadable})
		}
	}
	return v.report, nil
}

type verifier struct {
	r       Reader
	authors *Authors
	report  *Report
	lines   *lines
	batch   map[seal.ID]bool // the batches that were read
	told    map[seal.ID]bool // authors told as unknown
}

func (v *verifier) found(d ...Damage) { v.report.Damage = append(v.report.Damage, d...) }

func (v *verifier) count(ctx context.Context) (err error) {
	v.report.Counts, err = v.r.Counts(ctx)
	return err
}

func (v *verifier) members(ctx context.Context) error {
	damage, err := v.authors.read(ctx, v.r)
	v.found(damage...)
	return err
}

func (v *verifier) batches(ctx context.Context) error {
	var batches []Batch
	listed := v.r.Batches(ctx, -1, func(b *Batch) error {
		batches = append(batches, *b)
		return nil
	})
	for i := range batches {
		b := &batches[i]
		v.batch[b.ID] = true
		c := checker{batch: b}
		err := v.r.InBatch(ctx, b.ID, func(version *Version) error {
			v.lines.add(version)
			return c.version(version)
		})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			c.harm(Unreadable, nil)
		}
		v.found(c.rows()...)
		v.signed(b)
	}
	return listed
}

func (v *verifier) signed(b *Batch) {
	harm, former := v.authors.Signed(b)
	if harm == AuthorUnknown {
		if v.told[b.Author] {
			return
		}
		v.told[b.Author] = true
	}
	if harm != "" {
		v.found(Damage{Harm: harm, Batch: b.ID})
	}
	if former {
		v.report.Former = append(v.report.Former, b.ID)
	}
}

// strays looks for versions of batches that are not there, among the heads; one that is no head is
// told by what follows it.
func (v *verifier) strays(ctx context.Context) error {
	if v.lines.versions == v.report.Counts.Versions {
		return nil
	}
	before := len(v.report.Damage)
	err := v.r.Heads(ctx, Scope{}, func(head *Version) error {
		if !v.batch[head.Batch] {
			v.found(head.harmed(StrayVersion))
		}
		return nil
	})
	if len(v.report.Damage) == before {
		v.found(Damage{Harm: StrayVersion})
	}
	return err
}

func (v *verifier) heads(ctx context.Context) error {
	v.found(v.lines.follows()...)
	for _, id := range v.lines.ids {
		for _, d := range v.lines.destroyed[id] {
			if v.lines.ordered[d.Record] {
				v.report.Destroyed++
				continue
			}
			v.found(d)
		}
	}
	var heads int64
	for ids := range slices.Chunk(v.lines.ids, 500) {
		stored, err := v.r.HeadsOf(ctx, ids)
		if err != nil {
			return err
		}
		for _, id := range ids {
			ours := v.lines.heads(id)
			heads += int64(len(ours))
			if !sameRefs(stored[id], ours) {
				v.found(Damage{Harm: HeadWrong, Record: id})
			}
		}
	}
	if heads != v.report.Counts.Heads {
		v.found(Damage{Harm: HeadWrong})
	}
	return nil
}

func (v *verifier) documents(ctx context.Context) error {
	there := map[seal.ID]bool{}
	err := v.r.Documents(ctx, func(id seal.ID, count uint32) error {
		there[id] = true
		if _, claimed := v.lines.documents[id]; !claimed {
			v.found(Damage{Harm: StrayChunks, Record: id})
			return nil
		}
		for n := range count {
			chunk, err := v.r.Chunk(ctx, id, n)
			if err != nil {
				return err
			}
			if chunk == nil {
				v.found(Damage{Harm: ChunkLost, Record: id, Place: n})
			}
		}
		return nil
	})
	for _, id := range v.lines.ids {
		if v.lines.documents[id] && !there[id] && err == nil {
			v.found(Damage{Harm: ChunkLost, Record: id})
		}
	}
	return err
}

// checker holds one batch to what its versions say.
type checker struct {
	batch  *Batch
	hashes [][32]byte
	damage []Damage
}

func (c *checker) harm(h Harm, v *Version) {
	d := Damage{Harm: h, Batch: c.batch.ID}
	if v != nil {
		d = v.harmed(h)
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
	case v.Batch != c.batch.ID, v.Author != c.batch.Author, v.At != c.batch.At,
		v.Version != NextVersion(v.Follows):
		c.harm(VersionChanged, v)
	case v.Sealed == nil && !Destructible(v.Kind):
		c.harm(DestroyedWrong, v)
	case v.Sealed != nil && HashOf(v) != v.Hash:
		c.harm(VersionChanged, v)
	}
	c.hashes = append(c.hashes, v.Hash)
	return nil
}

// rows reports what is wrong with the batch, its signature apart.
func (c *checker) rows() []Damage {
	if len(c.hashes) != int(c.batch.Count) {
		c.harm(CountWrong, nil)
	}
	if TreeHash(c.hashes) != c.batch.Root {
		c.harm(RootWrong, nil)
	}
	return c.damage
}
