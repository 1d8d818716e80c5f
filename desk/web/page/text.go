package page

const (
	// textFormulaStarts are the signs that a spreadsheet takes for the beginning of a formula.
	textFormulaStarts = "=+-@\t\r＝＋－＠"

	textProduct      = "労務蔵"
	textPrinted      = "労務蔵　控え番号 %s　印刷 %s"
	textOpening      = "顧問先の記録を、手元で復号しています"
	textOpeningOne   = "顧問先を開いています"
	textOpeningOneIs = "この顧問先の記録を、手元で復号しています。開き終えると、この画面を表示します。"
	textOpeningOther = "ほかの画面に移っても、開き続けます。"
	textWriting      = "帳簿に書いています"
	textSoon         = "操作がないため、まもなく施錠します。続けるときは、何か操作してください。"
	textSkip         = "本文へ移動"
	textKeys         = "キー操作"
	textKeysAbout    = "入力欄の外で使えます。画面にないものは、その画面では使えません。"
	textKeysOff      = "1文字のキーを止める"
	textKeysOn       = "1文字のキーを使う"
	textOwnKeys      = "鍵: 事務所保有"
	textKeysTitle    = "復号の鍵はこの事務所だけが持ち、この端末の中でだけ使われています。"
	textLock         = "施錠"
	textShared       = "共用端末"
	textSwitch       = "顧問先"
	textGo           = "切替"
	textPrevious     = "前へ"
	textNext         = "次へ"
	textMenu         = "メニュー"
	textTabs         = "顧問先の画面"
	textBack         = "期限ボードに戻る"
	textNumber       = "問い合わせ番号: "

	textNotThere     = "ページが見つかりません"
	textNotThereWhat = "このアドレスの画面はないか、担当していない顧問先のものです。"
	textNotThereDo   = "メニューから選び直してください。担当の割当ては、管理者が変えられます。"
	textChanged      = "ほかの人が先に保存しました"
	textChangedWhat  = "この画面を開いた後に、同じ記録が変わっています。入力した内容は、まだ保存していません。"
	textChangedDo    = "前の画面に戻って新しい内容を確かめ、もう一度入力してください。"
	textConflict     = "2つの端末で別々に書かれた記録があります"
	textClosed       = "一部の顧問先を開けませんでした。ほかの顧問先は使えます。" +
		"施錠してから開錠し直してください。続くときは管理者に知らせてください。"
	textConflicts    = "2つの端末で別々に書かれ、まだ選ばれていない記録が%d件あります。片方を表示しています。どちらも残っています。"
	textTwins        = "同じ番号の顧問先が別の端末でも登録されています（%d件）。表示しているのは先のものです。"
	textUndo         = "元に戻す"
	textUndone       = "元に戻しました。"
	textDamaged      = "開けない記録があります"
	textTooLarge     = "大きすぎて受け取れません"
	textTooLargeWhat = "送られた内容が、この画面で受け取れる大きさを超えています。何も保存していません。"
	textTooLargeDo   = "ファイルを分けて、もう一度送ってください。"
	textRefused      = "行えませんでした"
	textLocked       = "施錠されています"
	textLockedWhat   = "作業の途中で施錠されました。保存した内容はすべて残っています。"
	textLockedDo     = "もう一度開錠してください。"
	textBroken       = "画面を表示できませんでした"
	textBrokenWhat   = "思いがけない誤りが起きました。保存した内容は無事です。"
	textBrokenDo     = "一つ前の画面に戻って、もう一度試してください。" +
		"続くときは、問い合わせ番号を控えて管理者に知らせてください。"
	textForbidden     = "この画面を使う役割ではありません"
	textForbiddenWhat = "役割（管理者・職員・監査人）によって、使える画面が違います。"
	textForbiddenDo   = "必要なときは、管理者に頼んでください。"
	textCross         = "送信を受け付けませんでした"
	textCrossWhat     = "別のサイトから送られたか、送り元を確かめられない操作です。何も変えていません。"
	textCrossDo       = "この画面の中から、もう一度操作してください。"
	textHost          = "このアドレスでは開けません"

	textAnd    = "さん、"
	textBeside = "さんも、この画面を開いています。後から保存する人には、先に保存された内容が示されます。どちらの入力も失われません。"

	textStep        = "ご本人の確認"
	textStepWhat    = "この操作の前に、ご本人であることをもう一度確かめます。まだ何も変えていません。"
	textPassphrase  = "パスフレーズ"
	textStepGo      = "確認して続ける"
	textStepPasskey = "パスキーで確認して続ける"

	textMyNumber     = "個人番号と思われる数字があります"
	textMyNumberWhat = "入力の中に、検査用数字の合う12桁の数字があります。何も保存していません。"
	textMyNumberDo   = "個人番号はこの欄に書けません。番号を消して、もう一度送ってください。" +
		"個人番号は、専用の保管庫でだけ扱います（番号法19・20）。"
)

// slotWords are the names in the navigation.
var slotWords = map[Slot]string{
	SlotBoard: "期限ボード", SlotClients: "顧問先", SlotRuns: "給与計算", SlotFilings: "手続",
	SlotYear: "年次業務", SlotSeason: "年末調整", SlotCharts: "労務の動き", SlotImport: "取込",
	SlotNumbers: "マイナンバー", SlotLog: "取扱記録", SlotBreach: "漏えい等対応",
	SlotSettings: "設定", SlotHelp: "使い方",
	SlotClient: "概要", SlotRegister: "名簿", SlotPayroll: "給与", SlotBonus: "賞与",
	SlotCases: "手続", SlotDecisions: "算定・月変", SlotSettle: "年末調整", SlotFigures: "労務の動き",
	SlotTaking: "取込", SlotPapers: "書類", SlotMemo: "メモ",
}

// keyHelp is what the keys do, in the order in which it is shown.
var keyHelp = [][2]string{
	{"/", "検索の欄へ移る"}, {"j  k", "次の行、前の行へ移る"}, {"h  l", "左、右の欄へ移る"},
	{"Enter", "開く"}, {"e", "編集"}, {"n", "追加、次の人（従業員）"}, {"x", "行を選ぶ"}, {"Shift+X", "前に選んだ行までまとめて選ぶ"},
	{".", "行の操作"}, {"w", "なぜこの金額か"}, {"[  ]", "前、次の顧問先の同じ画面"},
	{"g d", "期限ボードへ"}, {"g c", "顧問先へ"}, {"g p", "給与計算へ"}, {"g s", "手続へ"},
	{"g e", "開いている顧問先の名簿へ"}, {"Ctrl+S", "保存"}, {"u", "元に戻す"}, {"f", "絞り込み"},
	{"m", "選んだ人を一括変更（名簿）、選んだ手続の担当を変える"}, {"b", "名簿から法定帳簿へ"}, {"p", "選んだ人の帳簿を印刷（名簿）、前の人（従業員）"},
	{"1  2  3", "選んだ日を所定休日・法定休日・労働日にする（会社カレンダー）"},
	{"v", "取扱記録の全体を検証"}, {"r", "理由の欄へ移る、選んだ手続を催促"}, {"a", "承認して確定する"},
	{"Esc", "閉じる"}, {"?", "この一覧"},
}
