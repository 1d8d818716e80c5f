package payroll

import "romukura/ground/fault"

// word is a message of the catalogue: what is wrong, what to do, and the article behind it.
type word struct{ code, message, remedy, law string }

// fault is the message as a fault that stops, at a place.
func (w word) fault(path string) fault.Fault {
	return fault.Fault{Path: path, Code: w.code, Message: w.message, Remedy: w.remedy, Law: w.law}
}

// warning is the message as a note for a person.
func (w word) warning() fault.Fault {
	f := w.fault("")
	f.Severity = fault.Warn
	return f
}

var (
	wordNoDivisor = word{"absence.divisor",
		"欠勤・遅刻早退を控除する日数または時間が決まりません。",
		"勤怠の所定日数か、給与規則の年間休日と1日の所定時間を登録してください。", "労基法24-1"}
	wordAbsenceLeave = word{"absence.leave",
		"休業の期間と欠勤の両方があります。",
		"休業の日が欠勤日数にも入っていれば、欠勤日数から除いてください。", ""}
	wordNoAccount = word{"account.none",
		"振込口座がありません。",
		"本人の同意を得て口座を登録するか、現金で支払ってください。", "労基則7の2-1"}
	wordNoAgreement = word{"article36.none",
		"時間外・休日労働がありますが、36協定が登録されていません。",
		"協定届の控えを確かめて給与規則に登録してください。届出前の時間外労働はできません。", "労基法36-1"}
	wordNoAttendance = word{"attendance.none",
		"勤怠がありません。",
		"この期間の勤怠を取り込んでください。", "労基法108"}
	wordBadAttendance = word{"attendance.range",
		"勤怠の時間・日数・回数に、マイナスか期間より長いものがあります。",
		"勤怠の集計を直して取り込み直してください。", "労基法108"}
	wordNoPrevious = word{"bonus.no-previous",
		"前月の給与がないものとして賞与の税額を計算しました。",
		"前月に給与を支払っていれば、先に登録して計算し直してください。", "所法186-1"}
	wordBonusTwice = word{"bonus.twice",
		"同じ支給日の賞与が2件あります。",
		"1件にまとめるか、重複を削除してください。", ""}
	wordBonusUnknown = word{"bonus.unknown",
		"賞与の対象者が名簿にいません。",
		"社員を登録するか、賞与の入力を直してください。", ""}
	wordNoBorn = word{"born.none",
		"生年月日がありません。",
		"名簿に生年月日を登録してください。40・65・70・75歳で保険料が変わります。", ""}
	wordCloseAgain = word{"close.again",
		"この給与はすでに確定しています。",
		"直すときは計算し直して差額を後の月に載せてください。", ""}
	wordCloseFailed = word{"close.failed",
		"計算できていない人がいます。",
		"理由を解消して計算し直してください。", ""}
	wordCloseProvisional = word{"close.provisional",
		"確認期限を過ぎた法令の値（暫定）を使っています。",
		"担当者が値を確かめ、名前を残して確認してください。", ""}
	wordCloseTwo = word{"close.two",
		"確定には計算した人と承認する人の2人が必要です。",
		"別の人が承認してください。", ""}
	wordNoFare = word{"commute.fare",
		"通勤方法に運賃が登録されていません。",
		"非課税の限度額がないものとして計算しました。1か月の運賃か、車などの距離を登録してください。", "所令20の2"}
	wordNoContract = word{"contract.none",
		"締日に有効な契約がありません。",
		"名簿に契約（給与形態・基本給など）を登録してください。", "労基法15-1"}
	wordContractWithin = word{"contract.within",
		"給与の期間の途中で契約が変わっています。",
		"期間の全部を最後の契約で計算しました。分けるときは金額を入力してください。", "労基法24-1"}
	wordNoBusiness = word{"employment.business",
		"事業所の雇用保険の事業の種類が決まっていません。",
		"顧問先の設定で一般・農林水産清酒製造・建設のどれかを選んでください。", "徴収法12-4"}
	wordDirector = word{"employment.director",
		"役員に雇用保険の資格が残っています。",
		"雇用保険料は控除していません。資格喪失届を出すか、兼務役員なら契約を直してください。", "雇保法4-1"}
	wordEnteredUnknown = word{"entered.unknown",
		"入力された金額の項目が顧問先の給与項目にありません。",
		"項目コードを直すか、給与項目を登録してください。", ""}
	wordNoEstablishment = word{"establishment.none",
		"契約の事業所が顧問先に登録されていません。",
		"名簿の事業所か顧問先の設定を確かめてください。", ""}
	wordNoExtraBase = word{"extra.base",
		"割増賃金の基礎になる項目の金額がありません。",
		"基礎に入る給与項目と契約の金額を確かめてください。", "労基法37-1"}
	wordTooMuch = word{"item.limit",
		"金額が大きすぎて計算できません。",
		"入力した金額、契約の金額または単価の桁を確かめてください。", ""}
	wordNegativeItem = word{"item.negative",
		"金額がマイナスの項目があります。",
		"入力した金額を確かめてください。差額は過去分の差額として扱います。", ""}
	wordMovedClosing = word{"period.moved",
		"締日が変わって最初の期間で、1か月と長さが違います。",
		"月給は1か月分で計算しました。日割りにするときは金額を入力してください。", "労基法24-1"}
	wordNegativeNet = word{"net.negative",
		"差引支給額がマイナスです。",
		"不足分の扱い（次の給与で控除・現金で受領など）を本人と決めてください。", "労基法24-1"}
	wordUncollected = word{"premium.uncollected",
		"最初の給与から控除できる月より前の保険料があります。",
		"給与からは控除できません。本人から受け取る方法を決めてください。", "健保法167-1 厚年法84-1"}
	wordResidentLeft = word{"resident.left",
		"住民税の残りは給与から引かず、普通徴収か次の勤め先に引き継ぎます。",
		"異動届出書を翌月10日までに出してください。", "地税法321の5-2"}
	wordBadShare = word{"share.invalid",
		"保険料の本人負担割合が正しくありません。",
		"全体に対する割合を、0より大きく1以下で登録してください（折半は登録不要）。", "健保法161-1 厚年法82-1"}
	wordNoStandard = word{"standard.none",
		"標準報酬月額が決まっていません。",
		"資格取得時の決定か決定通知書の標準報酬を登録してください。", "健保法42-1 厚年法22-1"}
	wordBadColumn = word{"tax.column",
		"税区分が甲・乙・丙のどれでもありません。",
		"扶養控除等申告書の有無を確かめて登録してください。", "所法185-1"}
	wordDied = word{"tax.died",
		"死亡後に支払日が来る給与には所得税がかかりません（相続財産）。",
		"源泉徴収はしていません。支払先を相続人に確かめてください。", "所法9-1-17"}
	wordLongHei = word{"tax.hei",
		"日雇いではない契約に丙欄が使われています。",
		"丙欄は日雇いで継続2か月以内の人だけです。税区分を確かめてください。", "所法185-1-3"}
	wordNoForm = word{"tax.no-form",
		"扶養控除等申告書が提出されていないため、乙欄で計算しました。",
		"申告書を受け取ったら税区分を甲にして計算し直してください。", "所法194-1"}
)
