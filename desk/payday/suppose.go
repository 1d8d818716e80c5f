package payday

import (
	"maps"
	"slices"

	"romukura/desk/book"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/history"
	"romukura/ground/yen"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Supposed are the inputs that a person may ask about: what would come out if they were so. As
// [Inputs] gives them they are those of the register.
type Supposed struct {
	Amounts    map[string]yen.Amount // of the contract, by item; of a bonus by the code of its line
	Age        int                   // on the last day of the pay
	Prefecture string                // of the establishment
	Dependents int                   // relatives of the tax declaration
	Standard   employee.Standard
}

// Agreed are the client's items that a contract names an amount for, in the order of the payslip.
func Agreed(c *book.Client, s *Supposed) []client.Item {
	var all []client.Item
	for _, it := range c.Profile.Items {
		if _, ok := s.Amounts[it.Code]; ok {
			all = append(all, it)
		}
	}
	return all
}

// Inputs are the inputs of somebody's pay as they are.
func Inputs(c *book.Client, a Asked) (Supposed, error) {
	e := c.EmployeeByID(a.Employee)
	if e == nil {
		return Supposed{}, ErrNobody
	}
	t, err := a.ordered().terms(c)
	if err != nil {
		return Supposed{}, err
	}
	day := t.Period.Through
	s := Supposed{Age: e.Born.AgeOn(day), Amounts: map[string]yen.Amount{}}
	if contract := contractOf(e, day); contract != nil {
		maps.Copy(s.Amounts, contract.Amounts)
		if place := c.Profile.EstablishmentByID(contract.Establishment); place != nil {
			s.Prefecture = place.Prefecture
		}
	}
	if d := e.Tax.Ref(t.Period.PayDay); d != nil {
		s.Dependents = d.Relatives
	}
	if standard := e.Insured.Standards.Ref(t.PremiumMonth().Last()); standard != nil {
		s.Standard = *standard
	}
	if !a.Bonus.IsZero() {
		s.Amounts = map[string]yen.Amount{}
		for _, b := range c.Bonuses {
			if b.Employee == a.Employee && b.Group == a.Group && b.PayDay == a.Bonus {
				s.Amounts[payroll.CodeBonus] = b.Amount
			}
		}
	}
	return s, nil
}

// ordered is the run that the figure is of.
func (a Asked) ordered() Ordered {
	if !a.Bonus.IsZero() {
		return Ordered{Group: a.Group, Kind: payroll.BonusPay, Month: a.Month, PayDay: a.Bonus}
	}
	return Ordered{Group: a.Group, Kind: payroll.MonthlyPay, Month: a.Month}
}

// contractOf is the contract of a day, or the last one of somebody who had left by then.
func contractOf(e *employee.Employee, day caldate.Date) *employee.Contract {
	if !e.Left.IsZero() && e.Left.Before(day) {
		day = e.Left
	}
	return e.Contracts.Ref(day)
}

// Suppose computes somebody's pay as it would be with other inputs, with the trace of every figure.
// The client stays as it is, and nothing is kept.
func Suppose(c *book.Client, a Asked, s Supposed) (*payroll.Slip, error) {
	now, err := Inputs(c, a)
	if err != nil {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	t, err := a.ordered().terms(c)
	if err != nil {
		return nil, err
	}
	day := t.Period.Through
	other := *c
	other.Employees = slices.Clone(c.Employees)
	e := other.EmployeeByID(a.Employee)
	if s.Age != now.Age {
		e.Born = e.Born.AddMonths(12 * (now.Age - s.Age))
	}
	s.contract(&other, e, day, now)
	if s.Dependents != now.Dependents {
		e.Tax = replaced(e.Tax, t.Period.PayDay, func(d *employee.TaxDeclaration) {
			d.Relatives = s.Dependents
		})
	}
	if s.Standard != now.Standard {
		e.Insured.Standards = replaced(e.Insured.Standards, t.PremiumMonth().Last(),
			func(x *employee.Standard) { *x = s.Standard })
	}
	s.bonus(&other, a, now)
	return Explain(&other, a)
}

// contract puts other amounts and another prefecture in the place of those of the day.
func (s *Supposed) contract(c *book.Client, e *employee.Employee, day caldate.Date, now Supposed) {
	e.Contracts = slices.Clone(e.Contracts)
	contract := contractOf(e, day)
	if contract == nil {
		return
	}
	amounts := maps.Clone(contract.Amounts)
	for code, a := range s.Amounts {
		if _, agreed := amounts[code]; agreed {
			amounts[code] = a
		}
	}
	contract.Amounts = amounts
	if s.Prefecture != now.Prefecture {
		c.Profile.Establishments = slices.Clone(c.Profile.Establishments)
		if place := c.Profile.EstablishmentByID(contract.Establishment); place != nil {
			place.Prefecture = s.Prefecture
		}
	}
}

func (s *Supposed) bonus(c *book.Client, a Asked, now Supposed) {
	amount, ok := s.Amounts[payroll.CodeBonus]
	if a.Bonus.IsZero() || !ok || amount == now.Amounts[payroll.CodeBonus] {
		return
	}
	c.Bonuses = slices.Clone(c.Bonuses)
	for i := range c.Bonuses {
		b := &c.Bonuses[i]
		if b.Employee == a.Employee && b.Group == a.Group && b.PayDay == a.Bonus {
			b.Amount = amount
		}
	}
}

// oldest is an age that nobody at work has.
const oldest = 110

func (s *Supposed) check() error {
	var faults fault.List
	if s.Age < 0 || s.Age > oldest {
		faults.Add(wordSupposedAge)
	}
	if s.Dependents < 0 || s.Dependents > 30 {
		faults.Add(wordSupposedDependents)
	}
	if s.Standard.Health < 0 || s.Standard.Pension < 0 {
		faults.Add(wordSupposedAmount)
	}
	for _, a := range s.Amounts {
		if a < 0 {
			faults.Add(wordSupposedAmount)
			break
		}
	}
	return faults.Err()
}

// replaced is a history in which what holds on a day is another; the history given stays.
func replaced[T any](h history.Of[T], day caldate.Date, change func(*T)) history.Of[T] {
	var v T
	h = slices.Clone(h)
	if held := h.Ref(day); held != nil {
		change(held)
		return h
	}
	change(&v)
	return h.With(day, v)
}
