package record_test

import (
	"context"
	"crypto/hpke"
	"crypto/rand"
	"errors"
	"slices"
	"testing"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// member is one who signs.
type member struct {
	signer   *seal.Signer
	identity *seal.Identity
}

func newMember(t testing.TB) *member {
	t.Helper()
	return memberOf(t, seal.NewID())
}

func memberOf(t testing.TB, id seal.ID) *member {
	t.Helper()
	var seed [32]byte
	_, _ = rand.Read(seed[:])
	signer := seal.NewSigner(id, &seed)
	private, err := hpke.MLKEM768P256().GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	identity, err := seal.NewIdentity(signer, private.PublicKey())
	if err != nil {
		t.Fatal(err)
	}
	return &member{signer, identity}
}

func (m *member) id() seal.ID { return m.signer.Member() }

// version is the record that holds the member's identity.
func (m *member) version(follows ...record.Ref) record.Version {
	return record.Version{
		Kind: record.KindMember, ID: m.id(), Sealed: m.identity.Bytes(), Follows: follows,
	}
}

// desk is one replica and who works there.
type desk struct {
	t       testing.TB
	store   *memory
	replica seal.ID
	member  *member
	now     int64
}

// newDesk founds an office.
func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{t: t, store: newMemory(), replica: seal.NewID(), member: newMember(t), now: 1e15}
	d.must(d.store.Update(t.Context(), func(tx record.Tx) error {
		if err := tx.Found(t.Context(), seal.NewID()); err != nil {
			return err
		}
		_, err := d.append(tx, record.Write{Act: record.Found}, d.member.version())
		return err
	}))
	return d
}

// beside is another replica with everything that this one has.
func (d *desk) beside(m *member) *desk {
	other := &desk{t: d.t, store: newMemory(), replica: seal.NewID(), member: m, now: d.now}
	other.take(d)
	return other
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// append writes a batch and its leaf in a transaction.
func (d *desk) append(
	tx record.Tx, w record.Write, versions ...record.Version,
) (*record.Batch, error) {
	ctx := d.t.Context()
	d.now += 1000
	w.Replica, w.At, w.Versions = d.replica, d.now, versions
	if w.Batch.IsZero() {
		w.Batch = seal.NewID()
	}
	if w.Act == "" {
		w.Act = record.Edit
	}
	b, err := record.Append(ctx, tx, d.member.signer, w)
	if err != nil {
		return nil, err
	}
	_, err = log.Append(ctx, tx, d.replica, log.Written(b))
	return b, err
}

func (d *desk) try(w record.Write, versions ...record.Version) (b *record.Batch, err error) {
	err = d.store.Update(d.t.Context(), func(tx record.Tx) error {
		b, err = d.append(tx, w, versions...)
		return err
	})
	return b, err
}

func (d *desk) write(versions ...record.Version) *record.Batch {
	d.t.Helper()
	b, err := d.try(record.Write{}, versions...)
	d.must(err)
	return b
}

// merge takes over another desk's work, log and all.
func (d *desk) merge(from *desk) (got *record.Merged, err error) {
	ctx := d.t.Context()
	err = d.store.Update(ctx, func(tx record.Tx) error {
		if got, err = record.Merge(ctx, tx, from.store.state); err != nil {
			return err
		}
		_, err = log.TakeOver(ctx, tx, from.store.state)
		return err
	})
	return got, err
}

func (d *desk) take(from *desk) *record.Merged {
	d.t.Helper()
	got, err := d.merge(from)
	d.must(err)
	return got
}

// draft is a version with content; the tests of this package need no key to seal it.
func draft(id seal.ID, content string, follows ...record.Ref) record.Version {
	return record.Version{Kind: "person", ID: id, Sealed: []byte(content), Follows: follows}
}

func ref(b *record.Batch, version uint32) record.Ref {
	return record.Ref{Version: version, Batch: b.ID}
}

// heads are the contents of a record's heads.
func (d *desk) heads(id seal.ID) []string {
	var found []string
	d.must(d.store.state.Heads(d.t.Context(), record.Scope{}, func(v *record.Version) error {
		if v.ID == id {
			found = append(found, string(v.Sealed))
		}
		return nil
	}))
	slices.Sort(found)
	return found
}

func (d *desk) verify() *record.Report {
	d.t.Helper()
	report, err := record.Verify(d.t.Context(), d.store.state)
	d.must(err)
	return report
}

// whole expects that nothing is wrong.
func (d *desk) whole() {
	d.t.Helper()
	if report := d.verify(); len(report.Damage) > 0 {
		d.t.Fatalf("damage: %+v", report.Damage)
	}
	damage, err := log.Verify(d.t.Context(), d.store.state)
	d.must(err)
	if len(damage) > 0 {
		d.t.Fatalf("damage of logs: %+v", damage)
	}
}

func TestAStaleWriteIsRefusedWithTheNewerVersion(t *testing.T) {
	d, id := newDesk(t), seal.NewID()
	first := d.write(draft(id, "one"))
	second := d.write(draft(id, "two", ref(first, 1)))
	_, err := d.try(record.Write{}, draft(id, "late", ref(first, 1)), draft(seal.NewID(), "beside"))
	var stale *record.Stale
	if !errors.As(err, &stale) || len(stale.Newer) != 1 || stale.Newer[0].Ref() != ref(second, 2) ||
		string(stale.Newer[0].Sealed) != "two" || !slices.Equal(stale.Records, []seal.ID{id}) {
		t.Fatalf("got %v", err)
	}
	if stale.Error() != "record: 1 records have newer versions" {
		t.Error(stale)
	}
	if got := len(d.store.state.versions); got != 3 {
		t.Errorf("%d versions stand after a refused write", got)
	}
	d.whole()
}

func TestABatchIdIsUsedOnce(t *testing.T) {
	d, w := newDesk(t), record.Write{Batch: seal.NewID(), Act: record.Import}
	v := draft(seal.NewID(), "one")
	first, err := d.try(w, v)
	d.must(err)
	again, err := record.Append(t.Context(), d.store.state, d.member.signer, record.Write{
		Batch: w.Batch, Act: w.Act, Replica: d.replica, At: 7, Versions: []record.Version{v},
	})
	d.must(err)
	if again.At != first.At || len(d.store.state.batches) != 2 {
		t.Error("the repeated write was not the first one")
	}
	if _, err := d.try(w, draft(v.ID, "other")); !errors.Is(err, record.ErrReused) {
		t.Errorf("the id was used for two contents: %v", err)
	}
	w.Act = record.Edit
	if _, err := d.try(w, v); !errors.Is(err, record.ErrReused) {
		t.Errorf("the id was used for two acts: %v", err)
	}
}

func TestAWriteThatContradictsItselfIsRefused(t *testing.T) {
	d, id := newDesk(t), seal.NewID()
	for name, versions := range map[string][]record.Version{
		"nothing":      {},
		"twice":        {draft(id, "a"), draft(id, "b")},
		"without id":   {draft(seal.ID{}, "a")},
		"without kind": {{ID: id, Sealed: []byte("a")}},
		"not sealed":   {{ID: id, Kind: "person"}},
		"a long kind":  {{ID: id, Kind: string(make([]byte, 65)), Sealed: []byte("a")}},
	} {
		if _, err := d.try(record.Write{}, versions...); !errors.Is(err, record.ErrWrite) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := d.try(record.Write{Act: "free text"}, draft(id, "a"))
	if !errors.Is(err, record.ErrWrite) {
		t.Errorf("an act of one's own: %v", err)
	}
	empty := newMemory()
	_, err = record.Append(t.Context(), empty.state, d.member.signer, record.Write{})
	if !errors.Is(err, record.ErrNotFounded) {
		t.Errorf("no office: %v", err)
	}
}

func TestTheClockNeverGoesBackOnAReplica(t *testing.T) {
	d := newDesk(t)
	first := d.write(draft(seal.NewID(), "one"))
	d.now -= 3_600_000_000
	second := d.write(draft(seal.NewID(), "two"))
	if second.At != first.At+1 {
		t.Errorf("%d after %d", second.At, first.At)
	}
	d.whole()
}

func TestAsOfShowsWhatWasKnownThen(t *testing.T) {
	d, id := newDesk(t), seal.NewID()
	var follows []record.Ref
	states := map[int64]string{}
	for i, text := range []string{"one", "two", "three"} {
		b := d.write(draft(id, text, follows...))
		follows = []record.Ref{ref(b, uint32(i+1))}
		states[b.At] = text
	}
	end := draft(id, "end", follows...)
	end.Void = true
	states[d.write(end).At] = "end"
	states[1] = ""
	for at, want := range states {
		got := ""
		err := d.store.state.HeadsAt(t.Context(), record.Scope{Kinds: []string{"person"}}, at,
			func(v *record.Version) error { got += string(v.Sealed); return nil })
		if err != nil || got != want {
			t.Errorf("as of %d: %q, was %q (%v)", at, got, want, err)
		}
	}
}

func TestABatchIsTakenBackByAnother(t *testing.T) {
	d := newDesk(t)
	changed, made := seal.NewID(), seal.NewID()
	first := d.write(draft(changed, "before"))
	imported := d.write(draft(changed, "after", ref(first, 1)), draft(made, "new"))
	plan, err := record.PlanUndo(t.Context(), d.store.state, imported.ID, nil)
	d.must(err)
	var versions []record.Version
	for _, p := range plan {
		v := draft(p.Now.ID, "void", p.Now.Ref())
		if v.Void = p.Before == nil; !v.Void {
			v.Sealed = p.Before.Sealed
		}
		versions = append(versions, v)
	}
	undo, err := d.try(record.Write{Act: record.Undo, Undoes: imported.ID}, versions...)
	d.must(err)
	if got := d.heads(changed); !slices.Equal(got, []string{"before"}) {
		t.Errorf("the changed record is %v", got)
	}
	if got := d.heads(made); !slices.Equal(got, []string{"void"}) {
		t.Errorf("the new record is %v", got)
	}
	var later *record.Later
	_, err = record.PlanUndo(t.Context(), d.store.state, imported.ID, nil)
	if !errors.As(err, &later) || len(later.Batches) != 1 || later.Batches[0].ID != undo.ID {
		t.Errorf("what was written on later was taken back: %v", err)
	}
	if _, err := record.PlanUndo(t.Context(), d.store.state, undo.ID, nil); err != nil {
		t.Errorf("taking back cannot be taken back: %v", err)
	}
	_, err = record.PlanUndo(t.Context(), d.store.state, seal.NewID(), nil)
	if err != record.ErrNoBatch {
		t.Error(err)
	}
	d.whole()
}

func TestS50_WhatFailsLeavesNeitherRowsNorLeaf(t *testing.T) {
	d := newDesk(t)
	before := d.store.state
	broken := errors.New("broken off")
	for name, work := range map[string]func(record.Tx) error{
		"after the leaf": func(tx record.Tx) error {
			_, err := d.append(tx, record.Write{}, draft(seal.NewID(), "one"))
			return errors.Join(err, broken)
		},
		"between rows and leaf": func(tx record.Tx) error {
			_, err := record.Append(t.Context(), tx, d.member.signer, record.Write{
				Batch: seal.NewID(), Replica: d.replica, Act: record.Edit,
				Versions: []record.Version{draft(seal.NewID(), "one")},
			})
			return errors.Join(err, broken)
		},
	} {
		if err := d.store.Update(context.Background(), work); !errors.Is(err, broken) {
			t.Error(name, err)
		}
		if d.store.state != before {
			t.Errorf("%s: something was left", name)
		}
	}
	d.whole()
}
