package numbers_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"romukura/desk/continuity"
	"romukura/desk/member"
	"romukura/desk/numbers"
	"romukura/desk/passphrase"
	"romukura/edge/device"
	"romukura/edge/sqlite"
	"romukura/ground/idnum"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
	"romukura/tools/canary"
)

// digits is an invented number with a right check digit.
const digits = "983205673214"

// office is one office on one machine, with a member who handles numbers and a client.
type office struct {
	*member.Desk
	*numbers.Store
	t      *testing.T
	dir    string
	engine *sqlite.Engine
	client seal.ID
	now    time.Time
}

func choose(t *testing.T) *passphrase.Chosen {
	t.Helper()
	p, err := passphrase.New(norm.NFKC.Bytes, nil).Choose([]byte("庭の柿に鳥が来て朝から騒がしい"),
		passphrase.Context{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) path(name string) string { return filepath.Join(o.dir, name) }

// newOffice founds an office, passes the drill and takes in a client.
func newOffice(t *testing.T) *office {
	t.Helper()
	o := &office{t: t, dir: t.TempDir(), client: seal.NewID(),
		now: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}
	var err error
	o.engine, err = sqlite.Create(o.path("book"))
	o.must(err)
	t.Cleanup(func() { _ = o.engine.Close() })
	folder, err := device.Make(o.path("device"), nil)
	o.must(err)
	clock := func() time.Time { o.now = o.now.Add(time.Millisecond); return o.now }
	o.Desk = &member.Desk{Engine: o.engine, Device: folder, Now: clock}
	s, paper, err := o.Found(t.Context(), member.Founding{Name: "見本　花子", Passphrase: choose(t),
		Numbers: true})
	o.must(err)
	s.Lock(t.Context())
	code, err := member.ReadCode(paper.Code)
	o.must(err)
	_, err = o.Drill(t.Context(), member.With{Code: code})
	o.must(err)
	o.Store = &numbers.Store{Engine: o.engine, Now: clock}
	o.Session = o.unlock(o.Desk)
	_, versions, err := o.Session.Extend(member.Extension{Client: o.client})
	o.must(err)
	o.must(o.engine.Update(t.Context(), func(tx record.Tx) error {
		b, err := record.Append(t.Context(), tx, o.Session.Signer(), record.Write{Batch: seal.NewID(),
			Replica: o.Session.Replica(), At: o.now.UnixMicro(), Act: record.Edit, Versions: versions})
		if err == nil {
			_, err = log.Append(t.Context(), tx, b.Replica, log.Written(b))
		}
		return err
	}))
	o.must(o.Session.Refresh(t.Context()))
	return o
}

func (o *office) unlock(d *member.Desk) *member.Session {
	o.t.Helper()
	s, err := d.Unlock(o.t.Context(), seal.ID{}, member.With{Passphrase: choose(o.t).Phrase})
	o.must(err)
	o.t.Cleanup(func() { s.Lock(context.WithoutCancel(o.t.Context())) })
	return s
}

// at works on another file of the same office: a copy.
func (o *office) at(path string) *numbers.Store {
	o.t.Helper()
	engine, err := sqlite.Open(path, sqlite.Options{})
	o.must(err)
	o.t.Cleanup(func() { _ = engine.Close() })
	d := &member.Desk{Engine: engine, Device: o.Device, Now: o.Desk.Now}
	return &numbers.Store{Engine: engine, Session: o.unlock(d), Now: o.Desk.Now}
}

func number(t *testing.T) idnum.MyNumber {
	t.Helper()
	n, err := idnum.ReadMyNumber(digits)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (o *office) keep() *numbers.Card {
	o.t.Helper()
	c, err := o.Keep(o.t.Context(), o.client, numbers.New{Employee: "102", Number: number(o.t),
		Purposes: []numbers.Purpose{numbers.Social, numbers.Withholding}})
	o.must(err)
	return c
}

func (o *office) use(s *numbers.Store, card seal.ID) error {
	o.t.Helper()
	n, err := s.Use(o.t.Context(), numbers.Use{Client: o.client, Card: card,
		Purpose: numbers.Social})
	if err == nil && n.Reveal() != digits {
		o.t.Error("another number came out")
	}
	if err != nil && !n.IsZero() {
		o.t.Error("a number came out beside a refusal")
	}
	return err
}

// leaves are the entries of this desk's log.
func (o *office) leaves() (all []string) {
	o.t.Helper()
	o.must(o.engine.View(o.t.Context(), func(r record.Reader) error {
		return r.Leaves(o.t.Context(), o.Session.Replica(), 0, func(_ int64, leaf []byte) error {
			all = append(all, string(leaf))
			return nil
		})
	}))
	return all
}

func TestS36_ANumberComesOutForADeclaredPurposeAndTheLogTellsOfItFirst(t *testing.T) {
	o := newOffice(t)
	card := o.keep()
	before := len(o.leaves())
	o.must(o.use(o.Store, card.ID))
	told := o.leaves()[before:]
	if len(told) != 1 || !strings.Contains(told[0], string(log.Reveal)) ||
		!strings.Contains(told[0], "social-insurance") || !strings.Contains(told[0], card.ID.String()) ||
		!strings.Contains(told[0], o.Session.Member().String()) {
		t.Errorf("the log says %q", told)
	}
	for name, u := range map[string]struct {
		use  numbers.Use
		want error
	}{
		"another purpose": {numbers.Use{Client: o.client, Card: card.ID, Purpose: numbers.YearEnd},
			numbers.ErrPurpose},
		"no purpose": {numbers.Use{Client: o.client, Card: card.ID}, numbers.ErrPurpose},
		"another card": {numbers.Use{Client: o.client, Card: seal.NewID(), Purpose: numbers.Social},
			numbers.ErrNoCard},
		"another client": {numbers.Use{Client: seal.NewID(), Card: card.ID, Purpose: numbers.Social},
			member.ErrNotHeld},
	} {
		n, err := o.Use(t.Context(), u.use)
		if !errors.Is(err, u.want) || !n.IsZero() {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(o.leaves()) != before+1 {
		t.Error("a refusal is told as a use")
	}
	o.now = o.now.Add(6 * time.Minute)
	if err := o.use(o.Store, card.ID); !errors.Is(err, member.ErrStepUp) {
		t.Errorf("long after unlocking: %v", err)
	}
}

func TestS36_WhoIsNotNamedReachesNothing(t *testing.T) {
	o := newOffice(t)
	card := o.keep()
	s := o.Session
	right, _ := s.Roster().Right(s.Member())
	o.must(s.Assign(t.Context(), s.Member(), member.Duties{Role: right.Role}))
	o.must(s.Refresh(t.Context()))
	again := &numbers.Store{Engine: o.engine, Session: s, Now: o.Desk.Now}
	if err := o.use(again, card.ID); err == nil {
		t.Error("who gave the duty up goes on")
	}
	s.Lock(t.Context())
	again.Session = o.unlock(o.Desk)
	if err := o.use(again, card.ID); !errors.Is(err, member.ErrNotHeld) {
		t.Errorf("use: %v", err)
	}
	if _, err := again.Cards(t.Context(), o.client); !errors.Is(err, member.ErrNotHeld) {
		t.Errorf("list: %v", err)
	}
	n := numbers.New{Employee: "103", Number: number(t), Purposes: []numbers.Purpose{numbers.Social}}
	if _, err := again.Keep(t.Context(), o.client, n); !errors.Is(err, member.ErrNotHeld) {
		t.Errorf("keep: %v", err)
	}
	order := numbers.Order{Client: o.client, Card: card.ID, Reason: "x"}
	if _, err := again.Destroy(t.Context(), order); !errors.Is(err, member.ErrNotHeld) {
		t.Errorf("destroy: %v", err)
	}
}

func TestWhatIsIncompleteIsRefusedAndNothingIsWritten(t *testing.T) {
	o := newOffice(t)
	o.keep()
	before := len(o.leaves())
	social := []numbers.Purpose{numbers.Social}
	for name, x := range map[string]struct {
		n    numbers.New
		want error
	}{
		"nobody": {numbers.New{Employee: " ", Number: number(t), Purposes: social},
			numbers.ErrEmployee},
		"for nothing": {numbers.New{Employee: "103", Number: number(t)}, numbers.ErrPurposes},
		"for marketing": {numbers.New{Employee: "103", Number: number(t),
			Purposes: []numbers.Purpose{"marketing"}}, numbers.ErrPurposes},
		"there already": {numbers.New{Employee: "102", Number: number(t), Purposes: social},
			numbers.ErrThere},
		"without number": {numbers.New{Employee: "103", Purposes: social}, numbers.ErrNumber},
	} {
		if _, err := o.Keep(t.Context(), o.client, x.n); !errors.Is(err, x.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(o.leaves()) != before {
		t.Error("something was written")
	}
	n := numbers.New{Employee: "102", Holder: "見本　次郎", Number: number(t), Purposes: social}
	if _, err := o.Keep(t.Context(), o.client, n); err != nil {
		t.Errorf("a family member: %v", err)
	}
}

// TestS14_ADestroyedNumberOpensNowhereAnyMore destroys one of two numbers and looks at the book, at
// copies made after, and at one made before.
func TestS14_ADestroyedNumberOpensNowhereAnyMore(t *testing.T) {
	o := newOffice(t)
	card := o.keep()
	other, err := o.Keep(t.Context(), o.client, numbers.New{Employee: "103", Number: number(t),
		Purposes: []numbers.Purpose{numbers.Social}})
	o.must(err)
	keeper := continuity.Keeper{Files: sqlite.Files{}, Session: continuity.AsMember(o.Session),
		Book: o.engine, Clock: o.Desk.Now, Scratch: t.TempDir()}
	o.must(o.engine.Copy(t.Context(), o.path("earlier")))
	_, err = keeper.Export(t.Context(), o.path("earlier.bundle"))
	o.must(err)
	order := numbers.Order{Client: o.client, Card: card.ID}
	if _, err := o.Destroy(t.Context(), order); !errors.Is(err, numbers.ErrReason) {
		t.Errorf("without a reason: %v", err)
	}
	order.Reason = "退職後の保存期間の満了"
	instant := o.Desk.Now()
	done, err := o.Destroy(t.Context(), order)
	o.must(err)
	o.certified(done, order)
	if _, err := o.Destroy(t.Context(), order); !errors.Is(err, numbers.ErrGone) {
		t.Errorf("destroyed twice: %v", err)
	}
	// What was made before holds the key: that is why a bundle is thrown away, and what the package
	// says. Taken over, it brings nothing back.
	o.must(o.use(o.at(o.path("earlier")), card.ID))
	_, err = keeper.Bring(t.Context(), o.path("earlier.bundle"))
	o.must(err)
	o.must(o.engine.Copy(t.Context(), o.path("later")))
	_, err = keeper.Export(t.Context(), o.path("later.bundle"))
	o.must(err)
	_, err = continuity.Unpack(t.Context(), sqlite.Files{}, continuity.Way{
		From: o.path("later.bundle"), To: o.path("unpacked")})
	o.must(err)
	_, err = keeper.RestoreAsOf(t.Context(), instant.UnixMicro(), o.path("as-of"))
	o.must(err)
	for name, s := range map[string]*numbers.Store{"the book": o.Store,
		"a copy": o.at(o.path("later")), "a bundle": o.at(o.path("unpacked"))} {
		if err := o.use(s, card.ID); !errors.Is(err, numbers.ErrGone) {
			t.Errorf("%s: %v", name, err)
		}
		o.must(o.use(s, other.ID))
	}
	if err := o.use(o.at(o.path("as-of")), card.ID); err == nil {
		t.Error("the state of an earlier instant brings it back")
	}
	found, err := keeper.Verify(t.Context(), nil)
	if err != nil || !found.Whole() || found.Destroyed == 0 {
		t.Errorf("%+v %v", found, err)
	}
}

// certified looks at what shows that a number was destroyed.
func (o *office) certified(done *numbers.Certificate, order numbers.Order) {
	o.t.Helper()
	cards, err := o.Cards(o.t.Context(), o.client)
	o.must(err)
	if len(cards) != 2 || cards[0].ID == cards[1].ID {
		o.t.Errorf("%d cards", len(cards))
	}
	for _, c := range cards {
		if (c.Destroyed != nil) != (c.ID == order.Card) {
			o.t.Errorf("%+v", c)
		}
	}
	end := done.Destroyed
	if end == nil || end.Reason != order.Reason || end.By != o.Session.Member() || end.At == 0 ||
		len(done.Desks) > 0 {
		o.t.Errorf("%+v", done)
	}
	o.must(o.engine.View(o.t.Context(), func(r record.Reader) error {
		b, err := r.Batch(o.t.Context(), done.Batch)
		if err == nil && (b == nil || b.Act != record.Destroy || b.Root != done.Root) {
			o.t.Errorf("the certificate names %+v", b)
		}
		return err
	}))
	told := strings.Join(o.leaves(), "\n")
	if !strings.Contains(told, string(log.Destroy)) || !strings.Contains(told, order.Card.String()) {
		o.t.Error("the log does not tell of it")
	}
}

// TestS35_NoKeyOfTheRestOpensANumberAndNothingShowsOne takes every key beside those of numbers, and
// looks for the digits in all that is written.
func TestS35_NoKeyOfTheRestOpensANumberAndNothingShowsOne(t *testing.T) {
	o := newOffice(t)
	card := o.keep()
	o.must(o.use(o.Store, card.ID))
	cards, err := o.Cards(t.Context(), o.client)
	o.must(err)
	shown := fmt.Sprintf("%+v %#v %s", cards, cards, strings.Join(o.leaves(), ""))
	n := number(t)
	shown += fmt.Sprintf("%v %+v %s %#v", n, n, n, numbers.New{Number: n})
	if strings.Contains(shown, digits) {
		t.Error("a list, a value or the log shows the number")
	}
	var rest []*seal.Key
	for _, id := range []seal.ID{o.client, o.Session.Office(), o.Session.Common(),
		member.LogID(o.Session.Office())} {
		ref, _ := o.Session.Newest(id)
		key, err := o.Session.Key(ref)
		o.must(err)
		rest = append(rest, key)
	}
	seen := 0
	o.must(o.engine.View(t.Context(), func(r record.Reader) error {
		return r.Heads(t.Context(), record.Scope{Client: o.client}, func(v *record.Version) error {
			if !strings.HasPrefix(v.Kind, "number") {
				return nil
			}
			if seen++; !v.Person.IsZero() {
				t.Errorf("%s names a person", v.Kind)
			}
			for _, key := range rest {
				_, err1 := open.Record(key, v.Binding(), v.Sealed)
				_, err2 := open.Key(key, v.Binding(), v.Sealed)
				if err1 == nil || err2 == nil {
					t.Errorf("%s opens with another key than those of numbers", v.Kind)
				}
			}
			return nil
		})
	}))
	if seen != 3 {
		t.Errorf("%d records of a number", seen)
	}
	hits, err := canary.New(digits).Folder(o.dir, nil)
	if err != nil || len(hits) > 0 {
		t.Errorf("%v %v", hits, err)
	}
}

func TestAnOverviewTellsWhatIsKeptAndUsesNoNumber(t *testing.T) {
	o := newOffice(t)
	card := o.keep()
	_, err := o.Keep(t.Context(), o.client, numbers.New{Employee: "102", Holder: "見本　次郎",
		Number: number(t), Purposes: []numbers.Purpose{numbers.Social}})
	o.must(err)
	before := len(o.leaves())
	first, err := o.Overview(t.Context(), o.client, nil)
	o.must(err)
	if len(first.Standings) != 2 || !first.Standings[0].Kept || !first.Standings[1].Kept {
		t.Errorf("%+v", first.Standings)
	}
	told := o.leaves()[before:]
	if len(told) != 1 || !strings.Contains(told[0], "number-list") ||
		strings.Contains(told[0], string(log.Reveal)) {
		t.Errorf("the log says %q", told)
	}
	if shown := fmt.Sprintf("%+v", first); strings.Contains(shown, digits) ||
		strings.Contains(shown, card.Key.String()) {
		t.Error("the overview leads to a number")
	}
	// What was seen is not opened again; what changed since is.
	second, err := o.Overview(t.Context(), o.client, first)
	o.must(err)
	if len(second.Standings) != 2 || len(o.leaves()) != before+1 {
		t.Errorf("%+v, %d told", second.Standings, len(o.leaves())-before)
	}
	_, err = o.Destroy(t.Context(), numbers.Order{Client: o.client, Card: card.ID, Reason: "退職"})
	o.must(err)
	before = len(o.leaves())
	third, err := o.Overview(t.Context(), o.client, second)
	o.must(err)
	kept := 0
	for _, x := range third.Standings {
		if x.Kept {
			kept++
		}
		if x.Kept != (x.Holder != "") {
			t.Errorf("%+v", x)
		}
	}
	if kept != 1 || len(o.leaves()) != before+1 {
		t.Errorf("%d kept, %d told", kept, len(o.leaves())-before)
	}
	right, _ := o.Session.Roster().Right(o.Session.Member())
	o.must(o.Session.Assign(t.Context(), o.Session.Member(), member.Duties{Role: right.Role}))
	if _, err := o.Overview(t.Context(), o.client, third); !errors.Is(err, member.ErrNotHeld) {
		t.Errorf("who is not named any more: %v", err)
	}
}
