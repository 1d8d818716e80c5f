package record

import "romukura/seal"

// lines are the versions of every record and what follows what.
type lines struct {
	known     map[seal.ID]map[Ref]bool // true: something follows it
	ids       []seal.ID                // in the order in which they were met
	documents map[seal.ID]bool         // true: the record stands, its chunks must be there
	destroyed map[seal.ID][]Damage     // versions without bytes: a harm unless ordered
	ordered   map[seal.ID]bool         // records that a version with its bytes made void
	wanted    []wanted
	versions  int64
}

type wanted struct {
	by     Damage
	record seal.ID
	ref    Ref
}

func newLines() *lines {
	return &lines{
		known: map[seal.ID]map[Ref]bool{}, documents: map[seal.ID]bool{},
		destroyed: map[seal.ID][]Damage{}, ordered: map[seal.ID]bool{},
	}
}

func (l *lines) add(v *Version) {
	l.versions++
	line := l.known[v.ID]
	if line == nil {
		line = map[Ref]bool{}
		l.known[v.ID] = line
		l.ids = append(l.ids, v.ID)
	}
	line[v.Ref()] = line[v.Ref()] || false
	for _, r := range v.Follows {
		l.wanted = append(l.wanted, wanted{v.harmed(FollowsNothing), v.ID, r})
	}
	switch {
	case v.Kind == KindDocument:
		before, known := l.documents[v.ID]
		l.documents[v.ID] = !v.Void && (before || !known)
	case Destructible(v.Kind) && v.Sealed == nil:
		l.destroyed[v.ID] = append(l.destroyed[v.ID], v.harmed(DestroyedWrong))
	case Destructible(v.Kind) && v.Void:
		l.ordered[v.ID] = true
	}
}

// follows marks what is followed, and tells what follows nothing.
func (l *lines) follows() []Damage {
	var damage []Damage
	for _, w := range l.wanted {
		if _, there := l.known[w.record][w.ref]; !there {
			damage = append(damage, w.by)
			continue
		}
		l.known[w.record][w.ref] = true
	}
	return damage
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
