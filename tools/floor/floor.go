// Package floor checks who imports whom: the product's architecture as a function over a folder.
//
// It promises that every rule of ARCHITECTURE.md about imports is held, reading the sources itself.
// It refuses nothing silently: what it cannot place on a floor is a violation too.
//
//	violations, err := floor.Check(".")
//
// Which packages of one floor may import each other is the list in arch.tsv, and that list is the
// diagram of the architecture: [Pairs] reads what the sources do, [Listed] what the file allows.
package floor

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"romukura/tools/tree"
)

// Violation is one breach of a rule.
type Violation struct {
	Rule  string // the rule's short name, as the folders of testdata/arch
	Place string
	Text  string
}

// String is one line: place, rule, what is wrong.
func (v Violation) String() string { return fmt.Sprintf("%s: %s: %s", v.Place, v.Rule, v.Text) }

// floors gives each first folder its height. Imports point down only.
var floors = map[string]int{
	"ground": 0, "law": 1, "seal": 2, "record": 3, "trade": 4,
	"desk": 5, "host": 5, "edge": 6, "cmd": 7,
}

// beside holds what stands beside the house: it may import everything and nothing may import it.
var beside = []string{".", "tools", "contract", "issues", "upgrade"}

// refused are names that say nothing about the trade.
var refused = []string{
	"common", "util", "utils", "helper", "helpers", "core", "base", "shared", "manager", "service",
	"model", "models", "types", "misc", "internal", "pkg",
}

// impure are the imports that would bring input, output, clock or chance below the desk.
var impure = []string{
	"net", "os", "database/sql", "log", "sync", "math/rand", "crypto/rand", "syscall", "unsafe",
	"plugin", "io/ioutil", "C",
}

// clocks are what package time offers to those who may ask for the present.
var clocks = []string{
	"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer",
}

// testLibraries serve tests and nothing else.
var testLibraries = []string{
	"testing", "net/http/httptest", "github.com/chromedp", "github.com/descope/virtualwebauthn",
	"pgregory.net/rapid", "github.com/rogpeppe/go-internal", "github.com/tsenart/vegeta",
	"github.com/Shopify/toxiproxy", "github.com/versity/versitygw", "github.com/stretchr/testify",
	"go.uber.org/goleak",
}

// named are the third-party modules allowed below the edge, folder by folder.
var named = map[string][]string{
	"seal":       {"golang.org/x/crypto"},
	"record/log": {"golang.org/x/mod"},
}

// Check holds every rule over the sources under root.
func Check(root string) ([]Violation, error) {
	files, err := tree.Read(root)
	if err != nil {
		return nil, err
	}
	listed, err := Listed(root)
	if err != nil {
		return nil, err
	}
	var found []Violation
	for _, f := range files {
		found = append(found, names(f)...)
		for _, imp := range f.Imports() {
			found = append(found, checkImport(f, imp)...)
		}
		found = append(found, clock(f)...)
	}
	found = append(found, unlisted(Pairs(files), listed)...)
	return append(found, reach(files)...), nil
}

func checkImport(f tree.File, imp tree.Import) []Violation {
	var found []Violation
	for _, rule := range []func(tree.File, tree.Import) (string, string){
		up, side, open, edges, pure, third, testLibrary,
	} {
		if name, text := rule(f, imp); name != "" {
			found = append(found, Violation{name, f.Place(imp.At), text})
		}
	}
	return found
}

// first is the first folder of a package, which decides its floor.
func first(folder string) string {
	head, _, _ := strings.Cut(folder, "/")
	return head
}

// under tells whether folder is top or lies below it.
func under(folder, top string) bool {
	return folder == top || strings.HasPrefix(folder, top+"/")
}

func anyUnder(folder string, tops []string) bool {
	return slices.ContainsFunc(tops, func(top string) bool { return under(folder, top) })
}

// up: an import names the same floor or a lower one. Tests of desk, host, edge and cmd run whole
// programs and are free; tests below are not, or a floor could not be tested without those above.
func up(f tree.File, imp tree.Import) (rule, text string) {
	to, ours := tree.Own(imp.Path)
	from := f.Folder()
	if !ours || slices.Contains(beside, first(from)) {
		return "", ""
	}
	own, known := floors[first(from)]
	if f.Test() && own >= floors["desk"] {
		return "", ""
	}
	height, exists := floors[first(to)]
	switch {
	case !known:
		return "up", fmt.Sprintf("%s stands on no floor", from)
	case f.Test() && to == "tools/tree":
		return "", ""
	case !exists || height > own:
		return "up", fmt.Sprintf("%s imports %s, which is not below it", from, to)
	}
	return "", ""
}

// side: desk and host share a height and never meet.
func side(f tree.File, imp tree.Import) (rule, text string) {
	to, _ := tree.Own(imp.Path)
	from := f.Folder()
	meeting := first(from) + " " + first(to)
	if f.Test() || meeting != "desk host" && meeting != "host desk" {
		return "", ""
	}
	return "side", fmt.Sprintf("%s imports %s: the desk and the host meet on the wire only", from, to)
}

// open: only the desk imports what decrypts.
func open(f tree.File, imp tree.Import) (rule, text string) {
	to, _ := tree.Own(imp.Path)
	from := f.Folder()
	if !under(to, "seal/open") || under(from, "desk") || under(from, "seal/open") {
		return "", ""
	}
	tested := []string{"seal", "record", "edge", "cmd", "contract", "upgrade", "."}
	if f.Test() && slices.Contains(tested, first(from)) {
		return "", ""
	}
	return "open", fmt.Sprintf("%s imports %s: only the desk opens sealed data", from, to)
}

// edges: adapters never know each other.
func edges(f tree.File, imp tree.Import) (rule, text string) {
	to, _ := tree.Own(imp.Path)
	from := f.Folder()
	if f.Test() || first(from) != "edge" || first(to) != "edge" || second(from) == second(to) {
		return "", ""
	}
	return "edges", fmt.Sprintf("%s imports %s: adapters are joined in cmd", from, to)
}

func second(folder string) string {
	parts := strings.SplitN(folder, "/", 3)
	if len(parts) < 2 {
		return ""
	}
	return parts[1]
}

// pure: no input, output, clock or chance in ground, law and trade.
func pure(f tree.File, imp tree.Import) (rule, text string) {
	if f.Test() || !slices.Contains([]string{"ground", "law", "trade"}, first(f.Folder())) {
		return "", ""
	}
	// Tables of the law are replaced as a whole while others read them: see docs/adr/0008.
	swaps := f.Folder() == "law/dated" && imp.Path == "sync/atomic"
	if swaps || !anyUnder(imp.Path, impure) {
		return "", ""
	}
	return "pure", fmt.Sprintf("%s imports %s", f.Folder(), imp.Path)
}

// third: modules of others stand at the edge.
func third(f tree.File, imp tree.Import) (rule, text string) {
	folder := f.Folder()
	if !strings.Contains(first(imp.Path), ".") || f.Test() {
		return "", ""
	}
	if anyUnder(folder, []string{"edge", "cmd", "desk/web", "tools"}) {
		return "", ""
	}
	for top, modules := range named {
		if under(folder, top) && anyUnder(imp.Path, modules) {
			return "", ""
		}
	}
	return "third", fmt.Sprintf("%s imports the module of others %s", folder, imp.Path)
}

// testLibrary: what serves tests never reaches a user's binary. Tools may hold what several tests
// share: nothing of the product imports them, which is the rule up.
func testLibrary(f tree.File, imp tree.Import) (rule, text string) {
	if f.Test() || first(f.Folder()) == "tools" || !anyUnder(imp.Path, testLibraries) {
		return "", ""
	}
	return "testlib", fmt.Sprintf("%s imports %s outside a test", f.Folder(), imp.Path)
}

// names: a package is called for what it is about, and as its folder is.
func names(f tree.File) []Violation {
	var found []Violation
	folder, name := f.Folder(), f.Syntax.Name.Name
	at := f.Place(f.Syntax.Name.Pos())
	for _, part := range strings.Split(folder, "/") {
		if slices.Contains(refused, part) {
			found = append(found, Violation{"name", at, fmt.Sprintf("the folder name %q is refused", part)})
		}
	}
	plain := strings.TrimSuffix(name, "_test")
	if plain != "main" && folder != "." && plain != path.Base(folder) {
		found = append(found, Violation{"name", at, fmt.Sprintf("package %s in folder %s", name, folder)})
	}
	if name != strings.ToLower(name) {
		found = append(found, Violation{"name", at, fmt.Sprintf("package %s is not lower case", name)})
	}
	return found
}
