package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"romukura/edge/postgres/query"
	"romukura/record"
	"romukura/seal"
)

func batchOf(row *query.Batch) (*record.Batch, error) {
	if len(row.Root) != 32 {
		return nil, errRow
	}
	b := &record.Batch{
		At: row.At, Act: record.Act(row.Act), Count: uint32(row.Versions), Root: [32]byte(row.Root),
		Signature: row.Signature,
	}
	for _, part := range []struct {
		to   *seal.ID
		from []byte
	}{
		{&b.Office, row.Office}, {&b.ID, row.ID}, {&b.Replica, row.Replica},
		{&b.Author, row.Author}, {&b.Undoes, row.Undoes},
	} {
		id, err := idOf(part.from)
		if err != nil {
			return nil, err
		}
		*part.to = id
	}
	return b, nil
}

// Batch finds a batch, nil when there is none.
func (r *reader) Batch(ctx context.Context, id seal.ID) (*record.Batch, error) {
	office, err := r.office(ctx)
	if err != nil {
		return nil, err
	}
	row, err := r.q.Batch(ctx, query.BatchParams{Office: office, ID: id[:]})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return batchOf(&row)
}

// Batches hands over the batches after an instant, oldest first.
func (r *reader) Batches(ctx context.Context, after int64, each func(*record.Batch) error) error {
	office, err := r.office(ctx)
	if err != nil {
		return err
	}
	rows, err := r.q.Batches(ctx, query.BatchesParams{Office: office, After: after})
	if err != nil {
		return err
	}
	for i := range rows {
		b, err := batchOf(&rows[i])
		if err != nil {
			return err
		}
		if err := each(b); err != nil {
			return err
		}
	}
	return nil
}

// LastAt is the latest instant of a replica's batches.
func (r *reader) LastAt(ctx context.Context, replica seal.ID) (int64, error) {
	office, err := r.office(ctx)
	if err != nil {
		return 0, err
	}
	at, err := r.q.LastAt(ctx, query.LastAtParams{Office: office, Replica: replica[:]})
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	}
	return at, err
}

// Chunk reads one chunk of a document.
func (r *reader) Chunk(ctx context.Context, document seal.ID, n uint32) ([]byte, error) {
	office, err := r.office(ctx)
	if err != nil {
		return nil, err
	}
	p := query.ChunkParams{Office: office, Document: document[:], N: int64(n)}
	sealed, err := r.q.Chunk(ctx, p)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return sealed, err
}

// Documents hands over every document with the number of its chunks.
func (r *reader) Documents(
	ctx context.Context,
	each func(document seal.ID, chunks uint32) error,
) error {
	office, err := r.office(ctx)
	if err != nil {
		return err
	}
	rows, err := r.q.Documents(ctx, office)
	if err != nil {
		return err
	}
	for _, row := range rows {
		id, err := idOf(row.Document)
		if err != nil {
			return err
		}
		if err := each(id, uint32(row.Chunks)); err != nil {
			return err
		}
	}
	return nil
}

// Counts tells how many rows of each sort there are.
func (r *reader) Counts(ctx context.Context) (record.Counts, error) {
	var c record.Counts
	office, err := r.office(ctx)
	if err != nil {
		return c, err
	}
	for _, part := range []struct {
		to    *int64
		count func(context.Context, []byte) (int64, error)
	}{
		{&c.Batches, r.q.CountBatches}, {&c.Versions, r.q.CountVersions}, {&c.Heads, r.q.CountHeads},
		{&c.Chunks, r.q.CountChunks}, {&c.Leaves, r.q.CountLeaves},
	} {
		if *part.to, err = part.count(ctx, office); err != nil {
			return c, err
		}
	}
	return c, nil
}

// Logs names the logs.
func (r *reader) Logs(ctx context.Context) ([]seal.ID, error) {
	office, err := r.office(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.Logs(ctx, office)
	if err != nil {
		return nil, err
	}
	ids := make([]seal.ID, len(rows))
	for i := range rows {
		if ids[i], err = idOf(rows[i]); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// LogSize is the number of leaves of a log: one more than the last sequence number.
func (r *reader) LogSize(ctx context.Context, log seal.ID) (int64, error) {
	office, err := r.office(ctx)
	if err != nil {
		return 0, err
	}
	last, err := r.q.LastSeq(ctx, query.LastSeqParams{Office: office, Log: log[:]})
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	}
	return last + 1, err
}

// LogHashes reads stored hashes by index.
func (r *reader) LogHashes(
	ctx context.Context,
	log seal.ID,
	indexes []int64,
) ([][32]byte, error) {
	office, err := r.office(ctx)
	if err != nil {
		return nil, err
	}
	found := make([][32]byte, 0, len(indexes))
	for _, n := range indexes {
		hash, err := r.q.Hash(ctx, query.HashParams{Office: office, Log: log[:], N: n})
		if errors.Is(err, pgx.ErrNoRows) {
			return found, nil
		}
		if err != nil {
			return nil, err
		}
		if len(hash) != 32 {
			return nil, errRow
		}
		found = append(found, [32]byte(hash))
	}
	return found, nil
}

// Leaves hands over the leaves of a log from a sequence number on.
func (r *reader) Leaves(
	ctx context.Context,
	log seal.ID,
	first int64,
	each func(seq int64, leaf []byte) error,
) error {
	office, err := r.office(ctx)
	if err != nil {
		return err
	}
	p := query.LeavesParams{Office: office, Log: log[:], First: first, Most: page}
	for {
		rows, err := r.q.Leaves(ctx, p)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if err := each(row.Seq, row.Leaf); err != nil {
				return err
			}
			p.First = row.Seq + 1
		}
		if len(rows) < page {
			return nil
		}
	}
}

// consistent sees that heads and follows say what versions and batches say.
func (r *reader) consistent(ctx context.Context) error {
	office, err := r.office(ctx)
	if err != nil {
		return err
	}
	var strangeFollows, strangeHeads, follows, bytes int64
	for _, part := range []struct {
		to    *int64
		count func(context.Context, []byte) (int64, error)
	}{
		{&strangeFollows, r.q.StrangeFollows}, {&strangeHeads, r.q.StrangeHeads},
		{&follows, r.q.CountFollows}, {&bytes, r.q.SumFollows},
	} {
		if *part.to, err = part.count(ctx, office); err != nil {
			return err
		}
	}
	if strangeFollows+strangeHeads != 0 || follows*refSize != bytes {
		return &DamagedError{}
	}
	return nil
}
