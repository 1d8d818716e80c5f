package record_test

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"testing"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// flip changes one figure in a text.
func flip(text []byte, at string) {
	i := bytes.Index(text, []byte(at))
	text[i+len(at)-1] ^= 1
}

type place = record.Damage

// damaging damages a store and tells where.
type damaging func(*desk, *state) []place

// changedRows are damages of versions.
func changedRows() map[string]damaging {
	return map[string]damaging{
		"a flipped byte": func(_ *desk, s *state) []place {
			v := &s.versions[3]
			v.Sealed[0] ^= 1
			return []place{{record.VersionChanged, v.Batch, v.ID, v.Version, v.Place}}
		},
		"rows swapped between records": func(_ *desk, s *state) []place {
			v, w := &s.versions[3], &s.versions[4]
			v.Sealed, w.Sealed = w.Sealed, v.Sealed
			return []place{
				{record.VersionChanged, v.Batch, v.ID, v.Version, v.Place},
				{record.VersionChanged, w.Batch, w.ID, w.Version, w.Place},
			}
		},
		"a row moved to another person": func(_ *desk, s *state) []place {
			v := &s.versions[3]
			v.Person = seal.NewID()
			return []place{{record.VersionChanged, v.Batch, v.ID, v.Version, v.Place}}
		},
		"a row moved to another client": func(_ *desk, s *state) []place {
			v := &s.versions[3]
			v.Client = seal.NewID()
			return []place{{record.VersionChanged, v.Batch, v.ID, v.Version, v.Place}}
		},
		"a row moved to another office": func(_ *desk, s *state) []place {
			v := &s.versions[3]
			v.Office = seal.NewID()
			return []place{
				{record.OfficeWrong, v.Batch, v.ID, v.Version, v.Place},
				{record.VersionChanged, v.Batch, v.ID, v.Version, v.Place},
			}
		},
		"another kind": func(_ *desk, s *state) []place {
			v := &s.versions[3]
			v.Kind = "contract"
			return []place{{record.VersionChanged, v.Batch, v.ID, v.Version, v.Place}}
		},
		"an end that nobody wrote": func(_ *desk, s *state) []place {
			v := &s.versions[3]
			v.Void = true
			return []place{{record.VersionChanged, v.Batch, v.ID, v.Version, v.Place}}
		},
	}
}

// changedBatches are damages of batches and of what is in them.
func changedBatches() map[string]damaging {
	return map[string]damaging{
		"another hash": func(_ *desk, s *state) []place {
			v := &s.versions[3]
			v.Hash[0] ^= 1
			return []place{
				{record.VersionChanged, v.Batch, v.ID, v.Version, v.Place},
				{Harm: record.RootWrong, Batch: v.Batch},
			}
		},
		"the last row of a batch taken out": func(_ *desk, s *state) []place {
			v := s.versions[5]
			s.versions = slices.Delete(s.versions, 5, 6)
			delete(s.heads, v.ID)
			return []place{
				{Harm: record.CountWrong, Batch: v.Batch}, {Harm: record.RootWrong, Batch: v.Batch},
			}
		},
		"bytes gone": func(_ *desk, s *state) []place {
			v := &s.versions[3]
			v.Sealed = nil
			return []place{{record.DestroyedWrong, v.Batch, v.ID, v.Version, v.Place}}
		},
		"a batch dated back": func(d *desk, s *state) []place {
			id := s.versions[3].Batch
			d.change(id, func(b *record.Batch) { b.At-- })
			for i := range s.versions {
				if s.versions[i].Batch == id {
					s.versions[i].At--
				}
			}
			return []place{{Harm: record.SignatureWrong, Batch: id}}
		},
		"a signature of another batch": func(d *desk, s *state) []place {
			id := s.versions[3].Batch
			other := s.batches[s.versions[6].Batch].Signature
			d.change(id, func(b *record.Batch) { b.Signature = other })
			return []place{{Harm: record.SignatureWrong, Batch: id}}
		},
	}
}

// changedRest are damages of heads, documents and members.
func changedRest() map[string]damaging {
	return map[string]damaging{
		"a head that is none": func(_ *desk, s *state) []place {
			v := s.versions[1]
			s.heads[v.ID] = append(s.heads[v.ID], v.Ref())
			return []place{{Harm: record.HeadWrong, Record: v.ID}, {Harm: record.HeadWrong}}
		},
		"an older version put forward": func(_ *desk, s *state) []place {
			v := s.versions[1]
			s.heads[v.ID] = []record.Ref{v.Ref()}
			return []place{{Harm: record.HeadWrong, Record: v.ID}}
		},
		"a batch without its row": func(_ *desk, s *state) []place {
			v := s.versions[6]
			delete(s.batches, v.Batch)
			return []place{
				{record.StrayVersion, v.Batch, v.ID, v.Version, v.Place},
				{Harm: record.HeadWrong}, {Harm: record.StrayChunks, Record: v.ID},
			}
		},
		"an older batch taken out": func(d *desk, s *state) []place {
			v, w := s.versions[1], s.versions[2]
			d.forget(v.Batch)
			return []place{
				{record.FollowsNothing, w.Batch, w.ID, w.Version, w.Place},
			}
		},
		"a lost chunk": func(_ *desk, s *state) []place {
			v := s.versions[6]
			delete(s.chunks[v.ID], 1)
			return []place{{Harm: record.ChunkLost, Record: v.ID, Place: 1}}
		},
		"every chunk lost": func(_ *desk, s *state) []place {
			v := s.versions[6]
			delete(s.chunks, v.ID)
			return []place{{Harm: record.ChunkLost, Record: v.ID}}
		},
		"chunks of nothing": func(_ *desk, s *state) []place {
			id := seal.NewID()
			s.chunks[id] = map[uint32][]byte{0: {1}}
			return []place{{Harm: record.StrayChunks, Record: id}}
		},
		"a member's keys changed": func(d *desk, s *state) []place {
			v := &s.versions[0]
			v.Sealed = newMember(d.t).identity.Bytes()
			return []place{
				{record.MemberWrong, v.Batch, v.ID, v.Version, v.Place},
				{record.VersionChanged, v.Batch, v.ID, v.Version, v.Place},
				{Harm: record.AuthorUnknown, Batch: v.Batch},
			}
		},
	}
}

// TestS16_EveryDamageIsLocated changes each thing that a store holds, and expects the place of that
// and of nothing else.
func TestS16_EveryDamageIsLocated(t *testing.T) {
	all := changedRows()
	maps.Copy(all, changedBatches())
	maps.Copy(all, changedRest())
	for name, damage := range all {
		d := sampleDesk(t)
		d.whole()
		want := damage(d, d.store.state)
		got := d.verify().Damage
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %+v was not found in %+v", name, w, got)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: found %+v", name, got)
		}
	}
}

// sampleDesk has a member (0), a record with two versions (1, 2), three records in one batch (3 to
// 5), and a document of three chunks (6).
func sampleDesk(t *testing.T) *desk {
	d, id := newDesk(t), seal.NewID()
	first := d.write(draft(id, "one"))
	d.write(draft(id, "two", ref(first, 1)))
	d.write(draft(seal.NewID(), "a"), draft(seal.NewID(), "b"), draft(seal.NewID(), "c"))
	doc := record.Version{Kind: record.KindDocument, ID: seal.NewID(), Sealed: []byte("head")}
	d.write(doc)
	for n := range uint32(3) {
		d.must(d.store.state.InsertChunk(t.Context(), doc.ID, n, []byte{byte(n)}))
	}
	return d
}

func TestS51_ChangesInALogAreLocated(t *testing.T) {
	type place = log.Damage
	for name, damage := range map[string]func(*desk, *state) []place{
		"a changed entry": func(d *desk, s *state) []place {
			flip(s.leaves[d.replica][2], `"count":`)
			return []place{{Harm: log.EntryChanged, Log: d.replica, Seq: 2}}
		},
		"an entry taken out": func(d *desk, s *state) []place {
			s.leaves[d.replica][2] = nil
			return []place{{Harm: log.EntryChanged, Log: d.replica, Seq: 2}}
		},
		"two entries swapped": func(d *desk, s *state) []place {
			l := s.leaves[d.replica]
			l[1], l[2] = l[2], l[1]
			return []place{{Harm: log.EntryChanged, Log: d.replica, Seq: 1}}
		},
		"a changed inner hash": func(d *desk, s *state) []place {
			h := s.hashes[d.replica]
			h[2] = [32]byte{1}
			return []place{{Harm: log.HashesChanged, Log: d.replica, Seq: -1}}
		},
		"a batch that the log does not tell of": func(d *desk, s *state) []place {
			b, err := record.Append(d.t.Context(), s, d.member.signer, record.Write{
				Batch: seal.NewID(), Replica: d.replica, Act: record.Edit,
				Versions: []record.Version{draft(seal.NewID(), "unsaid")},
			})
			d.must(err)
			return []place{{Harm: log.BatchUntold, Log: d.replica, Seq: -1, Batch: b.ID}}
		},
		"the newest batch taken out with its rows": func(d *desk, s *state) []place {
			v := s.versions[6]
			d.forget(v.Batch)
			delete(s.heads, v.ID)
			delete(s.chunks, v.ID)
			if damage := d.verify().Damage; len(damage) > 0 {
				d.t.Errorf("the records show it by themselves: %+v", damage)
			}
			return []place{{Harm: log.BatchMissing, Log: d.replica, Seq: 4, Batch: v.Batch}}
		},
	} {
		d := sampleDesk(t)
		want := damage(d, d.store.state)
		got, err := log.Verify(t.Context(), d.store.state)
		d.must(err)
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: %+v was not found in %+v", name, w, got)
			}
		}
		for _, g := range got {
			// An entry that is changed tells of no batch any more, so that batch is told as well.
			if !slices.Contains(want, g) && g.Harm != log.BatchUntold {
				t.Errorf("%s: found %+v", name, g)
			}
		}
	}
}

// TestS52_AnOldCopyPutBackIsFound keeps a checkpoint and puts an older copy of the file back, alone
// and with other work done on it.
func TestS52_AnOldCopyPutBackIsFound(t *testing.T) {
	d := sampleDesk(t)
	old := d.store.state.copy()
	d.write(draft(seal.NewID(), "since then"))
	kept, err := log.Now(t.Context(), d.store.state, d.replica)
	d.must(err)
	d.write(draft(seal.NewID(), "later"))
	if err := log.Continues(t.Context(), d.store.state, kept); err != nil {
		t.Errorf("an honest log: %v", err)
	}
	d.store.state = old
	if err := log.Continues(t.Context(), d.store.state, kept); !errors.Is(err, log.ErrShorter) {
		t.Errorf("the old copy: %v", err)
	}
	for range 4 {
		d.write(draft(seal.NewID(), "on the old copy"))
		d.whole() // in itself it is sound
	}
	if err := log.Continues(t.Context(), d.store.state, kept); !errors.Is(err, log.ErrRewritten) {
		t.Errorf("the old copy with other work: %v", err)
	}
	other := kept
	other.Origin.Office = seal.NewID()
	if err := log.Continues(t.Context(), d.store.state, other); !errors.Is(err, log.ErrCheckpoint) {
		t.Errorf("a checkpoint of another log: %v", err)
	}
}

// unreadable is a store in which an engine cannot read one batch.
type unreadable struct {
	*state
	batch seal.ID
}

func (u unreadable) InBatch(
	ctx context.Context, batch seal.ID, each func(*record.Version) error,
) error {
	if batch == u.batch {
		return errors.New("the disk does not answer")
	}
	return u.state.InBatch(ctx, batch, each)
}

func TestVerificationGoesOnWhereTheEngineCannotRead(t *testing.T) {
	d := sampleDesk(t)
	d.store.state.versions[6].Sealed[0] ^= 1
	lost := d.store.state.versions[3].Batch
	report, err := record.Verify(t.Context(), unreadable{d.store.state, lost})
	d.must(err)
	if !slices.Contains(report.Damage, record.Damage{Harm: record.Unreadable, Batch: lost}) {
		t.Errorf("the place is not told: %+v", report.Damage)
	}
	if !slices.ContainsFunc(report.Damage, func(g record.Damage) bool {
		return g.Harm == record.VersionChanged && g.Record == d.store.state.versions[6].ID
	}) {
		t.Errorf("what came later was not read: %+v", report.Damage)
	}
}
