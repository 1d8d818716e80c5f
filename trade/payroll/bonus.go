package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
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
	// Elsewhere is what the other employers of a person with two or more paid as bonus in the month;
	// the premiums are notified by the pension office, and where they are known they go before.
	Elsewhere       yen.Amount `json:"elsewhere,omitempty"`
	NotifiedHealth  yen.Amount `json:"notified_health,omitempty"`
	NotifiedPension yen.Amount `json:"notified_pension,omitempty"`
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

// PrepareBonus resolves what a bonus run on a day needs. A bonus is of the month in which it is
// paid, whatever the collection of monthly premiums.
func PrepareBonus(c *client.Client, group string, day caldate.Date, held Tables) (*Terms, error) {
	t, err := termsOf(c, group, BonusPay)
	if err != nil {
		return nil, err
	}
	if t.Rules = t.Group.Rules.Ref(day); t.Rules == nil {
		t.Rules = &t.Group.Rules[0].Value // bonuses before the first rules take those
	}
	t.Period = BonusPeriod(day)
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
	p := t.person(e, Input{Explain: r.Explain})
	b := &r.Entry
	if b.Amount < 0 || b.Elsewhere < 0 {
		p.stop(wordNegativeItem)
	}
	if b.Amount > yen.Limit || b.Elsewhere > yen.Limit {
		p.stop(wordTooMuch)
	}
	if !p.begin() {
		return nil, p.faults
	}
	name := b.Name
	if name == "" {
		name = textBonus
	}
	s := p.slip
	s.Earnings = []Line{{Code: CodeBonus, Name: name, Amount: b.Amount, Unit: b.Amount}}
	s.Gross, s.Taxable = b.Amount, b.Amount
	if p.contract.Status != employee.Director {
		s.Wages = b.Amount
	}
	p.bonusInsurance(b, r.Before)
	p.employmentInsurance()
	p.accidentInsurance()
	p.bonusTax(b, r.Before)
	return p.finish()
}

// RunBonus computes a bonus for everybody who has one; the rest of the group is listed with the
// reason. Two entries for one person, or one for somebody who is not on the register, are answered
// as not computed.
func (t *Terms) RunBonus(all []employee.Employee, entries []BonusEntry,
	before func(*employee.Employee) Earlier, explain bool) Run {
	r := Run{Client: t.Client.ID, Group: t.Group.Code, Kind: BonusPay, Month: t.Period.Month,
		PayDay: t.Period.PayDay}
	given := map[employee.ID][]*BonusEntry{}
	for i := range entries {
		if b := &entries[i]; b.PayDay == t.Period.PayDay && b.Group == t.Group.Code {
			given[b.Employee] = append(given[b.Employee], b)
		}
	}
	for i := range all {
		e := &all[i]
		mine := given[e.ID]
		delete(given, e.ID)
		switch len(mine) {
		case 0:
			r.Skipped = append(r.Skipped, Skipped{e.ID, e.Number, textNoBonus})
		case 1:
			slip, faults := t.Bonus(e, BonusRequest{*mine[0], before(e), explain})
			r.put(e, slip, faults)
		default:
			var faults fault.List
			faults.Add(wordBonusTwice.fault(""))
			r.put(e, nil, faults)
		}
	}
	r.strangers(entries, given)
	return r
}

// strangers answers for bonuses of people who are not on the register, in the order of entry.
func (r *Run) strangers(entries []BonusEntry, left map[employee.ID][]*BonusEntry) {
	for i := range entries {
		id := entries[i].Employee
		if left[id] == nil {
			continue
		}
		delete(left, id)
		var faults fault.List
		faults.Add(wordBonusUnknown.fault(""))
		r.put(&employee.Employee{ID: id}, nil, faults)
	}
}
