package passphrase

import (
	"embed"
	"maps"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed words/*.txt
var files embed.FS

// list is what is known, in the folded spelling.
type list struct {
	words   map[string]layer
	longest int // in characters
}

func (l *list) add(word string, by layer) {
	l.words[word] = by
	l.longest = max(l.longest, utf8.RuneCountInString(word))
}

// lists are the files and the layers they belong to. A word of two layers belongs to the first.
var lists = []struct {
	file string
	by   layer
}{
	{"words/trade.txt", trade}, {"words/name.txt", context},
	{"words/password.txt", general}, {"words/romaji.txt", general},
}

// builtIn reads the lists of the program, once.
var builtIn = sync.OnceValue(func() *list {
	l := &list{words: map[string]layer{}}
	for _, f := range lists {
		data, err := files.ReadFile(f.file)
		if err != nil {
			panic(err) // impossible: the files are embedded
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			if f.by == trade { // written by hand, as people write
				line = Fold(line)
			}
			if _, known := l.words[line]; !known {
				l.add(line, f.by)
			}
		}
	}
	return l
})

// list is the built-in list with the names of a context.
func (r *Rules) list(c Context) *list {
	base := builtIn()
	if len(c.Names) == 0 {
		return base
	}
	own := &list{maps.Clone(base.words), base.longest}
	for _, name := range c.Names {
		for _, word := range parts(string(r.normal([]byte(name)))) {
			own.addName(word)
			own.addName(base.bare(word))
		}
	}
	return own
}

// addName adds a word of a name, unless it is a word of the trade, or too short to tell anything.
func (l *list) addName(word string) {
	if l.words[word] != trade && tells(word) {
		l.add(word, context)
	}
}

// bare is a name without the words of the trade at its ends: who is called 株式会社 by its papers is
// called by the rest.
func (l *list) bare(name string) string {
	text := []rune(name)
	for i := len(text); i > 0; i-- {
		if l.words[string(text[:i])] == trade {
			text, i = text[i:], len(text)-i+1
		}
	}
	for i := 0; i < len(text); i++ {
		if l.words[string(text[i:])] == trade {
			text, i = text[:i], -1
		}
	}
	return string(text)
}

// tells is whether a word is long enough: those of one or two Latin letters would be found in every
// passphrase.
func tells(word string) bool {
	han := strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	n := utf8.RuneCountInString(word)
	return n >= 3 || n == 2 && han
}

// parts are the words that a name is made of: the whole, what blanks part, and the stretches of one
// script.
func parts(name string) []string {
	pieces := fold(name)
	words := append(pieces, strings.Join(pieces, ""))
	for _, piece := range pieces {
		var run []rune
		for _, r := range piece {
			if len(run) > 0 && unicode.Is(unicode.Han, r) != unicode.Is(unicode.Han, run[0]) {
				words = append(words, string(run))
				run = nil
			}
			run = append(run, r)
		}
		words = append(words, string(run))
	}
	return words
}
