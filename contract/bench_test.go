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

// BenchmarkHeads3000 reads the heads of a client with 3,000 records of five versions each, as they
// are and as of an instant in the middle, without opening them.
func BenchmarkHeads3000(b *testing.B) {
	for name, make := range engines {
		d := newDesk(b, make(b))
		all := population(3000)
		client, middle := all[0].Client, int64(0)
		for round := range 5 {
			d.sealAll(all)
			id, err := d.write(all...)
			d.must(err)
			for i := range all {
				ref := record.Ref{Version: all[i].Version, Batch: id}
				all[i] = record.Version{Client: client, Person: all[i].Person, Kind: "slip",
					ID: all[i].ID, Follows: []record.Ref{ref}}
			}
			if round == 2 {
				middle = d.now
			}
		}
		scope := record.Scope{Client: client}
		for what, read := range map[string]func(record.Reader, func(*record.Version) error) error{
			"now": func(r record.Reader, each func(*record.Version) error) error {
				return r.Heads(b.Context(), scope, each)
			},
			"then": func(r record.Reader, each func(*record.Version) error) error {
				return r.HeadsAt(b.Context(), scope, middle, each)
			},
		} {
			b.Run(name+"/"+what, func(b *testing.B) {
				for b.Loop() {
					n := 0
					d.must(d.engine.View(b.Context(), func(r record.Reader) error {
						return read(r, func(*record.Version) error { n++; return nil })
					}))
					if n != 3000 {
						b.Fatal(n)
					}
				}
			})
		}
	}
}
