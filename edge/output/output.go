// Package output puts the files that are handed out on disk: payslips, transfer data, official
// files, the recovery sheet.
//
// A file is replaced as a whole: written beside, synced, renamed, the folder synced. A kill at any
// moment leaves the old file or the new one, never a torn one. Files are readable by the owner
// alone, for they hold personal data.
package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// WriteError says that a file could not be written: a full disk, a folder without the right to
// write. What stood there before stands there still.
type WriteError struct {
	File string
	Err  error
}

// Error names the file.
func (e *WriteError) Error() string { return fmt.Sprintf(textWrite, e.File) }

// Unwrap is the cause.
func (e *WriteError) Unwrap() error { return e.Err }

// Replace puts a file in place of another, durably, and makes the folders above it.
func Replace(path string, data []byte) error {
	if err := replace(path, data); err != nil {
		return &WriteError{path, err}
	}
	return nil
}

func replace(path string, data []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".new-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if _, err := f.Write(data); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}
