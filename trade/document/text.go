package document

import (
	"fmt"
	"strconv"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/trade/attendance"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

const (
	textProvisional = "暫定"
	textWide        = "　"
	textTo          = " 様"
	textYen         = "円"

	textPaySlip   = "給与明細書"
	textBonusSlip = "賞与明細書"

	textAttendance = "勤怠"
	textBasis      = "計算の基礎"
	textEarnings   = "支給"
	textDeductions = "控除"
	textNet        = "差引支給額"
	textGross      = "支給合計"
	textDeducted   = "控除合計"
	textTotal      = "合計"

	textName       = "氏名"
	textKana       = "フリガナ"
	textCompany    = "会社"
	textNumber     = "社員番号"
	textDepartment = "所属"
	textPeriod     = "計算期間"
	textPayDay     = "支給日"
	textTaxColumn  = "税区分"

	textWorkedDays  = "出勤日数"
	textWorkedHours = "労働時間"
	textLeaveLeft   = "有給休暇の残り"

	textTaxablePay   = "課税支給額"
	textBonusHealth  = "標準賞与額（健保）"
	textBonusPension = "標準賞与額（厚年）"
	textWages        = "雇用保険の対象賃金"
	textTaxBase      = "社会保険料控除後"

	textChanges = "前月との違い"
	textRemarks = "備考"
)

func slipTitle(s *payroll.Slip) string {
	title := textPaySlip
	if s.Kind == payroll.BonusPay {
		title = textBonusSlip
	}
	return title + "　" + monthLong(s.Month) + "支給分"
}

// monthLong is a month as 2026年10月.
func monthLong(m caldate.Month) string { return fmt.Sprintf("%d年%d月", m.Year, m.Number) }

func paidOn(d caldate.Date) string { return d.Japanese() + "支給" }

// dayLong is a day as 2026年10月1日.
func dayLong(d caldate.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year(), d.MonthOfYear(), d.Day())
}

func dayShort(d caldate.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d/%d", d.MonthOfYear(), d.Day())
}

func periodLong(s *payroll.Slip) string {
	if s.From.IsZero() {
		return ""
	}
	through := fmt.Sprintf("%d月%d日", s.Through.MonthOfYear(), s.Through.Day())
	if s.From.Year() != s.Through.Year() {
		through = dayLong(s.Through)
	}
	return dayLong(s.From) + "～" + through
}

func periodShort(s *payroll.Slip) string {
	if s.From.IsZero() {
		return ""
	}
	return dayShort(s.From) + "～" + dayShort(s.Through)
}

// halfDays shows half days as days: 3 is 1.5日.
func halfDays(n int) string { return halves(n) + "日" }

// halves is half days as a number of days.
func halves(n int) string {
	s := strconv.Itoa(n / 2)
	if n%2 != 0 {
		s += ".5"
	}
	return s
}

// daysText is leave in days and hours.
func daysText(d Days) string {
	s := halfDays(d.Halves)
	if d.Minutes != 0 {
		s += "と" + hoursText(d.Minutes)
	}
	return s
}

func hoursText(minutes int) string {
	s := strconv.Itoa(minutes/60) + "時間"
	if rest := minutes % 60; rest != 0 {
		s += strconv.Itoa(rest) + "分"
	}
	return s
}

func times(n int) string { return strconv.Itoa(n) + "回" }

// count is one figure of attendance, in half days or in minutes.
type count struct {
	name            string
	halves, minutes int
	inDays          bool
}

// attendanceCounts are the figures of a month that a slip and the attendance book show.
func attendanceCounts(a *attendance.Month) []count {
	return []count{
		{name: "所定労働日数", halves: a.ScheduledHalves, inDays: true},
		{name: "法定内残業", minutes: a.Beyond},
		{name: "時間外労働", minutes: a.Overtime + a.Over60},
		{name: "うち月60時間超", minutes: a.Over60},
		{name: "深夜労働", minutes: a.Night},
		{name: "法定休日労働", minutes: a.Holiday},
		{name: "法定休日出勤", halves: 2 * a.HolidayDays, inDays: true},
		{name: "所定休日出勤", halves: 2 * a.RestDays, inDays: true},
		{name: "年次有給休暇", halves: a.LeaveHalves, inDays: true},
		{name: "時間単位年休", minutes: a.LeaveMinutes},
		{name: "特別休暇", halves: a.SpecialHalves, inDays: true},
		{name: "欠勤", halves: a.AbsentHalves, inDays: true},
		{name: "会社都合の休業", halves: a.ClosureHalves, inDays: true},
		{name: "遅刻・早退・外出", minutes: a.LateMinutes},
		{name: "清算の不足時間", minutes: a.Short},
	}
}

func taxColumn(t payroll.TaxUsed) string {
	switch t.Column {
	case "kou":
		return fmt.Sprintf("甲欄　扶養%d人", t.Dependents)
	case "otsu":
		return "乙欄"
	case "hei":
		return "丙欄"
	case "non-resident":
		return "非居住者"
	}
	return ""
}

func premiumText(s *payroll.Slip) string {
	social := &s.Social
	switch {
	case social.Exempt == "maternity":
		return "健康保険料・厚生年金保険料は、産前産後休業により免除されています。"
	case social.Exempt != "":
		return "健康保険料・厚生年金保険料は、育児休業等により免除されています。"
	case s.Kind == payroll.BonusPay || social.PremiumMonth.IsZero():
		return ""
	}
	months := monthLong(social.PremiumMonth) + "分"
	if social.Months > 1 {
		months = monthLong(social.PremiumMonth) + "分から" + strconv.Itoa(social.Months) + "か月分"
	}
	return "健康保険料・厚生年金保険料は" + months + "です" + standardsText(social) + "。"
}

func standardsText(s *payroll.Social) string {
	switch {
	case s.Health == 0 && s.Pension == 0:
		return ""
	case s.Pension == 0:
		return "（標準報酬月額　健康保険 " + s.Health.String() + "円）"
	case s.Health == 0:
		return "（標準報酬月額　厚生年金 " + s.Pension.String() + "円）"
	}
	return "（標準報酬月額　健康保険 " + s.Health.String() + "円、厚生年金 " + s.Pension.String() + "円）"
}

func taxText(s *payroll.Slip) string {
	return "所得税の対象は、課税支給額 " + s.Taxable.String() + "円から社会保険料等を引いた " +
		s.Tax.Base.String() + "円です。"
}

func inKindText(a yen.Amount) string {
	return "支給合計のうち " + a.String() + "円は現物での支給で、差引支給額に含みません。"
}

func transfersText(list []payroll.Transfer) string {
	if len(list) == 0 {
		return ""
	}
	parts := make([]string, len(list))
	for i, t := range list {
		parts[i] = bankText(t.Account) + " " + accountKind(t.Account.Kind) + " " +
			masked(t.Account.Number) + "　" + t.Amount.String() + "円"
	}
	return "振込先　" + strings.Join(parts, "、")
}

func bankText(a employee.Account) string {
	bank, branch := a.BankName, a.BranchName
	if bank == "" {
		bank = "銀行" + a.Bank
	}
	if branch == "" {
		branch = "支店" + a.Branch
	}
	return bank + " " + branch
}

func accountKind(kind string) string {
	if kind == "current" {
		return "当座"
	}
	return "普通"
}

// masked is an account number of which only the last three digits are shown.
func masked(number string) string {
	if len(number) <= 3 {
		return strings.Repeat("*", len(number))
	}
	return strings.Repeat("*", len(number)-3) + number[len(number)-3:]
}

func changesText(list []Change) string {
	parts := make([]string, len(list))
	for i, c := range list {
		sign := ""
		if c.Amount > 0 {
			sign = "+"
		}
		parts[i] = c.Name + " " + sign + c.Amount.String() + "円"
		if c.Cause != "" {
			parts[i] += "　" + c.Cause
		}
	}
	return textChanges + "\n" + strings.Join(parts, "\n")
}
