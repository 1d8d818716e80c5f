package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"strings"
)

// font writes the five objects of a font and returns the number of the first.
func (f *file) font(face *face, glyphs []used) (int, error) {
	data, err := face.subset(glyphs)
	if err != nil {
		return 0, err
	}
	whole, inner, descriptor := f.reserve(), f.reserve(), f.reserve()
	program, unicode := f.reserve(), f.reserve()
	name := subsetTag(data) + "+" + face.name
	f.object(whole, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"+
		"/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, inner, unicode)
	f.object(inner, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap/Identity"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/FontDescriptor %d 0 R/DW 1000/W[0[%s]]>>", name, descriptor, face.widths(glyphs))
	f.object(descriptor, "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle 0"+
		"/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R>>", name, face.bounds(),
		face.signed(face.hhea, 4), face.signed(face.hhea, 6), face.signed(face.hhea, 4), program)
	if err := f.stream(program, data, fmt.Sprintf("/Length1 %d", len(data))); err != nil {
		return 0, err
	}
	return whole, f.stream(unicode, toUnicode(glyphs), "")
}

// subsetTag is the six letters that tell subsets of one font apart: here, by what they hold.
func subsetTag(data []byte) string {
	sum := sha256.Sum256(data)
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// signed reads a signed number of a table in thousandths of the type size.
func (f *face) signed(table []byte, at int) int {
	v := int(int16(binary.BigEndian.Uint16(table[at:])))
	if v < 0 {
		return -f.per1000(-v)
	}
	return f.per1000(v)
}

func (f *face) bounds() string {
	return fmt.Sprintf("%d %d %d %d", f.signed(f.head, 36), f.signed(f.head, 38),
		f.signed(f.head, 40), f.signed(f.head, 42))
}

// widths lists the advances by number, beginning with the mark for a missing glyph.
func (f *face) widths(glyphs []used) string {
	var b strings.Builder
	advance, _ := f.metric(0)
	fmt.Fprint(&b, f.per1000(int(advance)))
	for _, g := range glyphs {
		advance, _ = f.metric(g.gid)
		fmt.Fprint(&b, " ", f.per1000(int(advance)))
	}
	return b.String()
}

// mappingLimit is the most entries that one section of a character map may have.
const mappingLimit = 100

// toUnicode is the map from numbers back to text: with surrogates beyond the BMP, and with the
// selector of a variation sequence, so that what is copied is what was given.
func toUnicode(glyphs []used) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n" +
		"1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	for start := 0; start < len(glyphs); start += mappingLimit {
		part := glyphs[start:min(start+mappingLimit, len(glyphs))]
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for i, g := range part {
			fmt.Fprintf(&b, "<%04X><%s>\n", start+i+1, utf16Hex(g.text.String()))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end\n")
	return []byte(b.String())
}
