package payrun

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/record"
	"romukura/trade/employee"
	"romukura/trade/payroll"
)

// Views of a run's differences.
const (
	viewCheck     = "check"
	viewExplained = "explained"
	viewStuck     = "stuck"
	viewAll       = "all"
	viewExcluded  = "excluded"
)

// most is how many rows one page of differences shows.
const most = 1000

// differences is the run gone through: what has to be looked at first.
func differences(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return r.review(part.Form{}), nil
}

func (r *round) review(form part.Form) page.Answer {
	if r.Run == nil {
		return r.notComputed(payday.StepReview)
	}
	view := r.Query("view")
	if textViews[view] == "" {
		view = r.first()
	}
	s := reviewScreen{round: r, View: view, Counters: r.counters(view), Form: form, Seen: r.seen()}
	switch view {
	case viewAll:
		s.List = r.everybody()
	case viewExcluded:
		s.List = r.excluded()
	default:
		s.List = r.rows(view)
	}
	s.pages(r.Query("page"))
	a := page.Answer{Body: reviewed(s)}
	if len(form.Faults) > 0 {
		a.Status = 422
	}
	return r.screen(payday.StepReview, a)
}

// reviewScreen is what the screen of differences shows.
type reviewScreen struct {
	*round
	View     string
	Counters []part.Counter
	List     part.List
	Form     part.Form
	Seen     string
	Pages    []part.Counter
}

// open tells whether the rows can be marked and judged.
func (s *reviewScreen) open() bool {
	return !s.Run.Close.Closed() && len(s.List.Rows) > 0 &&
		(s.View == viewCheck || s.View == viewStuck)
}

// pages cuts a list that is longer than a page.
func (s *reviewScreen) pages(at string) {
	n := len(s.List.Rows)
	if n <= most {
		return
	}
	here := 0
	for i := 0; i*most < n; i++ {
		name := fmt.Sprint(i + 1)
		if name == at {
			here = i
		}
		s.Pages = append(s.Pages, part.Counter{N: min(n, (i+1)*most), Word: textUpTo,
			Href: s.path(fmt.Sprintf("?view=%s&page=%s", s.View, name))})
	}
	s.Pages[here].Here = true
	s.List.Rows = s.List.Rows[here*most : min(n, (here+1)*most)]
}

// first is the view that a person needs: what has to be looked at, who was not computed, the rest.
func (r *round) first() string {
	switch {
	case r.Review.Check > 0:
		return viewCheck
	case r.Review.Stuck > 0:
		return viewStuck
	}
	return viewExplained
}

func (r *round) counters(view string) []part.Counter {
	all := []part.Counter{}
	for _, x := range []struct {
		view string
		n    int
		bad  bool
	}{{viewAll, r.Review.People, false}, {viewExplained, r.Review.Explained, false},
		{viewCheck, r.Review.Check, true}, {viewStuck, r.Review.Stuck, true},
		{viewExcluded, len(r.Run.Skipped), false}} {
		all = append(all, part.Counter{N: x.n, Word: textViews[x.view], Bad: x.bad,
			Here: x.view == view, Href: r.path("?view=" + x.view)})
	}
	return all
}

var rowColumns = []part.Column{{Title: textName}, {Title: textItem},
	{Title: textBefore, Numeric: true}, {Title: textAfter, Numeric: true},
	{Title: textDifference, Numeric: true}, {Title: textCause, Wrap: true}, {Title: textState}}

// rows are the differences of a view.
func (r *round) rows(view string) part.List {
	l := part.List{Name: textViews[view], Columns: rowColumns}
	if r.Review.First && r.Kind == payroll.MonthlyPay {
		l.Columns = slices.Clone(rowColumns)
		l.Columns[2].Title = textContract
	}
	if view == viewStuck {
		l.Columns = slices.Concat(rowColumns[:2], rowColumns[5:])
	}
	for i := range r.Review.Rows {
		x := &r.Review.Rows[i]
		if viewOf(x.State) != view {
			continue
		}
		row := r.row(x)
		if view == viewStuck {
			row.Cells = slices.Concat(row.Cells[:2], row.Cells[5:])
		}
		l.Rows = append(l.Rows, row)
	}
	l.Empty = part.Nothing{What: textNothing[view], Why: textNothingWhy[view]}
	if view == viewExplained && r.Review.Same > 0 {
		l.Note = fmt.Sprintf(r.same(), part.Number(r.Review.Same))
	}
	if view == viewExplained && r.Review.First {
		l.Empty = part.Nothing{What: textNothingFirst}
	}
	return l
}

// same tells of those whose rows are none: nothing differs from what they are compared with.
func (r *round) same() string {
	switch {
	case !r.Review.First:
		return textSame
	case r.Kind == payroll.BonusPay:
		return textSameBonus
	}
	return textSameContract
}

// compared tells what a first run is compared with.
func (r *round) compared() string {
	if r.Kind == payroll.BonusPay {
		return textFirstBonus
	}
	return textFirstRun
}

// viewOf is the view in which a row stands. What somebody accepted is explained.
func viewOf(s payday.State) string {
	switch s {
	case payday.Explained, payday.Accepted:
		return viewExplained
	case payday.Stuck, payday.Deferred:
		return viewStuck
	}
	return viewCheck
}

func (r *round) row(x *payday.Row) part.Row {
	name := nameOf(r.Client, x.Employee)
	row := part.Row{Name: x.Number + " " + name + " " + x.Name}
	if !r.Run.Close.Closed() {
		switch viewOf(x.State) {
		case viewCheck:
			row.Mark = x.Subject()
		case viewStuck:
			row.Mark = string(x.Employee)
		}
	}
	var before, after, difference templ.Component
	if x.Amounts {
		before = part.Plainly(part.Yen(x.Before))
		after = figure(whyLink{r.why(x.Employee, x.Code), part.Yen(x.After)})
		difference = part.Plainly(part.Difference(x.After - x.Before))
	}
	row.Cells = []templ.Component{part.Link(name, r.person(x.Employee)), part.Plainly(x.Name),
		before, after, difference, causes(x), part.TagOf(tagOf(x.State))}
	return row
}

// whyLink is a figure that leads to its reason.
type whyLink struct{ Href, Figure string }

func tagOf(s payday.State) part.Tag {
	t := part.Tag{Word: textStates[s]}
	switch s {
	case payday.Explained, payday.Accepted:
		t.Sort = part.Done
	case payday.Check, payday.Awaited:
		t.Sort = part.Warn
	case payday.Stuck:
		t.Sort = part.Bad
	}
	return t
}

// everybody is the whole run, one line a person.
func (r *round) everybody() part.List {
	l := part.List{Name: textViews[viewAll], Columns: []part.Column{{Title: textNumber},
		{Title: textName}, {Title: textGross, Numeric: true}, {Title: textDeducted, Numeric: true},
		{Title: textNet, Numeric: true}, {Title: textNetDifference, Numeric: true},
		{Title: textState}}}
	states := r.states()
	before := r.nets()
	for i := range r.Run.Slips {
		s := &r.Run.Slips[i]
		name, href := nameOf(r.Client, s.Employee), r.person(s.Employee)
		difference := ""
		if last, ok := before[s.Employee]; ok {
			difference = part.Difference(s.Net - last)
		}
		l.Rows = append(l.Rows, part.Row{Name: s.Number + " " + name, Cells: []templ.Component{
			part.Plainly(s.Number), part.Link(name, href), part.Plainly(part.Yen(s.Gross)),
			part.Plainly(part.Yen(s.Deducted)),
			figure(whyLink{r.why(s.Employee, codeNet), part.Yen(s.Net)}),
			part.Plainly(difference), part.TagOf(tagOf(states[s.Employee]))}})
	}
	for i := range r.Run.Failed {
		f := &r.Run.Failed[i]
		l.Rows = append(l.Rows, part.Row{Name: f.Number, Cells: []templ.Component{
			part.Plainly(f.Number), part.Link(nameOf(r.Client, f.Employee), r.person(f.Employee)),
			nil, nil, nil, nil, part.TagOf(tagOf(payday.Stuck))}})
	}
	l.Empty = part.Nothing{What: textNobody, Why: textNobodyWhy}
	return l
}

// codeNet asks for the reason of the sum that is handed out.
const codeNet = "net"

// states are the worst of each person's rows.
func (r *round) states() map[employee.ID]payday.State {
	all := map[employee.ID]payday.State{}
	for i := range r.Run.Slips {
		all[r.Run.Slips[i].Employee] = payday.Explained
	}
	for i := range r.Review.Rows {
		if x := &r.Review.Rows[i]; viewOf(x.State) != viewExplained {
			all[x.Employee] = x.State
		}
	}
	return all
}

func (r *round) nets() map[employee.ID]yen.Amount {
	all := map[employee.ID]yen.Amount{}
	if last := payday.Previous(r.Client, r.Run); last != nil {
		for i := range last.Slips {
			all[last.Slips[i].Employee] = last.Slips[i].Net
		}
	}
	return all
}

// judge records what a person says to marked rows: accepted, or to be asked of the client.
func judge(q *page.Request) (page.Answer, error) {
	return judged(q, func(r *round, c *book.Client, run *payroll.Run) (string, error) {
		marks := q.PostForm["mark"]
		if len(marks) == 0 {
			return "", &fault.Error{Faults: []fault.Fault{wordNoMark}}
		}
		ask := q.Text("say") == "ask"
		n, err := payday.Say(c, run, payday.Judge{Ask: ask, Subjects: marks}, hand(q, q.Text("reason")))
		text := textAccepted
		if ask {
			text = textAsked
		}
		return fmt.Sprintf(text, part.Number(n)), err
	})
}

// later leaves marked people, who could not be computed, for a later run.
func later(q *page.Request) (page.Answer, error) {
	return judged(q, func(r *round, c *book.Client, run *payroll.Run) (string, error) {
		marks := slices.Compact(slices.Sorted(slices.Values(q.PostForm["mark"])))
		if len(marks) == 0 {
			return "", &fault.Error{Faults: []fault.Fault{wordNoMark}}
		}
		for _, id := range marks {
			err := payday.Defer(c, run, employee.ID(id), hand(q, q.Text("reason")))
			if err != nil {
				return "", err
			}
		}
		return fmt.Sprintf(textDeferred, part.Number(len(marks))), nil
	})
}

// judged changes a run that a page showed and nobody has changed since, and leads back to it.
// Faults of what was typed come back with the page.
func judged(q *page.Request,
	work func(*round, *book.Client, *payroll.Run) (string, error)) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	say, batch, err := r.change(work)
	if again := r.changed(err); again != nil {
		return again.review(q.Typed(wordChanged)), nil
	}
	if many := (*fault.Error)(nil); errors.As(err, &many) {
		return r.review(q.Typed(many.Faults...)), nil
	}
	if err != nil {
		return page.Answer{}, told(err)
	}
	return q.Undoable(page.To(r.At).Saying(say), batch), nil
}

// again computes one person anew.
func again(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	e, err := q.Person()
	if err != nil {
		return page.Answer{}, err
	}
	say, batch, err := r.change(func(_ *round, c *book.Client, run *payroll.Run) (string, error) {
		return textAgain, payday.Again(c, run, e.ID, hand(q, ""))
	})
	if err != nil {
		return page.Answer{}, told(err)
	}
	return q.Undoable(page.To(r.person(e.ID)).Saying(say), batch), nil
}

// causes are why a figure differs, and what a person said to it.
func causesOf(x *payday.Row) (all []string, said string) {
	all = slices.Clone(x.Causes)
	if len(all) == 0 {
		all = []string{textNoCause}
	}
	if x.Decision != nil {
		said = x.Decision.By + ": " + strings.TrimSpace(x.Decision.Reason)
	}
	return all, said
}

// told puts what a step refuses into words of a page.
func told(err error) error {
	for _, refused := range []error{payday.ErrClosed, payday.ErrOpen, payday.ErrNoRun,
		payday.ErrNobody} {
		if errors.Is(err, refused) {
			return &fault.Error{Faults: []fault.Fault{{Code: "pay.refused", Message: refused.Error()}}}
		}
	}
	return err
}

var payrollAct = book.Change{Act: record.Payroll}
