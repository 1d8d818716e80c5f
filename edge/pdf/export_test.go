package pdf

import (
	"bytes"
	"encoding/binary"
)

// ParseVariations opens the parser of cmap format 14 to the tests.
func ParseVariations(b []byte) (func(base, selector rune) (uint16, bool), error) {
	v, err := parseVariations(b)
	if err != nil {
		return nil, err
	}
	return v.find, nil
}

// VariationTable is the format 14 subtable of the embedded regular font.
func VariationTable() []byte {
	f, err := openFace(bytes.NewReader(regularFont))
	if err != nil {
		panic(err)
	}
	cmap, err := f.table("cmap")
	if err != nil {
		panic(err)
	}
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		if record := cmap[4+8*i:]; binary.BigEndian.Uint32(record) == 5 {
			table := cmap[binary.BigEndian.Uint32(record[4:]):]
			return table[:binary.BigEndian.Uint32(table[2:])]
		}
	}
	return nil
}

// OpenFace opens a font file and makes a subset of its first glyphs.
func OpenFace(data []byte) error {
	f, err := openFace(bytes.NewReader(data))
	if err != nil {
		return err
	}
	var list []used
	for gid := range min(f.glyphs, 200) {
		list = append(list, used{gid: uint16(gid)})
	}
	_, err = f.subset(list)
	return err
}

// EmbeddedFont is the file of the regular font.
func EmbeddedFont() []byte { return regularFont }
