package log

import (
	"context"
	"encoding/json"

	"golang.org/x/mod/sumdb/tlog"

	"romukura/record"
	"romukura/seal"
)

// Damage is what is wrong with a log in a store.
type Damage struct {
	Log seal.ID
	// Seq is the first entry that does not fit; -1 when the stored hashes alone are wrong.
	Seq int64
}

// Verify computes every log of a store again from its entries, and compares the hashes.
func Verify(ctx context.Context, r record.Reader) ([]Damage, error) {
	ids, err := r.Logs(ctx)
	if err != nil {
		return nil, err
	}
	var damage []Damage
	for _, id := range ids {
		bad, err := verifyOne(ctx, r, id)
		if err != nil {
			return nil, err
		}
		if bad != fits {
			damage = append(damage, Damage{id, bad})
		}
	}
	return damage, nil
}

// fits says that a log is whole.
const fits = -2

func verifyOne(ctx context.Context, r record.Reader, id seal.ID) (int64, error) {
	size, err := r.LogSize(ctx, id)
	if err != nil {
		return 0, err
	}
	var next, time int64
	bad := int64(fits)
	err = r.Leaves(ctx, id, 0, func(seq int64, leaf []byte) error {
		if bad != fits {
			return nil
		}
		var e Entry
		if json.Unmarshal(leaf, &e) != nil || seq != next || e.Seq != seq || e.Time < time ||
			!sameHash(ctx, r, id, record.Leaf{Seq: seq, Bytes: leaf}) {
			bad = next
		}
		next, time = next+1, e.Time
		return nil
	})
	if err != nil || bad != fits {
		return bad, err
	}
	if next != size {
		return next, nil
	}
	return sameNodes(ctx, r, id, size)
}

// sameHash compares the stored hash of one entry with its bytes.
func sameHash(ctx context.Context, r record.Reader, id seal.ID, leaf record.Leaf) bool {
	index := tlog.StoredHashIndex(0, leaf.Seq)
	stored, err := r.LogHashes(ctx, id, []int64{index})
	return err == nil && len(stored) == 1 && tlog.Hash(stored[0]) == tlog.RecordHash(leaf.Bytes)
}

// sameNodes computes the inner hashes again from those below them.
func sameNodes(ctx context.Context, r record.Reader, id seal.ID, size int64) (int64, error) {
	for level := 1; int64(1)<<level <= size; level++ {
		for n := int64(0); (n+1)<<level <= size; n++ {
			stored, err := r.LogHashes(ctx, id, []int64{
				tlog.StoredHashIndex(level, n),
				tlog.StoredHashIndex(level-1, 2*n), tlog.StoredHashIndex(level-1, 2*n+1),
			})
			if err != nil {
				return 0, err
			}
			if len(stored) != 3 || tlog.Hash(stored[0]) != tlog.NodeHash(stored[1], stored[2]) {
				return -1, nil
			}
		}
	}
	return fits, nil
}
