package pdf

import "romukura/trade/document/layout"

// flow lays the pieces of one document on its pages.
type flow struct {
	*composer
	sheets []*sheet
	now    *sheet
	repeat []piece
	left   int
	y      int
	first  int // where the contents of a page begin
	bottom int
	width  int
}

// pages draws a whole document.
func (c *composer) pages() []*sheet {
	w, h := c.doc.Paper.Extent()
	margin := c.doc.Paper.Margin()
	f := &flow{
		composer: c, left: length(margin), bottom: length(h - margin - margin/6),
		width: length(w - 2*margin),
	}
	f.repeat = c.compose(c.doc.Repeat, f.width)
	if len(f.repeat) > 0 {
		f.repeat = append(f.repeat, piece{height: blockGap})
	}
	f.newPage()
	list := c.compose(c.doc.Blocks, f.width)
	for i := range list {
		f.place(list[i:])
	}
	foot := c.doc.Foot()
	for i, s := range f.sheets {
		f.foot(s, foot, layout.Page{Number: i + 1, Of: len(f.sheets)}.String())
	}
	return f.sheets
}

func (f *flow) newPage() {
	w, h := f.doc.Paper.Extent()
	f.now = newSheet(length(w), length(h))
	f.sheets = append(f.sheets, f.now)
	f.y = length(f.doc.Paper.Margin())
	f.mark()
	drawAll(f.repeat, f.now, f.left, f.y)
	f.y += high(f.repeat)
	f.first = f.y
}

// place puts the first of the pieces on the page, or on a new one if it, or what it must stay
// together with, does not fit.
func (f *flow) place(list []piece) {
	p := &list[0]
	switch {
	case p.leap:
		f.newPage()
		return
	case p.gap && f.y == f.first:
		return
	}
	if f.y > f.first && f.y+together(list) > f.bottom && !f.fits(p, list) {
		f.newPage()
		if p.gap {
			return
		}
		drawAll(p.head, f.now, f.left, f.y)
		f.y += high(p.head)
	}
	if f.y+p.height > f.bottom && !p.gap {
		f.refuse("", TooTall)
	}
	if p.draw != nil {
		p.draw(f.now, f.left, f.y)
	}
	f.y += p.height
}

// fits allows a piece to part from its followers when they would not fit on a page of their own.
func (f *flow) fits(p *piece, list []piece) bool {
	return f.y+p.height <= f.bottom && f.first+high(p.head)+together(list) > f.bottom
}

// together is the height of the pieces that must not be parted.
func together(list []piece) int {
	sum := 0
	for _, p := range list {
		sum += p.height
		if !p.keep {
			break
		}
	}
	return sum
}

const (
	footSize = 65
	markSize = 95
)

// foot writes the line that every page carries: kind, hash, rules, page n of N.
func (f *flow) foot(s *sheet, text, number string) {
	y := s.height - length(f.doc.Paper.Margin()*3/4)
	s.across(f.left, y, f.width, hair)
	right := lines{
		rows: [][]glyph{f.set.shape(number, false)}, size: footSize, align: layout.End, gray: quiet,
	}
	left, ok := f.shrunk(text, false, footSize, f.width-wide(right)-10*point)
	if !ok {
		f.refuse(layout.FootSpot().String(), TooWide)
	}
	left.gray = quiet
	left.draw(s, f.left, y+2*point, f.width)
	right.draw(s, f.left, y+2*point, f.width)
}

// mark writes the document's mark, such as draft, into a frame in the upper margin.
func (f *flow) mark() {
	if f.doc.Mark == "" {
		return
	}
	row := f.set.shape(f.doc.Mark, true)
	text := lines{rows: [][]glyph{row}, size: markSize, align: layout.Middle}
	w, h := wide(text)+14*point, text.height()+2*point
	x, y := f.left+f.width-w, (length(f.doc.Paper.Margin())-h)*2/3
	f.now.frame(box{x, y, w, h}, thin)
	text.draw(f.now, x, y+point, w)
}
