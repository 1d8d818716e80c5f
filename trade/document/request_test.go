package document_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/trade/document"
	"romukura/trade/document/layout"
	bureau "romukura/trade/office"
)

func TestARequestSaysOfWhomWhatAndUntilWhen(t *testing.T) {
	r := document.Request{Office: &bureau.Office{Name: "みほん事務所", Phone: "03-0000-0100"},
		Client: "株式会社さくら", On: caldate.Must("2026-11-02"), Reply: caldate.Must("2026-11-05"), By: "見本　花子",
		Rows: []document.Wanted{{Who: "1001 𠮷田　健", Procedure: "資格取得届",
			Until: caldate.Must("2026-11-06"), What: []string{"住所がありません。", "年金手帳の写し"}},
			{Who: "本社", Procedure: "月額変更届", What: []string{"賃金台帳"}}}}
	text := r.Text()
	for _, want := range []string{"株式会社さくら　御中", "・1001 𠮷田　健 資格取得届（期限 令和8年11月6日）",
		"　　年金手帳の写し", "・本社 月額変更届（期限 速やかに）", "個人番号（マイナンバー）は",
		"令和8年11月5日までにお知らせください。", "電話 03-0000-0100", "担当 見本　花子"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	d := r.Document(document.Stamp{DataHash: "0123", Rules: "test"})
	for _, b := range d.Blocks {
		if table, ok := b.(layout.Table); ok {
			if len(table.Rows) != 2 || table.Rows[0].Cells[3].Text != "住所がありません。\n年金手帳の写し" {
				t.Error(table.Rows)
			}
			return
		}
	}
	t.Error("the letter has no table")
}
