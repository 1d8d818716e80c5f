package record

import (
	"context"

	"romukura/seal"
)

// Engine keeps one office's records. Two exist, edge/sqlite and edge/postgres; the suite in
// contract/ holds both to these words.
type Engine interface {
	// Update runs work in one transaction. It is durable when Update returns nil, and nothing of it
	// happened when Update returns an error. One Update runs at a time.
	Update(ctx context.Context, work func(Tx) error) error

	// View runs work on one consistent state, beside any Update.
	View(ctx context.Context, work func(Reader) error) error

	// Close gives the store back.
	Close() error
}

// Scope names what is asked for. The zero value of a field asks for all.
type Scope struct {
	Client seal.ID
	Person seal.ID
	Kinds  []string
	// OfficeOnly asks for records that belong to no client.
	OfficeOnly bool
}

// Reader reads one office's records.
type Reader interface {
	// Office is the office whose records these are, the zero ID in a store not yet founded.
	Office(ctx context.Context) (seal.ID, error)

	// Heads hands over the newest versions in a scope, kind by kind, those of one batch together and
	// by place. A record with two newest versions is handed over twice.
	Heads(ctx context.Context, scope Scope, each func(*Version) error) error

	// HeadsAt hands over what were the newest versions at an instant (µs since 1970, UTC).
	HeadsAt(ctx context.Context, scope Scope, at int64, each func(*Version) error) error

	// HeadsOf names the newest versions of records, without their bytes; ids not known are left out.
	HeadsOf(ctx context.Context, ids []seal.ID) (map[seal.ID][]Ref, error)

	// History hands over every version of a record, oldest first.
	History(ctx context.Context, id seal.ID, each func(*Version) error) error

	// Batch finds a batch, nil when there is none.
	Batch(ctx context.Context, id seal.ID) (*Batch, error)

	// Batches hands over every batch with an At greater than after, in the order of At and id.
	Batches(ctx context.Context, after int64, each func(*Batch) error) error

	// InBatch hands over the versions of a batch by place.
	InBatch(ctx context.Context, batch seal.ID, each func(*Version) error) error

	// LastAt is the latest At of a replica's batches, 0 when it has none.
	LastAt(ctx context.Context, replica seal.ID) (int64, error)

	// Chunk reads one chunk of a document; nil when it is not there.
	Chunk(ctx context.Context, document seal.ID, n uint32) ([]byte, error)

	// Documents hands over the id and the number of stored chunks of every document.
	Documents(ctx context.Context, each func(document seal.ID, chunks uint32) error) error

	// Counts tells how many rows of each sort there are, for verification and certificates.
	Counts(ctx context.Context) (Counts, error)

	// Logs names the logs that are kept here.
	Logs(ctx context.Context) ([]seal.ID, error)

	// LogSize is the number of leaves of a log.
	LogSize(ctx context.Context, log seal.ID) (int64, error)

	// LogHashes reads stored hashes of a log by index (record/log explains them).
	LogHashes(ctx context.Context, log seal.ID, indexes []int64) ([][32]byte, error)

	// Leaves hands over the leaves of a log from a sequence number on.
	Leaves(ctx context.Context, log seal.ID, from int64, each func(seq int64, leaf []byte) error) error
}

// Tx writes, and sees what it wrote.
type Tx interface {
	Reader

	// Found makes an empty store the store of an office. It fails when another office is there.
	Found(ctx context.Context, office seal.ID) error

	// InsertBatch stores a batch with its versions: their places are 0, 1, 2 …; heads that a version
	// follows are heads no more. It checks nothing else: Append and Merge do, and see that what a
	// version follows was stored before.
	InsertBatch(ctx context.Context, batch *Batch, versions []Version) error

	// InsertChunk stores one chunk of a document; the same chunk again with the same bytes is nothing,
	// with other bytes an error.
	InsertChunk(ctx context.Context, document seal.ID, n uint32, sealed []byte) error

	// InsertLeaf stores a leaf and the hashes that it adds, whose indexes begin at first.
	InsertLeaf(ctx context.Context, log seal.ID, leaf Leaf) error

	// Destroy overwrites the sealed bytes of every version of a record with nothing, so that they
	// are not in the file any more; the rows, their hashes and order stay. Only for kinds that
	// Destructible names. Append and Merge call it where a version makes such a record void; by
	// itself it leaves a harm, for nobody signed the order.
	Destroy(ctx context.Context, id seal.ID) error
}

// Leaf is one entry of a log as an engine stores it.
type Leaf struct {
	Seq    int64
	Bytes  []byte
	First  int64      // index of the first of Hashes
	Hashes [][32]byte // stored hashes, as golang.org/x/mod/sumdb/tlog orders them
}

// Counts are the rows of a store.
type Counts struct {
	Batches, Versions, Heads, Chunks, Leaves int64
}
