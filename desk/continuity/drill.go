package continuity

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// Certificate is what a restore drill showed. It carries its day, so that everybody sees how old it
// is. A drill that found anything is red, and says where it ended.
type Certificate struct {
	At       time.Time     `json:"at"`
	Office   string        `json:"office"`
	Counts   record.Counts `json:"counts"`   // rows of the restored book
	Expected record.Counts `json:"expected"` // rows of the book itself, as far as the copies reach
	Root     []byte        `json:"root"`     // of the restored log
	LogSize  int64         `json:"logSize"`
	Code     string        `json:"code"`
	Through  time.Time     `json:"through"` // the last change that the copies hold
	Missing  int64         `json:"missing"` // changes of the book that no copy holds yet
	Opened   int64         `json:"opened"`  // versions that opened
	Payroll  Recomputed    `json:"payroll"`
	Step     Step          `json:"step"` // where it ended: Passed when nothing was found
	Green    bool          `json:"green"`
}

// Step is a stage of the drill.
type Step string

// The steps in their order.
const (
	Fetching    Step = "fetch"   // the copies could not be read from the shelf or put together
	Verifying   Step = "verify"  // the restored book is damaged
	Counting    Step = "count"   // rows are missing, or there are others
	Comparing   Step = "compare" // the restored log is not what this book's log was
	Opening     Step = "open"    // versions did not open
	Recomputing Step = "payroll" // a payroll month came to other figures
	Passed      Step = "passed"
)

// Recomputed is one payroll month, as it is stored and as it comes out again from the restored
// book.
type Recomputed struct {
	Month    string `json:"month"`
	People   int    `json:"people"`
	Stored   int64  `json:"stored"`   // net pay of all, yen
	Computed int64  `json:"computed"` // likewise, computed anew
	Same     bool   `json:"same"`     // every person's figures are the same to the yen
}

// Drill restores the newest copies of a shelf to an empty file, verifies it, compares it with the
// book itself, opens every version and has one payroll month computed again. The certificate is red
// when anything does not fit; an error tells that the drill could not be held at all.
func (k *Keeper) Drill(
	ctx context.Context,
	shelf Shelf,
	recompute func(context.Context, Book) (Recomputed, error),
) (*Certificate, error) {
	d := &drill{keeper: k, shelf: shelf, recompute: recompute}
	c := &Certificate{At: k.Clock().UTC()}
	err := d.hold(ctx, c)
	c.Green = c.Step == Passed
	entry := log.Entry{Action: log.Drill, Purpose: string(c.Step), Count: c.Counts.Versions}
	return c, errors.Join(err, k.note(ctx, entry))
}

type drill struct {
	keeper    *Keeper
	shelf     Shelf
	recompute func(context.Context, Book) (Recomputed, error)
}

func (d *drill) hold(ctx context.Context, c *Certificate) error {
	c.Step = Fetching
	to := filepath.Join(d.keeper.Scratch, "drill-"+seal.NewID().String())
	defer func() {
		for _, suffix := range []string{"", ".lock", "-wal", "-shm"} {
			_ = os.Remove(to + suffix)
		}
	}()
	source, err := d.source(ctx, to)
	if err != nil {
		return err
	}
	c.Office = source.Office.String()
	if err := Restore(ctx, d.keeper.Files, source); err != nil {
		var damaged *DamagedError
		if errors.As(err, &damaged) {
			c.Step = Verifying
		}
		return nil // the drill was held, and it is red
	}
	restored, err := d.keeper.Files.Open(to)
	if err != nil {
		c.Step = Verifying
		return nil
	}
	err = d.compare(ctx, c, restored, source)
	return errors.Join(err, restored.Close())
}

func (d *drill) source(ctx context.Context, to string) (Source, error) {
	s := Source{Shelf: d.shelf, To: to, Scratch: d.keeper.Scratch}
	err := d.keeper.Book.View(ctx, func(r record.Reader) (err error) {
		s.Office, s.Replica, err = d.keeper.whose(ctx, r)
		return err
	})
	return s, err
}

// compare goes through the steps until one fails.
func (d *drill) compare(ctx context.Context, c *Certificate, restored Book, s Source) error {
	for _, step := range []struct {
		name Step
		hold func(context.Context, *Certificate, Book, Source) (bool, error)
	}{
		{Counting, d.count}, {Comparing, d.log}, {Opening, d.open}, {Recomputing, d.payroll},
	} {
		c.Step = step.name
		fits, err := step.hold(ctx, c, restored, s)
		if err != nil || !fits {
			return err
		}
	}
	c.Step = Passed
	return nil
}

// count compares batches and versions with the book itself, up to the last batch that was copied.
func (d *drill) count(ctx context.Context, c *Certificate, b Book, _ Source) (bool, error) {
	var last int64
	ours := map[seal.ID][32]byte{}
	err := b.View(ctx, func(r record.Reader) (err error) {
		if c.Counts, err = r.Counts(ctx); err != nil {
			return err
		}
		return r.Batches(ctx, -1, func(b *record.Batch) error {
			last, ours[b.ID] = max(last, b.At), b.Root
			return nil
		})
	})
	if err != nil {
		return false, err
	}
	same := true
	c.Through = time.UnixMicro(last).UTC()
	err = d.keeper.Book.View(ctx, func(r record.Reader) error {
		return r.Batches(ctx, -1, func(b *record.Batch) error {
			if b.At > last {
				c.Missing++
			} else {
				c.Expected.Batches++
				c.Expected.Versions += int64(b.Count)
				same = same && ours[b.ID] == b.Root
			}
			return nil
		})
	})
	return same && c.Expected.Batches == c.Counts.Batches &&
		c.Expected.Versions == c.Counts.Versions, err
}

// log sees that the book's own log continues the restored one.
func (d *drill) log(ctx context.Context, c *Certificate, b Book, s Source) (bool, error) {
	var then log.Checkpoint
	err := b.View(ctx, func(r record.Reader) (err error) {
		then, err = log.Now(ctx, r, s.Replica)
		return err
	})
	if err != nil {
		return false, err
	}
	c.Root, c.LogSize, c.Code = then.Root[:], then.Size, then.Code()
	fits := false
	err = d.keeper.Book.View(ctx, func(r record.Reader) error {
		fits = log.Continues(ctx, r, then) == nil
		return nil
	})
	return fits, err
}

func (d *drill) open(ctx context.Context, c *Certificate, b Book, _ Source) (bool, error) {
	f := &Finding{}
	err := b.View(ctx, func(r record.Reader) error { return f.open(ctx, r, d.keeper.Session) })
	c.Opened = f.Opened
	return len(f.Closed) == 0, err
}

func (d *drill) payroll(ctx context.Context, c *Certificate, b Book, _ Source) (bool, error) {
	var err error
	c.Payroll, err = d.recompute(ctx, b)
	return err == nil && c.Payroll.Same, nil
}
