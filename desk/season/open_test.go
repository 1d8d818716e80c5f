package season_test

import (
	"reflect"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

// file is a file of a kind with the lines given below its head.
func file(k settlement.Kind, on, lines string) season.File {
	head, _, _ := strings.Cut(string(settlement.Template(k)), "\r\n")
	return season.File{Name: string(k) + ".csv", Data: []byte(head + "\n" + lines),
		Sent: settlement.Sent{Kind: k, On: day(on)}, By: "甲", At: "2026-11-10T01:00:00Z"}
}

func planned(t *testing.T, c *book.Client, s *settlement.Season, f season.File) season.Plan {
	t.Helper()
	p, err := season.Read(c, s, f)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// undoing takes plans back.
func undoing(s *settlement.Season) func(season.Plan) fault.List {
	return func(p season.Plan) fault.List {
		return s.TakeBack(settlement.Taken{ID: p.Taken.ID, Undone: "2026-11-11T01:00:00Z"})
	}
}

func TestAFileIsShownTakenOnceAndTakenBack(t *testing.T) {
	c := invented(t)
	s, err := season.Open(c, year)
	if err != nil || c.Season(year) != s || len(s.People) != 6 {
		t.Fatal(err, len(s.People))
	}
	back, empty := undoing(s), *s
	empty.People = append([]settlement.Person(nil), s.People...)
	f := file(settlement.Insurance, "2026-11-10", "1,見本生命,一般（新）,80000,80000,2026\n2,,,,,\n")
	p := planned(t, c, s, f)
	if p.Refused() || len(p.Rows) != 2 || !p.Rows[0].New || !reflect.DeepEqual(*s, empty) {
		t.Fatalf("looking changed something: %+v", p)
	}
	if !season.Take(s, &p) || season.Take(s, new(planned(t, c, s, f))) {
		t.Fatal("the same file was taken twice, or not at all")
	}
	// A correction of the same day says what it changes, and going back brings what was.
	fix := file(settlement.Insurance, "2026-11-10", "1,見本生命,一般（新）,60000,80000,2026\n2,,,,,\n")
	q := planned(t, c, s, fix)
	if len(q.Rows[0].Fields) != 1 || q.Rows[0].Fields[0].Ours != "80000" ||
		q.Rows[0].Fields[0].Theirs != "60000" || !q.Rows[1].Same {
		t.Errorf("%+v", q.Rows)
	}
	season.Take(s, &q)
	paid := func() int64 {
		return int64(s.Person("e1").Filed(settlement.Insurance, year).Insurance.Premiums[0].Facts.Paid)
	}
	if paid() != 60_000 {
		t.Error("the correction does not stand")
	}
	if faults := back(p); !has(faults.All(), "settlement.later-file") {
		t.Error("a file was taken back under a later one:", faults.All())
	}
	if faults := back(q); faults.Stops() || paid() != 80_000 {
		t.Error("taking the correction back:", faults.Err(), paid())
	}
	if faults := back(p); faults.Stops() {
		t.Error(faults.Err())
	}
	if !reflect.DeepEqual(s.People, empty.People) {
		t.Errorf("not what it was: %+v", s.People[0])
	}
	if faults := back(p); !has(faults.All(), "settlement.no-file") {
		t.Error("it was taken back twice")
	}
	if again := planned(t, c, s, f); again.Already || !season.Take(s, &again) {
		t.Error("after that the file can be taken again")
	}
}

func TestPayFromBeforeIsAFileLikeTheOthers(t *testing.T) {
	c := invented(t)
	s, err := season.Open(c, year)
	if err != nil {
		t.Fatal(err)
	}
	back := undoing(s)
	first := planned(t, c, s, file(settlement.PaidBefore, "2026-11-10",
		"1,2026-03,900000,135000,18000,0,0,0\n"))
	season.Take(s, &first)
	second := planned(t, c, s, file(settlement.PaidBefore, "2026-11-11",
		"1,2026-03,900001,135000,18000,0,0,0\n"))
	if len(second.Rows[0].Fields) != 1 {
		t.Errorf("%+v", second.Rows)
	}
	season.Take(s, &second)
	if o := s.Person("e1").Opening; o.Pay.Salary != 900_001 {
		t.Errorf("%+v", o)
	}
	if faults := back(second); faults.Stops() ||
		s.Person("e1").Opening.Pay.Salary != 900_000 {
		t.Error(faults.Err())
	}
	if faults := back(first); faults.Stops() || s.Person("e1").Opening != nil {
		t.Error(faults.Err())
	}
}

func TestARefusedFileChangesNothing(t *testing.T) {
	c := invented(t)
	s, _ := season.Open(c, year)
	p := planned(t, c, s, file(settlement.Insurance, "2026-11-10", "1,見本,一般,八万,,\n99,,,,,\n"))
	if !p.Refused() || len(p.Faults) < 3 || season.Take(s, &p) || len(s.Taken) != 0 {
		t.Errorf("%+v", p)
	}
}

func TestRemindersNameWhoHasNotAnsweredAndSinceWhen(t *testing.T) {
	c := invented(t)
	s, _ := season.Open(c, year)
	list := func(on string) []season.Reminder {
		r, err := season.Reminders(c, s, day(on))
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if len(list("2026-11-02")) != 0 {
		t.Error("nobody was asked, and is reminded")
	}
	season.Ask(s, season.Request{On: day("2026-11-01"), Due: day("2026-11-20")})
	all := list("2026-11-20")
	if len(all) != 3 || all[0].Late != 0 || len(all[0].Missing) != 3 ||
		all[0].Asked != day("2026-11-01") || all[0].Due != day("2026-11-20") {
		t.Fatalf("%+v", all)
	}
	if late := list("2026-11-25"); late[0].Late != 5 {
		t.Errorf("%d days late", late[0].Late)
	}
	take(t, c, s)
	if all = list("2026-11-25"); len(all) != 0 {
		t.Errorf("%+v", all)
	}
	v := mustView(t, c, s)
	back := settlement.Returned{Kind: settlement.Insurance, By: "事務 二郎", On: day("2026-11-25"),
		Reason: "証明書の写真が読めません。"}
	if faults := v.Return(s.Person("e1"), back); faults.Stops() {
		t.Fatal(faults.Err())
	}
	if all = list("2026-11-25"); len(all) != 1 || all[0].Returned[0] != settlement.Insurance {
		t.Errorf("%+v", all)
	}
	// Filing it again on the same day answers.
	d := *s.Person("e1").Filed(settlement.Insurance, year)
	d.On, d.GivenBack = day("2026-11-25"), false
	s.Person("e1").File(d)
	if all = list("2026-11-25"); len(all) != 0 || len(s.Person("e1").Returned) != 1 {
		t.Errorf("%+v", all)
	}
}

func TestTheSeasonOfAllClientsInOneLook(t *testing.T) {
	c, other := invented(t), invented(t)
	other.Profile.ID, other.Profile.Name = "zwei", "見本第二株式会社"
	s, _ := season.Open(c, year)
	season.Ask(s, season.Request{On: day("2026-11-01")})
	all, err := season.Totals(&book.Book{Clients: []*book.Client{c, other}}, year)
	if err != nil || len(all) != 2 {
		t.Fatal(err)
	}
	if t0 := all[0]; !t0.Begun || t0.Counts[settlement.Waiting] != 3 || t0.Awaited != 3 ||
		t0.Stopped != 3 || t0.Rows != nil {
		t.Errorf("%+v", t0)
	}
	if all[1].Begun || all[1].Client != "zwei" {
		t.Errorf("%+v", all[1])
	}
}

func TestSomebodyWhoComesLaterJoinsTheSeason(t *testing.T) {
	c := invented(t)
	late := c.Employees[1]
	c.Employees = append(c.Employees[:1], c.Employees[2:]...)
	for i := range c.Runs {
		c.Runs[i].Slips = append(c.Runs[i].Slips[:1], c.Runs[i].Slips[2:]...)
	}
	s, _ := season.Open(c, year)
	before := len(s.People)
	c.Employees = append(c.Employees, late)
	again, err := season.Open(c, year)
	if err != nil || again != s || len(s.People) != before+1 {
		t.Errorf("%d people, then %d (%v)", before, len(s.People), err)
	}
}

func TestEachSideApprovesForItself(t *testing.T) {
	c := invented(t)
	s, _ := season.Open(c, year)
	take(t, c, s)
	if err := season.Settle(c, s, settlement.Act{By: "甲", On: day("2026-12-20")}); err != nil {
		t.Fatal(err)
	}
	give := func(a season.Approving) []fault.Fault {
		faults, err := season.ApproveOne(c, s, a)
		if err != nil {
			t.Fatal(err)
		}
		return faults.All()
	}
	client := season.Approving{Side: settlement.ByClient, Approval: both.Client}
	client.Only = append(client.Only, "e1")
	give(client)
	if n := board(t, c, s).Counts[settlement.Approved]; n != 0 ||
		s.Person("e1").Last().Client.By == "" || s.Person("e2").Last().Client.By != "" {
		t.Error("one side is not both, and only those named are approved")
	}
	same := season.Approving{Side: settlement.ByOffice, Approval: both.Client}
	if found := give(same); !has(found, "settlement.two-persons") {
		t.Error("one person approved for both sides")
	}
	give(season.Approving{Side: settlement.ByOffice, Approval: both.Office})
	if n := board(t, c, s).Counts[settlement.Approved]; n != 1 {
		t.Errorf("%d approved", n)
	}
}

func TestWhichOfTwoClaims(t *testing.T) {
	c := invented(t)
	s, _ := season.Open(c, year)
	take(t, c, s)
	child := settlement.Relative{Name: "見本　三郎", Kana: "ミホン　サブロウ", Relation: "子",
		Facts: yearend.Relative{Born: day("2008-05-05"), Child: true, Together: true}}
	got, err := season.WhichClaims(c, s, child, season.Couple{One: "e1", Other: "e2"})
	if err != nil || !got.One.Whole || !got.Other.Whole || got.One.Name == got.Other.Name {
		t.Fatal(err, got.One.Name, got.One.People[0].Faults)
	}
	if got.Saves != got.One.Annual-got.Other.Annual || len(got.Lines) != 2 {
		t.Errorf("%d, %d, %d", got.Saves, got.One.Annual, got.Other.Annual)
	}
	if n := len(s.Person("e1").Filed(settlement.Dependents, year).Dependents.Relatives); n != 2 {
		t.Errorf("weighing filed something: %d relatives", n)
	}
	away := season.Away{Employee: "e1", Without: yearend.Employee{
		Forms: yearend.Forms{Dependents: true, Basic: true}, Pay: yearend.Pay{Salary: 1_700_000}}}
	away.With = away.Without
	away.With.Relatives = []yearend.Relative{child.Facts}
	far, err := season.WhichClaimsAway(c, s, child, away)
	if err != nil || !far.One.Whole || far.One.Name == far.Other.Name || far.Saves >= 0 {
		t.Error(err, far.Saves)
	}
}
