package kana

import (
	"strings"

	"romukura/ground/jis"
)

// smallOrder and largeOrder are small katakana and what a bank writes for them.
const (
	smallOrder = "\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30F5\u30F6"
	largeOrder = "\u30A2\u30A4\u30A6\u30A8\u30AA\u30C4\u30E4\u30E6\u30E8\u30EF\u30AB\u30B1"
)

var large = pairs(smallOrder, largeOrder)

func pairs(from, to string) map[rune]rune {
	list, others := map[rune]rune{}, []rune(to)
	for i, c := range []rune(from) {
		list[c] = others[i]
	}
	return list
}

// Fold is the key under which a name is searched: katakana without small forms, half-width capitals
// and digits, usual kanji for rare ones (高 for 髙), no blanks, dots or long marks of any kind, no
// variation selectors. It is for comparing only: different names may have one key.
func Fold(text string) string {
	text = Katakana(WidenKana(marked(text)))
	var b strings.Builder
	for _, c := range text {
		if usual, ok := jis.Usual(c); ok {
			b.WriteString(usual)
			continue
		}
		b.WriteRune(c)
	}
	var key strings.Builder
	for _, c := range Katakana(b.String()) {
		if c > ' '+wideShift && c <= '~'+wideShift {
			c -= wideShift
		}
		if c >= 'a' && c <= 'z' {
			c -= 'a' - 'A'
		}
		if to, ok := large[c]; ok {
			c = to
		}
		if !isSilent(c) {
			key.WriteRune(c)
		}
	}
	return key.String()
}

// marked makes the standing marks ゛ and ゜ join the kana before them, as half-width ones do.
func marked(text string) string {
	return each(text, func(c rune) string {
		switch c {
		case fullVoiced:
			return string(combiningVoiced)
		case fullHalf:
			return string(combiningHalf)
		}
		return ""
	})
}

// isSilent tells what a searcher may leave out.
func isSilent(c rune) bool {
	return c <= ' ' || c == wideBlank || isLong(c) || c == '.' || c == ',' || c == 0x30FB ||
		c >= 0x300 && c <= 0x36F || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF ||
		c == fullVoiced || c == fullHalf
}

// isLong tells the long vowel mark and everything typed in its place.
func isLong(c rune) bool {
	switch c {
	case 0x30FC, 0xFF70, '-', 0xFF0D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500:
		return true
	}
	return false
}
