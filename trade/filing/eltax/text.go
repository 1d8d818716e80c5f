package eltax

import (
	"fmt"
	"strconv"

	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

const (
	// textFormulaStarts are the signs that a spreadsheet takes for the beginning of a formula.
	textFormulaStarts = "=+-@\t\r＝＋－＠"

	textKind = "給料・賞与"
	textKin  = "特定親族"
	textJoin = "　"

	textDraftUnverified = "未確認: この年分の公式の項目と順は照合していません。提出には使えません。"
	textDraftNumbers    = "個人番号は空欄です（提出前に、番号を保管している所で記入します）。"
	textCharacter       = "書けない文字を、本人に確かめて通常の字にしてください。"

	textCoverHead   = "年分,市区町村コード,指定番号,法人番号,給与支払者,所在地,電話,受給者総人員,特別徴収,普通徴収（退職者）,普通徴収（その他）,報告人員,支払金額"
	textSummaryHead = "年分,法人番号,支払者,人員,源泉徴収税額のない者,支払金額,源泉徴収税額,税務署提出の人員,同 支払金額,同 源泉徴収税額"

	textSummaryNote = "法定調書合計表の記入用の集計です。公式の様式・CSVではありません。税務署への提出範囲の金額は未確認です。"

	textSummaryDeemed = "法定調書合計表の記入用の集計です。公式の様式・CSVではありません。" +
		"令和8年分からは、市区町村に提出した給与支払報告書が税務署への源泉徴収票の提出とみなされます。提出範囲の金額は未確認です。"
)

var (
	wordUnverified = fault.Fault{Path: "layout", Code: "eltax.layout-unverified",
		Message: "この年分の公式のレイアウトとの照合が済んでいないため、提出用のファイルを作りません。",
		Remedy:  "eLTAXの統一CSVレイアウトと項目を照らし合わせた人が、名前と日付を示して作成してください。紙の様式と内容の確認は今でもできます。"}
	wordMunicipality = fault.Fault{Code: "eltax.municipality",
		Message: "翌年1月1日の住所の市区町村コード（6桁）がないため、給与支払報告書に入れていません。",
		Remedy:  "名簿の住所に市区町村コードを入力してから、もう一度作成してください。", Law: "地税法317の6-1"}
	wordRequired = fault.Fault{Code: "eltax.required", Message: "必ず記入する項目が空です。",
		Remedy: "名簿または顧問先の設定に入力してください。"}
	wordComma = fault.Fault{Code: "eltax.sign", Message: "使えない記号（カンマ・引用符・改行）があります。",
		Remedy: "記号を除いてください。"}
	wordKind = fault.Fault{Code: "eltax.kind", Message: "全角・半角または数字の決まりに合わない文字があります。",
		Remedy: "名簿または申告書の内容を直してください。"}
)

func textTooLong(n int) fault.Fault {
	return fault.Fault{Code: "eltax.length", Message: strconv.Itoa(n) + "文字までの項目です。",
		Remedy: "短くしてください。切り詰めることはしません。"}
}

func textNumbered(n int, name string) string { return fmt.Sprintf("（%d）%s", n, name) }

func textFormer(f settlement.FormerSlip) string {
	return fmt.Sprintf("前職%s支払%d円社保%d円税額%d円", f.Employer, f.Facts.Pay, f.Facts.Insurance,
		f.Facts.Tax)
}

// yearText is an income year as offices write it: 令和8年分.
func yearText(y yearend.IncomeYear) string {
	_, n := y.Last().Era()
	return fmt.Sprintf("令和%d年分", n)
}
