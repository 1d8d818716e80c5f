package withholding

import (
	"fmt"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// Citations as the traces show them.
const (
	lawMonthlyA            = "所法185-1-1"
	lawMonthlyB            = "所法185-1-2"
	lawDaily               = "所法185-1-3"
	lawBonus               = "所法186-1"
	lawBonusOver           = "所法186-2"
	lawComputer            = "所法189-1"
	lawDeclaration         = "所法187 所法194-1 所法195-1"
	lawWidow               = "所法2-1-30"
	lawSurtax              = "復興財源法28-2"
	lawFee                 = "所法205-1 復興財源法28-2"
	lawNonResident         = "所法213-1"
	lawMixed               = "所令71の2"
	lawServiceYears        = "所令69-2"
	lawShort               = "所法30-2"
	lawRetirementDeduction = "所法30-3 所法30-6"
	lawRetirementTax       = "所法201-1 復興財源法28-2"
	lawUndeclared          = "所法201-3"
	lawRetirementResident  = "地税法50の4 地税法328の3"
)

// Names of rules and inputs.
const (
	textMonthly            = "給与の源泉徴収税額（月額表）"
	textComputer           = "給与の源泉徴収税額（電算機計算の特例）"
	textDaily              = "1日分の源泉徴収税額（日額表）"
	textDailyTotal         = "日額表による源泉徴収税額（日数分）"
	textBonus              = "賞与の源泉徴収税額（算出率の表）"
	textBonusNoPrevious    = "賞与の源泉徴収税額（前月の給与がない場合・月額表）"
	textBonusOverTen       = "賞与の源泉徴収税額（前月の給与の10倍を超える場合・月額表）"
	textParts              = "源泉徴収税額の内訳"
	textFeeTax             = "報酬・料金等の源泉徴収税額"
	textSurtaxed           = "復興特別所得税等を併せた源泉徴収税額"
	textNonResident        = "非居住者の給与の源泉徴収税額"
	textRetirementTax      = "退職手当等の源泉徴収税額"
	textUndeclared         = "退職手当等の源泉徴収税額（申告書の提出がない場合）"
	textRetirementResident = "退職所得に係る住民税（特別徴収）"
	textDependents         = "扶養親族等の数"

	textAfterInsurance      = "社会保険料等控除後の給与等の金額"
	textColumn              = "適用欄"
	textCell                = "表の税額"
	textRate                = "率"
	textBase                = "表の税額（区分の基準額）"
	textExcess              = "基準額を超える金額"
	textHeads               = "扶養親族等による控除額"
	textEmployment          = "給与所得控除の額（別表第一）"
	textHeadDeduction       = "扶養控除等の額（別表第二）"
	textBasic               = "基礎控除の額（別表第三）"
	textRest                = "控除後の残額"
	textDays                = "労働した日数"
	textPerDay              = "1日当たりの金額"
	textTaxPerDay           = "1日当たりの税額"
	textBonusAfter          = "社会保険料等控除後の賞与の金額"
	textPrevious            = "前月の社会保険料等控除後の給与等の金額"
	textDivisor             = "割る月数"
	textPerMonth            = "賞与の1か月当たりの金額"
	textTaxPerMonth         = "1か月当たりの金額に対する税額"
	textCombined            = "1か月当たりの金額と前月の給与の合計"
	textTaxCombined         = "合計に対する税額"
	textTaxPrevious         = "前月の給与に対する税額"
	textWithheld            = "源泉徴収する税額"
	textReconstructionRate  = "復興特別所得税の率"
	textDefenseRate         = "防衛特別所得税の率"
	textFee                 = "報酬・料金の額"
	textPayment             = "支払金額"
	textGross               = "給与の総額（社会保険料控除前）"
	textYears               = "勤続年数"
	textUsedDeduction       = "重複する期間について使用済みの控除額"
	textDisability          = "障害退職の加算"
	textRetirementDeduction = "退職所得控除額"
	textRetirementIncome    = "退職所得の金額"
	textRetirementKind      = "退職手当等の区分"
	textHalved              = "2分の1とする部分"
	textInFull              = "全額を算入する部分"
	textSubtract            = "速算表の控除額"
	textWithSurtax          = "1に復興特別所得税等の率を加えた率"
	textMunicipal           = "市区町村民税"
	textPrefectural         = "道府県民税・都民税"
	textSpouse              = "源泉控除対象配偶者"
	textRelatives           = "源泉控除対象親族"
	textDisabled            = "本人が障害者"
	textWidow               = "本人が寡婦"
	textSingleParent        = "本人がひとり親"
	textWorkingStudent      = "本人が勤労学生"
	textFamilyDisabled      = "配偶者・扶養親族の障害者"
	textCohabiting          = "同居特別障害者の加算"
	textSecondary           = "従たる給与の申告書に記載された人数"

	textPersons        = "人"
	textDayUnit        = "日"
	textYearUnit       = "年"
	textNonResidentRow = "非居住者の率"
)

// Remarks.
const (
	textDecember = "月額表の控除は年末調整の控除より少ないため、多くの人は12月の年末調整で還付になります。"

	textTableForB       = "乙欄は電算機計算の特例でも税額表によります。"
	textSevenOrMore     = "算出率の表の最後の欄は「7人以上」で、7人を超えても控除はありません。"
	textPartsNote       = "内訳の端数処理は条文で確認できていません［未確認］。納付する合計額は変わりません。"
	textNonResidentNote = "社会保険料は控除しません。租税条約による軽減は含みません。"
	textUndeclaredNote  = "申告書の提出がないため、支払金額に一律の率を掛けます。確定申告で精算されます。"
)

// Label is the column's name.
func (c Column) Label() string {
	return [...]string{"", "甲欄", "乙欄", "丙欄"}[min(c, ColumnC)]
}

func (c Column) key() string { return [...]string{"", "a", "b", "c"}[c] }

// Label is the method's name.
func (m Method) Label() string {
	return [...]string{"税額表", "電算機計算の特例"}[min(m, ByComputer)]
}

// Label is the period's name.
func (p Period) Label() string {
	return [...]string{"月ごと", "週ごと", "半月ごと", "旬ごと", "数か月分"}[min(p, SeveralMonths)]
}

// Label is the way's name.
func (w BonusWay) Label() string {
	return [...]string{"", "算出率の表", "前月の給与がない場合（月額表）", "前月の給与の10倍を超える場合（月額表）"}[w]
}

// String is a stable English name.
func (w BonusWay) String() string {
	return [...]string{"", "rate table", "no previous month", "over ten times"}[w]
}

// Label is the kind's name.
func (k RetirementKind) Label() string {
	return [...]string{
		"", "一般退職手当等", "短期退職手当等", "特定役員退職手当等", "役員等の期間とそれ以外の期間がある場合",
	}[min(k, MixedRetirement)]
}

// Label is the table's name.
func (n TableName) Label() string {
	return map[TableName]string{
		TableMonthly: "月額表", TableMonthlyAbove: "月額表（最後の行を超える部分）",
		TableDaily: "日額表", TableBonus: "賞与に対する源泉徴収税額の算出率の表",
		TableComputer: "電算機計算の特例の表", TableParameter: "源泉徴収の諸率",
		TableSurtax: "復興特別所得税・防衛特別所得税の率", TableFee: "報酬・料金の率",
		TableAnnual: "所得税の速算表", TableRetirement: "退職所得控除の表",
		TableRetirementResident: "退職所得に係る住民税の率",
	}[n]
}

// sheet is the file of the National Tax Agency that holds the table.
func sheet(n TableName) string {
	return map[TableName]string{
		TableMonthly: "源泉徴収税額表 01-07", TableMonthlyAbove: "源泉徴収税額表 01-07",
		TableDaily: "源泉徴収税額表 08-14", TableBonus: "源泉徴収税額表 15-16",
		TableComputer: "電算機計算の特例 18",
	}[n]
}

func textRow(from, below yen.Amount, p Payee) string {
	s := from.String() + "円以上"
	if below > 0 {
		s += below.String() + "円未満"
	}
	return s + "・" + textWho(p)
}

func textBelow(first yen.Amount, p Payee) string { return first.String() + "円未満・" + textWho(p) }

func textWho(p Payee) string {
	if p.Column != ColumnA {
		return p.Column.Label()
	}
	if p.Dependents >= maxColumn {
		return fmt.Sprintf("甲欄・扶養%d人の欄", maxColumn)
	}
	return fmt.Sprintf("甲欄・扶養%d人の欄", p.Dependents)
}

func textBandRow(b *band) string { return textUpTo(b.to) }

func textUpTo(to yen.Amount) string {
	if to == yen.Limit {
		return "最後の区分"
	}
	return to.String() + "円以下の区分"
}

func textExtra(n int, head yen.Amount, c Column) string {
	if c == ColumnB {
		return fmt.Sprintf("従たる給与の申告書に記載された%d人につき、1人%s円を控除しました。", n, head)
	}
	return fmt.Sprintf("7人を超える%d人につき、1人%s円を控除しました。", n, head)
}

func textHalfUp(unit yen.Amount) string { return unit.String() + "円未満は四捨五入です。" }

func textCutTo(unit yen.Amount) string { return unit.String() + "円未満は切捨てです。" }

func textFeePart(from yen.Amount) string {
	if from == 0 {
		return "はじめの部分"
	}
	return from.String() + "円を超える部分"
}

func textPartsResult(p Parts) string {
	s := fmt.Sprintf("所得税%s円、復興特別所得税%s円", p.IncomeTax, p.Reconstruction)
	if p.Defense != 0 {
		s += fmt.Sprintf("、防衛特別所得税%s円", p.Defense)
	}
	return s
}

func textColumnReason(c Column) string {
	return [...]string{
		"", "扶養控除等申告書が提出されているため甲欄です。所得の限度は申告書の記載によります。",
		"扶養控除等申告書が提出されていないため乙欄です。",
		"日々雇い入れられ、継続して2か月を超えないため丙欄です。",
	}[c]
}

func joinNotes(notes ...string) string {
	var b strings.Builder
	for _, n := range notes {
		b.WriteString(n)
	}
	return b.String()
}

// Errors that callers branch on.

func textYearOf(d PayDate) string {
	s := caldate.Date(d).Japanese()
	year, _, _ := strings.Cut(s, "年")
	return year + "年分"
}

func textMissing(e *TableMissing) string {
	return textMissingWhat(e) + textMissingRemedy(e.Table)
}

func textMissingWhat(e *TableMissing) string {
	return fmt.Sprintf("%sの%sがまだ入っていません（支払日 %s）。", textYearOf(e.PayDate),
		e.Table.Label(), caldate.Date(e.PayDate).Japanese())
}

func textMissingRemedy(n TableName) string {
	if sheet(n) == "" {
		return "新しい版の表を入れてください。"
	}
	return "国税庁の表（" + sheet(n) + "）を取り込んでください。"
}

func textPeriod(e *PeriodUnsupported) string { return textPeriodWhat(e) + textPeriodRemedy }

func textPeriodWhat(e *PeriodUnsupported) string {
	return fmt.Sprintf("%sの給与（支払日 %s）の税額の求め方は、条文の換算をまだ確認していないため計算しません。",
		e.Period.Label(), caldate.Date(e.PayDate).Japanese())
}

const textPeriodRemedy = "税額表で求めた税額を手で入力するか、月ごとの支払にしてください。"

func textMixed(e *MixedOfficerService) string { return textMixedWhat(e) + textMixedRemedy }

func textMixedWhat(e *MixedOfficerService) string {
	return fmt.Sprintf("役員等の勤続期間とそれ以外の勤続期間がある人の退職手当等（支払日 %s）の計算には対応していません。",
		caldate.Date(e.PayDate).Japanese())
}

const textMixedRemedy = "所得税法施行令71条の2により求めた税額を、税務署に確かめて手で入力してください。"

func textBefore(on, first caldate.Date) string {
	return fmt.Sprintf("支払日 %s の源泉徴収税額表は入っていません（%sから入っています）。",
		on.Japanese(), first.Japanese())
}

const textBeforeRemedy = "支払日を確かめてください。これより前の税額は当時の表で求めて手で入力してください。"

// Faults of input.
const (
	textNoColumn             = "税額表の適用欄（甲・乙・丙）が選ばれていません。"
	textNoColumnRemedy       = "扶養控除等申告書の有無を登録してください。"
	textColumnC              = "丙欄は日額表にしかありません。"
	textColumnCRemedy        = "日雇の人は日額表で計算するか、甲欄・乙欄を選んでください。"
	textBadDependents        = "人数が正しくありません。"
	textBadDependentsRemedy  = "申告書の人数を0以上で入力してください。"
	textBadAmount            = "金額が大きすぎます。"
	textBadAmountRemedy      = "桁を確かめてください。"
	textNegative             = "金額が負です。"
	textNegativeRemedy       = "0円以上で入力してください。"
	textNoMethod             = "税額の計算方法が正しくありません。"
	textNoMethodRemedy       = "顧問先の設定で「税額表」か「電算機計算の特例」を選んでください。"
	textBadDays              = "労働した日数が1日から31日までにありません。"
	textBadDaysRemedy        = "その支払の対象になる日数を入力してください。"
	textBadMonths            = "賞与の計算期間が0か月から12か月までにありません。"
	textBadMonthsRemedy      = "賞与の計算の基礎となった月数を入力してください。"
	textBadRate              = "税率が0%から100%までにありません。"
	textBadRateRemedy        = "所得税の率（復興特別所得税等を含まない率）を入力してください。"
	textBadYears             = "勤続年数が正しくありません。"
	textBadYearsRemedy       = "1年未満の端数を1年に切り上げた年数を入力してください。"
	textNoKind               = "退職手当等の区分が選ばれていません。"
	textNoKindRemedy         = "一般・短期・特定役員から選んでください。"
	textNotShortRemedy       = "勤続年数を確かめるか、一般退職手当等を選んでください。"
	textCohabitingMore       = "同居特別障害者の人数が、障害者の人数を超えています。"
	textCohabitingMoreRemedy = "障害者の人数には同居特別障害者も含めてください。"
	textWidowAndParent       = "寡婦とひとり親の両方になっています。"
	textWidowAndParentRemedy = "どちらか一方にしてください。"
	textBothForms            = "扶養控除等申告書と従たる給与の申告書の両方があります。"
	textBothFormsRemedy      = "この会社が主たる給与の支払者かどうかを確かめてください。"
)

func textNotShort(years yen.Amount) string {
	return fmt.Sprintf("勤続年数が%d年を超えているため、この区分にはなりません。", years)
}
