package contract_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/tools/cluster"
)

// bare inserts versions into a table like ours without our code: no signature, no log, no heads, no
// look at what is there.
type bare func(context.Context, []record.Version) error

var columns = []string{"office", "batch", "place", "client", "person", "kind", "id", "version",
	"void", "follows", "author", "at", "hash", "sealed"}

var bares = map[string]func(testing.TB) bare{"sqlite": bareSQLite, "postgres": barePostgres}

// bareSQLite inserts by a prepared statement, one transaction for all, with the settings of ours:
// as durable, and what was deleted overwritten.
func bareSQLite(t testing.TB) bare {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bare")
	e, err := sqlite.Create(path)
	if err == nil {
		err = e.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate&_pragma=synchronous(full)"+
		"&_pragma=cache_size(-65536)&_pragma=secure_delete(1)&_pragma=cell_size_check(1)"+
		"&_pragma=journal_mode(wal)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	insert, err := db.Prepare("INSERT INTO version VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
	if err != nil {
		t.Fatal(err)
	}
	return func(ctx context.Context, versions []record.Version) error {
		tx, err := db.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		one := tx.StmtContext(ctx, insert)
		for i := range versions {
			if _, err := one.ExecContext(ctx, row(&versions[i])...); err != nil {
				return err
			}
		}
		return tx.Commit()
	}
}

// barePostgres copies as the owner of the table, whom row-level security does not hold.
func barePostgres(t testing.TB) bare {
	t.Helper()
	c := here(t)
	name, err := database(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	owner, err := pgx.Connect(t.Context(), c.DSN(cluster.Owner, name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = owner.Close(context.Background()) })
	return func(ctx context.Context, versions []record.Version) error {
		rows := pgx.CopyFromSlice(len(versions), func(i int) ([]any, error) {
			return row(&versions[i]), nil
		})
		_, err := owner.CopyFrom(ctx, pgx.Identifier{"version"}, columns, rows)
		return err
	}
}

// row is the columns of a version that was appended.
func row(v *record.Version) []any {
	return []any{v.Office[:], v.Batch[:], int64(v.Place), v.Client[:], v.Person[:], v.Kind,
		v.ID[:], int64(v.Version), v.Void, []byte{}, v.Author[:], v.At, v.Hash[:], v.Sealed}
}

// BenchmarkAppendBesideBare appends batches of signed and logged records that were sealed before,
// and inserts the same bytes bare, by turns. Sealing is told apart: a bare insert of the same bytes
// needs it too.
func BenchmarkAppendBesideBare(b *testing.B) {
	for name, make := range engines {
		for _, n := range []int{1000, 10_000} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				d, insert := newDesk(b, make(b)), bares[name](b)
				var sealing, ours, theirs time.Duration
				for b.Loop() {
					begin := time.Now()
					all := population(n)
					d.sealAll(all)
					sealing += time.Since(begin)
					begin = time.Now()
					_, err := d.write(all...)
					ours += time.Since(begin)
					d.must(err)
					begin = time.Now()
					d.must(insert(b.Context(), all))
					theirs += time.Since(begin)
				}
				each := func(d time.Duration) float64 {
					return float64(d.Nanoseconds()) / float64(b.N*n) / 1000
				}
				b.ReportMetric(each(sealing), "µs-seal/record")
				b.ReportMetric(each(ours), "µs-append/record")
				b.ReportMetric(each(theirs), "µs-bare/record")
				b.ReportMetric(float64(ours)/float64(theirs), "ratio")
			})
		}
	}
}
