package page

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"github.com/a-h/templ"

	"romukura/desk/web/part"
	"romukura/record"
	"romukura/seal/open"
)

// Patience is how long a page waits for work before it shows that it goes on.
const Patience = 800 * time.Millisecond

// Work is what may take long. It goes on when the page that began it is left, and ends with the
// session: what it would have written then is not written at all.
type Work struct {
	done   chan struct{}
	answer Answer
	err    error

	mu  sync.Mutex
	how part.Progress
}

// Say tells how far the work is.
func (w *Work) Say(how part.Progress) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.how = how
}

// Going tells how far the work is; nil when it is done.
func (w *Work) Going() *part.Progress {
	select {
	case <-w.done:
		return nil
	default:
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	how := w.how
	return &how
}

// Long has work done, one at a time for an address. What is done soon is answered at once;
// otherwise the answer leads to that address, where [Request.Going] is asked. What the work saves
// with its context tells by itself how much of it was written.
func (q *Request) Long(at string, do func(context.Context, *Work) (Answer, error)) (Answer, error) {
	if w, ok := q.Session.Parked(at).(*Work); ok && w.Going() != nil {
		return To(at), nil
	}
	w := &Work{done: make(chan struct{})}
	q.Session.Park(at, w)
	go q.work(w, do)
	select {
	case <-w.done:
		q.Session.Park(at, nil)
		return w.answer, w.err
	case <-time.After(Patience):
		return To(at), nil
	}
}

func (q *Request) work(w *Work, do func(context.Context, *Work) (Answer, error)) {
	defer func() {
		if p := recover(); p != nil {
			w.err = fmt.Errorf("panic: %T at %s", p, debug.Stack())
		}
		close(w.done)
		if q.Session.left() <= 0 {
			open.Forget() // as after any answer
		}
	}()
	q.server.desk.law.begin()
	defer q.server.desk.law.end()
	ctx := record.Watched(q.Session.Keys.Context(), func(written, of int) {
		w.Say(part.Progress{What: textWriting, N: written, Of: of})
	})
	w.answer, w.err = do(ctx, w)
}

// Going answers at the address of work: how far it is, asked again by the page itself, and when it
// is done, once, what came of it. Where there is none the answer is otherwise.
func (q *Request) Going(
	at string,
	otherwise Answer,
	show func(waiting templ.Component) Answer,
) (Answer, error) {
	w, ok := q.Session.Parked(at).(*Work)
	if !ok {
		return otherwise, nil
	}
	how := w.Going()
	switch {
	case how == nil && q.Fragment():
		return Answer{Fresh: true}, nil
	case how == nil:
		q.Session.Park(at, nil)
		return w.answer, w.err
	case q.Fragment():
		return Answer{Body: part.Waiting(*how, at)}, nil
	}
	return show(part.Waiting(*how, at)), nil
}
