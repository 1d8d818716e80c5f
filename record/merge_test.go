package record_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

func TestS59_WorkOfTwoReplicasIsKeptSideBySide(t *testing.T) {
	a := newDesk(t)
	id := seal.NewID()
	first := a.write(draft(id, "one"))
	b := a.beside(a.member)
	ours := a.write(draft(id, "ours", ref(first, 1)))
	theirs := b.write(draft(id, "theirs", ref(first, 1)))
	got := a.take(b)
	if got.Batches != 1 || got.Versions != 1 || !slices.Equal(got.Conflicts, []seal.ID{id}) {
		t.Errorf("merged %+v", got)
	}
	if heads := a.heads(id); !slices.Equal(heads, []string{"ours", "theirs"}) {
		t.Fatalf("heads %v", heads)
	}
	if again := a.take(b); again.Batches != 0 || again.Versions != 0 || len(again.Conflicts) != 0 {
		t.Errorf("merging again brought %+v", again)
	}
	_, err := a.try(record.Write{}, draft(id, "half", ref(ours, 2)))
	var stale *record.Stale
	if !errors.As(err, &stale) || len(stale.Newer) != 2 {
		t.Errorf("one of two versions was passed over: %v", err)
	}
	settled, err := a.try(record.Write{Act: record.Settle},
		draft(id, "both", ref(ours, 2), ref(theirs, 2)))
	a.must(err)
	b.take(a)
	for _, d := range []*desk{a, b} {
		if heads := d.heads(id); !slices.Equal(heads, []string{"both"}) {
			t.Errorf("heads %v", heads)
		}
		d.whole()
	}
	if plan, err := record.PlanUndo(t.Context(), a.store.state, settled.ID, nil); err != nil ||
		string(plan[0].Before.Sealed) != "ours" {
		t.Errorf("plan %+v %v", plan, err)
	}
}

func TestTheSameRecordMadeOnTwoReplicasIsAConflict(t *testing.T) {
	a := newDesk(t)
	b := a.beside(a.member)
	id := seal.NewID()
	a.write(draft(id, "ours"))
	b.write(draft(id, "theirs"))
	if got := a.take(b); !slices.Equal(got.Conflicts, []seal.ID{id}) {
		t.Errorf("merged %+v", got)
	}
	a.whole()
}

func TestDocumentsComeWithTheirChunks(t *testing.T) {
	a := newDesk(t)
	b := a.beside(a.member)
	doc := record.Version{Kind: record.KindDocument, ID: seal.NewID(), Sealed: []byte("head")}
	b.write(doc)
	for n := range uint32(3) {
		b.must(b.store.state.InsertChunk(t.Context(), doc.ID, n, []byte{byte(n)}))
	}
	b.must(b.store.state.InsertChunk(t.Context(), seal.NewID(), 0, []byte("broken off")))
	if got := a.take(b); got.Chunks != 3 {
		t.Errorf("merged %+v", got)
	}
	if got := a.take(b); got.Chunks != 0 {
		t.Errorf("merged again %+v", got)
	}
	a.whole()
}

func TestForeignOrDamagedWorkIsNotMerged(t *testing.T) {
	var damaged *record.DamagedError
	for name, c := range map[string]struct {
		harm   record.Harm
		damage func(here *desk, there *desk)
	}{
		"changed bytes": {record.VersionChanged, func(_, there *desk) {
			there.last().Sealed[0] ^= 1
		}},
		"a version taken out": {record.CountWrong, func(_, there *desk) {
			s := there.store.state
			s.versions = s.versions[:len(s.versions)-1]
		}},
		"a changed batch": {record.SignatureWrong, func(_, there *desk) {
			there.change(there.last().Batch, func(b *record.Batch) { b.Act = record.Payroll })
		}},
		"a known batch with another content": {record.Reused, func(here, there *desk) {
			there.change(there.first().Batch, func(b *record.Batch) { b.At++ })
		}},
		"what follows nothing": {record.FollowsNothing, func(here, there *desk) {
			there.write(draft(there.last().ID, "on", there.last().Ref()))
			there.forget(there.store.state.versions[len(there.store.state.versions)-2].Batch)
		}},
		"a lost chunk": {record.ChunkLost, func(_, there *desk) {
			doc := record.Version{Kind: record.KindDocument, ID: seal.NewID(), Sealed: []byte("head")}
			there.write(doc)
			there.store.state.chunks[doc.ID] = map[uint32][]byte{0: {0}, 2: {2}}
		}},
		"bytes gone": {record.DestroyedWrong, func(_, there *desk) {
			there.last().Sealed = nil
		}},
	} {
		here := newDesk(t)
		there := here.beside(here.member)
		there.write(draft(seal.NewID(), "good"))
		there.write(draft(seal.NewID(), "one"))
		c.damage(here, there)
		before := here.store.state
		_, err := here.merge(there)
		if !errors.As(err, &damaged) || !slices.ContainsFunc(damaged.Damage,
			func(d record.Damage) bool { return d.Harm == c.harm }) {
			t.Errorf("%s: %+v", name, err)
		}
		if here.store.state != before {
			t.Errorf("%s: something was taken over", name)
		}
	}
	if _, err := newDesk(t).merge(newDesk(t)); !errors.Is(err, record.ErrForeign) {
		t.Errorf("another office: %v", err)
	}
	empty := &desk{t: t, store: newMemory()}
	if _, err := newDesk(t).merge(empty); !errors.Is(err, record.ErrNotFounded) {
		t.Errorf("an empty store: %v", err)
	}
}

func (d *desk) first() *record.Version { return &d.store.state.versions[0] }
func (d *desk) last() *record.Version {
	return &d.store.state.versions[len(d.store.state.versions)-1]
}

func (d *desk) change(id seal.ID, how func(*record.Batch)) {
	b := d.store.state.batches[id]
	how(&b)
	d.store.state.batches[id] = b
}

// forget takes a batch and its versions out.
func (d *desk) forget(batch seal.ID) {
	s := d.store.state
	delete(s.batches, batch)
	s.versions = slices.DeleteFunc(s.versions, func(v record.Version) bool { return v.Batch == batch })
}

func TestS72_OnlyMembersBringMembers(t *testing.T) {
	here := newDesk(t)
	there := here.beside(here.member)
	stranger := newMember(t)
	there.member = stranger
	there.write(draft(seal.NewID(), "by a stranger"))
	refused := func(name string, harm record.Harm) {
		t.Helper()
		var damaged *record.DamagedError
		_, err := here.merge(there)
		if !errors.As(err, &damaged) || !slices.ContainsFunc(damaged.Damage,
			func(d record.Damage) bool { return d.Harm == harm }) {
			t.Errorf("%s: %v", name, err)
		}
	}
	refused("signed by nobody who is known", record.AuthorUnknown)
	there.write(stranger.version())
	refused("a member who brings itself", record.MemberWrong)
	_, err := there.try(record.Write{Act: record.Found}, memberOf(t, seal.NewID()).version())
	there.must(err)
	refused("a second founding", record.MemberWrong)

	there = here.beside(here.member)
	colleague := newMember(t)
	there.write(colleague.version())
	there.member = colleague
	there.write(draft(seal.NewID(), "by a colleague"))
	if got := here.take(there); got.Batches != 2 || len(got.Former) != 0 {
		t.Errorf("merged %+v", got)
	}
	here.whole()
}

func TestS13_WhatALeftMemberWritesIsToldAndBringsNobody(t *testing.T) {
	owner := newDesk(t)
	leaver := newMember(t)
	joined := owner.write(leaver.version())
	other := owner.beside(leaver)
	other.now += 9 * 3_600_000_000 // a clock that goes wrong by nine hours
	seen := other.write(draft(seal.NewID(), "before leaving"))
	owner.take(other)
	left := leaver.version(ref(joined, 1))
	left.Void = true
	if b := owner.write(left); b.At <= seen.At {
		t.Error("the member left before what is known of him")
	}
	if report := owner.verify(); len(report.Former) != 0 || len(report.Damage) != 0 {
		t.Errorf("honest work is suspected: %+v", report)
	}
	other.now += 3_600_000_000
	late := other.write(draft(seal.NewID(), "after leaving"))
	if got := owner.take(other); !slices.Equal(got.Former, []seal.ID{late.ID}) {
		t.Errorf("merged %+v", got)
	}
	if report := owner.verify(); !slices.Equal(report.Former, []seal.ID{late.ID}) {
		t.Errorf("report %+v", report)
	}
	friend := newMember(t)
	other.write(friend.version())
	other.member = friend
	other.write(draft(seal.NewID(), "by a friend"))
	var damaged *record.DamagedError
	if _, err := owner.merge(other); !errors.As(err, &damaged) {
		t.Errorf("one who left brought a member: %v", err)
	}
}

func TestAMemberChangesKeys(t *testing.T) {
	d := newDesk(t)
	old := d.member
	d.write(draft(seal.NewID(), "with the old key"))
	d.member = memberOf(t, old.id())
	b, err := d.try(record.Write{}, d.member.version(d.store.state.heads[old.id()]...))
	d.must(err)
	if report := d.verify(); len(report.Damage) == 0 {
		t.Error("a new key vouched for itself")
	}
	d.forget(b.ID)
	d.store.state.setHeads(old.id())
	renewed := d.member
	d.member = old
	d.write(renewed.version(d.store.state.heads[old.id()]...))
	d.member = renewed
	d.write(draft(seal.NewID(), "with the new key"))
	if report := d.verify(); len(report.Damage) != 0 || len(report.Former) != 0 {
		t.Errorf("report %+v", report)
	}
	d.member = old
	late := d.write(draft(seal.NewID(), "with the old key, later"))
	if report := d.verify(); !slices.Equal(report.Former, []seal.ID{late.ID}) {
		t.Errorf("report %+v", report)
	}
}

func TestMembersMayStandInAnotherStore(t *testing.T) {
	book := newDesk(t)
	numbers := &desk{t: t, store: newMemory(), replica: seal.NewID(), member: book.member, now: 1e15}
	numbers.must(numbers.store.state.Found(t.Context(), book.store.state.office))
	numbers.write(draft(seal.NewID(), "one"))
	if report := numbers.verify(); len(report.Damage) != 1 ||
		report.Damage[0].Harm != record.AuthorUnknown {
		t.Errorf("report %+v", report)
	}
	authors, err := record.ReadAuthors(t.Context(), book.store.state)
	book.must(err)
	report, err := authors.Verify(t.Context(), numbers.store.state)
	if err != nil || len(report.Damage) != 0 {
		t.Errorf("report %+v %v", report, err)
	}
	copied := newMemory()
	err = copied.Update(t.Context(), func(tx record.Tx) error {
		_, err := authors.Merge(t.Context(), tx, numbers.store.state)
		return err
	})
	if err != nil || len(copied.state.versions) != 1 {
		t.Errorf("merged %v", err)
	}
}

func TestS14_ADestroyedKeyStaysDestroyed(t *testing.T) {
	a := newDesk(t)
	key := record.Version{Kind: record.KindNumberKey, ID: seal.NewID(), Sealed: []byte("key")}
	first := a.write(key)
	b := a.beside(a.member)
	older := a.beside(a.member)
	renewed := key
	renewed.Sealed, renewed.Follows = []byte("the key again"), []record.Ref{ref(first, 1)}
	older.write(renewed)
	order := key
	order.Void, order.Sealed, order.Follows = true, []byte("order"), []record.Ref{ref(first, 1)}
	destroyed, err := a.try(record.Write{Act: record.Destroy}, order)
	a.must(err)
	a.take(older)
	b.take(a)
	older.take(b)
	for name, d := range map[string]*desk{"where": a, "beside": b, "older": older} {
		for i := range d.store.state.versions {
			v := &d.store.state.versions[i]
			if v.Kind == record.KindNumberKey && !v.Void && v.Sealed != nil {
				t.Errorf("%s it was destroyed: version %d is still there", name, v.Version)
			}
		}
		if report := d.verify(); report.Destroyed != 2 {
			t.Errorf("%s: report %+v", name, report)
		}
		d.whole()
	}
	if _, err := record.PlanUndo(t.Context(), b.store.state, destroyed.ID, nil); err == nil {
		t.Error("an order to destroy was taken back")
	}
}

// TestKeysLeftOutOfACopyAreMissed merges a copy without the bytes of a number's key, as copies that
// cannot be deleted are made: it comes, and nobody takes the missing bytes for an ordered end.
func TestKeysLeftOutOfACopyAreMissed(t *testing.T) {
	there := newDesk(t)
	key := record.Version{Kind: record.KindNumberKey, ID: seal.NewID(), Sealed: []byte("key")}
	b := there.write(key)
	there.must(there.store.state.Destroy(t.Context(), key.ID))
	here := there.beside(there.member)
	want := []record.Damage{{Harm: record.DestroyedWrong, Batch: b.ID, Record: key.ID, Version: 1}}
	if report := here.verify(); !slices.Equal(report.Damage, want) || report.Destroyed != 0 {
		t.Errorf("report %+v", report)
	}
	key.Void, key.Follows = true, []record.Ref{ref(b, 1)}
	there.write(key)
	here.take(there)
	if report := here.verify(); len(report.Damage) != 0 || report.Destroyed != 1 {
		t.Errorf("report %+v", report)
	}
}

// TestReplicasThatMergeAgree works at random on three replicas that merge at random, and compares
// everything in the end.
func TestReplicasThatMergeAgree(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 7))
		a := newDesk(t)
		desks := []*desk{a, a.beside(a.member), a.beside(a.member)}
		ids := make([]seal.ID, 6)
		for i := range ids {
			ids[i] = seal.NewID()
		}
		written := 1
		for step := range 60 {
			d := desks[r.IntN(3)]
			if r.IntN(5) == 0 {
				d.take(desks[r.IntN(3)])
				continue
			}
			d.now += r.Int64N(2_000_000) - 500_000
			var versions []record.Version
			for _, i := range r.Perm(len(ids))[:1+r.IntN(3)] {
				text := fmt.Sprintf("%d.%d", step, i)
				v := draft(ids[i], text, d.store.state.heads[ids[i]]...)
				v.Void = r.IntN(10) == 0
				versions = append(versions, v)
			}
			d.write(versions...)
			written += len(versions)
		}
		for range 2 {
			for i := range desks {
				desks[i].take(desks[(i+1)%3])
				desks[i].take(desks[(i+2)%3])
			}
		}
		for _, d := range desks {
			d.whole()
			if got := len(d.store.state.versions); got != written {
				t.Fatalf("seed %d: %d versions of %d", seed, got, written)
			}
			for _, id := range ids {
				if got, want := d.heads(id), a.heads(id); !reflect.DeepEqual(got, want) {
					t.Fatalf("seed %d: heads %v, elsewhere %v", seed, got, want)
				}
			}
		}
	}
}

func TestALogThatTwoWroteIsNotTakenOver(t *testing.T) {
	a := newDesk(t)
	a.write(draft(seal.NewID(), "one"))
	b := *a
	b.store = &memory{a.store.state.copy()}
	a.write(draft(seal.NewID(), "here"))
	b.write(draft(seal.NewID(), "on an old copy"))
	if _, err := a.merge(&b); !errors.Is(err, log.ErrRewritten) {
		t.Errorf("got %v", err)
	}
}

func TestADamagedLogIsNotTakenOver(t *testing.T) {
	for name, damage := range map[string]func(s *state, id seal.ID){
		"a changed entry":   func(s *state, id seal.ID) { flip(s.leaves[id][1], `"count":1`) },
		"a missing entry":   func(s *state, id seal.ID) { s.leaves[id][1] = nil },
		"no entry any more": func(s *state, id seal.ID) { s.leaves[id][1] = []byte("{}") },
	} {
		a := newDesk(t)
		b := a.beside(a.member)
		for range 3 {
			b.write(draft(seal.NewID(), "one"))
		}
		b.store.state = b.store.state.copy()
		leaves := b.store.state.leaves
		for id, list := range leaves {
			leaves[id] = slices.Clone(list)
			for i := range list {
				leaves[id][i] = slices.Clone(list[i])
			}
		}
		damage(b.store.state, b.replica)
		before := a.store.state
		if _, err := a.merge(b); !errors.Is(err, log.ErrTorn) || a.store.state != before {
			t.Errorf("%s: %v", name, err)
		}
	}
}
