package withholding

import "fmt"

// Faults of a table that is imported.
const (
	textCompareSheet       = "国税庁の表と見比べて直してください。"
	textUnknownTable       = "取り込める表の種類ではありません。"
	textUnknownTableRemedy = "月額表、日額表、賞与の算出率の表、電算機計算の表から選んでください。"
	textTooLarge           = "ファイルが大きすぎます（4MBまで）。"
	textEncoding           = "文字コードがUTF-8ではありません。"
	textEncodingRemedy     = "UTF-8のタブ区切りで保存し直してください。"
	textFormRemedy         = "表の形（先頭の説明行、列名、タブ区切り、適用の初日のファイル名）を直してください。"
	textDraft              = "施行前の案の表です。"
	textDraftRemedy        = "公布された表を取り込んでください。"
	textColumns            = "列の名前か並びが違います。"
	textEmptyTable         = "行がありません。"
	textGap                = "行の区切りが前後の行とつながっていません。"
	textFalls              = "給与が増えるのに税額か率が下がっています。"
	textRisesHeads         = "扶養親族等が増えるのに税額か率が上がっています。"
	textBBelowA            = "乙欄の税額が甲欄の税額より低くなっています。"
	textSeam               = "最後の行の税額が、その上の区分の基準の税額を超えています。"
	textTooEarly           = "このプログラムが扱う最初の日より前の表です。"
	textTooEarlyRemedy     = "適用の初日（ファイル名）を確かめてください。"
	textSeamUnchecked      = "最後の行とその上の区分のつながりは、もう一方の表がないため確かめていません。"

	textSeamUncheckedRemedy = "もう一方の表も取り込んでください。"
)

func textForm(err error) string { return fmt.Sprintf("表として読めません（%v）。", err) }

func textColumnsRemedy(names string) string { return "列は次の順です: " + names }

func textBadCell(k kind) string {
	switch k {
	case amountCell, maybeAmount, signedCell:
		return "円単位の金額ではありません。"
	case rateCell, maybeRate:
		return "0から1までの正確な率ではありません。"
	case countCell:
		return "0から7までの人数ではありません。"
	}
	return "空欄です。"
}
