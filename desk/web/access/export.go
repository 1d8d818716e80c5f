package access

import (
	"bytes"
	"encoding/csv"
	"strings"

	"romukura/desk/continuity"
	"romukura/desk/web/page"
	"romukura/record"
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
	keys := q.Session.Keys
	err = q.Desk().Book().Engine.Update(q.Context(), func(tx record.Tx) error {
		_, err := log.Append(q.Context(), tx, keys.Replica(), log.Entry{
			Time: q.Desk().Now().UnixMicro(), Action: log.Export, Actor: keys.Member().String(),
			Session: keys.ID().String(), Count: int64(len(lines)), Purpose: "log"})
		return err
	})
	if err != nil {
		return page.Answer{}, err
	}
	var b bytes.Buffer
	b.WriteString("\ufeff") // without it a spreadsheet takes the text for another encoding
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	rows := [][]string{{textWhen, textWho, textWhat, textClient, textCount, textDevice, textNumber}}
	names := clientNames(q)
	for _, x := range lines {
		rows = append(rows, l.words(q, x, names))
	}
	for _, code := range l.codes() {
		rows = append(rows, []string{code.Word, code.Value})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = harmless(row[i])
		}
		if err := out.Write(row); err != nil {
			return page.Answer{}, err
		}
	}
	out.Flush()
	return page.Answer{File: &page.File{Name: textTitle + ".csv", Kind: "text/csv",
		Data: b.Bytes()}}, out.Error()
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(text string) string {
	if text != "" && strings.ContainsRune(textFormulaStarts, []rune(text)[0]) {
		return "'" + text
	}
	return text
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
