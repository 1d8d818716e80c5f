// Package sealed keeps an office's book as sealed records: every piece of it, one person, one
// month of attendance, one slip of pay, is a record of its own, sealed with the key of whom it is
// about, appended, and never overwritten.
//
// It promises: nothing is opened before the log says so; a save writes what changed and nothing
// else, in one signed batch, whole or not at all; whoever saves on an outdated state is refused and
// told what is newer; what two desks wrote without knowing of each other stays, both, until a
// person chooses. The names of records are keyed hashes and their kinds words of the trade: the
// file tells how many there are and when they were written, not whom they are about.
//
//	store := sealed.New(sealed.Desk{Engine: engine, Session: session, Now: time.Now})
//	b, err := store.Load(ctx)
//	…
//	err = store.Save(ctx, b, book.Change{Act: record.Edit})
//
// What is refused: to save over a record that is in conflict or damaged, and to take anything in
// before recovery was arranged. The content of a record is an envelope of JSON with the piece's
// place in its list; later versions of the program read it too.
package sealed
