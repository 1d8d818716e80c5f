package payroll

import (
	"romukura/ground/fault"
	"romukura/law/residenttax"
	"romukura/trade/employee"
)

// residentTax takes what the municipality's notice orders for the month, and from the last pay of
// somebody who leaves what the law or the person's wish lets be taken of the rest of the year. The
// employer never computes the tax.
//
// Law: 地税法321の5-1 地税法321の5-2
func (p *person) residentTax() {
	if len(p.e.Resident) == 0 {
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
	if rest := notices.Remainder(p.slip.Month); p.lastPay() && rest > 0 {
		newest := p.e.Resident[len(p.e.Resident)-1]
		plan, err := residenttax.Leave(residenttax.Leaving{Day: p.e.Left, Request: newest.LumpOnLeaving,
			Transfer: newest.Transfer, FinalPay: p.slip.Gross - p.slip.Social.Employee.SocialTotal() -
				p.slip.Tax.Tax, Due: due.Amount, Remainder: rest}, t)
		if err != nil {
			p.refuse(err)
			return
		}
		amount = plan.Collected
		if plan.Lump > 0 {
			key += "/lump"
		}
		if plan.Left > 0 {
			p.slip.Notes = append(p.slip.Notes, fault.Fault{Code: "resident.left", Message: textResidentLeft,
				Remedy: textResidentLeftRemedy, Law: "地税法321の5-2", Severity: fault.Warn})
		}
	}
	p.slip.Facts.ResidentNotice = key
	p.take(Line{Code: CodeResident, Name: textResident, Amount: amount})
}

// noticesOf are a person's notices as the rule reads them; those returned to ordinary collection are
// left out.
func noticesOf(e *employee.Employee) residenttax.Notices {
	all := make(residenttax.Notices, 0, len(e.Resident))
	for i := range e.Resident {
		n := &e.Resident[i]
		if n.NotCollectable {
			continue
		}
		all = append(all, residenttax.Notice{Version: n.Version, TaxYear: n.Year, Effective: n.FromMonth,
			First: n.First, Others: n.Others, Municipality: n.Municipality, Designated: n.Designated,
			Recipient: n.Recipient})
	}
	return all
}
