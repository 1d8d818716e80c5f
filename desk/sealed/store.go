package sealed

import (
	"context"
	"errors"
	"slices"
	"time"

	"romukura/desk/book"
	"romukura/record"
	"romukura/seal"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Desk is what a store works with.
type Desk struct {
	Engine  record.Engine
	Session Session
	Now     func() time.Time
	// Law is told the tables of law that the office took in, whenever the book is opened as it stands,
	// and when they changed last (µs). Nil: from then on this process computes with them.
	Law func(tables []book.Table, at int64)
}

// Store keeps a book sealed. It is used by one at a time.
type Store struct {
	Desk
	office  *drawer
	clients map[client.ID]*drawer
	indexes map[seal.ID]*seal.Index
	report  Report
	known   map[client.ID]seal.ID // clients that were met, each alone under its id
}

var _ book.Store = (*Store)(nil)

// Report tells what was found beside the book when it was loaded.
type Report struct {
	// Conflicts are the records with two newest versions; the book shows one of them.
	Conflicts []seal.ID
	// Twins are clients that stand under an id which another client has already; they are not in the
	// book.
	Twins []seal.ID
}

// ErrNotLoaded reports a save of a book that was not loaded from this store, or before a conflict
// was settled or a batch taken back.
var ErrNotLoaded = errors.New(textNotLoaded)

// New is a store on an engine and a session.
func New(d Desk) *Store {
	return &Store{Desk: d, indexes: map[seal.ID]*seal.Index{}, known: map[client.ID]seal.ID{}}
}

// Report tells what the last load found.
func (s *Store) Report() Report { return s.report }

// forget makes sure that the next save comes after a load.
func (s *Store) forget() { s.office, s.clients = nil, nil }

// Wipe overwrites what the store keeps to name records. Whoever locks the session has it done.
func (s *Store) Wipe() {
	s.forget()
	for _, x := range s.indexes {
		x.Wipe()
	}
	clear(s.indexes)
	clear(s.known)
}

// index names the records of a client, or with the common key those of the office.
func (s *Store) index(key seal.ID) (*seal.Index, error) {
	if x := s.indexes[key]; x != nil {
		return x, nil
	}
	first, err := s.Session.Key(seal.Ref{ID: key, Epoch: 1})
	if err != nil {
		return nil, err
	}
	x, err := seal.NewIndex(first)
	if err == nil {
		s.indexes[key] = x
	}
	return x, err
}

// Load reads the office and the clients named, or every client whose key the session holds. Where
// records are damaged, it gives what can be read together with a [*DamagedError].
func (s *Store) Load(ctx context.Context, clients ...client.ID) (*book.Book, error) {
	release, err := s.Session.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	s.forget()
	l := loading{store: s, ask: ask{only: clients}, purpose: "load"}
	b, err := l.run(ctx)
	if b != nil {
		s.office, s.clients, s.report = l.office, l.byName, l.report
		s.enact(b.Tables, l.office)
	}
	return b, err
}

// Enter has the log say that the clients named are opened, and opens no more than it needs to know
// which of their documents are: for who is given what another session opened. It gives those whose
// keys the session holds.
func (s *Store) Enter(ctx context.Context, clients ...client.ID) (map[client.ID]seal.ID, error) {
	release, err := s.Session.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	l := loading{store: s, ask: ask{only: clients}, purpose: "load"}
	err = s.Engine.View(ctx, func(r record.Reader) error { return l.findClients(ctx, r) })
	if err == nil {
		err = s.tell(ctx, opening{purpose: l.purpose, sheets: l.sheets})
	}
	if err != nil {
		return nil, err
	}
	l.sheets = slices.DeleteFunc(l.sheets, func(x sheet) bool { return x.version.Kind != kindFile })
	s.openAll(l.sheets)
	if _, err := l.files(ctx); err != nil {
		return nil, err
	}
	entered := map[client.ID]seal.ID{}
	for _, name := range clients {
		if id, met := s.known[name]; met && l.byID[id] != nil {
			entered[name] = id
		}
	}
	return entered, nil
}

// LoadAt reads what was known at an instant. It is for looking at: it cannot be saved.
func (s *Store) LoadAt(
	ctx context.Context,
	at time.Time,
	clients ...client.ID,
) (*book.Book, error) {
	release, err := s.Session.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	instant := at.UnixMicro()
	l := loading{store: s, ask: ask{only: clients, at: &instant}, purpose: "as-of"}
	return l.run(ctx)
}

// Profiles reads the clients' own cards and nothing of their people.
func (s *Store) Profiles(ctx context.Context) ([]client.Client, error) {
	b, err := s.cards(ctx, "list")
	if b == nil {
		return nil, err
	}
	all := make([]client.Client, len(b.Clients))
	for i, c := range b.Clients {
		all[i] = c.Profile
	}
	return all, err
}

// Names are the names by which the office, its attorneys, its clients and their establishments go:
// what somebody who knows the office would try in a passphrase.
func (s *Store) Names(ctx context.Context) ([]string, error) {
	b, err := s.cards(ctx, "names")
	if b == nil {
		return nil, err
	}
	names := []string{b.Office.Name}
	for _, a := range b.Office.Attorneys {
		names = append(names, a.Name)
	}
	for _, c := range b.Clients {
		p := c.Profile
		names = append(names, string(p.ID), p.Name, p.Kana, p.Employer)
		for _, e := range p.Establishments {
			names = append(names, e.Name)
		}
	}
	return names, err
}

func (s *Store) cards(ctx context.Context, purpose string) (*book.Book, error) {
	release, err := s.Session.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	l := loading{store: s, ask: ask{kinds: []string{kindClient}}, purpose: purpose}
	return l.run(ctx)
}

// ClientID is the id under which a loaded client's records and key stand.
func (s *Store) ClientID(name client.ID) (seal.ID, bool) {
	if d := s.clients[name]; d != nil {
		return d.client, true
	}
	return seal.ID{}, false
}

// PersonID is the id under which the records and the key of a loaded client's person stand.
func (s *Store) PersonID(of client.ID, who employee.ID) (seal.ID, bool) {
	if d := s.clients[of]; d != nil {
		id, ok := d.people[who]
		return id, ok
	}
	return seal.ID{}, false
}

// Name is under what id a loaded client is known in the office.
func (s *Store) Name(id seal.ID) (client.ID, bool) {
	for name, d := range s.clients {
		if d.client == id {
			return name, true
		}
	}
	return "", false
}
