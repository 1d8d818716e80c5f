package procedure

import "romukura/trade/filing"

const (
	textTitle     = "手続"
	textAllCases  = "手続（すべての顧問先）"
	textCases     = "届出の一覧"
	textClient    = "顧問先"
	textProcedure = "届出"
	textWho       = "対象"
	textEvent     = "理由と日"
	textUntil     = "期限"
	textState     = "状態"
	textLacks     = "足りないもの・返戻の理由"
	textPromptly  = "速やかに"
	textLate      = "・期限超過"
	textWhole     = "事業所全体"
	textMost      = "急ぐものから%d件を表示しています（全%d件）。"
	textNone      = "この状態の届出はありません"
	textNoneWhy   = "上の件数を押すと、ほかの状態の届出を表示します。"
	textClosed    = "ほか%d社は、まだ復号の途中です。"
	textCounts    = "状態ごとの件数"
	textFind      = "届出を洗い出す"
	textFoundNew  = "名簿と給与から届出を洗い出しました。新しく見つかったのは%d件です。"
	textAdd       = "届出を追加"

	textTo      = "提出先"
	textLaw     = "根拠"
	textMark    = "確認の度合い"
	textInFile  = "入れたファイル"
	textReceipt = "受付"

	textMissingHead = "足りないもの"
	textAskHead     = "確かめること"
	textProposal    = "案: "
	textNeeds       = "必要な書類: "

	textMake       = "届出ファイル（CSV）を作る"
	textEarly      = "事実の日（%s）が来てから、届出ファイルを作れます。"
	textMakeHelp   = "この届出と同じ種類で、作成できるものをまとめて1つのファイルに入れます。"
	textNoFile     = "ファイルを作れませんでした。足りないものを直してから、もう一度作ってください。"
	textMade       = "届出ファイルを作りました。「ファイルを取り出す」から保存できます。"
	textGet        = "ファイルを取り出す"
	textMoveHead   = "状態を進める"
	textTogether   = "同じファイルに入れた、ほかの%s件にも同じことを記録する"
	textMoveTo     = "次の状態"
	textOn         = "日付"
	textNumber     = "受付番号・到達番号"
	textReason     = "理由・内容"
	textWhyHelp    = "返戻されたとき、届出不要とするとき、作り直すときは必ず書きます。"
	textMove       = "記録する"
	textMoved      = "「%s」にしました。"
	textTrail      = "これまでの経過"
	textBy         = "記録した人と日"
	textNoTrail    = "経過はまだありません"
	textNoTrailWhy = "提出や返戻を記録すると、ここに残ります。"

	textNotices    = "公文書・控え"
	textNoNotices  = "公文書は付いていません。"
	textPaper      = "ファイル"
	textPaperHelp  = "PDF・写真（JPEG・PNG）・XML・ZIP。20MBまで。"
	textPaperName  = "書類の名前"
	textPaperEg    = "例: 標準報酬決定通知書"
	textAttach     = "付ける"
	textAttached   = "書類を付けました。"
	textPaperKind  = "PDF・JPEG・PNG・XML・ZIPのファイルを選んでください。何も保存していません。"
	textPaperTitle = "書類の名前を入力してください。"
	textOpenIt     = "取り出す"
	textNoticeFile = "公文書_"
	textKB         = "%sKB"

	textWhich       = "届出の種類を選んでください。"
	textDayShape    = "日付は、2026/11/10 または R8.11.10 のように入力してください。"
	textPerson      = "社員番号"
	textPersonHelp  = "対象の人の社員番号。"
	textNobodyThere = "この社員番号の人は、名簿にいません。"
	textDay         = "事実のあった日"
	textAdded       = "届出を追加しました。"
	textThere       = "同じ届出がすでにあります。"
	textSave        = "追加する"
)

var viewWords = map[string]string{viewOpen: "未完了", viewMissing: "要対応", viewReady: "作成できます",
	viewMade: "作成済み", viewHanded: "提出済み", viewReturned: "返戻", viewDone: "完了・届出不要", viewAll: "すべて"}

// stepWords are what somebody records.
var stepWords = map[filing.State]string{filing.Submitted: "提出した", filing.Done: "決定・公文書を受け取った",
	filing.Returned: "返戻された", filing.NotOwed: "届出不要とする", filing.Ready: "作り直す",
	filing.Prepared: "提出を取り消す（作成済みに戻す）"}
