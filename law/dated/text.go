package dated

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"romukura/ground/fault"
)

// Label is the standing as a person reads it.
func (s Standing) Label() string {
	switch s {
	case Confirmed:
		return "確認済み"
	case Provisional:
		return "暫定（この日以後の値はまだ確認されていません）"
	}
	return ""
}

const (
	textTaken     = "事務所で取り込んだ表（%s、%s"
	textTakenAlso = "。確認: %s、%s）"
	textTakenOnly = "。確認は未了）"
	textDoubtful  = "事務所で取り込んだ表を読めないため、前の表の値"
)

// mark is how a source says that an office took it in, behind what its file says itself.
func (x *Further) mark(own string) string {
	text := fmt.Sprintf(textTaken, x.By.Name, x.By.Day)
	if x.Also == (Hand{}) {
		text += textTakenOnly
	} else {
		text += fmt.Sprintf(textTakenAlso, x.Also.Name, x.Also.Day)
	}
	return strings.TrimSpace(own + " " + text)
}

// doubtful is the mark of a value that goes on because the next one cannot be read.
func doubtful(own string) string { return strings.TrimSpace(own + " " + textDoubtful) }

func wrongColumnsOf(names []string) string {
	return fmt.Sprintf(wrongColumns, strings.Join(names, " "))
}

// lined is what a build says that broke off at a line.
var lined = regexp.MustCompile(`^line (\d+): (.*)$`)

// asWrong is what broke off a build.
func asWrong(err error) Wrong {
	if w := (Wrong{}); errors.As(err, &w) {
		return w
	}
	if m := lined.FindStringSubmatch(err.Error()); m != nil {
		line, _ := strconv.Atoi(m[1]) // digits
		return Wrong{Line: line, What: m[2]}
	}
	return Wrong{What: err.Error()}
}

const (
	textFile   = "ファイル全体"
	textLine   = "%d行目"
	textColumn = "%d行目の%s列"
)

// Fault is what is wrong, for whoever mends the file: where, what, what to do.
func (w Wrong) Fault() fault.Fault {
	f := fault.Fault{Path: textFile, Code: "table.cell"}
	switch {
	case w.Column != "":
		f.Path = fmt.Sprintf(textColumn, w.Line, w.Column)
	case w.Line > 0:
		f.Path, f.Code = fmt.Sprintf(textLine, w.Line), "table.line"
	default:
		f.Code = "table.file"
	}
	for _, p := range phrases {
		if m := p.when.FindStringSubmatch(w.What); m != nil {
			f.Message, f.Remedy = filled(p.message, m[1:]), filled(p.remedy, m[1:])
			return f
		}
	}
	f.Message, f.Remedy = textOther, textOtherDo
	return f
}

func filled(text string, parts []string) string {
	for i, part := range parts {
		text = strings.ReplaceAll(text, "$"+strconv.Itoa(i+1), part)
	}
	return text
}

const (
	textOther   = "この表を読む決まりに合いません。"
	textOtherDo = "行の並びと値を、いまの版の内容と見比べてください。"
)

// phrase is what a build says, in Japanese.
type phrase struct {
	when            *regexp.Regexp
	message, remedy string
}

func says(pattern, message, remedy string) phrase {
	return phrase{regexp.MustCompile(`^` + pattern + `$`), message, remedy}
}

const (
	doCompare = "公表された表と見比べて、値を直してください。"
	doDelete  = "どちらかの行を消してください。"
	doAdd     = "いまの版の内容を見て、行を加えてください。"
)

// phrases are everything that a table's file can be refused for.
var phrases = []phrase{
	says(`the file is not named by the day.*`, "ファイルの名前が施行日になっていません。",
		"名前を施行日にしてください（例: 2027-03-01.tsv）。"),
	says(`lines must end in LF alone`, "改行の形が違います。",
		"改行をLFだけにして保存し直してください（CRLFではなく）。"),
	says(`(\d+) cells, the head has (\d+)`, "欄の数が$1で、見出しの$2と合いません。",
		"欄をタブで区切り、値のない欄も空のまま残してください。"),
	says(`header line "(.*)" is missing`, "見出しの行 # $1: がありません。",
		"ファイルの初めに # $1: の行を書いてください。"),
	says(`holds-through is no day.*`, "holds-through が日付でないか、施行日より前です。",
		"確認できている最後の日を、2028-02-29 の形で書いてください。"),
	says(`the table has no rows`, "表に行がありません。", doAdd),
	says(`the columns are not those of the table: (.*)`, "列の名前か順番が、いまの版と違います。",
		"列は次の順です: $1"),
	says(`a draft is not promulgated`, "公布前の案の表です。", "公布されてから取り込んでください。"),
	says(`not whole yen`, "円単位の金額ではありません。", "整数で書いてください（例: 88_000）。"),
	says(`not a whole number`, "整数ではありません。", "整数で書いてください（例: 40）。"),
	says(`not an exact rate`, "正確な率ではありません。",
		"分数か百分率で書いてください（例: 183/1000、18.3%）。"),
	says(`not a day`, "日付ではありません。", "2027-03-01 の形で書いてください。"),
	says(`no such column`, "この名前の列がありません。", "列の名前を、いまの版に合わせてください。"),
	says(`the rows are not those that the table needs`, "計算に要る行がそろっていません。", doAdd),
	says(`(?:the )?(?:key|rule|figure|rate) "?([^" ]+)"? is missing`, "行「$1」がありません。", doAdd),
	says(`the rate is missing|a (?:kind|unit|part of .*) is missing|the (?:annual )?table is empty`,
		"計算に要る行がそろっていません。", doAdd),
	says(`(?:key|code) "?([^" ]+)"? stands twice`, "「$1」の行が2つあります。", doDelete),
	says(`the (?:key|row) stands twice`, "同じ行が2つあります。", doDelete),
	says(`the kind stands twice, or is neither yes nor no`,
		"同じ種類の行が2つあるか、yes・no のどちらでもありません。", doCompare),
	says(`no prefecture, or twice`, "都道府県がないか、2つあります。", doCompare),
	says(`(\d+) prefectures`, "都道府県が$1しかありません。", "47都道府県の行をすべて書いてください。"),
	says(`no such (?:business|kind|number of dependents|part|prefecture|rule|rule of a deadline|`+
		`surtax)`, "この表にない種類の行です。", "プログラムが知らない種類は取り込めません。行の名前を確かめてください。"),
	says(`number and name disagree`, "都道府県の番号と名前が合いません。", doCompare),
	says(`the parts do not make up the whole`, "内訳の合計が全体と合いません。", doCompare),
	says(`the worker does not bear half of the shared part`, "本人の負担が折半になっていません。",
		doCompare),
	says(`the column is neither A nor B`, "列の区分が A・B のどちらでもありません。", doCompare),
	says(`fixed is neither yes nor no`, "yes・no のどちらでもありません。", doCompare),
	says(`a rate without an anchor|an anchor without a rate`, "基準の額と率がそろっていません。", doCompare),
	says(`the (?:grades|bands|brackets) do not climb`, "下の行ほど大きくなっていません。", doCompare),
	says(`the (?:steps|rows) leave a gap.*|the bands do not cover every distance`,
		"行と行の間に抜けか重なりがあります。", doCompare),
	says(`the bands are not contiguous or fall with distance`,
		"行と行の間に抜けがあるか、値が下がっています。", doCompare),
	says(`the row begins before its table`, "施行日が、ファイルの名前の日より前です。",
		"ファイルの名前を、いちばん早い施行日にしてください。"),
	says(`the last bracket is not open`, "最後の行に上限があります。", "最後の行の上限を空にしてください。"),
	says(`successor is no day after holds-through`, "successor が holds-through の後の日ではありません。",
		doCompare),
	says(`.* does not agree with the monthly limit`, "月の限度と合いません。", doCompare),
}
