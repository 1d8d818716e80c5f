package standards

import (
	"fmt"

	"romukura/ground/yen"
)

// Faults of days.
var (
	flawNoDate     = flaw{"date", "日付がありません", "勤務日を入れてください"}
	flawFar        = flaw{"far", "計算期間から離れすぎた日です", "期間の前後7日までの日にしてください"}
	flawOrder      = flaw{"order", "日付の順になっていません", "古い日から順に並べてください"}
	flawTwice      = flaw{"twice", "勤務のない同じ日が二重にあります", "どちらかを消してください"}
	flawKinds      = flaw{"kinds", "同じ日の休日区分か所定時間が食い違っています", "同じ日は同じ区分と所定時間にしてください"}
	flawOverlap    = flaw{"overlap", "前の勤務と時間が重なっています", "始業・終業の時刻を確かめてください"}
	flawNext       = flaw{"next", "日をまたぐ勤務ですが、翌日の区分がありません", "翌日が労働日か休日かを入れてください（勤務なしでもかまいません）"}
	flawKind       = flaw{"kind", "休日の区分が正しくありません", "労働日・法定外休日・法定休日のどれかにしてください"}
	flawPrescribed = flaw{"prescribed", "所定労働時間が0時間から24時間の間にありません", "その日の所定労働時間を分で入れてください"}
	flawBreakAlone = flaw{"break", "勤務がないのに休憩があります", "休憩を消すか、始業・終業を入れてください"}
	flawBreak      = flaw{"break", "休憩が勤務の外にあるか、重なるか、逆になっています", "休憩の開始と終了を勤務時間の中で順に入れてください"}
	flawUnplaced   = flaw{"unplaced", "休憩の合計が勤務時間を超えています", "休憩の分数を確かめてください"}
	flawStart      = flaw{"start", "始業が0時から24時の間にありません", "0:00から23:59で入れてください"}
	flawReversed   = flaw{"reversed", "終業が始業より前か同じです", "翌日の終業は24を足した時刻（翌1:30は25:30）で入れてください"}
	flawLong       = flaw{"long", "一つの勤務が24時間を超えています", "勤務を分けて入れるか、時刻を確かめてください"}
)

// Other faults.
const (
	textPeriod             = "期間の初日と末日が逆か、長すぎます"
	textPeriodRemedy       = "期間を確かめてください"
	textRules              = "労働時間制度の設定が正しくありません"
	textRulesRemedy        = "制度・起算曜日・清算期間・総所定時間を確かめてください（清算期間が1か月を超えるときは総所定時間が要ります）"
	textOut                = "結果の行数が勤務の行数と違います"
	textOutRemedy          = "勤務と同じ行数にしてください"
	textFlexMonths         = "フレックスタイム制の清算期間が上限を超えています"
	textFlexMonthsRemedy   = "清算期間を3か月以内にしてください"
	textPlanTotal          = "所定労働時間の合計が変形期間の総枠を超えています"
	textPlanTotalRemedy    = "シフトを見直してください（40時間×暦日数÷7が上限です）"
	textPlanDay            = "1年単位の変形労働時間制の1日の上限を超えています"
	textPlanWeek           = "1年単位の変形労働時間制の1週の上限を超えています"
	textPlanRun            = "1年単位の変形労働時間制の連続労働日数の上限を超えています"
	textPlanDays           = "1年単位の変形労働時間制の労働日数の上限を超えています"
	textPlanRemedy         = "年間カレンダーを見直してください"
	textPayLimit           = "賃金の額が0円から10億円の間にありません"
	textPayLimitRemedy     = "金額を確かめてください"
	textDivisor            = "1時間当たりの額に直す所定労働時間がありません"
	textDivisorRemedy      = "月・週・日の所定労働時間か、出来高払の総労働時間を入れてください"
	textAverageTotal       = "賃金総額か労働日数が正しくありません"
	textAverageTotalRemedy = "総額、日給等の部分、労働日数を確かめてください"
	textLeftOut            = "除外期間の理由か日付か金額が正しくありません"
	textLeftOutTwice       = "除外期間が重なっています"
	textLeftOutRemedy      = "除外期間を確かめてください"
	textNoDaysLeft         = "除外期間を引くと、算定する日が残りません"
	textNoDaysLeftRemedy   = "都道府県労働局長の定める額によります。労働基準監督署に相談してください"
	textMonths             = "月が続いていないか、時間が負です"
	textMonthsRemedy       = "古い月から順に、抜けのないように入れてください"
	textAgreement          = "三六協定の起算月か限度時間が正しくありません"
	textAgreementRemedy    = "協定届の起算日と時間数を確かめてください"
)

// Names of inputs and steps.
const (
	textDate           = "勤務日"
	textKindName       = "日の区分"
	textWorked         = "実労働時間"
	textDayLimit       = "1日の法定の枠"
	textWeekSum        = "この週の法定内の累計"
	textWeekLimit      = "1週の法定の枠"
	textOvertimeOfDay  = "この日の法定時間外"
	textHolidayOfDay   = "この日の法定休日労働"
	textHolidayNote    = "法定休日は暦日（0時から24時）で区切ります。時間外の枠にも60時間の累計にも入りません。"
	textCutNote        = "期間の端の週が一部しか渡されていないため、その週は渡された日から数えています。"
	textRegime         = "労働時間制度"
	textPrescribed     = "所定内"
	textBeyond         = "所定外・法定内"
	textOvertime       = "法定時間外（60時間まで）"
	textOver60         = "法定時間外（60時間超）"
	textHoliday        = "法定休日"
	textNight          = "深夜"
	textFrame          = "期間の総枠"
	textHours          = "労働時間の集計"
	textSixty          = "月60時間を超える時間外"
	textSixtyNote      = "法定外休日の時間外は入り、法定休日労働は入りません。"
	textOvertimeSum    = "時間外の合計"
	textSixtyLimit     = "境"
	textSettled        = "清算期間の終わりに清算する時間外"
	textYear           = "1年単位の変形労働時間制の清算"
	textDays           = "日数"
	textDayUnit        = "日"
	textCounted        = "時間外に数えていない実労働時間"
	textInBase         = "割増の基礎に入れる賃金"
	textOutOfBase      = "割増の基礎から除く賃金"
	textAmount         = "額"
	textHourly         = "1時間当たりの基礎額"
	textMonthMinutes   = "月平均所定労働時間"
	textBeyondPay      = "所定外・法定内の賃金"
	textOvertimePay    = "時間外割増賃金"
	textOver60Pay      = "時間外割増賃金（60時間超）"
	textHolidayPay     = "休日割増賃金"
	textNightPay       = "深夜割増賃金"
	textMinutes        = "時間"
	textRate           = "率"
	textPieceHourly    = "出来高払の1時間当たりの額"
	textPieceRate      = "出来高払に掛ける率"
	textBeforeRounding = "端数処理の前"
	textRoundingNote   = "端数は1か月の合計でだけ処理します。1日ごとの切捨てはできません。"

	textSubstanceQuestion = "は、扶養人数・距離・住宅費用などに応じて決まりますか。一律に支給していませんか。"
	textSubstanceProposal = "名称どおり個人の事情に応じて算定されるものとして除きます。一律支給なら割増の基礎に入れます。"
	textWageRules         = "賃金規程"

	textFrom        = "算定期間の初日"
	textThrough     = "算定期間の末日"
	textTotalWages  = "賃金総額"
	textLeftOutDays = "除く日数："
	textAverage     = "平均賃金"
	textSenNote     = "銭未満を切り捨てます。"
	textMinimumNote = "日給・時給・出来高の最低保障によります。［未確認］"
	textByWork      = "日給・時給・出来高の額"
	textWorkedDays  = "労働日数"
	textNotice      = "解雇予告手当"
	textDaysGiven   = "予告した日数"
	textClosure     = "休業手当"
	textUnverified  = "［未確認］この率は原典との照合が済んでいません。"

	textAgreementCheck = "三六協定の限度"
	textNoneBroken     = "超えているもの・近いものはありません"
	textMonth          = "月"
	textMonthCount     = "通算"
	textMonthUnit      = "か月"
	textTimes          = "回"
	textValue          = "実績"
	textBound          = "限度"
	textStrictNote     = "限度の時間ちょうどでも超過です（未満が条件）。"

	textRetention = "保存期間："
	textStart     = "起算"
	textYearsNow  = "当分の間の年数"
	textYearsFull = "本則の年数"
	textYearUnit  = "年"
)

var kindNames = [...]string{WorkingDay: "労働日", RestDay: "法定外休日", Holiday: "法定休日"}

var regimeNames = [...]string{Standard: "通常", VariableMonth: "1か月単位の変形労働時間制",
	VariableYear: "1年単位の変形労働時間制", Flextime: "フレックスタイム制"}

var absenceNames = [...]string{WorkInjury: "業務上の傷病", Maternity: "産前産後の休業",
	EmployerClosure: "使用者の責めによる休業", FamilyLeave: "育児・介護休業", Probation: "試みの使用期間"}

var limitNames = [...]string{MonthLimit: "1か月の限度時間", YearLimit: "1年の限度時間",
	SpecialMonth: "特別条項の1か月の時間（休日労働を含む）", SpecialYear: "特別条項の1年の時間",
	MonthsOver:    "限度時間を超えた月数",
	ActualMonth:   "1か月の上限（休日労働を含む）",
	ActualAverage: "2〜6か月の平均の上限（休日労働を含む）"}

var limitLaws = [...]string{MonthLimit: "労基法36-4", YearLimit: "労基法36-4",
	SpecialMonth: "労基法36-5", SpecialYear: "労基法36-5", MonthsOver: "労基法36-5",
	ActualMonth: "労基法36-6-2", ActualAverage: "労基法36-6-3"}

var stateNames = [...]string{Near: "近づいています", Broken: "超えています"}

// Label is the kind of day as a sharoushi reads it.
func (k DayKind) Label() string { return kindNames[k] }

// Label is the system's name as a sharoushi reads it.
func (r Regime) Label() string { return regimeNames[r] }

// Label is the limit's name as a sharoushi reads it.
func (l Limit) Label() string { return limitNames[l] }

// Label is the state as a sharoushi reads it.
func (s State) Label() string { return stateNames[s] }

// minutesText is a fraction of minutes in hours and minutes.
func minutesText(m yen.Rate) string {
	if m.Den <= 0 || m.Num <= 0 {
		return ""
	}
	whole := m.Num / m.Den
	text := fmt.Sprintf("%d時間%02d分", whole/60, whole%60)
	if rest := m.Num % m.Den; rest != 0 {
		text += fmt.Sprintf("と%d/%d分", rest, m.Den)
	}
	return text
}
