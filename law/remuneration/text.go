package remuneration

import (
	"fmt"
	"strconv"
)

const (
	textAmount       = "報酬の合計"
	textDays         = "支払基礎日数"
	textDay          = "日"
	textCounts       = "算定の対象"
	textLeftOut      = "対象から除く"
	textPartial      = "途中入社の月のため除きます"
	textReduced      = "休職給・ストライキなどで低い月のため除きます"
	textNoPay        = "被保険者でないか、支払がありません"
	textWithheld     = "遅配で支払われていない額があるため除きます"
	textFurlough     = "7月1日までに終わった一時帰休の手当を含むため除きます"
	textTotal        = "対象となる月の合計"
	textUsed         = "対象となる月"
	textMonths       = "か月"
	textBonuses      = "年4回以上の賞与の月割額"
	textTimes        = "支給の回数"
	textTime         = "回"
	textOwn          = "その月の標準報酬月額"
	textBase         = "従前標準報酬月額"
	textAgreed       = "約定の額"
	textPeriod       = "期間の日数（0は月額）"
	textSimilar      = "同じ仕事・同じ賃金の人"
	textPersons      = "人"
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
	textAcquisition  = "資格取得時の決定"
	textMonthly      = "報酬月額"
	textThrough      = "有効な月まで"

	textAverageQuestion = "年間平均による保険者算定を申し立てますか。業務の性質上、例年発生する差かどうかを確かめてください。"
	textSimilarQuestion = "同じ仕事・同じ賃金の人の前月の報酬を確かめられますか。"
	textSimilarProposal = "見込額で決めています。同じ事業所、なければその地方で同じ仕事をする人の額で決めてください。"

	textFurloughQuestion = "対象となる月がすべて一時帰休の月です。休業手当で決定・改定される前の標準報酬月額はいくらですか。"
	textFurloughProposal = "一時帰休による決定・改定の前の標準報酬月額で決定します。"
	textInsurerQuestion  = "対象となる月がありません。従前の標準報酬月額による保険者算定として届け出ますか。"
	textInsurerProposal  = "従前の標準報酬月額のままとし、備考に理由（病休・育休・休職など）を書いて届け出ます。"
	textApplyQuestion    = "本人は改定を申し出ますか。"

	textWrongYear        = "前年7月から6月までに支払われた報酬ではない月、または重なる月があります。"
	textWrongYearRemedy  = "前年7月から当年6月までの月を一度ずつ入れてください。"
	textWrongNine        = "変動の前9か月と変動後3か月に入らない月、または重なる月があります。"
	textWrongNineRemedy  = "変動のあった月の前9か月からの12か月を一度ずつ入れてください。"
	textWrongAfter       = "休業終了日の翌日の月からの3か月に入らない月、または重なる月があります。"
	textWrongAfterRemedy = "休業終了日の翌日の月に支払われた報酬から3か月を入れてください。"
	textNoBasis          = "給与の決め方（月給・時給など）がありません。"
	textNoBasisRemedy    = "月給・週給か、日給・時給・出来高かを選んでください。"

	textWrongMonths       = "4月・5月・6月に支払われた報酬ではない月、または重なる月があります。"
	textWrongMonthsRemedy = "支払った月で4・5・6月の3か月を入れてください。"
	textWrongThree        = "変動のあった月からの3か月に入らない月、または重なる月があります。"
	textWrongThreeRemedy  = "変動後の給与が支払われた月から3か月を入れてください。"
	textNegative          = "マイナスの額、31日を超える日数など、あり得ない値があります。"
	textNegativeRemedy    = "額と日数を確かめて入れ直してください。"
)

// Citations that steps carry.
const (
	citeHealthGrade   = "健保法40-1"
	citePensionGrade  = "厚年法20-1"
	citeAnnual        = "健保法41-1 厚年法21-1"
	citeAnnualScope   = "健保法41-3 厚年法21-3"
	citeMonths        = "健保法41-1 厚年法21-1"
	citeAverage       = "健保法44-1 厚年法24-1 保発0301-8"
	citeInsurer       = "健保法44-1 厚年法24-1"
	citeOccasionalAct = "健保法43-1 厚年法23-1"
	citeOccasional    = "健保法43-1 厚年法23-1 保発0301-8"
	citeAfterLeave    = "健保法43の2-1 健保法43の3-1 厚年法23の2-1 厚年法23の3-1"
	citeAcquisition   = "健保法42-1 厚年法22-1"
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
	NotAllMonths:    "通常の支払が3か月続いていないため改定しません",
	UnknownBefore:   "上限・下限の等級で、従前の報酬月額が分からないため決められません",
	KeptByAverage:   "年間平均は固定的賃金と逆に動くため従前のままです [unverified]",
	ClosureOver:     "一時帰休が3か月を超えて続かなかったため改定しません",
	NotApplied:      "本人の申出がないため改定しません", ChildTooOld: "子が3歳に達しているため対象外です",
	LeaveGoesOn:   "続けて育児休業に入るため対象外です",
	NoMonthCounts: "支払基礎日数を満たす月がないため改定しません", SameGrade: "等級が変わらないため改定しません",
	PeriodLifted:  "従前標準報酬月額で年金額を計算します",
	PeriodNoBase:  "養育開始前1年以内に被保険者でないため対象外です",
	PeriodOutside: "養育開始前、または子が3歳に達した後のため対象外です",
	PeriodEnded:   "終了事由が生じた月以後のため対象外です",
	PeriodTooFar:  "申出の月の前月までの2年間より前のため対象外です",
	PeriodNone:    "この月に標準報酬月額がないため対象外です",
	PeriodNoLower: "従前標準報酬月額を下回らないため対象外です",
}

// Label is the end of a decision in Japanese.
func (k Key) Label() string { return keyLabels[k] }

func daysText(days, need int) string {
	return strconv.Itoa(days) + "日で" + strconv.Itoa(need) + "日に足りません"
}

func enoughText(days, need int) string {
	return strconv.Itoa(days) + "日で" + strconv.Itoa(need) + "日以上あります"
}

func gradeText(n int) string { return fmt.Sprintf("%d等級", n) }

func differenceText(from, to int) string {
	return fmt.Sprintf("%d等級 → %d等級（差 %d）", from, to, abs(to-from))
}

func directionText(d Direction) string {
	return map[Direction]string{Down: "降給", Unchanged: "なし", Up: "昇給"}[d]
}

func basisText(b PayBasis) string {
	if b == ByTime {
		return "日・時間・出来高による給与"
	}
	return "月・週などの期間による給与"
}

func averageProposal(s Standard) string {
	return fmt.Sprintf("年間平均によると健保%s円・厚年%s円です。申立書と同意がそろえばこの額で届け出ます。",
		s.Health, s.Pension)
}

func applyProposal(s Standard) string {
	return fmt.Sprintf("申出があれば健保%s円・厚年%s円に改定されます。", s.Health, s.Pension)
}

var beforeNeeds = []string{"従前の決定の基となった報酬月額（前回の届の控え）"}

func insuranceText(e *extreme) string {
	if e.system == pensionSide {
		return "厚生年金保険"
	}
	return "健康保険"
}

func edgeRow(e *extreme) string {
	return fmt.Sprintf("%s %d等級→%d等級", insuranceText(e), e.from, e.to)
}

func beforeQuestion(e *extreme) string {
	if e.way == Up {
		return fmt.Sprintf("%sの従前の報酬月額は%s円未満でしたか。", insuranceText(e), e.before)
	}
	return fmt.Sprintf("%sの従前の報酬月額は%s円以上でしたか。", insuranceText(e), e.before)
}

func beforeProposal(e *extreme) string {
	return fmt.Sprintf("そうであれば%d等級から%d等級に1等級差で改定します。従前の報酬月額を入れて決め直してください。%s",
		e.from, e.to, e.mark)
}

// edgeNote says that one grade was enough at the end of the table, or would be.
func edgeNote(c compared) string {
	switch {
	case c.edge != nil:
		return "上限・下限の等級のため1等級差で改定します" + c.edge.mark
	case c.unknown != nil:
		return "上限・下限の等級です。従前の報酬月額が分かれば1等級差で改定することがあります" + c.unknown.mark
	}
	return ""
}
