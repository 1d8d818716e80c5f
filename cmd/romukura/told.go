package main

import (
	"fmt"
	"strings"

	"golang.org/x/text/width"

	"romukura/desk/book"
	"romukura/desk/intake"
	"romukura/desk/web/page"
	"romukura/ground/caldate"
	"romukura/trade/exchange"
)

// told writes what the rows of a file change, in the words of the screen.
type told struct {
	strings.Builder
	client *book.Client
	terms  exchange.Terms
}

func tellingOf(c *book.Client) *told {
	return &told{client: c, terms: exchange.Terms{Client: &c.Profile, Day: caldate.Date.Japanese,
		Month: caldate.Month.Japanese}}
}

// withoutNumbers leaves out what may be a My Number: no answer may show it, whatever a file holds.
func withoutNumbers(text string) string {
	if page.HoldsNumber(text) {
		return textHiddenNumber
	}
	return text
}

// mostNew is how many fields are told of what is new; of what changes, all are.
const mostNew = 12

// row tells one row: where it stands, whose it is, and its fields.
func (t *told) row(c *exchange.Change, back bool) {
	fields := c.Told(&t.terms)
	word := textChange
	switch {
	case c.New() && back:
		word = textNewBack
	case c.New():
		word = textNew
	case back:
		word = textChangeBack
	}
	name := withoutNumbers(intake.Called(t.client, c))
	who := strings.TrimSpace(withoutNumbers(c.Number) + " " + name)
	fmt.Fprintf(t, textRow, c.Line, who, word, len(fields))
	if c.New() && back {
		return
	}
	rest := 0
	if c.New() && len(fields) > mostNew {
		fields, rest = fields[:mostNew], len(fields)-mostNew
	}
	for len(fields) > 0 {
		n := 1
		for n < len(fields) && headText(&fields[n]) == headText(&fields[0]) {
			n++
		}
		t.group(fields[:n], shape{alone: c.New(), back: back})
		fields = fields[n:]
	}
	if rest > 0 {
		fmt.Fprintf(t, textMoreFields, rest)
	}
}

// shape is how fields are told: what is new alone, what goes back the other way round.
type shape struct{ alone, back bool }

// group tells the fields of one thing under its head, in columns.
func (t *told) group(fields []exchange.Shown, how shape) {
	indent, head := "      ", headText(&fields[0])
	switch {
	case head == "":
	case len(fields) == 1 && fields[0].Label == "":
		fields[0].Label = head
	default:
		fmt.Fprintf(t, "%s%s\n", indent, head)
		indent += "  "
	}
	var rows [][]string
	for _, f := range fields {
		before, after := withoutNumbers(f.Before), withoutNumbers(f.After)
		if !how.alone {
			before, after = orNothing(before), orNothing(after)
		}
		if how.back {
			before, after = after, before
		}
		row := []string{f.Label, before, textTurns, after}
		if how.alone {
			row = []string{f.Label, after}
		}
		rows = append(rows, row)
	}
	t.WriteString(columns(indent, rows))
}

// headText is of what a field is, and from when it holds.
func headText(f *exchange.Shown) string {
	if f.Since == "" {
		return f.Group
	}
	return f.Group + fmt.Sprintf(textSince, f.Since)
}

func orNothing(text string) string {
	if text == "" {
		return textNothing
	}
	return text
}

// columns sets rows under one another, as wide as their widest cells. A column in which nothing
// stands takes no place.
func columns(indent string, rows [][]string) string {
	var wide []int
	for _, r := range rows {
		for i, cell := range r {
			if i == len(wide) {
				wide = append(wide, 0)
			}
			wide[i] = max(wide[i], widthOf(cell))
		}
	}
	var b strings.Builder
	for _, r := range rows {
		line := indent
		for i, cell := range r {
			if wide[i] > 0 {
				line += cell + strings.Repeat(" ", wide[i]-widthOf(cell)+2)
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// widthOf is how many places a text takes where a letter takes one: two for each kana and kanji.
func widthOf(text string) int {
	n := 0
	for _, r := range text {
		switch width.LookupRune(r).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
