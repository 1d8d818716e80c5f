package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"golang.org/x/image/font/sfnt"
)

// face is one TrueType font. Its tables are read when needed, since the fallback is 46 MB of which
// a batch uses a handful of glyphs.
type face struct {
	name       string
	src        io.ReaderAt
	font       *sfnt.Font
	tables     map[string]section
	sequences  *variations
	unitsPerEm int
	glyphs     int
	metrics    int // glyphs with an advance of their own
	longLoca   bool
	head       []byte
	hhea       []byte
	maxp       []byte
	loca       []byte
	hmtx       []byte
}

// section is the place of a table in the file.
type section struct{ offset, length uint32 }

var errOutline = errors.New("pdf: not a TrueType font with glyf outlines")

const (
	trueTypeTag    = 0x00010000
	trueTypeTagMac = 0x74727565
	tableLimit     = 1 << 26
)

func openFace(src io.ReaderAt) (*face, error) {
	f := &face{src: src}
	if err := f.directory(); err != nil {
		return nil, err
	}
	for _, t := range []struct {
		tag  string
		into *[]byte
		min  int
	}{
		{"head", &f.head, 54}, {"hhea", &f.hhea, 36}, {"maxp", &f.maxp, 6},
		{"loca", &f.loca, 4}, {"hmtx", &f.hmtx, 4},
	} {
		b, err := f.table(t.tag)
		if err != nil {
			return nil, err
		}
		if len(b) < t.min {
			return nil, errOutline
		}
		*t.into = b
	}
	if err := f.sizes(); err != nil {
		return nil, err
	}
	return f, f.characters()
}

// directory reads where the tables are.
func (f *face) directory() error {
	var start [12]byte
	if _, err := f.src.ReadAt(start[:], 0); err != nil {
		return fmt.Errorf("pdf: read font: %w", err)
	}
	tag := binary.BigEndian.Uint32(start[:])
	if tag != trueTypeTag && tag != trueTypeTagMac {
		return errOutline
	}
	list := make([]byte, 16*int(binary.BigEndian.Uint16(start[4:])))
	if _, err := f.src.ReadAt(list, 12); err != nil {
		return fmt.Errorf("pdf: read font: %w", err)
	}
	f.tables = make(map[string]section)
	for ; len(list) > 0; list = list[16:] {
		f.tables[string(list[:4])] = section{
			binary.BigEndian.Uint32(list[8:]), binary.BigEndian.Uint32(list[12:]),
		}
	}
	if _, ok := f.tables["glyf"]; !ok {
		return errOutline
	}
	return nil
}

func (f *face) table(tag string) ([]byte, error) {
	s, ok := f.tables[tag]
	if !ok || s.length > tableLimit {
		return nil, errOutline
	}
	return f.read(s.offset, s.length)
}

func (f *face) read(offset, length uint32) ([]byte, error) {
	b := make([]byte, length)
	if _, err := f.src.ReadAt(b, int64(offset)); err != nil {
		return nil, fmt.Errorf("pdf: read font: %w", err)
	}
	return b, nil
}

// sizes takes the counts out of the tables and checks that they agree.
func (f *face) sizes() error {
	f.unitsPerEm = int(binary.BigEndian.Uint16(f.head[18:]))
	f.longLoca = binary.BigEndian.Uint16(f.head[50:]) != 0
	f.glyphs = int(binary.BigEndian.Uint16(f.maxp[4:]))
	f.metrics = int(binary.BigEndian.Uint16(f.hhea[34:]))
	entry := 2
	if f.longLoca {
		entry = 4
	}
	switch {
	case f.unitsPerEm == 0, f.metrics == 0, f.metrics > f.glyphs,
		len(f.loca) < entry*(f.glyphs+1), len(f.hmtx) < 4*f.metrics+2*(f.glyphs-f.metrics):
		return errOutline
	}
	return nil
}

// characters opens the two character maps: the ordinary one by sfnt, the sequences by our own.
func (f *face) characters() error {
	var buf sfnt.Buffer
	var err error
	if f.font, err = sfnt.ParseReaderAt(f.src); err != nil {
		return fmt.Errorf("pdf: read font: %w", err)
	}
	if f.name, err = f.font.Name(&buf, sfnt.NameIDPostScript); err != nil {
		return fmt.Errorf("pdf: name of font: %w", err)
	}
	cmap, err := f.table("cmap")
	if err != nil || len(cmap) < 4 {
		return errors.Join(errOutline, err)
	}
	n := int(binary.BigEndian.Uint16(cmap[2:]))
	if len(cmap) < 4+8*n {
		return errOutline
	}
	for i := range n {
		record := cmap[4+8*i:]
		offset := binary.BigEndian.Uint32(record[4:])
		platform := binary.BigEndian.Uint32(record)
		if platform != 0<<16|5 { // Unicode, variation sequences
			continue
		}
		if int64(offset) > int64(len(cmap)) {
			return errVariations
		}
		f.sequences, err = parseVariations(bytes.Clone(cmap[offset:]))
		return err
	}
	return nil
}

// glyph is the number of the glyph for a character with its selector, 0 where the font has none.
func (f *face) glyph(buf *sfnt.Buffer, c cluster) uint16 {
	if c.selector != 0 {
		gid, usual := f.sequences.find(c.base, c.selector)
		if !usual {
			return f.inside(gid)
		}
	}
	gid, err := f.font.GlyphIndex(buf, c.base)
	if err != nil {
		return 0
	}
	return f.inside(uint16(gid))
}

func (f *face) inside(gid uint16) uint16 {
	if int(gid) >= f.glyphs {
		return 0
	}
	return gid
}

// metric is the advance and the left bearing of a glyph in the font's units.
func (f *face) metric(gid uint16) (advance uint16, bearing []byte) {
	i := int(gid)
	if i < f.metrics {
		row := f.hmtx[4*i:]
		return binary.BigEndian.Uint16(row), row[2:4]
	}
	bearing = f.hmtx[4*f.metrics+2*(i-f.metrics):]
	return binary.BigEndian.Uint16(f.hmtx[4*(f.metrics-1):]), bearing[:2]
}

// per1000 turns the font's units into thousandths of the type size, the unit of widths in PDF.
func (f *face) per1000(units int) int { return (units*1000 + f.unitsPerEm/2) / f.unitsPerEm }

// outline is the data of a glyph in the table glyf; blank glyphs have none.
func (f *face) outline(gid uint16) ([]byte, error) {
	var start, end uint32
	if i := int(gid); f.longLoca {
		start = binary.BigEndian.Uint32(f.loca[4*i:])
		end = binary.BigEndian.Uint32(f.loca[4*i+4:])
	} else {
		start = 2 * uint32(binary.BigEndian.Uint16(f.loca[2*i:]))
		end = 2 * uint32(binary.BigEndian.Uint16(f.loca[2*i+2:]))
	}
	glyf := f.tables["glyf"]
	if start > end || end > glyf.length {
		return nil, errOutline
	}
	return f.read(glyf.offset+start, end-start)
}
