package document_test

import (
	"strings"
	"testing"

	"romukura/ground/caldate"
	"romukura/trade/document"
	"romukura/trade/document/layout"
	bureau "romukura/trade/office"
)

// TestACopyOfACaseSaysWhatItIsAndIsNoForm looks for everything that the case says, for the note
// that it is no form, and for nothing empty.
func TestACopyOfACaseSaysWhatItIsAndIsNoForm(t *testing.T) {
	c := document.CaseCopy{Office: &bureau.Office{Name: "みほん事務所"}, Client: "株式会社さくら",
		Who: "1001 辻󠄀　花", Procedure: "資格取得届", Fact: "入社", Day: caldate.Must("2026-10-01"),
		Until: caldate.Must("2026-10-06"), To: "年金事務所", Law: "健保則24", State: "返戻",
		Receipt: "2026110400012", On: caldate.Must("2026-11-02"), By: "見本　花子",
		Lacks: []string{"住所がありません。"}, Papers: []string{"決定通知書 令和8年11月2日"},
		Steps: []document.CaseStep{{On: caldate.Must("2026-10-30"), State: "返戻",
			Reason: "カナ氏名が違う", By: "見本　花子"}}}
	d := c.Document(document.Stamp{DataHash: "0123", Rules: "test"})
	var text strings.Builder
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case layout.Heading:
			text.WriteString(b.Text + b.Aside + "\n")
		case layout.Note:
			text.WriteString(b.Text + "\n")
		case layout.Fields:
			for _, f := range b.Items {
				if f.Value == "" {
					t.Error("empty: ", f.Label)
				}
				text.WriteString(f.Label + " " + f.Value + "\n")
			}
		case layout.Table:
			for _, r := range b.Rows {
				for _, x := range r.Cells {
					text.WriteString(x.Text + " ")
				}
			}
		}
	}
	for _, want := range []string{"資格取得届", "役所の様式ではない", "株式会社さくら", "1001 辻󠄀　花",
		"入社 令和8年10月1日", "令和8年10月6日", "年金事務所", "健保則24", "2026110400012",
		"住所がありません。", "カナ氏名が違う", "決定通知書 令和8年11月2日", "みほん事務所"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %s in %s", want, text.String())
		}
	}
	c.Until, c.Steps = caldate.Date{}, nil
	if d = c.Document(document.Stamp{}); len(d.Blocks) == 0 {
		t.Error("nothing without a day or a course")
	}
}
