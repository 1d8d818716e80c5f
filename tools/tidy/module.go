package tidy

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// undocumented finds modules that go.mod asks for directly and docs/dependencies.md does not name.
func undocumented(root string) ([]Violation, error) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	page, err := os.ReadFile(filepath.Join(root, "docs", "dependencies.md"))
	if err != nil {
		return nil, err
	}
	var found []Violation
	for i, line := range strings.Split(string(mod), "\n") {
		fields := strings.Fields(strings.TrimPrefix(line, "require "))
		if len(fields) < 2 || !strings.Contains(fields[0], ".") || strings.Contains(line, "// indirect") {
			continue
		}
		if !strings.Contains(string(page), "| "+fields[0]+" | "+fields[1]+" |") {
			text := fmt.Sprintf("no row %s %s in docs/dependencies.md", fields[0], fields[1])
			found = append(found, Violation{"module", fmt.Sprintf("go.mod:%d", i+1), text})
		}
	}
	return found, nil
}
