package employee

// word is one fault of a record: its stable code, what is wrong and what to do.
type word struct{ code, message, remedy, law string }

var (
	wordNoID = word{"person.id",
		"IDがないか、二重です。",
		"顧問先の中で一つだけのIDを付けてください。", ""}
	wordNoPersonNumber = word{"person.number",
		"社員番号がありません。",
		"勤怠や帳票との突き合わせに使うので入れてください。", ""}
	wordNoName = word{"person.name",
		"氏名がありません。",
		"名簿に氏名を入れてください。", "労基法107-1"}
	wordNoKana = word{"person.kana",
		"カナ氏名がありません。",
		"届出に必要なので入れてください。", ""}
	wordNoBorn = word{"person.born",
		"生年月日がありません。",
		"介護保険・年金の年齢の判定に必要です。入れてください。", "労基法107-1"}
	wordBornLate = word{"person.born.late",
		"生年月日が入社日以後です。",
		"生年月日と入社日を確かめてください。", ""}
	wordBornEarly = word{"person.born.early",
		"入社時の年齢が110歳を超えます。",
		"生年月日の元号・年を確かめてください。", ""}
	wordNoHired = word{"person.hired",
		"入社日がありません。",
		"雇用契約の初日を入れてください。", ""}
	wordLeftEarly = word{"person.left",
		"退職日が入社日より前です。",
		"どちらの日付が正しいか確かめてください。", ""}
	wordDied = word{"person.died",
		"死亡日と退職日が合いません。",
		"退職日は死亡の日までにしてください。", ""}
	wordNoReason = word{"person.left-reason",
		"退職理由がありません。",
		"離職証明書に必要です。本人と会社に確かめてください。", ""}
	wordSetting = word{"setting.unknown",
		"選べない値です。",
		"一覧から選び直してください。", ""}
	wordNoFrom = word{"history.from",
		"いつからかの日付がありません。",
		"有効になる日を入れてください。", ""}
	wordSameFrom = word{"history.twice",
		"同じ日から始まる記録が二つあります。",
		"一方を消すか、日付を直してください。", ""}
	wordReversed = word{"history.order",
		"日付が古い順ではありません。",
		"有効になる日を確かめてください。", ""}
	wordReversedRange = word{"range.reversed",
		"終わりが始まりより前です。",
		"始まりと終わりの日付を確かめてください。", ""}
	wordNoContract = word{"contract.none",
		"雇用契約がありません。",
		"労働条件通知書のとおりに登録してください。", "労基法15-1"}
	wordContractLate = word{"contract.late",
		"最初の雇用契約が入社日より後に始まります。",
		"入社日からの契約を登録してください。", "労基法15-1"}
	wordOverlap = word{"contract.overlap",
		"前の契約の期間が、次の契約の初日以後まで続いています。",
		"契約期間の終わりか、次の契約の初日を直してください。", ""}
	wordTermOver = word{"contract.term-over",
		"退職日が契約期間の終わりより後です。",
		"更新した契約を登録してください。", "労基法14-1"}
	wordTermReversed = word{"contract.term",
		"契約期間の終わりが初日より前です。",
		"契約期間を確かめてください。", ""}
	wordEstablishment = word{"contract.establishment",
		"登録されていない事業所です。",
		"顧問先の事業所から選んでください。", ""}
	wordGroup = word{"contract.group",
		"登録されていない給与グループです。",
		"顧問先の給与グループから選んでください。", ""}
	wordKind = word{"contract.kind",
		"給与の決め方（月給・年俸・日給・時給）がありません。",
		"一つ選んでください。", "労基法15-1"}
	wordStatus = word{"contract.status",
		"雇用区分がありません。",
		"正社員・短時間・有期・役員などから選んでください。", ""}
	wordHours = word{"contract.hours",
		"所定労働時間・日数があり得ない値です。",
		"週・日は分で、日数は週7日・月31日までで入れてください。", ""}
	wordNoHours = word{"contract.no-hours",
		"週の所定労働時間または日数がありません。",
		"社会保険・雇用保険の適用の判定に必要です。入れてください。", "労基法15-1"}
	wordItem = word{"contract.item",
		"登録されていない給与項目の額です。",
		"顧問先の給与項目のコードに直してください。", ""}
	wordNegative = word{"amount.negative",
		"額がマイナスです。",
		"0以上の額を入れてください。控除は控除項目で入れます。", ""}
	wordLeaveDays = word{"leave.days",
		"休業の始まりか終わりがありません。",
		"予定でもよいので両方の日を入れてください。", ""}
	wordLeaveOutside = word{"leave.outside",
		"休業が在籍期間の外に出ています。",
		"休業の日付か、入社日・退職日を確かめてください。", ""}
	wordLeavesOverlap = word{"leave.overlap",
		"休業の期間が重なっています。",
		"先の休業の終わりか、後の休業の始まりを直してください。", ""}
	wordBeforeBirth = word{"family.before-birth",
		"扶養に入った日が生年月日より前です。",
		"出生の日以後にしてください。", ""}
	wordAccounts = word{"account.many",
		"振込口座が3つを超えています。",
		"3つまでにしてください。", ""}
	wordHolder = word{"account.holder",
		"口座名義のカナがありません。",
		"通帳のとおりに入れてください。", ""}
	wordAccountAmount = word{"account.amount",
		"最後の口座のほかに、振込額のない口座があります。",
		"最後の口座だけが残額を受け取ります。ほかの口座には額を入れてください。", ""}
	wordMunicipality = word{"resident.municipality",
		"住民税の市区町村がありません。",
		"特別徴収税額の通知書のとおりに入れてください。", "地税法321の4"}
	wordResidentMonth = word{"resident.month",
		"徴収を始める月が、その年度の6月から翌年5月までにありません。",
		"年度と開始月を通知書で確かめてください。", "地税法321の5"}
	wordSpansOverlap = word{"insured.overlap",
		"被保険者期間が重なっています。",
		"資格取得日と喪失日を確かめてください。喪失日は退職日の翌日です。", ""}
	wordBothOnly = word{"insured.only",
		"健康保険だけと厚生年金だけの両方が選ばれています。",
		"どちらか一方にしてください。", ""}
	wordAcquiredEarly = word{"insured.early",
		"資格取得日が入社日より前です。",
		"別の会社からの引継ぎでなければ、入社日以後にしてください。", ""}
	wordAcquiredLate = word{"insured.after-left",
		"資格取得日が退職日より後です。",
		"資格取得日か退職日を直してください。", ""}
	wordLostLate = word{"insured.lost-late",
		"資格喪失日が退職日の翌日より後です。",
		"資格喪失日は退職日の翌日です。", "健保法36-1-2 厚年法14-1-2"}
	wordStandardDay = word{"insured.standard-day",
		"標準報酬月額の始まりが月の初日ではありません。",
		"適用される月の1日にしてください。", ""}
	wordNoStandard = word{"insured.no-standard",
		"資格取得の月の標準報酬月額がありません。",
		"資格取得時決定をするか、決定通知書の額を入れてください。", "健保法42-1 厚年法22-1"}
	wordPensionNumber = word{"insured.pension-number",
		"基礎年金番号が10桁ではありません。",
		"基礎年金番号通知書か年金手帳のとおりに入れてください。", ""}
)
