package main

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"romukura/desk/book"
	"romukura/desk/intake"
	"romukura/desk/web/page"
	"romukura/desk/web/part"
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

// columns sets rows under one another, as wide as their widest cells; a column of figures behind
// its head stands to the right. A column in which nothing stands takes no place.
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
			gap := strings.Repeat(" ", wide[i]-widthOf(cell))
			switch {
			case wide[i] == 0:
			case ofFigures(rows, i):
				line += gap + cell + "  "
			default:
				line += cell + gap + "  "
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

// ofFigures tells that a column holds nothing but figures behind its head.
func ofFigures(rows [][]string, column int) bool {
	for _, r := range rows[1:] {
		if column >= len(r) || strings.Trim(r[column], "0123456789,+"+part.Minus) != "" {
			return false
		}
	}
	return len(rows) > 1
}

// widthOf is how many places a text takes where a letter takes one: two for each kana and kanji.
func widthOf(text string) int {
	n := 0
	for _, r := range text {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.Is(unicode.Mn, r): // the variant of a kanji stands in the place of the kanji
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
