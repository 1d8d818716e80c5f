package access

import (
	"bytes"

	"romukura/desk/continuity"
	"romukura/desk/web/page"
	"romukura/record/log"
)

// table hands the rows of a filter out as a file that spreadsheets open.
func (w *watch) table(q *page.Request) (page.Answer, error) {
	l, err := w.ledger(q)
	if err != nil {
		return page.Answer{}, err
	}
	f := filter{who: q.Text("who"), client: q.Text("client"), kind: q.Text("kind"),
		period: q.Text("period")}
	f = f.read(q)
	lines, err := l.rows(q, f)
	if err != nil {
		return page.Answer{}, err
	}
	err = q.Tell(page.Leaving{Action: log.Export, Purpose: "log", Count: len(lines)})
	if err != nil {
		return page.Answer{}, err
	}
	rows := [][]string{{textWhen, textWho, textWhat, textClient, textCount, textDevice, textNumber}}
	names := clientNames(q)
	for _, x := range lines {
		rows = append(rows, l.words(q, x, names))
	}
	for _, code := range l.codes() {
		rows = append(rows, []string{code.Word, code.Value})
	}
	return page.Table(textTitle, rows)
}

// proof hands this device's log out in the form that romukura-verify checks without the book.
func proof(q *page.Request) (page.Answer, error) {
	book, whole := q.Desk().Book().Engine.(continuity.Book)
	if !whole {
		return page.Answer{}, page.ErrNotThere
	}
	keeper := continuity.Keeper{Session: continuity.AsMember(q.Session.Keys), Book: book,
		Clock: q.Desk().Now}
	var b bytes.Buffer
	if _, err := keeper.ExportLog(q.Context(), &b); err != nil {
		return page.Answer{}, err
	}
	return page.Answer{File: &page.File{Name: textProofFile, Kind: "application/octet-stream",
		Data: b.Bytes()}}, nil
}
