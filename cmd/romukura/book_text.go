package main

import (
	"romukura/desk/member"
	"romukura/record"
)

const (
	textAskPassphrase = "パスフレーズ: "
	textAskNew        = "新しいパスフレーズ（15文字以上）: "
	textAskAgain      = "もう一度、同じパスフレーズ: "
	textAskWords      = "紙の復旧コードの言葉（番号の順に、空白で区切って）: "
	textAskDevice     = "紙の「端末の合言葉」の言葉（空白で区切って）: "
	textNotTheSame    = "2回の入力が違います。何も変わっていません。もう一度、実行してください。"
	textNoTerminal    = "画面から入力できません。--passphrase-file でパスフレーズのファイルを指定してください。何も変わっていません。"
	textNoConfig      = "利用者の設定フォルダーが見つかりません。--device でこの端末の情報を置くフォルダーを指定してください。"
	textBadID         = "番号を読めません: %s（32桁の英数字です）"
	textConflicts     = "2つの端末で別々に書かれ、まだ選ばれていない記録が%d件あります。romukura book conflicts で見比べてください。"
	textUnfitTables   = "事務所で取り込んだ法令の表のうち%d件は、労務蔵の表に置き換わったか、読めないため、計算に使っていません。画面の「設定」の「法令の表」で確かめてください。"
	textTwins         = "同じ番号で二重に登録された顧問先が%d件あり、片方だけを表示しています。どちらも帳簿に残っています。"
	textBookMade      = "帳簿を作りました: %s\n" +
		"復旧シート: %s を今すぐ印刷し、印刷したらファイルを消してください。\n" +
		"次に、紙の言葉だけで開けることを確かめてください: romukura book drill\n" +
		"それまで、実際のデータは入力できません。\n"
	textExposed           = "△ %s"
	textBreachedMade      = "流出パスワード%d件の一覧を作りました: %s\n新しいパスフレーズは、この一覧とも照らし合わせます。\n"
	textUnlocks           = "開錠できました。事務所の鍵を開ける手段は%d個です。\n"
	textNeverDrilled      = "復旧の訓練はまだ行われていません。romukura book drill を行ってください。\n"
	textDrillOverdue      = "前回の復旧の訓練は%sです。1年を過ぎています。romukura book drill を行ってください。\n"
	textDrilled           = "前回の復旧の訓練は%s、次回は%sまでです。\n"
	textDrillPassed       = "紙の復旧コードだけで、%d個の鍵がすべて開きました。訓練の日を記録しました。\n"
	textPassphraseChanged = "パスフレーズを変えました。\n"
	textDeviceKnown       = "この端末で帳簿を使えるようにしました。\n"
	textOldCopy           = "この帳簿は、前回この端末で閉じたときの続きではありません。古い控えに置き換えられたか、書き換えられたおそれがあります。" +
		"何も書いていません。元のファイルを探してください。控えから戻した帳簿を使うときは、--device に新しいフォルダーを指定し、" +
		"romukura book device を行ってください。"
	textOtherDevice = "この帳簿は、指定された端末情報の事務所のものではありません。帳簿は変わっていません。" +
		"帳簿のファイルと --device のフォルダーを確かめてください。"
	textLateClock = "この端末の時計（%s）が、前回この帳簿に書いた時刻（%s）より前を指しています。" +
		"帳簿の内容は変わっていません。書いた順序も保たれますが、期限や日付が違って表示されることがあります。" +
		"時計を合わせてから続けてください。"

	textLogLine   = "%s  %s  %s  %d件  %s\n"
	textLogUndoes = "    取り消した操作: %s\n"

	textBatchUndone   = "操作を丸ごと取り消しました。取り消したことも記録に残ります。\n"
	textConflictHead  = "■ %s（記録 %s）\n"
	textConflictSide  = "  %d) %s %s%s\n"
	textSideEnds      = "（こちらでは削除）"
	textConflictField = "     %s: 1) %s / 2) %s\n"
	textNoConflicts   = "食い違いはありません。\n"
	textHowToSettle   = "残すほうを選んでください: romukura book settle <記録> <番号>。選ばなかったほうも記録に残ります。\n"
	textSettled       = "選んだ版を残しました。選ばなかった版も記録に残っています。\n"

	textVerifyCounts = "操作 %d件、版 %d件、文書の部分 %d件、記録簿 %d件を調べ、%d件の版を開きました。\n"
	textVerifyEngine = "  × ファイル: %s\n"
	textVerifyRecord = "  × %s（操作 %s、記録 %s、第%d版）\n"
	textVerifyClosed = "  × 開けない版（操作 %s、記録 %s、第%d版）\n"
	textVerifyLog    = "  × 記録簿 %s の %d番目が合いません（操作 %s）\n"
	textVerifyFormer = "  △ 退職後の日時で書かれた操作 %s。書いた人を確かめてください。\n"
	textVerifyCode   = "記録簿 %s の控え番号: %s\n"
	textVerifyWhole  = "異常はありません。\n"

	textVerifyDamaged = "異常があります。控えから戻すまで、この帳簿に書かないでください。\n"

	textMemberLine  = "%s  %s  %s %v\n"
	textApplication = "申込のファイル: %s\n管理者に、次の数字を電話か対面で読み上げてください: %s\n"
	textAdmitted    = "利用者に登録しました。\n"
	textAssigned    = "役割と担当を変えました。\n"
	textRemoved     = "利用者の登録を終え、鍵を取り替えました。本人がこれまでに見た内容は、取り消せません。\n"

	textSheetFile      = "復旧シート.pdf"
	textSheetWritten   = "復旧シート: %s"
	textDemoBook       = "帳簿.romukura"
	textDemoDevice     = "端末"
	textDemoPassphrase = "パスフレーズ.txt"
	textDemoOnly       = "\n\n1行目は、この架空の帳簿のためだけのパスフレーズです。実際のデータの帳簿では、パスフレーズをファイルに残さないでください。\n"
)

var roleTexts = map[member.Role]string{
	member.Owner: "管理者", member.Staff: "職員", member.Auditor: "監査人", member.Recovery: "復旧シート",
	member.Left: "退職",
}

func roleText(r member.Role) string {
	if text, ok := roleTexts[r]; ok {
		return text
	}
	return string(r)
}

var harmTexts = map[record.Harm]string{
	record.VersionChanged: "書き換えられた版", record.PlaceWrong: "操作の中の順序の乱れ",
	record.CountWrong: "操作の中の版の数の違い", record.RootWrong: "操作の内容の違い",
	record.SignatureWrong: "署名の不一致", record.AuthorUnknown: "知らない人の署名",
	record.FollowsNothing: "元の版がない", record.HeadWrong: "最新の版の誤り",
	record.Reused: "同じ番号の別の操作", record.OfficeWrong: "別の事務所の記録",
	record.DestroyedWrong: "命令なく消された版", record.StrayVersion: "操作のない版",
	record.StrayChunks: "持ち主のない文書の部分", record.ChunkLost: "文書の欠け",
	record.MemberWrong: "利用者の公開鍵の異常", record.Unreadable: "読めない行",
}

func harmText(h record.Harm) string {
	if text, ok := harmTexts[h]; ok {
		return text
	}
	return string(h)
}
