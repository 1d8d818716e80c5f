package pdf_test

import (
	"encoding/binary"
	"testing"

	"romukura/edge/pdf"
)

// The glyph numbers were read from BIZ UDGothic 1.05 by another program.
func TestSequencesOfTheEmbeddedFont(t *testing.T) {
	find, err := pdf.ParseVariations(pdf.VariationTable())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name           string
		base, selector rune
		gid            uint16
		usual          bool
	}{
		{"辻 with one dot", 0x8fbb, 0xe0100, 12614, false},
		{"辻 as usual", 0x8fbb, 0xe0101, 0, true},
		{"葛 with ヒ", 0x845b, 0xe0100, 12547, false},
		{"葛 as usual", 0x845b, 0xe0101, 0, true},
		{"a sequence the font has not", 0x8fbb, 0xe0102, 0, false},
		{"a selector the font has not", 0x8fbb, 0xe01ef, 0, false},
		{"a base before all", 0x20, 0xe0100, 0, false},
		{"a base after all", 0x10ffff, 0xe0100, 0, false},
	} {
		if gid, usual := find(c.base, c.selector); gid != c.gid || usual != c.usual {
			t.Errorf("%s: %d %v", c.name, gid, usual)
		}
	}
}

// variationTable builds a subtable with one selector: a span of usual forms and one glyph.
func variationTable(first rune, more byte, base rune, gid uint16) []byte {
	b := []byte{0, 14, 0, 0, 0, 0, 0, 0, 0, 1}
	b = append(b, 0x0e, 0x01, 0x00, 0, 0, 0, 21, 0, 0, 0, 29)
	b = append(b, 0, 0, 0, 1, byte(first>>16), byte(first>>8), byte(first), more)
	b = append(b, 0, 0, 0, 1, byte(base>>16), byte(base>>8), byte(base), byte(gid>>8), byte(gid))
	binary.BigEndian.PutUint32(b[2:], uint32(len(b)))
	return b
}

func TestSpansOfUsualFormsEndWhereTheyEnd(t *testing.T) {
	find, err := pdf.ParseVariations(variationTable(0x4e00, 3, 0x4e01, 77))
	if err != nil {
		t.Fatal(err)
	}
	for base, want := range map[rune]bool{
		0x4dff: false, 0x4e00: true, 0x4e02: true, 0x4e03: true, 0x4e04: false,
	} {
		if _, usual := find(base, 0xe0100); usual != want {
			t.Errorf("%U: %v", base, usual)
		}
	}
	if gid, _ := find(0x4e01, 0xe0100); gid != 77 {
		t.Errorf("a glyph of its own goes before the usual form: %d", gid)
	}
}

func TestBrokenVariationTablesAreErrors(t *testing.T) {
	whole := variationTable(0x4e00, 3, 0x4e01, 77)
	for n := range whole {
		if _, err := pdf.ParseVariations(whole[:n]); err == nil {
			t.Errorf("cut after %d bytes: no error", n)
		}
	}
	wrong := append([]byte{}, whole...)
	wrong[1] = 12
	if _, err := pdf.ParseVariations(wrong); err == nil {
		t.Error("format 12 was taken for 14")
	}
}

func FuzzParseVariations(f *testing.F) {
	f.Add(variationTable(0x4e00, 3, 0x4e01, 77))
	f.Add(pdf.VariationTable()[:4096])
	f.Add([]byte{0, 14, 0, 0, 0, 10, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		find, err := pdf.ParseVariations(b)
		if err != nil {
			return
		}
		for _, selector := range []rune{0xfe00, 0xe0100, 0xe01ef} {
			for _, base := range []rune{0, 0x4e00, 0x8fbb, 0x20bb7, 0x10ffff} {
				if gid, usual := find(base, selector); gid != 0 && usual {
					t.Errorf("%U %U is both a glyph and usual", base, selector)
				}
			}
		}
	})
}

// A fallback file may be damaged. The bytes are changed where the tables are described.
func TestDamagedFontsAreErrorsNotPanics(t *testing.T) {
	whole := pdf.EmbeddedFont()
	for n := 0; n < 400; n += 7 {
		if pdf.OpenFace(whole[:n]) == nil {
			t.Errorf("cut after %d bytes: no error", n)
		}
		damaged := append([]byte{}, whole[:len(whole)/8]...)
		if n >= 12 {
			damaged[n] ^= 0xff
		}
		_ = pdf.OpenFace(damaged) // must return
	}
}
