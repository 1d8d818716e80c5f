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

	textCost        = "人件費"
	textCostSays    = "%sの人件費は、会社負担の保険料を含めて%s円です。"
	textPremiums    = "社会保険料・労働保険料の負担"
	textPremiumsSay = "%sの保険料は、本人と会社を合わせて%s円です。会社の負担には労災保険料を含みます。"
	textOvertime    = "時間外・法定休日の労働"
	textNobody      = "担当なし"

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

	textOvertimeMinutes = "時間外・法定休日（分）"
	textMostMinutes     = "最も長い人（分）"

	textYen     = "円"
	textHours   = "時間"
	textPersons = "人"

	textOvertimeSays = "%sに最も長い人は%s時間です。36協定の限度に近い人は%s人、超えた人は%s人です（労基法36）。"
	textPeople       = "人数"
	textPeopleSay    = "%sに給与を支払った人は%s人です。"
	textMoves        = "入社・退社"
	textMovesSay     = "%sの入社は%s人、退社は%s人です。"
	textPerHead      = "給与を支払った人1人あたり%s円です。"
	textAgainst      = "前年の同じ月との差は%s円です。"
	textChanged      = "%sに%sが変わりました。"
	textSocietyTable = "の料率"
	textStop         = "、"

	textHoursOf      = "一人ひとりの時間外・法定休日の労働（労基法36）"
	textHoursWhy     = "給与計算で使った勤怠の時間外と法定休日の合計です。「近い」は限度の8割からです。時間を押すと、その月の明細を開きます。"
	textManagers     = "管理監督者・役員%d人は、36協定の限度の対象でないため載せていません（労基法41）。"
	textNoAgreement  = "給与グループ「%s」には36協定が登録されていません。"
	textNobodyOver   = "時間外・法定休日の労働をした人はいません"
	textTotal        = "計"
	textTotalMinutes = "計（分）"
	textLimits       = "最新の月の限度との差"
	textOver         = " 超過"
	textClose        = " 近い"
	textOverLimit    = "%sを超過（%s／%s）"
	textNearLimit    = "%sに近い（%s／%s）"
	textTimes        = "%d回"

	textDuty     = "年5日の年次有給休暇を取り終えていない人（労基法39-7）"
	textStrip    = "5日まで"
	textFrom     = "いつから"
	textState    = "状態"
	textUnmet    = "%s日足りないまま終了"
	textDaysLeft = "残り%s日間"
	textFull     = "●"
	textHalf     = "◐"
	textBlank    = "○"

	textClients   = "顧問先ごとの時間外と人件費"
	textClient    = "顧問先"
	textOvers     = "限度を超えた人"
	textNears     = "限度に近い人"
	textMostHours = "最も長い人"
	textCostOf    = "人件費（円）"
	textOwner     = "担当"
	textLoad      = "担当ごとの未提出の届出"
	textLoadSays  = "担当が2人以上の顧問先の届出は、それぞれに数えています。名簿から判明しただけのものも入れています。"
	textNoLoad    = "未提出の届出はありません"
	textStill     = "%s社を開いているところです。開き次第、ここに加わります。"
)

// textFiles are the tables that can be saved: their word in the form, and the button.
var textFiles = [...][2]string{{"months", "月ごとの表をCSVに出す"}, {"hours", "時間外の表をCSVに出す"},
	{"leave", "年5日の表をCSVに出す"}}

// textWeeks are the columns of the office's load.
var textWeeks = [weeks]string{"期限超過", "7日以内", "2週目", "3週目", "4週目", "その後", "速やかに"}

// textRates are the tables of rates of which a change is told.
var textRates = map[string]string{"law/health/tables/rate": "健康保険料率",
	"law/health/tables/care": "介護保険料率", "law/health/tables/support": "子ども・子育て支援金率",
	"law/pension/tables/rate":                  "厚生年金保険料率",
	"law/pension/tables/contribution":          "子ども・子育て拠出金率",
	"law/laborins/tables/employment-rate":      "雇用保険料率",
	"law/laborins/tables/general-contribution": "一般拠出金率",
	"law/accident/tables/rate":                 "労災保険率"}

// sentence puts a month and figures into a sentence.
func sentence(form string, m caldate.Month, figures ...int64) string {
	words := []any{m.Japanese()}
	for _, n := range figures {
		words = append(words, part.Number(int(n)))
	}
	return fmt.Sprintf(form, words...)
}
