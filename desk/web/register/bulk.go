package register

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"romukura/desk/book"
	"romukura/desk/personnel"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/seal"
	"romukura/trade/employee"
)

// bulk is one change of many people that is being made: whom it is for, what was typed, and the
// work on it. It waits in the session's memory between its three pages, and another that is begun
// ends it.
type bulk struct {
	token  string // that a form carries: what was chosen since in another tab is not meant
	ids    []employee.ID
	values map[string]string
	work   *working
}

// working is the work on what a change makes happen, which goes on while its page is away.
type working struct {
	token  string // that the button to save carries: it saves what was shown
	change personnel.Bulk
	client *book.Client
	of     int
	ended  chan struct{}

	mu   sync.Mutex
	done int
	all  []personnel.Altered
	err  error
}

// atOncePatience is how long a page waits for the work before it says that it goes on.
const atOncePatience = 700 * time.Millisecond

func bulkKey(q *page.Request) string { return "register/bulk/" + string(q.Profile.ID) }

// bulkOf is the change that is being made, nil without one.
func bulkOf(q *page.Request) *bulk {
	b, _ := q.Session.Parked(bulkKey(q)).(*bulk)
	return b
}

// begun takes over who was marked.
func begun(q *page.Request) (page.Answer, error) {
	if len(q.PostForm["mark"]) == 0 {
		a := page.Faulty(textBulk, part.Empty(part.Nothing{What: textNobodyMarked,
			Why: textNobodyMarkedWhy, Act: backToList(q)}))
		a.About = q.Profile.Name
		return a, nil
	}
	if old := bulkOf(q); old != nil && old.work != nil {
		old.work.stop()
	}
	q.Session.Park(bulkKey(q), &bulk{token: seal.NewID().String(), ids: marked(q),
		values: map[string]string{}})
	return page.To(q.Path("register", "bulk")), nil
}

func backToList(q *page.Request) part.Act {
	return part.Act{Word: textBack, Href: q.Path("register"), Main: true}
}

// nothingBegun is the page of a change that nobody has begun, or that another took the place of.
func nothingBegun(q *page.Request) page.Answer {
	a := page.Show(textBulk, part.Empty(part.Nothing{What: textNoBulk, Why: textNoBulkWhy,
		Act: backToList(q)}))
	a.About = q.Profile.Name
	return a
}

// elsewhere leads a form that is not meant any more to the change that is being made now.
func elsewhere(q *page.Request) page.Answer {
	a := page.To(q.Path("register", "bulk"))
	a.Say = &part.Message{Sort: part.Warn, Text: textBulkElsewhere}
	return a
}

// bulkForm asks what changes, and from when.
func bulkForm(q *page.Request) (page.Answer, error) {
	b := bulkOf(q)
	if b == nil {
		return nothingBegun(q), nil
	}
	return bulkPage(q, b, part.Form{Values: b.values}), nil
}

func bulkPage(q *page.Request, b *bulk, form part.Form) page.Answer {
	s := bulkScreen{Request: q, Token: b.token, Form: form, Groups: bulkGroups(q.Client),
		Chosen: chosenNames(q, b.ids)}
	for i := range s.Groups {
		for j := range s.Groups[i].Fields {
			f := s.Form.Put(s.Groups[i].Fields[j])
			if f.Kind == part.Date {
				f.Echo = echo(dayIn(f.Value))
			}
			s.Groups[i].Fields[j] = f
		}
	}
	a := page.Show(textBulk, bulkView(s))
	if len(form.Faults) > 0 {
		a = page.Faulty(textBulk, bulkView(s))
	}
	a.About = q.Profile.Name + " " + fmt.Sprintf(textFound, part.Number(len(b.ids)))
	return a
}

// looked reads the form, and begins the work on what it makes happen.
func looked(q *page.Request) (page.Answer, error) {
	b := bulkOf(q)
	if b == nil || b.token != q.Text("bulk") {
		return elsewhere(q), nil
	}
	r := &reader{text: q.Text}
	change := bulkIn(r)
	form := q.Typed(r.faults...)
	if len(r.faults) > 0 {
		return bulkPage(q, b, form), nil
	}
	b.start(q, change, form.Values)
	return page.To(q.Path("register", "bulk", "preview")), nil
}

// start begins the work anew, and waits a moment for it.
func (b *bulk) start(q *page.Request, change personnel.Bulk, values map[string]string) {
	if b.work != nil {
		b.work.stop()
	}
	w := &working{token: seal.NewID().String(), change: change, client: q.Client, of: len(b.ids),
		ended: make(chan struct{})}
	q.Session.Park(bulkKey(q), &bulk{token: b.token, ids: b.ids, values: values, work: w})
	ctx, crowd := q.Session.Keys.Context(), personnel.Crowd{Client: q.Client, IDs: b.ids,
		Today: q.Today()}
	go w.run(ctx, crowd)
	select {
	case <-w.ended:
	case <-time.After(atOncePatience):
	}
}

// errStopped ends work that nobody waits for.
var errStopped = errors.New("register: another change was begun")

// run works until it is done, the session locks, or somebody begins anew.
func (w *working) run(ctx context.Context, of personnel.Crowd) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	defer close(w.ended)
	defer func() {
		if p := recover(); p != nil {
			// As in a page: what went wrong may hold somebody's data, where it did does not.
			w.end(nil, fmt.Errorf("panic: %T at %s", p, debug.Stack()))
		}
	}()
	all, err := w.change.Work(ctx, of, func(n int) {
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.done = n; w.err != nil {
			stop()
		}
	})
	w.end(all, err)
}

func (w *working) end(all []personnel.Altered, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err == nil {
		w.all, w.err = all, err
	}
}

func (w *working) stop() { w.end(nil, errStopped) }

// state is how far the work is; all is nil until it is done.
func (w *working) state() (done int, all []personnel.Altered, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.done, w.all, w.err
}

// previewed shows what the change makes happen, or how far the work on it is.
func previewed(q *page.Request) (page.Answer, error) {
	b := bulkOf(q)
	if b == nil || b.work == nil {
		return nothingBegun(q), nil
	}
	s := preview{Request: q, Token: b.token}
	done, all, err := b.work.state()
	switch {
	case err != nil:
		return page.Answer{}, err
	case all == nil:
		s.Busy = &part.Progress{What: textBulkBusy, N: done, Of: b.work.of}
	default:
		s.fill(b.work, all)
	}
	if q.Fragment() {
		if s.Busy == nil {
			return page.Answer{Body: previewBody(s)}, nil
		}
		return page.Answer{Body: previewBusy(s)}, nil
	}
	a := page.Show(textBulkLook, previewView(s))
	a.About = q.Profile.Name
	return a, nil
}

// stored saves what was shown, all of it or nothing.
func stored(q *page.Request) (page.Answer, error) {
	b := bulkOf(q)
	if b == nil || b.work == nil || b.token != q.Text("bulk") {
		return elsewhere(q), nil
	}
	w := b.work
	_, all, err := w.state()
	if err != nil {
		return page.Answer{}, err
	}
	if all == nil || w.token != q.Text("told") {
		return page.To(q.Path("register", "bulk", "preview")), nil
	}
	changed := 0
	batch, err := q.Session.Save(context.WithoutCancel(q.Context()), page.Save{
		Client: q.Profile.ID, Change: edited, Edit: func(c *book.Client) error {
			changed = 0
			for i := range all {
				if all[i].After == nil {
					continue
				}
				now := c.EmployeeByID(all[i].After.ID)
				if now == nil || markOf(q.Session, now) != markOf(q.Session, all[i].Before) {
					return page.ErrChanged
				}
				personnel.Put(c, cloned(all[i].After))
				changed++
			}
			return nil
		}})
	if errors.Is(err, page.ErrChanged) {
		return again(q, b)
	}
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.Park(bulkKey(q), nil)
	if batch.IsZero() {
		return page.To(q.Path("register")).Saying(textUnchanged), nil
	}
	said := page.To(q.Path("register")).Saying(fmt.Sprintf(textBulkSaved, part.Number(changed)))
	return q.Undoable(said, batch), nil
}

// again works the change out on what stands now, after somebody else saved meanwhile.
func again(q *page.Request, b *bulk) (page.Answer, error) {
	if c := q.Session.Client(q.Profile.ID); c != nil {
		q.Client = c
	}
	b.start(q, b.work.change, b.values)
	a := page.To(q.Path("register", "bulk", "preview"))
	a.Say = &part.Message{Sort: part.Warn, Text: textBulkChanged}
	return a, nil
}
