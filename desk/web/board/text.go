package board

import "romukura/trade/filing"

const (
	textBoard    = "期限ボード"
	textAbout    = "%s 現在・顧問先 %d社"
	textClient   = "顧問先"
	textOwner    = "担当"
	textPeople   = "人数"
	textComma    = "、"
	textDot      = "・"
	textOthers   = " ×%d"
	textWaits    = "回答待ち"
	textPromptly = "速やかに"
	textLate     = "%d日超過"
	textToday    = "今日"
	textTomorrow = "明日 "

	textCounts    = "期限の件数"
	textFilter    = "担当で絞る"
	textShow      = "表示"
	textAllOwners = "全員"
	textFolded    = "ほか %s社は、7日以内の期限も、期日の定めのない届出もありません。"
	textUnfold    = "すべて表示"
	textStill     = "%s社を開いているところです。開き次第、ここに加わります。"
	textFailed    = "%s社は、名簿の内容か届出の表が足りないため、届出を最後まで調べられませんでした。届出がないという意味ではありません。"
	textAt        = "%s 時点。1分ごとに調べ直します。"

	textClosed         = "顧問先を開いています"
	textClosedWhy      = "手元の鍵で復号しています。終わったものから表示します。"
	textNothing        = "7日以内の期限はありません"
	textNothingWhy     = "届出済みのものと、8日以上先のものは、件数から開けます。"
	textNoClients      = "開ける顧問先がありません"
	textNoClientsWhy   = "顧問先がまだ登録されていないか、担当が割り当てられていません。監査人は、顧問先の内容を開けません。"
	textNoneOfOwner    = "この担当の顧問先に、7日以内の期限はありません"
	textNoneOfOwnerWhy = "担当で絞り込んでいます。"

	textSavedViews  = "保存した見方"
	textKeepView    = "この見方を保存"
	textDropView    = "外す"
	textViewKept    = "この見方を保存しました。期限ボードから開けます。このブラウザーにだけ残ります。"
	textViewDropped = "保存した見方を外しました。"

	textCases      = "未完了の届出"
	textProcedure  = "手続"
	textPerson     = "対象者"
	textEvent      = "事実と日"
	textUntil      = "期限"
	textState      = "状態"
	textMissing    = "足りないもの・確認すること"
	textFound      = "名簿から判明"
	textNoCases    = "未完了の届出はありません"
	textNoCasesWhy = "絞り込み: "
	textBack       = "期限ボードに戻る"

	textWaitsFor     = "待ち: "
	textAuthority    = "役所"
	textOffice       = "事務所"
	textAskedTimes   = "%d/%d 催促済み（%d回）"
	textOpenCases    = "この顧問先の手続"
	textOpenPerson   = "この人の名簿"
	textOpenRegister = "この顧問先の名簿"
	textOpenClient   = "顧問先ファイル"

	textMarked       = "選んだ手続を"
	textAsk          = "催促する"
	textAssignTo     = "担当"
	textAssign       = "担当を変える"
	textOfClient     = "顧問先の担当に戻す"
	textNoneMarked   = "手続が選ばれていません。左の欄で選んでから、もう一度押してください。"
	textNothingToAsk = "催促するものがありません。足りないもののある手続を選んでください。"
	textAssigned     = "%s件の担当を変えました。"
	textNotAssigned  = "%s件は、その人が顧問先を開けないため、変えていません。顧問先の担当は「設定」の「利用者」で決めます。"

	textRequest      = "催促の文面"
	textNotAsked     = "選んだうち %s件は、足りないものがないため、文面に入れていません。"
	textCopyLetter   = "文面をコピー"
	textRecordAsked  = "催促したことを記録する"
	textPrintLetter  = "PDFに印刷する"
	textAsked        = "%s件について、催促したことを記録しました。"
	textBackToCases  = "一覧に戻る"
	textNotPrinted   = "印刷できませんでした。"
	textNotPrintedDo = "示された文字を直すか、設定の書体を確かめてから、もう一度印刷してください。"

	textReply      = "回答の期限"
	textReplyHelp  = "文面に入れる日です。最初は、1週間後か、いちばん早い届出の期限の前の開庁日を入れています。"
	textReplyIn    = "この日で文面を作り直す"
	textReplyDay   = "回答の期限を読めないか、過ぎた日です。"
	textReplyDayDo = "今日以後の日を、2026/11/10 のように入力してください。"
	textSendFirst  = "文面を送るか印刷して渡してから、記録してください。記録は一覧の「催促済み」に出ます。"

	textAdd        = "手続を追加"
	textNewOf      = "どの顧問先の手続ですか"
	textNext       = "次へ"
	textOther      = "別の顧問先にする"
	textWhole      = "顧問先全体"
	textLeft       = "（退社）"
	textWhoseHelp  = "一人についての手続では、その人を選びます。"
	textDay        = "事実のあった日"
	textReason     = "追加する理由"
	textReasonHelp = "何で知ったか、など。手続の経過に残ります。個人番号は書けません。"
	textUntilHelp  = "法令に日数の定めがない手続だけ。定めのある手続の期限は、事実のあった日から表で数えます。"
	textOwnUntil   = "事務所で決める期限"
	textUntilDay   = "事務所で決める期限を読めません。"
	textUntilDayDo = "2026/11/10 のように入力するか、空にしてください。"
	textNobody     = "選んだ人は、この顧問先の名簿にいません。"
	textNobodyDo   = "対象者を選び直してください。"
	textSave       = "追加する"
	textAdded      = "手続を追加しました（手入力）。"
	textStands     = "同じ人の同じ日の、同じ手続がすでにあります。"
	textStandsDo   = "一覧でその手続を開いてください。別の事実なら、日を確かめてください。"

	textChain        = "鍵と備え"
	textChainClients = "顧問先 %s社 → 事務所"
	textChainKeys    = "鍵を持つ人 %d人（%sから）"
	textOperator     = "→ 運営者"
	textOperatorKeys = "鍵なし（閲覧 0件）"
	textPasskeys     = "パスキー"
	textPasskeysOf   = "%d/%d人"
	textCopies       = "最後の控え"
	textDrill        = "最後の復元訓練"
	textDrillBad     = "（不合格）"
	textNotYet       = "まだありません"
	textUnread       = "読めません"
)

var textViews = map[string]string{Leaving: "今日出すもの", Overdue: "期限超過",
	Tomorrow: "今日・明日", Week: "7日以内", Promptly: "速やかに",
	Client: "顧問先の回答待ち", Judge: "判断待ち", Handed: "作成済み・未提出",
	Result: "結果待ち", Returned: "返戻"}

// textShort are the procedures as the heads of columns name them.
var textShort = map[filing.Procedure]string{
	filing.Acquisition: "資格取得届", filing.Loss: "資格喪失届", filing.Dependents: "被扶養者異動届",
	filing.AnnualBase: "算定基礎届", filing.MonthlyChange: "月額変更届", filing.Bonus: "賞与支払届",
	filing.NoBonus: "賞与不支給", filing.MaternityLeave: "産休取得", filing.MaternityLeaveEnd: "産休終了",
	filing.ChildcareLeave: "育休取得", filing.ChildcareLeaveEnd: "育休終了",
	filing.AfterMaternity: "産休終了時改定", filing.AfterChildcare: "育休終了時改定",
	filing.ChildcarePeriod: "養育特例", filing.AddressChange: "住所変更", filing.NameChange: "氏名変更",
	filing.AgeSeventy: "70歳到達届", filing.TwoEmployers: "二以上勤務",
	filing.EmploymentAcquisition: "雇保 取得届", filing.EmploymentLoss: "雇保 喪失届",
	filing.EmploymentCertificate: "離職証明書", filing.ResidentTaxLeaver: "住民税 異動",
	filing.WithholdingSlipLeaver: "退職者 源泉票", filing.WithholdingPayment: "源泉所得税",
	filing.ResidentTaxPayment: "住民税納入", filing.PremiumPayment: "保険料納付",
}
