package clientfile_test

import (
	"os"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/tour"
	"romukura/tools/browser"
	"romukura/trade/client"
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
	d.Click(".pane .pair details summary")
	d.Here("O2-rates")
	if text := d.Text(".pane .pair details[open]"); !strings.Contains(text, "出典") {
		t.Error("a rate without its source: ", text)
	}
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
	d.Screen("O2-account", at+"/account-new")
	d.Size(browser.Small)
	d.Screen("O2-1280", at)
}

// TestRulesOfADayToCome plans another pay day and an agreement of Article 36: the plan is moved,
// taken back and restored; a day that leaves a month without a closing day is refused.
func TestRulesOfADayToCome(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "file")
	d.Screen("O2-group", at+"/group-0")
	d.Type("f-from", "2027/2/1")
	d.Type("f-pay_day", "20")
	d.Type("f-a36_month", "42:30")
	d.Type("f-a36_year", "3x")
	d.Press("Ctrl+s")
	d.Here("O2-group-error")
	if text := d.Text(".summary"); !strings.Contains(text, "45:30") {
		t.Error("hours that are none are kept: ", text)
	}
	d.Type("f-a36_year", "320")
	d.Press("Ctrl+s")
	d.Here("O2-planned")
	text := d.Text("main")
	for _, want := range []string{"からの予定", "翌月15日 → 翌月20日", "月42時間30分・年320時間"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not shown: %s", want, text)
		}
	}
	d.Screen("O2-planned-edit", at+"/group-0-1")
	d.Type("f-from", "2027/3/1")
	d.Press("Ctrl+s")
	if text := d.Text("main"); strings.Count(text, "からの予定") != 1 ||
		!strings.Contains(text, "2027/03/01") {
		t.Error("the plan was not moved: ", text)
	}
	d.Go(at + "/group-0")
	d.Type("f-from", "2027/3/1")
	d.Press("Ctrl+s")
	if text := d.Text(".summary"); !strings.Contains(text, "すでに予定されています") {
		t.Error("one plan replaced another: ", text)
	}
	d.Go(at + "/group-0-1")
	d.Click("main button.danger")
	if text := d.Text("main"); strings.Contains(text, "からの予定") {
		t.Error("the plan was not taken back")
	}
	d.Press("u")
	if text := d.Text("main"); !strings.Contains(text, "からの予定") {
		t.Error("taking it back was not undone")
	}
	d.Go(at + "/group-0")
	d.Type("f-from", "2027/5/18")
	d.Type("f-closing_day", "15")
	d.Press("Ctrl+s")
	d.Here("O2-unclosed")
	if text := d.Text(".summary"); !strings.Contains(text, "締日がありません") {
		t.Error("a month without a closing day is kept: ", text)
	}
}

// TestContactsAndWhatIsTyped enters a contact: what was typed comes back after the page was left,
// and is thrown away when told so; a contact is taken out and back in.
func TestContactsAndWhatIsTyped(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "file")
	d.Screen("O2-contact", at+"/contact-new")
	d.Type("f-name", "見本　窓口")
	d.Type("f-role", "勤怠の締め")
	d.Until("document.querySelector('#typed').innerText !== ''")
	d.Go("/o/")
	d.Screen("O2-draft", at+"/contact-new")
	if got := browser.Value[string](d.Page, `document.getElementById("f-role").value`); got !=
		"勤怠の締め" {
		t.Error("what was typed is gone: ", got)
	}
	d.Click("main button[value=forget]")
	if got := browser.Value[string](d.Page, `document.getElementById("f-role").value`); got != "" {
		t.Error("it was not thrown away: ", got)
	}
	d.Type("f-name", "見本　窓口")
	d.Type("f-phone", "０３－９９９９－０００１")
	d.Press("Ctrl+s")
	d.Here("O2-contacts")
	if text := d.Text("main"); !strings.Contains(text, "見本　窓口") ||
		!strings.Contains(text, "03-9999-0001") {
		t.Fatal("not saved: ", text)
	}
	d.Go(at + "/contact-0")
	d.Type("f-role", "給与の締め")
	if !browser.Value[bool](d.Page, `fetch(location.pathname, {method: "POST",
		body: new URLSearchParams({seen: document.querySelector("#edit [name=seen]").value,
			name: "見本　窓口", role: "届出", phone: "03-9999-0002"})}).then(r => r.ok)`) {
		t.Fatal("a colleague cannot save")
	}
	d.Press("Ctrl+s")
	d.Here("O2-clash")
	if text := d.Text("main"); !strings.Contains(text, "ほかの人がここを変えました") ||
		!strings.Contains(text, "今の内容: 届出") {
		t.Error("what the colleague saved is not shown: ", text)
	}
	d.Press("Ctrl+s")
	if text := d.Text("main"); !strings.Contains(text, "給与の締め") {
		t.Error("what was typed is gone: ", text)
	}
	d.Go(at + "/contact-0")
	d.Click("main button.danger")
	if text := d.Text("main"); strings.Contains(text, "見本　窓口") {
		t.Error("still there")
	}
	d.Press("u")
	if text := d.Text("main"); !strings.Contains(text, "見本　窓口") {
		t.Error("not brought back")
	}
}

// TestAPayItemShowsWhatItComesTo changes the hourly pay and sees somebody's pay change, without
// anything being kept.
func TestAPayItemShowsWhatItComesTo(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "file")
	d.Go(at + "/item-new")
	d.Until("document.querySelector('#typed').innerText.includes('項目') || " +
		"document.querySelector('#typed .note')")
	d.Type("f-code", "lunch")
	d.Type("f-name", "食事手当")
	d.Type("f-amount", "5000")
	d.Until("document.querySelector('#typed').innerText.includes('5,000')")
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
	d.Go(d.ClientPath("aozora", "file") + "/item-0")
	d.Until("document.querySelector('#typed').innerText.includes('円')")
	d.Here("O2-item-example")
	if text := d.Text("#typed"); !strings.Contains(text, "300,000") {
		t.Error("the example is not paid: ", text)
	}
}

// TestATableThatContradictsItself breaks the table of a society: the file says so on top, and shows
// all the rest.
func TestATableThatContradictsItself(t *testing.T) {
	b := &book.Book{}
	if _, err := (&tour.Guide{Book: b, Now: "2026-11-02T03:00:00Z"}).Run(); err != nil {
		t.Fatal(err)
	}
	var broken client.ID
	for _, c := range b.Clients {
		for i := range c.Societies {
			broken = c.Profile.ID
			c.Societies[i].Table = "standing\tfinal\nrate\tmany"
		}
	}
	s := browser.Serve(t, browser.KeepOf(t, b))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	d.Screen("O2-conflict", d.ClientPath(broken, "file"))
	if text := d.Text("main"); !strings.Contains(text, "料率の表に食い違いがあります") ||
		!strings.Contains(text, "みほん健康保険組合 この日の料率の表がありません") {
		t.Error("not said: ", text)
	}
}
