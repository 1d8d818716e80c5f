package kana

import (
	"strings"

	"romukura/ground/jis"
)

// lacking are katakana without a half-width form, and what is usually written for them.
var lacking = map[rune]rune{
	0x30F0: 0x30A4, 0x30F1: 0x30A8, 0x30EE: 0x30EF, 0x30F5: 0x30AB, 0x30F6: 0x30B1,
}

// narrowed is the common ground of the kana forms: katakana, dots as blanks, half-width.
func narrowed(text string) string {
	text = Katakana(WidenKana(marked(text)))
	text = each(text, func(c rune) string {
		if to, ok := lacking[c]; ok {
			return string(to)
		}
		if c == 0x30FB {
			return " "
		}
		return ""
	})
	return Narrow(text)
}

// long writes everything typed for a long vowel behind a kana as one mark.
func long(text string, mark rune) string {
	out := make([]rune, 0, len(text))
	for _, c := range text {
		if isLong(c) && len(out) > 0 && (isKana(out[len(out)-1]) || out[len(out)-1] == mark) {
			c = mark
		}
		out = append(out, c)
	}
	return string(out)
}

func mendKana(text string) string { return long(narrowed(text), 0xFF70) }

// mendAddress keeps hyphens, which stand between numbers, and takes other signs for them.
func mendAddress(text string) string {
	return each(narrowed(text), func(c rune) string {
		switch {
		case c != 0xFF70 && isLong(c):
			return "-"
		case c == 0x2019 || c == 0x2032:
			return "'"
		}
		return ""
	})
}

// mendKanji takes the usual kanji for what the office cannot write. Text is widened first, for a
// replacement may be half-width.
func mendKanji(text string) string {
	to, _ := jis.Pension.Propose(Compose(text))
	return Widen(to)
}

func mendBank(text string) string {
	return each(mendPayroll(text), func(c rune) string {
		if isLong(c) {
			return "-"
		}
		return ""
	})
}

func mendPayroll(text string) string {
	text = each(WidenKana(narrowed(text)), func(c rune) string {
		if to, ok := large[c]; ok {
			return string(to)
		}
		if c == 0x30F2 {
			return string(rune(0x30AA)) // banks know no ヲ
		}
		return ""
	})
	return strings.ToUpper(long(NarrowKana(text), '-'))
}
