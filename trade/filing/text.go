package filing

import "fmt"

const (
	textPromptly = "速やかに"
	textDeadline = "提出期限"
	textEventDay = "事実のあった日"
	textRule     = "期限の数え方"

	textNotInsured             = "健康保険・厚生年金保険の被保険者ではありません（週の所定時間・日数などを確かめてください）"
	textNotEmploymentInsured   = "雇用保険の被保険者ではありません（役員・学生・週20時間未満など）"
	textCategoryChanged        = "被保険者の区分が変わっただけで、資格の得喪はありません（区分変更届を届け出ます）"
	textLeaveGoesOn            = "続けて産前産後休業・育児休業に入るため、休業終了時改定の申出はできません"
	textNoBonusQuestion        = "登録した支払予定月に賞与を支給しませんでしたか。"
	textNoBonusProposal        = "支給しなかった場合は賞与不支給報告書を出します。支給した場合は賞与を計算してください。"
	textNoBonus                = "この賞与の支給がありません"
	textNoRemuneration         = "報酬月額が決まっていません。"
	textNoRemunerationRemedy   = "資格取得時の報酬月額を決めてください。"
	textNoKana                 = "カナ氏名がありません。"
	textNoKanaRemedy           = "名簿にカナ氏名を入れてください。"
	textNoSex                  = "性別（種別）がありません。"
	textNoSexRemedy            = "名簿に性別を入れてください。"
	textNoPensionNumber        = "基礎年金番号がありません。"
	textNoPensionNumberRemedy  = "基礎年金番号か個人番号を本人に確かめてください。"
	textNoReason               = "退職理由がありません。"
	textNoReasonRemedy         = "退職理由を名簿に入れてください。"
	textCertificateQuestion    = "離職票（離職証明書）を本人が希望していますか。"
	textCertificateAlways      = "59歳以上のため、希望がなくても離職証明書を添えます。"
	textCertificateOnWish      = "希望する場合に離職証明書を添えます。本人に確かめてください。"
	textFamilyIncomplete       = "家族の性別または生年月日がありません。"
	textFamilyIncompleteRemedy = "家族の記録を補ってください。"
	textFamilyReason           = "扶養に入る（外れる）理由がありません。"
	textFamilyReasonRemedy     = "出生・婚姻・離職・収入減などの理由を入れてください。"
	textLeaveNotApplied        = "本人からの申出が記録されていません。"
	textLeaveNotAppliedRemedy  = "申出書を受け取り、記録してください。保険料の免除は申出が条件です。"
	textOfferQuestion          = "本人が申し出ますか。"
	textOfferProposal          = "対象になることを本人に知らせ、申し出があれば届け出ます。"
	textLinkedQuestion         = "個人番号と基礎年金番号が結び付いていますか。"
	textLinkedProposal         = "結び付いていれば届出は不要です。年金事務所の被保険者一覧で確かめてください。"
	textSeventyQuestion        = "70歳到達日の前後で標準報酬月額が変わりますか。"
	textNoCourse               = "今の状態からは、その状態にできません。"
	textNoCourseRemedy         = "画面を開き直して、今の状態を確かめてください。"
	textCaseReason             = "理由がありません。"
	textCaseReasonRemedy       = "後から見た人が分かるように、理由を入力してください。"
	textCaseDay                = "日付がありません。"
	textCaseDayRemedy          = "提出した日、返戻された日などを入力してください。"
	textCaseBy                 = "だれが行ったかがありません。"
	textEntryProcedure         = "手続の種類がありません。"
	textEntryProcedureRemedy   = "一覧から選んでください。"
	textEntryPerson            = "だれの手続かがありません。"
	textEntryPersonRemedy      = "対象の人を選んでください。"
	textEntryWhole             = "この手続は、一人についてではなく、顧問先全体のものです。"
	textEntryWholeRemedy       = "対象者を「顧問先全体」にしてください。"
	textEntryDay               = "事実のあった日がありません。"
	textEntryDayRemedy         = "2026/11/10 または R8.11.10 のように入力してください。"
	textEntryEarly             = "この日の手続の期限は、表にありません。"
	textEntryEarlyRemedy       = "2021年4月1日以後の日を入力してください。"
	textEntryUntil             = "この手続の期限は法令で決まっています。"
	textEntryUntilRemedy       = "期限の欄を空にしてください。事実のあった日から数えます。"
	textSeventyProposal        = "変わらない場合、届出は不要です（到達届の省略）。"
)

// ruleText says how a deadline is counted.
func (t *Terms) ruleText() string {
	switch t.rule {
	case "days":
		return fmt.Sprintf("翌日から数えて%d日以内", t.n)
	case "next-month":
		return fmt.Sprintf("翌月%d日まで", t.n)
	case "july":
		return fmt.Sprintf("7月1日から%d日まで", t.n)
	case "months":
		return fmt.Sprintf("翌日から数えて%dか月以内", t.n)
	case "month-end":
		return "翌月末日まで"
	}
	return textPromptly
}

// Label is the state in Japanese.
func (s State) Label() string {
	return map[State]string{Open: "要対応", Ready: "作成できます", Prepared: "作成済み", Submitted: "提出済み",
		Returned: "返戻", Done: "完了", NotOwed: "届出不要"}[s]
}

// Label is the event in Japanese.
func (e Event) Label() string {
	return map[Event]string{EventHired: "入社", EventLeft: "退社", EventBonus: "賞与",
		EventDependent: "扶養の異動",
		EventLeave:     "休業", EventLeaveEnd: "休業の終了", EventAddress: "住所変更", EventName: "氏名変更",
		EventAge: "年齢到達", EventRaise: "固定的賃金の変動", EventJuly: "定時決定", EventCoverage: "適用の変化",
		EventHand: "手入力", EventPay: "給与支払", EventTwoEmployer: "二以上勤務"}[e]
}
