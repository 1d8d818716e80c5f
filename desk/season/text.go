package season

import "romukura/ground/fault"

const (
	textReason  = "年末調整の過不足額の精算"
	textRefund  = "年末調整還付額"
	textCollect = "年末調整徴収額"
	textDraft   = "未承認"

	textClaimedAway = "ほかの勤務先の配偶者が控除を受ける場合"

	textFolder       = "年末調整"
	textSlipFile     = "源泉徴収票（本人交付用）.pdf"
	textSlips        = "源泉徴収票（本人交付用）"
	textSheetFile    = "源泉徴収票・給与支払報告書（4面）.pdf"
	textSheets       = "源泉徴収票・給与支払報告書（4面）"
	textLedgerFile   = "源泉徴収簿.pdf"
	textLedgers      = "源泉徴収簿"
	textCoverFile    = "給与支払報告書総括表.csv"
	textCovers       = "給与支払報告書総括表の記入用一覧"
	textReportFolder = "給与支払報告書/"
	textDraftFile    = "-確認用.csv"
	textReportDraft  = "給与支払報告書（確認用。提出には使えません）"
	textReportFile   = ".csv"
	textReport       = "給与支払報告書（提出用）"
	textSummaryFile  = "法定調書合計表.csv"
	textSummary      = "法定調書合計表の記入用の集計"
)

var (
	wordNoPay = fault.Fault{Code: "season.no-pay",
		Message: "精算する月の給与がないか、確定しています。",
		Remedy:  "まだ確定していない12月または1月の給与を計算し、その月を指定してください。", Law: "所法191 所法192-1"}
	wordNobody = fault.Fault{Path: "people", Code: "season.nobody",
		Message: "計算の済んだ人がいません。", Remedy: "先に計算してください。"}
)

// textClaimed names a scenario by who claims.
func textClaimed(number string) string {
	return "社員番号" + number + "が控除を受ける場合"
}
