package board

import (
	"errors"
	"slices"

	"romukura/desk/book"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/trade/employee"
	"romukura/trade/filing"
)

// entry is the form of a case that nothing in the register causes.
type entry struct {
	Form       part.Form
	Clients    []part.Option
	Of         *page.Profile // nil until a client is chosen
	People     []part.Option
	Procedures []part.Option
}

// adding is the form: the client first, then what is of it.
func adding(q *page.Request) (page.Answer, error) {
	return entering(q, q.Query("client"), part.Form{}), nil
}

func entering(q *page.Request, ref string, form part.Form) page.Answer {
	s := entry{Form: form}
	profiles := q.Session.Profiles()
	for i := range profiles {
		p := &profiles[i]
		if q.Session.Client(p.ID) == nil {
			continue // it is chosen as soon as it stands open
		}
		s.Clients = append(s.Clients, part.Option{Value: p.Ref, Word: p.Name})
		if p.Ref == ref {
			s.Of = p
		}
	}
	if s.Of != nil {
		s.Form = q.Draft(newAt(s.Of), form)
		s.People = peopleOf(q, s.Of)
		for _, p := range filing.ByHand() {
			s.Procedures = append(s.Procedures, part.Option{Value: string(p),
				Word: filing.NameOf(p, q.Today())})
		}
	}
	a := page.Show(textAdd, entryForm(s))
	if len(form.Faults) > 0 {
		a = page.Faulty(textAdd, entryForm(s))
	}
	if s.Of != nil {
		a.About = s.Of.Name
	}
	a.Acts = []part.Act{{Word: textBack, Href: "/o/board"}}
	return a
}

// newAt is the page of the form for a client.
func newAt(p *page.Profile) string { return "/o/board/new?client=" + p.Ref }

// peopleOf are those of whom a case may be, and the whole client first.
func peopleOf(q *page.Request, p *page.Profile) []part.Option {
	all := []part.Option{{Value: "", Word: textWhole}}
	c := q.Session.Client(p.ID)
	for i := range c.Employees {
		e := &c.Employees[i]
		word := e.Number + " " + e.NameOn(q.Today())
		if !e.Left.IsZero() && e.Left.Before(q.Today()) {
			word += textLeft
		}
		all = append(all, part.Option{Value: q.Session.PersonRef(p.ID, e.ID), Word: word})
	}
	return all
}

// errStands reports a case that stands already.
var errStands = errors.New("board: the case stands already")

// add enters a case, or tells all that it lacks.
func add(q *page.Request) (page.Answer, error) {
	profiles := q.Session.Profiles()
	at := slices.IndexFunc(profiles, func(p page.Profile) bool { return p.Ref == q.Text("client") })
	if at < 0 || q.Session.Client(profiles[at].ID) == nil {
		return page.Answer{}, page.ErrNotThere
	}
	p := profiles[at]
	var faults fault.List
	batch, err := q.Session.Save(q.Context(), page.Save{Client: p.ID,
		Change: book.Change{Act: record.Filing}, Edit: func(c *book.Client) error {
			var x filing.Case
			if x, faults = entered(q, c); faults.Stops() {
				return faults.Err()
			}
			if slices.ContainsFunc(c.Cases, func(y filing.Case) bool { return y.ID == x.ID }) {
				faults.Add(fault.Fault{Path: "procedure", Code: "board.stands", Message: textStands,
					Remedy: textStandsDo})
				return errStands
			}
			c.PutCase(x)
			return nil
		}})
	if faults.Stops() {
		return entering(q, p.Ref, q.Typed(faults.All()...)), nil
	}
	if err != nil {
		return page.Answer{}, err
	}
	q.Session.KeepDraft(newAt(&p), nil)
	a := page.To("/o/board/cases?client=" + p.Ref + "&procedure=" + q.Text("procedure")).
		Saying(textAdded)
	return q.UndoableAll(a, []page.Made{{Client: &p, Batch: batch}}), nil
}

// entered is the case that the form describes.
func entered(q *page.Request, c *book.Client) (filing.Case, fault.List) {
	var faults fault.List
	x := filing.Entry{Procedure: filing.Procedure(q.Text("procedure")), Reason: q.Text("reason"),
		By: q.Session.Name(), At: q.Now().Format("2006-01-02T15:04:05-07:00")}
	x.Day, _ = caldate.ParseLoose(q.Text("day")) // missing or wrong: told by the entry
	if text := q.Text("until"); text != "" {
		day, err := caldate.ParseLoose(text)
		if x.Until = day; err != nil {
			faults.Add(fault.Fault{Path: "until", Code: "board.until", Message: textUntilDay,
				Remedy: textUntilDayDo})
		}
	}
	if ref := q.Text("person"); ref != "" {
		i := slices.IndexFunc(c.Employees, func(e employee.Employee) bool {
			return q.Session.PersonRef(c.Profile.ID, e.ID) == ref
		})
		if i < 0 {
			faults.Add(fault.Fault{Path: "person", Code: "board.person", Message: textNobody,
				Remedy: textNobodyDo})
		} else {
			x.Employee = &c.Employees[i]
		}
	}
	made, lacks := filing.Entered(c.Profile.ID, x)
	faults.AddAll("", lacks)
	return made, faults
}
