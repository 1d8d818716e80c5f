package yearend

import (
	"fmt"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
)

// wording is what a fault says: what is wrong, and what to do.
type wording struct{ message, remedy string }

func (w wording) fault(path, code, law string) fault.Fault {
	return fault.Fault{Path: path, Code: code, Message: w.message, Remedy: w.remedy, Law: law}
}

func (w wording) warn(path, code, law string) fault.Fault {
	f := w.fault(path, code, law)
	f.Severity = fault.Warn
	return f
}

// named is an amount with the place it stands in.
type named struct {
	path   string
	amount yen.Amount
}

func amounts(l *fault.List, list ...named) {
	for _, n := range list {
		switch {
		case n.amount < 0:
			l.Add(textNegative.fault(n.path, "yearend.negative", ""))
		case n.amount > yen.Limit:
			l.Add(textTooLarge.fault(n.path, "yearend.amount", ""))
		}
	}
}

// Check lists every fault of the values given, at the field it stands in. Faults that stop refuse
// the employee's settlement; the others are told with the result.
//
// Law: 所法190 所法194-1 所法195の2 所法195の3 所法196
func (t *Tables) Check(e *Employee) fault.List {
	var l fault.List
	t.check(e, &l)
	return l
}

func (t *Tables) check(e *Employee, l *fault.List) {
	t.checkPay(e, l)
	t.checkWork(e.Work, l)
	day := e.Work.deciding(t.Year)
	checkIncome(l, &e.Income)
	if e.Self.Single > SingleParent || e.Self.Disability > SpeciallyDisabled {
		l.Add(textNoSuch.fault("self", "yearend.no-such", ""))
	}
	if e.Spouse != nil {
		var own fault.List
		s := e.Spouse
		t.checkPerson(&own, life{s.Born, s.Died, day}, s.Disability)
		checkIncome(&own, &s.Income)
		l.AddAll("spouse", own)
	}
	for i := range e.Relatives {
		var own fault.List
		r := &e.Relatives[i]
		t.checkPerson(&own, life{r.Born, r.Died, day}, r.Disability)
		checkIncome(&own, &r.Income)
		if own.Len() > 0 {
			l.AddAll(fmt.Sprintf("relatives[%d]", i), own)
		}
	}
	for i := range e.Premiums {
		var own fault.List
		t.checkPremium(&own, &e.Premiums[i])
		if own.Len() > 0 {
			l.AddAll(fmt.Sprintf("premiums[%d]", i), own)
		}
	}
	if e.Housing != nil {
		var own fault.List
		t.checkHousing(&own, e.Housing)
		l.AddAll("housing", own)
	}
}

func (t *Tables) checkPay(e *Employee, l *fault.List) {
	p, c := e.Pay, e.Closing
	amounts(l, named{"pay.salary", p.Salary}, named{"pay.salary-insurance", p.SalaryInsurance},
		named{"pay.salary-tax", p.SalaryTax}, named{"pay.bonus", p.Bonus},
		named{"pay.bonus-insurance", p.BonusInsurance}, named{"pay.bonus-tax", p.BonusTax},
		named{"closing.last-tax", c.LastTax}, named{"closing.unpaid-tax", c.UnpaidTax},
		named{"closing.last-net", c.LastNet}, named{"closing.average", c.Average})
	if p.SalaryTax+p.SalaryInsurance > p.Salary {
		l.Add(textMoreThanPay.warn("pay.salary", "yearend.more-than-pay", ""))
	}
	if p.BonusTax+p.BonusInsurance > p.Bonus {
		l.Add(textMoreThanPay.warn("pay.bonus", "yearend.more-than-pay", ""))
	}
	if c.LastTax+c.UnpaidTax > p.SalaryTax+p.BonusTax {
		l.Add(textMoreThanTax.fault("closing", "yearend.more-than-tax", lawOver))
	}
	for i, s := range e.Former {
		var own fault.List
		amounts(&own, named{"pay", s.Pay}, named{"insurance", s.Insurance}, named{"tax", s.Tax})
		if s.Tax+s.Insurance > s.Pay {
			own.Add(textMoreThanPay.warn("pay", "yearend.more-than-pay", ""))
		}
		if own.Len() > 0 {
			l.AddAll(fmt.Sprintf("former[%d]", i), own)
		}
	}
}

func (t *Tables) checkWork(w Work, l *fault.List) {
	switch {
	case w.Situation > LeftOtherwise:
		l.Add(textNoSuch.fault("work.situation", "yearend.no-such", ""))
	case w.Situation == AtYearEnd:
	case w.Day.IsZero() || w.Day.Year() != int(t.Year):
		l.Add(textLeaveDay.fault("work.day", "yearend.leave-day", lawDeparture))
	case w.Situation == LeftAfterLastPay && w.Day.MonthOfYear() != 12:
		l.Add(textDecember.fault("work.day", "yearend.december", lawDeparture))
	}
}

func checkIncome(l *fault.List, i *Income) {
	var own fault.List
	amounts(&own, named{"pay", i.Pay}, named{"pension", i.Pension}, named{"unearned", i.Unearned},
		named{"expenses", i.Expenses}, named{"others", max(i.Others, -i.Others)})
	if i.Unearned > i.Pension+max(0, i.Others) {
		own.Add(textUnearnedMore.fault("unearned", "yearend.unearned", lawStudent))
	}
	l.AddAll("income", own)
}

// life is a person's birth and death beside the deciding day.
type life struct{ born, died, day caldate.Date }

func (t *Tables) checkPerson(l *fault.List, d life, disability Disability) {
	switch {
	case d.born.IsZero():
		l.Add(textNoBirth.fault("born", "yearend.no-birth", lawAges))
	case d.born.After(t.Year.Last()), !d.day.IsZero() && d.born.After(d.day):
		l.Add(textBornLater.fault("born", "yearend.born-later", lawAges))
	}
	switch {
	case d.died.IsZero():
	case d.died.Before(t.Year.first()):
		l.Add(textDiedEarlier.fault("died", "yearend.died-earlier", lawAges))
	case d.died.After(t.Year.Last()), d.died.Before(d.born):
		l.Add(textDiedWrong.fault("died", "yearend.died-wrong", lawAges))
	}
	if disability > SpeciallyDisabled {
		l.Add(textNoSuch.fault("disability", "yearend.no-such", ""))
	}
}

func (t *Tables) checkPremium(l *fault.List, p *Premium) {
	amounts(l, named{"paid", p.Paid}, named{"certificate.amount", p.Certificate.Amount})
	if p.Kind == 0 || p.Kind > lastKind {
		l.Add(textNoSuch.fault("kind", "yearend.no-such", ""))
		return
	}
	rule, c := (*t.certificate.value())[p.Kind], p.Certificate
	switch {
	case !c.Held:
		if rule.needed && p.Paid > rule.upto {
			l.Add(textNoCertificate(t.Year).warn("certificate", "yearend.no-certificate",
				lawCertificate))
		}
	case c.Year != t.Year:
		l.Add(textCertificateYear(c.Year, t.Year).fault("certificate.year",
			"yearend.certificate-year", lawCertificate))
	case p.Paid > c.Amount:
		l.Add(textCertificateAmount(p.Paid, c.Amount).fault("paid", "yearend.certificate-amount",
			lawCertificate))
	}
}

func (t *Tables) checkHousing(l *fault.List, h *Housing) {
	amounts(l, named{"credit", h.Credit})
	if h.FormYear != t.Year {
		l.Add(textHousingYear(h.FormYear, t.Year).fault("form-year", "yearend.housing-year", lawHousing))
	}
	if h.MovedIn.IsZero() {
		l.Add(textNoMoveIn.fault("moved-in", "yearend.no-move-in", lawHousing))
		return
	}
	rule := t.housing.value().on(h.MovedIn)
	if rule == nil {
		return
	}
	if h.Credit > rule.most {
		l.Add(textHousingMost(rule.most).warn("credit", "yearend.housing-most", lawHousing))
	}
	if h.Credit.DownTo(t.rule.value().amount("housing-unit")) != h.Credit {
		l.Add(textHousingUnit.warn("credit", "yearend.housing-unit", lawHousing))
	}
	if int(t.Year)-h.MovedIn.Year() >= rule.years {
		l.Add(textHousingYears(rule.years).warn("moved-in", "yearend.housing-years", lawHousing))
	}
}
