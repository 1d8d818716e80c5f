package reason_test

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

// figure leads to the page of somebody's figure: the line of a name on the slip of the first person
// whose name stands in October's pay of the software company.
func figure(t *testing.T, d *browser.Office, line string) browser.Path {
	t.Helper()
	d.Go(d.ClientPath(browser.Foreign, "pay", "staff", "2026-10?view=all"))
	d.Click("table tbody tr:nth-child(12) td a")
	path := browser.Value[string](d.Page, `[...document.querySelectorAll("tr")].find(r =>
		r.cells[0].innerText === "`+line+`")?.querySelector(".figure").getAttribute("href") ?? ""`)
	if path == "" {
		t.Fatalf("no line %s in %.500s", line, d.Text("main"))
	}
	return browser.Path(path)
}

func has(t *testing.T, d *browser.Office, css string, words ...string) {
	t.Helper()
	text := d.Text(css)
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("%s: no %q in %.600q", d.Path(), w, text)
		}
	}
}

func TestWhyAFigureIsWhatItIs(t *testing.T) {
	d := browser.Desk(t)
	health := figure(t, d, "健康保険料")
	d.Screen("O5-normal", health)
	has(t, d, "main", "なぜこの金額か", "標準報酬月額", "9.85%", "端数処理", "結果", "根拠", "出典", "前回")
	if strings.Contains(d.Text("title"), "3") {
		t.Error("the title says whose figure it is")
	}
	d.Walk()
	for name, w := range map[string]browser.Window{"-1280": browser.Small, "-phone": browser.Phone,
		"-thin": browser.Thin} {
		d.Size(w)
		d.Screen("O5-normal"+name, health)
	}
	d.Size(browser.Wide)
	d.Screen("O5-given", figure(t, d, "基本給"))
	d.Screen("O5-tax", figure(t, d, "所得税"))
	net := strings.TrimSuffix(string(health), "/law.health") + "/net"
	d.Screen("O5-net", browser.Path(net))
	has(t, d, "main", "支給計", "控除計", "差引支給")
	d.Screen("O5-absent", browser.Path(strings.TrimSuffix(string(health), "/2026-10/law.health")+
		"/2020-01/net"))
	has(t, d, "main", "ページが見つかりません")
}

func TestWhatIfIsComputedAtOnceAndKeptNowhere(t *testing.T) {
	d := browser.Desk(t)
	health := figure(t, d, "健康保険料")
	d.Go(health)
	before := d.Text(".sum")
	d.Type("f-age", "45")
	d.Press("Tab")
	d.Settle()
	has(t, d, "#outcome", "変えた場合", "健康保険料", "差引支給", "−")
	d.Here("O5-if")
	d.Type("f-age", "abc")
	d.Press("Tab")
	d.Settle()
	has(t, d, "#outcome", "「年齢（期間の末日）」が数字として読めません")
	d.Here("O5-if-error")
	d.Go(health)
	if d.Text(".sum") != before || d.Text("#outcome") != "" {
		t.Error("something of the question was kept")
	}
}

func TestANoteIsPinnedToAFigure(t *testing.T) {
	d := browser.Desk(t)
	d.Go(figure(t, d, "所得税"))
	d.Press("Ctrl+s")
	d.Here("O5-note-error")
	has(t, d, ".summary", "理由がありません")
	d.Type("f-reason", "扶養控除等申告書の写しを確かめた")
	d.Press("Ctrl+s")
	has(t, d, "main", "メモを残しました", "扶養控除等申告書の写しを確かめた", "見本　管理", "元に戻す")
	d.Here("O5-noted")
	d.Press("u")
	if strings.Contains(d.Text("main"), "写しを確かめた") {
		t.Error("the note is still there")
	}
}
