package layout

// Block is one of the parts a document consists of: a type of this package.
type Block interface{ isBlock() }

// Heading is a line of its own that stays with what follows it.
type Heading struct {
	Text  string
	Aside string // small, at the right end of the same line: an article, a period, a unit
	Level int    // 1 the document's title (also 0), 2 a section, 3 a part of a section
}

// Fields is a grid of labels with their values: name, office, period. With Columns 1 it is a list.
type Fields struct {
	Columns int    // pairs side by side; 0 is 1
	Ruled   bool   // draw as a form with borders and tinted labels
	Label   Length // width of a label; 0 is as wide as the widest needs
	Align   Align  // of the values
	Size    Size   // 0 is the document's
	Shares  []int  // weights of the columns' widths; empty is equal
	Height  Length // least height of a row, for forms filled in by hand; 0 is what the text needs
	Items   []Field
}

// Field is a label with its value.
type Field struct {
	Label  string // also names the place in faults: never a personal value
	Value  string
	Strong bool // the value is bold
	Span   int  // how many columns of the grid it takes; 0 is 1
}

// Table is columns with a head that is repeated on every page the table continues on.
type Table struct {
	Caption string // a small bold line above; stays with the table
	Aside   string // at the right end of the caption's line: the unit
	Heads   []Row  // rows above the column titles, for titles over several columns
	Columns []Column
	Rows    []Row
	Size    Size   // 0 is the document's
	Height  Length // least height of a row; 0 is what the text needs
	Least   int    // least number of rows: blank ones stand before the closing totals
	Open    bool   // no lines between columns and around: for lists inside a slip
}

// Column is one column of a table.
type Column struct {
	Title string // also names the place in faults; if no column has one there is no title row
	Width Length // fixed width; 0 is a share of what the fixed ones leave
	Share int    // weight among the columns without a width; 0 is 1
	Align Align
	Fit   Fit
	Label bool // the column names the rows: set in the head's tint
	Thick bool // a stronger line at its left, between groups of columns
}

// RowKind is what a row means in its table.
type RowKind uint8

const (
	// Plain is an entry.
	Plain RowKind = iota
	// Group is a title inside the table; it stays with the next row. Its first cell spans all
	// columns if it is the only one.
	Group
	// Subtotal is bold under a stronger line.
	Subtotal
	// Total is bold and tinted under a strong line.
	Total
)

// Row is one row of a table. Missing cells at its end are blank; more cells than columns refuse the
// document.
type Row struct {
	Kind  RowKind
	Name  string // how faults name the row; blank: by its number. Never a personal value.
	Cells []Cell
}

// Cell is one cell of a row.
type Cell struct {
	Text   string
	Align  Align // Auto is the column's
	Strong bool  // bold
	Quiet  bool  // gray: carried over, not counted
	Span   int   // how many columns it takes; 0 is 1
	Fit    Fit   // FitAuto is the column's
}

// Tone is how loudly a note speaks.
type Tone uint8

const (
	// Ordinary is text as any other.
	Ordinary Tone = iota
	// Small is smaller and gray: remarks, sources.
	Small
	// Boxed stands in a frame: what must not be overlooked.
	Boxed
)

// Note is a paragraph. A line feed in it begins a new line.
type Note struct {
	Text   string
	Name   string // how faults name the place; blank: by its number
	Tone   Tone
	Strong bool
	Align  Align
}

// Sum is the one figure the document is about, large, at the right: the net pay.
type Sum struct {
	Label string
	Value string
	Unit  string
}

// Beside puts lists of blocks side by side: attendance, pay and deductions of a slip. It is not
// broken over pages.
type Beside struct {
	Parts []Part
	Gap   Length // between the parts; 0 is 4 mm
}

// Part is one of the lists beside each other.
type Part struct {
	Share  int // weight of its width; 0 is 1
	Blocks []Block
}

// Matrix is a square code for cameras, such as a QR code: rows of squares, dark or not, the clear
// edge included.
type Matrix struct {
	Dark [][]bool
	Side Length
}

// Spacer is empty height.
type Spacer struct{ Height Length }

// PageBreak begins a new page.
type PageBreak struct{}

func (Heading) isBlock()   {}
func (Fields) isBlock()    {}
func (Table) isBlock()     {}
func (Note) isBlock()      {}
func (Sum) isBlock()       {}
func (Beside) isBlock()    {}
func (Matrix) isBlock()    {}
func (Spacer) isBlock()    {}
func (PageBreak) isBlock() {}
