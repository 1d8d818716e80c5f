package payday

const (
	textClosed = "この給与は確定しています。直すときは再計算し、差額を後の月に載せてください"
	textOpen   = "この給与はまだ確定していません。差額を載せずに、もう一度計算してください"
	textNobody = "名簿にいない人です"
	textNoRun  = "その月の給与はまだ計算していません"
)
