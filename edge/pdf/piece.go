package pdf

import "romukura/trade/document/layout"

// piece is what is never broken over two pages: a line of text, a row of a table.
type piece struct {
	height int
	draw   func(s *sheet, x, y int) // nil draws nothing
	head   []piece                  // drawn again above this piece when it begins a page
	keep   bool                     // stays on one page with the next piece
	gap    bool                     // falls away at the top of a page
	leap   bool                     // begins a new page
}

// composer turns the blocks of one document into pieces.
type composer struct {
	set    *setter
	doc    *layout.Document
	faults *[]Overflow
}

// The gap between two blocks, unless a spacer stands there.
const blockGap = 7 * point

func (c *composer) refuse(place string, r Reason) {
	*c.faults = append(*c.faults, Overflow{Document: c.doc.Place, Place: place, Reason: r})
}

// compose makes the pieces of a list of blocks for a width.
func (c *composer) compose(list []layout.Block, width int) []piece {
	var all []piece
	for i, b := range list {
		if i > 0 && !free(list[i-1]) && !free(b) {
			keep := len(all) > 0 && all[len(all)-1].keep
			all = append(all, piece{height: gapBetween(list[i-1], b), gap: true, keep: keep})
		}
		all = append(all, c.block(b, width)...)
	}
	return all
}

// free tells blocks that bring their own distance.
func free(b layout.Block) bool {
	switch b.(type) {
	case layout.Spacer, layout.PageBreak:
		return true
	}
	return false
}

func gapBetween(before, after layout.Block) int {
	if h, ok := before.(layout.Heading); ok {
		if h.Level > 1 {
			return 2 * point
		}
		return 5 * point
	}
	if n, ok := after.(layout.Note); ok && n.Tone == layout.Small {
		return 4 * point
	}
	return blockGap
}

func (c *composer) block(b layout.Block, width int) []piece {
	switch t := b.(type) {
	case layout.Heading:
		return c.heading(t, width)
	case layout.Fields:
		return c.fields(t, width)
	case layout.Table:
		return c.table(&t, width)
	case layout.Note:
		return c.note(t, width)
	case layout.Sum:
		return c.sum(t, width)
	case layout.Beside:
		return c.beside(t, width)
	case layout.Matrix:
		return c.matrix(t, width)
	case layout.Spacer:
		return []piece{{height: length(t.Height), gap: true}}
	case layout.PageBreak:
		return []piece{{leap: true}}
	}
	return nil
}

// length turns tenths of a millimeter into our unit.
func length(l layout.Length) int { return int(l) * tenthOfMM / 1000 }

// sizeOr is a size with the document's as default.
func (c *composer) sizeOr(s layout.Size) int {
	if s == 0 {
		s = c.doc.TextSize()
	}
	return int(s)
}

// high is the height of pieces above each other.
func high(list []piece) int {
	sum := 0
	for _, p := range list {
		sum += p.height
	}
	return sum
}

// drawAll draws pieces above each other.
func drawAll(list []piece, s *sheet, x, y int) {
	for _, p := range list {
		if p.draw != nil {
			p.draw(s, x, y)
		}
		y += p.height
	}
}

// shares divides a width by weights; what integer division leaves goes to the last.
func shares(width int, weights []int) []int {
	sum := 0
	for _, w := range weights {
		sum += max(w, 1)
	}
	list, left := make([]int, len(weights)), width
	for i, w := range weights {
		list[i] = width * max(w, 1) / sum
		left -= list[i]
	}
	if len(list) > 0 {
		list[len(list)-1] += left
	}
	return list
}

// beside composes parts next to each other into one piece.
func (c *composer) beside(b layout.Beside, width int) []piece {
	gap := length(b.Gap)
	if b.Gap == 0 {
		gap = length(40)
	}
	weights := make([]int, len(b.Parts))
	for i, p := range b.Parts {
		weights[i] = p.Share
	}
	widths := shares(width-gap*max(len(b.Parts)-1, 0), weights)
	parts, height := make([][]piece, len(b.Parts)), 0
	for i, p := range b.Parts {
		parts[i] = c.compose(p.Blocks, widths[i])
		height = max(height, high(parts[i]))
	}
	return []piece{{height: height, draw: func(s *sheet, x, y int) {
		for i := range parts {
			drawAll(parts[i], s, x, y)
			x += widths[i] + gap
		}
	}}}
}
