package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// program is the program as users run it, built once for all tests that need it.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "romukura")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "romukura")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return path, fmt.Errorf("%w: %s", err, out)
	}
	// Tests run it as another user, too.
	return path, os.Chmod(dir, 0o755)
})

// built is where the program lies. Short tests do without.
func built(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("needs the program to be built")
	}
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMain(m *testing.M) {
	code := m.Run()
	if !testing.Short() {
		if path, _ := program(); path != "" {
			_ = os.RemoveAll(filepath.Dir(path))
		}
	}
	os.Exit(code)
}
