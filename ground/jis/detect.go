package jis

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// Encoding is what a file is written in.
type Encoding uint8

const (
	// Unknown is what none of the encodings explains: broken, or no text at all.
	Unknown Encoding = iota
	// ASCII is the same in all of them.
	ASCII
	// UTF8 is UTF-8 without a mark.
	UTF8
	// UTF8BOM is UTF-8 with a byte order mark.
	UTF8BOM
	// ShiftJIS is CP932.
	ShiftJIS
	// UTF16LE is UTF-16 with a byte order mark, low byte first.
	UTF16LE
	// UTF16BE is UTF-16 with a byte order mark, high byte first.
	UTF16BE
	// EUCJP is a guess: the bytes are sound as CP932 too, but make more sense so. It is not read.
	EUCJP
)

// Detection is what [Detect] found.
type Detection struct {
	Encoding Encoding
	// Broken is set when bytes do not fit. Encoding is then what the file most likely is, or Unknown,
	// and Offset the first byte that does not fit.
	Broken bool
	Offset int
}

var (
	markUTF8 = []byte("\xef\xbb\xbf")
	markLE   = []byte("\xff\xfe")
	markBE   = []byte("\xfe\xff")
)

// Detect tells what a whole file is written in. A head of a file will do when it is cut at a line
// end.
func Detect(b []byte) Detection {
	switch {
	case bytes.HasPrefix(b, markUTF8):
		at := 3 + faultUTF8(b[3:])
		return found(UTF8BOM, at, len(b))
	case bytes.HasPrefix(b, markLE):
		return found(UTF16LE, faultUTF16(b, UTF16LE), len(b))
	case bytes.HasPrefix(b, markBE):
		return found(UTF16BE, faultUTF16(b, UTF16BE), len(b))
	}
	if at := bytes.IndexByte(b, 0); at >= 0 {
		return Detection{Broken: true, Offset: at}
	}
	return unmarked(b)
}

func found(e Encoding, fault, length int) Detection {
	if fault < length {
		return Detection{e, true, fault}
	}
	return Detection{Encoding: e}
}

// unmarked weighs UTF-8 against CP932 against EUC-JP.
func unmarked(b []byte) Detection {
	inUTF8, inCP932 := faultUTF8(b), faultCP932(b)
	switch {
	case inUTF8 == len(b) && isASCII(b):
		return Detection{Encoding: ASCII}
	case inUTF8 == len(b) && !(inCP932 == len(b) && isHalfKana(b)):
		return Detection{Encoding: UTF8}
	case mostlyUTF8(b):
		return Detection{UTF8, true, inUTF8}
	case faultEUC(b) == len(b) && (inCP932 < len(b) || looksEUC(b)):
		return Detection{Encoding: EUCJP}
	case inCP932 == len(b):
		return Detection{Encoding: ShiftJIS}
	case inCP932 > inUTF8:
		return Detection{ShiftJIS, true, inCP932}
	}
	return Detection{Broken: true, Offset: inUTF8}
}

// Text reads a file in whatever [Detect] finds, without its mark. A broken file gives no text, nor
// does EUC-JP.
func Text(b []byte) (string, Detection) {
	d := Detect(b)
	if d.Broken {
		return "", d
	}
	switch d.Encoding {
	case ASCII, UTF8:
		return string(b), d
	case UTF8BOM:
		return string(b[3:]), d
	case UTF16LE, UTF16BE:
		return string(utf16.Decode(units(b[2:], d.Encoding))), d
	case ShiftJIS:
		text, _ := Decode(b)
		return text, d
	}
	return "", d
}

func units(b []byte, e Encoding) []uint16 {
	list := make([]uint16, len(b)/2)
	for i := range list {
		high, low := b[2*i], b[2*i+1]
		if e == UTF16LE {
			high, low = low, high
		}
		list[i] = uint16(high)<<8 | uint16(low)
	}
	return list
}

// faultUTF8 is where the first byte stands that is no UTF-8, or the length.
func faultUTF8(b []byte) int {
	for n := 0; n < len(b); {
		if b[n] < utf8.RuneSelf {
			n++
			continue
		}
		c, size := utf8.DecodeRune(b[n:])
		if c == utf8.RuneError && size == 1 {
			return n
		}
		n += size
	}
	return len(b)
}

func faultCP932(b []byte) int {
	for n := 0; n < len(b); {
		switch lead := b[n]; {
		case lead < 0x80 || lead >= 0xA1 && lead <= 0xDF:
			n++
		case n+1 == len(b) || character(lead, b[n+1]) == 0:
			return n
		default:
			n += 2
		}
	}
	return len(b)
}

// faultUTF16 finds half surrogates and an odd last byte.
func faultUTF16(b []byte, e Encoding) int {
	list := units(b[2:], e)
	for i := 0; i < len(list); i++ {
		c := rune(list[i])
		switch {
		case !utf16.IsSurrogate(c):
		case i+1 < len(list) && utf16.DecodeRune(c, rune(list[i+1])) != utf8.RuneError:
			i++
		default:
			return 2 + 2*i
		}
	}
	return 2 + 2*len(list)
}

// faultEUC knows pairs of JIS X 0208 and half-width kana behind 8E. Of the third set, behind 8F,
// no file of ours has a character, while 8F leads many in CP932.
func faultEUC(b []byte) int {
	for n := 0; n < len(b); n++ {
		lead := b[n]
		if lead < 0x80 {
			continue
		}
		if lead != 0x8E && lead < 0xA1 || lead == 0xFF || n+1 == len(b) {
			return n
		}
		trail := b[n+1]
		if trail < 0xA1 || trail == 0xFF || lead == 0x8E && trail > 0xDF {
			return n
		}
		n++
	}
	return len(b)
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 {
			return false
		}
	}
	return true
}

// isHalfKana tells text of ASCII and half-width kana in CP932. Pairs of kana can be sound UTF-8,
// but Japanese in UTF-8 never goes without a byte from E0 on.
func isHalfKana(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 && (c < 0xA6 || c > 0xDF) {
			return false
		}
	}
	return true
}

// mostlyUTF8 tells UTF-8 with a few broken bytes. Sequences of three bytes are what Japanese is
// made of, and CP932 hardly ever forms one by chance.
func mostlyUTF8(b []byte) bool {
	sound, broken := 0, 0
	for n := 0; n < len(b); {
		c, size := utf8.DecodeRune(b[n:])
		switch {
		case c == utf8.RuneError && size == 1:
			broken++
		case size >= 3:
			sound++
		}
		n += size
	}
	return broken > 0 && sound > 10*broken
}

// looksEUC weighs text that is sound both ways. Real CP932 text has lead bytes 81-9F, which EUC-JP
// lacks, or is all half-width kana. Of EUC-JP speak bytes that are neither.
func looksEUC(b []byte) bool {
	marks := 0
	for n := 0; n < len(b); n++ {
		if b[n] >= 0x80 {
			if b[n] >= 0xE0 || b[n+1] >= 0xE0 || b[n] == 0xA4 || b[n] == 0xA5 {
				marks++
			}
			n++
		}
	}
	return marks > 0
}
