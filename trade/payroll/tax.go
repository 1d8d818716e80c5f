package payroll

import (
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/withholding"
	"romukura/trade/employee"
)

// payee is what the tables must know of the person; false when a fault stops the tax, or when it
// was settled without a table: for those who are no residents, and for pay that falls due
// after a death.
//
// Law: 所法183-1 所法194-1
func (p *person) payee(t *why.Trace) (withholding.Payee, bool) {
	s := p.slip
	d, _ := p.e.Tax.At(s.PayDay)
	s.Tax.Base = s.Taxable - s.Social.Employee.SocialTotal()
	switch {
	case !p.e.Died.IsZero() && s.PayDay.After(p.e.Died):
		// What falls due after a death belongs to the estate.
		p.warn(wordDied)
		s.Tax.Method = "none"
		return withholding.Payee{}, false
	case d.NonResident:
		p.nonResident(t)
		return withholding.Payee{}, false
	case d.Column == "":
		p.warn(wordNoForm)
	case d.Column == "hei" && p.contract.Status != employee.DayLaborer:
		p.warn(wordLongHei)
	}
	payee, err := declaration(&d).Payee(t)
	if err != nil {
		p.refuse(err)
		return payee, false
	}
	s.Tax.Column, s.Tax.Dependents = columnKeys[payee.Column], payee.Dependents
	p.explainBase(t)
	return payee, true
}

func declaration(d *employee.TaxDeclaration) withholding.Declaration {
	if d.Column == "" {
		return withholding.Declaration{}
	}
	return withholding.Declaration{
		Filed: d.Column == "kou", DayLaborer: d.Column == "hei", Spouse: d.SpouseCounted,
		Relatives: d.Relatives, Disabled: d.Disabled, Widow: d.Widow, SingleParent: d.SingleParent,
		WorkingStudent: d.WorkingStudent, FamilyDisabled: d.DisabledFamily,
		CohabitingDisabled: d.CohabitingSpecial,
	}
}

// knownColumn tells the columns of a declaration; none is the second.
func knownColumn(key string) bool {
	return key == "" || key == "kou" || key == "otsu" || key == "hei"
}

// columnKeys are the keys of the columns in files.
var columnKeys = map[withholding.Column]string{
	withholding.ColumnA: "kou", withholding.ColumnB: "otsu", withholding.ColumnC: "hei",
}

// incomeTax withholds on the taxable pay less social insurance.
//
// Law: 所法183-1 所法185-1
func (p *person) incomeTax() {
	t := p.trace(CodeTax)
	payee, ok := p.payee(t)
	if !ok {
		return
	}
	tax, err := p.taxOf(payee, t)
	if err != nil {
		p.refuse(err)
		return
	}
	p.takeTax(tax)
}

func (p *person) takeTax(tax yen.Amount) {
	p.slip.Tax.Tax = tax
	p.take(Line{Code: CodeTax, Name: textTax, Amount: tax})
}

// nonResident withholds one rate of the gross from somebody who is no resident.
//
// Law? 所法212-1 所法213-1
func (p *person) nonResident(t *why.Trace) {
	s := p.slip
	tax, err := p.terms.tax.NonResident(max(0, s.Taxable), t)
	if err != nil {
		p.refuse(err)
		return
	}
	s.Tax = TaxUsed{Column: "non-resident", Base: s.Taxable, Method: "non-resident"}
	p.takeTax(tax)
}

// taxOf chooses between the monthly table, the computer method and, for day laborers, the daily
// table.
//
// Law? 所法185-1-1 所法185-1-2 所法185-1-3 所法189-1
func (p *person) taxOf(payee withholding.Payee, t *why.Trace) (yen.Amount, error) {
	s := p.slip
	if payee.Column == withholding.ColumnC {
		standing, err := p.terms.tax.Standing(withholding.TableDaily)
		if err != nil {
			return 0, err
		}
		p.used(standing)
		s.Tax.Method = "daily"
		s.Facts.Days = max(1, (p.attendance().WorkedHalves+1)/2)
		return p.terms.tax.Daily(withholding.DailyPay{AfterInsurance: s.Tax.Base,
			Days: s.Facts.Days, Payee: payee}, t)
	}
	pay := withholding.Pay{AfterInsurance: s.Tax.Base, Payee: payee}
	s.Tax.Method = "table"
	if p.terms.Rules.ComputerTax && payee.Column == withholding.ColumnA {
		pay.Method = withholding.ByComputer
		s.Tax.Method = "computer"
	}
	return p.terms.tax.Monthly(pay, t)
}

// bonusMethods are the keys of the ways in files.
var bonusMethods = map[withholding.BonusWay]string{withholding.RateTable: "rate",
	withholding.NoPreviousMonth: "no-previous", withholding.OverTenTimes: "tenfold"}

// bonusTax withholds by the table of rates, or by the monthly table in its two exceptions.
//
// Law: 所法186-1 所法186-2
func (p *person) bonusTax(b *BonusEntry, before Earlier) {
	s, t := p.slip, p.trace(CodeTax)
	payee, ok := p.payee(t)
	if !ok {
		return
	}
	pay := withholding.BonusPay{AfterInsurance: s.Tax.Base, PreviousPay: before.LastMonth,
		Months: b.Months, Payee: payee}
	if p.terms.Rules.ComputerTax {
		pay.Method = withholding.ByComputer
	}
	s.Facts.LastMonth = before.LastMonth
	tax, err := p.terms.tax.Bonus(pay, t)
	if err != nil {
		p.refuse(err)
		return
	}
	p.used(tax.Standing)
	s.Tax.Method = bonusMethods[tax.Way]
	if tax.Way == withholding.NoPreviousMonth {
		p.warn(wordNoPrevious)
	}
	p.takeTax(tax.Tax)
}
