package numbers

import (
	"context"
	"encoding/json"

	"romukura/desk/member"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// Kinds of the records of this package, beside [record.KindNumberKey].
const (
	kindNumber = "number"
	kindCard   = "number-card"
)

// Purpose is an affair for which a My Number may be used (個人番号関係事務). It stands in the log in
// clear, so the words are few and tell nothing of anybody.
type Purpose string

// The purposes.
const (
	Social          Purpose = "social-insurance"
	Employment      Purpose = "employment-insurance"
	Accident        Purpose = "accident-insurance"
	Withholding     Purpose = "withholding"
	YearEnd         Purpose = "year-end"
	NationalPension Purpose = "national-pension"
)

var purposes = map[Purpose]string{
	Social: textSocial, Employment: textEmployment, Accident: textAccident,
	Withholding: textWithholding, YearEnd: textYearEnd, NationalPension: textNationalPension,
}

// String is the purpose in Japanese.
func (p Purpose) String() string { return purposes[p] }

// Card says whose number is kept and for what. It never holds the number.
type Card struct {
	ID       seal.ID   `json:"-"`
	Employee string    `json:"employee"`         // the client's own number of the person
	Holder   string    `json:"holder,omitempty"` // a family member's name; empty: the employee
	Purposes []Purpose `json:"purposes"`
	Kept     Event     `json:"kept"`
	// Destroyed says what became of the number; nil while it is kept.
	Destroyed *Event `json:"destroyed,omitempty"`
	// Key and Number are the records of the number's key, and of the number.
	Key    seal.ID `json:"key"`
	Number seal.ID `json:"number"`

	head record.Ref
}

// Event is who did something, when (µs since 1970, UTC), and why.
type Event struct {
	By     seal.ID `json:"by"`
	At     int64   `json:"at"`
	Reason string  `json:"reason,omitempty"`
}

// Cards lists whose numbers a client has here, and which were destroyed. The log is told.
func (s *Store) Cards(ctx context.Context, client seal.ID) ([]Card, error) {
	release, err := s.Session.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	var cards []Card
	err = s.Engine.View(ctx, func(r record.Reader) (err error) {
		cards, err = s.cards(ctx, r, client)
		return err
	})
	if err != nil {
		return nil, err
	}
	told := s.entry(log.Open, client)
	told.Count, told.Purpose = int64(len(cards)), "number-list"
	return cards, s.Engine.Update(ctx, func(tx record.Tx) error { return s.tell(ctx, tx, told) })
}

// cards opens the cards of a client.
func (s *Store) cards(ctx context.Context, r record.Reader, client seal.ID) ([]Card, error) {
	return s.listed(ctx, r, client, func(v *record.Version, c *Card) error { return s.read(v, c) })
}

// listed are the cards of a client as something reads them. Of one that two desks destroyed apart,
// both ends stand: the earlier one is shown.
func (s *Store) listed(
	ctx context.Context, r record.Reader, client seal.ID, read func(*record.Version, *Card) error,
) ([]Card, error) {
	if _, ok := s.Session.Newest(member.NumbersID(client)); !ok {
		return nil, member.ErrNotHeld
	}
	var cards []Card
	at := map[seal.ID]int{}
	scope := record.Scope{Client: client, Kinds: []string{kindCard}}
	err := r.Heads(ctx, scope, func(v *record.Version) error {
		c := Card{}
		if err := read(v, &c); err != nil {
			return err
		}
		c.ID, c.head = v.ID, v.Ref()
		i, twice := at[v.ID]
		switch {
		case !twice:
			at[v.ID] = len(cards)
			cards = append(cards, c)
		case c.Destroyed != nil && (cards[i].Destroyed == nil ||
			c.Destroyed.At < cards[i].Destroyed.At):
			cards[i] = c
		}
		return nil
	})
	return cards, err
}

// card is one card of a client.
func (s *Store) card(ctx context.Context, r record.Reader, client, id seal.ID) (*Card, error) {
	cards, err := s.cards(ctx, r, client)
	if err != nil {
		return nil, err
	}
	for i := range cards {
		if cards[i].ID == id {
			return &cards[i], nil
		}
	}
	return nil, ErrNoCard
}

// read opens what is sealed under a client's key of My Numbers.
func (s *Store) read(v *record.Version, to any) error {
	outer, err := s.outer(v)
	if err != nil {
		return err
	}
	text, err := open.Record(outer, v.Binding(), v.Sealed)
	if err != nil {
		return err
	}
	defer clear(text)
	return json.Unmarshal(text, to)
}

// outer is the key that a version names, when it is the client's key of My Numbers.
func (s *Store) outer(v *record.Version) (*seal.Key, error) {
	head, err := seal.ReadHead(v.Sealed)
	if err != nil {
		return nil, err
	}
	if head.Outer.ID != member.NumbersID(v.Client) {
		return nil, ErrDamaged
	}
	if err := s.Session.Accept(v); err != nil {
		return nil, err
	}
	return s.Session.Key(head.Outer)
}
