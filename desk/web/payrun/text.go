package payrun

import (
	"romukura/desk/payday"
	"romukura/ground/fault"
)

const (
	textPay        = "給与計算 %d年%d月"
	textBonus      = "賞与計算 %d年%d月"
	textPayTitle   = "給与"
	textBonusTitle = "賞与"
	textRunsTitle  = "給与計算"
	textRunsAbout  = "%s 現在・支払日の近い順"
	textAbout      = "%s・%s・支払日 %s"
	textRuns       = "給与と賞与"
	textMonthPay   = "%d年%d月 給与"
	textMonthBonus = "%d年%d月 賞与"
	textBonusEntry = "金額の入力"

	textClient        = "顧問先"
	textRun           = "給与・賞与"
	textGroup         = "給与グループ"
	textPayDay        = "支払日"
	textState         = "状態"
	textPeople        = "人数"
	textCheck         = "要確認"
	textStuck         = "計算できない"
	textNetSum        = "差引支給の計"
	textNumber        = "番号"
	textName          = "氏名"
	textReason        = "理由"
	textItem          = "項目"
	textBefore        = "前回"
	textContract      = "契約"
	textAfter         = "今回"
	textDifference    = "差"
	textCause         = "理由（自動判定）"
	textGross         = "支給計"
	textDeducted      = "控除計"
	textNet           = "差引支給"
	textNetDifference = "前回との差"
	textYen           = "円"
	textComma         = "、"
	textSum           = "%s円（前回との差 %s円）"
	textPeopleSum     = "計算 %s名・計算できない %s名・対象外 %s名"
	textEarnings      = "支給"
	textDeductions    = "控除"
	textNoLines       = "この欄の項目はありません"
	textToLook        = "確認すること"

	textStillClosed    = "ほか %s社は、まだ復号の途中です。開き終わると、ここに加わります。"
	textNoRuns         = "計算する給与がありません"
	textNoRunsWhy      = "顧問先がまだないか、給与グループが登録されていません。"
	textNoGroups       = "給与グループ（締日と支払日）が登録されていません。顧問先の「概要」で登録してください。"
	textNoBonus        = "賞与はまだありません"
	textNoBonusWhy     = "支払日を決めて金額を入力するか、賞与のファイルを取り込んでください。"
	textNewBonus       = "賞与の入力を始める"
	textDay            = "賞与の支払日"
	textBegin          = "入力を始める"
	textNotComputed    = "まだ計算していません"
	textNotComputedWhy = "勤怠を取り込むか入力してから、計算してください。"

	textCompute       = "全員を計算する"
	textComputeAgain  = "全員を計算し直す"
	textComputeWhy    = "名簿・勤怠・入力した金額から、全員の給与を計算します。計算できない人がいても、ほかの人の計算は止まりません。"
	textComputeClosed = "この給与は確定しています。直すときは、再計算して差額を次の給与に載せるか、理由を残して確定を解除してください。"
	textComputed      = "計算しました。%s名を計算し、%s名は計算できませんでした。"
	textCarry         = "再計算との差額"
	textCarryWhy      = "確定した給与を、いまの名簿・勤怠・入力で計算し直した差額です。確定した給与はそのままで、差額を次の給与に「過去分の差額」として載せます。"
	textNoCarry       = "差額はありません"
	textNoCarryWhy    = "いま計算し直しても、確定した給与と同じ金額です。"
	textCarryGo       = "差額を次の給与に載せる"
	textCarried       = "%s名の差額を、次の給与に載せます。次の給与を計算すると反映します。"
	textCarryAmount   = "差額"
	textCarryLines    = "内訳"
	textCarryLine     = "%s %s"
	textQuestions     = "顧問先に聞くことをコピー"
	textQuestionsHead = "%s %s の確認のお願い\n"
	textQuestion      = "・%s %s: %s円 → %s円（%s）\n"
	textExcluded      = "この給与の対象外の人"

	textNobodyExcluded = "対象外の人はいません"
	textNobody         = "この給与で支払う人はいません"
	textNobodyWhy      = "名簿に、この給与グループの人がいません。"
	textStale          = "計算した後に、名簿・勤怠・入力が変わった人が %s名います。計算し直すと、反映します。"
	textStaleOne       = "計算した後に、この人の内容が変わっています。計算し直すと、反映します。"
	textGroups         = "差異の件数"
	textUpTo           = "行目まで"
	textSame           = "ほかに、前回と同じ金額の人が %s名います。"
	textSameContract   = "ほかに、契約の金額どおりの人が %s名います。"
	textSameBonus      = "ほかに、注意のない人が %s名います。"
	textNothingFirst   = "説明のいる差はありません"
	textFirstBonus     = "前回の賞与がないため、比べる金額はありません。"
	textNoCause        = "判定できません"
	textFirstRun       = "前回の給与がないため、契約の金額と比べています。"
	textPanel          = "なぜこの金額か"
	textPanelHelp      = "金額を選ぶか、行で w を押すと、入力・規則・端数処理・根拠条文をここに示します。"

	textJudge      = "選んだ行について"
	textReasonHelp = "後で読んで分かるように書いてください。顧問先への質問にも使います。"
	textAccept     = "確認済みにする"
	textAsk        = "顧問先に確認する"
	textDefer      = "次回に回す"
	textAccepted   = "%s件を確認済みにしました。"
	textAsked      = "%s件を、顧問先への確認待ちにしました。"
	textDeferred   = "%s名を次回に回しました。"
	textAgainOne   = "この人を計算し直す"
	textAgain      = "計算し直しました。"
	textPrintSlip  = "明細を印刷"
	textOpenEntry  = "勤怠と入力"
	textBack       = "差異に戻る"

	textApprovalOf    = "確定する内容"
	textComputedBy    = "計算した人"
	textApprovedBy    = "承認した人"
	textStatus        = "状態"
	textClosed        = "確定（%s）"
	textOpen          = "未確定"
	textNotYet        = "まだいません"
	textBlocks        = "承認の前にすること"
	textOtherPerson   = "この給与を計算した人は承認できません。別の人が開錠して、この画面で承認してください。"
	textProvisional   = "確認期限を過ぎた法令の値（暫定）を使っています。値を確かめた人が、名前を残してください。"
	textHowConfirmed  = "何で確かめたか"
	textConfirm       = "暫定値を確認した"
	textConfirmed     = "暫定値の確認を記録しました。"
	textApprove       = "承認して確定する"
	textApproveWhy    = "確定すると、金額は変えられません。明細の公開と振込データの作成ができるようになります。"
	textApproveAsk    = "%s名、差引支給の計 %s円の給与を確定します。"
	textApproved      = "承認し、確定しました。"
	textReopen        = "確定を解除"
	textReopenWhy     = "確定を解除すると、公開した明細は取り下げになります。作成済みの振込データは取り消されません。銀行に送っていれば、組戻しなどを先に相談してください。"
	textReopenName    = "確認のため、顧問先の名前を入力してください"
	textReopened      = "確定を解除しました。理由を記録しています。"
	textTrail         = "この給与にしたこと"
	textWhen          = "日時"
	textWhat          = "したこと"
	textWho           = "した人"
	textNoTrail       = "記録はまだありません"
	textNoTrailWhy    = "計算・承認・公開・振込データの作成が、ここに残ります。"
	textNotClosedWhy  = "明細には「未確定」と印刷されます。公開は、承認の後にできます。"
	textNotClosedBank = "振込データと仕訳は、承認の後に作れます。"
	textPublish       = "明細を公開する"
	textPublishWhy    = "%s名の明細を公開済みにします。本人への渡し方（電子交付への同意、または紙）は、本人ごとの約束に従ってください。"
	textPublished     = "明細を公開済みにしました。"
	textPublishedBy   = "公開済み %s %s"
	textPrint         = "印刷するもの"
	textPrintWhy      = "1つの PDF になります。印刷したことは取扱記録に残ります。"
	textNotPrinted    = "印刷できませんでした。"
	textNotPrintedDo  = "書体にない文字があるときは、その人の氏名を確かめてください。"
	textBank          = "振込データ（全銀協形式）"
	textBankWhat      = "振込の件数と合計"
	textBankSum       = "%s件・%s円"
	textBankFrom      = "振込元"
	textBankNone      = "登録されていません"
	textMakeBank      = "振込データを作る"
	textBankWhy       = "口座番号を含むファイルが、この端末に保存されます。作成したことは取扱記録に残ります。銀行に送った後は、ファイルを削除してください。"
	textBankTold      = "振込データについて"
	textHanded        = "振込データの作成"
	textHandedBy      = "前に作成 %s %s（%s）"
	textJournal       = "仕訳データ"
	textJournalWhy    = "会計ソフトを選ぶと、この給与の仕訳を保存します。"
	textFilings       = "この給与の月の届出"
	textFilingsLeft   = "届出の対象外の人（理由つき）"
	textProcedure     = "手続"
	textEvent         = "事実と日"
	textUntil         = "期限"
	textPromptly      = "速やかに"
	textWhole         = "事業所"
	textNoFilings     = "この月の届出はありません"
	textNoFilingsWhy  = "入退社、賞与、固定的賃金の変動などがあると、ここに出ます。"
	textSheet         = "勤怠と入力"
	textSheetKeys     = "矢印で移動、Enter か F2 で編集、数字で上書き、Tab で確定して右へ、" +
		"Esc で取消、Ctrl+V で表計算から貼り付け、Ctrl+S で保存。"
	textSheetNone       = "入力する人がいません"
	textSheetNoneWhy    = "この給与グループの人が、名簿にいません。"
	textSheetClosed     = "この給与は確定しているため、勤怠と入力は変えられません。"
	textSave            = "保存"
	textUnsaved         = "未保存 %s件"
	textUnsavedForm     = "未保存 #件"
	textAllColumns      = "すべての欄"
	textUsedColumns     = "使う欄だけ"
	textEntryReason     = "入力した金額の理由"
	textEntryReasonHelp = "金額を入力したときに書きます。差異の理由として残ります。"
	textEntered         = "%s件を保存しました。計算すると、給与に反映します。"
	textNothingTyped    = "変えたところはありません。"
	textConflict        = "%sいまの値は「%s」です。%s"
	textCellFault       = "%s: %s"
	textBlank           = "空欄"
	textDaily           = "日ごとの勤怠から集計した値です。日ごとの勤怠を直して、取り込み直してください。"
	textPerson          = "社員"
	textBackSheet       = "全員の表に戻る"
)

// textSteps are the steps, textGo the way to each, textNow what it is for, textWaits the state of a
// run that waits at one.
var (
	textSteps = map[payday.Step]string{payday.StepAttendance: "勤怠", payday.StepCompute: "計算",
		payday.StepReview: "差異", payday.StepApprove: "承認", payday.StepPublish: "公開",
		payday.StepTransfer: "振込データ", payday.StepFilings: "届出"}
	textGo = map[payday.Step]string{payday.StepAttendance: "勤怠を入力", payday.StepCompute: "計算へ",
		payday.StepReview: "差異の確認へ", payday.StepApprove: "承認へ", payday.StepPublish: "明細の公開へ",
		payday.StepTransfer: "振込データへ", payday.StepFilings: "届出へ"}
	textNow = map[payday.Step]string{
		payday.StepAttendance: "勤怠がまだ届いていません。",
		payday.StepCompute:    "計算を待っています。",
		payday.StepReview:     "確認していない差異か、計算できない人が残っています。",
		payday.StepApprove:    "計算した人とは別の人の承認を待っています。",
		payday.StepPublish:    "確定しました。明細の公開を待っています。",
		payday.StepTransfer:   "明細を公開しました。振込データの作成を待っています。",
		payday.StepFilings:    "給与の手順は終わりました。届出を確かめてください。"}
	textWaits = map[payday.Step]string{payday.StepAttendance: "勤怠待ち",
		payday.StepCompute: "計算待ち", payday.StepReview: "差異の確認", payday.StepApprove: "承認待ち",
		payday.StepPublish: "公開待ち", payday.StepTransfer: "振込データ待ち",
		payday.StepFilings: "完了"}
)

var textViews = map[string]string{viewCheck: "要確認", viewExplained: "説明済み",
	viewStuck: "計算できない", viewAll: "名", viewExcluded: "対象外"}

var textStates = map[payday.State]string{payday.Explained: "説明あり", payday.Check: "要確認",
	payday.Awaited: "顧問先に確認中", payday.Accepted: "確認済み", payday.Stuck: "計算できない",
	payday.Deferred: "次回に回す"}

var textNothing = map[string]string{viewCheck: "確認することはありません",
	viewExplained: "前回との差はありません", viewStuck: "計算できない人はいません"}

var textNothingWhy = map[string]string{
	viewCheck:     "前回との差は、すべて理由が分かっています。承認へ進めます。",
	viewExplained: "前回とすべて同じ金額か、まだ確認していない差だけです。",
	viewStuck:     "全員を計算できました。"}

var textPrints = map[string]string{"slips": "給与明細（全員）", "list": "給与一覧",
	"transfers": "振込一覧", "premiums": "社会保険料一覧"}

var textUnits = map[payday.Unit]string{payday.Days: "日", payday.Time: "時間", payday.Times: "回"}

// textShapes are what a cell of each unit looks like, told while it is typed.
var textShapes = map[payday.Unit]string{
	payday.Days: "日数は 20 または 20.5 のように入力してください。",
	payday.Time: "時間は 160:00 または 160 のように入力してください。", payday.Times: "回数は 3 のように入力してください。",
	payday.Amount: "金額は 12000 または 12,000 のように入力してください。"}

var (
	wordNoMark = fault.Fault{Path: "mark", Code: "pay.mark", Message: "行が選ばれていません。",
		Remedy: "x かチェックで行を選んでください。"}
	wordChanged = fault.Fault{Path: "mark", Code: "pay.changed",
		Message: "ほかの人が先に変えました。新しい内容を示しています。入力した内容は、まだ保存していません。",
		Remedy:  "内容を確かめて、もう一度選んでください。"}
	wordDay = fault.Fault{Path: "day", Code: "pay.day", Message: "支払日が日付として読めません。",
		Remedy: "2026/12/10 または R8.12.10 のように入力してください。"}
	wordGroup = fault.Fault{Path: "group", Code: "pay.group", Message: "給与グループが選ばれていません。",
		Remedy: "給与グループを選んでください。"}
	wordClientName = fault.Fault{Path: "client", Code: "pay.client",
		Message: "顧問先の名前が一致しません。", Remedy: "画面の上にある名前のとおりに入力してください。"}
	wordNoTransfer = fault.Fault{Code: "pay.transfer", Message: "振込データを作れません。",
		Remedy: "振込元の口座と、本人の口座を確かめてください。"}
)
