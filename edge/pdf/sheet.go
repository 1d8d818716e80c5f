package pdf

import (
	"encoding/hex"
	"strconv"
)

// Distances inside the package are thousandths of a point, y grows downwards. Integers make the
// same file on every machine.
const (
	point     = 1000
	tenthOfMM = 283465 // in thousandths of our unit
	emAscent  = 880    // of 1000: where the em box of Japanese type has its baseline
)

// pen is the look of a rule: width in thousandths of a point, gray in hundredths (0 is black).
type pen struct{ width, gray int }

var (
	hair   = pen{250, 55}
	thin   = pen{400, 20}
	strong = pen{900, 0}
)

const (
	black = 0
	quiet = 38
)

// box is a rectangle: its top left corner and extent.
type box struct{ x, y, w, h int }

// sheet is one page being drawn. Fills lie under rules, rules under text.
type sheet struct {
	width, height int
	fills, rules  []byte
	text          []byte
	pen           pen
	penSet        bool
	uprights      []upright
	open          map[uprightKey]int
	at            [2]int // last text position written, in hundredths of a point
	face, size    int
	gray          int
	heavy         ink    // how the outlines of heavy glyphs are drawn; zero: they are not
	ruled         [2]int // x and y of the last bottom line of a row, for rows that continue a table
}

// upright is a vertical line; those of rows below each other are joined to one.
type upright struct {
	key    uprightKey
	y1, y2 int
}

type uprightKey struct {
	x   int
	pen pen
}

func newSheet(width, height int) *sheet {
	return &sheet{
		width: width, height: height, face: -1, ruled: [2]int{-1, -1},
		open: make(map[uprightKey]int),
	}
}

// cents turns thousandths of a point into the hundredths that are written.
func cents(n int) int {
	if n < 0 {
		return -((-n + 5) / 10)
	}
	return (n + 5) / 10
}

// appendCents writes hundredths as a decimal number without needless digits.
func appendCents(b []byte, n int) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, int64(n/100), 10)
	switch rest := n % 100; {
	case rest == 0:
		return b
	case rest%10 == 0:
		return append(b, '.', byte('0'+rest/10))
	default:
		return append(b, '.', byte('0'+rest/10), byte('0'+rest%10))
	}
}

func appendNumbers(b []byte, thousandths ...int) []byte {
	for _, n := range thousandths {
		b = append(appendCents(b, cents(n)), ' ')
	}
	return b
}

// fill tints a rectangle; gray in hundredths, 100 is white.
func (s *sheet) fill(r box, gray int) {
	s.fills = append(appendCents(s.fills, gray), " g "...)
	s.fills = appendNumbers(s.fills, r.x, s.height-r.y-r.h, r.w, r.h)
	s.fills = append(s.fills, "re f\n"...)
}

func (s *sheet) usePen(p pen) {
	if s.penSet && s.pen == p {
		return
	}
	s.rules = append(appendNumbers(s.rules, p.width), "w "...)
	s.rules = append(appendCents(s.rules, p.gray), " G\n"...)
	s.pen, s.penSet = p, true
}

func (s *sheet) line(x1, y1, x2, y2 int) {
	s.rules = append(appendNumbers(s.rules, x1, s.height-y1), "m "...)
	s.rules = append(appendNumbers(s.rules, x2, s.height-y2), "l S\n"...)
}

// across draws a horizontal rule of width w from x.
func (s *sheet) across(x, y, w int, p pen) {
	s.usePen(p)
	s.line(x, y, x+w, y)
}

// down draws a vertical rule of height h from y, or lengthens the one that ends there.
func (s *sheet) down(x, y, h int, p pen) {
	key := uprightKey{x, p}
	if i, ok := s.open[key]; ok && s.uprights[i].y2 == y {
		s.uprights[i].y2 = y + h
		return
	}
	s.open[key] = len(s.uprights)
	s.uprights = append(s.uprights, upright{key, y, y + h})
}

// frame draws the border of a rectangle.
func (s *sheet) frame(r box, p pen) {
	s.usePen(p)
	s.rules = appendNumbers(s.rules, r.x, s.height-r.y-r.h, r.w, r.h)
	s.rules = append(s.rules, "re S\n"...)
}

// ink is how a text is set: size in tenths of a point, gray in hundredths.
type ink struct {
	size, gray int
}

// set draws glyphs from x on, y being the top of the em box.
func (s *sheet) set(list []glyph, x, y int, k ink) {
	baseline := s.height - y - k.size*emAscent/10
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].face == list[0].face {
			n++
		}
		s.run(list[:n], cents(x), cents(baseline), k)
		x += widthOf(list[:n], k.size)
		list = list[n:]
	}
}

// run draws glyphs of one face. Positions are in hundredths of a point.
func (s *sheet) run(list []glyph, x, y int, k ink) {
	if list[0].cid == 0 {
		return
	}
	b := s.text
	if face := int(list[0].face); s.face != face || s.size != k.size {
		b = strconv.AppendInt(append(b, "/F"...), int64(face), 10)
		b = append(appendCents(append(b, ' '), k.size*10), " Tf "...)
		s.face, s.size = face, k.size
	}
	heavy := ink{}
	if list[0].heavy {
		heavy = k
	}
	if s.heavy != heavy {
		b = s.weight(b, heavy)
	}
	if s.gray != k.gray {
		b = append(appendCents(b, k.gray), " g "...)
		s.gray = k.gray
	}
	b = append(appendCents(b, x-s.at[0]), ' ')
	b = append(appendCents(b, y-s.at[1]), " Td <"...)
	s.at = [2]int{x, y}
	for _, g := range list {
		b = hex.AppendEncode(b, []byte{byte(g.cid >> 8), byte(g.cid)})
	}
	s.text = append(b, ">Tj\n"...)
}

// weight makes glyphs bold by drawing their outlines too, where the face has no bold.
func (s *sheet) weight(b []byte, k ink) []byte {
	s.heavy = k
	if k == (ink{}) {
		return append(b, "0 Tr "...)
	}
	b = append(appendNumbers(b, k.size*heavyStroke/10), "w "...)
	return append(appendCents(append(b, "2 Tr "...), k.gray), " G "...)
}

// heavyStroke is how wide outlines are drawn, in thousandths of the type size.
const heavyStroke = 34

// content is the page's finished drawing.
func (s *sheet) content() []byte {
	for _, u := range s.uprights {
		s.usePen(u.key.pen)
		s.line(u.key.x, u.y1, u.key.x, u.y2)
	}
	b := make([]byte, 0, len(s.fills)+len(s.rules)+len(s.text)+16)
	b = append(append(b, s.fills...), s.rules...)
	b = append(append(b, "0 g BT\n"...), s.text...)
	return append(b, "ET\n"...)
}
