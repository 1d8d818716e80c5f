package contract_test

import (
	"context"
	"testing"
	"time"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// content is a record of one kilobyte, as a person's usually is.
var content = make([]byte, 1024)

// population are n new records of one client, each a person.
func population(n int) []record.Version {
	client := seal.NewID()
	versions := make([]record.Version, n)
	for i := range versions {
		versions[i] = record.Version{
			Client: client, Person: seal.NewID(), Kind: "slip", ID: seal.NewID(),
		}
	}
	return versions
}

// sealAll seals a population as a desk does before it appends it.
func (d *desk) sealAll(versions []record.Version) {
	for i := range versions {
		v := &versions[i]
		v.Office, v.Version = d.office, record.NextVersion(v.Follows)
		v.Sealed, _ = seal.Record(d.key, v.Binding(), content)
	}
}

// BenchmarkOpen3000 reads 3,000 records of one client and opens them; the leaf that tells of it is
// committed before.
func BenchmarkOpen3000(b *testing.B) {
	for name, make := range engines {
		b.Run(name, func(b *testing.B) {
			d := newDesk(b, make(b))
			all := population(3000)
			d.sealAll(all)
			_, err := d.write(all...)
			d.must(err)
			ctx := b.Context()
			scope := record.Scope{Client: all[0].Client}
			var leaf time.Duration
			for b.Loop() {
				begin := time.Now()
				d.must(d.engine.Update(ctx, func(tx record.Tx) error {
					e := log.Entry{Action: log.Open, Count: 3000}
					_, err := log.Append(ctx, tx, d.replica, e)
					return err
				}))
				leaf += time.Since(begin)
				n := 0
				var room [2048]byte
				d.view(func(ctx context.Context, r record.Reader) error {
					return r.Heads(ctx, scope, func(v *record.Version) error {
						n++
						_, err := open.AppendRecord(room[:0], d.key, v.Binding(), v.Sealed)
						return err
					})
				})
				if n != 3000 {
					b.Fatal(n)
				}
			}
			each := func(d time.Duration) float64 { return float64(d.Microseconds()) / float64(b.N) }
			b.ReportMetric(each(leaf), "µs/leaf")
			b.ReportMetric(each(b.Elapsed()-leaf), "µs/open3000")
		})
	}
}

// BenchmarkHeads3000 reads the heads of a client with 3,000 records of three versions each, as they
// are and as of an instant after which one in ten of them, or every one, was changed twice more.
func BenchmarkHeads3000(b *testing.B) {
	for name, make := range engines {
		for what, every := range map[string]int{"tenth-changed": 10, "all-changed": 1} {
			d := newDesk(b, make(b))
			client, middle := d.rounds(3000, every)
			scope := record.Scope{Client: client}
			for when, read := range map[string]reading{"now": record.Reader.Heads,
				"then": func(r record.Reader, ctx context.Context, s record.Scope, each eachVersion) error {
					return r.HeadsAt(ctx, s, middle, each)
				}} {
				b.Run(name+"/"+what+"/"+when, func(b *testing.B) {
					for b.Loop() {
						n := 0
						d.must(d.engine.View(b.Context(), func(r record.Reader) error {
							return read(r, b.Context(), scope, func(*record.Version) error { n++; return nil })
						}))
						if n != 3000 {
							b.Fatal(n)
						}
					}
				})
			}
		}
	}
}

type eachVersion = func(*record.Version) error

type reading func(record.Reader, context.Context, record.Scope, eachVersion) error

// rounds writes n records three times, notes the instant, and changes one in every so many twice.
func (d *desk) rounds(n, every int) (client seal.ID, middle int64) {
	d.t.Helper()
	all := population(n)
	client = all[0].Client
	for round := range 5 {
		if round == 3 {
			middle = d.now
			var some []record.Version
			for i := 0; i < len(all); i += every {
				some = append(some, all[i])
			}
			all = some
		}
		d.sealAll(all)
		id, err := d.write(all...)
		d.must(err)
		for i := range all {
			ref := record.Ref{Version: all[i].Version, Batch: id}
			all[i] = record.Version{Client: client, Person: all[i].Person, Kind: "slip",
				ID: all[i].ID, Follows: []record.Ref{ref}}
		}
	}
	return client, middle
}
