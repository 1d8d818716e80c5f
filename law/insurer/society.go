package insurer

import (
	"romukura/ground/caldate"
	"romukura/law/dated"
	"romukura/law/premium"
)

// Society is a health insurance society with its dated terms.
type Society struct {
	ID    string
	terms *dated.Series[Terms]
}

// Terms are the rates of a society from one day on, and how it rounds.
type Terms struct {
	Health premium.Split
	Care   premium.Split
	// Support is set where the society charges another rate or split than the statute's halves.
	Support    premium.Split
	OwnSupport bool
	// DependentCare is true where an insured person below 40 or from 65 with a dependent of 40 to
	// 64 pays the care premium (特定被保険者).
	DependentCare bool
	Profile       Profile
}

// Enactment is one table of a society as the office holds it: the name carries the day.
type Enactment struct {
	Name string
	Data []byte
}

// At is the society's terms in force for a premium month.
//
// Law: 健保法160-13 健保法162
func (s *Society) At(m caldate.Month) (*dated.Entry[Terms], dated.Standing, error) {
	return s.terms.At(m.First())
}

// First is the first month for which the society's terms are held.
//
// Law: 健保法160-13
func (s *Society) First() caldate.Month { return s.terms.First().Month() }

// KnownThrough is the last day for which the society's terms are known.
//
// Law: 健保法160-13
func (s *Society) KnownThrough() caldate.Date { return s.terms.KnownThrough() }

// ChargesDependentCare reports whether a person who is outside 40 to 64 pays care premiums for a
// dependent in that month: never at the Association.
//
// Law: 健保法附則7-1
func (i *Insurer) ChargesDependentCare(m caldate.Month) bool {
	if i.Kind != SocietyKind || i.Society == nil {
		return false
	}
	e, _, err := i.Society.At(m)
	return err == nil && e.Value.DependentCare
}

// ProfileOn is how premiums of a month are rounded: what the office set goes before the society's
// table.
//
// Law: 通貨法3-1
func (i *Insurer) ProfileOn(m caldate.Month) Profile {
	if i.Kind != SocietyKind || i.Society == nil {
		return i.Profile
	}
	e, _, err := i.Society.At(m)
	if err != nil {
		return i.Profile
	}
	return i.Profile.Over(e.Value.Profile)
}
