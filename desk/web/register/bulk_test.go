package register_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/tools/browser"
	"romukura/trade/employee"
)

func TestManyAreChangedAtOnceAndTakenBackAtOnce(t *testing.T) {
	b := toured(t)
	all := b.ClientByID(browser.Assigned).Employees
	for i, name := range []string{"𠮷田　髙子", "辻󠄀　﨑人", "グエン・ティ・ラン"} {
		all[i].Names[0].Value.Full = name
	}
	all[1].Left, all[1].LeftReason = caldate.Must("2026-11-15"), employee.LeftOwnWill
	planned, _ := all[0].Contracts.Latest()
	planned.Department = "企画"
	all[0].Contracts = all[0].Contracts.With(caldate.Must("2027-04-01"), planned)
	d := open(t, b)
	d.Go(register(d))
	d.Press("j", "x", "j", "j", "j", "X", "m")
	has(t, d, "main", "4名", "空けた欄は", "契約", "給与の金額", "住民税の納付先")
	d.Here("O3-bulk")
	d.Press("Ctrl+s")
	has(t, d, ".summary", "いつから")
	d.Here("O3-bulk-error")
	d.Type("f-from", "R8.12.1")
	d.Press("Ctrl+s")
	has(t, d, ".summary", "変える内容が一つも")
	d.Type("f-department", "本部")
	d.Type("f-by", "20,000")
	pick(d, map[string]string{"item": "base", "how": "up"})
	d.Press("Ctrl+s")
	has(t, d, "main", "変更しない人", "この日より前に退職しています。", "変更する人", "店舗 → 本部", "基本給",
		"随時改定", "健保法43", "𠮷田　髙子", "辻󠄀　﨑人", "グエン・ティ・ラン", "名を変更", "2026/12/01",
		"2027/04/01 からの予定の変更は、そのまま残ります")
	d.Here("O3-bulk-preview")
	d.Walk()
	d.Size(browser.Small)
	d.Here("O3-bulk-preview-1280")
	d.Size(browser.Wide)
	d.Click("details summary")
	d.Picture("O3-bulk-preview-open")
	d.Press("Ctrl+s")
	has(t, d, "main", "名の記録を変更しました", "元に戻す")
	d.Go(register(d) + "?view=ahead")
	changed := rows(d, "#people tbody tr")
	if changed < 2 {
		t.Errorf("%d have something ahead", changed)
	}
	d.Here("O3-bulk-saved")
	d.Go(register(d, "bulk", "preview"))
	has(t, d, "main", "この一括変更は終わっています")
	d.Here("O3-bulk-over")
}

// undone takes the whole of a change back.
func undone(t *testing.T, d *browser.Office) {
	t.Helper()
	d.Go(register(d))
	before := d.Text("#people tbody")
	d.Click("[data-all]")
	d.Press("m")
	d.Type("f-from", "2026/11/1")
	d.Type("f-department", "本部")
	d.Press("Ctrl+s")
	has(t, d, "main", "名簿だけが変わります")
	d.Press("Ctrl+s")
	has(t, d, "main", "35名の記録を変更しました")
	if n := strings.Count(d.Text("#people tbody"), "本部"); n != 35 {
		t.Errorf("%d are changed", n)
	}
	d.Press("u")
	if after := d.Text("#people tbody"); after != before {
		t.Error("not as it was before")
	}
}

func TestNobodyIsChangedByMistake(t *testing.T) {
	d := browser.Desk(t)
	d.Go(register(d))
	d.Press("m")
	has(t, d, "main", "だれも選ばれていません")
	d.Here("O3-bulk-nobody")
	d.Go(register(d))
	d.Press("j", "x", "m")
	d.Type("f-from", "2026/11/1")
	d.Type("f-department", "123456789018") // a My Number by its check digit
	d.Press("Ctrl+s")
	has(t, d, "main", "個人番号")
	d.Go(register(d, "bulk"))
	d.Type("f-from", "2026/11/1")
	d.Type("f-department", "本部")
	d.Press("Ctrl+s")
	has(t, d, "main", "1名を変更")
	// Somebody else saves meanwhile: nothing is overwritten, and it is worked out again.
	other := &browser.Office{Page: browser.Open(t, d.Address), Served: d.Served}
	other.Unlock(browser.Staff)
	other.Go(register(other))
	other.Press("j", "Enter")
	at := browser.Path(other.Path())
	other.Go(at + "/edit/address")
	other.Type("f-from", "2026/11/1")
	other.Type("f-text", "東京都見本区9-9")
	other.Press("Tab", "Ctrl+s")
	if !strings.Contains(other.Text("main"), "住所を保存しました") {
		other.Press("Ctrl+s")
	}
	has(t, other, "main", "住所を保存しました")
	d.Press("Ctrl+s")
	has(t, d, "main", "ほかの人が記録を保存しました", "1名を変更")
	d.Here("O3-bulk-clash")
	d.Press("Ctrl+s")
	has(t, d, "main", "1名の記録を変更しました")
	d.Go(at)
	has(t, d, "main", "9-9", "本部")
}
