package pdf

import (
	"strings"
	"unicode"
)

// widthOf is the width of a text: sizes are tenths of a point, widths thousandths of a point.
func widthOf(list []glyph, size int) int {
	sum := 0
	for i := range list {
		sum += int(list[i].width)
	}
	return sum * size / 10
}

// breakLines cuts a text into lines no wider than width. Lines end where Japanese typesetting
// allows it, Latin words and figures stay whole; only what is longer than a line is cut anywhere.
func breakLines(text []glyph, size, width int) [][]glyph {
	var lines [][]glyph
	for {
		paragraph, rest, more := cutParagraph(text)
		lines = append(lines, breakParagraph(paragraph, size, width)...)
		if !more {
			return lines
		}
		text = rest
	}
}

func cutParagraph(text []glyph) (first, rest []glyph, more bool) {
	for i := range text {
		if text[i].base == '\n' {
			return text[:i], text[i+1:], true
		}
	}
	return text, nil, false
}

func breakParagraph(text []glyph, size, width int) [][]glyph {
	var lines [][]glyph
	room := width * 10 / size // in thousandths of the type size
	for {
		sum, end, legal := 0, 0, 0
		for end < len(text) && sum+int(text[end].width) <= room {
			sum += int(text[end].width)
			end++
			if end < len(text) && mayBreak(text[end-1].base, text[end].base) {
				legal = end
			}
		}
		if end == len(text) {
			return append(lines, text)
		}
		if legal == 0 {
			legal = max(end, 1)
		}
		lines = append(lines, trimEnd(text[:legal]))
		text = trimStart(text[legal:])
		if len(text) == 0 {
			return lines
		}
	}
}

func trimEnd(text []glyph) []glyph {
	for len(text) > 0 && text[len(text)-1].base == ' ' {
		text = text[:len(text)-1]
	}
	return text
}

func trimStart(text []glyph) []glyph {
	for len(text) > 0 && text[0].base == ' ' {
		text = text[1:]
	}
	return text
}

// mayBreak tells whether a line may end between two characters.
func mayBreak(before, after rune) bool {
	switch {
	case before == ' ':
		return true
	case after == ' ' || strings.ContainsRune(notAtStart, after):
		return false
	case strings.ContainsRune(notAtEnd, before):
		return false
	}
	return !inWord(before) || !inWord(after)
}

// inWord tells characters that form words and figures with their neighbors.
func inWord(r rune) bool {
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r) ||
		strings.ContainsRune("-/.,:+#&'_@%", r))
}
