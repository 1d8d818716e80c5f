package postgres

import (
	"bytes"
	"context"
	"slices"

	"romukura/edge/postgres/query"
	"romukura/record"
	"romukura/seal"
)

// transaction writes, and sees what it wrote.
type transaction struct {
	reader
}

// Found makes room for an office.
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
	for i := range versions {
		v := &versions[i]
		v.Batch, v.Place, v.Author, v.At = b.ID, uint32(i), b.Author, b.At
	}
	tell, written := record.Watcher(ctx), 0
	for part := range slices.Chunk(versions, atOnce) {
		if err := t.insert(ctx, office, part); err != nil {
			return err
		}
		written += len(part)
		tell(written, len(versions))
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

// atOnce is how many rows go to the server in one statement.
const atOnce = 1000

// insert sends rows as columns.
func (t *transaction) insert(ctx context.Context, office []byte, part []record.Version) error {
	first := &part[0]
	p := query.InsertVersionsParams{
		Office: office, Batch: first.Batch[:], Author: first.Author[:], At: first.At,
	}
	for i := range part {
		v := &part[i]
		p.Places = append(p.Places, int64(v.Place))
		p.Clients = append(p.Clients, v.Client[:])
		p.Persons = append(p.Persons, v.Person[:])
		p.Kinds = append(p.Kinds, v.Kind)
		p.Ids = append(p.Ids, v.ID[:])
		p.Versions = append(p.Versions, int64(v.Version))
		p.Voids = append(p.Voids, v.Void)
		p.Follows = append(p.Follows, refs(v.Follows))
		p.Hashes = append(p.Hashes, v.Hash[:])
		p.Sealed = append(p.Sealed, v.Sealed)
	}
	return t.q.InsertVersions(ctx, p)
}

func (t *transaction) follow(
	ctx context.Context,
	office []byte,
	v *record.Version,
	f record.Ref,
) error {
	err := t.q.InsertFollow(ctx, query.InsertFollowParams{
		Office: office, ID: v.ID[:], Version: int64(f.Version), Batch: f.Batch[:], At: v.At,
		Later: v.Batch[:],
	})
	if err != nil {
		return err
	}
	return t.q.DeleteHead(ctx, query.DeleteHeadParams{
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

// Destroy takes a key's sealed bytes out of its row. The server's old pages, its write-ahead log
// and its archives forget them in their own time: that is for the operator's retention.
func (t *transaction) Destroy(ctx context.Context, id seal.ID) error {
	office, err := t.office(ctx)
	if err != nil {
		return err
	}
	return t.q.Destroy(ctx, query.DestroyParams{Office: office, ID: id[:]})
}
