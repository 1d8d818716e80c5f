package payrun

import (
	"github.com/a-h/templ"

	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/yen"
	"romukura/trade/payroll"
)

// slipScreen is one person's pay, line by line, beside the slip before.
type slipScreen struct {
	*round
	Name     string
	Self     string
	Slip     *payroll.Slip // nil for somebody who could not be computed
	Earned   part.List
	Deducted part.List
	Rows     part.List // what has to be looked at
	Print    part.Act
	Entry    string
}

func slip(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	e, err := q.Person()
	if err != nil {
		return page.Answer{}, err
	}
	if r.Run == nil {
		return r.notComputed(payday.StepReview), nil
	}
	ref := q.Session.PersonRef(q.Profile.ID, e.ID)
	s := slipScreen{round: r, Name: e.Number + " " + nameOf(q.Client, e.ID), Self: r.person(e.ID),
		Entry: r.path("/entry/" + ref)}
	s.Slip = r.Run.SlipOf(e.ID)
	s.Rows = part.List{Name: textToLook, Shown: true, Columns: rowColumns}
	for i := range r.Review.Rows {
		if x := &r.Review.Rows[i]; x.Employee == e.ID && (s.Slip == nil || !x.Amounts ||
			viewOf(x.State) != viewExplained) {
			row := r.row(x)
			row.Mark = ""
			s.Rows.Rows = append(s.Rows.Rows, row)
		}
	}
	if s.Slip != nil {
		last := payday.Before(q.Client, r.Run, e.ID)
		var was payroll.Slip
		if last != nil {
			was = *last
		}
		s.Earned = r.lines(textEarnings, s.Slip, pair{was.Earnings, s.Slip.Earnings})
		s.Earned.Foot = foot(textGross, was.Gross, s.Slip.Gross)
		s.Deducted = r.lines(textDeductions, s.Slip, pair{was.Deductions, s.Slip.Deductions})
		s.Deducted.Foot = foot(textDeducted, was.Deducted, s.Slip.Deducted)
		s.Print = part.Act{Word: textPrintSlip, Post: true, Href: r.path("/print/" + ref)}
	}
	return r.screen(payday.StepReview, page.Answer{Body: person(s)}), nil
}

type pair struct{ before, after []payroll.Line }

// lines are the lines of one side of a slip beside those of the slip before.
func (r *round) lines(name string, s *payroll.Slip, p pair) part.List {
	l := part.List{Name: name, Shown: true, Columns: []part.Column{{Title: textItem},
		{Title: textBefore, Numeric: true}, {Title: textAfter, Numeric: true},
		{Title: textDifference, Numeric: true}}, Empty: part.Nothing{What: textNoLines}}
	before := map[string]yen.Amount{}
	for _, x := range p.before {
		before[x.Code] += x.Amount
	}
	put := func(x payroll.Line) {
		was := before[x.Code]
		delete(before, x.Code)
		difference := ""
		if was != x.Amount {
			difference = part.Difference(x.Amount - was)
		}
		l.Rows = append(l.Rows, part.Row{Name: x.Name, Cells: []templ.Component{part.Plainly(x.Name),
			part.Plainly(part.Yen(was)), figure(whyLink{r.why(s.Employee, x.Code),
				part.Yen(x.Amount)}), part.Plainly(difference)}})
	}
	for _, x := range p.after {
		put(x)
	}
	for _, x := range p.before {
		if _, gone := before[x.Code]; gone {
			put(payroll.Line{Code: x.Code, Name: x.Name})
		}
	}
	return l
}

func foot(word string, before, after yen.Amount) []templ.Component {
	return plainly(word, part.Yen(before), part.Yen(after), part.Difference(after-before))
}
