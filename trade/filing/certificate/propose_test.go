package certificate_test

import (
	"fmt"
	"testing"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/employee"
	"romukura/trade/filing/certificate"
	"romukura/trade/settlement"
)

// ahead is a pension paid two years ahead: the whole, and what falls to each year.
var ahead = "<WOK00000>240000</WOK00000><WOL00000>0</WOL00000><WOM00000>0</WOM00000>" +
	wrap(wrap(era("WON00050", 2026)+"<WON00060>90000</WON00060>", "WON00010")+
		wrap(era("WON00110", 2027)+"<WON00120>120000</WON00120>", "WON00070"), "WON00000")

func someone() *employee.Employee {
	day := caldate.Must("2020-04-01")
	return &employee.Employee{ID: "e1", Number: "3001",
		Names: history.From(day, employee.Name{Full: "見本 太郎"})}
}

// read is the certificates of files that can stand.
func read(t *testing.T, files ...[]byte) []certificate.Certificate {
	t.Helper()
	var all []certificate.Certificate
	for _, data := range files {
		c, faults := certificate.Read(data)
		if faults.Stops() {
			t.Fatal(faults.All())
		}
		all = append(all, c)
	}
	return all
}

func propose(t *testing.T, s *settlement.Season, files ...[]byte) (settlement.Batch, fault.List) {
	t.Helper()
	return certificate.Propose(s, someone(), read(t, files...),
		settlement.Sent{On: caldate.Must("2026-11-20")})
}

// filed is a season in which premiums were declared.
func filed(premiums ...settlement.Premium) *settlement.Season {
	s := &settlement.Season{Client: "c1", Year: 2026}
	s.Put("e1").File(settlement.Declaration{Kind: settlement.Insurance, Year: 2026,
		On: caldate.Must("2026-11-10"), Insurance: &settlement.InsuranceForm{Premiums: premiums}})
	return s
}

func line(insurer string, paid int) settlement.Premium {
	p := settlement.Premium{Insurer: insurer}
	p.Facts.Kind, p.Facts.Paid = yearend.NewGeneral, yen.Amount(paid)
	return p
}

func premiums(b settlement.Batch) []settlement.Premium {
	return b.Changes[0].Declaration.Insurance.Premiums
}

func TestWhatNobodyDeclaredIsAdded(t *testing.T) {
	s := &settlement.Season{Client: "c1", Year: 2026}
	b, faults := propose(t, s, usualLife(2026))
	if faults.Stops() || !told(faults, "certificate.alone") ||
		!told(faults, "certificate.forecast") || told(faults, "certificate.holder") {
		t.Fatal(faults.All())
	}
	got := premiums(b)
	want := settlement.Premium{Insurer: "見本生命保険株式会社", Facts: yearend.Premium{
		Kind: yearend.NewGeneral, Paid: 79_500,
		Certificate: yearend.Certificate{Held: true, Year: 2026, Amount: 79_500}}}
	if len(got) != 1 || got[0] != want || !b.Changes[0].New {
		t.Fatalf("%+v", b)
	}
	// Taken, taken back, and taken again: the same file says the same.
	s.Take(&b, settlement.Taken{ID: "f1"})
	again, faults := propose(t, s, usualLife(2026))
	if faults.Stops() || !again.Changes[0].Same {
		t.Errorf("%+v %v", again, faults.All())
	}
	if back := s.TakeBack(settlement.Taken{ID: "f1", Undone: "now"}); back.Stops() ||
		s.Person("e1").Filed(settlement.Insurance, 2026) != nil {
		t.Error("the file was not taken back")
	}
}

func TestTheCertificateStandsBesideWhatWasDeclared(t *testing.T) {
	for _, c := range []struct {
		name  string
		stood settlement.Premium
		lines int
		paid  int
		told  string
	}{
		{"the same", line("見本生命保険 株式会社", 79_500), 1, 79_500, "certificate.forecast"},
		{"less declared", line("見本生命保険株式会社", 70_000), 1, 70_000, "certificate.declared-differs"},
		{"more declared", line("見本生命保険株式会社", 90_000), 1, 90_000, "certificate.declared-differs"},
		{"no issuer named", line("", 79_500), 1, 79_500, "certificate.forecast"},
		{"no amount", line("見本生命保険株式会社", 0), 1, 79_500, "certificate.forecast"},
		{"another insurer", line("ほかの生命", 79_500), 2, 79_500, "certificate.forecast"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, faults := propose(t, filed(c.stood), usualLife(2026))
			if faults.Stops() || !told(faults, c.told) || told(faults, "certificate.alone") {
				t.Fatal(faults.All())
			}
			got := premiums(b)
			last := got[len(got)-1].Facts
			if len(got) != c.lines || last.Paid != yen.Amount(c.paid) || last.Certificate.Amount != 79_500 ||
				!last.Certificate.Held {
				t.Errorf("%+v", got)
			}
		})
	}
}

// Amounts above the certificate's are refused by the law's own check, with which this has to fit.
func TestMoreThanTheCertificateIsStoppedByTheLaw(t *testing.T) {
	b, _ := propose(t, filed(line("見本生命保険株式会社", 90_000)), usualLife(2026))
	law, err := yearend.TablesFor(2026)
	if err != nil {
		t.Fatal(err)
	}
	found := law.Check(&yearend.Employee{Premiums: []yearend.Premium{premiums(b)[0].Facts}})
	if !told(found, "yearend.certificate-amount") {
		t.Error(found.All())
	}
}

func TestTwoContractsOfOneInsurerStayTwo(t *testing.T) {
	s := filed(line("見本生命保険株式会社", 79_500))
	b, faults := propose(t, s, usualLife(2026), usualLife(2026))
	if got := premiums(b); len(got) != 2 || !told(faults, "certificate.again") {
		t.Fatalf("%+v %v", got, faults.All())
	}
	s.Apply(&b)
	if b, _ = propose(t, s, usualLife(2026), usualLife(2026)); !b.Changes[0].Same {
		t.Errorf("%+v", premiums(b))
	}
}

func TestAnotherYearIsRefusedWithAllOthers(t *testing.T) {
	b, faults := propose(t, filed(), usualLife(2025), usualLife(2026), usualLife(2024))
	if got := fmt.Sprint(only(faults)); got != "[certificate.wrong-year certificate.wrong-year]" ||
		len(b.Changes) > 0 {
		t.Errorf("%s %+v", got, b)
	}
}

func TestAPensionPaidAheadIsTheWholeOrThisYearsPart(t *testing.T) {
	s := filed()
	b, faults := propose(t, s, pension(ahead))
	if got := premiums(b); len(got) != 1 || got[0].Facts.Paid != 240_000 ||
		got[0].Insurer != "国民年金" || !told(faults, "certificate.ahead") {
		t.Fatalf("%+v %v", got, faults.All())
	}
	s.Year = 2027
	b, faults = certificate.Propose(s, someone(), read(t, pension(ahead)), settlement.Sent{})
	if got := premiums(b); len(got) != 1 || got[0].Facts.Paid != 120_000 ||
		!told(faults, "certificate.split") {
		t.Fatalf("%+v %v", got, faults.All())
	}
	s.Year = 2029
	if _, faults = certificate.Propose(s, someone(), read(t, pension(ahead)),
		settlement.Sent{}); len(only(faults)) != 3 {
		t.Error(faults.All())
	}
}

func TestAnotherPersonsCertificateIsTold(t *testing.T) {
	who := someone()
	who.Names = history.From(caldate.Must("2020-04-01"), employee.Name{Full: "試作　花子"})
	_, faults := certificate.Propose(filed(), who, read(t, usualLife(2026)), settlement.Sent{})
	if faults.Stops() || !told(faults, "certificate.holder") {
		t.Error(faults.All())
	}
	if _, faults = certificate.Propose(filed(), who, nil, settlement.Sent{}); !faults.Stops() {
		t.Error("no certificate at all was taken")
	}
}
