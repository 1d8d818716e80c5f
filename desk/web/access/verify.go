package access

import (
	"context"
	"fmt"
	"time"

	"romukura/desk/continuity"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/record/log"
)

// check is a verification: under way, or what it found.
type check struct {
	busy    bool
	at      time.Time
	sort    part.Sort
	result  string
	places  []string // where something does not fit
	further []string // what to do
}

// soon is how long the page waits for a verification before it shows that one goes on.
const soon = 800 * time.Millisecond

// verify begins to verify everything, unless it is done already. It goes on when the page is left.
func (w *watch) verify(q *page.Request) (page.Answer, error) {
	book, whole := q.Desk().Book().Engine.(continuity.Book)
	if !whole {
		return page.Answer{}, page.ErrNotThere
	}
	w.mu.Lock()
	if w.check != nil && w.check.busy {
		w.mu.Unlock()
		return page.To(here), nil
	}
	w.check = &check{busy: true, at: q.Now()}
	w.mu.Unlock()
	keeper := &continuity.Keeper{Session: continuity.AsMember(q.Session.Keys), Book: book,
		Clock: q.Desk().Now}
	ctx := q.Session.Keys.Context() // of who asked: it ends with the lock
	done := make(chan struct{})
	release, err := q.Session.Keys.Hold() // the lock waits, and ends the work by its context
	if err != nil {
		w.put(nil)
		return page.Answer{}, err
	}
	go func() {
		defer close(done)
		defer release()
		c := examine(ctx, q.Desk(), keeper)
		c.at = q.Now()
		w.put(c)
	}()
	select {
	case <-done:
	case <-time.After(soon):
	}
	return page.To(here), nil
}

// examine verifies the book and puts what it found into words.
func examine(ctx context.Context, d *page.Desk, keeper *continuity.Keeper) *check {
	if d.Check != nil {
		if err := d.Check(ctx); err != nil {
			return &check{sort: part.Bad, result: textOld, further: textOldDo}
		}
	}
	f, err := keeper.Verify(ctx, nil)
	if err != nil {
		return &check{sort: part.Warn, result: textStopped}
	}
	if f.Whole() {
		return &check{sort: part.Done, result: fmt.Sprintf(textWhole, part.Number(int(f.Counts.Leaves)),
			part.Number(int(f.Counts.Batches)), part.Number(int(f.Counts.Versions)))}
	}
	c := &check{sort: part.Bad, further: textDamagedDo}
	if f.Engine != nil {
		c.places = append(c.places, textFileDamaged)
	}
	for _, x := range f.Logs {
		c.places = append(c.places, harmOf(&x))
	}
	for _, x := range append(f.Records, f.Closed...) {
		c.places = append(c.places, fmt.Sprintf(textRecordHarm, short(x.Batch), short(x.Record),
			x.Version))
	}
	c.result = fmt.Sprintf(textDamaged, part.Number(len(c.places)))
	if more := len(c.places) - mostPlaces; more > 0 {
		c.places = append(c.places[:mostPlaces], fmt.Sprintf(textMore, part.Number(more)))
	}
	return c
}

// mostPlaces is how many places are named one by one.
const mostPlaces = 20

// harmOf says where the log does not fit.
func harmOf(x *log.Damage) string {
	switch x.Harm {
	case log.EntryChanged:
		return fmt.Sprintf(textEntryChanged, short(x.Log), part.Number(int(x.Seq)))
	case log.HashesChanged:
		return fmt.Sprintf(textHashesChanged, short(x.Log))
	case log.BatchMissing:
		return fmt.Sprintf(textBatchMissing, short(x.Log), part.Number(int(x.Seq)), short(x.Batch))
	}
	return fmt.Sprintf(textBatchUntold, short(x.Batch))
}

func (w *watch) put(c *check) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.check = c
}

// last is the last verification, nil when there was none since the desk started.
func (w *watch) last() *check {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.check
}

// verified is the result once more, asked by the page itself.
func (w *watch) verified(*page.Request) (page.Answer, error) {
	c := w.last()
	return page.Answer{Body: result(c), Fresh: c != nil && !c.busy}, nil
}

func (c *check) when() string {
	return fmt.Sprintf(textChecked, c.at.Format("2006/01/02 15:04:05"))
}
