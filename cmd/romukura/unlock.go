package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/term"
	"golang.org/x/text/unicode/norm"

	"romukura/desk/book"
	"romukura/desk/continuity"
	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/desk/sealed"
	"romukura/edge/device"
	"romukura/edge/sqlite"
	"romukura/law/dated"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/trade/client"
)

// keeping names a book and what unlocks it. The passphrase itself never stands in an argument or a
// variable, where other programs could read it: it is typed, or lies in a file.
type keeping struct {
	Book   string `name:"book" default:"${book_file}" placeholder:"FILE" help:"${help_book}"`
	Device string `name:"device" placeholder:"DIR" env:"${device_env}" help:"${help_device}"`
	Phrase string `name:"passphrase-file" placeholder:"FILE" env:"${phrase_env}" help:"${help_phrase}"`
}

// rules judge and read passphrases.
var rules = passphrase.New(norm.NFKC.Bytes, nil)

// opened is a book whose file is open.
type opened struct {
	engine *sqlite.Engine
	device *device.Folder
	desk   *member.Desk
	office seal.ID
}

// unlocked is a book with a member's session.
type unlocked struct {
	opened
	session *member.Session
	store   *sealed.Store
}

// devices is the folder in which this machine keeps what it knows of offices.
func devices() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", errors.New(textNoConfig)
	}
	return filepath.Join(dir, "romukura"), nil
}

// open opens the file of a book and what this device knows of it.
func (k keeping) open(d *desk, work func(*opened) error) (err error) {
	o := &opened{}
	if o.engine, err = sqlite.Open(k.Book, sqlite.Options{}); err != nil {
		return err
	}
	defer func() { err = then(err, o.engine.Close()) }()
	err = o.engine.View(d.ctx, func(r record.Reader) (err error) {
		o.office, err = r.Office(d.ctx)
		return err
	})
	if err != nil {
		return err
	}
	dir := k.Device
	if dir == "" {
		all, err := devices()
		if err != nil {
			return err
		}
		dir = filepath.Join(all, o.office.String())
	}
	if o.device, err = device.Open(dir); err != nil {
		return err
	}
	o.desk = &member.Desk{Engine: o.engine, Device: o.device, Now: d.now}
	return work(o)
}

// unlock opens a book with a member's passphrase, and locks it again after the work.
func (k keeping) unlock(d *desk, work func(*unlocked) error) error {
	return k.open(d, func(o *opened) error {
		if err := errors.Join(o.continues(d.ctx), o.late(d)); err != nil {
			return err
		}
		phrase, err := k.phrase(d, textAskPassphrase)
		if err != nil {
			return err
		}
		defer phrase.Wipe()
		s, err := o.desk.Unlock(d.ctx, seal.ID{}, member.With{Passphrase: phrase})
		if err != nil {
			return err
		}
		return o.with(d, s, work)
	})
}

// with works in a session, locks it, and remembers how far the log of this device has come.
func (o *opened) with(d *desk, s *member.Session, work func(*unlocked) error) error {
	u := &unlocked{opened: *o, session: s}
	u.store = sealed.New(sealed.Desk{Engine: o.engine, Session: s, Now: d.now})
	s.OnLock(u.store.Wipe)
	defer s.Lock(d.ctx)
	return then(work(u), u.remember(d.ctx))
}

// errOld says that the log of this device is shorter than it was, or another: an old copy was put
// in place of the file.
var errOld = errors.New(textOldCopy)

// continues sees that the file is not an older one than this device closed last. Nothing is written
// before.
func (o *opened) continues(ctx context.Context) error {
	public, note, ok := bytes.Cut(o.device.Checkpoint(o.device.Replica()), []byte("\n"))
	if !ok {
		return nil
	}
	told, err := log.ParseCheckpoint(note, string(public))
	if err != nil {
		return err
	}
	err = o.engine.View(ctx, func(r record.Reader) error { return log.Continues(ctx, r, told) })
	switch {
	case errors.Is(err, log.ErrShorter) || errors.Is(err, log.ErrRewritten):
		return errOld
	case errors.Is(err, log.ErrCheckpoint):
		return errors.New(textOtherDevice)
	}
	return err
}

// mostLate is by how much a clock may be set right without a word.
const mostLate = 5 * time.Minute

// late tells where the clock of this device is behind what it wrote last. Work goes on: batches
// keep their order, and the log tells of it.
func (o *opened) late(d *desk) error {
	return o.engine.View(d.ctx, func(r record.Reader) error {
		at, err := r.LastAt(d.ctx, o.device.Replica())
		last, now := time.UnixMicro(at), d.now()
		if err == nil && now.Add(mostLate).Before(last) {
			d.say(textLateClock, now.In(japan).Format(textTime), last.In(japan).Format(textTime))
		}
		return err
	})
}

// remember keeps the newest checkpoint of this device's log, behind the key that signed it.
func (u *unlocked) remember(ctx context.Context) error {
	return u.engine.View(ctx, func(r record.Reader) error {
		note, public, err := continuity.AsMember(u.session).Checkpoint(ctx, r)
		if err != nil {
			return err
		}
		return u.device.Remember(u.session.Replica(), append([]byte(public+"\n"), note...))
	})
}

// phrase reads the passphrase: from the file that was named, or from the terminal without echo.
func (k keeping) phrase(d *desk, prompt string) (*passphrase.Phrase, error) {
	typed, err := k.typed(d, prompt)
	if err != nil {
		return nil, err
	}
	defer clear(typed)
	return rules.Read(typed), nil
}

func (k keeping) typed(d *desk, prompt string) ([]byte, error) {
	if k.Phrase == "" {
		return d.secret(prompt)
	}
	return firstLine(k.Phrase)
}

// firstLine is the first line of a small file, in which a secret lies.
func firstLine(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), nil
}

// typeSecret asks at the terminal without showing what is typed.
func typeSecret(prompt string) ([]byte, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return nil, errors.New(textNoTerminal)
	}
	fmt.Fprint(os.Stderr, prompt)
	defer fmt.Fprintln(os.Stderr)
	return term.ReadPassword(in)
}

// withBook loads the clients named, or all, and saves what the work changed when it says for what.
func (k keeping) withBook(
	d *desk,
	work func(*book.Book) (*book.Change, error),
	clients ...client.ID,
) error {
	return k.withSession(d, func(_ *unlocked, b *book.Book) (*book.Change, error) { return work(b) },
		clients...)
}

// withSession is [keeping.withBook] for work that asks who does it.
func (k keeping) withSession(
	d *desk,
	work func(*unlocked, *book.Book) (*book.Change, error),
	clients ...client.ID,
) error {
	return k.unlock(d, func(u *unlocked) error {
		b, err := u.store.Load(d.ctx, clients...)
		if err != nil {
			return err
		}
		if n := len(u.store.Report().Conflicts); n > 0 {
			d.say(textConflicts, n)
		}
		if n := len(u.store.Report().Twins); n > 0 {
			d.say(textTwins, n)
		}
		if n := len(dated.Unfit()); n > 0 {
			d.say(textUnfitTables, n)
		}
		// What was done is told once it stands.
		var told bytes.Buffer
		out := d.out
		d.out = &told
		change, err := work(u, b)
		d.out = out
		if change != nil {
			if err := u.store.Save(d.ctx, b, *change); err != nil {
				return err
			}
		}
		if _, printed := told.WriteTo(out); printed != nil {
			return printed
		}
		return err
	})
}

// then is what is left to tell after a second step: that something waits is told only where nothing
// went wrong.
func then(first, second error) error {
	switch {
	case second == nil:
		return first
	case first == nil || errors.Is(first, errWaits):
		return second
	}
	return errors.Join(first, second)
}

// change is what a save is for.
func change(act record.Act) *book.Change { return &book.Change{Act: act} }
