package certificate_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/filing/certificate"
)

// signature stands where a real one would: that it is there is all that is looked at.
const signature = `<dsig:Signature xmlns:dsig="http://www.w3.org/2000/09/xmldsig#">` +
	`<dsig:SignedInfo/><dsig:SignatureValue>dGVzdA==</dsig:SignatureValue></dsig:Signature>`

// sheet writes a certificate of our own invention.
func sheet(form, version, body string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>` +
		`<?xml-stylesheet type="text/xsl" href="x.xsl"?><` + form + ` VR="` + version + `"` +
		` xmlns="http://xml.e-tax.nta.go.jp/XSD/kyotsu"` +
		` xmlns:gen="http://xml.e-tax.nta.go.jp/XSD/general" id="A1" sakuseiNM="見本" softNM="見本"` +
		` sakuseiDay="2026-10-20">` + body + signature + `</` + form + `>`)
}

func year(tag string, y int) string {
	return fmt.Sprintf("<%s><gen:yyyy>%d</gen:yyyy></%s>", tag, y, tag)
}

func era(tag string, y int) string {
	return fmt.Sprintf("<%s><gen:era>5</gen:era><gen:yy>%d</gen:yy></%s>", tag, y-2018, tag)
}

func choice(tag, code string) string {
	return "<" + tag + "><kubun_CD>" + code + "</kubun_CD></" + tag + ">"
}

// wrap puts a body into elements, the outermost first.
func wrap(body string, tags ...string) string {
	for i := len(tags) - 1; i >= 0; i-- {
		body = "<" + tags[i] + ">" + body + "</" + tags[i] + ">"
	}
	return body
}

const lifeHead = "<WCA00000>見本生命保険株式会社</WCA00000><WCD00000>見本　太郎</WCD00000>"

// life is a contract of the new system: general premiums paid, and what is expected.
func life(y int, proven, expected string) []byte {
	return sheet("TEG800", "1.1", lifeHead+wrap(year("WCE00010", y)+choice("WCE00030", "1")+
		wrap(proven, "WCE00190", "WCE00310", "WCE00320")+
		wrap(expected, "WCE00440", "WCE00550", "WCE00560"), "WCE00000"))
}

func three(tags [3]string, amounts [3]int) string {
	var b strings.Builder
	for i, t := range tags {
		fmt.Fprintf(&b, "<%s>%09d</%s>", t, amounts[i], t)
	}
	return b.String()
}

var (
	generalProven   = [3]string{"WCE00330", "WCE00340", "WCE00350"}
	generalExpected = [3]string{"WCE00570", "WCE00580", "WCE00590"}
)

func usualLife(y int) []byte {
	return life(y, three(generalProven, [3]int{60_000, 500, 59_500}),
		three(generalExpected, [3]int{80_000, 500, 79_500}))
}

func quake(kind, body string) []byte {
	return sheet("TEG810", "1.1", "<WDA00000>見本損害保険</WDA00000><WDD00000>見本　太郎</WDD00000>"+
		wrap(year("WDE00010", 2026)+choice("WDE00020", kind)+body, "WDE00000"))
}

func pension(body string) []byte {
	return sheet("TEG840", "1.0", choice("WOA00000", "1")+choice("WOB00000", "1")+
		era("WOC00000", 2026)+"<WOE00000>見本　太郎</WOE00000>"+body+"<WOR00000>厚生労働省</WOR00000>")
}

func mutual(body string) []byte {
	return sheet("TEG850", "1.0", era("WPA00000", 2026)+choice("WPB00000", "2")+
		"<WPC00000>見本　太郎</WPC00000>"+body+"<WPO00000>見本年金基金連合会</WPO00000>")
}

// only are the codes of the faults that stop.
func only(l fault.List) []string {
	var out []string
	for _, f := range l.All() {
		if f.Severity == fault.Stop {
			out = append(out, f.Code)
		}
	}
	return out
}

func told(l fault.List, code string) bool {
	for _, f := range l.All() {
		if f.Code == code {
			return true
		}
	}
	return false
}

func TestEachKindSaysWhatToDeclare(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want []certificate.Item
	}{
		{"life", usualLife(2026), []certificate.Item{
			{Kind: yearend.NewGeneral, Year: 2026, Amount: 79_500, Proven: 59_500}}},
		{"life without what is expected",
			life(2026, three(generalProven, [3]int{60_000, 0, 60_000}), ""), []certificate.Item{
				{Kind: yearend.NewGeneral, Year: 2026, Amount: 60_000, Proven: 60_000}}},
		{"earthquake", quake("1", wrap("<WDE00180>42000</WDE00180>", "WDE00160")),
			[]certificate.Item{{Kind: yearend.Earthquake, Year: 2026, Amount: 42_000, Proven: 42_000}}},
		{"old long-term", quake("2", wrap("<WDE00210>12000</WDE00210>", "WDE00190")),
			[]certificate.Item{{Kind: yearend.OldLongTerm, Year: 2026, Amount: 12_000, Proven: 12_000}}},
		{"national pension", pension("<WOK00000>157230</WOK00000><WOL00000>52410</WOL00000>" +
			"<WOM00000>209640</WOM00000>"),
			[]certificate.Item{
				{Kind: yearend.NationalPension, Year: 2026, Amount: 209_640, Proven: 157_230}}},
		{"mutual aid", mutual(wrap("<WPG00020>207000</WPG00020>", "WPG00000") +
			wrap("<WPH00030>69000</WPH00030>", "WPH00000") + "<WPI00000>276000</WPI00000>"),
			[]certificate.Item{{Kind: yearend.MutualAid, Year: 2026, Amount: 276_000, Proven: 207_000}}},
		{"mutual aid without its sum", mutual(wrap("<WPG00020>840000</WPG00020>", "WPG00000") +
			"<WPJ00000>1680</WPJ00000>"),
			[]certificate.Item{{Kind: yearend.MutualAid, Year: 2026, Amount: 838_320, Proven: 840_000}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, faults := certificate.Read(c.data)
			if faults.Stops() || !told(faults, "certificate.signature-unchecked") {
				t.Fatal(faults.All())
			}
			for i := range got.Items {
				got.Items[i].Place = ""
			}
			if fmt.Sprint(got.Items) != fmt.Sprint(c.want) || got.Holder != "見本　太郎" ||
				got.Issuer == "" {
				t.Errorf("%+v\nwant %+v", got, c.want)
			}
		})
	}
}

// What a life insurer can certify is written by us in all ten places, and read back.
func TestEveryPlaceOfLifeInsuranceIsRead(t *testing.T) {
	places := []struct {
		kind             yearend.PremiumKind
		system           string
		proven, expected []string
	}{
		{yearend.OldGeneral, "2", []string{"WCE00190", "WCE00220", "WCE00230", "WCE00260"},
			[]string{"WCE00440", "WCE00460", "WCE00470", "WCE00500"}},
		{yearend.OldPension, "2", []string{"WCE00190", "WCE00220", "WCE00270", "WCE00300"},
			[]string{"WCE00440", "WCE00460", "WCE00510", "WCE00540"}},
		{yearend.NewGeneral, "1", []string{"WCE00190", "WCE00310", "WCE00320", "WCE00350"},
			[]string{"WCE00440", "WCE00550", "WCE00560", "WCE00590"}},
		{yearend.Care, "1", []string{"WCE00190", "WCE00310", "WCE00360", "WCE00390"},
			[]string{"WCE00440", "WCE00550", "WCE00600", "WCE00630"}},
		{yearend.NewPension, "1", []string{"WCE00190", "WCE00310", "WCE00400", "WCE00430"},
			[]string{"WCE00440", "WCE00550", "WCE00640", "WCE00670"}},
	}
	var body strings.Builder
	body.WriteString(lifeHead)
	for i, p := range places {
		body.WriteString(wrap(year("WCE00010", 2026)+choice("WCE00030", p.system)+
			wrap(fmt.Sprint(1000+i), p.proven...)+wrap(fmt.Sprint(2000+i), p.expected...), "WCE00000"))
	}
	c, faults := certificate.Read(sheet("TEG800", "1.0", body.String()))
	if faults.Len() != 1 || len(c.Items) != len(places) {
		t.Fatal(faults.All(), c.Items)
	}
	for i, p := range places {
		x := c.Items[i]
		if x.Kind != p.kind || int(x.Proven) != 1000+i || int(x.Amount) != 2000+i ||
			!strings.Contains(x.Place, fmt.Sprintf("明細%d件目", i+1)) {
			t.Errorf("%+v", x)
		}
	}
}

func TestWhatCannotStandIsRefusedAndAllAtOnce(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing", nil, "[certificate.xml]"},
		{"text", []byte("見本"), "[certificate.xml]"},
		{"cut off", usualLife(2026)[:600], "[certificate.xml]"},
		{"two roots", append(usualLife(2026), "<a/>"...), "[certificate.xml]"},
		{"another encoding", bytes.Replace(usualLife(2026), []byte("UTF-8"), []byte("Shift_JIS"), 1),
			"[certificate.xml]"},
		{"unknown kind", sheet("TEG999", "1.0", ""), "[certificate.form]"},
		{"a page", []byte(`<html xmlns="http://www.w3.org/1999/xhtml"/>`), "[certificate.form]"},
		{"right name of another language", []byte(`<TEG800 VR="1.1"/>`), "[certificate.form]"},
		{"donation", sheet("TEG830", "1.0", ""), "[certificate.donation]"},
		{"slip", sheet("TEG108", "1.0", ""), "[certificate.slip]"},
		{"version, issuer, year and figure", sheet("TEG850", "7.0", choice("WPB00000", "1")),
			"[certificate.version certificate.issuer certificate.no-year certificate.no-figure]"},
		{"no signature", bytes.Replace(usualLife(2026), []byte(signature), nil, 1),
			"[certificate.unsigned]"},
		{"no amount left", life(2026, "<WCE00330>60000</WCE00330>", ""),
			"[certificate.no-figure certificate.no-figure]"},
		{"no amount at all", life(2026, "", ""), "[certificate.no-figure]"},
		{"negative", life(2026, "<WCE00350>-1</WCE00350>", ""),
			"[certificate.amount certificate.no-figure]"},
		{"beyond counting", life(2026, "<WCE00350>999999999999999</WCE00350>", ""),
			"[certificate.amount certificate.no-figure]"},
		{"which earthquake", quake("9", ""), "[certificate.choice]"},
		{"an issuer with a My Number", bytes.Replace(usualLife(2026), []byte("見本生命保険株式会社"),
			[]byte("123456789018"), 1), "[certificate.issuer]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := certificate.Read(c.data)
			if got := fmt.Sprint(only(faults)); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
			for _, f := range faults.All() {
				if f.Message == "" || f.Remedy == "" || strings.Contains(f.String(), "見本　太郎") {
					t.Errorf("%+v", f)
				}
			}
		})
	}
}

func TestNothingOutsideIsFetchedAndNothingGrows(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("12345"), 0o600); err != nil {
		t.Fatal(err)
	}
	outside := `<!DOCTYPE TEG800 [<!ENTITY x SYSTEM "file://` + secret + `">]>`
	laughs := `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"an entity of a file":  {[]byte(outside + `<TEG800>&x;</TEG800>`), "certificate.doctype"},
		"entities of entities": {[]byte(laughs + `<a>&b;</a>`), "certificate.doctype"},
		"an unknown entity":    {life(2026, "<WCE00350>&x;</WCE00350>", ""), "certificate.xml"},
		"depth": {[]byte(strings.Repeat("<a>", 40) + strings.Repeat("</a>", 40)),
			"certificate.depth"},
		"number": {[]byte("<a>" + strings.Repeat("<b/>", 60_000) + "</a>"), "certificate.depth"},
		"size":   {make([]byte, certificate.MaxBytes+1), "certificate.size"},
	} {
		if _, faults := certificate.Read(c.data); fmt.Sprint(only(faults)) != "["+c.want+"]" {
			t.Errorf("%s: %v", name, faults.All())
		}
	}
}

func TestWhatLooksOddIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"sum": {life(2026, three(generalProven, [3]int{60_000, 500, 60_000}), ""),
			"certificate.difference"},
		"less expected than paid": {life(2026, three(generalProven, [3]int{60_000, 0, 60_000}),
			three(generalExpected, [3]int{50_000, 0, 50_000})), "certificate.less-expected"},
		"system": {bytes.Replace(usualLife(2026), []byte("<kubun_CD>1<"), []byte("<kubun_CD>2<"), 1),
			"certificate.system"},
		"both earthquake and old long-term": {quake("3", wrap("<WDE00180>42000</WDE00180>", "WDE00160")+
			wrap("<WDE00210>12000</WDE00210>", "WDE00190")), "certificate.both"},
		"converted": {sheet("TEG800", "1.1", lifeHead+wrap(year("WCE00010", 2026)+
			choice("WCE00030", "1")+wrap("<WCE00350>100</WCE00350>", "WCE00190", "WCE00310", "WCE00320")+
			wrap("<WCE00690>100</WCE00690>", "WCE00680"), "WCE00000")), "certificate.converted"},
		"mutual aid without its sum": {mutual(wrap("<WPG00020>100</WPG00020>", "WPG00000")),
			"certificate.summed"},
		"mutual aid sum": {mutual(wrap("<WPG00020>100</WPG00020>", "WPG00000") +
			"<WPI00000>200</WPI00000>"), "certificate.difference"},
		"pension sum": {pension("<WOK00000>100</WOK00000><WOL00000>50</WOL00000>" +
			"<WOM00000>200</WOM00000>"), "certificate.difference"},
	} {
		if _, faults := certificate.Read(c.data); faults.Stops() || !told(faults, c.code) {
			t.Errorf("%s: %v", name, faults.All())
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(usualLife(2026))
	f.Add(quake("3", wrap("<WDE00180>42000</WDE00180>", "WDE00160")))
	f.Add(pension(ahead))
	f.Add(mutual("<WPI00000>276000</WPI00000>"))
	f.Add([]byte(`<!DOCTYPE a><a/>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, faults := certificate.Read(data)
		if faults.Len() == 0 || !faults.Stops() && len(c.Items) == 0 {
			t.Fatalf("neither a certificate nor a reason: %+v", c)
		}
		for _, x := range c.Items {
			if x.Amount <= 0 || x.Proven < 0 || x.Kind == 0 {
				t.Fatalf("%+v", x)
			}
		}
	})
}
