package settlement

import (
	"slices"

	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/why"
	"romukura/law/yearend"
	"romukura/trade/employee"
)

// Scenario is what would be declared instead of what was: which of two spouses claims a child, say.
// Nothing of it is filed.
type Scenario struct {
	Name string
	// Declarations are those that the people of the client would file.
	Declarations map[employee.ID][]Declaration
	// Outside are people who are settled elsewhere, such as a spouse with another employer, as far as
	// they were told.
	Outside []yearend.Employee
}

// Alternatives are two scenarios of the same people.
type Alternatives struct{ One, Other Scenario }

// Outcome is what a scenario gives.
type Outcome struct {
	Name   string     `json:"name"`
	People []Settling `json:"people"`
	Annual yen.Amount `json:"annual"` // the annual tax of all of them
	// Whole is false where somebody cannot be settled: then the sum says nothing.
	Whole bool `json:"whole"`
}

// Settling is one person in a scenario. Employee is empty for people outside.
type Settling struct {
	Employee employee.ID    `json:"employee,omitempty"`
	Number   string         `json:"number,omitempty"`
	Result   yearend.Result `json:"result"`
	Why      *why.Trace     `json:"why,omitempty"`
	Faults   []fault.Fault  `json:"faults,omitempty"` // why the person cannot be settled, and warnings
	Settled  bool           `json:"settled"`
}

// Comparison sets two scenarios side by side.
type Comparison struct {
	One   Outcome `json:"one"`
	Other Outcome `json:"other"`
	// Lines are the lines of each person that differ, people in the order of the outcomes.
	Lines [][]Beside `json:"lines"`
	// Saves is by how much the other scenario's tax is lower; below 0 it is higher.
	Saves yen.Amount `json:"saves"`
	// Notes are what the figures do not show.
	Notes []fault.Fault `json:"notes"`
}

// Beside is a line of the ledger in both scenarios.
type Beside struct {
	Line  yearend.Line `json:"line"`
	One   yen.Amount   `json:"one"`
	Other yen.Amount   `json:"other"`
	// Why are the steps by which either comes about, where they were explained.
	Why [2][]why.Step `json:"why"`
}

// Weigh settles two scenarios for the same people and compares them line by line. The season stays
// as it is. People who cannot be settled yet, because pay of the year is still to come, are
// computed from what stands, and that is told.
//
// Law: 所法190
func (v *View) Weigh(a Alternatives) Comparison {
	who := involved(a.One, a.Other)
	c := Comparison{One: v.outcome(a.One, who), Other: v.outcome(a.Other, who)}
	for i := range min(len(c.One.People), len(c.Other.People)) {
		c.Lines = append(c.Lines, beside(&c.One.People[i], &c.Other.People[i]))
	}
	if c.One.Whole && c.Other.Whole {
		c.Saves = c.One.Annual - c.Other.Annual
	}
	note := wordOtherTaxes.at("scenario")
	note.Severity = fault.Warn
	c.Notes = append(c.Notes, note)
	return c
}

// involved are all people of either scenario, in the order of their keys.
func involved(all ...Scenario) []employee.ID {
	var out []employee.ID
	for i := range all {
		for id := range all[i].Declarations {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (v *View) outcome(s Scenario, who []employee.ID) Outcome {
	out := Outcome{Name: s.Name, Whole: true}
	// The season of the scenario is a copy, so that what stands between people is judged in it too.
	season := *v.Season
	season.People = slices.Clone(v.Season.People)
	for _, id := range who {
		p := season.Put(id)
		p.Declarations = slices.Clone(p.Declarations)
		for _, d := range s.Declarations[id] {
			d.Year = v.Season.Year
			p.Declarations = slices.DeleteFunc(p.Declarations, func(o Declaration) bool {
				return o.Kind == d.Kind && o.Year == d.Year
			})
			p.File(d)
		}
	}
	inside := *v
	inside.Season = &season
	inside.claims = inside.crossed()
	for _, id := range who {
		look := inside.Look(season.Person(id))
		x := v.settling(&look.Input)
		x.Employee, x.Number = id, look.Number
		x.Faults = append(look.Faults, x.Faults...)
		out.add(x)
	}
	for i := range s.Outside {
		out.add(v.settling(&s.Outside[i]))
	}
	return out
}

func (o *Outcome) add(x Settling) {
	o.People = append(o.People, x)
	o.Annual += x.Result.Annual()
	o.Whole = o.Whole && x.Settled
}

func (v *View) settling(in *yearend.Employee) Settling {
	x := Settling{Why: &why.Trace{}}
	r, err := v.Law.Settle(in, x.Why)
	if err != nil {
		reasons, known := yearend.Faults(err)
		if !known {
			reasons = []fault.Fault{{Code: wordNotReady.code, Message: err.Error()}}
		}
		return Settling{Faults: reasons}
	}
	x.Result, x.Settled = r, true
	return x
}

// beside are the lines of one person that differ, each with the steps of its name.
func beside(one, other *Settling) []Beside {
	if !one.Settled || !other.Settled {
		return nil
	}
	var out []Beside
	for _, l := range yearend.AllLines() {
		a, b := one.Result.Lines[l], other.Result.Lines[l]
		if a != b {
			out = append(out, Beside{Line: l, One: a, Other: b,
				Why: [2][]why.Step{steps(one.Why, l), steps(other.Why, l)}})
		}
	}
	return out
}

func steps(t *why.Trace, l yearend.Line) []why.Step {
	var out []why.Step
	for _, s := range t.Steps {
		if s.What == l.Label() {
			out = append(out, s)
		}
	}
	return out
}

// Claiming is what a person would declare when he or she claims a relative, or leaves the relative
// to somebody else: then the relative stays on the form, for what counts without a deduction, and
// is marked as claimed elsewhere. What else was declared stays.
//
// Law: 所法85-5 所令219
func (v *View) Claiming(id employee.ID, r Relative, claims bool) []Declaration {
	form, year := DependentsForm{}, v.Season.Year
	p := v.Season.Person(id)
	if p == nil {
		p = &Person{}
	}
	if d := p.Filed(Dependents, year); d != nil {
		form = *d.Dependents
	}
	form.Relatives = slices.DeleteFunc(slices.Clone(form.Relatives), func(o Relative) bool {
		return keyOf(&o) == keyOf(&r)
	})
	r.Facts.Elsewhere = !claims
	form.Relatives = append(form.Relatives, r)
	out := []Declaration{{Kind: Dependents, Year: year, Dependents: &form}}
	d := p.Filed(BasicSpouse, year)
	if d == nil || claims {
		return out
	}
	basic := *d.BasicSpouse
	basic.Specific = slices.DeleteFunc(slices.Clone(basic.Specific), func(o Relative) bool {
		return keyOf(&o) == keyOf(&r)
	})
	return append(out, Declaration{Kind: BasicSpouse, Year: year, BasicSpouse: &basic})
}
