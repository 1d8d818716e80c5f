package record_test

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"romukura/record"
	"romukura/seal"
)

// memory is an engine for these tests: the words of record.Engine and nothing else. What a test
// damages, it damages in state.
type memory struct{ state *state }

type state struct {
	office   seal.ID
	batches  map[seal.ID]record.Batch
	versions []record.Version
	heads    map[seal.ID][]record.Ref
	chunks   map[seal.ID]map[uint32][]byte
	leaves   map[seal.ID][][]byte
	hashes   map[seal.ID]map[int64][32]byte
}

func newMemory() *memory {
	return &memory{&state{
		batches: map[seal.ID]record.Batch{}, heads: map[seal.ID][]record.Ref{},
		chunks: map[seal.ID]map[uint32][]byte{}, leaves: map[seal.ID][][]byte{},
		hashes: map[seal.ID]map[int64][32]byte{},
	}}
}

func (s *state) copy() *state {
	c := *s
	c.batches, c.heads = maps.Clone(s.batches), maps.Clone(s.heads)
	c.versions = make([]record.Version, len(s.versions))
	for i := range s.versions {
		c.versions[i] = *s.versions[i].Clone()
	}
	c.chunks, c.leaves = map[seal.ID]map[uint32][]byte{}, maps.Clone(s.leaves)
	for id, list := range s.chunks {
		c.chunks[id] = maps.Clone(list)
	}
	c.hashes = map[seal.ID]map[int64][32]byte{}
	for id, list := range s.hashes {
		c.hashes[id] = maps.Clone(list)
	}
	return &c
}

func (m *memory) Update(_ context.Context, work func(record.Tx) error) error {
	next := m.state.copy()
	if err := work(next); err != nil {
		return err
	}
	m.state = next
	return nil
}

func (m *memory) View(_ context.Context, work func(record.Reader) error) error {
	return work(m.state)
}

func (m *memory) Close() error { return nil }

func (s *state) Office(context.Context) (seal.ID, error) { return s.office, nil }

func (s *state) hand(pick func(*record.Version) bool, each func(*record.Version) error) error {
	var found []*record.Version
	for i := range s.versions {
		if pick(&s.versions[i]) {
			found = append(found, &s.versions[i])
		}
	}
	slices.SortFunc(found, func(a, b *record.Version) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), bytes.Compare(a.ID[:], b.ID[:]),
			cmp.Compare(a.Version, b.Version), bytes.Compare(a.Batch[:], b.Batch[:]))
	})
	for _, v := range found {
		if err := each(v); err != nil {
			return err
		}
	}
	return nil
}

func in(scope record.Scope, v *record.Version) bool {
	return (scope.Client.IsZero() || v.Client == scope.Client) &&
		(scope.Person.IsZero() || v.Person == scope.Person) &&
		(len(scope.Kinds) == 0 || slices.Contains(scope.Kinds, v.Kind)) &&
		(!scope.OfficeOnly || v.Client.IsZero())
}

func (s *state) Heads(
	_ context.Context, scope record.Scope, each func(*record.Version) error,
) error {
	return s.hand(func(v *record.Version) bool {
		return in(scope, v) && slices.Contains(s.heads[v.ID], v.Ref())
	}, each)
}

func (s *state) HeadsAt(
	_ context.Context, scope record.Scope, at int64, each func(*record.Version) error,
) error {
	followed := map[seal.ID][]record.Ref{}
	for i := range s.versions {
		if v := &s.versions[i]; v.At <= at {
			followed[v.ID] = append(followed[v.ID], v.Follows...)
		}
	}
	return s.hand(func(v *record.Version) bool {
		return in(scope, v) && v.At <= at && !slices.Contains(followed[v.ID], v.Ref())
	}, each)
}

func (s *state) HeadsOf(_ context.Context, ids []seal.ID) (map[seal.ID][]record.Ref, error) {
	found := map[seal.ID][]record.Ref{}
	for _, id := range ids {
		if heads := s.heads[id]; len(heads) > 0 {
			found[id] = heads
		}
	}
	return found, nil
}

func (s *state) History(
	_ context.Context, id seal.ID, each func(*record.Version) error,
) error {
	return s.hand(func(v *record.Version) bool { return v.ID == id }, each)
}

func (s *state) Batch(_ context.Context, id seal.ID) (*record.Batch, error) {
	if b, known := s.batches[id]; known {
		return &b, nil
	}
	return nil, nil
}

func (s *state) Batches(_ context.Context, after int64, each func(*record.Batch) error) error {
	list := slices.Collect(maps.Values(s.batches))
	slices.SortFunc(list, func(a, b record.Batch) int {
		return cmp.Or(cmp.Compare(a.At, b.At), bytes.Compare(a.ID[:], b.ID[:]))
	})
	for i := range list {
		if list[i].At > after {
			if err := each(&list[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *state) InBatch(
	_ context.Context, batch seal.ID, each func(*record.Version) error,
) error {
	var found []*record.Version
	for i := range s.versions {
		if s.versions[i].Batch == batch {
			found = append(found, &s.versions[i])
		}
	}
	slices.SortStableFunc(found, func(a, b *record.Version) int {
		return cmp.Compare(a.Place, b.Place)
	})
	for _, v := range found {
		if err := each(v); err != nil {
			return err
		}
	}
	return nil
}

func (s *state) LastAt(_ context.Context, replica seal.ID) (int64, error) {
	var last int64
	for _, b := range s.batches {
		if b.Replica == replica {
			last = max(last, b.At)
		}
	}
	return last, nil
}

func (s *state) Chunk(_ context.Context, document seal.ID, n uint32) ([]byte, error) {
	return s.chunks[document][n], nil
}

func (s *state) Documents(_ context.Context, each func(seal.ID, uint32) error) error {
	for id, chunks := range s.chunks {
		if err := each(id, uint32(len(chunks))); err != nil {
			return err
		}
	}
	return nil
}

func (s *state) Counts(context.Context) (record.Counts, error) {
	c := record.Counts{Batches: int64(len(s.batches)), Versions: int64(len(s.versions))}
	for _, heads := range s.heads {
		c.Heads += int64(len(heads))
	}
	for _, chunks := range s.chunks {
		c.Chunks += int64(len(chunks))
	}
	for _, leaves := range s.leaves {
		c.Leaves += int64(len(leaves))
	}
	return c, nil
}

func (s *state) Logs(context.Context) ([]seal.ID, error) {
	return slices.Collect(maps.Keys(s.leaves)), nil
}

func (s *state) LogSize(_ context.Context, log seal.ID) (int64, error) {
	return int64(len(s.leaves[log])), nil
}

func (s *state) LogHashes(
	_ context.Context, log seal.ID, indexes []int64,
) ([][32]byte, error) {
	var found [][32]byte
	for _, at := range indexes {
		if h, known := s.hashes[log][at]; known {
			found = append(found, h)
		}
	}
	return found, nil
}

func (s *state) Leaves(
	_ context.Context, log seal.ID, from int64, each func(int64, []byte) error,
) error {
	for seq := from; seq < int64(len(s.leaves[log])); seq++ {
		if s.leaves[log][seq] == nil {
			continue // taken out by a test
		}
		if err := each(seq, s.leaves[log][seq]); err != nil {
			return err
		}
	}
	return nil
}

func (s *state) Found(_ context.Context, office seal.ID) error {
	if !s.office.IsZero() && s.office != office {
		return record.ErrForeign
	}
	s.office = office
	return nil
}

func (s *state) InsertBatch(
	_ context.Context, b *record.Batch, versions []record.Version,
) error {
	if _, known := s.batches[b.ID]; known {
		return errors.New("memory: the batch is there")
	}
	s.batches[b.ID] = *b
	for i := range versions {
		v := versions[i].Clone()
		v.Office, v.Batch, v.Place = b.Office, b.ID, uint32(i)
		v.Author, v.At = b.Author, b.At
		s.versions = append(s.versions, *v)
	}
	for i := range versions {
		s.setHeads(versions[i].ID)
	}
	return nil
}

// setHeads finds a record's heads: what nothing follows.
func (s *state) setHeads(id seal.ID) {
	var all, followed, heads []record.Ref
	for i := range s.versions {
		if v := &s.versions[i]; v.ID == id {
			all, followed = append(all, v.Ref()), append(followed, v.Follows...)
		}
	}
	for _, r := range all {
		if !slices.Contains(followed, r) {
			heads = append(heads, r)
		}
	}
	s.heads[id] = heads
}

func (s *state) InsertChunk(
	_ context.Context, document seal.ID, n uint32, sealed []byte,
) error {
	if s.chunks[document] == nil {
		s.chunks[document] = map[uint32][]byte{}
	}
	if there, known := s.chunks[document][n]; known && !bytes.Equal(there, sealed) {
		return record.ErrReused
	}
	s.chunks[document][n] = bytes.Clone(sealed)
	return nil
}

func (s *state) InsertLeaf(_ context.Context, log seal.ID, leaf record.Leaf) error {
	if leaf.Seq != int64(len(s.leaves[log])) {
		return errors.New("memory: the leaf is not the next")
	}
	s.leaves[log] = append(slices.Clone(s.leaves[log]), bytes.Clone(leaf.Bytes))
	if s.hashes[log] == nil {
		s.hashes[log] = map[int64][32]byte{}
	}
	for i, h := range leaf.Hashes {
		s.hashes[log][leaf.First+int64(i)] = h
	}
	return nil
}

func (s *state) Destroy(_ context.Context, id seal.ID) error {
	for i := range s.versions {
		if v := &s.versions[i]; v.ID == id && record.Destructible(v.Kind) {
			v.Sealed = nil
		}
	}
	return nil
}
