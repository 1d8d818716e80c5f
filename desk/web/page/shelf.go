package page

import (
	"slices"
	"sync"
	"time"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/seal"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// shelf is the open book as all sessions share it: one copy of each client that at least one
// session opened. What stands here is read by many and changed by nobody: a change puts another
// copy in its place.
type shelf struct {
	mu      sync.RWMutex
	clients map[client.ID]*held

	// own are the batches that this desk wrote into clients that stand here.
	own map[seal.ID]bool

	// writing is held by the one session that saves.
	writing sync.Mutex
}

type held struct {
	client *book.Client
	at     int64 // all that was written up to this instant (µs) is in the client
	doubt  bool  // each session opens it itself, and is told what is wrong
	users  int
	people map[string]employee.ID // by what stands in addresses, made when first asked for
	memos  map[string]func() any  // what was worked out, or is being
}

// put shares what a session opened. Where another session has the client open already, that copy
// stays: every change went through it.
func (s *shelf) put(c *book.Client, b *loaded) *book.Client {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.clients == nil {
		s.clients = map[client.ID]*held{}
	}
	h := s.clients[c.Profile.ID]
	if h == nil {
		h = &held{client: c, at: b.at, doubt: b.doubt}
		s.clients[c.Profile.ID] = h
	}
	h.users++
	return h.client
}

// join counts a session among those who use what stands here, and tells which of it does: nothing
// of which a session must be told that something is wrong.
func (s *shelf) join(ids []client.ID) (shared []client.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range ids {
		if h := s.clients[id]; h != nil && !h.doubt {
			h.users++
			shared = append(shared, id)
		}
	}
	return shared
}

// replace puts a client that was opened anew in the place of what was shared.
func (s *shelf) replace(c *book.Client, b *loaded) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if h := s.clients[c.Profile.ID]; h != nil {
		h.client, h.at, h.doubt, h.people, h.memos = c, b.at, b.doubt, nil, nil
	}
}

// amend puts a client that a batch changed in the place of what was shared.
func (s *shelf) amend(c *book.Client, batch seal.ID) {
	s.wrote(batch)
	s.mu.Lock()
	defer s.mu.Unlock()
	if h := s.clients[c.Profile.ID]; h != nil {
		h.client, h.people, h.memos = c, nil, nil
	}
}

// wrote remembers a batch whose content stands here.
func (s *shelf) wrote(batch seal.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.own == nil {
		s.own = map[seal.ID]bool{}
	}
	s.own[batch] = true
}

func (s *shelf) knows(batch seal.ID) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.own[batch]
}

// since is the instant from which on others may have written what is not in a client.
func (s *shelf) since(id client.ID) int64 {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if h := s.clients[id]; h != nil {
		return h.at
	}
	return 0
}

func (s *shelf) get(id client.ID) *book.Client {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if h := s.clients[id]; h != nil {
		return h.client
	}
	return nil
}

// memo gives what was worked out from a client before, or is being worked out, or works it out when
// it is called. What is worked out from a copy that does not stand here is not kept.
func (s *shelf) memo(c *book.Client, key string, work func() any) func() any {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.clients[c.Profile.ID]
	if h == nil || h.client != c {
		return work
	}
	once := h.memos[key]
	if once == nil {
		if h.memos == nil {
			h.memos = map[string]func() any{}
		}
		once = sync.OnceValue(work)
		h.memos[key] = once
	}
	return once
}

// drop gives back what a session used; what nobody uses any more is gone.
func (s *shelf) drop(ids []client.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, id := range ids {
		h := s.clients[id]
		if h == nil {
			continue
		}
		if h.users--; h.users <= 0 {
			delete(s.clients, id)
		}
	}
}

// Open tells how many clients stand open in memory.
func (s *shelf) open() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.clients)
}

// person finds who stands behind a word in an address.
func (s *shelf) person(
	c *book.Client,
	word string,
	of func(employee.ID) string,
) (employee.ID, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.clients[c.Profile.ID]
	if h == nil {
		return "", false
	}
	if h.people == nil {
		h.people = make(map[string]employee.ID, len(c.Employees))
		for i := range c.Employees {
			h.people[of(c.Employees[i].ID)] = c.Employees[i].ID
		}
	}
	id, ok := h.people[word]
	return id, ok
}

// Profile is a client as lists and the switcher need it.
type Profile struct {
	ID   client.ID
	Ref  string // in addresses
	Key  seal.ID
	Name string
	Kana string
}

// byKana brings clients into the order of their readings.
func byKana(all []Profile) {
	slices.SortStableFunc(all, func(a, b Profile) int {
		if a.Kana != b.Kana {
			if a.Kana < b.Kana {
				return -1
			}
			return 1
		}
		return 0
	})
}

// japan is where the offices are: their days begin there, wherever the machine thinks it is.
var japan = time.FixedZone("JST", 9*60*60)

// dayOf is the day of an instant where the offices are.
func dayOf(now time.Time) caldate.Date {
	now = now.In(japan)
	d, err := caldate.New(now.Year(), int(now.Month()), now.Day())
	if err != nil {
		panic(err) // impossible: of a clock
	}
	return d
}
