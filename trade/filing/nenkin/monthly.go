package nenkin

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// MonthlyChange is one row of the Notification of Change in Monthly Remuneration (月額変更届).
type MonthlyChange struct {
	Person
	Identity               // My Number only for Over70
	Revised  caldate.Month `json:"revised"` // 改定年月: the month after the three of pay
	Old      Standard      `json:"old"`
	Change   Change        `json:"change,omitzero"`
	Months   [3]MonthPay   `json:"months"` // the three months of pay, the earliest first
	// Total and Average are from real amounts; [MonthlyChange.Figure] fills them where the caller has
	// none of its own.
	Total       yen.Amount `json:"total"`
	Average     yen.Amount `json:"average"`
	Adjusted    yen.Amount `json:"adjusted,omitempty"` // 修正平均額, zero for none
	Over70      bool       `json:"over70,omitempty"`   // 70歳以上被用者月額変更
	MultiOffice bool       `json:"multi_office,omitempty"`
	ShortTime   bool       `json:"short_time,omitempty"`
	RaiseReason string     `json:"raise_reason,omitempty"` // 昇(降)給の理由
	HealthOnly  bool       `json:"health_only,omitempty"`  // 健康保険のみ月額変更
	Remarks     string     `json:"remarks,omitempty"`
	Over70Only  bool       `json:"over70_only,omitempty"`
}

// Form is the form's code.
func (*MonthlyChange) Form() Form { return FormMonthlyChange }

// changeMonths are the suffixes of the cells of the three months, the earliest first.
var changeMonths = [3]string{"prev3", "prev2", "prev1"}

func (r *MonthlyChange) visit(c *cells) {
	r.Person.visit(c, r.Over70Only)
	c.month("revised", &r.Revised)
	r.Old.visit(c)
	r.Change.visit(c)
	for i, suffix := range changeMonths {
		c.literal("pay_month_"+suffix, fmt.Sprintf("%02d", r.Revised.Add(i-3).Number))
		r.Months[i].visit(c, suffix)
	}
	c.amount("total", &r.Total)
	c.amount("average", &r.Average)
	c.some("adjusted_average", &r.Adjusted)
	r.Identity.visit(c, "")
	c.flag("over70", &r.Over70)
	c.flag("multi_office", &r.MultiOffice)
	c.flag("short_time_worker", &r.ShortTime)
	c.text("raise_reason", &r.RaiseReason)
	c.flag("health_only_change", &r.HealthOnly)
	c.text("remarks", &r.Remarks)
	c.flag("over70_only", &r.Over70Only)
}

// Figure fills total and average from all three months, in real amounts.
func (r *MonthlyChange) Figure() {
	r.Total = r.Months[0].Sum() + r.Months[1].Sum() + r.Months[2].Sum()
	r.Average = average(r.Total, len(r.Months))
}
