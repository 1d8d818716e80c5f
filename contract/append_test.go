package contract_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

func TestWhatIsAppendedIsReadBack(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		client, person := seal.NewID(), seal.NewID()
		office := record.Version{ID: seal.NewID(), Kind: "office"}
		profile := record.Version{ID: seal.NewID(), Kind: "client", Client: client}
		employee := record.Version{ID: seal.NewID(), Kind: "employee", Client: client, Person: person}
		other := record.Version{ID: seal.NewID(), Kind: "client", Client: seal.NewID()}
		_, err := d.write(d.draft(office, "o"), d.draft(profile, "c"), d.draft(employee, "e"),
			d.draft(other, "x"))
		d.must(err)
		for name, c := range map[string]struct {
			scope record.Scope
			want  []seal.ID
		}{
			"everything": {record.Scope{}, []seal.ID{office.ID, profile.ID, employee.ID, other.ID}},
			"the office": {record.Scope{OfficeOnly: true}, []seal.ID{office.ID}},
			"a client":   {record.Scope{Client: client}, []seal.ID{profile.ID, employee.ID}},
			"a person":   {record.Scope{Client: client, Person: person}, []seal.ID{employee.ID}},
			"a kind":     {record.Scope{Kinds: []string{"client"}}, []seal.ID{profile.ID, other.ID}},
			"a client's kind": {
				record.Scope{Client: client, Kinds: []string{"client"}}, []seal.ID{profile.ID},
			},
			"nobody": {record.Scope{Client: seal.NewID()}, nil},
		} {
			got := d.heads(c.scope)
			if len(got) != len(c.want) {
				t.Errorf("%s: %d records", name, len(got))
			}
			for _, id := range c.want {
				if len(got[id]) != 1 {
					t.Errorf("%s lacks a record", name)
				}
			}
		}
	})
}

func TestWhoWatchesAWriteIsToldHowFarItIs(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		var last, of, times int
		ctx := record.Watched(t.Context(), func(n, all int) {
			if n <= last {
				t.Errorf("%d after %d", n, last)
			}
			last, of, times = n, all, times+1
		})
		versions := population(2500)
		d.sealAll(versions)
		d.must(d.engine.Update(ctx, func(tx record.Tx) error {
			_, err := record.Append(ctx, tx, d.private.Signer(), record.Write{Batch: seal.NewID(),
				Replica: d.replica, At: d.now + 1, Act: record.Edit, Versions: versions})
			return err
		}))
		if last != len(versions) || of != last || times < 2 {
			t.Errorf("%d of %d, told %d times", last, of, times)
		}
	})
}

func TestAStaleWriteIsRefusedWithTheNewerVersion(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		r := record.Version{ID: seal.NewID()}
		first, err := d.write(d.draft(r, "one"))
		d.must(err)
		r.Follows = []record.Ref{{Version: 1, Batch: first}}
		second, err := d.write(d.draft(r, "two"))
		d.must(err)
		_, err = d.write(d.draft(r, "late"), d.draft(record.Version{ID: seal.NewID()}, "beside"))
		var stale *record.Stale
		if !errors.As(err, &stale) || len(stale.Records) != 1 || len(stale.Newer) != 1 ||
			stale.Newer[0].Ref() != (record.Ref{Version: 2, Batch: second}) {
			t.Fatalf("got %v", err)
		}
		if got := d.heads(record.Scope{}); len(got) != 1 || got[r.ID][0] != "two" {
			t.Errorf("a refused write left %v", got)
		}
	})
}

func TestTheSameBatchTwiceIsOne(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		id := seal.NewID()
		v := d.draft(record.Version{ID: seal.NewID()}, "one")
		again := func(v record.Version) error {
			return d.engine.Update(t.Context(), func(tx record.Tx) error {
				return d.appendAs(tx, id, record.Import, v)
			})
		}
		d.must(again(v))
		d.must(again(v))
		if err := again(d.draft(record.Version{ID: v.ID}, "other")); !errors.Is(err, record.ErrReused) {
			t.Errorf("the id was used for two contents: %v", err)
		}
		d.view(func(ctx context.Context, r record.Reader) error {
			c, err := r.Counts(ctx)
			if c.Batches != 2 || c.Versions != 2 || c.Heads != 2 {
				t.Errorf("counts %+v", c)
			}
			return err
		})
	})
}

func TestWhatFailsLeavesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		broken := errors.New("broken off")
		err := d.engine.Update(t.Context(), func(tx record.Tx) error {
			d.must(d.append(tx, record.Edit, d.draft(record.Version{ID: seal.NewID()}, "one")))
			d.must(tx.InsertChunk(t.Context(), seal.NewID(), 0, []byte("chunk")))
			return broken
		})
		if !errors.Is(err, broken) {
			t.Fatal(err)
		}
		d.view(func(ctx context.Context, r record.Reader) error {
			c, err := r.Counts(ctx)
			if want := (record.Counts{Batches: 1, Versions: 1, Heads: 1, Leaves: 1}); c != want {
				t.Errorf("counts %+v", c)
			}
			return err
		})
	})
}

func TestAsOfShowsWhatWasKnownThen(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		client := seal.NewID()
		r := record.Version{ID: seal.NewID(), Client: client}
		states := []map[seal.ID][]string{{}}
		instants := []int64{d.now}
		for _, text := range []string{"one", "two", "three"} {
			batch, err := d.write(d.draft(r, text))
			d.must(err)
			r.Follows = []record.Ref{{Version: record.NextVersion(r.Follows), Batch: batch}}
			states = append(states, d.heads(record.Scope{Client: client}))
			instants = append(instants, d.now)
		}
		for i, at := range instants {
			if got := d.headsAt(record.Scope{Client: client}, at); !reflect.DeepEqual(got, states[i]) {
				t.Errorf("as of %d: %v, was %v", i, got, states[i])
			}
		}
	})
}

func TestTheClockNeverGoesBack(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		first, err := d.write(d.draft(record.Version{ID: seal.NewID()}, "one"))
		d.must(err)
		d.now -= 3_600_000_000
		second, err := d.write(d.draft(record.Version{ID: seal.NewID()}, "two"))
		d.must(err)
		d.view(func(ctx context.Context, r record.Reader) error {
			a, err := r.Batch(ctx, first)
			d.must(err)
			b, err := r.Batch(ctx, second)
			if b.At != a.At+1 {
				t.Errorf("%d after %d", b.At, a.At)
			}
			return err
		})
	})
}

func TestS54_OnlyKeysOfNumbersAreDestroyed(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		key := record.Version{ID: seal.NewID(), Kind: record.KindNumberKey}
		data := record.Version{ID: seal.NewID(), Kind: "employee"}
		first, err := d.write(d.draft(key, "key"), d.draft(data, "data"))
		d.must(err)
		key.Follows, key.Void = []record.Ref{{Version: 1, Batch: first}}, true
		d.must(d.engine.Update(t.Context(), func(tx record.Tx) error {
			if err := d.append(tx, record.Destroy, d.draft(key, "destroyed")); err != nil {
				return err
			}
			return tx.Destroy(t.Context(), data.ID)
		}))
		for id, destroyed := range map[seal.ID]bool{key.ID: true, data.ID: false} {
			d.view(func(ctx context.Context, r record.Reader) error {
				return r.History(ctx, id, func(v *record.Version) error {
					if v.Version == 1 && (v.Sealed == nil) != destroyed {
						t.Errorf("%s: gone %t", v.Kind, v.Sealed == nil)
					}
					return nil
				})
			})
		}
		d.whole()
	})
}

// whole verifies records and logs and expects nothing.
func (d *desk) whole() {
	d.t.Helper()
	d.view(func(ctx context.Context, r record.Reader) error {
		report, err := record.Verify(ctx, r)
		d.must(err)
		if len(report.Damage) > 0 {
			d.t.Errorf("damage: %+v", report.Damage)
		}
		damage, err := log.Verify(ctx, r)
		if len(damage) > 0 {
			d.t.Errorf("damage of logs: %+v", damage)
		}
		return err
	})
}
