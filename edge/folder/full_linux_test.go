package folder_test

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"romukura/edge/folder"
)

// mounted is a small file system of its own; the test is left out where that is not permitted.
func mounted(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("no file system of its own: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

func told(t *testing.T, err error) {
	t.Helper()
	var write *folder.WriteError
	if !errors.As(err, &write) || !strings.Contains(err.Error(), "書けません") {
		t.Errorf("%v", err)
	}
}

func TestFullDisk(t *testing.T) {
	dir := filepath.Join(mounted(t), "book")
	s := open(t, dir)
	defer func() { _ = s.Close() }()
	small := version(1)
	small.Clients[0].Employees = small.Clients[0].Employees[:50]
	if err := s.Save(small); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	large := version(2)
	for range 4 {
		large.Clients[0].Employees = append(large.Clients[0].Employees,
			large.Clients[0].Employees...)
	}
	told(t, s.Save(large))
	if contents(t, dir) != before {
		t.Error("a full disk changed the folder")
	}
	if b, err := s.Load(); err != nil || len(b.Clients[0].Employees) != 50 {
		t.Error(err)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	at := mounted(t)
	dir := filepath.Join(at, "book")
	s := open(t, dir)
	small := version(1)
	small.Clients[0].Employees = nil
	if err := s.Save(small); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before := contents(t, dir)
	if err := syscall.Mount("", at, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skipf("cannot be made read-only: %v", err)
	}
	_, err := folder.Open(dir)
	told(t, err)
	if contents(t, dir) != before {
		t.Error("a folder that cannot be written changed")
	}
}
