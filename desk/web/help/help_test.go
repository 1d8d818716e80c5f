package help

import (
	"regexp"
	"slices"
	"testing"
)

// article is a citation as the law packages write them: an Act, an article, its parts.
var article = regexp.MustCompile(
	`^(\p{Han}+[法則令]|保発)(附則)?[0-9]+(の[0-9]+)*(-[0-9]+)*$`)

// lawless are the groups that tell of the program; what they state of law is cited all the same.
var lawless = []string{"安全と鍵", "画面の使い方"}

func TestWhateverStatesLawNamesItsArticle(t *testing.T) {
	groups := map[string]int{}
	seen := map[string]bool{}
	for _, e := range entries {
		groups[e.Group]++
		if seen[e.Group+e.Word] {
			t.Errorf("%s stands twice", e.Word)
		}
		seen[e.Group+e.Word] = true
		if e.Word == "" || e.Reading == "" || e.Text == "" {
			t.Errorf("%s has an empty column", e.Word)
		}
		said := regexp.MustCompile(`法律|日以内|届け出`).MatchString(e.Text)
		if len(e.Law) == 0 && (said && !slices.Contains(lawless[1:], e.Group) ||
			!slices.Contains(lawless, e.Group)) {
			t.Errorf("%s names no article", e.Word)
		}
		for _, law := range e.Law {
			if !article.MatchString(law) {
				t.Errorf("%s: %q is no citation", e.Word, law)
			}
		}
	}
	if len(groups) != 7 || len(entries) < 60 {
		t.Error(len(entries), "entries in", groups)
	}
}

func TestWordsAreFoundByReadingWordAndArticle(t *testing.T) {
	for _, text := range []string{"サンテイ", "算定基礎届", "健保法41-1", "支払基礎日数　7月1日"} {
		groups, _ := find(text)
		if !slices.ContainsFunc(groups, func(g group) bool {
			return slices.ContainsFunc(g.Entries, func(e *entry) bool { return e.Word == "算定基礎届" })
		}) {
			t.Errorf("%s does not find it", text)
		}
	}
	if groups, n := find("存在しない言葉"); n != 0 || groups != nil {
		t.Error("something is found: ", groups)
	}
	if _, n := find(""); n != len(entries) {
		t.Error("without a word not everything is shown")
	}
}
