package numbers

import (
	"context"
	"strings"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// Order names a number to be destroyed, and why.
type Order struct {
	Client, Card seal.ID
	Reason       string
}

// Certificate shows that a number was destroyed: its card with who, when and why, the signed batch
// in which that stands, and the desks that had written into this book and may hold the key until
// they take the batch over.
type Certificate struct {
	Card
	Batch seal.ID
	Root  [32]byte
	Desks []seal.ID
}

// Destroy destroys the key of a number for good. The card stays and tells of it. The member must
// have shown not long ago who is there.
func (s *Store) Destroy(ctx context.Context, o Order) (*Certificate, error) {
	if strings.TrimSpace(o.Reason) == "" {
		return nil, ErrReason
	}
	release, err := s.Session.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	if err := s.Session.Stepped(); err != nil {
		return nil, err
	}
	var done *Certificate
	err = s.Engine.Update(ctx, func(tx record.Tx) (err error) {
		done, err = s.destroy(ctx, tx, o)
		return err
	})
	if err != nil {
		return nil, err
	}
	return done, s.Engine.View(ctx, func(r record.Reader) error {
		return gone(ctx, r, done.Key)
	})
}

func (s *Store) destroy(ctx context.Context, tx record.Tx, o Order) (*Certificate, error) {
	c, err := s.card(ctx, tx, o.Client, o.Card)
	switch {
	case err != nil:
		return nil, err
	case c.Destroyed != nil:
		return nil, ErrGone
	}
	end := s.event(o.Reason)
	c.Destroyed = &end
	versions, err := s.ends(ctx, tx, o.Client, c)
	if err != nil {
		return nil, err
	}
	told := s.entry(log.Destroy, c.ID)
	told.Count = 1
	b, err := s.write(ctx, tx, record.Write{Act: record.Destroy, Versions: versions}, told)
	if err != nil {
		return nil, err
	}
	done := &Certificate{Card: *c, Batch: b.ID, Root: b.Root}
	logs, err := tx.Logs(ctx)
	for _, replica := range logs {
		if replica != s.Session.Replica() {
			done.Desks = append(done.Desks, replica)
		}
	}
	return done, err
}

// ends are the versions that end key and number, and the card that tells of it.
func (s *Store) ends(
	ctx context.Context,
	r record.Reader,
	client seal.ID,
	c *Card,
) ([]record.Version, error) {
	outer, err := s.newest(client)
	if err != nil {
		return nil, err
	}
	heads, err := r.HeadsOf(ctx, []seal.ID{c.Key, c.Number})
	if err != nil {
		return nil, err
	}
	versions := []record.Version{
		{Kind: record.KindNumberKey, ID: c.Key, Follows: heads[c.Key], Void: true},
		{Kind: kindNumber, ID: c.Number, Follows: heads[c.Number], Void: true},
		{Kind: kindCard, ID: c.ID, Follows: []record.Ref{c.head}},
	}
	for i := range versions {
		v := &versions[i]
		v.Client = client
		if err := s.put(outer, v, c); err != nil {
			return nil, err
		}
	}
	return versions, nil
}

// gone sees that no version of a key has bytes but those that ended it.
func gone(ctx context.Context, r record.Reader, key seal.ID) error {
	return r.History(ctx, key, func(v *record.Version) error {
		if !v.Void && v.Sealed != nil {
			return ErrNotGone
		}
		return nil
	})
}
