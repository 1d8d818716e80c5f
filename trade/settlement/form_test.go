package settlement_test

import (
	"maps"
	"strings"
	"testing"

	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// typing is one person who fills the form.
type typing struct {
	t       *testing.T
	o       *office
	id      employee.ID
	last    *settlement.Person
	answers settlement.Answers
}

func newTyping(t *testing.T) *typing {
	o := newOffice()
	id := o.add(worker{number: "1", pay: 400_000, ins: 60_000, tax: 8_000})
	o.season.Put(id)
	return &typing{t: t, o: o, id: id, answers: settlement.Answers{}}
}

func (x *typing) asked() settlement.Asked {
	return settlement.Asked{Now: x.o.season.Person(x.id), Last: x.last, Answers: x.answers}
}

func (x *typing) form() settlement.Form { return x.o.view(x.t).Form(x.asked()) }

// write types answers, one after the other: path, answer, path, answer.
func (x *typing) write(pairs ...string) settlement.Form {
	for i := 0; i < len(pairs); i += 2 {
		x.answers[pairs[i]] = pairs[i+1]
	}
	return x.form()
}

// faultsAt are the codes at a field.
func faultsAt(f settlement.Form, path string) string {
	var codes []string
	if x := f.Field(path); x != nil {
		for _, y := range x.Faults {
			codes = append(codes, y.Code)
		}
	}
	return strings.Join(codes, " ")
}

// family types a family of a spouse and a child, and one premium.
func (x *typing) family() settlement.Form {
	return x.write("dependents.elsewhere", "no", "dependents.relatives", "1",
		"dependents.relatives[0].name", "見本　花子", "dependents.relatives[0].relation", "子",
		"dependents.relatives[0].born", "2010-05-05", "dependents.relatives[0].income.pay", "0",
		"dependents.relatives[0].income.pension", "0", "dependents.relatives[0].income.others", "0",
		"dependents.relatives[0].together", "yes", "dependents.relatives[0].abroad.lives", "no",
		"dependents.relatives[0].disability", "none", "dependents.relatives[0].elsewhere", "no",
		"dependents.self.disability", "none",
		"basic-spouse.income.pay", "0", "basic-spouse.income.others", "0", "basic-spouse.spouse", "yes",
		"basic-spouse.spouse.name", "見本　桜", "basic-spouse.spouse.born", "1986-01-02",
		"basic-spouse.spouse.income.pay", "1000000", "basic-spouse.spouse.income.pension", "0",
		"basic-spouse.spouse.income.others", "0", "basic-spouse.spouse.together", "yes",
		"basic-spouse.spouse.disability", "none", "basic-spouse.spouse.claims-back", "no",
		"basic-spouse.spouse.abroad.lives", "no",
		"insurance.premiums", "1", "insurance.premiums[0].kind", "new-general",
		"insurance.premiums[0].insurer", "見本生命", "insurance.premiums[0].certificate.amount", "80000",
		"insurance.premiums[0].certificate.year", "2026", "insurance.premiums[0].paid", "80000")
}

func TestTheFormIsAnsweredFieldByField(t *testing.T) {
	x := newTyping(t)
	f := x.form()
	if f.Next() == nil || f.Next().Path != "dependents.elsewhere" || f.Progress.Answered != 0 {
		t.Fatalf("%+v", f.Next())
	}
	if x.write("dependents.elsewhere", "yes"); x.form().Next() != nil || len(x.form().Fields) != 1 {
		t.Error("who files elsewhere is asked no more than that")
	}
	f = x.write("dependents.elsewhere", "no")
	if f.Field("dependents.relatives[0].name") != nil {
		t.Error("there is no relative yet")
	}
	f = x.write("dependents.relatives", "2")
	for _, path := range []string{"dependents.relatives[0].name", "dependents.relatives[1].born"} {
		if y := f.Field(path); y == nil || !y.Open || y.Item == 0 {
			t.Errorf("%s: %+v", path, y)
		}
	}
	if f.Field("dependents.relatives[0].abroad.papers") != nil {
		t.Error("papers from abroad are asked of everybody")
	}
	f = x.write("dependents.relatives[0].abroad.lives", "yes")
	if f.Field("dependents.relatives[0].abroad.papers") == nil ||
		f.Field("dependents.relatives[1].abroad.papers") != nil {
		t.Error("papers are asked of whoever lives abroad, and of nobody else")
	}
	if f.Field("basic-spouse.spouse.name") != nil || f.Field("dependents.self.single") == nil {
		t.Error("without a spouse nothing is asked of one")
	}
	f = x.write("basic-spouse.spouse", "yes")
	if f.Field("basic-spouse.spouse.name") == nil || f.Field("dependents.self.single") != nil {
		t.Error("with a spouse the other question goes")
	}
	before := f.Progress
	if f = x.family(); f.Next() != nil {
		t.Fatalf("%+v", f.Next())
	}
	if f.Progress.Answered != f.Progress.Of || before.Answered >= f.Progress.Answered {
		t.Errorf("%+v after %+v", f.Progress, before)
	}
}

func TestAStudentWithIncomeIsAskedForOnTheOtherForm(t *testing.T) {
	x := newTyping(t)
	x.family()
	if x.form().Field("basic-spouse.specific") != nil {
		t.Error("nobody of the family is 19 to 22")
	}
	f := x.write("dependents.relatives[0].born", "2005-05-05",
		"dependents.relatives[0].income.pay", "1600000")
	if f.Field("basic-spouse.specific") == nil ||
		faultsAt(f, "dependents.relatives[0].income.pay") != "settlement.specific-unstated" {
		t.Errorf("%q", faultsAt(f, "dependents.relatives[0].income.pay"))
	}
}

func TestEachAnswerIsCheckedAtItsField(t *testing.T) {
	for _, c := range []struct{ path, answer, want string }{
		{"dependents.elsewhere", "たぶん", "settlement.yes-no"},
		{"dependents.relatives[0].born", "2027-01-01", "yearend.born-later"},
		{"dependents.relatives[0].born", "きのう", "settlement.day"},
		{"dependents.relatives[0].relation", "友人", "settlement.relation"},
		{"dependents.relatives[0].name", "123456789018", "settlement.my-number"},
		{"dependents.relatives[0].name", strings.Repeat("名", 101), "settlement.too-long"},
		{"dependents.relatives[0].income.pay", "-1", "yearend.negative"},
		{"dependents.relatives[0].together", "多分", "settlement.yes-no"},
		{"dependents.relatives", "たくさん", "settlement.count"},
		{"basic-spouse.spouse.income.pay", "八万", "settlement.amount"},
		{"basic-spouse.spouse.income.pay", "3000000", "settlement.over-most"},
		{"insurance.premiums[0].paid", "90000", "yearend.certificate-amount"},
		{"insurance.premiums[0].paid", "70000", "settlement.less-than-shown"},
		{"insurance.premiums[0].certificate.year", "2025", "yearend.certificate-year"},
		{"insurance.premiums[0].certificate.year", "令和8", ""},
		{"insurance.premiums[0].kind", "pet", "settlement.word"},
	} {
		x := newTyping(t)
		x.family()
		f := x.write(c.path, c.answer)
		if got := faultsAt(f, c.path); c.want != "" && !strings.Contains(got, c.want) ||
			c.want == "" && got != "" {
			t.Errorf("%s = %s: %q, want %q", c.path, c.answer, got, c.want)
		}
	}
}

func TestHandingInFilesAllOrNothing(t *testing.T) {
	x := newTyping(t)
	v := x.o.view(t)
	x.write("dependents.elsewhere", "no")
	if faults := v.Submit(x.asked(), day("2026-11-10")); !has(faults.All(), "settlement.unanswered") ||
		len(x.o.season.Person(x.id).Declarations) != 0 {
		t.Fatal("an unfinished form was filed")
	}
	x.family()
	x.write("insurance.premiums[0].paid", "90000")
	faults := v.Submit(x.asked(), day("2026-11-10"))
	if all := faults.All(); len(all) != 1 || all[0].Path != "insurance.premiums[0].paid" ||
		len(x.o.season.Person(x.id).Declarations) != 0 {
		t.Fatalf("%+v", faults.All())
	}
	x.write("insurance.premiums[0].paid", "80000")
	x.o.season.Person(x.id).Keep(settlement.Draft{On: day("2026-11-09"), Answers: x.answers})
	if faults := v.Submit(x.asked(), day("2026-11-10")); faults.Stops() {
		t.Fatal(faults.Err())
	}
	p := x.o.season.Person(x.id)
	if p.Draft != nil || x.o.look(t, x.id).State != settlement.Ready {
		t.Errorf("%+v", x.o.look(t, x.id).Faults)
	}
	child := p.Filed(settlement.Dependents, year).Dependents.Relatives[0]
	if !child.Facts.Child || child.Facts.Born != day("2010-05-05") || !child.Facts.Together {
		t.Errorf("%+v", child)
	}
	premium := p.Filed(settlement.Insurance, year).Insurance.Premiums[0]
	if premium.Facts != (yearend.Premium{Kind: yearend.NewGeneral, Paid: 80_000,
		Certificate: yearend.Certificate{Held: true, Year: 2026, Amount: 80_000}}) {
		t.Errorf("%+v", premium)
	}
	// What was filed is what the form shows, and handing the same in again changes nothing.
	x.answers = settlement.Answers{}
	if f := x.form(); f.Next() != nil || f.Field("basic-spouse.spouse.name").Value != "見本　桜" {
		t.Errorf("%+v", f.Next())
	}
	n := len(p.Declarations)
	if v.Submit(x.asked(), day("2026-11-20")); len(p.Declarations) != n {
		t.Error("the same answers were filed again")
	}
}

func TestAReturnedFormSaysWhyAtItsField(t *testing.T) {
	x := newTyping(t)
	x.family()
	v, p := x.o.view(t), x.o.season.Person(x.id)
	if faults := v.Submit(x.asked(), day("2026-11-10")); faults.Stops() {
		t.Fatal(faults.Err())
	}
	for _, r := range []settlement.Returned{
		{Kind: settlement.Insurance, Path: "insurance.premiums[0].paid", On: day("2026-11-12"),
			By: "事務 二郎", Reason: "証明書の写真が読めません。"},
		{Kind: settlement.BasicSpouse, On: day("2026-11-12"), By: "事務 二郎", Reason: "所得の見積り"},
	} {
		if faults := v.Return(p, r); faults.Stops() {
			t.Fatal(faults.Err())
		}
	}
	x.answers = settlement.Answers{}
	f := x.form()
	if got := f.Field("insurance.premiums[0].paid").Faults; len(got) != 1 ||
		!strings.Contains(got[0].Message, "証明書の写真が読めません。") {
		t.Errorf("%+v", got)
	}
	if faultsAt(f, "basic-spouse.income.pay") != "settlement.returned" {
		t.Error("a return of a whole form stands at its first field")
	}
	// Both are still out after one was answered; the same answer, handed in again, answers too.
	if faults := v.Submit(x.asked(), day("2026-11-12")); faults.Stops() {
		t.Fatal(faults.Err())
	}
	if x.o.look(t, x.id).State != settlement.Ready || len(p.Returned) != 2 {
		t.Errorf("%+v", x.o.look(t, x.id))
	}
}

func TestLastYearsAnswersStandBesideTheFields(t *testing.T) {
	x := newTyping(t)
	before := newTyping(t)
	before.family()
	if f := before.o.view(t).Submit(before.asked(), day("2026-11-10")); f.Stops() {
		t.Fatal(f.Err())
	}
	x.last = before.o.season.Person(before.id)
	for i := range x.last.Declarations {
		x.last.Declarations[i].Year--
	}
	f := x.write("dependents.relatives", "1", "insurance.premiums", "1", "dependents.elsewhere", "no")
	for path, want := range map[string]string{
		"dependents.relatives":               "1人",
		"dependents.relatives[0].name":       "見本　花子",
		"dependents.relatives[0].income.pay": "0円",
		"dependents.relatives[0].together":   "はい",
		"insurance.premiums[0].paid":         "80,000円",
		"insurance.premiums[0].kind":         yearend.NewGeneral.Label(),
	} {
		if y := f.Field(path); y == nil || y.Last != want || y.Item > 0 && y.Value != "" {
			t.Errorf("%s: %+v, want %s", path, y, want)
		}
	}
}

func TestDeclarationsAndAnswersSayTheSame(t *testing.T) {
	x := newTyping(t)
	x.family()
	x.write("dependents.relatives[0].abroad.lives", "yes",
		"dependents.relatives[0].abroad.papers", "yes", "dependents.relatives[0].abroad.student", "yes",
		"dependents.relatives[0].abroad.remittance", "no")
	v, p := x.o.view(t), x.o.season.Person(x.id)
	if faults := v.Submit(x.asked(), day("2026-11-10")); faults.Stops() {
		t.Fatal(faults.Err())
	}
	all := settlement.Answers{}
	for i := range p.Declarations {
		maps.Copy(all, p.Declarations[i].Answers())
	}
	for path, text := range x.answers {
		if all[path] != text {
			t.Errorf("%s: %q came back as %q", path, text, all[path])
		}
	}
}

// FuzzForm types anything anywhere: a form is handed in and settled, or it names the fields.
func FuzzForm(f *testing.F) {
	f.Add("dependents.relatives", "3")
	f.Add("insurance.premiums[0].paid", "九千")
	f.Add("basic-spouse.spouse.born", "S61.1.2")
	f.Fuzz(func(t *testing.T, path, answer string) {
		x := newTyping(t)
		x.family()
		x.answers[path] = answer
		v, p := x.o.view(t), x.o.season.Person(x.id)
		faults := v.Submit(x.asked(), day("2026-11-10"))
		if faults.Stops() {
			for _, y := range faults.All() {
				if y.Severity == fault.Stop && y.Path == "" {
					t.Fatalf("%s has no field", y.Code)
				}
			}
			return
		}
		if x.o.look(t, x.id).State == settlement.Ready {
			if faults := v.Settle(p, act); faults.Stops() {
				t.Fatal(faults.Err())
			}
		}
	})
}
