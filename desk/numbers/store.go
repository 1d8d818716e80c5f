package numbers

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"romukura/desk/member"
	"romukura/ground/idnum"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// Store is the numbers of an office in a member's session.
type Store struct {
	Engine  record.Engine
	Session *member.Session
	Now     func() time.Time
}

// New is a number to be kept.
type New struct {
	Employee string // the client's own number of the person
	Holder   string // a family member's name; empty: the employee
	Number   idnum.MyNumber
	Purposes []Purpose
}

func (n *New) check() error {
	if strings.TrimSpace(n.Employee) == "" {
		return ErrEmployee
	}
	for _, p := range n.Purposes {
		if purposes[p] == "" {
			return ErrPurposes
		}
	}
	switch {
	case len(n.Purposes) == 0:
		return ErrPurposes
	case n.Number.IsZero():
		return ErrNumber
	}
	return nil
}

// Keep seals a number that was read, and so has a right check digit.
func (s *Store) Keep(ctx context.Context, client seal.ID, n New) (*Card, error) {
	if err := n.check(); err != nil {
		return nil, err
	}
	release, err := s.Session.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	if err := s.Session.Ready(); err != nil {
		return nil, err
	}
	c := &Card{ID: seal.NewID(), Employee: n.Employee, Holder: n.Holder, Purposes: n.Purposes,
		Kept: s.event(""), Key: seal.NewID(), Number: seal.NewID()}
	err = s.Engine.Update(ctx, func(tx record.Tx) error {
		cards, err := s.cards(ctx, tx, client)
		if err != nil {
			return err
		}
		for _, x := range cards {
			if x.Employee == c.Employee && x.Holder == c.Holder && x.Destroyed == nil {
				return ErrThere
			}
		}
		versions, err := s.sealed(client, c, n.Number)
		if err != nil {
			return err
		}
		_, err = s.write(ctx, tx, record.Write{Act: record.Edit, Versions: versions})
		return err
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// sealed are the three records of a new number.
func (s *Store) sealed(client seal.ID, c *Card, n idnum.MyNumber) ([]record.Version, error) {
	outer, err := s.newest(client)
	if err != nil {
		return nil, err
	}
	own := seal.NewKey(seal.Ref{ID: c.Key, Epoch: 1})
	defer own.Wipe()
	key := record.Version{Client: client, Kind: record.KindNumberKey, ID: c.Key}
	number := record.Version{Client: client, Kind: kindNumber, ID: c.Number}
	card := record.Version{Client: client, Kind: kindCard, ID: c.ID}
	if key.Sealed, err = seal.WrapKey(outer, s.bound(&key), own); err != nil {
		return nil, err
	}
	digits := []byte(n.Reveal())
	defer clear(digits)
	if number.Sealed, err = seal.Record(own, s.bound(&number), digits); err != nil {
		return nil, err
	}
	err = s.put(outer, &card, c)
	return []record.Version{key, number, card}, err
}

// Use names a number and what it is used for.
type Use struct {
	Client, Card seal.ID
	Purpose      Purpose
}

// Use gives a number for one of the purposes of its card. The log tells of it before. The member
// must have shown not long ago who is there.
func (s *Store) Use(ctx context.Context, u Use) (idnum.MyNumber, error) {
	release, err := s.Session.Hold()
	if err != nil {
		return idnum.MyNumber{}, err
	}
	defer release()
	if err := s.Session.Stepped(); err != nil {
		return idnum.MyNumber{}, err
	}
	var key, number *record.Version
	err = s.Engine.Update(ctx, func(tx record.Tx) error {
		c, err := s.card(ctx, tx, u.Client, u.Card)
		if err != nil {
			return err
		}
		if err := c.serves(u.Purpose); err != nil {
			return err
		}
		if key, err = first(ctx, tx, c.Key); err != nil {
			return err
		}
		if number, err = first(ctx, tx, c.Number); err != nil {
			return err
		}
		told := s.entry(log.Reveal, u.Card)
		told.Count, told.Purpose = 1, string(u.Purpose)
		return s.tell(ctx, tx, told)
	})
	if err != nil {
		return idnum.MyNumber{}, err
	}
	return s.reveal(key, number)
}

func (c *Card) serves(p Purpose) error {
	if c.Destroyed != nil {
		return ErrGone
	}
	for _, declared := range c.Purposes {
		if declared == p {
			return nil
		}
	}
	return ErrPurpose
}

// reveal opens key and number. What comes out must be a number still.
func (s *Store) reveal(key, number *record.Version) (idnum.MyNumber, error) {
	outer, err := s.outer(key)
	if err != nil {
		return idnum.MyNumber{}, err
	}
	own, err := open.Key(outer, key.Binding(), key.Sealed)
	if err != nil {
		return idnum.MyNumber{}, err
	}
	defer own.Wipe()
	digits, err := open.Record(own, number.Binding(), number.Sealed)
	if err != nil {
		return idnum.MyNumber{}, err
	}
	defer clear(digits)
	n, err := idnum.ReadMyNumber(string(digits))
	if err != nil {
		return idnum.MyNumber{}, ErrDamaged
	}
	return n, nil
}

// first is the first version of a record; a number and its key never have another that opens.
func first(ctx context.Context, r record.Reader, id seal.ID) (*record.Version, error) {
	var found *record.Version
	err := r.History(ctx, id, func(v *record.Version) error {
		if v.Version == 1 && found == nil {
			found = v.Clone()
		}
		return nil
	})
	switch {
	case err != nil:
		return nil, err
	case found == nil:
		return nil, ErrDamaged
	case found.Sealed == nil:
		return nil, ErrGone
	}
	return found, nil
}

// newest is the newest key of My Numbers of a client.
func (s *Store) newest(client seal.ID) (*seal.Key, error) {
	ref, ok := s.Session.Newest(member.NumbersID(client))
	if !ok {
		return nil, member.ErrNotHeld
	}
	return s.Session.Key(ref)
}

func (s *Store) bound(v *record.Version) seal.Binding {
	v.Office, v.Version = s.Session.Office(), record.NextVersion(v.Follows)
	return v.Binding()
}

// put seals a content into a version, under a client's key of My Numbers.
func (s *Store) put(outer *seal.Key, v *record.Version, content any) error {
	text, err := json.Marshal(content)
	if err != nil {
		return err
	}
	v.Sealed, err = seal.Record(outer, s.bound(v), text)
	return err
}

func (s *Store) event(reason string) Event {
	return Event{By: s.Session.Member(), At: s.Now().UnixMicro(), Reason: reason}
}

// write appends a batch and tells the log of it, together with what else there is to tell.
func (s *Store) write(
	ctx context.Context,
	tx record.Tx,
	w record.Write,
	more ...log.Entry,
) (*record.Batch, error) {
	w.Batch, w.Replica, w.At = seal.NewID(), s.Session.Replica(), s.Now().UnixMicro()
	b, err := record.Append(ctx, tx, s.Session.Signer(), w)
	if err != nil {
		return nil, err
	}
	written := log.Written(b)
	written.Session = s.Session.ID().String()
	return b, s.tell(ctx, tx, append([]log.Entry{written}, more...)...)
}

func (s *Store) entry(a log.Action, object seal.ID) log.Entry {
	return log.Entry{Time: s.Now().UnixMicro(), Actor: s.Session.Member().String(),
		Session: s.Session.ID().String(), Action: a, Object: object.String()}
}

func (s *Store) tell(ctx context.Context, tx record.Tx, entries ...log.Entry) error {
	for _, e := range entries {
		if _, err := log.Append(ctx, tx, s.Session.Replica(), e); err != nil {
			return err
		}
	}
	return nil
}
