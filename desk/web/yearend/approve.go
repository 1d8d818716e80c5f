package yearend

import (
	"fmt"

	"romukura/desk/book"
	"romukura/desk/season"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/ground/yen"
	"romukura/law/dated"
	"romukura/record"
	"romukura/trade/settlement"
)

// approval is what the page of the approval shows.
type approval struct {
	*round
	Form        part.Form
	Client      int // computed, without the client's approval
	Office      int // computed, without the office's
	Provisional bool
	Sums        []part.Fact
	List        part.List
}

// Sides of the approval, as a form says them.
const (
	sideClient = "client"
	sideOffice = "office"
)

func approving(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return r.approving(part.Form{}), nil
}

func (r *round) approving(form part.Form) page.Answer {
	s := approval{round: r, Form: form}
	var refund, collect yen.Amount
	s.List = part.List{Name: textApprovals, Shown: true, Columns: []part.Column{{Title: textPerson},
		{Title: textState}, {Title: textDue, Numeric: true}, {Title: textByClient},
		{Title: textByOffice}, {Title: textComputedBy}}, Empty: part.Nothing{What: textNoneComputed,
		Why: textNoneComputedWhy, Act: part.Act{Word: textToPeople, Href: r.path()}}}
	for i := range r.Board.Rows {
		x := &r.Board.Rows[i]
		p := r.Season.Person(x.Employee)
		last := p.Last()
		if last == nil || x.Stale {
			continue
		}
		if x.State == settlement.Computed {
			if x.Due < 0 {
				refund -= x.Due
			} else {
				collect += x.Due
			}
			if last.Client.By == "" {
				s.Client++
			}
			if last.Office.By == "" {
				s.Office++
				s.Provisional = s.Provisional || last.Result.Standing == dated.Provisional
			}
		}
		name := nameOf(r.Client, x.Employee)
		row := part.Row{Name: name, Cells: plainly(name, "", dueText(x.Due), r.signed(last.Client),
			r.signed(last.Office), last.By+" "+part.Day(last.On, r.Session.Eras))}
		row.Cells[0], row.Cells[1] = part.Link(name, r.of(x.Employee)), part.TagOf(tagOf(x))
		s.List.Rows = append(s.List.Rows, row)
	}
	s.Sums = []part.Fact{{Word: textToApprove, Value: fmt.Sprintf(textPeople,
		r.Board.Counts[settlement.Computed])}, {Word: textRefund, Value: part.Yen(refund) + textYen},
		{Word: textCollect, Value: part.Yen(collect) + textYen}}
	return r.screen(stepApprove, faulty(page.Answer{Body: signing(s)}, form))
}

func (r *round) signed(s settlement.Signature) string {
	if s.By == "" {
		return textUnsigned
	}
	return s.By + " " + part.Day(s.On, r.Session.Eras)
}

// approve gives the approval of one side to everybody who is computed: the client's in the name of
// the person there who gave it, the office's in the member's own.
func approve(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	a := season.Approving{Side: settlement.ByOffice, Approval: settlement.Approval{Act: r.act(),
		Provisional: q.Text("confirm") == "yes"}}
	if q.Text("side") == sideClient {
		a.Side, a.Approval = settlement.ByClient, settlement.Approval{Act: settlement.Act{
			By: q.Text("by"), On: q.Today()}}
		if a.Approval.By == "" {
			return r.approving(q.Typed(wordNoName)), nil
		}
	}
	_, err = r.change(record.Decide, func(c *book.Client, s *settlement.Season) (fault.List, error) {
		faults, err := season.ApproveOne(c, s, a)
		return once(faults), err
	})
	if f := r.again(err); f != nil {
		for i := range f.Faults {
			f.Faults[i].Path = fieldOf(a.Side, &f.Faults[i])
		}
		return r.approving(*f), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	return page.To(r.path("approve")).Saying(textSigned[a.Side]), nil
}

// once are faults without those that say of many people what was said of one.
func once(all fault.List) fault.List {
	var out fault.List
	said := map[string]bool{}
	for _, f := range all.All() {
		if !said[f.Code+f.Message] {
			said[f.Code+f.Message] = true
			out.Add(f)
		}
	}
	return out
}

// fieldOf is the field at which the fault of an approval is shown.
func fieldOf(side settlement.Side, f *fault.Fault) string {
	switch {
	case side == settlement.ByOffice && f.Code == codeProvisional:
		return "confirm"
	case side == settlement.ByClient:
		return "by"
	}
	return "office"
}

// codeProvisional is the fault of values that nobody has confirmed.
const codeProvisional = "settlement.provisional"
