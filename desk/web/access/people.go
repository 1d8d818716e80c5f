package access

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"romukura/desk/sealed"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/trade/employee"
)

// people lists who works for a client, each with the way to who has looked at them.
func (w *watch) people(q *page.Request) (page.Answer, error) {
	list := part.List{Name: textPeople, Columns: []part.Column{{Title: textName},
		{Title: textStaffNumber}},
		Empty: part.Nothing{What: textNoPeople, Why: textNoPeopleWhy}}
	c := q.Client
	for i := range c.Employees {
		e := &c.Employees[i]
		path := q.Path("access", q.Session.PersonRef(c.Profile.ID, e.ID))
		list.Rows = append(list.Rows, part.Row{Cells: []templ.Component{
			part.Link(fullName(e), path), part.Plainly(string(e.Number))}})
	}
	a := page.Show(textPeople, peopleView(list))
	a.Acts = []part.Act{{Word: textBack, Href: here}}
	return a, nil
}

// person shows who has changed the records of one person, and who opened or handed out those of the
// client, in which they are.
func (w *watch) person(q *page.Request) (page.Answer, error) {
	e, err := q.Person()
	if err != nil {
		return page.Answer{}, err
	}
	var who seal.ID
	err = q.Session.With(func(s *sealed.Store) error {
		id, known := s.PersonID(q.Client.Profile.ID, e.ID)
		if who = id; !known {
			return page.ErrNotThere
		}
		return nil
	})
	of, known := q.Session.Sealed(q.Client.Profile.ID)
	if err != nil || !known {
		return page.Answer{}, page.ErrNotThere
	}
	l, err := w.ledger(q)
	if err != nil {
		return page.Answer{}, err
	}
	lines, err := l.seen(q, sight{of: of, who: who})
	if err != nil {
		return page.Answer{}, err
	}
	n, err := strconv.Atoi(q.Query("page"))
	pages := max(1, (len(lines)+perPage-1)/perPage)
	if err != nil || n < 1 || n > pages {
		n = 1
	}
	first := (n - 1) * perPage
	s := seen{List: l.list(q, lines[first:min(first+perPage, len(lines))]),
		Number: fmt.Sprintf(textSeen, part.Number(len(lines)))}
	path := q.Path("access", q.PathValue("person"))
	if n > 1 {
		s.Pages = append(s.Pages, part.Act{Word: textNewer, Href: path + "?page=" + strconv.Itoa(n-1)})
	}
	if n < pages {
		s.Pages = append(s.Pages, part.Act{Word: textOlder, Href: path + "?page=" + strconv.Itoa(n+1)})
	}
	a := page.Show(textPerson, personView(s))
	a.About = fullName(e) + " " + q.Profile.Name
	a.Acts = []part.Act{{Word: textBackToPeople, Href: q.Path("access")}}
	return a, nil
}

// seen is what the page of one person shows.
type seen struct {
	List   part.List
	Pages  []part.Act
	Number string
}

// sight is whose records are asked for: a client's person.
type sight struct{ of, who seal.ID }

// seen are the lines about one person, newest first: batches that wrote one of their records, and
// everything else about their client, for who opens a client opens all who work there.
func (l *ledger) seen(q *page.Request, s sight) ([]*line, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []*line
	err := q.Desk().Book().Engine.View(q.Context(), func(r record.Reader) error {
		for i := len(l.lines) - 1; i >= 0; i-- {
			x := l.lines[i]
			in, err := l.about(q.Context(), r, x)
			if err != nil {
				return err
			}
			mine := slices.Contains(in, s.of)
			if x.action == log.Write && mine {
				mine = slices.Contains(l.touches[x.object].people, s.who)
			}
			if mine {
				all = append(all, x)
			}
		}
		return nil
	})
	return all, err
}

func fullName(e *employee.Employee) string {
	return cmp.Or(e.Called(), textNoName)
}
