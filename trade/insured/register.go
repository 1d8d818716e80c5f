package insured

import (
	"romukura/ground/caldate"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Register is what the questions are answered from: a client, its people, the pay that was
// computed, and the differences of earlier months that later pay settled.
type Register struct {
	Client    *client.Client
	Employees []employee.Employee
	Runs      []payroll.Run
	// Carries tell which month a difference was for. Without them every difference is taken for one
	// of time before the months looked at, and the row asks a person.
	Carries []payroll.Carry
}

// Months are months from one through another, both included.
type Months struct{ From, Through caldate.Month }

// book is the register with its pay laid out by person and month.
type book struct {
	reg     *Register
	explain bool
	today   caldate.Date
	at      map[employee.ID]int
	first   caldate.Month
	months  int
	slips   []*payroll.Slip // person × month
	more    map[cell][]*payroll.Slip
	bonuses map[int][]*payroll.Slip
	fixed   []*client.Item // items whose change may cause a revision
	kinds   map[string]bool
	carries map[int][]*payroll.Carry
}

// cell is one person and month.
type cell struct{ person, month int }

func open(reg *Register, today caldate.Date, explain bool) *book {
	b := &book{reg: reg, explain: explain, today: today,
		at: make(map[employee.ID]int, len(reg.Employees))}
	for i := range reg.Employees {
		b.at[reg.Employees[i].ID] = i
	}
	b.items()
	b.span()
	b.slips = make([]*payroll.Slip, len(reg.Employees)*b.months)
	for i := range reg.Runs {
		b.take(&reg.Runs[i])
	}
	for i := range reg.Carries {
		c := &reg.Carries[i]
		if p, ok := b.at[c.Employee]; ok {
			if b.carries == nil {
				b.carries = map[int][]*payroll.Carry{}
			}
			b.carries[p] = append(b.carries[p], c)
		}
	}
	return b
}

// items notes which items are fixed pay, and which are remuneration in kind.
func (b *book) items() {
	b.kinds = map[string]bool{}
	for i := range b.reg.Client.Items {
		it := &b.reg.Client.Items[i]
		if it.Deduct || !it.Counts.Remuneration {
			continue
		}
		if it.Counts.InKind {
			b.kinds[it.Code] = true
		}
		if it.Counts.FixedPay {
			b.fixed = append(b.fixed, it)
		}
	}
}

// span finds the first month of pay and how many there are.
func (b *book) span() {
	var last caldate.Month
	for i := range b.reg.Runs {
		r := &b.reg.Runs[i]
		if r.Kind != payroll.MonthlyPay {
			continue
		}
		if b.first.IsZero() || r.Month.Before(b.first) {
			b.first = r.Month
		}
		if last.IsZero() || r.Month.After(last) {
			last = r.Month
		}
	}
	if !b.first.IsZero() {
		b.months = b.first.MonthsUntil(last) + 1
	}
}

// take lays out the slips of a run. A second run of a group and month stands for the first; pay by
// another group in the same month comes beside it.
func (b *book) take(r *payroll.Run) {
	for j := range r.Slips {
		s := &r.Slips[j]
		p, ok := b.at[s.Employee]
		if !ok {
			continue
		}
		if r.Kind == payroll.BonusPay {
			if b.bonuses == nil {
				b.bonuses = map[int][]*payroll.Slip{}
			}
			b.bonuses[p] = append(b.bonuses[p], s)
			continue
		}
		m := b.first.MonthsUntil(r.Month)
		at := &b.slips[p*b.months+m]
		switch {
		case *at == nil || (*at).Group == s.Group:
			*at = s
		default:
			if b.more == nil {
				b.more = map[cell][]*payroll.Slip{}
			}
			b.more[cell{p, m}] = append(b.more[cell{p, m}], s)
		}
	}
}

// slip is a person's pay of a month, nil when there is none.
func (b *book) slip(p int, m caldate.Month) *payroll.Slip {
	if b.months == 0 {
		return nil
	}
	n := b.first.MonthsUntil(m)
	if n < 0 || n >= b.months {
		return nil
	}
	return b.slips[p*b.months+n]
}

// others are pays of the same month by further groups.
func (b *book) others(p int, m caldate.Month) []*payroll.Slip {
	if b.more == nil {
		return nil
	}
	return b.more[cell{p, b.first.MonthsUntil(m)}]
}

// awaited reports that pay of a month is due to a person and is not there: the run was not made
// yet, or could not compute the person.
func (b *book) awaited(p int, m caldate.Month) bool {
	if b.slip(p, m) != nil {
		return false
	}
	e := &b.reg.Employees[p]
	group := b.groupOf(e, m)
	if group == nil {
		return true
	}
	// A year whose holidays are not announced leaves the pay day open, not the days of the period.
	_, period, err := payroll.CalendarOf(group, m)
	if err != nil && period.Through.IsZero() {
		return true
	}
	return !e.Hired.After(period.Through) && (e.Left.IsZero() || !e.Left.Before(period.From))
}

// groupOf is the group of pay that a person belongs to in a month.
func (b *book) groupOf(e *employee.Employee, m caldate.Month) *client.Group {
	day := m.Last()
	if day.Before(e.Hired) {
		day = e.Hired
	}
	c := e.Contracts.Ref(day)
	if c == nil {
		return nil
	}
	return b.reg.Client.GroupByCode(c.Group)
}
