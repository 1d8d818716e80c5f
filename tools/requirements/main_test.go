package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryRequirementShownHasATest holds the repository's own list to its tests.
func TestEveryRequirementShownHasATest(t *testing.T) {
	if err := list(filepath.Join("..", ".."), false, &bytes.Buffer{}); err != nil {
		t.Error(err)
	}
}

func TestAPlantedGapIsFound(t *testing.T) {
	root := t.TempDir()
	write(t, root, listName, "id\tstatus\tasks\tremark\nS01\tshown\ta\t\nS02\tlater\tb\t\n")
	write(t, root, "seal/seal_test.go", "package seal\n\nfunc TestS03_Unknown() {}\n")
	err := list(root, false, &bytes.Buffer{})
	if err == nil || !strings.Contains(err.Error(), "S01 is shown and no test names it") ||
		!strings.Contains(err.Error(), "tests name S03") {
		t.Errorf("the planted gaps were not both found: %v", err)
	}
	write(t, root, listName, "S01\tdone\ta\t\n")
	if err := list(root, false, &bytes.Buffer{}); err == nil {
		t.Error("a status that does not exist was taken")
	}
}

func TestResultsAreReadFromTheRun(t *testing.T) {
	got, err := results([]byte(`{"Action":"output","Package":"romukura/seal"}
{"Action":"pass","Package":"romukura/seal","Test":"TestS16_A"}
{"Action":"fail","Package":"romukura","Test":"TestS71_B"}`))
	sealed, root := got[test{"seal", "TestS16_A"}], got[test{".", "TestS71_B"}]
	if err != nil || sealed != "pass" || root != "fail" {
		t.Error(got, err)
	}
}

func write(t *testing.T, root, name, text string) {
	t.Helper()
	path := filepath.Join(root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
