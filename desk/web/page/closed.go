package page

import (
	"context"
	"net/http"
	"time"

	"romukura/desk/book"
	"romukura/trade/client"
)

// enter finds the client of the address, opened by the session's keys. Who asks for a page of one
// that takes long to open is told so, and shown the page as soon as it stands.
func (q *Request) enter() (Answer, bool, error) {
	word := q.PathValue("client")
	if q.Method != http.MethodGet || q.Fragment() || q.Route.Bare || q.Route.Quiet {
		var err error
		q.Profile, q.Client, err = q.Session.find(q.Context(), word)
		return Answer{}, false, err
	}
	type found struct {
		profile *Profile
		client  *book.Client
		err     error
	}
	come := make(chan found, 1)
	go func() {
		p, c, err := q.Session.find(q.Session.Keys.Context(), word) // also when nobody waits any more
		come <- found{p, c, err}
	}()
	select {
	case f := <-come:
		q.Profile, q.Client = f.profile, f.client
		return Answer{}, false, f.err
	case <-time.After(Patience):
		if q.Profile = q.Session.profile(word); q.Profile == nil {
			return Answer{}, false, ErrNotThere // locked meanwhile
		}
		return Show(textOpeningOne, openingPage(q.Profile)), true, nil
	}
}

// find is the client behind a word in an address, opened now where it is still closed.
func (x *Session) find(ctx context.Context, word string) (*Profile, *book.Client, error) {
	p := x.profile(word)
	if p == nil {
		return nil, nil, ErrNotThere
	}
	c := x.Client(p.ID) // what stands open waits for nobody who writes
	if c == nil {
		if err := x.open(ctx, []client.ID{p.ID}); err != nil {
			return nil, nil, err
		}
		c = x.Client(p.ID)
	}
	if c == nil {
		return nil, nil, ErrNotThere
	}
	return p, c, nil
}

// profile is the client behind a word in an address, as lists know it; nil where there is none.
func (x *Session) profile(word string) *Profile {
	for _, p := range x.Profiles() {
		if p.Ref == word {
			return &p
		}
	}
	return nil
}

// stands is asked by a page that waits for its client, until it stands open.
func stands(q *Request) (Answer, error) {
	p := q.Session.profile(q.PathValue("client"))
	if p == nil || q.Session.Client(p.ID) != nil {
		return Answer{Fresh: true}, nil
	}
	return Answer{Body: openingOne(p)}, nil
}
