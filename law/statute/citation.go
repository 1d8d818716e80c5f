package statute

import (
	"fmt"
	"regexp"
	"strings"
)

// Citation names a place in a statute.
type Citation struct {
	Statute   Statute
	Part      Part
	Article   string // digits with の branches: 43の2; empty for a circular
	Paragraph string // empty: the whole article
	Item      string // empty: the whole paragraph
}

// Part tells where in a statute the number counts.
type Part int

const (
	Main          Part = iota + 1 // the main provisions (本則)
	Supplementary                 // the supplementary provisions (附則)
	Table                         // the appended tables (別表)
)

// UnknownError is a citation whose short name is not registered.
type UnknownError struct{ Text string }

// Error names the citation.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("%q begins with no short name of statutes.tsv", e.Text)
}

// FormError is a citation of a known statute that cannot be read.
type FormError struct{ Text string }

// Error names the citation and the form wanted.
func (e *FormError) Error() string {
	return fmt.Sprintf("%q is not <short><article>[-<paragraph>[-<item>]]", e.Text)
}

const number = `[1-9][0-9]*(?:` + branch + `[1-9][0-9]*)*`

var place = regexp.MustCompile(`^(` + supplementary + `|` + table + `)?(` + number + `)` +
	`(?:-(` + number + `)(?:-(` + number + `))?)?$`)

// Parse reads a citation with the register of the product.
func Parse(text string) (Citation, error) { return known.Parse(text) }

// Parse reads one citation. A circular is matched whole, a statute by its longest short name.
func (r Register) Parse(text string) (Citation, error) {
	if s, ok := r.Lookup(text); ok {
		if s.Circular() {
			return Citation{Statute: s}, nil
		}
		return Citation{}, &FormError{text}
	}
	var best Statute
	for _, s := range r.rows {
		if !s.Circular() && len(s.Short) > len(best.Short) && strings.HasPrefix(text, s.Short) {
			best = s
		}
	}
	if best.Short == "" {
		return Citation{}, &UnknownError{text}
	}
	m := place.FindStringSubmatch(strings.TrimPrefix(text, best.Short))
	if m == nil {
		return Citation{}, &FormError{text}
	}
	c := Citation{Statute: best, Part: Main, Article: m[2], Paragraph: m[3], Item: m[4]}
	switch m[1] {
	case supplementary:
		c.Part = Supplementary
	case table:
		c.Part = Table
	}
	return c, nil
}

// ParseAll reads citations with single blanks between them, as they stand in a // Law: line.
func (r Register) ParseAll(text string) ([]Citation, error) {
	var list []Citation
	for _, part := range strings.Split(text, " ") {
		c, err := r.Parse(part)
		if err != nil {
			return list, err
		}
		list = append(list, c)
	}
	return list, nil
}

// Whole is the citation without paragraph and item: the article that holds the place.
func (c Citation) Whole() Citation {
	c.Paragraph, c.Item = "", ""
	return c
}

// File is the name of the article's stored text: 43の2.txt, 附則4.txt.
func (c Citation) File() string { return c.Part.word() + c.Article + ".txt" }

// String is the citation as it is written in code.
func (c Citation) String() string {
	s := c.Statute.Short + c.Part.word() + c.Article
	if c.Paragraph != "" {
		s += "-" + c.Paragraph
	}
	if c.Item != "" {
		s += "-" + c.Item
	}
	return s
}
