package numbers

import (
	"context"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// Standing is what a list of people tells of a number: whose it is, and whether it is kept still.
// It leads to no number.
type Standing struct {
	Employee string // the client's own number of the person
	Holder   string // a family member's name; empty: the employee
	Kept     bool
}

// Overview is where the numbers of a client stand.
type Overview struct {
	Standings []Standing
	cards     map[sighted]Card // what of each was needed
}

// sighted names a version of a card.
type sighted struct {
	id  seal.ID
	ref record.Ref
}

// Overview tells whose numbers a client has here, and touches neither a number nor its key. A card
// that an earlier overview holds is not opened again; where one is opened, the log is told before
// anybody learns of it. The earlier one may be nil.
func (s *Store) Overview(
	ctx context.Context, client seal.ID, earlier *Overview,
) (*Overview, error) {
	release, err := s.Session.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	o := &Overview{cards: map[sighted]Card{}}
	opened := 0
	read := func(v *record.Version, c *Card) error {
		at := sighted{v.ID, v.Ref()}
		if earlier != nil {
			if known, ok := earlier.cards[at]; ok {
				*c, o.cards[at] = known, known
				return nil
			}
		}
		opened++
		err := s.read(v, c)
		*c = Card{Employee: c.Employee, Holder: c.Holder, Destroyed: c.Destroyed}
		o.cards[at] = *c
		return err
	}
	var cards []Card
	err = s.Engine.View(ctx, func(r record.Reader) (err error) {
		cards, err = s.listed(ctx, r, client, read)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i := range cards {
		o.Standings = append(o.Standings, Standing{Employee: cards[i].Employee,
			Holder: cards[i].Holder, Kept: cards[i].Destroyed == nil})
	}
	if opened == 0 {
		return o, nil
	}
	told := s.entry(log.Open, client)
	told.Count, told.Purpose = int64(opened), "number-list"
	return o, s.Engine.Update(ctx, func(tx record.Tx) error { return s.tell(ctx, tx, told) })
}
