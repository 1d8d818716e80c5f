package laborins

import (
	"romukura/ground/yen"
	"romukura/law/why"
)

// Payment is what one insured person is paid at one time: pay of a month, or a bonus. There is
// no cap and no cut to 1,000 yen.
type Payment struct {
	Wages    yen.Amount // wages of labor insurance that fell due, taxable or not
	Business Business
	Worker   yen.Rounding // zero: deducted from pay, a fraction of 50 sen or less is dropped
}

// Shares are the premium of one payment by who bears it.
type Shares struct {
	Worker   yen.Amount // deducted from pay
	Employer yen.Amount // the employer's burden, reckoned for the books
	Total    yen.Amount // the premium on these wages as a whole
}

// Premium computes the employment insurance premium (雇用保険料) of one payment. The worker's share is
// rounded to the yen by the rule for deductions; the employer's share and the whole are reckoned
// for the month and cut below the yen, for they are owed only on the year's wages together.
//
// Law: 徴収法31-1-1 徴収法31-3 徴収法32-1 通貨法3-1
func (r *Rates) Premium(p Payment, t *why.Trace) Shares {
	if p.Business > Construction || p.Business == 0 {
		return Shares{}
	}
	rounding := p.Worker
	if rounding == 0 {
		rounding = yen.DropTo50Sen
	}
	rate := &r.byKind[p.Business]
	worker := p.Wages.Times(rate.Worker)
	s := Shares{
		Worker:   rounding.Round(worker),
		Employer: yen.Truncate.Round(p.Wages.Times(rate.Employer)),
		Total:    yen.Truncate.Round(p.Wages.Times(rate.Total)),
	}
	if t.On() {
		r.explain(p, s, t)
	}
	return s
}

// Deduction is the worker's share alone, as it is deducted from pay.
//
// Law: 徴収法32-1 徴収法31-1-1 通貨法3-1
func (r *Rates) Deduction(wages yen.Amount, b Business, t *why.Trace) yen.Amount {
	return r.Premium(Payment{Wages: wages, Business: b}, t).Worker
}

func (r *Rates) explain(p Payment, s Shares, t *why.Trace) {
	rate := r.byKind[p.Business]
	rounding := p.Worker
	if rounding == 0 {
		rounding = yen.DropTo50Sen
	}
	table := why.From(r.source, r.standing, p.Business.Label())
	t.Add(why.Step{
		Key: "employment.worker", What: textWorkerShare, Law: lawWorker,
		Inputs: []why.Input{
			why.In(textWages, why.Yen(p.Wages)), why.In(textWorkerRate, why.Rate(rate.Worker)),
			why.In(textUnrounded, why.Exact(p.Wages.Times(rate.Worker))),
		},
		Table: table, Rounding: rounding, Result: why.Yen(s.Worker),
	})
	t.Add(why.Step{
		Key: "employment.employer", What: textEmployerShare, Law: lawEmployer,
		Inputs: []why.Input{
			why.In(textWages, why.Yen(p.Wages)), why.In(textEmployerRate, why.Rate(rate.Employer)),
			why.In(textTwoProjects, why.Rate(rate.TwoProjects)),
		},
		Table: table, Rounding: yen.Truncate, Result: why.Yen(s.Employer), Note: textYearly,
	})
	t.Add(why.Step{
		Key: "employment.total", What: textTotal, Law: lawTotal,
		Inputs: []why.Input{
			why.In(textWages, why.Yen(p.Wages)), why.In(textTotalRate, why.Rate(rate.Total)),
		},
		Table: table, Rounding: yen.Truncate, Result: why.Yen(s.Total), Note: textYearly,
	})
}
