package health

// Words of the explanations.
const (
	textPremium      = "健康保険料"
	textBase         = "標準報酬月額・標準賞与額"
	textRate         = "率"
	textShare        = "被保険者の率"
	textTotal        = "合計"
	textUnrounded    = "合算（端数処理前）"
	textEmployee     = "被保険者負担"
	textEmployer     = "事業主負担"
	textEmployerNote = "合計から被保険者負担を引いた額です。事業主が納める額は全員分を合算し、1円未満を切り捨てます。"
	textNotified     = "通知された額"
	textNotifiedNote = "二以上事業所勤務者の通知の額によりました。"
	textMonth        = "保険料の月"
	textExempt       = "産前産後休業・育児休業等のため免除されています。"
	textBonus        = "標準賞与額（健康保険）"
	textPaid         = "今回の賞与"
	textEarlier      = "同じ月に支払済みの賞与"
	textStandard     = "その月の賞与の合計（1,000円未満切捨て）"
	textYear         = "年度の累計（前月まで）"
	textCap          = "年度の上限"
	textCapped       = "年度の累計が上限に達したため、上限までの額を標準賞与額としました。届出は必要です。"
	textCarePayer    = "介護保険料を負担するか"
	textCareFirst    = "40歳に達した月"
	textCareLast     = "65歳に達した月の前月"
)

// Citations of the explanations.
const (
	lawEmployee  = "健保法161-1 通貨法3-1"
	lawEmployer  = "健保法161-2"
	lawExempt    = "健保法159 健保法159の3"
	lawBonus     = "健保法45-1"
	lawCarePayer = "健保法156-1 健保法156-2 介保法9-2 年齢計算法1"
)

var levyKeys = [levies]string{"health.general", "health.care", "health.support"}

var levyTexts = [levies]string{"健康保険料", "介護保険料", "子ども・子育て支援金"}

var levyLaws = [levies]string{"健保法156-1 健保法160-1", "健保法156-1 健保法160-16", "健保法156-1"}

var careLabels = map[CareReason]string{
	CareByAge:       "負担する（40歳以上65歳未満）",
	CareByDependent: "負担する（特定被保険者: 40歳以上65歳未満の被扶養者がいる）",
	NoCareYoung:     "負担しない（40歳に達する月より前）",
	NoCareElder:     "負担しない（65歳に達した月以後）",
	NoCareExcluded:  "負担しない（介護保険の適用除外）",
}

// Label is the reason in Japanese.
func (c CareReason) Label() string { return careLabels[c] }
