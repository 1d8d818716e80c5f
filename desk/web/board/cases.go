package board

import (
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/trade/filing"
)

// cases lists what is not finished: of a counter, of a client, of a procedure, of an owner.
func cases(q *page.Request) (page.Answer, error) {
	all, failed := dues(q)
	today, owner, view := q.Today(), q.Query("owner"), q.Query("view")
	of, procedure := q.Query("client"), filing.Procedure(q.Query("procedure"))
	if owner != "" {
		all = slices.DeleteFunc(all, func(d Due) bool { return !owned(&d, owner) })
	}
	counts := counters(all, today, owner, view)
	l := part.List{Name: textCases, Columns: []part.Column{{Title: textClient},
		{Title: textProcedure}, {Title: textPerson}, {Title: textEvent}, {Title: textUntil},
		{Title: textState}, {Title: textMissing, Wrap: true}, {Title: textOwner}}}
	for i := range all {
		d := &all[i]
		if !d.in(view, today) || of != "" && d.Profile.Ref != of ||
			procedure != "" && d.Procedure != procedure {
			continue
		}
		l.Rows = append(l.Rows, caseRow(q, d))
	}
	l.Empty = part.Nothing{What: textNoCases, Why: textNoCasesWhy + filterText(q, all),
		Act: part.Act{Word: textBack, Href: "/o/board"}}
	a := page.Show(textCases, list(caseList{List: l, Counts: counts, Failed: failed,
		Back: address(q, "/o/board/cases"), Colleagues: colleagues(q)}))
	a.About = filterText(q, all)
	a.Acts = append(toAdd(q), part.Act{Word: textBack, Href: "/o/board"})
	if f := filterOf(q.Query); f != "" && !q.Session.Shared && !slices.Contains(kept(q), f) {
		keep := part.Act{Word: textKeepView, Href: "/o/board/views", Post: true}
		for _, name := range filters {
			keep.Fields = append(keep.Fields, part.Hidden{Name: name, Value: q.Query(name)})
		}
		a.Acts = append(a.Acts, keep)
	}
	return a, nil
}

// filterText names what the list is narrowed to.
func filterText(q *page.Request, all []Due) string { return wordsOf(q, all, q.Query) }

// toCase leads to the page of a case, or to the client's cases where none was made of it yet.
func toCase(q *page.Request, d *Due) templ.Component {
	if d.Found {
		return part.Link(d.Short, d.Profile.Path("cases"))
	}
	return part.Link(d.Short, d.Profile.Path("cases", "c", q.Session.CaseRef(d.ID)))
}

func caseRow(q *page.Request, d *Due) part.Row {
	until := part.Day(d.Until, q.Session.Eras)
	if d.Until.IsZero() {
		until = textPromptly
	}
	person, menu := d.Number, []part.Act{{Word: textOpenCases, Href: d.Profile.Path("cases")}}
	if c := q.Session.Client(d.Profile.ID); c != nil && d.Employee != "" {
		if e := c.EmployeeByID(d.Employee); e != nil {
			person += " " + e.NameOn(d.Day)
			menu = append(menu, part.Act{Word: textOpenPerson,
				Href: d.Profile.Path("register", q.Session.PersonRef(d.Profile.ID, e.ID))})
		}
	}
	menu = append(menu, part.Act{Word: textOpenRegister, Href: d.Profile.Path("register")},
		part.Act{Word: textOpenClient, Href: d.Profile.Path("file")})
	var waits []string
	for _, f := range d.Missing {
		waits = append(waits, f.Message)
	}
	for _, j := range d.Judgements {
		waits = append(waits, j.Question)
	}
	if text := askedText(d.Case); text != "" {
		waits = append(waits, text)
	}
	state := part.Tag{Word: d.State.Label()}
	if d.Found {
		state = part.Tag{Sort: part.Quiet, Word: textFound}
	}
	t := d.tag(q.Today())
	r := part.Row{Mark: wordOf(q, d), Name: d.Short + " " + person, Menu: menu}
	r.Cells = []templ.Component{part.Plainly(d.Profile.Name), toCase(q, d), part.Plainly(person),
		part.Plainly(d.Event.Label() + " " + part.Day(d.Day, q.Session.Eras)), due(until, t),
		standing(state, d.waits()), part.Plainly(strings.Join(waits, " ")),
		part.Plainly(namesOf(d.Owners))}
	return r
}
