package pdf

import "romukura/trade/document/layout"

// grid is the columns of a table or form as positions.
type grid struct {
	left  []int // offset of each column
	width []int
	whole int
	open  bool // no vertical lines
}

func newGrid(widths []int) grid {
	g := grid{width: widths, left: make([]int, len(widths))}
	for i, w := range widths {
		g.left[i] = g.whole
		g.whole += w
	}
	return g
}

// span is the width of n columns from one on.
func (g grid) span(from, n int) int {
	sum := 0
	for _, w := range g.width[from : from+n] {
		sum += w
	}
	return sum
}

// slot is a cell with its text fitted.
type slot struct {
	from, n int // columns
	text    lines
	tint    bool
	thick   bool // a stronger line at its left
}

// strip is a row ready to be drawn.
type strip struct {
	grid   grid
	slots  []slot
	kind   layout.RowKind
	height int
	pad    int
	title  bool // a row of the head
	last   bool // the last of its table
}

const (
	tintLabel = 97
	tintHead  = 93
	tintGroup = 95
	tintTotal = 93
)

// draw draws tints, rules and texts of the row.
func (r *strip) draw(s *sheet, x, y int) {
	r.tint(s, x, y)
	if s.ruled != [2]int{x, y} || r.kind == layout.Subtotal || r.kind == layout.Total {
		s.across(x, y, r.grid.whole, r.top(s, x, y))
	}
	for i := range r.slots {
		c := &r.slots[i]
		left, width := x+r.grid.left[c.from], r.grid.span(c.from, c.n)
		drop := (r.height - c.text.height()) / 2
		c.text.draw(s, left+r.pad, y+drop, width-2*r.pad)
		if !r.grid.open && i > 0 {
			p := hair
			if c.thick {
				p = thin
			}
			s.down(left, y, r.height, p)
		}
	}
	if !r.grid.open {
		s.down(x, y, r.height, thin)
		s.down(x+r.grid.whole, y, r.height, thin)
	}
	s.across(x, y+r.height, r.grid.whole, r.bottom())
	s.ruled = [2]int{x, y + r.height}
}

func (r *strip) top(s *sheet, x, y int) pen {
	if r.kind == layout.Total && s.ruled == [2]int{x, y} {
		return strong
	}
	return thin
}

func (r *strip) bottom() pen {
	if r.last || r.title || r.kind == layout.Total {
		return thin
	}
	return hair
}

func (r *strip) tint(s *sheet, x, y int) {
	gray := 0
	switch {
	case r.title:
		gray = tintHead
	case r.kind == layout.Group:
		gray = tintGroup
	case r.kind == layout.Total:
		gray = tintTotal
	}
	if gray != 0 {
		s.fill(box{x, y, r.grid.whole, r.height}, gray)
		return
	}
	for _, c := range r.slots {
		if c.tint {
			left, width := x+r.grid.left[c.from], r.grid.span(c.from, c.n)
			s.fill(box{left, y, width, r.height}, tintLabel)
		}
	}
}

// settle gives the row its height from its texts.
func (r *strip) settle(size, least int) {
	r.pad = size * padX / 10
	tallest := size * leading / 10
	for i := range r.slots {
		tallest = max(tallest, r.slots[i].text.height())
	}
	r.height = max(tallest+2*size*padY/10, least)
}
