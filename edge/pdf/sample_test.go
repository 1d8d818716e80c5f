package pdf_test

import (
	"strconv"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/document/layout"
)

// The samples are invented. They show density and hierarchy, not the contents a statute asks for.
const (
	sampleHash  = "9f2c41d07be85a36c1e4907d2f6b8a53e0d71c94ab26f538d9e07b41c3a5f612"
	sampleRules = "2026-11-01 (表 2026-09-01)"
)

var sampleDay = caldate.Must("2026-11-25")

// ledgerItems are the rows of the sample: title, then twelve months by a base and a step.
var ledgerItems = []struct {
	kind       layout.RowKind
	name       string
	base, step yen.Amount
}{
	{layout.Group, "労働", 0, 0},
	{0, "労働日数", 20, 0},
	{0, "労働時間数", 160, 1},
	{0, "時間外労働時間数", 8, 1},
	{0, "休日労働時間数", 0, 0},
	{0, "深夜労働時間数", 2, 0},
	{layout.Group, "支給", 0, 0},
	{0, "基本給", 260_000, 0},
	{0, "役職手当", 10_000, 0},
	{0, "職務手当", 5_000, 0},
	{0, "家族手当", 15_000, 0},
	{0, "住宅手当", 20_000, 0},
	{0, "時間外手当", 16_500, 2_063},
	{0, "深夜手当", 1_032, 0},
	{0, "通勤手当(非課税)", 12_000, 0},
	{layout.Subtotal, "支給合計", 339_532, 2_063},
	{layout.Group, "控除", 0, 0},
	{0, "健康保険料", 16_864, 0},
	{0, "介護保険料", 2_703, 0},
	{0, "厚生年金保険料", 31_110, 0},
	{0, "子ども・子育て支援金", 391, 0},
	{0, "雇用保険料", 1_867, 11},
	{0, "所得税", 6_210, 70},
	{0, "住民税", 11_200, 0},
	{0, "組合費", 1_500, 0},
	{0, "財形貯蓄", 10_000, 0},
	{layout.Subtotal, "控除合計", 81_845, 81},
	{layout.Total, "差引支給額", 257_687, 1_982},
}

func wageLedger(place, name string) layout.Document {
	columns := []layout.Column{{Title: "賃金計算期間", Width: 330, Label: true}}
	for m := 1; m <= 12; m++ {
		n := strconv.Itoa(m)
		title := n + "/1–" + n + "/末"
		columns = append(columns, layout.Column{Title: title, Align: layout.End})
	}
	columns = append(columns, layout.Column{Title: "計", Width: 200, Align: layout.End, Thick: true})
	var rows []layout.Row
	for _, item := range ledgerItems {
		row := layout.Row{Kind: item.kind, Name: item.name, Cells: []layout.Cell{layout.Text(item.name)}}
		var sum yen.Amount
		for m := yen.Amount(0); m < 12 && item.kind != layout.Group; m++ {
			v := item.base + item.step*(m%5)
			sum += v
			row.Cells = append(row.Cells, layout.Yen(v))
		}
		if item.kind != layout.Group {
			row.Cells = append(row.Cells, layout.Yen(sum).Bold())
		}
		rows = append(rows, row)
	}
	return layout.Document{
		Title: "賃金台帳", Place: place, Paper: layout.A4Landscape,
		DataHash: sampleHash, Rules: sampleRules,
		Repeat: []layout.Block{
			layout.Heading{Text: "賃金台帳　令和8年(2026年)", Aside: "労働基準法第108条・同法施行規則第54条"},
			layout.Fields{Columns: 4, Shares: []int{4, 4, 2, 2}, Items: []layout.Field{
				{Label: "事業場", Value: "株式会社あおぞら製作所 葛󠄀飾工場"},
				{Label: "氏名", Value: name, Strong: true},
				{Label: "性別", Value: "女"},
				{Label: "社員番号", Value: "10003"},
			}},
		},
		Blocks: []layout.Block{
			layout.Table{Columns: columns, Rows: rows, Size: 78},
			layout.Note{Tone: layout.Small, Text: "単位は円、労働時間数は時間。" +
				"空白は記入がないことを、0は支払または労働がないことを示します。"},
		},
	}
}

func slipPart(title string, rows ...layout.Row) layout.Part {
	return layout.Part{Blocks: []layout.Block{layout.Table{
		Caption: title, Open: true, Rows: rows, Least: 7,
		Columns: []layout.Column{{Share: 5}, {Share: 4, Align: layout.End}},
	}}}
}

func entry(name string, a yen.Amount) layout.Row {
	return layout.Row{Name: name, Cells: []layout.Cell{layout.Text(name), layout.Yen(a)}}
}

func total(name string, a yen.Amount) layout.Row {
	row := entry(name, a)
	row.Kind = layout.Total
	return row
}

func paySlip(place, name string) layout.Document {
	return layout.Document{
		Title: "給与明細書", Place: place, Paper: layout.A5Landscape,
		DataHash: sampleHash, Rules: sampleRules,
		Blocks: []layout.Block{
			layout.Heading{Text: "給与明細書　2026年11月分", Aside: "令和8年11月25日支給"},
			layout.Fields{Columns: 3, Shares: []int{5, 5, 3}, Items: []layout.Field{
				{Label: "氏名", Value: name + " 様", Strong: true},
				{Label: "会社", Value: "株式会社あおぞら製作所"},
				{Label: "社員番号", Value: "10003"},
				{Label: "所属", Value: "製造二課"},
				{Label: "計算期間", Value: "2026年11月1日～11月30日"},
				{Label: "扶養", Value: "2人"},
			}},
			layout.Beside{Parts: []layout.Part{
				slipPart("勤怠", layout.Line("労働日数", "20日"), layout.Line("労働時間", "168:00"),
					layout.Line("時間外", "8:00"), layout.Line("深夜", "2:00"),
					layout.Line("有給休暇", "1.0日"), layout.Line("有給残", "12.5日")),
				slipPart("支給", entry("基本給", 260_000), entry("役職手当", 10_000),
					entry("時間外手当", 16_500), entry("深夜手当", 1_032),
					entry("通勤手当", 12_000), total("支給合計", 299_532)),
				slipPart("控除", entry("健康保険料", 14_775), entry("介護保険料", 2_385),
					entry("厚生年金保険料", 27_450), entry("雇用保険料", 1_647),
					entry("所得税", 4_788), entry("住民税", 11_200), total("控除合計", 62_245)),
			}},
			layout.Sum{Label: "差引支給額", Value: yen.Amount(237_287).String(), Unit: "円"},
			layout.Note{Tone: layout.Boxed, Text: "前月との差 -2,385円: 11月から介護保険料の徴収が始まりました" +
				"(40歳になった月から)。ほかの項目は前月と同じです。"},
		},
	}
}

// roster is a form with ruled fields and wrapped text, on A4.
func roster(place, name string) layout.Document {
	return layout.Document{
		Title: "労働者名簿", Place: place, Paper: layout.A4, Mark: "控え",
		DataHash: sampleHash, Rules: sampleRules,
		Blocks: []layout.Block{
			layout.Heading{Text: "労働者名簿", Aside: "労働基準法第107条・同法施行規則第53条"},
			layout.Fields{Columns: 2, Ruled: true, Items: []layout.Field{
				{Label: "氏名", Value: name, Strong: true},
				{Label: "フリガナ", Value: "ﾖｼﾀﾞ ｱｵｲ"},
				{Label: "生年月日", Value: "昭和61年11月5日(1986年)"},
				{Label: "性別", Value: "女"},
				{Label: "住所", Value: "東京都葛󠄀飾区青戸七丁目1番1号 メゾン・ド・グエン・ティ 203号室", Span: 2},
				{Label: "従事する業務の種類", Value: "製造"},
				{Label: "雇入年月日", Value: "平成25年4月1日"},
				{Label: "退職年月日及び事由", Value: "", Span: 2},
			}},
			layout.Heading{Text: "履歴", Level: 2},
			layout.Table{
				Columns: []layout.Column{
					{Title: "年月日", Width: 300, Label: true}, {Title: "異動の内容", Share: 3},
					{Title: "備考", Share: 2},
				},
				Rows: []layout.Row{
					layout.Line("平成25年4月1日", "入社。製造一課に配属", ""),
					layout.Line("平成30年10月1日", "製造二課へ異動。主任となり、役職手当の支給を始める。"+
						"あわせて安全衛生委員会の委員を務める。", "辞令第30–10号"),
					layout.Line("令和8年4月1日", "係長に昇任", ""),
				},
			},
		},
	}
}

// hardNames are the characters that other writers lose.
var hardNames = []string{
	"𠮷田 葵", "髙橋", "山﨑", "辻󠄀", "辻", "葛󠄀飾", "葛飾", "ｸﾞｴﾝ", "塚本", "塚本", "𡈽屋", "𠀋", "グエン・ティ",
	"渡邉", "渡邊", "齋藤", "濵田", "神田", "禰󠄀豆子",
}

// names prints each hard name in three places: large, bold, and in a cell.
func names(place string) layout.Document {
	table := layout.Table{
		Columns: []layout.Column{{Title: "細字", Width: 600}, {Title: "太字", Width: 600}, {Title: "符号"}},
		Size:    140,
	}
	for i, n := range hardNames {
		table.Rows = append(table.Rows, layout.Row{Name: "例", Cells: []layout.Cell{
			layout.Text(n), layout.Text(n).Bold(), layout.Count(i),
		}})
	}
	return layout.Document{Title: "名簿", Place: place, Blocks: []layout.Block{table}}
}

// long is a book of several pages: a head of two rows, groups, wrapped cells, a closing total.
func long(place string) layout.Document {
	table := layout.Table{
		Caption: "賃金の内訳", Aside: "単位: 円",
		Heads: []layout.Row{{Cells: []layout.Cell{
			layout.Text(""), layout.Text("支給").Over(2), layout.Text("控除").Over(2),
		}}},
		Columns: []layout.Column{
			{Title: "月", Width: 300, Label: true},
			{Title: "基本給", Align: layout.End, Thick: true}, {Title: "手当", Align: layout.End},
			{Title: "社会保険", Align: layout.End, Thick: true}, {Title: "税", Align: layout.End},
		},
	}
	for year := 2019; year < 2027; year++ {
		table.Rows = append(table.Rows, layout.Row{
			Kind: layout.Group, Cells: []layout.Cell{layout.Text(strconv.Itoa(year) + "年")},
		})
		for m := 1; m <= 12; m++ {
			table.Rows = append(table.Rows, layout.Row{Cells: []layout.Cell{
				layout.Text(strconv.Itoa(m) + "月"), layout.Yen(yen.Amount(260_000 + m)),
				layout.Yen(12_000), layout.Yen(-45_678), layout.YenOrBlank(yen.Amount(m % 2 * 5_000)),
			}})
		}
	}
	table.Rows = append(table.Rows, layout.Row{Kind: layout.Total, Cells: []layout.Cell{
		layout.Text("総計"), layout.Yen(24_960_624), layout.Yen(1_152_000), layout.Yen(-4_385_088),
		layout.Yen(240_000),
	}})
	return layout.Document{
		Title: "賃金の推移", Place: place, Mark: "下書き", DataHash: sampleHash, Rules: sampleRules,
		Repeat: []layout.Block{
			layout.Heading{Text: "賃金の推移", Aside: "山﨑 髙子"},
		},
		Blocks: []layout.Block{table, layout.Note{Text: "以上"}},
	}
}
