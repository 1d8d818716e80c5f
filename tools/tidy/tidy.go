// Package tidy checks the house style that a program can check, as a function over a folder.
//
// It promises to read the sources itself and to name every breach with file and line. It refuses
// exceptions that stand nowhere: each one is a word in a list below, with its reason.
//
//	violations, err := tidy.Check(".")
package tidy

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"slices"
	"strings"
	"unicode/utf8"

	"romukura/tools/tree"
)

// Bars of the style.
const (
	functionLines = 70
	fileLines     = 500
	lineRunes     = 100
	parameters    = 4
)

// Violation is one breach of the style.
type Violation struct {
	Rule  string // the rule's short name, as the folders of testdata/tidy
	Place string
	Text  string
}

// String is one line: place, rule, what is wrong.
func (v Violation) String() string { return fmt.Sprintf("%s: %s: %s", v.Place, v.Rule, v.Text) }

// symmetric are functions whose two arguments of one type cannot be confused to any effect.
var symmetric = []string{"Compare", "Equal", "Less", "Max", "Min", "Swap"}

// ordered are functions whose arguments stand in an order every reader knows: year, month, day.
var ordered = []string{"caldate.New", "caldate.EraDate"}

// report collects the breaches of one file.
type report struct {
	tree.File
	found []Violation
}

func (r *report) add(rule string, at token.Pos, format string, args ...any) {
	r.found = append(r.found, Violation{rule, r.Place(at), fmt.Sprintf(format, args...)})
}

// Check holds every rule over the files under root.
func Check(root string) ([]Violation, error) {
	files, err := tree.Read(root)
	if err != nil {
		return nil, err
	}
	var found []Violation
	for _, f := range files {
		if f.Generated() {
			continue
		}
		r := &report{File: f}
		r.sizes()
		r.words()
		if !f.Test() {
			r.documents()
			r.cites()
			r.floats()
			r.japanese()
		}
		found = append(found, r.found...)
	}
	found = append(found, manuals(files)...)
	modules, err := undocumented(root)
	if err != nil {
		return nil, err
	}
	found = append(found, modules...)
	machine, err := machinePaths(root)
	return append(found, machine...), err
}

// sizes checks lines, files, functions and parameters.
func (r *report) sizes() {
	lines := bytes.Split(r.Source, []byte("\n"))
	if n := len(lines) - 1; n > fileLines && !r.Test() {
		r.add("file", r.Syntax.Package, "%d lines, at most %d", n, fileLines)
	}
	for i, line := range lines {
		if n := utf8.RuneCount(line); n > lineRunes {
			place := fmt.Sprintf("%s:%d", r.Path, i+1)
			text := fmt.Sprintf("%d runes, at most %d", n, lineRunes)
			r.found = append(r.found, Violation{"line", place, text})
		}
	}
	ast.Inspect(r.Syntax, func(n ast.Node) bool {
		fn, ok := n.(*ast.FuncDecl)
		if ok {
			r.function(fn)
		}
		return true
	})
}

func (r *report) function(fn *ast.FuncDecl) {
	from := r.Positions.Position(fn.Pos()).Line
	if n := r.Positions.Position(fn.End()).Line - from + 1; n > functionLines {
		r.add("function", fn.Pos(), "%s has %d lines, at most %d", fn.Name.Name, n, functionLines)
	}
	if r.Test() {
		return
	}
	args := arguments(fn.Type)
	if len(args) > parameters {
		r.add("parameters", fn.Pos(), "%s takes %d, at most %d", fn.Name.Name, len(args), parameters)
	}
	full := r.Syntax.Name.Name + "." + fn.Name.Name
	if !fn.Name.IsExported() || slices.Contains(symmetric, fn.Name.Name) ||
		slices.Contains(ordered, full) {
		return
	}
	for i := 1; i < len(args); i++ {
		if args[i] == args[i-1] {
			r.add("twins", fn.Pos(), "%s takes two neighbors of type %s: make them a struct",
				fn.Name.Name, args[i])
			return
		}
	}
}

// arguments lists the types of a function's parameters, one entry a parameter. The context and a
// trailing trace are not counted: they say nothing about the question asked.
func arguments(fn *ast.FuncType) []string {
	var list []string
	for _, field := range fn.Params.List {
		name := typeName(field.Type)
		if name == "context.Context" {
			continue
		}
		for range max(1, len(field.Names)) {
			list = append(list, name)
		}
	}
	if n := len(list); n > 0 && (list[n-1] == "*why.Trace" || list[n-1] == "*Trace") {
		list = list[:n-1]
	}
	return list
}

// typeName prints a type as it is written.
func typeName(e ast.Expr) string {
	switch t := e.(type) {
	case *ast.Ident:
		return t.Name
	case *ast.SelectorExpr:
		return typeName(t.X) + "." + t.Sel.Name
	case *ast.StarExpr:
		return "*" + typeName(t.X)
	case *ast.Ellipsis:
		return "..." + typeName(t.Elt)
	case *ast.ArrayType:
		return "[]" + typeName(t.Elt)
	case *ast.MapType:
		return "map[" + typeName(t.Key) + "]" + typeName(t.Value)
	case *ast.IndexExpr:
		return typeName(t.X) + "[" + typeName(t.Index) + "]"
	case *ast.IndexListExpr:
		return typeName(t.X) + "[…]"
	}
	return fmt.Sprintf("%T", e) + fmt.Sprint(e.Pos())
}

// unfinished are the marks of work left lying about.
var unfinished = []string{"TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"}

// words looks for marks of unfinished work in comments.
func (r *report) words() {
	for _, group := range r.Syntax.Comments {
		for _, c := range group.List {
			for _, word := range strings.FieldsFunc(c.Text, notLetter) {
				if slices.Contains(unfinished, word) {
					r.add("unfinished", c.Pos(), "the comment says %s", word)
				}
			}
		}
	}
}

func notLetter(c rune) bool { return c < 'A' || c > 'Z' && c < 'a' || c > 'z' }
