package contract_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"romukura/edge/postgres"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/seal"
	"romukura/tools/cluster"
)

// batchOf are new records of one kilobyte each, sealed.
func (d *desk) batchOf(n int) []record.Version {
	versions := population(n)
	d.sealAll(versions)
	return versions
}

// expect sees that every batch that was confirmed is there, and that verification finds nothing.
func (d *desk) expect(confirmed []seal.ID) {
	d.t.Helper()
	d.view(func(ctx context.Context, r record.Reader) error {
		for _, id := range confirmed {
			if b, err := r.Batch(ctx, id); err != nil || b == nil {
				d.t.Errorf("a confirmed batch is lost: %v", err)
			}
		}
		return nil
	})
	d.whole()
}

const writerPath = "CONTRACT_WRITER"

// TestChildWrites is the process that the test below kills: it makes a book and writes batch
// after batch, telling each that was confirmed.
func TestChildWrites(t *testing.T) {
	path := os.Getenv(writerPath)
	if path == "" {
		t.Skip("a part of TestAKilledDeskLosesNothingConfirmed")
	}
	engine, err := sqlite.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, engine)
	for n := range 10_000 {
		batch := d.batchOf(1 + n*37%400)
		fmt.Println("writing")
		id, err := d.write(batch...)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println("confirmed", id)
	}
}

// TestAKilledDeskLosesNothingConfirmed kills a writing process at random moments and opens its
// book.
func TestAKilledDeskLosesNothingConfirmed(t *testing.T) {
	const rounds = 12
	all, inside := 0, 0
	for range rounds {
		path := filepath.Join(t.TempDir(), "book")
		said := killedWriter(t, path)
		var confirmed []seal.ID
		for _, line := range said {
			if text, found := strings.CutPrefix(line, "confirmed "); found {
				id, err := seal.ParseID(text)
				if err != nil {
					t.Fatal(err)
				}
				confirmed = append(confirmed, id)
			}
		}
		if said[len(said)-1] == "writing" {
			inside++
		}
		all += len(confirmed)
		engine, err := sqlite.Open(path, sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		d := &desk{t: t, engine: engine}
		d.expect(confirmed)
		d.must(errors.Join(engine.Check(t.Context()), engine.Close()))
	}
	t.Logf("%d batches confirmed; %d of %d kills came inside a write", all, inside, rounds)
	if inside == 0 || all < rounds {
		t.Error("the kills came at the wrong moments")
	}
}

// killedWriter lets a child write for a random time, kills it, and gives the lines that it said.
func killedWriter(t *testing.T, path string) []string {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestChildWrites$")
	child.Env = append(os.Environ(), writerPath+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var said []string
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		said = append(said, lines.Text())
		if len(said) == 1 {
			pause := time.Duration(rand.IntN(400_000)) * time.Microsecond
			time.AfterFunc(pause, func() { _ = child.Process.Kill() })
		}
	}
	_ = child.Wait()
	if len(said) == 0 || slices.ContainsFunc(said, func(line string) bool {
		return strings.Contains(line, "FAIL")
	}) {
		t.Fatalf("the writer failed: %v", said)
	}
	return said
}

// TestAKilledServerLosesNothingConfirmed kills PostgreSQL, with everything that makes it durable
// switched on, while a host writes.
func TestAKilledServerLosesNothingConfirmed(t *testing.T) {
	here(t)
	c, err := cluster.Start(cluster.Options{Durable: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	name, err := database(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	office := seal.NewID()
	var confirmed []seal.ID
	var d *desk
	for round := range 5 {
		server, err := postgres.Connect(t.Context(), c.DSN(postgres.Role, name))
		if err != nil {
			t.Fatal(err)
		}
		if d == nil {
			d = newDeskAs(t, server.Office(office), office)
		}
		d.engine = server.Office(office)
		var killed sync.WaitGroup
		killed.Add(1)
		pause := time.Duration(20_000+rand.IntN(400_000)) * time.Microsecond
		time.AfterFunc(pause, func() { c.Kill(); killed.Done() })
		unknown, refused := d.writeUntilBroken(&confirmed)
		killed.Wait()
		server.Close()
		if err := c.Restart(); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		server, err = postgres.Connect(t.Context(), c.DSN(postgres.Role, name))
		if err != nil {
			t.Fatal(err)
		}
		d.engine = server.Office(office)
		d.expect(confirmed)
		d.absent(refused)
		t.Logf("round %d: %d confirmed, outcome unknown: %t", round, len(confirmed), !unknown.IsZero())
		server.Close()
	}
}

// writeUntilBroken writes until the server is gone. It tells the batch in hand: one whose outcome
// nobody knows, or one of which the engine said that it did not happen.
func (d *desk) writeUntilBroken(confirmed *[]seal.ID) (unknown, refused seal.ID) {
	d.t.Helper()
	for n := range 10_000 {
		id, err := d.write(d.batchOf(1 + n*37%400)...)
		var server *postgres.ServerError
		var unsure *postgres.UnsureError
		switch {
		case err == nil:
			*confirmed = append(*confirmed, id)
		case errors.As(err, &unsure):
			return id, seal.ID{}
		case errors.As(err, &server):
			return seal.ID{}, id
		default:
			d.t.Fatalf("the error has no name: %v", err)
		}
	}
	d.t.Fatal("the server was never killed")
	return seal.ID{}, seal.ID{}
}

// absent sees that a write of which the engine said that it did not happen did not happen.
func (d *desk) absent(id seal.ID) {
	d.t.Helper()
	d.view(func(ctx context.Context, r record.Reader) error {
		if b, err := r.Batch(ctx, id); b != nil || err != nil {
			d.t.Errorf("what was refused is there: %v", err)
		}
		return nil
	})
}
