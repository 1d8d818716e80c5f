package kana

import (
	"strings"
	"unicode/utf8"
)

const (
	combiningVoiced = '\u3099' // the mark of が typed behind か
	combiningHalf   = '\u309A' // the mark of ぱ typed behind は
	fullVoiced      = '\u309B'
	fullHalf        = '\u309C'
	halfVoiced      = '\uFF9E'
	halfHalf        = '\uFF9F'

	wideBlank = '\u3000'
	wideShift = 0xFEE0 // from ASCII to its full-width form
)

// halfOrder are the full-width forms of half-width kana from U+FF61 to U+FF9F.
const halfOrder = "\u3002\u300C\u300D\u3001\u30FB" +
	"\u30F2\u30A1\u30A3\u30A5\u30A7\u30A9\u30E3\u30E5\u30E7\u30C3\u30FC" +
	"\u30A2\u30A4\u30A6\u30A8\u30AA\u30AB\u30AD\u30AF\u30B1\u30B3\u30B5\u30B7\u30B9\u30BB\u30BD" +
	"\u30BF\u30C1\u30C4\u30C6\u30C8\u30CA\u30CB\u30CC\u30CD\u30CE\u30CF\u30D2\u30D5\u30D8\u30DB" +
	"\u30DE\u30DF\u30E0\u30E1\u30E2\u30E4\u30E6\u30E8\u30E9\u30EA\u30EB\u30EC\u30ED\u30EF\u30F3" +
	"\u309B\u309C"

const halfFirst, halfLast = '\uFF61', '\uFF9F'

var (
	toFull [halfLast - halfFirst + 1]rune
	toHalf = map[rune]string{}
	// voiced and plosive join a kana with its mark: か with ゛, は with ゜.
	voiced, plosive = map[rune]rune{}, map[rune]rune{}
)

// init lays out the tables. In Unicode the voiced kana follows its base, then comes the plosive.
func init() {
	for _, block := range [...]rune{0x3040, 0x30A0} {
		for _, base := range [...]rune{
			0x0B, 0x0D, 0x0F, 0x11, 0x13, 0x15, 0x17, 0x19, 0x1B, 0x1D, 0x1F, 0x21, 0x24, 0x26, 0x28,
			0x2F, 0x32, 0x35, 0x38, 0x3B, 0x5D,
		} {
			voiced[block+base] = block + base + 1
			if base >= 0x2F && base <= 0x3B {
				plosive[block+base] = block + base + 2
			}
		}
		voiced[block+0x06] = block + 0x54
	}
	for base := rune(0x30EF); base <= 0x30F2; base++ {
		voiced[base] = base + 8
	}
	i := 0
	for _, c := range halfOrder {
		toFull[i] = c
		toHalf[c] = string(halfFirst + rune(i))
		i++
	}
	for base, joined := range voiced {
		if half, ok := toHalf[base]; ok {
			toHalf[joined] = half + string(halfVoiced)
		}
	}
	for base, joined := range plosive {
		if half, ok := toHalf[base]; ok {
			toHalf[joined] = half + string(halfHalf)
		}
	}
}

// NarrowKana turns katakana and their punctuation into half-width kana, marks apart. Kana without a
// half-width form (ヰ ヱ ヮ ヵ ヶ) and hiragana stay.
func NarrowKana(text string) string {
	return each(Compose(text), func(c rune) string { return toHalf[c] })
}

// Narrow is [NarrowKana], and full-width letters, digits, signs and blanks become ASCII.
func Narrow(text string) string {
	return each(Compose(text), func(c rune) string {
		switch {
		case c == wideBlank:
			return " "
		case c > ' '+wideShift && c <= '~'+wideShift:
			return string(c - wideShift)
		}
		return toHalf[c]
	})
}

// WidenKana turns half-width kana into full-width kana, marks joined where a kana takes one.
func WidenKana(text string) string {
	wide := each(text, func(c rune) string {
		switch {
		case c == halfVoiced:
			return string(combiningVoiced)
		case c == halfHalf:
			return string(combiningHalf)
		case c >= halfFirst && c <= halfLast:
			return string(toFull[c-halfFirst])
		}
		return ""
	})
	return Compose(wide)
}

// Widen is [WidenKana], and ASCII becomes full-width.
func Widen(text string) string {
	return each(WidenKana(text), func(c rune) string {
		switch {
		case c == ' ':
			return string(wideBlank)
		case c > ' ' && c <= '~':
			return string(c + wideShift)
		}
		return ""
	})
}

// Katakana turns hiragana into katakana.
func Katakana(text string) string {
	return each(Compose(text), func(c rune) string {
		if c >= 0x3041 && c <= 0x3096 || c == 0x309D || c == 0x309E {
			return string(c + 0x60)
		}
		return ""
	})
}

// Compose joins kana with marks that were typed behind them as combining characters. A mark behind
// anything else becomes the mark that stands for itself (゛). Nothing else is touched.
func Compose(text string) string {
	if !strings.ContainsAny(text, string(combiningVoiced)+string(combiningHalf)) {
		return text
	}
	var b strings.Builder
	for at := 0; at < len(text); {
		c, size := utf8.DecodeRuneInString(text[at:])
		mark, markSize := utf8.DecodeRuneInString(text[at+size:])
		joined, ok := join(c, mark)
		switch {
		case ok:
			b.WriteRune(joined)
			size += markSize
		case c == combiningVoiced:
			b.WriteRune(fullVoiced)
		case c == combiningHalf:
			b.WriteRune(fullHalf)
		default:
			b.WriteString(text[at : at+size])
		}
		at += size
	}
	return b.String()
}

func join(c, mark rune) (rune, bool) {
	var joined rune
	switch mark {
	case combiningVoiced:
		joined = voiced[c]
	case combiningHalf:
		joined = plosive[c]
	}
	return joined, joined != 0
}

// each replaces characters for which to gives a text. Bytes that are no UTF-8 stay.
func each(text string, to func(rune) string) string {
	var b strings.Builder
	for at := 0; at < len(text); {
		c, size := utf8.DecodeRuneInString(text[at:])
		if s := to(c); s != "" && (c != utf8.RuneError || size > 1) {
			b.WriteString(s)
		} else {
			b.WriteString(text[at : at+size])
		}
		at += size
	}
	return b.String()
}
