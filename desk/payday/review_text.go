package payday

import "romukura/ground/fault"

const (
	textFirst        = "最初の給与"
	textFirstCause   = "前月の給与がありません。入社はこの期間より前です。支払漏れがなかったか確かめてください。"
	textFromContract = "契約の金額と比べました"
	textByPart       = "期間の一部（日割り）"
	textNote         = "注意"
	textNotedBefore  = "前月と同じ"
	textStuck        = "計算できません"
	textAnd          = "、"
)

// textActs are what people did to a run.
var textActs = map[string]string{
	actCompute: "計算", actConfirm: "暫定値の確認", actDefer: "次回に回す", actApprove: "承認・確定",
	actReopen: "確定の解除", actPublish: "明細の公開", actHand: "振込データの作成",
	actCarry: "差額を後の給与に載せる",
}

var (
	wordUnchecked = fault.Fault{Code: "pay.unchecked", Message: "確認していない差異があります。",
		Remedy: "「要確認」の行をすべて確認し、理由を残してください。"}
	wordStale = fault.Fault{Code: "pay.stale", Message: "計算した後に、名簿・勤怠・入力が変わっています。",
		Remedy: "計算し直してから承認してください。"}
	wordNobodyPaid = fault.Fault{Code: "pay.nobody", Message: "支払う人がいません。",
		Remedy: "勤怠と名簿を確かめて、計算し直してください。"}
	wordOther = fault.Fault{Code: "pay.same-person",
		Message: "この給与を計算した人は、承認できません。",
		Remedy:  "別の人が開錠して、承認してください。"}
	wordNoReason = fault.Fault{Path: "reason", Code: "pay.reason", Message: "理由がありません。",
		Remedy: "後で読んで分かるように、理由を書いてください。"}
	wordLater = fault.Fault{Code: "pay.later", Message: "後の給与がすでに確定しています。",
		Remedy: "確定を解除せずに再計算し、差額を次の給与に載せてください。"}
)

var (
	wordSupposedAge = fault.Fault{Path: "age", Code: "suppose.age",
		Message: "年齢が0歳から110歳までではありません。", Remedy: "年齢を数字で入力してください。"}
	wordSupposedDependents = fault.Fault{Path: "dependents", Code: "suppose.dependents",
		Message: "扶養親族等の数が0人から30人までではありません。", Remedy: "人数を数字で入力してください。"}
	wordSupposedAmount = fault.Fault{Path: "amount", Code: "suppose.amount",
		Message: "金額がマイナスです。", Remedy: "0円以上の金額を入力してください。"}
)

// textColumns are the heads of the entry sheet.
var textColumns = map[string]string{
	"scheduled": "所定日数", "worked": "出勤日数", "leave": "有休日数", "leave-time": "時間有休",
	"special": "特休日数", "absent": "欠勤日数", "closure": "休業日数", "late": "遅刻早退",
	"prescribed": "所定内", "beyond": "法定内残業", "overtime": "時間外", "over60": "60時間超",
	"holiday": "法定休日", "night": "深夜", bonusColumn: "賞与額",
}

var (
	wordNoCell = fault.Fault{Code: "entry.cell", Message: "この欄はありません。",
		Remedy: "画面を開き直してください。"}
	wordCellChanged = fault.Fault{Code: "entry.changed", Message: "ほかの人が先に変えています。",
		Remedy: "いまの値を確かめ、変えるときはもう一度入力してください。"}
	wordDaily = fault.Fault{Code: "entry.daily", Message: "日ごとの勤怠から集計した値です。",
		Remedy: "日ごとの勤怠を直して、取り込み直してください。"}
	wordPeriod = fault.Fault{Code: "entry.period", Message: "給与の期間より長い値です。",
		Remedy: "日数と時間を確かめてください。"}
	wordUnits = map[Unit]fault.Fault{
		Days: {Code: "entry.days", Message: "日数として読めません。",
			Remedy: "20 または 20.5 のように入力してください。"},
		Time: {Code: "entry.time", Message: "時間として読めません。",
			Remedy: "160:00 または 160 のように入力してください。"},
		Times: {Code: "entry.times", Message: "回数として読めません。", Remedy: "3 のように入力してください。"},
		Amount: {Code: "entry.amount", Message: "金額として読めません。",
			Remedy: "0以上の数字を、12000 または 12,000 のように入力してください。"},
	}
)
