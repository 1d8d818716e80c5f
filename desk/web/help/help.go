// Package help is the page that explains the trade's words, the screens and the keys, and tells
// what the program is made of.
//
// Entries stand in help.tsv: group, word, how it is read, explanation, articles. What states law
// names its article. What is looked for is posted, so that it stands in no address.
package help

import (
	_ "embed"
	"fmt"
	"runtime/debug"
	"strings"

	"romukura/desk/web/page"
	"romukura/desk/web/part"
	"romukura/ground/kana"
)

const base = "/o/help"

// Routes are the rows of the table.
func Routes() []page.Route {
	return []page.Route{
		{Pattern: "GET " + base, Scope: page.Office, Who: page.Everybody, Slot: page.SlotHelp, Do: show},
		{Pattern: "POST " + base, Scope: page.Office, Who: page.Everybody, Quiet: true, Do: show},
	}
}

//go:embed help.tsv
var entryTable string

//go:embed parts.tsv
var partTable string

// entry explains one word or one screen.
type entry struct {
	Group, Word, Reading, Text string
	Law                        []string
	folded                     string // everything in it, as it is looked for
}

// entries are read once: the table is part of the program.
var entries = readEntries()

func readEntries() []entry {
	var all []entry
	for line := range strings.Lines(entryTable) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 5 {
			panic("help: a line without five columns: " + line)
		}
		all = append(all, entry{Group: f[0], Word: f[1], Reading: f[2], Text: f[3],
			Law: strings.Fields(f[4]), folded: kana.Fold(strings.Join(f, " "))})
	}
	return all
}

// group is the entries of one kind of work.
type group struct {
	Name    string
	Entries []*entry
}

// find gives the entries that hold every word that is looked for, by groups.
func find(text string) (all []group, n int) {
	words := strings.Fields(text)
	for i := range entries {
		e := &entries[i]
		if !e.holds(words) {
			continue
		}
		if len(all) == 0 || all[len(all)-1].Name != e.Group {
			all = append(all, group{Name: e.Group})
		}
		last := &all[len(all)-1]
		last.Entries = append(last.Entries, e)
		n++
	}
	return all, n
}

func (e *entry) holds(words []string) bool {
	for _, w := range words {
		if !strings.Contains(e.folded, kana.Fold(w)) {
			return false
		}
	}
	return true
}

// screenOf is what the page shows.
type screenOf struct {
	Find   string
	Groups []group
	Found  string
	Keys   [][2]string
	About  []part.Fact
	Parts  part.List
}

func show(q *page.Request) (page.Answer, error) {
	s := screenOf{Find: q.Text("find"), Keys: page.Keys()}
	var n int
	s.Groups, n = find(s.Find)
	s.Found = fmt.Sprintf(textFound, part.Number(n))
	if q.Fragment() {
		return page.Answer{Body: answers(s)}, nil
	}
	s.About = []part.Fact{{Word: textVersion, Value: version()}, {Word: textLicence, Value: licence}}
	s.Parts = partList()
	return page.Show(textHelp, screen(s)), nil
}

// licence is that of the program itself, whose text lies beside it.
const licence = "Apache License 2.0"

// version is what the program was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return textUnreleased
	}
	return info.Main.Version
}

// partList are the modules, files and fonts of others in the program.
func partList() part.List {
	l := part.List{Name: textParts, Shown: true, Columns: []part.Column{{Title: textPart, Wrap: true},
		{Title: textVersion}, {Title: textLicence}}}
	for line := range strings.Lines(partTable) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		row := part.Row{Name: f[0]}
		for _, cell := range f {
			row.Cells = append(row.Cells, part.Plainly(cell))
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}
