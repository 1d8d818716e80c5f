// Requirements lists the security requirements with the tests that show them.
//
//	go run ./tools/requirements            id, what it asks, tests; nothing is run
//	go run ./tools/requirements -run       the same, each test run, with its result
//
// The list is docs/requirements.tsv: id, status (shown, partly, later), what is asked, remark. A
// test belongs to a requirement by its name: TestS16_AnythingElse. The tool fails when a
// requirement that is shown or partly shown has no test, when a test names an id that the list does
// not have, and, with -run, when a test did not pass.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"romukura/tools/tree"
)

const listName = "docs/requirements.tsv"

// requirement is one row of the list.
type requirement struct{ id, status, asks, remark string }

// test is one test function of the repository.
type test struct{ folder, name string }

func main() {
	running := flag.Bool("run", false, "run the tests and print their results")
	root := flag.String("root", ".", "folder of the repository")
	flag.Parse()
	if err := list(*root, *running, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "requirements:", err)
		os.Exit(1)
	}
}

func list(root string, running bool, out io.Writer) error {
	rows, err := readList(filepath.Join(root, filepath.FromSlash(listName)))
	if err != nil {
		return err
	}
	tests, err := findTests(root)
	if err != nil {
		return err
	}
	faults := compare(rows, tests)
	results := map[test]string{}
	if running {
		if results, err = runTests(root, tests); err != nil {
			return err
		}
	}
	for _, r := range rows {
		fmt.Fprintf(out, "%s\t%s\t%s\n", r.id, r.status, r.asks)
		for _, t := range tests[r.id] {
			result := results[t]
			if running && result != "pass" {
				faults = append(faults, fmt.Errorf("%s: %s in %s: %s", r.id, t.name, t.folder,
					cmp.Or(result, "was not run")))
			}
			fmt.Fprintf(out, "\t%s\t%s\t%s\n", cmp.Or(result, "-"), t.folder, t.name)
		}
	}
	return errors.Join(faults...)
}

func readList(path string) ([]requirement, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	var rows []requirement
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(cells[0], "#") || cells[0] == "id" {
			continue
		}
		if len(cells) != 4 || !slices.Contains([]string{"shown", "partly", "later"}, cells[1]) {
			return nil, fmt.Errorf("%s: not a row: %q", listName, lines.Text())
		}
		rows = append(rows, requirement{cells[0], cells[1], cells[2], cells[3]})
	}
	return rows, lines.Err()
}

var named = regexp.MustCompile(`^Test(S\d\d)_`)

// findTests gives the tests of each id, in order of folder and name.
func findTests(root string) (map[string][]test, error) {
	files, err := tree.Read(root)
	if err != nil {
		return nil, err
	}
	tests := map[string][]test{}
	for _, f := range files {
		if !f.Test() {
			continue
		}
		for _, name := range f.Functions() {
			if id := named.FindStringSubmatch(name); id != nil {
				tests[id[1]] = append(tests[id[1]], test{f.Folder(), name})
			}
		}
	}
	for _, found := range tests {
		slices.SortFunc(found, func(a, b test) int {
			return cmp.Or(cmp.Compare(a.folder, b.folder), cmp.Compare(a.name, b.name))
		})
	}
	return tests, nil
}

// compare finds what the list and the tests do not say alike.
func compare(rows []requirement, tests map[string][]test) []error {
	var faults []error
	known := map[string]bool{}
	for _, r := range rows {
		known[r.id] = true
		if r.status != "later" && len(tests[r.id]) == 0 {
			faults = append(faults, fmt.Errorf("%s is %s and no test names it", r.id, r.status))
		}
	}
	for id := range tests {
		if !known[id] {
			faults = append(faults, fmt.Errorf("tests name %s, which %s does not have", id, listName))
		}
	}
	return faults
}

// runTests runs every test of a requirement and gives pass, fail or skip for each.
func runTests(root string, tests map[string][]test) (map[test]string, error) {
	folders := map[string]bool{}
	for _, found := range tests {
		for _, t := range found {
			folders["./"+t.folder] = true
		}
	}
	args := []string{"test", "-json", "-run", `^TestS\d\d_`}
	for folder := range folders {
		args = append(args, folder)
	}
	slices.Sort(args[4:])
	command := exec.Command("go", args...)
	command.Dir = root
	command.Stderr = os.Stderr
	out, err := command.Output()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		return nil, err
	}
	return results(out)
}

func results(out []byte) (map[test]string, error) {
	found := map[test]string{}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for dec.More() {
		var event struct{ Action, Package, Test string }
		if err := dec.Decode(&event); err != nil {
			return nil, err
		}
		if slices.Contains([]string{"pass", "fail", "skip"}, event.Action) {
			folder := strings.TrimPrefix(strings.TrimPrefix(event.Package, "romukura"), "/")
			found[test{cmp.Or(folder, "."), event.Test}] = event.Action
		}
	}
	return found, nil
}
