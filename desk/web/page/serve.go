package page

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"romukura/desk/member"
	"romukura/desk/web/asset"
	"romukura/trade/client"
)

// Server answers the browsers of an office: one process, one book.
type Server struct {
	desk  *Desk
	table []Route
	mux   *http.ServeMux
	salt  [16]byte
	hosts map[string]bool

	shelf  shelf
	tries  tries
	papers papers

	mu       sync.Mutex
	sessions map[[32]byte]*Session
}

// New makes a server of a table. The hosts are the names and ports under which browsers may ask:
// any other name that leads here was made to by somebody else.
func New(d *Desk, table []Route, hosts ...string) (*Server, error) {
	s := &Server{desk: d, table: table, mux: http.NewServeMux(), hosts: map[string]bool{},
		sessions: map[[32]byte]*Session{}}
	_, _ = rand.Read(s.salt[:]) // never fails
	for _, h := range hosts {
		s.hosts[h] = true
	}
	if err := check(table); err != nil {
		return nil, err
	}
	for i := range table {
		r := &table[i]
		s.mux.HandleFunc(r.Pattern, func(w http.ResponseWriter, q *http.Request) { s.answer(w, q, r) })
	}
	s.mux.HandleFunc("GET "+asset.Prefix, asset.Serve)
	lost := &Route{Pattern: "GET /", Scope: Outside,
		Do: func(*Request) (Answer, error) { return Answer{}, ErrNotThere }}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, q *http.Request) { s.answer(w, q, lost) })
	return s, nil
}

// check refuses a table with a row that says too little.
func check(table []Route) error {
	slots := map[Slot]string{}
	for i := range table {
		r := &table[i]
		switch {
		case r.Do == nil || r.Scope < Outside || r.Scope > OneClient:
			return fmt.Errorf("page: route %s has no function or no scope", r.Pattern)
		case (r.Scope == Outside) != (len(r.Who) == 0):
			return fmt.Errorf("page: route %s: who may come?", r.Pattern)
		case r.Method() != "GET" && r.Method() != "POST":
			return fmt.Errorf("page: route %s: GET or POST", r.Pattern)
		case r.Slot != NoSlot && slots[r.Slot] != "":
			return fmt.Errorf("page: %s and %s share a slot", r.Pattern, slots[r.Slot])
		case r.Slot != NoSlot && r.Slot.ofClient() != (r.Scope == OneClient):
			return fmt.Errorf("page: route %s stands in another part of the navigation", r.Pattern)
		}
		if r.Slot != NoSlot {
			slots[r.Slot] = r.Pattern
		}
	}
	return nil
}

// Expire locks the sessions whose time is over, until the context ends; then it locks all.
func (s *Server) Expire(ctx context.Context) {
	tick := time.NewTicker(2 * time.Second)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			s.LockAll(context.WithoutCancel(ctx))
			return
		case <-tick.C:
			s.expire(ctx)
		}
	}
}

func (s *Server) expire(ctx context.Context) {
	for _, x := range s.open() {
		if x.left() <= 0 {
			x.Keys.Lock(ctx)
		}
	}
	s.papers.expire(s.desk.Now())
}

// LockAll ends every session.
func (s *Server) LockAll(ctx context.Context) {
	for _, x := range s.open() {
		x.Keys.Lock(ctx)
	}
	s.papers.wipe()
}

// Clients tells how many clients stand open in memory.
func (s *Server) Clients() int { return s.shelf.open() }

func (s *Server) open() []*Session {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := make([]*Session, 0, len(s.sessions))
	for _, x := range s.sessions {
		all = append(all, x)
	}
	return all
}

// leave forgets a session that was locked.
func (s *Server) leave(x *Session) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for sum, y := range s.sessions {
		if x == y {
			delete(s.sessions, sum)
		}
	}
}

// Colleagues are the others who are unlocked now.
func (q *Request) Colleagues() []*Session {
	var all []*Session
	for _, x := range q.server.open() {
		if x != q.Session {
			all = append(all, x)
		}
	}
	return all
}

// Unlocked are all sessions of this desk that are open, and whose time is not over.
func (q *Request) Unlocked() []*Session {
	return slices.DeleteFunc(q.server.open(), func(x *Session) bool { return x.left() <= 0 })
}

// Limits are how long sessions live.
func (q *Request) Limits() member.Limits { return q.server.desk.Book().Limits }

// Ref is what stands for a client in addresses while somebody has it listed; empty otherwise.
func (s *Server) Ref(id client.ID) string {
	for _, x := range s.open() {
		for _, p := range x.Profiles() {
			if p.ID == id {
				return p.Ref
			}
		}
	}
	return ""
}
