package member_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"romukura/desk/member"
	"romukura/desk/passphrase"
	"romukura/edge/device"
	"romukura/edge/sqlite"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
)

var rules = passphrase.New(norm.NFKC.Bytes, nil)

// Three invented passphrases.
const (
	ownerPhrase = "庭の柿に鳥が来て朝から騒がしい"
	staffPhrase = "水道橋でうどんを二杯食べた火曜"
	otherPhrase = "x7Kq-Vn2mPw-Jzr81tHg"
)

func chosen(t testing.TB, text string) *passphrase.Chosen {
	t.Helper()
	p, err := rules.Choose([]byte(text), passphrase.Context{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func with(text string) member.With {
	return member.With{Passphrase: rules.Read([]byte(text))}
}

// clock is a clock that tests move.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func (c *clock) pass(d time.Duration) { c.now = c.now.Add(d) }

// room is an office with one book and one device.
type room struct {
	*member.Desk
	clock *clock
	path  string
	paper *member.Paper
	code  *[open.CodeSize]byte
}

func empty(t testing.TB) *room {
	t.Helper()
	path := filepath.Join(t.TempDir(), "jimusho.romukura")
	engine, err := sqlite.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = engine.Close() })
	c := &clock{time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}
	return &room{Desk: desk(t, engine, c, nil), clock: c, path: path}
}

func desk(t testing.TB, e record.Engine, c *clock, secret *[16]byte) *member.Desk {
	t.Helper()
	folder, err := device.Make(filepath.Join(t.TempDir(), "device"), secret)
	if err != nil {
		t.Fatal(err)
	}
	return &member.Desk{Engine: e, Device: folder, Now: c.Now}
}

// founded is an office with its first owner in session.
func founded(t testing.TB, numbers bool) (*room, *member.Session) {
	t.Helper()
	r := empty(t)
	s, paper, err := r.Found(t.Context(), member.Founding{
		Name: "髙橋 一郎", Passphrase: chosen(t, ownerPhrase), Numbers: numbers})
	if err != nil {
		t.Fatal(err)
	}
	r.paper = paper
	if r.code, err = member.ReadCode(paper.Code); err != nil {
		t.Fatal(err)
	}
	return r, s
}

// hire admits somebody and gives the id.
func (r *room) hire(t testing.TB, s *member.Session, phrase string, a member.Admission) seal.ID {
	t.Helper()
	c, err := r.Apply(member.Application{Office: s.Office(), Passphrase: chosen(t, phrase)})
	if err != nil {
		t.Fatal(err)
	}
	a.Fingerprint = c.Fingerprint()
	if err := s.Admit(t.Context(), c, a); err != nil {
		t.Fatal(err)
	}
	return c.Identity.Member
}

func (r *room) unlock(t testing.TB, id seal.ID, phrase string) *member.Session {
	t.Helper()
	s, err := r.Unlock(t.Context(), id, with(phrase))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// take takes in a client with persons and a record for each, as desk/sealed does, and gives the ids
// of the records: the client's first.
func take(t testing.TB, r *room, s *member.Session, client seal.ID, persons ...seal.ID) []seal.ID {
	t.Helper()
	key, versions, err := s.Extend(member.Extension{Client: client})
	if err != nil {
		t.Fatal(err)
	}
	keys := []*seal.Key{key}
	ids := []seal.ID{seal.NewID()}
	versions = append(versions,
		sealedTo(t, s, key, record.Version{Client: client, Kind: "client", ID: ids[0]}))
	for _, p := range persons {
		k, wraps, err := s.Extend(member.Extension{Client: client, Person: p, With: key})
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, k)
		id := seal.NewID()
		ids = append(ids, id)
		versions = append(append(versions, wraps...), sealedTo(t, s, k,
			record.Version{Client: client, Person: p, Kind: "employee", ID: id}))
	}
	r.put(t, s, versions)
	for _, k := range keys {
		s.Keep(k)
	}
	return ids
}

func sealedTo(t testing.TB, s *member.Session, k *seal.Key, v record.Version) record.Version {
	t.Helper()
	b := v.Binding()
	b.Office, b.Version = s.Office(), record.NextVersion(v.Follows)
	var err error
	if v.Sealed, err = seal.Record(k, b, []byte("労務太郎 の記録")); err != nil {
		t.Fatal(err)
	}
	return v
}

func (r *room) put(t testing.TB, s *member.Session, versions []record.Version) {
	t.Helper()
	err := r.Engine.Update(t.Context(), func(tx record.Tx) error {
		_, err := record.Append(t.Context(), tx, s.Signer(), record.Write{
			Batch: seal.NewID(), Replica: s.Replica(), At: r.Now().UnixMicro(), Act: record.Edit,
			Versions: versions,
		})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// head is the newest version of a record.
func (r *room) head(t testing.TB, id seal.ID) *record.Version {
	t.Helper()
	var head *record.Version
	err := r.Engine.View(t.Context(), func(rd record.Reader) error {
		return rd.History(t.Context(), id, func(v *record.Version) error {
			head = v.Clone()
			return nil
		})
	})
	if err != nil || head == nil {
		t.Fatal("no such record", err)
	}
	return head
}

// opens tells whether a session opens the newest version of a record.
func (r *room) opens(t testing.TB, s *member.Session, id seal.ID) bool {
	t.Helper()
	v := r.head(t, id)
	head, err := seal.ReadHead(v.Sealed)
	if err != nil {
		t.Fatal(err)
	}
	k, err := s.Key(head.Outer)
	if err != nil {
		return false
	}
	text, err := open.Record(k, v.Binding(), v.Sealed)
	if err != nil {
		t.Fatal(err)
	}
	return string(text) == "労務太郎 の記録"
}

// actions counts the entries of the log by action.
func (r *room) actions(t testing.TB) map[log.Action]int {
	t.Helper()
	found := map[log.Action]int{}
	err := r.Engine.View(t.Context(), func(rd record.Reader) error {
		return log.Each(t.Context(), rd, r.Device.Replica(), func(e log.Entry) error {
			found[e.Action]++
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func (r *room) verify(t testing.TB) {
	t.Helper()
	err := r.Engine.View(t.Context(), func(rd record.Reader) error {
		report, err := record.Verify(t.Context(), rd)
		if err == nil && len(report.Damage) > 0 {
			t.Errorf("damage: %v", report.Damage)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func refused(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%v, want %v", err, want)
	}
}

func TestAnOfficeIsFoundedAndOpenedAgain(t *testing.T) {
	r, s := founded(t, true)
	client, person := seal.NewID(), seal.NewID()
	ids := take(t, r, s, client, person)
	owner := s.Member()
	s.Lock(t.Context())
	again := r.unlock(t, owner, ownerPhrase)
	for _, id := range ids {
		if !r.opens(t, again, id) {
			t.Error("a record does not open after the next unlocking")
		}
	}
	if names, err := again.Names(t.Context()); err != nil || names[owner] != "髙橋 一郎" {
		t.Error(names, err)
	}
	for _, id := range []seal.ID{s.Common(), client, person, member.LogID(s.Office()),
		member.NumbersID(s.Office()), member.NumbersID(client)} {
		if ref, ok := again.Newest(id); !ok || ref.Epoch != 1 {
			t.Errorf("key %v %v", ref, ok)
		}
	}
	if again.ID() == s.ID() {
		t.Error("S26: two sessions have one id")
	}
	r.verify(t)
}
