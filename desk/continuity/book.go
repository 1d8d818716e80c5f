package continuity

import (
	"context"
	"io"
	"time"

	"romukura/record"
	"romukura/record/log"
)

// Book is an open book file: it can be copied while it is in use.
type Book interface {
	record.Engine
	// Copy writes a consistent copy to a new file.
	Copy(ctx context.Context, path string) error
	// Check asks the engine whether its file is whole.
	Check(ctx context.Context) error
}

// Files makes and opens book files.
type Files interface {
	// Create makes a new, empty book; it never takes the place of a file.
	Create(path string) (Book, error)
	// Open opens a book to work on.
	Open(path string) (Book, error)
	// Read opens a file that shall not change by one byte.
	Read(path string) (Book, error)
}

// Session is an unlocked session: it acts in its member's name.
type Session interface {
	// Log adds an entry to this replica's log.
	Log(ctx context.Context, tx record.Tx, e log.Entry) error
	// Sign signs a bundle's manifest for the member.
	Sign(manifest []byte) ([]byte, error)
	// Opens opens a version and forgets it: nil when it opens.
	Opens(v *record.Version) error
	// Checkpoint signs what this replica's log is now, and gives the log's public key.
	Checkpoint(ctx context.Context, r record.Reader) (note []byte, public string, err error)
}

// Keeper does the work of this package for one book.
type Keeper struct {
	Files   Files
	Session Session
	Book    Book
	Clock   func() time.Time
	// Scratch is a private folder for files in the making; it is wiped when the desk starts.
	Scratch string
}

// note adds an entry about something that was done to the book as a whole.
func (k *Keeper) note(ctx context.Context, e log.Entry) error {
	e.Time = k.Clock().UnixMicro()
	return k.Book.Update(ctx, func(tx record.Tx) error { return k.Session.Log(ctx, tx, e) })
}

// ExportLog writes this replica's log for a machine without the book, under a signed checkpoint.
func (k *Keeper) ExportLog(ctx context.Context, w io.Writer) (log.Checkpoint, error) {
	var now log.Checkpoint
	if err := k.note(ctx, log.Entry{Action: log.Export, Purpose: "log"}); err != nil {
		return now, err
	}
	err := k.Book.View(ctx, func(r record.Reader) error {
		note, public, err := k.Session.Checkpoint(ctx, r)
		if err != nil {
			return err
		}
		if now, err = log.ParseCheckpoint(note, public); err != nil {
			return err
		}
		return log.WriteExport(ctx, w, r, log.Header{Public: public, Checkpoint: string(note)})
	})
	return now, err
}
