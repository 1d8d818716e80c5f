package page

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/trade/document/layout"
	"romukura/trade/exchange"
)

// Desk is what the pages work with. What touches the outside is pushed down by the command: the
// file of the book, the printer of documents, the clock.
type Desk struct {
	Now   func() time.Time
	Rules *passphrase.Rules
	Log   *slog.Logger // without anything about anybody

	// Found is the book when it was there at the start; else Make makes its file and what this device
	// knows of it, once.
	Found *member.Desk
	Make  func(ctx context.Context) (*member.Desk, error)

	// Check is asked before each unlocking: whether the file is an old copy. Nil: nothing is.
	Check func(ctx context.Context) error
	// Remember keeps the checkpoint of this device's log. Nil: nothing does.
	Remember func(ctx context.Context, keys *member.Session) error

	// Sheet prints the recovery sheet.
	Sheet func(office string, paper *member.Paper) ([]byte, error)

	// Print prints documents as one PDF, or says which character of which document it cannot.
	Print func(layout.Batch) ([]byte, error)

	// Workbook reads the rows of a spreadsheet; false where the bytes are none.
	Workbook func(data []byte) (exchange.Sheet, bool)

	// QR gives the rows of a code, true is dark.
	QR func(text string) ([][]bool, error)

	// Outside is where people find the form that they fill in by themselves: its address, and the
	// fingerprint of the certificate that their browser will show. Empty: at this machine alone.
	Outside struct{ Address, Fingerprint string }

	// Copies keeps copies of the book; nil: this desk keeps none.
	Copies *Copies

	// Reason puts an error of the outside into words, empty where it has none.
	Reason func(error) string

	// Invitation is the word without which nobody makes the office: the command that started the desk
	// hands it to the one browser that it opens. Empty: no office can be made.
	Invitation string

	// Warnings are what is told at unlocking about this machine: memory that others may read.
	Warnings []string

	mu  sync.Mutex
	law lawbook
}

// Book is the member's side of the book, nil while there is none.
func (d *Desk) Book() *member.Desk {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.Found
}

// Begin makes the book. Two who begin at once make one.
func (d *Desk) Begin(ctx context.Context) (*member.Desk, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.Found != nil {
		return nil, ErrThere
	}
	made, err := d.Make(ctx)
	if err != nil {
		return nil, err
	}
	d.Found = made
	return made, nil
}

func (d *Desk) remember(ctx context.Context, keys *member.Session) error {
	if d.Remember == nil {
		return nil
	}
	return d.Remember(ctx, keys)
}
