package layout

import "romukura/ground/caldate"

// Length is a distance on paper in tenths of a millimeter.
type Length int

// Size is a size of type in tenths of a point.
type Size int

// Paper is a size of sheet with its direction.
type Paper uint8

const (
	// A4 is portrait. It is the zero value.
	A4 Paper = iota
	// A4Landscape is for the books with twelve months side by side.
	A4Landscape
	// A5 is portrait.
	A5
	// A5Landscape is for slips.
	A5Landscape
)

// Extent is the width and height of the sheet.
func (p Paper) Extent() (width, height Length) {
	switch p {
	case A4Landscape:
		return 2970, 2100
	case A5:
		return 1480, 2100
	case A5Landscape:
		return 2100, 1480
	}
	return 2100, 2970
}

// Margin is the clear edge at the left, right and top. The foot line stands inside the lower one.
func (p Paper) Margin() Length {
	if p == A5 || p == A5Landscape {
		return 90
	}
	return 120
}

// Document is one document: a book of one person, a slip, a list. Its pages are counted by
// themselves, also when several documents share a file.
type Document struct {
	Title    string  // the kind of the document, never a person: it becomes metadata
	Place    string  // how faults name the document, such as "payslips[10003]"; never printed
	Paper    Paper   // sheet
	Size     Size    // size of ordinary text; 0 is 9 points
	Mark     string  // a word on every page such as draft or copy; blank for an original
	DataHash string  // hash of the data the document was made from, for the foot line
	Rules    string  // version of the rules and tables, for the foot line
	Trail    string  // how far the log was when it was printed, for the foot line
	Repeat   []Block // at the top of every page: title and whose book it is
	Blocks   []Block // the contents
}

// TextSize is the size of ordinary text, with its default.
func (d Document) TextSize() Size {
	if d.Size == 0 {
		return 90
	}
	return d.Size
}

// Batch is several documents for one file, each beginning on a new page.
type Batch struct {
	Title     string       // the kind of the documents, never a person
	Made      caldate.Date // day of making, for the metadata; the zero day leaves it out
	Documents []Document
}

// Align says where a text stands in its cell.
type Align uint8

const (
	// Auto takes the column's alignment; in a column it is Start.
	Auto Align = iota
	// Start is at the left.
	Start
	// Middle is centered.
	Middle
	// End is at the right, for figures.
	End
)

// Fit says what happens to a text that is wider than its place.
type Fit uint8

const (
	// FitAuto shrinks texts aligned at the End, which are figures, and wraps the others.
	FitAuto Fit = iota
	// Wrap breaks the text into lines; the row grows.
	Wrap
	// Shrink sets the text smaller, on one line. Where it would become unreadable the document is
	// refused: a figure is never cut and never continued on a second line.
	Shrink
)
