package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"romukura/desk/season"
	"romukura/trade/filing/eltax"
	"romukura/trade/settlement"
)

const (
	textSettleUndone  = "元に戻しました。\n"
	textTemplateThere = "%s がすでにあります。上書きはしません。別のフォルダーを指定してください"
	textStateCount    = "%s %d人"
	textStateJoin     = "、"
	textSeasonHead    = "%s　%s年分の年末調整　%s\n"
	textSeasonRow     = "  %s  %s%s\n"
	textSeasonFault   = "      %s %s\n"
	textSeasonRefused = "対象外"
	textSeasonTotal   = "還付 %s円、徴収 %s円。個人番号は計算に使わず、書類では空欄です。\n"

	textNoAnswers        = "%s に、見本のファイル名のCSVがありません。`romukura settle template` の名前のまま入れてください"
	textWhoseCertificate = "控除証明書のXMLは、だれのものかを `--employee` の社員番号で示して取り込みます（CSVには付けません）"
	textCertificateLarge = "ファイルが大きすぎます（%dMBまで）。控除証明書のXMLファイルかどうかを確かめてください"
	textNoCertificates   = "%s に、控除証明書のXMLファイルがありません"
	textWhichAnswers     = "%s が何の申告書か、ファイル名からは分かりません。`--kind` で示してください"
	textPlanFile         = "%s（%s年分の%s）\n"
	textPlanAlready      = "    このファイルはすでに取り込まれています。何もしません。\n"
	textPlanNew          = "    %s  新しい提出\n"
	textPlanChange       = "    %s  前の提出との違い\n"
	textPlanSame         = "    ほか%d人は、提出済みの内容と同じです。\n"
	textPlanTaken        = "    取り込みました。取り消すときの番号: %s\n"
	textPlanNothing      = "まだ何も取り込んでいません。直すものがなければ、`--apply` を付けて取り込みます。\n"
	textTakenRow         = "%s  %s  %s  %d人  %s %s\n"
	textOfficeIdle       = "%s  %s  始めていません\n"
	textOfficeRow        = "%s  %s  %s  止まっている人 %d人  還付 %s円  徴収 %s円\n"
	textRemindRow        = "%s  %s  %s に依頼%s  %s\n"
	textRemindDue        = "、期限 %s"
	textRemindLate       = "（%d日過ぎています）"
	textRemindAgain      = "（再提出）"
	textRemindNone       = "回答を待っている人はいません。\n"
	textNoLastYear       = "%s年分の年末調整がこの帳簿にないため、比べられません"
	textChangesNone      = "前年と違う行はありません（前年と今年の両方が計算済みの人を比べます）。\n"
	textChangesLine      = "    %s  %s円 → %s円\n"
	textChangesCause     = "        %s  %s円\n"
	textReturned         = "%sを差し戻しました。本人がもう一度提出すると、計算できるようになります。\n"
	textAcceptedNow      = "決めたことを、名前と理由とともに記録しました。\n"
	textDeferredNow      = "不足額の徴収繰延べを、名前と理由とともに記録しました。1月と2月の給与で半分ずつ徴収します。\n"
	textLeavingNow       = "退職・出国の扱いを記録しました。`romukura settle run` で計算し直してください。\n"
	textMonthsTurned     = "%s から %s までは月の順が逆です"
	textLeaversHead      = "退職した人の住民税の異動届出書　%d件\n"
	textLeaverRow        = "  %s  %s  %s  %s 退職%s  期限 %s\n"
	textLeaverSums       = "  年税額 %s円、徴収済 %s円、未徴収 %s円（%s）"
	textRevisedHead      = "住民税の税額変更　%d件\n"
	textRevisedRow       = "  %s  %s  %s から  %s円 → %s円、その後 %s円\n"
	textNothingAt        = "%s に、止まっている指摘はありません。`romukura settle look` で場所を確かめてください"
)

// settleHelp are the texts of the flags and verbs of the year-end adjustment.
var settleHelp = kong.Vars{
	"help_settle":          "年末調整をします（申告書の見本・状況・計算と承認・給与での精算・源泉徴収票）。",
	"help_settle_template": "申告書などの見本のCSVを書き出します。",
	"help_settle_look":     "全員の状況と、足りないもの・直すものを示します。何も変えません。",
	"help_settle_explain":  "一人の年末調整の各行について、なぜその金額かを示します。",
	"help_settle_run": "計算できる人を全員計算し、精算後に内容が変わった人は計算し直します（還付は翌年1月31日まで）。" +
		"承認する二人の名前を示すと承認し、月を示すと過不足額をその月の給与に入れ、" +
		"フォルダーを示すと書類を書き出します。",
	"help_settle_ask": "申告書の提出を全員に依頼したことを記録します（依頼済みの人は変わりません）。",
	"help_settle_import": "申告書などのCSVか、一人の控除証明書のXML（電子的控除証明書）を取り込みます。" +
		"`--apply` がなければ、違いを示すだけです。",
	"help_settle_undo":     "取り込んだファイルを取り消します。番号がなければ一覧を示します。",
	"help_settle_office":   "全顧問先の状況を1行ずつ示します。",
	"help_settle_remind":   "回答していない人を、依頼日と期限とともに示します。",
	"help_settle_changes":  "前年と違う行と、その原因を示します。",
	"help_settle_return":   "申告書を、理由を付けて本人に差し戻します。",
	"help_settle_accept":   "止まっている指摘を、名前と理由を残して、そのまま進めます。",
	"help_settle_approve":  "計算済みの人を、顧問先または事務所として承認します。",
	"help_settle_resident": "住民税について、退職した人の異動届出書の記入用と、税額変更の一覧を示します。何も変えません。",
	"leaving_kinds":        "register,abroad,disabled,part-time,after-last-pay,other",
	"help_settle_leaving":  "年の途中に退職・出国した人の扱いを、名簿から分からないときに記録します。",
	"help_settle_as": "扱い: register 名簿のとおり / abroad 出国して非居住者になった / disabled 著しい心身の障害で退職 / " +
		"part-time パートなどで退職 / after-last-pay 12月の給与の後に退職 / other そのほかの退職",
	"help_settle_abroad":       "出国した日（abroad のとき）",
	"help_settle_more_work":    "退職の後、年内にほかの給与を受ける見込みがある",
	"help_settle_disaster":     "災害減免法による源泉徴収の猶予・還付を受けた",
	"help_settle_defer":        "不足額の徴収繰延べ（1月と2月）について、税務署の承認を確かめたことを記録します。",
	"help_settle_from":         "最初の月",
	"help_settle_through":      "最後の月（示さないと最初の月だけ）",
	"help_settle_resident_out": "記入用の紙と一覧を書き出すフォルダー",
	"help_settle_out":          "書き出すフォルダー",
	"help_settle_year":         "年分（西暦）",
	"help_settle_asked":        "依頼した日（示さないと今日）",
	"help_settle_due":          "回答の期限",
	"help_settle_on":           "申告書の提出日（示さないと今日）",
	"help_settle_kind": "申告書の種類: dependents / dependents-next（翌年分）/ basic-spouse / insurance / " +
		"housing / former / opening（年初からの支払）",
	"help_settle_path": "CSVのファイル、または見本の名前のまま入れたフォルダー。`--employee` を示したときは、" +
		"その人の控除証明書のXMLか、XMLを入れたフォルダー",
	"help_settle_whose":     "控除証明書のXMLがだれのものか（社員番号）",
	"help_settle_client":    "顧問先の識別子（示さないと全顧問先）",
	"help_settle_one":       "社員番号（示さないと全員）",
	"help_settle_some":      "社員番号（示さないと計算済みの全員。何度でも示せます）",
	"help_settle_at":        "指摘の場所（`settle look` に出る場所のまま）",
	"help_settle_side":      "承認する側: client 顧問先 / office 事務所",
	"help_settle_in":        "過不足額を精算する給与: december その年の最後の給与 / january 翌年1月の給与",
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

// leaverAmounts are the amounts of a leaver's notice, blank on a sheet for the next year.
func leaverAmounts(x *eltax.Leaver) string {
	if x.Sheet == eltax.NextYear {
		return ""
	}
	return fmt.Sprintf(textLeaverSums, x.Annual, x.Collected, x.Rest, x.Way.Label())
}

// countsText is how many people are how far.
func countsText(b *season.Board) string {
	var counts []string
	for _, state := range settlement.States() {
		if n := b.Counts[state]; n > 0 {
			counts = append(counts, fmt.Sprintf(textStateCount, state.Label(), n))
		}
	}
	return strings.Join(counts, textStateJoin)
}

func remindText(all []season.Reminder) string {
	if len(all) == 0 {
		return textRemindNone
	}
	var t strings.Builder
	for i := range all {
		r := &all[i]
		due := ""
		if !r.Due.IsZero() {
			due = fmt.Sprintf(textRemindDue, r.Due)
		}
		if r.Late > 0 {
			due += fmt.Sprintf(textRemindLate, r.Late)
		}
		var what []string
		for _, k := range r.Missing {
			what = append(what, k.Label())
		}
		for _, k := range r.Returned {
			what = append(what, k.Label()+textRemindAgain)
		}
		fmt.Fprintf(&t, textRemindRow, r.Client, r.Number, r.Asked, due,
			strings.Join(what, textStateJoin))
	}
	return t.String()
}

func changesText(rows []season.Row) string {
	if len(rows) == 0 {
		return textChangesNone
	}
	var t strings.Builder
	for i := range rows {
		fmt.Fprintf(&t, "  %s\n", rows[i].Number)
		for _, x := range rows[i].Changed {
			fmt.Fprintf(&t, textChangesLine, x.Line.Label(), x.Before, x.After)
			for _, cause := range x.Causes {
				fmt.Fprintf(&t, textChangesCause, cause.Label(), cause.Amount)
			}
		}
	}
	return t.String()
}
