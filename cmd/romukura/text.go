package main

import (
	"strings"

	"github.com/alecthomas/kong"
)

const (
	textDescription  = "労務蔵（ろうむくら）: 社会保険労務士事務所のための労務・給与・届出"
	textUsage        = "使い方: %s"
	textVerbs        = "できること:"
	textFlags        = "指定:"
	textVerbPlace    = "<すること>"
	textFlagPlace    = "[指定…]"
	textExitCodes    = "終了コード: 0 完了 / 1 完了したが、できなかったことか人の判断を待つことがある / 2 指定の誤り（何もしていない）"
	textFailed       = "できませんでした: "
	textNoClient     = "顧問先 %s は帳簿にいないか、担当に割り当てられていません。romukura client list で確かめてください。"
	textBadSetup     = "顧問先の設定ファイルを読めません: %w"
	textClientAdded  = "%s を登録しました（帳簿: %s。封印して保存しました）\n"
	textClientLine   = "%s  %s  %d人  給与%d回\n"
	textGroupLine    = "    給与グループ %s  %s\n"
	textNoClients    = "顧問先はまだありません。romukura client template で設定の見本を出し、client add で登録してください。\n"
	textNoGroup      = "給与グループ %s はありません"
	textManyGroups   = "給与グループが複数あります。--group で指定してください"
	textBadMonth     = "月を読めません: %s（例: 2026-10）"
	textBadDay       = "日付を読めません: %s（例: 2026-10-01、R8.10.1）"
	textTooLarge     = "ファイルが大きすぎます（%dMBまで）。期間や事業所で分けてください"
	textBadMapping   = "列の対応のファイルを読めません: %w"
	textAlready      = "このファイルはすでに取り込んでいます。何も変えていません。\n"
	textLayoutFound  = "%sの書式として読みました。%s\n"
	textRefused      = "\n%d件の指摘があり、取り込みません。何も変えていません。\n"
	textChange       = "変更"
	textNew          = "新規"
	textNewBack      = "新規の登録を取消し"
	textChangeBack   = "変更を取消し"
	textRow          = "  %d行目  %s  %s（%d項目）\n"
	textTurns        = "→"
	textSince        = "（%sから）"
	textNothing      = "（なし）"
	textMoreFields   = "      ほか%d項目\n"
	textHiddenNumber = "（個人番号と思われるため、表示しません）"
	textPlanTotal    = "%s: %d行を読みました。変わる記録は%d件です。\n"
	textApplied      = "取り込みました。番号 %s（romukura undo で元に戻せます）\n"
	textDryRun       = "試しです。取り込むには --apply を付けてください。\n"
	textUndoneAt     = "取消し済み "
	textTakenIn      = "取込済み"
	textNoImports    = "取り込んだファイルは、まだありません。\n"
	textUndone       = "元に戻しました: %s（%s、%d件の記録）\n"
	textCarry        = "  %s: 差額 %s円\n"
	textOwed         = "  △ %s %s: %s円 → %s円（差額には入りません。本人に知らせ、精算の方法を決めてください）\n"
	textCarries      = "%d人の差額を、次に計算する月に載せます。\n"

	textRunHead         = "%s（支給日 %s） 計算 %d人、計算できない人 %d人、対象外 %d人\n"
	textRunTotals       = "支給総額 %s円、差引支給額 %s円\n"
	textFailedLine      = "  × %s %s\n"
	textSkippedLine     = "  － %s %s\n"
	textUnexplainedLine = "  ？ %s %s: %s円 → %s円（原因を確かめてください）\n"
	textChangedTotal    = "前月と違う人 %d人、説明のつかない差 %d件\n"
	textNoteLine        = "  △ %s %s\n"
	textHoursHead       = "36協定の限度を超えた人 %d人、近い人 %d人\n"
	textHoursLine       = "  △ %s %s: %s（限度 %s、%s）\n"
	textBlockLine       = "  確定できない理由: %s\n"
	textClosedLine      = "確定: 計算 %s、承認 %s\n"
	textWritten         = "書き出し: %s"
	textNoPerson        = "その社員番号の人は名簿にいません"
	textWhyHead         = "■ %s %s円\n"
	textWhyNone         = "  計算の記録はありません。\n"
	textAccidentLine    = "労災保険料（事業主負担）"
	textNoLine          = "その項目はありません。項目: %s\n"
	textNoFallback      = "字形の補いに使うIPAmj明朝が見つかりません。𠮷などの字がある書類は作れません。"
	textPrinting        = "書類を作っています（%d件）"
	textDemoEnd         = "\n帳簿は封印されています: %s（パスフレーズと復旧シートは同じフォルダーにあります。架空のデータ用です）\n" +
		"ファイル: %s を開いてください（%d件）\n" +
		"画面: romukura desk --book %s --device %s\n"
	textDemoPhrase    = "続けて画面を開きます。開錠のパスフレーズは %s にあります。"
	textPromptly      = "速やかに"
	textCaseLine      = "  %s  %s  %s  %s\n      %s\n"
	textExcludedLine  = "  － %s %s: %s\n"
	textNothingReady  = "作れる届出はありません。"
	textNeedReason    = "届出不要とする理由を --reason で書いてください"
	textRecorded      = "記録しました。\n"
	textNoCase        = "ケース %s はありません"
	textReportLine    = "様式%s（仕様書%s版、媒体通番%03d、作成%s）%d行"
	textChecked       = "%s: %s 指摘 %d件\n"
	textDecisionLine  = "  %s %s: 平均 %s円、健保 %s → %s円、厚年 %s → %s円（%sから） %s\n"
	textDecisionTotal = "決定の提案 %d件、対象外・変わらない人 %d件\n"
	textTakenLine     = "%d件を決定しました。\n"
	textUnannounced   = "%d年の祝日がまだ表にないため、支給日を決められません。暦の表を更新してください。"
	textBeforeFirst   = "%sの値がありません（表 %s は%sから）。日付を確かめてください。"
	textNoFile        = "ファイルがありません: %s"
	textNoRight       = "読み書きする権限がありません: %s"
	textNoRoom        = "空き容量が足りず、書けませんでした: %s。帳簿の確定した内容はすべて残っています。空きを作ってから、もう一度行ってください。"
	textFileTrouble   = "ファイルを扱えません: %s（%v）"
	textCoverageLine  = "  %s %s: %s\n"
	textCoverageTotal = "契約と登録を突き合わせた件数 %d件、食い違い %d件\n"
	textNeedBy        = "決定した人の氏名を --by で書いてください"
	textStop          = "×"
	textComma         = "、"
	textMonthLine     = "      %s %s円 %s\n"
	textQuestionLine  = "      ？ %s → %s\n"
	textMissingLine   = "      × %s\n"
	textWarn          = "△"
)

// helpTexts are the texts of the flags and verbs.
var helpTexts = kong.Vars{
	"questions": "annual,occasional,leave,acquisition,coverage",
	"kinds":     "persons,family,leave,attendance,bonus,items",

	"sheet_file":   textSheetFile,
	"book_file":    "romukura-book.romukura",
	"device_env":   "ROMUKURA_DEVICE",
	"phrase_env":   "ROMUKURA_PASSPHRASE_FILE",
	"breached_env": "ROMUKURA_BREACHED",

	"help_json":    "結果をJSONで出します。",
	"help_demo":    "架空の事務所と顧問先4社で、1か月の仕事を最初から最後まで行います。",
	"help_client":  "顧問先を登録し、一覧を出します。",
	"help_import":  "顧問先から届いたファイルを取り込みます（試し・差分・全件の誤り・取消しに対応）。",
	"help_undo":    "取込を元に戻します。",
	"help_month":   "1か月の給与を計算し、前月との差とその理由を出します。",
	"help_bonus":   "賞与を計算します。",
	"help_decide":  "標準報酬を決めます（資格取得時・定時決定・随時改定・休業後）。",
	"help_file":    "必要な届出を洗い出し、公的なCSVを作り、検査します。",
	"help_explain": "「なぜこの金額か」を、入力・表・出典・条文・端数処理とともに示します。",
	"help_golden":  "独立した検算用の期待値と突き合わせます。",

	"help_client_add":      "顧問先を設定ファイル（JSON）から登録・更新します。",
	"help_client_list":     "顧問先と給与グループの一覧を出します。",
	"help_client_template": "設定ファイルの見本を出します。",
	"help_client_file":     "顧問先の設定ファイル（JSON）。",
	"help_kind": "何のファイルか: persons 名簿 / family 家族 / leave 休業 / attendance 勤怠 / " +
		"bonus 賞与 / items 月の金額。",
	"help_day":            "名簿では変更の適用日、賞与では支給日。",
	"help_mapping":        "列の対応を書いたJSON（一度使うと覚えます）。",
	"help_apply":          "実際に取り込みます（付けなければ試しだけ）。",
	"help_import_file":    "CSV・TSV・xlsxのファイル。",
	"help_undo_id":        "取込の番号（省くと一覧）。",
	"help_close":          "2人の名前で確定します。",
	"help_computed":       "計算した人の氏名。",
	"help_approved":       "承認した人の氏名（計算した人とは別の人）。",
	"help_confirm":        "暫定の値を確かめた内容（担当者の氏名と理由）。",
	"help_recompute":      "確定した月を今の名簿で計算し直し、差額を後の月に載せます。",
	"help_reason":         "理由。",
	"help_payday":         "支給日。",
	"help_employee":       "社員番号。",
	"help_line":           "明細の項目名（省くとすべて）。",
	"help_bonus_day":      "賞与について知りたいときの支給日。",
	"help_golden_file":    "期待値のファイル（JSON）。",
	"help_file_owed":      "期間内の出来事から、必要な届出と期限を洗い出します。",
	"help_file_make":      "準備のできた届出の公的なCSVを作ります。",
	"help_file_done":      "ほかの方法で提出したこと、または届出不要と決めたことを記録します。",
	"help_file_check":     "公的なCSV（SHFD0006.CSV）を検査し、すべての指摘を出します。",
	"help_from":           "期間の始め。",
	"help_through":        "期間の終わり。",
	"help_created":        "作成年月日（省くと今日）。",
	"help_case":           "ケースの番号。",
	"help_receipt_on":     "提出した日。",
	"help_receipt_number": "受付番号・到達番号。",
	"help_not_owed":       "届出不要と決めたことを記録します。",
	"help_check_file":     "検査するファイル。",
	"help_check_day":      "検査の基準日（省くと今日）。",
	"help_decide_what": "annual 定時決定 / occasional 随時改定 / leave 休業後 / " +
		"acquisition 資格取得時 / coverage 適用の点検。",
	"help_decide_month":    "改定の適用月（随時改定・休業後）、資格取得の月。",
	"help_year":            "定時決定の年。",
	"help_decide_employee": "この社員番号の人だけを決めます。問いのある人は、こうして人が名前と理由を残して決めます。",
	"help_take":            "提案どおりに決定し、標準報酬を名簿に載せます。",

	"help_book":     "帳簿のファイル。",
	"help_clientid": "顧問先の番号。",
	"help_month_of": "給与の月（支給月）。例: 2026-10",
	"help_group":    "給与グループ（1つだけなら省けます）。",
	"help_by":       "操作する人の氏名。",
	"help_out":      "出力先のフォルダー。",
	"help_noserve":  "最後に画面を開きません（端末から動かしていないときは、いつもこの動きです）。",

	"help_books":           "帳簿の作成、開錠、復旧の訓練、利用者、記録、取消し、検証。",
	"help_device":          "この端末の情報を置くフォルダー（省くと利用者の設定フォルダー）。",
	"help_phrase":          "パスフレーズを1行目に書いたファイル（省くと画面でたずねます）。",
	"help_book_create":     "新しい帳簿を作り、復旧シートを出します。",
	"help_book_unlock":     "開錠できるかを確かめ、復旧の備えを示します。",
	"help_book_drill":      "紙の復旧コードだけで開けることを確かめ、記録します。",
	"help_book_passphrase": "パスフレーズを変えます。",
	"help_book_device":     "この端末で帳簿を使えるようにします（紙の「端末の合言葉」か、新しい合言葉で）。",
	"help_book_member":     "利用者の一覧、申込、登録、担当、退職。",
	"help_book_log":        "帳簿で行われた操作と、取消しに使う番号の一覧。",
	"help_book_conflicts":  "2つの端末で別々に書かれた記録を、項目ごとに見比べます。",
	"help_book_settle":     "食い違う版のうち、残すほうを選びます。",
	"help_book_undo":       "取込や給与計算など、1回の操作を丸ごと取り消します。",
	"help_book_verify":     "帳簿のファイル、署名、記録、すべての版が開けることを検査します。",
	"help_owner":           "管理者になる人の氏名（封印して保存します）。",
	"help_office_name":     "事務所の名前（パスフレーズに使われていないかを確かめ、復旧シートに印刷します）。",
	"help_breached":        "流出パスワードの一覧（book breached で作ったもの。省くと、この端末に置いたもの）。",
	"help_book_breached":   "流出パスワードの一覧を、新しいパスフレーズの確認に使える形にします。",
	"help_breached_list":   "1行に1件のパスワードか、そのSHA-1を並べたファイル（ネットワークには何も送りません）。",
	"help_breached_to":     "出力先（省くと、この端末の設定フォルダー）。",
	"help_sheet":           "復旧シート（PDF）の出力先。",
	"help_words":           "復旧コードの言葉を書いたファイル（省くと画面でたずねます）。",
	"help_new_passphrase":  "新しいパスフレーズを1行目に書いたファイル（省くと画面でたずねます）。",
	"help_device_new":      "新しい合言葉を作ります（新しく利用者になる人の端末）。",
	"help_device_words":    "端末の合言葉の言葉を書いたファイル（省くと画面でたずねます）。",
	"help_figures":         "指紋の数字（復旧シート、または本人が読み上げたもの）。",
	"help_last":            "新しいほうから何件を出すか。",
	"help_batch":           "操作の番号（book log で確かめます）。",
	"help_settle_record":   "記録の番号。",
	"help_settle_choice":   "残すほうの番号（1 または 2）。",
	"help_member_list":     "利用者の一覧。",
	"help_member_apply":    "利用者になる人の鍵を、本人の端末で作ります。",
	"help_member_admit":    "申込の指紋を確かめて、利用者に登録します。",
	"help_member_assign":   "役割と担当の顧問先を変えます。",
	"help_member_remove":   "利用者の登録を終え、持っていた鍵をすべて取り替えます。",
	"help_member_name":     "氏名（封印して保存します）。",
	"help_member_again":    "パスフレーズを忘れた利用者の番号。",
	"help_apply_out":       "申込のファイルの出力先。",
	"help_role":            "役割: owner 管理者 / staff 職員 / auditor 監査人。",
	"help_member_clients":  "担当する顧問先の番号（コンマで区切ります）。",
	"help_member_numbers":  "個人番号の取扱担当者にします。",
	"help_admit_file":      "申込のファイル。",
	"help_book_number":     "個人番号の保管、一覧、利用、廃棄（取扱担当者だけ）。",
	"help_number_keep":     "個人番号を、示した利用目的のために保管します。",
	"help_number_list":     "誰の個人番号を何のために保管しているか（番号は出ません）。",
	"help_number_use":      "個人番号を、1つの利用目的のために示します。使ったことが取扱記録に残ります。",
	"help_number_destroy":  "個人番号の鍵を消し、廃棄の証明を出します。元には戻せません。",
	"help_number_employee": "本人の社員番号。",
	"help_number_holder":   "家族の番号のとき、その氏名（封印して保存します）。",
	"help_number_file":     "番号を1行目に書いたファイル（省くと画面でたずねます）。",
	"help_number_purposes": "利用目的（コンマで区切ります）: social-insurance 健保・厚年 / employment-insurance 雇用保険 / " +
		"accident-insurance 労災 / withholding 源泉徴収票 / year-end 年末調整 / national-pension 国年第3号。",
	"help_number_purpose": "利用目的（保管したときに示したもの）。",
	"help_number_card":    "控えの番号（book number list で確かめます）。",
	"help_number_reason":  "廃棄の理由（封印して保存します）。",
	"help_member":         "利用者の番号（book member list で確かめます）。",
}

// usageText says in Japanese what was wrong with the words of a call.
func usageText(err error) string {
	text := err.Error()
	for _, known := range [][2]string{
		{"unknown flag ", "知らない指定です: "},
		{"missing flags: ", "必要な指定がありません: "},
		{"unexpected argument ", "余分な言葉です: "},
		{"expected one of ", "次のどれかを書いてください: "},
		{"expected ", "次が必要です: "},
		{"missing positional arguments ", "必要な言葉がありません: "},
	} {
		if rest, ok := strings.CutPrefix(text, known[0]); ok {
			return known[1] + rest + "\n使い方は romukura <すること> --help で見られます。"
		}
	}
	return "指定を読めません: " + text + "\n使い方は romukura <すること> --help で見られます。"
}

var textImportHead = []string{"番号", "日時", "内容", "ファイル名", "取り込んだ人", "状態"}

// confidences say how well the layout of another product is known.
var confidences = map[string]string{"A": "列の意味は、提供元の説明で確かめてあります。",
	"B": "列の意味は提供元の説明では確かめていません。数値を見比べてください。",
	"C": "列の意味は推定です。数値を必ず見比べてください。"}

var textHoursState = map[bool]string{true: "超えています", false: "近づいています"}
