package jis

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed replacements.tsv
var replacementTable string

// replacements are the usual written forms of characters that offices cannot take.
var replacements = readReplacements(replacementTable)

// Usual is the usual replacement of a character that the pension office cannot take (高 for 髙), for
// proposals and for search keys.
func Usual(c rune) (string, bool) {
	to, ok := replacements[string(c)]
	return to, ok
}

func readReplacements(text string) map[string]string {
	list := make(map[string]string, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 3 || cells[0] == "class" {
			continue
		}
		var key strings.Builder
		for point := range strings.FieldsSeq(cells[1]) {
			c, err := strconv.ParseUint(point, 16, 21)
			if err != nil {
				panic("jis: replacements.tsv: " + line)
			}
			key.WriteRune(rune(c))
		}
		list[key.String()] = cells[2]
	}
	return list
}
