package romukura_test

import (
	"path/filepath"
	"testing"

	"romukura/tools/tidy"
)

// TestTheHouseIsTidy holds sizes, comments, citations, floats and texts over the whole repository.
func TestTheHouseIsTidy(t *testing.T) {
	violations, err := tidy.Check(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		t.Error(v)
	}
}

// TestLawIsTestedLineForLine lists the packages of law with less than a line of test for a line of
// source; go test -v shows the list.
func TestLawIsTestedLineForLine(t *testing.T) {
	ratios, err := tidy.Ratios(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range ratios {
		if !r.Enough() {
			t.Log(r)
		}
	}
}

// TestPlantedUntidinessIsFound runs the checker over one small tree for each rule, in which that
// rule alone is broken, and over one in which none is.
func TestPlantedUntidinessIsFound(t *testing.T) {
	rules := []string{
		"function", "file", "line", "parameters", "twins", "document", "manual", "citation", "float",
		"japanese", "unfinished", "machine", "module",
	}
	for _, rule := range rules {
		t.Run(rule, func(t *testing.T) {
			violations, err := tidy.Check(filepath.Join("testdata", "tidy", rule))
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
		violations, err := tidy.Check(filepath.Join("testdata", "tidy", "clean"))
		if err != nil || len(violations) > 0 {
			t.Error(violations, err)
		}
	})
	t.Run("ratio", func(t *testing.T) {
		ratios, err := tidy.Ratios(filepath.Join("testdata", "tidy", "ratio"))
		if err != nil || len(ratios) != 1 || ratios[0].Enough() {
			t.Error(ratios, err)
		}
	})
}
