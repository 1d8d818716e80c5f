package settlement_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

// TestCausesAddUpToTheDifference settles 2025 and 2026 for one family and asks what made each line
// differ.
func TestCausesAddUpToTheDifference(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 400_000, ins: 60_000, tax: 9_000})
	o.file(id, dependents(nil, relative("ハナ", "2007-05-05", 0), relative("イチ", "2012-07-01", 0)))
	o.file(id, basic(spouse("サクラ", "1986-01-02", 1_000_000)))
	o.file(id, premiums(yearend.Premium{Kind: yearend.NewGeneral, Paid: 120_000,
		Certificate: yearend.Certificate{Held: true, Year: year, Amount: 120_000}}))
	now := o.settle(t, id)
	law, err := yearend.TablesFor(2025)
	if err != nil {
		t.Fatal(err)
	}
	before := now.Input
	before.Pay = yearend.Pay{Salary: 4_500_000, SalaryInsurance: 700_000, SalaryTax: 100_000}
	before.Premiums = []yearend.Premium{{Kind: yearend.OldGeneral, Paid: 60_000,
		Certificate: yearend.Certificate{Held: true, Year: 2025, Amount: 60_000}}}
	last := &settlement.Settled{Input: before}
	if last.Result, err = law.Settle(&before, nil); err != nil {
		t.Fatal(err)
	}
	keys := map[yearend.Line][]string{}
	for _, d := range o.view(t).Compare(last, now) {
		var sum yen.Amount
		for _, c := range d.Causes {
			sum += c.Amount
			keys[d.Line] = append(keys[d.Line], c.Key)
			if c.Label() == "" {
				t.Errorf("%s has no label", c.Key)
			}
		}
		if sum != d.After-d.Before {
			t.Errorf("%s: causes add up to %d, not %d", d.Line.Label(), sum, d.After-d.Before)
		}
	}
	want := map[yearend.Line]string{
		yearend.LineSalary: "pay", yearend.LineInsuranceFromPay: "insurance",
		yearend.LineSalaryTax: "withheld", yearend.LineBasicDeduction: "law",
		// The child became nineteen in the year.
		yearend.LineDependentsAndOthers: "age",
	}
	for l, key := range want {
		if !slices.Contains(keys[l], key) {
			t.Errorf("%s: %v, want %s", l.Label(), keys[l], key)
		}
	}
}

func TestEachIsAskedOnlyWhatApplies(t *testing.T) {
	o := newOffice()
	plain := o.add(worker{number: "1", pay: 300_000})
	rich := o.add(worker{number: "2", pay: 800_000})
	new := o.add(worker{number: "3", pay: 300_000, hired: "2026-07-01", from: 7, through: 12})
	keys := func(q []settlement.Question) string {
		var all []string
		for _, x := range q {
			if x.Text == "" {
				t.Errorf("%s has no text", x.Key)
			}
			all = append(all, x.Key)
		}
		return strings.Join(all, " ")
	}
	v := o.view(t)
	usual := keys(v.Questions(settlement.Asked{Now: o.season.Put(plain)}))
	for _, absent := range []string{"housing", "former", "adjustment", "student",
		"basic-spouse.spouse.income"} {
		if strings.Contains(usual, absent) {
			t.Errorf("everybody is asked %s: %s", absent, usual)
		}
	}
	k := keys(v.Questions(settlement.Asked{Now: o.season.Put(rich)}))
	if !strings.Contains(k, "adjustment") {
		t.Errorf("9.6 million is not asked for the adjustment: %s", k)
	}
	k = keys(v.Questions(settlement.Asked{Now: o.season.Put(new)}))
	if !strings.Contains(k, "former.slips") {
		t.Errorf("who joined in the year is not asked for the former slip: %s", k)
	}
	last := &settlement.Person{}
	lastBasic := basic(spouse("サクラ", "1986-01-02", 1_030_000))
	lastBasic.Year = 2025
	last.File(lastBasic)
	last.File(settlement.Declaration{Kind: settlement.Housing, Year: 2025, On: day("2025-11-10"),
		Housing: &settlement.HousingForm{Facts: &yearend.Housing{Credit: 140_000}}})
	q := v.Questions(settlement.Asked{Now: o.season.Put(plain), Last: last})
	answers := map[string]string{}
	for _, x := range q {
		answers[x.Key] = x.Last
	}
	if answers["basic-spouse.spouse.income.pay"] != "1,030,000円" ||
		answers["housing.credit"] != "140,000円" || answers["basic-spouse.spouse"] != "はい" {
		t.Errorf("last year's answers: %v", answers)
	}
	for _, x := range q {
		if x.Key == "basic-spouse.spouse.income.pay" && x.Most != 2_070_000-1 && x.Most < 2_000_000 {
			t.Errorf("the limit of a spouse's pay is %d", x.Most)
		}
	}
	if p := settlement.ProgressOf(q); p.Answered != 0 || p.Of != len(q) {
		t.Errorf("%+v", p)
	}
	o.plain(plain)
	q = o.view(t).Questions(settlement.Asked{Now: o.season.Put(plain)})
	if p := settlement.ProgressOf(q); p.Answered != p.Of {
		t.Errorf("%+v after everything was filed", p)
	}
}

func TestDeclarationsAreReadFromTheirTemplates(t *testing.T) {
	o := newOffice()
	id := o.add(worker{number: "10001", pay: 300_000})
	for _, k := range settlement.Kinds() {
		template := string(settlement.Template(k))
		file := strings.Replace(template, "# 例 ", "", 1)
		b, faults := o.view(t).Read([]byte(file), settlement.Sent{Kind: k, On: day("2026-11-10")})
		if err := faults.Err(); err != nil {
			t.Fatalf("%s: %v", k, err)
		}
		if len(b.Changes) != 1 || !b.Changes[0].New || o.season.Put(id).Filed(k, year) != nil {
			t.Fatalf("%s: %+v", k, b.Changes)
		}
		o.season.Apply(&b)
		again, _ := o.view(t).Read([]byte(file), settlement.Sent{Kind: k, On: day("2026-11-12")})
		if !again.Changes[0].Same {
			t.Errorf("%s: the same file is a change", k)
		}
		o.season.Apply(&again)
		if on := o.season.Person(id).Filed(k, year).On; on != day("2026-11-10") {
			t.Errorf("%s was filed again: %s", k, on)
		}
	}
	for _, k := range settlement.Kinds() {
		b, faults := o.view(t).Read(settlement.Template(k), settlement.Sent{Kind: k, Year: year + 1})
		if faults.Len() > 0 || len(b.Changes) != 0 {
			t.Errorf("%s: the template as it is: %v", k, faults.All())
		}
	}
	p := o.season.Person(id)
	child := p.Filed(settlement.Dependents, year).Dependents.Relatives[0]
	if child.Kana != "ミホン　ハナコ" || !child.Facts.Child || child.Facts.Born != day("2010-05-05") {
		t.Errorf("%+v", child)
	}
	prem := p.Filed(settlement.Insurance, year).Insurance.Premiums[0].Facts
	if prem.Kind != yearend.NewGeneral || prem.Certificate.Year != 2026 || prem.Paid != 80_000 {
		t.Errorf("%+v", prem)
	}
	if h := p.Filed(settlement.Housing, year).Housing.Facts; h.MovedIn != day("2022-03-01") {
		t.Errorf("%+v", h)
	}
	f := p.Filed(settlement.Former, year).Former.Slips[0]
	if f.Facts.Pay != 1_500_000 || !f.Facts.Held {
		t.Errorf("%+v", f)
	}
}

var insuranceSent = settlement.Sent{Kind: settlement.Insurance, On: day("2026-11-10")}

func TestAllFaultsOfAFileAreToldAndNothingIsTaken(t *testing.T) {
	o := newOffice()
	o.add(worker{number: "10001", pay: 300_000})
	file := "社員番号,保険会社等,種類,支払金額,証明額,証明書の年分\n" +
		"10001,見本生命,一般,80000,80000,2026\n" +
		"10009,見本生命,地震,80000,80000,2026\n" +
		"10001,見本生命,地震,八万,80000,去年\n"
	b, faults := o.view(t).Read([]byte(file), insuranceSent)
	if len(b.Changes) != 0 || !faults.Stops() {
		t.Fatalf("%+v", b)
	}
	var paths []string
	for _, f := range faults.All() {
		paths = append(paths, f.Path)
	}
	want := "2行目「種類」 3行目「社員番号」 4行目「支払金額」 4行目「証明書の年分」"
	if got := strings.Join(paths, " "); got != want {
		t.Errorf("%s", got)
	}
	_, faults = o.view(t).Read([]byte("社員番号,種類,よそ\n10001,地震,1\n"), insuranceSent)
	if !has(faults.All(), "settlement.column-missing") ||
		!has(faults.All(), "settlement.column-unknown") {
		t.Errorf("%v", faults.All())
	}
	mine := strings.Replace(file, "見本生命", "123456789018", 1)
	if _, faults = o.view(t).Read([]byte(mine), insuranceSent); !has(
		faults.All(), "settlement.my-number") {
		t.Errorf("%v", faults.All())
	}
}

func TestYearsOfCertificatesAreReadAsPeopleWriteThem(t *testing.T) {
	o := newOffice()
	o.add(worker{number: "10001", pay: 300_000})
	for _, text := range []string{"2026", "R8", "令和8", "令和8年", "令和8年分", "2026年分"} {
		file := "社員番号,保険会社等,種類,支払金額,証明額,証明書の年分\n10001,見本生命,地震,1,1," + text + "\n"
		b, faults := o.view(t).Read([]byte(file), insuranceSent)
		if faults.Stops() {
			t.Errorf("%s: %v", text, faults.Err())
			continue
		}
		got := b.Changes[0].Declaration.Insurance.Premiums[0].Facts.Certificate.Year
		if got != 2026 {
			t.Errorf("%s is %d", text, got)
		}
	}
}

// crowd is a season of many people with a family and premiums each, with the year's pay.
func crowd(n int) *office {
	o := newOffice()
	for i := range n {
		id := o.add(worker{number: fmt.Sprintf("%05d", i), pay: 200_000 + yen.Amount(i%40)*10_000,
			ins: 30_000, tax: 5_000})
		kana := fmt.Sprintf("カゾク%d", i)
		o.season.People = append(o.season.People, settlement.Person{Employee: id})
		p := &o.season.People[len(o.season.People)-1]
		p.File(dependents(nil, relative(kana+"イ", "2009-05-05", 0), relative(kana+"ロ", "2005-05-05", 0)))
		p.File(basic(spouse(kana, "1986-01-02", 1_000_000)))
		p.File(premiums(yearend.Premium{Kind: yearend.NewGeneral, Paid: 80_000,
			Certificate: yearend.Certificate{Held: true, Year: year, Amount: 80_000}},
			yearend.Premium{Kind: yearend.Earthquake, Paid: 20_000,
				Certificate: yearend.Certificate{Held: true, Year: year, Amount: 20_000}}))
	}
	return o
}

// The bar is one second on one core for ten thousand persons, from the register and the runs to the
// result with its whole explanation kept.
func BenchmarkTenThousandSettled(b *testing.B) {
	o := crowd(10_000)
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		for i := range o.season.People {
			o.season.People[i].Settled = nil
		}
		b.StartTimer()
		v := o.view(b)
		for i := range o.season.People {
			if faults := v.Settle(&o.season.People[i], act); faults.Stops() {
				b.Fatal(faults.Err())
			}
		}
	}
}

// The board of eight thousand persons has 300 ms.
func BenchmarkBoardOfEightThousand(b *testing.B) {
	o := crowd(8_000)
	v := o.view(b)
	for i := range o.season.People {
		v.Settle(&o.season.People[i], act)
	}
	b.ReportAllocs()
	for b.Loop() {
		v := o.view(b)
		for i := range o.season.People {
			if l := v.Look(&o.season.People[i]); l.State != settlement.Computed {
				b.Fatal(l.State)
			}
		}
	}
}
