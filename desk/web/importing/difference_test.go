package importing_test

import (
	"regexp"
	"strings"
	"testing"

	"romukura/tools/browser"
)

var raw = regexp.MustCompile(`[A-Za-z_]{3,}|true|false|\d{4}-\d{2}-\d{2}`)

// TestDifferencesAreToldInWords changes what is recorded of a person and adds another: no code of a
// record is shown, days as the guide says, amounts with their unit, and who it is.
func TestDifferencesAreToldInWords(t *testing.T) {
	d := browser.Desk(t)
	who, _ := numbers(t)
	sends(d, "変わった人.csv",
		"社員番号,氏名,カナ,生年月日,入社日,性別,給与形態,雇用形態,学生,税区分,退職日,退職理由,預金種目,口座番号,銀行コード,"+
			"支店コード,口座名義カナ,週所定労働時間,郵便番号,住所\n"+
			who+",,,,,女,時給,アルバイト,はい,乙,2026/12/31,契約満了,,,,,,38:45,1000001,東京都架空区１\n"+
			"9906,髙橋　花,タカハシ　ハナ,1999/2/1,2026/11/01,女,日給,契約社員,いいえ,丙,,,当座,1234567,0001,001,"+
			"タカハシ　ハナ,20:00,1000001,東京都架空区２\n")
	browser.Value[bool](d.Page,
		`document.querySelectorAll("#rows details").forEach(e => e.open = true), true`)
	text := d.Text("#rows")
	for _, want := range []string{"月給 → 時給", "パートタイム", "はい", "乙", "2026/12/31 R8.12.31", "契約期間の満了",
		"38:45", "100-0001", "日給", "有期雇用", "丙", "当座", "20:00", "髙橋　花", "H11.2.1"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %s", want)
		}
	}
	cells := browser.Value[string](d.Page,
		`[...document.querySelectorAll("#rows tbody tr")].map(r => r.textContent).join("\n")`)
	if found := raw.FindAllString(cells, -1); len(found) > 0 || cells == "" {
		t.Errorf("raw words: %q in %s", found, cells)
	}
	if named := d.Text("#rows tbody tr td"); named == "" {
		t.Error("the row does not say who it is")
	}
	d.Here("import-words")
	d.Press("a")
	d.Press("Enter")
	d.Here("import-words-done")
	cells = browser.Value[string](d.Page, `document.querySelector("main table").textContent`)
	if !strings.Contains(d.Text("main"), "取り込みました") || raw.MatchString(cells) {
		t.Error("what was taken in: ", cells)
	}
}
