package member

import (
	"context"
	"slices"
	"sync"

	"romukura/record"
	"romukura/seal"
	"romukura/seal/open"
)

// tree is how keys stand under each other in a book, as far as wraps tell it, without opening one.
type tree struct {
	wraps   map[seal.Ref][]wrap   // what leads to a key
	epochs  map[seal.ID][]uint32  // of each key, newest first
	below   map[seal.ID][]seal.ID // keys under a key
	owners  map[seal.ID]owner     // whose key it is
	heads   map[seal.ID][]record.Ref
	retired map[seal.Ref][]retirement
	given   map[pair]bool // which member has which key
	refused int           // wraps that nobody could have given, or that were damaged
}

// retirement tells that another epoch followed, and when.
type retirement struct {
	by seal.Ref
	at int64
}

// owner is whose key it is: the office's, a client's, a person's.
type owner struct{ client, person seal.ID }

// wrap is one way to a key.
type wrap struct {
	inner, outer seal.Ref
	mine         bool // sealed to the member who looks
	binding      seal.Binding
	bytes        []byte
}

// readTree reads all wraps. What is sealed to a member counts only if an owner signed it: anybody
// can seal something to a public key.
func readTree(ctx context.Context, r record.Reader, ro *Roster, me seal.ID) (*tree, error) {
	t := &tree{
		wraps: map[seal.Ref][]wrap{}, epochs: map[seal.ID][]uint32{},
		below: map[seal.ID][]seal.ID{}, owners: map[seal.ID]owner{},
		heads: map[seal.ID][]record.Ref{}, retired: map[seal.Ref][]retirement{}, given: map[pair]bool{},
	}
	err := r.Heads(ctx, record.Scope{Kinds: []string{KindWrap}}, func(v *record.Version) error {
		t.heads[v.ID] = append(t.heads[v.ID], v.Ref())
		if !v.Void && !t.add(v, ro, me) {
			t.refused++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, epochs := range t.epochs {
		slices.SortFunc(epochs, func(a, b uint32) int { return int(b) - int(a) })
	}
	return t, nil
}

func (t *tree) add(v *record.Version, ro *Roster, me seal.ID) bool {
	content := v.Sealed
	var signature []byte
	if len(content) == seal.MemberWrapSize+seal.SignatureSize {
		content, signature, _ = unsign(content)
	}
	head, err := seal.ReadHead(content)
	if err != nil {
		return false
	}
	w := wrap{inner: head.Inner, outer: head.Outer, binding: v.Binding()}
	switch head.Suite {
	case seal.SuiteMemberWrap:
		if !ro.given(v, domainWrap, content, signature) {
			return false
		}
		t.given[pair{head.Member, head.Inner.ID}] = true
		if w.mine = head.Member == me; !w.mine {
			return true
		}
	case seal.SuiteKeyWrap:
		t.under(w, v)
	default:
		return false
	}
	w.bytes = slices.Clone(content)
	t.put(w)
	return true
}

// under notes that a key stands under another, or that an epoch was followed by one.
func (t *tree) under(w wrap, v *record.Version) {
	if w.inner.ID == w.outer.ID {
		t.retired[w.inner] = append(t.retired[w.inner], retirement{w.outer, v.At})
		return
	}
	t.owners[w.inner.ID] = owner{v.Client, v.Person}
	if !slices.Contains(t.below[w.outer.ID], w.inner.ID) {
		t.below[w.outer.ID] = append(t.below[w.outer.ID], w.inner.ID)
	}
}

func (t *tree) put(w wrap) {
	if len(t.wraps[w.inner]) == 0 {
		t.epochs[w.inner.ID] = append(t.epochs[w.inner.ID], w.inner.Epoch)
	}
	t.wraps[w.inner] = append(t.wraps[w.inner], w)
}

// ring is a tree with the keys that a member's private half opens in it, each when it is first
// asked for.
type ring struct {
	mu    sync.Mutex
	me    *open.Private
	tree  *tree
	held  map[seal.Ref]*seal.Key
	tried map[seal.Ref]bool // on the way to them now: wraps that go round lead nowhere
}

func newRing(me *open.Private, t *tree) *ring {
	return &ring{me: me, tree: t, held: map[seal.Ref]*seal.Key{}, tried: map[seal.Ref]bool{}}
}

// key finds a key of the tree.
func (g *ring) key(ref seal.Ref) (*seal.Key, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if k := g.find(ref); k != nil {
		return k, nil
	}
	return nil, ErrNotHeld
}

func (g *ring) find(ref seal.Ref) *seal.Key {
	if k := g.held[ref]; k != nil || g.tried[ref] {
		return k
	}
	g.tried[ref] = true
	defer delete(g.tried, ref)
	for _, w := range g.tree.wraps[ref] {
		if k := g.unwrap(w); k != nil {
			g.held[ref] = k
			return k
		}
	}
	return nil
}

func (g *ring) unwrap(w wrap) *seal.Key {
	var k *seal.Key
	var err error
	if w.mine {
		k, err = open.KeyFrom(g.me, w.binding, w.bytes)
	} else {
		outer := g.find(w.outer)
		if outer == nil {
			return nil
		}
		k, err = open.Key(outer, w.binding, w.bytes)
	}
	if err != nil {
		return nil
	}
	return k
}

// newest is the newest epoch of a key that opens; nil when none does. An epoch that was sealed to
// the member, or stands under the newest epoch of the key above, goes before one that stands under
// an older one: who lost a key still can write below its old epoch.
func (g *ring) newest(id seal.ID) *seal.Key {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.current(id)
}

func (g *ring) current(id seal.ID) *seal.Key {
	var other *seal.Key
	for _, epoch := range g.tree.epochs[id] {
		ref := seal.Ref{ID: id, Epoch: epoch}
		for _, w := range g.tree.wraps[ref] {
			if !w.mine && w.outer.ID == id {
				continue
			}
			k := g.find(ref)
			if k != nil && (w.mine || g.isCurrent(w.outer)) {
				return k
			}
			if other == nil {
				other = k
			}
		}
	}
	return other
}

func (g *ring) isCurrent(ref seal.Ref) bool {
	k := g.current(ref.ID)
	return k != nil && k.Ref() == ref
}

// retired is when an epoch was followed by one that opens too.
func (g *ring) retired(ref seal.Ref) (int64, bool) {
	at, ok := int64(0), false
	for _, r := range g.tree.retired[ref] {
		if g.find(r.by) != nil && (!ok || r.at < at) {
			at, ok = r.at, true
		}
	}
	return at, ok
}

// tops are the epochs of a key that no other epoch follows, newest first. One is the rule; several
// are the work of owners who did not know of each other.
func (g *ring) tops(id seal.ID) []*seal.Key {
	g.mu.Lock()
	defer g.mu.Unlock()
	var tops []*seal.Key
	for _, epoch := range g.tree.epochs[id] {
		ref := seal.Ref{ID: id, Epoch: epoch}
		if _, followed := g.retired(ref); followed {
			continue
		}
		if k := g.find(ref); k != nil {
			tops = append(tops, k)
		}
	}
	return tops
}

// renew puts a newer reading of the tree in place. Keys that were opened stay.
func (g *ring) renew(t *tree) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.tree = t
}

// keep takes over a key that was made here.
func (g *ring) keep(k *seal.Key, w wrap) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.tree.put(w)
	slices.SortFunc(g.tree.epochs[k.Ref().ID], func(a, b uint32) int { return int(b) - int(a) })
	g.held[k.Ref()] = k
}

// wipe overwrites every key.
func (g *ring) wipe() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, k := range g.held {
		k.Wipe()
	}
	clear(g.held)
	g.me.Wipe()
}
