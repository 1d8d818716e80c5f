package sealed

import "romukura/record"

const (
	textNotLoaded = "帳簿を開き直してから、もう一度操作してください。何も書いていません。"
	textNoKey     = "この顧問先の鍵を持っていないため、開くことも書くこともできません。担当の割当てを所長に確かめてください。"
	textHurt      = "開けない記録が残っているため、この顧問先には書けません。何も書いていません。控えから戻してから操作してください。"
	textDamaged   = "開けない記録が%d件あります（最初のもの: %s、記録 %s、第%d版）。書き換えられたか、別の場所のものと入れ替わっています。" +
		"ほかの記録は読めます。romukura book verify で場所を調べ、控えから戻してください。"
	textConflict = "2つの端末で別々に書かれ、まだ選ばれていない記録が%d件あります（最初のもの: %s）。何も書いていません。" +
		"romukura book conflicts で両方を見比べ、romukura book settle で選んでください。"
	textStale = "開いた後に、ほかの端末か別の操作で新しい版が書かれています（%d件: %s）。何も書いていません。" +
		"もう一度開いて、新しい内容を確かめてから操作してください。"
	textNewer      = "%s 第%d版 %s"
	textLater      = "この操作の上に後の操作が乗っているため、取り消せません。何も変えていません。先にこちらを取り消してください: %s"
	textBatch      = "%s %s（番号 %s）"
	textNoBatch    = "その番号の操作はありません。romukura book log で番号を確かめてください。"
	textNoConflict = "その記録に、選ぶべき2つの版はありません。romukura book conflicts で確かめてください。"
	textReused     = "同じ名前の操作が、別の内容ですでに記録されています。何も書いていません。"
	textTooLarge   = "文書が大きすぎます（%dMBまで）。何も保存していません。"
	textMore       = "ほか%d件"
	textComma      = "、"
)

// kindLabels are the kinds of records in words of the trade.
var kindLabels = map[string]string{
	kindOffice: "事務所", kindTable: "法令の表", kindClient: "顧問先", kindEmployee: "従業員", "attendance": "勤怠",
	kindRun: "給与計算", kindSlip: "給与明細", "case": "届出", "excluded": "届出の対象外",
	"decision": "判断", "question": "確認事項", "import": "取込", "mapping": "列の対応",
	"determination": "標準報酬の決定", "decided": "決定済みの月", "society": "健保組合の表",
	"serials": "媒体通番", "entered": "入力した金額", "bonus": "賞与の入力", "carry": "差額",
	kindSeason: "年末調整", kindSettlement: "年末調整（本人）",
	kindFile: "届出ファイル", record.KindDocument: "文書", record.KindMember: "利用者",
}

// Kind is a kind of record in Japanese.
func Kind(kind string) string {
	if text, ok := kindLabels[kind]; ok {
		return text
	}
	return kind
}

var actLabels = map[record.Act]string{
	record.Found: "開設", record.Edit: "変更", record.Import: "取込", record.Payroll: "給与計算",
	record.Decide: "決定", record.Filing: "届出", record.Document: "文書の保存", record.Undo: "取消し",
	record.Settle: "食い違いの解消", record.Member: "利用者", record.Rotate: "鍵の更新",
	record.Recovery: "回復の備え", record.Destroy: "鍵の破棄", record.Configure: "設定",
}

// Act is an act in Japanese.
func Act(act record.Act) string {
	if text, ok := actLabels[act]; ok {
		return text
	}
	return string(act)
}
