package board

import (
	"fmt"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/fault"
	"romukura/record"
	"romukura/record/log"
	"romukura/seal"
	"romukura/trade/document"
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
	return slices.DeleteFunc(all, func(d Due) bool {
		return !slices.Contains(q.PostForm["mark"], wordOf(q, &d))
	})
}

// back leads to the list from which something was done.
func back(q *page.Request) page.Answer {
	to := q.Text("back")
	if !strings.HasPrefix(to, "/o/board") {
		to = "/o/board/cases"
	}
	return page.To(to)
}

func warned(a page.Answer, text string) page.Answer {
	a.Say = &part.Message{Sort: part.Warn, Text: text}
	return a
}

// request is what clients are asked for, one letter each.
type request struct {
	Letters []document.Request
	Marks   []string
	Left    int // marked, but nothing is missing
	Back    string
}

// requestOf writes the letters for the marked cases, a client after the other.
func requestOf(q *page.Request, all []Due) request {
	s := request{Back: back(q).Go}
	office := q.Session.Office()
	asker := dispatch.Asker{Office: &office, By: q.Session.Name(), On: q.Today()}
	for _, p := range q.Session.Profiles() {
		var cases []*filing.Case
		for i := range all {
			if d := &all[i]; d.Profile.Ref == p.Ref && d.Asks() {
				cases = append(cases, &d.Case)
				s.Marks = append(s.Marks, wordOf(q, d))
			}
		}
		if c := q.Session.Client(p.ID); c != nil {
			if l, some := asker.Request(c, cases); some {
				s.Letters = append(s.Letters, l)
			}
		}
	}
	s.Left = len(all) - len(s.Marks)
	return s
}

// asking shows what the clients of the marked cases would be asked for. Nothing is kept by it.
func asking(q *page.Request) (page.Answer, error) {
	s := requestOf(q, marked(q))
	if len(s.Letters) == 0 {
		return warned(back(q), textNothingToAsk), nil
	}
	a := page.Show(textRequest, letters(s))
	a.Acts = []part.Act{{Word: textBackToCases, Href: s.Back}}
	return a, nil
}

// letter prints what the clients are asked for.
func letter(q *page.Request) (page.Answer, error) {
	all := marked(q)
	s := requestOf(q, all)
	if len(s.Letters) == 0 {
		return page.Answer{}, page.ErrNotThere
	}
	leaving := page.Leaving{Action: log.Print, Purpose: "ask", Count: len(s.Marks)}
	for i := range all {
		if id := all[i].Profile.ID; all[i].Asks() && !slices.Contains(leaving.Of, id) {
			leaving.Of = append(leaving.Of, id)
		}
	}
	if err := q.Tell(leaving); err != nil {
		return page.Answer{}, err
	}
	out := dispatch.Requests(s.Letters, q.Today())
	pdf, err := q.Desk().Print(*out.Batch)
	if err != nil {
		return page.Answer{}, &fault.Error{Faults: []fault.Fault{{Code: "board.print",
			Message: textNotPrinted + err.Error(), Remedy: textNotPrintedDo}}}
	}
	return page.Answer{File: &page.File{Name: out.Path, Kind: "application/pdf", Data: pdf,
		Show: true}}, nil
}

// asked keeps that the clients were asked, today and by whom.
func asked(q *page.Request) (page.Answer, error) {
	all := slices.DeleteFunc(marked(q), func(d Due) bool { return !d.Asks() })
	made, err := change(q, all, func(x *filing.Case) {
		x.Asked = append(x.Asked, filing.Asking{On: q.Today(), By: q.Session.Name()})
	})
	if err != nil {
		return page.Answer{}, err
	}
	a := back(q).Saying(fmt.Sprintf(textAsked, part.Number(len(all))))
	return q.UndoableAll(a, made), nil
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
func mayHave(q *page.Request, d *Due, member string) bool {
	return member == "" || member == q.Session.Keys.Member().String() ||
		slices.ContainsFunc(q.Session.Owners(d.Profile.ID),
			func(c page.Colleague) bool { return c.Ref == member })
}

// change has cases changed, one batch for each client. One that was only found in the register is
// kept from now on.
func change(q *page.Request, all []Due, edit func(*filing.Case)) (made []page.Made, err error) {
	for _, p := range q.Session.Profiles() {
		mine := slices.DeleteFunc(slices.Clone(all), func(d Due) bool { return d.Profile.Ref != p.Ref })
		if len(mine) == 0 {
			continue
		}
		batch, err := q.Session.Save(q.Context(), page.Save{Client: p.ID,
			Change: book.Change{Act: record.Filing}, Edit: func(c *book.Client) error {
				for i := range mine {
					edit(keep(c, &mine[i].Case))
				}
				return nil
			}})
		if err != nil {
			return nil, err
		}
		made = append(made, page.Made{Client: &p, Batch: batch})
	}
	return made, nil
}

// keep is a case as the client keeps it.
func keep(c *book.Client, x *filing.Case) *filing.Case {
	at := func(y filing.Case) bool { return y.ID == x.ID }
	if !slices.ContainsFunc(c.Cases, at) {
		c.PutCase(*x)
	}
	return &c.Cases[slices.IndexFunc(c.Cases, at)]
}

// adding leads to the form of a case that no event of the register causes.
func adding(q *page.Request) (page.Answer, error) {
	var options []part.Option
	for _, p := range q.Session.Profiles() {
		if p.Ref == q.Query("client") {
			return page.To(p.Path("cases", "new")), nil
		}
		options = append(options, part.Option{Value: p.Ref, Word: p.Name})
	}
	a := page.Show(textAdd, clients(options))
	a.Acts = []part.Act{{Word: textBack, Href: "/o/board"}}
	a.Roomy = true
	return a, nil
}

// askedText is when the client was asked last, and how often.
func askedText(q *page.Request, x *filing.Case) string {
	last := x.LastAsked()
	if last == nil {
		return ""
	}
	return fmt.Sprintf(textAskedTimes, part.Day(last.On, q.Session.Eras), len(x.Asked))
}

func named(q *page.Request, member string) page.Colleague {
	id, err := seal.ParseID(member)
	if err != nil || q.Session.NameOf(id) == "" {
		return page.Colleague{Ref: member, Name: textFormer}
	}
	return page.Colleague{Ref: member, Name: q.Session.NameOf(id)}
}

// colleagues are those who may see to a case: the members to whom some client is assigned, and who
// works here.
func colleagues(q *page.Request) []part.Option {
	me := q.Session.Keys.Member().String()
	all := []part.Option{{Value: "", Word: textOfClient}, {Value: me, Word: q.Session.Name()}}
	for _, p := range q.Session.Profiles() {
		for _, c := range q.Session.Owners(p.ID) {
			o := part.Option{Value: c.Ref, Word: c.Name}
			if !slices.Contains(all, o) {
				all = append(all, o)
			}
		}
	}
	return all
}

// fact is one of the chain.
type fact struct{ Word, Value, Href string }

// chain says in one line who can open the clients' data, and what would be left after a loss. Every
// fact leads to where it is kept.
func chain(q *page.Request) []fact {
	members := len(q.Session.Keys.Roster().Rights())
	all := []fact{{Word: textKeys, Value: fmt.Sprintf(textKeysOf, members),
		Href: "/o/settings/members"}}
	if q.Desk().Copies == nil {
		return all
	}
	plan, _, err := q.Desk().Copies.Plan()
	if err != nil {
		return append(all, fact{Word: textCopies, Value: textUnread, Href: "/o/settings/copies"})
	}
	last, drill := textNotYet, textNotYet
	if !plan.Last.IsZero() {
		last = plan.Last.In(q.Now().Location()).Format("2006/01/02 15:04")
	}
	if d := plan.Drill; d != nil {
		drill = d.At.In(q.Now().Location()).Format("2006/01/02")
		if !d.Green {
			drill += textDrillBad
		}
	}
	return append(all, fact{Word: textCopies, Value: last, Href: "/o/settings/copies"},
		fact{Word: textDrill, Value: drill, Href: "/o/settings/copies"})
}
