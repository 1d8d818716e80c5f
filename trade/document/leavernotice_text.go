package document

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/residenttax"
)

const (
	textLeaverNotice  = "給与所得者異動届出書（記入用）"
	textLeaverNotForm = "この紙は、市区町村の異動届出書に書き写すための記入用です。市区町村の様式・eLTAXで提出してください。" +
		"様式の項目は公表された届出書の記入例によります（この年度の様式との照合は済んでいません）。"
	textLeaverPerson     = "給与所得者"
	textLeaverTax        = "特別徴収税額"
	textLeaverLump       = "一括徴収"
	textLeaverTo         = "提出先"
	textLeaverBy         = "提出期限"
	textLeaverClosed     = "（閉庁日のため）"
	textLeaverDesignated = "指定番号"
	textLeaverAddress    = "所在地"
	textLeaverPhone      = "電話"
	textLeaverCorporate  = "法人番号"
	textLeaverKana       = "フリガナ"
	textLeaverBorn       = "生年月日"
	textLeaverRecipient  = "受給者番号"
	textLeaverMyNumber   = "個人番号"
	textLeaverBlank      = "（空欄。提出前に、番号を保管している所で記入します）"
	textLeaverHome       = "1月1日の住所"
	textLeaverNow        = "退職後の住所"
	textLeaverDay        = "異動年月日"
	textLeaverCause      = "異動の事由"
	textLeaverItem       = "項目"
	textLeaverMonths     = "月"
	textLeaverAnnual     = "（ア）特別徴収税額（年税額）"
	textLeaverCollected  = "（イ）徴収済額"
	textLeaverRest       = "（ウ）未徴収税額（ア）－（イ）"
	textLeaverWay        = "異動後の未徴収税額の徴収方法"
	textLeaverWhyNot     = "一括徴収しない理由"
	textLeaverLumpAmount = "一括徴収額"
	textLeaverPaidBy     = "納入期限"
)

// placeTitle is a municipality by its name and code.
func placeTitle(name, code string) string {
	if name == "" {
		return code
	}
	return name + "（" + code + "）"
}

func monthsText(from, through caldate.Month) string {
	return from.Japanese() + "から" + through.Japanese() + "まで"
}

// restText is the months of the rest, to May; blank when nothing is left.
func restText(last caldate.Month, year int, rest yen.Amount) string {
	if rest == 0 {
		return ""
	}
	return monthsText(last.Add(1), residenttax.LastMonth(year))
}
