package procedure_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"testing"

	"romukura/tools/browser"
	"romukura/trade/document/layout"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// TestACaseFromTheRegisterToTheNotice finds what is owed, records that it was handed in, given
// back, made again and decided, and attaches the notice.
func TestACaseFromTheRegisterToTheNotice(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "cases")
	d.Screen("O7-office", "/o/filings")
	d.Screen("O7-normal", at+"?view=all")
	d.Walk()
	d.Go(at)
	d.Press("f")
	d.Here("O7-found")
	if text := d.Text("main"); !strings.Contains(text, "洗い出しました") {
		t.Fatal("nothing was looked for: ", text)
	}
	d.Go(at + "?view=made")
	d.Click(".list tbody a")
	d.Here("O7-case")
	printing(t, d)
	record := func(state, number, reason, want string) {
		t.Helper()
		d.Click("input[name=state][value=" + state + "]")
		d.Type("f-number", number)
		d.Type("f-reason", reason)
		d.Press("Ctrl+s")
		if text := d.Text("main"); !strings.Contains(text, want) {
			t.Fatalf("%s: %s", state, text)
		}
	}
	shown := d.Path()
	browser.Value[bool](d.Page, "document.querySelector('input[name=seen]').value = 'other', true")
	d.Press("Ctrl+s")
	d.Go(browser.Path(shown))
	if text := d.Text("main"); !strings.Contains(text, "経過はまだありません") {
		t.Fatal("a step was recorded on what somebody else had changed: ", text)
	}
	record("submitted", "2026110400012", "", "「提出済み」にしました")
	d.Press("u")
	d.Click("#f-all")
	record("submitted", "2026110400012", "", "「提出済み」にしました")
	d.Go(at + "?view=handed")
	if n := browser.Value[int](d.Page, "document.querySelectorAll('.list tbody tr').length"); n < 5 {
		t.Errorf("%d of the file were recorded", n)
	}
	d.Click(".list tbody a")
	record("returned", "", "", "理由がありません")
	d.Here("O7-error")
	record("returned", "", "カナ氏名が違う", "「返戻」にしました")
	d.Here("O7-returned")
	if text := d.Text("main .note.bad"); !strings.Contains(text, "カナ氏名が違う") {
		t.Error("the reason is not shown: ", text)
	}
	passed(t, d)
	record("submitted", "2026110900034", "", "「提出済み」にしました")
	record("done", "", "", "「完了」にしました")
	papers(t, d)
	d.Size(browser.Small)
	d.Screen("O7-1280", at)
	d.Size(browser.Phone)
	d.Screen("O7-phone", at)
}

// printing prints the copy of the case that is shown.
func printing(t *testing.T, d *browser.Office) {
	t.Helper()
	var printed layout.Batch
	print := d.Pages.Print
	d.Pages.Print = func(b layout.Batch) ([]byte, error) {
		printed = b
		return print(b)
	}
	begins := browser.Value[string](d.Page, `fetch(location.pathname + "/print", {method: "POST"})
		.then(r => r.arrayBuffer()).then(b => new TextDecoder().decode(b.slice(0, 5)))`)
	if begins != "%PDF-" || len(printed.Documents) != 1 ||
		!strings.Contains(printed.Documents[0].Foot(), "控え番号") {
		t.Error("no copy is printed, or without how far the log was: ", begins, printed)
	}
}

// passed records that the client confirmed the case and that the person was given what was decided.
func passed(t *testing.T, d *browser.Office) {
	t.Helper()
	d.Type("f-passed", "2099/1/1")
	d.Click("button[name=to][value=client]")
	if text := d.Text(".summary"); !strings.Contains(text, "先の日") {
		t.Error("a day to come is taken: ", text)
	}
	for to, want := range map[string]string{"client": "顧問先の確認", "person": "本人への交付"} {
		d.Type("f-passed", "2026/11/02")
		d.Type("f-note", "総務 電話 "+to)
		d.Click("button[name=to][value=" + to + "]")
		if text := d.Text(".facts"); !strings.Contains(text, want) ||
			!strings.Contains(text, "総務 電話 "+to) {
			t.Errorf("%s is not recorded: %s", want, text)
		}
	}
	d.Here("O7-passed")
}

// papers attaches a notice to the case that is shown, takes it off again, and tries what is none
// and what holds a My Number.
func papers(t *testing.T, d *browser.Office) {
	t.Helper()
	send(d, "通知書.txt", "標準報酬決定通知書", []byte("no paper"))
	d.Here("O7-no-paper")
	send(d, "通知書.pdf", "標準報酬決定通知書", []byte("%PDF-1.7 an invented notice"))
	d.Here("O7-done")
	text := d.Text("main")
	for _, want := range []string{"標準報酬決定通知書", "2026110900034", "完了"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not shown: %s", want, text)
		}
	}
	d.Press("u")
	if text := d.Text("main"); !strings.Contains(text, "公文書は付いていません") {
		t.Error("the paper was not taken off again: ", text)
	}
	send(d, "通知書.xml", "決定通知書", []byte("<?xml version=\"1.0\"?><n>"+"123456789018</n>"))
	d.Here("O7-number")
	if text := d.Text(".summary"); !strings.Contains(text, "個人番号") {
		t.Error("a My Number is kept: ", text)
	}
}

// TestWhoSeesToACase filters the cases of all clients by who sees to them.
func TestWhoSeesToACase(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/filings?view=all")
	count := "document.querySelectorAll('.list tbody tr').length"
	all := browser.Value[int](d.Page, count)
	d.Press("f")
	if browser.Value[string](d.Page, "document.activeElement.id") != "owner" {
		t.Error("f does not lead to the filter")
	}
	browser.Value[bool](d.Page, `(() => { const s = document.getElementById("owner");
		s.value = [...s.options].find(o => o.text.includes("職員")).value; return true })()`)
	d.Click("form[action='/o/filings'] button")
	d.Here("O7-owner")
	some := browser.Value[int](d.Page, count)
	clients := browser.Value[string](d.Page, `[...new Set([...document.querySelectorAll(
		".list tbody tr td:first-child")].map(x => x.innerText))].join()`)
	if some == 0 || some >= all || strings.Contains(clients, ",") {
		t.Errorf("%d of %d cases, of %s", some, all, clients)
	}
	d.Click(".counts a")
	if !strings.Contains(browser.Value[string](d.Page, "location.search"), "owner=") {
		t.Error("the counters forget the owner")
	}
}

// TestACaseByHand adds one that no event of the register causes.
func TestACaseByHand(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "cases", "new")
	d.Screen("O7-new", at)
	d.Press("Ctrl+s")
	d.Here("O7-new-error")
	browser.Value[bool](d.Page, "document.getElementById('f-procedure').value = 'two-employers', true")
	d.Type("f-person", "1001")
	d.Type("f-day", "R8.11.1")
	d.Press("Ctrl+s")
	d.Here("O7-added")
	if text := d.Text("main"); !strings.Contains(text, "追加しました") ||
		!strings.Contains(text, "二以上") {
		t.Error("not added: ", text)
	}
	d.Screen("O7-empty", d.ClientPath(browser.Assigned, "cases")+"?view=returned")
}

func send(d *browser.Office, name, title string, data []byte) {
	d.Type("f-title", title)
	browser.Value[bool](d.Page, fmt.Sprintf(`(() => { const all = new DataTransfer();
		all.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], %q));
		document.getElementById("f-paper").files = all.files; return true })()`,
		base64.StdEncoding.EncodeToString(data), name))
	d.Click("form[action$='/notice'] button")
}
