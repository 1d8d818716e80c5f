package health

import (
	"romukura/ground/yen"
	"romukura/law/insurer"
	"romukura/law/premium"
	"romukura/law/why"
)

// Person is what the premium of a month depends on beside the rates.
type Person struct {
	Standard yen.Amount // standard monthly remuneration of health insurance
	Care     bool       // pays the care premium this month: see PayingCare
	Exempt   bool       // exempt for leave this month: see law/exemption
	// Share is the insured person's share of the whole where it is not the insurer's own: half of
	// 25/50 is 1/4. Zero is the insurer's own.
	Share yen.Rate
	// Proportion is set for a person with two or more employers.
	Proportion premium.Proportion
	// Notified is the employee's amount that the office notified for a person with two or more
	// employers; zero is none.
	Notified yen.Amount
}

// Premium is the premium of one person and month, or of one bonus.
type Premium struct {
	General premium.Part // health without the support levy
	Care    premium.Part
	Support premium.Part
	// Employee is what is deducted from pay, Total the whole, Employer what is left of it.
	Employee yen.Amount
	Total    yen.Exact
	Employer yen.Exact
}

var nothing = Premium{
	General: premium.None, Care: premium.None, Support: premium.None,
	Total: premium.None.Total, Employer: premium.None.Total,
}

// Premium computes the premium of one person for the month: general, care and support levy, each
// exact, then the employee's share rounded as the insurer's profile says, and the employer's as
// what is left.
//
// Law: 健保法156-1 健保法156-2 健保法161-1 健保法161-2 通貨法3-1
func (r *Rates) Premium(p Person, t *why.Trace) Premium {
	if p.Exempt {
		r.explainExempt(t)
		return nothing
	}
	out := r.compute(p)
	if t.On() {
		r.explain(p, &out, t)
	}
	return out
}

func (r *Rates) compute(p Person) Premium {
	out := nothing
	lv := r.levy
	if p.Share.Num != 0 {
		lv = r.shared(p.Share)
	}
	out.General = lv[general].On(p.Standard)
	if p.Care {
		out.Care = lv[care].On(p.Standard)
	}
	if r.split[support].Employee.Num != 0 || r.split[support].Employer.Num != 0 {
		out.Support = lv[support].On(p.Standard)
	}
	if !p.Proportion.Sole() {
		out.General = p.Proportion.Of(out.General)
		out.Care, out.Support = p.Proportion.Of(out.Care), p.Proportion.Of(out.Support)
	}
	r.deduct(&out)
	if p.Notified != 0 {
		out.General.Deducted, out.Care.Deducted, out.Support.Deducted = p.Notified, 0, 0
		out.Employee = p.Notified
	}
	r.total(&out)
	return out
}

// shared are the levies of a person who bears another share than the insurer's own.
//
// Law? 健保法161-1
func (r *Rates) shared(share yen.Rate) []premium.Levy {
	return premium.Levies(
		r.split[general].With(share), r.split[care].With(share), r.split[support].With(share))
}

// deduct rounds the employee's share: all levies as one sum, the support levy apart, or each
// apart, as the profile says.
//
// Law: 通貨法3-1 健保法161-1
func (r *Rates) deduct(out *Premium) {
	round := r.profile.Share.Round
	g, c, s := &out.General, &out.Care, &out.Support
	switch r.profile.Together {
	case insurer.EachApart:
		g.Deducted, c.Deducted = round(g.Employee), round(c.Employee)
		s.Deducted = round(s.Employee)
	case insurer.SupportApart:
		g.Deducted, s.Deducted = round(plus(g.Employee, c.Employee)), round(s.Employee)
	default:
		g.Deducted = round(plus(plus(g.Employee, c.Employee), s.Employee))
	}
	out.Employee = g.Deducted + c.Deducted + s.Deducted
}

// total adds up the whole. A society that rounds per person does so on the sums it rounds for the
// employee, so that employee and employer of its printed table make up the total.
//
// Law: 健保法156-1 健保法161-2
func (r *Rates) total(out *Premium) {
	g, c, s := &out.General, &out.Care, &out.Support
	if r.profile.Person != 0 {
		round := func(e yen.Exact) yen.Exact { return r.profile.Person.Round(e).Exact() }
		switch r.profile.Together {
		case insurer.EachApart:
			g.Total, c.Total, s.Total = round(g.Total), round(c.Total), round(s.Total)
		case insurer.SupportApart:
			g.Total, c.Total = round(plus(g.Total, c.Total)), premium.None.Total
			s.Total = round(s.Total)
		default:
			g.Total = round(plus(plus(g.Total, c.Total), s.Total))
			c.Total, s.Total = premium.None.Total, premium.None.Total
		}
	}
	out.Total = plus(plus(g.Total, c.Total), s.Total)
	out.Employer = out.Total.Minus(out.Employee.Exact())
}

// plus adds without a search for a common denominator where one side is nought, which is the case
// of a person who pays no care premium.
func plus(a, b yen.Exact) yen.Exact {
	switch {
	case b.Num == 0:
		return a
	case a.Num == 0:
		return b
	}
	return a.Plus(b)
}

func (p Premium) less(o Premium) Premium {
	return Premium{
		General: p.General.Less(o.General), Care: p.Care.Less(o.Care),
		Support:  p.Support.Less(o.Support),
		Employee: p.Employee - o.Employee, Total: p.Total.Minus(o.Total),
		Employer: p.Employer.Minus(o.Employer),
	}
}
