package payroll

import (
	"romukura/law/residenttax"
	"romukura/law/why"
	"romukura/trade/employee"
)

// residentTax takes what the municipality's notice orders for the month, and from the last pay of
// somebody who leaves what the law or the person's wish lets be taken of the rest of the year. The
// employer never computes the tax. What is settled after leaving bears none.
//
// Law: 地税法321の5-1 地税法321の5-2
func (p *person) residentTax() {
	if len(p.e.Resident) == 0 || p.gone() {
		return
	}
	t := p.trace(CodeResident)
	notices := noticesOf(p.e)
	due := notices.Due(p.slip.Month, t)
	if due.Notice == nil {
		return
	}
	key := due.Notice.Effective.String()
	if due.Notice.Effective == p.slip.Month {
		key += "/first"
	}
	amount := due.Amount
	if p.lastPay() {
		plan, err := p.restOfYear(notices, due, t)
		if err != nil {
			p.refuse(err)
			return
		}
		amount = plan.Collected
		if plan.Lump > 0 {
			key += "/lump"
		}
		if plan.Left > 0 {
			p.warn(wordResidentLeft)
		}
	}
	p.slip.Facts.ResidentNotice = key
	p.take(Line{Code: CodeResident, Name: textResident, Amount: amount})
}

// restOfYear is what becomes of the instalments after somebody has left. From the pay of somebody
// who died no lump sum is taken: the heirs are asked for the rest.
//
// Law: 地税法321の5-2
// Law? 地税法9
func (p *person) restOfYear(notices residenttax.Notices, due residenttax.Due,
	t *why.Trace) (residenttax.Plan, error) {
	s := p.slip
	rest := notices.Remainder(s.Month)
	if rest == 0 || !p.e.Died.IsZero() {
		return residenttax.Plan{Collected: due.Amount, Left: rest}, nil
	}
	held := p.inForce(notices, due.Notice)
	return residenttax.Leave(residenttax.Leaving{Day: p.e.Left, Request: held.LumpOnLeaving,
		Transfer: held.Transfer, Due: due.Amount, Remainder: rest,
		FinalPay: s.Gross - s.InKind - s.Social.Employee.SocialTotal() - s.Tax.Tax}, t)
}

// inForce is what the register holds of the notice that a month is collected by: the person's wish.
func (p *person) inForce(all residenttax.Notices,
	used *residenttax.Notice) employee.ResidentNotice {
	for i := range all {
		if &all[i] == used {
			return p.e.Resident[i]
		}
	}
	return employee.ResidentNotice{}
}

// noticesOf are a person's notices as the rule reads them. One that returned the person to ordinary
// collection stands with nothing to take, so that no earlier version comes back to life.
func noticesOf(e *employee.Employee) residenttax.Notices {
	all := make(residenttax.Notices, 0, len(e.Resident))
	for i := range e.Resident {
		n := &e.Resident[i]
		held := residenttax.Notice{Version: n.Version, TaxYear: n.Year, Effective: n.FromMonth,
			First: n.First, Others: n.Others, Municipality: n.Municipality,
			Designated: n.Designated, Recipient: n.Recipient}
		if n.NotCollectable {
			held.First, held.Others = 0, 0
		}
		all = append(all, held)
	}
	return all
}
