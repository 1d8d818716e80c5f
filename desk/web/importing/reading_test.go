package importing_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"romukura/desk/web"
	"romukura/desk/web/page"
	"romukura/tools/browser"
)

// many is a register of so many new people.
func many(people int) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range people {
		fmt.Fprintf(&b, "%d%s\n", 100000+i, strings.Replace(hired, "太郎", fmt.Sprint("太郎", i), 1))
	}
	return b.String()
}

// TestALargeFileIsReadOnAPageThatSaysSo holds the reading, looks at what the page says meanwhile,
// leaves it and comes back.
func TestALargeFileIsReadOnAPageThatSaysSo(t *testing.T) {
	table := web.Table()
	release := make(chan struct{})
	for i := range table {
		if do := table[i].Do; strings.HasSuffix(table[i].Pattern, "/file/{file}/read") {
			table[i].Do = func(q *page.Request) (page.Answer, error) {
				select {
				case <-release:
				case <-q.Context().Done(): // the page was left
				}
				return do(q)
			}
		}
	}
	s := browser.Serve(t, browser.Keep(t), table...)
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Halfway = true
	d.Unlock(browser.Owner)
	at := d.ClientPath(browser.Assigned, "import")
	d.Go(at)
	choose(d, "とても大きな名簿.csv", []byte(many(20_000)))
	d.Press("Ctrl+s")
	d.Here("import-loading")
	if text := d.Text("main"); !strings.Contains(text, "いまの記録と比べています") {
		t.Fatal("it does not say what is done: ", text)
	}
	close(release)
	d.Halfway = false
	d.Go(at)
	d.Click(".note a")
	d.Until(`document.querySelector("#rows tbody tr")`)
	if text := d.Text("main"); !strings.Contains(text, "20,000") {
		t.Error("it was not read: ", text)
	}
}

// TestTheWholeWayByKeyboardAlone takes a file in and back again with nothing but keys; only the
// browser's own window for choosing a file is stood in for.
func TestTheWholeWayByKeyboardAlone(t *testing.T) {
	d := browser.Desk(t)
	d.Go(d.ClientPath(browser.Assigned, "import"))
	tabTo(t, d, "#f-file")
	data := base64.StdEncoding.EncodeToString([]byte("社員番号,氏名,生年月日\n9910,辻　花,1999/2/1\n"))
	browser.Value[bool](d.Page, fmt.Sprintf(`(() => { const all = new DataTransfer();
		all.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], "名簿.csv"));
		document.activeElement.files = all.files; return true })()`, data))
	d.Press("Ctrl+s")
	if !strings.Contains(d.Text("main"), "「従業員（名簿）」と「家族」") {
		t.Fatal("it is not asked: ", d.Text("main"))
	}
	d.Walk()
	tabTo(t, d, "#f-kind")
	d.Press(kb.ArrowDown) // the first kind
	d.Press("Ctrl+s")
	if !strings.Contains(d.Text("main"), "入社日がありません") {
		t.Fatal("the fault is not told: ", d.Text("main"))
	}
	d.Here("import-keyboard")
	d.Walk()
	tabTo(t, d, "form[action$='/drop'] button")
	d.Press("Enter")
	tabTo(t, d, "#f-file")
	choose(d, "名簿2.csv", []byte(head+"9910"+hired+"\n"))
	d.Press("Ctrl+s")
	d.Press("a")
	d.Press("Enter")
	if !strings.Contains(d.Text("main"), "取り込みました") {
		t.Fatal("not taken in: ", d.Text("main"))
	}
	d.Press("u")
	if !strings.Contains(d.Text("main"), "元に戻しました") {
		t.Error("not taken back: ", d.Text("main"))
	}
	d.Walk()
}

// tabTo presses Tab until the focus is there.
func tabTo(t *testing.T, d *browser.Office, css string) {
	t.Helper()
	for range 80 {
		d.Press("Tab")
		if browser.Value[bool](d.Page, fmt.Sprintf("document.activeElement.matches(%q)", css)) {
			return
		}
	}
	t.Fatal("Tab does not lead to ", css)
}
