package idnum

import (
	"unicode/utf8"

	"romukura/ground/secret"
)

// MyNumber is a person's Individual Number (個人番号), sealed: it prints as ‹sealed› everywhere.
type MyNumber struct{ secret.Value[string] }

// PensionNumber is a basic pension number (基礎年金番号), sealed likewise.
type PensionNumber struct{ secret.Value[string] }

// ReadMyNumber reads an Individual Number as somebody typed it and seals it.
func ReadMyNumber(text string) (MyNumber, error) {
	digits, err := PersonMyNumber.read(text)
	if err != nil {
		return MyNumber{}, err
	}
	return MyNumber{secret.Of(digits)}, nil
}

// ReadPension reads a basic pension number as somebody typed it and seals it.
func ReadPension(text string) (PensionNumber, error) {
	digits, err := PersonPension.read(text)
	if err != nil {
		return PensionNumber{}, err
	}
	return PensionNumber{secret.Of(digits)}, nil
}

// Span is a stretch of a text in bytes: text[From:Through].
type Span struct{ From, Through int }

// FindMyNumbers shows where a free text may hold an Individual Number: twelve digits with a right
// check digit, in one piece or in groups parted by one blank or hyphen. Of twelve digits that are
// something else, about one in ten is shown too; a person decides.
func FindMyNumbers(text string) []Span {
	var found []Span
	for at := 0; at < len(text); {
		run, next := digitRun(text, at)
		found = append(found, inRun(run)...)
		at = next
	}
	return found
}

// group is digits in one piece, with where they stand.
type group struct {
	Span
	digits []byte
}

// digitRun collects groups of digits parted by single separators, from at on, and tells where to go
// on.
func digitRun(text string, at int) (run []group, next int) {
	for at < len(text) {
		g := group{Span: Span{at, at}}
		for g.Through < len(text) {
			c, size := utf8.DecodeRuneInString(text[g.Through:])
			d, ok := digit(c)
			if !ok {
				break
			}
			g.digits = append(g.digits, d)
			g.Through += size
		}
		c, size := utf8.DecodeRuneInString(text[g.Through:])
		at = g.Through + size
		if len(g.digits) == 0 {
			return run, at
		}
		run = append(run, g)
		if !isSeparator(c) {
			return run, at
		}
	}
	return run, at
}

// inRun looks for neighboring groups that make up twelve digits.
func inRun(run []group) []Span {
	var found []Span
	for i := 0; i < len(run); i++ {
		var digits []byte
		for j := i; j < len(run) && len(digits) < 12; j++ {
			digits = append(digits, run[j].digits...)
			if len(digits) == 12 && checkMyNumber(string(digits)) {
				found = append(found, Span{run[i].From, run[j].Through})
				i = j
				break
			}
		}
	}
	return found
}
