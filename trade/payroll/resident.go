package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/trade/employee"
)

// residentTax takes what the municipality's notice orders for the month; the employer never computes
// it.
//
// Law: 地税法321の5-1
func (p *person) residentTax() {
	n := noticeFor(p.e.Resident, p.slip.Month)
	if n == nil || n.NotCollectable {
		return
	}
	amount := n.Others
	if n.FromMonth == p.slip.Month {
		amount = n.First
	}
	p.slip.Facts.ResidentNotice = noticeKey(n, p.slip.Month)
	if t := p.trace(CodeResident); t.On() {
		t.Add(why.Step{Key: "resident.month", What: textResident, Law: "地税法321の5-1",
			Result: why.Yen(amount), Inputs: []why.Input{why.In(textNotice, why.Count(n.Version, textVersion)),
				why.In(textNoticeFrom, why.Month(n.FromMonth))}})
	}
	p.take(Line{Code: CodeResident, Name: textResident, Amount: amount})
}

// noticeFor is the newest notice that speaks of a month: those of a year run from June to the next May.
func noticeFor(all []employee.ResidentNotice, month caldate.Month) *employee.ResidentNotice {
	year := month.Add(-5).Year
	var best *employee.ResidentNotice
	for i := range all {
		n := &all[i]
		if n.Year == year && !n.FromMonth.After(month) && (best == nil || n.Version > best.Version) {
			best = n
		}
	}
	return best
}

// noticeKey names what the month's amount came from: it changes when another notice speaks, or when
// the first month's rest gives way to the equal parts.
func noticeKey(n *employee.ResidentNotice, month caldate.Month) string {
	part := "others"
	if n.FromMonth == month {
		part = "first"
	}
	return n.FromMonth.String() + "/" + yen.Amount(n.Version).String() + "/" + part
}
