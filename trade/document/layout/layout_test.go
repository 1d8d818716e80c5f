package layout_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"romukura/trade/document/layout"
)

// everyBlock holds one of every block with every text set, each text different.
func everyBlock() layout.Document {
	return layout.Document{
		Title: "表題", Place: "never printed", DataHash: "ab12", Rules: "版一", Mark: "控え",
		Repeat: []layout.Block{layout.Heading{Text: "見出し", Aside: "条文"}},
		Blocks: []layout.Block{
			layout.Fields{Items: []layout.Field{{Label: "氏名", Value: "𠮷田"}, {Value: "無題"}}},
			layout.Table{
				Caption: "表一", Aside: "単位", Heads: []layout.Row{layout.Line("大見出し")},
				Columns: []layout.Column{{Title: "項目"}, {Title: "四月"}, {}},
				Rows: []layout.Row{
					{Name: "基本給", Cells: []layout.Cell{layout.Text("基本"), layout.Yen(-1_234_567)}},
					{Cells: []layout.Cell{layout.Text("広い").Over(2), layout.Text("端").Bold()}},
				},
			},
			layout.Note{Text: "注記", Name: "備考"},
			layout.Note{Text: "第二の注記"},
			layout.Sum{Label: "差引", Value: "100", Unit: "円"},
			layout.Beside{Parts: []layout.Part{
				{Blocks: []layout.Block{layout.Heading{Text: "左"}}},
				{Blocks: []layout.Block{layout.Note{Text: "右"}}},
			}},
			layout.Spacer{Height: 10}, layout.PageBreak{},
		},
	}
}

// strings in a value that are printed: all of them but the names of places.
func printedStrings(v reflect.Value) []string {
	switch v.Kind() {
	case reflect.String:
		return []string{v.String()}
	case reflect.Interface:
		return printedStrings(v.Elem())
	case reflect.Slice:
		var all []string
		for i := range v.Len() {
			all = append(all, printedStrings(v.Index(i))...)
		}
		return all
	case reflect.Struct:
		var all []string
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "Place" && name != "Name" {
				all = append(all, printedStrings(v.Field(i))...)
			}
		}
		return all
	}
	return nil
}

func TestTextsMissesNothingThatIsPrinted(t *testing.T) {
	doc := everyBlock()
	var told []string
	for _, s := range layout.Texts(doc) {
		told = append(told, s)
	}
	all := strings.Join(told, "\n")
	for _, s := range printedStrings(reflect.ValueOf(doc)) {
		if !strings.Contains(all, s) {
			t.Errorf("%q is printed and not told", s)
		}
	}
	if strings.Contains(all, doc.Place) {
		t.Error("the place is told as if it were printed")
	}
}

func TestPlacesNameLabelsAndNeverValues(t *testing.T) {
	want := map[string]string{
		"𠮷田": "「氏名」", "無題": "記入欄", "-1,234,567": "「四月」列・「基本給」の行",
		"広い": "「項目」列・2行目", "端": "3列目・2行目", "注記": "「備考」", "第二の注記": "2番目の文",
		"右": "3番目の文", "100": "合計額", "単位": "表の題", "大見出し": "表の列見出し", "控え": "欄外",
	}
	for spot, s := range layout.Texts(everyBlock()) {
		if w, ok := want[s]; ok && spot.String() != w {
			t.Errorf("%s stands at %s, want %s", s, spot, w)
		}
	}
}

func TestTextsStopsWhenTold(t *testing.T) {
	n := 0
	for range layout.Texts(everyBlock()) {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Error(n)
	}
}

func TestCells(t *testing.T) {
	for _, c := range []struct {
		cell layout.Cell
		want string
	}{
		{layout.Yen(1_234_567), "1,234,567"}, {layout.Yen(0), "0"}, {layout.Yen(-1), "-1"},
		{layout.YenOrBlank(0), ""}, {layout.YenOrBlank(999), "999"}, {layout.Count(12), "12"},
		{layout.Clock(0), "0:00"}, {layout.Clock(59), "0:59"}, {layout.Clock(60), "1:00"},
		{layout.Clock(168*60 + 5), "168:05"}, {layout.Clock(-61), "-1:01"},
	} {
		if c.cell.Text != c.want || c.cell.Align != layout.End {
			t.Errorf("%+v, want %q", c.cell, c.want)
		}
	}
	if c := layout.Text("a").Bold().Over(2).At(layout.Middle); !c.Strong || c.Span != 2 ||
		c.Align != layout.Middle {
		t.Errorf("%+v", c)
	}
}

// ISO 216: A4 is 210 × 297 mm, A5 148 × 210 mm.
func TestPapersAreThoseOfISO216(t *testing.T) {
	for p, want := range map[layout.Paper][2]layout.Length{
		layout.A4: {2100, 2970}, layout.A4Landscape: {2970, 2100},
		layout.A5: {1480, 2100}, layout.A5Landscape: {2100, 1480},
	} {
		if w, h := p.Extent(); w != want[0] || h != want[1] {
			t.Errorf("%d: %d × %d", p, w, h)
		}
	}
}

func TestTheFootSaysWhatIsKnown(t *testing.T) {
	if s := (layout.Document{Title: "台帳"}).Foot(); s != "台帳" {
		t.Errorf("%q", s)
	}
	d := everyBlock()
	d.Trail = "控え番号 1"
	s := d.Foot()
	if !slices.Equal(strings.Split(s, "　"), []string{"表題", "データ ab12", "規則 版一", "控え番号 1"}) {
		t.Errorf("%q", s)
	}
}
