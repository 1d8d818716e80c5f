package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/yen"
	"romukura/law/coverage"
	"romukura/law/health"
	"romukura/law/insurer"
	"romukura/law/pension"
	"romukura/law/premium"
	"romukura/law/why"
	"romukura/trade/employee"
)

// dues are the premiums of one month that a pay bears.
type dues struct{ health, pension bool }

// socialInsurance deducts the premiums that this pay bears: of the month before, or of the month
// itself by the client's setting; of both from the last pay of somebody who leaves at the end of
// a month, and from a first pay that comes a month late.
//
// Law: 健保法156-3 健保法167-1 厚年法19-1 厚年法84-1
func (p *person) socialInsurance() {
	if p.gone() {
		return // the last regular pay has borne what was due
	}
	pay := coverage.Pay{Month: p.terms.Period.Month, Last: p.lastPay(),
		First: !p.e.Hired.Before(p.terms.Period.From)}
	if p.terms.Rules.CollectSameMonth {
		pay.Collection = coverage.ThisMonth
	}
	var due [2]dues
	t := p.trace(CodeHealth)
	for i := range p.e.Insured.Social {
		s := &p.e.Insured.Social[i]
		if span, ok := p.healthSpan(s); ok {
			months := span.Collect(pay, t)
			due[0].health = due[0].health || months.Has(p.terms.months[0])
			due[1].health = due[1].health || months.Has(p.terms.months[1])
			p.uncollected(s, pay)
		}
		if span, ok := p.pensionSpan(s); ok {
			months := span.Collect(pay, p.trace(CodePension))
			due[0].pension = due[0].pension || months.Has(p.terms.months[0])
			due[1].pension = due[1].pension || months.Has(p.terms.months[1])
		}
	}
	p.ages(p.terms.PremiumMonth())
	for i := range due {
		if due[i] != (dues{}) {
			p.monthly(i, due[i])
		}
	}
	p.putPremiums()
}

// uncollected warns of months before those that a first pay may bear: they are owed, and the Acts
// let no pay be cut for them.
//
// Law: 健保法167-1 厚年法84-1
func (p *person) uncollected(s *employee.SocialSpan, pay coverage.Pay) {
	if pay.First && !s.Acquired.Before(p.e.Hired) &&
		s.Acquired.Month().Before(p.terms.months[0]) {
		p.warn(wordUncollected)
	}
}

// ages notes what has ended by age in a month, so that the next comparison can say so.
func (p *person) ages(month caldate.Month) {
	p.slip.Facts.OverSeventy = pension.OverSeventy(p.e.Born, month)
	p.slip.Facts.HealthEnded = !month.Before(health.LossByAge(p.e.Born).Month())
}

// monthly adds the premiums of one month to the slip.
func (p *person) monthly(i int, due dues) {
	month, s := p.terms.months[i], &p.slip.Social
	if s.Months++; s.Months == 1 {
		s.PremiumMonth = month
	}
	exempt := p.exemptIn(month, p.trace(CodeHealth))
	if exempt != "" {
		s.Exempt = exempt
	}
	standard := p.e.Insured.Standards.Ref(month.Last())
	switch {
	case exempt != "" && standard == nil:
		return
	case exempt == "" && (standard == nil || due.health && standard.Health == 0 ||
		due.pension && standard.Pension == 0):
		p.stop(wordNoStandard)
		return
	}
	s.Health, s.Pension = standard.Health, standard.Pension
	p.slip.Facts.StandardCause = standard.Cause
	share := p.shareIn(month)
	if due.health {
		p.healthPremium(i, health.Person{Standard: standard.Health, Exempt: exempt != "",
			Share: share.rate, Proportion: share.proportion, Notified: share.notified.Health})
	}
	if due.pension {
		p.pensionPremium(i, pension.Person{Standard: standard.Pension, Exempt: exempt != "",
			Share: share.rate, Proportion: share.proportion, Notified: share.notified.Pension,
			Rounding: p.terms.shareRounding()})
	}
}

func (p *person) healthPremium(i int, who health.Person) {
	l := p.leviesIn(i)
	if l == nil {
		return
	}
	who.Care = p.paysCare(i, p.trace(CodeHealth))
	p.showRates(l, who.Care, who.Exempt)
	p.slip.Social.addHealth(l.rates.Premium(who, p.trace(CodeHealth)))
}

// showRates notes the rates that a premium was taken by.
func (p *person) showRates(l *levies, care, exempt bool) {
	p.slip.Social.Care = care
	if exempt {
		return
	}
	f, with := &p.slip.Facts.Levies, 0
	f.General, f.Support, f.Care = l.taken.General, l.taken.Support, yen.Rate{}
	if care {
		f.Care, with = l.taken.Care, 1
	}
	copy(p.rates[:], l.line[with][:])
}

// addHealth adds a premium of health insurance under the heads of the payslip: what is rounded as
// one sum stands under health insurance.
func (s *Social) addHealth(h health.Premium) {
	s.Employee.Health += h.General.Deducted
	s.Employee.Care += h.Care.Deducted
	s.Employee.Support += h.Support.Deducted
	s.Whole.Health = plus(s.Whole.Health, h.Total)
}

func (p *person) pensionPremium(i int, who pension.Person) {
	fund := p.fundIn(i)
	if fund == nil {
		return
	}
	if !who.Exempt {
		p.rates[atPension], p.slip.Facts.Levies.Pension = fund.Rate(), fund.Rate()
	}
	p.slip.Social.addPension(fund.Premium(who, p.trace(CodePension)))
}

func (s *Social) addPension(f pension.Premium) {
	s.Employee.Pension += f.Deducted
	s.Whole.Pension = plus(s.Whole.Pension, f.Total)
	s.Whole.Child = plus(s.Whole.Child, f.Contribution.Total)
}

// employer is what the employer bears of the whole: what is left of it, cut below the yen.
//
// Law: 健保法161-1 健保法161-2 厚年法82-1 厚年法82-2
func (s *Social) employer() {
	of := func(whole yen.Exact, employee yen.Amount) yen.Amount {
		if whole.Den == 0 {
			return 0
		}
		return yen.Truncate.Round(whole) - employee
	}
	e := &s.Employee
	s.Employer.Health = of(s.Whole.Health, e.Health+e.Care+e.Support)
	s.Employer.Pension = of(s.Whole.Pension, e.Pension)
	s.Employer.Child = of(s.Whole.Child, 0)
}

// plus adds to a sum that may not have begun.
func plus(sum, e yen.Exact) yen.Exact {
	if sum.Den == 0 {
		return e
	}
	return sum.Plus(e)
}

// putPremiums writes the lines of the payslip, and what the employer bears beside them.
func (p *person) putPremiums() {
	p.slip.Social.employer()
	e := &p.slip.Social.Employee
	for i, amount := range [...]yen.Amount{e.Health, e.Care, e.Support, e.Pension} {
		p.take(Line{Code: premiumCodes[i], Name: premiumNames[i], Amount: amount, Rate: p.rates[i]})
		p.explainLine(i, amount)
	}
}

// explainLine ends the explanation of a premium with what stands on the payslip: where levies are
// rounded apart, or two months are taken, no step before it has that sum.
func (p *person) explainLine(i int, amount yen.Amount) {
	if amount == 0 || !p.in.Explain {
		return
	}
	code := CodeHealth
	if i == atPension {
		code = CodePension
	}
	p.trace(code).Add(why.Step{Key: "premium.line", What: premiumNames[i] + textOnSlip,
		Law: "健保法167-1 厚年法84-1", Result: why.Yen(amount), Inputs: []why.Input{
			why.In(textMonthsTaken, why.Count(p.slip.Social.Months, textMonthUnit))}})
}

// insurerIn is who insures the person in a month: the insurer of the establishment, or for a person
// with two employers that of the prefecture selected.
func (p *person) insurerIn(i int) *insurer.Insurer {
	two, ok := p.e.Insured.TwoEmployers.At(p.terms.months[i].Last())
	if !ok || two.Prefecture == "" {
		return &p.place.insurer
	}
	prefecture, _ := insurer.ParsePrefecture(two.Prefecture)
	in := insurer.Association(prefecture)
	p.terms.rounding(&in)
	return &in
}

// leviesIn are the rates of a month. Nil is a fault already told.
func (p *person) leviesIn(i int) *levies {
	l, err := p.place.levies[i], p.place.err[i]
	if in := p.insurerIn(i); in != &p.place.insurer {
		l, err = p.terms.leviesOf(in, i)
	}
	if err != nil {
		p.refuse(err)
		return nil
	}
	p.used(l.rates.Standing())
	return l
}

func (p *person) fundIn(i int) *pension.Rates {
	fund := p.terms.funds[i]
	if fund == nil {
		_, _, err := pension.RatesFor(p.terms.months[i])
		p.refuse(err)
		return nil
	}
	p.used(fund.Standing())
	return fund
}

// share is what of a premium falls on this employer and on the person.
type share struct {
	rate       yen.Rate
	proportion premium.Proportion
	notified   employee.TwoEmployers
}

// shareIn is the person's share in a month: where it is not half, and what the pension office
// notified for a person with two employers.
//
// Law: 健保法161-1 厚年法82-1 健保法161-4 健保令47-1 厚年令4-1
func (p *person) shareIn(month caldate.Month) share {
	var s share
	if rate, ok := p.e.Insured.Shares.At(month.Last()); ok && rate.Num != 0 {
		if !premium.ValidShare(rate) {
			p.stop(wordBadShare)
		}
		s.rate = rate
	}
	if two, ok := p.e.Insured.TwoEmployers.At(month.Last()); ok {
		s.notified = two
		s.proportion = premium.Proportion{Own: two.Own, Sum: two.Sum}
	}
	p.slip.Facts.Share, p.slip.Facts.TwoEmployers = s.rate, s.notified
	return s
}

// bonusInsurance takes the premiums of a bonus with the rates of the month in which it is paid. Of
// a person with two employers the bonuses of both make one standard, which each bears by its own.
//
// Law: 健保法45-1 健保法156-3 健保法161-4 厚年法24の4-1 厚年令4-1
func (p *person) bonusInsurance(b *BonusEntry, before Earlier) {
	const this = 1
	due := p.bonusDues()
	p.ages(p.terms.months[this])
	if due == (dues{}) {
		return
	}
	s, month := &p.slip.Social, p.terms.months[this]
	s.PremiumMonth, s.Months = month, 1
	exempt := p.exemptIn(month, p.trace(CodeHealth))
	s.Exempt = exempt
	share := p.shareIn(month)
	share.proportion = premium.Proportion{}
	paid := b.Amount + b.Elsewhere
	if b.Elsewhere > 0 {
		share.proportion = premium.Proportion{Own: b.Amount, Sum: paid}
	}
	if due.health {
		if l := p.leviesIn(this); l != nil {
			care := p.paysCare(this, p.trace(CodeHealth))
			p.showRates(l, care, exempt != "")
			out := l.rates.Bonus(health.Bonus{Paid: paid, Earlier: before.InMonth,
				Year: before.HealthInYear, Care: care, Exempt: exempt != "", Share: share.rate,
				Proportion: share.proportion, Notified: b.NotifiedHealth}, p.trace(CodeHealth))
			s.Health = out.Counted
			s.addHealth(out.Premium)
		}
	}
	if fund := p.fundIn(this); due.pension && fund != nil {
		if exempt == "" {
			p.rates[atPension], p.slip.Facts.Levies.Pension = fund.Rate(), fund.Rate()
		}
		out := fund.Bonus(pension.Bonus{Paid: paid, Earlier: before.InMonth, Exempt: exempt != "",
			Share: share.rate, Proportion: share.proportion, Notified: b.NotifiedPension,
			Rounding: p.terms.shareRounding()}, p.trace(CodePension))
		s.Pension = out.Counted
		s.addPension(out.Premium)
	}
	p.putPremiums()
}

// bonusDues tells which premiums are due on a bonus by its day and the month.
//
// Law: 健保法156-3 厚年法19-1
func (p *person) bonusDues() dues {
	var due dues
	for i := range p.e.Insured.Social {
		s := &p.e.Insured.Social[i]
		if span, ok := p.healthSpan(s); ok && !due.health {
			due.health = span.BonusDue(p.slip.PayDay, p.trace(CodeHealth)).IsDue()
		}
		if span, ok := p.pensionSpan(s); ok && !due.pension {
			due.pension = span.BonusDue(p.slip.PayDay, p.trace(CodePension)).IsDue()
		}
	}
	return due
}

// premiumCodes are the lines of social insurance, in the order of the payslip.
var premiumCodes = [...]string{CodeHealth, CodeCare, CodeSupport, CodePension}

// atPension is the place of pension in premiumCodes, behind the three of health insurance.
const atPension = 3
