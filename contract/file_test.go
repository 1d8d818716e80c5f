package contract_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// book is a desk on a SQLite file.
type book struct {
	*desk
	path     string
	document seal.ID
}

// newBook makes a book with everything in it: versions that follow, one made void, a key destroyed,
// a document, a log.
func newBook(t *testing.T) *book {
	t.Helper()
	b := &book{path: filepath.Join(t.TempDir(), "帳簿 #1?.romukura"), document: seal.NewID()}
	engine, err := sqlite.Create(b.path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	b.desk = newDesk(t, engine)
	client := seal.NewID()
	r := record.Version{ID: seal.NewID(), Client: client, Person: seal.NewID()}
	key := record.Version{ID: seal.NewID(), Client: client, Kind: record.KindNumberKey}
	first, err := b.write(b.draft(r, "one"), b.draft(key, "key"))
	b.must(err)
	r.Follows = []record.Ref{{Version: 1, Batch: first}}
	_, err = b.write(b.draft(r, "two"))
	b.must(err)
	key.Follows, key.Void = r.Follows, true
	_, err = b.write(b.draft(key, "destroyed"))
	b.must(err)
	document := record.Version{ID: b.document, Client: client, Kind: record.KindDocument}
	_, err = b.write(b.draft(document, "document"))
	b.must(err)
	b.must(engine.Update(t.Context(), func(tx record.Tx) error {
		return tx.InsertChunk(t.Context(), b.document, 0, b.draft(document, "chunk").Sealed)
	}))
	return b
}

func (b *book) close() {
	b.t.Helper()
	b.must(b.engine.Close())
}

func (b *book) bytes() []byte {
	b.t.Helper()
	data, err := os.ReadFile(b.path)
	b.must(err)
	return data
}

// holding puts bytes in a file of its own.
func holding(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "b.romukura")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// named tells whether an error is one of those that the engine names, in Japanese and without
// anything of what stands in the book.
func named(err error) bool {
	for _, target := range []any{
		new(*sqlite.DamagedError), new(*sqlite.NotBookError), new(*sqlite.NewerError),
		new(*sqlite.PendingError), new(*sqlite.MissingError), new(*sqlite.ForeignError),
		new(*sqlite.HeldError), new(*sqlite.WriteError), new(*sqlite.ReadError),
		new(*sqlite.ExistsError),
	} {
		if errors.As(err, target) {
			return strings.Contains(err.Error(), "。")
		}
	}
	return false
}

// all writes down everything that a reader shows, sorted: the order of kinds is not a promise that
// verification could hold.
func all(ctx context.Context, e record.Engine, document seal.ID) (string, error) {
	var b strings.Builder
	line := func(v any) { fmt.Fprintf(&b, "%+v\n", v) }
	version := func(v *record.Version) error {
		shown := *v
		if v.Sealed == nil {
			// The hash of destroyed bytes cannot be built again: whose they were is beyond verification.
			shown.Client, shown.Person, shown.Void = seal.ID{}, seal.ID{}, false
		}
		line(shown)
		return nil
	}
	err := e.View(ctx, func(r record.Reader) error {
		counts, err := r.Counts(ctx)
		line(counts)
		chunk, err2 := r.Chunk(ctx, document, 0)
		line(chunk)
		logs, err3 := r.Logs(ctx)
		err = errors.Join(err, err2, err3, r.Heads(ctx, record.Scope{}, version))
		for _, id := range logs {
			err = errors.Join(err, r.Leaves(ctx, id, 0, func(seq int64, leaf []byte) error {
				line(seq)
				line(string(leaf))
				return nil
			}))
			size, err2 := r.LogSize(ctx, id)
			indexes := make([]int64, 0, 2*size)
			for i := range size {
				indexes = append(indexes, i)
			}
			hashes, err3 := r.LogHashes(ctx, id, indexes)
			line(hashes)
			err = errors.Join(err, err2, err3)
		}
		var instants []int64
		err = errors.Join(err, r.Batches(ctx, -1, func(batch *record.Batch) error {
			line(*batch)
			instants = append(instants, batch.At)
			return r.InBatch(ctx, batch.ID, func(v *record.Version) error {
				return r.History(ctx, v.ID, version)
			})
		}))
		for _, at := range instants {
			err = errors.Join(err, r.HeadsAt(ctx, record.Scope{}, at, version))
		}
		return err
	})
	lines := strings.Split(b.String(), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n"), err
}

// finds tells whether a desk that verifies the open book sees damage.
func (b *book) finds(ctx context.Context, e *sqlite.Engine) (bool, error) {
	if err := e.Check(ctx); err != nil {
		return true, err
	}
	found := false
	err := e.View(ctx, func(r record.Reader) error {
		report, err := record.Verify(ctx, r)
		if err != nil {
			return err
		}
		damage, err := log.Verify(ctx, r)
		found = err != nil || len(report.Damage)+len(damage) > 0
		chunk, err := r.Chunk(ctx, b.document, 0)
		v := record.Version{
			Office: b.office, Kind: record.KindDocument, ID: b.document, Version: 1,
		}
		err2 := r.History(ctx, b.document, func(h *record.Version) error { v = *h.Clone(); return nil })
		_, closed := open.Record(b.key, v.Binding(), chunk)
		found = found || closed != nil
		return errors.Join(err, err2)
	})
	return found, err
}

// TestS16_AFlippedByteAnywhereIsFoundOrChangesNothing walks the file: what was changed is refused
// with a name, or found by verification, or all that the book says is as before.
func TestS16_AFlippedByteAnywhereIsFoundOrChangesNothing(t *testing.T) {
	b := newBook(t)
	ctx := t.Context()
	want, err := all(ctx, b.engine, b.document)
	b.must(err)
	b.close()
	whole := b.bytes()
	var refused, found, same int
	for i, n := 0, 0; i < len(whole); i++ {
		if whole[i] == 0 && i%199 != 0 {
			continue // room between the rows
		}
		if n++; n%7 != 0 {
			continue
		}
		e, err := sqlite.Open(holding(t, flip(whole, i)), sqlite.Options{ReadOnly: true})
		if err != nil {
			if refused++; !named(err) {
				t.Errorf("byte %d: %v", i, err)
			}
			continue
		}
		damaged, err := b.finds(ctx, e)
		switch {
		case err != nil:
			if refused++; !named(err) {
				t.Errorf("byte %d: %v", i, err)
			}
		case damaged:
			found++
		default:
			same++
			if got, err := all(ctx, e, b.document); err != nil || got != want {
				t.Errorf("byte %d: the book says something else, and nobody sees it: %v", i, err)
			}
		}
		b.must(e.Close())
	}
	t.Logf("%d refused, %d found by verification, %d without effect", refused, found, same)
	if refused == 0 || found == 0 || same == 0 {
		t.Error("one of the three never happened")
	}
}

func TestATornFileIsRefused(t *testing.T) {
	b := newBook(t)
	b.close()
	whole := b.bytes()
	half := whole[:len(whole)/2]
	for name, data := range map[string][]byte{
		"half":              half,
		"last byte missing": whole[:len(whole)-1],
		"last page missing": whole[:len(whole)-16384],
		"torn last page":    slices.Concat(whole[:len(whole)-8000], make([]byte, 8000)),
		"half, then zeros":  slices.Concat(half, make([]byte, len(whole)-len(half))),
		"first page alone":  whole[:16384],
		"ninety bytes":      whole[:90],
		"nothing":           nil,
		"a letter":          []byte("拝啓 秋も深まってまいりましたが、いかがお過ごしでしょうか。" + strings.Repeat("。", 100)),
		"another SQLite":    slices.Concat(whole[:68], make([]byte, 40)),
	} {
		for _, o := range []sqlite.Options{{}, {ReadOnly: true}} {
			path := holding(t, data)
			e, err := sqlite.Open(path, o)
			found := false
			if err == nil {
				found, err = b.finds(t.Context(), e)
				b.must(e.Close())
			}
			if !found && !named(err) || err != nil && !named(err) {
				t.Errorf("%s, %+v: found %t, %v", name, o, found, err)
			}
			if left, err := os.ReadFile(path); o.ReadOnly && (err != nil || string(left) != string(data)) {
				t.Errorf("%s: the file changed", name)
			}
		}
	}
}

func TestABookThatIsNotOursToOpenIsLeftAsItIs(t *testing.T) {
	b := newBook(t)
	b.close()
	whole := b.bytes()
	var foreign *sqlite.ForeignError
	_, err := sqlite.Open(b.path, sqlite.Options{Office: seal.NewID()})
	if !errors.As(err, &foreign) || !errors.Is(err, record.ErrForeign) {
		t.Errorf("another office's: %v", err)
	}
	e, err := sqlite.Open(b.path, sqlite.Options{Office: b.office})
	b.must(err)
	if err := e.Update(t.Context(), func(tx record.Tx) error {
		return tx.Found(t.Context(), seal.NewID())
	}); !errors.Is(err, record.ErrForeign) {
		t.Errorf("a second office in the file: %v", err)
	}
	b.must(e.Close())
	var exists *sqlite.ExistsError
	if _, err := sqlite.Create(b.path); !errors.As(err, &exists) {
		t.Errorf("created over a book: %v", err)
	}
	var missing *sqlite.MissingError
	if _, err := sqlite.Open(b.path+"x", sqlite.Options{}); !errors.As(err, &missing) {
		t.Errorf("nothing there: %v", err)
	}
	if string(b.bytes()) != string(whole) {
		t.Error("the book changed")
	}
}

func TestABookIsReadableByItsOwnerAlone(t *testing.T) {
	b := newBook(t)
	b.must(b.engine.(*sqlite.Engine).Copy(t.Context(), b.path+".copy"))
	files, err := filepath.Glob(filepath.Join(filepath.Dir(b.path), "*"))
	if err != nil || len(files) != 5 {
		t.Fatal(files, err)
	}
	for _, path := range files {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", filepath.Base(path), info.Mode(), err)
		}
	}
}

// TestACopyOfABookInUseIsWhole copies while a writer goes on.
func TestACopyOfABookInUseIsWhole(t *testing.T) {
	b := newBook(t)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		for ctx.Err() == nil {
			if _, err := b.write(b.draft(record.Version{ID: seal.NewID()}, "more")); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for i := range 5 {
		path := fmt.Sprintf("%s.%d", b.path, i)
		b.must(b.engine.(*sqlite.Engine).Copy(t.Context(), path))
		e, err := sqlite.Open(path, sqlite.Options{ReadOnly: true})
		b.must(err)
		(&desk{t: t, engine: e}).whole()
		b.must(errors.Join(e.Check(t.Context()), e.Close()))
	}
	stop()
	b.must(<-done)
}

func TestS14_ADestroyedKeyIsInNoFileOfTheBook(t *testing.T) {
	path := filepath.Join(t.TempDir(), "numbers")
	e, err := sqlite.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, e)
	keys := make([]record.Version, 400)
	var lost, kept []string
	for i := range keys {
		keys[i] = d.draft(record.Version{ID: seal.NewID(), Kind: record.KindNumberKey},
			strings.Repeat("key", i))
		text := string(keys[i].Sealed[len(keys[i].Sealed)-24:])
		if i%3 == 0 {
			lost = append(lost, text)
		} else {
			kept = append(kept, text)
		}
	}
	first, err := d.write(keys...)
	d.must(err)
	// What an earlier schema's copy holds goes as well.
	d.must(e.Copy(t.Context(), path+".schema-1"))
	for i := 0; i < len(keys); i += 3 {
		key := record.Version{ID: keys[i].ID, Kind: record.KindNumberKey, Void: true,
			Follows: []record.Ref{{Version: 1, Batch: first}}}
		_, err := d.write(d.draft(key, "gone"))
		d.must(err)
	}
	d.must(e.Forget(t.Context()))
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	d.must(err)
	var everything strings.Builder
	for _, name := range files {
		data, err := os.ReadFile(name)
		d.must(err)
		everything.Write(data)
	}
	for i, text := range lost {
		if strings.Contains(everything.String(), text) {
			t.Errorf("key %d is still there", 3*i)
		}
	}
	for _, text := range kept {
		if !strings.Contains(everything.String(), text) {
			t.Fatal("a key that stays is gone")
		}
	}
	d.whole()
	d.must(e.Close())
}

// TestAReaderOfAnEarlierStateKeepsTheLogFromBeingForgotten shows that a certificate would be told.
func TestAReaderOfAnEarlierStateKeepsTheLogFromBeingForgotten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "numbers")
	e, err := sqlite.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, e)
	key := record.Version{ID: seal.NewID(), Kind: record.KindNumberKey}
	first, err := d.write(d.draft(key, "key"))
	d.must(err)
	key.Follows, key.Void = []record.Ref{{Version: 1, Batch: first}}, true
	d.must(e.View(t.Context(), func(r record.Reader) error {
		if _, err := r.Counts(t.Context()); err != nil {
			return err
		}
		if _, err := d.write(d.draft(key, "gone")); err != nil {
			t.Errorf("the reader kept the writer from destroying: %v", err)
		}
		var held *sqlite.HeldError
		if err := e.Forget(t.Context()); !errors.As(err, &held) {
			t.Errorf("forgotten under a reader: %v", err)
		}
		return nil
	}))
	d.must(e.Forget(t.Context()))
	d.must(e.Close())
}

const heldPath = "CONTRACT_HELD"

// TestChildHolds is the other process of the test below.
func TestChildHolds(t *testing.T) {
	path := os.Getenv(heldPath)
	if path == "" {
		t.Skip("a part of TestASecondProcessIsToldWhoHoldsTheBook")
	}
	if _, err := sqlite.Open(path, sqlite.Options{}); err != nil {
		t.Fatal(err)
	}
	fmt.Println("holds")
	time.Sleep(time.Minute)
}

func TestASecondProcessIsToldWhoHoldsTheBook(t *testing.T) {
	b := newBook(t)
	b.close()
	child := exec.Command(os.Args[0], "-test.run=^TestChildHolds$")
	child.Env = append(os.Environ(), heldPath+"="+b.path)
	out, err := child.StdoutPipe()
	b.must(err)
	b.must(child.Start())
	said := make([]byte, 5)
	if _, err := out.Read(said); err != nil || string(said) != "holds" {
		t.Fatalf("%q %v", said, err)
	}
	_, err = sqlite.Open(b.path, sqlite.Options{})
	var held *sqlite.HeldError
	if !errors.As(err, &held) || held.PID != child.Process.Pid ||
		!strings.Contains(err.Error(), fmt.Sprint(held.PID)) {
		t.Errorf("%v, held by %d", err, child.Process.Pid)
	}
	b.must(child.Process.Kill())
	_ = child.Wait()
	e, err := sqlite.Open(b.path, sqlite.Options{})
	b.must(err)
	if _, err := sqlite.Open(b.path, sqlite.Options{}); !errors.As(err, &held) {
		t.Errorf("opened twice by one process: %v", err)
	}
	b.must(e.Close())
}
