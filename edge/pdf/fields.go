package pdf

import "romukura/trade/document/layout"

// formed is the composing of one grid of fields.
type formed struct {
	*composer
	block  layout.Fields
	size   int
	labels []int // width of the labels by column
	widths []int // width of the pairs by column
}

// fieldPlace is a field with the columns of the grid it takes.
type fieldPlace struct {
	field  layout.Field
	column int
	n      int
}

func (c *composer) fields(b layout.Fields, width int) []piece {
	b.Columns = max(b.Columns, 1)
	weights := make([]int, b.Columns)
	copy(weights, b.Shares)
	f := &formed{
		composer: c, block: b, size: c.sizeOr(b.Size),
		widths: shares(width, weights), labels: make([]int, b.Columns),
	}
	rows := f.rows()
	f.measureLabels(rows)
	var list []piece
	for i, row := range rows {
		if b.Ruled {
			list = append(list, f.ruled(row, i == len(rows)-1))
		} else {
			list = append(list, f.plain(row))
		}
	}
	return list
}

// rows distributes the fields; one that does not fit the rest of a row begins the next.
func (f *formed) rows() [][]fieldPlace {
	var all [][]fieldPlace
	column := f.block.Columns
	for _, item := range f.block.Items {
		n := min(max(item.Span, 1), f.block.Columns)
		if column+n > f.block.Columns {
			all, column = append(all, nil), 0
		}
		last := len(all) - 1
		all[last] = append(all[last], fieldPlace{item, column, n})
		column += n
	}
	return all
}

func (f *formed) labelSize() int {
	if f.block.Ruled {
		return f.size * 92 / 100
	}
	return f.size * 88 / 100
}

// measureLabels makes the labels of one column equally wide, at most half of the column.
func (f *formed) measureLabels(rows [][]fieldPlace) {
	pad := 2 * f.size * padX / 10
	for _, row := range rows {
		for _, p := range row {
			if f.block.Label != 0 {
				f.labels[p.column] = length(f.block.Label)
				continue
			}
			text := f.set.shape(p.field.Label, false)
			need := min(widthOf(text, f.labelSize())+pad, f.widths[p.column]/2)
			f.labels[p.column] = max(f.labels[p.column], need)
		}
	}
}

func (f *formed) span(p fieldPlace) int {
	sum := 0
	for _, w := range f.widths[p.column : p.column+p.n] {
		sum += w
	}
	return sum
}

func (f *formed) left(column int) int {
	sum := 0
	for _, w := range f.widths[:column] {
		sum += w
	}
	return sum
}

// pair fits label and value of a field.
func (f *formed) pair(p fieldPlace, value int) (label, text lines) {
	pad := 2 * f.size * padX / 10
	label, ok := f.shrunk(p.field.Label, false, f.labelSize(), f.labels[p.column]-pad)
	text = f.wrapped(p.field.Value, p.field.Strong, f.size, value)
	text.align = f.block.Align
	if !ok || wide(text) > value {
		f.refuse(layout.FieldSpot(p.field).String(), TooWide)
	}
	return label, text
}

// plain makes a row without rules: gray label, value after it on the same baseline.
func (f *formed) plain(row []fieldPlace) piece {
	type set struct {
		label, text   lines
		left, at, wid int
	}
	var sets []set
	height := f.size * leading / 10
	for _, p := range row {
		left, inner := f.left(p.column), f.labels[p.column]
		wid := f.span(p) - inner - f.size*padX/10
		label, text := f.pair(p, wid)
		label.gray = quiet
		height = max(height, text.height())
		sets = append(sets, set{label, text, left, left + inner, wid})
	}
	return piece{height: height + f.size*10, draw: func(s *sheet, x, y int) {
		for _, t := range sets {
			t.label.draw(s, x+t.left, y+lower(f.size, t.label.size), 0)
			t.text.draw(s, x+t.at, y, t.wid)
		}
	}}
}

// ruled makes a row of a form: tinted labels, borders around.
func (f *formed) ruled(row []fieldPlace, last bool) piece {
	var widths []int
	r := &strip{last: last}
	for _, p := range row {
		inner := f.labels[p.column]
		wid := f.span(p) - inner
		label, text := f.pair(p, wid-2*f.size*padX/10)
		k := len(widths)
		widths = append(widths, inner, wid)
		r.slots = append(r.slots, slot{from: k, n: 1, text: label, tint: true},
			slot{from: k + 1, n: 1, text: text})
	}
	if end := row[len(row)-1]; end.column+end.n < f.block.Columns {
		rest := fieldPlace{column: end.column + end.n, n: f.block.Columns - end.column - end.n}
		r.slots = append(r.slots, slot{from: len(widths), n: 1, text: lines{size: f.size}})
		widths = append(widths, f.span(rest))
	}
	r.grid = newGrid(widths)
	r.settle(f.size, length(f.block.Height))
	return piece{height: r.height, draw: r.draw}
}
