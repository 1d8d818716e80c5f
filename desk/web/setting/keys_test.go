package setting_test

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"romukura/desk/continuity"
	"romukura/desk/web/page"
	"romukura/edge/objectstore"
	"romukura/edge/sqlite"
	"romukura/law/dated"
	"romukura/tools/browser"
)

// tab goes on by Tab to the first element, behind where the focus is, that a selector names.
func tab(t *testing.T, d *browser.Office, css string) {
	t.Helper()
	far := browser.Value[int](d.Page, fmt.Sprintf(`(() => {
		const all = [...document.querySelectorAll("a[href],button,input:not([type=hidden]),select," +
			"textarea,summary,[tabindex='0']")].filter(e => e.checkVisibility() && !e.disabled &&
			e.tabIndex >= 0 && !(e.type === "radio" && !e.checked &&
			document.querySelector("[name='" + e.name + "']:checked")));
		const open = document.querySelector("dialog[open]");
		const may = open ? all.filter(e => open.contains(e)) : all;
		const at = document.activeElement, to = may.find(e => e.matches(%q) &&
			(at === document.body || at.compareDocumentPosition(e) & 4));
		return to ? may.indexOf(to) - (at === document.body ? -1 : may.filter(e => e === at ||
			at.compareDocumentPosition(e) & 2).length - 1) : 0;
	})()`, css))
	d.Press(strings.Repeat("\t", far))
	if !browser.Value[bool](d.Page, fmt.Sprintf("document.activeElement.matches(%q)", css)) {
		t.Fatalf("%s: Tab, %d times, does not come to %s but to %s", d.Path(), far, css,
			browser.Value[string](d.Page, "document.activeElement.outerHTML.slice(0, 200)"))
	}
}

// fill goes to a field and types into it, in place of what is there.
func fill(t *testing.T, d *browser.Office, field, text string) {
	t.Helper()
	tab(t, d, "#f-"+field)
	d.Press("Ctrl+a", text)
}

func TestDutiesAreGivenAndASessionIsEndedByKeysAlone(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/settings/members")
	d.Walk()
	d.Go("/o/settings/members")
	tab(t, d, "#f-file")
	choose(d, "somebody.json", "{}")
	tab(t, d, "form[enctype] button")
	d.Press("Enter")
	d.Here("settings-members-error")
	d.Go("/o/settings/members")
	d.Press("j")
	for range 3 { // whose row is reached has the focus on the name
		if browser.Value[string](d.Page, "document.activeElement.innerText") == "見本　職員" {
			break
		}
		d.Press("j")
	}
	d.Press("Enter")
	says(t, d, "body", "見本　職員")
	d.Walk()
	d.Go(browser.Path(d.Path()))
	tab(t, d, ".manyboxes input:not(:checked)")
	d.Press("Space", "Ctrl+s")
	says(t, d, "body", "権限を変えました")
	row := browser.Value[string](d.Page, `[...document.querySelectorAll("tbody tr")].find(r =>
		r.innerText.includes("見本　職員")).innerText`)
	if !strings.Contains(row, "、") {
		t.Error("a second client was not assigned: ", row)
	}

	d.Screen("settings-sessions-alone", "/o/settings/sessions")
	other := &browser.Office{Page: browser.Open(t, d.Address), Served: d.Served}
	other.Unlock(browser.Staff)
	d.Go("/o/settings/sessions")
	d.Walk()
	d.Go("/o/settings/sessions")
	tab(t, d, "form[action='/o/settings/sessions/end'] button")
	d.Press("Enter")
	d.Here("settings-sessions-ended")
	other.Go("/o/board")
	if other.Path() != "/unlock" {
		t.Error("the session goes on: ", other.Path())
	}
}

// copying is a desk that keeps copies in a folder that it can reach.
type copying struct {
	shelf string
	plan  []byte
	held  sync.Mutex // while it is held, nothing comes to the folder
}

func keepsCopies(t *testing.T, s *browser.Served) *copying {
	t.Helper()
	scratch, c := t.TempDir(), &copying{shelf: t.TempDir()}
	s.Pages.Copies = &page.Copies{Files: sqlite.Files{},
		Shelf: func(folder string) (continuity.Shelf, error) {
			if folder != c.shelf {
				return nil, os.ErrNotExist
			}
			c.held.Lock()
			defer c.held.Unlock()
			return objectstore.OpenFolder(folder)
		},
		Scratch: func() (string, func() error, error) {
			return scratch, func() error { return nil }, nil
		},
		Read:  func() ([]byte, error) { return c.plan, nil },
		Write: func(text []byte) error { c.plan = text; return nil }}
	return c
}

func TestCopiesAndDaysAreSetByKeysAlone(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	c := keepsCopies(t, s)
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	d.Go("/o/settings/copies")
	fill(t, d, "folder", c.shelf)
	tab(t, d, "#f-minutes")
	d.Press(kb.ArrowDown, "Ctrl+s")
	says(t, d, "main", "15分ごと")
	tab(t, d, "form[action='/o/settings/copies/now'] button")
	c.held.Lock()
	d.Press("Enter")
	d.Until("document.querySelector('[hx-get]')")
	d.Here("settings-copies-loading")
	c.held.Unlock()
	d.Until("document.querySelector('main').innerText.includes('控えあり')")
	d.Walk()

	d.Go("/o/settings")
	tab(t, d, "#f-days-0")
	d.Press(kb.ArrowDown)
	tab(t, d, "form[action='/o/settings/days'] button")
	d.Press("Enter")
	says(t, d, "body", "日付の書き方を保存しました")
	d.Walk()
}

func TestRatesOfASocietyAreAddedByKeysAlone(t *testing.T) {
	d := browser.Desk(t)
	d.Go(d.ClientPath("midori", "society"))
	d.Walk()
	d.Go(d.ClientPath("midori", "society"))
	tab(t, d, "#f-society")
	d.Press(kb.ArrowDown)
	for _, x := range [][2]string{{"from", "2027-03"}, {"through", "2028-02"},
		{"health-employee", "46/1000"}, {"health-employer", "51/1000"},
		{"care-employee", "8.5/1000"}, {"care-employer", "17/2000"}} {
		fill(t, d, x[0], x[1])
	}
	fill(t, d, "published", "2027-02-20")
	fill(t, d, "source", "notice (invented)")
	d.Press("Ctrl+s")
	says(t, d, "main", "料率を読めません") // a rate that is no exact fraction is told; the others stay
	fill(t, d, "care-employee", "17/2000")
	d.Press("Ctrl+s")
	says(t, d, "body", "料率を加えました", "今後施行")
	d.Press("u")
	says(t, d, "body", "元に戻しました")
}

// What a person does in the window of the system, where a file is chosen, is done by script.
func TestATableIsFoundTakenInAndWithdrawnByKeysAlone(t *testing.T) {
	d := browser.Desk(t)
	d.Go("/o/settings/tables")
	d.Press("/")
	d.Type("f-find", "厚生年金保険料率")
	d.Press("Enter")
	tab(t, d, "tbody a")
	d.Press("Enter")
	if d.Path() != rateTable {
		t.Fatal(d.Path())
	}
	d.Walk()
	d.Go(rateTable)
	tab(t, d, "#f-file")
	choose(d, "2026-09-01.tsv", pensionRate(t, "\n18.3%", "\n18.5%"))
	tab(t, d, "form[enctype] button")
	d.Press("Enter")
	says(t, d, "h1", "取り込む前の確認")
	d.Walk()
	d.Press("Ctrl+s")
	tab(t, d, "dialog[open] button.main")
	d.Press("Enter")
	says(t, d, "body", "表を取り込みました")
	d.Walk()
	d.Go(rateTable + "/2026-09-01")
	tab(t, d, "button[data-open=withdraw]")
	d.Press("Enter")
	says(t, d, "dialog[open]", "この表を取り下げますか")
	d.Press("Esc")
	if d.Text("dialog[open]") != "" || browser.Value[string](d.Page,
		"document.activeElement.dataset.open") != "withdraw" {
		t.Error("a dialog that was left does not give the focus back")
	}
	d.Press("Enter")
	tab(t, d, "dialog[open] button.danger")
	d.Press("Enter")
	says(t, d, "body", "表を取り下げました")
	if all := dated.Taken(); len(all) != 0 {
		t.Error("it acts still: ", all)
	}
}
