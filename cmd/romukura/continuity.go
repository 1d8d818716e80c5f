package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"romukura/desk/continuity"
	"romukura/desk/payday"
	"romukura/desk/sealed"
	"romukura/edge/objectstore"
	"romukura/edge/sqlite"
	"romukura/seal"
)

// shelfFlags say where copies go.
type shelfFlags struct {
	Shelf    string `name:"shelf" required:"" placeholder:"PLACE" help:"${help_shelf}"`
	Region   string `name:"region" default:"ap-northeast-1" placeholder:"NAME" help:"${help_region}"`
	Key      string `name:"shelf-key" placeholder:"FILE" help:"${help_shelfkey}"`
	KeepDays int    `name:"keep-days" default:"35" placeholder:"DAYS" help:"${help_keepdays}"`
	Plain    bool   `name:"plain-http" hidden:""`
}

// open reaches the shelf: a folder, or s3://ENDPOINT/BUCKET.
func (f *shelfFlags) open(d *desk) (continuity.Shelf, error) {
	place, bucket := strings.CutPrefix(f.Shelf, "s3://")
	if !bucket {
		return objectstore.OpenFolder(f.Shelf)
	}
	endpoint, name, _ := strings.Cut(place, "/")
	access, secret, err := f.credential()
	if err != nil {
		return nil, err
	}
	return objectstore.OpenBucket(d.ctx, objectstore.Settings{
		Endpoint: endpoint, Region: f.Region, Bucket: name, AccessKey: access, Secret: secret,
		Plain: f.Plain, Keep: time.Duration(f.KeepDays) * 24 * time.Hour, Clock: d.now,
	})
}

// credential reads access key and secret from a file of two lines, so that neither stands in a
// command line.
func (f *shelfFlags) credential() (access, secret string, err error) {
	text, err := os.ReadFile(f.Key)
	if err != nil {
		return "", "", err
	}
	lines := strings.Fields(string(text))
	if len(lines) != 2 {
		return "", "", errors.New(textShelfKey)
	}
	return lines[0], lines[1], nil
}

type bookExportCmd struct {
	keeping
	File string `arg:"" name:"FILE" help:"${help_bundle_to}"`
}

// Run writes the office's bundle.
func (cmd *bookExportCmd) Run(d *desk) error {
	return cmd.keep(d, func(u *unlocked, k *continuity.Keeper) error {
		m, err := k.Export(d.ctx, cmd.File)
		if err != nil {
			return err
		}
		return d.answer(m, fmt.Sprintf(textExported, cmd.File, m.Size))
	})
}

type bookOpenCmd struct {
	Bundle string `arg:"" name:"BUNDLE" help:"${help_bundle_from}"`
	To     string `name:"to" required:"" placeholder:"FILE" help:"${help_book_to}"`
}

// Run takes the book out of a bundle. A device that is new to the office needs book device next.
func (cmd *bookOpenCmd) Run(d *desk) error {
	way := continuity.Way{From: cmd.Bundle, To: cmd.To}
	m, err := continuity.Unpack(d.ctx, sqlite.Files{}, way)
	if err != nil {
		return err
	}
	text := fmt.Sprintf(textUnpacked, cmd.To, m.Made.In(japan).Format(textTime), cmd.To)
	return d.answer(m, text)
}

// keep gives the work a keeper of the unlocked book, with a private folder for files in the making.
func (k keeping) keep(d *desk, work func(*unlocked, *continuity.Keeper) error) error {
	return k.unlock(d, func(u *unlocked) (err error) {
		scratch, err := os.MkdirTemp(filepath.Dir(k.Book), ".romukura-*")
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
		return work(u, &continuity.Keeper{
			Files: sqlite.Files{}, Session: continuity.AsMember(u.session), Book: u.engine,
			Clock: d.now, Scratch: scratch,
		})
	})
}

// recompute computes the newest month of pay from a restored book, beside what the book itself
// gives.
func (u *unlocked) recompute(
	ctx context.Context,
	restored continuity.Book,
) (continuity.Recomputed, error) {
	ours, err := u.store.Load(ctx)
	if err != nil {
		return continuity.Recomputed{}, err
	}
	there := sealed.New(sealed.Desk{Engine: restored, Session: u.session, Now: u.desk.Now,
		Law: sealed.Apart})
	theirs, err := there.Load(ctx)
	if err != nil {
		return continuity.Recomputed{}, err
	}
	r, err := payday.Rehearse(payday.Books{Own: ours, Restored: theirs})
	return continuity.Recomputed(r), err
}

type bookBringCmd struct {
	keeping
	Bundle string `arg:"" name:"BUNDLE" help:"${help_bundle_back}"`
}

// Run takes over what was done elsewhere.
func (cmd *bookBringCmd) Run(d *desk) error {
	return cmd.keep(d, func(u *unlocked, k *continuity.Keeper) error {
		m, err := k.Bring(d.ctx, cmd.Bundle)
		if err != nil {
			return err
		}
		text := fmt.Sprintf(textBrought, m.Batches, m.Versions)
		if len(m.Conflicts) > 0 {
			text += fmt.Sprintf(textBroughtConflicts, len(m.Conflicts))
		}
		if len(m.Former) > 0 {
			text += fmt.Sprintf(textBroughtFormer, len(m.Former))
		}
		if err := d.answer(m, text); err != nil || len(m.Conflicts)+len(m.Former) == 0 {
			return err
		}
		return errWaits
	})
}

type bookRestoreCmd struct {
	keeping
	AsOf string `name:"as-of" required:"" placeholder:"TIME" help:"${help_asof}"`
	To   string `name:"to" required:"" placeholder:"FILE" help:"${help_restore_to}"`
}

// Run writes the book as it was at an instant to a new file.
func (cmd *bookRestoreCmd) Run(d *desk) error {
	at, err := instantOf(cmd.AsOf)
	if err != nil {
		return err
	}
	return cmd.keep(d, func(u *unlocked, k *continuity.Keeper) error {
		later, err := k.RestoreAsOf(d.ctx, at.UnixMicro(), cmd.To)
		if err != nil {
			return err
		}
		return d.answer(later, fmt.Sprintf(textRestored, at.In(japan).Format(textTime), cmd.To,
			later.Batches))
	})
}

type bookRescueCmd struct {
	shelfFlags
	Office  string `name:"office" required:"" placeholder:"ID" help:"${help_rescue_office}"`
	Replica string `name:"replica" required:"" placeholder:"ID" help:"${help_rescue_replica}"`
	Before  string `name:"before" placeholder:"TIME" help:"${help_before}"`
	To      string `name:"to" required:"" placeholder:"FILE" help:"${help_restore_to}"`
}

// Run builds a book from copies on a shelf, where the book itself is lost.
func (cmd *bookRescueCmd) Run(d *desk) error {
	s := continuity.Source{To: cmd.To}
	var err error
	if s.Office, err = seal.ParseID(cmd.Office); err != nil {
		return fmt.Errorf(textBadID, cmd.Office)
	}
	if s.Replica, err = seal.ParseID(cmd.Replica); err != nil {
		return fmt.Errorf(textBadID, cmd.Replica)
	}
	if cmd.Before != "" {
		if s.Before, err = instantOf(cmd.Before); err != nil {
			return err
		}
	}
	if s.Shelf, err = cmd.shelfFlags.open(d); err != nil {
		return err
	}
	if s.Scratch, err = os.MkdirTemp("", "romukura-*"); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(s.Scratch) }()
	if err := continuity.Restore(d.ctx, sqlite.Files{}, s); err != nil {
		return err
	}
	return d.answer(map[string]string{"to": cmd.To}, fmt.Sprintf(textRescued, cmd.To))
}

type bookCopyCmd struct {
	keeping
	shelfFlags
	Whole bool          `name:"whole" help:"${help_whole}"`
	Every time.Duration `name:"every" placeholder:"TIME" help:"${help_every}"`
}

// Run puts on a shelf what the book gained; with --every it goes on until it is stopped.
func (cmd *bookCopyCmd) Run(d *desk) error {
	return cmd.keep(d, func(u *unlocked, k *continuity.Keeper) error {
		shelf, err := cmd.shelfFlags.open(d)
		if err != nil {
			return err
		}
		guard, err := shelf.Guarded(d.ctx)
		if err != nil {
			return err
		}
		if guard == continuity.Open {
			d.say(textShelfOpen)
		}
		whole := cmd.Whole
		for {
			c, err := k.Copy(d.ctx, shelf, whole)
			if err := cmd.tell(d, c, err); err != nil {
				return err
			}
			whole = false
			if cmd.Every == 0 || !waited(d.ctx, cmd.Every) {
				return nil
			}
		}
	})
}

// tell answers for one copy. One that failed ends the verb, unless the next one is coming.
func (cmd *bookCopyCmd) tell(d *desk, c *continuity.Copied, err error) error {
	switch {
	case err != nil && cmd.Every == 0:
		return err
	case err != nil:
		d.fail(err)
		return nil
	case c == nil:
		return d.answer(map[string]any{"copied": nil}, textNothingNew)
	}
	return d.answer(c, fmt.Sprintf(textCopied, c.Batches, c.Size, c.At.In(japan).Format(textTime)))
}

// waited waits, and tells whether to go on.
func waited(ctx context.Context, span time.Duration) bool {
	timer := time.NewTimer(span)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

type bookRehearseCmd struct {
	keeping
	shelfFlags
	To string `name:"to" placeholder:"FILE" help:"${help_certificate}"`
}

// Run holds a restore drill and gives its certificate.
func (cmd *bookRehearseCmd) Run(d *desk) error {
	return cmd.keep(d, func(u *unlocked, k *continuity.Keeper) error {
		shelf, err := cmd.shelfFlags.open(d)
		if err != nil {
			return err
		}
		c, err := k.Drill(d.ctx, shelf, u.recompute)
		if err != nil {
			return err
		}
		text := certificateText(c)
		if cmd.To != "" {
			if err := os.WriteFile(cmd.To, []byte(text), 0o600); err != nil {
				return err
			}
		}
		if err := d.answer(c, text); err != nil || c.Green {
			return err
		}
		return errWaits
	})
}

func certificateText(c *continuity.Certificate) string {
	var b strings.Builder
	result := textGreen
	if !c.Green {
		result = fmt.Sprintf(textRed, textOfStep(c.Step))
	}
	fmt.Fprintf(&b, textCertificate, c.At.In(japan).Format(textTime), result,
		c.Through.In(japan).Format(textTime), c.Missing, c.Counts.Batches, c.Expected.Batches,
		c.Counts.Versions, c.Expected.Versions, c.Opened, c.Code)
	if p := c.Payroll; p.Month != "" {
		fmt.Fprintf(&b, textCertificatePay, p.Month, p.People, group(p.Stored), group(p.Computed))
	}
	return b.String()
}

type bookLogExportCmd struct {
	keeping
	To string `name:"to" required:"" placeholder:"FILE" help:"${help_log_to}"`
}

// Run exports this replica's log, for romukura-verify.
func (cmd *bookLogExportCmd) Run(d *desk) error {
	return cmd.keep(d, func(u *unlocked, k *continuity.Keeper) error {
		out, err := os.OpenFile(cmd.To, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		c, err := k.ExportLog(d.ctx, out)
		if err := errors.Join(err, out.Sync(), out.Close()); err != nil {
			return err
		}
		return d.answer(map[string]any{"to": cmd.To, "entries": c.Size, "code": c.Code()},
			fmt.Sprintf(textLogExported, c.Size, cmd.To, c.Code()))
	})
}

// instantOf reads a time as an office writes it, in Japan.
func instantOf(text string) (time.Time, error) {
	for _, layout := range []string{"2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, text, japan); err == nil {
			return t, nil
		}
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t, nil
	}
	return time.Time{}, fmt.Errorf(textBadInstant, text)
}

// japan is where offices are: their days begin nine hours before those of UTC.
var japan = time.FixedZone("JST", 9*60*60)
