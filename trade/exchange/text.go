package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
)

const (
	textTooLarge     = "ファイルが大きすぎます（200MBまで）。"
	textSplitFile    = "期間や事業所で分けて、もう一度取り込んでください。"
	textBroken       = "文字として読めない部分があります（%d行目、%dバイト目）。"
	textEUC          = "EUC-JPらしい文字コードです。"
	textEmpty        = "ファイルが空です。"
	textChooseFile   = "ファイルを選び直してください。"
	textBook         = "CSVではなくExcelのファイルです。"
	textManyRows     = "行が多すぎます（100万行まで）。"
	textManyCells    = "セルが多すぎます（2,000万個まで）。"
	textAfterQuote   = "閉じた引用符のあとに文字があります。"
	textComment      = "「#」で始まる行はコメントとして読みません。"
	textCheckComment = "データの行なら先頭の「#」を取ってください。"
	textMyColumn     = "個人番号（マイナンバー）の列があるファイルは取り込めません。"
	textDropMyColumn = "この列を除いたファイルを作り直し、元のファイルは保管庫に移すか消してください。番号は保管庫でだけ扱います。"
	textMyNumbers    = "社員番号の列が、すべて個人番号（マイナンバー）の形をしています。"
	textOtherHead    = "列の対応が、このファイルの見出しのものではありません。"
	textBadMapping   = "列の対応の形が正しくありません。"
	textNoField      = "この列に指定された項目または単位がありません。"
	textNoItems      = "支給・控除項目の列がありません。"
	textNoSums       = "日数・時間・回数の列がありません。"
	textNoUnit       = "時間の単位（分・時間）が分かりません。"
	textGiveUnit     = "見出しを「所定時間（分）」「所定時間（時間）」のようにするか、8:30 の形で書くか、列の対応で単位を指定してください。"
	textSumRow       = "合計・小計の行として読みませんでした。"
	textCheckSum     = "人の行なら社員番号を入れてください。"
	textFixFirst     = "上の誤りを直してから、もう一度取り込んでください。"
	textMinuteSign   = "分)"
	textHourSign     = "時間)"
	textSaveUTF8     = "CSV UTF-8 または Shift_JIS で保存し直してください。"
	textHTML         = "CSVではなくHTML（表の画面を保存したもの）です。"
	textSaveCSV      = "CSVで出力し直すか、Excelで開いてCSVまたはxlsxで保存してください。"
	textNoHead       = "見出しの行が見つかりません。"
	textPutHead      = "1行目に列の名前を付けてください。"
	textManyColumns  = "列が多すぎます。"
	textOpenQuote    = "引用符（\"）が閉じていません。"
	textFixQuote     = "この行の引用符を確かめてください。"
	textMapColumns   = "列の対応を指定すると、次から同じ見出しに使います。"
	textNoNumber     = "社員番号の列がありません。"
	textAddNumber    = "社員番号の列を加えるか、どの列が社員番号かを指定してください。氏名だけでは照合しません。"
	textNextSign     = "翌"
	wideBracket      = "（"
	nameSpace        = "　"
	textDaySign      = "日"

	textLongRow       = "見出しより列の多い行です。"
	textFixRow        = "区切り文字の入った値を引用符で囲むか、余分な列を除いてください。"
	textFormula       = "数式が入っています。"
	textPasteValue    = "数式を値に変えて保存してください。"
	textNoSuchDay     = "暦にない日付です。"
	textOutsideEra    = "元号の期間の外の日付です。"
	textAmbiguous     = "6桁の日付は西暦か和暦か分かりません。"
	textFixDate       = "2026/4/1、R8.4.1、令和8年4月1日 のように書いてください。"
	textNoMonth       = "年月として読めません。"
	textNoAmount      = "円単位の金額として読めません。"
	textNegative      = "金額がマイナスです。"
	textFixAmount     = "0以上の整数（円）で書いてください。"
	textNoNumberValue = "数として読めません。"
	textFixNumber     = "数字で書いてください。"
	textNoDays        = "日数として読めません（0.5日きざみ）。"
	textFixDays       = "20 または 19.5 のように書いてください。"
	textNoTime        = "時間として読めません。"
	textFixTime       = "8:30 または 8.5 のように書いてください。1か月の時間数を超えていないか確かめてください。"
	textNoClock       = "時刻として読めません。"
	textLateClock     = "時刻が翌日の24時を超えています。"
	textFixClock      = "9:00、翌日 1:30、25:30 のように書いてください。"
	textNoFlag        = "はい・いいえとして読めません。"
	textFixFlag       = "はい／いいえ、1／0、○／空欄のどれかで書いてください。"
	textNoWord        = "使えない言葉です。"

	textUnknownPerson = "この社員番号の人は名簿にいません。"
	textImportPersons = "先に名簿を取り込むか、社員番号を確かめてください。"
	textNeedNumber    = "社員番号がありません。"
	textGiveNumber    = "社員番号を入れてください。"
	textTwiceNumber   = "同じ社員番号の行が2つあります。"
	textTwicePerson   = "氏名と生年月日が同じ人が、別の社員番号ですでにいます。"
	textSamePerson    = "同じ人なら社員番号をそろえ、別の人なら別人と指定して取り込んでください。"
	textOneRow        = "1人1行にしてください。"
	textNeedHired     = "入社日がありません。"
	textNeedBorn      = "生年月日がありません。"
	textNeedName      = "氏名がありません。"
	textGive          = "新しく登録する人には必要です。"
	textReversed      = "終わりの日が始まりの日より前です。"
	textSwap          = "2つの日付を確かめてください。"
	textBornAfter     = "生年月日が入社日より後です。"
	textNoPlace       = "この事業所は顧問先に登録されていません。"
	textNoGroup       = "この給与グループは顧問先に登録されていません。"
	textRegisterIt    = "顧問先の設定を確かめてください。"
	textTwiceDay      = "同じ人の同じ日が2行あります。"
	textOutsideDay    = "この給与の期間の外の日付です。"
	textOtherPeriod   = "ファイルに書かれた集計期間が、この給与の期間と違います。"
	textCheckPeriod   = "取り込む月を確かめてください。"
	textLongDay       = "労働時間が24時間を超えています。"
	textMuchTime      = "労働時間が、働いた日数の暦の時間（1日24時間）を超えています。"
	textBreakOutside  = "休憩が勤務時間の外です。"
	textNoDate        = "日付がありません。"
	textHalfDay       = "出勤か退勤の片方だけです。"
	textFixDay        = "出勤と退勤の両方を入れてください。"
	textMyNumber      = "個人番号（マイナンバー）らしい数字が入っています。"
	textRemoveNumber  = "この欄には入れられません。番号は保管庫でだけ扱います。"
	textUndone        = "取り込んだあとに変更されているため、元に戻せません。"
	textUndoByHand    = "その後の変更を確かめて、手で直してください。"

	textNeedFrom          = "変わった値がいつからのものか分かりません。"
	textGiveFrom          = "取込のときに適用日を指定するか、適用日の列を加えてください。"
	textBeforeHired       = "適用日が入社日より前です。"
	textHiredAgain        = "退職した人と氏名・生年月日が同じです。再入社として登録します。"
	textPartialContract   = "事業所・給与グループ・給与形態のどれかが決まっていない人です。"
	textCompleteContract  = "給与計算の前に登録してください。"
	textSeveralAccounts   = "振込口座が2つ以上ある人です。どの口座か分かりません。"
	textByHand            = "画面で直してください。"
	textClosedMembership  = "資格取得日が、すでに喪失した期間と重なります。"
	textNeedStandardMonth = "標準報酬適用月がありません。"
	textGiveStandardMonth = "標準報酬月額が何月からのものかを入れてください。"
	textNoPension         = "厚生年金の標準報酬月額がない人です。"
	textCheckPension      = "70歳以上など、厚生年金に入らない人か確かめてください。"
	textTwoSum            = "二以上の報酬合計が自社の報酬より小さくなっています。"
	textFixTwoSum         = "合計には自社分を含めてください。"
	textNeedCityMonth     = "住民税の初月がありません。"
	textGiveCityMonth     = "通知書の最初の月（2026-06 など）を入れてください。"
	textNoItem            = "この支給・控除項目は顧問先に登録されていません。"
	textTwiceMember       = "同じ家族の行が2つあります。"
	textNeedRelation      = "続柄がありません。"
	textNeedLeave         = "休業の種別か開始日がありません。"
	textGiveLeave         = "種別と開始日は必ず入れてください。"
	textNeedEnd           = "終了日（予定日）がありません。"
	textGiveEnd           = "予定でよいので終了日を入れてください。"
	textLeaveOutside      = "休業の開始日に在籍していません。"
	textLostZeros         = "先頭の0が落ちた社員番号のようです。"
	textKeepZeros         = "社員番号の列を文字列にして保存し直してください。"
	textOver60            = "残業時間と60時間超の時間が合いません。"
	textFixOver60         = "残業時間が60時間超を含む合計か、含まない時間かを確かめてください。"
	textRestMore          = "所定休日の残業時間が、残業時間の合計より多くなっています。"
	textRestUnknown       = "所定休日の労働時間が、残業時間に含まれているか分かりません。"
	textFixRest           = "総労働時間の列を加えるか、列の対応で「所定休日残業時間（残業の内数）」または残業時間への加算を指定してください。"
	textTotal             = "時間の内訳の合計が総労働時間と合いません。"
	textCheckTotal        = "みなし時間や有休を含む合計か、列の対応を確かめてください。"
	textMuchNight         = "深夜時間が労働時間より多くなっています。"
	textManyDays          = "日数が期間の日数を超えています。"
	textMonthHasDays      = "日ごとの記録がある月です。合計だけが置き換わります。"
	textCheckDays         = "日ごとの記録から計算するなら、この取込はしないでください。"
	textManyClocks        = "時刻が2つ以上入っています。"
	textSameClock         = "出勤と退勤が同じ時刻です。"
	textOvernight         = "退勤が出勤より前の時刻なので、翌日の退勤として読みました。"
	textCheckOvernight    = "出勤と退勤が逆でないか確かめてください。"
	textHalfBreak         = "休憩の始めと終わりの数が合いません。"
	textBreakPlaced       = "休憩の時刻がないため、出勤の4時間後に置いて計算します。"
	textCheckBreak        = "深夜にかかる勤務では、休憩の時刻を入れてください。"
)

func faultOf(path, code, message, remedy string) fault.Fault {
	return fault.Fault{Path: path, Code: code, Message: message, Remedy: remedy}
}

// PlaceOf names a line of a file as faults do.
func PlaceOf(line int) string { return placeOf(line, "") }

// PlaceIn takes the place of a fault apart: the line, or several as they are told, and the column's
// head. What is wrong with a file as a whole has neither.
func PlaceIn(path string) (line, column string) {
	if path == "" || path[0] < '0' || path[0] > '9' {
		return "", path
	}
	n, rest, found := strings.Cut(path, lineSign)
	switch {
	case !found:
		return "", path
	case rest == "":
		return n, ""
	case strings.HasPrefix(rest, " "):
		return n + rest, ""
	case strings.HasPrefix(rest, "「"):
		return n, strings.TrimSuffix(strings.TrimPrefix(rest, "「"), "」")
	}
	return path, ""
}

// placeOf names a place in a file as people find it: the line and the column's head.
func placeOf(line int, column string) string {
	if column == "" {
		return fmt.Sprintf("%d行目", line)
	}
	return fmt.Sprintf("%d行目「%s」", line, column)
}

func unknownColumns(names []string) string {
	return "使い方の分からない列があります（取り込みません）: " + strings.Join(names, "、")
}

func twoColumns(k Kind, key string) string {
	return "同じ項目の列が2つあります: " + headerOf(k, key)
}

func headerOf(k Kind, key string) string {
	if f, ok := fieldSets[k].byKey[key]; ok {
		return f.Header
	}
	_, name, _ := strings.Cut(key, ":")
	return name
}

func dateCode(err error) string {
	switch {
	case errors.Is(err, caldate.ErrAmbiguous):
		return "date.ambiguous"
	case errors.Is(err, caldate.ErrOutsideEra):
		return "date.era"
	}
	return "date.none"
}

func dateText(err error) string {
	switch {
	case errors.Is(err, caldate.ErrAmbiguous):
		return textAmbiguous
	case errors.Is(err, caldate.ErrOutsideEra):
		return textOutsideEra
	}
	return textNoSuchDay
}

func digitsText(n int) string { return fmt.Sprintf("%d桁の数字ではありません。", n) }

func choices[T ~string](words map[string]T) string {
	var all []string
	for w := range words {
		all = append(all, w)
	}
	slices.Sort(all)
	return "使える言葉: " + strings.Join(all, "、")
}

var wide = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5",
	"６", "6", "７", "7", "８", "8", "９", "9", "．", ".", "：", ":", "－", "-", "，", ",", "　", " ",
	"（", "(", "）", ")")

func amountText(s string) string {
	s = strings.Trim(narrow(s), "¥￥\\円 ")
	for _, minus := range []string{"▲", "△", "−"} {
		if rest, ok := strings.CutPrefix(s, minus); ok {
			s = "-" + rest
		}
	}
	return strings.TrimSuffix(strings.TrimSuffix(s, ".0"), ".00")
}

// warning is a remark with the lines that it is about.
func warning(code, message, remedy string, lines []int) fault.Fault {
	f := faultOf(linesOf(lines), code, message, remedy)
	f.Severity = fault.Warn
	return f
}

// linesOf names lines, those that follow each other as a stretch, and the number of the rest.
func linesOf(lines []int) string {
	const shown = 40 // stretches
	lines = slices.Compact(slices.Sorted(slices.Values(lines)))
	var names []string
	for len(lines) > 0 && len(names) < shown {
		n := 1
		for n < len(lines) && lines[n] == lines[0]+n {
			n++
		}
		name := itoa(lines[0])
		if n > 1 {
			name += "〜" + itoa(lines[n-1])
		}
		names, lines = append(names, name), lines[n:]
	}
	text := strings.Join(names, "、") + lineSign
	if rest := len(lines); rest > 0 {
		text += fmt.Sprintf(" ほか%d行", rest)
	}
	return text
}

const lineSign = "行目"

func brokenAt(data []byte, offset int) string {
	offset = min(offset, len(data))
	return fmt.Sprintf(textBroken, 1+bytes.Count(data[:offset], []byte("\n")), offset+1)
}

func moreFaults(n int) string { return fmt.Sprintf("ほかに%d件の誤りがあります。", n) }

func overlaps(day caldate.Date) string {
	return "前の日の勤務と重なっています: " + day.String()
}

func askedColumns(names []string) string {
	return "製品によって意味の違う列です（残業に含むか、別に数えるか）: " + strings.Join(names, "、")
}

func noColumn(k Kind, key string) string {
	return "「" + headerOf(k, key) + "」の列がありません。"
}

func ordinal(i int) string { return fmt.Sprintf("%d列目", i+1) }

// named is the name of a column, or its place where it has none.
func named(name string, i int) string {
	if name == "" {
		return ordinal(i)
	}
	return name
}

var (
	brackets = strings.NewReplacer(wideBracket, "(", "）", ")", "【必須】", "", "(必須)", "", "*", "",
		"＊", "",
		"※", "", " ", "", "　", "", "\n", "")
	hoursAndMinutes = strings.NewReplacer("時間", ":", "時", ":", "分", "")
	monthAndDay     = strings.NewReplacer("月", "/", "日", "")
)

// plainName is a column's name as it is compared: brackets, blanks and marks do not count.
func plainName(s string) string {
	s = brackets.Replace(brackets.Replace(s))
	return strings.TrimPrefix(s, "#")
}

// unitOf is the unit that a column's name shows.
func unitOf(name string) string {
	name = plainName(name)
	switch {
	case strings.HasSuffix(name, textMinuteSign):
		return "min"
	case strings.HasSuffix(name, textHourSign):
		return "dec"
	}
	return ""
}

func withoutUnit(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(name, "("+textMinuteSign), "("+textHourSign)
}

// saysMyNumber reports a column that is headed as My Number.
func saysMyNumber(name string) bool {
	name = strings.ToLower(plainName(name))
	for _, word := range []string{"個人番号", "マイナンバー", "ﾏｲﾅﾝﾊﾞｰ", "mynumber"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

func saysSum(cell string) bool {
	return strings.Contains(cell, "合計") || strings.Contains(cell, "小計") ||
		strings.Contains(cell, "総計")
}

// firstWord is the number before a name: 1001 山田　太郎.
func firstWord(s string) string {
	first := strings.Fields(s + " ")
	if len(first) < 2 || strings.Trim(narrow(first[0]), codeSigns) != "" {
		return ""
	}
	return narrow(first[0])
}

const codeSigns = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-"
