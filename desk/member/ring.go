package member

import (
	"iter"
	"maps"
	"slices"
	"sync"

	"romukura/seal"
	"romukura/seal/open"
)

// hand is what of a tree is sealed to members: which member has which key, and the ways that are
// one member's own. It counts only if an owner signed it: anybody can seal something to a public
// key.
type hand struct {
	wraps
	given   map[pair]bool // which member has which key
	refused int           // wraps that nobody could have given, or that were damaged
}

func handOf(t *tree, ro *Roster, me seal.ID) *hand {
	h := &hand{given: map[pair]bool{}, refused: t.damaged}
	for _, d := range t.dealt {
		if !ro.given(&d) {
			h.refused++
			continue
		}
		h.given[pair{d.member, d.inner.ID}] = true
		if d.member == me {
			d.mine = true
			h.put(d.wrap)
		}
	}
	return h
}

// ring is a tree with the keys that a member's private half opens in it, each when it is first
// asked for.
type ring struct {
	mu    sync.Mutex
	me    *open.Private
	tree  *tree
	hand  *hand
	held  map[seal.Ref]*seal.Key
	tried map[seal.Ref]bool // on the way to them now: wraps that go round lead nowhere
}

func newRing(me *open.Private, t *tree, h *hand) *ring {
	return &ring{me: me, tree: t, hand: h, held: map[seal.Ref]*seal.Key{}, tried: map[seal.Ref]bool{}}
}

// ways are what leads to a key.
func (g *ring) ways(ref seal.Ref) []wrap {
	own, common := g.hand.to[ref], g.tree.to[ref]
	if len(own) == 0 {
		return common
	}
	return append(slices.Clip(own), common...)
}

// epochs are those of a key to which something leads, newest first.
func (g *ring) epochs(id seal.ID) []uint32 {
	all := append(slices.Clone(g.tree.epochs[id]), g.hand.epochs[id]...)
	slices.SortFunc(all, func(a, b uint32) int { return int(b) - int(a) })
	return slices.Compact(all)
}

// keys are those to which something leads.
func (g *ring) keys() iter.Seq[seal.ID] {
	all := maps.Clone(g.tree.epochs)
	maps.Copy(all, g.hand.epochs)
	return maps.Keys(all)
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
	for _, w := range g.ways(ref) {
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
	for _, epoch := range g.epochs(id) {
		ref := seal.Ref{ID: id, Epoch: epoch}
		for _, w := range g.ways(ref) {
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
	for _, epoch := range g.epochs(id) {
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
func (g *ring) renew(t *tree, h *hand) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.tree, g.hand = t, h
}

// keep takes over a key that was made here.
func (g *ring) keep(k *seal.Key, w wrap) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.hand.put(w)
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
