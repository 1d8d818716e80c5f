package settlement_test

import (
	"strings"
	"testing"

	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

func TestBornOnTheFirstOfJanuary(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000})
	// Sixteen, and nineteen, are reached on the eve: 31 December 2026.
	o.file(id, dependents(nil, relative("ア", "2011-01-01", 0), relative("イ", "2011-01-02", 0),
		relative("ウ", "2008-01-01", 0)))
	o.file(id, basic(nil))
	o.file(id, premiums())
	r := o.settle(t, id).Result.Relatives
	want := []yearend.Kind{yearend.General, yearend.Under16, yearend.Specific}
	for i, k := range want {
		if r[i].Kind != k {
			t.Errorf("relative %d: %s, want %s", i, r[i].Kind.Label(), k.Label())
		}
	}
}

func TestJoinedInTheYearWithAFormerSlip(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000,
		hired: "2026-07-01", from: 7, through: 12})
	o.plain(id)
	l := o.look(t, id)
	mustBe(t, l.State, settlement.Waiting)
	if f := find(l.Faults, "settlement.no-answer"); f == nil || f.Path != "former" {
		t.Fatalf("the former slip is not asked for: %v", l.Faults)
	}
	slip := settlement.FormerSlip{Employer: "見本商店", Left: day("2026-05-31")}
	o.file(id, former(slip))
	l = o.look(t, id)
	mustBe(t, l.State, settlement.Waiting)
	if f := find(l.Faults, "yearend.no-slip"); f == nil || f.Path != "former.slips[0]" {
		t.Fatalf("the missing slip is not told at its field: %v", l.Faults)
	}
	slip.Facts = yearend.Slip{Held: true, Pay: 1_500_000, Insurance: 220_000, Tax: 30_000}
	o.file(id, former(slip))
	s := o.settle(t, id)
	lines := s.Result.Lines
	if lines[yearend.LineTotalPay] != 3_300_000 || lines[yearend.LineTotalTax] != 66_000 ||
		lines[yearend.LineInsuranceFromPay] != 490_000 {
		t.Errorf("the former slip is not added: %v", lines)
	}
	if slip, ok := o.view(t).Slip(o.season.Put(id)); !ok || len(slip.Former) != 1 ||
		slip.Payee.Joined != day("2026-07-01") {
		t.Errorf("%+v", slip)
	}
}

func TestAFormerSlipThatNeverComesIsDecidedAndRefused(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000,
		hired: "2026-07-01", from: 7, through: 12})
	o.plain(id)
	o.file(id, former(settlement.FormerSlip{Employer: "見本商店"}))
	p := o.season.Put(id)
	if f := o.view(t).Accept(p, settlement.Accepted{Path: "former.slips[0]", Code: "yearend.no-slip",
		By: "事務 二郎", On: day("2026-12-10"), Reason: "前の勤務先と連絡がつかない"}); f.Stops() {
		t.Fatal(f.Err())
	}
	s := o.settle(t, id)
	if !has(s.Refused, "yearend.no-slip") || s.Due() != 0 {
		t.Errorf("%+v", s.Refused)
	}
	slip, ok := o.view(t).Slip(p)
	if !ok || slip.Settled || slip.Amount.Pay != 1_800_000 || slip.Amount.Tax != 36_000 ||
		slip.Amount.AfterDeduction != 0 {
		t.Errorf("%+v", slip)
	}
}

// TestThoseNotSettledHere lists who needs no declarations and is answered with the reason.
func TestThoseNotSettledHere(t *testing.T) {
	cases := map[string]struct {
		w       worker
		leaving settlement.Leaving
		code    string
	}{
		"left": {w: worker{left: "2026-06-30", through: 6, from: 1}, code: "yearend.left"},
		"otsu": {w: worker{column: "otsu"}, code: "yearend.no-form"},
		"hei":  {w: worker{column: "hei"}, code: "yearend.day-laborer"},
		"non-resident": {w: worker{nonResident: true, column: "non-resident"},
			code: "yearend.non-resident"},
		"over 20 million": {w: worker{pay: 1_700_000}, code: "yearend.pay-limit"},
		"died before the law": {w: worker{died: "2026-06-10", from: 1, through: 5},
			code: "yearend.early"},
		"abroad before the law": {w: worker{left: "2026-06-30", from: 1, through: 6},
			leaving: settlement.Leaving{Situation: yearend.LeftCountry, Day: day("2026-06-30")},
			code:    "yearend.early"},
		"disaster": {leaving: settlement.Leaving{DisasterRelief: true}, code: "yearend.disaster"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := newOffice()
			c.w.number = "1"
			if c.w.pay == 0 {
				c.w.pay = 300_000
			}
			id := o.add(c.w)
			p := o.season.Put(id)
			p.Leaving = c.leaving
			if c.code == "yearend.early" {
				o.plain(id)
			}
			mustBe(t, o.look(t, id).State, settlement.Ready)
			s := o.settle(t, id)
			if !has(s.Refused, c.code) {
				t.Errorf("%+v", s.Refused)
			}
			if slip, ok := o.view(t).Slip(p); !ok || slip.Settled || slip.Amount.Pay == 0 {
				t.Errorf("%+v", slip)
			}
		})
	}
}

func TestSettledOnDepartureOrDeathInDecember(t *testing.T) {
	cases := map[string]struct {
		w    worker
		want yearend.Situation
	}{
		"after the last pay": {worker{left: "2026-12-31"}, yearend.LeftAfterLastPay},
		"on its day":         {worker{left: "2026-12-25"}, yearend.LeftAfterLastPay},
		"the day before":     {worker{left: "2026-12-24"}, yearend.LeftOtherwise},
		"died":               {worker{died: "2026-12-20"}, yearend.Died},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := newOffice()
			c.w.number, c.w.pay = "1", 300_000
			id := o.add(c.w)
			o.plain(id)
			s := o.settle(t, id)
			if got := s.Input.Work.Situation; got != c.want {
				t.Errorf("%s, want %s", got.Label(), c.want.Label())
			}
			if refused := s.Refused != nil; refused != (c.want == yearend.LeftOtherwise) {
				t.Errorf("%v", s.Refused)
			}
		})
	}
}

func TestTwoEmployersFiledElsewhere(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000, column: "otsu"})
	d := dependents(nil)
	d.Dependents.Elsewhere = true
	o.file(id, d)
	s := o.settle(t, id)
	if !has(s.Refused, "yearend.other-employer") {
		t.Errorf("%+v", s.Refused)
	}
	if slip, _ := o.view(t).Slip(o.season.Put(id)); !slip.ColumnB {
		t.Error("the slip does not say column B")
	}
	if q := o.view(t).Questions(settlement.Asked{Now: o.season.Put(id)}); len(q) != 1 {
		t.Errorf("%d questions to one who files elsewhere", len(q))
	}
}

func TestMonthsWithoutPayAreTold(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000, from: 5, through: 11})
	o.plain(id)
	l := o.look(t, id)
	mustBe(t, l.State, settlement.Waiting)
	f := find(l.Faults, "settlement.pay-open")
	if f == nil || !strings.HasPrefix(f.Message, "1月分、2月分、3月分、4月分、12月分の") {
		t.Fatalf("%v", f)
	}
	p := o.season.Put(id)
	p.Opening = &settlement.Opening{Through: day("2026-04-01").Month(),
		Pay: yearend.Pay{Salary: 1_200_000, SalaryInsurance: 180_000, SalaryTax: 24_000}}
	f = find(o.look(t, id).Faults, "settlement.pay-open")
	if f == nil || !strings.HasPrefix(f.Message, "12月分の") {
		t.Fatalf("%v", f)
	}
	if f := o.view(t).Accept(p, settlement.Accepted{Path: "pay", Code: "settlement.pay-open",
		By: "事務 二郎", On: day("2026-12-10"), Reason: "12月は無給の休職"}); f.Stops() {
		t.Fatal(f.Err())
	}
	s := o.settle(t, id)
	if s.Result.Lines[yearend.LineTotalPay] != 1_200_000+7*300_000 {
		t.Errorf("%d", s.Result.Lines[yearend.LineTotalPay])
	}
}

func TestClaimedTwice(t *testing.T) {
	o := newOffice()
	a := o.add(worker{number: "1", pay: 300_000, kana: "ミホン　サブロウ", born: "1984-03-03"})
	b := o.add(worker{number: "2", pay: 300_000, kana: "ミホン　サクラ", born: "1986-01-02"})
	for _, id := range []string{"e1", "e2"} {
		o.file(settlementID(id), dependents(nil, relative("ハナ", "2004-05-05", 0)))
		o.file(settlementID(id), premiums())
	}
	o.file(a, basic(spouse("ミホン　サクラ", "1986-01-02", 1_000_000)))
	o.file(b, basic(spouse("ミホン サブロウ", "1984-03-03", 1_000_000)))
	for _, id := range []string{"e1", "e2"} {
		l := o.look(t, settlementID(id))
		mustBe(t, l.State, settlement.Waiting)
		f := find(l.Faults, "settlement.twice")
		if f == nil || f.Path != "dependents.relatives[0]" {
			t.Fatalf("%s: %v", id, l.Faults)
		}
		if strings.Contains(f.Message, "ハナ") {
			t.Error("the fault names the child")
		}
		if f := find(l.Faults, "settlement.each-other"); f == nil || f.Path != "basic-spouse.spouse" {
			t.Errorf("%s: %v", id, l.Faults)
		}
	}
	// The one leaves the child to the other and claims no spouse.
	d := dependents(nil, relative("ハナ", "2004-05-05", 0))
	d.Dependents.Relatives[0].Facts.Elsewhere = true
	o.file(b, d)
	o.file(b, basic(nil))
	mustBe(t, o.look(t, a).State, settlement.Ready)
	mustBe(t, o.look(t, b).State, settlement.Ready)
}

func TestFaultsStandAtTheirFields(t *testing.T) {
	cases := map[string]struct {
		declare settlement.Declaration
		code    string
		path    string
		stops   bool
	}{
		"over the certificate": {premiums(yearend.Premium{Kind: yearend.Care, Paid: 90_000,
			Certificate: yearend.Certificate{Held: true, Year: year, Amount: 80_000}}),
			"yearend.certificate-amount", "insurance.premiums[0].paid", true},
		"no certificate": {premiums(yearend.Premium{Kind: yearend.Care, Paid: 90_000}),
			"yearend.no-certificate", "insurance.premiums[0].certificate", false},
		"without birth": {dependents(nil, settlement.Relative{Name: "ハナ"}), "yearend.no-birth",
			"dependents.relatives[0].born", true},
		"born later": {dependents(nil, relative("ハナ", "2027-02-01", 0)), "yearend.born-later",
			"dependents.relatives[0].born", true},
		"19 to 22 with more income": {dependents(nil, relative("ハナ", "2005-02-01", 900_000)),
			"settlement.specific-unstated", "dependents.relatives[0].income", true},
		"housing of another year": {settlement.Declaration{Kind: settlement.Housing, Year: year,
			On: day("2026-11-10"), Housing: &settlement.HousingForm{Facts: &yearend.Housing{
				Credit: 100_000, FormYear: 2025, MovedIn: day("2022-03-01")}}},
			"yearend.housing-year", "housing.form-year", true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := newOffice()
			id := o.add(worker{number: "1", pay: 300_000})
			o.plain(id)
			o.file(id, c.declare)
			l := o.look(t, id)
			f := find(l.Faults, c.code)
			if f == nil {
				t.Fatalf("not told: %v", l.Faults)
			}
			if f.Path != c.path || (f.Severity == fault.Stop) != c.stops {
				t.Errorf("%+v", f)
			}
			if f.Message == "" || f.Remedy == "" {
				t.Error("it does not say what to do")
			}
			if (l.State == settlement.Waiting) != c.stops {
				t.Errorf("state %s", l.State)
			}
		})
	}
}

func TestASpecificRelativeNeedsItsDeclaration(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000})
	student := relative("ハナ", "2005-02-01", 900_000)
	for name, d := range map[string][2]settlement.Declaration{
		"on both forms":      {dependents(nil, student), basic(nil, student)},
		"on its own one":     {dependents(nil), basic(nil, student)},
		"with another child": {dependents(nil, relative("イ", "2012-02-01", 0)), basic(nil, student)},
	} {
		o.season.Put(id).Declarations = nil
		o.file(id, premiums())
		o.file(id, d[0])
		o.file(id, d[1])
		s := o.settle(t, id)
		if s.Result.Lines[yearend.LineSpecificRelatives] == 0 {
			t.Errorf("%s: no deduction", name)
		}
		slip, ok := o.view(t).Slip(o.season.Put(id))
		if !ok || len(slip.Family.Kin) != 1 || slip.Family.Kin[0].Name != "ハナ" {
			t.Errorf("%s: %+v", name, slip.Family)
		}
	}
}

func TestAMissingAddressIsToldAndDoesNotStop(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000, withoutAddress: true})
	o.plain(id)
	l := o.look(t, id)
	mustBe(t, l.State, settlement.Ready)
	if f := find(l.Faults, "settlement.no-address"); f == nil || f.Path != "address" {
		t.Errorf("%v", l.Faults)
	}
}

func TestADisabledSpouseNeedsTheOtherForm(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000})
	o.plain(id)
	d := dependents(nil)
	d.Dependents.Spouse = spouse("サクラ", "1986-01-02", 0)
	o.file(id, d)
	mustBe(t, o.look(t, id).State, settlement.Ready)
	d.Dependents.Spouse.Facts.Disability = yearend.Disabled
	o.file(id, d)
	mustBe(t, o.look(t, id).State, settlement.Waiting)
}

func TestWhatMakesAFigureWrongCannotBeAccepted(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000})
	for _, code := range []string{"yearend.certificate-year", "yearend.no-birth",
		"settlement.nobody"} {
		if f := o.view(t).Accept(o.season.Put(id), settlement.Accepted{Path: "x", Code: code, By: "甲",
			On: day("2026-12-01"), Reason: "理由"}); !f.Stops() {
			t.Errorf("%s was accepted", code)
		}
	}
}

func TestAFamilyThatOnlyTheWithholdingCountsIsTold(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000})
	o.plain(id)
	o.people[0].Tax[0].Value.Relatives = 1
	l := o.look(t, id)
	mustBe(t, l.State, settlement.Ready)
	if f := find(l.Faults, "settlement.count-differs"); f == nil || f.Path != "dependents.relatives" {
		t.Errorf("%v", l.Faults)
	}
	o.file(id, dependents(nil, relative("ハナ", "2005-02-01", 0)))
	if has(o.look(t, id).Faults, "settlement.count-differs") {
		t.Error("told although the form names as many")
	}
}

func TestPayAfterDeathIsNotSettled(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 300_000, ins: 45_000, tax: 6_000, died: "2026-12-20"})
	o.plain(id)
	l := o.look(t, id)
	if f := find(l.Faults, "settlement.after-death"); f == nil || f.Severity != fault.Warn {
		t.Errorf("%v", l.Faults)
	}
	if got := o.settle(t, id).Result.Lines[yearend.LineTotalPay]; got != 11*300_000 {
		t.Errorf("%d", got)
	}
	if n := len(o.view(t).Payments(o.season.Put(id))); n != 11 {
		t.Errorf("the ledger shows %d pays", n)
	}
}
