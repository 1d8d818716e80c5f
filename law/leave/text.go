package leave

const (
	textNoHired          = "雇入れの日がありません"
	textNoHiredRemedy    = "雇入年月日を入れてください"
	textNumber           = "付与の回数が正しくありません"
	textNumberRemedy     = "1回目（6か月）から数えてください"
	textPattern          = "週または年の所定労働日数・時間が正しくありません"
	textPatternRemedy    = "付与日の労働契約の日数と時間を入れてください"
	textAttendance       = "出勤した日と出勤とみなす日の合計が全労働日を超えているか、負の日数があります"
	textAttendanceRemedy = "全労働日から除く日も含めて、日数を確かめてください"
	textGiven            = "付与した日か日数が正しくありません"
	textGivenRemedy      = "付与日と1日以上の日数を入れてください"
	textOrder            = "付与日の順になっていません"
	textOrderRemedy      = "古い付与から順に並べてください"
	textTaken            = "取得した日か、半日・時間の数が正しくありません"
	textTakenRemedy      = "1日は半日2つ、時間単位は時間数で入れてください"
	textDayHours         = "1日の年休に当たる時間数が1から24の間にありません"
	textDayHoursRemedy   = "1日の所定労働時間（1時間未満は切上げ）を入れてください"

	textDay          = "日"
	textMonth        = "か月"
	textShare        = "出勤率"
	textWorked       = "出勤した日"
	textDeemed       = "出勤とみなす日"
	textScheduled    = "全労働日"
	textLeftOut      = "全労働日から除く日"
	textShareNeeded  = "必要な割合"
	textShareReached = "8割以上です"
	textShareMissed  = "8割に達しません"
	textHired        = "雇入れの日"
	textGrantDay     = "付与日"
	textService      = "継続勤務"
	textWeeklyDays   = "週の所定労働日数"
	textWeeklyHours  = "週の所定労働時間"
	textYearlyDays   = "年の所定労働日数"
	textGrant        = "年次有給休暇の付与日数"
	textExpiry       = "取得できる最後の日"
	textTerm         = "時効"
	textDuty         = "年5日の取得義務"
	textDutyFrom     = "対象となる付与日数"
	textNoDuty       = "義務はありません"
	textFrom         = "期間の初日"
	textThrough      = "期間の末日"
	textPartNote     = "前倒しで付与した日数から取得した分も数えます。"
	textTogetherNote = "二つの期間が重なるため、通しの期間の月数÷12×5日とします。"
)

var reasonNotes = [...]string{Granted: "",
	LowAttendance: "出勤率が8割に達しないため付与されません。勤続年数は通算します。",
	NoWorkingDays: "全労働日がないため、出勤率の要件を満たしません。",
	TooFewDays:    "所定労働日数が比例付与の表より少ないため付与されません。"}

// Label is the reason as a sharoushi reads it; empty when leave was granted.
func (r Reason) Label() string { return reasonNotes[r] }
