package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"romukura/law/statute"
	"romukura/tools/tree"
)

// standing is how sure a citation is that the code does what the article says.
type standing int

const (
	checked standing = iota + 1
	believed
	partial
)

var marks = map[string]standing{"// Law: ": checked, "// Law? ": believed, "// Law! ": partial}

// nearly are lines that were meant to be citations; gofmt moves the first form away.
var nearly = regexp.MustCompile(`^// ?[Ll]aw[:?!]`)

// use is one citation at one line of code.
type use struct {
	statute.Citation
	standing
	place place
}

type place struct {
	path string
	line int
}

func (p place) String() string { return fmt.Sprintf("%s:%d", p.path, p.line) }

func (p place) compare(q place) int {
	return cmp.Or(strings.Compare(p.path, q.path), cmp.Compare(p.line, q.line))
}

// book holds all citations of the sources, and what was wrong with them.
type book struct {
	root     string
	register statute.Register
	order    map[string]int // short name → row of the register
	uses     []use
	faults   []string
}

// read collects the citations under root. Tests cite too, but show nothing about what is covered.
func read(root string) (*book, error) {
	src, err := os.ReadFile(filepath.Join(root, "law", "statute", "statutes.tsv"))
	if err != nil {
		return nil, err
	}
	register, err := statute.ReadRegister(string(src))
	if err != nil {
		return nil, err
	}
	b := &book{root: root, register: register, order: map[string]int{}}
	for i, s := range register.All() {
		b.order[s.Short] = i
	}
	files, err := tree.Read(root)
	for _, f := range files {
		if !f.Test() {
			b.comments(f)
			b.fields(f)
		}
	}
	return b, err
}

// comments reads the citation lines of a file.
func (b *book) comments(f tree.File) {
	for _, group := range f.Syntax.Comments {
		for i, c := range group.List {
			if !nearly.MatchString(c.Text) {
				continue
			}
			at := place{f.Path, f.Positions.Position(c.Pos()).Line}
			mark := c.Text[:min(len(c.Text), len("// Law: "))]
			sure, ok := marks[mark]
			if !ok {
				b.fault(at, fmt.Sprintf("%q is not \"// Law: \", \"// Law? \" or \"// Law! \"", mark))
				continue
			}
			if sure == partial && (i+1 == len(group.List) || !says(group.List[i+1].Text)) {
				b.fault(at, "after Law! the next line says what is missing")
			}
			b.cite(at, sure, strings.TrimPrefix(c.Text, mark))
		}
	}
}

// says tells whether a comment line holds a sentence.
func says(line string) bool {
	return strings.TrimSpace(strings.TrimPrefix(line, "//")) != "" && !nearly.MatchString(line)
}

// fields reads literal texts of fields named Law: what a user is shown must be right too.
func (b *book) fields(f tree.File) {
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		pair, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		key, named := pair.Key.(*ast.Ident)
		lit, literal := pair.Value.(*ast.BasicLit)
		if !named || !literal || key.Name != "Law" || lit.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(lit.Value)
		if err == nil && text != "" {
			b.cite(place{f.Path, f.Positions.Position(lit.Pos()).Line}, checked, text)
		}
		return true
	})
}

func (b *book) cite(at place, sure standing, text string) {
	for _, part := range strings.Split(text, " ") {
		c, err := b.register.Parse(part)
		if err != nil {
			b.fault(at, err.Error())
			continue
		}
		b.uses = append(b.uses, use{c, sure, at})
	}
}

func (b *book) fault(at place, text string) {
	b.faults = append(b.faults, fmt.Sprintf("%s: %s", at, text))
}

// compare orders citations by the register, then by their numbers.
func (b *book) compare(x, y statute.Citation) int {
	return cmp.Or(
		cmp.Compare(b.order[x.Statute.Short], b.order[y.Statute.Short]),
		cmp.Compare(x.Part, y.Part),
		byNumber(x.Article, y.Article),
		byNumber(x.Paragraph, y.Paragraph),
		byNumber(x.Item, y.Item),
	)
}

var digits = regexp.MustCompile(`[0-9]+`)

// byNumber puts 43 before 43の2 before 160.
func byNumber(x, y string) int {
	xs, ys := digits.FindAllString(x, -1), digits.FindAllString(y, -1)
	return slices.CompareFunc(xs, ys, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	})
}

// citing groups the uses by a citation made from each, in order.
func (b *book) citing(key func(use) statute.Citation) (
	keys []statute.Citation, groups map[statute.Citation][]use,
) {
	groups = map[statute.Citation][]use{}
	for _, u := range b.uses {
		k := key(u)
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], u)
	}
	slices.SortFunc(keys, b.compare)
	for _, group := range groups {
		slices.SortStableFunc(group, func(x, y use) int { return x.place.compare(y.place) })
	}
	return keys, groups
}

func exact(u use) statute.Citation { return u.Citation }

func article(u use) statute.Citation { return u.Whole() }
