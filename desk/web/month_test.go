package web_test

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"romukura/desk/sample"
	"romukura/ground/caldate"
	"romukura/tools/browser"
)

// hand is somebody who works with the mouse, or with the keys alone.
type hand struct {
	*browser.Office
	t     *testing.T
	mouse bool
}

// press presses a button with the mouse, or the keys that stand for it.
func (h *hand) press(css string, keys ...string) {
	h.t.Helper()
	if h.mouse {
		h.Click(css)
		return
	}
	h.Press(keys...)
}

// has looks for words on the page.
func (h *hand) has(words ...string) {
	h.t.Helper()
	text := h.Text("main")
	for _, w := range words {
		if !strings.Contains(text, w) {
			h.t.Fatalf("%s: no %q in %.400q", h.Path(), w, text)
		}
	}
}

func (h *hand) count(css string) int {
	return browser.Value[int](h.Page, fmt.Sprintf("document.querySelectorAll(%q).length", css))
}

// mark marks every row of the list.
func (h *hand) mark() {
	if h.mouse {
		h.Click("[data-all]")
		return
	}
	h.Press("j", "x")
	for range h.count(".list tbody tr") - 1 {
		h.Press("j")
	}
	h.Press("X", "r")
}

// worked is the file of the sample's last month, as if it came for the next.
func worked(t *testing.T) []byte {
	t.Helper()
	for _, f := range sample.Files(string(browser.Assigned)) {
		if f.Kind == "attendance" && f.Month == caldate.MustMonth("2026-10") {
			return f.Data
		}
	}
	t.Fatal("the sample has no attendance of October")
	return nil
}

// takeIn takes the month's attendance in.
func (h *hand) takeIn() {
	h.t.Helper()
	h.Go(h.ClientPath(browser.Assigned, "import"))
	browser.Value[bool](h.Page, fmt.Sprintf(`(() => { const all = new DataTransfer();
		all.items.add(new File([Uint8Array.from(atob(%q), c => c.charCodeAt(0))], "kintai.csv"));
		document.getElementById("f-file").files = all.files;
		document.getElementById("f-kind").value = "attendance"; return true })()`,
		base64.StdEncoding.EncodeToString(worked(h.t))))
	h.Type("f-month", "2026-11")
	h.press("main form button.main", "Ctrl+s")
	h.has("まだ何も変えていません")
	h.press("[data-open=apply]", "a")
	h.press("dialog[open] button.main", "Enter")
	h.has("取り込みました")
}

// judge accepts every difference with a reason, and puts off whom the program cannot compute.
func (h *hand) judge() {
	h.t.Helper()
	at := h.ClientPath(browser.Assigned, "pay", "all", "2026-11")
	h.Go(at)
	for n := 0; h.count("input[data-mark]") > 0 && n < 4; n++ {
		h.mark()
		h.Type("f-reason", "勤怠と照らして確かめた")
		h.press("[value=accept]", "Ctrl+s")
		h.Go(at)
	}
	h.Go(at + "?view=stuck")
	if h.count("input[data-mark]") > 0 {
		h.mark()
		h.Type("f-reason", "資料を待つ")
		h.press("main form button.main", "Ctrl+s")
	}
}

// TestAWholeMonth is the month of a client as two people do it, once by mouse and once by keyboard:
// import, pay, a second person's approval, slips, the bank's file, revisions, the official file.
func TestAWholeMonth(t *testing.T) {
	for name, mouse := range map[string]bool{"mouse": true, "keyboard": false} {
		t.Run(name, func(t *testing.T) { wholeMonth(t, mouse) })
	}
}

func wholeMonth(t *testing.T, mouse bool) {
	s := browser.Serve(t, browser.Keep(t))
	staff := &hand{&browser.Office{Page: browser.Open(t, s.Address), Served: s}, t, mouse}
	staff.Unlock(browser.Staff)
	staff.takeIn()
	at := staff.ClientPath(browser.Assigned, "pay", "all", "2026-11")
	staff.Go(at + "/compute")
	staff.press("form[action$='/compute'] button.main", "Ctrl+s")
	staff.has("計算しました")
	staff.judge()

	owner := &hand{&browser.Office{Page: browser.Open(t, s.Address), Served: s}, t, mouse}
	owner.Unlock(browser.Owner)
	owner.Go(at + "/approve")
	owner.press("[data-key=a]", "a")
	owner.press("dialog[open] button.main", "Enter")
	owner.has("承認し、確定しました")
	owner.Go(at + "/publish")
	owner.press("main form button.main", "Ctrl+s")
	owner.has("明細を公開済みにしました")
	owner.Go(at + "/transfer")
	const bank = `fetch(location.pathname, {method: "POST"}).then(r => r.arrayBuffer())
		.then(b => b.byteLength)`
	if n := browser.Value[int](owner.Page, bank); n < 120*20 {
		t.Errorf("the bank's file has %d bytes", n)
	}
	owner.Go(at + "/transfer")
	owner.has("前に作成")

	owner.Go(owner.ClientPath(browser.Assigned, "decisions") + "?what=occasional&month=2026-12")
	owner.has("対象外の人と理由")
	owner.press("[data-open=take]", "a")
	owner.press("dialog[open] button.main", "Enter")
	owner.has("標準報酬月額を決定しました")
	owner.Go(owner.ClientPath(browser.Assigned, "cases"))
	owner.press("[data-key=f]", "f")
	owner.has("洗い出しました")
	s.Clock.Turn(30 * 24 * time.Hour) // the revision is one of December
	owner.Unlock(browser.Owner)
	owner.makeFile()
}

// makeFile makes the file of the first of the ready cases that has one.
func (h *hand) makeFile() {
	ready := h.ClientPath(browser.Assigned, "cases") + "?view=ready"
	h.Go(ready)
	h.has("作成できます")
	for i := 1; i <= h.count(".list tbody tr"); i++ {
		keys := append(slices.Repeat([]string{"j"}, i), "Enter")
		h.press(".list tbody tr:nth-child("+strconv.Itoa(i)+") a", keys...)
		if h.count("form[action$='/make'] button") > 0 {
			h.press("form[action$='/make'] button", "p")
			h.has("ファイルを取り出す")
			return
		}
		h.Go(ready)
	}
	h.t.Errorf("no file could be made of: %s", h.Text("main"))
}
