package spreadsheet

import "strings"

const (
	textTooLarge     = "ファイルが大きすぎます（200MBまで）。"
	textSplit        = "期間や事業所で分けるか、CSVで保存して、もう一度取り込んでください。"
	textBomb         = "展開すると大きすぎるファイルです（200MBまで）。壊れているか、細工されたおそれがあります。"
	textTooWide      = "列が多すぎるシートです（1,000列まで）。"
	textDropColumns  = "使わない列を消して保存し直してください。"
	textBroken       = "Excelのファイルとして読めません。壊れているか、途中で切れています。"
	textOld          = "古い形式（.xls）のExcelファイルです。"
	textOther        = "Webページなどの形で保存されたExcelファイルです。"
	textSaveXLSX     = "Excelで開き、「名前を付けて保存」で「Excelブック（.xlsx）」を選んで保存し直してください。"
	textPassword     = "パスワードの付いたExcelファイルです。"
	textDropPassword = "パスワードを外して保存し直してください。取り込んだら、そのファイルは消してください。"
	textNameSheet    = "読むシートの名前を指定してください。"
	textNoTable      = "表がありません。"
)

func noSheet(names []string) string {
	if len(names) == 0 {
		return "中身のあるシートがありません。"
	}
	return "その名前のシートはありません。あるシート: " + strings.Join(names, "、")
}

func otherSheets(names []string) string {
	return "中身のあるシートがほかにもあります。「" + names[0] + "」だけを読みました。ほか: " +
		strings.Join(names[1:], "、")
}
