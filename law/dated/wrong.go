package dated

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"romukura/ground/caldate"
	"romukura/ground/yen"
)

// Wrong is one thing that is wrong with the file of a table.
type Wrong struct {
	Line   int    // 0: of the file as a whole
	Column string // empty: of the line as a whole
	What   string
}

// Things that are wrong. [Wrong.Fault] has them in Japanese.
const (
	wrongName     = "the file is not named by the day it takes effect"
	wrongEnds     = "lines must end in LF alone"
	wrongCells    = "%d cells, the head has %d"
	wrongHeader   = "header line %q is missing"
	wrongThrough  = "holds-through is no day on or after the first"
	wrongEmpty    = "the table has no rows"
	wrongColumns  = "the columns are not those of the table: %s"
	wrongDraft    = "a draft is not promulgated"
	wrongYen      = "not whole yen"
	wrongInt      = "not a whole number"
	wrongRate     = "not an exact rate"
	wrongDate     = "not a day"
	wrongNoColumn = "no such column"
	wrongRows     = "the rows are not those that the table needs"
)

// Error is where and what.
func (w Wrong) Error() string {
	switch {
	case w.Line == 0:
		return w.What
	case w.Column == "":
		return fmt.Sprintf("line %d: %s", w.Line, w.What)
	}
	return fmt.Sprintf("line %d, column %q: %s", w.Line, w.Column, w.What)
}

// WrongError is all that is wrong with a file.
type WrongError struct {
	Name string
	All  []Wrong
}

// Error tells each wrong of the file on a line of its own.
func (e *WrongError) Error() string {
	lines := make([]string, len(e.All))
	for i, w := range e.All {
		lines[i] = e.Name + ": " + w.Error()
	}
	return strings.Join(lines, "\n")
}

// cell is what a reader takes a cell for.
type cell uint8

const (
	anyCell cell = iota
	wordCell
	yenCell
	intCell
	rateCell
	dateCell
	mixedCell // in one row this, in another that
)

// and is what a column holds whose cells are read in two ways.
func (c cell) and(o cell) cell {
	switch {
	case c == anyCell || c == o:
		return o
	case o == anyCell:
		return c
	}
	return mixedCell
}

// refuses is what is wrong with a filled cell, empty where nothing is.
func (c cell) refuses(text string) string {
	var err error
	what := ""
	switch c {
	case yenCell:
		what = wrongYen
		_, err = yen.Parse(text)
	case intCell:
		what = wrongInt
		_, err = wholeNumber(text)
	case rateCell:
		what = wrongRate
		_, err = yen.ParseRate(text)
	case dateCell:
		what = wrongDate
		_, err = caldate.Parse(text)
	}
	if err == nil {
		return ""
	}
	return what
}

// sweep notes every filled cell that another file's readers would refuse. A build stops at the
// first thing that it cannot work with; whoever mends a file wants to know all.
func (f *File) sweep(read []cell) {
	for _, r := range f.Rows {
		for i, text := range r.cells {
			if what := read[i].refuses(text); what != "" && text != "" {
				r.fail(f.Columns[i], what)
			}
		}
	}
	f.order()
}

// order has what is wrong with the file as a whole first, and the lines as they stand.
func (f *File) order() {
	slices.SortStableFunc(f.wrongs, func(a, b Wrong) int { return cmp.Compare(a.Line, b.Line) })
}
