package entry_test

import (
	"os"
	"strings"
	"testing"

	"romukura/desk/member"
	"romukura/tools/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

const phrase = "asayake no kujira to nanohana 27"

// TestTheFirstDay makes an office in an empty folder, by keyboard and mouse, as its owner would.
func TestTheFirstDay(t *testing.T) {
	s := browser.Serve(t, t.TempDir())
	p := browser.Open(t, s.Address)
	words := ""
	s.Pages.Sheet = func(_ string, paper *member.Paper) ([]byte, error) {
		words = string(paper.Code) // as the owner would read them from the paper
		return []byte("%PDF-1.7"), nil
	}
	p.Screen("setup-1-uninvited", "/")
	p.Screen("setup-1-normal", "/setup?t=invited")
	if strings.Contains(p.Path(), "invited") {
		t.Error("the invitation stays in the address")
	}
	p.Type("f-passphrase", "sharoumu2023")
	p.Press("Enter")
	p.Here("setup-1-error")
	p.Type("f-office", "こだま社会保険労務士事務所")
	p.Type("f-owner", "児玉　みのり")
	p.Type("f-passphrase", phrase)
	p.Type("f-again", phrase)
	p.Press("Enter")
	p.Here("setup-2-sheet")
	p.Walk()
	p.Click("a[href='/setup/drill']")
	p.Here("setup-3-drill")
	p.Type("f-words", "ABCDE FGHIJ")
	p.Click("main button.main")
	p.Here("setup-3-error")
	p.Type("f-words", words)
	p.Click("main button.main")
	p.Here("setup-3-passed")
	p.Click("a.main")
	p.Type("f-passphrase", phrase)
	p.Press("Enter")
	p.Here("setup-4-office")
	p.Press("Ctrl+s")
	p.Here("setup-4-error")
	p.Type("f-name", "こだま社会保険労務士事務所")
	p.Type("f-attorney", "児玉　みのり")
	p.Type("f-registration", "99999998")
	p.Press("Ctrl+s")
	p.Here("O1-first")
	if p.Path() != "/o/board" || !strings.Contains(p.Text(".bar"), "こだま") {
		t.Error("not at work: ", p.Path(), p.Text(".bar"))
	}
}

// TestTheWayInAndOut unlocks and locks, with what can go wrong.
func TestTheWayInAndOut(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	s.Pages.Warnings = []string{"この端末では、同じ利用者のほかのプログラムがメモリを読めます。"}
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Screen("unlock-normal", "/")
	d.Walk()
	d.Type("f-passphrase", "kore wa chigau kotoba desu")
	d.Press("Enter")
	d.Here("unlock-error")
	if focus := browser.Value[string](d.Page, "document.activeElement.className"); focus != "summary" {
		t.Error("the focus is not at what is wrong: ", focus)
	}
	d.Unlock(browser.Owner)
	d.Click("form[action='/lock'] button")
	d.Here("locked")
	d.Screen("unlock-known", "/unlock")
	d.Click("#f-shared")
	d.Type("f-passphrase", browser.Phrase(browser.Owner))
	d.Press("Enter")
	d.Here("frame-shared")
	d.Screen("404", "/o/nowhere")
	d.Go("/o/board")
	d.Press("?")
	d.Here("keys")
	d.Press("Esc")
	if browser.Value[bool](d.Page, "!!document.querySelector('dialog[open]')") {
		t.Error("Esc does not close the dialog")
	}
	d.Walk()
	d.Size(browser.Phone)
	d.Screen("unlock-phone", "/locked")
}

// TestAnOwnerWithoutPaperMakesANewSheet begins where the sheet was never tried out.
func TestAnOwnerWithoutPaperMakesANewSheet(t *testing.T) {
	s := browser.Serve(t, t.TempDir())
	p := browser.Open(t, s.Address)
	p.Go("/setup?t=invited")
	p.Type("f-office", "こだま社会保険労務士事務所")
	p.Type("f-owner", "児玉　みのり")
	p.Type("f-passphrase", phrase)
	p.Type("f-again", phrase)
	p.Press("Enter")
	p.Go("/unlock")
	p.Type("f-passphrase", phrase)
	p.Press("Enter")
	p.Here("setup-again")
	p.Click("form[action='/setup/sheet'] button")
	if p.Path() != "/setup/sheet" {
		t.Error("no new sheet: ", p.Path(), p.Text("main"))
	}
}
