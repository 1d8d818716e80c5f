package nenkin

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// Bonus is one row of the Notification of Bonus Payment (賞与支払届).
type Bonus struct {
	Person
	Identity              // My Number only for Over70
	Paid     caldate.Date `json:"paid"`
	Cash     yen.Amount   `json:"cash"`
	InKind   yen.Amount   `json:"in_kind"`
	// Total is cut to whole thousands; above what seven digits hold it is all nines, on which the
	// official sources differ, so that a named person confirms it. [Bonus.Figure] fills it.
	Total       yen.Amount `json:"total"`
	Over70      bool       `json:"over70,omitempty"` // 70歳以上被用者
	MultiOffice bool       `json:"multi_office,omitempty"`
	// SameMonthFirst is the day of the first payment where several in one month are added up
	// (同一月内の賞与合算), 0 for none.
	SameMonthFirst int  `json:"same_month_first,omitempty"`
	Over70Only     bool `json:"over70_only,omitempty"`
}

// Form is the form's code.
func (*Bonus) Form() Form { return FormBonus }

func (r *Bonus) visit(c *cells) {
	r.Person.visit(c, r.Over70Only)
	c.date("paid", &r.Paid)
	c.amount("cash", &r.Cash)
	c.amount("kind", &r.InKind)
	c.amount("total", &r.Total)
	r.Identity.visit(c, "")
	c.flag("over70", &r.Over70)
	c.flag("multi_office", &r.MultiOffice)
	code(c, "same_month_first_day", &r.SameMonthFirst)
	c.flag("over70_only", &r.Over70Only)
}

// Figure fills the total from the real amounts.
func (r *Bonus) Figure() {
	sum := r.Cash + r.InKind
	if sum > yen.Amount(limits.cap) {
		r.Total = yen.Amount(limits.cap)
		return
	}
	r.Total = sum.DownTo(yen.Amount(limits.bonusUnit))
}
