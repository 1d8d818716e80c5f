package laborins

// Words of the explanations.
const (
	textWorkerShare   = "雇用保険料（被保険者負担分）"
	textEmployerShare = "雇用保険料（事業主負担分の目安）"
	textTotal         = "雇用保険料（合計の目安）"
	textWages         = "労働保険の賃金"
	textWorkerRate    = "被保険者負担率"
	textEmployerRate  = "事業主負担率"
	textTwoProjects   = "うち二事業（事業主のみ）"
	textTotalRate     = "率"
	textUnrounded     = "端数処理前"
	textYearly        = "事業主が納める額は年度の賃金総額で確定します。月ごとの額は円未満切捨ての目安です。"
	textRateDay       = "雇用保険率を決める日"
	textClosing       = "賃金締切日"
	textPay           = "支払日"
	textName          = "何月分か"
	textWageKind      = "労働保険の賃金に含めるか"
	textKind          = "支払の種類"
	textCounts        = "含める"
	textCountsNot     = "含めない"
	textContribution  = "一般拠出金"
	textFinalWages    = "確定賃金総額（労災保険）"
	textBase          = "1,000円未満切捨て"
)

// Citations of the explanations.
const (
	lawWorker       = "徴収法31-1-1 徴収法32-1 通貨法3-1"
	lawEmployer     = "徴収法31-3"
	lawTotal        = "徴収法12-4"
	lawRateDay      = "徴収法2-4 徴収法11-1"
	lawWage         = "徴収法2-2 徴収法11-2"
	lawContribution = "石綿救済法37"
)

var businessLabels = [...]string{"", "一般の事業", "農林水産・清酒製造の事業", "建設の事業"}

// Label is the kind of business as the ministry's leaflet writes it.
func (b Business) Label() string {
	if int(b) >= len(businessLabels) {
		return ""
	}
	return businessLabels[b]
}

// Label is the setting as a screen shows it.
func (s SwitchOver) Label() string {
	switch s {
	case ByClosingDay:
		return "設定: 賃金締切日の率"
	case ByPayDay:
		return "設定: 支払日の率"
	case ByMonthName:
		return "設定: 何月分かによる率"
	}
	return ""
}

var wageKindLabels = map[WageKind]string{
	"base-pay": "基本給", "overtime": "時間外・休日・深夜の割増賃金", "allowance": "諸手当",
	"commuting": "通勤手当", "bonus": "賞与", "in-kind": "現物給与", "paid-leave": "年次有給休暇の賃金",
	"closure-allowance": "休業手当", "prepaid-retirement": "退職金の前払い",
	"director-remuneration": "役員報酬", "expense-reimbursement": "出張旅費など実費弁償",
	"gift-of-occasion": "慶弔見舞金", "retirement-allowance": "退職金",
	"dismissal-notice-pay": "解雇予告手当", "accident-closure-compensation": "休業補償費",
	"sickness-benefit": "傷病手当金",
}

// Label is the kind of payment in Japanese.
func (k WageKind) Label() string { return wageKindLabels[k] }
