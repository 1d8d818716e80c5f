package importing_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"romukura/desk/web/part"
	"romukura/record"
	"romukura/tools/browser"
	"romukura/trade/exchange"
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
	d := browser.Desk(t)
	release := make(chan struct{})
	d.Pages.Workbook = func([]byte) (exchange.Sheet, bool) {
		<-release
		return exchange.Sheet{}, false
	}
	at := d.ClientPath(browser.Assigned, "import")
	d.Go(at)
	d.Halfway = true
	choose(d, "とても大きな名簿.csv", []byte(many(20_000)))
	d.Press("Ctrl+s")
	d.Here("import-loading")
	if text := d.Text("main"); !strings.Contains(text, "ファイルを読んでいます") {
		t.Fatal("it does not say what is done: ", text)
	}
	d.Go(d.ClientPath(browser.Assigned, "register")) // elsewhere work goes on
	d.Go(at)
	if text := d.Text("main"); !strings.Contains(text, "ファイルを読んでいます") {
		t.Fatal("who comes back is not told: ", text)
	}
	close(release)
	d.Halfway = false
	d.Until(`document.querySelector("#rows tbody tr")`)
	if text := d.Text("main"); !strings.Contains(text, "20,000") {
		t.Error("it was not read: ", text)
	}
}

// heldBook stops in the middle of writing a batch of more than a few versions.
type heldBook struct {
	record.Engine
	half    chan<- int // how many versions the batch has
	release <-chan struct{}
}

type heldWrite struct {
	record.Tx
	*heldBook
}

func (h *heldBook) Update(ctx context.Context, work func(record.Tx) error) error {
	return h.Engine.Update(ctx, func(tx record.Tx) error { return work(heldWrite{tx, h}) })
}

func (h heldWrite) InsertBatch(ctx context.Context, b *record.Batch, all []record.Version) error {
	half := len(all) / 2
	if half < 5 {
		return h.Tx.InsertBatch(ctx, b, all)
	}
	tell := record.Watcher(ctx)
	ctx = record.Watched(ctx, func(n, of int) {
		if tell(n, of); n == half {
			h.half <- of
			<-h.release
		}
	})
	return h.Tx.InsertBatch(ctx, b, all)
}

// holdWrites has the desk stop halfway through each large write, once for each value sent.
func holdWrites(d *browser.Office) (half <-chan int, release chan<- struct{}) {
	h, r := make(chan int, 1), make(chan struct{})
	d.Member.Engine = &heldBook{d.Member.Engine, h, r}
	return h, r
}

// TestALargeFileIsTakenInAndBackWhileOneWorksElsewhere holds the writing halfway: the page says how
// many records were written, can be left, found again and asked for anew, and nothing has changed.
// Then all has. It is taken back in the same way.
func TestALargeFileIsTakenInAndBackWhileOneWorksElsewhere(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	half, release := holdWrites(d)
	d.Unlock(browser.Owner)
	at := d.ClientPath(browser.Assigned, "import")
	register := d.ClientPath(browser.Assigned, "register")
	sends(d, "大きな名簿.csv", many(300))
	d.Halfway = true
	d.Press("a", "Enter")
	stands := func(name string, there bool) {
		t.Helper()
		of := <-half
		d.Go(at)
		told := fmt.Sprintf("帳簿に書いています（%s件のうち%s件）", part.Number(of), part.Number(of/2))
		d.Until(fmt.Sprintf("document.querySelector('main').innerText.includes(%q)", told))
		d.Here(name)
		d.Size(browser.Small)
		d.Here(name + "-1280")
		d.Size(browser.Wide)
		d.Go(register)
		if in := strings.Contains(d.Text("main"), "太郎299"); in != there {
			t.Errorf("half written, the new people are there: %v", in)
		}
		d.Go(at)
		release <- struct{}{}
	}
	stands("import-writing", false)
	d.Until("document.querySelector('main').innerText.includes('取り込みました')")
	d.Go(register)
	if !strings.Contains(d.Text("main"), "太郎299") {
		t.Error("the people were not taken in")
	}
	d.Go(at)
	d.Click(".list tbody a") // the newest
	d.Press("u")
	stands("import-undoing", true)
	d.Until("document.querySelector('main').innerText.includes('元に戻しました')")
	d.Go(register)
	if strings.Contains(d.Text("main"), "太郎299") {
		t.Error("the people are still there")
	}
}

// TestALockHalfwayThroughAnImportLeavesNothingOfIt locks the desk while a file is being written.
func TestALockHalfwayThroughAnImportLeavesNothingOfIt(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	half, release := holdWrites(d)
	d.Unlock(browser.Owner)
	sends(d, "大きな名簿.csv", many(300))
	d.Halfway = true
	d.Press("a", "Enter")
	<-half
	session := d.Member.Sessions()[0]
	locked := make(chan struct{})
	go func() { session.Lock(t.Context()); close(locked) }()
	<-session.Context().Done()
	release <- struct{}{}
	<-locked
	d.Halfway = false
	d.Unlock(browser.Owner)
	d.Go(d.ClientPath(browser.Assigned, "register"))
	if strings.Contains(d.Text("main"), "太郎") {
		t.Error("some of the people were taken in")
	}
	d.Go(d.ClientPath(browser.Assigned, "import"))
	if strings.Contains(d.Text("main"), "大きな名簿.csv") {
		t.Error("the import is listed")
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
