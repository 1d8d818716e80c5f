package settlement

import (
	"reflect"
	"slices"

	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/yearend"
	"romukura/trade/client"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Basis is what a season is read beside.
type Basis struct {
	Client    *client.Client
	Employees []employee.Employee
	Runs      []payroll.Run
}

// View is a season beside the register and the year's pay, with the law of the year resolved. It is
// made anew when one of them has changed.
type View struct {
	Season *Season
	Law    *yearend.Tables

	client  *client.Client
	people  map[employee.ID]*employee.Employee
	facts   map[employee.ID]*Facts
	claims  map[employee.ID][]fault.Fault // what stands between people of the client
	periods map[skip]*payroll.Period
}

// Prepare reads a season. The error is a year whose law is not here.
func Prepare(s *Season, b Basis) (*View, error) {
	law, err := yearend.TablesFor(s.Year)
	if err != nil {
		return nil, err
	}
	v := &View{Season: s, Law: law, client: b.Client, facts: factsOf(b.Runs, s.Year),
		people:  make(map[employee.ID]*employee.Employee, len(b.Employees)),
		periods: map[skip]*payroll.Period{}}
	for i := range b.Employees {
		v.people[b.Employees[i].ID] = &b.Employees[i]
	}
	v.claims = v.crossed()
	return v, nil
}

// State is how far a person is.
type State string

// The states.
const (
	NotAsked  State = "not-asked"
	Waiting   State = "waiting" // for the person's answers, or for pay of the year
	GivenBack State = "returned"
	Ready     State = "ready"
	Computed  State = "computed"
	Approved  State = "approved"
	Paid      State = "paid"
)

// States are all states in their order.
func States() []State {
	return []State{NotAsked, Waiting, GivenBack, Ready, Computed, Approved, Paid}
}

// Look is one person as the season stands.
type Look struct {
	Employee employee.ID      `json:"employee"`
	Number   string           `json:"number"`
	State    State            `json:"state"`
	Missing  []Kind           `json:"missing,omitempty"` // declarations that are still needed
	Faults   []fault.Fault    `json:"faults,omitempty"`
	Input    yearend.Employee `json:"input"`
	// Stale says that a settlement is there, and its facts have changed since.
	Stale bool `json:"stale,omitempty"`
}

// Look says how far a person is, with everything that is missing or wrong.
//
// Law: 所法190 所法194-1 所法195の2 所法195の3 所法196
func (v *View) Look(p *Person) Look {
	g := v.gather(p)
	l := Look{Employee: p.Employee, State: Waiting, Missing: g.missing, Input: g.input}
	if g.who != nil {
		l.Number = g.who.Number
	}
	l.Faults = g.faults.All()
	last := p.Last()
	current := last != nil && equal(&last.Input, &g.input)
	l.Stale = last != nil && !current
	switch {
	case current && !last.PaidOn.IsZero():
		l.State = Paid
	case current && last.Approved():
		l.State = Approved
	case current:
		l.State = Computed
	case p.givenBack(v.Season.Year):
		l.State = GivenBack
	case p.Asked.IsZero() && len(p.Declarations) == 0 && len(g.missing) > 0:
		l.State = NotAsked
	case !g.faults.Stops():
		l.State = Ready
	}
	return l
}

// givenBack reports that a declaration of the year was returned and not filed again.
func (p *Person) givenBack(y yearend.IncomeYear) bool {
	return slices.ContainsFunc(Kinds(), func(k Kind) bool {
		d := p.Filed(k, y)
		return d != nil && d.GivenBack
	})
}

// Payments are the pays of a person's year that the settlement rests on.
func (v *View) Payments(p *Person) []Payment { return v.gather(p).facts.Payments }

func (v *View) factsOf(id employee.ID) *Facts {
	if f := v.facts[id]; f != nil {
		return f
	}
	return noFacts
}

// Concerned are the people of the register who had a pay in the year or are employed at its end:
// those whom the season is about.
func (v *View) Concerned(all []employee.Employee) []employee.ID {
	var out []employee.ID
	for i := range all {
		e := &all[i]
		if len(v.factsOf(e.ID).Payments) > 0 || e.EmployedOn(v.Season.Year.Last()) {
			out = append(out, e.ID)
		}
	}
	return out
}

// period is the pay period of a group and month, nil where the calendar does not know it.
func (v *View) period(group string, m caldate.Month) *payroll.Period {
	key := skip{group, m}
	if p, known := v.periods[key]; known {
		return p
	}
	v.periods[key] = nil
	if g := v.client.GroupByCode(group); g != nil {
		if _, p, err := payroll.CalendarOf(g, m); err == nil {
			v.periods[key] = &p
		}
	}
	return v.periods[key]
}

// equal compares what two settlements rest on.
func equal(a, b *yearend.Employee) bool { return reflect.DeepEqual(a, b) }
