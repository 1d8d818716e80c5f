package setting_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/pension"
	"romukura/tools/browser"
	"romukura/trade/office"
)

const rateTable = "/o/settings/tables/pension/rate"

// pensionRate is the newest shipped table of pension's rate with other words in it.
func pensionRate(t *testing.T, replace ...string) string {
	t.Helper()
	files, err := filepath.Glob("../../../law/pension/tables/rate/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	data, err := os.ReadFile(files[len(files)-1])
	if err != nil {
		t.Fatal(err)
	}
	text := regexp.MustCompile(`holds-through: .*`).ReplaceAllString(string(data),
		"holds-through: 2028-08-31")
	text = regexp.MustCompile(`# mark: .*\n`).ReplaceAllString(text, "")
	text = strings.Replace(text, "unknown [unverified]", "2026-08-20", 1)
	return strings.NewReplacer(replace...).Replace(text)
}

// choose puts a file into the form.
func choose(d *browser.Office, name, text string) {
	browser.Value[bool](d.Page, fmt.Sprintf(`(() => {
		const all = new DataTransfer();
		all.items.add(new File([%q], %q));
		document.getElementById("f-file").files = all.files;
		return true;
	})()`, text, name))
}

// inForce is the rate of a month, in the process that serves the desk.
func inForce(t *testing.T, month string) (string, dated.Standing) {
	t.Helper()
	m, err := caldate.ParseMonth(month)
	if err != nil {
		t.Fatal(err)
	}
	r, standing, err := pension.RatesFor(m)
	if err != nil {
		t.Fatal(err)
	}
	return r.Rate().String(), standing
}

// says fails where a part of the page lacks a word.
func says(t *testing.T, d *browser.Office, css string, words ...string) {
	t.Helper()
	text := d.Text(css)
	for _, word := range words {
		if !strings.Contains(text, word) {
			t.Errorf("%s does not say %s: %s", d.Path(), word, text)
		}
	}
}

func TestTablesOfLawAreShownWithStandingAndFound(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("settings-tables", "/o/settings/tables")
	says(t, d, "tbody", "健康保険料率", "要確認")
	d.Press("/")
	d.Type("f-find", "地域別最低賃金")
	d.Press("Enter")
	if n := browser.Value[int](d.Page, "document.querySelectorAll('tbody tr').length"); n != 1 {
		t.Error("the search finds ", n)
	}
	if strings.Contains(d.Path(), "?") {
		t.Error("what was searched stands in the address: ", d.Path())
	}
	d.Type("f-find", "そのような表はない")
	d.Press("Enter")
	d.Here("settings-tables-empty")
}

func TestAFileThatIsNoTableIsRefusedWithEverythingThatIsWrong(t *testing.T) {
	d := browser.Desk(t)
	d.Screen("settings-table", rateTable)
	send := func(name, text string) {
		t.Helper()
		choose(d, name, text)
		d.Press("Ctrl+s")
	}
	d.Press("Ctrl+s")
	says(t, d, ".summary", "ファイルが選ばれていません")
	send("2027.tsv", "# source: 見本\nrate\tx\n1\t2\n3\n")
	d.Here("settings-table-error")
	says(t, d, "main", "名前が施行日になっていません", "published", "holds-through", "4行目")
	send("2027-03-01.tsv", pensionRate(t, "\n18.3%", "\nmany"))
	says(t, d, "main", "rate列", "正確な率ではありません")
	send("2027-03-01.tsv", pensionRate(t, "2026-08-20", "unknown"))
	says(t, d, "main", "公表日が日付ではありません")
	send("2010-03-01.tsv", pensionRate(t))
	says(t, d, "main", "の表は取り込めません", "それより後の日")
	send("2027-03-01.tsv", pensionRate(t)+"# 1234 5678 9018\n")
	says(t, d, "main", "個人番号")
	d.Go("/o/settings/tables/pension/age")
	send("2027-03-01.tsv", "# source: 見本\n# published: 2027-01-01\n# holds-through: open\nuntil\n75\n")
	says(t, d, "main", "日ごとに切り替わらない")
	if all := dated.Taken(); len(all) != 0 {
		t.Error("something was taken in: ", all)
	}
}

func TestAFurtherTableIsLookedAtTakenInConfirmedByAnotherAndWithdrawn(t *testing.T) {
	d := browser.Desk(t)
	was, _ := inForce(t, "2026-09")

	d.Go(rateTable)
	choose(d, "2027-09-01.tsv", pensionRate(t, "\n18.3%", "\n18.5%"))
	d.Press("Ctrl+s")
	d.Here("settings-coming-later")
	says(t, d, "main", "18.5%", "最新の月の金額は変わりません",
		"仮に当てはめて", "当てはめると変わる", "新しい差引支給額", "−")
	if now, _ := inForce(t, "2026-09"); now != was {
		t.Error("a table acts that was only applied to see: ", now)
	}

	d.Go(rateTable)
	choose(d, "2026-09-01.tsv", pensionRate(t, "\n18.3%", "\n18.5%"))
	d.Press("Ctrl+s")
	d.Here("settings-coming")
	says(t, d, "main", "金額が変わる", "比べました", "新しい差引支給額", "−")
	if now, _ := inForce(t, "2026-09"); now != was {
		t.Error("a table acts that was only looked at: ", now)
	}
	d.Press("Ctrl+s")
	d.Here("settings-coming-ask")
	says(t, d, "dialog[open]", "厚生年金保険料率", "2026/09/01", "確定した給与は変わりません")
	d.Press("Tab", "Enter")
	d.Here("settings-own-table")
	says(t, d, "body", "表を取り込みました", "暫定（確認待ち）", "18.5%", "見本")
	if now, standing := inForce(t, "2026-09"); now == was || standing != dated.Provisional {
		t.Error("the table does not act, or not as provisional: ", now, standing)
	}
	if d.Text("button[data-open=confirm]") != "" {
		t.Error("who took the table in may confirm it")
	}
	d.Press("u")
	says(t, d, "body", "元に戻しました")
	if now, _ := inForce(t, "2026-09"); now != was {
		t.Error("it acts after it was taken back: ", now)
	}
	confirmedAndWithdrawn(t, d, was)
}

func confirmedAndWithdrawn(t *testing.T, d *browser.Office, was string) {
	t.Helper()
	choose(d, "2026-09-01.tsv", pensionRate(t, "\n18.3%", "\n18.5%"))
	d.Press("Ctrl+s", "Ctrl+s", "Tab", "Enter")
	says(t, d, "body", "表を取り込みました")
	d.Screen("settings-tables-own", "/o/settings/tables")
	says(t, d, "main", "事務所で取り込んだ表", "暫定（確認待ち）")

	staff := &browser.Office{Page: browser.Open(t, d.Address), Served: d.Served}
	staff.Unlock(browser.Staff)
	staff.Go(rateTable + "/2026-09-01")
	staff.Here("settings-own-table-staff")
	if staff.Text("button[data-open=withdraw]") != "" {
		t.Error("staff may withdraw a table")
	}
	staff.Press("Ctrl+s")
	staff.Here("settings-own-table-confirm")
	staff.Press("Tab", "Enter")
	says(t, staff, "body", "確認を記録しました", "事務所で確認済み", "労務蔵の作成者が確かめた表ではありません")
	if _, standing := inForce(t, "2026-09"); standing != dated.Confirmed {
		t.Error("a table that two compared is provisional: ", standing)
	}
	staff.Press("u")
	says(t, staff, "body", "元に戻しました")
	staff.Go(rateTable + "/2026-09-01")
	staff.Press("Ctrl+s", "Tab", "Enter")

	d.Screen("settings-table-own", rateTable)
	says(t, d, "tbody", "事務所で確認済み")
	d.Go(rateTable + "/2026-09-01")
	d.Click("[data-open=withdraw]")
	d.Here("settings-own-table-withdraw")
	d.Click("dialog[open] button.danger")
	d.Here("settings-own-table-withdrawn")
	says(t, d, "body", "表を取り下げました", "取り下げ済み")
	if now, _ := inForce(t, "2026-09"); now != was {
		t.Error("a withdrawn table acts: ", now)
	}
	d.Press("u")
	if now, _ := inForce(t, "2026-09"); now == was {
		t.Error("the withdrawal was not taken back: ", now)
	}
}

func TestATableThatDoesNotActIsToldWithWhatItDiffersIn(t *testing.T) {
	taken := book.Hand{Member: "00", Name: "見本　管理", Day: "2026-10-20"}
	content := &book.Book{Office: office.Office{ID: "office", Name: "見本事務所"}, Tables: []book.Table{
		{Name: "law/pension/tables/rate", From: caldate.Must("2017-09-01"), Taken: taken,
			Text: pensionRate(t, "\n18.3%", "\n18.4%")},
		{Name: "law/pension/tables/rate", From: caldate.Must("2030-09-01"), Taken: taken,
			Text: "nothing that could be read"}}}
	s := browser.Serve(t, browser.KeepOf(t, content))
	d := &browser.Office{Page: browser.Open(t, s.Address), Served: s}
	d.Unlock(browser.Owner)
	d.Screen("settings-tables-unfit", "/o/settings/tables")
	says(t, d, "tbody", "置き換え済み", "使えません")
	d.Screen("settings-own-table-superseded", rateTable+"/2017-09-01")
	says(t, d, "main", "計算には労務蔵の表を使い", "18.3%", "18.4%")
	d.Screen("settings-own-table-unfit", rateTable+"/2030-09-01")
	says(t, d, "main", "この表を読めません")
	if now, _ := inForce(t, "2030-09"); now != "183/1000" && now != "0.183" {
		t.Error("a table that does not act acts: ", now)
	}
	d.Click("[data-open=withdraw]")
	d.Click("dialog[open] button.danger")
	says(t, d, "body", "表を取り下げました", "取り下げ済み")
}
