package eltax

import (
	"romukura/ground/fault"
	"romukura/law/residenttax"
)

const (
	textLeaverNote = "給与所得者異動届出書の記入用の一覧です。eLTAXの取込レイアウトは未確認のため、取込用のデータではありません。" +
		"個人番号は空欄です（提出前に、番号を保管している所で記入します）。"
	textLeaverHead = "市区町村コード,市区町村,年度の別,年度,指定番号,受給者番号,社員番号,氏名,フリガナ,生年月日,1月1日の住所," +
		"退職後の住所,異動年月日,異動の事由,（ア）年税額,徴収済の最初の月,徴収済の最後の月,（イ）徴収済額,（ウ）未徴収税額," +
		"異動後の徴収方法,一括徴収しない理由,一括徴収額,一括徴収の支給日,納入期限,提出期限,提出期限（閉庁日のとき）"
	textRevisedNote = "住民税の税額変更の一覧です。変更した月より前に徴収した額は変わりません。市区町村の通知書と照らし合わせてください。"
	textRevisedHead = "年度,市区町村コード,市区町村,指定番号,社員番号,版,変更する月,変更前の月割額,変更する月の額,その後の月割額," +
		"変更前の年税額,変更後の年税額,普通徴収への切替"
)

var (
	wordNoLastPay = fault.Fault{Path: "resident", Code: "eltax.no-last-pay",
		Message: "退職した月の給与が計算されていないため、異動届出書を作れません。",
		Remedy:  "最後の給与を計算してから、もう一度作成してください。この事務所の計算より前に退職した人は、届出が済んでいるか確かめてください。",
		Law:     "地税法321の5-3"}
	wordLeaverPlace = fault.Fault{Path: "resident", Code: "eltax.leaver-place",
		Message: "住民税の市区町村コード（6桁）がありません。",
		Remedy:  "税額通知書か1月1日の住所の市区町村コードを名簿に入力してください。", Law: "地税法321の5-3"}
	wordTakenOtherwise = fault.Fault{Path: "resident", Code: "eltax.taken-otherwise",
		Message: "退職する前の給与で徴収した住民税が、税額通知書の月割額と違います。",
		Remedy:  "徴収済額を給与の記録と照らし合わせ、届出書の（イ）と（ウ）を直してください。", Law: "地税法321の5-1"}
	wordLastOtherwise = fault.Fault{Path: "resident", Code: "eltax.last-otherwise",
		Message: "最後の給与で徴収した住民税が、税額通知書と退職日から決まる額と違います。",
		Remedy:  "最後の給与を計算し直すか、一括徴収の希望と税額通知書の入力を確かめてください。", Law: "地税法321の5-2"}
)

// Label is the sheet as the form names it.
func (s Sheet) Label() string {
	return map[Sheet]string{ThisYear: "現年度", NextYear: "新年度", BothYears: "両年度"}[s]
}

// Cause is the cause as the form names it.
func (x *Leaver) Cause() string {
	if x.Died {
		return "死亡"
	}
	return "退職"
}

// WhyNoLump is the reason for which the rest is not taken in one sum, in the words of the form.
func (x *Leaver) WhyNoLump() string {
	switch {
	case x.Rest == 0:
		return ""
	case x.Died:
		return "死亡による退職のため"
	case x.Way == residenttax.OrdinaryTooLow:
		return "5月31日までに支払う給与などが未徴収税額以下のため"
	case x.Way == residenttax.Ordinary:
		return "12月31日までの異動で、本人の申出がないため"
	}
	return ""
}

func textOrdinary(yes bool) string {
	if yes {
		return "はい"
	}
	return ""
}
