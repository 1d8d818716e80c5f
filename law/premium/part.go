package premium

import "romukura/ground/yen"

// Split says what part of the base each side bears.
type Split struct{ Employee, Employer yen.Rate }

// Halves splits a rate into equal shares of employer and employee (労使折半).
//
// Law: 健保法161-1 厚年法82-1
func Halves(rate yen.Rate) Split {
	half := rate.Times(yen.Half)
	return Split{half, half}
}

// Total is the whole rate.
//
// Law: 健保法156-1 厚年法81-3
func (s Split) Total() yen.Rate { return s.Employee.Plus(s.Employer) }

// finestShare is the largest denominator of a share: the steps of the adjustment have two digits.
const finestShare = 10_000

// ValidShare reports whether a rate is an employee's share of the whole: above nought, at most the
// whole, and no finer than a ten-thousandth.
//
// Law: 健保法161-1 厚年法82-1
func ValidShare(share yen.Rate) bool {
	return share.Num > 0 && share.Num <= share.Den && share.Den <= finestShare
}

// With is the split in which the employee bears share of the whole. A share that is zero, or none
// by ValidShare, leaves the split as it is.
//
// Law: 健保法161-1 厚年法82-1
func (s Split) With(share yen.Rate) Split {
	if !ValidShare(share) {
		return s
	}
	employee := s.Total().Times(share)
	return Split{employee, s.Total().Plus(yen.Rate{Num: -employee.Num, Den: employee.Den})}
}

// Part is one levy for one person: exact, and what is deducted under its heading.
type Part struct {
	Total    yen.Exact
	Employee yen.Exact
	// Deducted is the whole yen taken from pay. Where several levies are rounded together the
	// joint amount stands under the first of them, and the others have zero.
	Deducted yen.Amount
}

// None is the part of a levy that is not due.
var None = Part{Total: yen.Exact{Num: 0, Den: 1}, Employee: yen.Exact{Num: 0, Den: 1}}

// Employer is what the employer bears of the part: all that is not deducted.
//
// Law: 健保法161-2 厚年法82-2
func (p Part) Employer() yen.Exact { return p.Total.Minus(p.Deducted.Exact()) }

// Less takes another part off, as when a second bonus of the month bears only what the first has
// not.
//
// Law: 健保法45-1 厚年法24の4-1
func (p Part) Less(o Part) Part {
	return Part{p.Total.Minus(o.Total), p.Employee.Minus(o.Employee), p.Deducted - o.Deducted}
}

// Levy is a split over a denominator that it shares with others, so that their parts add up
// without any search for one.
type Levy struct{ total, employee, den int64 }

// Levies brings splits to one denominator. Rates of the statutes and of societies have at most six
// decimals, which keeps every product with an amount inside 64 bits.
//
// Law: 健保法156-1 厚年法81-3
func Levies(splits ...Split) []Levy {
	den := int64(1)
	for _, s := range splits {
		den = common(den, common(s.Employee.Den, s.Employer.Den))
	}
	levies := make([]Levy, len(splits))
	for i, s := range splits {
		employee := s.Employee.Num * (den / s.Employee.Den)
		levies[i] = Levy{employee + s.Employer.Num*(den/s.Employer.Den), employee, den}
	}
	return levies
}

// On is the part of the levy on a base of whole yen, not yet rounded.
//
// Law: 健保法156-1 厚年法81-3
func (l Levy) On(base yen.Amount) Part {
	return Part{
		Total:    yen.Exact{Num: int64(base) * l.total, Den: l.den},
		Employee: yen.Exact{Num: int64(base) * l.employee, Den: l.den},
	}
}

// IsZero reports that the levy was never set.
func (l Levy) IsZero() bool { return l.den == 0 }

func common(a, b int64) int64 {
	x, y := a, b
	for y != 0 {
		x, y = y, x%y
	}
	return a / x * b
}
