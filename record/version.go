// Package record is the sealed record: what people enter or the program concludes, appended as
// versions in signed batches and never overwritten.
//
// A record has an id that never changes, and versions. Each version says which ones it follows;
// what no version follows is a head. One head is the rule. Two are the work of two desks that did
// not know of each other: both are kept until a version follows both. Versions are written in
// batches (one import, one payroll run, one edit), each whole or not at all, under an id that the
// writer chose, so that writing again is nothing. The author signs the batch: the signature covers
// every version through the root of a tree of their hashes.
//
// Everything here works on sealed bytes: a host can append, merge and verify without a key. Content
// is opened one floor higher, by the desk.
//
//	batch, err := record.Append(ctx, tx, signer, record.Write{Batch: id, Act: record.Edit, …})
//	var stale *record.Stale // somebody wrote in between: here are the newer versions
//
// What the bytes are, to the byte, stands in docs/formats.md, and will not change for a given
// format byte: another form is another number.
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

// Ref names this version.
func (v *Version) Ref() Ref { return Ref{v.Version, v.Batch} }

// Binding is what the content of the version is sealed to.
func (v *Version) Binding() seal.Binding {
	return seal.Binding{
		Office: v.Office, Client: v.Client, Person: v.Person,
		Kind: v.Kind, ID: v.ID, Version: v.Version,
	}
}

// NextVersion is the number of a version that follows others.
func NextVersion(follows []Ref) uint32 {
	var highest uint32
	for _, r := range follows {
		highest = max(highest, r.Version)
	}
	return highest + 1
}

// Batch is what was written at once: one import, one payroll run, one edit. Its author signs it.
type Batch struct {
	Office    seal.ID
	ID        seal.ID // chosen by the writer, so that a repeated write is nothing
	Replica   seal.ID
	Author    seal.ID
	At        int64 // µs since 1970, UTC
	Act       Act
	Undoes    seal.ID // the batch that this one takes back; zero: none
	Count     uint32
	Root      [32]byte // tree hash of the versions' hashes
	Signature []byte
}

// Act says in one word what a batch did. It stands in clear, so the words are few and tell nothing
// of anybody.
type Act string

// The acts.
const (
	Found     Act = "found"     // the office was made
	Edit      Act = "edit"      // a change by hand
	Import    Act = "import"    // a file was taken in
	Payroll   Act = "payroll"   // a month or a bonus was computed, closed or computed again
	Decide    Act = "decide"    // decisions were proposed or taken
	Filing    Act = "filing"    // cases and official files
	Document  Act = "document"  // a document was put in
	Undo      Act = "undo"      // a batch was taken back
	Settle    Act = "settle"    // a conflict was settled
	Member    Act = "member"    // members, their keys and rights
	Rotate    Act = "rotate"    // new epochs of keys
	Recovery  Act = "recovery"  // recipients and drills
	Destroy   Act = "destroy"   // a key was destroyed, as the law orders
	Configure Act = "configure" // settings of office, desk and copies
)

var acts = map[Act]bool{
	Found: true, Edit: true, Import: true, Payroll: true, Decide: true, Filing: true, Document: true,
	Undo: true, Settle: true, Member: true, Rotate: true, Recovery: true, Destroy: true,
	Configure: true,
}

// KindMember is the kind of the records that hold members' identities. They are public: their bytes
// are [seal.Identity.Bytes], their ids are the members'.
const KindMember = "member"

// KindDocument is the kind of the records of documents. A document's chunks are stored under the
// record's id, and a document never changes: another content is another record.
const KindDocument = "document"

// KindNumberKey is the kind of the records that hold the keys of My Numbers.
const KindNumberKey = "number-key"

// Destructible tells the kinds whose sealed bytes may be destroyed: keys that the law orders to be
// destroyed, and nothing else.
func Destructible(kind string) bool { return kind == KindNumberKey }
