package help

const (
	textHelp       = "使い方"
	textFind       = "調べる言葉"
	textFindHelp   = "言葉、読み、条文のどれでも探せます。"
	textSearch     = "探す"
	textAnswers    = "言葉と画面の説明"
	textFound      = "%s件"
	textNone       = "当てはまる説明がありません"
	textNoneWhy    = "言葉を短くするか、ひらがなの読みで探してください。欄を空にすると、すべて表示します。"
	textLaw        = "根拠："
	textKeys       = "キー操作"
	textKey        = "キー"
	textDoes       = "すること"
	textAbout      = "このソフトについて"
	textVersion    = "版"
	textLicence    = "ライセンス"
	textUnreleased = "リリース前の版"
	textParts      = "使っているほかの人の部品"
	textPart       = "部品"
	textData       = "データの扱い"
)

// dataWords tell in plain words where the data are and who can read them.
var dataWords = []string{
	"記録は、この事務所の機械の中で暗号にしてから保存します。開けるのは、事務所の職員の鍵だけです。",
	"サービスを運営する者は鍵を持ちません。預かるのは暗号のままの記録で、中身を読むことはできません。",
	"職員は、担当する顧問先の記録だけを開けます。だれが何を見たかは、取扱記録に残ります。",
	"鍵と回復の紙をすべて失うと、運営者にも記録を戻せません。回復の紙は、事務所の外の安全な所にも保管してください。",
}
