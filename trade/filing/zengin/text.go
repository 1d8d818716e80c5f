package zengin

// text is one fault in the user's language.
type text struct{ code, message, remedy string }

// of puts the name of a field before the message.
func (t text) of(f *field) text {
	t.message = f.name + t.message
	return t
}

var (
	textNoProfile = text{"zengin.profile", "銀行ごとの設定の名前が見つかりません。",
		"支払口座の設定で、一覧にある設定を選んでください。"}
	textNoFormat = text{"zengin.format", "振込の種類が決まっていません。",
		"総合振込・給与振込・賞与振込のどれかを選んでください。"}
	textNoPayments = text{"zengin.empty", "振込が1件もありません。",
		"口座への振込があるか確かめてください。"}
	textTooMany = text{"zengin.count.limit", "1つのファイルに入れられる件数を超えています。",
		"給与グループを分けて作成してください。"}
	textNoDay  = text{"zengin.day.none", "振込指定日がありません。", "支給日を入れてください。"}
	textClosed = text{"zengin.day.closed", "振込指定日が銀行の休業日です。",
		"銀行の営業日を指定してください。"}
	textDayUnknown = text{"zengin.day.unknown", "振込指定日の年の祝日がまだ公表されていません。",
		"銀行の営業日かどうかを確かめてください。"}
	textDigits  = text{"zengin.digits", "に数字でない文字があります。", "数字だけで入れてください。"}
	textTooLong = text{"zengin.length", "が長すぎます。",
		"銀行の案内にある桁数に収めてください。名義は通帳のカナのとおりにします。"}
	textMissing = text{"zengin.missing", "がありません。", "入れてください。"}
	textLetters = text{"zengin.letters", "に銀行の振込データで使えない文字があります。",
		"半角のカナ・英大文字・数字で入れてください。小さいカナは使えません。"}
	textBankName = text{"zengin.bank-name", "をカナで書けません。",
		"この銀行の設定では必須です。カナで入れてください。"}
	textCodeLength = text{"zengin.code", "の桁数が合いません。", "先頭の0も含めて入れてください。"}
	textAmount     = text{"zengin.amount", "振込金額が0円以下です。",
		"金額を確かめるか、この人を振込から外してください。"}
	textAccountKind = text{"zengin.account-kind", "がこの振込で使えないものです。",
		"給与・賞与の振込は普通か当座の口座だけです。"}
	textTwice = text{"zengin.twice", "同じ人の同じ口座への振込が2件あります。",
		"二重の振込でないか確かめてください。"}
	textReadBack = text{"zengin.read-back", "書き出したデータの件数か金額が元と一致しません。",
		"このファイルは使わず、お問い合わせください。"}

	textMark = text{"zengin.mark", "先頭に余分な3バイト（BOM）があります。",
		"文字コードを変換せずに保存したファイルを使ってください。"}
	textMore = text{"zengin.more", "誤りが多いため、以降の表示を省きました。",
		"振込データのファイルかどうかを確かめてください。"}
	textEmpty  = text{"zengin.file.empty", "ファイルが空です。", "もう一度作成してください。"}
	textMixed  = text{"zengin.newline", "改行の種類が混ざっています。", "編集していないファイルを使ってください。"}
	textLength = text{"zengin.record.length", "レコードの長さが120バイトではありません。",
		"編集していないファイルを使ってください。"}
	textAfterEnd = text{"zengin.after-end", "エンドレコードの後にデータがあります。",
		"編集していないファイルを使ってください。"}
	textNoHeader = text{"zengin.no-header", "ヘッダーレコードより前にデータがあります。",
		"ファイルを作り直してください。"}
	textNoTrailer = text{"zengin.no-trailer", "トレーラーレコードがありません。",
		"ファイルを作り直してください。"}
	textNoEnd   = text{"zengin.no-end", "エンドレコードがありません。", "ファイルが途中で切れていないか確かめてください。"}
	textNoBatch = text{"zengin.no-batch", "振込のまとまりが1つもありません。", "ファイルを作り直してください。"}
	textKind    = text{"zengin.kind", "データ区分が1・2・8・9のどれでもありません。",
		"ファイルを作り直してください。"}
	textType = text{"zengin.type", "種別コードが総合振込21・給与振込11・賞与振込12のどれでもありません。",
		"振込の種類を確かめてください。"}
	textCoding   = text{"zengin.coding", "コード区分が0（JIS）ではありません。", "JISコードのファイルを使ってください。"}
	textMonthDay = text{"zengin.day", "振込指定日が暦の月日になっていません。", "MMDDの4桁で入れてください。"}
	textValue    = text{"zengin.value", "が決められた値ではありません。", "銀行の案内を確かめてください。"}
	textNotBlank = text{"zengin.blank", "（空き欄）に文字があります。", "空白にしてください。"}
	textClearing = text{"zengin.clearing", "手形交換所番号は使われなくなった欄です。", "0000にしてください。"}
	textEDI      = text{"zengin.edi", "識別表示がYでも空白でもありません。",
		"EDI情報を使うときはY、使わないときは空白にしてください。"}
	textNameMissing = text{"zengin.name", "名義がありません。", "カナで入れてください。"}
	textPayrollName = text{"zengin.payroll-name", "名義にカナ以外の文字があります。",
		"給与・賞与の振込で使えるか、銀行の案内を確かめてください。"}
	textCount = text{"zengin.count", "トレーラーの合計件数が明細の件数と一致しません。",
		"ファイルを作り直してください。"}
	textTotal = text{"zengin.total", "トレーラーの合計金額が明細の合計と一致しません。",
		"ファイルを作り直してください。"}
)
