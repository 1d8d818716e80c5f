package page

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"romukura/desk/continuity"
	"romukura/desk/member"
	"romukura/desk/payday"
	"romukura/desk/sealed"
)

// Copies keeps copies of the book on a shelf that this device chose, and tries them out. What it
// needs of the outside is given by the command.
type Copies struct {
	Files continuity.Files
	Shelf func(folder string) (continuity.Shelf, error)
	// Scratch makes a private folder for files in the making, and takes it away again.
	Scratch func() (dir string, drop func() error, err error)
	// Read and Write keep this device's plan: nothing in it is about anybody.
	Read  func() ([]byte, error)
	Write func([]byte) error

	mu   sync.Mutex // one copy or drill at a time
	plan sync.Mutex
	busy string
}

// CopyPlan is where copies go, how often, and what came of it last.
type CopyPlan struct {
	Folder  string                  `json:"folder"`
	Minutes int                     `json:"minutes"` // between copies; 0: only by hand
	Tried   time.Time               `json:"tried"`
	Last    time.Time               `json:"last"`    // when the shelf last held all that was written
	Changes int64                   `json:"changes"` // that the last copy added
	Failed  bool                    `json:"failed"`  // the last try put nothing on the shelf
	Open    bool                    `json:"open"`    // who uses this desk can delete copies
	Drill   *continuity.Certificate `json:"drill,omitempty"`
	NoDrill bool                    `json:"noDrill"` // the last drill could not be held
}

// Next is when the next copy is due, zero where none is planned.
func (p *CopyPlan) Next() time.Time {
	if p.Minutes == 0 || p.Folder == "" {
		return time.Time{}
	}
	return p.Tried.Add(time.Duration(p.Minutes) * time.Minute)
}

// Plan is the plan as it stands, and what is being done just now: copy, drill, or nothing.
func (c *Copies) Plan() (CopyPlan, string, error) {
	c.plan.Lock()
	defer c.plan.Unlock()
	p, err := c.read()
	return p, c.busy, err
}

func (c *Copies) read() (p CopyPlan, err error) {
	text, err := c.Read()
	if err != nil || len(text) == 0 {
		return p, err
	}
	return p, json.Unmarshal(text, &p)
}

// Set changes the plan.
func (c *Copies) Set(change func(*CopyPlan)) error {
	c.plan.Lock()
	defer c.plan.Unlock()
	p, err := c.read()
	if err != nil {
		return err
	}
	change(&p)
	text, err := json.Marshal(p)
	if err != nil {
		return err
	}
	return c.Write(text)
}

// ErrNoShelf reports that no place for copies was set.
var ErrNoShelf = errors.New("page: no place for copies is set")

// work has a keeper work on the shelf, in the name of a member, while nobody else does.
func (c *Copies) work(
	d *Desk,
	keys *member.Session,
	what string,
	do func(*continuity.Keeper, continuity.Shelf) error,
) (err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p, _, err := c.Plan()
	if err != nil {
		return err
	}
	book, whole := d.Book().Engine.(continuity.Book)
	if p.Folder == "" || !whole {
		return ErrNoShelf
	}
	c.begin(what)
	defer c.begin("")
	shelf, err := c.Shelf(p.Folder)
	if err != nil {
		return err
	}
	dir, drop, err := c.Scratch()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, drop()) }()
	return do(&continuity.Keeper{Files: c.Files, Session: continuity.AsMember(keys), Book: book,
		Clock: d.Now, Scratch: dir}, shelf)
}

func (c *Copies) begin(what string) {
	c.plan.Lock()
	defer c.plan.Unlock()
	c.busy = what
}

// Copying and Drilling are what may be under way.
const (
	Copying  = "copy"
	Drilling = "drill"
)

// Copy puts on the shelf what the book gained.
func (c *Copies) Copy(ctx context.Context, d *Desk, keys *member.Session) error {
	var added int64
	open := false
	err := c.work(d, keys, Copying, func(k *continuity.Keeper, shelf continuity.Shelf) error {
		guard, err := shelf.Guarded(ctx)
		if err != nil {
			return err
		}
		open = guard == continuity.Open
		done, err := k.Copy(ctx, shelf, false)
		if done != nil {
			added = done.Batches
		}
		return err
	})
	now := d.Now()
	return errors.Join(err, c.Set(func(p *CopyPlan) {
		p.Tried, p.Failed = now, err != nil
		if err == nil {
			p.Last, p.Changes, p.Open = now, added, open
		}
	}))
}

// Drill restores the newest copies to an empty file and compares: a certificate that is red says
// where it ended.
func (c *Copies) Drill(ctx context.Context, d *Desk, keys *member.Session) error {
	var certificate *continuity.Certificate
	err := c.work(d, keys, Drilling, func(k *continuity.Keeper, shelf continuity.Shelf) (err error) {
		certificate, err = k.Drill(ctx, shelf, func(ctx context.Context, there continuity.Book) (
			continuity.Recomputed, error) {
			own, err := sealed.New(sealed.Desk{Engine: k.Book, Session: keys, Now: d.Now,
				Law: sealed.Apart}).Load(ctx)
			if err != nil {
				return continuity.Recomputed{}, err
			}
			back, err := sealed.New(sealed.Desk{Engine: there, Session: keys, Now: d.Now,
				Law: sealed.Apart}).Load(ctx)
			if err != nil {
				return continuity.Recomputed{}, err
			}
			d.law.begin()
			defer d.law.end()
			r, err := payday.Rehearse(payday.Books{Own: own, Restored: back})
			return continuity.Recomputed(r), err
		})
		return err
	})
	return errors.Join(err, c.Set(func(p *CopyPlan) {
		if p.NoDrill = err != nil; err == nil {
			p.Drill = certificate
		}
	}))
}

// Schedule makes copies as planned, in the name of somebody who is unlocked, until the context
// ends. What fails is tried again when the next one is due, and stands on the screen of copies.
func (c *Copies) Schedule(ctx context.Context, d *Desk) {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			c.Due(ctx, d)
		}
	}
}

// Due makes a copy when one is due and somebody is unlocked.
func (c *Copies) Due(ctx context.Context, d *Desk) {
	p, busy, err := c.Plan()
	next := p.Next()
	if err != nil || busy != "" || next.IsZero() || d.Now().Before(next) || d.Book() == nil {
		return
	}
	for _, keys := range d.Book().Sessions() {
		if c.Copy(ctx, d, keys) == nil {
			return
		}
	}
}
