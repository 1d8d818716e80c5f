// Package health is planted.
package health

// Occasional is cited whole.
//
// Law: 健保法43-1 厚年法23-1 保発0301-8
func Occasional() {}

// Branches are cited where they stand.
func Branches() {
	// Law? 健保法43の2-1
	_ = step{Law: "厚年法23の2-1 番号則2"}
}

// Tenth is implemented in part.
//
// Law! 健保法160-1
// The special rate of a branch is missing.
func Tenth() {}

type step struct{ Law string }
