package payrun

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/payday"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record/log"
	"romukura/trade/employee"
	"romukura/trade/filing"
	"romukura/trade/journal"
	"romukura/trade/payroll"
)

// publication is what the screen of the slips shows.
type publication struct {
	*round
	By     string // who published, and when; empty while nobody did
	Prints []part.Act
	Seen   string
}

func publishing(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	if r.Run == nil {
		return r.notComputed(payday.StepPublish), nil
	}
	s := publication{round: r, Seen: r.seen()}
	if d := payday.Published(r.Client, r.Run); d != nil {
		s.By = fmt.Sprintf(textPublishedBy, instant(d.On), d.By)
	}
	for _, what := range []string{"slips", "list", "transfers", "premiums"} {
		s.Prints = append(s.Prints, part.Act{Word: textPrints[what], Href: r.path("/print/" + what),
			Post: true})
	}
	return r.screen(payday.StepPublish, page.Answer{Body: slips(s)}), nil
}

func publish(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	_, batch, err := r.change(func(_ *round, c *book.Client, run *payroll.Run) (string, error) {
		return "", payday.Publish(c, run, hand(q, ""))
	})
	if err != nil {
		return page.Answer{}, told(err)
	}
	return q.Undoable(page.To(r.path("/publish")).Saying(textPublished), batch), nil
}

// printed prints the slips of all or of one person, or a list of the run.
func printed(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil || r.Run == nil {
		return page.Answer{}, errors.Join(err, page.ErrNotThere)
	}
	out, count, err := r.output(q.PathValue("what"))
	if err != nil {
		return page.Answer{}, err
	}
	if err := q.Tell(page.Leaving{Action: log.Print, Purpose: "pay", Count: count}); err != nil {
		return page.Answer{}, err
	}
	pdf, err := q.Print(*out.Batch)
	if err != nil {
		return page.Answer{}, &fault.Error{Faults: []fault.Fault{{Code: "pay.print",
			Message: textNotPrinted + err.Error(), Remedy: textNotPrintedDo}}}
	}
	return page.Answer{File: &page.File{Name: out.Title + ".pdf", Kind: "application/pdf", Data: pdf,
		Show: true}}, nil
}

// output is a document of the run, and how many people stand in it.
func (r *round) output(what string) (dispatch.Output, int, error) {
	lists := map[string]int{"list": 0, "transfers": 1, "premiums": 2}
	if i, ok := lists[what]; ok {
		return dispatch.Lists(r.Client, r.Run)[i], len(r.Run.Slips), nil
	}
	var of []employee.ID
	if what != "slips" {
		i := slices.IndexFunc(r.Run.Slips, func(s payroll.Slip) bool {
			return r.Session.PersonRef(r.Client.Profile.ID, s.Employee) == what
		})
		if i < 0 {
			return dispatch.Output{}, 0, page.ErrNotThere
		}
		of = append(of, r.Run.Slips[i].Employee)
	}
	out, some := dispatch.Slips(r.Client, r.Run, of...)
	if !some {
		return out, 0, page.ErrNotThere
	}
	return out, len(out.Batch.Documents), nil
}

// transfer is what the screen of the transfer file shows.
type transfer struct {
	*round
	Bank     dispatch.Bank
	Some     bool
	Faults   []fault.Fault
	Last     string // when the file left the desk last
	Seen     string
	Journals []part.Act
}

func transfers(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	if r.Run == nil {
		return r.notComputed(payday.StepTransfer), nil
	}
	s := transfer{round: r, Seen: r.seen()}
	var faults fault.List
	s.Bank, s.Some, faults = dispatch.BankFile(r.Client, r.Run)
	s.Faults = faults.All()
	for _, e := range payday.Trail(r.Client, r.Run) {
		if e.Label() == textHanded {
			s.Last = fmt.Sprintf(textHandedBy, instant(e.On), e.By, e.Answer)
		}
	}
	for _, l := range journal.Layouts() {
		s.Journals = append(s.Journals, part.Act{Word: l.Label, Post: true,
			Href: r.path("/journal/" + l.Key)})
	}
	return r.screen(payday.StepTransfer, page.Answer{Body: bank(s)}), nil
}

// bankFile hands the transfer file out. The book and the log know of it before it leaves.
func bankFile(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil || r.Run == nil {
		return page.Answer{}, errors.Join(err, page.ErrNotThere)
	}
	if !r.Run.Close.Closed() {
		return page.Answer{}, told(payday.ErrOpen)
	}
	made, some, faults := dispatch.BankFile(r.Client, r.Run)
	if !some {
		faults.Add(wordNoTransfer)
		return page.Answer{}, faults.Err()
	}
	answer := fmt.Sprintf(textBankSum, part.Number(made.Payments), part.Yen(made.Sum))
	_, _, err = r.change(func(_ *round, c *book.Client, run *payroll.Run) (string, error) {
		return "", payday.Handed(c, run, answer, hand(q, ""))
	})
	if err == nil {
		err = q.Tell(page.Leaving{Action: log.Export, Purpose: "transfer", Count: made.Payments})
	}
	if err != nil {
		return page.Answer{}, told(err)
	}
	return file(made.Output, "text/plain"), nil
}

func journalFile(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil || r.Run == nil {
		return page.Answer{}, errors.Join(err, page.ErrNotThere)
	}
	if !r.Run.Close.Closed() {
		return page.Answer{}, told(payday.ErrOpen)
	}
	all, faults := dispatch.Journals(r.Client, r.Run)
	if err := faults.Err(); err != nil {
		return page.Answer{}, err
	}
	layout, ok := journal.LayoutByKey(q.PathValue("what"))
	if !ok {
		return page.Answer{}, page.ErrNotThere
	}
	for _, out := range all {
		if strings.Contains(out.Path, layout.Key) {
			err := q.Tell(page.Leaving{Action: log.Export, Purpose: "journal", Count: len(r.Run.Slips)})
			if err != nil {
				return page.Answer{}, err
			}
			return file(out, "text/csv"), nil
		}
	}
	return page.Answer{}, page.ErrNotThere
}

// file is an output as it is saved: its name without the client's.
func file(out dispatch.Output, kind string) page.Answer {
	name := out.Path[strings.LastIndexByte(out.Path, '/')+1:]
	return page.Answer{File: &page.File{Name: name, Kind: kind, Data: out.Data}}
}

// filings are the notifications that follow from the month of the run.
func filings(q *page.Request) (page.Answer, error) {
	r, err := roundOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	if r.Run == nil {
		return r.notComputed(payday.StepFilings), nil
	}
	window := caldate.Range{From: r.Month.Day(1), Through: r.Month.Last()}
	cases, left, err := filing.Owed(filing.Register{Client: &q.Client.Profile,
		Employees: q.Client.Employees, Runs: q.Client.Runs, Window: window})
	if err != nil {
		return page.Answer{}, err
	}
	known := map[string]filing.Case{}
	for _, x := range q.Client.Cases {
		known[x.ID] = x
	}
	l := part.List{Name: textFilings, Columns: []part.Column{{Title: textProcedure},
		{Title: textName}, {Title: textEvent}, {Title: textUntil}, {Title: textState}}}
	for _, x := range cases {
		if old, ok := known[x.ID]; ok {
			x = old
		}
		l.Rows = append(l.Rows, part.Row{Name: x.Number, Cells: r.caseCells(&x)})
	}
	l.Empty = part.Nothing{What: textNoFilings, Why: textNoFilingsWhy}
	ex := part.List{Name: textFilingsLeft, Shown: true, Columns: []part.Column{{Title: textProcedure},
		{Title: textName}, {Title: textReason, Wrap: true}}}
	for _, x := range left {
		ex.Rows = append(ex.Rows, part.Row{Name: x.Number, Cells: plainly(
			filing.NameOf(x.Procedure, window.From), nameOf(q.Client, x.Employee), x.Reason)})
	}
	return r.screen(payday.StepFilings, page.Answer{Body: owed(l, ex)}), nil
}

func (r *round) caseCells(x *filing.Case) []templ.Component {
	until := textPromptly
	if !x.Until.IsZero() {
		until = part.Day(x.Until, r.Session.Eras)
	}
	name := nameOf(r.Client, x.Employee)
	if name == "" {
		name = textWhole
	}
	tag := part.Tag{Word: x.State.Label(), Sort: part.Plain}
	switch x.State {
	case filing.Open:
		tag.Sort = part.Warn
	case filing.Done, filing.Submitted:
		tag.Sort = part.Done
	}
	href := "/o/board/cases?client=" + r.Profile.Ref + "&procedure=" + string(x.Procedure)
	return []templ.Component{part.Link(filing.NameOf(x.Procedure, x.Day), href), part.Plainly(name),
		part.Plainly(x.Event.Label() + " " + part.Day(x.Day, r.Session.Eras)), part.Plainly(until),
		part.TagOf(tag)}
}

func plainly(texts ...string) []templ.Component {
	all := make([]templ.Component, len(texts))
	for i, text := range texts {
		all[i] = part.Plainly(text)
	}
	return all
}

var japan = time.FixedZone("JST", 9*60*60)

// instant is a moment as people read it.
func instant(on string) string {
	t, err := time.Parse(time.RFC3339, on)
	if err != nil {
		return on
	}
	return t.In(japan).Format("2006/01/02 15:04")
}
