package exemption

// Words of the explanations.
const (
	textMonth      = "対象の月"
	textFrom       = "の開始日"
	textThrough    = "の終了日"
	textDays       = "同じ月の休業日数（就業日数を除く）"
	textNeeded     = "必要な日数"
	textDay        = "日"
	textDue        = "出産予定日"
	textBorn       = "出産日"
	textWindowFrom = "期間の初日"
)

const lawMonth = "健保法159-1 健保法159の3 厚年法81の2-1 厚年法81の2の2-1"

var windowLaws = map[string]string{
	"exemption.maternity-window":   "健保法159の3 労基法65-1 労基法65-2",
	"exemption.birth-leave-window": "育介法9の2-1",
}

var stepTexts = map[string]string{
	"exemption.month":              "月額保険料の免除",
	"exemption.bonus":              "賞与保険料の免除",
	"exemption.maternity-window":   "産前産後休業の期間（最終日）",
	"exemption.birth-leave-window": "出生時育児休業を取れる期間（最終日）",
}

var reasonLabels = map[Reason]string{
	ByMaternity: "免除（産前産後休業が月末を含む）",
	ByMonth:     "免除（育児休業等が月末を含む）",
	ByDays:      "免除（同じ月のうちに14日以上の育児休業等）",
	NoLeave:     "免除されない（その月に休業がない）",
	EndsWithin:  "免除されない（休業が月末より前に終わった）",
	TooFewDays:  "免除されない（同じ月の休業日数が足りない）",
	BonusShort:  "賞与は免除されない（育児休業等が1か月を超えない）",
	NotApplied:  "免除されない（事業主の申出がない）",
	WorkUnknown: "判断できない（休業中に働いた時間があるが、1日の所定労働時間が入力されていない）",
}

// Label is the reason in Japanese.
func (r Reason) Label() string { return reasonLabels[r] }

// Label is the kind of leave in Japanese.
func (k Kind) Label() string {
	switch k {
	case Maternity:
		return "産前産後休業"
	case Childcare:
		return "育児休業等"
	case BirthLeave:
		return "出生時育児休業"
	}
	return ""
}
