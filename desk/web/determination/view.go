package determination

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/determination"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/remuneration"
	"romukura/law/why"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

// markOf is a word for proposals: what is agreed to is what was shown.
func markOf(q *page.Request, all []book.Determination) string {
	text, err := json.Marshal(all)
	if err != nil {
		panic(err) // impossible: plain values
	}
	return q.Session.Mark(text)
}

// chooser is the question as a form shows it.
type chooser struct {
	asked
	At string
}

func (a *asked) title() string {
	if a.What == determination.Annual {
		return fmt.Sprintf(textAnnualOf, a.Year)
	}
	return fmt.Sprintf(textMonthOf, whatWords[a.What], a.Month.Year, a.Month.Number)
}

// one is a client's answer as the page shows it.
type one struct {
	chooser
	Path     func(...string) string
	Counters []part.Counter
	People   part.List
	Excluded part.List
	Files    []file
	Seen     string
	Waiting  int
	Ready    int
	Trouble  string
}

// file is an official file that was made.
type file struct {
	Name, Title, At string
}

// show is one client's answer.
func show(q *page.Request) (page.Answer, error) {
	return shown(q, questionOf(q)), nil
}

func shown(q *page.Request, a asked) page.Answer {
	f := answerOf(q, q.Client, a)
	s := one{chooser: chooser{a, q.Path("decisions")}, Path: q.Path}
	if f.Err != nil {
		s.Trouble = f.Err.Error()
	}
	s.People = part.List{Name: textPeople, Columns: columns(f), Empty: part.Nothing{What: textNobody,
		Why: textNobodyWhy}}
	auto := 0
	for i := range f.Proposals {
		p := &f.Proposals[i]
		tag := part.Tag{Sort: part.Done, Word: textAuto}
		switch {
		case set(q.Client, a, p.Employee) != nil:
			tag = part.Tag{Sort: part.Quiet, Word: textSet}
		case len(p.Judgements) > 0:
			s.Waiting++
			tag = part.Tag{Sort: part.Warn, Word: textAsks}
		default:
			auto++
		}
		s.People.Rows = append(s.People.Rows, personRow(q, a, p, tag))
	}
	for i := range f.Taken {
		d := &f.Taken[i]
		s.People.Rows = append(s.People.Rows, personRow(q, a, d,
			part.Tag{Word: textDecided, Name: d.Taken.By}))
	}
	s.Seen = markOf(q, allProposals(q, a))
	s.Excluded = excludedOf(q, a, f)
	s.Counters = []part.Counter{{N: len(f.Proposals) + len(f.Taken) + len(f.Excluded),
		Word: textConcerned}, {N: auto, Word: textAuto}, {N: s.Waiting, Word: textAsks,
		Bad: s.Waiting > 0}, {N: len(f.Taken), Word: textDecided},
		{N: len(f.Excluded), Word: textExcluded, Href: "#excluded"}}
	s.Ready = readyOf(q.Client, a)
	s.Files = filesOf(q, a)
	answer := page.Show(a.title(), screen(s, auto))
	answer.Acts = []part.Act{{Word: textAllClients, Href: "/o/yearly" + a.query()}}
	return answer
}

// allProposals are the proposals as the law's question gives them, taken ones among them.
func allProposals(q *page.Request, a asked) []book.Determination {
	answer, err := determination.Ask(q.Client, a.Question)
	if err != nil {
		return nil // told beside the list
	}
	return answer.Proposals
}

// columns are those of the list: the months that are looked at first.
func columns(f *found) []part.Column {
	all := []part.Column{{Title: textName}}
	for _, m := range monthsOf(f) {
		all = append(all, part.Column{Title: fmt.Sprintf(textDaysOf, m.Number), Numeric: true},
			part.Column{Title: textPay, Numeric: true})
	}
	return append(all, part.Column{Title: textAverage, Numeric: true},
		part.Column{Title: textBefore, Numeric: true}, part.Column{Title: textAfter, Numeric: true},
		part.Column{Title: textFrom}, part.Column{Title: textJudged, Wrap: true})
}

// monthsOf are the months that the decisions look at.
func monthsOf(f *found) []caldate.Month {
	for _, all := range [][]book.Determination{f.Proposals, f.Taken} {
		for i := range all {
			var months []caldate.Month
			for _, m := range all[i].Decision.Months {
				months = append(months, m.Month)
			}
			return months
		}
	}
	return nil
}

func personRow(q *page.Request, a asked, d *book.Determination, tag part.Tag) part.Row {
	e := q.Client.EmployeeByID(d.Employee)
	name, at := d.Number, ""
	if e != nil {
		name = d.Number + " " + nameOf(e, q.Today())
		at = q.Path("decisions", "p", q.Session.PersonRef(q.Profile.ID, e.ID)) + a.query()
	}
	row := part.Row{Name: name, Cells: []templ.Component{part.Link(name, at)}}
	for i := range monthsOf(answerOf(q, q.Client, a)) {
		days, pay := "", ""
		if i < len(d.Decision.Months) {
			m := d.Decision.Months[i]
			days, pay = part.Number(m.Days), part.Yen(yen.Amount(m.Amount))
			if !m.Counts {
				pay += textNotCounted
			}
		}
		row.Cells = append(row.Cells, part.Plainly(days), part.Plainly(pay))
	}
	label := d.Decision.Key.Label()
	if d.Taken.By != "" {
		label = d.Taken.By
	}
	row.Cells = append(row.Cells, part.Plainly(part.Yen(yen.Amount(d.Decision.Average))),
		part.Plainly(standard(d.Before)), part.Plainly(standard(d.Decision.Standard)),
		part.Plainly(fmt.Sprintf(textMonthFrom, d.Decision.From.Year, d.Decision.From.Number)),
		judged(tag, label))
	return row
}

// nameOf is the name of the day, or the first one of somebody who is still to come.
func nameOf(e *employee.Employee, day caldate.Date) string {
	if name, ok := e.Names.At(day); ok {
		return name.Full
	}
	if len(e.Names) > 0 {
		return e.Names[0].Value.Full
	}
	return ""
}

// standard writes a standard in thousands of yen, as notices do; those of health and pension where
// they differ.
func standard(s remuneration.Standard) string {
	health := part.Number(int(s.Health) / thousand)
	if s.Pension == s.Health || s.Pension == 0 {
		return health
	}
	return health + "/" + part.Number(int(s.Pension)/thousand)
}

const thousand = 1000

func excludedOf(q *page.Request, a asked, f *found) part.List {
	l := part.List{Name: textExcludedList, Shown: true, Columns: []part.Column{{Title: textName},
		{Title: textWhyOut, Wrap: true}}, Empty: part.Nothing{What: textNoneOut}}
	for i := range f.Excluded {
		x := &f.Excluded[i]
		name := x.Number
		cell := part.Plainly(name)
		if e := q.Client.EmployeeByID(x.Employee); e != nil {
			name += " " + nameOf(e, q.Today())
			cell = part.Link(name,
				q.Path("decisions", "p", q.Session.PersonRef(q.Profile.ID, e.ID))+a.query())
		}
		l.Rows = append(l.Rows, part.Row{Name: name, Cells: []templ.Component{cell,
			part.Plainly(x.Reason)}})
	}
	return l
}

// readyOf counts the notifications that go into the next file.
func readyOf(c *book.Client, a asked) int {
	n := 0
	for i := range c.Cases {
		x := &c.Cases[i]
		if slices.Contains(a.procedures, x.Procedure) && x.Channel == filing.ChannelCSV &&
			(x.State == filing.Ready || x.State == filing.Open && x.Refused) &&
			(x.Procedure == filing.AnnualBase || !x.Day.After(a.Today)) {
			n++
		}
	}
	return n
}

func filesOf(q *page.Request, a asked) []file {
	var all []file
	for i := range q.Client.Files {
		f := &q.Client.Files[i]
		if slices.ContainsFunc(q.Client.Cases, func(x filing.Case) bool {
			return slices.Contains(a.procedures, x.Procedure) && slices.Contains(f.Cases, x.ID) &&
				a.dated(&x)
		}) {
			all = append(all, file{Name: fileName(f), Title: f.Title,
				At: q.Path("decisions", "made", strconv.Itoa(i))})
		}
	}
	return all
}

func fileName(f *book.File) string { return path.Base(strings.ReplaceAll(f.Path, "\\", "/")) }

// whose is one person's answer.
type whose struct {
	chooser
	Path     func(...string) string
	Name     string
	At       string
	Seen     string
	Proposal *book.Determination
	Taken    *book.Determination
	Excluded *filing.Excluded
	Set      *filing.Case
	Why      *why.Trace
	Form     part.Form
}

// person shows how one person's answer came about, and asks for a decision.
func person(q *page.Request) (page.Answer, error) {
	e, err := q.Person()
	if err != nil {
		return page.Answer{}, err
	}
	return personPage(q, questionOf(q), e, part.Form{})
}

func personPage(
	q *page.Request,
	a asked,
	e *employee.Employee,
	form part.Form,
) (page.Answer, error) {
	f := answerOf(q, q.Client, a)
	w := whose{chooser: chooser{a, q.Path("decisions")}, Path: q.Path, Form: form,
		Name: e.Number + " " + nameOf(e, q.Today()), Set: set(q.Client, a, e.ID),
		At: q.Path("decisions", "p", q.Session.PersonRef(q.Profile.ID, e.ID))}
	w.Form = q.Draft(w.At+a.query(), form)
	for i := range f.Proposals {
		if f.Proposals[i].Employee == e.ID {
			w.Proposal = &f.Proposals[i]
			w.Seen = markOf(q, f.Proposals[i:i+1])
		}
	}
	for i := range f.Taken {
		if f.Taken[i].Employee == e.ID {
			w.Taken = &f.Taken[i]
		}
	}
	for i := range f.Excluded {
		if f.Excluded[i].Employee == e.ID {
			w.Excluded = &f.Excluded[i]
		}
	}
	w.Why = reasonOf(q.Client, a, e.ID)
	answer := page.Show(a.title(), decision(w))
	if len(form.Faults) > 0 {
		answer = page.Faulty(a.title(), decision(w))
	}
	answer.About = w.Name
	return answer, nil
}

// reasonOf are the steps of one person's answer: of the question as it is asked now, or of the
// notification of what was taken.
func reasonOf(c *book.Client, a asked, id employee.ID) *why.Trace {
	for i := range c.Cases {
		x := &c.Cases[i]
		if x.Employee == id && slices.Contains(a.procedures, x.Procedure) && a.dated(x) &&
			x.Why != nil {
			return x.Why
		}
	}
	a.Explain = true
	answer, err := determination.Ask(c, a.Question)
	if err != nil {
		return nil // told beside the list
	}
	for i := range answer.Proposals {
		if answer.Proposals[i].Employee == id {
			return answer.Proposals[i].Why
		}
	}
	for i := range answer.Excluded {
		if answer.Excluded[i].Employee == id {
			return answer.Excluded[i].Why
		}
	}
	return nil
}

// decided is what stands on the page: the proposal, or what was taken.
func (w *whose) decided() *book.Determination {
	if w.Proposal != nil {
		return w.Proposal
	}
	return w.Taken
}

func (w *whose) facts() []part.Fact {
	d := w.decided()
	average := part.Yen(yen.Amount(d.Decision.Average)) + textYen
	facts := []part.Fact{{Word: textAverage, Value: average},
		{Word: textBefore, Value: standard(d.Before) + textThousand},
		{Word: textAfter, Value: standard(d.Decision.Standard) + textThousand},
		{Word: textFrom, Value: fmt.Sprintf(textMonthFrom, d.Decision.From.Year,
			d.Decision.From.Number)},
		{Word: textJudged, Value: d.Decision.Key.Label()}}
	for _, m := range d.Decision.Months {
		value := part.Yen(yen.Amount(m.Amount)) + textYen + fmt.Sprintf(textDays, m.Days)
		if m.Reason != "" {
			value += textColon + m.Reason
		}
		facts = append(facts, part.Fact{Word: m.Month.Japanese(), Value: value})
	}
	if w.Taken != nil && w.Proposal == nil {
		facts = append(facts, part.Fact{Word: textTakenBy, Value: w.Taken.Taken.By + " " +
			w.Taken.Taken.On[:min(10, len(w.Taken.Taken.On))] + " " + w.Taken.Taken.Reason})
	}
	return facts
}

// notMade tells what stopped official files.
func notMade(q *page.Request, a asked, made int, faults []fault.Fault) page.Answer {
	answer := page.Faulty(a.title(), refused(made, faults, q.Path("decisions")+a.query()))
	return answer
}

// overview is the question over all clients at once.
func overview(q *page.Request) (page.Answer, error) {
	a := questionOf(q)
	l := part.List{Name: textClients, Columns: []part.Column{{Title: textClient},
		{Title: textConcerned, Numeric: true}, {Title: textAuto, Numeric: true},
		{Title: textAsks, Numeric: true}, {Title: textDecided, Numeric: true},
		{Title: textExcluded, Numeric: true}, {Title: textFilesMade, Numeric: true},
		{Title: textState}}, Empty: part.Nothing{What: textNoClients, Why: textNoClientsWhy}}
	var sums [4]int
	closed := 0
	for _, p := range q.Session.Profiles() {
		c := q.Session.Client(p.ID)
		if c == nil {
			closed++
			continue
		}
		l.Rows = append(l.Rows, clientRow(q, clientAt{&p, c, a}, &sums))
	}
	if closed > 0 {
		l.Note = fmt.Sprintf(textClosed, closed)
	}
	counters := []part.Counter{{N: sums[0], Word: textAuto}, {N: sums[1], Word: textAsks,
		Bad: sums[1] > 0}, {N: sums[2], Word: textDecided}, {N: sums[3], Word: textExcluded}}
	return page.Show(a.title(), everywhere(chooser{a, "/o/yearly"}, counters, l)), nil
}

type clientAt struct {
	*page.Profile
	c *book.Client
	a asked
}

func clientRow(q *page.Request, x clientAt, sums *[4]int) part.Row {
	f := answerOf(q, x.c, x.a)
	auto, asks := 0, 0
	for i := range f.Proposals {
		switch {
		case set(x.c, x.a, f.Proposals[i].Employee) != nil:
		case len(f.Proposals[i].Judgements) > 0:
			asks++
		default:
			auto++
		}
	}
	files := 0
	for i := range x.c.Cases {
		k := &x.c.Cases[i]
		if slices.Contains(x.a.procedures, k.Procedure) && x.a.dated(k) && k.File != "" {
			files++
		}
	}
	sums[0], sums[1] = sums[0]+auto, sums[1]+asks
	sums[2], sums[3] = sums[2]+len(f.Taken), sums[3]+len(f.Excluded)
	tag := part.Tag{Sort: part.Done, Word: textDone}
	switch {
	case f.Err != nil:
		tag = part.Tag{Sort: part.Bad, Word: textCannot}
	case asks > 0:
		tag = part.Tag{Sort: part.Warn, Word: textAsks}
	case auto > 0:
		tag = part.Tag{Word: textToTake}
	case len(f.Taken) > files:
		tag = part.Tag{Word: textToFile}
	case len(f.Taken) == 0:
		tag = part.Tag{Sort: part.Quiet, Word: textNothing}
	}
	number := func(n int) templ.Component { return part.Plainly(part.Number(n)) }
	return part.Row{Name: x.Name, Cells: []templ.Component{
		part.Link(x.Name, x.Path("decisions")+x.a.query()),
		number(len(f.Proposals) + len(f.Taken) + len(f.Excluded)), number(auto), number(asks),
		number(len(f.Taken)), number(len(f.Excluded)), number(files), part.TagOf(tag)}}
}
