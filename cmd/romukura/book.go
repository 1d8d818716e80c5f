package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"romukura/desk/continuity"
	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/desk/sealed"
	"romukura/edge/device"
	"romukura/edge/process"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// bookCmd is everything about the book as a whole: who opens it, what was done in it, whether it is
// intact.
type bookCmd struct {
	Create     bookCreateCmd     `cmd:"" help:"${help_book_create}"`
	Breached   bookBreachedCmd   `cmd:"" help:"${help_book_breached}"`
	Unlock     bookUnlockCmd     `cmd:"" help:"${help_book_unlock}"`
	Drill      bookDrillCmd      `cmd:"" help:"${help_book_drill}"`
	Passphrase bookPassphraseCmd `cmd:"" help:"${help_book_passphrase}"`
	Device     bookDeviceCmd     `cmd:"" help:"${help_book_device}"`
	Member     memberCmd         `cmd:"" help:"${help_book_member}"`
	Log        bookLogCmd        `cmd:"" help:"${help_book_log}"`
	Number     numberCmd         `cmd:"" help:"${help_book_number}"`
	Conflicts  bookConflictsCmd  `cmd:"" help:"${help_book_conflicts}"`
	Settle     bookSettleCmd     `cmd:"" help:"${help_book_settle}"`
	Undo       bookUndoCmd       `cmd:"" help:"${help_book_undo}"`
	Verify     bookVerifyCmd     `cmd:"" help:"${help_book_verify}"`
	Export     bookExportCmd     `cmd:"" help:"${help_book_export}"`
	Open       bookOpenCmd       `cmd:"" help:"${help_book_open}"`
	Bring      bookBringCmd      `cmd:"" help:"${help_book_bring}"`
	Restore    bookRestoreCmd    `cmd:"" help:"${help_book_restore}"`
	Copy       bookCopyCmd       `cmd:"" help:"${help_book_copy}"`
	Rescue     bookRescueCmd     `cmd:"" help:"${help_book_rescue}"`
	Rehearse   bookRehearseCmd   `cmd:"" help:"${help_book_rehearse}"`
	LogExport  bookLogExportCmd  `cmd:"" name:"logexport" help:"${help_book_logexport}"`
}

type bookCreateCmd struct {
	keeping
	choosing
	Owner string `name:"owner" required:"" placeholder:"NAME" help:"${help_owner}"`
	Sheet string `name:"sheet" default:"${sheet_file}" placeholder:"FILE" help:"${help_sheet}"`
}

// Run makes a book with its first owner, and the recovery sheet to print.
func (cmd *bookCreateCmd) Run(d *desk) error {
	phrase, err := cmd.choose(d, cmd.Phrase, cmd.Owner)
	if err != nil {
		return err
	}
	defer phrase.Wipe()
	return cmd.found(d, founding{owner: cmd.Owner, office: cmd.Office, sheet: cmd.Sheet,
		phrase: phrase}, func(u *unlocked, _ *member.Paper) error {
		result := map[string]string{"office": u.office.String(), "sheet": cmd.Sheet}
		for _, warning := range process.Protect() {
			d.say(textExposed, warning)
		}
		return d.answer(result, fmt.Sprintf(textBookMade, cmd.Book, cmd.Sheet))
	})
}

// founding is what a new book begins with.
type founding struct {
	owner, office, sheet string
	phrase               *passphrase.Chosen
}

// found makes the file, what this device knows of it, and the sheet. What was made is taken away
// again when it could not be finished, for nobody could rely on it.
func (k keeping) found(
	d *desk,
	f founding,
	work func(*unlocked, *member.Paper) error,
) error {
	dir, err := k.newDevice()
	if err != nil {
		return err
	}
	engine, err := sqlite.Create(k.Book)
	if err != nil {
		return err
	}
	folder, err := device.Make(dir, nil)
	if err != nil {
		return errors.Join(err, engine.Close(), discard(k.Book))
	}
	o := &opened{engine: engine, device: folder,
		desk: &member.Desk{Engine: engine, Device: folder, Now: d.now}}
	err = errors.Join(o.found(d, f, work), engine.Close())
	if err != nil {
		return errors.Join(err, discard(k.Book), os.RemoveAll(dir))
	}
	return k.settle(dir, o.office)
}

func (o *opened) found(
	d *desk,
	f founding,
	work func(*unlocked, *member.Paper) error,
) error {
	session, paper, err := o.desk.Found(d.ctx,
		member.Founding{Name: f.owner, Passphrase: f.phrase})
	if err != nil {
		return err
	}
	defer paper.Wipe()
	o.office = session.Office()
	return o.with(d, session, func(u *unlocked) error {
		if err := printSheet(d, sheet{office: f.office, paper: paper, path: f.sheet}); err != nil {
			return err
		}
		return work(u, paper)
	})
}

// discard takes away a book that was made a moment ago.
func discard(path string) error {
	for _, beside := range []string{"-wal", "-shm", ".lock"} {
		_ = os.Remove(path + beside)
	}
	return os.Remove(path)
}

// newDevice is the folder for what this device will know of a new office: the one named, or one
// that gets the office's id when it has one.
func (k keeping) newDevice() (string, error) {
	if k.Device != "" {
		return k.Device, nil
	}
	all, err := devices()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(all, 0o700); err != nil {
		return "", err
	}
	return filepath.Join(all, "new-"+seal.NewID().String()), nil
}

func (k keeping) settle(dir string, office seal.ID) error {
	if k.Device != "" {
		return nil
	}
	return os.Rename(dir, filepath.Join(filepath.Dir(dir), office.String()))
}

const dayForm = "2006-01-02"

type bookUnlockCmd struct{ keeping }

// tried is what is told of a book that opens, and of the machine on which it does.
type tried struct {
	member.Readiness
	Exposed []string `json:"exposed,omitempty"` // how memory may be read here, in words
}

// Run tries the passphrase, and tells how far the office is prepared for its loss.
func (cmd *bookUnlockCmd) Run(d *desk) error {
	return cmd.unlock(d, func(u *unlocked) error {
		r := u.session.Readiness()
		text := fmt.Sprintf(textUnlocks, r.Recipients)
		switch {
		case r.Drilled.IsZero():
			text += textNeverDrilled
		case r.Overdue:
			text += fmt.Sprintf(textDrillOverdue, r.Drilled.Format(dayForm))
		default:
			text += fmt.Sprintf(textDrilled, r.Drilled.Format(dayForm), r.Due.Format(dayForm))
		}
		exposed := process.Protect()
		for _, warning := range exposed {
			text += fmt.Sprintf(textExposed+"\n", warning)
		}
		return d.answer(tried{r, exposed}, text)
	})
}

type bookDrillCmd struct {
	keeping
	Words string `name:"words-file" placeholder:"FILE" help:"${help_words}"`
}

// Run opens everything with the words on paper alone, and records the day.
func (cmd *bookDrillCmd) Run(d *desk) error {
	return cmd.keeping.open(d, func(o *opened) error {
		if err := o.continues(d.ctx); err != nil {
			return err
		}
		words, err := d.words(cmd.Words, textAskWords)
		if err != nil {
			return err
		}
		keys, err := o.drill(d, words)
		if err != nil {
			return err
		}
		return d.answer(map[string]int{"keys": keys}, fmt.Sprintf(textDrillPassed, keys))
	})
}

// drill wipes the words.
func (o *opened) drill(d *desk, words []byte) (int, error) {
	defer clear(words)
	code, err := member.ReadCode(words)
	if err != nil {
		return 0, err
	}
	defer clear(code[:])
	return o.desk.Drill(d.ctx, member.With{Code: code})
}

// words reads words from paper: typed, or from a file.
func (d *desk) words(file, prompt string) ([]byte, error) {
	if file == "" {
		return d.secret(prompt)
	}
	return os.ReadFile(file)
}

type bookPassphraseCmd struct {
	keeping
	choosing
	New string `name:"new-passphrase-file" placeholder:"FILE" help:"${help_new_passphrase}"`
}

// Run changes the member's passphrase.
func (cmd *bookPassphraseCmd) Run(d *desk) error {
	return cmd.unlock(d, func(u *unlocked) error {
		names, err := u.names(d.ctx)
		if err != nil {
			return err
		}
		phrase, err := cmd.choose(d, cmd.New, names...)
		if err != nil {
			return err
		}
		defer phrase.Wipe()
		if err := u.session.SetPassphrase(d.ctx, phrase); err != nil {
			return err
		}
		return d.answer(map[string]bool{"changed": true}, textPassphraseChanged)
	})
}

// names are those of the members, the office and its clients, as far as the member may know them.
func (u *unlocked) names(ctx context.Context) ([]string, error) {
	members, err := u.session.Names(ctx)
	if err != nil {
		return nil, err
	}
	known, err := u.store.Names(ctx)
	return append(known, slices.Collect(maps.Values(members))...), err
}

type bookDeviceCmd struct {
	keeping
	New         bool   `name:"new" help:"${help_device_new}"`
	Words       string `name:"words-file" placeholder:"FILE" help:"${help_device_words}"`
	Fingerprint string `name:"fingerprint" required:"" placeholder:"FIGURES" help:"${help_figures}"`
}

// Run makes the book known on this device: with the device secret from paper, or with a new one for
// somebody who applies here.
func (cmd *bookDeviceCmd) Run(d *desk) error {
	engine, err := sqlite.Open(cmd.Book, sqlite.Options{})
	if err != nil {
		return err
	}
	err = cmd.trust(d, engine)
	return errors.Join(err, engine.Close())
}

func (cmd *bookDeviceCmd) trust(d *desk, engine *sqlite.Engine) error {
	var office seal.ID
	err := engine.View(d.ctx, func(r record.Reader) (err error) {
		office, err = r.Office(d.ctx)
		return err
	})
	if err != nil {
		return err
	}
	dir := cmd.Device
	if dir == "" {
		all, err := devices()
		if err != nil {
			return err
		}
		dir = filepath.Join(all, office.String())
	}
	secret := (*[16]byte)(nil)
	if !cmd.New {
		words, err := d.words(cmd.Words, textAskDevice)
		if err != nil {
			return err
		}
		defer clear(words)
		if secret, err = member.ReadDevice(words); err != nil {
			return err
		}
		defer clear(secret[:])
	}
	folder, err := device.Make(dir, secret)
	if err != nil {
		return err
	}
	known := &member.Desk{Engine: engine, Device: folder, Now: d.now}
	if err := known.Trust(d.ctx, cmd.Fingerprint); err != nil {
		return errors.Join(err, os.RemoveAll(dir))
	}
	return d.answer(map[string]string{"office": office.String()}, textDeviceKnown)
}

type bookLogCmd struct {
	keeping
	Last int `name:"last" default:"50" placeholder:"N" help:"${help_last}"`
}

// batch is one line of what was done.
type batch struct {
	ID      string     `json:"id"`
	At      string     `json:"at"`
	Act     record.Act `json:"act"`
	By      string     `json:"by"`
	Count   uint32     `json:"count"`
	Undoes  string     `json:"undoes,omitempty"`
	Replica string     `json:"replica"`
}

// Run lists what was done, newest last, with the numbers by which it is taken back.
func (cmd *bookLogCmd) Run(d *desk) error {
	return cmd.unlock(d, func(u *unlocked) error {
		names, err := u.session.Names(d.ctx)
		if err != nil {
			return err
		}
		var all []batch
		err = u.engine.View(d.ctx, func(r record.Reader) error {
			return r.Batches(d.ctx, -1, func(b *record.Batch) error {
				all = append(all, batchOf(b, names))
				return nil
			})
		})
		if err != nil {
			return err
		}
		all = all[max(0, len(all)-cmd.Last):]
		var text strings.Builder
		for _, b := range all {
			fmt.Fprintf(&text, textLogLine, b.ID, b.At, sealed.Act(b.Act), b.Count, b.By)
			if b.Undoes != "" {
				fmt.Fprintf(&text, textLogUndoes, b.Undoes)
			}
		}
		return d.answer(all, text.String())
	})
}

func batchOf(b *record.Batch, names map[seal.ID]string) batch {
	line := batch{ID: b.ID.String(), At: moment(b.At), Act: b.Act, Count: b.Count,
		By: names[b.Author], Replica: b.Replica.String()}
	if line.By == "" {
		line.By = b.Author.String()
	}
	if !b.Undoes.IsZero() {
		line.Undoes = b.Undoes.String()
	}
	return line
}

type bookUndoCmd struct {
	keeping
	ID string `arg:"" name:"ID" help:"${help_batch}"`
}

// Run takes back what was done at once: an import, a payroll run.
func (cmd *bookUndoCmd) Run(d *desk) error {
	id, err := idOf(cmd.ID)
	if err != nil {
		return err
	}
	return cmd.unlock(d, func(u *unlocked) error {
		if err := u.store.Undo(d.ctx, id); err != nil {
			return err
		}
		return d.answer(map[string]string{"undone": cmd.ID}, textBatchUndone)
	})
}

func idOf(text string) (seal.ID, error) {
	id, err := seal.ParseID(strings.TrimSpace(text))
	if err != nil {
		return id, fmt.Errorf(textBadID, text)
	}
	return id, nil
}

type bookVerifyCmd struct{ keeping }

// verified is what a verification found, for the machine.
type verified struct {
	Whole   bool                `json:"whole"`
	Opened  int64               `json:"opened"`
	Counts  record.Counts       `json:"counts"`
	Records []record.Damage     `json:"records,omitempty"`
	Closed  []record.Damage     `json:"closed,omitempty"`
	Logs    []log.Damage        `json:"logs,omitempty"`
	Former  []seal.ID           `json:"former,omitempty"`
	Engine  string              `json:"engine,omitempty"`
	Codes   map[seal.ID]string  `json:"codes"`
	finding *continuity.Finding `json:"-"`
}

// Run checks everything about the book: the file, structure, signatures, the logs, and that every
// record opens.
func (cmd *bookVerifyCmd) Run(d *desk) error {
	return cmd.unlock(d, func(u *unlocked) error {
		keeper := continuity.Keeper{Session: continuity.AsMember(u.session), Book: u.engine,
			Clock: d.now}
		found, err := keeper.Verify(d.ctx, nil)
		if err != nil {
			return err
		}
		v := verified{Whole: found.Whole(), Opened: found.Opened, Counts: found.Counts,
			Records: found.Records, Closed: found.Closed, Logs: found.Logs, Former: found.Former,
			Codes: map[seal.ID]string{}, finding: found}
		if found.Engine != nil {
			v.Engine = reasonOf(found.Engine)
		}
		for _, now := range found.Now {
			v.Codes[now.Origin.Replica] = now.Code()
		}
		if err := d.answer(v, v.text()); err != nil || v.Whole {
			return err
		}
		return errWaits
	})
}

func (v *verified) text() string {
	var b strings.Builder
	c := v.Counts
	fmt.Fprintf(&b, textVerifyCounts, c.Batches, c.Versions, c.Chunks, c.Leaves, v.Opened)
	if v.Engine != "" {
		fmt.Fprintf(&b, textVerifyEngine, v.Engine)
	}
	for _, x := range v.Records {
		fmt.Fprintf(&b, textVerifyRecord, harmText(x.Harm), x.Batch, x.Record, x.Version)
	}
	for _, x := range v.Closed {
		fmt.Fprintf(&b, textVerifyClosed, x.Batch, x.Record, x.Version)
	}
	for _, x := range v.Logs {
		fmt.Fprintf(&b, textVerifyLog, x.Log, x.Seq, x.Batch)
	}
	for _, id := range v.Former {
		fmt.Fprintf(&b, textVerifyFormer, id)
	}
	for _, now := range v.finding.Now {
		fmt.Fprintf(&b, textVerifyCode, now.Origin.Replica, now.Code())
	}
	if v.Whole {
		b.WriteString(textVerifyWhole)
	} else {
		b.WriteString(textVerifyDamaged)
	}
	return b.String()
}
