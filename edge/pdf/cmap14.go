package pdf

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// variations is a font's table of variation sequences: cmap format 14 of OpenType.
type variations struct{ selectors []selector }

// selector is what the font knows of one variation selector.
type selector struct {
	code   rune
	usual  []span    // bases whose ordinary glyph is the wanted one
	mapped []variant // bases with a glyph of their own
}

type span struct{ first, last rune }

type variant struct {
	base rune
	gid  uint16
}

var errVariations = errors.New("pdf: broken cmap format 14")

const (
	variationHeader = 10
	variationRecord = 11
)

// parseVariations reads a subtable of format 14. Order is checked, since lookups rely on it.
func parseVariations(b []byte) (*variations, error) {
	if len(b) < variationHeader || binary.BigEndian.Uint16(b) != 14 {
		return nil, errVariations
	}
	n := int64(binary.BigEndian.Uint32(b[6:]))
	if variationHeader+n*variationRecord > int64(len(b)) {
		return nil, errVariations
	}
	v := &variations{selectors: make([]selector, n)}
	for i := range v.selectors {
		s := &v.selectors[i]
		record := b[variationHeader+i*variationRecord:]
		s.code = uint24(record)
		if i > 0 && v.selectors[i-1].code >= s.code {
			return nil, errVariations
		}
		var err1, err2 error
		s.usual, err1 = parseUsual(b, binary.BigEndian.Uint32(record[3:]))
		s.mapped, err2 = parseMapped(b, binary.BigEndian.Uint32(record[7:]))
		if err := cmp.Or(err1, err2); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// entries is the part of b that holds the counted entries of a subtable, each of the given size.
func entries(b []byte, offset uint32, size int64) ([]byte, error) {
	if offset == 0 {
		return nil, nil
	}
	start := int64(offset) + 4
	if start > int64(len(b)) {
		return nil, errVariations
	}
	end := start + size*int64(binary.BigEndian.Uint32(b[offset:]))
	if end > int64(len(b)) {
		return nil, errVariations
	}
	return b[start:end], nil
}

func parseUsual(b []byte, offset uint32) ([]span, error) {
	rows, err := entries(b, offset, 4)
	if err != nil {
		return nil, err
	}
	list := make([]span, 0, len(rows)/4)
	for ; len(rows) > 0; rows = rows[4:] {
		first := uint24(rows)
		if len(list) > 0 && list[len(list)-1].last >= first {
			return nil, errVariations
		}
		list = append(list, span{first, first + rune(rows[3])})
	}
	return list, nil
}

func parseMapped(b []byte, offset uint32) ([]variant, error) {
	rows, err := entries(b, offset, 5)
	if err != nil {
		return nil, err
	}
	list := make([]variant, 0, len(rows)/5)
	for ; len(rows) > 0; rows = rows[5:] {
		v := variant{uint24(rows), binary.BigEndian.Uint16(rows[3:])}
		if len(list) > 0 && list[len(list)-1].base >= v.base {
			return nil, errVariations
		}
		list = append(list, v)
	}
	return list, nil
}

func uint24(b []byte) rune { return rune(b[0])<<16 | rune(b[1])<<8 | rune(b[2]) }

// find looks for a sequence. usual says that the base's ordinary glyph is the wanted one; otherwise
// gid is the glyph. Not known: both are zero.
func (v *variations) find(base, code rune) (gid uint16, usual bool) {
	if v == nil {
		return 0, false
	}
	i, ok := slices.BinarySearchFunc(v.selectors, code,
		func(s selector, c rune) int { return cmp.Compare(s.code, c) })
	if !ok {
		return 0, false
	}
	s := &v.selectors[i]
	j, ok := slices.BinarySearchFunc(s.mapped, base,
		func(m variant, c rune) int { return cmp.Compare(m.base, c) })
	if ok {
		return s.mapped[j].gid, false
	}
	j, ok = slices.BinarySearchFunc(s.usual, base,
		func(r span, c rune) int { return cmp.Compare(r.first, c) })
	if !ok {
		j--
	}
	return 0, j >= 0 && base <= s.usual[j].last
}
