package breached

const (
	textFilter = "流出パスワードの一覧のファイルが読めません。壊れているか、別のファイルです。" +
		"romukura book breached で作り直してください。何も変えていません。"
	textList = "流出パスワードの一覧に、1件も入っていません。ファイルを確かめてください。"
)
