package nenkin

// sampleNames are invented people and addresses.
var sampleNames = [...]struct{ kana, kanji string }{
	{"ﾐﾎﾝ ﾀﾛｳ", "見本　太郎"},
	{"ﾐﾎﾝ ﾊﾅｺ", "見本　花子"},
	{"ｻｸﾗﾔﾏ ｼﾞﾛｳ", "桜山　二郎"},
	{"ｸﾞｴﾝ ﾃｨ", "グエン　ティ"},
	{"ﾐﾎﾝ ｲﾁﾛｳ", "見本　一郎"},
	{"ﾐﾎﾝ ﾌﾀﾊﾞ", "見本　双葉"},
	{"ﾐﾎﾝ ﾐﾂﾙ", "見本　充"},
}

const (
	sampleAddress     = "東京都千代田区架空町１－２－３"
	sampleAddressKana = "ﾄｳｷｮｳﾄ ﾁﾖﾀﾞｸ ｶｸｳﾁｮｳ 1-2-3"
	sampleOfficeName  = "見本商事株式会社"
	sampleOwner       = "見本　代表"
	sampleMark        = "ｹｲﾄ"
	sampleReason      = "昇給"
	sampleRemarks     = "氏名変更　旧姓は架空"
	sampleNoAddress   = "住民登録なし"
)
