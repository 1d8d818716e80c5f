package dispatch

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/kana"
	"romukura/ground/yen"
	"romukura/law/pension"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/filing/nenkin"
)

func (m *Maker) acquisition(c *filing.Case, e *employee.Employee) (nenkin.Row, error) {
	id, err := identity(e)
	if err != nil {
		return nil, err
	}
	address, _ := e.Addresses.At(c.Day)
	row := &nenkin.Acquisition{Person: m.person(e, c.Day), Identity: id, Sex: sexes[e.Sex],
		Kind: nenkin.Ordinary, Acquired: c.Day, HasDependents: hasDependents(e, c.Day),
		PostalCode: address.PostalCode, AddressKana: kana.Narrow(address.Kana),
		Address: kana.Widen(address.Text)}
	if span := e.Insured.SocialOn(c.Day); span != nil {
		row.ShortTime = span.Category == employee.CategoryShortTime
		row.Over70 = span.OverSeventy
	}
	_, row.MultiOffice = e.Insured.TwoEmployers.At(c.Day)
	row.Cash, row.InKind = m.remuneration(e, c.Day)
	if row.Cash+row.InKind == 0 {
		return nil, fmt.Errorf(textNoRemuneration, c.Number)
	}
	return row, nil
}

func hasDependents(e *employee.Employee, day caldate.Date) bool {
	for i := range e.Family {
		if s, ok := e.Family[i].Dependent.At(day); ok && s.Dependent {
			return true
		}
	}
	return false
}

// remuneration is the monthly remuneration on acquiring insured status: as it was decided, else
// what the contract expects with overtime, else the fixed items of monthly pay. Pay by time that
// nobody has decided is none.
//
// Law: 健保法42-1 厚年法22-1
func (m *Maker) remuneration(e *employee.Employee, day caldate.Date) (cash, kind yen.Amount) {
	for i := range m.Client.Determinations {
		d := &m.Client.Determinations[i]
		if d.Employee == e.ID && d.Procedure == filing.Acquisition &&
			d.Decision.From == day.Month() {
			return d.Decision.Average - d.InKind[0], d.InKind[0]
		}
	}
	contract := e.Contracts.Ref(day)
	switch {
	case contract == nil:
		return 0, 0
	case contract.ExpectedMonthly > 0:
		return contract.ExpectedMonthly, 0
	case contract.Kind != employee.Monthly && contract.Kind != employee.Annual:
		return 0, 0
	}
	for i := range m.Client.Profile.Items {
		it := &m.Client.Profile.Items[i]
		if it.Deduct || !it.Counts.Remuneration || it.Formula.Kind != client.Fixed {
			continue
		}
		amount, own := contract.Amounts[it.Code]
		if !own {
			amount = it.Formula.Amount
		}
		if it.Counts.InKind {
			kind += amount
		} else {
			cash += amount
		}
	}
	return cash, kind
}

// loss turns the end of a membership into its row: leaving or death, the age of the elderly, or
// hours that no longer suffice, which the form counts with leaving.
//
// Law: 健保則29 厚年則22
func (m *Maker) loss(c *filing.Case, e *employee.Employee) (nenkin.Row, error) {
	id, err := identity(e)
	if err != nil {
		return nil, err
	}
	last := c.Day.AddDays(-1)
	row := &nenkin.Loss{Person: m.person(e, last), Identity: id, Lost: c.Day}
	_, row.MultiOffice = e.Insured.TwoEmployers.At(last)
	if c.Event == filing.EventAge {
		row.Reason = nenkin.ReachedElderly
		return row, nil
	}
	row.Reason, row.LastDay = nenkin.Retired, last
	if e.LeftReason == employee.LeftDied && last == e.Left {
		row.Reason = nenkin.Died
	}
	if !pension.LossByAge(e.Born).After(last) {
		row.Over70End, row.Over70Ended = true, last
	}
	return row, nil
}
