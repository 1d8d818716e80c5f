package setting

import (
	"fmt"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"romukura/desk/book"
	"romukura/desk/enactment"
	"romukura/desk/member"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/caldate"
	"romukura/ground/fault"
	"romukura/law/dated"
)

// tagOf shows how far the values of an enactment can be trusted.
func tagOf(s enactment.State) part.Tag {
	sorts := map[enactment.State]part.Sort{enactment.Withdrawn: part.Quiet,
		enactment.Superseded: part.Quiet, enactment.Unfit: part.Bad, enactment.Unconfirmed: part.Bad,
		enactment.NotYet: part.Quiet, enactment.Former: part.Quiet, enactment.Provisional: part.Bad,
		enactment.OfficeConfirmed: part.Done, enactment.Unverified: part.Warn,
		enactment.Confirmed: part.Done}
	return part.Tag{Sort: sorts[s], Word: s.Word()}
}

// ownTables lists what the office took in, of all tables, the newest first.
func ownTables(q *page.Request, own []book.Table) part.List {
	l := part.List{Name: textOwnTables, Columns: []part.Column{{Title: textTable},
		{Title: textState}, {Title: textFirstDay}, {Title: textHands, Wrap: true}}}
	for i := range slices.Backward(own) {
		e := enactment.OfOffice(&own[i])
		l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{
			part.Link(enactment.Title(e.Own.Name), ownAddress(e.Own.Name, e.Own.From)),
			part.TagOf(tagOf(e.StateOn(q.Today(), true))),
			part.Plainly(part.Day(e.Own.From, q.Session.Eras)),
			part.Plainly(enactment.Hands(e.Own))}})
	}
	return l
}

func ownAddress(name string, from caldate.Date) string {
	return addressOf(name) + "/" + from.String()
}

// tableOf finds the table of an address.
func tableOf(q *page.Request) (*dated.Table, error) {
	t, ok := enactment.Table(q.PathValue("matter") + "/" + q.PathValue("table"))
	if !ok {
		return nil, page.ErrNotThere
	}
	return t, nil
}

// tablePage is one table: its enactments, the rows of today, and the form for a further one.
type tablePage struct {
	Sections   []part.Stage
	Enactments part.List
	Rows       part.List
	Action     string // where a file is sent; empty: the member takes in none
	Form       part.Form
	File       part.Field
}

func law(q *page.Request) (page.Answer, error) {
	t, err := tableOf(q)
	if err != nil {
		return page.Answer{}, err
	}
	return tableAnswer(q, t, nil)
}

// tableAnswer is a table, with all that is wrong with a file that was chosen for it.
func tableAnswer(q *page.Request, t *dated.Table, wrong []fault.Fault) (page.Answer, error) {
	p := tablePage{Sections: sections(q, "/tables"), Form: told(wrong)}
	p.File = part.Field{Name: "file", Label: textUploadFile, Support: textUploadSupport,
		Kind: part.File, Must: true}
	if q.Session.Role == member.Owner {
		p.Action = addressOf(t.Name)
	}
	all := enactment.Of(t, q.Session.Tables())
	now := enactment.InForce(all, q.Today())
	p.Enactments = part.List{Name: textEnactments, Columns: []part.Column{{Title: textFromDay},
		{Title: textState}, {Title: textPublished}, {Title: textMark, Wrap: true},
		{Title: textSource, Wrap: true}}}
	for _, e := range slices.Backward(all) {
		days := part.Plainly(holds(q, e.Source))
		if e.Own != nil {
			days = part.Link(holds(q, e.Source), ownAddress(e.Own.Name, e.Own.From))
		}
		same := e.From == now.From && (e.Own == nil) == (now.Own == nil)
		p.Enactments.Rows = append(p.Enactments.Rows, part.Row{Cells: []templ.Component{days,
			part.TagOf(tagOf(e.StateOn(q.Today(), same))), part.Plainly(e.Published), part.Plainly(e.Mark),
			part.Plainly(e.Text)}})
	}
	file, err := now.File(t)
	if err != nil {
		return page.Answer{}, err
	}
	p.Rows = rowsOf(file)
	if len(wrong) > 0 {
		p.File.Faults = []string{textTableWrong}
	}
	a := page.Show(enactment.Title(t.Name), tableView(p))
	if len(wrong) > 0 {
		a = page.Faulty(enactment.Title(t.Name), tableView(p))
	}
	a.About = enactment.Article(t.Name)
	a.Acts = []part.Act{{Word: textBackToTables, Href: here + "/tables"}}
	return a, nil
}

// mostFaults is how many faults of a file are listed.
const mostFaults = 100

// told are faults as a summary lists them: where, what and what to do in one line.
func told(wrong []fault.Fault) part.Form {
	var f part.Form
	for i, x := range wrong {
		if i == mostFaults {
			f.Faults = append(f.Faults, fault.Fault{Path: "file", Code: "setting.more",
				Message: fmt.Sprintf(textMoreFaults, part.Number(len(wrong)-i))})
			break
		}
		text := part.Sentence(x)
		if x.Path != "file" {
			text = x.Path + ": " + text
		}
		f.Faults = append(f.Faults, fault.Fault{Path: "file", Code: x.Code, Message: text})
	}
	return f
}

// rowsOf shows a table as it stands in its file.
func rowsOf(f *dated.File) part.List {
	l := part.List{Name: textRows}
	if len(f.Rows) == 1 {
		l.Columns = []part.Column{{Title: textColumn}, {Title: textOnlyRow}}
		for i, cell := range f.Rows[0].Cells() {
			l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{part.Plainly(f.Columns[i]),
				part.Plainly(strings.ReplaceAll(cell, "_", ","))}})
		}
		return l
	}
	for _, c := range f.Columns {
		l.Columns = append(l.Columns, part.Column{Title: c})
	}
	for _, r := range f.Rows {
		row := part.Row{}
		for _, cell := range r.Cells() {
			row.Cells = append(row.Cells, part.Plainly(strings.ReplaceAll(cell, "_", ",")))
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

// differences lists the cells in which two tables differ.
func differences(all []enactment.Difference) part.List {
	l := part.List{Name: textDifferences, Columns: []part.Column{{Title: textRowKey},
		{Title: textColumn}, {Title: textNow, Numeric: true}, {Title: textThen, Numeric: true}},
		Empty: part.Nothing{What: textSame, Why: textSameWhy}}
	for _, d := range all[:min(len(all), mostDifferences)] {
		l.Rows = append(l.Rows, part.Row{Cells: []templ.Component{part.Plainly(d.Row),
			part.Plainly(d.Column), part.Plainly(d.Before), part.Plainly(d.After)}})
	}
	if more := len(all) - mostDifferences; more > 0 {
		l.Note = fmt.Sprintf(textMoreDifferences, part.Number(more))
	}
	return l
}

// mostDifferences is how many cells are shown one by one.
const mostDifferences = 200
