package main

import (
	"github.com/alecthomas/kong"

	"romukura/desk/enactment"
)

const (
	textNoRightToLaw = "この操作は%sだけが行えます。何も変わっていません。"
	textUntilAmended = "改正まで"
	textThrough      = "〜"
	textNoSuchTables = "「%s」のある表はありません。表の名前、法律の略称（健保法など）、出典の一部で探せます。\n"
	textOwnTables    = "事務所で取り込んだ表\n"
	textNoTable      = "表 %s はありません。romukura law list で名前を確かめてください。"
	textNoOwnTable   = "%sに、事務所で取り込んだ%sからの表はありません。romukura law list で確かめてください。"
	textTableTitle   = "■ %s（%s）\n"
	textHolds        = "有効な期間"
	textPublished    = "公表日"
	textSource       = "出典"
	textTableRefused = "\n%d件の指摘があり、取り込みません。何も変えていません。"
	textSameTable    = "いまの版との違いはありません（施行日だけが違うことがあります）。\n"
	textTableCells   = "違い %d件（行、列、前 → 後）\n"
	textPersonTitle  = "金額が変わる人\n"
	textTableTaken   = "取り込みました。別の人が確認するまで暫定です。\n" +
		"確認: romukura law confirm --table %s --day %s（取り込んだ人とは別の人が行います）\n"
	textTableDryRun    = "公表された表と照らし合わせてください。まだ何も変えていません。行うには --apply を付けてください。\n"
	textNobodyAffected = "最新の月の給与で、この表を使った人はいません（賞与、算定、年末調整などでだけ使う表は、ここには出ません）。\n"
)

var (
	textTableHead     = []string{"表", "名前", "確認の程度", "有効な期間", "根拠", "出典"}
	textOwnHead       = []string{"表", "名前", "確認の程度", "施行日", "取り込みと確認"}
	textEnactmentHead = []string{"有効な期間", "確認の程度", "公表日", "出典", "注記"}
	textAffectedHead  = []string{"顧問先", "月", "人数", "差引支給額の差", "会社負担の差", "状態"}
	textPersonHead    = []string{"氏名", "顧問先", "いまの差引支給額", "", "新しい差引支給額", "差",
		"会社負担の差"}
)

// textLawErrors say why nothing was done with a table, and what to do.
var textLawErrors = map[error]string{
	enactment.ErrOwnHand: "取り込んだ人は、自分では確認できません。何も変わっていません。" +
		"別の利用者が、公表された表と照らし合わせて確認してください。",
	enactment.ErrConfirmed: "この表は、もう確認されています。何も変わっていません。",
	enactment.ErrWithdrawn: "この表は、もう取り下げられています。何も変わっていません。" +
		"使うときは、もう一度取り込んでください。",
	enactment.ErrUnfit: "この表は、労務蔵の表に置き換わったか、読めないため、計算に使っていません。何も変わっていません。" +
		"取り下げてください。",
}

// lawHelp are the texts of the flags and verbs.
var lawHelp = kong.Vars{
	"help_law":          "法令の表（料率・等級など）の一覧、新しい表の取込、確認、取下げ。",
	"help_law_list":     "すべての表を、確認の程度・有効な期間・出典とともに示します。",
	"help_law_show":     "1つの表のすべての版を示します。",
	"help_law_take":     "新しい表を検査し、いまの版との違いと、金額が変わる人を示します。--apply で取り込みます（管理者）。",
	"help_law_confirm":  "取り込んだ人とは別の人が、公表された表と照らし合わせたことを記録します。",
	"help_law_withdraw": "事務所で取り込んだ表を取り下げます（管理者）。計算は前の表に戻ります。",
	"help_law_find":     "表の名前、根拠、出典の言葉。",
	"help_law_table":    "表の名前（law list で確かめます。例: pension/rate）。",
	"help_law_file":     "表のファイル。名前は施行日です（例: 2027-03-01.tsv）。",
	"help_law_day":      "取り込んだ表の施行日。",
	"help_law_apply":    "実際に行います（付けなければ内容を示すだけ）。",
}
