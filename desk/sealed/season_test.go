package sealed_test

import (
	"testing"

	"romukura/desk/book"
	"romukura/desk/sealed"
	"romukura/ground/caldate"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// declared is a season in which two invented people declared their families.
func declared() settlement.Season {
	part := func(id employee.ID, child string) settlement.Person {
		return settlement.Person{Employee: id, Asked: caldate.Must("2026-11-01"),
			Declarations: []settlement.Declaration{{Kind: settlement.Dependents, Year: 2026,
				On: caldate.Must("2026-11-10"), Dependents: &settlement.DependentsForm{
					Relatives: []settlement.Relative{{Name: child,
						Facts: yearend.Relative{Born: caldate.Must("2015-05-05"), Child: true}}}}}}}
	}
	return settlement.Season{Client: "c", Year: 2026, People: []settlement.Person{
		part("p0", "見本　一"), part("p1", "見本　二")}}
}

// versionsOf are the newest versions of a kind.
func (d *desk) versionsOf(kind string) (all []record.Version) {
	d.t.Helper()
	must(d.t, d.engine.View(d.t.Context(), func(r record.Reader) error {
		return r.Heads(d.t.Context(), record.Scope{Kinds: []string{kind}},
			func(v *record.Version) error {
				all = append(all, *v.Clone())
				return nil
			})
	}))
	return all
}

func TestASeasonIsSealedUnderTheKeysOfItsPeople(t *testing.T) {
	d := newDesk(t)
	d.put(people(t, 3))
	s, b := d.loaded()
	b.Clients[0].Seasons = []settlement.Season{declared()}
	before := d.counts().Versions
	must(t, s.Save(t.Context(), b, book.Change{Act: record.Import}))
	if n := d.counts().Versions - before; n != 3 {
		t.Errorf("%d records for a season of two people, want 3", n)
	}
	imported := d.last()
	began := d.now
	want := plain(t, b)
	cards := map[[16]byte]bool{}
	for _, v := range d.versionsOf("employee") {
		cards[v.Person] = true
	}
	parts := d.versionsOf("settlement")
	if len(parts) != 2 || parts[0].Person == parts[1].Person || !cards[parts[0].Person] ||
		!cards[parts[1].Person] {
		t.Errorf("the parts are not under their people's keys: %d", len(parts))
	}
	for _, v := range d.versionsOf("season") {
		if !v.Person.IsZero() {
			t.Error("the season itself is not one person's")
		}
	}
	s, b = d.loaded()
	same(t, b, want)
	p := b.Clients[0].Season(2026).Person("p1")
	p.Returned = []settlement.Returned{{Kind: settlement.Dependents, By: "事務 二郎", Reason: "続柄"}}
	before = d.counts().Versions
	must(t, s.Save(t.Context(), b, book.Change{Act: record.Decide}))
	if n := d.counts().Versions - before; n != 1 {
		t.Errorf("%d records for one return", n)
	}
	then, err := s.LoadAt(t.Context(), began)
	must(t, err)
	same(t, then, want)
	must(t, s.Undo(t.Context(), d.last().ID))
	s, b = d.loaded()
	same(t, b, want)
	if err := s.Undo(t.Context(), imported.ID); err == nil {
		t.Error("the import was taken back under later work")
	}
	d.whole()
}

func TestTwoWritersOnOnePersonsPartAreBothKept(t *testing.T) {
	begin := func(reason string) func(*book.Client) {
		return func(c *book.Client) {
			s := declared()
			s.People[0].Returned = []settlement.Returned{{Reason: reason}}
			c.Seasons = []settlement.Season{s}
		}
	}
	d := merged(t, begin("one"), begin("two"))
	s, b := d.loaded()
	if got := b.Clients[0].Season(2026).Person("p0").Returned[0].Reason; got != "two" {
		t.Errorf("shown: %s", got)
	}
	found, err := s.Conflicts(t.Context())
	must(t, err)
	kinds := map[string]int{}
	for _, c := range found {
		kinds[sealed.Kind(c.Kind)]++
		if c.Kind == "settlement" && len(c.Fields) > 0 && c.Fields[0].Path != "returned[0].reason" {
			t.Errorf("%+v", c.Fields)
		}
		must(t, s.Settle(t.Context(), c.Record, c.Sides[1].Ref))
	}
	if kinds["年末調整（本人）"] != 2 || kinds["年末調整"] != 1 {
		t.Errorf("%v", kinds)
	}
	_, b = d.loaded()
	if got := b.Clients[0].Season(2026).Person("p0").Returned[0].Reason; got != "one" {
		t.Errorf("chosen: %s", got)
	}
	d.whole()
}
