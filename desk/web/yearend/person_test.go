package yearend_test

import (
	"fmt"
	"strings"
	"testing"

	"romukura/tools/browser"
)

func TestReasonBesideTheLineByKeys(t *testing.T) {
	d := open(t, answered(t))
	person(d, "3001")
	for line, words := range map[int][]string{9: {"給与所得控除後", "根拠"}, 19: {"特定扶養親族", "所法84"},
		23: {"表の行", "所法89"}, 26: {"復興特別所得税", "端数処理"}} {
		browser.Value[bool](d.Page, fmt.Sprintf(
			"document.querySelectorAll('a.figure')[%d].focus(), true", line-1))
		d.Press("Enter")
		text := d.Text("#pane")
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("line %d: no %q in %.500q", line, w, text)
			}
		}
		d.Here(fmt.Sprintf("M3-why-%d", line))
	}
	d.Press("Esc")
	if !browser.Value[bool](d.Page, "document.activeElement.matches('a.figure')") {
		t.Error("Esc does not lead back to the figure")
	}
	d.Go(browser.Path(browser.Value[string](d.Page,
		"document.querySelectorAll('a.figure')[18].pathname")))
	has(t, d, "特定扶養親族", "この人の計算に戻る")
	d.Here("M3-why-alone")
}

// set puts values into fields whose names are no words of CSS.
func set(d *browser.Office, values map[string]string) {
	for name, v := range values {
		browser.Value[bool](d.Page, fmt.Sprintf(`(() => {
			for (const f of document.getElementsByName(%q))
				if (f.type === "radio") f.checked = f.value === %q; else f.value = %q;
			return true })()`, name, v, v))
	}
}

func TestADeclarationIsTypedAtTheDesk(t *testing.T) {
	d := open(t, answered(t))
	person(d, "3004")
	d.Press("e")
	d.Here("M3-form")
	has(t, d, "証明書の写真が読めません", "回答 ")
	set(d, map[string]string{"insurance.premiums": "1"})
	d.Click("button[value=check]:not(.sr)")
	d.Here("M3-form-item")
	set(d, map[string]string{"insurance.premiums[0].kind": "new-general",
		"insurance.premiums[0].insurer": "見本生命", "insurance.premiums[0].paid": "八万"})
	d.Press("Ctrl+s")
	d.Here("M3-form-error")
	if d.Text(".summary") == "" {
		t.Error("a wrong amount was taken: ", d.Text("main"))
	}
	kinds := browser.Value[[]string](d.Page,
		`[...document.getElementsByName("insurance.premiums[0].kind")[0].options].map(o => o.value)`)
	set(d, map[string]string{"insurance.premiums[0].kind": kinds[1],
		"insurance.premiums[0].certificate.amount": "80000",
		"insurance.premiums[0].certificate.year":   "令和8年",
		"insurance.premiums[0].paid":               "80,000"})
	d.Press("Ctrl+s")
	has(t, d, "申告書を1件保存しました", "見本生命", "見本　管理 机上での入力", "計算できる")
	d.Here("M3-form-filed")
	d.Press("e")
	d.Press("Ctrl+s")
	has(t, d, "同じため、何も変えていません")
}

func TestExceptionsAreDecidedAndDeclarationsGivenBack(t *testing.T) {
	d := open(t, answered(t))
	person(d, "3003")
	has(t, d, "理由を残して、このまま進める", "要対応")
	d.Type("f-why", "本人に電話で確かめた")
	d.Click("form[action$='/accept'] button")
	has(t, d, "氏名と理由とともに記録しました", "本人に電話で確かめた", "元に戻す")
	d.Here("M3-accepted")
	person(d, "3002")
	d.Click("form[action$='/return'] button")
	has(t, d, "理由・名前・日付のどれかがありません")
	d.Here("M3-return-error")
	d.Type("f-reason", "家族の収入を確かめてください")
	d.Press("Enter")
	has(t, d, "申告書を差し戻しました", "家族の収入を確かめてください", "差し戻し中")
	d.Here("M3-returned")
}

func TestTwoScenariosAreComparedAndNothingIsFiled(t *testing.T) {
	d := open(t, answered(t))
	person(d, "3001")
	own := d.Path()
	d.Go(browser.Path(own) + "/compare")
	d.Here("M3-compare")
	d.Press("Ctrl+s")
	has(t, d, "もう一人の社員番号を名簿で確かめてください")
	d.Here("M3-compare-error")
	d.Type("f-number", "3002")
	d.Press("Ctrl+s")
	has(t, d, "年税額の合計", "⑲ ", "比べたのは所得税", "比べただけです")
	d.Here("M3-compared")
	set(d, map[string]string{"where": "away", "pay": "4,000,000", "insurance": "580,000"})
	d.Press("Ctrl+s")
	has(t, d, "ほかの勤務先の人", "円少なくなります")
	d.Here("M3-compared-away")
	d.Go(browser.Path(own))
	has(t, d, "見本　花子（子）")
	person(d, "3006")
	d.Screen("M3-compare-empty", browser.Path(d.Path())+"/compare")
}
