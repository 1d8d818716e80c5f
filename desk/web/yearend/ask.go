package yearend

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/trade/settlement"
)

// request is what the page of asking and reminding shows.
type request struct {
	*round
	Form      part.Form
	Unasked   int
	List      part.List
	Letter    string // to be copied
	Templates []part.Act
}

func asking(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return r.asking(part.Form{})
}

func (r *round) asking(form part.Form) (page.Answer, error) {
	all, err := season.Reminders(r.Client, r.Season, r.Today())
	if err != nil {
		return page.Answer{}, err
	}
	s := request{round: r, Form: form, Letter: r.letter(all)}
	for i := range r.Season.People {
		if r.Season.People[i].Asked.IsZero() {
			s.Unasked++
		}
	}
	s.List = part.List{Name: textReminders, Shown: true, Columns: []part.Column{{Title: textPerson},
		{Title: textMissing, Wrap: true}, {Title: textAskedOn}, {Title: textAnswerBy},
		{Title: textState}},
		Empty: part.Nothing{What: textNoReminders, Why: textNoRemindersWhy}}
	for i := range all {
		x := &all[i]
		tag := part.Tag{Sort: part.Warn, Word: textWaits}
		if x.Late > 0 {
			tag = part.Tag{Sort: part.Bad, Word: fmt.Sprintf(textLate, x.Late)}
		}
		name := nameOf(r.Client, x.Employee)
		s.List.Rows = append(s.List.Rows, part.Row{Name: name, Cells: []templ.Component{
			part.Link(name, r.of(x.Employee)), part.Plainly(wanted(x)),
			part.Plainly(part.Day(x.Asked, r.Session.Eras)), part.Plainly(part.Day(x.Due, r.Session.Eras)),
			part.TagOf(tag)}})
	}
	for _, k := range append(settlement.Kinds(), settlement.PaidBefore) {
		s.Templates = append(s.Templates, part.Act{Word: textKinds[k],
			Href: r.path("template", string(k))})
	}
	return r.screen(stepAsk, faulty(page.Answer{Body: requesting(s)}, form)), nil
}

// wanted are the declarations of which somebody is reminded.
func wanted(x *season.Reminder) string {
	var all []string
	for _, k := range x.Missing {
		all = append(all, textKinds[k])
	}
	for _, k := range x.Returned {
		all = append(all, textKinds[k]+textFileAgain)
	}
	return strings.Join(all, textComma)
}

// letter is the text by which the client is reminded, empty where nobody is awaited.
func (r *round) letter(all []season.Reminder) string {
	if len(all) == 0 {
		return ""
	}
	var t strings.Builder
	fmt.Fprintf(&t, textLetterHead, r.Profile.Name, r.Year)
	if due := r.Season.Due; !due.IsZero() {
		fmt.Fprintf(&t, textLetterDue, due.Japanese())
	}
	for i := range all {
		fmt.Fprintf(&t, textLetterRow, nameOf(r.Client, all[i].Employee), wanted(&all[i]))
	}
	t.WriteString(textLetterFoot)
	return t.String()
}

// ask begins the season where it is not, and records that everybody was asked.
func ask(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	var on season.Request
	var faults fault.List
	day(q, "on", &on.On, &faults)
	day(q, "due", &on.Due, &faults)
	if !faults.Stops() && on.Due.Before(on.On) {
		faults.Add(wordDueBefore)
	}
	if faults.Stops() {
		return r.asking(q.Typed(faults.All()...))
	}
	batch, err := r.change(record.Decide, func(_ *book.Client, s *settlement.Season) (fault.List,
		error) {
		season.Ask(s, on)
		return fault.List{}, nil
	})
	if err != nil {
		return page.Answer{}, err
	}
	say := fmt.Sprintf(textAsked, part.Day(on.Due, q.Session.Eras))
	return q.Undoable(page.To(r.path("ask")).Saying(say), batch), nil
}

// day reads a day that must be there.
func day(q *page.Request, field string, into *caldate.Date, faults *fault.List) {
	d, err := caldate.ParseLoose(q.Text(field))
	if err != nil {
		f := wordDay
		f.Path = field
		faults.Add(f)
	}
	*into = d
}

// template gives an empty table of a kind of declaration, to be filled in and read.
func template(q *page.Request) (page.Answer, error) {
	k := settlement.Kind(q.PathValue("kind"))
	if !slices.Contains(append(settlement.Kinds(), settlement.PaidBefore), k) {
		return page.Answer{}, page.ErrNotThere
	}
	return page.Answer{File: &page.File{Name: string(k) + ".csv", Kind: "text/csv",
		Data: settlement.Template(k)}}, nil
}
