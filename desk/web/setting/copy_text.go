package setting

import (
	"romukura/desk/continuity"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
)

const (
	textCopies        = "控え"
	textCopiesNow     = "いまの控え"
	textCopiesPlan    = "控えの置き場所と間隔"
	textCopiesWhat    = "控えは、封をしたまま別の場所に置く写しです。開くには、利用者の鍵か回復用紙が要ります。個人番号の鍵は入りません。"
	textFolder        = "置き場所（フォルダー）"
	textFolderSupport = "外付けディスクや別のPCの共有フォルダーなど、この端末の外にある場所を、先頭から書いてください。"
	textFolderWhole   = "フォルダーの場所が、先頭から書かれていません。先頭から書いてください。"
	textFolderReach   = "そのフォルダーを使えません。つながっているか、書き込める場所かを確かめてください。"
	textEvery         = "間隔"
	textLast          = "最後に取った日時"
	textNext          = "次に取る日時"
	textCopiesSet     = "置き場所と間隔を保存しました。"
	textNotSet        = "決めていません"
	textNextSoon      = "まもなく（だれかが開錠している間に取ります）"
	textNotYetDone    = "まだありません"
	textNoPlace       = "置き場所なし"
	textNoPlaceYet    = "置き場所が決まっていません。先に決めてください。"
	textCopyFailed    = "前回は失敗"
	textNoCopyYet     = "まだ取っていません"
	textCopyOld       = "2日より前の控え"
	textCopyFresh     = "控えあり"
	textCopyNow       = "いま控えを取る"
	textCopied        = "控えを取りました。"
	textNotDone       = "終えられませんでした。置き場所がつながっているか確かめて、もう一度行ってください。帳簿は変わっていません。"
	textShelfOpen     = "この置き場所の控えは、この端末を使う人が消せます。" +
		"消されない保管先を使うときは、romukura book copy で s3:// の保管先を指定してください。"

	textNoCopies    = "この机では、控えの設定ができません"
	textNoCopiesWhy = "romukura desk で開いた机で設定できます。"

	textDrillTitle   = "復元の訓練"
	textDrillWhat    = "控えを別のファイルに戻し、全部の記録が開くか、最新の月の給与が同じ金額になるかを確かめます。帳簿は変わりません。"
	textDrillNow     = "訓練を行う"
	textDrillDone    = "復元の訓練を終えました。"
	textNeverTried   = "まだ行っていません"
	textDrillStopped = "前回は行えませんでした"
	textDrillGreen   = "合格"
	textDrillRed     = "不合格（%s）"
	textDrillAt      = "行った日時"
	textDrillThrough = "控えに入っている最後の変更"
	textDrillMissing = "控えにまだない変更"
	textDrillOpened  = "開いた記録"
	textDrillPay     = "計算し直した給与"
	textDrillPaid    = "%s分 %s名"
	textDrillCode    = "控え番号"
	textCases        = "%s件"
)

var textCopyBusy = map[string]string{
	page.Copying:  "控えを取っています。この画面を離れても続きます。",
	page.Drilling: "復元の訓練を行っています。この画面を離れても続きます。",
}

// textEveryWays are the spans between copies, in minutes.
var textEveryWays = []part.Option{{Value: "0", Word: "手動だけ"}, {Value: "15", Word: "15分ごと"},
	{Value: "60", Word: "1時間ごと"}, {Value: "1440", Word: "1日ごと"}}

var textSteps = map[continuity.Step]string{
	continuity.Fetching:    "控えを読み出して組み立てられません",
	continuity.Verifying:   "戻した帳簿が傷んでいます",
	continuity.Counting:    "件数が合いません",
	continuity.Comparing:   "取扱記録が続いていません",
	continuity.Opening:     "開けない記録があります",
	continuity.Recomputing: "計算し直した給与が合いません",
}
