package importing

import (
	"slices"

	"romukura/desk/web/page"
	"romukura/record/log"
	"romukura/trade/exchange"
)

// head is an empty file with the columns that the program knows by itself.
func head(q *page.Request) (page.Answer, error) {
	kind := exchange.Kind(q.PathValue("kind"))
	if !slices.Contains(kinds, kind) {
		return page.Answer{}, page.ErrNotThere
	}
	var names []string
	for _, f := range exchange.Fields(kind) {
		names = append(names, f.Header)
	}
	return page.Table(textHeadFile+kind.Label(), [][]string{names})
}

// faultFile is all that is wrong with a file, to be sent to the client.
func faultFile(q *page.Request) (page.Answer, error) {
	w, err := parked(q)
	if err != nil {
		return page.Answer{}, err
	}
	rows := [][]string{{textStops, textLine, textColumnWord, textWhat, textToDo}}
	for _, x := range faultRows(w.Plan.Faults) {
		rows = append(rows, []string{x.Tag.Word, x.Line, x.Column, x.What, x.Remedy})
	}
	a, err := page.Table(textFaultFile, rows)
	if err != nil {
		return page.Answer{}, err
	}
	err = q.Tell(page.Leaving{Action: log.Export, Purpose: "faults", Count: len(rows) - 1})
	return a, err
}
