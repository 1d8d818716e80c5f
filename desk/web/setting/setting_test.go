package setting_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"romukura/tools/browser"
)

func TestMain(m *testing.M) {
	code := m.Run()
	browser.Done()
	os.Exit(code)
}

const newcomer = "aonori gunjou tokage suribachi kazaguruma"

func TestOnesOwnSettings(t *testing.T) {
	d := browser.Desk(t, browser.Staff)
	d.Screen("settings-own-staff", "/o/settings")
	if body := d.Text("main"); !strings.Contains(body, "職員") || !strings.Contains(body, "さくら") {
		t.Error("who one is and which clients one opens is not told: ", body)
	}
	d.Click("#f-days-1")
	d.Click("form[action='/o/settings/days'] button")
	d.Click("form[action='/lock'] button")
	d.Unlock(browser.Staff)
	d.Go("/o/board")
	about := d.Text(".about")
	if strings.Contains(about, "R8") || !strings.Contains(about, "2026/11/02") {
		t.Error("days are not shown as the member wants them: ", about)
	}
	d.Go("/o/settings")
	d.Type("f-passphrase", "short")
	d.Type("f-again", "short")
	d.Click("form[action='/o/settings/passphrase'] button")
	d.Here("settings-own-error")
	d.Type("f-passphrase", newcomer)
	d.Type("f-again", newcomer)
	d.Press("Enter")
	if !strings.Contains(d.Text("main"), "パスフレーズを変えました") {
		t.Fatal("the passphrase stays: ", d.Text("main"))
	}
	d.Click("form[action='/lock'] button")
	d.Go("/unlock")
	d.Type("f-passphrase", newcomer)
	d.Press("Enter")
	if d.Path() == "/unlock" {
		t.Error("the new passphrase does not unlock")
	}
}

func TestSomebodyNewIsAdmittedAndLosesClientsAgain(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("settings-own", "/o/settings")
	d.Screen("settings-members-empty", "/o/settings/members")

	other := &browser.Office{Page: browser.Open(t, d.Address), Served: d.Served}
	other.Screen("settings-apply", "/apply")
	other.Type("f-passphrase", newcomer)
	other.Type("f-again", newcomer)
	other.Press("Enter")
	other.Here("settings-applied")
	fingerprint := other.Text(".fingerprint")

	d.Go("/o/settings/members")
	d.Here("settings-members")
	d.Click("a[href^='/o/settings/applicants/']")
	d.Here("settings-admission")
	d.Type("f-name", "見本　新人")
	d.Type("f-fingerprint", "00000 00000 00000 00000")
	d.Press("Ctrl+s")
	d.Here("settings-admission-error")
	if !strings.Contains(d.Text("main"), "一致しません") {
		t.Error("a wrong fingerprint is taken: ", d.Text("main"))
	}
	d.Type("f-fingerprint", fingerprint)
	d.Click(".manyboxes input")
	d.Press("Ctrl+s")
	if !strings.Contains(d.Text("main"), "利用者に追加しました") {
		t.Fatal("nobody was admitted: ", d.Text("main"))
	}
	enter(t, other)
	other.Go("/o/board")
	mine := other.Text("main")
	d.Go("/o/settings/sessions")
	d.Here("settings-sessions")
	if !strings.Contains(d.Text("tbody"), "見本　新人") {
		t.Error("who is unlocked is not listed: ", d.Text("tbody"))
	}

	d.Go("/o/settings/members")
	open(t, d, "見本　新人")
	d.Here("settings-duties")
	d.Click(".manyboxes input:checked")
	d.Press("Ctrl+s")
	if !strings.Contains(d.Text("tbody"), "担当なし") {
		t.Error("the client was not withdrawn: ", d.Text("main"))
	}
	other.Go("/o/board")
	if other.Path() != "/unlock" {
		t.Error("the screen of who lost a client stays open: ", other.Path())
	}
	enter(t, other)
	other.Go("/o/board")
	if body := other.Text("main"); !strings.Contains(body, "開ける顧問先がありません") {
		t.Errorf("a client that was withdrawn still opens: %s, before: %s", body, mine)
	}

	d.Until("!document.querySelector('progress')")
	removed(t, d, other)
}

// removed has somebody leave, who then unlocks no more.
func removed(t *testing.T, d, other *browser.Office) {
	t.Helper()
	d.Go("/o/settings/members")
	open(t, d, "見本　新人")
	d.Click("[data-open=removal]")
	d.Here("settings-removal")
	d.Click("#f-sure")
	d.Click("dialog form button.danger")
	if body := d.Text("main"); strings.Contains(body, "見本　新人") {
		t.Error("who was removed is a member still: ", body)
	}
	other.Go("/unlock")
	other.Type("f-passphrase", newcomer)
	other.Press("Enter")
	if other.Path() != "/unlock" {
		t.Error("who was removed unlocks: ", other.Path())
	}
	d.Clock.Turn(6 * time.Minute)
	d.Go("/o/settings/members")
	open(t, d, "見本　職員")
	d.Press("Ctrl+s")
	if d.Text("h1") != "ご本人の確認" {
		t.Error("rights change without a second look at who asks: ", d.Text("h1"))
	}
}

func enter(t *testing.T, d *browser.Office) {
	t.Helper()
	d.Go("/unlock")
	if browser.Value[bool](d.Page, "!!document.getElementById('f-who-1')") {
		d.Click("#f-who-1")
	}
	d.Type("f-passphrase", newcomer)
	d.Press("Enter")
	if d.Path() == "/unlock" {
		t.Fatal("not unlocked: ", d.Text("main"))
	}
}

// open opens a member's page from the list.
func open(t *testing.T, d *browser.Office, name string) {
	t.Helper()
	href := browser.Value[string](d.Page, `[...document.querySelectorAll("tbody th a")].find(a =>
		a.innerText === "`+name+`")?.getAttribute("href") ?? ""`)
	if href == "" {
		t.Fatal("not listed: ", name, d.Text("main"))
	}
	d.Go(browser.Path(href))
}

func TestRatesOfASocietyAreAddedFromAMonthOnAndTakenBack(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("settings-societies", "/o/settings/societies")
	d.Screen("settings-society-none", d.ClientPath("sakura", "society"))
	d.Screen("settings-society", d.ClientPath("midori", "society"))
	for field, text := range map[browser.ID]string{"f-from": "2027-03", "f-through": "2027-02",
		"f-health-employee": "46‰", "f-health-employer": "many", "f-care-employee": "8.5‰",
		"f-care-employer": "8.5‰", "f-published": "R9.2.20", "f-source": "みほん健保のお知らせ（架空）"} {
		d.Type(field, text)
	}
	browser.Value[bool](d.Page, `(document.getElementById("f-society").value = "mihon-kenpo", true)`)
	d.Press("Ctrl+s")
	d.Here("settings-society-error")
	if n := browser.Value[int](d.Page, "document.querySelectorAll('.summary li').length"); n < 2 {
		t.Error("not all faults are told at once: ", d.Text("main"))
	}
	d.Type("f-through", "2028-02")
	d.Type("f-health-employer", "51‰")
	d.Press("Ctrl+s")
	d.Here("settings-society-added")
	if body := d.Text("main"); !strings.Contains(body, "料率を加えました") ||
		!strings.Contains(body, "今後施行") {
		t.Fatal("the rates were not added: ", body)
	}
	d.Press("u")
	if body := d.Text("tbody"); strings.Contains(body, "今後施行") {
		t.Error("the rates were not taken back: ", body)
	}
}

func TestCopiesAreMadeAndTriedOut(t *testing.T) {
	s := browser.Serve(t, browser.Keep(t))
	c := keepsCopies(t, s)
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	d.Screen("settings-copies-empty", "/o/settings/copies")
	d.Type("f-folder", "nowhere")
	d.Press("Ctrl+s")
	d.Here("settings-copies-error")
	d.Type("f-folder", c.shelf)
	browser.Value[bool](d.Page, `(document.getElementById("f-minutes").value = "60", true)`)
	d.Press("Ctrl+s")
	if body := d.Text("main"); !strings.Contains(body, "1時間ごと") {
		t.Fatal("the plan was not kept: ", body)
	}
	d.Click("form[action='/o/settings/copies/now'] button")
	d.Until("document.querySelector('main').innerText.includes('控えあり')")
	d.Click("form[action='/o/settings/copies/drill'] button")
	d.Until("document.querySelector('main').innerText.includes('合格')")
	d.Here("settings-copies")
	body := d.Text("main")
	for _, word := range []string{"合格", "計算し直した給与", "2026-10分"} {
		if !strings.Contains(body, word) {
			t.Errorf("the drill does not tell %s: %s", word, body)
		}
	}
	before := len(c.plan)
	s.Clock.Turn(61 * time.Minute)
	d.Unlock(browser.Owner) // the session of an hour ago is locked
	s.Pages.Copies.Due(t.Context(), s.Pages)
	d.Go("/o/settings/copies")
	if body := d.Text("main"); !strings.Contains(body, "2026/11/02 13:0") || before == 0 {
		t.Error("no copy was made when one was due: ", body)
	}
}
