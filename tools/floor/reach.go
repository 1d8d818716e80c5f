package floor

import (
	"fmt"
	"go/ast"
	"slices"
	"strings"

	"romukura/tools/tree"
)

// closed is what the host's program can never come to, through any package.
var closed = []string{"seal/open", "trade", "desk"}

// clock finds questions for the present in ground, law and trade: the day is an argument there.
func clock(f tree.File) []Violation {
	if f.Test() || !slices.Contains([]string{"ground", "law", "trade"}, first(f.Folder())) {
		return nil
	}
	name := ""
	for _, imp := range f.Imports() {
		if imp.Path == "time" {
			name = imp.Name
		}
	}
	if name == "" {
		return nil
	}
	var found []Violation
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		id, ok := sel.X.(*ast.Ident)
		if ok && id.Name == name && slices.Contains(clocks, sel.Sel.Name) {
			text := fmt.Sprintf("%s asks the clock: time.%s", f.Folder(), sel.Sel.Name)
			found = append(found, Violation{"clock", f.Place(sel.Pos()), text})
		}
		return true
	})
	return found
}

// reach follows the imports of the host's packages to their ends. It counts files for every
// operating system, so that no build tag hides a way.
func reach(files []tree.File) []Violation {
	ways := map[string][]string{}
	for _, f := range files {
		if f.Test() {
			continue
		}
		for _, imp := range f.Imports() {
			if to, ours := tree.Own(imp.Path); ours && !slices.Contains(ways[f.Folder()], to) {
				ways[f.Folder()] = append(ways[f.Folder()], to)
			}
		}
	}
	var found []Violation
	for from := range ways {
		if !under(from, "host") && !under(from, "cmd/romukura-host") {
			continue
		}
		if way := wayTo(ways, []string{from}, map[string]bool{}); way != nil {
			text := "the host's program reaches " + strings.Join(way, " → ")
			found = append(found, Violation{"reach", from, text})
		}
	}
	slices.SortFunc(found, func(a, b Violation) int { return strings.Compare(a.Place, b.Place) })
	return found
}

// wayTo returns the first way from the end of so to a closed package.
func wayTo(ways map[string][]string, so []string, seen map[string]bool) []string {
	for _, next := range ways[so[len(so)-1]] {
		way := append(slices.Clone(so), next)
		if anyUnder(next, closed) {
			return way
		}
		if seen[next] {
			continue
		}
		seen[next] = true
		if end := wayTo(ways, way, seen); end != nil {
			return end
		}
	}
	return nil
}
