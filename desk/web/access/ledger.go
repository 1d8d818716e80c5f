package access

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"sync"
	"time"

	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// watch holds what each session has read of the log, and the last verification.
type watch struct {
	mu      sync.Mutex
	ledgers map[*page.Session]*ledger
	check   *check
}

// ledger is the log as far as a session has read it: every device's entries in the order of time.
type ledger struct {
	mu      sync.Mutex
	lines   []*line // oldest first; a line never changes
	sizes   map[seal.ID]int64
	points  []log.Checkpoint
	batches map[seal.ID]record.Act
	after   int64 // the batches up to here are known
	touches map[seal.ID]touch
}

// line is one entry.
type line struct {
	log     seal.ID // of the device that wrote it
	seq     int64
	time    int64
	actor   seal.ID
	action  log.Action // empty: the entry cannot be read
	object  seal.ID
	purpose string
	count   int64
	clients []seal.ID // that were opened, as the entry keeps it to who holds the log's key
}

// touch is of whom the records of one batch are.
type touch struct{ clients, people []seal.ID }

// ledger reads what the log gained since this session asked last.
func (w *watch) ledger(q *page.Request) (*ledger, error) {
	w.mu.Lock()
	l := w.ledgers[q.Session]
	if l == nil {
		l = &ledger{sizes: map[seal.ID]int64{}, batches: map[seal.ID]record.Act{}, after: -1,
			touches: map[seal.ID]touch{}}
		w.ledgers[q.Session] = l
		x := q.Session
		x.Keys.OnLock(func() {
			w.mu.Lock()
			defer w.mu.Unlock()
			delete(w.ledgers, x)
		})
	}
	w.mu.Unlock()
	release, err := q.Session.Keys.Hold()
	if err != nil {
		return nil, err
	}
	defer release()
	l.mu.Lock()
	defer l.mu.Unlock()
	err = q.Desk().Book().Engine.View(q.Context(), func(r record.Reader) error {
		return l.read(q, r)
	})
	return l, err
}

func (l *ledger) read(q *page.Request, r record.Reader) error {
	ctx := q.Context()
	ids, err := r.Logs(ctx)
	if err != nil {
		return err
	}
	l.points = nil
	for _, id := range ids {
		now, err := log.Now(ctx, r, id)
		if err != nil {
			return err
		}
		l.points = append(l.points, now)
		known := l.sizes[id]
		err = r.Leaves(ctx, id, known, func(seq int64, leaf []byte) error {
			l.lines = append(l.lines, lineOf(q, now.Origin, record.Leaf{Seq: seq, Bytes: leaf}))
			l.sizes[id] = seq + 1
			return nil
		})
		if err != nil {
			return err
		}
	}
	slices.SortStableFunc(l.lines, func(a, b *line) int { return cmp.Compare(a.time, b.time) })
	return r.Batches(ctx, l.after, func(b *record.Batch) error {
		l.batches[b.ID], l.after = b.Act, b.At
		return nil
	})
}

// lineOf reads an entry. One that is unreadable is shown as such: the verification says more.
func lineOf(q *page.Request, of log.Origin, leaf record.Leaf) *line {
	x := &line{log: of.Replica, seq: leaf.Seq}
	var e log.Entry
	if json.Unmarshal(leaf.Bytes, &e) != nil {
		return x
	}
	x.time, x.action, x.purpose, x.count = e.Time, e.Action, e.Purpose, e.Count
	x.actor, _ = seal.ParseID(e.Actor)   // empty where nobody was unlocked
	x.object, _ = seal.ParseID(e.Object) // a word where it is of no record
	if e.Action == log.Open {
		x.clients = opened(q, of, e.Payload)
		if len(x.clients) == 0 && !x.object.IsZero() {
			x.clients = []seal.ID{x.object}
		}
	}
	return x
}

// opened are the clients that an entry names to who holds the log's key.
func opened(q *page.Request, of log.Origin, sealed []byte) []seal.ID {
	head, err := seal.ReadHead(sealed)
	if err != nil {
		return nil
	}
	key, err := q.Session.Keys.Key(head.Outer)
	if err != nil {
		return nil
	}
	b := seal.Binding{Office: of.Office, Kind: "log", ID: of.Replica}
	text, err := open.Record(key, b, sealed)
	if err != nil {
		return nil
	}
	var kept struct {
		Clients []string `json:"clients"`
	}
	if json.Unmarshal(text, &kept) != nil {
		return nil
	}
	var all []seal.ID
	for _, c := range kept.Clients {
		if id, err := seal.ParseID(c); err == nil && !id.IsZero() {
			all = append(all, id)
		}
	}
	return all
}

// rows are the lines that a filter leaves, newest first.
func (l *ledger) rows(q *page.Request, f filter) ([]*line, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []*line
	if f.nobody {
		return nil, nil
	}
	err := q.Desk().Book().Engine.View(q.Context(), func(r record.Reader) error {
		for i := len(l.lines) - 1; i >= 0; i-- {
			x := l.lines[i]
			if !f.takes(x) {
				continue
			}
			if !f.of.IsZero() {
				mine, err := l.about(q.Context(), r, x)
				if err != nil {
					return err
				}
				if !slices.Contains(mine, f.of) {
					continue
				}
			}
			all = append(all, x)
		}
		return nil
	})
	return all, err
}

// takes tells whether a line is asked for, its client apart.
func (f *filter) takes(x *line) bool {
	return (f.member.IsZero() || x.actor == f.member) &&
		(f.kind == "" || kindOf[x.action] == f.kind) &&
		(f.from == 0 || x.time >= f.from) && (f.to == 0 || x.time < f.to)
}

// about are the clients whom a line is about.
func (l *ledger) about(ctx context.Context, r record.Reader, x *line) ([]seal.ID, error) {
	switch x.action {
	case log.Open:
		return x.clients, nil
	case log.Write:
		t, err := l.touched(ctx, r, x.object)
		return t.clients, err
	}
	if x.object.IsZero() {
		return nil, nil
	}
	return []seal.ID{x.object}, nil
}

// touched reads of whom the records of a batch are. Batches never change: each is read once.
func (l *ledger) touched(ctx context.Context, r record.Reader, batch seal.ID) (touch, error) {
	if t, known := l.touches[batch]; known {
		return t, nil
	}
	clients, people := map[seal.ID]bool{}, map[seal.ID]bool{}
	err := r.InBatch(ctx, batch, func(v *record.Version) error {
		if !v.Client.IsZero() {
			clients[v.Client] = true
		}
		if !v.Person.IsZero() {
			people[v.Person] = true
		}
		return nil
	})
	t := touch{idsOf(clients), idsOf(people)}
	if err == nil {
		l.touches[batch] = t
	}
	return t, err
}

func idsOf(set map[seal.ID]bool) []seal.ID {
	var all []seal.ID
	for id := range set {
		all = append(all, id)
	}
	slices.SortFunc(all, func(a, b seal.ID) int { return slices.Compare(a[:], b[:]) })
	return all
}

// actors are who stands in the log, in the order of their ids.
func (l *ledger) actors() []seal.ID {
	l.mu.Lock()
	defer l.mu.Unlock()
	set := map[seal.ID]bool{}
	for i := range l.lines {
		if id := l.lines[i].actor; !id.IsZero() {
			set[id] = true
		}
	}
	return idsOf(set)
}

// codes are the checkpoints of each device's log in short, as they stand on printouts.
func (l *ledger) codes() []part.Fact {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []part.Fact
	for _, c := range l.points {
		all = append(all, part.Fact{Word: textCode + short(c.Origin.Replica), Value: c.Code()})
	}
	return all
}

// short is an id as people compare it.
func short(id seal.ID) string { return id.String()[:8] }

// months is how many months back the filter offers one by one.
const months = 12

// periods are the stretches of time that the filter offers.
func periods(now time.Time) []part.Option {
	all := slices.Clone(textPeriods)
	month := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, now.Location())
	for range months {
		all = append(all, part.Option{Value: month.Format("2006-01"), Word: month.Format(textMonth)})
		month = month.AddDate(0, -1, 0)
	}
	return all
}

// span is a stretch of time in µs; zeros where it is open.
func span(period string, now time.Time) (from, to int64) {
	day := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	if days, err := strconv.Atoi(period); err == nil && days > 0 && days <= 366 {
		return day.AddDate(0, 0, 1-days).UnixMicro(), 0
	}
	month, err := time.ParseInLocation("2006-01", period, now.Location())
	if err != nil {
		return 0, 0
	}
	return month.UnixMicro(), month.AddDate(0, 1, 0).UnixMicro()
}
