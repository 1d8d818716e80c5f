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
			if own.words[word] != trade {
				own.add(word, context)
			}
		}
	}
	return own
}

// parts are the words that a name is made of: the whole, what blanks part, and the stretches of one
// script. Parts of one or two Latin letters would be found in every passphrase and are left out.
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
	kept := words[:0:0]
	for _, w := range words {
		han := strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Han, r) })
		if n := utf8.RuneCountInString(w); n >= 3 || n == 2 && han {
			kept = append(kept, w)
		}
	}
	return kept
}
