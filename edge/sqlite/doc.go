// Package sqlite keeps an office's sealed records in one SQLite file: the desk's replica, the
// bundle that is carried away, and the copy on a shelf.
//
// It promises what [record.Engine] says: an update is durable before it is confirmed
// (synchronous=FULL), whole or not at all, and a kill at any moment loses nothing that was
// confirmed. Rows are appended: triggers refuse UPDATE and DELETE, whichever program opens the file
// (who wants to can take the triggers out; signatures and logs show that). One process holds a book
// at a time, and the second is told who. A book of an older schema is brought up when it is opened,
// after a copy of the file was put beside it; one of a newer schema is left as it is.
//
//	engine, err := sqlite.Open("jimusho.romukura", sqlite.Options{})
//	engine, err := sqlite.Create("jimusho.romukura")
//
// Errors are named and speak Japanese: [HeldError], [NotBookError], [ForeignError], [NewerError],
// [DamagedError], [PendingError], [ReadError], [WriteError]. None carries content. SQL of the two
// engines is one file, edge/sql; what is generated from it lies in edge/sqlite/query.
package sqlite
