package contract_test

import (
	"maps"
	"math/rand/v2"
	"testing"

	"romukura/record"
	"romukura/seal"
)

// TestAsOfIsWhatNothingHadFollowed writes records that are changed, split in two and joined again
// at random, and asks at each instant for the versions that were there and that nothing had
// followed.
func TestAsOfIsWhatNothingHadFollowed(t *testing.T) {
	onBoth(t, func(t *testing.T, d *desk) {
		chance := rand.New(rand.NewPCG(1, 2))
		records := population(8)
		var all []record.Version
		for range 40 {
			batch, n := seal.NewID(), 1+chance.IntN(4)
			var written []record.Version
			for _, i := range chance.Perm(len(records))[:n] {
				v := records[i]
				v.Follows = someOf(chance, all, v.ID)
				written = append(written, d.draft(v, "content"))
			}
			d.now += 1000
			d.must(d.engine.Update(t.Context(), func(tx record.Tx) error {
				b := &record.Batch{ID: batch, Replica: d.replica, At: d.now, Act: record.Edit,
					Count: uint32(n), Signature: []byte{1}}
				return tx.InsertBatch(t.Context(), b, written)
			}))
			all = append(all, written...)
		}
		for at := int64(1_000_000); at <= d.now; at += 500 {
			for _, person := range []seal.ID{{}, records[0].Person} {
				scope := record.Scope{Client: records[0].Client, Person: person}
				if got := d.keysAt(scope, at); !maps.Equal(got, standing(all, person, at)) {
					t.Fatalf("as of %d: %v, want %v", at, got, standing(all, person, at))
				}
			}
		}
	})
}

// key names one version of a record.
type key struct {
	id  seal.ID
	ref record.Ref
}

// someOf chooses what a new version of a record follows: one or two versions that are there.
func someOf(chance *rand.Rand, all []record.Version, id seal.ID) []record.Ref {
	var there []record.Ref
	for i := range all {
		if all[i].ID == id {
			there = append(there, all[i].Ref())
		}
	}
	chance.Shuffle(len(there), func(i, k int) { there[i], there[k] = there[k], there[i] })
	return there[:min(len(there), 1+chance.IntN(2))]
}

// standing counts the versions that were there at an instant and that nothing had followed.
func standing(all []record.Version, person seal.ID, at int64) map[key]int {
	found := map[key]int{}
	for i := range all {
		if v := &all[i]; v.At <= at && (person.IsZero() || v.Person == person) {
			found[key{v.ID, v.Ref()}] = 1
		}
	}
	for i := range all {
		for _, f := range all[i].Follows {
			if all[i].At <= at {
				delete(found, key{all[i].ID, f})
			}
		}
	}
	return found
}

// keysAt counts how often each version is handed over as of an instant.
func (d *desk) keysAt(scope record.Scope, at int64) map[key]int {
	d.t.Helper()
	found := map[key]int{}
	d.must(d.engine.View(d.t.Context(), func(r record.Reader) error {
		return r.HeadsAt(d.t.Context(), scope, at, func(v *record.Version) error {
			found[key{v.ID, v.Ref()}]++
			return nil
		})
	}))
	return found
}
