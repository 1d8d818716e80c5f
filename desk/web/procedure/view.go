package procedure

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/trade/filing"
)

// Views of the cases. Each is a counter that leads to its list.
const (
	viewOpen     = ""
	viewMissing  = "missing"
	viewReady    = "ready"
	viewMade     = "made"
	viewHanded   = "handed"
	viewReturned = "returned"
	viewDone     = "done"
	viewAll      = "all"
)

var views = []string{viewOpen, viewMissing, viewReady, viewMade, viewHanded, viewReturned, viewDone,
	viewAll}

// in tells whether a case belongs to a view.
func in(view string, x *filing.Case) bool {
	switch view {
	case viewOpen:
		return x.State != filing.Done && x.State != filing.NotOwed
	case viewMissing:
		return x.State == filing.Open
	case viewReady:
		return x.State == filing.Ready
	case viewMade:
		return x.State == filing.Prepared
	case viewHanded:
		return x.State == filing.Submitted
	case viewReturned:
		return x.State == filing.Returned
	case viewDone:
		return x.State == filing.Done || x.State == filing.NotOwed
	}
	return true
}

// tagOf is the state of a case in a border.
func tagOf(x *filing.Case, today caldate.Date) part.Tag {
	t := part.Tag{Word: x.State.Label()}
	late := !x.Until.IsZero() && x.Until.Before(today)
	switch x.State {
	case filing.Done, filing.NotOwed:
		t.Sort = part.Done
	case filing.Returned:
		t.Sort = part.Bad
	case filing.Submitted:
	case filing.Open:
		t.Sort = part.Warn
	}
	if late && in(viewOpen, x) && x.State != filing.Submitted {
		t.Sort, t.Word = part.Bad, t.Word+textLate
	}
	return t
}

// listOf are the cases of a view, the most urgent first.
func listOf(q *page.Request, of []of, view string) (part.List, []part.Counter) {
	counts, owner := map[string]int{}, q.Query("owner")
	rulers := q.Session.Rulers()
	l := part.List{Name: textCases, Columns: []part.Column{{Title: textProcedure, Wrap: true},
		{Title: textWho},
		{Title: textEvent, Wrap: true}, {Title: textUntil}, {Title: textState},
		{Title: textLacks, Wrap: true}}}
	var all []one
	for _, c := range of {
		team := page.Team{Rulers: rulers, Assigned: q.Session.Owners(c.p.ID)}
		for i := range c.c.Cases {
			x := &c.c.Cases[i]
			if owner != "" && !slices.ContainsFunc(team.Hands(x.Owner), is(owner)) {
				continue
			}
			for _, v := range views {
				if in(v, x) {
					counts[v]++
				}
			}
			if in(view, x) {
				all = append(all, one{x, c})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b one) int {
		return cmp.Or(late(a.x)-late(b.x), a.x.Until.Compare(b.x.Until))
	})
	for _, x := range all[:min(len(all), most)] {
		l.Rows = append(l.Rows, rowOf(q, x, len(of) > 1))
	}
	if len(of) > 1 {
		l.Columns = append([]part.Column{{Title: textClient}}, l.Columns...)
	}
	if len(all) > most {
		l.Note = fmt.Sprintf(textMost, most, len(all))
	}
	l.Empty = part.Nothing{What: textNone, Why: textNoneWhy}
	if counts[viewAll] == 0 {
		l.Empty = part.Nothing{What: textNotYet, Why: textNotYetWhy}
	}
	return l, counters(q, counts, view)
}

func is(owner string) func(page.Colleague) bool {
	return func(c page.Colleague) bool { return c.Ref == owner }
}

// owners are the members by whom the cases of all clients may be filtered.
func owners(q *page.Request, of []of) []part.Option {
	all := []part.Option{{Value: "", Word: textAllOwners}}
	add := func(some []page.Colleague) {
		for _, c := range some {
			if o := (part.Option{Value: c.Ref, Word: c.Name}); !slices.Contains(all, o) {
				all = append(all, o)
			}
		}
	}
	add(q.Session.Rulers())
	for _, c := range of {
		add(q.Session.Owners(c.p.ID))
	}
	return all
}

// most is how many rows one page shows.
const most = 300

// of is a client whose cases are listed, one a case of it.
type of struct {
	p *page.Profile
	c *book.Client
}

// together are the cases that lie in one file and are as far as this one.
func (o of) together(x *filing.Case) []string {
	all := []string{x.ID}
	for i := range o.c.Cases {
		y := &o.c.Cases[i]
		if y.ID != x.ID && x.File != "" && y.File == x.File && y.Serial == x.Serial &&
			y.State == x.State {
			all = append(all, y.ID)
		}
	}
	return all
}

type one struct {
	x *filing.Case
	of
}

// late brings what has no day behind what has one.
func late(x *filing.Case) int {
	if x.Until.IsZero() {
		return 1
	}
	return 0
}

func counters(q *page.Request, counts map[string]int, view string) []part.Counter {
	var all []part.Counter
	for _, v := range views {
		set := url.Values{"view": {v}}
		if owner := q.Query("owner"); owner != "" {
			set.Set("owner", owner)
		}
		at := q.URL.Path + "?" + set.Encode()
		all = append(all, part.Counter{N: counts[v], Word: viewWords[v], Href: at,
			Here: v == view, Bad: v == viewReturned && counts[v] > 0})
	}
	return all
}

func rowOf(q *page.Request, x one, client bool) part.Row {
	name := dispatch.NameOf(x.x.Procedure, x.x.Day)
	until := part.Day(x.x.Until, q.Session.Eras)
	if x.x.Until.IsZero() {
		until = textPromptly
	}
	row := part.Row{Name: x.x.Number + " " + name, Cells: []templ.Component{
		part.Link(name, x.p.Path("cases", "c", wordOf(q, x.x.ID))),
		part.Plainly(whose(x.c, x.x)),
		part.Plainly(x.x.Event.Label() + " " + part.Day(x.x.Day, q.Session.Eras)),
		part.Plainly(until), part.TagOf(tagOf(x.x, q.Today())),
		part.Plainly(strings.Join(lacks(x.x), " "))}}
	if client {
		row.Cells = append([]templ.Component{part.Plainly(x.p.Name)}, row.Cells...)
	}
	return row
}

// whose names the person of a case, or the whole establishment.
func whose(c *book.Client, x *filing.Case) string {
	if x.Employee == "" {
		if e := c.Profile.EstablishmentByID(x.Establishment); e != nil {
			return e.Name
		}
		return textWhole
	}
	if e := c.EmployeeByID(x.Employee); e != nil {
		return strings.TrimSpace(x.Number + " " + e.NameOn(x.Day))
	}
	return x.Number
}

// lacks is what a case waits for.
func lacks(x *filing.Case) []string {
	var all []string
	if reason := returned(x); reason != "" {
		all = append(all, reason)
	}
	for _, f := range x.Missing {
		all = append(all, f.Message)
	}
	for _, j := range x.Judgements {
		all = append(all, j.Question)
	}
	return all
}

// returned is why the authority gave a case back that it has not got again yet.
func returned(x *filing.Case) string {
	if x.State == filing.Returned && len(x.Trail) > 0 {
		return x.Trail[len(x.Trail)-1].Reason
	}
	return ""
}

func list(q *page.Request) (page.Answer, error) {
	l, counts := listOf(q, []of{{q.Profile, q.Client}}, q.Query("view"))
	a := page.Show(textTitle, listing(l, counts))
	a.Acts = []part.Act{{Word: textFind, Href: q.Path("cases", "find"), Post: true, Key: "f"},
		{Word: textAdd, Href: q.Path("cases", "new"), Key: "n", Main: true}}
	return a, nil
}

// everywhere lists the cases of all clients.
func everywhere(q *page.Request) (page.Answer, error) {
	var all []of
	profiles, closed := q.Session.Profiles(), 0
	for i := range profiles {
		if c := q.Session.Client(profiles[i].ID); c != nil {
			all = append(all, of{&profiles[i], c})
		} else {
			closed++
		}
	}
	l, counts := listOf(q, all, q.Query("view"))
	if closed > 0 {
		l.Note += fmt.Sprintf(textClosed, closed)
	}
	filter := owned{Owners: owners(q, all), Owner: q.Query("owner"), View: q.Query("view")}
	return page.Show(textAllCases, listingOf(filter, listing(l, counts))), nil
}

// owned is the filter of the cases of all clients by who sees to them.
type owned struct {
	Owners []part.Option
	Owner  string
	View   string
}

// passedAt is the place on the page of a case where it is recorded that it was passed on.
const passedAt = "#passed"

// screen is one case as its page shows it.
type screen struct {
	*filing.Case
	Request *page.Request
	Form    part.Form // what is wrong
	Move    part.Form // the step that somebody enters
	Pass    part.Form // that it was passed on
	At      string
	Tag     part.Tag
	Name    string
	Facts   []part.Fact
	Options []part.Option // states that may follow
	Today   string
	InFile  bool
	Beside  int // other cases of the same file that are as far
	CanMake bool
	Early   string // the file waits for the day of the fact
}

func show(q *page.Request) (page.Answer, error) {
	x, err := caseOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return showing(q, x, part.Form{}), nil
}

func showing(q *page.Request, x *filing.Case, form part.Form) page.Answer {
	s := screen{Case: x, Request: q, Form: form, At: q.Path("cases", "c", wordOf(q, x.ID)),
		Name: filing.NameOf(x.Procedure, x.Day), Tag: tagOf(x, q.Today()),
		Today: part.Day(q.Today(), part.Western), InFile: x.File != ""}
	move, pass := form, part.Form{}
	if form.Values["to"] != "" {
		move, pass = pass, form
	}
	s.Move, s.Pass = q.Draft(s.At, move), q.Draft(s.At+passedAt, pass)
	s.Beside = len(of{q.Profile, q.Client}.together(x)) - 1
	s.CanMake = x.Channel == filing.ChannelCSV && (x.State == filing.Ready ||
		x.State == filing.Open && x.Refused)
	if s.CanMake && dispatch.Early(x, q.Today()) {
		s.CanMake, s.Early = false, fmt.Sprintf(textEarly, part.Day(x.Day, q.Session.Eras))
	}
	until := part.Day(x.Until, q.Session.Eras)
	if x.Until.IsZero() {
		until = textPromptly
	}
	s.Facts = []part.Fact{{Word: textWho, Value: whose(q.Client, x)},
		{Word: textEvent, Value: x.Event.Label() + " " + part.Day(x.Day, q.Session.Eras)},
		{Word: textUntil, Value: until}}
	if t, err := filing.TermsOf(x.Procedure, x.Day); err == nil {
		s.Facts = append(s.Facts, part.Fact{Word: textTo, Value: t.Recipient},
			part.Fact{Word: textLaw, Value: t.Law})
		if t.Mark != "" {
			s.Facts = append(s.Facts, part.Fact{Word: textMark, Value: t.Mark})
		}
	}
	if x.File != "" {
		s.Facts = append(s.Facts, part.Fact{Word: textInFile, Value: nameIn(x.File)})
	}
	if !x.Receipt.On.IsZero() {
		s.Facts = append(s.Facts, part.Fact{Word: textReceipt, Value: strings.TrimSpace(
			part.Day(x.Receipt.On, q.Session.Eras) + " " + x.Receipt.Number + " " + x.Receipt.Reason)})
	}
	for _, p := range []struct {
		word string
		filing.Passed
	}{{textConfirmed, x.Confirmed}, {textDelivered, x.Delivered}} {
		if !p.On.IsZero() {
			s.Facts = append(s.Facts, part.Fact{Word: p.word, Value: strings.TrimSpace(
				part.Day(p.On, q.Session.Eras) + " " + p.By + " " + p.Note)})
		}
	}
	for _, to := range x.Next() {
		s.Options = append(s.Options, part.Option{Value: string(to), Word: stepWords[to]})
	}
	a := page.Show(s.Name, caseScreen(s))
	if len(form.Faults) > 0 {
		a = page.Faulty(s.Name, caseScreen(s))
	}
	a.About = whose(q.Client, x)
	a.Acts = []part.Act{{Word: textPrint, Href: s.At + "/print", Post: true}}
	return a
}

// trail are the steps of a case, the newest first.
func (s *screen) trail() part.List {
	l := part.List{Name: textTrail, Shown: true, Columns: []part.Column{{Title: textOn},
		{Title: textState}, {Title: textNumber}, {Title: textReason, Wrap: true}, {Title: textBy}},
		Empty: part.Nothing{What: textNoTrail, Why: textNoTrailWhy}}
	for _, x := range slices.Backward(s.Trail) {
		l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{
			part.Plainly(part.Day(x.On, s.Request.Session.Eras)), part.Plainly(x.State.Label()),
			part.Plainly(x.Number), part.Plainly(x.Reason),
			part.Plainly(x.By + " " + x.At[:min(10, len(x.At))])}})
	}
	return l
}

// procedures are those that a case may be made of by hand.
func procedures(day caldate.Date) []part.Option {
	var all []part.Option
	for _, p := range byHand {
		if t, err := filing.TermsOf(p, day); err == nil {
			all = append(all, part.Option{Value: string(p), Word: t.Name})
		}
	}
	return all
}

// byHand are the procedures about one person.
var byHand = []filing.Procedure{filing.Acquisition, filing.Loss, filing.Dependents,
	filing.AddressChange, filing.NameChange, filing.MaternityLeave, filing.MaternityLeaveEnd,
	filing.ChildcareLeave, filing.ChildcareLeaveEnd, filing.ChildcarePeriod, filing.AgeSeventy,
	filing.TwoEmployers, filing.EmploymentAcquisition, filing.EmploymentLoss,
	filing.EmploymentCertificate, filing.ResidentTaxLeaver, filing.WithholdingSlipLeaver}

func adding(q *page.Request) (page.Answer, error) { return addingForm(q, part.Form{}), nil }

func addingForm(q *page.Request, form part.Form) page.Answer {
	form = q.Draft(q.Path("cases", "new"), form)
	a := page.Show(textAdd, addForm(form, procedures(q.Today()), q.Path("cases", "new")))
	if len(form.Faults) > 0 {
		a = page.Faulty(textAdd, addForm(form, procedures(q.Today()), q.Path("cases", "new")))
	}
	return a
}
