package settlement

import (
	"romukura/ground/yen"
	"romukura/law/yearend"
)

// Difference is a line of the ledger that differs from last year's, and what made it so. The parts
// add up to the difference.
type Difference struct {
	Line   yearend.Line `json:"line"`
	Before yen.Amount   `json:"before"`
	After  yen.Amount   `json:"after"`
	Causes []Cause      `json:"causes"`
}

// Cause is one part of a difference.
type Cause struct {
	// Key is law, age, pay, insurance, premiums, family, income, housing or withheld.
	Key    string     `json:"key"`
	Amount yen.Amount `json:"amount"`
}

// cut is one step from last year's facts to this year's: what is taken over from this year.
type cut struct {
	key  string
	take func(to, from *yearend.Employee)
}

// cuts are the steps, in the order in which the ledger uses what they bring. Each cause is what its
// step changes, after those before it.
var cuts = []cut{
	{"pay", func(to, from *yearend.Employee) {
		to.Pay.Salary, to.Pay.Bonus, to.Former = from.Pay.Salary, from.Pay.Bonus, from.Former
	}},
	{"insurance", func(to, from *yearend.Employee) {
		to.Pay.SalaryInsurance, to.Pay.BonusInsurance = from.Pay.SalaryInsurance, from.Pay.BonusInsurance
	}},
	{"premiums", func(to, from *yearend.Employee) { to.Premiums = from.Premiums }},
	{"family", func(to, from *yearend.Employee) {
		to.Spouse, to.Relatives, to.Self, to.Forms = from.Spouse, from.Relatives, from.Self, from.Forms
	}},
	{"income", func(to, from *yearend.Employee) { to.Income = from.Income }},
	{"housing", func(to, from *yearend.Employee) { to.Housing = from.Housing }},
	{"withheld", func(to, from *yearend.Employee) { *to = *from }},
}

// Compare says of each line that differs from last year's settlement what made the difference: the
// year's law, a year more of age, pay, and what was declared, each after the other. Without both
// settlements there is nothing to compare.
func (v *View) Compare(last, now *Settled) []Difference {
	if last == nil || now == nil || last.Refused != nil || now.Refused != nil {
		return nil
	}
	years := int(v.Season.Year) - int(last.Result.Year)
	step := carried(&last.Input, v.Season.Year)
	shift(&step, years) // this year's law for people as old as they were last year
	before := last.Result.Lines
	causes := map[yearend.Line][]Cause{}
	add := func(key string, lines yearend.Lines) {
		for _, l := range yearend.AllLines() {
			if d := lines[l] - before[l]; d != 0 {
				causes[l] = append(causes[l], Cause{key, d})
			}
		}
		before = lines
	}
	settle := func(key string) {
		if r, err := v.Law.Settle(&step, nil); err == nil {
			add(key, r.Lines)
		}
	}
	settle("law")
	shift(&step, -years)
	settle("age")
	for _, c := range cuts {
		c.take(&step, &now.Input)
		settle(c.key)
	}
	var out []Difference
	for _, l := range yearend.AllLines() {
		if a, b := last.Result.Lines[l], now.Result.Lines[l]; a != b {
			out = append(out, Difference{Line: l, Before: a, After: b, Causes: causes[l]})
		}
	}
	return out
}

// carried is last year's input as this year's law can read it: certificates and forms of this year,
// circumstances as if nobody had left.
func carried(e *yearend.Employee, is yearend.IncomeYear) yearend.Employee {
	out := *e
	out.Work = yearend.Work{}
	out.Premiums = append([]yearend.Premium(nil), e.Premiums...)
	for i := range out.Premiums {
		out.Premiums[i].Certificate = yearend.Certificate{}
	}
	if e.Housing != nil {
		h := *e.Housing
		h.FormYear = is
		out.Housing = &h
	}
	out.Relatives = append([]yearend.Relative(nil), e.Relatives...)
	if e.Spouse != nil {
		s := *e.Spouse
		out.Spouse = &s
	}
	return out
}

// shift moves the births of the family by years.
func shift(e *yearend.Employee, years int) {
	if e.Spouse != nil {
		s := *e.Spouse
		s.Born = s.Born.AddMonths(12 * years)
		e.Spouse = &s
	}
	for i := range e.Relatives {
		e.Relatives[i].Born = e.Relatives[i].Born.AddMonths(12 * years)
	}
}
