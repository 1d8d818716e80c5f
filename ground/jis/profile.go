package jis

// Profile is what a receiver takes: a named repertoire of characters. The zero Profile is the
// strictest.
type Profile uint8

const (
	// Pension is one cell of the pension office's CSV: of single bytes letters, digits, blank, hyphen
	// and half-width kana without punctuation; of double bytes JIS X 0208 levels 1 and 2. Other signs
	// of ASCII are taken by the kana address alone, whose form package kana holds.
	Pension Profile = iota
	// JISX0208 is the character set of whole files for the pension office and Hello Work: JIS X 0201
	// with line ends, and JIS X 0208-1990 levels 1 and 2 in the ranges 8140-81AC, 824F-8491,
	// 889F-9872, 989F-EAA4.
	JISX0208
	// CP932 is Shift_JIS as Windows has it, with NEC row 13 and the IBM rows: banks, and programs of
	// others.
	CP932
)

// Can tells whether a character can be written.
func (p Profile) Can(c rune) bool { return p.code(c) != 0 }

// code is the code of a character, below 0x100 for a single byte, 0 when it cannot be written.
func (p Profile) code(c rune) uint16 {
	if c < 0 || c > 0xFFFF {
		return 0
	}
	n := codes[c]
	switch {
	case n >= 0x100:
		if p != CP932 && !narrow(n) {
			return 0
		}
	case !p.single(byte(n)):
		return 0
	}
	return n
}

// narrow holds the ranges that both known readings of the pension office's list share. The tail
// of row 2 and the ruled lines, on which they differ, do not occur in names.
func narrow(n uint16) bool {
	return n >= 0x8140 && n <= 0x81AC || n >= 0x824F && n <= 0x8491 ||
		n >= 0x889F && n <= 0x9872 || n >= 0x989F && n <= 0xEAA4
}

// single tells whether a single byte is taken.
func (p Profile) single(b byte) bool {
	switch p {
	case Pension:
		return isLetter(b) || b == ' ' || b == '-' || b >= 0xA6
	case JISX0208:
		return b >= 0x20 && b < 0x7F || b == '\r' || b == '\n' || b >= 0xA1
	}
	return b != 0
}

func isLetter(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
}

// Length is the number of bytes of a text in either character set: one for ASCII and half-width
// kana, two for the rest, those included that cannot be written.
func Length(text string) int {
	n := 0
	for _, c := range text {
		if n++; c >= 0x80 && (c < halfFirst || c > halfLast) {
			n++
		}
	}
	return n
}
