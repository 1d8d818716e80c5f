package nenkin

import (
	"slices"
	"strings"

	"romukura/ground/jis"
	"romukura/ground/kana"
)

// kind is what characters a cell takes.
type kind uint8

const (
	text      kind = iota // letters, digits, half-width kana, and what is two bytes wide
	num                   // digits
	mark                  // letters and digits, or half-width kana: the establishment's symbol
	kanaName              // half-width kana and blanks
	kanji                 // characters two bytes wide
	kanaPlace             // a kana address
	nothing               // must be empty
)

// kinds are the types of the tables. A type that is not named here is text.
var kinds = map[string]kind{
	"num": num, "era": num, "date6": num, "money7": num, "flag1": num,
	"alnum_or_kana": mark, "kana": kanaName, "kanji": kanji, "kana_addr": kanaPlace,
	"empty": nothing,
}

// limit is what the column of allowed values says beyond kind and length.
type limit struct {
	codes       []string
	excluded    []string
	notZero     bool
	from, to    int // of a number, when ranged
	ranged      bool
	least, most int // characters, when most is set
}

// readLimit understands lists of codes with their meanings, ranges, excluded values and counts of
// characters. What is a matter of several cells stands in the rules and is left to them.
func readLimit(allowed string) limit {
	var l limit
	if strings.Contains(allowed, ";") {
		return l
	}
	if rest, ok := strings.CutPrefix(allowed, "not "); ok {
		for part := range strings.SplitSeq(rest, ", not ") {
			switch {
			case part == "all zeros" || zeros(part):
				l.notZero = true
			case digits(part):
				l.excluded = append(l.excluded, part)
			}
		}
		return l
	}
	head, rest, _ := strings.Cut(strings.TrimPrefix(allowed, "day "), " ")
	if from, to, ok := strings.Cut(strings.TrimSuffix(head, ","), "-"); ok {
		if !digits(from) || !digits(to) {
			return l
		}
		if strings.HasPrefix(rest, "characters") || strings.HasPrefix(rest, "digits") {
			l.least, l.most = number(from), number(to)
			return l
		}
		l.from, l.to, l.ranged = number(from), number(to), true
		return l
	}
	for part := range strings.SplitSeq(allowed, "|") {
		code, _, _ := strings.Cut(part, "=")
		if !digits(code) {
			return limit{}
		}
		l.codes = append(l.codes, code)
	}
	return l
}

// allows tells whether a value of the right kind and length is one that the table names.
func (l limit) allows(value string) bool {
	switch {
	case len(l.codes) > 0:
		return slices.Contains(l.codes, value)
	case l.ranged:
		n := numeric(value)
		return n >= l.from && n <= l.to
	case l.most > 0:
		n := 0
		for range value {
			n++
		}
		return n >= l.least && n <= l.most
	}
	return !slices.Contains(l.excluded, value) && !(l.notZero && zeros(value))
}

// numeric reads up to nine digits.
func numeric(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 9; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func zeros(s string) bool { return s != "" && strings.Trim(s, "0") == "" }

func isHalfKana(c rune) bool { return c >= 0xFF66 && c <= 0xFF9F }

func isWide(c rune) bool { return c >= 0x80 && (c < 0xFF61 || c > 0xFF9F) }

// isMark tells a symbol of an establishment: letters and digits, or half-width kana, not mixed.
func isMark(s string) bool {
	letters, kana := 0, 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z':
			letters++
		case isHalfKana(c):
			kana++
		default:
			return false
		}
	}
	return (letters > 0) != (kana > 0)
}

const wideBlank = "\u3000"

// unwritable lists the characters that a kind does not take, with what usually stands for them.
func (k kind) unwritable(value string) []jis.Unwritable {
	list := jis.Pension.Check(value)
	if k != kanji && k != kanaName {
		return list
	}
	position := 0
	for offset, c := range value {
		position++
		if !jis.Pension.Can(c) {
			continue
		}
		if k == kanji && isWide(c) || k == kanaName && (isHalfKana(c) || c == ' ') {
			continue
		}
		u := jis.Unwritable{Text: string(c), Position: position, Offset: offset, Reason: jis.Sign}
		if k == kanji {
			u.Proposal = kana.Widen(u.Text)
			u.Proposed = u.Proposal != u.Text
		} else if u.Proposal = kana.Narrow(kana.Katakana(u.Text)); u.Proposal != u.Text {
			u.Proposed = k.clean(u.Proposal)
		}
		list = append(list, u)
	}
	return list
}

// clean tells quickly that a value has none of the characters which [kind.unwritable] would list.
func (k kind) clean(value string) bool {
	switch k {
	case num:
		return digits(value)
	case mark:
		return isMark(value)
	}
	for _, c := range value {
		switch {
		case k == kanaName && (isHalfKana(c) || c == ' '):
		case k == kanji && isWide(c) && jis.Pension.Can(c):
		case k == text && jis.Pension.Can(c):
		default:
			return false
		}
	}
	return true
}
