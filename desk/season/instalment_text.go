package season

import (
	"fmt"

	"romukura/ground/fault"
	"romukura/ground/yen"
)

var (
	wordNothingShort = fault.Fault{Path: "closing", Code: "season.nothing-short",
		Message: "計算した結果がないか、年末調整の対象ではありません。", Remedy: "先に計算してください。"}
	wordNoGround = fault.Fault{Path: "closing", Code: "season.no-ground",
		Message: "不足額がないか、12月の手取りが1月から11月までの平均の70％以上のため、徴収繰延べの対象になりません。",
		Remedy:  "不足額は12月の給与から徴収し、足りない分を翌年の給与から順に徴収します。", Law: "所法192-2"}
	wordNoReason = fault.Fault{Path: "closing", Code: "season.no-reason",
		Message: "税務署の承認を確かめた人の名前・日付・理由のどれかがありません。", Remedy: "入力してください。",
		Law: "所法192-2"}
	wordDayAbroad = fault.Fault{Path: "work.day", Code: "season.day-abroad",
		Message: "出国した日がないか、年末調整をする年の日ではありません。", Remedy: "出国した日を入力してください。",
		Law: "所基通190-1"}
	wordNotLeft = fault.Fault{Path: "work.situation", Code: "season.not-left",
		Message: "名簿に、この年の退職日がありません。", Remedy: "先に名簿に退職日を入力してください。",
		Law: "所基通190-1"}
	wordPaidAbroad = fault.Fault{Code: "season.paid-abroad",
		Message: "出国した後に支給日の来た給与が、この年の給与に入っています。そのままでは年末調整をしません。",
		Remedy:  "出国後の給与は非居住者として源泉徴収し、出国までの分を手で計算して所轄の税務署に確かめてください。",
		Law:     "所法190 所基通190-1"}
	wordByRegister = fault.Fault{Path: "work.situation", Code: "season.by-register",
		Message: "死亡は名簿の死亡日で判断します。", Remedy: "名簿に死亡日を入力してください。", Law: "所基通190-1"}
)

// textLater says how much of a shortage is left for later pay.
func textLater(rest yen.Amount) fault.Fault {
	return fault.Fault{Code: "season.later", Severity: fault.Warn, Law: "所法192",
		Message: fmt.Sprintf("不足額のうち%s円は、この月の給与では徴収しません。", rest),
		Remedy:  "翌月の給与が計算できたら、その月を指定してもう一度実行してください。"}
}
