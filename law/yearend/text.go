package yearend

import (
	"fmt"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/dated"
)

// Citations as the traces and faults show them.
const (
	lawSettle            = "所法190"
	lawAfterDeduction    = "所法28-4 所法190"
	lawSpecialEmployment = "措法29の4-2"
	lawAdjustment        = "措法41の3の11-1 措法41の3の12-1"
	lawTotalIncome       = "所法2-1-30 措法41の3の11-2"
	lawBasic             = "所法86-1 措法41の16の2-1"
	lawSpecialBasic      = "措法41の16の2-1"
	lawInsurance         = "所法74-1 所法75-1"
	lawLife              = "所法76-1 所法76-2 所法76-3"
	lawLifeTotal         = "所法76-4"
	lawSpecialLife       = "措法41の15の5-1"
	lawEarthquake        = "所法77-1 平18所改法附則10-2"
	lawCertificate       = "所法196-2"
	lawSpouse            = "所法83-1"
	lawSpouseSpecial     = "所法83の2-1"
	lawSpecificRelative  = "所法84の2-1"
	lawDependent         = "所法84-1 措法41の16-1"
	lawFamily            = "所法79 所法80-1 所法81-1 所法82-1 所法84-1"
	lawDisability        = "所法79"
	lawSingle            = "所法80-1 所法81-1"
	lawWidow             = "所法80-1"
	lawSingleParent      = "所法81-1"
	lawStudent           = "所法82-1"
	lawAges              = "所法85"
	lawTax               = "所法89-1 所法190"
	lawHousing           = "措法41の2の2-1 措法41の2の2-2"
	lawSurtax            = "復興財源法30"
	lawOver              = "所法191"
	lawShort             = "所法192-1"
	lawRedo              = "所基通190-5"
	lawDeparture         = "所基通190-1"
	lawFormer            = "所法190"
	lawDisaster          = "災免法3"
	lawReturn            = "所法121-1"
	lawReduction         = "措法41の3の3-1 措法41の3の3-2"
)

// Names of rules and inputs.
const (
	textEligible           = "年末調整の対象"
	textSettled            = "年末調整を行います"
	textSituation          = "勤務の状況"
	textDecidingDay        = "年齢・状況を判定する日"
	textTotalPay           = "給与の総額"
	textAllPay             = "給与の収入金額（他の勤務先を含む）"
	textSalary             = "給料・手当等"
	textBonus              = "賞与等"
	textAfter              = "給与所得控除後の金額"
	textRate               = "率"
	textSubtract           = "差し引く額"
	textCap                = "上限"
	textOverBase           = "超える部分の基準額"
	textAdjustment         = "所得金額調整控除（子ども等）"
	textAdjustmentPension  = "所得金額調整控除（給与と年金）"
	textExpenses           = "特定支出控除"
	textPension            = "公的年金等に係る雑所得"
	textOthers             = "その他の所得"
	textTotalIncome        = "本人の合計所得金額（見積額）"
	textBasicAct           = "所得税法の額"
	textBasicAddition      = "特例の加算額"
	textSocial             = "社会保険料等の控除額"
	textGeneral            = "一般の生命保険料"
	textCare               = "介護医療保険料"
	textPensionLife        = "個人年金保険料"
	textNewPremium         = "新契約の支払額"
	textOldPremium         = "旧契約の支払額"
	textEarthquake         = "地震保険料の支払額"
	textOldLongTerm        = "旧長期損害保険料の支払額"
	textDeduction          = "その控除額"
	textSpouse             = "配偶者"
	textOwnIncome          = "本人の合計所得金額"
	textSpouseIncome       = "配偶者の合計所得金額"
	textRelativeIncome     = "親族の合計所得金額"
	textKind               = "区分"
	textAge                = "年齢"
	textWho                = "対象"
	textIncome             = "合計所得金額"
	textSpouseDeduction    = "配偶者控除・配偶者特別控除"
	textSingle             = "寡婦控除・ひとり親控除"
	textSpecificRelative   = "特定親族特別控除"
	textDependent          = "扶養控除"
	textDisability         = "障害者控除"
	textWidow              = "寡婦控除"
	textSingleParent       = "ひとり親控除"
	textStudent            = "勤労学生控除"
	textTaxable            = "課税給与所得金額"
	textWithSurtax         = "1に復興特別所得税等の率を加えた率"
	textHousingApplied     = "控除した額"
	textHousingUnused      = "控除しきれない額"
	textParts              = "年調年税額の内訳"
	textReconstructionRate = "復興特別所得税の率"
	textDefenseRate        = "防衛特別所得税の率"
	textOver               = "差引超過額"
	textShort              = "差引不足額"
	textLastPay            = "本年最後の給与で精算する額"
	textUnpaidLeft         = "未払給与の支払時に徴収する額"
	textJanuary            = "翌年1月の給与で精算する額"
	textFebruary           = "翌年2月の給与で徴収する額"
	textRedo               = "年末調整のやり直しによる差額"
	textBefore             = "前回の年調年税額"
	textNow                = "今回の年調年税額"
	textDay                = "やり直す日"
	textRedoThrough        = "会社が還付できる最後の日"
	textReduction          = "年調減税額の控除（令和6年分の定額減税）"
	textHeads              = "本人と居住者である同一生計配偶者・扶養親族"
	textAfterHousing       = "住宅借入金等特別控除後の所得税額"
	textBeyond             = "控除外額"

	textYears   = "歳"
	textPersons = "人"

	textSpecialEmployment = "給与所得控除の最低保障額の特例"
	textSpecialBasic      = "基礎控除の特例の加算"
	textSpecialLife       = "23歳未満の扶養親族がいる場合の生命保険料控除の特例"
)

// Remarks.
const (
	textInFull          = "支払った額の全額を控除します。"
	textTotalIncomeNote = "控除の判定に使う額です。課税する給与には、他の勤務先の給与とほかの所得を足しません。"
	textWhyOver         = "毎月の税額表に含まれる控除は年末調整の控除より少ないため、多くの人は還付になります。"
	textPartsNote       = "内訳の端数処理は条文で確認できていません［未確認］。合計額は変わりません。"
	textReductionNote   = "令和6年分だけの控除です。令和7年分以後はありません。"
)

// lineNames are the lines as the ledger names them.
var lineNames = [lineCount]string{
	"給料・手当等の金額", "給料・手当等の社会保険料等", "給料・手当等の税額",
	"賞与等の金額", "賞与等の社会保険料等", "賞与等の税額",
	"給与の金額の計", "徴収税額の計",
	"給与所得控除後の給与等の金額", "所得金額調整控除額", "給与所得控除後の給与等の金額（調整控除後）",
	"給与等からの社会保険料等の控除分", "申告による社会保険料の控除分", "申告による小規模企業共済等掛金の控除分",
	"生命保険料の控除額", "地震保険料の控除額", "配偶者（特別）控除額", "特定親族特別控除額",
	"扶養控除額及び障害者等の控除額の合計額", "基礎控除額", "所得控除額の合計額",
	"差引課税給与所得金額", "算出所得税額", "（特定増改築等）住宅借入金等特別控除額", "年調所得税額",
	"年調年税額", "差引超過額又は不足額",
	"本年最後の給与から徴収する税額に充当する金額", "未払給与に係る未徴収の税額に充当する金額",
	"差引還付する金額", "同上のうち本年中に還付する金額", "同上のうち翌年において還付する金額",
	"本年最後の給与から徴収する不足額", "翌年に繰り越して徴収する不足額",
}

// Label is the line's number and name, as on the form for 2026.
func (l Line) Label() string {
	n := l.Number()
	number := rune('①') + rune(n) - 1
	if n > 20 {
		number = rune('㉑') + rune(n) - 21
	}
	return string(number) + " " + lineNames[min(l, lineCount-1)]
}

// Label is the kind's name.
func (k Kind) Label() string {
	return [...]string{
		"控除なし", "16歳未満の扶養親族", "一般の控除対象扶養親族", "特定扶養親族", "老人扶養親族", "同居老親等",
		"特定親族", "控除対象配偶者", "老人控除対象配偶者", "配偶者特別控除の対象", "同一生計配偶者（配偶者控除なし）",
	}[min(k, SpouseWithoutEmployee)]
}

func (d Disability) label(together bool) string {
	if d == SpeciallyDisabled && together {
		return "同居特別障害者"
	}
	return d.Label()
}

// Label is the degree's name.
func (d Disability) Label() string {
	return [...]string{"なし", "障害者", "特別障害者"}[min(d, SpeciallyDisabled)]
}

// Label is the circumstance's name.
func (s Single) Label() string {
	return [...]string{"なし", "寡婦（死別）", "寡婦（離婚）", "ひとり親"}[min(s, SingleParent)]
}

// Label is the situation's name.
func (s Situation) Label() string {
	return [...]string{
		"年末まで勤務", "死亡により退職", "出国により非居住者", "著しい心身の障害により退職",
		"12月の給与の支払後に退職", "パートタイマー等で退職", "年の途中で退職",
	}[min(s, LeftOtherwise)]
}

// Label says why there is no deduction.
func (r Reason) Label() string {
	return [...]string{
		"", "合計所得金額が限度を超えるため控除なし", "事業専従者のため控除なし", "ほかの人が控除を受けるため控除なし",
		"親族関係書類・送金関係書類がないため控除なし", "国外に住む30歳以上70歳未満の親族のため控除なし",
		"本人の合計所得金額が限度を超えるため控除なし", "配偶者が本人について控除を受けるため控除なし",
		"生計を一にする子がいないため控除なし", "扶養親族がいないため控除なし", "配偶者がいるため控除なし",
		"事実婚の相手がいるため控除なし", "勤労によらない所得が限度を超えるため控除なし",
	}[min(r, ReasonUnearned)]
}

// Label says what follows.
func (a Again) Label() string {
	return [...]string{
		"税額は変わりません。", "会社が差額を還付します。", "会社が差額を徴収します。1月31日を過ぎても徴収が必要です。",
		"1月31日を過ぎたため会社は還付できません。本人が確定申告（還付申告）をします。",
	}[min(a, AgainReturn)]
}

// Label is the kind's name.
func (k PremiumKind) Label() string {
	return [...]string{
		"", "一般の生命保険料（新）", "一般の生命保険料（旧）", "介護医療保険料", "個人年金保険料（新）", "個人年金保険料（旧）",
		"地震保険料", "旧長期損害保険料", "国民年金保険料等", "その他の社会保険料", "小規模企業共済等掛金",
	}[min(k, lastKind)]
}

func textLifeWay(w lifeWay) string {
	return [...]string{
		"", "新契約の計算式によります。", "旧契約の計算式によります。", "新契約と旧契約を合計し、上限までとします。",
		"新契約を合わせるより有利なため、旧契約だけで計算します。",
	}[w]
}

func (y IncomeYear) japanese() string {
	const before2019 = 2018
	return fmt.Sprintf("令和%d年分", int(y)-before2019)
}

func textFormer(i int) string { return fmt.Sprintf("前職（%d社目）", i+1) }

func textRelative(i int) string { return fmt.Sprintf("親族（%d人目）", i+1) }

func textCutTo(unit yen.Amount) string { return unit.String() + "円未満を切り捨てます。" }

func textUpTo(b *band) string {
	if b == nil {
		return "表の範囲を超える金額"
	}
	return textUpToAmount(b.upto)
}

func textUpToAmount(a yen.Amount) string {
	if a == yen.Limit {
		return "最後の段階"
	}
	return a.String() + "円以下"
}

func textPayRow(r *incomeRow) string {
	if r.below > yen.Limit {
		return r.from.String() + "円以上"
	}
	return r.from.String() + "円以上" + r.below.String() + "円未満"
}

// textUntil names the end of a special measure; nothing where it has none.
func textUntil(day caldate.Date) string {
	if day == dated.Open {
		return ""
	}
	return "特例は" + IncomeYear(day.Year()).japanese() + "までです。"
}

func textAddition(b *band, through caldate.Date) string {
	return "特例の加算は合計所得金額" + b.upto.String() + "円以下の人に限ります。" + textUntil(through)
}

func textHousingNote(c Credit) string {
	if c.Unused == 0 {
		return ""
	}
	return "控除しきれない額は切り捨て、源泉徴収票の「住宅借入金等特別控除可能額」に申告書の控除額を書きます。"
}

func textPartsResult(p Parts) string {
	text := "所得税 " + p.IncomeTax.String() + "円、復興特別所得税 " + p.Reconstruction.String() + "円"
	if p.Defense > 0 {
		text += "、防衛特別所得税 " + p.Defense.String() + "円"
	}
	return text
}

func textClose(r *Result) string {
	var parts []string
	if r.Close.MayDefer {
		parts = append(parts,
			"手取りがこれまでの平均の70％に満たないため、税務署の承認を受けて翌年1月と2月に分けて徴収できます。")
	}
	if r.Close.LastPay < 0 {
		parts = append(parts, "マイナスは本人への還付です。")
	}
	return strings.Join(parts, "")
}

func textMissing(e *TableMissing) string {
	return yearText(e.IncomeYear) + "の年末調整の表（" + string(e.Table) + "）が入っていません。"
}

const textMissingRemedy = "国税庁の「年末調整のしかた」のその年分の表を取り込んでください。"

func textEarly(e *EarlyAdjustment) string {
	return e.IncomeYear.japanese() + "の改正は" + e.InForce.Japanese() + "に施行されます。" +
		e.Day.Japanese() + "に退職・死亡・出国した人の年末調整は、改正前の規定で行うもので、この製品では計算しません。"
}

// textEarlyRemedy says what is known of the year: of 2025 that the person asks for the new
// deductions, of 2026 nothing more than that 2025 had such a rule.
func textEarlyRemedy(e *EarlyAdjustment) string {
	const own = "改正後の控除は、本人か相続人が施行日以後に申告か更正の請求をして受けます"
	if e.IncomeYear == 2025 {
		return own + "。所轄の税務署に確かめ、この人は手で処理してください。"
	}
	return "令和7年分では、" + own + "でした。この年分も同じかを所轄の税務署に確かめ、この人は手で処理してください。"
}

func countText(n int) string { return fmt.Sprint(n) }

// yearText is a year as people write it, or that none was told.
func yearText(y IncomeYear) string {
	const reiwa = 2019
	switch {
	case y == 0:
		return "年分の分からない年"
	case y < reiwa:
		return fmt.Sprintf("%d年分", int(y))
	}
	return y.japanese()
}
