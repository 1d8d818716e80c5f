package filing

import (
	"romukura/ground/caldate"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// run finds what a pay causes: payment of the taxes withheld and of premiums, and the
// notification of a bonus for everybody insured who received one.
func (f *finder) run(r *payroll.Run) {
	if !f.r.Window.Contains(r.PayDay) {
		return
	}
	if r.Kind == payroll.BonusPay {
		f.bonus(r)
	}
	var tax, resident, premium bool
	for i := range r.Slips {
		s := &r.Slips[i]
		tax = tax || s.Tax.Tax > 0
		premium = premium || s.Social.Months > 0
		for _, l := range s.Deductions {
			resident = resident || l.Code == payroll.CodeResident
		}
	}
	for _, pay := range []struct {
		owed      bool
		procedure Procedure
	}{{tax, WithholdingPayment}, {resident, ResidentTaxPayment}, {premium, PremiumPayment}} {
		if !pay.owed {
			continue
		}
		day := r.PayDay
		if pay.procedure == PremiumPayment {
			// The premium of a month is due at the end of the next, whatever the day of pay.
			day = f.premiumMonth(r).Last()
		}
		c := f.add(pay.procedure, EventPay, day, nil)
		c.ID = string(pay.procedure) + "//" + r.Group + "/" + day.String()
	}
}

func (f *finder) premiumMonth(r *payroll.Run) caldate.Month {
	for i := range r.Slips {
		if m := r.Slips[i].Social.PremiumMonth; !m.IsZero() {
			return m
		}
	}
	return r.Month.Add(-1)
}

// bonus finds the notification of a bonus, due five days from the day of pay for each person.
//
// Law: 健保則27 厚年則19の5
func (f *finder) bonus(r *payroll.Run) {
	for i := range r.Slips {
		s := &r.Slips[i]
		e := f.person(s.Employee)
		if e == nil {
			continue
		}
		if e.Insured.SocialOn(r.PayDay) == nil {
			f.leaveOut(e, Bonus, "not-insured", textNotInsured)
			continue
		}
		f.add(Bonus, EventBonus, r.PayDay, e)
	}
	for _, skipped := range r.Skipped {
		if e := f.person(skipped.Employee); e != nil && e.Insured.SocialOn(r.PayDay) != nil {
			f.leaveOut(e, Bonus, "no-bonus", textNoBonus)
		}
	}
}

func (f *finder) person(id employee.ID) *employee.Employee {
	for i := range f.r.Employees {
		if f.r.Employees[i].ID == id {
			return &f.r.Employees[i]
		}
	}
	return nil
}
