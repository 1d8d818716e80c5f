package payday

const (
	textClosed = "この給与は確定しています。直すときは再計算し、差額を後の月に載せてください"
	textNoRun  = "その月の給与はまだ計算していません"
)
