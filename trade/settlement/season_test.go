package settlement_test

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

func TestEveryStateAndTransition(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 400_000, ins: 60_000, tax: 9_000})
	mustBe(t, o.look(t, id).State, settlement.NotAsked)
	p := o.season.Put(id)
	p.Asked = day("2026-11-01")
	l := o.look(t, id)
	mustBe(t, l.State, settlement.Waiting)
	if len(l.Missing) != 3 {
		t.Errorf("missing %v", l.Missing)
	}
	o.plain(id)
	mustBe(t, o.look(t, id).State, settlement.Ready)
	v := o.view(t)
	for _, bad := range []settlement.Returned{{Kind: settlement.Housing, By: "甲",
		On: day("2026-11-12"), Reason: "x"}, {Kind: settlement.Insurance,
		By: "甲", On: day("2026-11-12")}} {
		if f := v.Return(p, bad); !f.Stops() {
			t.Errorf("took %+v", bad)
		}
	}
	if f := v.Return(p, settlement.Returned{Kind: settlement.Insurance, By: "甲", On: day("2026-11-12"),
		Reason: "証明書を付けてください"}); f.Stops() {
		t.Fatal(f.Err())
	}
	mustBe(t, o.look(t, id).State, settlement.GivenBack)
	if f := o.view(t).Settle(p, act); !f.Stops() {
		t.Error("settled what was given back")
	}
	again := premiums()
	again.On = day("2026-11-13")
	p.File(again)
	mustBe(t, o.look(t, id).State, settlement.Ready)
	v = o.view(t)
	if f := v.Approve(p, settlement.ByOffice, settlement.Approval{Act: act}); !f.Stops() {
		t.Error("approved before it was computed")
	}
	o.settle(t, id)
	mustBe(t, o.look(t, id).State, settlement.Computed)
	if f := v.Pay(p, caldate.MustMonth("2026-12")); !f.Stops() {
		t.Error("paid before it was approved")
	}
	approve(t, o, p)
	mustBe(t, o.look(t, id).State, settlement.Approved)
	if f := v.Paid(p, day("2026-12-25")); !f.Stops() {
		t.Error("paid into no pay")
	}
	if f := v.Pay(p, caldate.MustMonth("2026-12")); f.Stops() {
		t.Fatal(f.Err())
	}
	if f := v.Paid(p, day("2026-12-25")); f.Stops() {
		t.Fatal(f.Err())
	}
	mustBe(t, o.look(t, id).State, settlement.Paid)
	if f := v.Approve(p, settlement.ByOffice, settlement.Approval{Act: act}); !f.Stops() {
		t.Error("approved again after it was paid")
	}
}

func approve(t *testing.T, o *office, p *settlement.Person) {
	t.Helper()
	v := o.view(t)
	client := settlement.Approval{Act: settlement.Act{By: "顧問 一郎", On: day("2026-12-21")}}
	if f := v.Approve(p, settlement.ByClient, client); f.Stops() {
		t.Fatal(f.Err())
	}
	same := settlement.Approval{Act: settlement.Act{By: "顧問　一郎", On: day("2026-12-21")},
		Provisional: true}
	if f := v.Approve(p, settlement.ByOffice, same); !f.Stops() {
		t.Error("one person approved for both sides")
	}
	same.By = "事務 二郎"
	if f := v.Approve(p, settlement.ByOffice, same); f.Stops() {
		t.Fatal(f.Err())
	}
}

func TestResultIsThatOfTheLaw(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 400_000, ins: 60_000, tax: 9_000})
	o.file(id, dependents(nil, relative("ハナ", "2010-05-05", 0), relative("イチ", "2005-07-01", 0)))
	o.file(id, basic(spouse("サクラ", "1986-01-02", 1_000_000)))
	o.file(id, premiums(yearend.Premium{Kind: yearend.NewGeneral, Paid: 80_000,
		Certificate: yearend.Certificate{Held: true, Year: year, Amount: 80_000}}))
	s := o.settle(t, id)
	law, err := yearend.TablesFor(year)
	if err != nil {
		t.Fatal(err)
	}
	want, err := law.Settle(&yearend.Employee{
		Forms: yearend.Forms{Dependents: true, Basic: true},
		Pay:   yearend.Pay{Salary: 4_800_000, SalaryInsurance: 720_000, SalaryTax: 108_000},
		Spouse: &yearend.Spouse{Born: day("1986-01-02"), Together: true,
			Income: yearend.Income{Pay: 1_000_000}},
		Relatives: []yearend.Relative{{Born: day("2010-05-05"), Child: true, Together: true},
			{Born: day("2005-07-01"), Child: true, Together: true}},
		Premiums: []yearend.Premium{{Kind: yearend.NewGeneral, Paid: 80_000,
			Certificate: yearend.Certificate{Held: true, Year: year, Amount: 80_000}}},
		Closing: yearend.Closing{LastNet: 331_000, Average: 331_000},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s.Result.Lines != want.Lines {
		t.Errorf("lines\n%v\nwant\n%v", s.Result.Lines, want.Lines)
	}
	if s.Due() != want.Lines[yearend.LineDifference] || s.Due() >= 0 {
		t.Errorf("due %d", s.Due())
	}
	if len(s.Why.Steps) < 15 {
		t.Errorf("only %d steps of explanation", len(s.Why.Steps))
	}
}

func TestSettlingTwiceGivesTheSame(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000})
	o.plain(id)
	first := *o.settle(t, id)
	later := act
	later.On = day("2026-12-24")
	p := o.season.Put(id)
	if f := o.view(t).Settle(p, later); f.Stops() {
		t.Fatal(f.Err())
	}
	if len(p.Settled) != 1 || !reflect.DeepEqual(*p.Last(), first) {
		t.Error("the second time changed the settlement")
	}
}

// TestRecomputingEqualsComputingAtOnce changes what was declared or paid after the settlement.
func TestRecomputingEqualsComputingAtOnce(t *testing.T) {
	changes := map[string]func(*office){
		"child": func(o *office) {
			d := dependents(nil, relative("ハナ", "2004-05-05", 0))
			d.On = day("2026-12-22")
			o.file("e1", d)
		},
		"pay": func(o *office) { o.runs[11].Slips[0].Taxable += 50_000 },
		"premium": func(o *office) {
			d := premiums(yearend.Premium{Kind: yearend.NationalPension, Paid: 210_000,
				Certificate: yearend.Certificate{Held: true, Year: year, Amount: 210_000}})
			d.On = day("2026-12-22")
			o.file("e1", d)
		},
	}
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			o, fresh := newOffice(), newOffice()
			for _, x := range []*office{o, fresh} {
				x.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000})
				x.plain("e1")
			}
			o.settle(t, "e1")
			change(o)
			if l := o.look(t, "e1"); l.State != settlement.Ready || !l.Stale {
				t.Errorf("state %s, stale %v", l.State, l.Stale)
			}
			change(fresh)
			a, b := o.settle(t, "e1"), fresh.settle(t, "e1")
			if !reflect.DeepEqual(a, b) {
				t.Error("computing again differs from computing at once")
			}
			if len(o.season.Person("e1").Settled) != 1 {
				t.Error("an unpaid settlement was kept")
			}
		})
	}
}

func TestRedoAfterPaymentCarriesTheDifference(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 400_000, ins: 60_000, tax: 12_000})
	o.plain(id)
	paid := o.settle(t, id)
	first := paid.Result.Annual()
	p := o.season.Put(id)
	approve(t, o, p)
	v := o.view(t)
	v.Pay(p, caldate.MustMonth("2026-12"))
	v.Paid(p, day("2026-12-25"))
	d := dependents(nil, relative("ハナ", "2004-05-05", 0))
	d.On = day("2027-01-10")
	p.File(d)
	cases := []struct {
		on   string
		what yearend.Again
	}{{"2027-01-31", yearend.AgainRefund}, {"2027-02-01", yearend.AgainReturn}}
	for _, c := range cases {
		if f := o.view(t).Settle(p, settlement.Act{By: "計算 太郎", On: day(c.on)}); f.Stops() {
			t.Fatal(f.Err())
		}
		s := p.Last()
		if len(p.Settled) != 2 || s.Again == nil || s.Again.What != c.what {
			t.Fatalf("%s: %+v", c.on, s.Again)
		}
		want := s.Result.Annual() - first
		if c.what == yearend.AgainReturn {
			want = 0
		}
		if s.Due() != want {
			t.Errorf("%s: due %d, want %d", c.on, s.Due(), want)
		}
		p.Settled = p.Settled[:1]
	}
}

func TestOrderOfEntryDoesNotMatter(t *testing.T) {
	late := dependents(nil)
	late.On = day("2026-11-20")
	all := func(of string) []settlement.Declaration {
		return []settlement.Declaration{
			dependents(nil, relative("ハナ"+of, "2010-05-05", 0)), late,
			basic(spouse("サクラ"+of, "1986-01-02", 1_000_000)), premiums(), former(),
		}
	}
	var want []byte
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		o := newOffice()
		id := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000})
		o.add(worker{number: "2", pay: 300_000, ins: 45_000, tax: 6_000})
		people := []string{"e1", "e2"}
		for _, i := range r.Perm(2) {
			list := all(people[i])
			for _, j := range r.Perm(len(list)) {
				o.file(settlementID(people[i]), list[j])
			}
		}
		r.Shuffle(len(o.runs), func(i, j int) { o.runs[i], o.runs[j] = o.runs[j], o.runs[i] })
		r.Shuffle(len(o.people), func(i, j int) { o.people[i], o.people[j] = o.people[j], o.people[i] })
		s := o.settle(t, id)
		got, err := json.Marshal(struct {
			S *settlement.Settled
			L settlement.Look
			P []settlement.Person
		}{s, o.look(t, "e2"), o.season.People})
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if string(got) != string(want) {
			t.Fatalf("seed %d differs", seed)
		}
	}
}

// TestASeasonIsStoredWhole writes a season out and reads it back: a settlement read back is the
// settlement of the same facts, so nothing is computed anew.
func TestASeasonIsStoredWhole(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000})
	self := &yearend.Self{Disability: yearend.Disabled}
	o.file(id, dependents(self, relative("ハナ", "2010-05-05", 0)))
	o.file(id, basic(spouse("サクラ", "1986-01-02", 1_000_000)))
	o.file(id, premiums(yearend.Premium{Kind: yearend.Earthquake, Paid: 20_000,
		Certificate: yearend.Certificate{Held: true, Year: year, Amount: 20_000}}))
	o.settle(t, id)
	data, err := json.Marshal(o.season)
	if err != nil {
		t.Fatal(err)
	}
	var back settlement.Season
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	o.season = back
	mustBe(t, o.look(t, id).State, settlement.Computed)
	second, err := json.Marshal(back)
	if err != nil || string(second) != string(data) {
		t.Error("a season read back is written otherwise", err)
	}
}

func TestNobodyBlocksTheOthers(t *testing.T) {
	o := newOffice()
	good := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000})
	bad := o.add(worker{number: "2", pay: 300_000, ins: 45_000, tax: 6_000})
	o.plain(good)
	o.plain(bad)
	o.file(bad, premiums(yearend.Premium{Kind: yearend.NewGeneral, Paid: 50_000,
		Certificate: yearend.Certificate{Held: true, Year: 2025, Amount: 50_000}}))
	o.season.Put("gone")
	l := o.look(t, bad)
	f := find(l.Faults, "yearend.certificate-year")
	if f == nil || f.Path != "insurance.premiums[0].certificate.year" || f.Severity != fault.Stop {
		t.Errorf("%+v", f)
	}
	mustBe(t, l.State, settlement.Waiting)
	if !has(o.look(t, "gone").Faults, "settlement.nobody") {
		t.Error("a stranger is not told")
	}
	o.settle(t, good)
	mustBe(t, o.look(t, good).State, settlement.Computed)
}

func TestFactsFollowThePayDay(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000})
	o.plain(id)
	o.runs[11].PayDay = day("2027-01-05")
	o.runs[11].Slips[0].PayDay = day("2027-01-05")
	if got := o.look(t, id).Input.Pay.Salary; got != 11*300_000 {
		t.Errorf("a pay of January counts in the year: %d", got)
	}
	var refund yen.Amount = 10_000
	o.runs[10].Slips[0].Net += refund
	o.runs[10].Slips[0].Earnings = append(o.runs[10].Slips[0].Earnings,
		line(settlement.ItemRefund, refund))
	if got := o.look(t, id).Input.Closing.LastNet; got != 249_000 {
		t.Errorf("the refund counts as pay: %d", got)
	}
}
