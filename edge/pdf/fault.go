package pdf

import (
	"fmt"
	"strings"

	"romukura/ground/fault"
)

// Missing is a character that no font has, with its place.
type Missing struct {
	Document  string // the document's Place
	Place     string // column, label or row; blank from CanWrite
	Character string // the character with its selector, if it has one
}

// Codes is the character as code points: "U+20BB7", "U+8FBB U+E0102".
func (m Missing) Codes() string {
	var codes []string
	for _, r := range m.Character {
		codes = append(codes, fmt.Sprintf("U+%04X", r))
	}
	return strings.Join(codes, " ")
}

// String says in the user's words where, what and what to do.
func (m Missing) String() string { f := m.fault(); return f.String() }

func (m Missing) fault() fault.Fault {
	return fault.Fault{
		Path: place(m.Document, m.Place), Code: "pdf.glyph",
		Message: missingText(m), Remedy: missingRemedy,
	}
}

// MissingGlyphError refuses documents because of characters that no font of the chain has. All of
// them are listed, each character once for a place.
type MissingGlyphError struct{ Missing []Missing }

// Error puts each character on a line.
func (e *MissingGlyphError) Error() string {
	list := e.Faults()
	return list.Err().Error()
}

// Faults is the characters as faults of input.
func (e *MissingGlyphError) Faults() fault.List {
	var list fault.List
	for _, m := range e.Missing {
		list.Add(m.fault())
	}
	return list
}

// Overflow is a place whose contents do not fit.
type Overflow struct {
	Document string // the document's Place
	Place    string // column and row, label, or the block
	Reason   Reason
}

// Reason says what does not fit.
type Reason uint8

const (
	// TooWide is a text that would have to be set unreadably small.
	TooWide Reason = iota
	// TooTall is a part that is higher than a page.
	TooTall
	// TooNarrow is a table whose columns are wider than the paper.
	TooNarrow
	// TooMany is a row with more cells than the table has columns.
	TooMany
)

// OverflowError refuses documents because something does not fit its place. All places are listed.
type OverflowError struct{ Overflows []Overflow }

// Error puts each place on a line.
func (e *OverflowError) Error() string {
	list := e.Faults()
	return list.Err().Error()
}

// Faults is the places as faults of input.
func (e *OverflowError) Faults() fault.List {
	var list fault.List
	for _, o := range e.Overflows {
		list.Add(fault.Fault{
			Path: place(o.Document, o.Place), Code: "pdf.overflow",
			Message: overflowTexts[o.Reason], Remedy: overflowRemedies[o.Reason],
		})
	}
	return list
}

func place(document, inside string) string {
	switch {
	case document == "":
		return inside
	case inside == "":
		return document
	}
	return document + " " + inside
}
