package contract_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// engines are the real engines that every test of this folder runs on.
var engines = map[string]func(testing.TB) record.Engine{
	"sqlite": newSQLite,
}

func newSQLite(t testing.TB) record.Engine {
	t.Helper()
	e, err := sqlite.Create(filepath.Join(t.TempDir(), "book.romukura"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

// onBoth runs a test on each engine.
func onBoth(t *testing.T, test func(*testing.T, *desk)) {
	for name, make := range engines {
		t.Run(name, func(t *testing.T) { test(t, newDesk(t, make(t))) })
	}
}

// desk writes to an engine as a member does, with one key for everything.
type desk struct {
	t       testing.TB
	engine  record.Engine
	office  seal.ID
	replica seal.ID
	private *open.Private
	key     *seal.Key
	now     int64
}

// newDesk founds an office in an engine: its first batch holds its first member.
func newDesk(t testing.TB, e record.Engine) *desk {
	t.Helper()
	return newDeskAs(t, e, seal.NewID())
}

// newDeskAs does so for an office whose id is known.
func newDeskAs(t testing.TB, e record.Engine, office seal.ID) *desk {
	t.Helper()
	d := &desk{t: t, engine: e, office: office, replica: seal.NewID(), now: 1_000_000}
	d.key = seal.NewKey(seal.Ref{ID: d.office, Epoch: 1})
	private, err := open.NewPrivate(seal.NewID())
	if err != nil {
		t.Fatal(err)
	}
	d.private = private
	if u, ok := e.(interface{ For(seal.ID) }); ok {
		u.For(d.office)
	}
	member := record.Version{
		Kind: record.KindMember, ID: private.Signer().Member(), Sealed: private.Identity().Bytes(),
	}
	d.must(d.engine.Update(t.Context(), func(tx record.Tx) error {
		if err := tx.Found(t.Context(), d.office); err != nil {
			return err
		}
		return d.append(tx, record.Found, member)
	}))
	return d
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err, errors.Unwrap(err))
	}
}

// draft is a version of a record that follows others, sealed.
func (d *desk) draft(v record.Version, content string) record.Version {
	d.t.Helper()
	v.Office, v.Version = d.office, record.NextVersion(v.Follows)
	if v.Kind == "" {
		v.Kind = "person"
	}
	sealed, err := seal.Record(d.key, v.Binding(), []byte(content))
	d.must(err)
	v.Sealed = sealed
	return v
}

// append writes a batch and its leaf in the given transaction.
func (d *desk) append(tx record.Tx, act record.Act, versions ...record.Version) error {
	return d.appendAs(tx, seal.NewID(), act, versions...)
}

func (d *desk) appendAs(
	tx record.Tx,
	id seal.ID,
	act record.Act,
	versions ...record.Version,
) error {
	ctx := d.t.Context()
	d.now += 1000
	b, err := record.Append(ctx, tx, d.private.Signer(), record.Write{
		Batch: id, Replica: d.replica, At: d.now, Act: act, Versions: versions,
	})
	if err != nil {
		return err
	}
	_, err = log.Append(ctx, tx, d.replica, log.Entry{
		Time: b.At, Actor: b.Author.String(), Action: log.Write, Object: b.ID.String(),
		Count: int64(b.Count), Root: b.Root[:],
	})
	return err
}

// write appends one batch.
func (d *desk) write(versions ...record.Version) (seal.ID, error) {
	id := seal.NewID()
	return id, d.engine.Update(d.t.Context(), func(tx record.Tx) error {
		return d.appendAs(tx, id, record.Edit, versions...)
	})
}

func (d *desk) view(work func(context.Context, record.Reader) error) {
	d.t.Helper()
	ctx := d.t.Context()
	d.must(d.engine.View(ctx, func(r record.Reader) error { return work(ctx, r) }))
}

// heads opens the newest versions in a scope: content by record, two where two are kept.
func (d *desk) heads(scope record.Scope) map[seal.ID][]string {
	d.t.Helper()
	found := map[seal.ID][]string{}
	d.view(func(ctx context.Context, r record.Reader) error {
		return r.Heads(ctx, scope, d.collect(found))
	})
	return found
}

func (d *desk) headsAt(scope record.Scope, at int64) map[seal.ID][]string {
	d.t.Helper()
	found := map[seal.ID][]string{}
	d.view(func(ctx context.Context, r record.Reader) error {
		return r.HeadsAt(ctx, scope, at, d.collect(found))
	})
	return found
}

func (d *desk) collect(found map[seal.ID][]string) func(*record.Version) error {
	return func(v *record.Version) error {
		if v.Kind == record.KindMember {
			return nil
		}
		text := "(void)"
		if !v.Void {
			plain, err := open.Record(d.key, v.Binding(), v.Sealed)
			if err != nil {
				return err
			}
			text = string(plain)
		}
		found[v.ID] = append(found[v.ID], text)
		return nil
	}
}
