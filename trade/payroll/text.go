package payroll

import (
	"fmt"
	"strings"

	"romukura/ground/yen"
	"romukura/trade/client"
)

const (
	textEnteredNote  = "この月に入力または取り込まれた金額です。"
	textContractNote = "契約で決めた金額です。"
	textContractFrom = "契約の適用日"
	textBase         = "対象額の合計"
	textRate         = "率"
	textUnit         = "単価"
	textTimes        = "回"
	textOneWay       = "片道の距離"
	textDaysWorked   = "出勤日数"
	textDayUnit      = "日"
	textPart         = "在籍期間の割合"
	textPresentDays  = "対象日数"
	textPeriodDays   = "期間の日数"
	textAbsence      = "欠勤・遅刻早退控除"
	textCutBase      = "控除の基礎となる月給"
	textAbsentDays   = "欠勤日数"
	textLate         = "遅刻・早退・外出"
	textDivisorDays  = "割る日数"

	textUnknownSociety   = "健康保険組合の料率の表がありません: "
	textNoStandard       = "標準報酬月額が決まっていません。"
	textNoStandardRemedy = "資格取得時の決定か決定通知書の標準報酬を登録してください。"

	textBonus              = "賞与"
	textResidentLeft       = "住民税の残りは給与から引かず、普通徴収か次の勤め先に引き継ぎます。"
	textResidentLeftRemedy = "異動届出書を翌月10日までに出してください。"
	textNoBonus            = "この賞与の支給額がありません"
	textLastMonth          = "前月の給与（社会保険料等控除後）"

	textUnknownGroup = "給与グループが見つからないか、規則がありません: "
	textProrated     = "日割り"
	textBeyond       = "法定内残業手当"
	textOvertime     = "時間外手当"
	textOver60       = "時間外手当（月60時間超）"
	textHoliday      = "法定休日手当"
	textNight        = "深夜手当"
	textDifference   = "過去分の差額"
	textDifferenceOf = "差額の出た月"
	textEmployment   = "雇用保険料"
	textTax          = "所得税"
	textResident     = "住民税"
	textTaxBase      = "社会保険料等控除後の給与等の金額"
	textTaxable      = "課税対象の支給額"
	textSocialTotal  = "社会保険料等の合計"
	textNotYet       = "まだ入社していません"
	textAlreadyLeft  = "給与の期間より前に退職しています"
	textOtherGroup   = "別の給与グループです"

	textNoContract             = "締日に有効な契約がありません。"
	textNoContractRemedy       = "名簿に契約（給与形態・基本給など）を登録してください。"
	textNoEstablishment        = "契約の事業所が顧問先に登録されていません。"
	textNoEstablishmentRemedy  = "名簿の事業所か顧問先の設定を確かめてください。"
	textNoAttendance           = "勤怠がありません。"
	textNoAttendanceRemedy     = "この期間の勤怠を取り込んでください。"
	textNegativeItem           = "金額がマイナスの項目があります。"
	textNegativeItemRemedy     = "入力した金額を確かめてください。差額は過去分の差額として扱います。"
	textNegativeNet            = "差引支給額がマイナスです。"
	textNegativeNetRemedy      = "不足分の扱い（次の給与で控除・現金で受領など）を本人と決めてください。"
	textNoAccount              = "振込口座がありません。"
	textNoAccountRemedy        = "本人の同意を得て口座を登録するか、現金で支払ってください。"
	textNoBusiness             = "事業所の雇用保険の事業の種類が決まっていません。"
	textNoBusinessRemedy       = "顧問先の設定で一般・農林水産清酒製造・建設のどれかを選んでください。"
	textNoForm                 = "扶養控除等申告書が提出されていないため、乙欄で計算しました。"
	textNoFormRemedy           = "申告書を受け取ったら税区分を甲にして計算し直してください。"
	textMissingRemedy          = "法令の表を取り込むか、日付を確かめてください。"
	textCloseFailed            = "計算できていない人がいます。"
	textCloseFailedRemedy      = "理由を解消して計算し直してください。"
	textCloseProvisional       = "確認期限を過ぎた法令の値（暫定）を使っています。"
	textCloseProvisionalRemedy = "担当者が値を確かめ、名前を残して確認してください。"
	textCloseTwo               = "確定には計算した人と承認する人の2人が必要です。"
	textCloseTwoRemedy         = "別の人が承認してください。"
	textCloseAgain             = "この給与はすでに確定しています。"
	textCloseAgainRemedy       = "直すときは計算し直して差額を後の月に載せてください。"

	textCauseContract    = "契約の変更"
	textCausePart        = "月の途中の入社・退社・休業による日割り"
	textCauseHourly      = "割増の基礎となる時間単価の変更"
	textCauseCarried     = "過去の月の計算し直しによる差額"
	textCauseSeventy     = "70歳到達により厚生年金保険料がなくなりました"
	textCauseWages       = "雇用保険の対象となる賃金の増減"
	textCauseTaxBase     = "社会保険料を引いた課税対象額の増減"
	textCauseDeclaration = "扶養控除等申告書の内容の変更"
	textCauseTaxYear     = "年が変わり源泉徴収税額表が変わりました"
	textCauseNotice      = "住民税の通知（年度替わり・変更・退職時の一括）"
)

// halves shows half days as days: 3 is 1.5日.
func halves(n int) string {
	if n%2 == 0 {
		return fmt.Sprintf("%d日", n/2)
	}
	return fmt.Sprintf("%d.5日", n/2)
}

var measureNames = map[client.Measure]string{
	client.DaysWorked: "出勤日数", client.PaidLeaveDays: "年休日数",
	client.MinutesWorked: "所定内労働時間", client.PaidMinutes: "所定内労働時間（時間単位年休を含む）",
	client.MinutesNight: "深夜時間", client.MinutesBeyond: "法定内残業時間",
	client.MinutesOver: "時間外労働時間", client.MinutesOver60: "月60時間超の時間外",
	client.MinutesHoliday: "法定休日労働時間",
}

func measureName(m client.Measure) string {
	if name, ok := measureNames[m]; ok {
		return name
	}
	return strings.TrimPrefix(string(m), "count:")
}

func changedAmount(what string, before, after yen.Amount) string {
	return fmt.Sprintf("%s（%s円 → %s円）", what, before, after)
}

func changedRate(before, after yen.Rate) string {
	return fmt.Sprintf("料率の改定（%s → %s）", before.Percent(), after.Percent())
}

func changedMeasure(before, after Line) string {
	m := after.Measure
	if m == "" {
		m = before.Measure
	}
	_, per := measured(&noAttendance, m)
	return fmt.Sprintf(
		"%s（%s → %s）",
		measureName(m),
		shown(before.Count, per),
		shown(after.Count, per),
	)
}

var standardTexts = map[string]string{
	"acquisition": "資格取得時の決定", "annual": "定時決定", "occasional": "随時改定",
	"after-childcare": "育児休業等終了時改定", "after-maternity": "産前産後休業終了時改定",
	"notice": "決定通知書による標準報酬",
}

func standardText(cause string) string {
	if text, ok := standardTexts[cause]; ok {
		return text + "による標準報酬の変更"
	}
	return "標準報酬の変更"
}

func careText(on bool) string {
	if on {
		return "40歳到達により介護保険料が始まりました"
	}
	return "65歳到達などにより介護保険料がなくなりました"
}

func exemptionText(before, after string) string {
	names := map[string]string{"maternity": "産前産後休業", "childcare": "育児休業等"}
	if after != "" {
		return names[after] + "による保険料免除が始まりました"
	}
	return names[before] + "による保険料免除が終わりました"
}

func monthsText(before, after int) string {
	switch {
	case after == 0:
		return "この給与から控除する月の保険料がありません（資格取得前または喪失後）"
	case after == 2:
		return "月末退職のため2か月分を控除しました"
	case before == 0:
		return "資格を取得した月の保険料の控除が始まりました"
	}
	return "控除する月数が変わりました"
}

// premiumNames are the names of premiumCodes on the payslip.
var premiumNames = [...]string{"健康保険料", "介護保険料", "子ども・子育て支援金", "厚生年金保険料"}
