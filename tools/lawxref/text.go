package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"romukura/law/statute"
)

// stored is the place of an article's text below law/statute/text. A circular lies there under its
// short name; a statute without a known id has no place.
func stored(c statute.Citation) (string, bool) {
	if c.Statute.Circular() {
		return c.Statute.Short + ".txt", true
	}
	return path.Join(c.Statute.LawID, c.File()), c.Statute.LawID != ""
}

func (b *book) textFolder() string { return filepath.Join(b.root, "law", "statute", "text") }

// missing lists the cited articles without a stored text.
func (b *book) missing() []statute.Citation {
	articles, _ := b.citing(article)
	return slices.DeleteFunc(articles, func(c statute.Citation) bool {
		name, ok := stored(c)
		if !ok {
			return false
		}
		_, err := os.Stat(filepath.Join(b.textFolder(), filepath.FromSlash(name)))
		return err == nil
	})
}

func (b *book) printMissing(out io.Writer) {
	missing := b.missing()
	for _, c := range missing {
		name, ok := stored(c)
		if !ok {
			name = "no e-Gov id known"
		}
		fmt.Fprintf(out, "%s\t%s\n", c, name)
	}
	fmt.Fprintf(out, "%d cited articles have no stored text\n", len(missing))
}

// texts reads every article below a folder: name → content.
func texts(folder string) (map[string][]byte, error) {
	found := map[string][]byte{}
	err := filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(p) != ".txt" {
			return err
		}
		rel, err := filepath.Rel(folder, p)
		if err != nil {
			return err
		}
		found[filepath.ToSlash(rel)], err = os.ReadFile(p)
		return err
	})
	return found, err
}

// printDrift compares two folders of texts and prints the code under each article that differs.
func (b *book) printDrift(out io.Writer, before, after string) error {
	old, err := texts(before)
	if err != nil {
		return err
	}
	fresh, err := texts(after)
	if err != nil {
		return err
	}
	names := slices.Collect(maps.Keys(old))
	for name := range fresh {
		if _, ok := old[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	places := b.byText()
	differing := 0
	for _, name := range names {
		how := difference(old, fresh, name)
		if how == "" {
			continue
		}
		differing++
		fmt.Fprintf(out, "%s %s\n", name, how)
		for _, u := range places[name] {
			fmt.Fprintf(out, "\t%s\t%s\n", u.place, u.Citation)
		}
		if places[name] == nil {
			fmt.Fprintln(out, "\tno code cites it")
		}
	}
	fmt.Fprintf(out, "%d articles differ\n", differing)
	return nil
}

func difference(old, fresh map[string][]byte, name string) string {
	was, before := old[name]
	is, after := fresh[name]
	switch {
	case !before:
		return "is new"
	case !after:
		return "is gone"
	case !bytes.Equal(was, is):
		return "is changed"
	}
	return ""
}

// byText groups the uses by the name of the article's text.
func (b *book) byText() map[string][]use {
	_, groups := b.citing(article)
	found := map[string][]use{}
	for c, uses := range groups {
		if name, ok := stored(c); ok {
			found[name] = uses
		}
	}
	return found
}

// uncited lists the stored articles that no code cites.
func (b *book) uncited() ([]string, error) {
	all, err := texts(b.textFolder())
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	cited := b.byText()
	var names []string
	for name := range all {
		if cited[name] == nil {
			names = append(names, b.readable(name))
		}
	}
	slices.Sort(names)
	return names, err
}

// readable turns a text's name back into a citation where the register knows its id.
func (b *book) readable(name string) string {
	dir, file := path.Split(name)
	for _, s := range b.register.All() {
		if s.LawID != "" && s.LawID+"/" == dir {
			return s.Short + strings.TrimSuffix(file, ".txt")
		}
	}
	return strings.TrimSuffix(name, ".txt")
}
