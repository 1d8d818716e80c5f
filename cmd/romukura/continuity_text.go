package main

import (
	"errors"

	"romukura/desk/continuity"
	"romukura/record"
	"romukura/record/log"
)

const (
	textTime     = "2006年1月2日 15時04分"
	textExported = "持ち出し用の控えを書き出しました: %s（%d バイト）\n" +
		"この1つのファイルと、復旧シートかパスフレーズがあれば、別のパソコンの労務蔵で開けます。\n"
	textUnpacked = "控えから帳簿を取り出しました: %s（%s に作られた控え）\n" +
		"この端末で初めて開くときは romukura book device --book %s で、紙の言葉を入力してください。\n"
	textBrought          = "別の場所で行われた仕事を取り込みました: 変更 %d件、記録 %d件\n"
	textBroughtConflicts = "食い違いが %d件あります。両方を残しています。" +
		"romukura book conflicts で見比べて選んでください。\n"
	textBroughtFormer = "退職した人の名で、退職のあとに書かれた変更が %d件あります。" +
		"romukura book verify で確かめてください。\n"

	textRestored = "%s の時点の帳簿を書き出しました: %s\n" +
		"それより後の変更 %d件は入っていません。元の帳簿はそのままです。見比べて、どちらを使うか決めてください。\n"
	textRescued = "控えから帳簿を組み立て、署名と取扱記録を確かめました: %s\n" +
		"パスフレーズか復旧シートで開いてください。\n"

	textShelfOpen = "このフォルダーの控えは、この端末の権限を持つ人なら消せます。" +
		"消されない控えには、オブジェクトロックのある保管先（s3://…）を使ってください。"
	textNothingNew  = "前の控えのあとに変わったことはありません。\n"
	textCopied      = "控えを取りました: 変更 %d件、%d バイト（%s）\n"
	textShelfKey    = "保管先の鍵のファイルは2行です。1行目にアクセスキー、2行目に秘密鍵を書いてください。"
	textBadInstant  = "日時を読めません: %s（例: \"2026-11-23 14:30\"）"
	textLogExported = "取扱記録 %d件を書き出しました: %s（照合番号 %s）\n" +
		"romukura-verify で、帳簿がなくても確かめられます。\n"

	textCertificate = `復元訓練の証明
  日時        %s
  結果        %s
  控えの末尾  %s（その後の変更で控えにまだ無いもの %d件）
  変更の数    %d件（帳簿 %d件）
  記録の数    %d件（帳簿 %d件）
  開いた記録  %d件
  照合番号    %s
`
	textCertificatePay = "  再計算      %s　%d人　保存 %s円　再計算 %s円\n"
	textGreen          = "合格"
	textRed            = "不合格（%s）"
)

// textOfStep says where a drill ended.
func textOfStep(s continuity.Step) string {
	return map[continuity.Step]string{
		continuity.Fetching:    "控えを読み出して組み立てられません",
		continuity.Verifying:   "戻した帳簿が傷んでいます",
		continuity.Counting:    "件数が合いません",
		continuity.Comparing:   "取扱記録が続いていません",
		continuity.Opening:     "開けない記録があります",
		continuity.Recomputing: "再計算した給与が合いません",
	}[s]
}

// continuityHelp are the helps of the verbs of this file.
var continuityHelp = map[string]string{
	"help_shelf":          "控えの置き場所。フォルダー、または s3://接続先/バケット。",
	"help_region":         "保管先の地域。",
	"help_shelfkey":       "保管先の鍵のファイル（1行目アクセスキー、2行目秘密鍵）。",
	"help_keepdays":       "控えを消せなくする日数（35日以上）。",
	"help_bundle_to":      "書き出すファイル。",
	"help_bundle_from":    "持ち出し用の控えのファイル。",
	"help_bundle_back":    "別の場所で仕事をした帳簿の控え。",
	"help_book_to":        "取り出す帳簿のファイル。",
	"help_asof":           "いつの時点か（例: \"2026-11-23 14:30\"）。",
	"help_restore_to":     "新しく作る帳簿のファイル。",
	"help_before":         "この日時より後の控えは使いません。",
	"help_rescue_office":  "事務所の番号（控えの名前の先頭）。",
	"help_rescue_replica": "端末の番号（控えの名前の2番目）。",
	"help_whole":          "続きではなく全体の控えを取ります。",
	"help_every":          "この間隔で取り続けます（例: 10m）。",
	"help_certificate":    "訓練の証明を書き出すファイル。",
	"help_log_to":         "書き出すファイル。",
	"help_bench":          "この機械での速さを測ります。",
	"help_bench_book":     "平均的な規模の架空の事務所で、1か月の計算と封印した保存を測ります。",
	"help_bench_offices":  "事務所の数。この数と、2倍、4倍の3つの大きさで測ります。",
	"help_bench_dir":      "作業用のフォルダー（終わると消します）。",
	"help_book_export":    "持ち出し用の控えを1つのファイルに書き出します（使用中でもできます）。",
	"help_book_open":      "持ち出し用の控えから帳簿を取り出します。",
	"help_book_bring":     "別の場所で行った仕事を取り込みます。食い違いは両方を残します。",
	"help_book_restore":   "ある時点の帳簿を、別のファイルに書き出します。",
	"help_book_rescue":    "帳簿を失ったとき、置き場所の控えから組み立てます。",
	"help_book_copy":      "控えを置き場所に取ります（前の控えの続きだけ）。",
	"help_book_rehearse":  "控えから戻す訓練をして、証明を出します。",
	"help_book_logexport": "取扱記録を、帳簿がなくても確かめられる形で書き出します。",
}

// continuityReasons say in Japanese what can go wrong with copies and bundles: what is safe, and
// what to do next.
var continuityReasons = []struct {
	err  error
	text string
}{
	{continuity.ErrNotBundle, "持ち出し用の控えではありません。ファイルを確かめてください。何も変えていません。"},
	{continuity.ErrNewer, "新しい版の労務蔵で作られた控えです。プログラムを新しくしてください。何も変えていません。"},
	{continuity.ErrTorn, "控えが途中で切れているか、書き換わっています。もう一度写すか、別の控えを使ってください。" +
		"何も変えていません。"},
	{continuity.ErrSignature, "この事務所の職員の署名がない控えです。作った人を確かめてください。何も変えていません。"},
	{continuity.ErrExists, "同じ名前のファイルがすでにあります。別の名前を指定してください。そのファイルは変えていません。"},
	{continuity.ErrNoCopy, "その時点より前の、全体の控えが見つかりません。日時と、事務所・端末の番号を確かめてください。"},
	{continuity.ErrGap, "途中の控えが欠けています。欠けた控えを戻すか、それより前の日時を --before で指定してください。"},
	{record.ErrForeign, "別の事務所の帳簿です。取り込んでいません。帳簿は変わっていません。ファイルを確かめてください。"},
	{log.ErrRewritten, "取扱記録が書き換わっています。控えの出どころを確かめてください。帳簿は変わっていません。"},
	{log.ErrShorter, "取扱記録が前より短くなっています。古い控えではないか確かめてください。帳簿は変わっていません。"},
	{log.ErrTorn, "取扱記録が欠けています。別の控えを使ってください。帳簿は変わっていません。"},
}

const textCopyDamaged = "控えの中に合わないところが %d か所あります。別の控えを使ってください。帳簿は変わっていません。"

// continuityReason says an error of this file's verbs, empty when it is none.
func continuityReason(err error) string {
	for _, known := range continuityReasons {
		if errors.Is(err, known.err) {
			return known.text
		}
	}
	return ""
}
