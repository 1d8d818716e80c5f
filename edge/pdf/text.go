package pdf

// producer is the name of the program in the metadata of files.
const producer = "労務蔵 (Romukura)"

const missingRemedy = "代わりの字で印刷するかを決めるか、IPAmj明朝(" + FallbackFile +
	")をデータフォルダーに置いてからやり直してください。文書は作成されていません"

func missingText(m Missing) string {
	return "「" + m.Character + "」(" + m.Codes() + ")の字形を持つフォントがありません"
}

var overflowTexts = [...]string{
	TooWide:   "文字が欄に収まりません",
	TooTall:   "内容が1ページに収まりません",
	TooNarrow: "表の列の幅の合計が用紙を超えています",
	TooMany:   "表の列より多い欄があります",
}

var overflowRemedies = [...]string{
	TooWide:   "値を確かめるか、欄の幅を広げてください。文書は作成されていません",
	TooTall:   "内容を分けてください。文書は作成されていません",
	TooNarrow: "列を減らすか、用紙を横長にしてください。文書は作成されていません",
	TooMany:   "表の列を確かめてください。文書は作成されていません",
}

// Characters that Japanese typesetting does not allow at the beginning and at the end of a line.
const (
	notAtStart = "、。，．・：；？！゛゜ヽヾゝゞ々〻ー‐゠–〜～）］｝〕〉》」』】〙〗｠»’”" +
		"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ" +
		"｡､｣･ｧｨｩｪｫｬｭｮｯｰﾞﾟ,.:;?!)]}%％‰℃円"
	notAtEnd = "（［｛〔〈《「『【〘〖｟«‘“｢([{￥¥$＄"
)
