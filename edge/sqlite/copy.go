package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"romukura/record"
)

// Copy writes a consistent copy of the book to a new file, while the book is in use.
func (e *Engine) Copy(ctx context.Context, path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return &WriteError{err}
	}
	if err := file.Close(); err != nil {
		return &WriteError{err}
	}
	db := e.write
	if db == nil {
		db = e.read
	}
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, path); err != nil {
		return errors.Join(told(err), os.Remove(path))
	}
	return syncFile(path)
}

func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return &WriteError{err}
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return &WriteError{err}
	}
	return nil
}

// keepOld puts a copy of the file beside it before its schema changes.
func (e *Engine) keepOld(ctx context.Context, version int64) error {
	path := fmt.Sprintf("%s%s%d", e.path, oldSuffix, version)
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	// What a kill left half written is made again.
	half := path + ".new"
	if err := os.Remove(half); err != nil && !errors.Is(err, os.ErrNotExist) {
		return &WriteError{err}
	}
	if err := e.Copy(ctx, half); err != nil {
		return err
	}
	if err := os.Rename(half, path); err != nil {
		return &WriteError{err}
	}
	return nil
}

const oldSuffix = ".schema-"

// dropOld takes away what [Engine.keepOld] kept: it would hold what was destroyed.
func (e *Engine) dropOld() error {
	dir, base := filepath.Split(e.path)
	names, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return &ReadError{err}
	}
	for _, name := range names {
		if !strings.HasPrefix(name.Name(), base+oldSuffix) {
			continue
		}
		if err := os.Remove(filepath.Join(dir, name.Name())); err != nil {
			return &WriteError{err}
		}
	}
	return nil
}

// Forget empties the write-ahead log, which holds what was destroyed for as long as somebody reads
// an earlier state. Update and Open call it; a certificate of destruction asks it for nil.
func (e *Engine) Forget(ctx context.Context) error {
	if !e.destroyed.Load() {
		return nil
	}
	var busy, pages, moved int
	err := e.write.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved)
	if err != nil {
		return told(err)
	}
	if busy != 0 {
		return &HeldError{os.Getpid()}
	}
	e.destroyed.Store(false)
	return nil
}

// Check asks SQLite whether the file is whole, and sees that what lies beside the versions to find
// them says what they say. What the versions say, [record.Verify] sees.
func (e *Engine) Check(ctx context.Context) error {
	var answer string
	err := e.read.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&answer)
	if err != nil {
		return told(err)
	}
	if answer != "ok" {
		return &DamagedError{errors.New("sqlite: the integrity check found damage")}
	}
	return e.View(ctx, func(r record.Reader) error { return r.(*reader).consistent(ctx) })
}
