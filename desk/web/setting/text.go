package setting

import (
	"romukura/desk/member"
	"romukura/desk/web/part"
)

const (
	textSettings = "設定"
	textSections = "設定の画面"
	textOwn      = "自分"
	textMembers  = "利用者"
	textSessions = "開錠中の画面"

	textMe           = "自分"
	textName         = "氏名"
	textRole         = "役割"
	textClients      = "担当する顧問先"
	textNumbers      = "個人番号の担当"
	textAllClients   = "すべて"
	textNoClients    = "なし（取扱記録だけを見ます）"
	textNoneAssigned = "なし"
	textComma        = "、"
	textMoreClients  = " ほか%d社"
	textYes          = "はい"
	textNo           = "いいえ"
	textWays         = "開錠の方法（パスキー）を見る"
	textSave         = "保存"
	textDayForm      = "2006/01/02"

	textPassphraseTitle      = "パスフレーズの変更"
	textPassphraseWhat       = "変えると、前のパスフレーズではもう開錠できません。帳簿の中身は変わりません。"
	textPassphraseGo         = "パスフレーズを変える"
	textPassphraseChanged    = "パスフレーズを変えました。次の開錠から、新しいパスフレーズを使います。"
	textNewPassphrase        = "新しいパスフレーズ"
	textNewPassphraseSupport = "15文字以上。関係のない言葉を4つほど並べると、覚えやすく、推測されにくくなります。"
	textAgain                = "もう一度"
	textNotSame              = "2回の入力が違います。同じものを入力してください。"

	textDaysTitle   = "日付の表示"
	textDays        = "日付の書き方"
	textDaysSupport = "この端末のこのブラウザーで、次に開錠したときから変わります。入力は、どの書き方でもできます。"
	textDaysKept    = "日付の書き方を保存しました。次に開錠したときから変わります。"

	textSheetTitle   = "回復用紙"
	textSheet        = "回復用紙の画面へ"
	textSheetWhat    = "全員がパスフレーズを忘れたときは、印刷した回復用紙だけが帳簿を開けます。作り直すと、古い用紙はそのあとに書いた記録を開けなくなります。"
	textNeverDrilled = "回復用紙は、まだ試していません。"
	textDrilled      = "最後に試した日: %s　次に試す日: %s"
	textDrillOverdue = "　期限を過ぎています。"

	textApply         = "利用の申込み"
	textApplied       = "申し込みました"
	textApplyWhat     = "この事務所の帳簿を使うためのパスフレーズを、ご自分で決めてください。ほかの人には、管理者にも、見せないでください。"
	textApplyGo       = "申し込む"
	textApplyFull     = "申込みがたまっています。管理者が確かめてから、もう一度申し込んでください。"
	textAppliedWhat   = "次の指紋の数字を、管理者に読み上げてください。指紋の数字は秘密ではありません。"
	textAppliedNext   = "管理者が「設定」の「利用者」で承認すると、決めたパスフレーズで開錠できます。申込みは24時間で消えます。"
	textFingerprint   = "指紋の数字"
	textToUnlock      = "開錠の画面へ"
	textApplicants    = "承認を待つ申込み"
	textAppliedAt     = "申し込んだ日時"
	textAdmitGo       = "照合して承認へ"
	textNobodyApplied = "承認を待つ申込みはありません"
	textHowToApply    = "新しい人に、開錠の画面の「はじめて使う人の申込み」から、パスフレーズを決めてもらってください。" +
		"申込みがここに並びます。"

	textOtherDevice     = "別の端末での申込み"
	textOtherDeviceWhat = "新しい人が自分の端末で romukura book member apply を使って作ったファイルを、ここで受け取れます。"
	textFile            = "申込みのファイル"
	textTakeFile        = "受け取る"
	textNoFile          = "ファイルが選ばれていません。申込みのファイルを選んでください。"
	textBadFile         = "この事務所への申込みのファイルではないか、壊れています。何も変えていません。もう一度作ってもらってください。"

	textAdmission          = "利用者の追加"
	textAdmissionWhat      = "新しい人に指紋の数字を読み上げてもらい、そのまま入力してください。番号が合わない人は追加できません。"
	textNameSupport        = "姓と名の間に空白を入れてください。"
	textFingerprintSupport = "本人が画面で見ている番号です。ファイルやメールに書かれた番号を写さないでください。"
	textAdmit              = "利用者に追加"
	textAdmitted           = "利用者に追加しました。本人のパスフレーズで開錠できます。"
	textNoName             = "氏名がありません。氏名を入力してください。"
	textNoFingerprint      = "指紋の数字がありません。本人に読み上げてもらい、入力してください。"
	textNoRole             = "役割が選ばれていません。一つ選んでください。"
	textStillClosed        = "まだ開いていない顧問先が選ばれています。すべて開いてから、もう一度押してください。"
	textAuditorNumbers     = "監査人は個人番号を扱えません。選択を外すか、別の役割を選んでください。"

	textState      = "状態"
	textSince      = "いまの権限の日"
	textOpenNow    = "開錠中"
	textClosedNow  = "施錠中"
	textIdleMember = "担当なし"
	textAction     = "操作"

	textDuties         = "利用者の権限"
	textAssignWhat     = "担当を外すか役割を下げると、その顧問先の鍵を新しくし、本人の画面はすぐに施錠されます。以後に書いた記録は開けません。すでに見た内容は、取り消せません。"
	textClientsOfStaff = "担当する顧問先（職員だけ）"
	textClientsSupport = "職員は、選んだ顧問先だけを開けます。すべて外すと、どの顧問先も開けなくなります（利用の停止）。"
	textNumbersLabel   = "個人番号関係事務の担当者にする"
	textNumbersSupport = "担当者だけが、個人番号の保管庫を開けます。"
	textAssign         = "権限を変える"
	textAssigned       = "権限を変えました。増えた顧問先は、本人が次に開錠したときに出てきます。"

	textBackToMembers = "利用者に戻る"
	textRemovalTitle  = "利用をやめる"
	textRemovalWhat   = "退職などで、もう使わない人を外します。取り消せません。"
	textRemove        = "利用者から外す"
	textRemovalAsk    = "この人を利用者から外しますか"
	textRemovalCount  = "担当していた顧問先: %s社"
	textRemovalThen   = "本人の画面はすぐに施錠され、二度と開錠できません。開けていた顧問先の鍵をすべて新しくし、記録を封じ直します。" +
		"本人が書いた記録と取扱記録は、そのまま残ります。戻すときは、新しい申込みが要ります。"
	textRemovalSure = "取り消せないことを確かめました"
	textNotSure     = "確認の印がありません。取り消せないことを確かめて、印を付けてください。"
	textRemoved     = "利用者から外しました。鍵を新しくし、記録を封じ直しています。"

	textResealing     = "新しい鍵で記録を封じ直しています"
	textResealStopped = "記録の封じ直しが途中で止まりました。新しく書く記録は守られています。続きを行ってください。"
	textResealGo      = "封じ直しを続ける"
	textResealed      = "封じ直しを続けています。"

	textUnlocked       = "いま開錠している人"
	textTerminal       = "端末"
	textOwnTerminal    = "専用"
	textSharedTerminal = "共用"
	textLocksAt        = "施錠"
	textLocksBy        = "操作しないと %s に施錠"
	textThisScreen     = "この画面"
	textEnd            = "施錠する"
	textEnded          = "相手の画面を施錠しました。保存した内容は残っています。"
	textEndedAlready   = "その画面は、すでに施錠されています。"
	textSessionsWhat   = "施錠しても、保存した内容は残ります。入力の途中だった内容は消えます。"
	textLimits         = "施錠までの時間"
	textIdle           = "操作しないとき"
	textSharedIdle     = "共用の端末で操作しないとき"
	textAbsolute       = "開錠してからの上限"
	textStepUp         = "ご本人の確認が続く時間"
	textLimitsWhat     = "これらの時間は、この版では変えられません。離席の多い端末では、開錠のときに「共用端末」を選んでください。"
	textHours          = "%d時間"
	textMinutes        = "%d分"
	textSeconds        = "%d秒"
)

var textRoles = map[member.Role]string{member.Owner: "管理者", member.Staff: "職員",
	member.Auditor: "監査人", member.Recovery: "回復用紙"}

var textRoleWays = []part.Option{
	{Value: string(member.Owner), Word: "管理者（すべてを開き、利用者を決める）"},
	{Value: string(member.Staff), Word: "職員（担当する顧問先を開く）"},
	{Value: string(member.Auditor), Word: "監査人（取扱記録だけを見る）"}}

var textDayWays = []part.Option{{Value: "", Word: "両方（2026/11/02 R8.11.2）"},
	{Value: "western", Word: "西暦（2026/11/02）"}, {Value: "era", Word: "和暦（R8.11.2）"}}
