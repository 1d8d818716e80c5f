package pdf

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"

	"romukura/trade/document/layout"
)

// cluster is a character as a reader sees it: a base with, perhaps, a variation selector.
type cluster struct{ base, selector rune }

// String is the cluster as text.
func (c cluster) String() string {
	if c.selector == 0 {
		return string(c.base)
	}
	return string(c.base) + string(c.selector)
}

// nextCluster takes the first cluster off a text and says how many bytes it has.
func nextCluster(s string) (cluster, int) {
	if c := s[0]; c < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return cluster{base: rune(c)}, 1
	}
	base, n := utf8.DecodeRuneInString(s)
	if base == utf8.RuneError && n == 1 {
		base = brokenText
	}
	next, m := utf8.DecodeRuneInString(s[n:])
	if isSelector(next) {
		return cluster{base, next}, n + m
	}
	return cluster{base: base}, n
}

// brokenText stands for bytes that are not UTF-8: no font has it, so the document is refused.
const brokenText rune = 0x10ffff

func isSelector(r rune) bool {
	return r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef
}

// glyph is a cluster as one face draws it.
type glyph struct {
	base  rune
	face  int16 // -1: none has it
	heavy bool  // bold is wanted of a face that has none
	gid   uint16
	cid   uint16 // its number in the file; 0 until it is used
	width int32  // thousandths of the type size
}

// pair is a cluster in the two weights.
type pair [2]glyph

// setter looks characters up and remembers which glyphs a file uses. It serves one file.
type setter struct {
	fonts *Fonts
	buf   sfnt.Buffer
	ascii [utf8.RuneSelf]*pair
	known map[cluster]*pair
	used  []usage // by face
	chunk []glyph
}

// usage is what a file uses of a face, in the order of its numbers, which begin with 1.
type usage struct {
	glyphs []used
	number map[used]uint16
}

// used is a glyph with the text it stands for. Two texts with one glyph are two entries, or one of
// them would copy out as the other.
type used struct {
	gid  uint16
	text cluster
}

func newSetter(f *Fonts) *setter {
	return &setter{fonts: f, known: make(map[cluster]*pair), used: make([]usage, len(f.faces))}
}

func (s *setter) pair(c cluster) *pair {
	plain := c.selector == 0 && c.base < utf8.RuneSelf
	if plain && s.ascii[c.base] != nil {
		return s.ascii[c.base]
	}
	p, ok := s.known[c]
	if !ok {
		p = &pair{s.find(faceRegular, c), s.find(faceBold, c)}
		s.known[c] = p
	}
	if plain {
		s.ascii[c.base] = p
	}
	return p
}

// find looks for a cluster in the face of a weight and then in the fallback.
func (s *setter) find(weight int, c cluster) glyph {
	for i, f := range s.fonts.faces {
		if i < faceOthers && i != weight {
			continue
		}
		if gid := f.glyph(&s.buf, c); gid != 0 {
			advance, _ := f.metric(gid)
			return glyph{
				base: c.base, face: int16(i), heavy: weight == faceBold && i >= faceOthers,
				gid: gid, width: int32(f.per1000(int(advance))),
			}
		}
	}
	return glyph{base: c.base, face: -1, width: 1000}
}

// number gives a glyph its number in the file.
func (s *setter) number(g *glyph, c cluster) {
	u := &s.used[g.face]
	key := used{g.gid, c}
	if g.cid = u.number[key]; g.cid != 0 {
		return
	}
	if u.number == nil {
		u.number = make(map[used]uint16)
	}
	u.glyphs = append(u.glyphs, key)
	g.cid = uint16(len(u.glyphs))
	u.number[key] = g.cid
}

// shape turns a text into glyphs. Line feeds stay in, for the breaking of lines.
func (s *setter) shape(text string, strong bool) []glyph {
	if cap(s.chunk)-len(s.chunk) < len(text) {
		s.chunk = make([]glyph, 0, max(4096, len(text)))
	}
	weight, start := faceRegular, len(s.chunk)
	if strong {
		weight = faceBold
	}
	for len(text) > 0 {
		c, n := nextCluster(text)
		text = text[n:]
		if c.base == '\n' {
			s.chunk = append(s.chunk, glyph{base: '\n'})
			continue
		}
		g := &s.pair(c)[weight]
		if g.cid == 0 && g.face >= 0 {
			s.number(g, c)
		}
		s.chunk = append(s.chunk, *g)
	}
	return s.chunk[start:len(s.chunk):len(s.chunk)]
}

// missing collects the clusters of a text that no face has, each once.
func (s *setter) missing(text string) []string {
	var list []string
	for len(text) > 0 {
		c, n := nextCluster(text)
		text = text[n:]
		if c.base == '\n' {
			continue
		}
		p := s.pair(c)
		if p[0].face >= 0 && p[1].face >= 0 {
			continue
		}
		name := c.String()
		if c.base == brokenText {
			name = string(utf8.RuneError)
		}
		if !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	return list
}

// missingIn collects the characters of a document that no face has.
func (s *setter) missingIn(d layout.Document) []Missing {
	var list []Missing
	for spot, text := range layout.Texts(d) {
		for _, c := range s.missing(text) {
			list = append(list, Missing{Document: d.Place, Place: spot.String(), Character: c})
		}
	}
	return list
}

// CanWrite lists the characters of a text that no font has: none if it can be printed.
func (f *Fonts) CanWrite(text string) []Missing {
	var list []Missing
	for _, c := range newSetter(f).missing(text) {
		list = append(list, Missing{Character: c})
	}
	return list
}
