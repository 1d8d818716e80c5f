package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/withholding"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// BonusEntry is a bonus decided for one person.
type BonusEntry struct {
	Employee employee.ID  `json:"employee"`
	Group    string       `json:"group"`
	PayDay   caldate.Date `json:"pay_day"`
	Amount   yen.Amount   `json:"amount"`
	Name     string       `json:"name,omitempty"`   // as it stands on the slip: 夏季賞与
	Months   int          `json:"months,omitempty"` // months that it covers, 0 when not more than six
}

// Earlier is what a bonus must know of the pay before it.
type Earlier struct {
	// HealthInYear is the standard bonus already counted in the fiscal year with the same insurer.
	HealthInYear yen.Amount
	// InMonth is what was paid as bonus in the same month before.
	InMonth yen.Amount
	// LastMonth is the taxable pay of the month before less its social insurance; zero for none.
	LastMonth yen.Amount
}

// PrepareBonus resolves what a bonus run on a day needs.
func PrepareBonus(c *client.Client, group string, day caldate.Date, held Tables) (*Terms, error) {
	t, err := prepare(c, group, held, func(*client.PayRules) (Period, error) {
		return Period{Month: day.Month(), From: day, Through: day, PayDay: day}, nil
	})
	if err != nil {
		return nil, err
	}
	// A bonus is of the month in which it is paid, whatever the collection of monthly premiums.
	t.Kind = BonusPay
	return t, t.resolve(held)
}

// BonusRequest is one person's bonus with what came before it.
type BonusRequest struct {
	Entry   BonusEntry
	Before  Earlier
	Explain bool
}

// Bonus computes one person's bonus.
//
// Law: 健保法45-1 厚年法24の4-1 所法186-1
func (t *Terms) Bonus(e *employee.Employee, r BonusRequest) (*Slip, fault.List) {
	b, before := r.Entry, r.Before
	p := &person{terms: t, e: e, in: Input{Explain: r.Explain}, part: yen.Whole}
	p.slip = &Slip{Client: t.Client.ID, Group: t.Group.Code, Employee: e.ID, Number: e.Number,
		Kind: BonusPay, Month: t.Period.Month, PayDay: t.Period.PayDay, Standing: t.standing}
	if !p.begin() {
		return nil, p.faults
	}
	if b.Amount < 0 {
		p.faults.Add(fault.Fault{Code: "item.negative", Message: textNegativeItem,
			Remedy: textNegativeItemRemedy})
		return nil, p.faults
	}
	name := b.Name
	if name == "" {
		name = textBonus
	}
	s := p.slip
	s.Earnings = []Line{{Code: CodeBonus, Name: name, Amount: b.Amount, Unit: b.Amount}}
	s.Gross, s.Taxable, s.Wages = b.Amount, b.Amount, b.Amount
	p.bonusInsurance(b, before)
	p.employmentInsurance()
	if p.faults.Stops() {
		return nil, p.faults
	}
	p.bonusTax(b, before)
	p.finish()
	if p.faults.Stops() {
		return nil, p.faults
	}
	return s, fault.List{}
}

// bonusTax withholds by the table of rates, or by the monthly table in its two exceptions.
//
// Law: 所法186-1 所法186-2
func (p *person) bonusTax(b BonusEntry, before Earlier) {
	s := p.slip
	declared, d := p.declaration()
	t := p.trace(CodeTax)
	s.Tax.Base = s.Taxable - s.Social.Employee.SocialTotal()
	if d.NonResident {
		p.nonResident(t)
		return
	}
	payee, err := declared.Payee(t)
	if err != nil {
		p.refuse(err)
		return
	}
	pay := withholding.BonusPay{AfterInsurance: s.Tax.Base, PreviousPay: before.LastMonth,
		Months: b.Months, Payee: payee}
	if p.terms.Rules.ComputerTax {
		pay.Method = withholding.ByComputer
	}
	tax, err := p.terms.tax.Bonus(pay, t)
	if err != nil {
		p.refuse(err)
		return
	}
	s.Tax.Column, s.Tax.Dependents = columnKeys[payee.Column], payee.Dependents
	s.Tax.Tax, s.Tax.Method = tax.Tax, tax.Way.String()
	if t.On() {
		t.Add(why.Step{Key: "tax.bonus", What: textTax, Result: why.Yen(tax.Tax), Law: "所法186-1",
			Inputs: []why.Input{why.In(textTaxBase, why.Yen(s.Tax.Base)),
				why.In(textLastMonth, why.Yen(before.LastMonth))}})
	}
	p.take(Line{Code: CodeTax, Name: textTax, Amount: tax.Tax})
}

// RunBonus computes a bonus for everybody who has one; the rest of the group is listed with the
// reason.
func (t *Terms) RunBonus(all []employee.Employee, entries []BonusEntry,
	before func(*employee.Employee) Earlier, explain bool) Run {
	r := Run{Client: t.Client.ID, Group: t.Group.Code, Kind: BonusPay, Month: t.Period.Month,
		PayDay: t.Period.PayDay}
	given := map[employee.ID]*BonusEntry{}
	for i := range entries {
		if entries[i].PayDay == t.Period.PayDay && entries[i].Group == t.Group.Code {
			given[entries[i].Employee] = &entries[i]
		}
	}
	for i := range all {
		e := &all[i]
		b := given[e.ID]
		if b == nil {
			r.Skipped = append(r.Skipped, Skipped{e.ID, e.Number, textNoBonus})
			continue
		}
		slip, faults := t.Bonus(e, BonusRequest{*b, before(e), explain})
		if slip == nil {
			r.Failed = append(r.Failed, Failed{e.ID, e.Number, faults.All()})
			continue
		}
		r.Slips = append(r.Slips, *slip)
	}
	return r
}
