// Wordlist makes the lists of known words of desk/passphrase from published ones, JSON arrays of
// texts, in the folded spelling: sorted, each once, without the digits at their ends.
//
//	go run ./tools/wordlist -source NAME -licence TEXT FILE.json… > desk/passphrase/words/NAME.txt
//
// The sources and how to get them stand at the head of each list.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"romukura/desk/passphrase"
)

func main() {
	source := flag.String("source", "", "where the words come from")
	licence := flag.String("licence", "", "under which licence, with its copyright lines")
	flag.Parse()
	words := map[string]bool{}
	for _, file := range flag.Args() {
		if err := read(file, words); err != nil {
			fmt.Fprintln(os.Stderr, "wordlist:", err)
			os.Exit(1)
		}
	}
	fmt.Printf("# source: %s\n# licence: %s\n# made by tools/wordlist\n", *source, *licence)
	for _, w := range slices.Sorted(maps.Keys(words)) {
		fmt.Println(w)
	}
}

// read adds the words of a file. Words that cost no less than their letters would are left out.
func read(file string, words map[string]bool) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var list []string
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	for _, w := range list {
		w = strings.TrimFunc(norm.NFKC.String(w), func(r rune) bool { return !unicode.IsLetter(r) })
		w = passphrase.Fold(w)
		if n := utf8.RuneCountInString(w); n >= 3 || n == 2 && w[0] >= utf8.RuneSelf {
			words[w] = true
		}
	}
	return nil
}
