package document

const (
	textCopy         = "届出の控え"
	textCopyFoot     = "事務所の控えです。役所の様式ではないため、提出には使えません。個人番号（マイナンバー）は載せていません。"
	textCopyClient   = "顧問先"
	textCopyFact     = "理由と日"
	textCopyTo       = "提出先"
	textCopyLaw      = "根拠"
	textCopyMark     = "確認の度合い"
	textCopyState    = "状態"
	textCopyFile     = "入れたファイル"
	textCopyReceipt  = "受付番号"
	textCopyOffice   = "事務所"
	textCopyBy       = "印刷した人"
	textCopyLacks    = "足りないもの・確かめること"
	textCopyCourse   = "これまでの経過"
	textCopyNoCourse = "経過はまだありません。"
	textCopyDay      = "日"
	textCopyReason   = "理由・内容"
	textCopyEntered  = "記録した人"
	textCopyPapers   = "付けた公文書"
)
