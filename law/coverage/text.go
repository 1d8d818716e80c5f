package coverage

// Words of the explanations.
const (
	textMonth        = "対象の月"
	textPaid         = "賞与の支払日"
	textAcquired     = "資格取得日"
	textLost         = "資格喪失日"
	textCollect      = "この給与から控除する保険料の月数"
	textPayMonth     = "給与の支払月"
	textSetting      = "控除の設定"
	textCollectFrom  = "最初の月"
	textMonths       = "か月分"
	textTwoMonths    = "2か月分を控除します（健保法167条1項・厚年法84条1項）。本人に事前に知らせてください。"
	textStatus       = "社会保険の被保険者の区分"
	textOwn          = "本人"
	textRegular      = "通常の労働者"
	textNeeded       = "要件"
	textInsured      = "厚生年金の被保険者数（企業全体）"
	textPerson       = "人"
	textDay          = "日"
	textTermFrom     = "雇用契約の初日"
	textActual       = "実際の労働時間が週20時間以上か"
	textWeekly       = "1か月の時間を12倍し52で割って週の時間としています（換算方法は未確認）。"
	textAdjustment   = "保険料調整による被保険者の負担割合（労使合計に対する割合）"
	textStandard     = "標準報酬月額"
	textSince        = "調整の最初の月"
	textNoAdjustment = "調整なし（通常の負担）"
)

// Questions that the law leaves to a person.
const (
	askSameMonth     = "同じ月に資格を取得・喪失し、さらに別の年金制度の資格を取得しました。健康保険料はどうしますか。"
	proposeSameMonth = "健康保険には厚生年金のような還付の定めがありません。納めたままとし、保険者に確認してください。"
	askRenewal       = "2か月以内の契約です。更新が見込まれますか。"
	proposeRenewal   = "契約書に更新の定めがあるか、同様の契約で更新した人がいれば、最初から被保険者です。いずれもなければ被保険者になりません。"
	needContract     = "雇用契約書"
	askStudent       = "学生ですが、例外（卒業見込みで引き続き勤める、休学中、夜間・通信制など）に当たりますか。"
	proposeStudent   = "例外に当たらなければ被保険者になりません。"
	needStudent      = "在学証明書・卒業見込証明書など"
	askActual        = "実際の労働時間が2か月続けて週20時間以上でした。今後も続く見込みですか。"
	proposeActual    = "続く見込みなら3か月目の1日から被保険者です。一時的な増加なら被保険者になりません。"
)

// Citations of the explanations.
const (
	lawSameMonth  = "健保法156-3"
	lawCollect    = "健保法167-1 厚年法84-1"
	lawTerm       = "健保法3-1-2 厚年法12-1-1"
	lawExpansion  = "健保法3-1-9 厚年法12-1-5"
	lawStatus     = "健保法3-1 厚年法9 厚年法12"
	lawAdjustment = "健保法161-1 厚年法82-1"
)

var stepTexts = map[string]string{
	"coverage.month": "月額保険料がかかるか",
	"coverage.bonus": "賞与に保険料がかかるか",
}

var stepLaws = map[string]string{
	"coverage.month": "健保法156-1 健保法156-3 厚年法19-1 厚年法19-2",
	"coverage.bonus": "健保法156-3 健保法45-1 厚年法19-1 厚年法24の4-1",
}

var reasonLabels = map[Reason]string{
	Due:          "かかる",
	DueSameMonth: "かかる（同月得喪: 資格を取得した月に喪失）",
	NotYet:       "かからない（資格取得の前）",
	LossMonth:    "かからない（資格喪失の月）",
	Lost:         "かからない（資格喪失の後）",
}

// Label is the reason in Japanese.
func (r Reason) Label() string { return reasonLabels[r] }

// Label is the setting as a screen shows it.
func (c Collection) Label() string {
	if c == ThisMonth {
		return "当月の給与から当月分を控除"
	}
	return "翌月の給与から前月分を控除"
}

var statusLabels = map[Status]string{
	NotInsured: "被保険者にならない",
	General:    "被保険者（一般）",
	PartTime:   "被保険者（4分の3以上の短時間就労者）",
	ShortTime:  "被保険者（短時間労働者）",
}

// Label is the status in Japanese.
func (s Status) Label() string { return statusLabels[s] }

var conditionTexts = map[string]string{
	"term":                 "2か月を超えて使用される見込み",
	"three-quarters.hours": "週の所定労働時間が通常の労働者の4分の3以上",
	"three-quarters.days":  "月の所定労働日数が通常の労働者の4分の3以上",
	"expansion.size":       "特定適用事業所（規模・任意・国等）",
	"expansion.hours":      "週の所定労働時間が20時間以上",
	"expansion.pay":        "所定内賃金が月額の要件以上",
	"expansion.permit":     "最低賃金の減額特例許可を受けた人の賃金または本人の申出",
	"expansion.student":    "学生でない",
}

// Label is the condition in Japanese.
func (c Condition) Label() string { return conditionTexts[c.Key] }

func conditionLaw(key string) string {
	switch key {
	case "term":
		return lawTerm
	case "three-quarters.hours", "three-quarters.days":
		return lawStatus
	}
	return lawExpansion
}

func metText(met bool) string {
	if met {
		return "満たす"
	}
	return "満たさない"
}
