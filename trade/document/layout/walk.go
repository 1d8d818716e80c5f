package layout

import "iter"

// Spot is where a text stands in its document. Its String names a column, a label or the number of
// a row, and never holds a value.
type Spot struct {
	name   string
	at     At
	column *Column
	row    *Row
	note   *Note
}

// At is a cell by the numbers of its column and its row, from 0.
type At struct{ Column, Row int }

// CellSpot is the place of a cell.
func CellSpot(t *Table, at At) Spot {
	s := Spot{at: at, row: &Row{}}
	if at.Row < len(t.Rows) {
		s.row = &t.Rows[at.Row]
	}
	if at.Column < len(t.Columns) {
		s.column = &t.Columns[at.Column]
	}
	return s
}

// FieldSpot is the place of a field's value.
func FieldSpot(f Field) Spot { return Spot{name: fieldName(f)} }

// HeadSpot is the place of a table's column titles.
func HeadSpot() Spot { return Spot{name: nameColumn} }

// FootSpot is the place of the foot line and the mark.
func FootSpot() Spot { return Spot{name: nameFoot} }

// BlockSpot is the place of a block that is taken as a whole.
func BlockSpot(b Block) Spot {
	switch t := b.(type) {
	case Heading:
		return Spot{name: nameHeading}
	case Sum:
		return Spot{name: nameSum}
	case Note:
		return Spot{note: &t, at: At{Row: -1}}
	case Beside:
		return Spot{name: nameBeside}
	}
	return Spot{name: nameTable}
}

// String names the place for a user.
func (s Spot) String() string {
	switch {
	case s.note != nil:
		return noteName(*s.note, s.at.Row)
	case s.row != nil:
		return cellName(columnName(s.column, s.at.Column), rowName(*s.row, s.at.Row))
	}
	return s.name
}

// Texts yields every text the document prints, in the order of the blocks, each with its place.
// Page numbers, which are digits, are not among them.
func Texts(d Document) iter.Seq2[Spot, string] {
	return func(yield func(Spot, string) bool) {
		w := &walk{yield: yield}
		w.say(FootSpot(), d.Foot())
		w.say(FootSpot(), d.Mark)
		w.blocks(d.Repeat)
		w.blocks(d.Blocks)
	}
}

type walk struct {
	yield func(Spot, string) bool
	done  bool
	notes int
}

func (w *walk) say(s Spot, text string) {
	if text != "" && !w.done {
		w.done = !w.yield(s, text)
	}
}

func (w *walk) blocks(list []Block) {
	for _, b := range list {
		if w.done {
			return
		}
		w.block(b)
	}
}

func (w *walk) block(b Block) {
	switch t := b.(type) {
	case Heading:
		w.say(Spot{name: nameHeading}, t.Text)
		w.say(Spot{name: nameHeading}, t.Aside)
	case Fields:
		for _, f := range t.Items {
			w.say(Spot{name: nameLabel}, f.Label)
			w.say(FieldSpot(f), f.Value)
		}
	case Table:
		w.table(&t)
	case Note:
		w.say(Spot{note: &t, at: At{Row: w.notes}}, t.Text)
		w.notes++
	case Sum:
		w.say(Spot{name: nameSum}, t.Label)
		w.say(Spot{name: nameSum}, t.Value)
		w.say(Spot{name: nameSum}, t.Unit)
	case Beside:
		for _, p := range t.Parts {
			w.blocks(p.Blocks)
		}
	}
}

func (w *walk) table(t *Table) {
	w.say(Spot{name: nameCaption}, t.Caption)
	w.say(Spot{name: nameCaption}, t.Aside)
	for _, r := range t.Heads {
		for _, c := range r.Cells {
			w.say(HeadSpot(), c.Text)
		}
	}
	for _, c := range t.Columns {
		w.say(HeadSpot(), c.Title)
	}
	for i := range t.Rows {
		column := 0
		for _, c := range t.Rows[i].Cells {
			w.say(CellSpot(t, At{column, i}), c.Text)
			column += max(c.Span, 1)
		}
	}
}
