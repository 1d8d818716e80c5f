package clientfile

import (
	"romukura/desk/web/part"
	"romukura/trade/client"
)

const (
	textYears        = "会社カレンダー"
	textYear         = "会社カレンダー"
	textNoYears      = "会社カレンダーはまだありません"
	textNoYearsWhy   = "登録するまでは、土日・祝日・年末年始（12月31日から1月3日）を休日として、月の途中の入退社などの日割りを計算します。"
	textAddYear      = "カレンダーを作る"
	textNextYear     = "次の年のカレンダーを作る"
	textAddYearOf    = "カレンダーを作る（%s）"
	textYearOf       = "%s〜%s"
	textRests        = "休日"
	textWorkingDays  = "労働日"
	textYearAverage  = "1か月の平均"
	textYearRemarks  = "指摘"
	textRemarks      = "%d件"
	textNewYear      = "会社カレンダーを作る"
	textYearFrom     = "初日"
	textYearThrough  = "末日"
	textOneYear      = "空欄なら、初日から1年です。"
	textRestWeekdays = "休みにする曜日"
	textStatutory    = "法定休日の曜日"
	textStatutoryEg  = "就業規則で法定休日を決めていなければ「決めていない」を選びます（労基法35）。"
	textPublic       = "祝日を休みにする"
	textClosedDays   = "そのほかの休日"
	textClosedEg     = "1行に1つ。例: 8/12-8/15 夏季休業"
	textOpenDays     = "出勤日にする日"
	textOpenEg       = "休みの曜日や祝日でも出勤する日。1行に1つ。例: 4/10"
	textSpanShape    = "「8/12-8/15 夏季休業」のように、月/日 か 月/日-月/日 に続けて、空白のあとに名前を書いてください: %s"
	textYearNote     = "できたカレンダーは、日ごとに変えられます。使うのは、月の途中の入退社・休業を所定労働日で日割りするとき、" +
		"所定日数のない月の欠勤控除、区分のない日ごとの勤怠の取込です。確定した給与は変わりません。"
	textCopied      = "前のカレンダーの決め方を写してあります。"
	textCopiedOther = "ほかの給与グループのカレンダーの決め方を写してあります。"
	textCounting    = "この決め方での日数"
	textCountAbout  = "入力すると、休日と労働日の数をここに示します。"

	textSpell        = "期間"
	textOffCount     = "%d日（法定%d・所定%d）"
	textYearHours    = "所定労働時間"
	textRulesDays    = "給与の規則の年間の所定休日"
	textDayDiffers   = "%d日（%d日の違い）"
	textWorkedHoly   = "労働日になっている祝日"
	textUnannounced  = "%d年の祝日はまだ公表されていないため、入っていません。公表されたら（前の年の2月）、休日にする日を変えてください。"
	textOpenRuns     = "まだ確定していない計算済みの給与（%s）は、もう一度計算すると変わることがあります。確定した給与は変わりません。"
	textClosedRuns   = "計算済みの給与は変わりません。これから計算する給与と、これから取り込む勤怠が、このカレンダーを使います。"
	textMonthTally   = "休%d・労働%d"
	textDaysName     = "%s %s"
	textDayRange     = "%d〜%d日"
	textDaySaid      = "日（%s）%s"
	textMonthSaid    = "%d月"
	textPublicNamed  = "祝日 "
	textLegend       = "無印は労働日、「休」は所定休日、「法」は法定休日、「祝」は労働日になっている祝日です。"
	textHowTo        = "日を選び（矢印で移り、空白キーで選ぶ。Shift を押すと続けて選べます）、何にするかを押します。"
	textAllDays      = "カレンダーの日"
	textDayName      = "休日の名前"
	textDayNameEg    = "例: 夏季休業"
	textMakeDays     = "選んだ日を変える"
	textMakeWorking  = "労働日にする"
	textMakeRest     = "所定休日にする"
	textMakeHoliday  = "法定休日にする"
	textNoneChosen   = "変える日を選んでください。"
	textLongName     = "休日の名前は、40字までにしてください。"
	textDaysMade     = "%d日を%sにしました。"
	textNothingMade  = "選んだ日は、すでにそのとおりです。"
	textYearClash    = "ほかの人がこのカレンダーを先に変えました。下は今のカレンダーです。選んだ日はそのままなので、見比べてからもう一度押してください。"
	textDropYear     = "このカレンダーを消す"
	textYearDropped  = "カレンダーを消しました。計算済みの給与は変わりません。"
	textYearFile     = "CSVに書き出す"
	textPrintYear    = "印刷"
	textToCheck      = "確かめる"
	textYearFileName = "会社カレンダー"
	textYearBack     = "顧問先ファイルに戻る"
)

var (
	yearColumns = []string{"日付", "曜日", "区分", "休日の名前", "祝日"}
	dayWords    = map[client.DayKind]string{client.WorkingDay: "労働日", client.RestDay: "所定休日",
		client.HolidayDay: "法定休日"}
	dayMarks = map[client.DayKind]string{client.RestDay: "休", client.HolidayDay: "法"}
	// publicMark stands on a public holiday that is a working day.
	publicMark = "祝"
	// spanSigns are other ways to write a line of days.
	spanSigns = map[string]string{"〜": "-", "～": "-", "－": "-", "―": "-", "ー": "-", "月": "/",
		"日": ""}
	statutoryDays = []part.Option{{Value: "", Word: "決めていない"}, {Value: "0", Word: "日曜日"},
		{Value: "1", Word: "月曜日"}, {Value: "2", Word: "火曜日"}, {Value: "3", Word: "水曜日"},
		{Value: "4", Word: "木曜日"}, {Value: "5", Word: "金曜日"}, {Value: "6", Word: "土曜日"}}
)

// textTurnOfYear is what a first calendar proposes beside weekdays and public holidays.
const textTurnOfYear = "12/29-1/3 年末年始"

const textWideBlank = "　"
