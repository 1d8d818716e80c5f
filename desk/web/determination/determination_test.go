package determination_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/tour"
	"romukura/ground/caldate"
	"romukura/ground/history"
	"romukura/tools/browser"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

// TestTheAnnualDeterminationOverAllClients looks at the office and at one client whose annual
// determination the sample took in July.
func TestTheAnnualDeterminationOverAllClients(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("O6-office", "/o/yearly?what=annual&year=2026")
	if text := d.Text("main"); !strings.Contains(text, "さくら食堂") {
		t.Fatal("no clients: ", text)
	}
	d.Walk()
	d.Go("/o/yearly?what=annual&year=2026")
	d.Press("j", "Enter")
	if !strings.Contains(d.Path(), "/decisions") {
		t.Fatal("the keys do not lead to a client: ", d.Path())
	}
	at := d.ClientPath(browser.Assigned, "decisions")
	d.Screen("O6-normal", at+"?what=annual&year=2026")
	text := d.Text("main")
	for _, want := range []string{"4月日数", "決定済み", "対象外の人と理由", "作った届出ファイル"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not shown: %s", want, text)
		}
	}
	d.Click(".list tbody a")
	d.Here("O6-person")
	if text := d.Text("main"); !strings.Contains(text, "なぜ") || !strings.Contains(text, "平均") {
		t.Error("no reason: ", text)
	}
	d.Screen("O6-empty", at+"?what=occasional&month=2030-01")
	d.Size(browser.Small)
	d.Screen("O6-1280", at+"?what=annual&year=2026")
}

// undecided is the sample office before anybody decided the revisions of October.
func undecided(t *testing.T) *book.Book {
	t.Helper()
	b := &book.Book{}
	guide := tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}
	if _, err := guide.Run(); err != nil {
		t.Fatal(err)
	}
	october := caldate.MustMonth("2026-10")
	c := b.ClientByID(browser.Assigned)
	c.Determinations = slices.DeleteFunc(c.Determinations, func(d book.Determination) bool {
		return d.Decision.From == october
	})
	c.Cases = slices.DeleteFunc(c.Cases, func(x filing.Case) bool {
		return x.Procedure == filing.MonthlyChange && x.Day == october.First()
	})
	for i := range c.Employees {
		s := &c.Employees[i].Insured.Standards
		*s = slices.DeleteFunc(*s, func(e history.Span[employee.Standard]) bool {
			return e.From == october.First()
		})
	}
	return b
}

// TestRevisionsAreDecidedAndFiled decides one by name and the rest together, makes the file, and
// finds it as the command line makes it.
func TestRevisionsAreDecidedAndFiled(t *testing.T) {
	s := browser.Serve(t, browser.KeepOf(t, undecided(t)))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	at := d.ClientPath(browser.Assigned, "decisions") + "?what=occasional&month=2026-10"
	d.Screen("O6-proposals", at)
	if text := d.Text(".counts"); !strings.Contains(text, "0\u00a0決定済み") &&
		!strings.Contains(text, "0 決定済み") {
		t.Fatal("something is decided already: ", text)
	}
	d.Click(".list tbody a")
	d.Here("O6-proposal")
	d.Press("Ctrl+s")
	d.Here("O6-no-reason")
	d.Type("f-reason", "賃金台帳で固定的賃金の変動を確かめた")
	d.Press("Ctrl+s")
	d.Here("O6-one-taken")
	if text := d.Text("main"); !strings.Contains(text, "決定しました") ||
		!strings.Contains(text, "1 決定済み") {
		t.Fatal("not taken: ", text)
	}
	d.Press("a")
	d.Here("O6-agree")
	d.Press("Enter")
	text := d.Text("main")
	if !strings.Contains(text, "0 自動で決まる") {
		t.Fatal("the others were not decided: ", text)
	}
	d.Press("p")
	d.Press("Enter")
	d.Here("O6-filed")
	if text := d.Text("main"); !strings.Contains(text, "SHFD0006.CSV") {
		t.Fatal("no file: ", text)
	}
}
