package clientfile_test

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

// TestTheFileOfAClient looks at the file, changes an establishment and takes the change back.
func TestTheFileOfAClient(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("O2-clients", "/o/clients")
	at := d.ClientPath(browser.Assigned, "file")
	d.Screen("O2-normal", at)
	d.Walk()
	text := d.Text("main")
	for _, want := range []string{"協会けんぽ 東京", "厚生年金", "労働保険番号", "これからの締め日と支給日", "読める人"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not shown", want)
		}
	}
	d.Click("main details summary")
	d.Here("O2-rates")
	d.Screen("O2-place", at+"/place-0")
	d.Type("f-postal_code", "12")
	d.Type("f-phone", "03-9999-0001")
	d.Press("Ctrl+s")
	d.Here("O2-error")
	if text := d.Text(".summary"); text == "" {
		t.Fatal("a wrong postal code is kept")
	}
	d.Type("f-postal_code", "1000001")
	d.Press("Ctrl+s")
	d.Here("O2-saved")
	if text := d.Text("main"); !strings.Contains(text, "03-9999-0001") {
		t.Fatal("not saved: ", text)
	}
	d.Press("u")
	if text := d.Text("main"); strings.Contains(text, "03-9999-0001") {
		t.Error("not taken back")
	}
	d.Screen("O2-group", at+"/group-0")
	d.Type("f-from", "2099/1/1")
	d.Press("Ctrl+s")
	d.Here("O2-ahead")
	if text := d.Text("main"); !strings.Contains(text, "先の日付") {
		t.Error("rules of a day to come are kept: ", text)
	}
	d.Screen("O2-account", at+"/account-new")
	d.Size(browser.Small)
	d.Screen("O2-1280", at)
}

// TestAPayItemShowsWhatItComesTo changes the hourly pay and sees somebody's pay change, without
// anything being kept.
func TestAPayItemShowsWhatItComesTo(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "file")
	d.Go(at + "/item-new")
	d.Until("document.querySelector('#sample').innerText.includes('項目') || " +
		"document.querySelector('#sample .note')")
	d.Type("f-code", "lunch")
	d.Type("f-name", "食事手当")
	d.Type("f-amount", "5000")
	d.Until("document.querySelector('#sample').innerText.includes('5,000')")
	d.Here("O2-item-sample")
	d.Press("Ctrl+s")
	d.Here("O2-item-saved")
	if text := d.Text("main"); !strings.Contains(text, "食事手当") {
		t.Fatal("not saved: ", text)
	}
	d.Press("u")
	if text := d.Text("main"); strings.Contains(text, "食事手当") {
		t.Error("not taken back")
	}
}

// TestANewClientIsSetUp adds a client and sees what is still missing.
func TestANewClientIsSetUp(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("O2-new", "/o/clients/new")
	d.Press("Ctrl+s")
	d.Here("O2-new-error")
	d.Type("f-id", "aozora")
	d.Type("f-name", "あおぞら商店")
	d.Type("f-kana", "アオゾラショウテン")
	d.Type("f-employer", "見本　空")
	for field, value := range map[string]string{"prefecture": "13", "employment_business": "general",
		"accident_business": "94"} {
		browser.Value[bool](d.Page, `(() => { const s = document.getElementById("f-`+field+`");
			s.value = [...s.options].find(o => o.value.startsWith("`+value+`")).value; return true })()`)
	}
	d.Press("Ctrl+s")
	d.Here("O2-empty")
	if text := d.Text("main"); !strings.Contains(text, "最初の給与計算まで") ||
		!strings.Contains(text, "従業員の登録") {
		t.Error("not set up: ", d.Path(), text)
	}
}
