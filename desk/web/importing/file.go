package importing

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"romukura/desk/web/page"
	"romukura/ground/fault"
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
	return table(textHeadFile+kindWords[kind], [][]string{names})
}

// faultFile is what is wrong with a file, to be sent to the client.
func faultFile(q *page.Request) (page.Answer, error) {
	w, err := parked(q)
	if err != nil {
		return page.Answer{}, err
	}
	rows := [][]string{{textWhere, textWhat, textToDo, textStops}}
	for _, f := range w.Plan.Faults {
		stops := textStopWord
		if f.Severity == fault.Warn {
			stops = textWarnWord
		}
		rows = append(rows, []string{f.Path, f.Message, f.Remedy, stops})
	}
	return table(textFaultFile, rows)
}

// table is a file that spreadsheets open.
func table(name string, rows [][]string) (page.Answer, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff") // without it a spreadsheet takes the text for another encoding
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range rows {
		for i := range row {
			row[i] = harmless(row[i])
		}
		if err := w.Write(row); err != nil {
			return page.Answer{}, err
		}
	}
	w.Flush()
	return page.Answer{File: &page.File{Name: name + ".csv", Kind: "text/csv", Data: b.Bytes()}},
		w.Error()
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(text string) string {
	if text != "" && strings.ContainsRune(textFormulaStarts, []rune(text)[0]) {
		return "'" + text
	}
	return text
}
