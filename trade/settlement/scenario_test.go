package settlement_test

import (
	"reflect"
	"testing"

	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// parents are two invented people of one client, each of whom could claim their child.
func parents() (*office, settlement.Relative) {
	o := newOffice()
	for _, id := range []employee.ID{
		o.add(worker{number: "1", pay: 700_000, ins: 100_000, tax: 40_000}),
		o.add(worker{number: "2", pay: 250_000, ins: 37_000, tax: 4_000})} {
		o.plain(id)
	}
	return o, relative("カゾク　イチロウ", "2008-05-05", 0)
}

// filed settles the year of both when one of them has really claimed the child.
func filed(t *testing.T, claims employee.ID) (annual yen.Amount) {
	t.Helper()
	o, child := parents()
	for _, id := range []employee.ID{"e1", "e2"} {
		c := child
		c.Facts.Elsewhere = id != claims
		o.season.Put(id).File(dependents(nil, c))
	}
	v := o.view(t)
	for i := range o.season.People {
		p := &o.season.People[i]
		if faults := v.Settle(p, act); faults.Stops() {
			t.Fatal(faults.Err())
		}
		r := p.Last().Result
		annual += r.Annual()
	}
	return annual
}

func TestWeighingSaysWhatFilingWouldGive(t *testing.T) {
	o, child := parents()
	v := o.view(t)
	before := o.season.People[0].Declarations
	scenario := func(mine, yours employee.ID) settlement.Scenario {
		return settlement.Scenario{Declarations: map[employee.ID][]settlement.Declaration{
			mine: v.Claiming(mine, child, true), yours: v.Claiming(yours, child, false)}}
	}
	c := v.Weigh(settlement.Alternatives{
		One: scenario("e2", "e1"), Other: scenario("e1", "e2")})
	if !c.One.Whole || c.One.Annual != filed(t, "e2") || c.Other.Annual != filed(t, "e1") {
		t.Fatalf("%d and %d, filed %d and %d", c.One.Annual, c.Other.Annual, filed(t, "e2"),
			filed(t, "e1"))
	}
	// A child of 18 takes 380,000 yen off: at the higher rate of the first that saves more. The
	// first's taxable income lies in the 20 % step, the second's in the 5 % step; with the surtax of
	// 2.1 % the difference is 380,000 × 15 % × 1.021, cut to a hundred yen on each side.
	if c.Saves < 58_000 || c.Saves > 58_400 {
		t.Errorf("saves %d", c.Saves)
	}
	if !reflect.DeepEqual(o.season.People[0].Declarations, before) {
		t.Error("weighing filed something")
	}
	explained := false
	for _, l := range c.Lines[0] {
		if l.Line == yearend.LineAnnualTax {
			explained = len(l.Why[0]) > 0 && len(l.Why[1]) > 0
		}
		if l.One == l.Other {
			t.Errorf("%s does not differ", l.Line.Label())
		}
	}
	if !explained || len(c.Notes) == 0 || c.One.People[0].Why == nil {
		t.Errorf("not explained: %+v", c.Lines[0])
	}
}

func TestBothClaimingIsToldInTheScenario(t *testing.T) {
	o, child := parents()
	v := o.view(t)
	both := settlement.Scenario{Declarations: map[employee.ID][]settlement.Declaration{
		"e1": v.Claiming("e1", child, true), "e2": v.Claiming("e2", child, true)}}
	c := v.Weigh(settlement.Alternatives{One: both, Other: both})
	if !has(c.One.People[0].Faults, "settlement.twice") || c.Saves != 0 || len(c.Lines[0]) != 0 {
		t.Errorf("%+v", c.One.People[0].Faults)
	}
}

func TestASpouseElsewhereIsWeighedByWhatWasTold(t *testing.T) {
	o, child := parents()
	v := o.view(t)
	away := yearend.Employee{Forms: yearend.Forms{Dependents: true, Basic: true},
		Pay: yearend.Pay{Salary: 3_000_000, SalaryInsurance: 440_000, SalaryTax: 50_000}}
	with := away
	with.Relatives = []yearend.Relative{child.Facts}
	scenario := func(claims bool, other yearend.Employee) settlement.Scenario {
		return settlement.Scenario{Outside: []yearend.Employee{other},
			Declarations: map[employee.ID][]settlement.Declaration{
				"e1": v.Claiming("e1", child, claims)}}
	}
	c := v.Weigh(settlement.Alternatives{
		One: scenario(true, away), Other: scenario(false, with)})
	if len(c.One.People) != 2 || c.One.People[1].Employee != "" || c.Saves >= 0 {
		t.Errorf("%d people, saves %d", len(c.One.People), c.Saves)
	}
	broken := away
	broken.Forms.Dependents = false
	c = v.Weigh(settlement.Alternatives{
		One:   settlement.Scenario{Outside: []yearend.Employee{broken}},
		Other: settlement.Scenario{Outside: []yearend.Employee{with}}})
	if c.One.Whole || c.Saves != 0 || len(c.One.People[0].Faults) == 0 {
		t.Errorf("%+v", c.One)
	}
}
