package pdf

import "romukura/trade/document/layout"

// matrix draws a code of dark squares. Each stretch of dark squares in a row is one rectangle, so
// that no reader and no printer finds hairlines between them.
func (c *composer) matrix(m layout.Matrix, width int) []piece {
	side := length(m.Side)
	if side > width {
		c.refuse(layout.BlockSpot(m).String(), TooWide)
	}
	return []piece{{height: side, draw: func(s *sheet, x, y int) {
		n := len(m.Dark)
		for i, row := range m.Dark {
			top, bottom := side*i/n, side*(i+1)/n
			for from := 0; from < len(row); from++ {
				to := from
				for to < len(row) && row[to] {
					to++
				}
				if to > from {
					left, right := side*from/n, side*to/n
					s.fill(box{x + left, y + top, right - left, bottom - top}, black)
					from = to
				}
			}
		}
	}}}
}
