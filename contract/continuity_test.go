package contract_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"romukura/desk/continuity"
	"romukura/edge/objectstore"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// session lets a test's desk act for continuity as an unlocked session does.
type session struct {
	*desk
	secret, public string
}

func (s *session) Log(ctx context.Context, tx record.Tx, e log.Entry) error {
	e.Actor = s.private.Signer().Member().String()
	_, err := log.Append(ctx, tx, s.replica, e)
	return err
}

func (s *session) Sign(manifest []byte) ([]byte, error) {
	return seal.Sign(s.private.Signer(), seal.DomainExport, manifest)
}

func (s *session) Opens(v *record.Version) error {
	if v.Kind == record.KindMember {
		_, err := seal.ParseIdentity(v.Sealed)
		return err
	}
	_, err := open.Record(s.key, v.Binding(), v.Sealed)
	return err
}

func (s *session) Checkpoint(ctx context.Context, r record.Reader) ([]byte, string, error) {
	now, err := log.Now(ctx, r, s.replica)
	if err != nil {
		return nil, "", err
	}
	note, err := now.Sign(s.secret)
	return note, s.public, err
}

// keeper is a desk on a SQLite book, with what continuity needs.
type keeper struct {
	*continuity.Keeper
	*desk
	path string
}

func newKeeper(t *testing.T) *keeper {
	t.Helper()
	path := filepath.Join(t.TempDir(), "book.romukura")
	book, err := sqlite.Files{}.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return keeperOf(t, newDesk(t, book), path)
}

func keeperOf(t *testing.T, d *desk, path string) *keeper {
	t.Helper()
	s := &session{desk: d}
	var err error
	s.secret, s.public, err = log.NewKey(log.Origin{Office: d.office, Replica: d.replica})
	if err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { d.now += 1000; return time.UnixMicro(d.now) }
	return &keeper{&continuity.Keeper{
		Files: sqlite.Files{}, Session: s, Book: d.engine.(continuity.Book), Clock: clock,
		Scratch: t.TempDir(),
	}, d, path}
}

// elsewhere opens an unpacked bundle as another replica of the same office and member.
func (k *keeper) elsewhere(path string) *keeper {
	k.t.Helper()
	book, err := sqlite.Files{}.Open(path)
	k.must(err)
	k.t.Cleanup(func() { _ = book.Close() })
	d := *k.desk
	d.engine, d.replica = book, seal.NewID()
	return keeperOf(k.t.(*testing.T), &d, path)
}

func TestS59_TwoPCsWorkApartAndNothingIsLost(t *testing.T) {
	home := newKeeper(t)
	both := record.Version{ID: seal.NewID()}
	other := record.Version{ID: seal.NewID()}
	base, err := home.write(home.draft(both, "both"), home.draft(other, "a"))
	home.must(err)
	bundle := filepath.Join(t.TempDir(), "office.bundle")
	_, err = home.Export(t.Context(), bundle)
	home.must(err)
	there := filepath.Join(t.TempDir(), "laptop.romukura")
	_, err = continuity.Unpack(t.Context(), sqlite.Files{}, continuity.Way{From: bundle, To: there})
	home.must(err)
	away := home.elsewhere(there)
	if !reflect.DeepEqual(away.heads(record.Scope{}), home.heads(record.Scope{})) {
		t.Fatal("the bundle holds another book")
	}

	both.Follows = []record.Ref{{Version: 1, Batch: base}}
	_, err = home.write(home.draft(both, "at home"), home.draft(record.Version{ID: seal.NewID()}, "h"))
	home.must(err)
	_, err = away.write(away.draft(both, "away"), away.draft(record.Version{ID: seal.NewID()}, "w"))
	away.must(err)
	back := filepath.Join(t.TempDir(), "back.bundle")
	_, err = away.Export(t.Context(), back)
	away.must(err)
	merged, err := home.Bring(t.Context(), back)
	home.must(err)
	if merged.Batches != 1 || len(merged.Conflicts) != 1 || merged.Conflicts[0] != both.ID {
		t.Errorf("merged %+v", merged)
	}
	got := home.heads(record.Scope{})
	if len(got) != 4 || len(got[both.ID]) != 2 {
		t.Errorf("heads %v", got)
	}
	again, err := home.Bring(t.Context(), back)
	home.must(err)
	if again.Batches != 0 {
		t.Error("the same bundle brought something twice")
	}
	home.whole()
}

func TestABundleThatIsNotWholeOrNotOursIsRefused(t *testing.T) {
	home := newKeeper(t)
	bundle := filepath.Join(t.TempDir(), "office.bundle")
	_, err := home.Export(t.Context(), bundle)
	home.must(err)
	whole, err := os.ReadFile(bundle)
	home.must(err)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"half":    {whole[:len(whole)/2], continuity.ErrTorn},
		"flipped": {flip(whole, len(whole)/2), continuity.ErrTorn},
		"other":   {[]byte("something else entirely"), continuity.ErrNotBundle},
		"empty":   {nil, continuity.ErrNotBundle},
	} {
		at := filepath.Join(t.TempDir(), "b")
		home.must(os.WriteFile(at, c.data, 0o600))
		to := filepath.Join(t.TempDir(), "book")
		_, err := continuity.Unpack(t.Context(), sqlite.Files{}, continuity.Way{From: at, To: to})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Lstat(to); err == nil {
			t.Errorf("%s left a file", name)
		}
	}
	if _, err := home.Export(t.Context(), bundle); !errors.Is(err, continuity.ErrExists) {
		t.Errorf("a bundle took the place of a file: %v", err)
	}
}

func flip(data []byte, at int) []byte {
	out := append([]byte(nil), data...)
	out[at] ^= 1
	return out
}

func TestS57_TheBookAsOfAnInstant(t *testing.T) {
	home := newKeeper(t)
	r := record.Version{ID: seal.NewID()}
	first, err := home.write(home.draft(r, "one"))
	home.must(err)
	then, was := home.now, home.heads(record.Scope{})
	home.now += 60_000_000
	r.Follows = []record.Ref{{Version: 1, Batch: first}}
	_, err = home.write(home.draft(r, "wrecked"), home.draft(record.Version{ID: seal.NewID()}, "new"))
	home.must(err)
	to := filepath.Join(t.TempDir(), "then.romukura")
	later, err := home.RestoreAsOf(t.Context(), then, to)
	home.must(err)
	if later.Batches != 1 || later.Acts[record.Edit] != 1 {
		t.Errorf("later: %+v", later)
	}
	if got := home.elsewhere(to).heads(record.Scope{}); !reflect.DeepEqual(got, was) {
		t.Errorf("as of then: %v, was %v", got, was)
	}
}

// sameMonth stands for a payroll month that comes to the same yen.
func sameMonth(context.Context, continuity.Book) (continuity.Recomputed, error) {
	return continuity.Recomputed{Same: true}, nil
}

func TestS58_TheDrillIsGreenAndADamagedCopyTurnsItRed(t *testing.T) {
	home := newKeeper(t)
	dir := t.TempDir()
	shelf, err := objectstore.OpenFolder(dir)
	home.must(err)
	for range 3 {
		_, err := home.write(home.draft(record.Version{ID: seal.NewID()}, "more"))
		home.must(err)
		if c, err := home.Copy(t.Context(), shelf, false); err != nil || c == nil {
			t.Fatal(c, err)
		}
	}
	if c, err := home.Copy(t.Context(), shelf, false); err != nil || c != nil {
		t.Fatal("nothing was added and a copy was made", c, err)
	}
	c, err := home.Drill(t.Context(), shelf, sameMonth)
	home.must(err)
	if !c.Green || c.Counts.Versions != 4 || c.Opened != 4 {
		t.Errorf("certificate %+v", c)
	}
	wrong := func(context.Context, continuity.Book) (continuity.Recomputed, error) {
		return continuity.Recomputed{Stored: 100, Computed: 99}, nil
	}
	if c, err := home.Drill(t.Context(), shelf, wrong); err != nil || c.Green ||
		c.Step != continuity.Recomputing {
		t.Errorf("another figure and %+v %v", c, err)
	}
	for _, damage := range []func(path string, data []byte) error{
		func(path string, data []byte) error {
			return os.WriteFile(path, flip(data, len(data)/2), 0o600)
		},
		func(path string, data []byte) error { return os.WriteFile(path, data[:len(data)/2], 0o600) },
		func(path string, _ []byte) error { return os.Remove(path) },
	} {
		kept, err := shelf.List(t.Context(), "")
		home.must(err)
		path := filepath.Join(dir, filepath.FromSlash(kept[1].Name))
		data, err := os.ReadFile(path)
		home.must(err)
		home.must(damage(path, data))
		if c, err := home.Drill(t.Context(), shelf, sameMonth); err != nil || c.Green {
			t.Errorf("a damaged copy and the drill is green: %+v %v", c, err)
		}
		home.must(os.WriteFile(path, data, 0o600))
	}
	if c, err := home.Drill(t.Context(), shelf, sameMonth); err != nil || !c.Green {
		t.Errorf("mended and not green: %+v %v", c, err)
	}
}

func TestS58_AnOldCopyOfTheFileIsNoticed(t *testing.T) {
	home := newKeeper(t)
	old := filepath.Join(t.TempDir(), "old.romukura")
	home.must(home.Book.Copy(t.Context(), old))
	_, err := home.write(home.draft(record.Version{ID: seal.NewID()}, "newer"))
	home.must(err)
	var kept log.Checkpoint
	home.view(func(ctx context.Context, r record.Reader) (err error) {
		kept, err = log.Now(ctx, r, home.replica)
		return err
	})
	f, err := home.Verify(t.Context(), []log.Checkpoint{kept})
	home.must(err)
	if !f.Whole() || f.Opened != 2 {
		t.Errorf("the book itself: %+v", f)
	}
	book, err := sqlite.Files{}.Open(old)
	home.must(err)
	defer func() { _ = book.Close() }()
	d := *home.desk
	d.engine = book
	back := keeperOf(t, &d, old)
	if f, err = back.Verify(t.Context(), []log.Checkpoint{kept}); err != nil || len(f.Old) != 1 {
		t.Errorf("an old copy was put back and nothing said: %+v %v", f, err)
	}
	if strings.Contains(kept.Code(), home.office.String()) {
		t.Error("the code tells the office")
	}
}

func TestS14_NoCopyBringsTheKeyOfANumberBack(t *testing.T) {
	home := newKeeper(t)
	shelf, err := objectstore.OpenFolder(t.TempDir())
	home.must(err)
	key := record.Version{ID: seal.NewID(), Kind: record.KindNumberKey}
	data := record.Version{ID: seal.NewID(), Kind: "employee"}
	_, err = home.write(home.draft(key, "the key of a number"), home.draft(data, "a person"))
	home.must(err)
	_, err = home.Copy(t.Context(), shelf, false)
	home.must(err)
	to := filepath.Join(t.TempDir(), "restored.romukura")
	home.must(continuity.Restore(t.Context(), sqlite.Files{}, continuity.Source{
		Shelf: shelf, Office: home.office, Replica: home.replica, To: to, Scratch: t.TempDir(),
	}))
	found := 0
	home.elsewhere(to).view(func(ctx context.Context, r record.Reader) error {
		return r.Heads(ctx, record.Scope{}, func(v *record.Version) error {
			found++
			if (v.Sealed == nil) != (v.Kind == record.KindNumberKey) {
				t.Errorf("%s: bytes gone %t", v.Kind, v.Sealed == nil)
			}
			return nil
		})
	})
	if found != 3 {
		t.Errorf("%d records came back", found)
	}
}
