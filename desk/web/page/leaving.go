package page

import (
	"bytes"
	"encoding/csv"
	"strings"

	"romukura/record"
	"romukura/record/log"
	"romukura/trade/client"
)

// Leaving is what goes out of the desk: a file, a paper, a list.
type Leaving struct {
	Action  log.Action // log.Export, log.Print or log.Filed
	Purpose string     // one of the words that the record of access has sentences for
	Count   int        // of people, documents or rows
	// Of are the clients that it speaks of; none is the client of the address, or the office.
	Of []client.ID
}

// Tell writes into the log that something leaves the desk, before it does: one entry for each
// client. A client that is still closed has nothing that could leave.
func (q *Request) Tell(l Leaving) error {
	of := l.Of
	if len(of) == 0 && q.Profile != nil {
		of = []client.ID{q.Profile.ID}
	}
	objects := make([]string, 0, len(of))
	for _, id := range of {
		key, open := q.Session.Sealed(id)
		if !open {
			return ErrNotThere
		}
		objects = append(objects, key.String())
	}
	if len(objects) == 0 {
		objects = []string{""}
	}
	keys := q.Session.Keys
	return q.Desk().Book().Engine.Update(q.Context(), func(tx record.Tx) error {
		for _, object := range objects {
			_, err := log.Append(q.Context(), tx, keys.Replica(), log.Entry{
				Time: q.Desk().Now().UnixMicro(), Action: l.Action, Actor: keys.Member().String(),
				Session: keys.ID().String(), Object: object, Count: int64(l.Count), Purpose: l.Purpose})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Table is a list as a file that spreadsheets open. No cell of it is taken for a formula.
func Table(name string, rows [][]string) (Answer, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff") // without it a spreadsheet takes the text for another encoding
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range rows {
		safe := make([]string, len(row))
		for i, cell := range row {
			safe[i] = harmless(cell)
		}
		if err := w.Write(safe); err != nil {
			return Answer{}, err
		}
	}
	w.Flush()
	return Answer{File: &File{Name: name + ".csv", Kind: "text/csv", Data: b.Bytes()}}, w.Error()
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(text string) string {
	if text != "" && strings.ContainsRune(textFormulaStarts, []rune(text)[0]) {
		return "'" + text
	}
	return text
}
