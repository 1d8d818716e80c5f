package register_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/desk/tour"
	"romukura/ground/history"
	"romukura/tools/browser"
	"romukura/trade/employee"
)

// toured is the sample office after the tour, for tests that change what is in it beforehand.
func toured(t testing.TB) *book.Book {
	t.Helper()
	b := &book.Book{}
	_, err := (&tour.Guide{Book: b, Now: "2026-11-02T00:00:00Z"}).Run()
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(b)
	own := &book.Book{}
	if err == nil {
		err = json.Unmarshal(text, own)
	}
	if err != nil {
		t.Fatal(err)
	}
	return own
}

func open(t testing.TB, b *book.Book) *browser.Office {
	t.Helper()
	s := browser.Serve(t, browser.KeepOf(t, b))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	return d
}

// first opens the first person of the list by keys, and gives the address.
func first(d *browser.Office) browser.Path {
	d.Go(register(d))
	d.Press("j", "Enter")
	return browser.Path(d.Path())
}

func value(d *browser.Office, id string) string {
	return browser.Value[string](d.Page, fmt.Sprintf("document.getElementById(%q).value", id))
}

// rows is how many of something the page has.
func rows(d *browser.Office, css string) int {
	return browser.Value[int](d.Page, fmt.Sprintf("document.querySelectorAll(%q).length", css))
}

func TestRareNamesAreFoundByWhatPeopleType(t *testing.T) {
	b := toured(t)
	c := b.ClientByID(browser.Assigned)
	names := [][2]string{{"𠮷田　一郎", "ヨシダ　イチロウ"}, {"髙橋　恵子", "タカハシ　ケイコ"},
		{"山﨑　徹", "ヤマザキ　トオル"}, {"辻󠄀　美和", "ツジ　ミワ"},
		{"グエン・ティ・ラン", "グエン　ティ　ラン"}}
	for i, n := range names {
		c.Employees[i].Names = history.From(c.Employees[i].Hired, employee.Name{Full: n[0], Kana: n[1]})
	}
	crowd := c.Employees[10]
	crowd.Names = history.From(crowd.Hired, employee.Name{Full: "見本　葵", Kana: "ミホン　アオイ"})
	for i := range 250 {
		e := crowd
		e.ID, e.Number = employee.ID(fmt.Sprintf("c-%d", i)), fmt.Sprint(5000+i)
		c.Employees = append(c.Employees, e)
	}
	d := open(t, b)
	d.Go(register(d))
	d.Press("/")
	d.Type("f-find", c.Employees[0].Contracts[0].Value.Department) // that of all
	d.Until(fmt.Sprintf("document.querySelectorAll('#people tbody tr').length === %d",
		len(c.Employees)))
	for word, name := range map[string]string{"吉田 一郎": names[0][0], "𠮷田": names[0][0],
		"高橋恵": names[1][0], "たかはし　けい": names[1][0], "山崎": names[2][0],
		"ﾔﾏｻﾞｷ": names[2][0], "辻美": names[3][0], "ツジ": names[3][0], "グエンティ": names[4][0],
		"ぐえん": names[4][0], c.Employees[0].Number: names[0][0]} {
		d.Press("/")
		d.Type("f-find", word)
		d.Until(fmt.Sprintf(`document.querySelectorAll("#people tbody tr").length < 10 &&
			document.querySelector("#people table")?.innerText.includes(new TextDecoder().decode(
				Uint8Array.from(atob(%q), c => c.charCodeAt(0))))`,
			base64.StdEncoding.EncodeToString([]byte(name))))
		if strings.Contains(d.Path(), "find") || strings.Contains(d.Path(), "?") {
			t.Error("the word stands in the address: ", d.Path())
		}
		browser.Value[bool](d.Page, `(() => { const f = document.getElementById("f-find"); f.value = "";
			return f.dispatchEvent(new Event("input", {bubbles: true})) })()`)
		d.Until("document.querySelectorAll('#people tbody tr').length > 40")
	}
	d.Press("/")
	d.Type("f-find", "いない人")
	d.Until("!document.querySelector('#people table')")
	d.Here("O3-notfound")
	has(t, d, "main", "見つかりません", "すべての人を表示")
	d.Go(register(d))
	d.Here("O3-names")
}

func TestChangesAndBooks(t *testing.T) {
	d := browser.Desk(t)
	raise(t, d)
	moved(t, d)
	family(t, d)
	faults(t, d)
	printed(t, d)
}

// family has a child come, live elsewhere, and cease to be a dependent.
func family(t *testing.T, d *browser.Office) {
	t.Helper()
	at := first(d)
	d.Go(at + "/edit/family")
	for id, text := range map[browser.ID]string{"f-full": "鈴木　𠮷乃", "f-kana": "スズキ　ヨシノ",
		"f-born": "2026/11/5", "f-dependent_from": "2026/11/5"} {
		d.Type(id, text)
	}
	pick(d, map[string]string{"relation": "child", "sex": "female", "reason": "出生"})
	d.Click("#f-dependent")
	d.Until("document.getElementById('effects').innerText.includes('被扶養者（異動）届')")
	d.Here("O3-family-effects")
	has(t, d, "#effects", "2026/11/10", "健保則38", "扶養控除等申告")
	d.Press("Ctrl+s")
	has(t, d, "main", "家族を保存しました", "鈴木　𠮷乃", "2026/11/05 R8.11.5 から被扶養者")
	d.Go(at + "/edit/family?item=1")
	d.Type("f-apart", "大阪府見本市1-1")
	d.Press("Tab", "Ctrl+s")
	d.Go(at + "/edit/family?item=1")
	if kept := value(d, "f-apart"); kept != "大阪府見本市1-1" {
		t.Error("where the child lives is not kept: ", kept)
	}
	d.Type("f-dependent_from", "R9.4.1")
	d.Click("#f-dependent")
	pick(d, map[string]string{"reason": "就職"})
	d.Until("document.getElementById('effects').innerText.includes('2027/04/06')")
	d.Press("Ctrl+s")
	has(t, d, "main", "2027/04/01 R9.4.1 から扶養外")
}

// pick chooses in fields of choice; nothing is the first that may be chosen.
func pick(d *browser.Office, values map[string]string) {
	for id, v := range values {
		browser.Value[bool](d.Page, fmt.Sprintf(`(() => { const f = document.getElementById("f-%s");
			f.value = %q || f.options[1].value;
			return f.dispatchEvent(new Event("change", {bubbles: true})) })()`, id, v))
	}
}

// raise goes from the list to the raise of somebody, sees what it makes happen and saves, without a
// mouse; then another change is begun, left, and found again.
func raise(t *testing.T, d *browser.Office) {
	t.Helper()
	at := first(d)
	d.Press("e")
	has(t, d, "main", "昇給・降給")
	d.Press("j", "Enter")
	d.Type("f-from", "R8.12.1")
	d.Press("Tab")
	d.Type("f-a-base", "330,000")
	d.Press("Tab")
	d.Until("document.querySelector('#effects li')")
	d.Here("O3-edit-effects")
	has(t, d, "#effects", "基本給", "30,000", "随時改定", "令和9年4月から改定", "健保法43")
	has(t, d, "#f-from-echo", "令和8年12月1日")
	d.Press("Ctrl+s")
	has(t, d, "main", "契約と給与を保存しました", "元に戻す", "2026/12/01", "予定", "330,000")
	d.Here("O3-person-planned")
	d.Go(register(d) + "?view=ahead")
	if n := rows(d, "#people tbody tr"); n != 1 {
		t.Errorf("%d have something ahead", n)
	}
	d.Go(at + "/edit/contract")
	has(t, d, "main", "予定の変更があります")
	if now := value(d, "f-a-base"); now != "300,000" {
		t.Error("the form begins with what is planned: ", now)
	}
	d.Type("f-a-base", "310,000")
	d.Until("document.getElementById('effects').innerText.includes('必要な欄')")
	d.Go(at) // what was typed waits
	d.Go(at + "/edit/contract")
	has(t, d, "main", "保存されずに残っていた")
	if kept := value(d, "f-a-base"); kept != "310,000" {
		t.Error("the draft is lost: ", kept)
	}
	d.Here("O3-draft")
	d.Click("button[value=drop]")
	if now := value(d, "f-a-base"); now != "300,000" {
		t.Error("the draft stays: ", now)
	}
}

// moved saves another address and takes it back by one key.
func moved(t *testing.T, d *browser.Office) {
	t.Helper()
	at := first(d)
	d.Go(at + "/edit/address")
	d.Type("f-from", "2026/11/10")
	d.Type("f-text", "東京都見本区見本町9-9-9")
	d.Press("Tab")
	d.Until("document.querySelector('#effects li')")
	has(t, d, "#effects", "住所変更届", "通勤の経路", "健保則28の2")
	d.Press("Ctrl+s")
	has(t, d, "main", "住所を保存しました", "9-9-9")
	d.Press("u")
	d.Go(at)
	if strings.Contains(d.Text("main"), "9-9-9") {
		t.Error("u takes nothing back")
	}
}

// faults finds all that is wrong at its field, at once.
func faults(t *testing.T, d *browser.Office) {
	t.Helper()
	d.Go(first(d) + "/edit/account")
	d.Type("f-from", "R9.1.1")
	d.Type("f-bank2", "12")
	d.Press("Ctrl+s")
	d.Here("O3-account-error")
	has(t, d, ".summary", "銀行コードの桁数", "支店コードの桁数", "口座番号の桁数", "預金の種類", "口座名義")
	d.Go(register(d, "new"))
	d.Type("f-full", "見本　太郎")
	d.Type("f-kana", "みほん　たろう")
	d.Type("f-born", "2027/13/45")
	d.Type("f-hired", "昭和63年4月1日")
	d.Press("Ctrl+s")
	d.Here("O3-new-error")
	has(t, d, ".summary", "カナに、全角カタカナ以外", "生年月日を日付として読めません", "社員番号", "住所")
	if n := rows(d, "[aria-invalid=true]"); n < 6 {
		t.Errorf("%d fields are marked", n)
	}
	d.Click("button[name=fix]")
	if kana := value(d, "f-kana"); kana != "ミホン　タロウ" {
		t.Error("one press does not mend: ", kana)
	}
	d.Type("f-phone", "123456789018") // a My Number by its check digit
	d.Press("Tab")
	d.Until("document.getElementById('effects').innerText.includes('個人番号')")
	d.Here("O3-number-typed")
	has(t, d, "#edit", "電話番号", "保存")
	d.Press("Ctrl+s")
	has(t, d, "main", "個人番号")
	d.Here("O3-number-stopped")
}

func TestSomebodyJoinsAndLeaves(t *testing.T) {
	d := browser.Desk(t)
	d.Go(register(d, "new"))
	for id, text := range map[browser.ID]string{"f-full": "𠮷見　花", "f-kana": "ヨシミ　ハナ",
		"f-number": "2001", "f-born": "H2.4.1", "f-hired": "2026/11/16", "f-text": "東京都見本区1-1",
		"f-weekly_minutes": "40:00", "f-weekly_days": "5", "f-a-base": "250000",
		"f-social_acquired": "2026/11/16", "f-employment_acquired": "2026/11/16"} {
		d.Type(id, text)
	}
	pick(d, map[string]string{"sex": "female", "establishment": "", "group": "",
		"status": "regular", "kind": "monthly"})
	d.Until("document.querySelectorAll('#effects li').length > 2")
	d.Here("O3-new-effects")
	has(t, d, "#effects", "資格取得届", "2026/11/24", "雇用保険", "2026/12/10", "乙欄", "振込口座")
	d.Press("Ctrl+s")
	has(t, d, "main", "従業員の追加を保存しました", "𠮷見　花", "入社予定")
	d.Here("O3-joined")
	at := browser.Path(d.Path())
	d.Go(at + "/edit/leaving")
	d.Type("f-left", "2027/1/31")
	pick(d, map[string]string{"left_reason": "own-will"})
	d.Until("document.querySelectorAll('#effects li').length > 2")
	d.Here("O3-leaving-effects")
	has(t, d, "#effects", "資格喪失届", "2027/02/08", "2027/02/12", "離職証明書", "源泉徴収票", "資格確認書")
	d.Press("Ctrl+s")
	has(t, d, "main", "退職を保存しました", "自己都合", "被保険者資格喪失届", "2027/02/08")
	d.Here("O3-leaver")
	d.Go(at + "/edit/leaving")
	d.Click("button[value=remove]")
	has(t, d, "#effects", "もう一度「退職を取り消す」", "資格喪失届 は要らなくなります")
	d.Here("O3-stays")
	d.Click("button[value=remove]")
	has(t, d, "main", "退職を保存しました")
	if strings.Contains(d.Text("main"), "自己都合") {
		t.Error("the leaving stays")
	}
}

func TestTwoPeopleOnOneRecord(t *testing.T) {
	d := browser.Desk(t)
	other := &browser.Office{Page: browser.Open(t, d.Address), Served: d.Served}
	other.Unlock(browser.Staff)
	at := first(d)
	for _, o := range []*browser.Office{d, other} {
		o.Go(register(o))
		o.Press("j", "Enter")
		o.Go(browser.Path(o.Path()) + "/edit/commute")
		o.Type("f-from", "2026/11/1")
	}
	d.Type("f-pass", "13,000")
	d.Press("Tab", "Ctrl+s")
	if !strings.Contains(d.Text("main"), "通勤を保存しました") {
		d.Press("Ctrl+s") // what it makes happen was shown first
	}
	has(t, d, "main", "通勤を保存しました")
	other.Type("f-pass", "15,000")
	other.Press("Tab", "Ctrl+s")
	other.Here("O3-clash")
	has(t, other, "main", "ほかの人がこの人の記録を保存しました", "13,000", "15,000")
	other.Press("Ctrl+s")
	if !strings.Contains(other.Text("main"), "通勤を保存しました") {
		other.Press("Ctrl+s")
	}
	has(t, other, "main", "通勤を保存しました")
	d.Go(at)
	has(t, d, "main", "15,000")
	// One corrects an entry before which the other adds one: both stand.
	d.Go(at + "/edit/commute?item=0")
	d.Type("f-pass", "11,000")
	other.Go(browser.Path(other.Path()) + "/edit/commute")
	other.Type("f-from", "2018/4/1")
	other.Type("f-pass", "9,000")
	save := func(o *browser.Office) {
		for range 3 {
			if o.Press("Ctrl+s"); strings.Contains(o.Text("main"), "通勤を保存しました") {
				return
			}
		}
		t.Errorf("not saved: %.500q", o.Text("main"))
	}
	save(other)
	save(d)
	has(t, d, "main", "9,000", "11,000", "15,000")
}

// printed sends the form of the list as its button would, and reads what
// comes back.
func printed(t *testing.T, d *browser.Office) {
	t.Helper()
	d.Go(register(d))
	sizes := map[string]int{}
	for _, which := range []string{"roster", "wages", "attendance", "leave", "everybody"} {
		size := browser.Value[int](d.Page, fmt.Sprintf(`(async () => {
			const f = document.querySelector("form.people"), all = new FormData(f), which = %q;
			all.set("book", which === "everybody" ? "roster" : which);
			if (which !== "everybody") all.set("mark", f.querySelector("[name=mark]").value);
			const r = await fetch(f.action, {method: "POST", body: new URLSearchParams(all)});
			const b = new Uint8Array(await r.arrayBuffer());
			return String.fromCharCode(...b.slice(0, 5)) === "%%PDF-" ? b.length : -r.status })()`, which))
		if sizes[which] = size; size < 2000 {
			t.Errorf("%s: %d", which, size)
		}
	}
	if sizes["everybody"] < 2*sizes["roster"] {
		t.Error("one marked person is as much as everybody: ", sizes)
	}
}
