package payroll

import (
	"errors"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/commuting"
	"romukura/law/laborins"
	"romukura/law/why"
	"romukura/law/withholding"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// base adds up what the earnings count in: gross, taxable, remuneration, fixed pay, wages.
func (p *person) base() {
	s := p.slip
	var commute yen.Amount
	for i := range s.Earnings {
		l := &s.Earnings[i]
		s.Gross += l.Amount
		switch l.Code {
		case CodeAbsence:
			s.Taxable += p.cut.share(l.Amount, p.cut.taxable)
			s.Remuneration += p.cut.share(l.Amount, p.cut.remuneration)
			s.Wages += p.cut.share(l.Amount, p.cut.counted)
			commute += p.cut.share(l.Amount, p.cut.commute)
			continue
		case CodeDifference:
			p.countCarried()
			continue
		}
		c := p.countsOf(l.Code)
		if c.InKind {
			s.InKind += l.Amount
		}
		if c.Remuneration {
			s.Remuneration += l.Amount
		}
		if c.FixedPay {
			s.FixedPay += l.Amount
		}
		if c.Wages {
			s.Wages += l.Amount
		}
		switch c.Tax {
		case client.Taxable:
			s.Taxable += l.Amount
		case client.TaxCommuting:
			commute += l.Amount
		}
	}
	s.Taxable += p.taxedCommute(commute)
	s.Untaxed = s.Gross - s.Taxable
	s.BaseDays = p.baseDays()
	p.explainDays()
}

// taxedCommute is the part of commuting allowances above the limit of the day on which they fall
// due. Without a recorded way to work the allowance is taken as a fare of public transport. An
// allowance for several months has the limit of each.
//
// Law? 所法9-1-5 所令20の2
func (p *person) taxedCommute(paid yen.Amount) yen.Amount {
	if paid <= 0 {
		return 0
	}
	way := commuting.Way{Pass: paid}
	months := 1
	if c := p.e.Commute.Ref(p.slip.Through); c != nil {
		way = commuting.Way{Toll: c.Toll, Parking: c.Park, Pass: c.Pass}
		if c.Car {
			way.Meters = c.Meters
		}
		months = max(1, c.Months)
		if !c.Car && c.Pass == 0 {
			p.warn(wordNoFare)
		}
	}
	limit, err := p.terms.commuting.Limit(way, p.trace(CodeCommute))
	if err != nil {
		p.refuse(err)
		return 0
	}
	free := limit * yen.Amount(months)
	taxed := max(0, paid-free)
	if t := p.trace(CodeCommute); t.On() {
		t.Add(why.Step{Key: "commute.taxed", What: textCommuteTaxed, Law: "所法9-1-5 所令20の2",
			Result: why.Yen(taxed), Inputs: []why.Input{why.In(textCommutePaid, why.Yen(paid)),
				why.In(textCommuteFree, why.Yen(free))}})
	}
	return taxed
}

// baseDays are the days on which pay of the period rests (支払基礎日数): calendar days for pay by the
// month; where absence was cut, the days prescribed less whole days of absence; days worked and
// days of paid leave otherwise. How absence lessens them follows the rules of employment.
//
// Law: 健保法41-1 厚年法21-1
// Law? 保発0301-8
func (p *person) baseDays() int {
	a := p.attendance()
	if p.paidByTime {
		return (a.WorkedHalves + a.LeaveHalves + a.SpecialHalves + 1) / 2
	}
	present := max(0, p.days.Days()-p.awayDays())
	if a.AbsentHalves == 0 || p.terms.Rules.Absence == client.AbsenceNone {
		return present
	}
	prescribed, _ := p.prescribedHalves()
	if prescribed == 0 {
		return max(0, present-a.AbsentHalves/2)
	}
	return min(present, max(0, prescribed-a.AbsentHalves+1)/2)
}

func (p *person) explainDays() {
	t, a := p.trace("days"), p.attendance()
	if !t.On() {
		return
	}
	note := ""
	if a.AbsentHalves > 0 && !p.paidByTime {
		note = p.prescribedNote()
	}
	t.Add(why.Step{Key: "item.base-days", What: textBaseDays, Law: "健保法41-1 厚年法21-1",
		Result: why.Count(p.slip.BaseDays, textDayUnit), Note: note, Inputs: []why.Input{
			why.In(textPresentDays, why.Count(max(0, p.days.Days()-p.awayDays()), textDayUnit)),
			why.In(textDaysWorked, why.Text(halves(a.WorkedHalves))),
			why.In(textPaidLeave, why.Text(halves(a.LeaveHalves+a.SpecialHalves))),
			why.In(textAbsentDays, why.Text(halves(a.AbsentHalves)))}})
}

// statutory is how extra wages count where the client has no item of its own for them: as pay in
// every base, never as fixed pay.
var statutory = client.Counts{Remuneration: true, Wages: true, Tax: client.Taxable}

func (p *person) countsOf(code string) client.Counts {
	switch code {
	case CodeBeyond, CodeOvertime, CodeOver60, CodeHoliday, CodeNight:
		if it := p.terms.extraItem(); it != nil {
			return it.Counts
		}
		return statutory
	}
	if it := p.terms.Client.ItemByCode(code); it != nil {
		return it.Counts
	}
	return client.Counts{}
}

// extraItem is the client's item for extra wages, nil when it has none of its own.
func (t *Terms) extraItem() *client.Item {
	for i := range t.Client.Items {
		if t.Client.Items[i].Formula.Kind == client.ExtraWage {
			return &t.Client.Items[i]
		}
	}
	return nil
}

// deduct takes off in the statutory order: social insurance, employment insurance, income tax on
// what remains, residents' tax, and then what the client and its workers agreed.
//
// Law: 健保法167-1 厚年法84-1 徴収法32-1 所法183-1 労基法24-1
func (p *person) deduct() {
	p.slip.Deductions = make([]Line, 0, 8)
	p.socialInsurance()
	p.employmentInsurance()
	p.accidentInsurance()
	p.incomeTax()
	p.residentTax()
	p.ownDeductions()
}

func (p *person) take(l Line) {
	if l.Amount != 0 {
		p.slip.Deductions = append(p.slip.Deductions, l)
	}
}

// employmentInsurance takes the worker's share of the wages of this pay while the person was
// insured in the period that it pays.
//
// Law: 徴収法31-3 徴収法32-1
func (p *person) employmentInsurance() {
	if p.slip.Wages <= 0 || !p.employmentInsured() {
		return
	}
	if !p.place.known {
		p.stop(wordNoBusiness)
		return
	}
	t := p.trace(CodeEmployment)
	laborins.ExplainRateDay(switches[p.terms.Rules.EmploymentSwitch], p.terms.payPeriod(), t)
	shares := p.terms.employment.Premium(laborins.Payment{Wages: p.slip.Wages,
		Business: p.place.business, Worker: p.terms.shareRounding()}, t)
	p.slip.Social.Employee.Employment = shares.Worker
	p.slip.Social.Employer.Employment = shares.Employer
	p.take(Line{Code: CodeEmployment, Name: textEmployment, Amount: shares.Worker,
		Rate: p.terms.employment.Of(p.place.business).Worker})
}

func (t *Terms) shareRounding() yen.Rounding {
	if t.Rules.CashPremium {
		return yen.RaiseFrom50Sen
	}
	return yen.DropTo50Sen
}

// employmentInsured reports whether the pay is for time in employment insurance. A bonus, and what
// is settled after leaving, is pay for the time up to the last day. A director is not insured: a
// membership that nobody has ended is told and left out.
//
// Law? 徴収法2-2 徴収法11-2 雇保法4-1
func (p *person) employmentInsured() bool {
	on := caldate.Range{From: p.slip.PayDay, Through: p.slip.PayDay}
	if p.terms.Kind == MonthlyPay {
		on = caldate.Range{From: p.slip.From, Through: p.slip.Through}
	}
	if left := p.e.Left; !left.IsZero() && left.Before(on.From) {
		on = caldate.Range{From: left, Through: left}
	}
	for i := range p.e.Insured.Employment {
		m := &p.e.Insured.Employment[i]
		if m.Acquired.After(on.Through) || !m.Lost.IsZero() && !m.Lost.After(on.From) {
			continue
		}
		if p.contract.Status == employee.Director && (m.Lost.IsZero() || m.Lost.After(on.Through)) {
			p.warn(wordDirector)
			continue
		}
		return true
	}
	return false
}

// ownDeductions are what the client and its workers agreed to take off.
//
// Law: 労基法24-1
func (p *person) ownDeductions() {
	before := len(p.slip.Deductions)
	for _, i := range p.terms.plain {
		it := &p.terms.Client.Items[i]
		if !it.Deduct {
			continue
		}
		if !p.bounded(it) {
			continue
		}
		a := p.earned(it, p.trace(it.Code))
		if a < 0 {
			p.faults.Add(wordNegativeItem.fault(it.Name))
			continue
		}
		l := p.lineFor(it, a)
		_, l.Given = p.in.Entered[it.Code]
		l.Reason = p.in.EnteredWhy[it.Code]
		p.take(l)
	}
	p.terms.sort(p.slip.Deductions[before:])
}

// faultsOf turns any error of a rule into faults: its own list where it has one.
func faultsOf(err error) fault.List {
	var list fault.List
	var many *fault.Error
	if errors.As(err, &many) {
		for _, f := range many.Faults {
			list.Add(f)
		}
		return list
	}
	if f, ok := withholding.Fault(err); ok {
		list.Add(f)
		return list
	}
	list.Add(fault.Fault{Code: "law.missing", Message: err.Error(), Remedy: textMissingRemedy})
	return list
}

// explainBase adds how the sum that is taxed came about.
func (p *person) explainBase(t *why.Trace) {
	if t.On() {
		t.Add(why.Step{Key: "tax.base", What: textTaxBase, Law: "所法185-1",
			Result: why.Yen(p.slip.Tax.Base), Inputs: []why.Input{
				why.In(textTaxable, why.Yen(p.slip.Taxable)),
				why.In(textSocialTotal, why.Yen(p.slip.Social.Employee.SocialTotal()))}})
	}
}
