package sealed

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"romukura/record"
	"romukura/seal"
	"romukura/seal/open"
)

// Conflict is a record with several newest versions: two desks wrote it without knowing of each
// other.
type Conflict struct {
	Record seal.ID
	Client seal.ID // zero: the office's own
	Kind   string
	Sides  []Side
	// Fields are those in which the first two sides differ.
	Fields []record.Difference
}

// Side is one of the newest versions of a record.
type Side struct {
	Ref    record.Ref
	Author seal.ID
	At     int64
	Void   bool            // here the record ended
	Value  json.RawMessage // what the book would hold
}

// Conflicts opens every record with several newest versions, of the clients whose keys the session
// holds, and compares the versions field by field.
func (s *Store) Conflicts(ctx context.Context) ([]Conflict, error) {
	release, err := s.Session.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	groups, err := s.several(ctx)
	if err != nil {
		return nil, err
	}
	var all []sheet
	for _, g := range groups {
		all = append(all, g...)
	}
	if err := s.tell(ctx, opening{purpose: "conflict", sheets: all}); err != nil {
		return nil, err
	}
	var found []Conflict
	for _, g := range groups {
		c, err := s.compare(g)
		if err != nil {
			return found, err
		}
		found = append(found, *c)
	}
	return found, nil
}

// several reads the records with several newest versions, the versions in the order of their
// instants.
func (s *Store) several(ctx context.Context) ([][]sheet, error) {
	heads := map[seal.ID][]sheet{}
	var order []seal.ID
	err := s.Engine.View(ctx, func(r record.Reader) error {
		return r.Heads(ctx, record.Scope{}, func(v *record.Version) error {
			if !ofBook(v.Kind) {
				return nil
			}
			if _, held := s.Session.Newest(s.ownerOf(&record.Version{Client: v.Client})); !held {
				return nil
			}
			if heads[v.ID] == nil {
				order = append(order, v.ID)
			}
			heads[v.ID] = append(heads[v.ID], sheet{version: v.Clone()})
			return nil
		})
	})
	var groups [][]sheet
	for _, id := range order {
		if g := heads[id]; len(g) > 1 {
			slices.SortFunc(g, func(a, b sheet) int {
				if shownBefore(a.version, b.version) {
					return -1
				}
				return 1
			})
			groups = append(groups, g)
		}
	}
	return groups, err
}

func (s *Store) compare(sides []sheet) (*Conflict, error) {
	v := sides[0].version
	c := &Conflict{Record: v.ID, Client: v.Client, Kind: v.Kind}
	for i := range sides {
		side := sides[i].version
		text, err := s.text(side)
		if err != nil {
			return nil, err
		}
		e, err := cut(text)
		if err != nil {
			return nil, err
		}
		c.Sides = append(c.Sides, Side{Ref: side.Ref(), Author: side.Author, At: side.At,
			Void: side.Void, Value: e.value})
	}
	var err error
	c.Fields, err = record.Compare(c.Sides[0].Value, c.Sides[1].Value)
	return c, err
}

// text opens one version of which the log knows already.
func (s *Store) text(v *record.Version) ([]byte, error) {
	key, err := s.keyOf(v)
	if err != nil {
		return nil, err
	}
	return open.Record(key, v.Binding(), v.Sealed)
}

// ErrNoConflict reports a record without conflict, or a version that is none of the newest.
var ErrNoConflict = errors.New(textNoConflict)

// Settle ends a conflict: the version chosen stands again, after all the others. The book must be
// loaded anew.
func (s *Store) Settle(ctx context.Context, id seal.ID, choice record.Ref) error {
	release, err := s.Session.Hold()
	if err != nil {
		return err
	}
	defer release()
	groups, err := s.several(ctx)
	if err != nil {
		return err
	}
	var sides []sheet
	for _, g := range groups {
		if g[0].version.ID == id {
			sides = g
		}
	}
	at := slices.IndexFunc(sides, func(x sheet) bool { return x.version.Ref() == choice })
	if at < 0 {
		return ErrNoConflict
	}
	if err := s.tell(ctx, opening{purpose: "settle", sheets: sides[at : at+1]}); err != nil {
		return err
	}
	chosen := sides[at].version
	text, err := s.text(chosen)
	if err != nil {
		return err
	}
	v := record.Version{Office: chosen.Office, Client: chosen.Client, Person: chosen.Person,
		Kind: chosen.Kind, ID: id, Void: chosen.Void}
	for i := range sides {
		v.Follows = append(v.Follows, sides[i].version.Ref())
	}
	d := s.draft(record.Settle, seal.NewID())
	if err := d.put(v, text); err != nil {
		return err
	}
	s.forget()
	return told(s.commit(ctx, d.write, nil))
}

// draft begins a batch beside the saves of a book.
func (s *Store) draft(act record.Act, batch seal.ID) *draft {
	return &draft{store: s, keys: map[seal.ID]*seal.Key{}, write: record.Write{
		Batch: batch, Act: act, Replica: s.Session.Replica(), At: s.Now().UnixMicro(),
	}}
}
