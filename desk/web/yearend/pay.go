package yearend

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/trade/payroll"
	"romukura/trade/settlement"
)

// settling is what the page shows on which differences go into pay.
type settling struct {
	*round
	Form   part.Form
	Months part.List
	Open   []part.Option
	Value  string
	List   part.List
	Ripe   int // put into a month that is closed by now, and not yet marked as paid
}

func paying(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return r.paying(part.Form{})
}

// monthsAhead are the months of pay that can settle: December, January, and what follows where a
// shortage is taken in parts.
const monthsAhead = 4

func (r *round) paying(form part.Form) (page.Answer, error) {
	s := settling{round: r, Form: form}
	december := r.Year.Last().Month()
	s.Months = part.List{Name: textMonths, Shown: true, Columns: []part.Column{{Title: textMonth},
		{Title: textState}}}
	for i := range monthsAhead {
		m := december.Add(i)
		open, tag := r.month(m)
		if open {
			s.Open = append(s.Open, part.Option{Value: m.String(), Word: m.Japanese()})
		}
		s.Months.Rows = append(s.Months.Rows, part.Row{Name: m.Japanese(), Cells: []templ.Component{
			part.Link(m.Japanese(), r.Path("pay")), part.TagOf(tag)}})
	}
	if len(s.Open) > 0 {
		s.Value = s.Open[0].Value
	}
	if after := december.Add(1).String(); r.Season.January && slices.ContainsFunc(s.Open,
		func(o part.Option) bool { return o.Value == after }) {
		s.Value = after
	}
	s.people()
	after := *r.Season
	after.People = slices.Clone(r.Season.People)
	for i := range after.People {
		after.People[i].Settled = slices.Clone(after.People[i].Settled)
	}
	if err := season.Closed(r.Client, &after); err != nil {
		return page.Answer{}, err
	}
	for i := range after.People {
		now, then := r.Season.People[i].Last(), after.People[i].Last()
		if now != nil && now.PaidOn.IsZero() && !then.PaidOn.IsZero() {
			s.Ripe++
		}
	}
	return r.screen(stepPay, faulty(page.Answer{Body: settles(s)}, form)), nil
}

// month tells how the pay of a month stands: whether a run of it is open.
func (r *round) month(m caldate.Month) (open bool, tag part.Tag) {
	tag = part.Tag{Sort: part.Quiet, Word: textNotPaid}
	for i := range r.Client.Runs {
		run := &r.Client.Runs[i]
		if run.Kind != payroll.MonthlyPay || run.Month != m {
			continue
		}
		if !run.Close.Closed() {
			return true, part.Tag{Word: textOpenRun}
		}
		tag = part.Tag{Sort: part.Done, Word: textClosedRun}
	}
	return false, tag
}

// people are those who are approved or paid, with the month of pay that settles each.
func (s *settling) people() {
	s.List = part.List{Name: textSettled, Shown: true, Columns: []part.Column{{Title: textPerson},
		{Title: textState}, {Title: textDue, Numeric: true}, {Title: textInto}, {Title: textPaidOn}},
		Empty: part.Nothing{What: textNoneApproved, Why: textNoneApprovedWhy,
			Act: part.Act{Word: textToApproval, Href: s.path("approve")}}}
	for i := range s.Board.Rows {
		x := &s.Board.Rows[i]
		if x.State != settlement.Approved && x.State != settlement.Paid {
			continue
		}
		last := s.Season.Person(x.Employee).Last()
		into := textNotInto
		if !last.Into.IsZero() {
			into = last.Into.Japanese()
		}
		name := nameOf(s.Client, x.Employee)
		s.List.Rows = append(s.List.Rows, part.Row{Name: name, Cells: []templ.Component{
			part.Link(name, s.of(x.Employee)), part.TagOf(tagOf(x)), part.Plainly(dueText(x.Due)),
			part.Plainly(into), part.Plainly(part.Day(last.PaidOn, s.Session.Eras))}})
	}
}

// pay puts the differences of everybody who is approved into a month that is open.
func pay(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	month, err := caldate.ParseMonth(q.Text("month"))
	if open, _ := r.month(month); err != nil || !open {
		return r.paying(q.Typed(wordNoMonth))
	}
	var moved []season.Moved
	var told []fault.Fault
	batch, err := r.change(record.Payroll, func(c *book.Client, s *settlement.Season) (fault.List,
		error) {
		if err := season.Closed(c, s); err != nil {
			return fault.List{}, err
		}
		var faults fault.List
		moved, faults = season.IntoPay(c, s, month)
		told = faults.All()
		if len(moved) == 0 {
			faults.Add(wordNobodyApproved)
			return faults, nil
		}
		return fault.List{}, nil // whoever could not be moved stops nobody else
	})
	if f := r.again(err); f != nil {
		for i := range f.Faults {
			f.Faults[i].Path = "month"
		}
		return r.paying(*f)
	}
	if err != nil {
		return page.Answer{}, err
	}
	say := fmt.Sprintf(textMoved, len(moved), month.Japanese())
	if len(told) > 0 {
		say += fmt.Sprintf(textMovedTold, len(told), part.Sentence(told[0]))
	}
	return q.Undoable(page.To(r.path("pay")).Saying(say), batch), nil
}

// paid marks whoever was put into a month that is closed by now.
func paid(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	batch, err := r.change(record.Payroll, func(c *book.Client, s *settlement.Season) (fault.List,
		error) {
		return fault.List{}, season.Closed(c, s)
	})
	if err != nil {
		return page.Answer{}, err
	}
	return q.Undoable(page.To(r.path("pay")).Saying(textPaidSay), batch), nil
}
