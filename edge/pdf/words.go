package pdf

import (
	"strings"

	"romukura/trade/document/layout"
)

// line height and paddings, in thousandths of the type size.
const (
	leading = 1350
	padX    = 380
	padY    = 190
)

// leastSize is the smallest type, in tenths of a point, that a text is shrunk to, and leastShare
// the smallest share of its proper size in hundredths. Below, the document is refused.
const (
	leastSize  = 45
	leastShare = 55
)

// lines is a text fitted into a width.
type lines struct {
	rows  [][]glyph
	size  int
	align layout.Align
	gray  int
}

func (l lines) height() int { return len(l.rows) * l.size * leading / 10 }

// wrapped fits a text by breaking it into lines.
func (c *composer) wrapped(text string, strong bool, size, width int) lines {
	if text == "" {
		return lines{size: size}
	}
	return lines{rows: breakLines(c.set.shape(text, strong), size, width), size: size}
}

// shrunk fits a text on one line by setting it smaller. ok is false if it would become unreadable.
func (c *composer) shrunk(text string, strong bool, size, width int) (lines, bool) {
	if text == "" {
		return lines{size: size}, true
	}
	row := c.set.shape(strings.ReplaceAll(text, "\n", " "), strong)
	full := widthOf(row, size)
	l := lines{rows: [][]glyph{row}, size: size}
	if full <= width {
		return l, true
	}
	l.size = size * width / full
	return l, l.size >= max(leastSize, size*leastShare/100)
}

// draw sets the lines into a column of the given width, y being the top.
func (l lines) draw(s *sheet, x, y, width int) {
	inset := (leading - 1000) * l.size / 20
	for _, row := range l.rows {
		at := x
		switch l.align {
		case layout.End:
			at += width - widthOf(row, l.size)
		case layout.Middle:
			at += (width - widthOf(row, l.size)) / 2
		}
		s.set(row, at, y+inset, ink{l.size, l.gray})
		y += l.size * leading / 10
	}
}

// headingSizes are the sizes of headings by level, for large and small paper.
var headingSizes = [...]struct{ large, small int }{{150, 130}, {150, 130}, {105, 95}, {90, 85}}

// lower is how far a smaller text moves down to stand on the baseline of a larger one.
func lower(large, small int) int {
	return (large - small) * (emAscent/10 + (leading-1000)/20)
}

func (c *composer) heading(h layout.Heading, width int) []piece {
	level := min(max(h.Level, 1), len(headingSizes)-1)
	size := headingSizes[level].large
	if c.doc.Paper.Margin() < layout.A4.Margin() {
		size = headingSizes[level].small
	}
	place := layout.BlockSpot(h).String()
	aside, ok1 := c.shrunk(h.Aside, false, min(80, size), width/2)
	aside.gray, aside.align = quiet, layout.End
	room := width
	if h.Aside != "" {
		room -= widthOf(aside.rows[0], aside.size) + size*100
	}
	text, ok2 := c.shrunk(h.Text, true, size, room)
	if !ok1 || !ok2 {
		c.refuse(place, TooWide)
	}
	height := size * leading / 10
	return []piece{{height: height, keep: true, draw: func(s *sheet, x, y int) {
		text.draw(s, x, y+lower(size, text.size), width)
		aside.draw(s, x, y+lower(size, aside.size), width)
	}}}
}

func (c *composer) note(n layout.Note, width int) []piece {
	size, gray := c.sizeOr(0), black
	if n.Tone == layout.Small {
		size, gray = max(size*85/100, 60), quiet
	}
	if n.Tone == layout.Boxed {
		return c.boxed(n, size, width)
	}
	text := c.wrapped(n.Text, n.Strong, size, width)
	list := make([]piece, len(text.rows))
	for i, row := range text.rows {
		one := lines{rows: [][]glyph{row}, size: size, align: n.Align, gray: gray}
		list[i] = piece{height: one.height(), draw: func(s *sheet, x, y int) {
			one.draw(s, x, y, width)
		}}
	}
	return list
}

func (c *composer) boxed(n layout.Note, size, width int) []piece {
	pad := size * 70
	text := c.wrapped(n.Text, n.Strong, size, width-2*pad)
	text.align = n.Align
	height := text.height() + pad
	return []piece{{height: height, draw: func(s *sheet, x, y int) {
		s.frame(box{x, y, width, height}, thin)
		text.draw(s, x+pad, y+pad/2, width-2*pad)
	}}}
}

// The sizes of a sum: label and unit small, the figure large.
const (
	sumLabel = 105
	sumValue = 180
)

func (c *composer) sum(t layout.Sum, width int) []piece {
	label, ok1 := c.shrunk(t.Label, true, sumLabel, width/2)
	value, ok2 := c.shrunk(t.Value, true, sumValue, width/2)
	unit, ok3 := c.shrunk(t.Unit, true, sumLabel, width/8)
	if !ok1 || !ok2 || !ok3 {
		c.refuse(layout.BlockSpot(t).String(), TooWide)
	}
	gap, height := sumLabel*70, sumValue*leading/10
	parts := []lines{label, value, unit}
	total := gap * (len(parts) - 1)
	for _, p := range parts {
		total += wide(p)
	}
	return []piece{{height: height + 2*point, draw: func(s *sheet, x, y int) {
		left := x + width - total
		at := left
		for _, p := range parts {
			p.draw(s, at, y+lower(sumValue, p.size), 0)
			at += wide(p) + gap
		}
		s.across(left, y+height, total, strong)
	}}}
}

// wide is the width of the widest line.
func wide(l lines) int {
	most := 0
	for _, row := range l.rows {
		most = max(most, widthOf(row, l.size))
	}
	return most
}
