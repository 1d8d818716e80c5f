package log

import (
	"bytes"
	"context"
	"encoding/json"

	"golang.org/x/mod/sumdb/tlog"

	"romukura/record"
	"romukura/seal"
)

// Harm is what is wrong with a log, or between a log and the records beside it.
type Harm string

// The harms.
const (
	EntryChanged  Harm = "entry-changed"  // an entry is not what was hashed, or is missing
	HashesChanged Harm = "hashes-changed" // the stored hashes do not fit each other
	BatchMissing  Harm = "batch-missing"  // the log tells of a batch that is not there, or is another
	BatchUntold   Harm = "batch-untold"   // no log tells of a batch that is there
)

// Damage is one harm and where it is.
type Damage struct {
	Harm  Harm
	Log   seal.ID
	Seq   int64 // the first entry that does not fit; -1 where no entry is concerned
	Batch seal.ID
}

// Verify computes every log of a store again from its entries and compares the hashes. Then it
// holds logs and batches against each other: newest batches that were taken out with all their
// rows are missed by nothing else.
func Verify(ctx context.Context, r record.Reader) ([]Damage, error) {
	ids, err := r.Logs(ctx)
	if err != nil {
		return nil, err
	}
	v := verifier{r: r, told: map[seal.ID]telling{}}
	for _, id := range ids {
		if err := v.log(ctx, id); err != nil {
			return nil, err
		}
	}
	return v.damage, v.batches(ctx)
}

type verifier struct {
	r      record.Reader
	told   map[seal.ID]telling // by batch
	order  []seal.ID
	damage []Damage
}

// telling is where a log tells of a batch.
type telling struct {
	log  seal.ID
	seq  int64
	root []byte
}

func (v *verifier) log(ctx context.Context, id seal.ID) error {
	size, err := v.r.LogSize(ctx, id)
	if err != nil {
		return err
	}
	w := walk{v: v, id: id}
	err = v.r.Leaves(ctx, id, 0, func(seq int64, leaf []byte) error {
		return w.entry(ctx, record.Leaf{Seq: seq, Bytes: leaf})
	})
	if err != nil {
		return err
	}
	if !w.bad && w.next != size {
		w.harm(w.next)
	}
	if w.bad {
		return nil
	}
	same, err := sameNodes(ctx, v.r, prefix{id, size})
	if err == nil && !same {
		v.damage = append(v.damage, Damage{Harm: HashesChanged, Log: id, Seq: -1})
	}
	return err
}

// walk goes along one log. After the first entry that does not fit it goes on for the batches.
type walk struct {
	v          *verifier
	id         seal.ID
	next, time int64
	bad        bool
}

func (w *walk) harm(seq int64) {
	w.bad = true
	w.v.damage = append(w.v.damage, Damage{Harm: EntryChanged, Log: w.id, Seq: seq})
}

func (w *walk) entry(ctx context.Context, leaf record.Leaf) error {
	var e Entry
	readable := json.Unmarshal(leaf.Bytes, &e) == nil && e.Seq == leaf.Seq
	same, err := sameHash(ctx, w.v.r, w.id, leaf)
	if err != nil {
		return err
	}
	if !w.bad && (!readable || !same || leaf.Seq != w.next || e.Time < w.time) {
		w.harm(min(w.next, leaf.Seq))
	}
	w.next, w.time = leaf.Seq+1, e.Time
	if e.Action != Write {
		return nil
	}
	if batch, err := seal.ParseID(e.Object); err == nil && same {
		w.v.told[batch] = telling{w.id, leaf.Seq, e.Root}
		w.v.order = append(w.v.order, batch)
	}
	return nil
}

// sameHash compares the stored hash of one entry with its bytes.
func sameHash(ctx context.Context, r record.Reader, id seal.ID, leaf record.Leaf) (bool, error) {
	index := tlog.StoredHashIndex(0, leaf.Seq)
	stored, err := r.LogHashes(ctx, id, []int64{index})
	return len(stored) == 1 && tlog.Hash(stored[0]) == tlog.RecordHash(leaf.Bytes), err
}

// sameNodes computes the inner hashes again from those below them.
func sameNodes(ctx context.Context, r record.Reader, of prefix) (bool, error) {
	for level := 1; int64(1)<<level <= of.size; level++ {
		for n := int64(0); (n+1)<<level <= of.size; n++ {
			stored, err := r.LogHashes(ctx, of.log, []int64{
				tlog.StoredHashIndex(level, n),
				tlog.StoredHashIndex(level-1, 2*n), tlog.StoredHashIndex(level-1, 2*n+1),
			})
			if err != nil {
				return false, err
			}
			if len(stored) != 3 || tlog.Hash(stored[0]) != tlog.NodeHash(stored[1], stored[2]) {
				return false, nil
			}
		}
	}
	return true, nil
}

// batches holds the batches that are there against those that logs tell of.
func (v *verifier) batches(ctx context.Context) error {
	there := map[seal.ID]bool{}
	err := v.r.Batches(ctx, -1, func(b *record.Batch) error {
		there[b.ID] = true
		t, known := v.told[b.ID]
		switch {
		case !known:
			v.damage = append(v.damage, Damage{BatchUntold, b.Replica, -1, b.ID})
		case t.log != b.Replica || !bytes.Equal(t.root, b.Root[:]):
			v.damage = append(v.damage, Damage{BatchMissing, t.log, t.seq, b.ID})
		}
		return nil
	})
	for _, id := range v.order {
		if t := v.told[id]; !there[id] && err == nil {
			v.damage = append(v.damage, Damage{BatchMissing, t.log, t.seq, id})
		}
	}
	return err
}
