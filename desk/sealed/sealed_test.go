package sealed_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/sealed"
	"romukura/ground/caldate"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/seal/open"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/office"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

// leaves reads the log of the desk's replica.
func (d *desk) leaves() (all []log.Entry) {
	d.t.Helper()
	must(d.t, d.engine.View(d.t.Context(), func(r record.Reader) error {
		return log.Each(d.t.Context(), r, d.ring.replica, func(e log.Entry) error {
			all = append(all, e)
			return nil
		})
	}))
	return all
}

// whole verifies records and logs and expects nothing.
func (d *desk) whole() {
	d.t.Helper()
	must(d.t, d.engine.View(d.t.Context(), func(r record.Reader) error {
		report, err := record.Verify(d.t.Context(), r)
		must(d.t, err)
		if len(report.Damage) > 0 {
			d.t.Errorf("damage: %+v", report.Damage)
		}
		damage, err := log.Verify(d.t.Context(), r)
		if len(damage) > 0 {
			d.t.Errorf("damage of logs: %+v", damage)
		}
		return err
	}))
}

func TestOnlyWhatChangedIsWritten(t *testing.T) {
	d := newDesk(t)
	small := demo(t)
	small.Clients = []*book.Client{small.ClientByID("sakura"), small.ClientByID("midori")}
	d.put(small)
	s, b := d.loaded()
	c := b.Clients[0]
	move := func(from, to int) {
		e := c.Employees[from]
		c.Employees = slices.Insert(slices.Delete(c.Employees, from, from+1), to, e)
	}
	for _, step := range []struct {
		name   string
		change func()
		want   int64
	}{
		{"nothing", func() {}, 0},
		{"the office's phone", func() { b.Office.Phone = "03-0000-0000" }, 1},
		{"a person's number", func() { c.Employees[3].Number = "X3" }, 1},
		{"a line of a slip", func() { c.Runs[0].Slips[1].Earnings[0].Amount++ }, 1},
		{"a closing", func() { c.Runs[0].Close.Confirmed = append(c.Runs[0].Close.Confirmed, "ok") }, 1},
		{"one case of many", func() { c.Cases[0].Serial++ }, 1},
		{"a person in the middle, with her key", func() {
			e := employee.Employee{ID: "new", Number: "new"}
			c.Employees = slices.Insert(c.Employees, 2, e)
		}, 2},
		{"a person taken out", func() { c.Employees = slices.Delete(c.Employees, 2, 3) }, 1},
		{"the same person again", func() {
			c.Employees = slices.Insert(c.Employees, 5, employee.Employee{ID: "new", Number: "new"})
		}, 1},
		{"somebody from the front to the back", func() { move(0, len(c.Employees)-1) }, 1},
		{"a month of attendance at the end", func() {
			c.Attendance = append(c.Attendance, attendance.Month{Employee: "new"})
		}, 1},
		{"a file: its row, its document", func() {
			c.Files = append(c.Files, book.File{Path: "x", Data: []byte("content")})
		}, 2},
		{"the file's title", func() { c.Files[len(c.Files)-1].Title = "title" }, 1},
		{"the first of two alike", func() {
			c.Decisions = append(c.Decisions, office.Decision{Key: "k", By: "1"},
				office.Decision{Key: "k", By: "2"})
		}, 2},
		{"clients in another order", func() { slices.Reverse(b.Clients) }, 1},
	} {
		before := d.counts()
		step.change()
		must(t, s.Save(t.Context(), b, edit))
		after := d.counts()
		if got := after.Versions - before.Versions; got != step.want {
			t.Errorf("%s: %d versions, want %d", step.name, got, step.want)
		}
		if got := after.Batches - before.Batches; got != min(step.want, 1) {
			t.Errorf("%s: %d batches", step.name, got)
		}
		_, again := d.loaded()
		same(t, again, plain(t, b))
	}
	d.whole()
}

// TestAnyBookComesBackAsItWas changes invented books at random, saving and loading in between.
func TestAnyBookComesBackAsItWas(t *testing.T) {
	rounds := 150
	if testing.Short() {
		rounds = 30
	}
	for seed := range uint64(8) {
		chance := rand.New(rand.NewPCG(seed, 7))
		d := newDesk(t)
		s, b := d.loaded()
		b.Office = office.Office{ID: "o", Name: "髙橋事務所"}
		for range rounds {
			for range 1 + chance.IntN(6) {
				disturb(chance, b)
			}
			must(t, s.Save(t.Context(), b, edit))
			if chance.IntN(4) > 0 {
				continue
			}
			want := plain(t, b)
			s, b = d.loaded()
			same(t, b, want)
		}
		d.whole()
	}
}

// disturb changes a book in one place.
func disturb(chance *rand.Rand, b *book.Book) {
	if len(b.Clients) == 0 || chance.IntN(20) == 0 {
		id := client.ID("c" + strconv.Itoa(chance.IntN(6)))
		if b.ClientByID(id) == nil {
			c := &book.Client{Profile: client.Client{ID: id, Name: "株式会社" + string(id)}}
			b.Clients = slices.Insert(b.Clients, chance.IntN(len(b.Clients)+1), c)
		}
		return
	}
	at := chance.IntN(len(b.Clients))
	c := b.Clients[at]
	if chance.IntN(40) == 0 {
		if b.Clients = slices.Delete(b.Clients, at, at+1); len(b.Clients) == 0 {
			b.Clients = nil
		}
		return
	}
	who := employee.ID("e" + strconv.Itoa(chance.IntN(8)))
	text := strconv.Itoa(chance.IntN(1000))
	switch chance.IntN(11) {
	case 0:
		shake(chance, &c.Employees, employee.Employee{ID: who, Number: text},
			func(e employee.Employee) bool { return e.ID == who })
	case 1:
		shake(chance, &c.Attendance, attendance.Month{Employee: who, Prescribed: chance.IntN(99)},
			func(m attendance.Month) bool { return m.Employee == who })
	case 2:
		group := "g" + strconv.Itoa(chance.IntN(3))
		run := payroll.Run{Group: group, Slips: []payroll.Slip{}}
		for i := range chance.IntN(4) {
			run.Slips = append(run.Slips, payroll.Slip{Employee: employee.ID(fmt.Sprint("e", i)),
				Group: group, Number: text})
		}
		shake(chance, &c.Runs, run, func(r payroll.Run) bool { return r.Group == group })
	case 3:
		shake(chance, &c.Cases, filing.Case{ID: text}, func(x filing.Case) bool { return x.ID == text })
	case 4:
		shake(chance, &c.Decisions, office.Decision{Key: text[:1], Reason: text}, nil)
	case 5:
		shake(chance, &c.Files, book.File{Path: text[:1], Data: bytes.Repeat([]byte(text), 9)},
			func(f book.File) bool { return f.Path == text[:1] })
	case 6:
		shake(chance, &c.Carries, payroll.Carry{Employee: who, Reason: text}, nil)
	case 7:
		if c.Serials == nil {
			c.Serials = map[string]int{}
		}
		c.Serials[string(who)]++
	case 8:
		b.Office.Phone = text
	case 10:
		table := book.Table{Name: "law/x/tables/" + text[:1], From: caldate.Must("2030-01-01"),
			Text: text}
		shake(chance, &b.Tables, table, func(o book.Table) bool { return o.Name == table.Name })
	case 9:
		s := settlement.Season{Year: yearend.IncomeYear(2025 + chance.IntN(2)),
			People: []settlement.Person{}}
		for i := range chance.IntN(4) {
			s.People = append(s.People, settlement.Person{Employee: employee.ID(fmt.Sprint("e", i)),
				Returned: []settlement.Returned{{Reason: text}}})
		}
		shake(chance, &c.Seasons, s, func(o settlement.Season) bool { return o.Year == s.Year })
	}
}

// shake puts an item in, in place of the same one, or takes one out, or swaps two.
func shake[T any](chance *rand.Rand, all *[]T, item T, like func(T) bool) {
	n := len(*all)
	switch {
	case n > 0 && chance.IntN(4) == 0:
		at := chance.IntN(n)
		if *all = slices.Delete(*all, at, at+1); n == 1 {
			*all = nil
		}
	case n > 1 && chance.IntN(4) == 0:
		i, j := chance.IntN(n), chance.IntN(n)
		(*all)[i], (*all)[j] = (*all)[j], (*all)[i]
	case like != nil && slices.ContainsFunc(*all, like):
		(*all)[slices.IndexFunc(*all, like)] = item
	default:
		*all = slices.Insert(*all, chance.IntN(n+1), item)
	}
}

func TestOnlyTheClientsAskedForAreOpened(t *testing.T) {
	d := newDesk(t)
	d.put(demo(t))
	s := d.store()
	before := open.Opened()
	all, err := s.Profiles(t.Context())
	must(t, err)
	if len(all) != 4 || open.Opened()-before != 5 {
		t.Errorf("%d cards, %d records opened", len(all), open.Opened()-before)
	}
	b, err := s.Load(t.Context(), "sakura", "nobody")
	must(t, err)
	if len(b.Clients) != 1 || b.Clients[0].Profile.ID != "sakura" || b.Office.ID == "" {
		t.Fatalf("%d clients", len(b.Clients))
	}
	b.Clients[0].Profile.Name += "本店"
	b.Clients = append(b.Clients, &book.Client{Profile: client.Client{ID: "new"}})
	must(t, s.Save(t.Context(), b, edit))
	_, whole := d.loaded()
	if len(whole.Clients) != 5 || whole.Clients[4].Profile.ID != "new" ||
		whole.ClientByID("sakura").Profile.Name != b.Clients[0].Profile.Name {
		t.Error("saving a part of the book changed the rest")
	}
}

func TestS10_WithoutAClientsKeyTheClientIsNotThere(t *testing.T) {
	d := newDesk(t)
	d.put(demo(t))
	for ref := range d.ring.keys {
		if ref.ID != d.ring.common {
			delete(d.ring.keys, ref)
			delete(d.ring.newest, ref.ID)
		}
	}
	before := open.Opened()
	s, b := d.loaded()
	if len(b.Clients) != 0 || open.Opened()-before != 1 {
		t.Errorf("%d clients, %d records opened", len(b.Clients), open.Opened()-before)
	}
	b.Office.Phone = "0"
	must(t, s.Save(t.Context(), b, edit))
	d.whole()
}

func TestS50_TheLogSaysSoBeforeAnythingIsOpened(t *testing.T) {
	d := newDesk(t)
	before := open.Opened()
	s := d.put(demo(t))
	doc, err := s.PutDocument(t.Context(), sealed.About{Client: "sakura"}, strings.NewReader("x"))
	must(t, err)
	must(t, s.OpenDocument(t.Context(), doc, &bytes.Buffer{}))
	d.loaded()
	_, err = s.LoadAt(t.Context(), d.now)
	must(t, err)
	_, err = s.Profiles(t.Context())
	must(t, err)
	var told int64
	for _, e := range d.leaves() {
		if e.Action == log.Open {
			told += e.Count
			if e.Actor == "" || e.Session == "" || len(e.Commitment) != 32 || len(e.Payload) == 0 {
				t.Errorf("an entry without who or what: %+v", e)
			}
		}
	}
	if opened := int64(open.Opened() - before); opened != told || told == 0 {
		t.Errorf("%d opened, %d told", opened, told)
	}
	// Where the log cannot be written, nothing is opened.
	must(t, d.engine.Close())
	before = open.Opened()
	if b, err := s.Load(t.Context()); err == nil || b != nil || open.Opened() != before {
		t.Error("opened without a log")
	}
}

// TestS50_WhoSharesWhatIsOpenIsInTheLogToo enters a client as somebody does who is given what
// another session opened: the log says of it what it says of a load, records and documents. Without
// its key there is none.
func TestS50_WhoSharesWhatIsOpenIsInTheLogToo(t *testing.T) {
	d := newDesk(t)
	d.put(demo(t))
	s, _ := d.loaded()
	told := func(work func()) (counts []int64) {
		before := len(d.leaves())
		work()
		for _, e := range d.leaves()[before:] {
			if e.Action != log.Open || e.Purpose != "load" || len(e.Commitment) != 32 {
				t.Errorf("told %+v", e)
			}
			counts = append(counts, e.Count)
		}
		return counts
	}
	loaded := told(func() {
		_, err := s.Load(t.Context(), "sakura")
		must(t, err)
	})
	if len(loaded) != 2 {
		t.Fatal("a load opens records and documents: ", loaded)
	}
	var entered map[client.ID]seal.ID
	before := int64(open.Opened())
	shared := told(func() {
		var err error
		entered, err = s.Enter(t.Context(), "sakura", "nobody")
		must(t, err)
	})
	if len(entered) != 1 || entered["sakura"].IsZero() {
		t.Error("entered ", entered)
	}
	// With a load the office's own card is opened too.
	if len(shared) != 2 || shared[0] != loaded[0]-1 || shared[1] != loaded[1] {
		t.Errorf("told %d, of a load %d", shared, loaded)
	}
	if opened := int64(open.Opened()) - before; opened >= shared[0]/2 {
		t.Errorf("%d records opened", opened)
	}
	for ref := range d.ring.keys {
		if ref.ID == entered["sakura"] {
			delete(d.ring.keys, ref)
			delete(d.ring.newest, ref.ID)
		}
	}
	shared = told(func() { entered, _ = s.Enter(t.Context(), "sakura") })
	if len(shared)+len(entered) > 0 {
		t.Error("entered without the key: ", entered, shared)
	}
}

func TestS15_NothingIsTakenInBeforeRecoveryIsArranged(t *testing.T) {
	d := newDesk(t)
	s, b := d.loaded()
	b.Office.ID = "o"
	d.ring.ready = errors.New("no drill yet")
	before := d.counts()
	if err := s.Save(t.Context(), b, edit); !errors.Is(err, d.ring.ready) {
		t.Errorf("got %v", err)
	}
	if d.counts() != before {
		t.Error("something was written")
	}
	d.ring.ready = nil
	must(t, s.Save(t.Context(), b, edit))
}

func TestS16_RowsThatWereSwappedAreRefusedAndTheRestIsRead(t *testing.T) {
	d := newDesk(t)
	d.put(demo(t))
	var rows []*record.Version
	must(t, d.engine.View(t.Context(), func(r record.Reader) error {
		return r.Heads(t.Context(), record.Scope{Kinds: []string{"employee"}},
			func(v *record.Version) error {
				rows = append(rows, v.Clone())
				return nil
			})
	}))
	a, b := rows[0], rows[1]
	if a.Client != b.Client {
		t.Fatal("the two are not of one client")
	}
	// A member writes the sealed bytes of one person under the record of another.
	for _, forged := range []record.Version{
		{Client: a.Client, Person: a.Person, Kind: a.Kind, ID: a.ID, Sealed: b.Sealed,
			Follows: []record.Ref{a.Ref()}},
		{Client: b.Client, Person: a.Person, Kind: b.Kind, ID: b.ID, Sealed: a.Sealed,
			Follows: []record.Ref{b.Ref()}},
	} {
		must(t, d.engine.Update(t.Context(), func(tx record.Tx) error {
			_, err := record.Append(t.Context(), tx, d.ring.Signer(), record.Write{
				Batch: seal.NewID(), Replica: d.ring.replica, At: d.clock().UnixMicro(),
				Act: record.Edit, Versions: []record.Version{forged}})
			return err
		}))
	}
	s := d.store()
	got, err := s.Load(t.Context())
	var damaged *sealed.DamagedError
	if !errors.As(err, &damaged) || len(damaged.Places) != 2 || got == nil {
		t.Fatalf("got %v", err)
	}
	for _, p := range damaged.Places {
		if p.Record != a.ID && p.Record != b.ID || p.Version != 2 {
			t.Errorf("the wrong place: %+v", p)
		}
	}
	people := 0
	for _, c := range got.Clients {
		people += len(c.Employees)
	}
	if len(got.Clients) != 4 || people != len(rows)-2 {
		t.Errorf("%d of %d people were read", people, len(rows))
	}
	last := d.leaves()
	if e := last[len(last)-1]; e.Action != log.Alarm || e.Count != 2 {
		t.Errorf("no alarm: %+v", e)
	}
	before := d.counts()
	for _, c := range got.Clients {
		c.Profile.Name += "x"
	}
	if err := s.Save(t.Context(), got, edit); !errors.Is(err, sealed.ErrHurt) {
		t.Errorf("saved over damage: %v", err)
	}
	if d.counts().Versions != before.Versions {
		t.Error("something was written")
	}
}

func TestAnOutdatedSaveIsRefusedAndNamesWhatIsNewer(t *testing.T) {
	d := newDesk(t)
	d.put(people(t, 3))
	first, b1 := d.loaded()
	second, b2 := d.loaded()
	b1.Clients[0].Employees[0].Number = "one"
	b2.Clients[0].Employees[0].Number = "two"
	must(t, first.Save(t.Context(), b1, edit))
	err := second.Save(t.Context(), b2, edit)
	var stale *sealed.StaleError
	if !errors.As(err, &stale) || len(stale.Newer) != 1 || stale.Newer[0].Version != 2 ||
		!strings.Contains(err.Error(), "従業員 第2版") {
		t.Fatalf("got %v", err)
	}
	if err := second.Save(t.Context(), b2, edit); !errors.Is(err, sealed.ErrNotLoaded) {
		t.Errorf("saved without looking again: %v", err)
	}
	// Work on another record goes on.
	second, b2 = d.loaded()
	first, b1 = d.loaded()
	b1.Clients[0].Employees[1].Number = "one"
	b2.Clients[0].Employees[2].Number = "two"
	must(t, first.Save(t.Context(), b1, edit))
	must(t, second.Save(t.Context(), b2, edit))
	d.whole()
}

func TestANamedChangeTwiceIsOne(t *testing.T) {
	d := newDesk(t)
	d.put(people(t, 3))
	named := book.Change{Act: record.Import, Name: "import/1"}
	first, b1 := d.loaded()
	second, b2 := d.loaded()
	third, b3 := d.loaded()
	b1.Clients[0].Employees[0].Number = "one"
	b2.Clients[0].Employees[0].Number = "one"
	b3.Clients[0].Employees[0].Number = "other"
	must(t, first.Save(t.Context(), b1, named))
	before := d.counts()
	must(t, second.Save(t.Context(), b2, named))
	if err := third.Save(t.Context(), b3, named); !errors.Is(err, sealed.ErrReused) {
		t.Errorf("one name for two changes: %v", err)
	}
	if after := d.counts(); after.Versions != before.Versions {
		t.Error("it was written again")
	}
}

// last is the batch written last.
func (d *desk) last() (b record.Batch) {
	d.t.Helper()
	must(d.t, d.engine.View(d.t.Context(), func(r record.Reader) error {
		return r.Batches(d.t.Context(), -1, func(x *record.Batch) error {
			b = *x
			return nil
		})
	}))
	return b
}

func TestABatchIsTakenBackAsAWhole(t *testing.T) {
	d := newDesk(t)
	d.put(people(t, 3))
	s, b := d.loaded()
	before := plain(t, b)
	c := b.Clients[0]
	c.Employees[0].Number = "changed"
	c.Employees = append(slices.Delete(c.Employees, 1, 2), employee.Employee{ID: "new"})
	c.Files = append(c.Files, book.File{Path: "f", Data: []byte("content")})
	must(t, s.Save(t.Context(), b, book.Change{Act: record.Import}))
	imported := d.last()
	changed := plain(t, b)
	must(t, s.Undo(t.Context(), imported.ID))
	undone := d.last()
	if undone.Act != record.Undo || undone.Undoes != imported.ID {
		t.Errorf("%+v", undone)
	}
	s, got := d.loaded()
	same(t, got, before)
	// Taking back what took back brings it all again, the content of the file too.
	must(t, s.Undo(t.Context(), undone.ID))
	s, got = d.loaded()
	same(t, got, changed)
	if err := s.Undo(t.Context(), seal.NewID()); !errors.Is(err, sealed.ErrNoBatch) {
		t.Errorf("got %v", err)
	}
	d.whole()
}

func TestABatchIsNotTakenBackUnderLaterWork(t *testing.T) {
	d := newDesk(t)
	d.put(people(t, 3))
	s, b := d.loaded()
	b.Clients[0].Employees[0].Number = "one"
	b.Clients[0].Employees[1].Number = "one"
	must(t, s.Save(t.Context(), b, book.Change{Act: record.Import}))
	imported := d.last()
	b.Clients[0].Employees[1].Number = "two"
	must(t, s.Save(t.Context(), b, book.Change{Act: record.Payroll}))
	later := d.last()
	before := d.counts()
	var refused *sealed.LaterError
	err := s.Undo(t.Context(), imported.ID)
	if !errors.As(err, &refused) || len(refused.Batches) != 1 || refused.Batches[0].ID != later.ID ||
		!strings.Contains(err.Error(), later.ID.String()) {
		t.Fatalf("got %v", err)
	}
	if d.counts().Versions != before.Versions {
		t.Error("something was written")
	}
	must(t, s.Undo(t.Context(), later.ID))
	if err := s.Undo(t.Context(), imported.ID); err == nil {
		t.Error("the import was taken back although its record was written twice since")
	}
}

func TestWhatWasKnownThen(t *testing.T) {
	d := newDesk(t)
	d.put(people(t, 3))
	s, b := d.loaded()
	type state struct {
		at   time.Time
		want *book.Book
	}
	var states []state
	for i := range 4 {
		b.Clients[0].Employees[i%3].Number = "at " + strconv.Itoa(i)
		if i == 2 {
			b.Clients[0].Employees = b.Clients[0].Employees[:2]
			b.Clients[0].Files = []book.File{{Path: "f", Data: []byte("then")}}
		}
		must(t, s.Save(t.Context(), b, edit))
		states = append(states, state{d.now, plain(t, b)})
		if i == 2 {
			b.Clients[0].Employees = append(b.Clients[0].Employees, employee.Employee{ID: "p2"})
		}
	}
	for _, x := range states {
		got, err := s.LoadAt(t.Context(), x.at)
		must(t, err)
		same(t, got, x.want)
	}
	must(t, s.Save(t.Context(), b, edit)) // looking back does not stand in the way of work
}

// merged makes two desks of one office, has each work alone, and brings the second's work back.
func merged(t *testing.T, one, two func(*book.Client)) *desk {
	t.Helper()
	d := newDesk(t)
	d.put(people(t, 3))
	other := &desk{t: t, path: d.path + ".2", now: d.now.Add(time.Minute)}
	must(t, d.engine.Copy(t.Context(), other.path))
	var err error
	other.engine = openFile(t, other.path)
	ring := *d.ring
	ring.replica = seal.NewID()
	other.ring = &ring
	s, b := d.loaded()
	one(b.Clients[0])
	must(t, s.Save(t.Context(), b, edit))
	s, b = other.loaded()
	two(b.Clients[0])
	must(t, s.Save(t.Context(), b, edit))
	must(t, other.engine.View(t.Context(), func(from record.Reader) error {
		return d.engine.Update(t.Context(), func(tx record.Tx) error {
			if _, err = record.Merge(t.Context(), tx, from); err != nil {
				return err
			}
			_, err = log.TakeOver(t.Context(), tx, from)
			return err
		})
	}))
	return d
}

func TestTwoDesksWorkIsKeptUntilAPersonChooses(t *testing.T) {
	d := merged(t,
		func(c *book.Client) { c.Employees[0].Number = "one" },
		func(c *book.Client) { c.Employees[0].Number, c.Employees[1].Number = "two", "alone" })
	s, b := d.loaded()
	c := b.Clients[0]
	if len(s.Report().Conflicts) != 1 || c.Employees[0].Number != "two" ||
		c.Employees[1].Number != "alone" {
		t.Fatalf("%+v %s %s", s.Report(), c.Employees[0].Number, c.Employees[1].Number)
	}
	c.Employees[2].Number = "work goes on"
	must(t, s.Save(t.Context(), b, edit))
	c.Employees[0].Number = "over it"
	var refused *sealed.ConflictError
	if err := s.Save(t.Context(), b, edit); !errors.As(err, &refused) || len(refused.Records) != 1 {
		t.Fatalf("saved over a conflict: %v", err)
	}
	found, err := s.Conflicts(t.Context())
	must(t, err)
	if len(found) != 1 || len(found[0].Sides) != 2 || len(found[0].Fields) != 1 ||
		found[0].Fields[0] != (record.Difference{Path: "number", Ours: `"two"`, Theirs: `"one"`}) {
		t.Fatalf("%+v", found)
	}
	err = s.Settle(t.Context(), found[0].Record, record.Ref{})
	if !errors.Is(err, sealed.ErrNoConflict) {
		t.Errorf("settled on nothing: %v", err)
	}
	must(t, s.Settle(t.Context(), found[0].Record, found[0].Sides[1].Ref))
	s, b = d.loaded()
	if len(s.Report().Conflicts) != 0 || b.Clients[0].Employees[0].Number != "one" {
		t.Error("the choice does not stand")
	}
	b.Clients[0].Employees[0].Number = "after it"
	must(t, s.Save(t.Context(), b, edit))
	d.whole()
}

func TestAPersonWhoCameInOnTwoDesksIsOneRecordInConflict(t *testing.T) {
	add := func(number string) func(*book.Client) {
		return func(c *book.Client) {
			c.Employees = append(c.Employees, employee.Employee{ID: "new", Number: number})
			c.Attendance = append(c.Attendance, attendance.Month{Employee: "new"})
		}
	}
	d := merged(t, add("one"), add("two"))
	d.ring.read(t, d.engine)
	s, b := d.loaded()
	if len(s.Report().Conflicts) != 2 || len(b.Clients[0].Employees) != 4 {
		t.Fatalf("%+v, %d people", s.Report(), len(b.Clients[0].Employees))
	}
	found, err := s.Conflicts(t.Context())
	must(t, err)
	for _, c := range found {
		must(t, s.Settle(t.Context(), c.Record, c.Sides[1].Ref))
	}
	s, b = d.loaded()
	b.Clients[0].Attendance[0].Prescribed = 60
	must(t, s.Save(t.Context(), b, edit))
	_, again := d.loaded()
	same(t, again, b)
	d.whole()
}

func TestAClientRegisteredOnTwoDesksIsToldAndNothingIsLost(t *testing.T) {
	d := newDesk(t)
	s, b := d.loaded()
	b.Office.ID = "o"
	b.Clients = []*book.Client{{Profile: client.Client{ID: "c", Name: "one"}}}
	must(t, s.Save(t.Context(), b, edit))
	// A desk that does not hold the first one's key registers the client again.
	first := d.last()
	hidden := map[seal.ID]seal.Ref{}
	for id, ref := range d.ring.newest {
		if id != d.ring.common {
			hidden[id] = ref
			delete(d.ring.newest, id)
		}
	}
	s, b = d.loaded()
	b.Clients = []*book.Client{{Profile: client.Client{ID: "c", Name: "two"}}}
	must(t, s.Save(t.Context(), b, edit))
	for id, ref := range hidden {
		d.ring.newest[id] = ref
	}
	s, b = d.loaded()
	if len(b.Clients) != 1 || b.Clients[0].Profile.Name != "one" || len(s.Report().Twins) != 1 {
		t.Fatalf("%d clients, %+v", len(b.Clients), s.Report())
	}
	b.Clients[0].Profile.Name = "one, changed"
	must(t, s.Save(t.Context(), b, edit))
	_, again := d.loaded()
	same(t, again, b)
	if d.last().ID == first.ID {
		t.Error("nothing was written")
	}
}

func TestADamagedDocumentIsLocatedAndTheRestIsRead(t *testing.T) {
	d := newDesk(t)
	whole := people(t, 3)
	whole.Clients[0].Files = []book.File{{Path: "a", Data: []byte("first")},
		{Path: "b", Data: []byte("second")}}
	d.put(whole)
	must(t, d.engine.Close())
	raw, err := sql.Open("sqlite", d.path)
	must(t, err)
	// The triggers guard the rows against programs, not against who changes the file itself.
	_, err = raw.Exec(`DROP TRIGGER chunk_stays;
		UPDATE chunk SET sealed = zeroblob(length(sealed))
		WHERE document = (SELECT min(document) FROM chunk)`)
	must(t, errors.Join(err, raw.Close()))
	d.engine = openFile(t, d.path)
	got, err := d.store().Load(t.Context())
	var damaged *sealed.DamagedError
	if !errors.As(err, &damaged) || len(damaged.Places) != 1 || damaged.Places[0].Kind != "file" {
		t.Fatalf("got %v", err)
	}
	if c := got.Clients[0]; len(c.Employees) != 3 || len(c.Files) != 2 {
		t.Errorf("%d people, %d files", len(c.Employees), len(c.Files))
	}
}

func TestWhatEndedHereAndWasChangedThereIsShown(t *testing.T) {
	d := merged(t,
		func(c *book.Client) { c.Employees[0].Number = "kept" },
		func(c *book.Client) { c.Employees = c.Employees[1:] })
	s, b := d.loaded()
	if len(s.Report().Conflicts) != 1 || len(b.Clients[0].Employees) != 3 {
		t.Fatalf("%+v, %d people", s.Report(), len(b.Clients[0].Employees))
	}
	found, err := s.Conflicts(t.Context())
	must(t, err)
	must(t, s.Settle(t.Context(), found[0].Record, found[0].Sides[1].Ref))
	if _, b = d.loaded(); len(b.Clients[0].Employees) != 2 {
		t.Error("the end was chosen and does not stand")
	}
}

func TestDocumentsOfAnySize(t *testing.T) {
	d := newDesk(t)
	s := d.put(people(t, 1))
	about := sealed.About{Client: clientOf(t, d), Person: "p0"}
	for _, size := range []int{0, 1, seal.ChunkSize - 1, seal.ChunkSize, seal.ChunkSize + 1,
		3*seal.ChunkSize + 17} {
		content := make([]byte, size)
		for i := range content {
			content[i] = byte(i * 31)
		}
		doc, err := s.PutDocument(t.Context(), about, bytes.NewReader(content))
		must(t, err)
		var got bytes.Buffer
		must(t, s.OpenDocument(t.Context(), doc, &got))
		if !bytes.Equal(got.Bytes(), content) || doc.Size != int64(size) {
			t.Errorf("%d bytes came back as %d", size, got.Len())
		}
	}
	if _, err := s.PutDocument(t.Context(), sealed.About{Client: "nobody"}, nil); err == nil {
		t.Error("a document of nobody")
	}
	before := d.counts()
	broken := errors.New("the disk went")
	if _, err := s.PutDocument(t.Context(), about, failing{broken}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if d.counts() != before {
		t.Error("half a document was kept")
	}
	d.whole()
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func clientOf(t *testing.T, d *desk) client.ID {
	t.Helper()
	all, err := d.store().Profiles(t.Context())
	must(t, err)
	return all[0].ID
}

func TestTheFileNamesNobody(t *testing.T) {
	d := newDesk(t)
	b := demo(t)
	d.put(b)
	must(t, d.engine.Close())
	var all []byte
	for _, name := range []string{d.path, d.path + "-wal"} {
		data, err := os.ReadFile(name)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	words := []string{b.Office.Name, "hikari", "sakura", `"number"`, "給与"}
	for _, c := range b.Clients {
		words = append(words, c.Profile.Name, string(c.Profile.ID))
		for _, e := range c.Employees {
			words = append(words, string(e.ID)+"\"", e.Names[0].Value.Full)
		}
	}
	for _, word := range words {
		if bytes.Contains(all, []byte(word)) {
			t.Errorf("the file says %q", word)
		}
	}
	if !bytes.Contains(all, []byte("attendance")) {
		t.Error("nothing was looked at: the kind of a record stands in clear")
	}
}
