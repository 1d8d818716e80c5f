// Package declaration is the form of the year-end adjustment as a person fills it in alone, on a
// phone: one question after the other, with last year's answer beside it, what is wrong told at
// once at the field, papers attached, left and come back to, and handed in.
//
// A member of the office lets one person in, by a code that is good once and for half an hour,
// beside the date of birth. Behind it stand this person's questions and nothing else of the desk.
// What is typed is sealed with the keys of the member who let the person in, and the door closes
// when that member's session is locked. Questions and checks are those of trade/settlement.
package declaration

import (
	"cmp"
	"slices"
	"time"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/trade/employee"
	"romukura/trade/settlement"
)

// largest is the largest paper that is attached.
const largest = 12 << 20

const (
	office = "/o/k/{client}/declare/{year}/{person}"
	door   = "/d"
)

// Routes are the rows of the table: the office's, and those below /d, which the person reaches.
func Routes() []page.Route {
	all := []page.Route{
		{Pattern: "GET " + office, Do: offer},
		{Pattern: "POST " + office, Step: true, Do: letIn},
		{Pattern: "POST " + office + "/close", Do: shut},
		{Pattern: "GET " + office + "/paper", Do: paper},
		{Pattern: "GET " + office + "/attached/{n}", Do: attached},
	}
	for i := range all {
		all[i].Scope, all[i].Who = page.OneClient, page.Workers
	}
	guesses := &slow{} // of all who knock at one desk
	for _, r := range []page.Route{
		{Pattern: "GET " + door, Do: knock},
		{Pattern: "POST " + door, Do: guesses.enter},
		{Pattern: "GET " + door + "/form", Do: question},
		{Pattern: "POST " + door + "/form", Do: answer},
		{Pattern: "POST " + door + "/look", Bare: true, Do: look},
		{Pattern: "GET " + door + "/all", Do: summary},
		{Pattern: "POST " + door + "/attach", Upload: largest, Do: attach},
		{Pattern: "POST " + door + "/submit", Do: submit},
		{Pattern: "GET " + door + "/done", Do: done},
		{Pattern: "POST " + door + "/leave", Do: leave},
	} {
		r.Scope = page.Outside
		all = append(all, r)
	}
	return all
}

// Door is where the person's pages begin: a listener for phones answers nothing else.
const Door = door

// filling is one person's form as it stands.
type filling struct {
	*grant
	Client *book.Client
	Season *settlement.Season
	View   *settlement.View
	Part   *settlement.Person
	Person *employee.Employee
	Form   settlement.Form
}

// open reads a person's form with what was typed so far.
func open(g *grant) (*filling, error) {
	c := g.session.Client(g.client)
	if c == nil {
		return nil, page.ErrNotThere
	}
	return fillingOf(g, c)
}

func fillingOf(g *grant, c *book.Client) (*filling, error) {
	s, _, err := season.Standing(c, g.year)
	if err != nil {
		return nil, err
	}
	f := &filling{grant: g, Client: c, Season: s, Person: c.EmployeeByID(g.person)}
	if f.Part = s.Put(g.person); f.Person == nil {
		return nil, page.ErrNotThere
	}
	if f.View, err = season.View(c, s); err != nil {
		return nil, err
	}
	f.Form = f.formOf(f.typed())
	return f, nil
}

// formOf is the form with what was typed, and with what is the person's to mend: what the office
// has to look into is told there.
func (f *filling) formOf(typed settlement.Answers) settlement.Form {
	form := f.View.Form(f.asked(typed))
	for i := range form.Fields {
		x := &form.Fields[i]
		x.Faults = slices.DeleteFunc(x.Faults, func(w fault.Fault) bool {
			return w.Code == "settlement.count-differs"
		})
	}
	return form
}

// typed are the answers of the draft.
func (f *filling) typed() settlement.Answers {
	if f.Part.Draft == nil {
		return settlement.Answers{}
	}
	return f.Part.Draft.Answers
}

func (f *filling) asked(typed settlement.Answers) settlement.Asked {
	a := settlement.Asked{Now: f.Part, Answers: typed}
	if last := season.Last(f.Client, f.Season); last != nil {
		a.Last = last.Person(f.Person.ID)
	}
	return a
}

// handedIn tells that nothing is open: the declarations stand, and no draft is on its way.
func (f *filling) handedIn() bool {
	return f.Part.Draft == nil && f.Form.Progress.Of > 0 && f.Form.Next() == nil && !f.givenBack()
}

// givenBack tells that a declaration came back with a reason and was not filed again.
func (f *filling) givenBack() bool {
	return slices.ContainsFunc(settlement.Kinds(), func(k settlement.Kind) bool {
		return f.Part.ReasonOf(k, f.year) != nil
	})
}

// name is what the person is called.
func (f *filling) name() string {
	return cmp.Or(f.Person.Called(), f.Person.Number)
}

// good is how long a code waits for its person, stay how long the form stays open when nobody
// touches it.
const (
	good = 30 * time.Minute
	stay = 60 * time.Minute
)

// fieldOf is a question as a field of a page.
func fieldOf(x *settlement.Field) part.Field {
	f := part.Field{Name: "value", Label: x.Text, Support: x.Help, Value: x.Value, Free: x.Optional,
		Wide: true}
	switch x.Answer {
	case settlement.YesNo:
		f.Kind = part.Radio
		f.Options = []part.Option{{Value: settlement.Yes, Word: textYes},
			{Value: settlement.No, Word: textNo}}
	case settlement.Money:
		f.Kind, f.Wide = part.Money, false
	case settlement.Day:
		f.Kind = part.Date
	case settlement.Choice:
		f.Kind = part.Radio
		for _, o := range x.Choices {
			f.Options = append(f.Options, part.Option{Value: o.Key, Word: o.Label})
		}
	case settlement.People:
		f.Kind, f.Unit, f.Wide = part.Count, textPersons, false
	case settlement.Papers:
		f.Kind, f.Unit, f.Wide = part.Count, textSheets, false
	default:
		f.Kind = part.Text
	}
	for _, w := range x.Faults {
		f.Faults = append(f.Faults, part.Sentence(w))
	}
	return f
}
