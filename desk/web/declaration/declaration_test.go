package declaration_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"romukura/tools/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// somebody is the first person of the sample's first client, and the date of birth.
func somebody(t *testing.T, d *browser.Office) (path browser.Path, born string) {
	t.Helper()
	d.Go(d.ClientPath(browser.Assigned, "register"))
	href := browser.Value[string](d.Page,
		"document.querySelector('.list tbody a').getAttribute('href')")
	born = browser.Value[string](d.Page,
		`document.querySelector(".list tbody tr").innerText.match(/\d{4}\/\d\d\/\d\d/)[0]`)
	ref := href[strings.LastIndex(href, "/")+1:]
	return d.ClientPath(browser.Assigned, "declare", "2026", ref), born
}

// code gives a code for a person, and reads it from the page.
func code(d *browser.Office, at browser.Path) string {
	d.Go(at)
	d.Press("n")
	return d.Text(".code")
}

// TestSomebodyAnswersOnThePhone is let in by a code, answers every question, attaches a paper and
// hands the form in; the office sees it.
func TestSomebodyAnswersOnThePhone(t *testing.T) {
	d := browser.Desk(t)
	at, born := somebody(t, d)
	d.Screen("declare-office", at)
	letters := code(d, at)
	d.Here("declare-code")

	p := browser.Open(t, d.Address)
	p.Size(browser.Phone)
	p.Screen("M3-door", "/d")
	p.Type("f-code", "AAAA-AAAA")
	p.Type("f-born", born)
	p.Press("Enter")
	p.Here("M3-door-error")
	p.Type("f-code", strings.ToLower(letters))
	p.Type("f-born", born)
	p.Press("Enter")
	p.Here("M3-first")
	if p.Path() != "/d/form" {
		t.Fatal("not let in: ", p.Text("main"))
	}
	p.Go("/o/board")
	if p.Path() != "/unlock" {
		t.Error("the form's browser reaches ", p.Path())
	}
	answerAll(t, p)
	p.Here("M3-all")
	p.Walk()
	if !strings.Contains(p.Text("main"), "提出する") {
		t.Fatal("it cannot be handed in: ", p.Text("main"))
	}
	handIn(t, p)
	d.Go(at)
	d.Here("declare-handed-in")
	if text := d.Text("main"); !strings.Contains(text, "提出済み") || !strings.Contains(text, "1件目") {
		t.Error("the office does not see it: ", text)
	}
	d.Screen("declare-paper", at+"/paper")
	p.Click("details summary")
	p.Click("form[action='/d/leave'] button")
	p.Here("M3-left")
	p.Go("/d/form")
	if p.Path() != "/d" {
		t.Error("who left still reaches ", p.Path())
	}
}

// answerAll answers each question with no, nothing or a word.
func answerAll(t *testing.T, p *browser.Page) {
	t.Helper()
	shots := map[string]bool{}
	p.Go("/d/form")
	for n := 0; strings.HasPrefix(p.Path(), "/d/form") && n < 80; n++ {
		kind := browser.Value[string](p, `(() => {
			const f = document.querySelector("main form"), r = f.querySelector("input[type=radio]");
			if (r) { (f.querySelector("input[value=no]") || r).checked = true; return "radio" }
			const v = f.querySelector("[name=value]"), c = v.className;
			const text = document.querySelector("main").innerText;
			const family = /家族（配偶者のほか）/.test(text), born = /生年月日|日付|年月日|いつ/.test(text);
			v.value = family ? "1" : c.includes("money") || c.includes("count") ? "0"
				: born ? "平成20年5月5日" : /フリガナ/.test(text) ? "ミホン　ソラ" : "見本　空";
			return born ? "day" : c || "text" })()`)
		if !shots[kind] {
			shots[kind] = true
			p.Here("M3-" + kind)
		}
		before := p.Text("main")
		p.Click("main form button.main")
		if p.Text("main") == before {
			t.Fatal("it does not go on: ", before)
		}
	}
}

// handIn attaches a paper and hands the form in.
func handIn(t *testing.T, p *browser.Page) {
	t.Helper()
	send(p, "証明書.txt", []byte("no picture"))
	p.Here("M3-attach-error")
	send(p, "証明書.pdf", []byte("%PDF-1.7 an invented certificate"))
	p.Here("M3-attached")
	p.Click("form[action='/d/submit'] button")
	p.Here("M3-done")
	if p.Path() != "/d/done" {
		t.Fatal("not handed in: ", p.Text("main"))
	}
}

func send(p *browser.Page, name string, data []byte) {
	browser.Value[bool](p, fmt.Sprintf(`(() => { const all = new DataTransfer();
		all.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], %q));
		document.getElementById("f-paper").files = all.files; return true })()`,
		base64.StdEncoding.EncodeToString(data), name))
	p.Click("form[action='/d/attach'] button")
}

// TestACodeOpensOnceForOneAndEndsWithTheOffice tries a code again, too late, too often, and after
// the office locked.
func TestACodeOpensOnceForOneAndEndsWithTheOffice(t *testing.T) {
	d := browser.Desk(t)
	at, born := somebody(t, d)
	p := browser.Open(t, d.Address)
	try := func(letters, day string) string {
		p.Go("/d")
		if p.Path() == "/d/form" {
			return p.Path()
		}
		p.Type("f-code", letters)
		p.Type("f-born", day)
		p.Press("Enter")
		return p.Path()
	}
	leave := func() {
		p.Click("details summary")
		p.Click("form[action='/d/leave'] button")
	}
	first := code(d, at)
	if got := try(first, born); got != "/d/form" {
		t.Fatal("not let in: ", got)
	}
	leave()
	if got := try(first, born); got != "/d" {
		t.Error("the code opens twice: ", got)
	}
	late := code(d, at)
	d.Clock.Turn(31 * time.Minute)
	d.Unlock(browser.Owner)
	if got := try(late, born); got != "/d" {
		t.Error("the code opens after half an hour: ", got)
	}
	d.Clock.Turn(2 * time.Minute)
	wrong := code(d, at)
	for range 5 {
		if got := try(wrong, "1900/01/01"); got != "/d" {
			t.Fatal("another date of birth opens: ", got)
		}
	}
	if got := try(wrong, born); got != "/d" {
		t.Error("a code stands after five wrong dates of birth")
	}
	d.Clock.Turn(2 * time.Minute)
	last := code(d, at)
	if got := try(last, born); got != "/d/form" {
		t.Fatal("not let in: ", got)
	}
	d.Click("form[action='/lock'] button")
	p.Go("/d/form")
	if p.Path() != "/d" {
		t.Error("the form outlives the lock of the office: ", p.Path())
	}
}
