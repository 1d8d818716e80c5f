package yearend

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/yearend"
	"romukura/record"
	"romukura/trade/settlement"
)

// viewChanged are those whose annual tax differs from last year's.
const viewChanged = "changed"

// roster is what the list of a client's people shows.
type roster struct {
	*round
	Form     part.Form
	Counters []part.Counter
	Sums     []part.Fact
	List     part.List
	Ready    int
}

func people(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return r.people(part.Form{}), nil
}

func (r *round) people(form part.Form) page.Answer {
	s := roster{round: r, Form: form, Ready: r.Board.Counts[settlement.Ready]}
	here := r.Query("view")
	views := []string{""}
	for _, x := range settlement.States() {
		views = append(views, string(x))
	}
	for _, view := range append(views, viewStopped, viewChanged) {
		n := 0
		for i := range r.Board.Rows {
			if in(&r.Board.Rows[i], view) {
				n++
			}
		}
		href := r.path()
		if view != "" {
			href += "?view=" + view
		}
		s.Counters = append(s.Counters, part.Counter{N: n, Word: textViews[view], Href: href,
			Here: view == here, Bad: view == viewStopped})
	}
	s.Sums = []part.Fact{{Word: textRefund, Value: part.Yen(r.Board.Refund) + textYen},
		{Word: textCollect, Value: part.Yen(r.Board.Take) + textYen}}
	s.List = part.List{Name: textPeopleList, Note: textPeopleNote, Columns: []part.Column{
		{Title: textPerson}, {Title: textState}, {Title: textMissing}, {Title: textFaults, Wrap: true},
		{Title: textDue, Numeric: true}}}
	if season.Last(r.Client, r.Season) != nil {
		s.List.Columns = append(s.List.Columns, part.Column{Title: textAnnualChange, Numeric: true},
			part.Column{Title: textCause, Wrap: true})
	}
	for i := range r.Board.Rows {
		if x := &r.Board.Rows[i]; in(x, here) {
			s.List.Rows = append(s.List.Rows, r.row(x))
		}
	}
	s.List.Empty = part.Nothing{What: textNobodyHere, Why: textNobodyHereWhy}
	if here != "" {
		s.List.Empty = part.Nothing{What: textNoneInView, Why: textNoneInViewWhy,
			Act: part.Act{Word: textShowAll, Href: r.path()}}
	}
	a := faulty(page.Answer{Body: list(s)}, form)
	if !r.Begun {
		a.Acts = []part.Act{{Word: textBegin, Href: r.path("ask"), Main: true, Key: "n"}}
	}
	return r.screen(stepPeople, a)
}

// in tells whether somebody belongs to a filter.
func in(x *season.Row, view string) bool {
	switch view {
	case "":
		return true
	case viewStopped:
		return stopped(x.Faults) > 0
	case viewChanged:
		return annual(x) != nil
	}
	return x.State == settlement.State(view)
}

func stopped(all []fault.Fault) int {
	n := 0
	for i := range all {
		if all[i].Severity == fault.Stop {
			n++
		}
	}
	return n
}

// annual is how the annual tax differs from last year's, nil where it does not.
func annual(x *season.Row) *settlement.Difference {
	for i := range x.Changed {
		if x.Changed[i].Line == yearend.LineAnnualTax {
			return &x.Changed[i]
		}
	}
	return nil
}

func (r *round) row(x *season.Row) part.Row {
	name := nameOf(r.Client, x.Employee)
	var kinds []string
	for _, k := range x.Missing {
		kinds = append(kinds, textKinds[k])
	}
	missing := strings.Join(kinds, textComma)
	row := part.Row{Name: name, Cells: []templ.Component{part.Link(name, r.of(x.Employee)),
		part.TagOf(tagOf(x)), part.Plainly(missing), faults(worst(x), len(x.Faults)),
		part.Plainly(dueText(x.Due))}}
	if season.Last(r.Client, r.Season) != nil {
		change, cause := "", ""
		if d := annual(x); d != nil {
			change, cause = part.Difference(d.After-d.Before), causesOf(d)
		}
		row.Cells = append(row.Cells, plainly(change, cause)...)
	}
	return row
}

// causesOf is what made a line differ from last year's.
func causesOf(d *settlement.Difference) string {
	var all []string
	for _, c := range d.Causes {
		all = append(all, fmt.Sprintf(textCauseOf, c.Label(), part.Difference(c.Amount)))
	}
	return strings.Join(all, textComma)
}

// worst is why somebody is not settled here, else the first fault that stops; nil without any.
func worst(x *season.Row) *fault.Fault {
	if len(x.Refused) > 0 {
		return &x.Refused[0]
	}
	for i := range x.Faults {
		if x.Faults[i].Severity == fault.Stop {
			return &x.Faults[i]
		}
	}
	return nil
}

func tagOf(x *season.Row) part.Tag {
	if len(x.Refused) > 0 {
		return part.Tag{Sort: part.Quiet, Word: textRefused + " " + x.State.Label()}
	}
	t := part.Tag{Word: x.State.Label()}
	switch x.State {
	case settlement.NotAsked:
		t.Sort = part.Quiet
	case settlement.Waiting, settlement.GivenBack:
		t.Sort = part.Warn
	case settlement.Approved, settlement.Paid:
		t.Sort = part.Done
	}
	if x.Stale {
		t.Sort, t.Word = part.Warn, t.Word+textStale
	}
	return t
}

// dueText is what a person gets back or has to pay.
func dueText(a yen.Amount) string {
	switch {
	case a < 0:
		return textRefund + " " + part.Yen(-a)
	case a > 0:
		return textCollect + " " + part.Yen(a)
	}
	return ""
}

// compute settles everybody who is ready. In which pay the difference is settled is a fact that the
// computation rests on, and so is said here.
func compute(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	before := r.Board.Counts[settlement.Computed]
	batch, err := r.change(record.Payroll, func(c *book.Client, s *settlement.Season) (fault.List,
		error) {
		s.January = q.Text("in") == inJanuary
		if err := season.Closed(c, s); err != nil {
			return fault.List{}, err
		}
		return fault.List{}, season.Settle(c, s, r.act())
	})
	if err != nil {
		return page.Answer{}, err
	}
	now := stateOf(q.Session, q.Session.Client(q.Profile.ID), r.Year)
	say := fmt.Sprintf(textComputed, now.Board.Counts[settlement.Computed]-before,
		len(now.Board.Rows)-now.Board.Counts[settlement.Computed]-
			now.Board.Counts[settlement.Approved]-now.Board.Counts[settlement.Paid])
	return q.Undoable(page.To(r.path()).Saying(say), batch), nil
}

// In which pay the difference is settled.
const (
	inDecember = "december"
	inJanuary  = "january"
)

// months are the pays in which the difference can be settled.
func (r *round) months() part.Field {
	f := part.Field{Name: "in", Label: textIn, Kind: part.Radio, Value: inDecember,
		Options: []part.Option{{Value: inDecember, Word: textDecember}, {Value: inJanuary,
			Word: textJanuary}}}
	if r.Season.January {
		f.Value = inJanuary
	}
	return f
}
