// Package upgrade_test opens what earlier versions of the program wrote and expects that it says
// the same as it said then.
//
// testdata/schema-N.romukura.gz is a book as the version with schema N left it, closed in order;
// schema-N.sql is the same in PostgreSQL, by pg_dump; schema-N.txt is what both say. A schema that
// was released is never edited: a change is a new migration, and with it the files of the schema
// that it ends are kept here: "go test ./upgrade -args -keep" writes those of the newest one.
package upgrade_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/edge/postgres"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/tools/cluster"
)

// say writes down everything that a book says.
func say(t *testing.T, e record.Engine) string {
	t.Helper()
	ctx := t.Context()
	var b strings.Builder
	version := func(what string) func(*record.Version) error {
		return func(v *record.Version) error {
			fmt.Fprintf(&b, "%s %v %v %v %s %v %d %v %t %x %v %d %v %d %x\n", what, v.Office, v.Client,
				v.Person, v.Kind, v.ID, v.Version, v.Follows, v.Void, v.Sealed, v.Batch, v.Place,
				v.Author, v.At, v.Hash)
			return nil
		}
	}
	err := e.View(ctx, func(r record.Reader) error {
		counts, err := r.Counts(ctx)
		fmt.Fprintf(&b, "counts %+v\n", counts)
		err = errors.Join(err, r.Heads(ctx, record.Scope{}, version("head")), logs(ctx, r, &b))
		return errors.Join(err, r.Batches(ctx, -1, func(batch *record.Batch) error {
			fmt.Fprintf(&b, "batch %v %v %v %d %s %v %d %x %x\n", batch.ID, batch.Replica, batch.Author,
				batch.At, batch.Act, batch.Undoes, batch.Count, batch.Root, batch.Signature)
			return errors.Join(r.InBatch(ctx, batch.ID, version("version")),
				r.HeadsAt(ctx, record.Scope{}, batch.At, version("was")))
		}), r.Documents(ctx, func(id seal.ID, n uint32) error {
			chunk, err := r.Chunk(ctx, id, n-1)
			fmt.Fprintf(&b, "document %v %d %x\n", id, n, chunk)
			return err
		}))
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func logs(ctx context.Context, r record.Reader, b *strings.Builder) error {
	ids, err := r.Logs(ctx)
	for _, id := range ids {
		now, err2 := log.Now(ctx, r, id)
		fmt.Fprintf(b, "log %+v\n", now)
		err = errors.Join(err, err2, r.Leaves(ctx, id, 0, func(seq int64, leaf []byte) error {
			fmt.Fprintf(b, "leaf %d %s\n", seq, leaf)
			return nil
		}))
	}
	return err
}

// sound verifies records and logs.
func sound(t *testing.T, e record.Engine) {
	t.Helper()
	err := e.View(t.Context(), func(r record.Reader) error {
		report, err := record.Verify(t.Context(), r)
		if err != nil || len(report.Damage) > 0 {
			t.Errorf("damage: %+v %v", report, err)
		}
		damage, err := log.Verify(t.Context(), r)
		if len(damage) > 0 {
			t.Errorf("damage of logs: %+v", damage)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func stored(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// book unpacks a stored book.
func book(t *testing.T, name string) (string, []byte) {
	t.Helper()
	unpacked, err := gzip.NewReader(bytes.NewReader(stored(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "book")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, data
}

// office is whose books are stored.
var office = seal.ID{15: 1}

// schemas are the earlier ones of which a book is stored.
var schemas = []string{"schema-1", "schema-2"}

func TestBooksOfEarlierSchemasSayTheSame(t *testing.T) {
	for _, schema := range schemas {
		want := string(stored(t, schema+".txt"))
		path, was := book(t, schema+".romukura.gz")
		for _, o := range []sqlite.Options{{ReadOnly: true}, {}, {}} {
			e, err := sqlite.Open(path, o)
			if err != nil {
				t.Fatalf("%s, %+v: %v", schema, o, err)
			}
			if say(t, e) != want {
				t.Errorf("%s, %+v: the book says something else", schema, o)
			}
			sound(t, e)
			if err := errors.Join(e.Check(t.Context()), e.Close()); err != nil {
				t.Error(err)
			}
			now, err := os.ReadFile(path)
			if err != nil || o.ReadOnly && !bytes.Equal(now, was) {
				t.Errorf("%s: reading changed the file %v", schema, err)
			}
		}
		if schema == schemas[len(schemas)-1] {
			continue
		}
		kept := path + "." + schema
		e, err := sqlite.Open(kept, sqlite.Options{ReadOnly: true})
		if err != nil {
			t.Fatalf("the copy from before: %v", err)
		}
		if say(t, e) != want {
			t.Error("the copy from before says something else")
		}
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestABookOfANewerSchemaIsLeftAsItIs(t *testing.T) {
	path, _ := book(t, "schema-1.romukura.gz")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(newer); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []sqlite.Options{{}, {ReadOnly: true}} {
		var refused *sqlite.NewerError
		if _, err := sqlite.Open(path, o); !errors.As(err, &refused) || refused.Schema != 99 {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, was) {
		t.Errorf("the file changed: %v", err)
	}
}

const newer = `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, true)`

func TestTablesOfEarlierSchemasSayTheSame(t *testing.T) {
	c, err := cluster.Start(cluster.Options{})
	if errors.Is(err, cluster.ErrMissing) && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(c.Run("psql", "-qc", "CREATE ROLE "+postgres.Role+" LOGIN", "postgres"))
	for _, schema := range schemas {
		must(c.Run("createdb", schema))
		// The server's user may not be allowed into this folder.
		must(c.Run("psql", "-qc", string(stored(t, schema+".sql")), "-v", "ON_ERROR_STOP=1", schema))
		must(postgres.Prepare(t.Context(), c.DSN(cluster.Owner, schema)))
		server, err := postgres.Connect(t.Context(), c.DSN(postgres.Role, schema))
		must(err)
		e := server.Office(office)
		if say(t, e) != string(stored(t, schema+".txt")) {
			t.Errorf("%s: the tables say something else", schema)
		}
		sound(t, e)
		must(e.Check(t.Context()))
		server.Close()
		must(c.Run("psql", "-qc", newer+" ON CONFLICT DO NOTHING", schema))
		var refused *postgres.NewerError
		err = postgres.Prepare(t.Context(), c.DSN(cluster.Owner, schema))
		if !errors.As(err, &refused) || refused.Schema != 99 {
			t.Errorf("tables of a newer schema: %v", err)
		}
	}
}
