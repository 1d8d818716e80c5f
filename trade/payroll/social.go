package payroll

import (
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/law/health"
	"romukura/law/insurer"
	"romukura/law/pension"
	"romukura/law/premium"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// Societies are the health insurance societies of a client's establishments, by their ids.
type Societies map[string]*insurer.Society

// socialTerms are the rates of the months whose premiums a run can deduct: the regular one, and the
// month after it, which somebody who leaves at the end of a month owes too.
type socialTerms struct {
	months [2]caldate.Month
	places [2]map[string]*health.Rates // by establishment
	guests [2]map[string]*health.Rates // by prefecture, for persons insured through another employer
	funds  [2]*pension.Rates

	insurers map[string]*insurer.Insurer // by establishment
}

// resolve looks up the rates for all establishments of the client.
func (s *socialTerms) resolve(t *Terms, societies Societies) (dated.Standing, error) {
	first := t.PremiumMonth()
	if t.Kind == BonusPay {
		first = t.Period.PayDay.Month()
	}
	s.months = [2]caldate.Month{first, first.Add(1)}
	if err := s.insurersOf(t, societies); err != nil {
		return 0, err
	}
	var worst dated.Standing
	for i, month := range s.months {
		fund, standing, err := pension.RatesFor(month)
		if err != nil {
			return 0, err
		}
		s.funds[i] = fund
		if i == 0 {
			worst = worst.Worse(standing)
		}
		s.places[i] = map[string]*health.Rates{}
		s.guests[i] = map[string]*health.Rates{}
		for id, in := range s.insurers {
			rates, standing, err := health.RatesFor(in, month)
			if err != nil {
				return 0, err
			}
			s.places[i][id] = rates
			if i == 0 {
				worst = worst.Worse(standing)
			}
		}
	}
	return worst, nil
}

// insurersOf names the insurer of each establishment, with the client's own way of rounding.
func (s *socialTerms) insurersOf(t *Terms, societies Societies) error {
	s.insurers = map[string]*insurer.Insurer{}
	for j := range t.Client.Establishments {
		place := &t.Client.Establishments[j]
		in, ok := insurerOf(place, societies)
		if !ok {
			return &UnknownSocietyError{place.Insurer}
		}
		if t.Rules.CashPremium {
			in.Profile.Share = yen.RaiseFrom50Sen
		}
		if together, ok := insurer.TogetherByKey(t.Rules.LeviesTogether); ok {
			in.Profile.Together = together
		}
		s.insurers[place.ID] = &in
	}
	return nil
}

// insurerOf is who insures the people of an establishment.
func insurerOf(place *client.Establishment, societies Societies) (insurer.Insurer, bool) {
	if place.Insurer != "" {
		s, ok := societies[place.Insurer]
		return insurer.Of(s), ok
	}
	p, ok := insurer.ParsePrefecture(place.Prefecture)
	return insurer.Association(p), ok
}

// UnknownSocietyError says that the office holds no table of a society that insures an establishment.
type UnknownSocietyError struct{ ID string }

// Error names the society and what to do.
func (e *UnknownSocietyError) Error() string { return textUnknownSociety + e.ID }

// socialInsurance deducts the premium of the month that this pay is for, and of the next month too
// from the last pay of somebody who leaves at the end of that month.
//
// Law: 健保法156-3 健保法167-1 厚年法19-1 厚年法84-1
func (p *person) socialInsurance() {
	owed := 0
	for i, month := range p.terms.social.months {
		if i > 0 && !p.lastPay() {
			break
		}
		if span := p.dueSpan(month, p.trace(CodeHealth)); span != nil {
			p.premiumOf(i, span)
			owed++
		}
	}
	p.slip.Social.Months = owed
	if owed > 0 {
		p.slip.Social.PremiumMonth = p.terms.social.months[0]
	}
	p.putPremiums()
}

// lastPay reports whether this is the last regular pay of somebody who left.
func (p *person) lastPay() bool {
	return !p.e.Left.IsZero() && !p.e.Left.After(p.terms.Period.Through)
}

// premiumOf adds the premium of one month to the slip.
func (p *person) premiumOf(i int, span *employee.SocialSpan) {
	month := p.terms.social.months[i]
	standard := p.e.Insured.Standards.Ref(month.Last())
	if standard == nil {
		p.faults.Add(fault.Fault{Code: "standard.none", Message: textNoStandard,
			Remedy: textNoStandardRemedy, Law: "健保法42-1 厚年法22-1"})
		return
	}
	s := &p.slip.Social
	s.Health, s.Pension = standard.Health, standard.Pension
	p.slip.Facts.StandardCause = standard.Cause
	exempt := p.exemptIn(month, p.trace(CodeHealth))
	if exempt != "" {
		s.Exempt = exempt
	}
	if !span.PensionOnly {
		p.healthPremium(i, standard, exempt != "")
	}
	if !span.HealthOnly && !p.overSeventy(month) {
		p.pensionPremium(i, standard, exempt != "")
	} else {
		p.slip.Facts.OverSeventy = p.overSeventy(month)
	}
}

func (p *person) healthPremium(i int, standard *employee.Standard, exempt bool) {
	month := p.terms.social.months[i]
	rates, err := p.healthRates(i)
	if err != nil {
		p.refuse(err)
		return
	}
	if p.healthLost(month) {
		return
	}
	s := &p.slip.Social
	s.Care = p.paysCare(month, p.trace(CodeHealth))
	who := health.Person{Standard: standard.Health, Care: s.Care, Exempt: exempt,
		Share: p.share(month), Proportion: p.proportion(month), Notified: p.notified(month).Health}
	s.addHealth(rates.Premium(who, p.trace(CodeHealth)))
	p.rates[atHealth] = rates.General().Total()
}

// addHealth adds a premium of health insurance under the heads of the payslip: what is rounded as one
// sum stands under health insurance.
func (s *Social) addHealth(h health.Premium) {
	s.Employee.Health += h.General.Deducted
	s.Employee.Care += h.Care.Deducted
	s.Employee.Support += h.Support.Deducted
	s.Whole.Health = plus(s.Whole.Health, h.Total)
	s.Employer.Health += yen.Truncate.Round(h.Employer)
}

func (p *person) pensionPremium(i int, standard *employee.Standard, exempt bool) {
	month := p.terms.social.months[i]
	rates := p.terms.social.funds[i]
	who := pension.Person{Standard: standard.Pension, Exempt: exempt, Share: p.share(month),
		Proportion: p.proportion(month), Notified: p.notified(month).Pension,
		Rounding: p.terms.shareRounding()}
	p.slip.Social.addPension(rates.Premium(who, p.trace(CodePension)))
	p.rates[atPension] = rates.Rate()
}

func (s *Social) addPension(f pension.Premium) {
	s.Employee.Pension += f.Deducted
	s.Whole.Pension = plus(s.Whole.Pension, f.Total)
	s.Whole.Child = plus(s.Whole.Child, f.Contribution.Total)
	s.Employer.Pension += yen.Truncate.Round(f.Employer)
	s.Employer.Child += yen.Truncate.Round(f.Contribution.Total)
}

// plus adds to a sum that may not have begun.
func plus(sum, e yen.Exact) yen.Exact {
	if sum.Den == 0 {
		return e
	}
	return sum.Plus(e)
}

// putPremiums writes the lines of the payslip.
func (p *person) putPremiums() {
	e := &p.slip.Social.Employee
	for i, amount := range [...]yen.Amount{e.Health, e.Care, e.Support, e.Pension} {
		p.take(Line{Code: premiumCodes[i], Name: premiumNames[i], Amount: amount, Rate: p.rates[i]})
	}
}

// healthRates are the rates of the person's establishment, or of the prefecture whose insurer a person
// with two employers selected.
func (p *person) healthRates(i int) (*health.Rates, error) {
	two, ok := p.e.Insured.TwoEmployers.At(p.terms.social.months[i].Last())
	if !ok || two.Prefecture == "" {
		return p.terms.social.places[i][p.slip.Establishment], nil
	}
	if r := p.terms.social.guests[i][two.Prefecture]; r != nil {
		return r, nil
	}
	prefecture, _ := insurer.ParsePrefecture(two.Prefecture)
	in := insurer.Association(prefecture)
	rates, _, err := health.RatesFor(&in, p.terms.social.months[i])
	if err == nil {
		p.terms.social.guests[i][two.Prefecture] = rates
	}
	return rates, err
}

func (p *person) share(month caldate.Month) yen.Rate {
	share, _ := p.e.Insured.Shares.At(month.Last())
	return share
}

func (p *person) proportion(month caldate.Month) premium.Proportion {
	two, _ := p.e.Insured.TwoEmployers.At(month.Last())
	return premium.Proportion{Own: two.Own, Sum: two.Sum}
}

func (p *person) notified(month caldate.Month) employee.TwoEmployers {
	two, _ := p.e.Insured.TwoEmployers.At(month.Last())
	return two
}

// bonusInsurance takes the premiums of a bonus with the rates of the month in which it is paid.
//
// Law: 健保法45-1 健保法156-3 厚年法24の4-1
func (p *person) bonusInsurance(b BonusEntry, before Earlier) {
	s, month := &p.slip.Social, p.terms.social.months[0]
	span := p.dueSpan(month, p.trace(CodeHealth))
	if span == nil {
		return
	}
	s.PremiumMonth, s.Months = month, 1
	exempt := p.exemptIn(month, p.trace(CodeHealth))
	s.Exempt = exempt
	rates, err := p.healthRates(0)
	if err != nil {
		p.refuse(err)
		return
	}
	if !span.PensionOnly && !p.healthLost(month) {
		s.Care = p.paysCare(month, p.trace(CodeHealth))
		out := rates.Bonus(health.Bonus{Paid: b.Amount, Earlier: before.InMonth,
			Year: before.HealthInYear, Care: s.Care, Exempt: exempt != "", Share: p.share(month),
			Proportion: p.proportion(month)}, p.trace(CodeHealth))
		s.Health = out.Counted
		s.addHealth(out.Premium)
	}
	if !span.HealthOnly && !p.overSeventy(month) {
		out := p.terms.social.funds[0].Bonus(pension.Bonus{Paid: b.Amount, Earlier: before.InMonth,
			Exempt: exempt != "", Share: p.share(month), Proportion: p.proportion(month),
			Rounding: p.terms.shareRounding()}, p.trace(CodePension))
		s.Pension = out.Counted
		s.addPension(out.Premium)
	}
	p.putPremiums()
}

// premiumCodes are the lines of social insurance, in the order of the payslip.
var premiumCodes = [...]string{CodeHealth, CodeCare, CodeSupport, CodePension}

// Places in premiumCodes.
const (
	atHealth = iota
	atCare
	atSupport
	atPension
)
