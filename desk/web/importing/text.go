package importing

import "romukura/trade/exchange"

const (
	textTitle      = "取込"
	textFirst      = "取込 (1/3) ファイル"
	textWorking    = "取込 作業中"
	textPurpose    = "取込 (2/3) 内容と時期"
	textAbout      = "顧問先から届いたCSVまたはExcelのファイルを取り込みます。取り込む前に、何が変わるかを1行ずつ確かめられます。"
	textFile       = "ファイル"
	textFileHelp   = "ここに落とすか、選びます。CSV（Shift_JIS・UTF-8）、.xlsx。32MBまで。"
	textKindLabel  = "内容"
	textKindHelp   = "選ばないときは、列見出しから読み取ります。"
	textKindAuto   = "列見出しから読み取る"
	textMonthLabel = "給与の月"
	textMonthHelp  = "勤怠・支給控除項目のとき。例: 2026-11"
	textDayLabel   = "適用日・支給日"
	textDayHelp    = "名簿は変更が有効になる日（空欄なら今日）、賞与は支給日。例: 2026/12/10、R8.12.10"
	textFrom       = "適用日"
	textPayDay     = "支給日"
	textGroupLabel = "給与グループ"
	textGroupNone  = "選んでください"
	textRead       = "読み込んで確かめる"
	textHeads      = "ひな形（列見出しだけのCSV）"
	textWaiting    = "確かめている途中のファイルがあります。"
	textGoOn       = "続きを見る"

	textNoKind     = "内容を選んでください。"
	textNoFile     = "ファイルが選ばれていません。"
	textChooseFile = "取り込むファイルを選び直してください。"
	textEmptyFile  = "ファイルが空か、最後まで読めませんでした。何も変えていません。"
	textNameNumber = "ファイル名に、個人番号と思われる12桁の数字があります。何も保存していません。"
	textRename     = "番号を消した名前に変えてから、もう一度選んでください。"
	textHeadNumber = "列見出しに、個人番号と思われる12桁の数字があります。何も保存していません。"
	textPutHead    = "番号のない見出しの行を先頭に入れて、保存し直してから選んでください。"
	textHidden     = "（個人番号と思われるため、表示しません）"
	textMonthShape = "給与の月は、2026-11 のように入力してください。"
	textDayShape   = "日付は、2026/12/10 または R8.12.10 のように入力してください。"

	textAskHead       = "読み込む前に、次を教えてください"
	textAskKept       = "ファイルは読み込んであります。選び直す必要はありません。まだ何も変えていません。"
	textNoMonth       = "どの給与の月の分か（給与の月）"
	textNoDay         = "賞与の支給日（適用日・支給日）"
	textNoGroup       = "どの給与グループの分か（給与グループ）"
	textWhichKind     = "何のファイルか（内容）"
	textContinue      = "この内容で確かめる"
	textQuoted        = "「%s」"
	textAnd           = "と"
	textRecognized    = "列見出しから、内容を%sと読み取りました。違うときは選び直せます。"
	textSeveral       = "列見出しは、%sのどれにも当てはまります。内容を選んでください。"
	textNotRecognized = "列見出しからは、何のファイルか分かりませんでした。内容を選んでください。"
	textOtherwise     = "列見出しは「%s」のファイルのようです。「%s」でよいか確かめてください。"
	textRemembered    = "前に同じ見出しのファイルで選んだ「列の意味」を使いました。"
	textChangePurpose = "内容と時期を選び直す"

	textChangedRecords = "変えた記録"
	textBecauseToday   = "（指定がないため今日）"
	textReading        = "ファイルを読んでいます。まだ何も変えていません。"
	textComparing      = "%s行を、いまの記録と比べています。まだ何も変えていません。"
	textSealing        = "変わる%s件の記録に封をしています。まだ何も変えていません。"
	textUndoing        = "取り込む前の記録に戻しています"
	textWorkingLeave   = "ほかの画面に移っても続きます。「取込」を開くと、ここに戻れます。"
	textWorkingWhole   = "記録は、すべてを書き終えたときにだけ変わります。途中で施錠されたときは、何も変わりません。書く件数には、取込の履歴と、新しい人の鍵も入ります。"

	textLook        = "取込 (3/3) 確認"
	textNotYet      = "まだ何も変えていません。"
	textAlready     = "このファイルは、同じ目的ですでに取り込まれています。もう一度取り込んでも何も変わりません。"
	textRefused     = "直さないと取り込めないところがあります。何も変えていません。ファイルを直すか、下の「列の意味」を選び直してください。"
	textNoChange    = "取り込むと変わる行はありません"
	textNoChangeWhy = "ファイルの内容は、記録されている内容と同じです。"
	textCounts      = "取り込む内容の数"
	textChanges     = "変わる記録"
	textNew         = "新しい記録"
	textChanged     = "変更"
	textSame        = "同じ"
	textFaults      = "指摘"
	textFaultsHead  = "指摘（どこが・何が・どうするか）"
	textFaultSorts  = "指摘の種類"
	textFaultCount  = "件数"
	textFaultsAll   = "すべての指摘"
	textFaultsShown = "%s件のうち、%s件目から%s件目を表示しています。"
	textFaultsMore  = "種類が多いため、多い順に30種類を表示しています（ほか%s種類）。すべての指摘は、下の表とCSVにあります。"
	textFaultsFile  = "指摘をすべてCSVに出す（%s件）"
	textFaultFile   = "取込の指摘"
	textColumnWord  = "列"
	textWhat        = "何が"
	textToDo        = "どうする"
	textStops       = "扱い"
	textStopWord    = "取込を止める"
	textWarnWord    = "注意"
	textAlso        = "・"
	textAdded       = "（ほかの列に足す）"
	textColumnsHead = "列の意味"
	textColumnsHelp = "選び直すと、次に同じ見出しのファイルが来たときも使います。"
	textColumn      = "ファイルの列"
	textMeaning     = "意味"
	textSample      = "値の例"
	textReread      = "この意味で読み直す"
	textColumnsRead = "列の意味を変えて読み直しました。まだ何も取り込んでいません。"
	textUnused      = "（使わない）"
	textLayout      = "%sの書式として読みました。"
	textRowsHead    = "変わる記録"
	textRowsRead    = "変わる記録（読めた分だけ。直すまで取り込めません）"
	textLine        = "行"
	textNumber      = "社員番号"
	textName        = "氏名"
	textTurns       = " → "
	textFirstRows   = "%s件のうち、はじめの%s件を表示しています。"
	textHow         = "扱い"
	textDifference  = "内容（前 → 後）"
	textNothing     = "（なし）"
	textMoreFields  = "ほか%d項目"
	textSince       = "（%sから）"
	textPage        = "%sページ目（全%sページ）"
	textBefore      = "前のページ"
	textAfter       = "次のページ"
	textApply       = "取り込む"
	textApplyAsk    = "%s人の%s件の記録を変えます。取り込んだ後も「取込」の一覧から元に戻せます。"
	textDrop        = "やめる"
	textDropped     = "取り込むのをやめました。何も変えていません。"
	textOther       = "確かめている間に、この顧問先の記録が変わりました。新しい差異を表示しています。もう一度確かめてから取り込んでください。"
	textTaken       = "取り込みました。"

	textPast       = "取り込んだファイル"
	textNoPast     = "取り込んだファイルは、まだありません"
	textNoPastWhy  = "ファイルを取り込むと、ここに残り、元に戻せます。"
	textWhen       = "日時"
	textKind       = "内容"
	textFileName   = "ファイル名"
	textRows       = "行数"
	textBy         = "取り込んだ人"
	textState      = "状態"
	textIn         = "取込済み"
	textUndoneWord = "取消し済み"
	textDone       = "取り込んだ内容"
	textUndo       = "元に戻す"
	textNext       = "次のファイル"
	textUndone     = "取込を元に戻しました。取り込む前の記録に戻っています。"
	textCannotUndo = "元に戻せませんでした。何も変えていません。"
	textAbouts     = "%s件: %s"
	textBetween    = "、"
	textBackToDone = "取り込んだ内容に戻る"
	textHeadFile   = "ひな形_"
)

// questions are what is asked before a file can be read, by the name of the field.
var questions = map[string]string{"kind": textWhichKind, "month": textNoMonth, "day": textNoDay,
	"group": textNoGroup}

// answers are the same where somebody went on without an answer.
var answers = map[string]string{"kind": textNoKind, "month": "給与の月を入力してください。",
	"day": "支給日を入力してください。", "group": "給与グループを選んでください。"}

// confidences say how well the layout of another product is known.
var confidences = map[string]string{"A": "列の意味は、提供元の説明で確かめてあります。",
	"B": "列の意味は提供元の説明では確かめていません。下の「列の意味」と数値を見比べてください。",
	"C": "列の意味は推定です。下の「列の意味」と数値を必ず見比べてください。"}

// unitWords are the units of times.
var unitWords = map[string]string{"min": "（分）", "dec": "（時間）"}

// exactWords are the kinds of files when their columns are known.
var exactWords = map[exchange.Kind]string{
	exchange.Persons: "従業員（名簿）", exchange.Family: "家族", exchange.Leaves: "休業",
	exchange.Attendance: "勤怠（月の合計）", exchange.Days: "勤怠（日ごと）",
	exchange.Items: "支給・控除項目の金額", exchange.Bonuses: "賞与",
}
