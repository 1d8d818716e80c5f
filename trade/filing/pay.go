package filing

import (
	"slices"

	"romukura/ground/caldate"
	"romukura/law/why"
	"romukura/trade/client"
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
		f.add(Fact{Procedure: pay.procedure, Event: EventPay, Day: day}, nil, r.Group)
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
		f.add(Fact{Procedure: Bonus, Event: EventBonus, Day: r.PayDay}, e)
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

// noBonus asks about every month within the window for which a group registered a bonus and none
// was paid.
//
// Law: 健保則27
func (f *finder) noBonus(g *client.Group) {
	if f.r.Window.From.IsZero() || f.r.Window.Through.IsZero() {
		return
	}
	for m := f.r.Window.From.Month(); !m.Last().After(f.r.Window.Through); m = m.Add(1) {
		rules := g.Rules.Ref(m.Last())
		if rules == nil || !slices.Contains(rules.BonusMonths, m.Number) || f.paidBonus(g, m) {
			continue
		}
		c := f.add(Fact{Procedure: NoBonus, Event: EventPay, Day: m.Last()}, nil, g.Code)
		c.State = Open
		c.Judgements = []why.Judgement{{Key: "bonus.none", Law: c.lawOf(),
			Question: textNoBonusQuestion, Proposal: textNoBonusProposal}}
	}
}

func (f *finder) paidBonus(g *client.Group, m caldate.Month) bool {
	return slices.ContainsFunc(f.r.Runs, func(r payroll.Run) bool {
		return r.Kind == payroll.BonusPay && r.Group == g.Code && r.PayDay.Month() == m
	})
}
