package payrun

import (
	"context"
	"errors"
	"fmt"

	"romukura/desk/book"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/seal"
	"romukura/trade/payroll"
)

// change changes the run as the book holds it now, if it is what the page showed.
func (r *round) change(
	work func(*round, *book.Client, *payroll.Run) (string, error),
) (say string, batch seal.ID, err error) {
	ctx := context.WithoutCancel(r.Context())
	batch, err = r.Session.Save(ctx, page.Save{Client: r.Profile.ID, Change: payrollAct,
		Edit: func(c *book.Client) error {
			run := r.In(c)
			if run == nil {
				return payday.ErrNoRun
			}
			if seen := r.Text("seen"); seen != "" {
				review := payday.Through(c, run)
				if seen != seenOf(r.Request, run, &review) {
					return page.ErrChanged
				}
			}
			said, err := work(r, c, run)
			say = said
			return err
		}})
	return say, batch, err
}

// changed is the run as somebody else has left it, when that is why it could not be changed: what
// was typed comes back beside what is new. Nil otherwise.
func (r *round) changed(err error) *round {
	if !errors.Is(err, page.ErrChanged) {
		return nil
	}
	if c := r.Session.Client(r.Profile.ID); c != nil {
		r.Client = c
	}
	again, err := roundOf(r.Request)
	if err != nil {
		return nil
	}
	return again
}

// approval is what the screen of the approval shows.
type approval struct {
	*round
	Form        part.Form
	Seen        string
	Sums        []part.Fact
	Computed    string
	May         bool
	Provisional bool // values that nobody has confirmed
	Trail       part.List
}

// closing is the step of the approval.
func closing(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return r.closing(part.Form{}), nil
}

func (r *round) closing(form part.Form) page.Answer {
	if r.Run == nil {
		return r.notComputed(payday.StepApprove)
	}
	s := approval{round: r, Form: form, Seen: r.seen(), Sums: r.sums(), Trail: r.trail(),
		May: payday.MayApprove(r.Client, r.Run, hand(r.Request, ""))}
	for i, d := range payday.Computers(r.Client, r.Run) {
		if i > 0 {
			s.Computed += textComma
		}
		s.Computed += d.By
	}
	if r.Run.Close.Closed() {
		s.Computed = r.Run.Close.ComputedBy
	}
	for i := range r.Run.Slips {
		if r.Run.Slips[i].Standing.Worse(dated.Confirmed) != dated.Confirmed {
			s.Provisional = true
		}
	}
	s.Provisional = s.Provisional && len(r.Run.Close.Confirmed) == 0
	a := page.Answer{Body: approving(s)}
	if len(form.Faults) > 0 {
		a.Status = 422
	}
	return r.screen(payday.StepApprove, a)
}

// sums are the totals of the run beside those of the one before.
func (r *round) sums() []part.Fact {
	var gross, deducted, net yen.Amount
	for i := range r.Run.Slips {
		s := &r.Run.Slips[i]
		gross, deducted, net = gross+s.Gross, deducted+s.Deducted, net+s.Net
	}
	var gross0, deducted0, net0 yen.Amount
	last := payday.Previous(r.Client, r.Run)
	if last != nil {
		for i := range last.Slips {
			s := &last.Slips[i]
			gross0, deducted0, net0 = gross0+s.Gross, deducted0+s.Deducted, net0+s.Net
		}
	}
	line := func(word string, now, before yen.Amount) part.Fact {
		if last == nil {
			return part.Fact{Word: word, Value: part.Yen(now) + textYen}
		}
		return part.Fact{Word: word, Value: fmt.Sprintf(textSum, part.Yen(now),
			part.Difference(now-before))}
	}
	people := fmt.Sprintf(textPeopleSum, part.Number(len(r.Run.Slips)),
		part.Number(len(r.Run.Failed)), part.Number(len(r.Run.Skipped)))
	return []part.Fact{{Word: textPeople, Value: people}, line(textGross, gross, gross0),
		line(textDeducted, deducted, deducted0), line(textNet, net, net0)}
}

// trail is what was done to the run, by whom and when.
func (r *round) trail() part.List {
	l := part.List{Name: textTrail, Shown: true, Columns: []part.Column{{Title: textWhen},
		{Title: textWhat}, {Title: textWho}, {Title: textReason, Wrap: true}}}
	for _, e := range payday.Trail(r.Client, r.Run) {
		l.Rows = append(l.Rows, part.Row{Name: e.On, Cells: plainly(instant(e.On), e.Label(), e.By,
			e.Reason)})
	}
	l.Empty = part.Nothing{What: textNoTrail, Why: textNoTrailWhy}
	return l
}

// confirm records that a named person looked at the provisional values.
func confirm(q *page.Request) (page.Answer, error) {
	return closed(q, func(r *round, c *book.Client, run *payroll.Run) (string, error) {
		return textConfirmed, payday.Confirm(c, run, hand(q, q.Text("reason")))
	})
}

// approve closes the run.
func approve(q *page.Request) (page.Answer, error) {
	return closed(q, func(r *round, c *book.Client, run *payroll.Run) (string, error) {
		return textApproved, payday.Approve(c, run, hand(q, ""))
	})
}

// reopen takes the closing back. The client's name is typed: it is one of the acts that change what
// was told to others.
func reopen(q *page.Request) (page.Answer, error) {
	return closed(q, func(r *round, c *book.Client, run *payroll.Run) (string, error) {
		if q.Text("client") != q.Profile.Name {
			return "", &fault.Error{Faults: []fault.Fault{wordClientName}}
		}
		return textReopened, payday.Reopen(c, run, hand(q, q.Text("reason")))
	})
}

// closed changes the closing of a run and leads back to its step. What an approval does is not
// taken back by one press: reopening has a reason.
func closed(q *page.Request,
	work func(*round, *book.Client, *payroll.Run) (string, error)) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	say, _, err := r.change(work)
	if again := r.changed(err); again != nil {
		return again.closing(q.Typed(wordChanged)), nil
	}
	if many := (*fault.Error)(nil); errors.As(err, &many) {
		return r.closing(q.Typed(many.Faults...)), nil
	}
	if err != nil {
		return page.Answer{}, told(err)
	}
	return page.To(r.path("/approve")).Saying(say), nil
}
