package pdf

import (
	"slices"

	"romukura/trade/document/layout"
)

// tabular is the composing of one table.
type tabular struct {
	*composer
	table *layout.Table
	grid  grid
	size  int
}

// table makes the rows of a table into pieces, each with the head it needs on a new page: the
// column titles and the title of the group it belongs to.
func (c *composer) table(t *layout.Table, width int) []piece {
	t = padded(t)
	w := &tabular{composer: c, table: t, size: c.sizeOr(t.Size)}
	w.grid = newGrid(w.columns(width))
	w.grid.open = t.Open
	head := w.head()
	list, top := append(w.caption(width), head...), head
	for i := range t.Rows {
		p := w.row(i)
		switch t.Rows[i].Kind {
		case layout.Group, layout.Total:
			top = head
		}
		p.head = top
		if t.Rows[i].Kind == layout.Group {
			top = append(slices.Clone(head), p)
		}
		p.keep = p.keep || i+1 < len(t.Rows) && t.Rows[i+1].Kind == layout.Total
		list = append(list, p)
	}
	return list
}

// padded is the table with blank rows up to its least number, before the rows that close it.
func padded(t *layout.Table) *layout.Table {
	if t.Least <= len(t.Rows) {
		return t
	}
	end := len(t.Rows)
	for end > 0 && t.Rows[end-1].Kind == layout.Total {
		end--
	}
	whole := *t
	whole.Rows = slices.Insert(slices.Clone(t.Rows), end, make([]layout.Row, t.Least-len(t.Rows))...)
	return &whole
}

// columns divides the width: fixed columns first, the others by their shares.
func (w *tabular) columns(width int) []int {
	widths, fixed := make([]int, len(w.table.Columns)), 0
	var weights, flexible []int
	for i, col := range w.table.Columns {
		if widths[i] = length(col.Width); col.Width == 0 {
			flexible, weights = append(flexible, i), append(weights, col.Share)
		}
		fixed += widths[i]
	}
	// A flexible column narrower than two characters would show nothing.
	if fixed+len(flexible)*2*w.size*100 > width {
		w.refuse(layout.BlockSpot(*w.table).String(), TooNarrow)
		return widths
	}
	for k, part := range shares(width-fixed, weights) {
		widths[flexible[k]] = part
	}
	return widths
}

func (w *tabular) caption(width int) []piece {
	if w.table.Caption == "" && w.table.Aside == "" {
		return nil
	}
	text, ok1 := w.shrunk(w.table.Caption, true, w.size, width)
	aside, ok2 := w.shrunk(w.table.Aside, false, max(w.size*85/100, leastSize), width)
	aside.align, aside.gray = layout.End, quiet
	if !ok1 || !ok2 || wide(text)+wide(aside) > width {
		w.refuse(layout.BlockSpot(*w.table).String(), TooWide)
	}
	height := w.size * leading / 10
	return []piece{{height: height + w.size*10, keep: true, draw: func(s *sheet, x, y int) {
		text.draw(s, x, y+lower(w.size, text.size), width)
		aside.draw(s, x, y+lower(w.size, aside.size), width)
	}}}
}

// head makes the title rows. They stay with the first row.
func (w *tabular) head() []piece {
	var list []piece
	for _, r := range w.table.Heads {
		list = append(list, w.titles(r))
	}
	row, titled := layout.Row{}, false
	for _, col := range w.table.Columns {
		row.Cells = append(row.Cells, layout.Cell{Text: col.Title})
		titled = titled || col.Title != ""
	}
	if titled {
		list = append(list, w.titles(row))
	}
	return list
}

func (w *tabular) titles(row layout.Row) piece {
	r := &strip{grid: w.grid, title: true}
	size := max(w.size*92/100, leastSize)
	for from, i := 0, 0; i < len(row.Cells) && from < len(w.table.Columns); i++ {
		cell := row.Cells[i]
		n := min(max(cell.Span, 1), len(w.table.Columns)-from)
		width := w.grid.span(from, n) - 2*w.size*padX/10
		col := w.table.Columns[from]
		text := w.wrapped(cell.Text, false, size, width)
		if wide(text) > width {
			w.refuse(layout.HeadSpot().String(), TooWide)
		}
		text.align = layout.Middle
		if col.Label && n == 1 {
			text.align = layout.Start
		}
		r.slots = append(r.slots, slot{from: from, n: n, text: text, thick: col.Thick})
		from += n
	}
	r.settle(w.size, 0)
	return piece{height: r.height, keep: true, draw: r.draw}
}

// row fits the cells of one row.
func (w *tabular) row(at int) piece {
	row := &w.table.Rows[at]
	r := &strip{
		grid: w.grid, kind: row.Kind, last: at == len(w.table.Rows)-1,
		slots: make([]slot, 0, len(w.table.Columns)),
	}
	from := 0
	for _, cell := range row.Cells {
		n := max(cell.Span, 1)
		if row.Kind == layout.Group && len(row.Cells) == 1 {
			n = len(w.table.Columns)
		}
		if from+n > len(w.table.Columns) {
			w.refuse(layout.CellSpot(w.table, layout.At{Column: from, Row: at}).String(), TooMany)
			break
		}
		r.slots = append(r.slots, w.slot(row, cell, cellPlace{from, n, at}))
		from += n
	}
	for ; from < len(w.table.Columns); from++ {
		col := w.table.Columns[from]
		r.slots = append(r.slots, slot{
			from: from, n: 1, text: lines{size: w.size}, tint: col.Label, thick: col.Thick,
		})
	}
	r.settle(w.size, length(w.table.Height))
	return piece{height: r.height, keep: row.Kind == layout.Group, draw: r.draw}
}

// cellPlace is the place of a cell: its first column, how many it takes, its row.
type cellPlace struct{ from, n, row int }

func (w *tabular) slot(row *layout.Row, cell layout.Cell, at cellPlace) slot {
	col := &w.table.Columns[at.from]
	bold := cell.Strong || row.Kind != layout.Plain
	align, fit := cell.Align, cell.Fit
	if align == layout.Auto {
		align = col.Align
	}
	if fit == layout.FitAuto {
		fit = col.Fit
	}
	if fit == layout.FitAuto && align == layout.End {
		fit = layout.Shrink
	}
	width, ok := w.grid.span(at.from, at.n)-2*w.size*padX/10, true
	var text lines
	if fit == layout.Shrink {
		text, ok = w.shrunk(cell.Text, bold, w.size, width)
	} else {
		text = w.wrapped(cell.Text, bold, w.size, width)
		ok = wide(text) <= width
	}
	if !ok {
		w.refuse(layout.CellSpot(w.table, layout.At{Column: at.from, Row: at.row}).String(), TooWide)
	}
	text.align = align
	if cell.Quiet {
		text.gray = quiet
	}
	return slot{from: at.from, n: at.n, text: text, tint: col.Label, thick: col.Thick}
}
