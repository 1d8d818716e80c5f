package sealed_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/member"
	"romukura/desk/sealed"
	"romukura/desk/tour"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

// keyring is a session with real keys: those of clients are wrapped under the common key, those of
// persons under their client's, and lie in the book as records.
type keyring struct {
	private *open.Private
	id      seal.ID
	replica seal.ID
	common  seal.ID
	keys    map[seal.Ref]*seal.Key
	newest  map[seal.ID]seal.Ref
	log     *seal.Key
	ready   error
}

func (k *keyring) ID() seal.ID                        { return k.id }
func (k *keyring) Replica() seal.ID                   { return k.replica }
func (k *keyring) Signer() *seal.Signer               { return k.private.Signer() }
func (k *keyring) Common() seal.ID                    { return k.common }
func (k *keyring) LogKey() (*seal.Key, error)         { return k.log, nil }
func (k *keyring) Ready() error                       { return k.ready }
func (k *keyring) Newest(id seal.ID) (seal.Ref, bool) { r, ok := k.newest[id]; return r, ok }

func (k *keyring) Hold() (func(), error)        { return func() {}, nil }
func (k *keyring) Accept(*record.Version) error { return nil }

var errNotHeld = errors.New("not held")

func (k *keyring) Key(ref seal.Ref) (*seal.Key, error) {
	if key := k.keys[ref]; key != nil {
		return key, nil
	}
	return nil, errNotHeld
}

func (k *keyring) Keep(key *seal.Key) {
	ref := key.Ref()
	k.keys[ref] = key
	if k.newest[ref.ID].Epoch < ref.Epoch {
		k.newest[ref.ID] = ref
	}
}

func (k *keyring) Extend(o member.Extension) (*seal.Key, []record.Version, error) {
	v := record.Version{Kind: "key", ID: seal.NewID(), Client: o.Client, Person: o.Person, Version: 1}
	id, outer := o.Client, k.keys[k.newest[k.common]]
	if !o.Person.IsZero() {
		id, outer = o.Person, o.With
		if outer == nil {
			outer = k.keys[k.newest[o.Client]]
		}
	}
	v.Office = k.common
	key := seal.NewKey(seal.Ref{ID: id, Epoch: 1})
	var err error
	v.Sealed, err = seal.WrapKey(outer, v.Binding(), key)
	return key, []record.Version{v}, err
}

// read opens every wrap of a book, those of clients first.
func (k *keyring) read(t testing.TB, e record.Engine) {
	t.Helper()
	var all []*record.Version
	must(t, e.View(t.Context(), func(r record.Reader) error {
		return r.Heads(t.Context(), record.Scope{Kinds: []string{"key"}}, func(v *record.Version) error {
			all = append(all, v.Clone())
			return nil
		})
	}))
	for _, persons := range []bool{false, true} {
		for _, v := range all {
			if v.Person.IsZero() == persons {
				continue
			}
			head, err := seal.ReadHead(v.Sealed)
			must(t, err)
			key, err := open.Key(k.keys[head.Outer], v.Binding(), v.Sealed)
			must(t, err)
			k.Keep(key)
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// desk is a founded book with a session.
type desk struct {
	t      testing.TB
	path   string
	engine *sqlite.Engine
	ring   *keyring
	now    time.Time
}

// quickFolder is a folder in memory where the system has one. What a process wrote there outlives
// the process as it does on a disk; only the waiting for a disk is saved. A benchmark waits.
func quickFolder(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "sealed")
	if _, measured := t.(*testing.B); err != nil || measured {
		_ = os.Remove(dir)
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// newDesk founds an office in a new file.
func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{t: t, path: filepath.Join(quickFolder(t), "book.romukura"),
		now: time.Date(2026, 11, 2, 3, 0, 0, 0, time.UTC)}
	var err error
	d.engine, err = sqlite.Create(d.path)
	must(t, err)
	t.Cleanup(func() { _ = d.engine.Close() })
	private, err := open.NewPrivate(seal.NewID())
	must(t, err)
	office := seal.NewID()
	d.ring = &keyring{private: private, id: seal.NewID(), replica: seal.NewID(), common: office,
		keys: map[seal.Ref]*seal.Key{}, newest: map[seal.ID]seal.Ref{},
		log: seal.NewKey(seal.Ref{ID: seal.NewID(), Epoch: 1})}
	d.ring.Keep(seal.NewKey(seal.Ref{ID: office, Epoch: 1}))
	must(t, d.engine.Update(t.Context(), func(tx record.Tx) error {
		if err := tx.Found(t.Context(), office); err != nil {
			return err
		}
		b, err := record.Append(t.Context(), tx, private.Signer(), record.Write{Batch: seal.NewID(),
			Replica: d.ring.replica, At: d.clock().UnixMicro(), Act: record.Found,
			Versions: []record.Version{{Kind: record.KindMember, ID: private.Signer().Member(),
				Sealed: private.Identity().Bytes()}}})
		if err != nil {
			return err
		}
		_, err = log.Append(t.Context(), tx, d.ring.replica, log.Written(b))
		return err
	}))
	return d
}

// clock goes on by a second at every look.
func (d *desk) clock() time.Time {
	d.now = d.now.Add(time.Second)
	return d.now
}

func (d *desk) store() *sealed.Store {
	return sealed.New(sealed.Desk{Engine: d.engine, Session: d.ring, Now: d.clock})
}

// loaded is a store with its book loaded.
func (d *desk) loaded() (*sealed.Store, *book.Book) {
	d.t.Helper()
	s := d.store()
	b, err := s.Load(d.t.Context())
	must(d.t, err)
	return s, b
}

func (d *desk) counts() (c record.Counts) {
	d.t.Helper()
	must(d.t, d.engine.View(d.t.Context(), func(r record.Reader) (err error) {
		c, err = r.Counts(d.t.Context())
		return err
	}))
	return c
}

func openFile(t testing.TB, path string) *sqlite.Engine {
	t.Helper()
	e, err := sqlite.Open(path, sqlite.Options{})
	must(t, err)
	t.Cleanup(func() { _ = e.Close() })
	return e
}

var edit = book.Change{Act: record.Edit}

// demo is the book after the tour, made once.
func demo(t testing.TB) *book.Book {
	t.Helper()
	b := &book.Book{}
	guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
	_, err := guide.Run()
	must(t, err)
	return plain(t, b)
}

// plain is a book as it reads from JSON: a rate of nought has no denominator there.
func plain(t testing.TB, b *book.Book) *book.Book {
	t.Helper()
	text, err := json.Marshal(b)
	must(t, err)
	again := &book.Book{}
	must(t, json.Unmarshal(text, again))
	return again
}

// put takes a whole book over into an empty one.
func (d *desk) put(b *book.Book) *sealed.Store {
	d.t.Helper()
	s, mine := d.loaded()
	mine.Office, mine.Clients = b.Office, b.Clients
	must(d.t, s.Save(d.t.Context(), mine, edit))
	return s
}

func same(t testing.TB, got, want *book.Book) {
	t.Helper()
	if reflect.DeepEqual(got, want) {
		return
	}
	if len(got.Clients) != len(want.Clients) {
		t.Fatalf("%d clients, want %d", len(got.Clients), len(want.Clients))
	}
	for i := range want.Clients {
		g, w := reflect.ValueOf(*got.Clients[i]), reflect.ValueOf(*want.Clients[i])
		for f := range g.NumField() {
			if !reflect.DeepEqual(g.Field(f).Interface(), w.Field(f).Interface()) {
				t.Fatalf("client %d differs in %s", i,
					differs(g.Type().Field(f).Name, g.Field(f), w.Field(f)))
			}
		}
	}
	t.Fatalf("the office differs: %+v, want %+v", got.Office, want.Office)
}

// differs is the path of the first place in which two values differ.
func differs(path string, a, b reflect.Value) string {
	switch {
	case a.Kind() == reflect.Slice && a.Len() == b.Len() && a.IsNil() == b.IsNil():
		for i := range a.Len() {
			if !reflect.DeepEqual(a.Index(i).Interface(), b.Index(i).Interface()) {
				return differs(path+"["+strconv.Itoa(i)+"]", a.Index(i), b.Index(i))
			}
		}
	case a.Kind() == reflect.Struct:
		for i := range a.NumField() {
			f := a.Type().Field(i)
			if f.IsExported() && !reflect.DeepEqual(a.Field(i).Interface(), b.Field(i).Interface()) {
				return differs(path+"."+f.Name, a.Field(i), b.Field(i))
			}
		}
	case a.Kind() == reflect.Pointer && !a.IsNil() && !b.IsNil():
		return differs(path, a.Elem(), b.Elem())
	}
	return fmt.Sprintf("%s: %+v, want %+v", path, a, b)
}

func TestTheDemoBookComesBackAsItWas(t *testing.T) {
	d := newDesk(t)
	want := demo(t)
	s := d.put(want)
	before := d.counts()
	must(t, s.Save(t.Context(), want, edit))
	s, got := d.loaded()
	same(t, got, want)
	must(t, s.Save(t.Context(), got, edit))
	after := d.counts()
	if after.Versions != before.Versions || after.Batches != before.Batches {
		t.Errorf("a book that did not change was written: %+v, then %+v", before, after)
	}
}
