package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/trade/settlement"
)

// settling is the demo's software company with November and December paid, and a folder in which
// everybody has answered.
type settling struct {
	t       *testing.T
	dir     string
	answers string
}

func newSettling(t *testing.T) *settling {
	t.Helper()
	if testing.Short() {
		t.Skip("the demo and two months more")
	}
	s := &settling{t: t, dir: filepath.Join(t.TempDir(), "demo")}
	s.answers = filepath.Join(s.dir, "answers")
	if code, out, errs := call("demo", "--out", s.dir); code != 0 {
		t.Fatal(out, errs)
	}
	s.do(0, "month", "--client", "hikari", "--month", "2026-11", "--close", "--computed-by", "甲",
		"--approved-by", "乙", "--confirm", "見本")
	s.do(0, "month", "--client", "hikari", "--month", "2026-12")
	if code, out, errs := call("settle", "template", "--out", s.answers); code != 0 {
		t.Fatal(out, errs)
	}
	return s
}

func (s *settling) do(want int, words ...string) string {
	s.t.Helper()
	code, out, errs := call(append(words, sealedIn(s.dir)...)...)
	if code != want {
		s.t.Fatalf("%v: exit %d, want %d\n%s\n%s", words, code, want, out, errs)
	}
	return out + errs
}

// season runs a verb of the year-end adjustment.
func (s *settling) season(want int, verb string, words ...string) string {
	s.t.Helper()
	return s.do(want, append([]string{"settle", verb, "--client", "hikari", "--year", "2026"},
		words...)...)
}

// send takes the folder of answers in.
func (s *settling) send(want int, words ...string) string {
	s.t.Helper()
	return s.season(want, "import", append(words, "--on", "2026-11-20", s.answers)...)
}

// answer appends a line for each of the company's numbers to a template.
func (s *settling) answer(name string, line func(number string) string) {
	s.t.Helper()
	path := filepath.Join(s.answers, name+".csv")
	data, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	for n := 3001; n <= 3120; n++ {
		if text := line(fmt.Sprint(n)); text != "" {
			data = append(data, text+"\r\n"...)
		}
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		s.t.Fatal(err)
	}
}

func (s *settling) all() {
	s.t.Helper()
	s.answer("opening", func(n string) string { return n + ",2026-03,900000,135000,18000,0,0,0" })
	s.answer("dependents", func(n string) string {
		if n == "3001" {
			return n + ",,,,,,見本　花子,ミホン　ハナコ,子,2005-05-05,,0,0,0,,はい,,,,,,"
		}
		return n + strings.Repeat(",", 21)
	})
	s.answer("basic-spouse", func(n string) string {
		return n + ",0,0,0,0,0" + strings.Repeat(",", 14)
	})
	s.answer("insurance", func(n string) string {
		if n == "3002" {
			return n + ",見本生命,一般（新）,80000,80000,2026"
		}
		return n + strings.Repeat(",", 5)
	})
	s.answer("former", func(n string) string { return n + strings.Repeat(",", 7) })
}

// lifePaper is an electronic certificate of our own invention for the premiums that one person
// declared in a file.
const lifePaper = `<?xml version="1.0" encoding="UTF-8"?>` +
	`<TEG800 VR="1.1" xmlns="http://xml.e-tax.nta.go.jp/XSD/kyotsu"` +
	` xmlns:gen="http://xml.e-tax.nta.go.jp/XSD/general">` +
	`<WCA00000>見本生命</WCA00000><WCD00000>見本　花</WCD00000><WCE00000>` +
	`<WCE00010><gen:yyyy>2026</gen:yyyy></WCE00010><WCE00030><kubun_CD>1</kubun_CD></WCE00030>` +
	`<WCE00190><WCE00310><WCE00360><WCE00390>000024000</WCE00390></WCE00360></WCE00310></WCE00190>` +
	`</WCE00000><dsig:Signature xmlns:dsig="http://www.w3.org/2000/09/xmldsig#"/></TEG800>`

// certificate takes a person's electronic certificate in, after everything that is refused.
func (s *settling) certificate(number string) {
	s.t.Helper()
	dir := s.t.TempDir()
	path := filepath.Join(dir, "TEG800.xml")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			s.t.Fatal(err)
		}
	}
	write(strings.Replace(lifePaper, ">2026<", ">2025<", 1))
	whose := []string{"--employee", number, "--on", "2026-11-20"}
	out := s.season(1, "import", append(whose, "--apply", path)...)
	if !strings.Contains(out, "年末調整をする年分の証明書ではありません") ||
		!strings.Contains(out, "署名を検証していません") {
		s.t.Errorf("the certificate of another year:\n%s", out)
	}
	write(lifePaper)
	if out = s.season(1, "import", path); !strings.Contains(out, "--employee") {
		s.t.Errorf("nobody's certificate:\n%s", out)
	}
	if out = s.season(0, "import", append(whose, dir)...); !strings.Contains(out, "24000") ||
		!strings.Contains(out, "まだ何も取り込んでいません") || strings.Contains(out, "見本　花") {
		s.t.Errorf("the dry run:\n%s", out)
	}
	if out = s.season(0, "import", append(whose, "--apply", path)...); !strings.Contains(out,
		"取り消すときの番号") {
		s.t.Errorf("taken:\n%s", out)
	}
	if out = s.season(0, "explain", "--employee", number); !strings.Contains(out, "介護医療") {
		s.t.Errorf("the certificate does not count:\n%s", out)
	}
}

func TestASeasonOfTheDemoOnTheCommandLine(t *testing.T) {
	s := newSettling(t)
	out := s.season(0, "ask", "--on", "2026-11-01", "--due", "2026-11-15")
	if !strings.Contains(out, "回答待ち 120人") {
		t.Errorf("nobody has answered:\n%.600s", out)
	}
	s.all()
	s.without("basic-spouse", "3004")
	if out = s.send(0); !strings.Contains(out, "まだ何も取り込んでいません") ||
		!strings.Contains(out, "3002  新しい提出") {
		t.Fatalf("%.600s", out)
	}
	if out = s.season(1, "look"); !strings.Contains(out, "回答待ち 120人") {
		t.Fatalf("the dry run changed something:\n%.600s", out)
	}
	s.send(0, "--apply")
	if out = s.send(0, "--apply"); strings.Count(out, "すでに取り込まれています") != 7 {
		t.Errorf("the same files again:\n%.600s", out)
	}
	s.certificate("3002")
	s.decided()
	out = s.season(0, "look")
	if !strings.Contains(out, "計算できる 120人") {
		t.Fatalf("everybody has answered:\n%.1200s", out)
	}
	out = s.season(0, "explain", "--employee", "3001")
	for _, want := range []string{"給与所得控除後", "扶養控除", "年調年税額", "所法"} {
		if !strings.Contains(out, want) {
			t.Errorf("the explanation does not say %s", want)
		}
	}
	papers := t.TempDir()
	signed := []string{"--client-by", "顧問 一郎", "--office-by", "事務 二郎", "--confirm",
		"--into", "2026-12", "--out", papers}
	first := s.season(0, "run", signed...)
	if !strings.Contains(first, "承認済み 120人") || !strings.Contains(first, "還付") ||
		!strings.Contains(first, "layout-unverified") && !strings.Contains(first, "照合が済んでいない") {
		t.Fatalf("%.1500s", first)
	}
	for _, name := range []string{"源泉徴収簿.pdf", "源泉徴収票（本人交付用）.pdf", "法定調書合計表.csv"} {
		if _, err := os.Stat(filepath.Join(papers, "hikari", "年末調整2026", name)); err != nil {
			t.Error(err)
		}
	}
	found, _ := filepath.Glob(filepath.Join(papers, "*", "*", "給与支払報告書", "??????.csv"))
	if found != nil {
		t.Errorf("an unverified report was written for submission: %v", found)
	}
	pay := s.do(0, "month", "--client", "hikari", "--month", "2026-12", "--json")
	if again := s.season(0, "run", signed...); !strings.Contains(again, "承認済み 120人") {
		t.Errorf("the second run:\n%.600s", again)
	}
	if s.do(0, "month", "--client", "hikari", "--month", "2026-12", "--json") != pay {
		t.Error("the second run changed December")
	}
	if !strings.Contains(pay, "year-end-refund") {
		t.Error("the pay of December does not hand the refund out")
	}
	s.redone()
}

// without takes one person's answer out of a file.
func (s *settling) without(name, number string) {
	s.t.Helper()
	path := filepath.Join(s.answers, name+".csv")
	data, err := os.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	var kept []string
	for _, line := range strings.SplitAfter(string(data), "\r\n") {
		if !strings.HasPrefix(line, number+",") {
			kept = append(kept, line)
		}
	}
	if err := os.WriteFile(path, []byte(strings.Join(kept, "")), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// insured hands in a person's premiums anew.
func (s *settling) insured(number, on, amount string) {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), "insurance.csv")
	head, _, _ := strings.Cut(string(settlement.Template(settlement.Insurance)), "\r\n")
	line := number + ",見本生命,一般（新）," + amount + "," + amount + ",2026"
	if err := os.WriteFile(path, []byte(head+"\r\n"+line+"\r\n"), 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.season(0, "import", "--on", on, "--apply", path)
}

// decided is what people decide on: a declaration given back and handed in anew, and one that never
// came, gone on without by name.
func (s *settling) decided() {
	s.t.Helper()
	s.season(0, "return", "--employee", "3003", "--kind", "insurance", "--by", "事務 二郎",
		"--reason", "証明書がありません")
	out := s.season(1, "look")
	if !strings.Contains(out, "差し戻し 1人") || !strings.Contains(out, "回答待ち 1人") {
		s.t.Fatalf("one given back, one without an answer:\n%.800s", out)
	}
	s.insured("3003", "2026-11-24", "30000")
	s.season(1, "accept", "--employee", "3004", "--at", "basic-spouse", "--by", " ", "--reason", " ")
	s.season(0, "accept", "--employee", "3004", "--at", "basic-spouse", "--by", "事務 二郎",
		"--reason", "本人が提出しないと答えた")
	// Nobody of the demo left or went abroad; a departure that the register does not show is refused.
	s.season(1, "leaving", "--employee", "3005", "--as", "part-time")
	s.season(1, "leaving", "--employee", "3005", "--as", "abroad", "--on", "2025-12-01")
	s.season(1, "defer", "--employee", "3005", "--by", "事務 二郎", "--reason", "承認")
}

// redone closes December, changes one person's answer, and settles the difference in January.
func (s *settling) redone() {
	s.t.Helper()
	close := []string{"--close", "--computed-by", "甲", "--approved-by", "乙", "--confirm", "見本"}
	month := func(words ...string) string {
		return s.do(0, append([]string{"month", "--client", "hikari"}, words...)...)
	}
	month(append([]string{"--month", "2026-12"}, close...)...)
	if out := s.season(0, "run"); !strings.Contains(out, "精算済み 120人") {
		s.t.Fatalf("December is closed:\n%.600s", out)
	}
	s.insured("3003", "2027-01-08", "80000")
	if out := s.season(0, "look"); !strings.Contains(out, "計算できる 1人") ||
		!strings.Contains(out, "精算済み 119人") {
		s.t.Fatalf("one changed:\n%.600s", out)
	}
	month("--month", "2027-01")
	out := s.season(0, "run", "--client-by", "顧問 一郎", "--office-by", "事務 二郎", "--confirm",
		"--into", "2027-01")
	if !strings.Contains(out, "承認済み 1人") || !strings.Contains(out, "還付") {
		s.t.Fatalf("the redo:\n%.600s", out)
	}
	if out = s.season(0, "explain", "--employee", "3003"); !strings.Contains(out, "再") {
		s.t.Errorf("the redo is not explained:\n%s", out)
	}
	month(append([]string{"--month", "2027-01"}, close...)...)
	if out = s.season(0, "run"); !strings.Contains(out, "精算済み 120人") {
		s.t.Errorf("January is closed:\n%.600s", out)
	}
	s.do(0, "settle", "resident", "--client", "hikari", "--from", "2026-11", "--through", "2027-01")
}

func TestOnePersonsFaultsWaitAndTheOthersGoOn(t *testing.T) {
	s := newSettling(t)
	s.all()
	path := filepath.Join(s.answers, "insurance.csv")
	data, _ := os.ReadFile(path)
	data = []byte(strings.Replace(string(data), "3002,見本生命,一般（新）,80000,80000,2026",
		"3002,見本生命,一般（新）,80000,80000,2025", 1))
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s.season(0, "ask", "--on", "2026-11-01")
	s.send(0, "--apply")
	out := s.season(1, "run", "--client-by", "顧問 一郎", "--office-by", "事務 二郎", "--confirm",
		"--into", "2026-12")
	if !strings.Contains(out, "承認済み 119人") || !strings.Contains(out, "回答待ち 1人") ||
		!strings.Contains(out, "insurance.premiums[0].certificate.year") {
		t.Errorf("%.1500s", out)
	}
}

func TestTheSeasonExplainsItselfInJapanese(t *testing.T) {
	for _, words := range [][]string{{}, {"template"}, {"ask"}, {"import"}, {"undo"},
		{"office"}, {"remind"}, {"look"}, {"changes"}, {"explain"}, {"return"}, {"accept"}, {"approve"},
		{"run"}, {"resident"}, {"leaving"}, {"defer"}} {
		code, out, _ := call(append(append([]string{"settle"}, words...), "--help")...)
		if code != 0 || !strings.Contains(out, "使い方: romukura settle") || strings.Contains(out, "${") {
			t.Errorf("%v: exit %d\n%s", words, code, out)
		}
	}
}

func TestTheSeasonIsKeptAndDecidedOnByPeople(t *testing.T) {
	s := newSettling(t)
	s.season(0, "ask", "--on", "2026-11-01", "--due", "2026-11-15")
	// One of the 120 is not settled here and owes no answer.
	if out := s.do(1, "settle", "remind", "--year", "2026"); strings.Count(out, "hikari  3") != 119 ||
		!strings.Contains(out, "2026-11-01 に依頼、期限 2026-11-15") {
		t.Errorf("%d: %.600s", strings.Count(out, "hikari  3"), out)
	}
	s.all()
	s.send(0, "--apply")
	ids := strings.Fields(s.season(0, "undo"))
	if len(ids) == 0 {
		t.Fatal("no file is listed")
	}
	if out := s.do(0, "settle", "office", "--year", "2026"); !strings.Contains(out,
		"計算できる 120人") || !strings.Contains(out, "始めていません") {
		t.Errorf("%s", out)
	}
	s.season(0, "return", "--employee", "3002", "--kind", "insurance", "--by", "事務 二郎",
		"--reason", "証明書の年分を確かめてください")
	if out := s.do(1, "settle", "remind", "--year", "2026", "--client", "hikari"); !strings.Contains(
		out, "3002") || !strings.Contains(out, "再提出") {
		t.Errorf("%s", out)
	}
	out := s.season(0, "run", "--by", "事務 二郎")
	if !strings.Contains(out, "計算済み 119人") || !strings.Contains(out, "差し戻し 1人") {
		t.Fatalf("%.600s", out)
	}
	s.season(0, "approve", "--side", "client", "--by", "顧問 一郎", "--employee", "3001")
	out = s.season(0, "approve", "--side", "office", "--by", "事務 二郎", "--confirm",
		"--employee", "3001")
	if !strings.Contains(out, "承認済み 1人") || !strings.Contains(out, "計算済み 118人") {
		t.Errorf("%.600s", out)
	}
	s.season(1, "accept", "--employee", "3001", "--at", "pay", "--by", "甲", "--reason", "理由")
	if out := s.season(1, "changes"); !strings.Contains(out, "比べられません") {
		t.Errorf("%s", out)
	}
	// Taking a file back makes those people wait again; what was approved on it no longer stands.
	s.season(0, "undo", ids[0])
	if out := s.season(1, "look"); !strings.Contains(out, "回答待ち") ||
		strings.Contains(out, "承認済み") {
		t.Errorf("%.600s", out)
	}
}
