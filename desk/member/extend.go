package member

import (
	"romukura/record"
	"romukura/seal"
)

// Extension is whose key is to be drawn: that of a client, or of a person of a client. The id is
// the key's.
type Extension struct {
	Client seal.ID
	Person seal.ID // zero: the client itself
	// With is the client's key where the client is as new as the person; nil: the session holds it.
	With *seal.Key
}

// Extend draws the key of a new client, or of a new person of a client, and gives the wraps that
// belong into the same batch as the first record under that key. The session uses the key after
// Keep. Only who holds the office key can take in a client.
func (s *Session) Extend(e Extension) (*seal.Key, []record.Version, error) {
	if err := s.use(); err != nil {
		return nil, nil, err
	}
	if e.Person.IsZero() {
		return s.extendClient(e.Client)
	}
	outer := e.With
	if outer == nil {
		outer = s.ring.newest(e.Client)
	}
	if outer == nil {
		return nil, nil, ErrNotHeld
	}
	v := record.Version{Client: e.Client, Person: e.Person}
	return s.draw(e.Person, outer, v)
}

func (s *Session) extendClient(client seal.ID) (*seal.Key, []record.Version, error) {
	outer := s.ring.newest(s.office)
	if outer == nil {
		return nil, nil, ErrNotHeld
	}
	key, versions, err := s.draw(client, outer, record.Version{})
	if err != nil {
		return nil, nil, err
	}
	if numbers := s.ring.newest(NumbersID(s.office)); numbers != nil {
		_, more, err := s.draw(NumbersID(client), numbers, record.Version{Client: client})
		if err != nil {
			return nil, nil, err
		}
		versions = append(versions, more...)
	}
	return key, versions, nil
}

// draw makes a key and its wrap under another, and remembers how it was wrapped.
func (s *Session) draw(id seal.ID, outer *seal.Key, v record.Version) (
	*seal.Key, []record.Version, error) {
	key := seal.NewKey(seal.Ref{ID: id, Epoch: 1})
	v.Kind, v.ID = KindWrap, wrapRecord(pair{outer.Ref().ID, id})
	b := binding(s.office, &v)
	var err error
	if v.Sealed, err = seal.WrapKey(outer, b, key); err != nil {
		return nil, nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pending[key.Ref()] = wrap{inner: key.Ref(), outer: outer.Ref(), binding: b, bytes: v.Sealed}
	return key, []record.Version{v}, nil
}

// Keep takes over a key of Extend, once the batch with its wraps stands.
func (s *Session) Keep(key *seal.Key) {
	s.mu.Lock()
	w, ok := s.pending[key.Ref()]
	delete(s.pending, key.Ref())
	s.mu.Unlock()
	if ok {
		s.ring.keep(key, w)
	}
}
