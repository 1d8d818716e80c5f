package floor

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"romukura/tools/tree"
)

// ListName is the file that lists the allowed imports inside a floor.
const ListName = "arch.tsv"

// Pair is an import between two packages of one floor.
type Pair struct{ From, To string }

// String is the pair as the diagram shows it.
func (p Pair) String() string { return p.From + " → " + p.To }

// Compare orders pairs by their folders.
func (p Pair) Compare(q Pair) int {
	if c := strings.Compare(p.From, q.From); c != 0 {
		return c
	}
	return strings.Compare(p.To, q.To)
}

// Pairs lists the imports inside a floor that the sources make, tests left out.
func Pairs(files []tree.File) []Pair {
	var pairs []Pair
	for _, f := range files {
		_, known := floors[first(f.Folder())]
		if f.Test() || !known {
			continue
		}
		for _, imp := range f.Imports() {
			to, ours := tree.Own(imp.Path)
			if ours && first(to) == first(f.Folder()) {
				pairs = append(pairs, Pair{f.Folder(), to})
			}
		}
	}
	slices.SortFunc(pairs, Pair.Compare)
	return slices.Compact(pairs)
}

// Listed reads the pairs that arch.tsv under root allows. A missing file allows none.
func Listed(root string) ([]Pair, error) {
	src, err := os.ReadFile(filepath.Join(root, ListName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var pairs []Pair
	for i, line := range strings.Split(strings.TrimRight(string(src), "\n"), "\n") {
		if strings.HasPrefix(line, "#") || i == 0 || line == "" {
			continue
		}
		from, to, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("%s:%d: a row is two folders with a tab between", ListName, i+1)
		}
		pairs = append(pairs, Pair{from, to})
	}
	return pairs, nil
}

// unlisted compares what is done with what is allowed, both ways: a pair nobody uses any more would
// make the diagram lie.
func unlisted(done, listed []Pair) []Violation {
	var found []Violation
	for _, p := range done {
		if !slices.Contains(listed, p) {
			text := fmt.Sprintf("%s is not in %s; go run ./tools/archmap -write adds it", p, ListName)
			found = append(found, Violation{"pairs", p.From, text})
		}
	}
	for _, p := range listed {
		if !slices.Contains(done, p) {
			text := fmt.Sprintf("%s is listed but not imported any more", p)
			found = append(found, Violation{"pairs", ListName, text})
		}
	}
	return found
}

// Begin and End stand around the generated list in ARCHITECTURE.md.
const (
	Begin = "<!-- pairs: written by tools/archmap -->"
	End   = "<!-- end of pairs -->"
)

// Diagram prints the pairs as the list of ARCHITECTURE.md, one line a package.
func Diagram(pairs []Pair) string {
	var b strings.Builder
	b.WriteString(Begin + "\n")
	for i, p := range pairs {
		switch {
		case i > 0 && pairs[i-1].From == p.From:
			fmt.Fprintf(&b, ", `%s`", p.To)
		case i > 0:
			fmt.Fprintf(&b, "\n- `%s` → `%s`", p.From, p.To)
		default:
			fmt.Fprintf(&b, "- `%s` → `%s`", p.From, p.To)
		}
	}
	if len(pairs) == 0 {
		b.WriteString("None yet.")
	}
	b.WriteString("\n" + End)
	return b.String()
}

// Print puts the diagram between the markers of a page.
func Print(page string, pairs []Pair) (string, error) {
	before, rest, ok := strings.Cut(page, Begin)
	_, after, ended := strings.Cut(rest, End)
	if !ok || !ended {
		return "", fmt.Errorf("the page has no markers %q and %q", Begin, End)
	}
	return before + Diagram(pairs) + after, nil
}
