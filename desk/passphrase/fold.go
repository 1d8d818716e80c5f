package passphrase

import (
	"strings"
	"unicode"
)

// fold brings a text in NFKC into the one spelling in which words are compared: lower case, kana as
// romaji, Hepburn as Kunrei, long vowels and doubled letters short. What is neither letter nor
// digit parts the pieces.
func fold(text string) []string {
	var pieces []string
	for _, piece := range strings.FieldsFunc(romaji(strings.ToLower(text)), separates) {
		pieces = append(pieces, shorten(spelling.Replace(piece)))
	}
	return pieces
}

// Fold is the spelling in which the lists hold their words, as one piece.
func Fold(text string) string { return strings.Join(fold(text), "") }

// separates tells what parts pieces. A picture (emoji) is as good as a letter.
func separates(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.So, r)
}

var kana = func() map[rune]string {
	table := make(map[rune]string, len(kanaRows))
	for i := 0; i+1 < len(kanaRows); i += 2 {
		table[[]rune(kanaRows[i])[0]] = kanaRows[i+1]
	}
	return table
}()

// hiragana turns katakana into hiragana; the long mark stays.
func hiragana(r rune) rune {
	if r >= 0x30a1 && r <= 0x30f4 {
		return r - 0x60
	}
	return r
}

// romaji writes kana in Latin letters and leaves everything else.
func romaji(text string) string {
	out := make([]byte, 0, len(text))
	for _, r := range text {
		r = hiragana(r)
		if small, ok := smallKana[r]; ok {
			out = append(withoutVowel(out, small), small...)
			continue
		}
		if syllable, ok := kana[r]; ok {
			out = append(out, syllable...)
			continue
		}
		// Doubled consonants and long vowels are written short in folded texts.
		if r != smallTu && r != longMark {
			out = append(out, string(r)...)
		}
	}
	return string(out)
}

// withoutVowel drops the vowel that a small kana replaces: し + ゃ is sya, ふ + ぁ is ha, and as し + ぇ
// is written she, it becomes sye.
func withoutVowel(out []byte, small string) []byte {
	n := len(out)
	if n < 2 || !strings.ContainsRune("aiueo", rune(out[n-1])) {
		return out
	}
	palatal := out[n-1] == 'i' && strings.ContainsRune("stz", rune(out[n-2])) && len(small) == 1
	out = out[:n-1]
	if palatal {
		out = append(out, 'y')
	}
	return out
}

// spelling turns Hepburn, and what keyboards take for it, into Kunrei.
var spelling = strings.NewReplacer(
	"tchi", "ti", "tch", "ty", "cchi", "ti", "cch", "ty",
	"shi", "si", "sh", "sy", "chi", "ti", "ch", "ty", "tsu", "tu",
	"jyi", "zi", "jy", "zy", "ji", "zi", "j", "zy", "dzu", "zu", "du", "zu", "dzi", "zi", "f", "h",
	"mb", "nb", "mp", "np", "mm", "n", "ā", "a", "ī", "i", "ū", "u", "ē", "e", "ō", "o",
	"â", "a", "î", "i", "û", "u", "ê", "e", "ô", "o",
)

// shorten writes long vowels and doubled letters once: ou, oo and a closing oh are o. Digits stay.
func shorten(text string) string {
	in := []rune(text)
	out := make([]rune, 0, len(in))
	for i, r := range in {
		if n := len(out); n > 0 && unicode.IsLetter(r) {
			before := out[n-1]
			closes := i+1 == len(in) || !strings.ContainsRune("aiueoy", in[i+1])
			if before == r && !unicode.Is(unicode.Han, r) || before == 'o' && r == 'u' ||
				before == 'o' && r == 'h' && closes {
				continue
			}
		}
		out = append(out, r)
	}
	return string(out)
}

// leets are the readings of digits and signs that stand for letters.
var leets = []*strings.Replacer{
	strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "8", "b",
		"@", "a", "$", "s", "!", "i", "+", "t", "|", "l"),
	strings.NewReplacer("0", "o", "1", "l", "3", "e", "4", "a", "5", "s", "6", "g", "7", "t",
		"9", "g", "@", "a", "$", "s", "!", "l", "+", "t", "|", "i"),
}

// readings are the texts that a passphrase may be meant as: as it stands, and with digits and signs
// read as letters, with those at the ends and without; each with its pieces joined before and after
// they are folded, for a hyphen may part a word or two words.
func readings(text string) []string {
	inner := strings.TrimFunc(text, func(r rune) bool { return separates(r) || unicode.IsDigit(r) })
	meant := []string{text}
	for _, l := range leets {
		meant = append(meant, l.Replace(text), l.Replace(inner))
	}
	var all []string
	for _, m := range meant {
		whole := strings.Join(strings.FieldsFunc(m, separates), "")
		all = append(all, strings.Join(fold(m), ""), strings.Join(fold(whole), ""))
	}
	return all
}
