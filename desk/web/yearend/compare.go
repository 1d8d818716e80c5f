package yearend

import (
	"fmt"
	"strconv"

	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/trade/settlement"
)

// weighing is what the page that compares two scenarios shows.
type weighing struct {
	*one
	Form      part.Form
	Relatives []part.Option
	Result    *weighed
}

// weighed are two scenarios side by side.
type weighed struct {
	settlement.Comparison
	Say   string
	Sums  part.List
	Lines []part.List // of each person, the lines that differ
	Stops []fault.Fault
}

// relatives are those whom the person declared for the year.
func (o *one) relatives() []settlement.Relative {
	var all []settlement.Relative
	if d := o.Part.Filed(settlement.Dependents, o.Year); d != nil && d.Dependents != nil {
		all = append(all, d.Dependents.Relatives...)
	}
	if d := o.Part.Filed(settlement.BasicSpouse, o.Year); d != nil && d.BasicSpouse != nil {
		all = append(all, d.BasicSpouse.Specific...)
	}
	return all
}

func comparing(q *page.Request) (page.Answer, error) {
	o, err := oneOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return o.comparing(part.Form{}, nil), nil
}

func (o *one) comparing(form part.Form, result *weighed) page.Answer {
	s := weighing{one: o, Form: form, Result: result}
	for i, r := range o.relatives() {
		s.Relatives = append(s.Relatives, part.Option{Value: strconv.Itoa(i),
			Word: fmt.Sprintf(textRelative, r.Name, r.Relation)})
	}
	return o.screen(stepPeople, faulty(page.Answer{Body: weighs(s)}, form))
}

// Where the other one works.
const (
	whereHere = "here"
	whereAway = "away"
)

// compare computes both scenarios. Nothing of it is filed or kept.
func compare(q *page.Request) (page.Answer, error) {
	o, err := oneOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	var faults fault.List
	all := o.relatives()
	at, err := strconv.Atoi(q.Text("relative"))
	if err != nil || at < 0 || at >= len(all) {
		faults.Add(wordNoRelative)
	}
	var c settlement.Comparison
	if q.Text("where") == whereHere {
		other := q.Client.EmployeeByNumber(q.Text("number"))
		if other == nil || other.ID == o.Employee.ID {
			faults.Add(wordNoOther)
		}
		if faults.Stops() {
			return o.comparing(q.Typed(faults.All()...), nil), nil
		}
		c, err = season.WhichClaims(q.Client, o.Season, all[at],
			season.Couple{One: o.Employee.ID, Other: other.ID})
	} else {
		away := o.away(&faults)
		if faults.Stops() {
			return o.comparing(q.Typed(faults.All()...), nil), nil
		}
		away.With.Relatives = []yearend.Relative{all[at].Facts}
		c, err = season.WhichClaimsAway(q.Client, o.Season, all[at], away)
	}
	if err != nil {
		return page.Answer{}, err
	}
	return o.comparing(q.Typed(), o.weighed(c)), nil
}

// away is a spouse who works elsewhere, as far as was told.
func (o *one) away(faults *fault.List) season.Away {
	amount := func(field string) yen.Amount {
		a, err := yen.Parse(o.Text(field))
		if err != nil || a < 0 || a > yen.Limit {
			f := wordAmount
			f.Path = field
			faults.Add(f)
			return 0
		}
		return a
	}
	a := season.Away{Employee: o.Employee.ID, Without: yearend.Employee{
		Forms: yearend.Forms{Dependents: true, Basic: true},
		Pay:   yearend.Pay{Salary: amount("pay"), SalaryInsurance: amount("insurance")}}}
	a.With = a.Without
	return a
}

// weighed sets the scenarios side by side, person by person.
func (o *one) weighed(c settlement.Comparison) *weighed {
	w := &weighed{Comparison: c}
	switch {
	case !c.One.Whole || !c.Other.Whole:
		w.Say = textNotWhole
	case c.Saves > 0:
		w.Say = fmt.Sprintf(textSaves, c.Other.Name, part.Yen(c.Saves))
	case c.Saves < 0:
		w.Say = fmt.Sprintf(textSaves, c.One.Name, part.Yen(-c.Saves))
	default:
		w.Say = textSavesNothing
	}
	w.Sums = part.List{Name: textAnnualSum, Shown: true, Columns: []part.Column{{Title: textPerson},
		{Title: c.One.Name, Numeric: true}, {Title: c.Other.Name, Numeric: true},
		{Title: textDifference, Numeric: true}}}
	if c.One.Whole && c.Other.Whole {
		w.Sums.Foot = plainly(textSum, part.Yen(c.One.Annual), part.Yen(c.Other.Annual),
			part.Difference(c.Other.Annual-c.One.Annual))
	}
	for i := range min(len(c.One.People), len(c.Other.People)) {
		a, b := &c.One.People[i], &c.Other.People[i]
		name := textSpouseAway
		if a.Employee != "" {
			name = nameOf(o.Client, a.Employee)
		}
		for _, x := range []*settlement.Settling{a, b} {
			if !x.Settled {
				w.Stops = append(w.Stops, x.Faults...)
			}
		}
		w.Sums.Rows = append(w.Sums.Rows, part.Row{Name: name, Cells: plainly(name, annualOf(a),
			annualOf(b), changed(a, b))})
		l := part.List{Name: name, Shown: true, Columns: []part.Column{{Title: textLine},
			{Title: c.One.Name, Numeric: true}, {Title: c.Other.Name, Numeric: true},
			{Title: textDifference, Numeric: true}}, Empty: part.Nothing{What: name + textNoDifference}}
		if i < len(c.Lines) {
			for _, x := range c.Lines[i] {
				l.Rows = append(l.Rows, part.Row{Name: x.Line.Label(), Cells: plainly(x.Line.Label(),
					part.Yen(x.One), part.Yen(x.Other), part.Difference(x.Other-x.One))})
			}
		}
		w.Lines = append(w.Lines, l)
	}
	var stops fault.List
	for _, f := range w.Stops {
		stops.Add(f)
	}
	stops = once(stops)
	w.Stops = stops.All()
	return w
}

func annualOf(x *settlement.Settling) string {
	if !x.Settled {
		return textCannot
	}
	return part.Yen(x.Result.Annual())
}

func changed(a, b *settlement.Settling) string {
	if !a.Settled || !b.Settled {
		return ""
	}
	return part.Difference(b.Result.Annual() - a.Result.Annual())
}
