package jis

import _ "embed"

// table holds the character of each two-byte code as a big-endian code point, 188 trail bytes for
// each lead byte 81-9F and E0-FC; 0 where none is. Made by tools/jistable.
//
//go:embed cp932.bin
var table string

// codes gives each character of the basic plane its code, 0 for none. One code a character: where
// CP932 has two or three, the one Windows writes.
var codes [0x10000]uint16

// aliases are signs that exist twice in Unicode and once in the offices' character sets.
var aliases = [...]struct{ from, to rune }{
	{'\u301C', '\uFF5E'}, // wave dash
	{'\u2212', '\uFF0D'}, // minus sign
	{'\u2016', '\u2225'}, // double vertical line
	{'\u00A2', '\uFFE0'}, // cent sign
	{'\u00A3', '\uFFE1'}, // pound sign
	{'\u00AC', '\uFFE2'}, // not sign
	{'\u2014', '\u2015'}, // em dash
}

const (
	trails    = 188
	halfFirst = '\uFF61' // half-width kana A1 to DF
	halfLast  = '\uFF9F'
	private   = '\uE000' // user-defined codes F040 to F9FC
)

// init turns the table around. JIS X 0208 comes first, then NEC row 13, then the IBM rows; the
// NEC-selected rows ED and EE only repeat the IBM rows and are never written.
func init() {
	for c := rune(1); c < 0x80; c++ {
		codes[c] = uint16(c)
	}
	for c := halfFirst; c <= halfLast; c++ {
		codes[c] = uint16(c - halfFirst + 0xA1)
	}
	for _, leads := range [...][2]byte{
		{0x81, 0x84}, {0x88, 0x9F}, {0xE0, 0xEA}, {0x87, 0x87}, {0xFA, 0xFC},
	} {
		for lead := leads[0]; lead <= leads[1]; lead++ {
			turn(lead)
		}
	}
	for _, a := range aliases {
		codes[a.from] = codes[a.to]
	}
}

func turn(lead byte) {
	for trail := byte(0x40); trail <= 0xFC; trail++ {
		if trail == 0x7F {
			continue
		}
		if c := character(lead, trail); c != 0 && codes[c] == 0 {
			codes[c] = uint16(lead)<<8 | uint16(trail)
		}
	}
}

// isLead tells whether a byte opens a code of two bytes.
func isLead(b byte) bool { return b >= 0x81 && b <= 0x9F || b >= 0xE0 && b <= 0xFC }

// character is the character of a two-byte code, 0 for none.
func character(lead, trail byte) rune {
	if !isLead(lead) || trail < 0x40 || trail == 0x7F || trail > 0xFC {
		return 0
	}
	row, cell := int(lead)-0x81, int(trail)-0x40
	if lead >= 0xE0 {
		row = int(lead) - 0xC1
	}
	if trail > 0x7F {
		cell--
	}
	if lead >= 0xF0 && lead <= 0xF9 {
		return private + rune(int(lead-0xF0)*trails+cell)
	}
	at := 2 * (row*trails + cell)
	return rune(table[at])<<8 | rune(table[at+1])
}
