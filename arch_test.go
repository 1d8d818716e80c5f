package romukura_test

import (
	"os"
	"path/filepath"
	"testing"

	"romukura/tools/floor"
)

// TestTheFloorsHold reads the imports of the whole repository.
func TestTheFloorsHold(t *testing.T) {
	violations, err := floor.Check(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		t.Error(v)
	}
}

// TestTheDiagramIsPrinted compares the list in ARCHITECTURE.md with arch.tsv.
func TestTheDiagramIsPrinted(t *testing.T) {
	page, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	listed, err := floor.Listed(".")
	if err != nil {
		t.Fatal(err)
	}
	want, err := floor.Print(string(page), listed)
	if err != nil {
		t.Fatal(err)
	}
	if string(page) != want {
		t.Error("ARCHITECTURE.md does not show arch.tsv: go run ./tools/archmap -write")
	}
}

// TestPlantedImportsAreFound runs the checker over one small tree for each rule, in which that rule
// alone is broken, and over one in which none is.
func TestPlantedImportsAreFound(t *testing.T) {
	rules := []string{
		"up", "pairs", "side", "open", "reach", "edges", "pure", "clock", "third", "testlib", "name",
	}
	for _, rule := range rules {
		t.Run(rule, func(t *testing.T) {
			violations, err := floor.Check(filepath.Join("testdata", "arch", rule))
			if err != nil {
				t.Fatal(err)
			}
			if len(violations) == 0 {
				t.Fatal("the planted violation was not found")
			}
			for _, v := range violations {
				if v.Rule != rule {
					t.Errorf("another rule spoke: %s", v)
				}
			}
		})
	}
	t.Run("clean", func(t *testing.T) {
		violations, err := floor.Check(filepath.Join("testdata", "arch", "clean"))
		if err != nil || len(violations) > 0 {
			t.Error(violations, err)
		}
	})
}

// TestS71_AHostThatReachesWhatOpensDataIsFound plants an import at depth two and looks for it; that
// the product has none is TestTheFloorsHold.
func TestS71_AHostThatReachesWhatOpensDataIsFound(t *testing.T) {
	violations, err := floor.Check(filepath.Join("testdata", "arch", "reach"))
	if err != nil || len(violations) == 0 || violations[0].Rule != "reach" {
		t.Errorf("the planted import was not found: %v %v", violations, err)
	}
}
