package main

import (
	"bytes"
	"os"
	"testing"
)

func TestTheCommittedTableIsWhatTheToolMakes(t *testing.T) {
	want, err := os.ReadFile("../../ground/jis/cp932.bin")
	if err != nil {
		t.Fatal(err)
	}
	got, err := build()
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the table differs: go run ./tools/jistable (%v)", err)
	}
}
