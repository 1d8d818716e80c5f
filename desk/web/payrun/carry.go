package payrun

import (
	"errors"
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/trade/payroll"
)

// computingScreen is what the step of computing shows.
type computingScreen struct {
	*round
	Form    part.Form
	Carries part.List // of a closed month: what it would come out otherwise by now
	Carry   bool
}

func (r *round) computing(form part.Form) (page.Answer, error) {
	s := computingScreen{round: r, Form: form}
	if r.carries() {
		found, err := payday.Recompute(r.Client, r.Group, r.Month, "")
		if err != nil {
			return page.Answer{}, err
		}
		s.Carry, s.Carries = len(found.Carries) > 0, r.carryList(&found)
	}
	a := page.Answer{Body: computing(s)}
	if len(form.Faults) > 0 {
		a.Status = 422
	}
	return r.screen(payday.StepCompute, a), nil
}

// carries tells whether differences of the run can be carried into a later month.
func (r *round) carries() bool {
	return r.Run != nil && r.Run.Close.Closed() && r.Kind == payroll.MonthlyPay
}

func (r *round) carryList(found *payday.Recomputed) part.List {
	l := part.List{Name: textCarry, Columns: []part.Column{{Title: textName},
		{Title: textCarryAmount, Numeric: true}, {Title: textCarryLines, Wrap: true}},
		Empty: part.Nothing{What: textNoCarry, Why: textNoCarryWhy}}
	for _, x := range found.Carries {
		var lines []string
		for _, d := range x.Lines {
			lines = append(lines, fmt.Sprintf(textCarryLine, d.Name, part.Difference(d.After-d.Before)))
		}
		name := nameOf(r.Client, x.Employee)
		l.Rows = append(l.Rows, part.Row{Name: name, Cells: []templ.Component{
			part.Link(name, r.person(x.Employee)), part.Plainly(part.Difference(x.Amount)),
			part.Plainly(strings.Join(lines, textComma))}})
	}
	for _, x := range found.Failed {
		var why []string
		for _, f := range x.Faults {
			why = append(why, part.Sentence(f))
		}
		l.Rows = append(l.Rows, part.Row{Name: x.Number, Cells: []templ.Component{
			part.Plainly(nameOf(r.Client, x.Employee)), part.TagOf(tagOf(payday.Stuck)),
			part.Plainly(strings.Join(why, ""))}})
	}
	return l
}

// carry has the next pay settle what a closed month would come out otherwise by now.
func carry(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	say, batch, err := r.change(func(_ *round, c *book.Client, run *payroll.Run) (string, error) {
		all, err := payday.Carry(c, run, hand(q, q.Text("reason")))
		return fmt.Sprintf(textCarried, part.Number(len(all))), err
	})
	if many := (*fault.Error)(nil); errors.As(err, &many) {
		return r.computing(q.Typed(many.Faults...))
	}
	if err != nil {
		return page.Answer{}, told(err)
	}
	return q.Undoable(page.To(r.path("/compute")).Saying(say), batch), nil
}

// questions is what the client is asked, to be copied into a letter.
func (s *reviewScreen) questions() string {
	var b strings.Builder
	for i := range s.Review.Rows {
		x := &s.Review.Rows[i]
		if x.State == payday.Awaited {
			fmt.Fprintf(&b, textQuestion, nameOf(s.Client, x.Employee), x.Name, part.Yen(x.Before),
				part.Yen(x.After), strings.TrimSpace(x.Decision.Reason))
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return fmt.Sprintf(textQuestionsHead, s.Profile.Name, s.Month.Japanese()) + b.String()
}
