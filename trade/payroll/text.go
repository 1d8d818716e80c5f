package payroll

import (
	"fmt"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/health"
	"romukura/law/minimumwage"
	"romukura/law/why"
	"romukura/trade/client"
)

const (
	textEnteredNote    = "この月に入力または取り込まれた金額です。"
	textContractNote   = "契約で決めた金額です。"
	textContractFrom   = "契約の適用日"
	textBase           = "対象額の合計"
	textRate           = "率"
	textUnit           = "単価"
	textTimes          = "回"
	textOneWay         = "片道の距離"
	textDaysWorked     = "出勤日数"
	textDayUnit        = "日"
	textPart           = "在籍期間の割合"
	textPresentDays    = "対象日数"
	textByCalendar     = "労働日は会社のカレンダーによります"
	textByWeekdays     = "会社のカレンダーがないため、土日・祝日・年末年始（12月31日から1月3日）を休日としています"
	textPartlyCalendar = "労働日は会社のカレンダーによります。カレンダーにない日は、土日・祝日・年末年始（12月31日から1月3日）を休日としています"
	textPeriodDays     = "期間の日数"
	textAbsence        = "欠勤・遅刻早退控除"
	textCutBase        = "控除の基礎となる月給"
	textAbsentDays     = "欠勤日数"
	textLate           = "遅刻・早退・外出"
	textDivisorDays    = "割る日数"

	textBaseDays     = "支払基礎日数"
	textPaidLeave    = "有給の休暇の日数"
	textOnSlip       = "の控除額"
	textMonthsTaken  = "控除する月数"
	textMonthUnit    = "か月分"
	textCommutePaid  = "通勤手当"
	textCommuteFree  = "非課税の限度額"
	textCommuteTaxed = "通勤手当のうち課税される額"

	textUnknownSociety = "健康保険組合の料率の表がありません: "

	textBonus     = "賞与"
	textNoBonus   = "この賞与の支給額がありません"
	textLastMonth = "前月の給与（社会保険料等控除後）"

	textUnknownGroup     = "給与グループが見つからないか、規則がありません: "
	textProrated         = "日割り"
	textBeyond           = "法定内残業手当"
	textOvertime         = "時間外手当"
	textOver60           = "時間外手当（月60時間超）"
	textHoliday          = "法定休日手当"
	textNight            = "深夜手当"
	textDifference       = "過去分の差額"
	textDifferenceOf     = "差額の出た月"
	textEmployment       = "雇用保険料"
	textAccident         = "労災保険料（事業主負担）"
	textTax              = "所得税"
	textResident         = "住民税"
	textTaxBase          = "社会保険料等控除後の給与等の金額"
	textTaxable          = "課税対象の支給額"
	textSocialTotal      = "社会保険料等の合計"
	textAccidentDirector = "役員は労働者でないため、労災保険料はかかりません。"
	textAccidentUnknown  = "事業所の労災保険の事業の種類かその日の率が分からないため、含めていません。"
	textNotYet           = "まだ入社していません"
	textAlreadyLeft      = "給与の期間より前に退職しています"
	textOtherGroup       = "別の給与グループです"

	textMissingRemedy = "法令の表を取り込むか、日付を確かめてください。"

	textCauseContract    = "契約の変更"
	textCausePart        = "月の途中の入社・退社・休業による日割り"
	textCauseHourly      = "割増の基礎となる時間単価の変更"
	textCauseCarried     = "過去の月の計算し直しによる差額"
	textCauseSeventy     = "70歳到達により厚生年金保険料がなくなりました"
	textCauseWages       = "雇用保険の対象となる賃金の増減"
	textCauseTaxBase     = "社会保険料を引いた課税対象額の増減"
	textCauseDeclaration = "扶養控除等申告書の内容の変更"
	textCauseTaxYear     = "年が変わり源泉徴収税額表が変わりました"
	textCauseBonus       = "賞与の支給額"
	textCauseItems       = "計算の対象となる項目の合計"
	textCauseItemRate    = "項目の率の変更"
	textCauseWay         = "通勤距離の変更"
	textCauseDivisor     = "欠勤控除の日割りの日数の違い"
	textCausePlace       = "事業所または選択した保険者の変更"
	textCauseSupport     = "子ども・子育て支援金の開始または終了"
	textCauseShare       = "保険料の本人負担割合の変更"
	textCauseInsured     = "雇用保険の資格を取得しました"
	textCauseNotInsured  = "雇用保険の資格がなくなりました"
	textCauseMethod      = "税額の計算方法の違い（月額表・電算機計算・賞与の特例）"
	textCauseTaxDays     = "日額表で計算する日数の違い"
	textCauseSeventyFive = "75歳到達により健康保険料がなくなりました"

	textCauseTwoEmployers  = "二以上事業所勤務の決定の変更"
	textCauseEnteredBefore = "前回だけの入力額でした"
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

func changedRate(name string, before, after yen.Rate) string {
	return fmt.Sprintf("%sの料率の改定（%s → %s）", name, before.Percent(), after.Percent())
}

func absenceText(before, after absent) string {
	return fmt.Sprintf("欠勤・遅刻早退（%s %s → %s %s）", halves(before.halves),
		shown(before.minutes, 60), halves(after.halves), shown(after.minutes, 60))
}

// residentText tells notices apart by their keys: month of effect, first month, lump sum.
func residentText(before, after string) string {
	switch {
	case strings.HasSuffix(after, "/lump"):
		return "住民税を退職時に一括で徴収しました"
	case before == "":
		return "住民税の特別徴収が始まりました"
	case after == "":
		return "住民税の特別徴収がなくなりました"
	case before == after+"/first":
		return "住民税が初回の額から2回目以後の額に変わりました"
	}
	return "住民税の通知（年度替わりまたは税額変更）"
}

// belowMinimum tells what would reach the minimum wage.
func belowMinimum(f *minimumwage.Floor, minutes int) word {
	text := fmt.Sprintf("%sの最低賃金は%sから1時間%s円", f.Name, f.From.Japanese(), f.Hourly)
	if minutes > 0 {
		text += fmt.Sprintf("、この人の所定時間の月給なら%s円", f.Monthly(minutes, nil))
	}
	if f.Standing != dated.Confirmed {
		text += "（官報と照合前の額）"
	}
	return word{"wage.minimum", "契約の賃金が最低賃金を下回っています。",
		text + "です。契約の金額を直してください。", "最賃法4-1 最賃則2-1"}
}

// article36Text tells how hours of a month stand to their limit.
func article36Text(h Hours36, month caldate.Month) (message, remedy string) {
	state := "限度に近づいています"
	remedy = "残りの時間を本人と管理者に知らせ、仕事の割り振りを見直してください。"
	if h.Broken {
		state = "限度を超えています"
		remedy = "時間外・休日労働を直ちに止め、原因と再発防止を記録してください。"
	}
	return fmt.Sprintf("%s（%s）が%s。", h.Limit, month.Japanese(), state),
		fmt.Sprintf("限度は%sです。%s", h.BoundText(), remedy)
}

// averageText names the months of an average.
func averageText(months int) string {
	return fmt.Sprintf("%dか月平均の上限（休日労働を含む）", months)
}

// ValueText is the figure as it is read.
func (h Hours36) ValueText() string { return h.text(h.Value) }

// BoundText is the limit as it is read.
func (h Hours36) BoundText() string {
	if h.Below {
		return h.text(h.Bound) + "未満"
	}
	return h.text(h.Bound)
}

func (h Hours36) text(n int) string {
	if h.Times {
		return fmt.Sprintf("%d回", n)
	}
	return why.Minutes(n).String()
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

// careText tells why the care premium began or ended.
func careText(before, after health.CareReason) string {
	switch {
	case before == health.NoCareExcluded:
		return "介護保険の適用除外が終わり、介護保険料が始まりました"
	case after == health.NoCareExcluded:
		return "介護保険の適用除外により介護保険料がなくなりました"
	case after == health.CareByDependent:
		return "40歳から64歳の扶養家族がいるため介護保険料が始まりました（特定被保険者）"
	case before == health.CareByDependent:
		return "40歳から64歳の扶養家族がいなくなり介護保険料がなくなりました"
	case after.Pays():
		return "40歳到達により介護保険料が始まりました"
	}
	return "65歳到達により介護保険料がなくなりました"
}

func periodText(e *PeriodError) string {
	if e.Two {
		return e.Month.Japanese() + "に支払う給与の締日が2つあります。支払月の変更の前後で給与グループを分けてください。"
	}
	return e.Month.Japanese() + "に支払う給与の締日がありません。給与規則の適用日と支払月を確かめてください。"
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
