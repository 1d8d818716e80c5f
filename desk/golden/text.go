package golden

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"romukura/ground/yen"
	"romukura/law/laborins"
	"romukura/law/remuneration"
	"romukura/law/withholding"
	"romukura/law/yearend"
)

const (
	textAnd             = "、"
	textOurs            = " 当方: "
	textNone            = "（答えなし）"
	textUnknownTopic    = "知らない項目（topic）です: "
	textUnknownInput    = "読み方の分からない入力があります: "
	textUnknownExpected = "比べ方の分からない期待値があります: "
	textNothingExpected = "比べる期待値がありません"
	textDiffers         = "値が違います: "
	textNoTable         = "その日・その条件の表を持っていません"
	textNotComputed     = "計算できませんでした"
	textMissing         = "値がありません"
	textNoNumber        = "数として読めません"
	textNotWhole        = "円の整数で書いてください"
	textTooLarge        = "扱える範囲を超えています"
	textNoFlag          = "true か false で書いてください"
	textNoText          = "文字列で書いてください"
	textNoDay           = "日付として読めません（例: 2026-10-01）"
	textNoMonth         = "年または年月として読めません（例: 2026-10）"
	textUnknownWord     = "知らない書き方です"
	textUnknownEvent    = "何の期限か分かりません"
	textTooOld          = "70歳以上の保険料はこの項目では計算しません"
	textNoLimit         = "その限度額・率の年度の表がありません"
	textNoRate          = "その率の年度の表がありません"
	textFloorChanges    = "月の途中で最低賃金が変わります"
	textPartDiffers     = "暦から数えた勤務日の割合と違います: "
	textNoFile          = "事例のファイルと同じ場所に次のファイルがありません: "
	textCorrectedMarch  = "期待値は誤りの例です。3月に支払う賞与は3月の率によります（当方の値が正しい）"
	textCalledWrong     = "期待値は誤りの例です（注記にある正しい値と一致しました）"

	textNotUTF8    = "文字コードがUTF-8ではありません。"
	textNoID       = "id または topic がありません。"
	textReadRemedy = "golden_cases.json の形（id・topic・input・expected）に直してください。"
)

// notJSON says in Japanese why a file or a case cannot be read, without its content.
func notJSON(err error) string {
	if errors.Is(err, errNoCases) {
		return "cases の一覧がありません。"
	}
	if errors.Is(err, errTrailing) {
		return "JSONのあとに余分な文字があります。"
	}
	return "JSONとして読めません（" + err.Error() + "）。"
}

// columns are the columns of the withholding tables by the words of the cases.
var columns = map[string]withholding.Column{
	"kou": withholding.ColumnA, "甲": withholding.ColumnA, "A": withholding.ColumnA,
	"otsu": withholding.ColumnB, "乙": withholding.ColumnB, "B": withholding.ColumnB,
	"hei": withholding.ColumnC, "丙": withholding.ColumnC, "C": withholding.ColumnC,
}

// columnKeys are the same by the keys of the register.
var columnKeys = map[string]string{"kou": "kou", "甲": "kou", "otsu": "otsu", "乙": "otsu",
	"hei": "hei", "丙": "hei"}

// disabilities are the degrees of disability by the words of the cases.
var disabilities = map[string]yearend.Disability{
	"none": yearend.NotDisabled, "general": yearend.Disabled, "special": yearend.SpeciallyDisabled,
}

var retirementKinds = map[string]withholding.RetirementKind{
	"ippan": withholding.OrdinaryRetirement, "一般": withholding.OrdinaryRetirement,
	"tanki": withholding.ShortService, "短期": withholding.ShortService,
	"yakuin": withholding.OfficerRetirement, "役員": withholding.OfficerRetirement,
	"特定役員": withholding.OfficerRetirement,
}

// businesses are the kinds of business of employment insurance by the words of the cases, beside
// the keys of the table.
var businesses = map[string]laborins.Business{
	"agriculture": laborins.Agriculture, "農林水産": laborins.Agriculture,
	"清酒製造": laborins.Agriculture, "農林水産・清酒製造": laborins.Agriculture,
	"一般": laborins.General, "建設": laborins.Construction,
}

var modes = map[string]yen.Rounding{"deducted_from_pay": yen.DropTo50Sen,
	"deducted": yen.DropTo50Sen, "paid_in_cash": yen.RaiseFrom50Sen, "cash": yen.RaiseFrom50Sen}

var directions = map[string]remuneration.Direction{"up": remuneration.Up, "down": remuneration.Down,
	"none": remuneration.Unchanged, "unchanged": remuneration.Unchanged,
	"same": remuneration.Unchanged}

// collections tell whether the premium of a month is deducted in that month.
var collections = map[string]bool{"next month": false, "same month": true, "this month": true,
	"翌月": false, "当月": true}

var (
	ticketBooks = regexp.MustCompile(`^(\d{1,4}) tickets ([\d,]{1,12}) yen, (\d{1,3}) days$`)
	workedDays  = regexp.MustCompile(`^\w{3} (\d{4}-\d{2}-\d{2}) ([\d.]{1,5})h \(([a-z-]+)\)$`)
)

// sum counts the outcomes of one topic.
type sum struct{ passed, failed, unsupported int }

// Text is the report for people: the totals of every topic, then each case that failed or is not
// supported with both values.
func (r Report) Text() string {
	var b strings.Builder
	var topics []string
	sums := map[string]*sum{}
	for _, o := range r.Cases {
		if sums[o.Topic] == nil {
			topics = append(topics, o.Topic)
			sums[o.Topic] = &sum{}
		}
		s := sums[o.Topic]
		switch o.State {
		case Pass:
			s.passed++
		case Fail:
			s.failed++
		default:
			s.unsupported++
		}
	}
	for _, t := range topics {
		s := sums[t]
		fmt.Fprintf(&b, "%-40s 合格 %3d", t, s.passed)
		if s.failed > 0 {
			fmt.Fprintf(&b, "  不合格 %d", s.failed)
		}
		if s.unsupported > 0 {
			fmt.Fprintf(&b, "  対象外 %d", s.unsupported)
		}
		b.WriteByte('\n')
	}
	r.details(&b, Fail, "不合格")
	r.details(&b, Unsupported, "対象外")
	fmt.Fprintf(&b, "\n合計 %d件: 合格 %d、不合格 %d、対象外 %d\n", len(r.Cases), r.Passed, r.Failed,
		r.Unsupported)
	return b.String()
}

func (r Report) details(b *strings.Builder, state State, title string) {
	for _, o := range r.Cases {
		if o.State != state {
			continue
		}
		fmt.Fprintf(b, "\n%s %s（%s）%s\n  期待値: %s\n  当方:   %s\n", title, o.ID, o.Topic, o.Note,
			o.Expected, orNone(o.Got))
	}
}

func orNone(s string) string {
	if s == "" {
		return textNone
	}
	return s
}
