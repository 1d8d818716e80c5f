package register_test

import (
	"os"
	"strings"
	"testing"

	"romukura/tools/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

func register(d *browser.Office, rest ...string) browser.Path {
	return d.ClientPath(browser.Assigned, append([]string{"register"}, rest...)...)
}

// has looks for words on the page.
func has(t *testing.T, d *browser.Office, css string, words ...string) {
	t.Helper()
	text := d.Text(css)
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s: no %q in %.600q", d.Path(), w, text)
		}
	}
}

func TestTheList(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("O3-normal", register(d))
	has(t, d, "main", "在籍", "雇入年月日", "総支給（10月）")
	d.Walk()
	d.Screen("O3-empty", register(d)+"?view=joining")
	has(t, d, "main", "「入社予定」の人はいません")
	d.Screen("O3-faulty", register(d)+"?view=faulty")
	d.Screen("O3-all", register(d)+"?view=all")
	d.Screen("O3-books", register(d, "books"))
	d.Size(browser.Small)
	d.Screen("O3-1280", register(d))
	d.Size(browser.Phone)
	d.Here("O3-phone")
	d.Size(browser.Thin)
	d.Here("O3-400percent")
	d.Size(browser.Wide)
	d.Media("forced-colors=active")
	d.Picture("O3-forced-colors")
	d.Media("print")
	d.Picture("O3-print")
}

func TestAPersonAndTheForms(t *testing.T) {
	d := browser.Desk(t)
	d.Go(register(d))
	d.Press("j", "Enter")
	d.Here("O3-person")
	has(t, d, "main", "履歴", "契約と給与", "この人の手続")
	d.Walk()
	at := browser.Path(d.Path())
	if !strings.Contains(string(at), "/register/") {
		t.Fatal("Enter does not open the person: ", at)
	}
	d.Screen("O3-choose", at+"/edit")
	for _, s := range []string{"contract", "name", "address", "family", "leave", "tax", "insured",
		"standard", "resident", "commute", "account", "leaving", "person"} {
		d.Screen("O3-edit-"+s, at+browser.Path("/edit/"+s))
	}
	d.Screen("O3-new", register(d, "new"))
	d.Walk()
	d.Size(browser.Small)
	d.Screen("O3-person-1280", at)
	d.Screen("O3-edit-1280", at+"/edit/contract")
	d.Size(browser.Phone)
	d.Screen("O3-person-phone", at)
	d.Screen("O3-edit-phone", at+"/edit/contract")
}
