package payday

import "romukura/ground/fault"

const (
	textClosed = "この給与は確定しています。直すときは再計算し、差額を後の月に載せてください"
	textOpen   = "この給与はまだ確定していません。差額を載せずに、もう一度計算してください"
	textNobody = "名簿にいない人です"
	textNoRun  = "その月の給与はまだ計算していません"
)

// wordGone is said of somebody who was paid and is not on the register any more.
var wordGone = fault.Fault{Code: "recompute.gone", Message: "支払った後に、名簿からなくなっています。",
	Remedy: "名簿の取り込みの取消しを確かめ、この人を名簿に戻してから計算し直してください。"}
