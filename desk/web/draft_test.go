package web_test

import (
	"strings"
	"testing"

	"romukura/tools/browser"
)

// drafted is a form in which what is typed is kept: where it stands, one of its fields, and how it
// is saved.
type drafted struct {
	name  string
	at    browser.Path
	field browser.ID
	save  func(*browser.Office)
}

func press(keys ...string) func(*browser.Office) {
	return func(d *browser.Office) { d.Press(keys...) }
}

// linked is where a link of a page leads.
func linked(d *browser.Office, at browser.Path, css string) browser.Path {
	d.Go(at)
	d.Click(css)
	return browser.Path(d.Path())
}

// drafts are those forms in the sample office.
func drafts(d *browser.Office) []drafted {
	cases := d.ClientPath(browser.Assigned, "cases")
	ref := strings.Split(string(cases), "/")[3]
	one := linked(d, cases+"?view=made", ".list tbody a")
	linked(d, d.ClientPath(browser.Foreign, "pay", "staff", "2026-10")+"?view=all",
		"table tbody tr:nth-child(12) td a")
	figure := browser.Path(browser.Value[string](d.Page,
		"document.querySelector('.figure').getAttribute('href')"))
	return []drafted{
		{"board", browser.Path("/o/board/new?client=" + ref), "f-reason", func(d *browser.Office) {
			browser.Value[bool](d.Page, `(() => { const w = document.getElementById("f-person");
				document.getElementById("f-procedure").value = "dependents";
				w.value = w.options[1].value; return true })()`)
			d.Type("f-day", "2026/10/30")
			d.Press("Ctrl+s")
		}},
		{"case-new", cases + "/new", "f-person", func(d *browser.Office) {
			browser.Value[bool](d.Page,
				"document.getElementById('f-procedure').value = 'two-employers', true")
			d.Type("f-person", "1001")
			d.Type("f-day", "R8.11.1")
			d.Press("Ctrl+s")
		}},
		{"case-step", one, "f-reason", func(d *browser.Office) {
			d.Click("input[name=state][value=submitted]")
			browser.Value[bool](d.Page, "document.getElementById('f-reason').focus(), true")
			d.Press("Enter") // as somebody does who typed: it saves, and drops nothing
		}},
		{"case-passed", one, "f-note", func(d *browser.Office) {
			d.Click("button[name=to][value=client]")
		}},
		{"reason", figure, "f-reason", press("Ctrl+s")},
	}
}

// kept waits until the desk has what was typed.
const kept = `performance.getEntriesByType("resource").some(e =>
	e.name.endsWith("/o/typed") && e.responseEnd)`

// TestWhatIsTypedWaitsForWhoClosesTheTabUntilItIsSaved types into each form, leaves it by closing
// what is shown, and comes back: it is still there and can be dropped; saved, it is gone.
func TestWhatIsTypedWaitsForWhoClosesTheTabUntilItIsSaved(t *testing.T) {
	d := browser.Desk(t)
	const text, waits = "電話で聞いた見本の理由", "保存していない入力"
	for _, f := range drafts(d) {
		typed := func() {
			t.Helper()
			d.Go(f.at)
			if strings.Contains(d.Text("main"), waits) {
				t.Fatalf("%s: something waits already", f.name)
			}
			d.Type(f.field, text)
			d.Until(kept)
			d.Go("about:blank")
			d.Go(f.at)
			value := browser.Value[string](d.Page,
				"document.getElementById('"+string(f.field)+"').value")
			if value != text || !strings.Contains(d.Text("main"), waits) {
				t.Fatalf("%s: what was typed is lost: %q", f.name, value)
			}
		}
		typed()
		d.Here("draft-" + f.name)
		d.Click("form[action$='/typed/drop'] button")
		typed()
		f.save(d)
		if !strings.Contains(d.Text(".flash"), "元に戻す") {
			t.Fatalf("%s: not saved: %s", f.name, d.Text("main"))
		}
		d.Go(f.at)
		if strings.Contains(d.Text("main"), waits) {
			t.Errorf("%s: what was saved still waits", f.name)
		}
	}
}

// TestAMyNumberIsNotKeptAsADraft types one: it is on no page that comes later.
func TestAMyNumberIsNotKeptAsADraft(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "cases", "new")
	d.Go(at)
	d.Type("f-person", "123456789018")
	d.Until(kept)
	d.Go(at)
	if browser.Value[bool](d.Page, "document.getElementById('f-person').value !== ''") {
		t.Error("it was kept")
	}
}
