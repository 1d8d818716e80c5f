package register

import (
	"net/http"
	"slices"
	"strings"

	"romukura/desk/book"
	"romukura/desk/dispatch"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/record/log"
	"romukura/trade/employee"
)

// bookScreen is what the screen of the books shows.
type bookScreen struct {
	*page.Request
	Form  part.Form
	On    string
	First string
}

func books(q *page.Request) (page.Answer, error) { return bookForm(q, part.Form{}), nil }

func bookForm(q *page.Request, form part.Form) page.Answer {
	first := caldate.Month{Year: q.Today().Year(), Number: 1}
	s := bookScreen{Request: q, Form: form, On: part.Day(q.Today(), part.Western),
		First: first.String()}
	a := page.Show(textBooks, bookList(s))
	a.About = q.Profile.Name
	if len(form.Faults) > 0 {
		a.Status = http.StatusUnprocessableEntity
	}
	return a
}

// printed prints a statutory book of the people who are marked, or of everybody. The log knows of
// it before it leaves.
func printed(q *page.Request) (page.Answer, error) {
	which := slices.IndexFunc(bookOptions, func(o part.Option) bool {
		return o.Value == q.Text("book")
	})
	if which < 0 {
		return page.Answer{}, page.ErrNotThere
	}
	r := &reader{text: q.Text}
	on, first := q.Today(), caldate.Month{Year: q.Today().Year(), Number: 1}
	switch {
	case q.Text("on") != "":
		on = r.day("on", true)
	case bookOptions[which].Value == "attendance":
		on = attended(q.Client, on)
	}
	if text := q.Text("first"); text != "" {
		m, err := caldate.ParseMonth(narrow(text))
		if first = m; err != nil {
			r.fault("first", textNoMonth, textMonthDo)
		}
	}
	if len(r.faults) > 0 {
		return bookForm(q, q.Typed(r.faults...)), nil
	}
	all, err := dispatch.BooksOf(q.Client, marked(q), dispatch.Span{First: first, On: on})
	if err != nil {
		return page.Answer{}, err
	}
	at := slices.IndexFunc(all, func(o dispatch.Output) bool {
		return o.Title == bookOptions[which].Word
	})
	if at < 0 {
		return bookForm(q, q.Typed(fault.Fault{Path: "book", Message: textNoBook,
			Remedy: textNoBookDo})), nil
	}
	out := all[at]
	err = q.Tell(page.Leaving{Action: log.Print, Purpose: "register", Count: len(out.Batch.Documents)})
	if err != nil {
		return page.Answer{}, err
	}
	pdf, err := q.Print(*out.Batch)
	if err != nil {
		return bookForm(q, q.Typed(fault.Fault{Path: "book", Message: textNotPrinted + err.Error(),
			Remedy: textNotPrintedDo})), nil
	}
	return page.Answer{File: &page.File{Name: out.Title + ".pdf", Kind: "application/pdf", Data: pdf,
		Show: true}}, nil
}

// attended is the last day until which attendance is there, today where there is none.
func attended(c *book.Client, today caldate.Date) caldate.Date {
	var last caldate.Date
	for i := range c.Attendance {
		if d := c.Attendance[i].Through; d.After(last) && !d.After(today) {
			last = d
		}
	}
	if last.IsZero() {
		return today
	}
	return last
}

// marked are the people whose rows were marked; nobody marked is everybody.
func marked(q *page.Request) []employee.ID {
	refs := q.PostForm["mark"]
	if len(refs) == 0 {
		return nil
	}
	var all []employee.ID
	for i := range q.Client.Employees {
		id := q.Client.Employees[i].ID
		if slices.Contains(refs, q.Session.PersonRef(q.Profile.ID, id)) {
			all = append(all, id)
		}
	}
	if all == nil {
		all = []employee.ID{""} // rows that are gone are nobody, never everybody
	}
	return all
}

// table hands the list out as a file that spreadsheets open.
func table(q *page.Request) (page.Answer, error) {
	r := rollOf(q)
	err := q.Tell(page.Leaving{Action: log.Export, Purpose: "register", Count: len(r.Lines)})
	if err != nil {
		return page.Answer{}, err
	}
	rows := [][]string{{textNumber, textName, textKana, textDepartment, textBorn, textHired,
		textStandard, textState, textSinceMonth}}
	for i := range r.Lines {
		l := &r.Lines[i]
		rows = append(rows, []string{l.Number, l.Name, l.Kana, l.Department, l.Born.String(),
			l.Hired.String(), strings.ReplaceAll(l.Standard.String(), ",", ""), l.State.Word,
			l.Since.text()})
	}
	return page.Table(textRegister, rows)
}
