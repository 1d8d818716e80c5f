// Package record is the sealed record: what people enter or the program concludes, appended as
// versions in signed batches and never overwritten.
package record

import "romukura/seal"

// Version is one appended, sealed entry of a record. Structure stands in clear, content is sealed.
type Version struct {
	Office  seal.ID
	Client  seal.ID // zero: belongs to the office
	Person  seal.ID // zero: belongs to the client
	Kind    string
	ID      seal.ID
	Version uint32 // 1 + the highest version it follows
	Follows []Ref  // what it replaces: none at first, two after a conflict was settled
	Void    bool   // the record ends here: taken back, deleted
	Sealed  []byte // nil when the bytes were destroyed

	// What the batch gives.
	Batch  seal.ID
	Place  uint32 // position in the batch, from 0
	Author seal.ID
	At     int64 // µs since 1970, UTC
	Hash   [32]byte
}

// Ref names one version of a record: a batch holds at most one version of a record.
type Ref struct {
	Version uint32
	Batch   seal.ID
}

// Batch is what was written at once: one import, one payroll run, one edit. Its author signs it.
type Batch struct {
	Office    seal.ID
	ID        seal.ID // chosen by the writer, so that a repeated write is nothing
	Replica   seal.ID
	Author    seal.ID
	At        int64
	Act       string
	Undoes    seal.ID // the batch that this one takes back; zero: none
	Count     uint32
	Root      [32]byte // tree hash of the versions' hashes
	Signature []byte
}
