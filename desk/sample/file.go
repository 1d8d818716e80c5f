package sample

import (
	"strings"

	"romukura/ground/caldate"
)

// Files are all files of one company, in the order in which they come.
func Files(id string) []File {
	switch id {
	case "sakura":
		return sakuraFiles()
	case "takahashi":
		return takahashiFiles()
	case "hikari":
		return hikariFiles()
	case "midori":
		return midoriFiles()
	}
	return nil
}

// book collects a company's files.
type book struct {
	client string
	group  string
	old    bool // written in CP932, as older programs do
	files  []File
}

func (b *book) add(f File, rows [][]string) {
	f.Client = b.client
	var text strings.Builder
	for _, row := range rows {
		text.WriteString(strings.Join(row, ",") + "\r\n")
	}
	f.Data = encoded(text.String(), b.old)
	b.files = append(b.files, f)
}

// register writes the people whom the company already had, their families and leaves, and then one
// file for those who join later and one for those who leave.
func (b *book) register(all []*someone) {
	start := FirstMonth.Add(-1).First()
	var first, later, leaving []*someone
	for _, s := range all {
		if s.hired.Before(start) {
			first = append(first, s)
		} else {
			later = append(later, s)
		}
		if !s.left.IsZero() {
			leaving = append(leaving, s)
		}
	}
	b.add(File{Name: textFileRegister, Kind: "persons", From: start}, personRows(first))
	b.add(File{Name: textFileFamily, Kind: "family", From: start}, joined(familyHeader, first,
		func(s *someone) [][]string { return s.family }))
	b.add(File{Name: textFileLeave, Kind: "leave", From: start}, joined(leaveHeader, first,
		func(s *someone) [][]string { return s.leaves }))
	if later != nil {
		b.add(File{Name: textFileJoin, Kind: "persons", From: later[0].hired}, personRows(later))
	}
	if leaving != nil {
		rows := [][]string{{colNumber, colLeft, colLeftReason}}
		for _, s := range leaving {
			rows = append(rows, []string{s.cells[colNumber], s.cells[colLeft], s.cells[colLeftReason]})
		}
		b.add(File{Name: textFileLeaving, Kind: "persons", From: leaving[0].left}, rows)
	}
}

// personRows writes people with their leaving left out: that comes in a file of its own.
func personRows(all []*someone) [][]string {
	header := append(append([]string{}, personHeader...), amountColumns...)
	rows := [][]string{header}
	for _, s := range all {
		row := make([]string, len(header))
		for i, column := range header {
			if column != colLeft && column != colLeftReason {
				row[i] = s.cells[column]
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func joined(header []string, all []*someone, of func(*someone) [][]string) [][]string {
	rows := [][]string{header}
	for _, s := range all {
		rows = append(rows, of(s)...)
	}
	return rows
}

// months calls back for every month of pay for which files are made.
func months(each func(m caldate.Month)) {
	for m := FirstMonth; !m.After(LastMonth); m = m.Add(1) {
		each(m)
	}
}

// raise writes a change of contract from a day on: numbers and one amount.
func (b *book) raise(from caldate.Date, column string, amounts [][2]string) {
	rows := [][]string{{colNumber, colFrom, column}}
	for _, a := range amounts {
		rows = append(rows, []string{a[0], from.String(), a[1]})
	}
	b.add(File{Name: textFileRaise, Kind: "persons", From: from}, rows)
}
