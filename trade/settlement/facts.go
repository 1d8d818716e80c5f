package settlement

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Items by which pay settles a difference. They are items of the client without any base, so that
// neither counts as pay nor changes a premium or a tax.
const (
	ItemRefund  = "year-end-refund"  // 年末調整還付額, handed out
	ItemCollect = "year-end-collect" // 年末調整徴収額, taken off
)

// Payment is one pay of the year, as the ledger shows it.
type Payment struct {
	Kind       payroll.Kind  `json:"kind"`
	Month      caldate.Month `json:"month"`
	PayDay     caldate.Date  `json:"pay_day"`
	Pay        yen.Amount    `json:"pay"`
	Insurance  yen.Amount    `json:"insurance"`
	Tax        yen.Amount    `json:"tax"`
	Dependents int           `json:"dependents"`
	Column     string        `json:"column"`
	// Net is what was handed out, without what the adjustment itself gave or took.
	Net  yen.Amount `json:"net"`
	Open bool       `json:"open,omitempty"` // its run is not closed
}

// Facts are a person's pay of the year: what fell due in it, by pay day.
type Facts struct {
	Payments []Payment // by pay day
	paid     map[caldate.Month]bool
	skipped  map[skip]bool
}

// skip is a month of a group whose run answered for somebody without paying.
type skip struct {
	group string
	month caldate.Month
}

// noFacts are those of somebody who is in no run.
var noFacts = &Facts{}

// factsOf gathers the pay of a year from the runs, by person: the year is that of the pay day.
//
// Law: 所法36-1 所法190
func factsOf(runs []payroll.Run, y yearend.IncomeYear) map[employee.ID]*Facts {
	all := map[employee.ID]*Facts{}
	of := func(id employee.ID) *Facts {
		f := all[id]
		if f == nil {
			f = &Facts{paid: map[caldate.Month]bool{}, skipped: map[skip]bool{}}
			all[id] = f
		}
		return f
	}
	for i := range runs {
		r := &runs[i]
		for j := range r.Slips {
			s := &r.Slips[j]
			f := of(s.Employee)
			if r.Kind == payroll.MonthlyPay {
				f.paid[r.Month] = true
			}
			if s.PayDay.Year() == int(y) {
				f.Payments = append(f.Payments, paymentOf(s, !r.Close.Closed()))
			}
		}
		for j := range r.Skipped {
			if r.Kind == payroll.MonthlyPay {
				of(r.Skipped[j].Employee).skipped[skip{r.Group, r.Month}] = true
			}
		}
	}
	for _, f := range all {
		slices.SortStableFunc(f.Payments, func(a, b Payment) int { return a.PayDay.Compare(b.PayDay) })
	}
	return all
}

func paymentOf(s *payroll.Slip, open bool) Payment {
	p := Payment{Kind: s.Kind, Month: s.Month, PayDay: s.PayDay, Pay: s.Taxable,
		Insurance: s.Social.Employee.SocialTotal(), Tax: s.Tax.Tax, Dependents: s.Tax.Dependents,
		Column: s.Tax.Column, Net: s.Net, Open: open}
	for _, l := range s.Earnings {
		if l.Code == ItemRefund {
			p.Net -= l.Amount
		}
	}
	for _, l := range s.Deductions {
		if l.Code == ItemCollect {
			p.Net += l.Amount
		}
	}
	return p
}

// sum is the year's pay as the law asks for it, what was paid before the first run included.
func (f *Facts) sum(o *Opening) yearend.Pay {
	var p yearend.Pay
	if o != nil {
		p = o.Pay
	}
	for i := range f.Payments {
		x := &f.Payments[i]
		if x.Kind == payroll.BonusPay {
			p.Bonus += x.Pay
			p.BonusInsurance += x.Insurance
			p.BonusTax += x.Tax
			continue
		}
		p.Salary += x.Pay
		p.SalaryInsurance += x.Insurance
		p.SalaryTax += x.Tax
	}
	return p
}

// last is the last monthly pay of the year, nil when there was none.
func (f *Facts) last() *Payment {
	for i := len(f.Payments) - 1; i >= 0; i-- {
		if f.Payments[i].Kind == payroll.MonthlyPay {
			return &f.Payments[i]
		}
	}
	return nil
}

// average is the mean net of the months before the last pay.
func (f *Facts) average() yen.Amount {
	last := f.last()
	var sum yen.Amount
	var n int64
	for i := range f.Payments {
		if x := &f.Payments[i]; x.Kind == payroll.MonthlyPay && x != last {
			sum += x.Net
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return max(0, yen.Truncate.Round(sum.Exact().Over(n)))
}
