package jis

import (
	"strings"
	"unicode/utf8"
)

// Reason is why a character cannot be written.
type Reason uint8

const (
	// Foreign is a character that CP932 does not have.
	Foreign Reason = iota
	// Vendor is a character of NEC row 13 or of the NEC and IBM rows (機種依存文字).
	Vendor
	// Outside is a sign of JIS X 0208 outside the ranges that the office takes for certain.
	Outside
	// Sign is a single-byte sign that the cell does not take.
	Sign
	// Control is a character without a shape: a tab, a line end.
	Control
	// Selector is a character followed by a variation selector (異体字セレクタ).
	Selector
	// Mark is a letter with a mark that was typed after it as a character of its own.
	Mark
	// Private is a user-defined character (外字), which each machine shows differently.
	Private
	// Torn is a byte that is no UTF-8.
	Torn
)

// Unwritable is one character that a profile cannot write.
type Unwritable struct {
	Text     string // the character, with the selectors and marks behind it
	Position int    // which character of the text, from 1
	Offset   int    // where its bytes begin in the text
	Reason   Reason
	// Proposal is the usual replacement, if Proposed; an empty one means to leave the character out.
	Proposal string
	Proposed bool
}

// Check lists every character of a text that cannot be written, in order; nil when all can.
func (p Profile) Check(text string) []Unwritable {
	var list []Unwritable
	for at, position := 0, 1; at < len(text); position++ {
		c, size := utf8.DecodeRuneInString(text[at:])
		n := size + trailing(text[at+size:])
		if n > size || !p.Can(c) || size == 1 && c == utf8.RuneError {
			u := Unwritable{Text: text[at : at+n], Position: position, Offset: at}
			u.Reason = reason(c, u.Text[size:], size)
			u.Proposal, u.Proposed = p.propose(u.Text, c, size)
			list = append(list, u)
		}
		at += n
	}
	return list
}

// Propose is the text with every usual replacement in place, for a person to decide on, and
// whether all of it can then be written.
func (p Profile) Propose(text string) (string, bool) {
	list := p.Check(text)
	var b strings.Builder
	from, whole := 0, true
	for _, u := range list {
		b.WriteString(text[from:u.Offset])
		from = u.Offset + len(u.Text)
		if u.Proposed {
			b.WriteString(u.Proposal)
		} else {
			b.WriteString(u.Text)
			whole = false
		}
	}
	b.WriteString(text[from:])
	return b.String(), whole
}

// trailing is the number of bytes of selectors and kana marks at the head of a text.
func trailing(text string) int {
	n := 0
	for n < len(text) {
		c, size := utf8.DecodeRuneInString(text[n:])
		if !isSelector(c) && !isMark(c) {
			break
		}
		n += size
	}
	return n
}

func isSelector(c rune) bool {
	return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF
}

// isMark tells combining marks, those of the Latin alphabet and those of kana.
func isMark(c rune) bool { return c >= 0x300 && c <= 0x36F || c == 0x3099 || c == 0x309A }

// reason looks at a character and at what trails it.
func reason(c rune, trail string, size int) Reason {
	first, _ := utf8.DecodeRuneInString(trail)
	switch {
	case size == 1 && c == utf8.RuneError:
		return Torn
	case trail != "" && isMark(first) || isMark(c):
		return Mark
	case trail != "" || isSelector(c):
		return Selector
	case c < 0x20 || c == 0x7F:
		return Control
	case c >= private && c <= '\uF8FF':
		return Private
	case c > 0xFFFF || codes[c] == 0:
		return Foreign
	case codes[c] < 0x100:
		return Sign
	case isVendor(codes[c]):
		return Vendor
	}
	return Outside
}

func isVendor(n uint16) bool { return n>>8 == 0x87 || n>>8 >= 0xED }

// propose finds the usual replacement of a character: for all of it, or for what remains without
// its selectors and marks.
func (p Profile) propose(text string, c rune, size int) (string, bool) {
	bare := text[:size]
	for _, key := range [...]string{text, bare} {
		if to, ok := replacements[key]; ok && p.canAll(to) {
			return to, true
		}
	}
	switch {
	case size == 1 && c == utf8.RuneError:
		return "", false
	case isSelector(c):
		return "", true
	case len(text) > size && p.Can(c):
		return bare, true
	}
	return "", false
}

func (p Profile) canAll(text string) bool {
	for _, c := range text {
		if !p.Can(c) {
			return false
		}
	}
	return true
}
