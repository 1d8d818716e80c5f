package intake

const (
	textNoMonth      = "どの月の給与の勤怠か分かりません。"
	textGiveMonth    = "給与の月（支給月）と給与グループを指定してください。"
	textNoDay        = "支給日または月が指定されていません。"
	textGiveDay      = "賞与は支給日、月の金額は給与の月を指定してください。"
	textNoContract   = "締日に有効な契約がありません。"
	textGiveContract = "先に名簿の契約を取り込んでください。"
	textImported     = "取込ファイル: "
	textAmount       = "金額"
	textNoImport     = "その番号の取込はないか、すでに元に戻しています。"
	textListImports  = "取込の一覧を確かめてください。"
	textNeeded       = "この人には勤怠か給与がすでにあるので、登録を取り消せません。"
	textUndoLater    = "先にあとの取込を元に戻してください。"
	textNoItem       = "顧問先にない支給・控除項目です。"
	textRegisterItem = "顧問先の設定で項目を登録してください。"
	textDamaged      = "元の記録が読めません。"
)
