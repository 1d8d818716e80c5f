package importing_test

import (
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/sample"
	"romukura/tools/browser"
)

// TestTheFirstFileOfAClient shows what stands where nothing was taken in yet.
func TestTheFirstFileOfAClient(t *testing.T) {
	var content book.Book
	for _, c := range sample.Clients() {
		if c.ID == browser.Assigned {
			content.Clients = append(content.Clients, &book.Client{Profile: c})
		}
	}
	s := browser.Serve(t, browser.KeepOf(t, &content))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	d.Screen("import-empty", d.ClientPath(browser.Assigned, "import"))
	if text := d.Text("main"); !strings.Contains(text, "取り込んだファイルは、まだありません") {
		t.Error(text)
	}
}

// TestAClientThatChangedMeanwhileIsShownAgain: two people work on the same client. Nothing of what
// the second one did not see is taken in.
func TestAClientThatChangedMeanwhileIsShownAgain(t *testing.T) {
	d := browser.Desk(t)
	who, _ := numbers(t)
	sends(d, "住所1.csv", "社員番号,住所\n"+who+",東京都架空区１\n")
	other := &browser.Office{Page: browser.Open(t, d.Address), Served: d.Served}
	other.Unlock(browser.Staff)
	sends(other, "住所2.csv", "社員番号,住所\n"+who+",東京都架空区２\n")
	other.Press("a", "Enter")
	if text := other.Text("main"); !strings.Contains(text, "取り込みました") {
		t.Fatal("the first is not taken in: ", text)
	}
	d.Press("a", "Enter")
	d.Here("import-meanwhile")
	text := d.Text("main")
	if !strings.Contains(text, "この顧問先の記録が変わりました") || strings.Contains(text, "取り込みました。") {
		t.Fatal("it does not say that the client changed: ", text)
	}
	if rows := d.Text("#rows"); !strings.Contains(rows, "東京都架空区２ → 東京都架空区１") {
		t.Error("the new difference is not shown: ", rows)
	}
	d.Press("a", "Enter")
	if text := d.Text("main"); !strings.Contains(text, "取り込みました。") {
		t.Error("agreed to, it is not taken in: ", text)
	}
}
