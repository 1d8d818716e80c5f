package commuting

import "fmt"

const lawLimit = "所令20の2"

const (
	textLimit          = "通勤手当の非課税限度額（1か月）"
	textTaxablePart    = "通勤手当のうち課税される額"
	textMonthlyFee     = "駐車料金等の1か月相当額"
	textDue            = "通勤手当の支払うべき日"
	textDistance       = "片道の通勤距離"
	textDistanceAmount = "距離の区分による額"
	textToll           = "有料道路の料金"
	textParking        = "駐車料金（上限まで）"
	textPass           = "交通機関の運賃"
	textOverall        = "全体の上限"
	textPaid           = "通勤手当の額"
	textFree           = "非課税の額"
	textMonths         = "対象の月数"
	textMonthUnit      = "か月"
	textFeeAmount      = "支払った額"
	textUses           = "利用できる回数"
	textUseUnit        = "回"
	textDays           = "利用する日数"
	textDayUnit        = "日"

	textTaxableNear   = "自動車・自転車等で片道の距離が短い場合は全額が課税されます。有料道路・駐車料金も含みません。"
	textWalk          = "交通機関も自動車等も使わないため、非課税の額はありません。"
	textNoParkingYet  = "この支払うべき日には、駐車料金の加算はまだありません。"
	textParkingCapped = "駐車料金は上限までです。"
	textFeeRounding   = "1円未満の端数は四捨五入です［未確認］。"

	textBadDistance       = "片道の通勤距離が正しくありません。"
	textBadDistanceRemedy = "メートル単位で0以上の距離を入力してください。"
	textNoDistance        = "有料道路か駐車料金があるのに、自動車等の距離がありません。"
	textNoDistanceRemedy  = "自動車等を使う片道の距離を入力してください。"
	textBadAmount         = "金額が正しくありません。"
	textBadAmountRemedy   = "0円以上の1か月当たりの額を入力してください。"
	textBadMonths         = "対象の月数が0か月から12か月までにありません。"
	textBadMonthsRemedy   = "定期券などの月数を入力してください。"
	textBadFee            = "月数か、回数と日数のどちらかが必要です。"
	textBadFeeRemedy      = "数か月分なら月数を、1回ごとなら回数と日数を入力してください。"
)

func textKm(meters int) string {
	return fmt.Sprintf("%d.%03dkm", meters/metersPerKm, meters%metersPerKm)
}

func textBand(b band) string {
	if b.below == -1 {
		return fmt.Sprintf("%dkm以上", b.from/metersPerKm)
	}
	return fmt.Sprintf("%dkm以上%dkm未満", b.from/metersPerKm, b.below/metersPerKm)
}
