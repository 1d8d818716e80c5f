package jis

import (
	"unicode/utf8"

	"romukura/ground/fault"
)

// Error says that a text cannot be written, with every character that stands in the way.
type Error struct{ Unwritable []Unwritable }

// Error names the characters in the user's language.
func (e *Error) Error() string {
	list := faults(e.Unwritable)
	return (&fault.Error{Faults: list.All()}).Error()
}

// plain holds for each profile the ASCII that goes out as it stands, which is most of a file.
var plain = [...][0x100]bool{
	Pension: Pension.plain(), JISX0208: JISX0208.plain(), CP932: CP932.plain(),
}

func (p Profile) plain() (taken [0x100]bool) {
	for b := range 0x80 {
		taken[b] = b != 0 && p.single(byte(b))
	}
	return taken
}

// Encode writes a text, or says all that cannot be written.
func (p Profile) Encode(text string) ([]byte, error) {
	return p.Append(make([]byte, 0, Length(text)), text)
}

// Append writes a text behind dst. When something cannot be written, dst comes back as it was,
// with an [Error].
func (p Profile) Append(dst []byte, text string) ([]byte, error) {
	start := len(dst)
	taken := &plain[min(p, CP932)]
	for i := 0; i < len(text); {
		from := i
		for i < len(text) && taken[text[i]] {
			i++
		}
		dst = append(dst, text[from:i]...)
		if i == len(text) {
			break
		}
		c, size := utf8.DecodeRuneInString(text[i:])
		n := p.code(c)
		switch {
		case n == 0:
			return dst[:start], &Error{p.Check(text)}
		case n < 0x100:
			dst = append(dst, byte(n))
		default:
			dst = append(dst, byte(n>>8), byte(n))
		}
		i += size
	}
	return dst, nil
}

// MustCP932 writes a text of the program's own, which is known to be writable. For texts that
// people enter there is [Profile.Encode].
func MustCP932(text string) []byte {
	b, err := CP932.Encode(text)
	if err != nil {
		panic(err)
	}
	return b
}
