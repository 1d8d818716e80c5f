package contract_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"romukura/edge/sqlite"
	"romukura/record"
)

// mounted is a small file system of its own; the test is left out where that is not permitted.
func mounted(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=4m"); err != nil {
		t.Skipf("no file system of its own: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

func TestAFullDiskChangesNothingAndIsTold(t *testing.T) {
	dir := mounted(t)
	engine, err := sqlite.Create(filepath.Join(dir, "book"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = engine.Close() }()
	d := newDesk(t, engine)
	kept, err := d.write(d.batchOf(50)...)
	d.must(err)
	stuffing := filepath.Join(dir, "stuffing")
	d.must(os.WriteFile(stuffing, make([]byte, 1<<20), 0o600))
	var full *sqlite.WriteError
	for _, n := range []int{6000, 4000, 2800} {
		if _, err := d.write(d.batchOf(n)...); !errors.As(err, &full) {
			t.Errorf("%d records: %v", n, err)
		}
		d.view(func(ctx context.Context, r record.Reader) error {
			counts, err := r.Counts(ctx)
			if counts.Versions != 51 || counts.Batches != 2 {
				t.Errorf("after %d refused records: %+v", n, counts)
			}
			return err
		})
	}
	_ = os.WriteFile(stuffing+"2", make([]byte, 8<<20), 0o600) // as much as there is room for
	copied := filepath.Join(dir, "copy")
	if err := engine.Copy(t.Context(), copied); !errors.As(err, &full) {
		t.Errorf("a copy: %v", err)
	}
	if _, err := os.Lstat(copied); err == nil {
		t.Error("half a copy is left")
	}
	d.must(errors.Join(os.Remove(stuffing), os.Remove(stuffing+"2")))
	if _, err := d.write(d.batchOf(20)...); err != nil {
		t.Errorf("room again: %v", err)
	}
	d.must(engine.Check(t.Context()))
	d.whole()
	d.view(func(ctx context.Context, r record.Reader) error {
		b, err := r.Batch(ctx, kept)
		if b == nil {
			t.Error("what was confirmed is gone")
		}
		return err
	})
}

func TestAReadOnlyDiskIsToldAndItsBookCanBeRead(t *testing.T) {
	dir := mounted(t)
	path := filepath.Join(dir, "book")
	engine, err := sqlite.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, engine)
	d.must(engine.Close())
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("cannot be made read-only: %v", err)
	}
	var refused *sqlite.WriteError
	if _, err := sqlite.Open(path, sqlite.Options{}); !errors.As(err, &refused) {
		t.Errorf("to write: %v", err)
	}
	if d.engine, err = sqlite.Open(path, sqlite.Options{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	d.whole()
	if _, err := d.write(d.batchOf(1)...); !errors.As(err, &refused) {
		t.Errorf("a book that is only read was written: %v", err)
	}
	d.must(d.engine.Close())
}

// TestABookLeftByAKillIsReadAfterItWasOpenedOnce: what was confirmed last stands in the log beside.
func TestABookLeftByAKillIsReadAfterItWasOpenedOnce(t *testing.T) {
	b := newBook(t)
	left := filepath.Join(t.TempDir(), "left")
	for _, part := range []string{"", "-wal"} {
		data, err := os.ReadFile(b.path + part)
		b.must(err)
		b.must(os.WriteFile(left+part, data, 0o600))
	}
	var pending *sqlite.PendingError
	if _, err := sqlite.Open(left, sqlite.Options{ReadOnly: true}); !errors.As(err, &pending) {
		t.Errorf("an earlier state was shown: %v", err)
	}
	e, err := sqlite.Open(left, sqlite.Options{})
	b.must(err)
	b.must(e.Close())
	e, err = sqlite.Open(left, sqlite.Options{ReadOnly: true})
	b.must(err)
	got, err := all(t.Context(), e, b.document)
	b.must(err)
	want, err := all(t.Context(), b.engine, b.document)
	b.must(err)
	if got != want {
		t.Error("something is missing")
	}
	b.must(e.Close())
}
