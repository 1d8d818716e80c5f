package season_test

import (
	"bytes"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

// premiumPaper is an electronic certificate of our own invention: general life insurance of the new
// system, of which 90,000 will have been paid by December.
const premiumPaper = `<?xml version="1.0" encoding="UTF-8"?>` +
	`<TEG800 VR="1.1" xmlns="http://xml.e-tax.nta.go.jp/XSD/kyotsu"` +
	` xmlns:gen="http://xml.e-tax.nta.go.jp/XSD/general">` +
	`<WCA00000>見本生命</WCA00000><WCD00000>見本　太郎1</WCD00000><WCE00000>` +
	`<WCE00010><gen:yyyy>2026</gen:yyyy></WCE00010><WCE00030><kubun_CD>1</kubun_CD></WCE00030>` +
	`<WCE00190><WCE00310><WCE00320><WCE00350>000075000</WCE00350></WCE00320></WCE00310></WCE00190>` +
	`<WCE00440><WCE00550><WCE00560><WCE00590>000090000</WCE00590></WCE00560></WCE00550></WCE00440>` +
	`</WCE00000><dsig:Signature xmlns:dsig="http://www.w3.org/2000/09/xmldsig#"/></TEG800>`

func paper(data string) season.Certificates {
	return season.Certificates{Number: "1", Files: []season.File{{Name: "a.xml", Data: []byte(data),
		Sent: settlement.Sent{On: day("2026-11-25")}, By: "乙", At: "2026-11-25T01:00:00Z"}}}
}

func TestACertificateIsShownTakenAndTakenBack(t *testing.T) {
	c := invented(t)
	s := begun(t, c)
	take(t, c, s)
	before := s.Person("e1").Filed(settlement.Insurance, year).Contents()
	p, err := season.ReadCertificates(c, s, paper(premiumPaper))
	if err != nil || p.Refused() || len(p.Rows) != 1 {
		t.Fatalf("%+v %v", p, err)
	}
	var places []string
	for _, f := range p.Rows[0].Fields {
		places = append(places, f.Path)
	}
	if got := strings.Join(places, " "); got != "insurance.premiums[2]" ||
		!toldIn(p.Faults, "certificate.again") {
		t.Errorf("what would change: %s %v", got, p.Faults)
	}
	if !season.Take(s, &p) {
		t.Fatal("it was not taken")
	}
	premiums := s.Person("e1").Filed(settlement.Insurance, year).Insurance.Premiums
	if len(premiums) != 3 || premiums[2].Facts.Kind != yearend.NewGeneral ||
		premiums[2].Facts.Paid != 90_000 {
		t.Errorf("%+v", premiums)
	}
	if again, _ := season.ReadCertificates(c, s, paper(premiumPaper)); !again.Already ||
		season.Take(s, &again) {
		t.Error("the same certificate was taken twice")
	}
	if back := s.TakeBack(settlement.Taken{ID: p.Taken.ID, Undone: "x"}); back.Stops() {
		t.Fatal(back.Err())
	}
	after := s.Person("e1").Filed(settlement.Insurance, year).Contents()
	if len(after.Insurance.Premiums) != len(before.Insurance.Premiums) {
		t.Errorf("%+v", after.Insurance)
	}
}

func TestOneBadCertificateRefusesAllOfThem(t *testing.T) {
	c := invented(t)
	s := begun(t, c)
	of := paper(premiumPaper)
	of.Files = append(of.Files, season.File{Name: "b.xml",
		Data: bytes.Replace([]byte(premiumPaper), []byte(">2026<"), []byte(">2025<"), 1)},
		season.File{Name: "c.xml", Data: []byte("<!DOCTYPE x><x/>")})
	p, err := season.ReadCertificates(c, s, of)
	if err != nil || !p.Refused() || len(p.Rows) > 0 || season.Take(s, &p) ||
		!strings.HasPrefix(p.Faults[len(p.Faults)-1].Path, "3番目のファイル") {
		t.Errorf("%+v %v", p, err)
	}
	of.Files = of.Files[:2]
	if p, _ = season.ReadCertificates(c, s, of); !p.Refused() || !toldIn(p.Faults,
		"certificate.wrong-year") {
		t.Errorf("%+v", p.Faults)
	}
	if p, _ = season.ReadCertificates(c, s, season.Certificates{Number: "99"}); !p.Refused() {
		t.Error("nobody's certificate was read")
	}
}

func toldIn(all []fault.Fault, code string) bool {
	for _, f := range all {
		if f.Code == code {
			return true
		}
	}
	return false
}

// begun is the season of the invented client, nobody asked yet.
func begun(t testing.TB, c *book.Client) *settlement.Season {
	t.Helper()
	s, err := season.Begin(c, year)
	if err != nil {
		t.Fatal(err)
	}
	return &s
}
