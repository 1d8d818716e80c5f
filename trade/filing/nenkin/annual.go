package nenkin

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// AnnualBase is one row of the Notification of Base for Calculating Monthly Remuneration
// (算定基礎届).
type AnnualBase struct {
	Person
	Identity               // My Number only for Over70
	Applied  caldate.Month `json:"applied"` // September of the year
	Old      Standard      `json:"old"`
	Change   Change        `json:"change,omitzero"`
	Months   [3]MonthPay   `json:"months"` // April, May, June
	// Total and Average are over the months that count, from real amounts; [AnnualBase.Figure] fills
	// them where the caller has none of its own.
	Total    yen.Amount `json:"total"`
	Average  yen.Amount `json:"average"`
	Adjusted yen.Amount `json:"adjusted,omitempty"` // 修正平均額, zero for none
	Over70   bool       `json:"over70,omitempty"`   // 70歳以上被用者算定
	// Over70Months are the months for an employee of 70 and over where they differ, up to two.
	Over70Months  []int  `json:"over70_months,omitempty"`
	MultiOffice   bool   `json:"multi_office,omitempty"`   // 二以上事業所勤務
	ChangePlanned bool   `json:"change_planned,omitempty"` // 月額変更予定
	JoinedMidway  bool   `json:"joined_midway,omitempty"`  // 途中入社
	Leave         bool   `json:"leave,omitempty"`          // 病休・育休・休職等
	ShortTime     bool   `json:"short_time,omitempty"`     // 短時間労働者
	PartTimer     bool   `json:"part_timer,omitempty"`     // パート
	YearlyAverage bool   `json:"yearly_average,omitempty"` // 年間平均
	Remarks       string `json:"remarks,omitempty"`
	Over70Only    bool   `json:"over70_only,omitempty"` // 70歳以上被用者届のみ提出
}

// Form is the form's code.
func (*AnnualBase) Form() Form { return FormAnnualBase }

// annualMonths are the suffixes of the cells of April, May and June.
var annualMonths = [3]string{"4", "5", "6"}

func (r *AnnualBase) visit(c *cells) {
	r.Person.visit(c, r.Over70Only)
	c.month("applied", &r.Applied)
	r.Old.visit(c)
	r.Change.visit(c)
	for i, suffix := range annualMonths {
		c.literal("pay_month_"+suffix, "0"+suffix)
		r.Months[i].visit(c, suffix)
	}
	c.amount("total", &r.Total)
	c.amount("average", &r.Average)
	c.some("adjusted_average", &r.Adjusted)
	r.Identity.visit(c, "")
	c.flag("over70", &r.Over70)
	c.pairs("over70_months", &r.Over70Months)
	c.flag("multi_office", &r.MultiOffice)
	c.flag("monthly_change_planned", &r.ChangePlanned)
	c.flag("joined_midway", &r.JoinedMidway)
	c.flag("leave", &r.Leave)
	c.flag("short_time_worker", &r.ShortTime)
	c.flag("part_timer", &r.PartTimer)
	c.flag("yearly_average", &r.YearlyAverage)
	c.text("remarks", &r.Remarks)
	c.flag("over70_only", &r.Over70Only)
}

// Figure fills total and average from the months that count by their days of pay, and returns how
// many count. When none does the filing needs a determination by the insurer (保険者算定).
func (r *AnnualBase) Figure() int {
	days := [3]int{r.Months[0].Days, r.Months[1].Days, r.Months[2].Days}
	r.Total = 0
	n := 0
	for i, counts := range counted(days, r.ShortTime, r.PartTimer) {
		if counts {
			r.Total += r.Months[i].Sum()
			n++
		}
	}
	r.Average = average(r.Total, n)
	return n
}

// counted tells which months have enough days of pay: for a part-timer the lower number serves only
// where no month reaches the ordinary one.
func counted(days [3]int, shortTime, partTimer bool) [3]bool {
	bar := limits.baseDays
	switch {
	case shortTime:
		bar = limits.shortTimeDays
	case partTimer && max(days[0], days[1], days[2]) < bar:
		bar = limits.partTimerDays
	}
	return [3]bool{days[0] >= bar, days[1] >= bar, days[2] >= bar}
}
