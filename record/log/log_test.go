package log_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// shelf keeps logs and nothing else: what record/log asks of an engine.
type shelf struct {
	record.Tx
	office seal.ID
	leaves map[seal.ID][][]byte
	hashes map[seal.ID][][32]byte
}

func newShelf() *shelf {
	return &shelf{
		office: seal.NewID(), leaves: map[seal.ID][][]byte{}, hashes: map[seal.ID][][32]byte{},
	}
}

func (s *shelf) Office(context.Context) (seal.ID, error) { return s.office, nil }

func (s *shelf) Logs(context.Context) ([]seal.ID, error) {
	var ids []seal.ID
	for id := range s.leaves {
		ids = append(ids, id)
	}
	return ids, nil
}

func (s *shelf) LogSize(_ context.Context, id seal.ID) (int64, error) {
	return int64(len(s.leaves[id])), nil
}

func (s *shelf) LogHashes(_ context.Context, id seal.ID, at []int64) ([][32]byte, error) {
	var found [][32]byte
	for _, i := range at {
		if i < int64(len(s.hashes[id])) {
			found = append(found, s.hashes[id][i])
		}
	}
	return found, nil
}

func (s *shelf) Leaves(
	_ context.Context, id seal.ID, from int64, each func(int64, []byte) error,
) error {
	for seq := from; seq < int64(len(s.leaves[id])); seq++ {
		if err := each(seq, s.leaves[id][seq]); err != nil {
			return err
		}
	}
	return nil
}

func (s *shelf) Batches(context.Context, int64, func(*record.Batch) error) error { return nil }

func (s *shelf) InsertLeaf(_ context.Context, id seal.ID, leaf record.Leaf) error {
	if leaf.Seq != int64(len(s.leaves[id])) || leaf.First != int64(len(s.hashes[id])) {
		return errors.New("shelf: not the next")
	}
	s.leaves[id] = append(s.leaves[id], bytes.Clone(leaf.Bytes))
	s.hashes[id] = append(s.hashes[id], leaf.Hashes...)
	return nil
}

// keeper writes one log.
type keeper struct {
	t              testing.TB
	shelf          *shelf
	id             seal.ID
	secret, public string
	now            int64
}

func newKeeper(t testing.TB) *keeper {
	t.Helper()
	k := &keeper{t: t, shelf: newShelf(), id: seal.NewID(), now: 1e15}
	var err error
	k.secret, k.public, err = log.NewKey(log.Origin{Office: k.shelf.office, Replica: k.id})
	k.must(err)
	return k
}

func (k *keeper) must(err error) {
	k.t.Helper()
	if err != nil {
		k.t.Fatal(err)
	}
}

func (k *keeper) add(n int) {
	k.t.Helper()
	for range n {
		k.now += 1000
		_, err := log.Append(k.t.Context(), k.shelf, k.id, log.Entry{
			Time: k.now, Action: log.Open, Actor: seal.NewID().String(), Count: k.now % 7,
		})
		k.must(err)
	}
}

func (k *keeper) at() log.Checkpoint {
	k.t.Helper()
	c, err := log.Now(k.t.Context(), k.shelf, k.id)
	k.must(err)
	return c
}

func (k *keeper) export() []byte {
	k.t.Helper()
	note, err := k.at().Sign(k.secret)
	k.must(err)
	var out bytes.Buffer
	h := log.Header{Public: k.public, Checkpoint: string(note)}
	k.must(log.WriteExport(k.t.Context(), &out, k.shelf, h))
	return out.Bytes()
}

// TestS51_InclusionAndGrowthAreProved proves every entry in every size up to twenty, and every size
// from every earlier one, and sees that another entry, place or root is not proved.
func TestS51_InclusionAndGrowthAreProved(t *testing.T) {
	k := newKeeper(t)
	var all []log.Checkpoint
	for size := int64(0); size <= 20; size++ {
		now := k.at()
		all = append(all, now)
		for seq := range size {
			in, err := log.Prove(t.Context(), k.shelf, now, seq)
			k.must(err)
			leaf := k.shelf.leaves[k.id][seq]
			if !in.Check(now, leaf) {
				t.Fatalf("entry %d of %d is not proved", seq, size)
			}
			if in.Check(now, append(slices.Clone(leaf), ' ')) {
				t.Fatalf("another entry is proved at %d of %d", seq, size)
			}
			other := now
			other.Root[5] ^= 1
			if moved := (&log.Inclusion{Seq: seq + 1, Proof: in.Proof}); moved.Check(now, leaf) ||
				in.Check(other, leaf) {
				t.Fatalf("another place or root is proved at %d of %d", seq, size)
			}
		}
		for _, old := range all {
			growth, err := log.ProveGrowth(t.Context(), k.shelf, old)
			k.must(err)
			k.must(growth.Check())
			if old.Size == 0 {
				continue
			}
			growth.Old.Root[0] ^= 1
			if !errors.Is(growth.Check(), log.ErrRewritten) {
				t.Fatalf("another past of %d is proved by %d", old.Size, size)
			}
		}
		k.add(1)
	}
}

func TestEntriesStandInOrder(t *testing.T) {
	k := newKeeper(t)
	k.add(1)
	k.now -= 3_600_000_000
	k.add(2)
	var last log.Entry
	err := log.Each(t.Context(), k.shelf, k.id, func(e log.Entry) error {
		if e.Seq > 0 && (e.Seq != last.Seq+1 || e.Time < last.Time) {
			t.Errorf("%+v after %+v", e, last)
		}
		last = e
		return nil
	})
	if err != nil || last.Seq != 2 {
		t.Error(last, err)
	}
}

func TestS53_AnEntryHoldsNoFreeText(t *testing.T) {
	k := newKeeper(t)
	name := "甲野 花子"
	for _, e := range []log.Entry{
		{Action: log.Open, Actor: name}, {Action: log.Open, Object: name},
		{Action: log.Open, Session: "hanako"}, {Action: log.Open, Grant: "hanako"},
		{Action: log.Open, Purpose: "for Hanako"}, {Action: log.Action(name)}, {},
		{Action: log.Open, Object: strings.Repeat("a", 33)},
	} {
		if _, err := log.Append(t.Context(), k.shelf, k.id, e); !errors.Is(err, log.ErrEntry) {
			t.Errorf("%+v: %v", e, err)
		}
	}
	if len(k.shelf.leaves[k.id]) != 0 {
		t.Error("something was written")
	}
}

// TestS53_ACommitmentIsNotGuessed tries every value of a content of low entropy, a day of birth,
// without the salt, and with it.
func TestS53_ACommitmentIsNotGuessed(t *testing.T) {
	salt, day := log.NewSalt(), "1987-06-05"
	told := salt.Commit([]byte(day))
	for _, tried := range []log.Salt{nil, {}, make(log.Salt, 32), log.NewSalt()} {
		for month := 1; month <= 12; month++ {
			for d := 1; d <= 31; d++ {
				if bytes.Equal(tried.Commit(fmt.Appendf(nil, "1987-%02d-%02d", month, d)), told) {
					t.Fatal("the content was found without its salt")
				}
			}
		}
	}
	if !bytes.Equal(salt.Commit([]byte(day)), told) {
		t.Error("who has the salt cannot show the content")
	}
}

func TestACheckpointIsOfOneLogAndSigned(t *testing.T) {
	k, other := newKeeper(t), newKeeper(t)
	k.add(5)
	note, err := k.at().Sign(k.secret)
	k.must(err)
	if c, err := log.ParseCheckpoint(note, k.public); err != nil || c != k.at() {
		t.Errorf("%+v %v", c, err)
	}
	changed := bytes.Replace(note, []byte("\n5\n"), []byte("\n6\n"), 1)
	byOther, err := k.at().Sign(other.secret)
	k.must(err)
	for name, text := range map[string][]byte{
		"changed": changed, "signed by another log": byOther, "empty": nil, "cut": note[:len(note)-3],
	} {
		if _, err := log.ParseCheckpoint(text, k.public); !errors.Is(err, log.ErrCheckpoint) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := log.ParseCheckpoint(byOther, other.public); !errors.Is(err, log.ErrCheckpoint) {
		t.Errorf("one log's key spoke for another log: %v", err)
	}
	if _, err := k.at().Sign("no key"); !errors.Is(err, log.ErrCheckpoint) {
		t.Error(err)
	}
}

func TestTheCodeOnPaperIsReadAsPeopleTypeIt(t *testing.T) {
	k := newKeeper(t)
	k.add(9)
	old := k.at()
	k.add(4)
	f, err := log.ReadExport(bytes.NewReader(k.export()), k.public)
	k.must(err)
	code := old.Code()
	wide := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r - '0' + '０'
		}
		return 'ー'
	}, code)
	for _, typed := range []string{
		code, " " + code + "\n", strings.ReplaceAll(code, "-", " "), wide,
		strings.ReplaceAll(code, "-", "－"), strings.ReplaceAll(code, "-", "−"),
	} {
		if err := f.Fits(typed); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	}
	last := code[:len(code)-1] + string('0'+('9'-code[len(code)-1]+1)%10)
	if err := f.Fits(last); last != code && !errors.Is(err, log.ErrRewritten) {
		t.Errorf("another figure: %v", err)
	}
	for _, typed := range []string{
		"", "9", code[:len(code)-1], code + "-1234", "x" + code, "0" + code[1:],
		"99999999999999999999" + code[1:],
	} {
		if err := f.Fits(typed); !errors.Is(err, log.ErrCheckpoint) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if err := f.Fits("14" + code[1:]); !errors.Is(err, log.ErrShorter) {
		t.Errorf("a later size: %v", err)
	}
}

func TestHashesAreThoseOfTheLibrary(t *testing.T) {
	k := newKeeper(t)
	k.add(33)
	for seq, leaf := range k.shelf.leaves[k.id] {
		stored := k.shelf.hashes[k.id][tlog.StoredHashIndex(0, int64(seq))]
		if tlog.Hash(stored) != tlog.RecordHash(leaf) {
			t.Errorf("entry %d has another hash", seq)
		}
	}
	if damage, err := log.Verify(t.Context(), k.shelf); err != nil || len(damage) > 0 {
		t.Error(damage, err)
	}
}

func BenchmarkAppend(b *testing.B) {
	k := newKeeper(b)
	for b.Loop() {
		k.add(1)
	}
}
