package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"romukura/desk/sample"
)

// owned gives a folder with a book to a user without rights, for whom rights hold.
func owned(t *testing.T) *desktop {
	t.Helper()
	dir, err := os.MkdirTemp("", "owned") // t.TempDir lies where nobody else may look
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	d := &desktop{t: t, dir: dir}
	if err := os.CopyFS(dir, os.DirFS(ready(t).dir)); err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if os.Getuid() != 0 {
			return err
		}
		return errors.Join(err, os.Chown(path, nobody, nobody))
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestABookThatMayNotBeWrittenIsToldAndStaysAsItIs(t *testing.T) {
	for name, where := range map[string]string{"file": "book.romukura", "folder": "."} {
		t.Run(name, func(t *testing.T) {
			d := owned(t)
			before := d.read("book.romukura")
			if err := os.Chmod(d.path(where), 0o500); err != nil {
				t.Fatal(err)
			}
			c := asNobody(t, d.dir, built(t), append([]string{"client", "list"}, d.keys()...)...)
			said, _ := c.CombinedOutput()
			if c.ProcessState.ExitCode() != 1 || !strings.Contains(string(said), "書き込めません") ||
				!saysSafe.Match(said) || !saysNext.Match(said) {
				t.Errorf("%v %s", c.ProcessState, said)
			}
			if err := os.Chmod(d.path(where), 0o700); err != nil {
				t.Fatal(err)
			}
			if d.read("book.romukura") != before {
				t.Error("the book changed")
			}
			again := asNobody(t, d.dir, built(t), c.Args[1:]...)
			if said, err := again.CombinedOutput(); err != nil {
				t.Errorf("afterwards: %v %s", err, said)
			}
		})
	}
}

func TestAFullDiskIsToldAndStaysAsItIs(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=16m"); err != nil {
		t.Skipf("no file system of its own: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	d := &desktop{t: t, dir: dir}
	if err := os.CopyFS(dir, os.DirFS(ready(t).dir)); err != nil {
		t.Fatal(err)
	}
	f := sample.Files("sakura")[0]
	words := []string{"import", "--client", "sakura", "--kind", f.Kind, "--day", f.From.String(),
		"--apply", d.file("persons.csv", string(f.Data))}
	records := d.records()
	_ = os.WriteFile(d.path("stuffing"), make([]byte, 32<<20), 0o600) // as much as there is room for
	before := d.read("book.romukura")
	said := d.program(1, words...)
	if !strings.Contains(said, "空き容量") || !saysSafe.MatchString(said) ||
		!saysNext.MatchString(said) || strings.Contains(said, "取り込みました") {
		t.Error(said)
	}
	if d.read("book.romukura") != before {
		t.Error("the book changed")
	}
	if err := os.Remove(d.path("stuffing")); err != nil {
		t.Fatal(err)
	}
	if d.records() != records {
		t.Error("records changed")
	}
	if said := d.program(0, words...); !strings.Contains(said, "取り込みました") {
		t.Errorf("room again: %s", said)
	}
	d.program(0, "book", "verify")
}
