// Archmap keeps the list of imports inside a floor, arch.tsv, and its copy in ARCHITECTURE.md.
//
//	go run ./tools/archmap          print what the sources do and arch.tsv does not say
//	go run ./tools/archmap -write   take the sources' pairs into both files
//
// Writing is a decision: read the difference before you commit it, for the list is the diagram.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"romukura/tools/floor"
	"romukura/tools/tree"
)

func main() {
	write := flag.Bool("write", false, "write arch.tsv and the list in ARCHITECTURE.md")
	root := flag.String("root", ".", "folder of the repository")
	flag.Parse()
	if err := run(*root, *write); err != nil {
		fmt.Fprintln(os.Stderr, "archmap:", err)
		os.Exit(1)
	}
}

func run(root string, write bool) error {
	files, err := tree.Read(root)
	if err != nil {
		return err
	}
	listed, err := floor.Listed(root)
	if err != nil {
		return err
	}
	pairs := floor.Pairs(files)
	changed := report(listed, pairs)
	if !write {
		if changed {
			return fmt.Errorf("%s does not say what the sources do", floor.ListName)
		}
		return nil
	}
	if err := writeList(filepath.Join(root, floor.ListName), pairs); err != nil {
		return err
	}
	return writePage(filepath.Join(root, "ARCHITECTURE.md"), pairs)
}

// report prints the difference and tells whether there is one.
func report(listed, done []floor.Pair) bool {
	changed := false
	for _, p := range done {
		if !slices.Contains(listed, p) {
			fmt.Println("+", p)
			changed = true
		}
	}
	for _, p := range listed {
		if !slices.Contains(done, p) {
			fmt.Println("-", p)
			changed = true
		}
	}
	return changed
}

func writeList(name string, pairs []floor.Pair) error {
	var b strings.Builder
	b.WriteString("from\tto\n")
	for _, p := range pairs {
		fmt.Fprintf(&b, "%s\t%s\n", p.From, p.To)
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}

func writePage(name string, pairs []floor.Pair) error {
	page, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	printed, err := floor.Print(string(page), pairs)
	if err != nil {
		return err
	}
	return os.WriteFile(name, []byte(printed), 0o644)
}
