package access

import (
	"romukura/desk/web/part"
	"romukura/record/log"
)

const (
	textTitle = "取扱記録"
	textAbout = "だれが、いつ、何をしたか　全%s件"

	textWhen   = "日時"
	textWho    = "だれが"
	textWhat   = "操作"
	textClient = "顧問先"
	textCount  = "件数"
	textDevice = "端末"
	textNumber = "記録番号"
	textKind   = "操作の種類"
	textPeriod = "期間"

	textAnybody    = "全員"
	textAnyClient  = "すべての顧問先"
	textEverything = "すべて"
	textFilter     = "絞り込む"
	textKinds      = "操作の種類ごとの件数"
	textPager      = "ページ"
	textWhere      = "%s件のうち %s〜%s件目"
	textNewest     = "最新へ"
	textNewer      = "前へ"
	textOlder      = "次へ"
	textOldest     = "最古へ"
	textMonth      = "2006年1月"

	textNobody      = "開錠前の人"
	textFormer      = "名前を開けない人（%s）"
	textSheet       = "回復用紙"
	textThisDevice  = "この端末"
	textOtherDevice = "端末 %s"
	textOtherClient = "開いていない顧問先（%s）"
	textClients     = "%s社"
	textOf          = "："
	textWrite       = "書込み"
	textWrote       = "書込み：%s"
	textUnreadable  = "日時を読めません"
	textBroken      = "この記録は壊れていて読めません"

	textNone     = "この条件に合う記録はありません"
	textNoneWhy  = "期間・人・顧問先・種類のどれかを広げると、見つかることがあります。"
	textAllRows  = "すべて表示"
	textEmpty    = "この期間の記録はありません"
	textEmptyWhy = "この方の記録を開いたり変えたりした操作が、まだありません。"

	textCSV       = "CSVに出す"
	textProof     = "検証用に書き出す"
	textProofFile = "取扱記録.romukuralog"

	textCode     = "控え番号 端末 "
	textCodeWhat = "控え番号は、いまの記録の全体から計算した番号です。画面を印刷すると、印刷物にも載ります。" +
		"あとで記録が書き換えられたり抜き取られたりすると、romukura-verify で番号と合わなくなり、気づけます。"

	textVerify  = "記録全体を検証"
	textBusy    = "記録全体を検証しています。この画面を離れても続きます。"
	textChecked = "検証した日時: %s"
	textDo      = "次にすること"
	textWhole   = "異常はありません。取扱記録 %s件がすべてつながり、書込み %s件の署名と、記録の版 %s件が合っています。"
	textDamaged = "合わないところが%sか所あります。記録が書き換えられたか、壊れています。"
	textOld     = "この端末が前に控えた番号と、いまの記録が合いません。古い控えが置かれたか、記録が書き換えられています。"
	textStopped = "検証が途中で止まりました。結果は出ていません。もう一度検証してください。"

	textFileDamaged   = "帳簿のファイルが壊れています。"
	textEntryChanged  = "端末 %s の取扱記録 %s番から先が、書かれたときの内容と違うか、抜けています。"
	textHashesChanged = "端末 %s の取扱記録のつながりを示す値が合いません。"
	textBatchMissing  = "端末 %s の取扱記録 %s番が示す書込み（%s）が、ないか、別の内容です。"
	textBatchUntold   = "取扱記録に書かれていない書込み（%s）があります。"
	textRecordHarm    = "書込み %s の記録 %s（第%d版）が合わないか、開けません。"
	textMore          = "ほか%sか所あります。"

	textPeople       = "本人ごとの取扱記録"
	textPeopleWhat   = "名前を選ぶと、その方の記録をだれが開き、変え、出力したかを表示します。"
	textNoPeople     = "この顧問先には、まだ従業員がいません"
	textNoPeopleWhy  = "名簿に登録すると、ここに並びます。"
	textName         = "氏名"
	textStaffNumber  = "社員番号"
	textNoName       = "氏名なし"
	textBack         = "取扱記録に戻る"
	textBackToPeople = "本人の一覧に戻る"
	textPerson       = "だれが見たか"
	textPersonWhat   = "この方の記録を変えた操作と、顧問先の記録を開いたり出力したりした操作です。" +
		"顧問先を開くと、そこで働く方の記録がまとめて開かれるため、それもすべて表示します。"
	textSeen = "%s件"
)

var (
	textDamagedDo = []string{
		"この帳簿にはもう書き込まず、全員が施錠してください。",
		"帳簿のファイルを複製し、調べるために残してください。",
		"控えから「romukura book rescue」で別のファイルに戻し、もう一度検証してください。",
		"個人データの漏えいや毀損の疑いがあるときは、個人情報保護委員会への速報（おおむね3〜5日以内）を検討してください（個情法26）。",
	}
	textOldDo = []string{
		"この帳簿にはもう書き込まず、全員が施錠してください。",
		"ほかのPCや控えから、古いファイルを置き直していないか確かめてください。",
		"いちばん新しい控えから戻し、もう一度検証してください。",
	}
)

// textPeriods are the stretches of time that end today.
var textPeriods = []part.Option{{Word: "全期間"}, {Value: "1", Word: "今日"},
	{Value: "7", Word: "7日間"}, {Value: "30", Word: "30日間"}}

// alarms is the kind of entries that somebody should look at.
const alarms = "alarm"

// kinds are the sorts of entries that the filter offers.
var kinds = []part.Option{{Value: "open", Word: "閲覧"}, {Value: "write", Word: "書込み"},
	{Value: "out", Word: "出力・印刷"}, {Value: "number", Word: "個人番号"},
	{Value: "member", Word: "開錠・利用者・鍵"}, {Value: "copy", Word: "控え・復元"},
	{Value: alarms, Word: "注意"}}

// kindOf is the sort of each action. An entry that cannot be read is one to look at.
var kindOf = map[log.Action]string{
	"": alarms, log.Open: "open", log.Write: "write", log.Export: "out", log.Print: "out",
	log.Filed: "out", log.Reveal: "number", log.Destroy: "number", log.Unlock: "member",
	log.Lock: "member", log.MemberSet: "member", log.KeyChange: "member", log.Grant: "member",
	log.Handover: "member", log.Policy: "member", log.Copy: "copy", log.Restore: "copy",
	log.Merge: "copy", log.Drill: "copy", log.UnlockFail: alarms, log.ClockBack: alarms,
	log.Alarm: alarms,
}

var textActions = map[log.Action]string{
	log.Unlock: "開錠", log.UnlockFail: "開錠に失敗", log.Lock: "施錠", log.Open: "記録を開いた",
	log.Reveal: "個人番号を表示", log.Export: "ファイルに出力", log.Print: "帳票を印刷",
	log.Filed: "届出のファイルを作成", log.Copy: "控えを作成", log.Restore: "控えから復元",
	log.Merge: "別のPCの作業を取込み", log.Drill: "復元の訓練", log.MemberSet: "利用者を変更",
	log.KeyChange: "鍵を変更", log.Destroy: "鍵を破棄", log.Grant: "閲覧の許可",
	log.Handover: "授受確認書による提供", log.Policy: "設定を変更", log.ClockBack: "端末の時計が戻った",
	log.Alarm: "記録が合わない",
}

// textPurposes are what an action was for, by its purpose or by action and purpose.
var textPurposes = map[string]string{
	"open/load": "記録を開いた", "open/list": "顧問先の一覧を開いた", "open/names": "顧問先の名前を開いた",
	"open/members": "利用者の名前を開いた", "open/reseal": "新しい鍵への封じ直し",
	"fingerprint": "指紋の数字の違う鍵", "identity": "差し替えられた鍵", "rights": "認められない権限",
	"compare": "書込み前の比較", "conflict": "食い違いの確認", "settle": "食い違いの解消", "undo": "取消し",
	"document": "文書", "as-of": "過去の時点", "open/verify": "帳簿全体を検証した",
	"export/log": "取扱記録を出力", "export/bundle": "帳簿の持ち出し用ファイルを作成",
	"register": "労働者名簿", "pay": "給与明細・台帳", "transfer": "振込データ", "journal": "仕訳",
	"drill/passed": "復元の訓練に合格", "former-member": "退職者の署名", "damaged": "開けない記録",
	"number-list": "個人番号の一覧", "social-insurance": "社会保険の届出", "employment-insurance": "雇用保険の届出",
	"accident-insurance": "労災保険の届出", "withholding": "源泉徴収票", "year-end": "年末調整",
	"national-pension": "国民年金の届出", "season": "年末調整の書類", "filing": "届出のファイル",
	"case": "手続の控え", "ask": "顧問先への催促", "charts": "労務の動きの表", "faults": "取込の不備の一覧",
	"calendar": "会社カレンダー",
}
