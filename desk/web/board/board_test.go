package board_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"romukura/desk/book"
	"romukura/desk/tour"
	"romukura/desk/web/page"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/tools/browser"
	"romukura/trade/filing"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

func TestTheBoardOfAnOwner(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("O1-normal", "/o/board")
	if focus := d.Walk(); len(focus) < 20 {
		t.Error("little can be reached: ", focus)
	}
	d.Screen("O1-cases", "/o/board/cases?view=client")
	d.Screen("O1-cases-empty", "/o/board/cases?view=result")
	d.Go("/o/board")
	d.Size(browser.Small)
	d.Here("O1-1280")
	d.Size(browser.Phone)
	d.Here("O1-phone")
	d.Size(browser.Thin)
	d.Here("O1-400percent")
	d.Size(browser.Wide)
	d.Media("forced-colors=active")
	d.Picture("O1-forced-colors")
	d.Media("print")
	d.Picture("O1-print")
}

func TestTheBoardByKeysAlone(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/board")
	d.Press("j", "j", "l")
	at := browser.Value[string](d.Page, "document.querySelector('tr[data-at] th').innerText")
	if at == "" || browser.Value[string](d.Page, "document.activeElement.className") == "" {
		t.Error("no cell of the board has the focus: ", at)
	}
	d.Here("O1-keys")
	d.Press("Enter")
	if !strings.HasPrefix(d.Path(), "/o/board/cases?client=") {
		t.Error("Enter does not open the cell: ", d.Path())
	}
	if about := d.Text(".about"); !strings.Contains(about, at) {
		t.Errorf("the list is not that of %s: %s", at, about)
	}
	d.Press("g", "d")
	if d.Path() != "/o/board" {
		t.Error("g d does not lead to the board: ", d.Path())
	}
	d.Press("f")
	if browser.Value[string](d.Page, "document.activeElement.id") != "owner" {
		t.Error("f does not lead to the filter")
	}
	d.Go("/o/board")
	d.Click("[data-key='?']")
	d.Click("button[name=keys]")
	d.Press("j")
	if browser.Value[bool](d.Page, "!!document.querySelector('tr[data-at]')") {
		t.Error("single letters work although they are off")
	}
}

func TestEachNumberLeadsToSoManyRows(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/board")
	counts := browser.Value[[][2]string](d.Page, `[...document.querySelectorAll(".counts a")].map(a =>
		[a.querySelector("b").innerText, a.getAttribute("href")])`)
	if len(counts) != 10 {
		t.Fatal(counts)
	}
	for _, c := range counts {
		d.Go(browser.Path(c[1]))
		rows := browser.Value[string](d.Page,
			"document.querySelectorAll('tbody tr').length.toLocaleString('en')")
		if rows != c[0] {
			t.Errorf("%s: %s counted, %s listed", c[1], c[0], rows)
		}
	}
}

func TestTheBoardOfOthers(t *testing.T) {
	d := browser.Desk(t, browser.Staff)
	d.Screen("O1-staff", "/o/board")
	body := d.Text("main")
	if !strings.Contains(body, "さくら食堂") || strings.Contains(body, "ひかりソフト") {
		t.Error("staff see others' clients, or not their own: ", body)
	}
	d.Screen("O1-owner-empty", "/o/board?owner=00000000000000000000000000000000")
	d.Click("form[action='/lock'] button")
	d.Unlock(browser.Auditor)
	d.Screen("O1-auditor", "/o/board")
	if body := d.Text("main"); !strings.Contains(body, "開ける顧問先がありません") {
		t.Error("an auditor sees clients: ", body)
	}
}

func TestTheBoardOfAnotherDay(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	s.Clock.Turn(-20 * time.Hour) // Sunday: nothing of Monday is late yet
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	d.Go("/o/board")
	if !strings.Contains(d.Text(".about"), "2026/11/01") {
		t.Error("the day is another: ", d.Text(".about"))
	}
	d.Go("/o/board/cases?view=tomorrow")
	if rows := d.Text("tbody"); !strings.Contains(rows, "明日 11/2") || strings.Contains(rows, "超過") {
		t.Error("what is due tomorrow is not said: ", rows)
	}
}

// TestAViewIsKeptInTheBrowser saves a list, comes back to it from the board, and drops it.
func TestAViewIsKeptInTheBrowser(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/board/cases?view=overdue&procedure=annual-base")
	d.Click("form[action='/o/board/views'] button")
	if text := d.Text("main"); !strings.Contains(text, "この見方を保存しました") {
		t.Fatal(text)
	}
	d.Screen("O1-views", "/o/board")
	d.Click("ul[aria-label='保存した見方'] a")
	if !strings.Contains(d.Path(), "procedure=annual-base") || !strings.Contains(d.Path(), "overdue") {
		t.Error("it leads to ", d.Path())
	}
	d.Go("/o/board")
	d.Click("form[action='/o/board/views/drop'] button")
	if browser.Value[bool](d.Page, "!!document.querySelector(`ul[aria-label='保存した見方']`)") {
		t.Error("the view is still there: ", d.Text("main"))
	}
}

// TestWhatIsMissingIsAskedFor marks two rows by keys, reads the letter, records that the client was
// asked, takes it back, and prints the letter.
func TestWhatIsMissingIsAskedFor(t *testing.T) {
	b := &book.Book{}
	guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
	if _, err := guide.Run(); err != nil {
		t.Fatal(err)
	}
	for _, c := range b.Clients[:2] {
		x := &c.Cases[0]
		x.State, x.File, x.Missing = filing.Open, "", []fault.Fault{{Code: "test",
			Message: "退職後の住所が分かりません。"}}
	}
	s := browser.Serve(t, browser.KeepOf(t, b))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	d.Go("/o/board/cases?view=client")
	d.Press("j", "x", "j", "X", "r")
	if !strings.HasPrefix(d.Path(), "/o/board/ask?") {
		t.Fatal("r does not lead to the letter: ", d.Path())
	}
	letter := d.Text("#letter-0")
	for _, word := range []string{"御中", "お願いいたします", "退職後の住所", "担当",
		"までにお知らせください"} {
		if !strings.Contains(letter, word) {
			t.Errorf("no %s in the letter: %s", word, letter)
		}
	}
	d.Here("O1-ask")
	d.Type("f-reply", "2026/10/30")
	d.Click("button[formmethod=get]")
	if text := d.Text(".summary"); !strings.Contains(text, "過ぎた日です") {
		t.Error("a day that is over is taken: ", text)
	}
	d.Type("f-reply", "2026/11/12")
	d.Click("button[formmethod=get]")
	if letter := d.Text("#letter-1"); !strings.Contains(letter, "令和8年11月12日までに") {
		t.Error("the day is not that of the letter: ", letter)
	}
	const print = `fetch("/o/board/letter", {method: "POST",
		body: new URLSearchParams(new FormData(document.querySelector("main form")))})
		.then(r => r.text()).then(t => t.slice(0, 5))`
	if head := browser.Value[string](d.Page, print); head != "%PDF-" {
		t.Error("the letter is not printed: ", head)
	}
	d.Press("Ctrl+s")
	if text := d.Text("main"); !strings.Contains(text, "2件について、催促したことを記録しました") ||
		!strings.Contains(text, "11/2 催促済み（1回）") {
		t.Error("it is not recorded: ", text)
	}
	d.Here("O1-asked")
	d.Press("u")
	if text := d.Text("main"); strings.Contains(text, "11/2 催促済み（1回）") {
		t.Error("it is not taken back: ", text)
	}
	d.Go("/o/board/cases?view=handed")
	d.Press("r")
	if text := d.Text("main"); !strings.Contains(text, "催促するものがありません") {
		t.Error("nobody marked, and it does not say so: ", text)
	}
}

// TestACaseIsPutIntoTheHandsOfAColleague assigns cases of several clients to who can open but one
// of them.
func TestACaseIsPutIntoTheHandsOfAColleague(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/board/cases?view=promptly")
	rows := browser.Value[int](d.Page, "document.querySelectorAll('.list tbody tr').length")
	d.Click("[data-all]")
	staff := browser.Value[string](d.Page, `(() => { const to = document.getElementById("to");
		const o = [...to.options].find(o => o.text.includes("一郎")) || to.options[2];
		to.value = o.value; return o.value })()`)
	d.Press("m")
	text := d.Text("main")
	if !strings.Contains(text, "担当を変えました") || !strings.Contains(text, "顧問先を開けないため") {
		t.Fatalf("of %d: %s", rows, text)
	}
	d.Here("O1-assigned")
	d.Size(browser.Small)
	d.Here("O1-assigned-1280")
	d.Size(browser.Wide)
	d.Go(browser.Path("/o/board/cases?view=promptly&owner=" + staff))
	mine := browser.Value[int](d.Page, "document.querySelectorAll('.list tbody tr').length")
	if mine == 0 || mine >= rows {
		t.Errorf("%d of %d are the colleague's", mine, rows)
	}
	d.Go("/o/board/cases?view=promptly")
	d.Click("[data-all]")
	d.Press("m") // back to those of the client
	if text := d.Text("main"); strings.Contains(text, "顧問先を開けないため") {
		t.Error(text)
	}
}

// TestACaseIsAddedFromTheBoard enters a case by keys: what it lacks is told at once, its deadline
// is that of the table, and it stands at the client as entered by hand.
func TestACaseIsAddedFromTheBoard(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/board")
	d.Press("n")
	d.Press("Ctrl+s")
	if !strings.HasPrefix(d.Path(), "/o/board/new?client=") {
		t.Fatal("it does not lead to the form: ", d.Path())
	}
	d.Press("Ctrl+s")
	faults := browser.Value[int](d.Page, "document.querySelectorAll('.summary li').length")
	if faults != 3 {
		t.Error(faults, " faults of an empty form")
	}
	d.Here("O1-new-faults")
	who := browser.Value[string](d.Page, `(() => { const p = document.getElementById("f-procedure");
		p.value = "dependents"; const w = document.getElementById("f-person");
		w.value = w.options[1].value; return w.options[1].text })()`)
	d.Type("f-day", "2026/10/30")
	d.Type("f-reason", "電話で連絡があった")
	d.Here("O1-new")
	d.Press("Ctrl+s")
	rows := d.Text(".list tbody")
	for _, word := range []string{who, "被扶養者異動届", "手入力 2026/10/30", "2026/11/04"} {
		if !strings.Contains(rows, word) {
			t.Errorf("no %s in %s", word, rows)
		}
	}
	d.Here("O1-new-added")
	again := d.Path()
	d.Go(browser.Path(browser.Value[string](d.Page, `[...document.querySelectorAll("tbody tr")].find(
		r => r.innerText.includes("手入力")).querySelector("td a").getAttribute("href")`)))
	if text := d.Text("main"); !strings.Contains(text, "手入力") ||
		!strings.Contains(text, "電話で連絡があった") {
		t.Error("the case does not say who entered it and why: ", text)
	}
	d.Go(browser.Path(again))
	d.Press("j", ".", "Enter")
	if !strings.HasSuffix(d.Path(), "/cases") {
		t.Error("the menu of a row leads to ", d.Path())
	}
}

func TestTheChainIsSaidWithFactsThatLeadToWhereTheyAreKept(t *testing.T) {
	d := browser.Desk(t)
	d.Pages.Copies = &page.Copies{Read: func() ([]byte, error) {
		return []byte(`{"folder": "/copies", "last": "2026-11-02T00:05:00Z",
			"drill": {"at": "2026-10-31T03:00:00Z", "green": false}}`), nil
	}}
	d.Screen("O1-chain", "/o/board")
	for _, word := range []string{"鍵を持つ人 2人", "運営者 鍵なし（閲覧 0件）", "パスキー 0/3人",
		"最後の控え 2026/11/02 09:05", "最後の復元訓練 2026/10/31（不合格）"} {
		if text := d.Text(".chain"); !strings.Contains(text, word) {
			t.Errorf("no %s in %s", word, text)
		}
	}
	links := browser.Value[[]string](d.Page,
		`[...document.querySelectorAll(".chain a")].map(a => a.getAttribute("href"))`)
	for _, to := range links {
		d.Go(browser.Path(to))
		if d.Path() != to || strings.Contains(d.Text("main"), "見つかりません") {
			t.Error(to, " leads to ", d.Path())
		}
	}
	if len(links) < 3 {
		t.Error(links)
	}
}

// TestWhatCannotBeWorkedOutIsCountedAloud gives the office a table of procedures that lacks a row,
// so that no client's register can be looked through to the end.
func TestWhatCannotBeWorkedOutIsCountedAloud(t *testing.T) {
	b := &book.Book{}
	guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
	if _, err := guide.Run(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../../trade/filing/tables/procedure/2021-04-01.tsv")
	if err != nil {
		t.Fatal(err)
	}
	b.Tables = []book.Table{{Name: "trade/filing/tables/procedure", From: caldate.Must("2026-09-01"),
		Text:  regexp.MustCompile(`(?m)^premium-payment\t.*\n`).ReplaceAllString(string(data), ""),
		Taken: book.Hand{Name: "見本　一郎", Day: "2026-11-02"}}}
	s := browser.Serve(t, browser.KeepOf(t, b))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	for name, path := range map[string]browser.Path{"O1-error": "/o/board",
		"O1-cases-error": "/o/board/cases"} {
		d.Screen(name, path)
		if text := d.Text("[role=alert]"); !strings.Contains(text, "届出がないという意味ではありません") {
			t.Errorf("%s does not say that clients could not be looked through: %s", path, text)
		}
	}
}
