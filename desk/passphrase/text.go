package passphrase

import (
	"fmt"
	"strings"
)

const (
	textShort         = "パスフレーズが短すぎます。%d文字以上にしてください。"
	textLong          = "パスフレーズが長すぎます。%d文字以内にしてください。"
	textLongRemedy    = "文章の一部だけを使うなど、短くして入力し直してください。"
	textControl       = "パスフレーズに、改行などの入力できない符号が含まれています。"
	textControlRemedy = "貼り付けた場合は、前後の改行を除いて入力し直してください。"
	textLittle        = "このパスフレーズは推測されやすいため使えません。%sを除くと、ほとんど残りません。"
	textPlain         = "このパスフレーズは推測されやすいため使えません。"
	textBreached      = "このパスフレーズは、流出したパスワードの一覧に載っているため使えません。"
	textRemedy        = "互いに関係のない言葉を5つほどつなぐと、覚えやすく、推測されにくくなります。" +
		"仕事や名前に関わる言葉、年や電話番号は避けてください。"
)

var layerNames = []struct {
	layer layer
	name  string
}{
	{trade, "製品や業務の言葉"},
	{context, "事務所・顧問先・人の名前"},
	{general, "よく使われる言葉・名前・パスワード"},
	{number, "年・日付・番号などの数字"},
	{pattern, "同じ文字や並びの繰り返し"},
}

// textGuessable says what the passphrase is made of, by sort, never by word.
func textGuessable(known layer) string {
	var names []string
	for _, l := range layerNames {
		if known&l.layer != 0 {
			names = append(names, l.name)
		}
	}
	if len(names) == 0 {
		return textPlain
	}
	return fmt.Sprintf(textLittle, strings.Join(names, "、"))
}

// kanaRows are the kana in the order of their rows, and how each is written in the spelling of
// folded texts (Kunrei). Small letters and marks are treated apart.
var kanaRows = strings.Fields(`
あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go
さ sa し si す su せ se そ so ざ za じ zi ず zu ぜ ze ぞ zo た ta ち ti つ tu て te と to
だ da ぢ zi づ zu で de ど do な na に ni ぬ nu ね ne の no は ha ひ hi ふ hu へ he ほ ho
ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi む mu め me も mo
や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa ゐ i ゑ e を wo ん n ゔ bu`)

// smallKana join the kana before them: the vowel of that is dropped, and these come in its place.
var smallKana = map[rune]string{
	'ゃ': "ya", 'ゅ': "yu", 'ょ': "yo",
	'ぁ': "a", 'ぃ': "i", 'ぅ': "u", 'ぇ': "e", 'ぉ': "o", 'ゎ': "wa",
}

const (
	smallTu  = 'っ'
	longMark = 'ー'
)
