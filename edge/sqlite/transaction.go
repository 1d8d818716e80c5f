package sqlite

import (
	"bytes"
	"context"
	"database/sql"

	"romukura/edge/sqlite/query"
	"romukura/record"
	"romukura/seal"
)

// transaction writes, and sees what it wrote.
type transaction struct {
	reader
	rows      *query.Queries // for what is repeated for every row of a batch
	destroyed bool
}

// prepared prepares what writes once for a transaction. Taking a statement of the engine over into
// the transaction again and again would cost a tenth of each row.
type prepared struct {
	query.DBTX
	known map[string]*sql.Stmt
}

// ExecContext prepares a statement where it is new and runs it. It is closed with the transaction.
func (p *prepared) ExecContext(
	ctx context.Context,
	text string,
	values ...any,
) (sql.Result, error) {
	stmt, ok := p.known[text]
	if !ok {
		var err error
		if stmt, err = p.PrepareContext(ctx, text); err != nil {
			return nil, err
		}
		if p.known == nil {
			p.known = map[string]*sql.Stmt{}
		}
		p.known[text] = stmt
	}
	return stmt.ExecContext(ctx, values...)
}

// Found makes an empty file the book of an office.
func (t *transaction) Found(ctx context.Context, office seal.ID) error {
	there, err := t.Office(ctx)
	switch {
	case err != nil:
		return err
	case there == office:
		return nil
	case !there.IsZero():
		return record.ErrForeign
	}
	return t.q.InsertOffice(ctx, office[:])
}

// InsertBatch stores a batch with its versions and moves the heads.
func (t *transaction) InsertBatch(
	ctx context.Context,
	b *record.Batch,
	versions []record.Version,
) error {
	office, err := t.office(ctx)
	if err != nil {
		return err
	}
	err = t.q.InsertBatch(ctx, query.InsertBatchParams{
		Office: office, ID: b.ID[:], Replica: b.Replica[:], Author: b.Author[:], At: b.At,
		Act: string(b.Act), Undoes: b.Undoes[:], Versions: int64(b.Count), Root: b.Root[:],
		Signature: b.Signature,
	})
	if err != nil {
		return err
	}
	tell := record.Watcher(ctx)
	for i := range versions {
		v := &versions[i]
		v.Batch, v.Place, v.Author, v.At = b.ID, uint32(i), b.Author, b.At
		if err := t.insert(ctx, office, v); err != nil {
			return err
		}
		tell(i+1, len(versions))
	}
	heads := query.InsertHeadsParams{Office: office, Batch: b.ID[:]}
	if err := t.q.InsertHeads(ctx, heads); err != nil {
		return err
	}
	for i := range versions {
		for _, f := range versions[i].Follows {
			if err := t.follow(ctx, office, &versions[i], f); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *transaction) insert(ctx context.Context, office []byte, v *record.Version) error {
	var void int64
	if v.Void {
		void = 1
	}
	return t.rows.InsertVersion(ctx, query.InsertVersionParams{
		Office: office, Batch: v.Batch[:], Place: int64(v.Place), Client: v.Client[:],
		Person: v.Person[:], Kind: v.Kind, ID: v.ID[:], Version: int64(v.Version), Void: void,
		Follows: refs(v.Follows), Author: v.Author[:], At: v.At, Hash: v.Hash[:], Sealed: v.Sealed,
	})
}

func (t *transaction) follow(
	ctx context.Context,
	office []byte,
	v *record.Version,
	f record.Ref,
) error {
	err := t.rows.InsertFollow(ctx, query.InsertFollowParams{
		Office: office, ID: v.ID[:], Version: int64(f.Version), Batch: f.Batch[:], At: v.At,
		Later: v.Batch[:],
	})
	if err != nil {
		return err
	}
	return t.rows.DeleteHead(ctx, query.DeleteHeadParams{
		Office: office, Client: v.Client[:], Kind: v.Kind, ID: v.ID[:],
		Version: int64(f.Version), Batch: f.Batch[:],
	})
}

// InsertChunk stores one chunk of a document.
func (t *transaction) InsertChunk(
	ctx context.Context,
	document seal.ID,
	n uint32,
	sealed []byte,
) error {
	there, err := t.Chunk(ctx, document, n)
	if err != nil {
		return err
	}
	if there != nil {
		if !bytes.Equal(there, sealed) {
			return record.ErrReused
		}
		return nil
	}
	office, err := t.office(ctx)
	if err != nil {
		return err
	}
	return t.q.InsertChunk(ctx, query.InsertChunkParams{
		Office: office, Document: document[:], N: int64(n), Sealed: sealed,
	})
}

// InsertLeaf stores a leaf and the hashes that it adds.
func (t *transaction) InsertLeaf(ctx context.Context, log seal.ID, leaf record.Leaf) error {
	office, err := t.office(ctx)
	if err != nil {
		return err
	}
	err = t.q.InsertLeaf(ctx, query.InsertLeafParams{
		Office: office, Log: log[:], Seq: leaf.Seq, Leaf: leaf.Bytes,
	})
	for i := 0; err == nil && i < len(leaf.Hashes); i++ {
		err = t.q.InsertHash(ctx, query.InsertHashParams{
			Office: office, Log: log[:], N: leaf.First + int64(i), Hash: leaf.Hashes[i][:],
		})
	}
	return err
}

// Destroy overwrites a key's sealed bytes with nothing. The file itself forgets them when the
// transaction is committed.
func (t *transaction) Destroy(ctx context.Context, id seal.ID) error {
	office, err := t.office(ctx)
	if err != nil {
		return err
	}
	t.destroyed = true
	return t.q.Destroy(ctx, query.DestroyParams{Office: office, ID: id[:]})
}
