package output_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"romukura/edge/output"
)

func TestAFileIsReplacedAsAWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "給与", "明細.pdf")
	for _, content := range []string{"first", "", "second"} {
		if err := output.Replace(path, []byte(content)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(path)
		if err != nil || string(got) != content {
			t.Errorf("%q %v", got, err)
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read it: %v %v", info.Mode(), err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("%d files in the folder", len(left))
	}
}

func TestWhatCannotBeWrittenIsTold(t *testing.T) {
	dir := t.TempDir()
	blocked := filepath.Join(dir, "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := output.Replace(filepath.Join(blocked, "below"), nil)
	var write *output.WriteError
	if !errors.As(err, &write) || !strings.Contains(err.Error(), "書けません") {
		t.Errorf("got %v", err)
	}
	// A folder stands where the file should be.
	err = output.Replace(dir, nil)
	if left, _ := os.ReadDir(filepath.Dir(dir)); !errors.As(err, &write) || len(left) != 1 {
		t.Errorf("got %v, %d files beside", err, len(left))
	}
}
