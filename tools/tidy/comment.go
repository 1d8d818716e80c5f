package tidy

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"

	"romukura/tools/tree"
)

// mechanisms are the packages of law that hold no rule of a statute.
var mechanisms = []string{"law/dated", "law/statute", "law/why"}

// plumbing are methods that answer the language, not the law.
var plumbing = []string{
	"Compare", "Equal", "Error", "Format", "GoString", "Is", "IsZero", "Label", "Less",
	"MarshalJSON", "MarshalText", "String", "UnmarshalJSON", "UnmarshalText", "Unwrap", "Valid",
}

// documents checks that each exported name has a comment that begins with it.
func (r *report) documents() {
	for _, decl := range r.Syntax.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && onExported(d) {
				r.document(d.Name, d.Doc)
			}
		case *ast.GenDecl:
			r.group(d)
		}
	}
}

// onExported tells whether fn is a function, or a method of an exported type.
func onExported(fn *ast.FuncDecl) bool {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return true
	}
	e := fn.Recv.List[0].Type
	for {
		switch t := e.(type) {
		case *ast.StarExpr:
			e = t.X
		case *ast.IndexExpr:
			e = t.X
		case *ast.IndexListExpr:
			e = t.X
		case *ast.Ident:
			return t.IsExported()
		default:
			return false
		}
	}
}

func (r *report) document(name *ast.Ident, doc *ast.CommentGroup) {
	if doc == nil {
		r.add("document", name.Pos(), "%s has no comment", name.Name)
		return
	}
	head := doc.Text()
	for _, article := range []string{"A ", "An ", "The "} {
		head = strings.TrimPrefix(head, article)
	}
	rest, ok := strings.CutPrefix(head, name.Name)
	if !ok || rest == "" || !notLetter(rune(rest[0])) {
		r.add("document", name.Pos(), "the comment of %s does not begin with its name", name.Name)
	}
}

// group checks a declaration of types, constants or variables. Members of a group may share the
// comment of the group, or carry one at the end of their line.
func (r *report) group(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			if s.Name.IsExported() {
				r.document(s.Name, either(s.Doc, d.Doc))
			}
		case *ast.ValueSpec:
			if !s.Names[0].IsExported() {
				continue
			}
			if d.Lparen == token.NoPos {
				r.document(s.Names[0], either(s.Doc, d.Doc))
			} else if s.Doc == nil && s.Comment == nil && d.Doc == nil {
				r.add("document", s.Pos(), "%s has no comment, nor has its group", s.Names[0].Name)
			}
		}
	}
}

func either(a, b *ast.CommentGroup) *ast.CommentGroup {
	if a != nil {
		return a
	}
	return b
}

// cites checks that the exported functions of law name the article they answer for, in the comment
// above or beside the branch it justifies.
func (r *report) cites() {
	folder := r.Folder()
	if !strings.HasPrefix(folder, "law/") || slices.Contains(mechanisms, folder) {
		return
	}
	for _, decl := range r.Syntax.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || !fn.Name.IsExported() || !onExported(fn) || fn.Recv != nil && isPlumbing(fn) {
			continue
		}
		if !r.citedIn(fn) {
			r.add("citation", fn.Pos(), "%s cites no article (// Law: …)", fn.Name.Name)
		}
	}
}

func isPlumbing(fn *ast.FuncDecl) bool { return slices.Contains(plumbing, fn.Name.Name) }

func (r *report) citedIn(fn *ast.FuncDecl) bool {
	from := fn.Pos()
	if fn.Doc != nil {
		from = fn.Doc.Pos()
	}
	for _, group := range r.Syntax.Comments {
		if group.Pos() < from || group.End() > fn.End() {
			continue
		}
		for _, c := range group.List {
			for _, mark := range []string{"// Law: ", "// Law? ", "// Law! "} {
				if strings.HasPrefix(c.Text, mark) {
					return true
				}
			}
		}
	}
	return false
}

// manuals checks that every package has a package comment.
func manuals(files []tree.File) []Violation {
	firstFile := map[string]tree.File{}
	documented := map[string]bool{}
	var folders []string
	for _, f := range files {
		if f.Test() {
			continue
		}
		folder := f.Folder()
		if _, seen := firstFile[folder]; !seen {
			firstFile[folder] = f
			folders = append(folders, folder)
		}
		if f.Syntax.Doc != nil {
			documented[folder] = true
		}
	}
	var found []Violation
	for _, folder := range folders {
		if !documented[folder] {
			place := path.Join(folder, path.Base(firstFile[folder].Path))
			found = append(found, Violation{"manual", place, "the package has no package comment"})
		}
	}
	return found
}
