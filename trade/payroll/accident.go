package payroll

import (
	"romukura/law/accident"
	"romukura/law/why"
	"romukura/trade/client"
	"romukura/trade/employee"
)

// accidentRate looks up what an establishment pays for workers' compensation: what the labor bureau
// has notified, or the rate of its business on the day that decides about employment insurance.
func (t *Terms) accidentRate(p *place, e *client.Establishment) {
	p.accident.Business = e.AccidentBusiness
	if notified := e.AccidentRate.Ref(t.employmentDay()); notified != nil {
		p.accident.Notified = *notified
	}
	if t.accident == nil {
		p.rateErr = t.noAccident
		return
	}
	p.rate, p.rateErr = t.accident.RateOf(p.accident, nil)
}

// accidentInsurance reckons what the wages of this pay add to the employer's premium of workers'
// compensation. The employer bears it alone and owes it on the year's wages, so that a rate that is
// not known stops nobody's pay. Directors are no workers. What a construction business owes for its
// sites by contract price is not seen here.
//
// Law: 徴収法11-1 徴収法12-2
func (p *person) accidentInsurance() {
	t := p.trace(CodeAccident)
	switch {
	case p.slip.Wages <= 0:
	case p.contract.Status == employee.Director:
		p.noAccident(textAccidentDirector, t)
	case p.place.rateErr != nil:
		p.noAccident(textAccidentUnknown, t)
	default:
		wages := accident.YearWages{Wages: p.slip.Wages, Rate: p.place.rate}
		if t.On() {
			_, _ = p.terms.accident.RateOf(p.place.accident, t)
		}
		p.slip.Social.Employer.Accident = accident.Accrual(wages, t)
	}
}

func (p *person) noAccident(reason string, t *why.Trace) {
	if t.On() {
		t.Add(why.Step{Key: "accident.none", What: textAccident, Law: "徴収法11-1",
			Result: why.Yen(0), Note: reason})
	}
}
