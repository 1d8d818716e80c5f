package page

import (
	"slices"
	"sync"

	"romukura/desk/book"
	"romukura/law/dated"
)

// lawbook is which tables of law the office took in. The process computes with them; they are
// replaced between two requests, so that a page is computed with one state of the law from its
// beginning to its end.
type lawbook struct {
	reading sync.RWMutex // held for reading while something is computed

	mu     sync.Mutex
	tables []book.Table
	at     int64 // when they changed last (µs)
	fresh  bool  // the process may compute with others still
	users  int   // sessions
}

// put is told the tables whenever the book is opened. What a slower opening read before somebody
// changed them is dropped.
func (l *lawbook) put(tables []book.Table, at int64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if at >= l.at {
		l.tables, l.at, l.fresh = tables, at, true
	}
}

// enter and leave count who has the book open; with the last one goes what they computed with.
func (l *lawbook) enter() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.users++
}

func (l *lawbook) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.users--; l.users == 0 {
		l.tables, l.at, l.fresh = nil, 0, true
	}
}

func (l *lawbook) all() []book.Table {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.tables)
}

// begin waits until the tables act that the office has now; end gives them free again.
func (l *lawbook) begin() {
	if l.waits() {
		l.alone(func() {
			l.mu.Lock()
			defer l.mu.Unlock()
			dated.Take(book.Acting(l.tables))
			l.fresh = false
		})
	}
	l.reading.RLock()
}

// waits tells that the process computes with other tables than the office has.
func (l *lawbook) waits() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.fresh = l.fresh && !slices.Equal(book.Acting(l.tables), dated.Taken())
	return l.fresh
}

func (l *lawbook) end() { l.reading.RUnlock() }

// alone has work done while nothing is computed.
func (l *lawbook) alone(work func()) {
	l.reading.Lock()
	defer l.reading.Unlock()
	work()
}

// Tables are the tables of law that the office took in, withdrawn ones among them.
func (x *Session) Tables() []book.Table { return x.server.desk.law.all() }

// TryLaw has work done while one more table of law acts, and nobody else is answered: what it would
// change can be computed, and nobody sees figures of a table that was not taken in.
func (q *Request) TryLaw(x dated.Further, work func()) (err error) {
	l := &q.server.desk.law
	l.end() // of this request
	defer l.reading.RLock()
	l.alone(func() { err = dated.Try(x, work) })
	return err
}
