package clientfile_test

import (
	"strings"
	"testing"

	"romukura/tools/browser"
)

// made fills in the form of a calendar of Saturdays, Sundays, public holidays, the turn of the year
// and four days of summer, and saves it.
func made(d *browser.Office, at browser.Path) {
	d.Go(at + "/calendar-0")
	for _, box := range []string{"rest1", "rest0", "rest6", "public"} {
		d.Click("#f-" + box)
	}
	browser.Value[bool](d.Page, `(() => { const s = document.getElementById("f-statutory");
		s.value = "0"; return s.dispatchEvent(new Event("change", {bubbles: true})) })()`)
	d.Type("f-closed", "12/29-1/3 年末年始\n8/12〜8/15　夏季休業")
	d.Until("document.querySelector('#typed').innerText.includes('125日')")
	d.Here("O2-calendar-counted")
	d.Press("Ctrl+s")
}

func holds(t *testing.T, d *browser.Office, words ...string) {
	t.Helper()
	text := d.Text("main")
	for _, want := range words {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not shown: %.600s", want, text)
		}
	}
}

// TestACalendarOfTheCompany makes a calendar from a pattern, which the file lists with what differs
// from the rules of pay; a pattern that cannot be read is refused with what was typed.
func TestACalendarOfTheCompany(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "file")
	d.Go(at)
	if text := d.Text("#calendars"); !strings.Contains(text, "会社カレンダーはまだありません") {
		t.Error("an empty list says nothing: ", text)
	}
	d.Screen("O2-calendar-new", at+"/calendar-0")
	d.Type("f-from", "2027/1/1")
	d.Type("f-through", "2028/1/1")
	d.Type("f-closed", "盆休み")
	d.Until("document.querySelector('#typed').innerText.includes('のように')")
	d.Press("Ctrl+s")
	d.Here("O2-calendar-error")
	holds(t, d, "「8/12-8/15 夏季休業」のように", "1年以内の末日")
	d.Go(at + "/calendar-0")
	d.Click("main button[value=forget]")
	made(d, at)
	d.Here("O2-calendar")
	holds(t, d, "125日（法定52・所定73）", "1〜3日 年末年始", "夏季休業", "成人の日",
		"給与の規則の年間の所定休日は105日")
	d.Press("u")
	if text := d.Text("#calendars"); !strings.Contains(text, "会社カレンダーはまだありません") {
		t.Error("making it was not undone: ", text)
	}
	made(d, at)
	d.Size(browser.Small)
	d.Here("O2-calendar-1280")
	d.Go(at)
	browser.Value[bool](d.Page, `document.querySelector("#calendars").scrollIntoView(), true`)
	d.Here("O2-calendar-listed")
	if text := d.Text("#calendars"); !strings.Contains(text, "2027/01/01〜2027/12/31") ||
		!strings.Contains(text, "125日") || !strings.Contains(text, "1件") {
		t.Error("not listed: ", text)
	}
	d.Screen("O2-calendar-next", at+"/calendar-0")
	holds(t, d, "前のカレンダーの決め方を写してあります", "2028年の祝日はまだ公表されていない")
	if got := begins(d, "through"); got != "" {
		t.Error("the next year ends on ", got)
	}
	for field, want := range map[string]string{"from": "2028/01/01", "statutory": "0",
		"closed": "8/12-8/15 夏季休業\n12/29-1/3 年末年始"} {
		if got := begins(d, field); got != want {
			t.Errorf("the next year begins with %s %q", field, got)
		}
	}
	d.Go(at + "/group-new")
	d.Type("f-code", "part")
	d.Type("f-name", "パート")
	d.Press("Ctrl+s")
	d.Go(at + "/calendar-1")
	holds(t, d, "ほかの給与グループのカレンダーの決め方を写してあります")
	if got := begins(d, "from"); got != "2027/01/01" {
		t.Error("the calendar of the other group begins on ", got)
	}
}

// begins is what a field of the form holds.
func begins(d *browser.Office, field string) string {
	return browser.Value[string](d.Page, `document.getElementById("f-`+field+`").value`)
}

// TestDaysOfACalendarAreChangedByKeysAlone ticks days by arrows and Shift, makes them days of rest
// under a name, and takes that back; nothing ticked is told, and so is who was faster.
func TestDaysOfACalendarAreChangedByKeysAlone(t *testing.T) {
	d := browser.Desk(t)
	made(d, d.ClientPath(browser.Assigned, "file"))
	d.Walk()
	browser.Value[bool](d.Page, "document.activeElement.blur(), true")
	d.Press("1")
	d.Here("O2-calendar-none")
	holds(t, d, "変える日を選んでください")
	browser.Value[bool](d.Page, `document.querySelector("[name=day][tabindex='0']").focus(), true`)
	move(d, "ArrowDown", "ArrowRight", "PageDown", "Home", "ArrowRight", "ArrowRight") // 3 February
	d.Press("Space")
	move(d, "Shift+ArrowRight", "Shift+ArrowRight")
	if got := ticked(d); got != "2027-02-03 2027-02-04 2027-02-05" {
		t.Fatal("ticked: ", got)
	}
	d.Here("O2-calendar-ticked")
	d.Press("1")
	d.Here("O2-calendar-changed")
	holds(t, d, "3日を所定休日にしました", "128日（法定52・所定76）")
	d.Press("u")
	holds(t, d, "125日（法定52・所定73）")
	tick(d, "2027-02-03")
	d.Type("f-name", "創立記念日")
	colleague := `fetch(location.pathname, {method: "POST", body: new URLSearchParams({
		day: "2027-02-04", kind: "holiday",
		seen: document.querySelector("#days [name=seen]").value})}).then(r => r.ok)`
	if !browser.Value[bool](d.Page, colleague) {
		t.Fatal("a colleague cannot save")
	}
	d.Click("#days button[value=rest]")
	d.Here("O2-calendar-clash")
	holds(t, d, "ほかの人がこのカレンダーを先に変えました", "126日（法定53・所定73）")
	if got := ticked(d); got != "2027-02-03" {
		t.Error("what was ticked is gone: ", got)
	}
	d.Click("#days button[value=rest]")
	holds(t, d, "1日を所定休日にしました", "3日 創立記念日", "127日")
	tick(d, "2027-02-03")
	d.Click("#days button[value=working]")
	holds(t, d, "1日を労働日にしました", "126日")
}

// TestACalendarLeavesAsATableAndIsTakenOut writes the calendar out, prints it, and takes it out and
// back in.
func TestACalendarLeavesAsATableAndIsTakenOut(t *testing.T) {
	d := browser.Desk(t)
	at := d.ClientPath(browser.Assigned, "file")
	made(d, at)
	file := browser.Value[string](d.Page, `fetch(location.pathname + "/csv", {method: "POST"})
		.then(r => r.text())`)
	if !strings.Contains(file, "2027/01/03,日,法定休日,年末年始,") || strings.Count(file, "\r\n") != 366 {
		t.Error("the table: ", file[:min(len(file), 300)])
	}
	d.Media("print")
	d.Picture("O2-calendar-print")
	d.Media()
	d.Click("main button.danger")
	holds(t, d, "カレンダーを消しました", "会社カレンダーはまだありません")
	d.Press("u")
	holds(t, d, "2027/01/01〜2027/12/31")
}

// move presses arrows, which answer at once.
func move(d *browser.Office, keys ...string) {
	for _, key := range keys {
		name, shift := strings.CutPrefix(key, "Shift+")
		held := "false"
		if shift {
			held = "true"
		}
		browser.Value[bool](d.Page, `document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
			{key: "`+name+`", shiftKey: `+held+`, bubbles: true, cancelable: true})), true`)
	}
}

func tick(d *browser.Office, day string) {
	browser.Value[bool](d.Page, `document.querySelector("[name=day][value='`+day+`']").click(), true`)
}

func ticked(d *browser.Office) string {
	return browser.Value[string](d.Page, `[...document.querySelectorAll("[name=day]:checked")]
		.map(e => e.value).join(" ")`)
}
