package upgrade_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/edge/postgres"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
	"romukura/tools/cluster"
)

var keep = flag.Bool("keep", false, "write the files of the newest schema into testdata")

// writer writes the same into several engines.
type writer struct {
	*testing.T
	engines []record.Engine
	member  *open.Private
	key     *seal.Key
	replica seal.ID
	now     int64
}

func (w *writer) update(do func(context.Context, record.Tx) error) {
	w.Helper()
	for _, e := range w.engines {
		ctx := w.Context()
		if err := e.Update(ctx, func(tx record.Tx) error { return do(ctx, tx) }); err != nil {
			w.Fatal(err)
		}
	}
}

// write appends one batch and its log entry.
func (w *writer) write(act record.Act, versions ...record.Version) seal.ID {
	w.Helper()
	batch := seal.NewID()
	w.now += 1000
	w.update(func(ctx context.Context, tx record.Tx) error {
		var founding error
		if act == record.Found {
			founding = tx.Found(ctx, office)
		}
		own := append([]record.Version(nil), versions...)
		b, err := record.Append(ctx, tx, w.member.Signer(), record.Write{Batch: batch,
			Replica: w.replica, At: w.now, Act: act, Versions: own})
		if err = errors.Join(founding, err); err != nil {
			return err
		}
		_, err = log.Append(ctx, tx, w.replica, log.Entry{Time: b.At, Actor: b.Author.String(),
			Action: log.Write, Object: b.ID.String(), Count: int64(b.Count), Root: b.Root[:]})
		return err
	})
	return batch
}

// draft seals content into the next version of a record.
func (w *writer) draft(v record.Version, content string) record.Version {
	w.Helper()
	v.Office, v.Version = office, record.NextVersion(v.Follows)
	var err error
	if v.Sealed, err = seal.Record(w.key, v.Binding(), []byte(content)); err != nil {
		w.Fatal(err)
	}
	return v
}

// history writes at least one of everything that the tables hold.
func (w *writer) history() {
	own := w.member
	w.write(record.Found, record.Version{Kind: record.KindMember, ID: own.Signer().Member(),
		Sealed: own.Identity().Bytes()})
	client, person := seal.NewID(), seal.NewID()
	of := func(kind string) record.Version {
		return record.Version{ID: seal.NewID(), Kind: kind, Client: client, Person: person}
	}
	name, number, slip := of("employee"), of(record.KindNumberKey), of("slip")
	settings := record.Version{ID: seal.NewID(), Kind: "office"}
	first := w.write(record.Import, w.draft(name, "髙橋　一郎"), w.draft(settings, "例示事務所"),
		w.draft(number, "鍵"), w.draft(slip, "明細"))
	name.Follows = []record.Ref{{Version: 1, Batch: first}}
	number.Follows, slip.Follows = name.Follows, name.Follows
	w.write(record.Edit, w.draft(name, "𠮷田　一郎"))
	number.Void, slip.Void = true, true
	w.write(record.Destroy, w.draft(number, "破棄"))
	w.write(record.Edit, w.draft(slip, "取消"))
	document := record.Version{ID: seal.NewID(), Kind: record.KindDocument, Client: client}
	w.write(record.Document, w.draft(document, "届出書"))
	for n := range uint32(2) {
		chunk := w.draft(document, strings.Repeat("頁", 50)).Sealed
		w.update(func(ctx context.Context, tx record.Tx) error {
			return tx.InsertChunk(ctx, document.ID, n, chunk)
		})
	}
}

// TestKeep writes the files of the newest schema, when it is asked to.
func TestKeep(t *testing.T) {
	if !*keep {
		t.Skip("only with -keep")
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "book")
	file, err := sqlite.Create(path)
	must(err)
	c, err := cluster.Start(cluster.Options{})
	must(err)
	defer func() { _ = c.Close() }()
	must(c.Run("createdb", "kept"))
	must(postgres.Prepare(t.Context(), c.DSN(cluster.Owner, "kept")))
	must(c.Run("psql", "-qc", "ALTER ROLE "+postgres.Role+" LOGIN", "kept"))
	server, err := postgres.Connect(t.Context(), c.DSN(postgres.Role, "kept"))
	must(err)
	member, err := open.NewPrivate(seal.NewID())
	must(err)
	w := &writer{t, []record.Engine{file, server.Office(office)}, member,
		seal.NewKey(seal.Ref{ID: office, Epoch: 1}), seal.NewID(), 1_795_000_000_000_000}
	w.history()
	text := say(t, file)
	if say(t, server.Office(office)) != text {
		t.Fatal("the two engines differ")
	}
	server.Close()
	must(file.Close())
	newest := filepath.Join("testdata", schemas[len(schemas)-1])
	must(os.WriteFile(newest+".txt", []byte(text), 0o644))
	must(os.WriteFile(newest+".romukura.gz", packed(t, path), 0o644))
	shared, err := os.MkdirTemp("", "kept")
	must(err)
	defer func() { _ = os.RemoveAll(shared) }()
	must(os.Chmod(shared, 0o777)) // the server's user writes here
	dump := filepath.Join(shared, "dump")
	must(c.Run("pg_dump", "-f", dump, "--inserts", "--no-owner", "kept"))
	data, err := os.ReadFile(dump)
	must(err)
	var plain strings.Builder
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, `\`) { // psql's own commands, which a -c does not take
			plain.WriteString(line)
		}
	}
	must(os.WriteFile(newest+".sql", []byte(plain.String()), 0o644))
}

func packed(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	var b bytes.Buffer
	w, err2 := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err = errors.Join(err, err2); err != nil {
		t.Fatal(err)
	}
	_, err = w.Write(data)
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
