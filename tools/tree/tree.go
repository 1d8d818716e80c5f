// Package tree reads the Go sources under a folder for the tools that hold the house in order.
//
// It promises to read every file itself, at the time of the call: a check that asked the go command
// was once served stale from the test cache. It leaves out testdata, hidden folders and what a run
// leaves behind, and reads files for every operating system. It refuses sources that do not parse.
//
//	files, err := tree.Read(".")
package tree

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// Module is the path of the product's module; imports that begin with it are our own.
const Module = "romukura"

// File is one parsed Go source.
type File struct {
	Path      string // from the root, with slashes
	Source    []byte
	Syntax    *ast.File
	Positions *token.FileSet
}

// Read parses every Go source under root, in the order of their paths.
func Read(root string) ([]File, error) {
	var files []File
	err := Walk(root, func(name string) error {
		if path.Ext(name) != ".go" || strings.Contains("/"+name, "/testdata/") {
			return nil
		}
		f, err := read(root, name)
		files = append(files, f)
		return err
	})
	return files, err
}

func read(root, name string) (File, error) {
	src, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		return File{}, err
	}
	set := token.NewFileSet()
	syntax, err := parser.ParseFile(set, name, src, parser.ParseComments|parser.SkipObjectResolution)
	return File{Path: name, Source: src, Syntax: syntax, Positions: set}, err
}

// Walk calls visit with the path of every file under root that belongs to the repository.
func Walk(root string, visit func(name string) error) error {
	return filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		if d.IsDir() {
			if left(filepath.ToSlash(rel)) {
				return filepath.SkipDir
			}
			return nil
		}
		return visit(filepath.ToSlash(rel))
	})
}

// left names the folders that are no part of the sources.
func left(dir string) bool {
	switch dir {
	case ".", ".ci":
		return false
	case "out", "romukura-demo", "testdata/arch", "testdata/tidy":
		return true
	}
	return strings.HasPrefix(path.Base(dir), ".")
}

// Folder is the package's folder from the root; the root itself is ".".
func (f File) Folder() string { return path.Dir(f.Path) }

// Test tells whether the file is compiled for tests only.
func (f File) Test() bool { return strings.HasSuffix(f.Path, "_test.go") }

// Generated tells whether a tool wrote the file.
func (f File) Generated() bool { return ast.IsGenerated(f.Syntax) }

// Place is path and line of a position, as editors understand it.
func (f File) Place(at token.Pos) string {
	return fmt.Sprintf("%s:%d", f.Path, f.Positions.Position(at).Line)
}

// Import is one import line.
type Import struct {
	Path string // as written
	Name string // the name it has in the file
	At   token.Pos
}

// Imports lists the file's imports.
func (f File) Imports() []Import {
	var list []Import
	for _, spec := range f.Syntax.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		name := path.Base(p)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		list = append(list, Import{Path: p, Name: name, At: spec.Pos()})
	}
	return list
}

// Own is the folder an import of ours names, and whether it is ours at all.
func Own(importPath string) (folder string, ours bool) {
	if importPath == Module {
		return ".", true
	}
	return strings.CutPrefix(importPath, Module+"/")
}

// Functions lists the names of the file's functions, methods apart.
func (f File) Functions() []string {
	var names []string
	for _, d := range f.Syntax.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil {
			names = append(names, fn.Name.Name)
		}
	}
	return names
}
