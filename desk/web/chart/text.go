package chart

import (
	"fmt"

	"romukura/desk/web/part"
	"romukura/ground/caldate"
)

const (
	textTitle   = "労務の動き"
	textAbout   = "計算した給与の合計です。計算していない月は載りません。支給日のある月で数えます。"
	textNone    = "給与を計算した月がまだありません"
	textNoneWhy = "給与を計算すると、人件費・保険料・時間外・人数の動きをここに示します。"
	textFile    = "労務の動き"
	textSave    = "表をCSVに出す"

	textCost         = "人件費"
	textCostSays     = "%sの人件費は、会社負担の保険料を含めて%s円です。"
	textPremiums     = "社会保険料・労働保険料の負担"
	textPremiumsSay  = "%sの保険料は、本人と会社を合わせて%s円です。会社の負担には労災保険料を含みます。"
	textOvertime     = "時間外・法定休日の労働"
	textOvertimeSays = "%sに最も長い人は%s時間です。36協定の限度に近い人、超えた人は%s人です（労基法36）。"
	textPeople       = "人数"
	textPeopleSay    = "%sに給与を支払った人は%s人、入社は%s人、退社は%s人です。"
	textNobody       = "担当なし"
	textLoad         = "担当ごとの未提出の届出"
	textLoadSays     = "担当が2人以上の顧問先の届出は、それぞれに数えています。"

	textDuty         = "年5日の年次有給休暇をまだ取り終えていない人（労基法39-7）"
	textDutyNote     = "10日以上付与された日から1年の間に5日です。月の合計だけの勤怠は、その1年に丸ごと入る月を数えます。"
	textNobodyBehind = "取り終えていない人はいません"
	textWho          = "番号・氏名"
	textTaken        = "取得した日数"
	textNeeded       = "必要な日数"
	textUntil        = "いつまでに"

	textPay      = "給与"
	textBonus    = "賞与"
	textEmployer = "会社負担の保険料"
	textEmployee = "本人負担の保険料"
	textHoursAll = "全員の合計"
	textPaid     = "給与を支払った人"
	textJoined   = "入社"
	textLeft     = "退社"
	textMonth    = "支給月"
	textNear     = "36協定の限度に近い・超えた人"
	textLate     = "期限超過"
	textOpen     = "期限内・速やかに"

	textOvertimeMinutes = "時間外・法定休日（分）"
	textMostMinutes     = "最も長い人（分）"

	textYen     = "円"
	textHours   = "時間"
	textPersons = "人"
	textCases   = "件"
)

// sentence puts a month and figures into a sentence.
func sentence(form string, m caldate.Month, figures ...int64) string {
	words := []any{m.Japanese()}
	for _, n := range figures {
		words = append(words, part.Number(int(n)))
	}
	return fmt.Sprintf(form, words...)
}
