package document

import (
	"fmt"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

const (
	textYenUnit = "単位: 円"
	textGroup   = "給与グループ"
	textState   = "状態"
	textOpen    = "未確定"
	textClosed  = "確定"
	textReason  = "理由"
	textPersons = "人数"
	textComma   = "、"

	textPayrollList     = "給与一覧"
	textBonusList       = "賞与一覧"
	textOvertimeShort   = "時間外"
	textHealth          = "健康保険"
	textPension         = "厚生年金"
	textEmployment      = "雇用保険"
	textIncomeTax       = "所得税"
	textResidentTax     = "住民税"
	textOtherDeductions = "その他控除"
	textFailed          = "計算できなかった人"
	textSkipped         = "今回の支給の対象でない人"

	textTransferList = "振込一覧"
	textBranch       = "支店"
	textAccountKind  = "種目"
	textAccount      = "口座番号"
	textHolder       = "口座名義"
	textAmount       = "金額"
	textCashList     = "現金などで支払う分"

	textPremiumList     = "社会保険料一覧"
	textOwnShare        = "本人負担"
	textEmployerShare   = "会社負担"
	textStandardHealth  = "標準（健保）"
	textStandardPension = "標準（厚年）"
	textPremiumMonths   = "保険料の月"
	textShareSum        = "計"
	textContribution    = "拠出金"
	textAccident        = "労災保険"
	textNotice          = "納入告知額の見込み（この一覧の人の分）"
	textFund            = "勘定"
	textExactSum        = "端数処理前の合計"
	textDue             = "納入告知額"
	textPremiumNote     = "健康保険は介護保険料と子ども・子育て支援金を含みます。" +
		"納入告知額は全員分を合計してから円未満を切り捨てるため、人ごとの額の合計と一致しないことがあります。" +
		"会社負担は、納入告知額から本人負担を引いた残りです。この支給に含まれない人（給与のない被保険者など）の分は入っていません。" +
		"労災保険は賃金に事業の率をかけた月の目安で、年度の賃金総額（請負の工事では請負金額によることがあります）で確定します。"

	textLeaveBook       = "年次有給休暇管理簿"
	textLeaveLaw        = "労働基準法施行規則第24条の7"
	textReference       = "基準日"
	textSecondReference = "第二基準日"
	textGranted         = "付与日数"
	textTaken           = "取得日数"
	textLeft5           = "残日数"
	textExpires         = "取得できる最後の日"
	textExpired         = "消滅"
	textOwed            = "年5日の取得"
	textTakenOn         = "時季"
	textLeaveAmount     = "日数"
	textLeaveNote       = "時季は取得した日です。年5日の取得には時間単位の年休を含みません。" +
		"この管理簿は、期間中と期間の満了後も保存します。"

	textOfficeName     = "事業所"
	textSymbol         = "整理記号・番号"
	textExcludedCount  = "対象外"
	textExcluded       = "対象外とした人"
	textNobodyExcluded = "対象外とした人はいません。"
	textControlNote    = "この控えは届出の内容を確かめるためのもので、届出の様式ではありません。" +
		"日数は支払基礎日数、※の月は平均の計算に含めていません。標準報酬月額は健康保険／厚生年金の順で、単位は千円です。"
	textInsuredNumber = "整理番号"
	textNameAndBirth  = "氏名・生年月日・社員番号"
	textBefore        = "従前の標準"
	textAfter         = "決定の標準"
	textPaidMonth     = "月"
	textBaseDays      = "日数"
	textCash          = "通貨"
	textInKind        = "現物"
	textMonthTotal    = "合計"
	textSum           = "総計"
	textAverage       = "平均額"
	textAdjusted      = "修正平均額"
)

var controlTitles = map[ControlKind]string{
	AnnualControl: "算定基礎届 送信控え", MonthlyControl: "月額変更届 送信控え",
}

func appliesFrom(m caldate.Month) string { return monthLong(m) + "から適用" }

func filedText(d caldate.Date) string {
	if d.IsZero() {
		return "未送信"
	}
	return d.Japanese() + "送信"
}

func persons(n int) string { return strconv.Itoa(n) + "人" }

// thousands shows a standard in thousands of yen.
func thousands(a yen.Amount) string {
	if a == 0 {
		return "—"
	}
	return (a / 1000).String()
}

func standardsCell(s Standards) string {
	return thousands(s.Health) + " / " + thousands(s.Pension)
}

func sinceText(m caldate.Month) string {
	if m.IsZero() {
		return ""
	}
	return m.First().EraShort()[:strings.LastIndex(m.First().EraShort(), ".")] + "から"
}

func baseDays(m BaseMonth) string {
	if m.Out {
		return "※" + strconv.Itoa(m.Days)
	}
	return strconv.Itoa(m.Days)
}

func outText(m caldate.Month) string { return monthShort(m) + "は算定の対象外" }

func raisedText(m caldate.Month) string { return "昇（降）給 " + monthLong(m) }

func runTitle(r *payroll.Run) string {
	if r.Kind == payroll.BonusPay {
		return monthLong(r.Month) + "賞与"
	}
	return monthLong(r.Month) + "支給分"
}

// sumTitle names a sum: of an establishment, or of all.
func sumTitle(all bool, n int) string {
	if all {
		return "合計　" + persons(n)
	}
	return "事業所計　" + persons(n)
}

func countTitle(all bool, n int) string {
	if all {
		return "振込の合計　" + strconv.Itoa(n) + "件"
	}
	return "銀行計　" + strconv.Itoa(n) + "件"
}

func netTotal(a yen.Amount) string { return "差引支給額の合計　" + a.String() + "円" }

// faultsText says why somebody could not be computed, and what to do.
func faultsText(list []fault.Fault) string {
	parts := make([]string, len(list))
	for i, f := range list {
		parts[i] = f.Message + f.Remedy
	}
	return strings.Join(parts, "\n")
}

func bankTitle(a employee.Account) string {
	return strings.TrimSpace(a.Bank + " " + a.BankName)
}

func branchTitle(a employee.Account) string {
	return strings.TrimSpace(a.Branch + " " + a.BranchName)
}

func premiumMonths(s *payroll.Slip) string {
	social := &s.Social
	switch {
	case social.Exempt != "":
		return "免除"
	case social.PremiumMonth.IsZero():
		return ""
	case social.Months > 1:
		return fmt.Sprintf("%sから%d", monthShort(social.PremiumMonth), social.Months)
	}
	return monthShort(social.PremiumMonth)
}

func takenTitle(d caldate.Date) string { return dayLong(d) + "付与分の取得" }

func takenText(d employee.LeaveDay) string {
	if d.Halves == 0 {
		return hoursText(d.Minutes)
	}
	return daysText(Days{d.Halves, d.Minutes})
}

// remainText is what is left of a grant. Where it is not known how many hours make a day, the hours
// taken stand beside the days.
func remainText(left Days) string {
	if left.Minutes < 0 {
		return halfDays(left.Halves) + "\n-" + hoursText(-left.Minutes)
	}
	return daysText(left)
}

func dutyText(d *LeaveDuty) string {
	switch {
	case d == nil:
		return "対象外"
	case d.Taken >= d.Required:
		return "済み"
	}
	return "あと" + halfDays(d.Required-d.Taken) + "\n" + d.Through.EraShort() + "まで"
}
