package yearend

import (
	"fmt"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/trade/settlement"
)

// answers is what the page of a person's declarations shows.
type answers struct {
	*one
	Form     part.Form // what stops the filing
	Sections []section
	On       part.Field
	Progress settlement.Progress
}

// section is one declaration with its questions.
type section struct {
	Title  string
	Groups []group
}

// group are the questions about one thing: of a list, one of its people or papers.
type group struct {
	Title  string
	Fields []part.Field
}

// formKey is where what is typed waits until it is filed.
func (o *one) formKey() string {
	return "season/form/" + string(o.Profile.ID) + "/" + string(o.Employee.ID) + "/" + o.Year.String()
}

// asked is the person, with last year's and what was typed.
func (o *one) asked(typed settlement.Answers) settlement.Asked {
	a := settlement.Asked{Now: o.Part, Answers: typed}
	if last := season.Last(o.Client, o.Season); last != nil {
		a.Last = last.Person(o.Employee.ID)
	}
	return a
}

func form(q *page.Request) (page.Answer, error) {
	o, err := oneOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return o.form(q.Session.Draft(o.formKey()), part.Form{}), nil
}

func (o *one) form(typed settlement.Answers, faults part.Form) page.Answer {
	f := o.View.Form(o.asked(typed))
	s := answers{one: o, Form: faults, Progress: f.Progress}
	s.On = part.Field{Name: "on", Label: textFiledOn, Kind: part.Date, Must: true,
		Value: part.Day(o.Today(), part.Western)}
	if on := typed["on"]; on != "" {
		s.On.Value = on
	}
	for _, x := range faults.Faults {
		if x.Path == s.On.Name {
			s.On.Faults = append(s.On.Faults, part.Sentence(x))
		}
	}
	var kind settlement.Kind
	item := -1
	for i := range f.Fields {
		x := &f.Fields[i]
		if x.Form != kind {
			s.Sections = append(s.Sections, section{Title: x.Form.Label()})
			kind, item = x.Form, -1
		}
		of := &s.Sections[len(s.Sections)-1]
		if x.Item != item {
			g := group{}
			if x.Item > 0 {
				g.Title = fmt.Sprintf(textItem, x.Item)
			}
			of.Groups, item = append(of.Groups, g), x.Item
		}
		g := &of.Groups[len(of.Groups)-1]
		g.Fields = append(g.Fields, fieldFor(x, faults.Faults))
	}
	return o.screen(stepPeople, faulty(page.Answer{Body: declaring(s)}, faults))
}

// fieldFor is a question as a field, with what is wrong with its answer.
func fieldFor(x *settlement.Field, stops []fault.Fault) part.Field {
	f := part.Field{Name: x.Path, Label: x.Text, Support: x.Help, Value: x.Value, Free: x.Optional}
	if x.Last != "" {
		f.Echo = textLastAnswer + x.Last
	}
	switch x.Answer {
	case settlement.YesNo:
		f.Kind = part.Radio
		f.Options = []part.Option{{Value: settlement.Yes, Word: textYes},
			{Value: settlement.No, Word: textNo}}
	case settlement.Money:
		f.Kind = part.Money
	case settlement.Day:
		f.Kind = part.Date
	case settlement.Choice:
		f.Kind, f.Must = part.Choice, !x.Optional
		for _, o := range x.Choices {
			f.Options = append(f.Options, part.Option{Value: o.Key, Word: o.Label})
		}
	case settlement.People:
		f.Kind, f.Unit = part.Count, textPersons
	case settlement.Papers:
		f.Kind, f.Unit = part.Count, textSheets
	default:
		f.Kind = part.Text
	}
	said := map[string]bool{}
	say := func(w fault.Fault) {
		if text := part.Sentence(w); !said[text] {
			said[text] = true
			f.Faults = append(f.Faults, text)
		}
	}
	for _, w := range x.Faults {
		say(w)
	}
	for _, w := range stops {
		if w.Path == x.Path {
			say(w)
		}
	}
	return f
}

// fill files what was typed, or with "check" only looks at it: a number of people or papers that
// was typed brings its questions.
func fill(q *page.Request) (page.Answer, error) {
	o, err := oneOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	typed := q.Typed()
	q.Session.KeepDraft(o.formKey(), typed.Values)
	switch q.Text("say") {
	case sayFile:
	case sayDrop:
		q.Session.KeepDraft(o.formKey(), nil)
		return page.To(o.of(o.Employee.ID, "form")).Saying(textDropped), nil
	default:
		return o.form(typed.Values, part.Form{}), nil
	}
	on, err := caldate.ParseLoose(q.Text("on"))
	if err != nil {
		return o.form(typed.Values, q.Typed(wordDay)), nil
	}
	n := 0
	batch, err := o.change(record.Edit, func(c *book.Client, s *settlement.Season) (fault.List,
		error) {
		filed, faults := season.Enter(c, s, season.Typed{Employee: o.Employee.ID,
			Answers: typed.Values, On: on, By: q.Session.Name(), At: o.instant()})
		n = filed
		return faults, nil
	})
	if f := o.again(err); f != nil {
		return o.form(typed.Values, *f), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.KeepDraft(o.formKey(), nil)
	say := fmt.Sprintf(textFiledSay, n)
	if n == 0 {
		say = textFiledSame
	}
	return q.Undoable(page.To(o.of(o.Employee.ID)).Saying(say), batch), nil
}

// The buttons that file what was typed, and that drop it. Any other looks at it.
const (
	sayFile = "file"
	sayDrop = "drop"
)
