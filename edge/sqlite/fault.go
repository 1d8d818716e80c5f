package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"romukura/record"
)

var errReadOnly = errors.New("sqlite: the book was opened to read")

// HeldError says that another program has the book open.
type HeldError struct{ PID int }

// Error tells which process holds the book.
func (e *HeldError) Error() string { return fmt.Sprintf(textHeld, e.PID) }

// MissingError says that no file is there.
type MissingError struct{}

// Error says what to do.
func (*MissingError) Error() string { return textMissing }

// ExistsError says that a new book would take the place of a file.
type ExistsError struct{}

// Error says what to do.
func (*ExistsError) Error() string { return textExists }

// NotBookError says that the file is no book of ours.
type NotBookError struct{}

// Error says what to do.
func (*NotBookError) Error() string { return textNotBook }

// ForeignError says that the book is another office's.
type ForeignError struct{}

// Error says what to do.
func (*ForeignError) Error() string { return textForeign }

// Unwrap is what every engine answers.
func (*ForeignError) Unwrap() error { return record.ErrForeign }

// NewerError says that a newer version of the program wrote the book.
type NewerError struct{ Schema, Known int64 }

// Error tells the schemas.
func (e *NewerError) Error() string { return fmt.Sprintf(textNewer, e.Schema, e.Known) }

// DamagedError says that the file is damaged: cut off, or pages that do not fit.
type DamagedError struct{ Err error }

// Error says what is safe and what to do.
func (e *DamagedError) Error() string { return textDamaged }

// Unwrap is the cause.
func (e *DamagedError) Unwrap() error { return e.Err }

// PendingError says that a book which is only to be read is in use, or was not closed in order:
// what was confirmed last stands beside the file, not in it.
type PendingError struct{}

// Error says what to do.
func (*PendingError) Error() string { return textPending }

// ReadError says that the file could not be read.
type ReadError struct{ Err error }

// Error says what to do.
func (e *ReadError) Error() string { return textRead }

// Unwrap is the cause.
func (e *ReadError) Unwrap() error { return e.Err }

// WriteError says that nothing could be written: a full disk, a file without the right to write.
// What stood in the book stands there still.
type WriteError struct{ Err error }

// Error says what is safe and what to do.
func (e *WriteError) Error() string { return textWrite }

// Unwrap is the cause.
func (e *WriteError) Unwrap() error { return e.Err }

// told gives what the driver says one of our names; what is not the driver's passes as it is.
func told(err error) error {
	var from *driver.Error
	switch {
	case err == nil || errors.Is(err, context.Canceled):
		return err
	case strings.Contains(err.Error(), scanFailed):
		return errRow // without the words, which hold the value
	case !errors.As(err, &from):
		return err
	}
	switch from.Code() & 0xff {
	case codes.SQLITE_FULL, codes.SQLITE_READONLY, codes.SQLITE_CANTOPEN, codes.SQLITE_PERM:
		return &WriteError{err}
	case codes.SQLITE_IOERR:
		if errors.Is(err, syscall.ENOSPC) || writing[from.Code()] {
			return &WriteError{err}
		}
		return &DamagedError{err}
	case codes.SQLITE_CORRUPT, codes.SQLITE_NOTADB, codes.SQLITE_ERROR, codes.SQLITE_SCHEMA,
		codes.SQLITE_FORMAT:
		// The statements are fixed, so an error in one is a table that is not as it was made.
		return &DamagedError{err}
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
		return &HeldError{}
	case codes.SQLITE_CONSTRAINT:
		return errors.Join(record.ErrReused, err)
	}
	return err
}

// writing are the failures of the system that come of a full disk or a missing right: of the log
// and the index beside the book, too.
var writing = map[int]bool{
	codes.SQLITE_IOERR_WRITE: true, codes.SQLITE_IOERR_FSYNC: true,
	codes.SQLITE_IOERR_DIR_FSYNC: true, codes.SQLITE_IOERR_TRUNCATE: true,
	codes.SQLITE_IOERR_SHMOPEN: true, codes.SQLITE_IOERR_SHMSIZE: true,
	codes.SQLITE_IOERR_SHMMAP: true,
}

// scanFailed is how database/sql begins where a column is not of its type.
const scanFailed = "sql: Scan error"

// holder is the process that a lock names, 0 where it cannot be told.
func holder(lock string) int {
	data, err := os.ReadFile(lock)
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		return 0
	}
	return pid
}
