package member

import (
	"context"
	"slices"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// Progress is how far the records of an office stand under the newest epochs of their keys.
type Progress struct {
	Done    int // sealed anew just now
	Left    int // still under an older epoch
	Refused int // written under an old epoch, after it was followed, by somebody who had left
	Waiting int // in conflict: a person decides first
}

// keptKinds are never sealed anew: what is not sealed under a key of the tree, and documents, whose
// content stands apart and never changes.
var keptKinds = []string{
	record.KindMember, KindLock, KindRight, KindWrap, KindDrill, record.KindDocument,
	record.KindNumberKey,
}

// Reseal appends copies, under the newest epochs, of up to so many records that stand under older
// ones. What is left shows in the book itself, so the work goes on after a kill where it stopped;
// the caller repeats it until nothing is left. Old versions stay as they are.
func (s *Session) Reseal(ctx context.Context, most int) (Progress, error) {
	release, err := s.Hold()
	if err != nil {
		return Progress{}, err
	}
	defer release()
	if err := s.Stepped(); err != nil {
		return Progress{}, err
	}
	var p Progress
	err = s.desk.Engine.Update(ctx, func(tx record.Tx) error {
		if err := s.refresh(ctx, tx); err != nil {
			return err
		}
		found, err := s.outdated(ctx, tx, &p)
		if err != nil || len(found) == 0 {
			return err
		}
		p.Left = max(0, len(found)-most)
		found = found[:min(most, len(found))]
		p.Done = len(found)
		opened := s.entry(log.Open, seal.ID{})
		opened.Count, opened.Purpose = int64(len(found)), "reseal"
		if err := s.desk.log(ctx, tx, opened); err != nil {
			return err
		}
		versions, err := s.resealed(found)
		if err != nil {
			return err
		}
		c := change{act: record.Rotate, versions: versions}
		return s.desk.writeIn(ctx, tx, s.Signer(), c)
	})
	if err != nil {
		return Progress{}, err
	}
	return p, nil
}

// outdated finds the records whose only newest version stands under an older epoch.
func (s *Session) outdated(ctx context.Context, r record.Reader, p *Progress) (
	[]record.Version, error) {
	var found []record.Version
	heads := map[seal.ID]int{}
	err := r.Heads(ctx, record.Scope{}, func(v *record.Version) error {
		heads[v.ID]++
		if v.Void || slices.Contains(keptKinds, v.Kind) {
			return nil
		}
		head, err := seal.ReadHead(v.Sealed)
		if err != nil || head.Suite != seal.SuiteRecord {
			return nil // damage is found by verification
		}
		newest := s.ring.newest(head.Outer.ID)
		switch {
		case newest == nil || newest.Ref() == head.Outer:
		case !s.trusts(v):
			p.Refused++
		default:
			found = append(found, *v.Clone())
		}
		return nil
	})
	found = slices.DeleteFunc(found, func(v record.Version) bool {
		if heads[v.ID] > 1 {
			p.Waiting++
		}
		return heads[v.ID] > 1
	})
	return found, err
}

// trusts tells whether a version may be sealed anew: it was written while its epoch was the newest,
// or by somebody who is a member still and did not know of the next one.
func (s *Session) trusts(v *record.Version) bool {
	right, known := s.Roster().Right(v.Author)
	return s.Accept(v) == nil || known && right.Role != Left
}

func (s *Session) resealed(found []record.Version) ([]record.Version, error) {
	out := make([]record.Version, 0, len(found))
	for i := range found {
		old := &found[i]
		head, err := seal.ReadHead(old.Sealed)
		if err != nil {
			return nil, err
		}
		text, err := s.open(old)
		if err != nil {
			return nil, err
		}
		v := version(old.Kind, old.ID, []record.Ref{old.Ref()})
		v.Client, v.Person = old.Client, old.Person
		v.Sealed, err = seal.Record(s.ring.newest(head.Outer.ID), binding(s.office, &v), text)
		clear(text)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}
