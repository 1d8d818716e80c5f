package remuneration

import "fmt"

const (
	textAmount       = "報酬の合計"
	textDays         = "支払基礎日数"
	textDay          = "日"
	textCounts       = "算定の対象"
	textLeftOut      = "対象から除く"
	textPartial      = "途中入社の月のため除きます"
	textReduced      = "休職給・ストライキなどで低い月のため除きます"
	textNoPay        = "支払がありません"
	textBaseDays     = "支払基礎日数の要件"
	textGradesApart  = "等級差の要件"
	textYearAverage  = "年間平均"
	textAverage      = "平均額"
	textAtLeast      = "この等級の下限"
	textOutcome      = "結論"
	textHealthGrade  = "健康保険の等級"
	textPensionGrade = "厚生年金保険の等級"
	textOldStandard  = "従前の標準報酬月額"
	textNewStandard  = "平均額による標準報酬月額"
	textDirection    = "固定的賃金の変動"
	textEdge         = "上限・下限の等級のため1等級差で改定します"
	textAcquisition  = "資格取得時の決定"
	textMonthly      = "報酬月額"
	textThrough      = "有効な月まで"

	textAverageQuestion = "年間平均による保険者算定を申し立てますか。業務の性質上、例年発生する差かどうかを確かめてください。"
	textSimilarQuestion = "同じ仕事・同じ賃金の人の前月の報酬を確かめられますか。"
	textSimilarProposal = "見込額で決めています。同じ事業所、なければその地方で同じ仕事をする人の額で決めてください。"

	textWrongMonths       = "4月・5月・6月に支払われた報酬ではない月があります。"
	textWrongMonthsRemedy = "支払った月で4・5・6月の3か月を入れてください。"
	textWrongThree        = "変動のあった月からの連続した3か月ではありません。"
	textWrongThreeRemedy  = "変動後の給与が支払われた月から3か月を入れてください。"
	textNegative          = "マイナスの額または日数があります。"
	textNegativeRemedy    = "0以上で入れてください。"
)

// Citations that steps carry.
const (
	citeHealthGrade   = "健保法40-1"
	citePensionGrade  = "厚年法20-1"
	citeAnnual        = "健保法41-1 厚年法21-1"
	citeAnnualScope   = "健保法41-3 厚年法21-3"
	citeInsurer       = "健保法44-1 厚年法24-1"
	citeOccasionalAct = "健保法43-1 厚年法23-1"
	citeOccasional    = "健保法43-1 厚年法23-1 保発0301-8"
	citeAfterLeave    = "健保法43の2-1 健保法43の3-1 厚年法23の2-1 厚年法23の3-1"
	citePeriod        = "厚年法26-1"
)

var averageNeeds = []string{"申立書（様式1）", "保険者算定申立に係る例年の状況・同意等（様式2）", "本人の同意"}

var keyLabels = map[Key]string{
	Decided: "決定します", KeptPrevious: "対象となる月がないため従前の標準報酬月額のままです",
	ExcludedNew: "6月1日から7月1日までに資格を取得したため対象外です", ExcludedRev: "7月・8月・9月に改定されるため対象外です",
	ExcludedGone: "7月1日に被保険者でないため対象外です", ExcludedLate: "7月1日より後に資格を取得したため対象外です",
	ByAverage: "年間平均により決定します", Revised: "改定します",
	NoFixedChange:   "固定的賃金の変動がないため改定しません（残業代だけの増減は対象外）",
	FewDays:         "支払基礎日数の足りない月があるため改定しません",
	SmallDifference: "2等級以上の差がないため改定しません",
	OtherDirection:  "固定的賃金と平均額の増減の向きが逆のため改定しません",
	KeptByAverage:   "年間平均により従前のままです", NotAllMonths: "連続した3か月の支払がないため改定しません",
	NotApplied: "本人の申出がないため改定しません", ChildTooOld: "子が3歳に達しているため対象外です",
	LeaveGoesOn:   "続けて育児休業に入るため対象外です",
	NoMonthCounts: "支払基礎日数を満たす月がないため改定しません", SameGrade: "等級が変わらないため改定しません",
	"lifted": "従前の標準報酬月額で年金額を計算します", "no-base": "養育開始前1年以内に被保険者でないため対象外です",
	"ended": "終了事由が生じた月以後のため対象外です", "too-far-back": "申出の月の前月までの2年間より前のため対象外です",
}

// Label is the end of a decision in Japanese.
func (k Key) Label() string { return keyLabels[k] }

func daysText(days, need int) string {
	return fmt.Sprintf("%d日で%d日に足りません", days, need)
}

func enoughText(days, need int) string {
	return fmt.Sprintf("%d日で%d日以上あります", days, need)
}

func gradeText(n int) string { return fmt.Sprintf("%d等級", n) }

func differenceText(from, to int) string {
	return fmt.Sprintf("%d等級 → %d等級（差 %d）", from, to, abs(to-from))
}

func directionText(d Direction) string {
	return map[Direction]string{Down: "降給", Unchanged: "なし", Up: "昇給"}[d]
}

func averageProposal(s Standard) string {
	return fmt.Sprintf("年間平均によると健保%s円・厚年%s円です。申立書と同意がそろえばこの額で届け出ます。", s.Health, s.Pension)
}
