package document

import (
	"fmt"
	"strings"

	"romukura/ground/caldate"
	"romukura/trade/attendance"
	"romukura/trade/client"
	"romukura/trade/employee"
)

const (
	textWageLedger     = "賃金台帳"
	textWageLedgerLaw  = "労働基準法第108条・同法施行規則第54条"
	textSite           = "事業場"
	textSex            = "性別"
	textItem           = "項目"
	textWagePeriod     = "賃金計算期間"
	textLedgerDays     = "労働日数"
	textLedgerHours    = "労働時間数"
	textLedgerOvertime = "時間外労働時間数"
	textLedgerHoliday  = "休日労働時間数"
	textLedgerNight    = "深夜労働時間数"
	textInKindPart     = "うち現物支給"
	textLedgerNote     = "金額は円、時間数は時間:分。月は支給日の属する月です。" +
		"0は労働または支払がないこと、空白は記入がないことを示します。"
	textManagerNote = "労働基準法第41条の管理監督者に当たるため、労働時間数・時間外・休日の時間数は" +
		"記入を要しません（同法施行規則第54条第5項）。深夜の時間数は記入します。"

	textRoster      = "労働者名簿"
	textRosterLaw   = "労働基準法第107条・同法施行規則第53条"
	textOn          = "作成基準日"
	textBorn        = "生年月日"
	textHired       = "雇入年月日"
	textAddress     = "住所"
	textJob         = "従事する業務の種類"
	textLeft        = "退職年月日及び事由"
	textDied        = "死亡年月日及び原因"
	textCause       = "原因: "
	textHistory     = "履歴"
	textDay         = "年月日"
	textChange      = "異動の内容"
	textNameChanged = "氏名変更"
	textLeaving     = "退職"

	textAttendanceBook = "出勤簿"
	textAttendanceLaw  = "労働基準法第109条・労働安全衛生規則第52条の7の3"
	textMonthSums      = "期間の合計"
	textDate           = "日付"
	textDayKind        = "区分"
	textStart          = "始業"
	textEnd            = "終業"
	textBreakTimes     = "休憩の時刻"
	textBreakSum       = "休憩"
	textWorked         = "労働時間"
	textLeaveOf        = "休暇等"
	textSumsOnly       = "この期間は合計だけを受け取っており、日ごとの始業・終業時刻の記録がありません。" +
		"タイムカードや勤怠システムの日別の記録を、この帳簿とあわせて保存してください。"
)

// yearOf names twelve months: the year where they are one, else from and to.
func yearOf(first caldate.Month) string {
	if first.Number == 1 {
		era, _, _ := strings.Cut(first.Japanese(), "年")
		return fmt.Sprintf("%s年（%d年）", era, first.Year)
	}
	return monthLong(first) + "～" + monthLong(first.Add(11))
}

func monthShort(m caldate.Month) string { return fmt.Sprintf("%d月", m.Number) }

func bonusShort(m caldate.Month) string { return fmt.Sprintf("%d月賞与", m.Number) }

func rangeLong(from, through caldate.Date) string {
	return dayLong(from) + "～" + dayLong(through)
}

func sexName(s employee.Sex) string {
	switch s {
	case employee.Male:
		return "男"
	case employee.Female:
		return "女"
	}
	return ""
}

// fullName is a name with the other names a foreign resident goes by.
func fullName(n employee.Name) string {
	s := n.Full
	if n.Usual != "" && n.Usual != n.Full {
		s += "（通称 " + n.Usual + "）"
	}
	if n.Roman != "" && n.Roman != n.Full {
		s += "　" + n.Roman
	}
	return s
}

func eraAndYear(d caldate.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s（%d年）", d.Japanese(), d.Year())
}

func addressText(a *employee.Address) string {
	if a == nil {
		return ""
	}
	if len(a.PostalCode) == 7 {
		return "〒" + a.PostalCode[:3] + "-" + a.PostalCode[3:] + "　" + a.Text
	}
	return a.Text
}

var leftReasons = map[employee.LeftReason]string{
	employee.LeftOwnWill: "自己都合による退職", employee.LeftTermEnd: "契約期間の満了",
	employee.LeftRetired: "定年", employee.LeftDismissed: "解雇", employee.LeftMoved: "転籍・出向",
	employee.LeftDied: "死亡",
}

func dismissalReason(reason string) string {
	if reason == "" {
		reason = strings.Repeat("　", 12)
	}
	return "（理由: " + reason + "）"
}

var statuses = map[employee.Employment]string{
	employee.Regular: "正社員", employee.PartTime: "パートタイム", employee.FixedTerm: "有期雇用",
	employee.Director: "役員", employee.WorkingDirector: "兼務役員", employee.DayLaborer: "日雇",
}

func (r *Roster) hiredText(c *employee.Contract) string {
	parts := []string{"雇入れ"}
	if s := siteShort(r.Client, c.Establishment); s != "" {
		parts = append(parts, s)
	}
	for _, s := range []string{c.Department, c.Job, statuses[c.Status]} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "　")
}

// changeText says what of place, department, work and kind of worker changed; blank for nothing.
func (r *Roster) changeText(before, after *employee.Contract) string {
	var parts []string
	if before.Establishment != after.Establishment {
		parts = append(parts, "異動　"+siteShort(r.Client, after.Establishment))
	}
	if before.Department != after.Department && after.Department != "" {
		parts = append(parts, "所属を"+after.Department+"に変更")
	}
	if before.Job != after.Job && after.Job != "" {
		parts = append(parts, "業務を"+after.Job+"に変更")
	}
	if before.Status != after.Status {
		parts = append(parts, statuses[after.Status]+"に変更")
	}
	return strings.Join(parts, "、")
}

func siteShort(c *client.Client, id string) string {
	if site := c.EstablishmentByID(id); site != nil {
		return site.Name
	}
	return ""
}

var dayKinds = map[attendance.DayKind]string{
	attendance.WorkingDay: "労働日", attendance.StatedWorking: "労働日",
	attendance.RestDay: "所定休日", attendance.HolidayDay: "法定休日",
}

var dayLeaves = map[string]string{
	"paid": "年次有給休暇", "half-am": "年休（午前半日）", "half-pm": "年休（午後半日）", "special": "特別休暇",
	"absent": "欠勤", "closure": "会社都合の休業",
}

func dayLeave(key string) string {
	if s, ok := dayLeaves[key]; ok {
		return s
	}
	return key
}

func dayAndWeekday(d caldate.Date) string {
	return dayShort(d) + "（" + d.Weekday().String() + "）"
}

// clockText is a time of day; after midnight it says so.
func clockText(minutes int) string {
	next := ""
	if minutes >= 24*60 {
		next, minutes = "翌", minutes-24*60
	}
	return fmt.Sprintf("%s%d:%02d", next, minutes/60, minutes%60)
}

func breaksText(list []attendance.Break) string {
	parts := make([]string, len(list))
	for i, b := range list {
		parts[i] = clockText(b.Start) + "～" + clockText(b.End)
	}
	return strings.Join(parts, " ")
}
