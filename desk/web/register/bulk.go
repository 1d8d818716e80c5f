package register

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"romukura/desk/book"
	"romukura/desk/personnel"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/law/dated"
	"romukura/seal"
	"romukura/trade/employee"
)

// bulk is one change of many people that is being made: whom it is for, what was typed, and the
// work on it. It waits in the session's memory between its three pages, and another that is begun
// takes its place.
type bulk struct {
	token  string // that a form carries: what was chosen since in another tab is not meant
	ids    []employee.ID
	values map[string]string
	work   *working
}

// working is the work on what a change makes happen. Each page that waits for it does a part, so
// that it is done as other pages are: with one state of the client and of the law.
type working struct {
	change personnel.Bulk
	ids    []employee.ID

	mu     sync.Mutex
	token  string // that the button to save carries: it saves what was shown
	client *book.Client
	law    int64 // the edition of its tables
	work   *personnel.Work
}

// patience is how long one page works before it says how far it is.
const patience = 400 * time.Millisecond

// seen is what the work gave so far; all is nil until it is done.
type seen struct {
	token string
	done  int
	all   []personnel.Altered
}

// goOn works for a while, from the beginning where the client or the law is another than before.
func (w *working) goOn(q *page.Request) (seen, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if law := dated.Edition(); w.client != q.Client || w.law != law {
		w.token, w.client, w.law = seal.NewID().String(), q.Client, law
		w.work = w.change.Begin(personnel.Crowd{Client: q.Client, IDs: w.ids, Today: q.Today()})
	}
	until := q.Now().Add(patience)
	err := w.work.Step(func() bool { return !q.Now().Before(until) })
	return seen{w.token, w.work.Done(), w.work.Altered()}, err
}

// shown is what the work gave, without going on.
func (w *working) shown() seen {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.work == nil {
		return seen{}
	}
	return seen{w.token, w.work.Done(), w.work.Altered()}
}

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
	w := &working{change: change, ids: b.ids}
	q.Session.Park(bulkKey(q), &bulk{token: b.token, ids: b.ids, values: form.Values, work: w})
	_, err := w.goOn(q)
	return page.To(q.Path("register", "bulk", "preview")), err
}

// previewed shows what the change makes happen, or how far the work on it is.
func previewed(q *page.Request) (page.Answer, error) {
	b := bulkOf(q)
	if b == nil || b.work == nil {
		return nothingBegun(q), nil
	}
	s := preview{Request: q, Token: b.token}
	x, err := b.work.goOn(q)
	switch {
	case err != nil:
		return page.Answer{}, err
	case x.all == nil:
		s.Busy = &part.Progress{What: textBulkBusy, N: x.done, Of: len(b.ids)}
	default:
		s.fill(&b.work.change, x)
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
	x := b.work.shown()
	if x.all == nil || x.token != q.Text("told") {
		return page.To(q.Path("register", "bulk", "preview")), nil
	}
	all := x.all
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
		// The page that this leads to works it out on what stands now.
		a := page.To(q.Path("register", "bulk", "preview"))
		a.Say = &part.Message{Sort: part.Warn, Text: textBulkChanged}
		return a, nil
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
