package document

const (
	textRequest          = "ご提出・ご確認のお願い"
	textRequestTo        = "　御中"
	textRequestHead      = "いつもお世話になっております。下の届出に必要な次の資料・ご回答をお願いいたします。"
	textRequestReply     = "までにお知らせください。"
	textRequestFoot      = "個人番号（マイナンバー）は、この用紙・メールに書かないでください。事務所の定める方法でお渡しください。"
	textRequestPhone     = "電話 "
	textRequestBy        = "担当 "
	textRequestWho       = "対象"
	textRequestProcedure = "届出"
	textRequestUntil     = "届出の期限"
	textRequestWhat      = "お願いしたいもの"
	textRequestPromptly  = "速やかに"
	textRequestDot       = "・"
	textRequestBefore    = "（期限 "
	textRequestAfter     = "）"
	textRequestIndent    = "　　"
)
