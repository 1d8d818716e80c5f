package page_test

import (
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"romukura/desk/web"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/tools/browser"
)

// gallery is every piece of HTML on one screen, in its states.
func gallery(*page.Request) (page.Answer, error) {
	form := part.Form{Values: map[string]string{"kana": "さとう"}, Faults: []fault.Fault{
		{Path: "kana", Code: "x", Message: "ひらがなが含まれています。", Remedy: "カタカナで入力してください。"},
		{Path: "hired", Code: "x", Message: "生年月日より前の日付です。", Remedy: "元号を確かめてください。"},
		{Path: "group", Code: "x", Message: "選ばれていません。"}}}
	fields := []part.Field{
		{Name: "name", Label: "氏名", Kind: part.Text, Must: true, Support: "住民票の表記。"},
		{Name: "kana", Label: "カナ", Kind: part.Text, Must: true,
			Fix: &part.Fix{Word: "カタカナに直す", Value: "サトウ"}},
		{Name: "hired", Label: "雇入年月日", Kind: part.Date, Must: true, Value: "1958/04/01",
			Echo: "S33.4.1"},
		{Name: "pay", Label: "基本給", Kind: part.Money, Value: "300,000", Free: true},
		{Name: "group", Label: "給与グループ", Kind: part.Choice, Must: true,
			Options: []part.Option{{Value: "a", Word: "月給"}}},
		{Name: "memo", Label: "メモ", Kind: part.Long, Free: true},
		{Name: "yes", Label: "同意を得ました", Kind: part.Check},
		{Name: "month", Label: "月", Kind: part.Month, Value: "2026-11"},
		{Name: "file", Label: "ファイル", Kind: part.File},
	}
	trace := &why.Trace{Steps: []why.Step{{Key: "x", What: "介護保険料", Law: "健保法156",
		Inputs:   []why.Input{why.In("標準報酬月額", why.Yen(280_000))},
		Rounding: yen.DropTo50Sen, Result: why.Yen(2226), Note: "40歳に達した月から"}}}
	table := part.List{Name: "名簿", Columns: []part.Column{{Title: "氏名"},
		{Title: "支給", Numeric: true}, {Title: "前月差", Numeric: true}, {Title: "状態"}}}
	for _, n := range []string{"10001 佐藤　みほ", "10002 𠮷田　みほ", "10003 グエン　ミホ"} {
		table.Rows = append(table.Rows, part.Row{Mark: n[:5], Name: n, Cells: []templ.Component{
			part.Link(n, "/o/board"), part.Plainly(part.Yen(1_234_567)),
			part.Plainly(part.Difference(-2226)), part.TagOf(part.Tag{Sort: part.Warn, Word: "要確認",
				Age: "14:02 時点"})}, Menu: []part.Act{{Word: "編集", Href: "/o/board"},
			{Word: "だれが見たか", Href: "/o/board?all=1"}}})
	}
	table.Foot = []templ.Component{part.Plainly("合計"), part.Plainly(part.Yen(3_703_701)),
		part.Plainly(part.Difference(0)), part.Plainly("")}
	bars := part.Bars{ID: "cost", Title: "人件費", Finding: "11月は前月より2%増えました。", Unit: "円",
		Labels: []string{"10月", "11月"}, Parts: []part.Part{{Word: "基本給", Values: []int64{100, 110}},
			{Word: "時間外", Values: []int64{20, 12}}}}
	a := page.Show("部品", templ.Join(part.Stages([]part.Stage{{Word: "勤怠", Done: true},
		{Word: "計算", Here: true}, {Word: "差異", Href: "/o/board"}}), part.FaultSummary(form),
		fieldsOf(form, fields), part.Table(table), part.Busy(part.Progress{What: "計算しています", N: 3, Of: 9}),
		part.Empty(part.Nothing{What: "該当する従業員はいません", Why: "絞り込み: 退職者",
			Act: part.Act{Word: "絞り込みを外す", Href: "/o/board"}}),
		part.WhyPane(part.Why{Of: "介護保険料（本人負担）", Figure: "2,226円", Before: "0円", Trace: trace}),
		part.BarChart(bars)))
	a.Acts = []part.Act{{Word: "追加", Href: "/o/board", Main: true, Key: "n"}}
	return a, nil
}

func fieldsOf(form part.Form, fields []part.Field) templ.Component {
	var all []templ.Component
	for _, f := range fields {
		all = append(all, part.FieldOf(form.Put(f)))
	}
	return templ.Join(all...)
}

func office(t *testing.T) *browser.Office {
	t.Helper()
	table := append(append(web.Table(), card()...), page.Route{Pattern: "GET /o/gallery",
		Scope: page.Office, Who: page.Workers, Do: gallery})
	s := browser.Serve(t, browser.Keep(t), table...)
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	return d
}

func TestEveryPieceOfAScreen(t *testing.T) {
	d := office(t)
	d.Size(browser.Window{Width: 1440, Height: 2200})
	d.Screen("parts", "/o/gallery")
	d.Walk()
	d.Go("/o/gallery")
	if at := browser.Value[string](d.Page, "document.activeElement.className"); at != "summary" {
		t.Error("the focus is not at what is wrong: ", at)
	}
	d.Click("input[data-mark]")
	if !browser.Value[bool](d.Page, "document.querySelector('[data-all]').indeterminate") {
		t.Error("some are marked, and the head does not say so")
	}
	d.Click("[data-all]")
	n := browser.Value[int](d.Page, "document.querySelectorAll('[data-mark]:checked').length")
	if n != 3 {
		t.Error("marked: ", n)
	}
	d.Size(browser.Thin)
	d.Screen("parts-400percent", "/o/gallery")
}

func TestTheMenuOfARow(t *testing.T) {
	d := office(t)
	d.Go("/o/gallery")
	focus := func() string {
		return browser.Value[string](d.Page, "document.activeElement.textContent")
	}
	d.Press("j", "j", ".")
	if focus() != "編集" {
		t.Error("the menu does not take the focus: ", focus())
	}
	d.Here("menu")
	d.Press("j")
	if focus() != "だれが見たか" {
		t.Error("j does not walk the menu: ", focus())
	}
	d.Press("j", "Esc")
	if !browser.Value[bool](d.Page, "document.activeElement.closest('tr[data-at]') && "+
		"!document.querySelector(':popover-open')") {
		t.Error("Esc does not give the focus back to the row")
	}
	d.Press("j")
	if at := browser.Value[int](d.Page, "document.querySelector('tr[data-at]').rowIndex"); at != 3 {
		t.Error("the row is lost: ", at)
	}
	d.Click("tr[data-at] button.menu")
	d.Press("k", "Enter")
	if d.Path() != "/o/board?all=1" {
		t.Error("the menu leads nowhere: ", d.Path())
	}
}

func TestTheSwitcherStaysOnTheSameScreen(t *testing.T) {
	d := office(t)
	at := d.ClientPath(browser.Assigned, "card")
	d.Screen("frame-client", at)
	if title := browser.Value[string](d.Page, "document.title"); strings.Contains(title, "さくら") {
		t.Error("the title names the client: ", title)
	}
	order := browser.Value[[]string](d.Page, "[...document.querySelectorAll('#switch option')]"+
		".map(o => o.value)")
	if len(order) != 4 {
		t.Fatal(order)
	}
	d.Go(browser.Path(order[1]))
	d.Press("[")
	if d.Path() != order[0] {
		t.Error("[ leads to ", d.Path())
	}
	d.Press("]", "]")
	if d.Path() != order[2] {
		t.Error("] leads to ", d.Path())
	}
	browser.Value[bool](d.Page, "document.getElementById('switch').value = '"+order[3]+"', true")
	d.Click(".switch button[type=submit]")
	if d.Path() != order[3] {
		t.Error("the switcher leads to ", d.Path())
	}
}

// TestThePageGoesWhenTheSessionDoes opens a page, touches nothing until the lock, and sees the page
// replace itself.
func TestThePageGoesWhenTheSessionDoes(t *testing.T) {
	d := office(t)
	d.Go("/o/gallery")
	// The page counts by its own clock: half an hour of it passes at once.
	browser.Value[bool](d.Page, `(() => { document.body.dataset.due = "1";
		document.dispatchEvent(new Event("DOMContentLoaded", {bubbles: true})); return true })()`)
	d.Clock.Turn(31 * time.Minute)
	for end := time.Now().Add(20 * time.Second); d.Path() != "/unlock"; d.Settle() {
		if time.Now().After(end) {
			t.Fatal("the page stays: ", d.Path())
		}
	}
}

func TestWhoIsThereIsAskedOnAPage(t *testing.T) {
	d := office(t)
	d.Clock.Turn(10 * time.Minute)
	d.Go(d.ClientPath(browser.Assigned, "card"))
	browser.Value[bool](d.Page, `(() => { const f = document.createElement("form"); f.method = "post";
		f.action = location.pathname.replace("card", "approve"); document.body.append(f);
		f.requestSubmit(); return true })()`)
	for d.Text("h1") != "ご本人の確認" {
		d.Settle()
	}
	d.Here("step-up")
	d.Type("f-proof", "kore wa chigau kotoba desu")
	d.Press("Enter")
	d.Here("step-up-error")
	d.Type("f-proof", browser.Phrase(browser.Owner))
	d.Press("Ctrl+s")
	if !strings.HasPrefix(d.Text("body"), "approved") {
		t.Error("not let through: ", d.Text("body"))
	}
}
