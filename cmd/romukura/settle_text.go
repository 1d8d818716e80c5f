package main

import (
	"github.com/alecthomas/kong"

	"romukura/desk/season"
)

const (
	textTemplateThere = "%s がすでにあります。上書きはしません。別のフォルダーを指定してください"
	textStateCount    = "%s %d人"
	textStateJoin     = "、"
	textSeasonHead    = "%s　%s年分の年末調整　%s\n"
	textSeasonRow     = "  %s  %s%s\n"
	textSeasonFault   = "      %s %s\n"
	textSeasonRefused = "対象外"
	textSeasonTotal   = "還付 %s円、徴収 %s円。個人番号は計算に使わず、書類では空欄です。\n"
)

// settleHelp are the texts of the flags and verbs of the year-end adjustment.
var settleHelp = kong.Vars{
	"help_settle":          "年末調整をします（申告書の見本・状況・計算と承認・給与での精算・源泉徴収票）。",
	"help_settle_template": "申告書などの見本のCSVを書き出します。",
	"help_settle_look":     "全員の状況と、足りないもの・直すものを示します。何も変えません。",
	"help_settle_explain":  "一人の年末調整の各行について、なぜその金額かを示します。",
	"help_settle_run": "計算できる人を全員計算します。承認する二人の名前を示すと承認し、" +
		"月を示すと過不足額をその月の給与に入れ、フォルダーを示すと書類を書き出します。",
	"help_settle_out":       "書き出すフォルダー",
	"help_settle_year":      "年分（西暦）",
	"help_settle_answers":   "申告書のCSVを入れたフォルダー（ファイル名は見本のまま）",
	"help_settle_on":        "申告書の提出日",
	"help_settle_january":   "過不足額を翌年1月の給与で精算する",
	"help_settle_client_by": "承認する人（顧問先）",
	"help_settle_office_by": "承認する人（事務所）",
	"help_settle_confirm":   "暫定の税制の値を確認したことを、事務所の承認とともに記録する",
	"help_settle_into":      "過不足額を入れる給与の月（まだ確定していない月）",
	"help_settle_papers":    "源泉徴収票・源泉徴収簿・給与支払報告書を書き出すフォルダー",
	"help_settle_checked":   "この年分の公式の様式・レイアウトと照合した人の名前（示さないと提出用は作りません）",
}

// dueText is what a person has to pay or gets back.
func dueText(r *season.Row) string {
	switch {
	case r.Due < 0:
		return "  還付 " + (-r.Due).String() + "円"
	case r.Due > 0:
		return "  徴収 " + r.Due.String() + "円"
	}
	return ""
}
