package payroll

import (
	"errors"

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
}

// taxedCommute is the part of commuting allowances above the limit of the day on which they fall due.
// Without a recorded way to work the allowance is taken as a fare of public transport.
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
	}
	limit, err := p.terms.commuting.Limit(way, p.trace(CodeCommute))
	if err != nil {
		p.refuse(err)
		return 0
	}
	return max(0, paid-limit*yen.Amount(months))
}

// baseDays are the days on which pay of the period rests (支払基礎日数): calendar days for pay by the
// month, less days of absence that were cut; days worked and days of paid leave otherwise. How absence
// lessens them follows the rules of employment.
//
// Law: 健保法41-1 厚年法21-1
// Law? 保発0301-8
func (p *person) baseDays() int {
	a := p.attendance()
	if p.paidByTime {
		return (a.WorkedHalves + a.LeaveHalves + a.SpecialHalves + 1) / 2
	}
	present := p.terms.Period.overlap(p.e.Hired, p.e.Left) - p.unpaidLeaveDays()
	if a.AbsentHalves == 0 || p.terms.Rules.Absence == client.AbsenceNone {
		return max(0, present)
	}
	return max(0, a.ScheduledHalves-a.AbsentHalves) / 2
}

// statutory is how the lines that the statutes bring count: as pay in every base, never as fixed
// pay, save a cut for absence, which lessens what it cuts.
var statutory = client.Counts{Remuneration: true, Wages: true, Tax: client.Taxable}

func (p *person) countsOf(code string) client.Counts {
	switch code {
	case CodeBeyond, CodeOvertime, CodeOver60, CodeHoliday, CodeNight:
		if it := p.terms.extraItem(); it != nil {
			return it.Counts
		}
		return statutory
	case CodeAbsence, CodeDifference:
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
	s := p.slip
	s.Deductions = make([]Line, 0, 8)
	p.socialInsurance()
	p.employmentInsurance()
	if p.faults.Stops() {
		return
	}
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
	if !p.employmentInsured() || p.slip.Wages <= 0 {
		return
	}
	place := p.terms.Client.EstablishmentByID(p.slip.Establishment)
	business, ok := laborins.BusinessByKey(place.EmploymentBusiness)
	if !ok {
		p.faults.Add(fault.Fault{Code: "employment.business", Message: textNoBusiness,
			Remedy: textNoBusinessRemedy})
		return
	}
	t := p.trace(CodeEmployment)
	laborins.ExplainRateDay(switches[p.terms.Rules.EmploymentSwitch], p.terms.payPeriod(), t)
	shares := p.terms.employment.Premium(laborins.Payment{Wages: p.slip.Wages, Business: business,
		Worker: p.terms.shareRounding()}, t)
	p.slip.Social.Employee.Employment = shares.Worker
	p.slip.Social.Employer.Employment = shares.Employer
	p.take(Line{Code: CodeEmployment, Name: textEmployment, Amount: shares.Worker,
		Rate: p.terms.employment.Of(business).Worker})
}

func (t *Terms) shareRounding() yen.Rounding {
	if t.Rules.CashPremium {
		return yen.RaiseFrom50Sen
	}
	return yen.DropTo50Sen
}

func (p *person) employmentInsured() bool {
	from, through := p.slip.From, p.slip.Through
	if p.terms.Kind == BonusPay {
		from, through = p.slip.PayDay, p.slip.PayDay
	}
	for i := range p.e.Insured.Employment {
		m := &p.e.Insured.Employment[i]
		if !m.Acquired.After(through) && (m.Lost.IsZero() || m.Lost.After(from)) {
			return true
		}
	}
	return false
}

// declaration is what is on file for the tax of this pay.
func (p *person) declaration() (withholding.Declaration, employee.TaxDeclaration) {
	d, ok := p.e.Tax.At(p.slip.PayDay)
	if !ok || d.Column == "" {
		p.slip.Notes = append(p.slip.Notes, fault.Fault{Code: "tax.no-form", Message: textNoForm,
			Remedy: textNoFormRemedy, Law: "所法194-1", Severity: fault.Warn})
		return withholding.Declaration{}, d
	}
	return withholding.Declaration{
		Filed: d.Column == "kou", DayLaborer: d.Column == "hei", Spouse: d.SpouseCounted,
		Relatives: d.Relatives, Disabled: d.Disabled, Widow: d.Widow, SingleParent: d.SingleParent,
		WorkingStudent: d.WorkingStudent, FamilyDisabled: d.DisabledFamily,
		CohabitingDisabled: d.CohabitingSpecial,
	}, d
}

// incomeTax withholds on the taxable pay less social insurance.
//
// Law: 所法183-1 所法185-1
func (p *person) incomeTax() {
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
	s.Tax.Column, s.Tax.Dependents = columnKeys[payee.Column], payee.Dependents
	if t.On() {
		t.Add(why.Step{Key: "tax.base", What: textTaxBase, Law: "所法185-1", Result: why.Yen(s.Tax.Base),
			Inputs: []why.Input{why.In(textTaxable, why.Yen(s.Taxable)),
				why.In(textSocialTotal, why.Yen(s.Social.Employee.SocialTotal()))}})
	}
	if s.Tax.Tax, err = p.taxOf(payee, t); err != nil {
		p.refuse(err)
		return
	}
	p.take(Line{Code: CodeTax, Name: textTax, Amount: s.Tax.Tax})
}

// columnKeys are the keys of the columns in files.
var columnKeys = map[withholding.Column]string{
	withholding.ColumnA: "kou", withholding.ColumnB: "otsu", withholding.ColumnC: "hei",
}

func (p *person) nonResident(t *why.Trace) {
	tax, err := p.terms.tax.NonResident(p.slip.Taxable, t)
	if err != nil {
		p.refuse(err)
		return
	}
	p.slip.Tax = TaxUsed{
		Column: "non-resident",
		Base:   p.slip.Taxable,
		Tax:    tax,
		Method: "non-resident",
	}
	p.take(Line{Code: CodeTax, Name: textTax, Amount: tax})
}

// taxOf chooses between the monthly table, the computer method and, for day laborers, the daily
// table.
func (p *person) taxOf(payee withholding.Payee, t *why.Trace) (yen.Amount, error) {
	s := p.slip
	if payee.Column == withholding.ColumnC {
		s.Tax.Method = "daily"
		days := max(1, (p.attendance().WorkedHalves+1)/2)
		return p.terms.tax.Daily(
			withholding.DailyPay{AfterInsurance: s.Tax.Base, Days: days, Payee: payee},
			t,
		)
	}
	pay := withholding.Pay{AfterInsurance: s.Tax.Base, Payee: payee}
	s.Tax.Method = "table"
	if p.terms.Rules.ComputerTax && payee.Column == withholding.ColumnA {
		pay.Method = withholding.ByComputer
		s.Tax.Method = "computer"
	}
	return p.terms.tax.Monthly(pay, t)
}

// ownDeductions are what the client and its workers agreed to take off.
//
// Law: 労基法24-1
func (p *person) ownDeductions() {
	for _, i := range p.terms.plain {
		it := &p.terms.Client.Items[i]
		if !it.Deduct {
			continue
		}
		a := p.earned(it, p.trace(it.Code))
		if a < 0 {
			p.faults.Add(fault.Fault{Path: it.Name, Code: "item.negative", Message: textNegativeItem,
				Remedy: textNegativeItemRemedy})
			continue
		}
		if p.part.IsZero() && it.Formula.Kind == client.RateOf {
			continue
		}
		l := Line{Code: it.Code, Name: it.Name, Amount: a, Unit: it.Formula.Amount}
		if own, ok := p.contract.Amounts[it.Code]; ok {
			l.Unit = own
		}
		switch it.Formula.Kind {
		case client.Daily, client.Hourly, client.PerCount, client.ByTable:
			l.Measure = it.Formula.Measure
			l.Count, _ = measured(p.attendance(), it.Formula.Measure)
		}
		p.take(l)
	}
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
