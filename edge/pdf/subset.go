package pdf

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// Flags of the parts of a composite glyph.
const (
	argsAreWords    = 0x0001
	haveScale       = 0x0008
	moreParts       = 0x0020
	haveTwoScales   = 0x0040
	haveMatrix      = 0x0080
	haveProgram     = 0x0100
	glyphHeaderSize = 10
)

// subset makes the font file for a document: the glyphs in the order of their numbers, then those
// that composite glyphs need. Hinting programs are left out; paper and today's screens do without.
func (f *face) subset(glyphs []used) ([]byte, error) {
	b := &subsetter{face: f, order: []uint16{0}, extra: make(map[uint16]uint16)}
	for _, g := range glyphs {
		b.order = append(b.order, g.gid)
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(b.order); i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		outline, err := f.outline(b.order[i])
		if err == nil {
			outline, err = b.strip(outline)
		}
		if err != nil {
			return nil, err
		}
		glyf = pad4(append(glyf, outline...))
		advance, bearing := f.metric(b.order[i])
		hmtx = append(binary.BigEndian.AppendUint16(hmtx, advance), bearing...)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	head, hhea, maxp := bytes.Clone(f.head), bytes.Clone(f.hhea), bytes.Clone(f.maxp)
	count := uint16(len(b.order))
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	binary.BigEndian.PutUint16(hhea[34:], count)
	binary.BigEndian.PutUint16(maxp[4:], count)
	return assemble([]namedTable{
		{"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp},
	}), nil
}

// subsetter numbers the glyphs of a subset.
type subsetter struct {
	face  *face
	order []uint16          // the glyphs of the font by their new numbers
	extra map[uint16]uint16 // new numbers of parts of composite glyphs
}

// renumber is the new number of a part.
func (b *subsetter) renumber(gid uint16) uint16 {
	n, ok := b.extra[gid]
	if !ok {
		n = uint16(len(b.order))
		b.order = append(b.order, gid)
		b.extra[gid] = n
	}
	return n
}

// strip takes the hinting program out of an outline and renumbers the parts of a composite one.
func (b *subsetter) strip(outline []byte) ([]byte, error) {
	if len(outline) == 0 {
		return nil, nil
	}
	if len(outline) < glyphHeaderSize {
		return nil, errOutline
	}
	contours := int(int16(binary.BigEndian.Uint16(outline)))
	if contours < 0 {
		return b.stripComposite(slices.Clone(outline))
	}
	at := glyphHeaderSize + 2*contours
	if at+2 > len(outline) {
		return nil, errOutline
	}
	program := int(binary.BigEndian.Uint16(outline[at:]))
	if at+2+program > len(outline) {
		return nil, errOutline
	}
	short := append(slices.Clone(outline[:at]), 0, 0)
	return append(short, outline[at+2+program:]...), nil
}

func (b *subsetter) stripComposite(outline []byte) ([]byte, error) {
	for at := glyphHeaderSize; ; {
		if at+4 > len(outline) {
			return nil, errOutline
		}
		flags := binary.BigEndian.Uint16(outline[at:])
		gid := binary.BigEndian.Uint16(outline[at+2:])
		if int(gid) >= b.face.glyphs {
			return nil, errOutline
		}
		binary.BigEndian.PutUint16(outline[at:], flags&^haveProgram)
		binary.BigEndian.PutUint16(outline[at+2:], b.renumber(gid))
		at += partSize(flags)
		if at > len(outline) {
			return nil, errOutline
		}
		if flags&moreParts == 0 {
			return outline[:at], nil
		}
	}
}

func partSize(flags uint16) int {
	size := 6
	if flags&argsAreWords != 0 {
		size += 2
	}
	switch {
	case flags&haveScale != 0:
		size += 2
	case flags&haveTwoScales != 0:
		size += 4
	case flags&haveMatrix != 0:
		size += 8
	}
	return size
}

type namedTable struct {
	tag  string
	data []byte
}

const (
	checksumMagic    = 0xb1b0afba
	adjustmentOffset = 8
)

// assemble writes a font file from its tables, which are in the order of their tags.
func assemble(tables []namedTable) []byte {
	n := len(tables)
	power := 0
	for 2<<power <= n {
		power++
	}
	file := binary.BigEndian.AppendUint32(nil, trueTypeTag)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		file = binary.BigEndian.AppendUint16(file, uint16(v))
	}
	offset, headAt := len(file)+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = offset
		}
		file = append(file, t.tag...)
		file = binary.BigEndian.AppendUint32(file, checksum(t.data))
		file = binary.BigEndian.AppendUint32(file, uint32(offset))
		file = binary.BigEndian.AppendUint32(file, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		file = pad4(append(file, t.data...))
	}
	binary.BigEndian.PutUint32(file[headAt+adjustmentOffset:], checksumMagic-checksum(file))
	return file
}

func pad4(b []byte) []byte {
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + binary.BigEndian.Uint32(rest[:])
}
