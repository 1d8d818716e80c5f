package continuity

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
)

// Copies on a shelf are parts of the book: now and then the whole, in between what was added since.
// Their names say what they hold:
//
//	<office>/<replica>/<after>-<through>-<leaves>.part
//
// in microseconds since 1970, the number of log entries last. A part that begins at 0 is whole.
// Names are never used twice, so whatever a shelf's older version of a name was is the copy that
// was made.

// partName is the name of one part.
type partName struct {
	office, replica seal.ID
	after, through  int64
	leaves          int64
	sum             string
}

const partSuffix = ".part"

func (p partName) folder() string { return p.office.String() + "/" + p.replica.String() + "/" }

func (p partName) String() string {
	return fmt.Sprintf("%s%d-%d-%d-%s%s", p.folder(), p.after, p.through, p.leaves, p.sum, partSuffix)
}

func parsePart(name string) (partName, bool) {
	var p partName
	rest, ours := strings.CutSuffix(name, partSuffix)
	parts := strings.Split(rest, "/")
	if !ours || len(parts) != 3 {
		return p, false
	}
	numbers := strings.Split(parts[2], "-")
	if len(numbers) != 4 {
		return p, false
	}
	var errs [5]error
	p.office, errs[0] = seal.ParseID(parts[0])
	p.replica, errs[1] = seal.ParseID(parts[1])
	p.after, errs[2] = strconv.ParseInt(numbers[0], 10, 64)
	p.through, errs[3] = strconv.ParseInt(numbers[1], 10, 64)
	p.leaves, errs[4] = strconv.ParseInt(numbers[2], 10, 64)
	p.sum = numbers[3]
	return p, errors.Join(errs[:]...) == nil
}

// Copied tells what was put on a shelf.
type Copied struct {
	Name    string
	Whole   bool
	Batches int64
	Size    int64
	At      time.Time
}

// Copy puts on a shelf what the book gained since the last copy there, or the whole book when there
// is none or when whole is asked for. It returns nil when there was nothing to add.
func (k *Keeper) Copy(ctx context.Context, shelf Shelf, whole bool) (*Copied, error) {
	var p partName
	err := k.Book.View(ctx, func(r record.Reader) (err error) {
		p.office, p.replica, err = k.whose(ctx, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	span := Span{After: -1}
	if !whole {
		if span, err = lastOn(ctx, shelf, p); err != nil {
			return nil, err
		}
	}
	return k.put(ctx, shelf, p, span)
}

// whose tells the office and the replica that a book file is.
func (k *Keeper) whose(
	ctx context.Context,
	r record.Reader,
) (office, replica seal.ID, err error) {
	note, public, err := k.Session.Checkpoint(ctx, r)
	if err != nil {
		return office, replica, err
	}
	c, err := log.ParseCheckpoint(note, public)
	return c.Origin.Office, c.Origin.Replica, err
}

// lastOn is where the newest copy on a shelf ends.
func lastOn(ctx context.Context, shelf Shelf, of partName) (Span, error) {
	kept, err := shelf.List(ctx, of.folder())
	if err != nil {
		return Span{}, err
	}
	last := Span{After: -1}
	for _, one := range kept {
		p, ours := parsePart(one.Name)
		if ours && p.through >= last.After {
			last = Span{After: p.through, Logs: map[seal.ID]int64{of.replica: p.leaves}}
		}
	}
	return last, nil
}

func (k *Keeper) put(ctx context.Context, shelf Shelf, p partName, span Span) (*Copied, error) {
	path := filepath.Join(k.Scratch, "part-"+seal.NewID().String())
	defer func() { _ = os.Remove(path); _ = os.Remove(path + ".lock") }()
	next, counts, err := k.extract(ctx, path, span)
	if err != nil {
		return nil, err
	}
	if counts.Batches == 0 {
		return nil, nil
	}
	p.after, p.through, p.leaves = max(span.After, 0), next.After, next.Logs[p.replica]
	size, sum, err := sumOf(path)
	if err != nil {
		return nil, err
	}
	p.sum = hex.EncodeToString(sum)
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	o := Object{Name: p.String(), Size: size, Locked: true}
	if err := shelf.Put(ctx, o, file); err != nil {
		return nil, err
	}
	done := &Copied{o.Name, span.After < 0, counts.Batches, o.Size, k.Clock()}
	return done, k.note(ctx, log.Entry{Action: log.Copy, Count: counts.Batches})
}

// extract writes a part into a file of its own.
func (k *Keeper) extract(
	ctx context.Context,
	path string,
	span Span,
) (next Span, counts record.Counts, err error) {
	part, err := k.Files.Create(path)
	if err != nil {
		return next, counts, err
	}
	err = k.Book.View(ctx, func(r record.Reader) error {
		return part.Update(ctx, func(tx record.Tx) error {
			if next, err = Extract(ctx, r, tx, span); err != nil {
				return err
			}
			counts, err = tx.Counts(ctx)
			return err
		})
	})
	return next, counts, errors.Join(err, part.Close())
}

// Restore builds a new book from the copies on a shelf that were there before an instant, newest
// whole part first and then each that continues it. Of a name with several versions the first
// counts: an attacker can only add later ones. The zero instant takes everything.
func Restore(ctx context.Context, files Files, from Source) error {
	parts, err := from.choose(ctx)
	if err != nil {
		return err
	}
	book, err := files.Create(from.To)
	if err != nil {
		return err
	}
	for _, part := range parts {
		if err := from.apply(ctx, files, book, part); err != nil {
			return errors.Join(err, book.Close())
		}
	}
	err = whole(ctx, book)
	return errors.Join(err, book.Close())
}

// Source says what to restore: which office's copies, of which replica, as of which instant.
type Source struct {
	Shelf   Shelf
	Office  seal.ID
	Replica seal.ID
	Before  time.Time // copies that reach beyond it are left out
	To      string    // the new file
	Scratch string
}

var (
	// ErrNoCopy reports a shelf without a whole copy from before the instant.
	ErrNoCopy = errors.New("continuity: no whole copy was there at that time")
	// ErrGap reports copies of which one in between is missing.
	ErrGap = errors.New("continuity: a copy in between is missing")
)

// keptPart is a part and the versions that stand under its name.
type keptPart struct {
	partName
	versions []Kept
}

// choose finds the parts to put together.
func (s Source) choose(ctx context.Context) ([]keptPart, error) {
	kept, err := s.Shelf.List(ctx, partName{office: s.Office, replica: s.Replica}.folder())
	if err != nil {
		return nil, err
	}
	versions := map[partName][]Kept{}
	for _, one := range kept {
		p, ours := parsePart(one.Name)
		if ours && (s.Before.IsZero() || p.through <= s.Before.UnixMicro()) {
			versions[p] = append(versions[p], one)
		}
	}
	parts := make([]keptPart, 0, len(versions))
	for name, all := range versions {
		parts = append(parts, keptPart{name, all})
	}
	slices.SortFunc(parts, func(a, b keptPart) int {
		return cmp.Or(cmp.Compare(a.through, b.through), cmp.Compare(b.after, a.after))
	})
	begin := -1
	for i := range parts {
		if parts[i].after == 0 {
			begin = i
		}
	}
	if begin < 0 {
		return nil, ErrNoCopy
	}
	return chain(parts[begin:])
}

// chain keeps the parts that continue each other, and sees that none is missing in between.
func chain(parts []keptPart) ([]keptPart, error) {
	chosen := parts[:1]
	for _, p := range parts[1:] {
		switch end := chosen[len(chosen)-1].through; {
		case p.after == end:
			chosen = append(chosen, p)
		case p.after > end:
			return nil, ErrGap
		}
	}
	return chosen, nil
}

func (s Source) apply(ctx context.Context, files Files, book record.Engine, p keptPart) error {
	path := filepath.Join(s.Scratch, "restore-"+seal.NewID().String())
	defer func() { _ = os.Remove(path) }()
	if err := s.fetch(ctx, p, path); err != nil {
		return err
	}
	part, err := files.Read(path)
	if err != nil {
		return err
	}
	err = part.View(ctx, func(r record.Reader) error {
		return book.Update(ctx, func(tx record.Tx) error { return Apply(ctx, tx, r) })
	})
	return errors.Join(err, part.Close())
}

// fetch brings one part here: the version that has the sum in its name.
func (s Source) fetch(ctx context.Context, p keptPart, path string) error {
	for _, version := range p.versions {
		sum, err := s.download(ctx, version, path)
		if err == nil && sum == p.sum {
			return nil
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return ErrTorn
}

func (s Source) download(ctx context.Context, k Kept, path string) (string, error) {
	body, err := s.Shelf.Get(ctx, k)
	if err != nil {
		return "", err
	}
	defer func() { _ = body.Close() }()
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	_, err = io.Copy(io.MultiWriter(out, sum), body)
	return hex.EncodeToString(sum.Sum(nil)), errors.Join(err, out.Close())
}
