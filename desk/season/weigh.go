package season

import (
	"romukura/desk/book"
	"romukura/law/yearend"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// Couple are two people of a client who could both claim a relative.
type Couple struct{ One, Other employee.ID }

// WhichClaims compares the year's tax of both when the one claims a relative with that when the
// other does. Nothing is filed.
//
// Law: 所法85-5 所令219
func WhichClaims(
	c *book.Client,
	s *settlement.Season,
	r settlement.Relative,
	by Couple,
) (settlement.Comparison, error) {
	v, err := View(c, s)
	if err != nil {
		return settlement.Comparison{}, err
	}
	scenario := func(mine, yours employee.ID) settlement.Scenario {
		name := ""
		if e := c.EmployeeByID(mine); e != nil {
			name = textClaimed(e.Number)
		}
		return settlement.Scenario{Name: name, Declarations: map[employee.ID][]settlement.Declaration{
			mine: v.Claiming(mine, r, true), yours: v.Claiming(yours, r, false)}}
	}
	return v.Weigh(settlement.Alternatives{
		One: scenario(by.One, by.Other), Other: scenario(by.Other, by.One)}), nil
}

// Away is a spouse who is settled by another employer, as far as he or she was told: with the
// relative, and without.
type Away struct {
	Employee      employee.ID // the one of the client
	With, Without yearend.Employee
}

// WhichClaimsAway compares the same where the other works elsewhere.
//
// Law: 所法85-5 所令219
func WhichClaimsAway(
	c *book.Client,
	s *settlement.Season,
	r settlement.Relative,
	a Away,
) (settlement.Comparison, error) {
	v, err := View(c, s)
	if err != nil {
		return settlement.Comparison{}, err
	}
	of := func(claims bool, other yearend.Employee) settlement.Scenario {
		name := textClaimedAway
		if e := c.EmployeeByID(a.Employee); claims && e != nil {
			name = textClaimed(e.Number)
		}
		return settlement.Scenario{Name: name, Outside: []yearend.Employee{other},
			Declarations: map[employee.ID][]settlement.Declaration{
				a.Employee: v.Claiming(a.Employee, r, claims)}}
	}
	return v.Weigh(settlement.Alternatives{
		One: of(true, a.Without), Other: of(false, a.With)}), nil
}
