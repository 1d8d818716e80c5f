package layout

import (
	"strconv"

	"romukura/ground/yen"
)

// Text is a cell with a text.
func Text(s string) Cell { return Cell{Text: s} }

// Line is a plain row of texts.
func Line(texts ...string) Row {
	row := Row{Cells: make([]Cell, len(texts))}
	for i, s := range texts {
		row.Cells[i].Text = s
	}
	return row
}

// Yen is a cell with an amount, thousands grouped, at the right. Zero is printed as 0: a book says
// that nothing was paid, a blank would say that nothing was entered.
func Yen(a yen.Amount) Cell { return Cell{Text: a.String(), Align: End} }

// YenOrBlank is Yen with nothing for zero, where the form asks for it.
func YenOrBlank(a yen.Amount) Cell {
	if a == 0 {
		return Cell{Align: End}
	}
	return Yen(a)
}

// Count is a cell with a whole number, at the right.
func Count(n int) Cell { return Cell{Text: strconv.Itoa(n), Align: End} }

// Clock is a cell with a duration or time of day given in minutes as h:mm, at the right.
func Clock(minutes int) Cell {
	sign := ""
	if minutes < 0 {
		sign, minutes = "-", -minutes
	}
	rest := strconv.Itoa(minutes % 60)
	if len(rest) < 2 {
		rest = "0" + rest
	}
	return Cell{Text: sign + strconv.Itoa(minutes/60) + ":" + rest, Align: End}
}

// Bold is the cell in bold.
func (c Cell) Bold() Cell { c.Strong = true; return c }

// Over is the cell over n columns.
func (c Cell) Over(n int) Cell { c.Span = n; return c }

// At is the cell with another alignment.
func (c Cell) At(a Align) Cell { c.Align = a; return c }
