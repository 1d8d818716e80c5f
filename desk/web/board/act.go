package board

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/record"
	"romukura/seal"
	"romukura/trade/filing"
)

// caseList is the list of what is not finished.
type caseList struct {
	List       part.List
	Counts     []part.Counter
	Failed     int
	Back       string        // where what is done with the marked leads back to
	Colleagues []part.Option // who may see to a case
}

// wordOf stands for a case in a form: its client and itself.
func wordOf(q *page.Request, d *Due) string {
	return d.Profile.Ref + "." + q.Session.CaseRef(d.ID)
}

// marked are the cases whose rows were marked, as they stand now.
func marked(q *page.Request) []Due {
	all, _ := dues(q)
	words := map[string]bool{}
	for _, word := range append(q.URL.Query()["mark"], q.PostForm["mark"]...) {
		words[word] = true
	}
	return slices.DeleteFunc(all, func(d Due) bool { return !words[wordOf(q, &d)] })
}

// back leads to the list from which something was done.
func back(q *page.Request) page.Answer {
	to := sent(q, "back")
	if !strings.HasPrefix(to, "/o/board") {
		to = "/o/board/cases"
	}
	return page.To(to)
}

// sent is a field of a form, whether the address holds it or the body.
func sent(q *page.Request, field string) string {
	if q.Method == http.MethodGet {
		return strings.TrimSpace(q.Query(field))
	}
	return q.Text(field)
}

func warned(a page.Answer, text string) page.Answer {
	a.Say = &part.Message{Sort: part.Warn, Text: text}
	return a
}

// assign puts the marked cases into the hands of a colleague, or back into those of whom the client
// is assigned to. Who cannot open a client gets none of its cases.
func assign(q *page.Request) (page.Answer, error) {
	to, all := q.Text("to"), marked(q)
	if len(all) == 0 {
		return warned(back(q), textNoneMarked), nil
	}
	if id, err := seal.ParseID(to); to != "" && (err != nil || q.Session.NameOf(id) == "") {
		return page.Answer{}, page.ErrNotThere
	}
	fit := slices.DeleteFunc(slices.Clone(all), func(d Due) bool { return !mayHave(q, &d, to) })
	made, err := change(q, fit, func(x *filing.Case) { x.Owner = to })
	if err != nil {
		return page.Answer{}, err
	}
	text := fmt.Sprintf(textAssigned, part.Number(len(fit)))
	if left := len(all) - len(fit); left > 0 {
		text += fmt.Sprintf(textNotAssigned, part.Number(left))
	}
	return q.UndoableAll(back(q).Saying(text), made), nil
}

// mayHave tells whether a colleague can open the client of a case.
func mayHave(q *page.Request, d *Due, to string) bool {
	is := func(c page.Colleague) bool { return c.Ref == to }
	return to == "" || slices.ContainsFunc(q.Session.Rulers(), is) ||
		slices.ContainsFunc(q.Session.Owners(d.Profile.ID), is)
}

// change has cases changed, one batch for each client. One that was only found in the register is
// kept from now on. Where it cannot be done at one client, it is taken back at the others.
func change(q *page.Request, all []Due, edit func(*filing.Case)) (made []page.Made, err error) {
	for _, p := range q.Session.Profiles() {
		mine := slices.DeleteFunc(slices.Clone(all), func(d Due) bool { return d.Profile.Ref != p.Ref })
		if len(mine) == 0 {
			continue
		}
		batch, err := q.Session.Save(q.Context(), page.Save{Client: p.ID,
			Change: book.Change{Act: record.Filing}, Edit: func(c *book.Client) error {
				for i := range mine {
					x, err := keep(c, mine[i].Case)
					if err != nil {
						return err
					}
					edit(x)
				}
				return nil
			}})
		if err != nil {
			for _, m := range slices.Backward(made) {
				err = errors.Join(err, q.Session.Undo(q.Context(), m.Batch, m.Client.ID))
			}
			return nil, err
		}
		if !batch.IsZero() {
			made = append(made, page.Made{Client: &p, Batch: batch})
		}
	}
	return made, nil
}

// keep is a case as the client keeps it, unless somebody changed it since it was shown.
func keep(c *book.Client, x *filing.Case) (*filing.Case, error) {
	at := func(y filing.Case) bool { return y.ID == x.ID }
	i := slices.IndexFunc(c.Cases, at)
	if i < 0 {
		c.PutCase(*x)
		return &c.Cases[len(c.Cases)-1], nil
	}
	y := &c.Cases[i]
	if y.State != x.State || y.Owner != x.Owner || len(y.Asked) != len(x.Asked) {
		return nil, page.ErrChanged
	}
	return y, nil
}

// askedText is when the client was asked last, and how often.
func askedText(x *filing.Case) string {
	last := x.LastAsked()
	if last == nil {
		return ""
	}
	return fmt.Sprintf(textAskedTimes, last.On.MonthOfYear(), last.On.Day(), len(x.Asked))
}

// colleagues are those into whose hands a case may be put: who can open all clients, and those to
// whom some client is assigned.
func colleagues(q *page.Request) []part.Option {
	all := []part.Option{{Value: "", Word: textOfClient}}
	add := func(some []page.Colleague) {
		for _, c := range some {
			if o := (part.Option{Value: c.Ref, Word: c.Name}); !slices.Contains(all, o) {
				all = append(all, o)
			}
		}
	}
	add(q.Session.Rulers())
	for _, p := range q.Session.Profiles() {
		add(q.Session.Owners(p.ID))
	}
	return all
}
