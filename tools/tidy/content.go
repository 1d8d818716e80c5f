package tidy

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"romukura/tools/tree"
)

// floating are the names that bring floating point in.
var floating = []string{
	"float32", "float64", "complex64", "complex128", "ParseFloat", "FormatFloat", "AppendFloat",
	"ParseComplex", "FormatComplex", "SetFloat64", "Float64", "Float32", "NewFloat",
}

// floats looks for floating point in ground, law and trade: money is whole yen.
func (r *report) floats() {
	if !slices.Contains([]string{"ground", "law", "trade"}, top(r.Folder())) {
		return
	}
	ast.Inspect(r.Syntax, func(n ast.Node) bool {
		switch t := n.(type) {
		case *ast.Ident:
			if slices.Contains(floating, t.Name) {
				r.add("float", t.Pos(), "%s is floating point", t.Name)
			}
		case *ast.BasicLit:
			if t.Kind == token.FLOAT || t.Kind == token.IMAG {
				r.add("float", t.Pos(), "%s is floating point", t.Value)
			}
		}
		return true
	})
}

func top(folder string) string {
	head, _, _ := strings.Cut(folder, "/")
	return head
}

// japanese looks for users' texts outside the message catalogues, the files text.go and *_text.go.
// Characters written as escapes are data of a mechanism, not texts, and pass. So do runes. Tools
// speak to engineers and are free.
func (r *report) japanese() {
	name := path.Base(r.Path)
	if name == "text.go" || strings.HasSuffix(name, "_text.go") || top(r.Folder()) == "tools" {
		return
	}
	ast.Inspect(r.Syntax, func(n ast.Node) bool {
		if field, ok := n.(*ast.KeyValueExpr); ok && isNamed(field.Key, "Law") {
			return false // a citation, which lawxref checks
		}
		lit, ok := n.(*ast.BasicLit)
		if ok && lit.Kind == token.STRING && strings.ContainsFunc(lit.Value, isJapanese) {
			r.add("japanese", lit.Pos(), "a Japanese text outside text.go: %s", lit.Value)
		}
		return true
	})
}

func isNamed(e ast.Expr, name string) bool {
	ident, ok := e.(*ast.Ident)
	return ok && ident.Name == name
}

func isJapanese(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		c >= 0x3000 && c <= 0x303f || c >= 0xff00 && c <= 0xffef
}

// machine is a folder that exists on somebody's machine only.
var machine = regexp.MustCompile(
	`(^|[^\w.\-/])(/(work|farm|root|home|Users|tmp)/\w|[A-Z]:\\Users\\)`)

// machinePaths looks through every text file of the repository for folders of one machine.
func machinePaths(root string) ([]Violation, error) {
	var found []Violation
	err := tree.Walk(root, func(name string) error {
		src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil || bytes.IndexByte(src, 0) >= 0 {
			return err
		}
		for i, line := range strings.Split(string(src), "\n") {
			if at := machine.FindString(line); at != "" {
				place := fmt.Sprintf("%s:%d", name, i+1)
				found = append(found, Violation{"machine", place, "a path of one machine: " + at})
			}
		}
		return nil
	})
	return found, err
}

// Ratio is how many lines of test stand against the source of one package.
type Ratio struct {
	Folder       string
	Source, Test int
}

// Enough tells whether there is at least a line of test for a line of source.
func (r Ratio) Enough() bool { return r.Test >= r.Source }

// String gives the figures of one package.
func (r Ratio) String() string {
	return fmt.Sprintf("%s: %d lines of test for %d of source", r.Folder, r.Test, r.Source)
}

// Ratios measures the packages of law. Expected values that stand as rows in testdata count too,
// for they are what a sharoushi signs.
func Ratios(root string) ([]Ratio, error) {
	lines := map[string]*Ratio{}
	at := func(folder string) *Ratio {
		if lines[folder] == nil {
			lines[folder] = &Ratio{Folder: folder}
		}
		return lines[folder]
	}
	err := tree.Walk(root, func(name string) error {
		if !strings.HasPrefix(name, "law/") {
			return nil
		}
		src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		n := bytes.Count(src, []byte("\n"))
		folder, _, data := strings.Cut(name, "/testdata/")
		switch {
		case data:
			at(folder).Test += n
		case strings.HasSuffix(name, "_test.go"):
			at(path.Dir(name)).Test += n
		case path.Ext(name) == ".go":
			at(path.Dir(name)).Source += n
		}
		return err
	})
	var list []Ratio
	for _, r := range lines {
		list = append(list, *r)
	}
	slices.SortFunc(list, func(a, b Ratio) int { return strings.Compare(a.Folder, b.Folder) })
	return list, err
}
